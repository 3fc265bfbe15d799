"""Molecular responses that say that no residual disease was found: of acute leukaemia, lymphoma and myeloma.

Of chronic myeloid leukaemia and the other myeloproliferative neoplasms a molecular response is a level of transcripts, an endpoint of
its own; and the complete haematologic remission of acute leukaemia is what else is called complete remission.
"""

from __future__ import annotations

from abstract2kb.patterns import regex
from abstract2kb.records import Endpoint

__all__ = ["of_disease"]

_DISEASE = regex(
    r"(?P<chronic>\b(?:[Cc]hronic myel\w+|[Cc]hronic[- ]phase|CML|[Pp]olycyth\w+|[Tt]hrombocyth[ae]\w+|[Mm]yelofibrosis|MPNs?|JAK2)\b)|"
    r"(?P<acute>\b(?:[Aa]cute (?:lympho\w+|myel\w+|promyelo\w+|leuk\w+)|(?:[BT]-|Ph\+ ?)?ALL|AML|APL|[Ll]ymphomas?|CLL|MCL|[Mm]yeloma|"
    r"MRD|(?:minimal|measurable|molecular) residual disease)\b)"
)
_REACH = 6000


def _of_acute(text: str, at: int, name: str) -> Endpoint | None:
    """The endpoint that a molecular or haematologic response at `at` is in the disease named last before it (or first behind it); None: its own.

    >>> _of_acute("In AML a molecular remission was seen.", 9, "molecular remission")
    <Endpoint.MRD: 'MRD'>
    """
    last = None
    for last in _DISEASE.finditer(text, max(0, at - _REACH), at):  # noqa: B007 - the last one is asked for
        pass
    last = last or _DISEASE.search(text, at, at + _REACH)
    if last is None or last.lastgroup != "acute" or "JAK2" in name:
        return None
    return Endpoint.CR if "ematolog" in name or name == "CHR" else Endpoint.MRD


def of_disease(text: str, start: int, end: int, endpoint: Endpoint, sense: str) -> tuple[Endpoint, str]:
    """The endpoint and the lexicon's id of what is named at text[start:end], as the disease there makes it."""
    found = _of_acute(text, start, text[start:end]) if sense == "molecular response" else None
    return (found, found.value) if found else (endpoint, sense)
