"""Pages whose text is drawn sideways or upside down, or as large as on a poster: their boxes turned and scaled so that the text is upright and
has the size of print, and back.

Example: on a page 612 points wide and 792 high whose text runs upwards, `Turn(1, 612, 792).upright(box)` gives the box
on a page 792 wide and 612 high, and `back` the one on the page as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from abstract2kb.pdf.layout import BBox

_LEAST = 20
_MOST = 0.7


@dataclass(frozen=True, slots=True)
class Turn:
    """Quarter turns of the text against the clock, on a page `width` by `height` points: 1 runs upwards, 3 downwards; and by how much all of it is
    made smaller or larger."""

    quarters: int
    width: float
    height: float
    scale: float = 1.0

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the page when its text is upright."""
        size = (self.height, self.width) if self.quarters % 2 else (self.width, self.height)
        return (size[0] * self.scale, size[1] * self.scale)

    def upright(self, box: BBox) -> BBox:
        """Where a box of the page comes to stand when the text is upright and of its size."""
        return scaled(self._turned(box), self.scale)

    def _turned(self, box: BBox) -> BBox:
        x0, top, x1, bottom = box
        if self.quarters == 1:
            return (self.height - bottom, x0, self.height - top, x1)
        if self.quarters == 2:
            return (self.width - x1, self.height - bottom, self.width - x0, self.height - top)
        return (top, self.width - x1, bottom, self.width - x0) if self.quarters == 3 else box

    def back(self, box: BBox) -> BBox:
        """Where a box of the upright text stands on the page."""
        width, height = self.size
        return Turn(-self.quarters % 4, width / self.scale, height / self.scale).upright(scaled(box, 1 / self.scale))


def scaled(box: BBox, scale: float) -> BBox:
    """A box of a page that is made smaller or larger."""
    return box if scale == 1.0 else (box[0] * scale, box[1] * scale, box[2] * scale, box[3] * scale)


_LONG_SIDE, _LARGEST, _BODY = 1000.0, 13.0, 12.0
"""A side longer than this and letters larger than this make a page a poster or a wall chart, read at letters of this size."""


def page_scale(width: float, height: float, sizes: NDArray[np.float64]) -> float:
    """By how much a page is made smaller so that most of its letters have the size of print; 1 for all but large pages with large letters.

    Posters are drawn as large as they hang (A0 is 2,384 by 3,370 points, and its text 24 to 40): all distances grow with the letters.
    """
    if max(width, height) < _LONG_SIDE or not len(sizes):
        return 1.0
    body = float(np.median(sizes))
    return _BODY / body if body > _LARGEST else 1.0


def quarters_of(matrix: object) -> int | None:
    """The quarter turns of a glyph by its matrix; None for text at an angle."""
    if not isinstance(matrix, tuple) or len(matrix) < 4:
        return 0
    a, b = matrix[0], matrix[1]
    if abs(b) <= 0.05 * abs(a):
        return 0 if a > 0 or matrix[3] > 0 else 2
    if abs(a) <= 0.05 * abs(b):
        return 1 if b > 0 else 3
    return None


def page_quarters(turns: Sequence[int | None], upright: int = 0) -> int:
    """The turn of most glyphs of a page, if there are enough of them to be its text; else 0.

    `turns` are those of single glyphs; so many more are known to be `upright`.
    """
    if not any(turns):
        return 0
    for quarters in (1, 2, 3):
        count = turns.count(quarters)
        if count >= _LEAST and count >= _MOST * (len(turns) + upright):
            return quarters
    return 0
