"""Context: what a sentence does with a fact: deny it, plan it, suppose it, report it of earlier work, or of animals.

CONTEXT spans mark the cue words with the kind as id ("negated", "planned", "hypothetical", "prior", "preclinical"); `assertion_at`
gives the reading of a place by the cues whose scope reaches it (after NegEx, doi:10.1006/jbin.2001.1029: forward from the
cue to the end of its clause, some cues backward).
"""

from spacy.language import Language
from spacy.tokens import Doc, Span

from abstract2kb.nlp.component import SpanComponent
from abstract2kb.nlp.extensions import text_of
from abstract2kb.nlp.first_letters import PhraseList
from abstract2kb.nlp.mention import Label, span_at, without_overlaps

_CUES = {
    "negated": r"\bno(?=\s(?!\.))|\bnone of\b|\bnone\b|\bnot\b|\bwithout(?! or)\b|\bnever\b|\bneither\b|\bnor\b|\bdid not\b|\babsence of\b|"
    r"\black(?:ed|s|ing)?(?: of)?\b|\bfree of\b|\bfailed to\b|\bzero\b|\b(?:did|do|does|was|were|is|has|have|had|could|"
    r"would)n['’]t\b",
    "planned": r"\bwill(?: be)?\b|\b(?:is|are|was|were) planned\b|\bplanned\b|\bto be (?:enrolled|randomi[sz]ed|evaluated|assessed|reported|"
    r"presented)\b|\bis (?:recruiting|enrolling)\b|\bexpected to\b|\baims? to\b|\bongoing\b|\bprimary (?:end ?point|objective)s?\b|"
    r"\bsecondary (?:end ?point|objective)s?\b",
    "hypothetical": r"\bmay\b|\bmight\b|\bcould\b|\bwould\b|\bassum(?:e|es|ed|ing|ption)\b|\bhypothesi[sz]ed?\b|\bhypothesis\b|\bnull\b|"
    r"\bpower (?:of|to)\b|\bif\b|\bpotential(?:ly)? to\b|\bto detect\b|\bdesigned to\b|\bsample size\b|\btype I error\b|"
    r"\balpha\b(?= (?:of|=|level))",
    "prior": r"\bprevious(?:ly)?\b|\bprior (?:stud|trial|report|analys|result|data)\w*|\bhistorical(?:ly)?\b|\bearlier (?:stud|trial|"
    r"report|analys|result|data)\w*|\bhas been (?:reported|shown|approved|associated)\b|\bhave been (?:reported|shown|associated)\b|"
    r"\bpublished\b|\bin the literature\b|\brecent(?:ly)? (?:stud|trial|report|publish)\w*",
    "preclinical": r"\bpre-?clinical(?:ly)?\b|\bin vitro\b|\bin vivo\b|\bex vivo\b|\bmouse\b|\bmice\b|\bmurine\b|\bxenografts?\b|\b(?:animal|"
    r"tumou?r|syngeneic|PDX|rat|xenograft|humani[sz]ed) models?\b|\bcynomolgus\b|\bcell lines?\b|\bnon-?human primates?\b|"
    r"\bmonkeys?\b|\brats?\b|\borganoids?\b",
}
_ANY = PhraseList(_CUES)


@Language.factory("a2kb_context", assigns=["doc.spans"])
class Context(SpanComponent):
    """Writes CONTEXT; the id is the kind of the cue."""

    labels = (Label.CONTEXT,)

    def find(self, doc: Doc) -> list[Span]:
        """The cue words."""
        return without_overlaps(
            [span_at(doc, m.start(), m.end(), Label.CONTEXT, m.lastgroup or "", f"context.{m.lastgroup}") for m in _ANY.finditer(text_of(doc))]
        )
