"""Where every glyph of a document stood, page by page; the pages of a long document that are not asked for are held packed.

Example: after `store.start_page(1)` and `ids = [store.add(glyph) for glyph in glyphs]`, `store.bbox(ids)` is the tight box around them.
"""

from __future__ import annotations

import zlib
from array import array
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from abstract2kb.pdf.glyphs import around
from abstract2kb.pdf.ink import Glyph
from abstract2kb.pdf.layout import BBox
from abstract2kb.pdf.turning import Turn

__all__ = ["GlyphStore", "PageGlyphs"]

_PLAIN = 128
"""So many pages are held as they are, some 100 kB each; of those that come after them the older ones are packed."""
_OPEN = 32
"""So many packed pages are open at a time."""


def _edges() -> array[float]:
    return array("f")


@dataclass(slots=True)
class PageGlyphs:
    """The boxes of the glyphs of a page in points, one column an edge; the ids of the glyphs count from `first`."""

    first: int
    x0: array[float] = field(default_factory=_edges)
    top: array[float] = field(default_factory=_edges)
    x1: array[float] = field(default_factory=_edges)
    bottom: array[float] = field(default_factory=_edges)

    def __len__(self) -> int:
        return len(self.x0)

    @property
    def columns(self) -> tuple[array[float], array[float], array[float], array[float]]:
        """Left edges, tops, right edges and bottoms."""
        return self.x0, self.top, self.x1, self.bottom

    def bbox(self, ids: Iterable[int]) -> BBox:
        """The tight box around glyphs of the page (at least one)."""
        known = sorted(ids)
        first, last = known[0] - self.first, known[-1] + 1 - self.first
        if last - first == len(known):  # the glyphs of one line, nearly always
            return min(self.x0[first:last]), min(self.top[first:last]), max(self.x1[first:last]), max(self.bottom[first:last])
        return around((self.x0[i], self.top[i], self.x1[i], self.bottom[i]) for i in (known_id - self.first for known_id in known))

    def packed(self) -> bytes:
        """The columns in a quarter of the room: as differences, since a glyph starts where the one before it ends and stands on its line."""
        x0, top, x1, bottom = (np.frombuffer(column, dtype=np.int32) for column in self.columns)
        changes = (np.diff(x0, prepend=np.int32(0)), np.diff(top, prepend=np.int32(0)), x1 - x0, bottom - top)
        planes = b"".join(change.astype(np.int32).view(np.uint8).reshape(-1, 4).T.tobytes() for change in changes)
        return zlib.compress(planes, 1)

    @classmethod
    def unpacked(cls, packed: bytes, first: int) -> PageGlyphs:
        """The page that was packed."""
        planes = np.frombuffer(zlib.decompress(packed), dtype=np.uint8).reshape(4, 4, -1)
        left, above, width, height = (np.ascontiguousarray(plane.T).view(np.int32).ravel() for plane in planes)
        x0, top = np.cumsum(left, dtype=np.int32), np.cumsum(above, dtype=np.int32)
        return cls(first, *(array("f", column.tobytes()) for column in (x0, top, x0 + width, top + height)))


class GlyphStore:
    """The boxes of the visible glyphs of a document; ids count up page by page.

    Boxes are those of the upright text; `on_page` gives the place on the page as it is.
    """

    __slots__ = ("_index", "_last", "_open", "_pages", "_starts", "turns")

    def __init__(self) -> None:
        self._pages: list[PageGlyphs | bytes] = []
        self._starts = array("l")
        self._index: dict[int, int] = {}
        self._open: dict[int, PageGlyphs] = {}
        self._last = PageGlyphs(0)
        self.turns: dict[int, Turn] = {}

    def __len__(self) -> int:
        """How many glyphs there are."""
        return self._last.first + len(self._last)

    def start_page(self, number: int, turn: Turn | None = None) -> None:
        """Glyphs added from now on stand on page `number`, whose text was turned upright when `turn` is given."""
        if turn is not None:
            self.turns[number] = turn
        old = len(self._pages) - _PLAIN
        if old >= 0 and isinstance(page := self._pages[old], PageGlyphs):
            self._pages[old] = page.packed()
        self._last = PageGlyphs(len(self))
        self._index[number] = len(self._pages)
        self._pages.append(self._last)
        self._starts.append(self._last.first)

    def add(self, glyph: Glyph) -> int:
        """Remember a glyph's box; returns its id."""
        for column, edge in zip(self._last.columns, (glyph.x0, glyph.top, glyph.x1, glyph.bottom), strict=True):
            column.append(edge)
        return len(self) - 1

    def append(self, *edges: NDArray[np.float64]) -> None:
        """Remember several boxes: their left edges, tops, right edges and bottoms, each of shape (n,)."""
        for column, values in zip(self._last.columns, edges, strict=True):
            column.frombytes(values.astype(np.float32).tobytes())

    def absorb(self, index: int, glyph: Glyph) -> None:
        """Widen the box of glyph `index` of the page by an accent that was composed with it."""
        page, at = self._last, index - self._last.first
        page.x0[at], page.top[at] = min(page.x0[at], glyph.x0), min(page.top[at], glyph.top)
        page.x1[at], page.bottom[at] = max(page.x1[at], glyph.x1), max(page.bottom[at], glyph.bottom)

    def bbox(self, ids: Iterable[int]) -> BBox:
        """The tight box around glyphs of one page (at least one)."""
        known = list(ids)
        return self._page(bisect_right(self._starts, known[0]) - 1).bbox(known)

    def on_page(self, page: int, box: BBox) -> BBox:
        """The box on the page as it is, in points to two places."""
        turn = self.turns.get(page)
        x0, top, x1, bottom = turn.back(box) if turn else box
        return (round(x0, 2), round(top, 2), round(x1, 2), round(bottom, 2))

    def page(self, number: int) -> PageGlyphs:
        """The glyphs of a page; none for a page without glyphs."""
        index = self._index.get(number)
        return PageGlyphs(len(self)) if index is None else self._page(index)

    def _page(self, index: int) -> PageGlyphs:
        """A page by its place among the pages, unpacked for a while where it is packed."""
        held = self._pages[index]
        if isinstance(held, PageGlyphs):
            return held
        page = self._open.get(index)
        if page is None:
            if len(self._open) >= _OPEN:
                self._open.pop(next(iter(self._open)))
            page = self._open[index] = PageGlyphs.unpacked(held, self._starts[index])
        return page
