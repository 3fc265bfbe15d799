"""The map from every character of the linear text to its glyph, line and page, held in arrays.

Example: after `text, charmap = builder.finish()`, `charmap.boxes(text, 0, 4)` gives the boxes of the first four
characters.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from abstract2kb.pdf.glyph_store import GlyphStore
from abstract2kb.pdf.layout import BBox, Box

_PAD = 0.01
_KEPT = 32
"""So many pages keep their index."""
_PageIndex = tuple[int, npt.NDArray[np.float64], npt.NDArray[np.float64], npt.NDArray[np.intp]]


class CharMap:
    """Glyph ids per character (-1: not drawn), and the starts of the runs: stretches of one line without a gap."""

    __slots__ = ("_index", "glyphs", "run_pages", "run_starts", "store")

    def __init__(self, store: GlyphStore) -> None:
        self.store = store
        self.glyphs = array("i")
        self.run_starts = array("i")
        self.run_pages = array("i")
        self._index: dict[int, _PageIndex] = {}

    def boxes(self, text: str, start: int, end: int) -> list[Box]:
        """One box per run that the characters from `start` to `end` (exclusive) touch, white space trimmed."""
        start, end = max(start, 0), min(end, len(self.glyphs))
        found: list[Box] = []
        if start >= end or not self.run_starts:
            return found
        run = max(bisect_right(self.run_starts, start) - 1, 0)
        while run < len(self.run_starts) and self.run_starts[run] < end:
            stop = self.run_starts[run + 1] if run + 1 < len(self.run_starts) else len(self.glyphs)
            self._add(text, max(start, self.run_starts[run]), min(end, stop), self.run_pages[run], found)
            run += 1
        return found

    def page_at(self, offset: int) -> int | None:
        """The page of the character at an offset (or of the line that it follows); None for plain text."""
        run = bisect_right(self.run_starts, offset) - 1
        return self.run_pages[max(run, 0)] if self.run_starts else None

    def _add(self, text: str, start: int, end: int, page: int, found: list[Box]) -> None:
        while start < end and (self.glyphs[start] < 0 or text[start].isspace()):
            start += 1
        while start < end and (self.glyphs[end - 1] < 0 or text[end - 1].isspace()):
            end -= 1
        if start >= end:
            return
        own = {glyph for glyph in self.glyphs[start:end] if glyph >= 0}
        box, cut = self._tight(own, page)
        if cut is not None:
            middle = self._split(start, end, page, cut)
            if start < middle < end:
                self._add(text, start, middle, page, found)
                self._add(text, middle, end, page, found)
                return
        found.append(Box(page, self.store.on_page(page, box), start, end))

    def _split(self, start: int, end: int, page: int, cut: float) -> int:
        """The offset of the first character whose glyph stands to the right of `cut`."""
        own = self.store.page(page)
        for at in range(start, end):
            glyph = self.glyphs[at] - own.first
            if self.glyphs[at] >= 0 and (own.x0[glyph] + own.x1[glyph]) / 2 > cut:
                return at
        return end

    def _tight(self, own: set[int], page: int) -> tuple[BBox, float | None]:
        """The box of the glyphs, lower where others reach in; and an x to split at when that is not enough."""
        glyphs = self.store.page(page)
        x0, top, x1, bottom = glyphs.bbox(own)
        strangers = self._strangers(page, (x0, top, x1, bottom), own)
        cut = None
        middles = [(glyphs.top[i - glyphs.first] + glyphs.bottom[i - glyphs.first]) / 2 for i in own] if strangers else [0.0]
        highest, lowest = min(middles), max(middles)
        for i in strangers:
            at = i - glyphs.first
            y = (glyphs.top[at] + glyphs.bottom[at]) / 2
            if y < highest - _PAD:
                top = max(top, (y + highest) / 2)
            elif y > lowest + _PAD:
                bottom = min(bottom, (y + lowest) / 2)
            else:
                cut = (glyphs.x0[at] + glyphs.x1[at]) / 2
        return (x0 - _PAD, top - _PAD, x1 + _PAD, bottom + _PAD), cut

    def _strangers(self, page: int, box: BBox, own: set[int]) -> list[int]:
        """The glyphs of the page whose middle is in the box of others."""
        first, xs, ys, order = self._page_index(page)
        low, high = ys.searchsorted(box[1], "left"), ys.searchsorted(box[3], "right")
        near = xs[low:high]
        inside = order[low:high][(near >= box[0]) & (near <= box[2])]
        if len(inside) == len(own):  # the middles of all that the box was drawn around are in it
            return []
        return [first + int(i) for i in inside if first + int(i) not in own]

    def _page_index(self, page: int) -> _PageIndex:
        """The middles of the glyphs of a page from top to bottom, across and down, and which glyphs of the page they are."""
        known = self._index.get(page)
        if known is None:
            own = self.store.page(page)
            x0, top, x1, bottom = (np.array(edges, dtype=np.float64) for edges in own.columns)
            across, down = (x0 + x1) / 2, (top + bottom) / 2
            order = np.argsort(down, kind="stable")
            if len(self._index) >= _KEPT:
                self._index.clear()
            known = self._index[page] = (own.first, across[order], down[order], order)
        return known


class TextBuilder:
    """Collects the linear text piece by piece together with its map."""

    def __init__(self, store: GlyphStore) -> None:
        self._parts: list[str] = []
        self._map = CharMap(store)
        self._broken = True
        self._page = 0
        self.length = 0

    def new_run(self, page: int) -> None:
        """What follows stands on another line, in another cell, or behind something that is not in the text."""
        self._broken, self._page = True, page

    def drawn(self, text: str, ids: Sequence[int]) -> None:
        """Add characters with their glyphs."""
        if not text:
            return
        if self._broken:
            self._map.run_starts.append(self.length)
            self._map.run_pages.append(self._page)
            self._broken = False
        self._parts.append(text)
        self._map.glyphs.extend(ids)
        self.length += len(text)

    def undrawn(self, text: str) -> None:
        """Add characters that are not on the page: spaces between words and lines, tabs and line ends."""
        self._parts.append(text)
        self._map.glyphs.extend([-1] * len(text))
        self.length += len(text)

    def tail(self, start: int) -> str:
        """The text from an offset near the end to the end."""
        parts: list[str] = []
        missing = self.length - start
        for part in reversed(self._parts):
            if missing <= 0:
                break
            parts.append(part[-missing:])
            missing -= len(part)
        return "".join(reversed(parts))

    def finish(self) -> tuple[str, CharMap]:
        """The whole text and its map."""
        return "".join(self._parts), self._map
