"""Filled bars that bear a heading: they part the columns as far as they reach, however short their text is.

Example: a dark bar over the whole page, "2 Novelix" at its left end and "Masked engager" at its right, stands above what is
in both columns below it and below what is above it.
"""

from __future__ import annotations

from collections.abc import Sequence

from abstract2kb.pdf.columns import Item
from abstract2kb.pdf.geometry import centre, holds, overlap
from abstract2kb.pdf.glyphs import Line, RawPage, make_line
from abstract2kb.pdf.layout import BBox

__all__ = ["join_title_bars"]

_HIGH = 2.6
"""How high a bar is at most, in units of the size of its type."""
_EDGE = 2.5
"""How far from the ends of the bar its texts stand at most, in the same units."""
_WIDE = 0.6
"""How much of the width of all text the bar takes up at least: more than one column."""
_APART = 0.15
"""How much of the bar is white between its two texts, or behind its only one, at least."""
_ROW = 3.0
"""How far below the bar, in units of its type, the first row of a table would stand."""
_CELL = 30
"""Text with fewer characters may be a cell."""


def join_title_bars(page: RawPage, items: Sequence[Item]) -> list[Item]:
    """The items with those on one bar made one item as wide as the bar: a bold text at its left end, or two, one at each end."""
    rest = list(items)
    least = _WIDE * (max((item.bbox[2] for item in items), default=0.0) - min((item.bbox[0] for item in items), default=0.0))
    for bar in sorted({panel.bbox for panel in page.panels if panel.fill is not None and panel.bbox[2] - panel.bbox[0] > least}):
        on = [item for item in rest if holds(bar, centre(item.bbox))]
        lines = sorted((item.line for item in on if item.line is not None), key=lambda line: line.x0)
        if not 1 <= len(lines) <= 2 or len(lines) < len(on) or not _is_titled(bar, lines) or _heads_a_table(bar, lines, rest):
            continue
        chosen = set(map(id, on))
        title = make_line([word for line in lines for word in line.words], page.number)
        title.bold, title.size = True, lines[0].size
        rest = [item for item in rest if id(item) not in chosen] + [Item(bar, line=title)]
    return rest


def _is_titled(bar: BBox, lines: Sequence[Line]) -> bool:
    """Whether the bar is as high as one line and bears a bold text at its left end, and at most one more at its right end."""
    first, last = lines[0], lines[-1]
    if bar[3] - bar[1] > _HIGH * first.size or not first.bold or first.x0 - bar[0] > _EDGE * first.size:
        return False
    if len(lines) == 2 and (bar[2] - last.x1 > _EDGE * last.size or abs(first.base - last.base) > 0.5 * first.size):
        return False
    white = (last.x0 if len(lines) == 2 else bar[2]) - first.x1
    return white > _APART * (bar[2] - bar[0])


def _heads_a_table(bar: BBox, lines: Sequence[Line], items: Sequence[Item]) -> bool:
    """Whether the next thing above or below the bar is a table, or a row of short texts side by side as cells of one are."""
    reach = _ROW * lines[0].size
    for top, bottom in ((bar[1] - reach, bar[1]), (bar[3], bar[3] + reach)):
        near = [i for i in items if top < centre(i.bbox)[1] < bottom and i.bbox[0] >= bar[0] - 2 and i.bbox[2] <= bar[2] + 2]
        if not near:
            continue
        first = min(near, key=lambda item: abs(centre(item.bbox)[1] - centre(bar)[1]))
        row = [i for i in near if overlap((i.bbox[1], i.bbox[3]), (first.bbox[1], first.bbox[3])) > 0]
        if any(item.table is not None for item in row) or (len(row) > 1 and all(i.line is not None and len(i.line.text) < _CELL for i in row)):
            return True
    return False
