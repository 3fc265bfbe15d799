"""Columns told by rules and fills that are drawn cell by cell, as HTML and Word tables are printed: where two pieces meet, a column ends.

Example: pieces from 36.8 to 193.5, from 193.5 to 333.0 and from 333.0 to 375.0 at several heights are three columns, whatever stands in them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from abstract2kb.pdf.geometry import Span, cluster, nearest, overlap
from abstract2kb.pdf.glyphs import RawPage
from abstract2kb.pdf.layout import BBox

__all__ = ["joint_columns"]

_MEET = 0.8
"""How far apart two pieces that meet may end, in points."""
_SAME = 1.5
"""How far apart the places of one joint may be at different heights."""
_LEAST = 9.0
"""The least width of a column."""
_BEYOND = 5.0
_WHOLE = 0.9
_FILL = 60.0
"""How high the fill of one cell can be."""
_FEWEST_HEIGHTS, _SHARE = 2, 0.5


def joint_columns(page: RawPage, box: BBox) -> list[Span]:
    """The extents of the columns of a table that fills the box, from left to right; empty where its rules are drawn in one."""
    heights = [pieces for pieces in _levels(page, box) if len(pieces) > 1]
    whole = [pieces for pieces in heights if _extent(pieces) > _WHOLE * (box[2] - box[0])]
    if len(whole) < _FEWEST_HEIGHTS:
        return []
    joints = [[(a[1] + b[0]) / 2 for a, b in pairwise(pieces) if abs(b[0] - a[1]) <= _MEET] for pieces in whole]
    places = cluster((x for own in joints for x in own), _SAME)
    if not places:
        return []
    counts = Counter(index for own in joints for index in {nearest(places, x) for x in own})
    kept = [x for index, x in enumerate(places) if counts[index] >= max(_FEWEST_HEIGHTS, _SHARE * len(whole))]
    left, right = min(pieces[0][0] for pieces in whole), max(pieces[-1][1] for pieces in whole)
    bounds = [min(left, box[0]), *kept, max(right, box[2])]
    columns = list(pairwise(bounds))
    return columns if len(columns) > 2 and all(b - a >= _LEAST for a, b in columns) else []


def _levels(page: RawPage, box: BBox) -> list[list[Span]]:
    """The pieces of rules at each height of the box, and those of fills, each from left to right."""
    rules = [((r.top + r.bottom) / 2, (r.x0, r.x1)) for r in page.rules if r.horizontal]
    fills = [p.bbox for p in page.panels if p.fill is not None and p.bbox[3] - p.bbox[1] <= _FILL]
    drawn = [*_grouped(rules, box), *_grouped([((top + bottom) / 2, (x0, x1)) for x0, top, x1, bottom in fills], box)]
    return [sorted(pieces) for pieces in drawn]


def _grouped(pieces: Iterable[tuple[float, Span]], box: BBox) -> list[list[Span]]:
    inside = [
        (y, span) for y, span in pieces if box[1] - _BEYOND <= y <= box[3] + _BEYOND and overlap(span, (box[0], box[2])) > 0.5 * (span[1] - span[0])
    ]
    heights = cluster((y for y, _ in inside), _MEET)
    found: list[dict[Span, None]] = [{} for _ in heights]
    for y, span in inside:
        found[nearest(heights, y)][span] = None
    return [list(own) for own in found]


def _extent(pieces: Sequence[Span]) -> float:
    return pieces[-1][1] - pieces[0][0]
