"""Lines that run on over a narrow gutter between two columns of text, parted there.

Example: forty lines, each with a white of one and a half letters before x = 271.6, and hardly any ink in that stripe: these are lines of two columns,
though the white is no wider than that of a justified line may be.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from abstract2kb.pdf.glyphs import Line, make_line

__all__ = ["part_at_gutters"]

_GAP = 0.5
"""The least white of a gutter, in units of the size."""
_EDGE = 0.8
"""How far from the left edge of its column a line begins at most, in points."""
_INDENT = 3.0
"""How far the first line of a paragraph is indented at most, in units of the size."""
_FEWEST = 4
"""So many lines with text on both sides show a gutter, and no more lines have ink in it than stand clear of it."""
_CHARS = 18
"""So long is the text on each side of the gutter, in characters."""


def part_at_gutters(lines: Sequence[Line]) -> list[Line]:
    """The lines, those that run on over a gutter parted there; in the order of their baselines, from left to right."""
    edges = [edge for edge in _edges(lines) if _is_clear(edge, lines)]
    if not edges:
        return list(lines)
    parted = [part for line in lines for part in _parts(line, edges)]
    return sorted(parted, key=lambda line: (line.base, line.x0))


def _gaps(line: Line) -> Iterator[tuple[int, float, float]]:
    """Where the wide gaps of a line are: the place of the word behind each, and where it begins and ends."""
    least = _GAP * line.size
    end = line.words[0].x1
    for at, word in enumerate(line.words):
        if at and word.x0 - end > least:
            yield at, end, word.x0
        end = max(end, word.x1)


def _edges(lines: Sequence[Line]) -> list[float]:
    """Where the text behind a wide gap of a line begins, or would if it were not indented, and so many other lines, that a column may begin there."""
    found = []
    for line in lines:
        for at, start, end in _gaps(line) if len(line.text) > 2 * _CHARS else ():
            left = sum(len(word.text) + 1 for word in line.words[:at]) - 1
            if min(left, len(line.text) - left - 1) >= _CHARS:
                found.append((start + _GAP * line.size, end))
    starts = sorted([*(end for _, end in found), *(line.x0 for line in lines if len(line.text) >= _CHARS)]) if found else []
    edges: list[float] = []
    places = sorted({round(start, 1) for start in starts})
    for least, end in sorted({(round(least, 1), round(end, 1)) for least, end in found}):
        for edge in places[bisect_left(places, least) : bisect_right(places, end)]:
            near = bisect_right(starts, edge + _EDGE) - bisect_left(starts, edge - _EDGE)
            if near >= _FEWEST and all(abs(edge - other) > _EDGE for other in edges):
                edges.append(edge)
    return edges


def _is_clear(edge: float, lines: Sequence[Line]) -> bool:
    """Whether more lines go on behind an edge with white before it, or begin there, than have ink in that stripe, at the height of the former."""
    clear, inked = list[float](), list[float]()
    for line in lines:
        if not line.x0 - _EDGE < edge < line.x1:
            continue
        start = edge - _GAP * line.size
        if any(word.x0 < edge - _EDGE and word.x1 > start for word in line.words):
            inked.append(line.base)
        elif line.x0 < edge - _EDGE or len(line.text) >= _CHARS:
            clear.append(line.base)
    return len(clear) >= _FEWEST and sum(clear[0] <= base <= clear[-1] for base in inked) <= len(clear)


def _parts(line: Line, edges: Sequence[float]) -> list[Line]:
    """The parts of a line before and behind the gutters that it runs over."""
    white, indent = _GAP * line.size, _INDENT * line.size
    cuts = [at for at, start, end in _gaps(line) if any(start <= edge - white and -_EDGE <= end - edge <= indent for edge in edges)]
    if not cuts:
        return [line]
    parts = [make_line(line.words[a:b], line.page) for a, b in pairwise([0, *cuts, len(line.words)])]
    parts[-1].label = line.label
    return parts
