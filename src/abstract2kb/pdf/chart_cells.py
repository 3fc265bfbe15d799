"""What charts that are tables share: the table of their cells, and the line pieces that are left.

Example: the bars "50%" and "23%" with "QX-1" and "Docetaxel" below them are a `RawTable` of one heading row and one row.
"""

from __future__ import annotations

from collections.abc import Sequence

from abstract2kb.pdf.glyphs import Line, around, make_line
from abstract2kb.pdf.grids import RawCell, RawTable
from abstract2kb.pdf.layout import BBox

__all__ = ["Rows", "chart_table", "without_words"]

Rows = list[list[list[Line]]]
"""Rows of cells, each some lines."""


def chart_table(page: int, rows: Rows, drawn: BBox, heads: int) -> RawTable:
    """A table of rows of cells with lines, over the box of what is drawn; `heads` are its heading rows."""
    cells = []
    for at, row in enumerate(rows):
        level = [line for cell in row for line in cell]
        for col, cell in enumerate(row):
            box = around(line.bbox for line in cell) if cell else (drawn[0], level[0].top, drawn[0] + 1, level[0].bottom)
            cells.append(RawCell(at, col, 1, 1, box, list(cell), page))
    whole = around([drawn, *(cell.bbox for cell in cells)])
    return RawTable([page], whole, len(rows), len(rows[0]), cells, heads, ruled=False)


def without_words(lines: Sequence[Line], used: set[int]) -> list[Line]:
    """The line pieces without some words."""
    kept = []
    for line in lines:
        words = [word for word in line.words if id(word) not in used]
        if len(words) == len(line.words):
            kept.append(line)
        elif words and not (len(words) == 1 and words[0].text == "•"):
            kept.append(make_line(words, line.page))
    return kept
