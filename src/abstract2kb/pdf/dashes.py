"""Dashed and dotted lines: small pieces at even steps on one line are one rule, and four such rules a frame.

Example: 80 strokes of 2 points, 1.7 points apart, become one `Rule`; a dashed border becomes a `Panel` with a stroke.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from abstract2kb.pdf.geometry import Span
from abstract2kb.pdf.glyphs import Panel, RawPage, Rule
from abstract2kb.pdf.layout import BBox

__all__ = ["join_dashes"]

_LONGEST, _THICKEST = 8.0, 2.5
"""How long and how thick a dash can be, in points."""
_GAP, _FEWEST = 6.0, 8
_MEET = 4.0
_MOST_LINES = 300
"""A page with more dashed lines is a drawing: no frames are looked for among them."""


def join_dashes(page: RawPage) -> None:
    """Replace the dashes among the rules and curves of a page by whole rules and frames."""
    pieces = [*page.curves, *((r.x0, r.top, r.x1, r.bottom) for r in page.rules)]
    dashes = [box for box in pieces if max(box[2] - box[0], box[3] - box[1]) <= _LONGEST and min(box[2] - box[0], box[3] - box[1]) <= _THICKEST]
    if len(dashes) < _FEWEST:
        return
    across, used = _chains(dashes)
    down, more = _chains([_turned(box) for box in dashes if box not in used])
    used |= {_turned(box) for box in more}
    lines = [Rule(*box) for box in across] + [Rule(*_turned(box)) for box in down]
    frames, rest = _frames(lines)
    page.panels += frames
    page.curves = [box for box in page.curves if box not in used]
    page.rules = [rule for rule in page.rules if (rule.x0, rule.top, rule.x1, rule.bottom) not in used] + rest


def _turned(box: BBox) -> BBox:
    return (box[1], box[0], box[3], box[2])


def _chains(dashes: Iterable[BBox]) -> tuple[list[BBox], set[BBox]]:
    """The boxes of rows of dashes side by side, and the dashes in them."""
    levels: dict[int, list[BBox]] = defaultdict(list)
    for box in dashes:
        levels[round(box[1] + box[3])].append(box)
    chains: list[list[BBox]] = []
    for level in levels.values():
        chain: list[BBox] = []
        for box in sorted(level):
            if chain and box[0] - chain[-1][2] > _GAP:
                chains.append(chain)
                chain = []
            chain.append(box)
        chains.append(chain)
    long = [chain for chain in chains if len(chain) >= _FEWEST]
    found = [(chain[0][0], min(b[1] for b in chain), max(b[2] for b in chain), max(b[3] for b in chain)) for chain in long]
    return found, {box for chain in long for box in chain}


def _frames(lines: Sequence[Rule]) -> tuple[list[Panel], list[Rule]]:
    """Frames of two lines across and two down that meet at the corners, and the lines that frame nothing."""
    flat, steep = [line for line in lines if line.horizontal], [line for line in lines if not line.horizontal]
    frames, used = list[Panel](), set[int]()
    if len(lines) > _MOST_LINES:
        return frames, list(lines)
    for i, upper in enumerate(flat):
        for lower in flat[i + 1 :]:
            if not _same((upper.x0, upper.x1), (lower.x0, lower.x1)):
                continue
            sides = [side for side in steep if _same((side.top, side.bottom), (min(upper.top, lower.top), max(upper.bottom, lower.bottom)))]
            left = next((side for side in sides if abs(side.x0 - upper.x0) <= _MEET), None)
            right = next((side for side in sides if abs(side.x1 - upper.x1) <= _MEET), None)
            if left is not None and right is not None and left is not right:
                frames.append(Panel((left.x0, min(upper.top, lower.top), right.x1, max(upper.bottom, lower.bottom)), None, True))
                used |= {id(upper), id(lower), id(left), id(right)}
    return frames, [line for line in lines if id(line) not in used]


def _same(one: Span, other: Span) -> bool:
    return abs(one[0] - other[0]) <= _MEET and abs(one[1] - other[1]) <= _MEET
