"""Pure functions on boxes and numbers on a line, used by the table and column finders.

Example: `overlap((0, 10), (5, 20))` is 5; `cluster([1.0, 1.4, 9.0], 1)` is [1.2, 9.0].
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from abstract2kb.pdf.layout import BBox

Span = tuple[float, float]
"""From, to on one axis, in points."""


def overlap(a: Span, b: Span) -> float:
    """The length that two spans share; negative is the distance between them."""
    return min(a[1], b[1]) - max(a[0], b[0])


def centre(box: BBox) -> tuple[float, float]:
    """The middle of a box."""
    return ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)


def holds(outer: BBox, point: tuple[float, float], slack: float = 0.0) -> bool:
    """Whether the point lies in the box, or within `slack` points of it."""
    x, y = point
    return outer[0] - slack <= x <= outer[2] + slack and outer[1] - slack <= y <= outer[3] + slack


def contains(outer: BBox, inner: BBox, slack: float = 0.0) -> bool:
    """Whether `inner` lies wholly in `outer`, give or take `slack` points."""
    return holds(outer, (inner[0], inner[1]), slack) and holds(outer, (inner[2], inner[3]), slack)


def intersects(a: BBox, b: BBox, slack: float = 0.0) -> bool:
    """Whether two boxes share a point, or come within `slack` points of each other."""
    return overlap((a[0], a[2]), (b[0], b[2])) >= -slack and overlap((a[1], a[3]), (b[1], b[3])) >= -slack


def area(box: BBox) -> float:
    """Width times height."""
    return max(0.0, box[2] - box[0]) * max(0.0, box[3] - box[1])


def cluster(values: Iterable[float], tolerance: float) -> list[float]:
    """Means of groups of values that are no more than `tolerance` apart, ascending."""
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][-1] <= tolerance:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [sum(group) / len(group) for group in groups]


def nearest(values: Sequence[float], value: float) -> int:
    """The index of the value that is nearest (of at least one, ascending); of the lower one where two are as near."""
    at = bisect_left(values, value)
    if at == len(values) or (at > 0 and abs(values[at - 1] - value) <= abs(values[at] - value)):
        return at - 1
    return at
