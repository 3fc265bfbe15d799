"""Drugs that a list joins to one regimen: the one figure before them is of all.

Example: in "24.6 months for QX-1 against 12.1 months for carboplatin, paclitaxel and bevacizumab" the three are one arm; in "24.6 and 12.1
months with A and B" they are two.
"""

from __future__ import annotations

from collections.abc import Sequence

from abstract2kb.patterns import regex

__all__ = ["is_one_regimen"]

_FIGURE = r"\d[\d.]*(?:\s?%|[\s-](?:months?|mo|weeks?|years?))?"
_BEFORE = regex(rf"(?<![\d.,])(?P<figure>{_FIGURE})\s(?:with|for|on|under|in)\s(?:the\s)?$")
_TWO = regex(rf"(?<![\w.-]){_FIGURE}(?:\s\([^()]{{1,40}}\))?(?:,?\s(?:and|or|vs\.?|versus|to|against|compared (?:with|to)|than)\s|,\s|\s?/\s?)$")
"""Before the second of two figures."""
_LIST = regex(r",\s(?:and\s)?|\s(?:and|plus|with)\s")
_NEXT = regex(r"\s(?:had |gave |was )?\(?\d|,? respectively")
"""After the last drug, where each has its own figure."""


def is_one_regimen(text: str, drugs: Sequence[tuple[int, int]]) -> bool:
    """Whether the first of the drugs (start, end), which follows a preposition, is given with those that a list joins to it."""
    figure = _BEFORE.search(text, max(0, drugs[0][0] - 40), drugs[0][0])
    if figure is None or _TWO.search(text, max(0, figure.start("figure") - 70), figure.start("figure")):
        return False
    last = drugs[0][1]
    for start, end in drugs[1:]:
        if not _LIST.fullmatch(text, last, start):
            break
        last = end
    return _NEXT.match(text, last) is None
