"""Columns within the columns of a ruled grid: rules that part groups of columns only, white that parts the columns of a group.

Example: between two upright rules the rows "Arm A  Arm B", "84.7  71.3" and "28.1" in the middle of them are two columns;
the last cell spans both.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from abstract2kb.patterns import regex
from abstract2kb.pdf.geometry import Span, overlap
from abstract2kb.pdf.glyphs import Word, around, make_line
from abstract2kb.pdf.grids import RawCell, RawTable
from abstract2kb.pdf.rows import Place
from abstract2kb.pdf.text_columns import split_segments

__all__ = ["split_columns"]

_GAP = 0.9
"""The least white between two columns, in units of the size: wider than any between words."""
_CHARACTERS = 24
"""The mean length of the pieces of a row, at most: those of prose with gaps are longer."""
_MIDDLE = 0.7
"""How far from the middle of its columns a cell may stand, in units of the size."""
_ALIGNED = 2.0
_BULLET = regex(r"[•‣◦▪▫●○◆◇■□*·]|\(?(?:\d{1,2}|[a-z])[.)]")
_BRACKETED = regex(r"[(\[].*[)\]]|[–—-]")


def split_columns(table: RawTable) -> RawTable:
    """The table with the columns parted in which rows have two pieces or more that stand below each other; the same table where none has."""
    inner = [inner_columns(table, col) for col in range(table.cols)]
    if not any(inner):
        return table
    starts = [0]
    for spans in inner:
        starts.append(starts[-1] + max(len(spans), 1))
    cells: list[RawCell] = []
    for cell in table.cells:
        last = cell.col + cell.col_span
        if cell.col_span == 1 and inner[cell.col]:
            cells += _parts(cell, inner[cell.col], starts[cell.col], _first_full(table, cell.col, inner[cell.col]))
        else:
            cells.append(RawCell(cell.row, starts[cell.col], cell.row_span, starts[last] - starts[cell.col], cell.bbox, cell.lines, cell.page))
    cells.sort(key=lambda cell: (cell.row, cell.col))
    return RawTable(table.pages, table.bbox, table.rows, starts[-1], cells, table.header_rows, table.caption)


def inner_columns(table: RawTable, col: int) -> list[Span]:
    """The extents of the columns within a column of the grid; empty where it is but one."""
    rows = [
        (cell.row, segments)
        for cell in table.cells
        if cell.col == col and cell.col_span == 1
        for line in cell.lines
        if (segments := split_segments(line.words, _GAP))
    ]
    counts = Counter(len(segments) for _, segments in rows if len(segments) > 1)
    most = max((count for count, times in counts.items() if times > 1), default=0)
    full = [segments for _, segments in rows if len(segments) == most]
    places = {row for row, segments in rows if len(segments) == most}
    if most < 2 or len(places) < 2 or len(full) * 4 < len(rows) or _length(full) > _CHARACTERS:
        return []
    columns = [(min(s[i][0].x0 for s in full), max(s[i][-1].x1 for s in full)) for i in range(most)]
    if any(b[0] - a[1] < 1 for a, b in pairwise(columns)):
        return []
    kept = [columns[0]]
    for i, column in enumerate(columns[1:], 1):
        texts = [_text(segments[i]) for segments in full]
        if all(map(_BRACKETED.fullmatch, texts)) and any(text[0] in "([" for text in texts):
            kept[-1] = (kept[-1][0], column[1])
        else:
            kept.append(column)
    marked = any(all(_BULLET.fullmatch(_text(segments[i])) for segments in full) for i in range(most - 1))
    return [] if marked or len(kept) < 2 else kept


def _length(rows: Sequence[Sequence[Sequence[Word]]]) -> float:
    pieces = [_text(segment) for segments in rows for segment in segments]
    return sum(map(len, pieces)) / max(len(pieces), 1)


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


def _first_full(table: RawTable, col: int, columns: Sequence[Span]) -> int:
    """The first row of the grid that has pieces in two of the columns: what stands above them in their middle heads them all."""
    for cell in table.cells:
        if cell.col == col and any(len(split_segments(line.words, _GAP)) >= len(columns) for line in cell.lines):
            return cell.row
    return 0


def _parts(cell: RawCell, columns: Sequence[Span], start: int, full: int) -> list[RawCell]:
    """The cell as cells of the columns, those that nothing is in empty."""
    bounds = [cell.bbox[0], *((a[1] + b[0]) / 2 for a, b in pairwise(columns)), cell.bbox[2]]
    held: dict[Place, list[list[Word]]] = {}
    for line in cell.lines:
        segments = split_segments(line.words, _GAP)
        for segment in segments:
            place = _place(segment, columns, bounds)
            if len(segments) == 1 and (_is_head(cell, full) or _fills(segment, cell)):
                place = (0, len(columns) - 1)
            words = [segment]
            for other in [o for o in held if overlap((o[0], o[1] + 1), (place[0], place[1] + 1)) > 0]:
                words = held.pop(other) + words
                place = (min(place[0], other[0]), max(place[1], other[1]))
            held[place] = words
    if not cell.lines and cell.row < full:
        held[0, len(columns) - 1] = []
    covered = {c for first, last in held for c in range(first, last + 1)}
    held |= {(c, c): [] for c in range(len(columns)) if c not in covered}
    found = []
    for (first, last), parts in sorted(held.items()):
        box = (bounds[first], cell.bbox[1], bounds[last + 1], cell.bbox[3])
        lines = [make_line(words, cell.page) for words in _by_baseline(parts)]
        found.append(RawCell(cell.row, start + first, cell.row_span, last - first + 1, box, lines, cell.page))
    return found


def _is_head(cell: RawCell, full: int) -> bool:
    return cell.row < full and len(cell.lines) == 1


def _fills(words: Sequence[Word], cell: RawCell) -> bool:
    """Whether a piece that is alone on its line stands in the middle of the whole cell of the grid."""
    return abs(words[0].x0 + words[-1].x1 - cell.bbox[0] - cell.bbox[2]) < _ALIGNED


def _by_baseline(parts: Sequence[list[Word]]) -> list[list[Word]]:
    """The words of pieces that stand on one baseline put together."""
    lines: list[list[Word]] = []
    for words in parts:
        if lines and abs(lines[-1][0].base - words[0].base) <= 0.3 * words[0].size:
            lines[-1] += words
        else:
            lines.append(list(words))
    return lines


def _place(words: Sequence[Word], columns: Sequence[Span], bounds: Sequence[float]) -> Place:
    """The columns of a piece: the one that it stands in, or those that it touches or stands in the middle of."""
    box = around(word.bbox for word in words)
    span, middle, size = (box[0], box[2]), (box[0] + box[2]) / 2, words[0].size
    hit = [i for i, column in enumerate(columns) if overlap(column, span) > min(2.0, 0.3 * (column[1] - column[0]))]
    if len(hit) == 1 and (abs(columns[hit[0]][0] - span[0]) < _ALIGNED or abs(sum(columns[hit[0]]) / 2 - middle) < _ALIGNED):
        return hit[0], hit[0]
    first, last = (hit[0], hit[-1]) if hit else (len(columns), -1)
    ranges = [(a, b) for a in range(len(columns)) for b in range(a, len(columns)) if a <= first and b >= last]
    misses = {r: min(abs((columns[r[0]][0] + columns[r[1]][1]) / 2 - middle), abs((bounds[r[0]] + bounds[r[1] + 1]) / 2 - middle)) for r in ranges}
    best = min(ranges, key=lambda r: (misses[r] > _MIDDLE * size, r[1] - r[0], misses[r]))
    if misses[best] <= _MIDDLE * size or not hit:
        return best
    return first, last
