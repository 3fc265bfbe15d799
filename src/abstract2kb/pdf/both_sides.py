"""Columns of text that hold small tables: a stripe of white with paragraphs on both sides that are as wide as their side.

Example: three lines of prose over a table of three columns, and two over another one beside it, are two columns of a page, as no line of a
cell is as wide as all columns of a table on one side of the stripe.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from abstract2kb.pdf.glyphs import Line

__all__ = ["labels_beside", "paragraphs_on_both_sides"]

_FULL, _CHARS = 0.85, 28
"""A full line of prose has so much of the width of its side, and so many characters."""
_ALIKE = 0.6
"""The narrower side is so wide at least, as a share of the wider one."""
_FULL_LINES = 3
"""So many full lines stand on both sides together, and one on each."""


def paragraphs_on_both_sides(lines: Sequence[Line], x: float) -> bool:
    """Whether the lines left and right of `x` have paragraphs that fill their sides; lines across it are of neither side."""
    sides = [[line for line in lines if line.x1 < x], [line for line in lines if line.x0 > x]]
    if not all(sides):
        return False
    widths = [max(line.x1 for line in side) - min(line.x0 for line in side) for side in sides]
    if min(widths) < _ALIKE * max(widths):
        return False
    counts = [_full_lines(side, width) for side, width in zip(sides, widths, strict=True)]
    return min(counts) > 0 and sum(counts) >= _FULL_LINES


def _full_lines(side: Sequence[Line], width: float) -> int:
    """How many full lines begin at the left edge of the side and go on in a line right below, or end a line right above."""
    left = min(line.x0 for line in side)
    flush = sorted((line for line in side if line.x0 - left < 2), key=lambda line: line.base)
    found = set()
    for a, b in pairwise(flush):
        if 0.8 * b.size < b.base - a.base < 1.6 * b.size and abs(a.size - b.size) < 0.4:
            found |= {id(line) for line in (a, b) if line.x1 - line.x0 >= _FULL * width and len(line.text) >= _CHARS}
    return len(found)


def labels_beside(pieces: Sequence[Line], others: Sequence[Line], gutter: float) -> bool:
    """Whether the pieces are two tables side by side: right of the gutter stand labels at the left edge of the text there, left of it figures.

    `others` are the lines above and below the pieces.
    """
    starts = sorted(line.x0 for line in others if line.x0 > gutter and len(line.text) >= _CHARS)
    right = [piece for piece in pieces if piece.x0 > gutter]
    if not starts or len(right) < _LABELS or any(piece.x0 < gutter - 2 and piece.x1 > gutter + 2 for piece in pieces):
        return False
    edge = min(piece.x0 for piece in right)
    labels = [piece for piece in right if piece.x0 - edge < _INDENT]
    before = _last_column([piece for piece in pieces if piece.x1 < gutter])
    return (
        -2 < edge - starts[len(starts) // 2] < _INDENT
        and len(labels) >= _LABELS
        and sum(not _has_digits(piece) for piece in labels) >= _MOST * len(labels)
        and len(before) >= _LABELS
        and sum(_has_digits(piece) for piece in before) >= _MOST * len(before)
    )


_LABELS = 3
"""A table has so many rows at least."""
_INDENT = 8.0
"""How far the text of the first cells of a table may stand from the left edge of the text, in points."""
_MOST = 0.6


def _last_column(pieces: Sequence[Line]) -> list[Line]:
    """The pieces after which nothing stands on their baseline."""
    last: dict[int, Line] = {}
    for piece in sorted(pieces, key=lambda piece: piece.x0):
        last[round(piece.base)] = piece
    return list(last.values())


def _has_digits(piece: Line) -> bool:
    return any(map(str.isdigit, piece.text))
