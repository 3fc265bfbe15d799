"""The names that the allotment of a trial gives its arms: "assigned to A plus B (AB, 6 cycles) or B alone (B)", "to receive MPT or MP"."""

from abstract2kb.nlp.sought import Sought, at_words
from abstract2kb.patterns import regex

__all__ = ["allotted"]

_ALLOTTING = at_words(r"\b(?:randomi[sz]ed|randomi[sz]ation|randomly|assigned|allocated|compar(?:ed|ing|es?))\b")
_ENDS = regex(r"\.\s(?=[A-Z])|\n")
_REACH = 700
"""So many characters of the sentence after the word are read."""
_NAME = r"[A-Za-z][\w+/-]*(?:\s(?:\+\s)?[A-Z][\w+/-]*){0,2}"
_IN_BRACKETS = Sought(rf"(?P<before>[a-z\d-]+)\s\((?:(?:[^();]|\([^()]*\))*;\s)?(?P<label>{_NAME})(?:(?:[;,:]|\s\[)[^()]*)?\)")
_BARE = regex(
    r"\b(?:to|receive|received|either|oral|with|of|comparing|compared)\s(?P<one>[A-Z][A-Z0-9+/-]{1,9})\s(?:alone\s)?(?:or|and|vs?\.?|versus|with|to)\s"
    r"(?P<two>[A-Z][A-Z0-9+/-]{1,9})(?![\w-])"
)
_NO_NAME = regex(r"(?:[Aa]rms?|[Gg]roups?|[Cc]ohorts?|ratio|AUC|ECOG|WHO|FIGO|RECIST|[A-Z]?[a-z]+ \d|[Ss]tage|NCT\d*|[Nn])\b")
_NO_TREATMENT = regex(
    r"survival|rates?|cancers?|carcinomas?|lymphomas?|leuka?emias?|myelomas?|sarcomas?|melanomas?|syndromes?|progression|responses?|disease|status|"
    r"score|criteria|groups?|scale|life|interval|time|duration|organi[sz]ation|volume|antigen|receptor|tumou?rs?|patients|mutations?|failure|toxicity"
)
"""The word that a short form stands after where it names no arm."""


def allotted(text: str) -> set[str]:
    """The names that a sentence on the allotment gives to two or more arms: in brackets after each, or side by side ("MPT or MP")."""
    names = set[str]()
    for match in _ALLOTTING.finditer(text):
        stop = _ENDS.search(text, match.end(), match.end() + _REACH)
        told = text[match.end() : stop.start() if stop else match.end() + _REACH]
        brackets = [m for m in _IN_BRACKETS.finditer(told) if not _NO_TREATMENT.fullmatch(m.group("before"))]
        labels = {label for m in brackets if not _NO_NAME.match(label := m.group("label")) and any(c.isupper() for c in label[:4])}
        names |= labels if len(labels) > 1 else set()
        names |= {name for m in _BARE.finditer(told) for name in m.group("one", "two")}
    return names
