"""The shapes of a page held packed while other pages are read: a page of charts has thousands, which take more than its words.

Example: after `PageShapes(raw, shelf)` and so many more pages that the shelf is full, `raw.curves` is empty; `shapes.open()` fills it again, and
`shapes.forget()` lets go of all.
"""

from __future__ import annotations

import json
import zlib

from abstract2kb.pdf.glyphs import Panel, RawPage, Rule
from abstract2kb.shelf import Shelf

__all__ = ["PageShapes"]

_FEW = 64
"""So many shapes are not worth packing."""
_PER_WORD = 6
"""So many shapes weigh as much as a word."""


class PageShapes:
    """The rules, panels, curves and images of a page: lists until the shelf closes them, packed from then on until they are opened."""

    __slots__ = ("_packed", "_raw")

    def __init__(self, raw: RawPage, shelf: Shelf) -> None:
        self._raw, self._packed = raw, b""
        count = len(raw.rules) + len(raw.panels) + len(raw.curves) + len(raw.images)
        if count > _FEW:
            shelf.opens(self, count // _PER_WORD)

    def close(self) -> None:
        """Pack the shapes; what was worked out from them is worked out again."""
        raw = self._raw
        rules = [(rule.x0, rule.top, rule.x1, rule.bottom) for rule in raw.rules]
        panels = [(panel.bbox, panel.fill, panel.stroke) for panel in raw.panels]
        self._packed = zlib.compress(json.dumps((rules, panels, raw.curves, raw.images)).encode(), 1)
        self._clear()

    def open(self) -> None:
        """Give the page its shapes again."""
        if self._packed:
            rules, panels, curves, images = json.loads(zlib.decompress(self._packed))
            self._raw.rules = [Rule(*rule) for rule in rules]
            self._raw.panels = [Panel((x0, top, x1, bottom), fill, stroke) for (x0, top, x1, bottom), fill, stroke in panels]
            self._raw.curves, self._raw.images = ([(x0, top, x1, bottom) for x0, top, x1, bottom in boxes] for boxes in (curves, images))
            self._packed = b""

    def forget(self) -> None:
        """Let go of the shapes for good."""
        self._packed = b""
        self._clear()

    def _clear(self) -> None:
        raw = self._raw
        raw.rules, raw.panels, raw.curves, raw.images = [], [], [], []
        raw.memo.clear()
