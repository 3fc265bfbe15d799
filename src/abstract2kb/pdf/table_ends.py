"""The rows at both ends of a table: headings right above its first rule, rows below its last one, and the title of the section above it.

Example: "Cohort 1 | Cohort 2" right above the rule over the first row of figures belongs to the table, "Efficacy" in larger letters does not.
"""

from __future__ import annotations

from collections.abc import Sequence

from abstract2kb.patterns import regex
from abstract2kb.pdf.geometry import Span, overlap
from abstract2kb.pdf.rows import TextRow
from abstract2kb.pdf.runs import CAPTION, LONG
from abstract2kb.pdf.text_columns import find_columns, split_all

__all__ = ["heads_above", "own_rows", "rows_after"]

_OFF_MIDDLE = 8.0
"""How far from the middle of its columns a heading may stand, as figures are not always in the middle of theirs."""
_SHORT = 50
"""Characters of the longest heading that stands alone in its row."""


def own_rows(rows: Sequence[TextRow]) -> list[TextRow]:
    """The rows between rules without what is no row of the table: the title of the section that stands on a filled band above them, and the
    points of a list before the first row and after the last one."""
    titled = len(rows) > 2 and len(rows[0].pieces) == 1 and rows[0].size > _TITLE * max(row.size for row in rows[1:])
    kept = list(rows[1:] if titled else rows)
    columns = find_columns([TextRow(row.base, row.size, row.pieces, split_all(row.segments)) for row in kept if len(row.pieces) > 1])
    return _after_list(_after_list(kept, columns)[::-1], columns)[::-1] if len(columns) > 1 else kept


def _after_list(rows: list[TextRow], columns: Sequence[Span]) -> list[TextRow]:
    """The rows from the first one on that is no part of a list: of lines on their own with a point before one, one of which goes across columns."""
    end = next((at for at, row in enumerate(rows) if len(row.pieces) > 1), 0)
    listed = rows[:end]
    across = any(sum(overlap(column, (row.x0, row.x1)) > 0 for column in columns) > 1 for row in listed)
    points = [at for at, row in enumerate(listed) if _POINT.match(row.text)]
    return rows[end:] if across and points and (points[0] == 0 or points[-1] == end - 1) else rows


_POINT = regex(r"(?:[•‣◦▪▫●○◆◇■□❖➢➤✓✔]|[–—−-]\s)")
_TITLE = 1.3
"""Larger letters by so much than those of its first row are the title of a table's section, no heading of its columns."""
_HEAD = 36
"""The mean length of the pieces of a heading row, in characters, is under that of lines of prose side by side."""


def heads_above(inside: Sequence[TextRow], rows: Sequence[TextRow], top: float) -> list[TextRow]:
    """The heading rows right above the first rule: their pieces begin, lie or are centred where the columns of the rows below do."""
    edges = [piece.x0 for row in inside for piece in row.pieces]
    columns = find_columns([TextRow(row.base, row.size, row.pieces, split_all(row.segments)) for row in inside])
    heads: list[TextRow] = []
    beside: list[TextRow] = []
    limit, largest = top, _TITLE * max((row.size for row in inside), default=0.0)
    for row in sorted((r for r in rows if r.base < top + 0.2 * r.size), key=lambda r: -r.base):
        spans = [(segment[0].x0, segment[-1].x1) for segment in split_all(row.segments or [piece.words for piece in row.pieces])]
        groups = len(spans) > 1 and all(sum(overlap(column, span) > 0 for column in columns) > 1 for span in spans)
        reach = 2.3 if len(row.pieces) > 2 or groups else 1.6
        prose = len(row.pieces) > 1 and row.characters > _HEAD * len(row.pieces)
        if (
            prose
            or row.size > largest
            or limit - row.base > reach * row.size
            or CAPTION.match(row.text)
            or max(len(piece.text) for piece in row.pieces) > LONG
        ):
            break
        fits = sum(any(abs(span[0] - edge) < 3 for edge in edges) or _heads_columns(span, columns) for span in spans)
        inner = row.tabular or (len(columns) > 2 and row.x0 > columns[0][1] and row.characters < _SHORT)
        if inner and fits * 3 >= len(spans) * 2:
            heads = [row, *beside, *heads]
            beside = []
        elif len(columns) > 2 and row.x1 < columns[1][0] and not beside:
            beside = [row]
        else:
            break
        limit = row.base
    return heads if inside and len(inside) > 1 else []


def rows_after(inside: Sequence[TextRow], rows: Sequence[TextRow]) -> list[TextRow]:
    """The last rows of a table below its last rule or band: three pieces or more in its columns, and the other lines of their cells."""
    if len(inside) < 3:
        return []
    columns = find_columns([TextRow(row.base, row.size, row.pieces, split_all(row.segments)) for row in inside])
    found: list[TextRow] = []
    last = inside[-1]
    for row in rows:
        if row.base <= inside[-1].base:
            continue
        held = [[i for i, column in enumerate(columns) if overlap(column, (piece.x0, piece.x1)) > 0] for piece in row.pieces]
        apart = all(len(own) == 1 for own in held) and len({own[0] for own in held}) == len(held)
        full = len(held) > 2 and row.base - last.base < 2.8 * row.size
        goes_on = bool(found) and len(held) < 3 and row.base - last.base < 1.4 * row.size and not CAPTION.match(row.text)
        if not apart or not (full or (goes_on and row.characters < _SHORT)):
            break
        found.append(row)
        last = row
    return found


def _heads_columns(span: Span, columns: Sequence[Span]) -> bool:
    """Whether a piece touches one column only, or is in the middle of those that it stands over or between."""
    hit = [c for c in columns if overlap(c, span) > 0]
    if not hit:
        hit = [*[c for c in columns if c[1] <= span[0]][-1:], *[c for c in columns if c[0] >= span[1]][:1]]
        return len(hit) == 2 and abs((hit[0][0] + hit[1][1]) / 2 - (span[0] + span[1]) / 2) < _OFF_MIDDLE
    return len(hit) == 1 or abs((hit[0][0] + hit[-1][1]) / 2 - (span[0] + span[1]) / 2) < _OFF_MIDDLE
