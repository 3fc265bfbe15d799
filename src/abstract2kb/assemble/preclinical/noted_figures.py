"""Notes that set a figure beside that of a control: "Median survival 61 d (vehicle 28 d)", "Tumor uptake: 35 vs 4 %ID/g on day 3"."""

from __future__ import annotations

import re

from abstract2kb.assemble.preclinical.effect_nouns import is_effect_noun
from abstract2kb.patterns import regex
from abstract2kb.records import Direction

__all__ = ["figures_of"]

_NUMBER = r"(?<![\w.,/-])[~≥≤<>]?\s?(?P<{}>\d[\d,]*(?:\.\d+)?)(?![\w./-]*-)"
_FIGURES = regex(
    _NUMBER.format("own")
    + r"(?P<own_of>[^;()\d]{0,40}?)"
    + r"(?:[,\s]\s*(?:vs\.?|versus|against|compared (?:with|to)|as opposed to)\s(?:only |just )?(?:[a-z-]+ ){0,2}?"
    + r"|\s?\((?:vs\.?\s|versus |against )?(?P<of>[a-z][\w ,-]{0,30}?)[:,]?\s|\s?\((?:vs\.?|versus|against)\s)"
    + _NUMBER.format("other")
)
"""The asset's figure, then that of what it is compared with: "61 d (vehicle 28 d)", "122 vs 3", "54 days against only 22"."""
_CONTROL = regex(r"\b(?:vehicle|controls?|isotype|placebo|saline|PBS|untreated|mock)\b")
_RANGE = regex(r"\b(?:range|SD|SEM|IQR|CI|n|p)\b")
_CUT = regex(r"\s(?:at|on|in|by|after|with|for|of|was|were|from|to)\s|[,:;(]|\s[–—-]\s")
_FRONT = regex(r"(?:[•▪*–—-]\s*)?(?:(?:mean|median|average|overall|the|mice|animals) )*", re.IGNORECASE)
_SURVIVAL = frozenset({"os"})
_LONGEST = 6


def figures_of(text: str, start: int, end: int) -> tuple[int, int, Direction] | None:
    """Where text[start:end] names what was measured, and which way it went; None where no two figures are set side by side."""
    found = next((m for m in _FIGURES.finditer(text, start, end) if not (m["of"] and _RANGE.search(m["of"]))), None)
    if found is None:
        return None
    own, other = (float(found[side].replace(",", "")) for side in ("own", "other"))
    begin = _FRONT.match(text, start, found.start())
    a = begin.end() if begin else start
    cut = _CUT.search(text, a, found.start("own"))
    b = a + len(text[a : cut.start() if cut else found.start("own")].rstrip(" ~≥≤<>"))
    words = text[a:b].lower().split()
    if own == other or not 0 < len(words) <= _LONGEST or not any(is_effect_noun(w) or w in _SURVIVAL for w in words):
        return None
    own, other = (other, own) if _CONTROL.search(found["own_of"]) else (own, other)
    return a, b, Direction.INCREASED if own > other else Direction.DECREASED
