"""Tables whose cells are parted by tabs, bars or wide gaps, a row on each line: dumps of web pages and spreadsheets, Markdown.

Example: "| AE | All | Grade 3 |\\n|---|---|---|\\n| Rash | 4 (8) | 0 |" has three columns and one row below its headings.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from abstract2kb.patterns import regex
from abstract2kb.pdf.text_tables.broken_lines import Row, joined, with_heads
from abstract2kb.pdf.text_tables.grid import Grid, Place
from abstract2kb.pdf.text_tables.values import is_value

__all__ = ["delimited_grids"]

_LINE = regex(r"[^\n]+")
_RULE = regex(r"[\s|:+=_-]*[-=_]{2,}[\s|:+=_-]*")
_DELIMITERS = (regex(r"\t"), regex(r"\|"), regex(r" {2,}(?=\S)"))
_EDGE = regex(r"^\s*\||\|\s*$")
_GRADE = regex(r"(?:any|all|[≥>]?\s?[1-5](?:\s?[-–/]\s?[1-5])?)", re.IGNORECASE)
_TIME = regex(r"\d+\s(?:months?|mos?|weeks?|wks?|years?|yrs?|y|days?)", re.IGNORECASE)
_MAX_CELL, _MAX_LINE = 160, 80
_ABOVE = 3
Span = tuple[int, int]


def delimited_grids(text: str) -> list[Grid]:
    """The tables of a text whose lines are parted into cells."""
    found: list[Grid] = []
    if not any(mark in text for mark in ("\t", "|", "  ")):
        return found
    lines = [m.span() for m in _LINE.finditer(text) if m[0].strip()]
    for number, delimiter in enumerate(_DELIMITERS):
        for block in _blocks(text, lines, delimiter, gaps=number == len(_DELIMITERS) - 1):
            rows = joined(text, block)
            grid = _grid(text, with_heads(text, rows, _right_above(text, lines, rows[0][0][0])))
            if grid is not None and all(grid.end <= g.start or grid.start >= g.end for g in found):
                found.append(grid)
    return found


def _blocks(text: str, lines: Sequence[Span], delimiter: re.Pattern[str], gaps: bool) -> Iterator[list[Row]]:
    """Lines one below the other that are parted so, each as its cells; a rule of Markdown parts nothing, a blank line all.

    Short lines of one cell between others belong to the block.
    """
    block: list[Row] = []
    last = -1
    for start, end in lines:
        apart = last >= 0 and text.count("\n", last, start) > 1
        last = end
        if block and not apart and _RULE.fullmatch(text, start, end):
            continue
        cells = _cells(text, start, end, delimiter)
        if gaps and block and _is_indent(cells, block[0]):
            cells = cells[1:]
        inside = bool(block) and not (gaps and len(block[-1]) == 1) and end - start <= _MAX_LINE and text[end - 1] != "."
        alone = len(cells) < 2 and not inside
        if apart or alone or (gaps and block and len(cells) not in (1, len(block[0]))):
            yield from _closed(block)
            block = []
        if len(cells) > 1 or block:
            block.append(cells)
    yield from _closed(block)


def _is_indent(cells: Row, first: Row) -> bool:
    """Whether the gap at the head of a line is that of an indented label, and no blank cell: there is one cell more than in the first line."""
    return cells[0][0] == cells[0][1] and len(cells) in (2, len(first) + 1)


def _closed(block: list[Row]) -> Iterator[list[Row]]:
    """The block without the lines of one cell at its end, but for one that may be the end of its last cell."""
    while len(block) > 1 and len(block[-1]) == 1:
        block = block[:-1]
    if len(block) > 1:
        yield block


def _right_above(text: str, lines: Sequence[Span], start: int) -> list[Span]:
    """The lines over the one at `start` up to a blank line, at most three."""
    at = bisect_left(lines, (start, start))
    found: list[Span] = []
    while at > 0 and len(found) < _ABOVE and text.count("\n", lines[at - 1][1], lines[at][0]) == 1:
        at -= 1
        found.insert(0, lines[at])
    return found


def _cells(text: str, start: int, end: int, delimiter: re.Pattern[str]) -> list[Span]:
    """Where the cells of a line stand, without the bars at its edges."""
    if delimiter.pattern == r"\|":
        edges = _EDGE.finditer(text[start:end])
        for edge in list(edges):
            start, end = (start + edge.end(), end) if not edge.start() else (start, start + edge.start()) if edge.start() else (start, end)
    found, at = list[Span](), start
    for match in delimiter.finditer(text, start, end):
        found.append(_trimmed(text, at, match.start()))
        at = match.end()
    return [*found, _trimmed(text, at, end)]


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    return (start + len(words) - len(words.lstrip()), start + len(words.rstrip())) if words.strip() else (start, start)


def _grid(text: str, rows: Sequence[Row]) -> Grid | None:
    """The table of such lines; None for what is parted otherwise (authors, a menu) or has no figures."""
    width = max(len(row) for row in rows)
    filled = [[text[s:e] for s, e in row] for row in rows]
    if any(len(cell) > _MAX_CELL for row in filled for cell in row) or not any(is_value(c) for row in filled for c in row[1:]):
        return None
    header = next((i for i, row in enumerate(filled) if _has_figures(row, not i)), 0)
    while header > 1 and len(rows[header - 1]) == 1:  # the title of the first group of rows
        header -= 1
    if sum(is_value(row[0]) for row in filled) * 2 > len(filled):
        return None
    places: list[Place] = []
    for number, row in enumerate(rows):
        for column, (start, end) in enumerate(row):
            over = number < header - 1 and column > 0
            if start < end or not over:
                span = width if len(row) == 1 else _span(row, column, width) if over else 1
                places.append(Place(number, column, span, start, end))
    return Grid(rows[0][0][0], rows[-1][-1][1], max(header, 0), tuple(places))


def _has_figures(row: Sequence[str], first: bool) -> bool:
    """Whether cells behind the label are figures, grades not counted, and in the first row no points in time ("24 mo")."""
    return any(is_value(c) and not _GRADE.fullmatch(c) and not (first and _TIME.fullmatch(c)) for c in row[1:])


def _span(row: Sequence[Span], column: int, width: int) -> int:
    """Over how many columns a heading goes that has others below it: over the blanks behind it."""
    following = next((i for i in range(column + 1, len(row)) if row[i][0] < row[i][1]), width)
    return following - column
