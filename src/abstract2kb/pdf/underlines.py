"""Underlines are no ruling lines: a rule right below the baseline of the very glyphs that it spans belongs to them.

Example: the line under a hyperlink "NCT04410445" begins and ends with its letters and lies 0.1 em below them; the rule below a table row is
longer than any of its words, or lies farther off.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from abstract2kb.pdf.glyphs import Rule
from abstract2kb.pdf.ink import Floats, Ink

__all__ = ["without_underlines"]

_ABOVE, _BELOW = 0.03, 0.28
"""How far above and below the baseline an underline may lie, in ems."""
_GAP = 1.5
"""A wider gap between glyphs parts columns, and a line under both is a ruling line; in ems."""
_OVERHANG = 0.2
"""How far an underline may end before or beyond its glyphs, in ems."""


def without_underlines(rules: Sequence[Rule], ink: Ink) -> list[Rule]:
    """The rules that do not underline glyphs."""
    if not any(rule.horizontal for rule in rules):
        return list(rules)
    places = np.flatnonzero(ink.inked)
    places = places[np.argsort(ink.base[places], kind="stable")]
    base, size, x0, x1 = (column[places] for column in (ink.base, ink.size, ink.x0, ink.x1))
    return [r for r in rules if not (r.horizontal and _underlines(r, base, size, x0, x1))]


def _underlines(rule: Rule, base: Floats, size: Floats, x0: Floats, x1: Floats) -> bool:
    """Whether the rule spans glyphs right above it; the columns are sorted by baseline."""
    at, largest = (rule.top + rule.bottom) / 2, float(size.max(initial=0.0))
    near = slice(*np.searchsorted(base, (at - _BELOW * largest, at + _ABOVE * largest)).tolist())
    base, size, x0, x1 = base[near], size[near], x0[near], x1[near]
    over = (x1 > rule.x0) & (x0 < rule.x1) & (-_ABOVE * size <= at - base) & (at - base <= _BELOW * size)
    if not over.any():
        return False
    left, right = x0[over], x1[over]
    order = np.argsort(left, kind="stable")
    left, right, largest = left[order], right[order], float(size[over].max())
    slack = _OVERHANG * largest
    if (left[1:] - right[:-1] > _GAP * largest).any():
        return False
    return bool(abs(left[0] - rule.x0) <= slack and abs(right.max() - rule.x1) <= slack)
