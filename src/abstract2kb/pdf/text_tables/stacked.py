"""Tables with one cell on each line, as text copied from a web page has them: headings, then the label and the figures of each row.

Example: "AE\\nArm A\\nArm B\\nRash\\n4 (8)\\n0\\nFever\\n2 (4)\\n1 (2)".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from abstract2kb.patterns import regex
from abstract2kb.pdf.text_tables.grid import Grid, Place, by_rows, spans_of_groups
from abstract2kb.pdf.text_tables.headings import is_comparison, is_corner, is_heading, is_size
from abstract2kb.pdf.text_tables.values import is_like_value, is_value

__all__ = ["stacked_grids"]

_LINE = regex(r"[^\n]+")
_MAX_CELL, _LEAST_LINES, _MAX_HEAD = 90, 6, 8
_SENTENCE = regex(r"[.!?][\"')\]]*\s*$|\w{3,}[.!?] [A-Z]")
Span = tuple[int, int]


def stacked_grids(text: str) -> list[Grid]:
    """The tables of a text that stand in single lines, all of them one or all of them two line feeds apart."""
    if text.count("\n") < _LEAST_LINES:
        return []
    found: list[Grid] = []
    for gap in (1, 2):
        grids = (grid for lines in _stacks(text, gap) if (grid := _grid(text, lines)) is not None)
        found += [g for g in grids if all(g.end <= other.start or g.start >= other.end for other in found)]
    return found


def _stacks(text: str, gap: int) -> Iterator[list[Span]]:
    """Short lines, so many line feeds apart, of which none ends a sentence."""
    stack: list[Span] = []
    last = 0
    for match in _LINE.finditer(text):
        words = match[0].strip()
        if not words:
            continue
        start = match.start() + match[0].index(words[0])
        apart = text.count("\n", last, start) != gap
        last = start + len(words)
        fits = len(words) <= _MAX_CELL and (is_value(words) or _SENTENCE.search(words) is None)
        if (not fits or apart) and stack:
            yield stack
            stack = []
        if fits:
            stack.append((start, last))
    if stack:
        yield stack


def _with_sizes(text: str, lines: Sequence[Span]) -> list[Span]:
    """The lines, the size of a group with the line above it."""
    found: list[Span] = []
    for start, end in lines:
        above = text[slice(*found[-1])] if found else ""
        if above and is_size(text[start:end]) and "\n" not in above and not (is_size(above) or is_like_value(above)):
            found[-1] = found[-1][0], end
        else:
            found.append((start, end))
    return found


def _grid(text: str, lines: Sequence[Span]) -> Grid | None:
    """The table of such lines; None where its rows differ or its headings do not fit them."""
    lines = _with_sizes(text, lines)
    values = [is_like_value(text[s:e]) for s, e in lines]
    starts = [i for i, (before, after) in enumerate(pairwise(values)) if not before and after]
    rows = [(i, next((j for j in range(i + 1, len(lines)) if not values[j]), len(lines))) for i in starts]
    counts = Counter(end - start - 1 for start, end in rows)
    if not counts or values[0]:
        return None
    usual = max(counts, key=lambda n: (counts[n], n))
    if usual < 2 or counts[usual] < 2 or counts[usual] * 2 <= len(rows):
        return None
    heads = list(lines[: rows[0][0]])
    for columns in sorted((n for n in counts if n >= usual), reverse=True):
        header = _headings(text, heads, columns) if len(heads) >= columns else None
        if header is not None and usual in (columns, header[2]):
            return _built(lines, rows, header, columns)
    return None


_Header = tuple[int, list[Place], int]
"""How many rows of headings there are, their cells, and how many columns are of groups."""


def _built(lines: Sequence[Span], rows: Sequence[tuple[int, int]], header: _Header, columns: int) -> Grid:
    """The table of such rows, given as (index of the label's line, index behind the last figure's)."""
    places, number = list(header[1]), header[0]
    for index, (start, end) in enumerate(rows):
        above = rows[index - 1][1] if index else start
        for section in lines[above:start]:
            places.append(Place(number, 0, 1, *section))
            number += 1
        if end - start - 1 in (columns, header[2]):
            places += [Place(number, i, 1, *span) for i, span in enumerate(lines[start:end])]
            number += 1
    first = min(p.start for p in places)
    return Grid(first, lines[rows[-1][1] - 1][1], header[0], by_rows(places))


def _headings(text: str, heads: Sequence[Span], columns: int) -> _Header | None:
    """The lines before the first label: the last ones are over the columns, those before may be groups, one stands over the labels.

    None where one of them may be a line over the first rows, or a heading over a column that most rows leave blank.
    """
    own, before = heads[-columns:], list(heads[:-columns])
    words = [text[slice(*head)] for head in own]
    while len(before) > 1 and _is_caption(text[slice(*before[0])]):
        del before[0]
    for count in range(2, columns // 2 + 1):
        span = spans_of_groups(count, columns)
        if span and words == words[:span] * count:
            return _grouped(text, before, own, count)
    over = [text[slice(*head)] for head in before]
    if len(set(words)) < columns or len(before) > 1 or any(is_size(w) for w in words) or any(is_heading(w) and not is_corner(w) for w in over):
        return None
    return 1, [*(Place(0, 0, 1, *c) for c in before), *(Place(0, i, 1, *o) for i, o in enumerate(own, 1))], sum(not is_comparison(w) for w in words)


def _grouped(text: str, before: Sequence[Span], own: Sequence[Span], count: int) -> _Header | None:
    """Two rows of headings, what stands over the labels before the first or before the second."""
    groups = [head for head in before if not is_corner(text[slice(*head)])]
    corner = [head for head in before if head not in groups]
    if len(groups) == count + 1 and not corner:
        corner, groups = groups[:1], groups[1:]
    if len(groups) != count or len(corner) > 1:
        return None
    span = spans_of_groups(count, len(own))
    over = [Place(0, 1 + i * span, span, *g) for i, g in enumerate(groups)]
    return 2, [*(Place(0, 0, 1, *c) for c in corner), *over, *(Place(1, i, 1, *o) for i, o in enumerate(own, 1))], len(own)


def _is_caption(words: str) -> bool:
    return words.startswith("Table") or len(words.split()) > _MAX_HEAD
