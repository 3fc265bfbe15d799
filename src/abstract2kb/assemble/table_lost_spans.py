"""Headings that stand over several columns and have lost their span: the blanks beside them are theirs where the row below begins anew.

Example: over "A | B | C | A | B | C" the row "| All grades | | | Grade ≥3 |" has each of its two headings over three columns.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from abstract2kb.pdf.layout import Cell

__all__ = ["spans_filled"]

_LEAST = 2
_LETTER_OR_GRADE = re.compile(r"[A-Za-z≥>]")


def spans_filled(grid: Mapping[tuple[int, int], Cell], header_rows: int) -> dict[tuple[int, int], Cell]:
    """The grid, with the headings of its first row over all columns of their blocks, where the second row has the same headings block by block."""
    width = max((c for _, c in grid), default=-1) + 1
    tops = [grid.get((0, c)) for c in range(1, width)]
    heads = [c for c in tops if c is not None and c.text.strip()]
    size = (width - 1) // len(heads) if heads else 0
    if (
        header_rows < _LEAST
        or len(heads) < _LEAST
        or size < _LEAST
        or size * len(heads) != width - 1
        or any(c.col_span > 1 or c.row_span > 1 for c in heads)
    ):
        return dict(grid)
    below = [(c.text.strip() if (c := grid.get((1, i))) is not None and c.row == 1 else "") for i in range(1, width)]
    first = below[:size]
    again = all(below[at : at + size] == first for at in range(0, width - 1, size))
    if not again or len(set(first)) < size or not all(_LETTER_OR_GRADE.search(t) for t in first):
        return dict(grid)
    if [(c.col - 1) // size for c in heads] != list(range(len(heads))):
        return dict(grid)
    whole = [replace(c, col=1 + size * at, col_span=size) for at, c in enumerate(heads)]
    return {**grid, **{(0, c): head for head in whole for c in range(head.col, head.col + size)}}
