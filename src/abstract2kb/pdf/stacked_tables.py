"""Small tables one below the other that only a title parts: the white above the title, and the headings below it.

Example: after four rows of figures stands "Events of interest" alone, with more white above than between rows, and under it "Event | Arm A | Arm B"
in bold: a second table begins there, whose columns are its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from abstract2kb.patterns import regex
from abstract2kb.pdf.cell_text import is_figure
from abstract2kb.pdf.rows import TextRow

__all__ = ["titled_parts"]

_WIDER, _MUCH_WIDER = 1.15, 1.5
"""How much more white is above a title than between rows: where headings are bold or the title is no cell, and elsewhere."""
_TITLE = 110
"""Characters of the longest line of a title."""
_HEADING_LINES = 3


def titled_parts(rows: Sequence[TextRow]) -> list[list[TextRow]]:
    """The rows in parts, one for each table; the titles between them are in none."""
    filled = [row for row in rows if _has_figures(row)]
    steps = sorted(b.base - a.base for a, b in pairwise(filled))
    if len(steps) < 3:
        return [list(rows)]
    step = steps[(len(steps) - 1) // 2]
    parts: list[list[TextRow]] = []
    start = 0
    for at in range(2, len(rows) - 2):
        head = _head_below(rows, start, at, step) if at > start + 1 else None
        if head is not None or (at > start + 1 and _begins_anew(rows, start, at, step)):
            parts.append(_without_notes(rows[start:at]))
            start = at if head is None else head
    return [*parts, list(rows[start:])]


def _head_below(rows: Sequence[TextRow], start: int, at: int, step: float) -> int | None:
    """Where the headings begin whose title begins at `at`; None where no table begins there."""
    white = rows[at].base - rows[at - 1].base
    if rows[at].tabular or rows[at].x0 > min(row.x0 for row in rows) + 3:
        return None
    if white < _WIDER * step or not any(_has_figures(row) for row in rows[start:at]):
        return None
    head = next((i for i in range(at, min(at + 4, len(rows) - 1)) if rows[i].tabular), None)
    if head is None or any(row.characters > _TITLE for row in rows[at:head]) or not _is_heading(rows[head]):
        return None
    first = head + 1
    while first < min(head + _HEADING_LINES, len(rows) - 1) and _goes_on(rows[first], rows[head]):
        first += 1
    below = rows[first : first + 3]
    bold = _is_bold(rows[head]) and not any(map(_is_bold, below))
    if not any(_has_figures(row) for row in below) or len(rows[head].pieces) + 1 < max(len(row.pieces) for row in below):
        return None
    return head if bold or white >= _MUCH_WIDER * step or _is_outside(rows[at], rows[head]) else None


_UNITS = regex(
    r"(?:\W|\d|\b(?:n|no|all|any|grades?|gr|months?|mo|weeks?|years?|CI|HR|p|value|events?|patients?|pts|rate|total|overall|ORR|CR|PR|SD|PD|DCR|PFS|OS|"
    r"median|score|low|high|yes|absolute|change|difference|number)\b)*",
    re.IGNORECASE,
)
"""Headings below those of a table, in which no arm is named anew."""


def _begins_anew(rows: Sequence[TextRow], start: int, at: int, step: float) -> bool:
    """Whether headings in bold that name two groups stand below rows of figures, with more white above than rows have: no title parts them."""
    head, above = rows[at], rows[at - 1]
    if head.base - above.base < _WIDER * step or not _is_bold(head) or _is_bold(above) or not _is_heading(head):
        return False
    left = min(row.x0 for row in rows[start:])
    lines = [head]
    while at + len(lines) < len(rows) - 1 and len(lines) < _HEADING_LINES and _is_bold(rows[at + len(lines)]):
        lines.append(rows[at + len(lines)])
    named = {round(piece.x0) for line in lines for piece in line.pieces if piece.x0 > left + 3 and _UNITS.fullmatch(piece.text) is None}
    below = rows[at + len(lines) : at + len(lines) + 3]
    body = [row for row in rows[start:at] if _has_figures(row)]
    plain = [row for row in body if not _is_bold(row)]
    return len(named) > 1 and len(plain) * 2 > len(body) and any(_has_figures(row) for row in below) and not any(map(_is_bold, below))


def _goes_on(row: TextRow, head: TextRow) -> bool:
    """Whether a row is the next line of the headings, as bold as they are and without a label: "n=266 | n=265"."""
    return _is_bold(head) and _is_bold(row) and row.x0 > head.x0 - 3 and len(row.pieces) <= len(head.pieces)


def _is_outside(title: TextRow, head: TextRow) -> bool:
    """Whether the title has larger letters than the table below it and stands at the margin, left of the words in its cells."""
    return title.size > head.size + 0.4 and title.x0 < head.x0 - 1.5


def _is_heading(row: TextRow) -> bool:
    """Whether nothing in the row is a figure."""
    return not any(is_figure(piece.text) for piece in row.pieces)


def _has_figures(row: TextRow) -> bool:
    return row.tabular and any(is_figure(piece.text) for piece in row.pieces[1:])


def _is_bold(row: TextRow) -> bool:
    return all(piece.bold for piece in row.pieces)


def _without_notes(rows: Sequence[TextRow]) -> list[TextRow]:
    """The rows without the lines below the last one that has cells side by side."""
    last = max(i for i, row in enumerate(rows) if row.tabular)
    return list(rows[: last + 1])
