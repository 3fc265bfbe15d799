"""What the text objects of a page have in common for all their characters: font, size, matrix, colour, baseline."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import repeat

import numpy as np
from numpy.typing import NDArray

from abstract2kb.pdf.pdfium.geometry import Matrix
from abstract2kb.pdf.pdfium.text_page import Point, TextPage

__all__ = ["Colour", "Fill", "OPAQUE", "TextObjects", "objects_of"]

Colour = tuple[float, float, float]
Fill = tuple[Colour | None, int]
"""A colour, and how opaque it is: 0 to 255."""
OPAQUE = 255
_COLUMN = 3


@dataclass(frozen=True, slots=True)
class TextObjects:
    """The text objects of a page in the order in which PDFium gathers their characters, column by column; those that PDFium adds are in none.

    The object `owners[i]` draws the characters from `starts[i]` to `ends[i]` (exclusive); `fonts` are handles.
    `like_last` tells that it shares all but its place on the line with the object before it: many writers draw every letter or word
    as an object of its own. `rows` has, for each object, the first one behind it that does not go on where the one before it ended.
    `runs_down` tells that its characters stand below each other though its matrix is upright: vertical writing.
    """

    owners: list[int]
    starts: list[int]
    ends: list[int]
    fonts: list[int]
    sizes: list[float]
    like_last: list[bool]
    rows: list[int]
    runs_down: list[bool]
    _matrices: NDArray[np.float32]
    _coloured: NDArray[np.bool_]
    _fills: NDArray[np.uint32]
    _placed: NDArray[np.bool_]
    _origins: NDArray[np.float64]

    def matrix(self, at: int) -> Matrix:
        """The matrix of an object."""
        a, b, c, d, e, f = self._matrices[at].tolist()
        return (a, b, c, d, e, f)

    def fill(self, at: int) -> Fill:
        """What an object is filled with."""
        if not self._coloured[at]:
            return None, OPAQUE
        red, green, blue, alpha = self._fills[at].tolist()
        return (red / 255, green / 255, blue / 255), alpha

    def origin(self, at: int) -> Point | None:
        """Where its first character stands."""
        if not self._placed[at]:
            return None
        x, y = self._origins[at].tolist()
        return x, y


def objects_of(page: TextPage, drawn: Mapping[int, int]) -> TextObjects:
    """The text objects of a page; `drawn` has their places in the order in which they are drawn."""
    owners, calls, pointer = page.owners, page.calls, page.pointer
    changes = np.flatnonzero(owners[1:] != owners[:-1]) + 1
    starts, ends = np.concatenate(([0], changes)), np.concatenate((changes, [page.count]))
    owned = owners[starts] != 0
    starts, ends = starts[owned], ends[owned]
    first, end, handles = starts.tolist(), ends.tolist(), owners[starts].tolist()
    fonts = [font or 0 for font in map(calls.font, handles)]
    sizes: list[float] = list(map(calls.font_size_at, repeat(pointer), first))
    _, matrices = calls.matrices.gathered(calls.matrix_at_char, repeat(pointer), first)
    coloured, fills = calls.fills.gathered(calls.text_fill_at, repeat(pointer), first)
    placed, origins = calls.origins.gathered(calls.origin_at, repeat(pointer), first)
    keys = np.column_stack((np.array(fonts, dtype=np.float64), sizes, matrices[:, :4], fills, coloured, origins[:, 1], placed))
    like_last = np.concatenate(([False], (keys[1:] == keys[:-1]).all(axis=1)))[: len(first)]
    down = (ends - starts >= _COLUMN) & (matrices[:, 1] == 0) & placed
    known, last_origins = calls.origins.gathered(calls.origin_at, repeat(pointer), (ends[down] - 1).tolist())
    drop = np.abs(last_origins[:, 1] - origins[down, 1])
    down[down] = known & (drop > np.array(sizes)[down] * np.abs(matrices[down, 3]))
    places = np.array([drawn.get(handle, -2) for handle in handles])
    goes_on = (starts[1:] == ends[:-1]) & (places[1:] == places[:-1] + 1) & like_last[1:] & ~down[1:] & ~down[:-1]
    breaks = np.append(np.flatnonzero(~goes_on) + 1, len(first))
    rows = breaks[np.searchsorted(breaks, np.arange(len(first)), side="right")]
    return TextObjects(
        handles, first, end, fonts, sizes, like_last.tolist(), rows.tolist(), down.tolist(), matrices, coloured, fills, placed, origins
    )  # fmt: skip
