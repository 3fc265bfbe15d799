"""Shadows of boxes: filled rectangles of which all but a thin rim is covered by the box that they are the shadow of.

Example: under a card at (20, 117, 394, 336) a grey rectangle (16, 114, 402, 345) is its shadow; where the shadows of two cards touch, the cards do
not, and are no cells of one table.
"""

from __future__ import annotations

from collections.abc import Sequence

from abstract2kb.pdf.glyphs import Panel
from abstract2kb.pdf.layout import BBox

__all__ = ["without_shadows"]

_LEAST_WIDTH, _LEAST_HEIGHT = 80.0, 36.0
"""Points that a box with a shadow is wide and high at least; what is smaller may be a cell with a border."""
_RIM, _LEAST_RIM = 12.0, 2.5
"""A shadow reaches so far beyond its box at most on each side, and so far at least on two."""
_MANY = 600
"""On a page with more such rectangles none is taken for a shadow: it is one table."""


def without_shadows(panels: Sequence[Panel], white: Sequence[BBox]) -> list[Panel]:
    """The rectangles without shadows; of the shadow of a white box no more is kept than the place of that box."""
    boxes = [p.bbox for p in panels if p.fill is not None and _is_large(p.bbox)]
    white = [box for box in white if _is_large(box)]
    if len(boxes) + len(white) > _MANY:
        return list(panels)
    out = []
    for panel in panels:
        if panel.fill is None or panel.stroke or not _is_large(panel.bbox):
            out.append(panel)
        elif (under := next((box for box in white if _is_shadow(panel.bbox, box)), None)) is not None:
            out.append(Panel(under, panel.fill, panel.stroke))
        elif not any(_is_shadow(panel.bbox, box) for box in boxes):
            out.append(panel)
    return out


def _is_large(box: BBox) -> bool:
    return box[2] - box[0] >= _LEAST_WIDTH and box[3] - box[1] >= _LEAST_HEIGHT


def _is_shadow(outer: BBox, inner: BBox) -> bool:
    """Whether `outer` is the shadow of `inner`."""
    rims = (inner[0] - outer[0], inner[1] - outer[1], outer[2] - inner[2], outer[3] - inner[3])
    return min(rims) >= -_LEAST_RIM and max(rims) <= _RIM and sum(rim >= _LEAST_RIM for rim in rims) > 1
