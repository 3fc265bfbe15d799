"""What the text objects of a page have in common for all their characters: font, size, matrix, colour, baseline."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import repeat

import numpy as np

from abstract2kb.pdf.pdfium.geometry import Matrix
from abstract2kb.pdf.pdfium.text_page import Point, TextPage

__all__ = ["Colour", "Fill", "OPAQUE", "TextObject", "objects_of"]

Colour = tuple[float, float, float]
Fill = tuple[Colour | None, int]
"""A colour, and how opaque it is: 0 to 255."""
OPAQUE = 255
_COLUMN = 3


@dataclass(frozen=True, slots=True)
class TextObject:
    """The characters from `start` to `end` (exclusive), drawn by the text object `owner`; `font` is a handle, `origin` that of the first.

    `like_last` tells that it shares all but its place on the line with the object before it: many writers draw every letter or word
    as an object of its own. `runs_down` tells that its characters stand below each other though its matrix is upright: vertical writing.
    """

    owner: int
    start: int
    end: int
    font: int
    size: float
    matrix: Matrix
    fill: Fill
    origin: Point | None
    like_last: bool
    runs_down: bool


def objects_of(page: TextPage) -> list[TextObject]:
    """The text objects of a page in the order in which PDFium gathers their characters; those that PDFium adds are in none."""
    owners, calls, pointer = page.owners, page.calls, page.pointer
    changes = np.flatnonzero(owners[1:] != owners[:-1]) + 1
    starts, ends = np.concatenate(([0], changes)), np.concatenate((changes, [page.count]))
    owned = owners[starts] != 0
    first, end, handles = starts[owned].tolist(), ends[owned].tolist(), owners[starts[owned]].tolist()
    fonts = [font or 0 for font in map(calls.font, handles)]
    sizes: list[float] = list(map(calls.font_size_at, repeat(pointer), first))
    _, matrices = calls.matrices.gathered(calls.matrix_at_char, pointer, first)
    coloured, fills = calls.fills.gathered(calls.text_fill_at, pointer, first)
    placed, origins = calls.origins.gathered(calls.origin_at, pointer, first)
    known, last_origins = calls.origins.gathered(calls.origin_at, pointer, [index - 1 for index in end])
    keys = np.column_stack((np.array(fonts, dtype=np.float64), sizes, matrices[:, :4], fills, coloured, origins[:, 1], placed))
    like_last = np.concatenate(([False], (keys[1:] == keys[:-1]).all(axis=1)))
    many = np.array(end) - np.array(first) >= _COLUMN
    drop = np.abs(last_origins[:, 1] - origins[:, 1])
    down = many & (matrices[:, 1] == 0) & placed & known & (drop > np.array(sizes) * np.abs(matrices[:, 3]))
    filled = [
        ((red / 255, green / 255, blue / 255) if there else None, alpha if there else OPAQUE)
        for (red, green, blue, alpha), there in zip(fills.tolist(), coloured.tolist(), strict=True)
    ]
    points = [(x, y) if there else None for (x, y), there in zip(origins.tolist(), placed.tolist(), strict=True)]
    columns = (handles, first, end, fonts, sizes, map(tuple, matrices.tolist()), filled, points, like_last.tolist(), down.tolist())
    return [TextObject(*row) for row in zip(*columns, strict=True)]
