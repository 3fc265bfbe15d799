"""Grids that part the columns of a table but not its rows: those are read by their white, as if only the rules between rows were drawn.

Example: under a ruled heading row one row of the grid whose cells hold "44, 31, 52", "39, 12, 3" line by line is three rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from abstract2kb.pdf.cell_text import is_figure
from abstract2kb.pdf.geometry import cluster
from abstract2kb.pdf.grids import RawCell, RawTable

__all__ = ["is_coarse"]

_LINES, _TEXT_LINES = 3, 5
"""The least number of lines in a row of the grid that holds rows of figures, or of text."""
_FEW = 3
"""The most rows of a grid that parts heads, body and foot alone."""
_WIDER = 1.3


def is_coarse(table: RawTable) -> bool:
    """Whether most lines of the table stand in rows of the grid that hold several rows."""
    coarse = total = 0
    for row in range(table.rows):
        cells = [cell for cell in table.row(row) if cell.lines and cell.row_span == 1]
        heights = _heights(cells)
        total += len(heights)
        if len(cells) > 1 and (_holds_figures(cells, heights, table.rows) or _holds_texts(cells, heights, table.rows)):
            coarse += len(heights)
    return coarse * 2 > total


def _heights(cells: Sequence[RawCell]) -> list[float]:
    """The baselines of all lines of the cells, those of one row as one."""
    lines = [line for cell in cells for line in cell.lines]
    return cluster((line.base for line in lines), 0.25 * min(line.size for line in lines)) if lines else []


def _holds_figures(cells: Sequence[RawCell], heights: Sequence[float], rows: int) -> bool:
    """Whether half of the cells beside the first are lists of figures, as long as the first is or in a grid of few rows."""
    if len(heights) < _LINES or (rows > _FEW and len(cells[0].lines) < 0.6 * len(heights)):
        return False
    lists = [cell for cell in cells[1:] if _figures(cell) > 1 and _figures(cell) >= 0.6 * len(cell.lines)]
    return len(lists) * 2 >= len(cells) - 1 and any(_figures(cell) >= _LINES for cell in lists)


def _figures(cell: RawCell) -> int:
    return sum(is_figure(line.text) and not line.text.startswith("(") for line in cell.lines)


def _holds_texts(cells: Sequence[RawCell], heights: Sequence[float], rows: int) -> bool:
    """Whether white runs through all cells of a grid of few rows twice or more, wider than between lines, with lines right below it."""
    if rows > _FEW or len(heights) < _TEXT_LINES:
        return False
    steps = [b - a for a, b in pairwise(heights)]
    least = min(step for step in steps)
    below = [b for a, b in pairwise(heights) if b - a > _WIDER * least]
    begun = [y for y in below if sum(any(abs(line.base - y) < 0.25 * line.size for line in cell.lines) for cell in cells) >= 0.6 * len(cells)]
    return len(begun) > 1 and len(begun) >= 0.6 * len(below)
