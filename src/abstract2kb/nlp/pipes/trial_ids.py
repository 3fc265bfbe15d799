"""Registry numbers of trials: "NCT04009681", "EudraCT 2019-001234-12", "ISRCTN12345678", "jRCT2031200001".

A number with a digit too few or too many is kept and marked (value "malformed"), so that its link can correct it. Formats
are those of the WHO ICTRP primary registries.
"""

import re

from spacy.language import Language
from spacy.tokens import Doc, Span

from abstract2kb.nlp.component import SpanComponent
from abstract2kb.nlp.extensions import text_of
from abstract2kb.nlp.first_letters import PlacedPattern
from abstract2kb.nlp.mention import Label, span_at, without_overlaps

FORMATS = {
    "nct": r"\b(?i:NCT)(?:\s?#?|[-:]\s?)(?:No\.?\s?)?(?:\d{8}|\d{4} \d{4})(?!\d)",
    "nct_malformed": r"\b(?i:NCT)(?:\s?#?|[-:]\s?)(?:\d{5,7}|\d{9,10}|(?=\d*O)[O\d]{8})(?![\dA-Za-z])",
    "ctis": r"\b20\d\d-5\d{5}-\d\d(?:-\d\d)?(?!\d)",
    "eudract": r"\b20\d\d-\d{6}-\d\d(?!\d)",
    "isrctn": r"\bISRCTN\s?\d{8}(?!\d)",
    "umin": r"\bUMIN(?:-?CTR)?\s?0{2,}\d{5,7}(?!\d)",
    "jrct": r"\bjRCTs?\d{9,10}(?!\d)",
    "japiccti": r"\bJapicCTI-?\d{6}(?!\d)",
    "chictr": r"\bChiCTR(?:-[A-Z]{2,4}-?)?\d{8,10}(?!\d)",
    "actrn": r"\bACTRN\s?\d{14}(?!\d)",
    "drks": r"\bDRKS\s?\d{8}(?!\d)",
    "ctri": r"\bCTRI/20\d\d/\d{2,3}/\d{6}(?!\d)",
    "kct": r"\bKCT\s?\d{7}(?!\d)",
    "ntr": r"\b(?:NTR|NL)\s?\d{4}(?!\d)(?=[^\n]{0,40}(?:regist|trial))",
    "irct": r"\bIRCT\d{10,16}(?:N\d+)?(?!\d)",
    "rebec": r"\bRBR-[0-9a-z]{6,8}\b",
    "pactr": r"\bPACTR\d{15,16}(?!\d)",
    "tctr": r"\bTCTR\d{11}(?!\d)",
    "slctr": r"\bSLCTR/20\d\d/\d{3}(?!\d)",
}
_ANY = PlacedPattern("|".join(f"(?P<{name}>{form})" for name, form in FORMATS.items()))


def normalise(kind: str, raw: str) -> str:
    """The registry's own spelling: no spaces, colons or "No."; NCT and digits joined.

    >>> normalise("nct", "NCT 04009681")
    'NCT04009681'
    """
    if kind.startswith("nct"):
        return "NCT" + re.sub(r"\D", "", raw)
    return re.sub(r"\s+", "", raw)


@Language.factory("a2kb_trial_ids", assigns=["doc.spans"])
class TrialIds(SpanComponent):
    """Writes TRIAL_ID; the id is the normalised number, the value "malformed" when its length is wrong."""

    labels = (Label.TRIAL_ID,)

    def find(self, doc: Doc) -> list[Span]:
        """Registry numbers in the Doc."""
        spans = []
        for match in _ANY.finditer(text_of(doc)):
            kind = match.lastgroup or ""
            value = "malformed" if kind == "nct_malformed" else None
            rule = f"trial_ids.{kind}"
            spans.append(span_at(doc, match.start(), match.end(), Label.TRIAL_ID, normalise(kind, match.group()), rule, value))
        return without_overlaps(spans)
