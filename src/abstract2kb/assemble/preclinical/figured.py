"""Treatments told apart by their figures: "TGI was 92% with A and 40% with B", "gone in 3 of 8 on A, in 1 of 8 on B and in 7 of 8 on the pair"."""

from __future__ import annotations

from collections.abc import Sequence

from abstract2kb.assemble.descriptions import Named
from abstract2kb.patterns import regex

__all__ = ["by_figures"]

_FIGURE = regex(
    r"(?:\d[\d.,]*|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|half|none|all|most))\b"
    r"(?:(?!\b(?:than|with|on|under|after|for|by|given|receiving|treated|and|from|to)\b)[^,;\d]|(?<=\d)[.,]\d|(?<=of )\d+|/\s?\d+|(?<=the )\d+){0,30}"
    r"\b(?:with|on|under|after|for|by|given|receiving|treated with)\s(?:(?:the|single-agent|mice on|those on|mice given) )?$"
)
"""A figure and the preposition before its treatment: "45 days on", "in 3 of 8 mice given"."""
_ALL = regex(
    r"\d[^,;()]{0,30}? (?:with|on|under|after|for|given|receiving) "
    r"(?:the (?:two|three|pair|trio|combination|doublet|triplet)|both|all three|the two together|their combination)\b"
)
"""The figure of all that were named before, together."""
_JOINS = regex(r"(?: ?\([^()]*\))?,? ?(?:plus|and|with|\+|combined with|together with|in combination with|/) ?(?:the )?")
_TWO = 2

Assets = tuple[int, ...]


def by_figures(text: str, clause: tuple[int, int], names: Sequence[Named], known: Assets) -> list[Assets]:
    """The treatments of a clause that each have a figure of their own; none where fewer than two have one, or an asset stands without."""
    runs: list[list[int]] = []
    end = clause[0]
    for name in (n for n in names if n.entity in known):
        if _FIGURE.search(text, max(end, name.start - 60), name.start):
            runs.append([name.entity])
        elif runs and _JOINS.fullmatch(text, end, name.start):
            runs[-1].append(name.entity)
        else:
            return []
        end = name.end
    each = list(dict.fromkeys(tuple(dict.fromkeys(r)) for r in runs))
    if len(known) > 1 and _ALL.search(text, end, clause[1]):
        each.append(known)
    return each if len(each) >= _TWO else []
