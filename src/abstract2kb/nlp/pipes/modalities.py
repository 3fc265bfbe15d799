"""How an asset is built ("bispecific antibody", "CAR-T", "oncolytic virus"), how it is given (routes), and preclinical models.

MODALITY ids are values of the Modality enum; ROUTE ids are adjectives ("subcutaneous"); MODEL ids are canonical names ("Raji").
"""

import re

from spacy.language import Language
from spacy.tokens import Doc, Span

from abstract2kb.lexicons import CUE
from abstract2kb.nlp.component import SpanComponent
from abstract2kb.nlp.extensions import text_of
from abstract2kb.nlp.mention import Label, span_at, without_overlaps
from abstract2kb.patterns import regex

_GIVEN = regex(
    r"route|administ|dos(?:e|ing)|infusion|inject|given|receiv|deliver|mg|µg|μg|bid|qd|daily|weekly|formulation|treat|bioavailab", re.IGNORECASE
)
_AGENT = regex(
    r",? (?:[\w/+–-]+,? ){0,6}?(?:inhibitors?|degraders?|agonists?|antagonists?|SERDs?|TKIs?|small molecules?|agents?|drugs?|compounds?|therapy"
    r"|candidates?|PROTAC|glue|blockers?|modulators?|prodrug|capsules?|tablets?|azacitidine|decitabine|paclitaxel|vinorelbine)\b"
)
"""What is taken by mouth, after "oral": an "oral abstract" is not."""
_CALLED = regex(r"(?<!\d)(?<!\d[)\]])[;,]\s$|\b(?:is|are)\s$")
_ENDS = regex(r"[,;)\t\n.]|\sand\s|$")
"""Around "oral" in what a drug is called: "A (Acme; oral)", "menin inhibitor, oral"; behind a number it is the talk: "abstract 12, oral"."""
_LABELS = {Label.MODALITY: "modalities.lexicon", Label.ROUTE: "routes.lexicon", Label.MODEL: "models.lexicon"}


@Language.factory("a2kb_modalities", requires=["doc._.a2kb_hits"], assigns=["doc.spans"])
class Modalities(SpanComponent):
    """Writes MODALITY, ROUTE and MODEL from the lexicons; short route forms ("IV", "SC") only near words of dosing."""

    labels = (Label.MODALITY, Label.ROUTE, Label.MODEL)
    upstream = ("a2kb_lexicon",)

    def find(self, doc: Doc) -> list[Span]:
        """Lexicon hits, label by label."""
        found: list[Span] = []
        longer = [(h.start, h.end) for h in doc._.a2kb_hits.get(Label.ADVERSE_EVENT, ())]  # "cytokine release syndrome"
        for label, rule in _LABELS.items():
            spans = [
                span_at(doc, hit.start, hit.end, label, hit.sense.id, rule)
                for hit in doc._.a2kb_hits.get(label, ())
                if not any(a <= hit.start and hit.end < b for a, b in longer)
                and (not hit.sense.flags & CUE or _near_dosing(text_of(doc), hit.start, hit.end))
            ]
            found += without_overlaps(spans)
        return found


def _near_dosing(text: str, start: int, end: int) -> bool:
    """True for a short form near words of dosing, and for "oral" before a kind of drug."""
    if _GIVEN.search(text[max(0, start - 40) : end + 40]):
        return True
    oral = text[start:end].lower() == "oral"
    return oral and bool(_AGENT.match(text, end) or (_CALLED.search(text[max(0, start - 14) : start]) and _ENDS.match(text, end)))
