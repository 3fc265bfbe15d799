"""Lines of text as rows of segments, and the columns that the segments of a table stand in.

Example: "DELTA-1 | 45.2 12.9" has three segments in a table: two figures side by side are two cells, however near.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from abstract2kb.patterns import regex
from abstract2kb.pdf.cell_text import is_figure
from abstract2kb.pdf.geometry import Span, overlap
from abstract2kb.pdf.glyphs import Line, Word
from abstract2kb.pdf.rows import TextRow

__all__ = ["find_columns", "group_rows", "split_all", "split_figures", "split_segments", "text_rows"]

_SEGMENT_GAP = 0.62
_FINE_GAP, _FIGURE_GAP, _FIGURES_GAP = 0.48, 0.38, 0.33
"""How wide the white before a word of another cell is at least, in units of the size: any word, a figure, a figure after a figure."""
_MIN_COLUMN_GAP = 1.6
_MIN_VOTERS = 3
_FINE = 4
"""Steps per point at which columns are told apart."""


def text_rows(lines: Sequence[Line]) -> list[TextRow]:
    """The pieces grouped by baseline, top to bottom, and their words split at gaps."""
    rows = group_rows(lines)
    for row in rows:
        row.segments = split_segments([word for piece in row.pieces for word in piece.words])
    return rows


def group_rows(lines: Sequence[Line]) -> list[TextRow]:
    """The pieces grouped by baseline, top to bottom."""
    rows: list[TextRow] = []
    for line in sorted(lines, key=lambda line: (line.base, line.x0)):
        if rows and abs(line.base - rows[-1].base) <= 0.25 * min(line.size, rows[-1].size):
            rows[-1].pieces.append(line)
            rows[-1].pieces.sort(key=lambda piece: piece.x0)
        else:
            rows.append(TextRow(line.base, line.size, [line]))
    return rows


def split_segments(words: Sequence[Word], gap: float = _SEGMENT_GAP) -> list[list[Word]]:
    """Split the words of a row wherever the gap is wider than `gap` times the font size."""
    segments: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.x0):
        if segments and word.x0 - segments[-1][-1].x1 <= gap * max(word.size, segments[-1][-1].size):
            segments[-1].append(word)
        else:
            segments.append([word])
    return segments


_ONE_FIGURE = regex(r"[<>≤≥~]?\d+(?:[.,·]\d+)?%?|[–—-]|N[REA]|(?=.*\d)\(?[\d.,%–—-]+\)")
"""A word that is a whole figure, or that ends one."""


def split_figures(words: Sequence[Word]) -> list[list[Word]]:
    """The words of a segment of a table, parted where two figures stand side by side, or where the gap is wider than that of words."""
    parts: list[list[Word]] = [[words[0]]]
    for last, word in pairwise(words):
        gap, size = word.x0 - last.x1, max(word.size, last.size)
        figure = _ONE_FIGURE.fullmatch(word.text) is not None and not word.text.startswith("(")
        both = figure and _ONE_FIGURE.fullmatch(last.text) is not None
        if gap > (_FIGURES_GAP if both else _FIGURE_GAP if figure else _FINE_GAP) * size:
            parts.append([])
        parts[-1].append(word)
    return parts


def split_all(segments: Sequence[Sequence[Word]]) -> list[list[Word]]:
    """The segments of a row of a table, each parted where it holds more than one cell."""
    return [part for segment in segments for part in split_figures(segment)]


def find_columns(rows: Sequence[TextRow]) -> list[Span]:
    """The x extents of the columns: between stripes that (nearly) no row of two or more segments writes into."""
    wide = [row for row in rows if len(row.segments) > 1]
    most = max((len(row.segments) for row in wide), default=0)
    full = [row for row in wide if len(row.segments) * 2 >= most] or wide
    if len(full) < 2:
        return []
    below = {id(row) for row in rows[_first_of_figures(rows) :]}
    voters = [row for row in wide if id(row) in below]
    if len(voters) < _MIN_VOTERS:
        voters = full + [row for row in wide if len(row.segments) * 2 < most and id(row) in below]
    columns = _columns_of(rows, voters)
    many = max(len(row.segments) for row in voters)
    fullest = [row for row in voters if len(row.segments) == many]
    if _MIN_VOTERS <= len(fullest) < len(voters):
        finer = _columns_of(rows, fullest)
        others = [row for row in voters if len(row.segments) < many]
        columns = finer if len(finer) > len(columns) and _span_middles(others, finer) else columns
    alone = [row.segments[0] for row in rows if id(row) in below and len(row.segments) == 1 and is_figure(" ".join(w.text for w in row.segments[0]))]
    columns = _without_middles(rows, columns)
    return _with_between(columns, [(segment[0].x0, segment[-1].x1) for segment in alone])


def _columns_of(rows: Sequence[TextRow], voters: Sequence[TextRow]) -> list[Span]:
    """The columns that the voters leave apart, within the extent of all rows."""
    left, right = min(row.x0 for row in rows), max(row.x1 for row in rows)
    size = max(int(_FINE * (right - left)) + 2, 2)
    steps = Counter[int]()  # how many segments begin at a place, less those that end before it
    for row in voters:
        for segment in row.segments:
            start, end = int(_FINE * (segment[0].x0 - left)), min(int(_FINE * (segment[-1].x1 - left)) + 1, size)
            if start < end:
                steps[start] += 1
                steps[end] -= 1
    allowed = 0 if len(voters) < 6 else max(1, int(0.08 * len(voters)))
    return _columns_from_ink(_inked(steps, allowed), left, voters)


_OFF_MIDDLE = 4.0
"""How far from the middle of its columns a cell of several may stand, in points."""


def _span_middles(rows: Sequence[TextRow], columns: Sequence[Span]) -> bool:
    """Whether every piece of the rows stands in one column, or in the middle of those that it touches or stands between."""
    return all(spans_middle((segment[0].x0, segment[-1].x1), columns) is not None for row in rows for segment in row.segments)


def spans_middle(span: Span, columns: Sequence[Span]) -> tuple[int, int] | None:
    """The column that a piece stands in, or the first and last of those that it is in the middle of; None where it is in no middle."""
    hit = [i for i, column in enumerate(columns) if overlap(column, span) > 0.5]
    if len(hit) == 1:
        return hit[0], hit[0]
    if not hit:
        hit = [k for i, (a, b) in enumerate(pairwise(columns)) if a[1] <= span[0] and span[1] <= b[0] for k in (i, i + 1)]
    if hit and abs((columns[hit[0]][0] + columns[hit[-1]][1]) / 2 - (span[0] + span[1]) / 2) <= _OFF_MIDDLE:
        return hit[0], hit[-1]
    return None


def _without_middles(rows: Sequence[TextRow], columns: Sequence[Span]) -> list[Span]:
    """The columns without those whose pieces are cells of the two beside them: right in their middle, and where neither has a piece."""
    held: list[list[TextRow]] = [[] for _ in columns]
    for row in rows:
        touched = [_touched(segment, columns) for segment in row.segments]
        for i in {own[0] for own in touched if len(own) == 1}:
            held[i].append(row)
    kept = list(columns[:2])
    for i in range(2, len(columns) - 1):
        before, here, after = columns[i - 1 : i + 2]
        beside = [*held[i - 1], *held[i + 1]]
        amid = abs(before[0] + after[1] - here[0] - here[1]) <= 2 * _OFF_MIDDLE and len(held[i]) <= min(len(held[i - 1]), len(held[i + 1]))
        if not amid or any(abs(row.base - other.base) < _LINE * row.size for row in held[i] for other in beside):
            kept.append(here)
    return [*kept, *columns[max(2, len(columns) - 1) :]]


def _touched(segment: Sequence[Word], columns: Sequence[Span]) -> list[int]:
    """The columns that a piece overlaps."""
    left, right = segment[0].x0, segment[-1].x1
    return [i for i, (start, end) in enumerate(columns) if start < right and left < end] if left < right else []


_LINE = 1.1
"""Pieces less than this apart, in units of the size, are level."""


def _with_between(columns: Sequence[Span], alone: Sequence[Span]) -> list[Span]:
    """The columns, and those of figures that stand alone between rows, as ratios of two arms do: two or more, in no other column."""
    found = [span for span in alone if all(overlap(column, span) <= 0 for column in columns)]
    spans: list[Span] = []
    for span in sorted(found):
        if spans and overlap(spans[-1], span) > 0:
            spans[-1] = (spans[-1][0], max(spans[-1][1], span[1]))
        else:
            spans.append(span)
    more = [span for span in spans if sum(overlap(span, each) > 0 for each in found) > 1]
    return sorted([*columns, *more])


def _first_of_figures(rows: Sequence[TextRow]) -> int:
    """Where the rows begin that have figures beside their first cell; all rows where there are none."""
    for index, row in enumerate(rows):
        figures = sum(is_figure(" ".join(word.text for word in segment)) for segment in row.segments[1:])
        if figures > 1 and figures * 2 > len(row.segments) - 1:
            return index
    return len(rows)


def _inked(steps: Mapping[int, int], allowed: int) -> list[tuple[int, int]]:
    """From where to where (exclusive) more than so many segments stand above each other."""
    found, begun, level = list[tuple[int, int]](), -1, 0
    for x in sorted(steps):
        level += steps[x]
        if level > allowed and begun < 0:
            begun = x
        elif level <= allowed and begun >= 0:
            found.append((begun, x))
            begun = -1
    return found


def _columns_from_ink(inked: Sequence[tuple[int, int]], left: float, voters: Sequence[TextRow]) -> list[Span]:
    spans: list[list[float]] = []
    for begun, ended in inked:
        at, stop = left + begun / _FINE, left + (ended - 1) / _FINE + 1 / _FINE
        if spans and at - spans[-1][1] <= _MIN_COLUMN_GAP:
            spans[-1][1] = stop
        else:
            spans.append([at, stop])
    columns = [(a, b) for a, b in spans]
    least = max(1, 0.15 * len(voters))
    extents = [[(a, b) for a, b in ((s[0].x0, s[-1].x1) for s in row.segments) if a < b] for row in voters]
    kept: list[Span] = []
    for column in columns:
        start, end = column
        users = sum(any(start < right and left < end for left, right in row) for row in extents)
        if users >= least or not kept:
            kept.append(column)
        else:
            kept[-1] = (kept[-1][0], column[1])
    return kept
