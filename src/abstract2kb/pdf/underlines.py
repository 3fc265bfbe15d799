"""Underlines are no ruling lines: a rule right below the baseline of the very glyphs that it spans belongs to them.

Example: the line under a hyperlink "NCT04410445" begins and ends with its letters and lies 0.1 em below them; the rule below a table row is
longer than any of its words, or lies farther off.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter

from abstract2kb.pdf.glyphs import Glyph, Rule

__all__ = ["without_underlines"]

_ABOVE, _BELOW = 0.03, 0.28
"""How far above and below the baseline an underline may lie, in ems."""
_GAP = 1.5
"""A wider gap between glyphs parts columns, and a line under both is a ruling line; in ems."""
_OVERHANG = 0.2
"""How far an underline may end before or beyond its glyphs, in ems."""


def without_underlines(rules: Sequence[Rule], glyphs: Sequence[Glyph]) -> list[Rule]:
    """The rules that do not underline glyphs."""
    if not any(rule.horizontal for rule in rules):
        return list(rules)
    inked = sorted([g for g in glyphs if g.text != " "], key=attrgetter("base"))
    bases = [g.base for g in inked]
    largest = max([g.size for g in inked], default=0.0)
    return [r for r in rules if not (r.horizontal and _underlines(r, inked, bases, largest))]


def _underlines(rule: Rule, inked: Sequence[Glyph], bases: Sequence[float], largest: float) -> bool:
    at = (rule.top + rule.bottom) / 2
    first = bisect_left(bases, at - _BELOW * largest)
    last = bisect_left(bases, at + _ABOVE * largest)
    over = [g for g in inked[first:last] if g.x1 > rule.x0 and g.x0 < rule.x1 and -_ABOVE * g.size <= at - g.base <= _BELOW * g.size]
    if not over:
        return False
    size = max(g.size for g in over)
    slack = _OVERHANG * size
    over.sort(key=lambda g: g.x0)
    if any(right.x0 - left.x1 > _GAP * size for left, right in pairwise(over)):
        return False
    return abs(min(g.x0 for g in over) - rule.x0) <= slack and abs(max(g.x1 for g in over) - rule.x1) <= slack
