"""Grids that are drawn without an outer frame: where the lines end together beyond the last that crosses them, there is one more row or column.

Example: rules between four columns that begin above the first rule between rows have a heading row between their ends and that rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from abstract2kb.pdf.edges import SNAP, Edge, Edges

__all__ = ["with_outer_sides"]

_REACH = 8.0
"""How far lines run on at least, in points, where they bound a row or a column: ends that only overshoot are shorter."""
_MOST = 0.8
_LEAST = 3


def with_outer_sides(grid: Edges) -> Edges:
    """The grid with a line along the open ends of its lines; as it is where these do not end together."""
    if len(grid.across) < _LEAST or len(grid.down) < _LEAST:
        return grid
    xs, ys = [e.at for e in grid.down], [e.at for e in grid.across]
    left, right = _ends(grid.across, min(xs), max(xs))
    top, bottom = _ends(grid.down, min(ys), max(ys))
    if (left, right, top, bottom) == (min(xs), max(xs), min(ys), max(ys)):
        return grid
    down = [Edge(x, top, bottom) for x in (left, right) if x not in xs]
    across = [Edge(y, left, right) for y in (top, bottom) if y not in ys]
    return Edges(sorted([*grid.across, *across], key=lambda e: e.at), sorted([*grid.down, *down], key=lambda e: e.at))


def _ends(lines: Sequence[Edge], first: float, last: float) -> tuple[float, float]:
    """Where the lines begin and end together; at the first and last line that crosses them if that is not beyond these."""
    start, end = min(e.start for e in lines), max(e.end for e in lines)
    begun = sum(abs(e.start - start) <= SNAP for e in lines) >= _MOST * len(lines)
    ended = sum(abs(e.end - end) <= SNAP for e in lines) >= _MOST * len(lines)
    return start if begun and first - start > _REACH else first, end if ended and end - last > _REACH else last
