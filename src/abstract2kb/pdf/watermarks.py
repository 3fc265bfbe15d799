"""Watermarks: large light letters behind the text, in one piece or drawn a letter at a time along a slope.

Example: the letters of a pale "DRAFT", 30 points high, that lie over lines of body text are moved to `page.dropped`; a pale heading,
which nothing lies over, stays, and so do the white figures of a dark tile.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import TypeAlias

import numpy as np

from abstract2kb.pdf.geometry import holds
from abstract2kb.pdf.glyphs import RawPage
from abstract2kb.pdf.ink import Glyph, Ink, Places

__all__ = ["drop_watermarks"]

_LIGHT = 0.55
"""The tone above which letters are pale; 1 is white."""
_LARGE = 1.5
"""How much larger than the text of the page a watermark's letters are at least."""
_HUGE = 40.0
"""Pale letters of this size, in points, are a watermark wherever they stand."""
_SLOPING = 4
"""So many letters one after the other, each at another height, are drawn along a slope."""

_Kind: TypeAlias = tuple[float, float, str]


def drop_watermarks(page: RawPage) -> Places:
    """The places of the glyphs that are none of watermarks; those of watermarks are added to `page.dropped`."""
    ink = page.ink
    everything = np.arange(len(ink))
    if not any(tone > _LIGHT for _, _, tone in ink.styles):
        return everything
    pale = ink.tones() > _LIGHT
    darks = np.flatnonzero(~pale & ink.inked)
    least = _LARGE * median(ink.size[darks].tolist()) if len(darks) else _HUGE
    grounds = [panel.bbox for panel in page.panels if panel.fill is not None and panel.fill <= _LIGHT]
    kinds: dict[_Kind, list[tuple[int, Glyph]]] = defaultdict(list)
    for at in np.flatnonzero(pale & (ink.size > least) & ink.inked).tolist():
        glyph = ink.glyph(at)
        if not any(holds(box, _middle(glyph)) for box in grounds):
            kinds[round(glyph.size, 1), round(glyph.tone, 2), glyph.font].append((at, glyph))
    dark = ink.chosen(darks)
    marks = sorted(at for kind in kinds.values() if _is_watermark([glyph for _, glyph in kind], dark) for at, _ in kind)
    page.dropped += map(ink.glyph, marks)
    return np.delete(everything, marks) if marks else everything


def _middle(glyph: Glyph) -> tuple[float, float]:
    return ((glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2)


def _is_watermark(letters: Sequence[Glyph], dark: Ink) -> bool:
    """Whether letters of one size, colour and font lie behind text, run along a slope, or are huge."""
    return letters[0].size > _HUGE or _slope(letters) or _lie_behind(letters, dark)


def _slope(letters: Sequence[Glyph]) -> bool:
    """Whether letters follow one another along a slope, as they are drawn: each as far to the right and as far up or down as the one before."""
    run = longest = 1
    for last, glyph in pairwise(letters):
        rise, along = abs(glyph.base - last.base), glyph.x0 - last.x0
        run = run + 1 if 0.15 * glyph.size < rise < 3 * glyph.size and 0 < along < 3 * glyph.size else 1
        longest = max(longest, run)
    return longest >= _SLOPING


def _lie_behind(letters: Sequence[Glyph], dark: Ink) -> bool:
    """Whether most of the letters have dark ones in the middle of their boxes."""
    x, y = (dark.x0 + dark.x1) / 2, dark.base - 0.3 * dark.size
    behind = 0
    for glyph in letters:
        high, low = glyph.base - 0.75 * glyph.size, glyph.base
        behind += bool(np.any((x > glyph.x0) & (x < glyph.x1) & (y > high) & (y < low)))
    return 2 * behind > len(letters)
