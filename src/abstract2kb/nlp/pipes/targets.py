"""Targets: what a drug binds or acts on ("PD-1", "CD19", "IL-2Rβγ", "TGF-β2"), by lexicon, canonical as id.

A short name that is also an ordinary word or another abbreviation ("MET", "ER") counts only beside a word that targets have
("MET inhibitor", "anti-MET", "MET-amplified").
"""

import re

from spacy.language import Language
from spacy.tokens import Doc, Span

from abstract2kb.lexicons import CUE
from abstract2kb.nlp.component import SpanComponent
from abstract2kb.nlp.extensions import text_of
from abstract2kb.nlp.mention import Label, span_at, without_overlaps
from abstract2kb.patterns import regex

_AFTER = regex(
    r"[\s\-–]*(?:[+×x/]|inhibit|antagon|agonist|antibod|block|degrad|target|express|positiv|negativ|mutat|amplif|overexpress|"
    r"fusion|rearrang|altered|alteration|direct|specific|engag|bispecific|ADC|CAR|pathway|signal|receptor|ligand|tyrosine|kinase)",
    re.IGNORECASE,
)
_BEFORE = regex(r"(?:anti|target(?:ing|s|ed)?|against|inhibit(?:s|ing|or of)?|bind(?:s|ing)?(?: to)?|×|/)[\s\-–]*$", re.IGNORECASE)


def has_cue(text: str, start: int, end: int) -> bool:
    """True when the words beside text[start:end] are such as stand beside a target."""
    return bool(_AFTER.match(text, end) or _BEFORE.search(text[max(0, start - 24) : start]))


@Language.factory("a2kb_targets", requires=["doc._.a2kb_hits"], assigns=["doc.spans"])
class Targets(SpanComponent):
    """Writes TARGET; the id is the canonical name."""

    labels = (Label.TARGET,)
    upstream = ("a2kb_lexicon",)

    def find(self, doc: Doc) -> list[Span]:
        """Names from the lexicon, the ambiguous ones only with a cue."""
        spans = [
            span_at(doc, hit.start, hit.end, Label.TARGET, hit.sense.id, "targets.lexicon")
            for hit in doc._.a2kb_hits.get(Label.TARGET, ())
            if not hit.sense.flags & CUE or has_cue(text_of(doc), hit.start, hit.end)
        ]
        return without_overlaps(spans)
