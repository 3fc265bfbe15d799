"""Runs of rows with gaps: where a table that no rules frame ends, and at which edges its pieces begin.

Example: a line of smaller letters that reaches from the left edge over two columns is a note below the table, not a row of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from abstract2kb.patterns import regex
from abstract2kb.pdf.rows import TextRow

__all__ = ["CAPTION", "LONG", "breaks_run", "column_edges", "fits_column"]

CAPTION = regex(r"(?:table|figure|fig\.|exhibit)\s*(?:[A-Z]?\d|(?-i:[A-H]|[IVX]{1,4})[.:|]\s)", re.IGNORECASE)
LONG = 70
"""Characters of the longest heading of a column."""


def breaks_run(run: Sequence[TextRow], row: TextRow, pitch: float) -> bool:
    """Whether a table found by its gaps, whose rows so far are `run`, ends before `row`; `pitch` is the usual line distance."""
    step = row.base - run[-1].base
    if step > max(3.0 * row.size, 2.3 * pitch) or CAPTION.match(row.text):
        return True
    if _is_note(run, row) or _is_text(run, row):
        return True
    if row.tabular:
        return False
    edges = column_edges(run)
    if len(edges) > 2 and row.x0 > edges[0] + 3 and fits_column(row, edges) and step < 2.4 * row.size:
        return False
    x0, x1 = min(r.x0 for r in run), max(r.x1 for r in run)
    prose = row.x1 - row.x0 > 0.75 * (x1 - x0) and row.characters > 55
    idle = 0
    for earlier in reversed(run):
        if earlier.tabular:
            break
        idle += 1
    return prose or idle >= 4


def _is_note(run: Sequence[TextRow], row: TextRow) -> bool:
    """Whether a line of smaller letters reaches from the left edge over the first column: a note below the table."""
    body = [r for r in run if r.tabular]
    if row.tabular or len(body) < 3 or row.characters < _NOTE or row.x0 > min(r.x0 for r in run) + 3:
        return False
    second = min((r.pieces[1].x0 for r in body), default=row.x1)
    return row.size < min(r.size for r in body) - 0.4 and row.x1 > second


_NOTE = 20
"""The least number of characters of a note that reaches over columns."""


def _is_text(run: Sequence[TextRow], row: TextRow) -> bool:
    """Whether a long line stands across three columns of the rows before: prose, which may have a heading beside it."""
    long = max(row.pieces, key=lambda piece: len(piece.text))
    if len(long.text) < LONG or len(run) < 3:
        return False
    crossed = sum(any(long.x0 < piece.x0 - 3 and piece.x0 < long.x1 for piece in r.pieces) for r in run if r.tabular)
    return crossed > 2


def column_edges(rows: Sequence[TextRow]) -> list[float]:
    """The left edges at which pieces of rows with gaps begin, for edges that at least two rows share."""
    starts = sorted(piece.x0 for row in rows if row.tabular for piece in row.pieces)
    edges: list[list[float]] = []
    for x in starts:
        if edges and x - edges[-1][-1] <= 2.0:
            edges[-1].append(x)
        else:
            edges.append([x])
    return [edge[0] for edge in edges if len(edge) > 1]


def fits_column(row: TextRow, edges: Sequence[float]) -> bool:
    """Whether a row of one piece begins at a column's edge and ends before the next column."""
    inside = [index for index, edge in enumerate(edges) if abs(row.x0 - edge) <= 3.0]
    return bool(inside) and (inside[-1] + 1 == len(edges) or row.x1 < edges[inside[-1] + 1])
