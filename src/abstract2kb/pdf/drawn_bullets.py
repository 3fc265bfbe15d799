"""Bullets that are drawn as shapes, as browsers and some slide programs do, become characters like those that fonts have.

Example: three filled circles of 5 points, each 8 points before a line of 14 points and at one left edge, become three "•".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np

from abstract2kb.pdf.glyphs import RawPage
from abstract2kb.pdf.ink import Glyph, Ink
from abstract2kb.pdf.layout import BBox

__all__ = ["DRAWN_BULLETS", "write_bullets"]

DRAWN_BULLETS = "drawn bullets"
"""Under this name a page remembers the panels that became bullets: some are keys of a chart."""
_BULLET = "•"
_SMALLEST, _LARGEST = 1.2, 16.0
"""How wide a bullet can be, in points."""
_SHARE = 0.75
"""A bullet is at most so high, in units of the size of its line."""
_SQUARE = 1.5
"""How much longer than high, or higher than long, it can be."""
_NEAREST, _FARTHEST = 0.1, 2.5
"""How far its line begins from it, in units of its size; as far to the left, there is nothing."""
_FEWEST, _MOST = 2, 500
"""One alone is no bullet; a page with more small shapes is a drawing."""
_OPENING = 12
"""Within so many characters a line of a list has a letter."""


def write_bullets(page: RawPage) -> None:
    """Turn the bullets among the curves and panels of a page into glyphs before their lines."""
    shapes = [box for box in {*page.curves, *(panel.bbox for panel in page.panels)} if _is_small(box)]
    if not _FEWEST <= len(shapes) <= _MOST or not len(page.ink):
        return
    found = [(box, at) for box in sorted(shapes) if (at := _line_of(box, page.ink)) is not None]
    columns = Counter(place for box, _ in found for place in _places(box))
    bullets = {box: at for box, at in found if max(columns[place] for place in _places(box)) >= _FEWEST}
    if bullets:
        page.ink = _with_bullets(page.ink, bullets)
        page.curves = [box for box in page.curves if box not in bullets]
        page.memo[DRAWN_BULLETS] = [panel for panel in page.panels if panel.bbox in bullets]
        page.panels = [panel for panel in page.panels if panel.bbox not in bullets]


def _is_small(box: BBox) -> bool:
    width, height = box[2] - box[0], box[3] - box[1]
    return min(width, height) >= _SMALLEST and max(width, height) <= _LARGEST and max(width, height) <= _SQUARE * min(width, height)


def _places(box: BBox) -> tuple[tuple[int, int], ...]:
    """Left edge and width, rounded in two ways so that near ones share one."""
    width = round(2 * (box[2] - box[0]))
    return ((round(box[0]), width), (-1 - int(box[0]), width))


def _line_of(box: BBox, ink: Ink) -> int | None:
    """The place of the glyph that begins the line behind a small shape; None where no line does, or one goes on to the left of it."""
    middle = (box[1] + box[3]) / 2
    row = np.flatnonzero(ink.inked & (ink.base - ink.size < middle) & (middle < ink.base + 0.1 * ink.size))
    after = row[ink.x0[row] >= box[2] - 0.5]
    if not len(after):
        return None
    after = after[np.argsort(ink.x0[after], kind="stable")]
    first = int(after[0])
    size, gap = float(ink.size[first]), float(ink.x0[first]) - box[2]
    if box[3] - box[1] > _SHARE * size or not _NEAREST * size <= gap <= _FARTHEST * size:
        return None
    if np.any((ink.x1[row] > box[0] - _FARTHEST * size) & (ink.x0[row] < box[2] - 0.5)):
        return None
    return first if any(ink.texts[at].isalpha() for at in after[:_OPENING].tolist()) else None


def _with_bullets(ink: Ink, bullets: dict[BBox, int]) -> Ink:
    """The glyphs with a bullet before each line that has one."""
    before: dict[int, list[Glyph]] = {}
    for box, at in bullets.items():
        line = ink.glyph(at)
        before.setdefault(at, []).append(Glyph(_BULLET, box[0], line.top, box[2], line.bottom, line.size, line.base, line.font, line.bold, line.tone))
    return Ink.of(_in_turn(list(ink), before))


def _in_turn(glyphs: Sequence[Glyph], before: dict[int, list[Glyph]]) -> Iterable[Glyph]:
    for at, glyph in enumerate(glyphs):
        yield from before.get(at, ())
        yield glyph
