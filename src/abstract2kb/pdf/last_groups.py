"""The last group of rows of a table whose groups have titles on filled bands: it stands below the last band, under headings that tell the columns.

Example: below the band "BETA-2, phase 2" two rows of six cells, some of two lines, end the table; no rule or fill ends them.
"""

from __future__ import annotations

from collections.abc import Sequence

from abstract2kb.pdf.glyphs import Line, RawPage, around
from abstract2kb.pdf.rows import TextRow
from abstract2kb.pdf.rule_joints import joint_columns

__all__ = ["has_columns", "last_group"]

_FEWEST = 3
"""The headings are more than this."""


def last_group(page: RawPage, inside: Sequence[TextRow], rows: Sequence[TextRow], heights: Sequence[float]) -> list[TextRow]:
    """The rows below the last band, where that is the title of a group and filled headings tell the columns: each piece within one of them."""
    if not inside or len(inside[-1].pieces) > 1 or inside[-1].base < heights[-2]:
        return []
    pieces = [piece for row in inside for piece in row.pieces]
    x0, top, x1, _ = around(piece.bbox for piece in pieces)
    columns = joint_columns(page, (x0, min(top, heights[0]), x1, heights[-1]))
    found: list[TextRow] = []
    last = inside[-1]
    for row in (r for r in rows if r.base > last.base) if len(columns) > _FEWEST else ():
        apart = all(any(a - 1.5 <= piece.x0 and piece.x1 <= b + 1.5 for a, b in columns) for piece in row.pieces)
        if not apart or row.base - last.base > 2.8 * row.size or abs(row.size - last.size) > 1.2:
            break
        found.append(row)
        last = row
    while found and not any(len(row.pieces) > 1 for row in found[-2:]):
        found.pop()
    return found


def has_columns(page: RawPage, pieces: Sequence[Line], heights: Sequence[float]) -> bool:
    """Whether filled headings tell four columns or more, over the pieces."""
    x0, top, x1, bottom = around(piece.bbox for piece in pieces)
    return len(joint_columns(page, (x0, min(top, heights[0]), x1, max(bottom, heights[-1])))) > _FEWEST
