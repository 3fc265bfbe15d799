"""Gutters told by a table that borders hold together: what stands beside it, at its height, is another part of the page.

Example: right of x = 300 a filled table with its caption above and a sentence below, left of it a table of figures: the caption and the sentence belong
to the right side, however short the pieces at the left are.
"""

from __future__ import annotations

from collections.abc import Sequence

from abstract2kb.pdf.layout import BBox

__all__ = ["gutter_beside"]

_FEWEST = 3
"""So many things stand beside the table at least: one or two are its labels or marks."""
_WHITE = 8.0
"""The least white between a table and what stands beside it, in points."""


def gutter_beside(tables: Sequence[BBox], boxes: Sequence[BBox]) -> float | None:
    """The x amid the white beside one of the tables, which no box at its height stands across; None where nothing stands beside one.

    `boxes` are all things of the page, the tables too.
    """
    for table in tables:
        level = [box for box in boxes if box is not table and box[1] < table[3] and box[3] > table[1]]
        left = [box[2] for box in level if box[2] <= table[0]]
        right = [box[0] for box in level if box[0] >= table[2]]
        if len(left) + len(right) < len(level):
            continue
        if len(left) >= _FEWEST and table[0] - max(left) >= _WHITE:
            return (table[0] + max(left)) / 2
        if len(right) >= _FEWEST and min(right) - table[2] >= _WHITE:
            return (table[2] + min(right)) / 2
    return None
