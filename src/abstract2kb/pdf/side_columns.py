"""Columns at the sides of a grid that have no upright border: labels beside filled columns, and rules that reach farther than the last upright.

Example: the fills of every other column make a grid; the rules below its rows begin farther left, so there is a column of labels there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from abstract2kb.pdf.cell_text import is_figure
from abstract2kb.pdf.edges import Edge, Edges
from abstract2kb.pdf.geometry import centre, cluster, holds
from abstract2kb.pdf.glyphs import Line, RawPage, Rule
from abstract2kb.pdf.grids import RawTable
from abstract2kb.pdf.layout import BBox

__all__ = ["has_fills", "heads_stand_above", "with_side_columns"]

_LEAST = 9.0
"""How far rules reach beyond the last upright at least, in points: less is how their ends are drawn."""
_ENDS = 3.0
_LEVEL = 0.25
"""How far apart the baselines of a label and of its row may be, in units of the size."""
_LABEL = 40
"""The mean length of labels in characters, at most: lines of prose beside a table are longer."""
_FEWEST_ROWS = 3
_SPACE = 2.0
_ABOVE = 2.2
"""How far above a table its headings may stand, in units of the size."""


def with_side_columns(grid: Edges, lines: Sequence[Line], grids: Sequence[Edges] = (), rules: Sequence[Rule] = ()) -> Edges:
    """The grid with an upright at the common end of the rules that reach beyond it, or else beyond the labels level with its rows.

    `grids` are all of the page: what stands in another is no label of this one. Nor is there one beyond a drawn upright, of the page's `rules`, as
    high as the grid.
    """
    x0, x1 = min(e.at for e in grid.down), max(e.at for e in grid.down)
    across, down = list(grid.across), list(grid.down)
    left = _common([(e.start, e.at) for e in grid.across if e.start < x0 - _LEAST])
    right = _common([(e.end, e.at) for e in grid.across if e.end > x1 + _LEAST])
    down += [edge for edge in (left, right) if edge is not None]
    ys = cluster((e.at for e in grid.across), _ENDS)
    others = [_box(other) for other in grids if other is not grid]
    lines = [line for line in lines if not any(holds(box, centre(line.bbox)) for box in others)]
    beside = _Beside(lines, ys, (x0, x1))
    if beside.many():
        return grid
    walls = [rule for rule in rules if not rule.horizontal and rule.top <= ys[0] + _ENDS and rule.bottom >= ys[-1] - _ENDS]
    if any(abs(rule.x0 - x0) <= _ENDS for rule in walls) and any(abs(rule.x0 - x1) <= _ENDS for rule in walls):
        return Edges(across, down)
    if left is None and (label := beside.left()) is not None:
        down.append(Edge(label, ys[0], ys[-1]))
        across += [Edge(y, label, x0) for y in (ys[0], ys[-1])]
    if right is None and (end := beside.right()) is not None:
        down.append(Edge(end, ys[0], ys[-1]))
        across += [Edge(y, x1, end) for y in (ys[0], ys[-1])]
    return Edges(across, down)


def has_fills(grid: Edges, page: RawPage) -> bool:
    """Whether fills without a border, two or more, make up some of the grid: what they do not cover has no borders of its own."""
    box = _box(grid)
    inside = {
        tuple(map(round, panel.bbox))
        for panel in page.panels
        if panel.fill is not None and not panel.stroke and holds(box, centre(panel.bbox), _SPACE)
    }
    return len(inside) > 1


def heads_stand_above(table: RawTable, lines: Sequence[Line]) -> bool:
    """Whether a table whose first row, or the one below its title, holds figures has bold headings side by side
    right above it: its fills are those of its body alone."""
    first = [cell for cell in table.row(0) if cell.col > 0 and cell.lines] or [cell for cell in table.row(1) if cell.col > 0 and cell.lines]
    if sum(is_figure(cell.text) or "|" in cell.text or "/" in cell.text for cell in first) * 2 < len(first):
        return False
    x0, top, x1, _ = table.bbox
    near = [line for line in lines if x0 - 1 <= line.x0 and line.x1 <= x1 + 1 and 0 <= top - line.base < _ABOVE * line.size and line.bold]
    return any(a is not b and abs(a.base - b.base) <= _LEVEL * a.size for a in near for b in near)


def _box(grid: Edges) -> BBox:
    ys = [e.at for e in grid.across]
    xs = [e.at for e in grid.down]
    return (min(xs), min(ys), max(xs), max(ys))


def _common(ends: Sequence[tuple[float, float]]) -> Edge | None:
    """An upright where most of these rules end (`(x, height)` each), from the first to the last of them; None where they do not."""
    if len(ends) < _FEWEST_ROWS:
        return None
    places = cluster((x for x, _ in ends), _ENDS)
    own = [[end for end in ends if abs(end[0] - place) <= _ENDS] for place in places]
    most = max(own, key=len)
    if len(most) < _FEWEST_ROWS or len(most) * 2 < len(ends):
        return None
    return Edge(places[own.index(most)], min(y for _, y in most), max(y for _, y in most))


@dataclass(frozen=True, slots=True)
class _Beside:
    """Lines of a page seen from a grid with rows between `ys` that reaches over `span`."""

    lines: Sequence[Line]
    ys: Sequence[float]
    span: tuple[float, float]

    def left(self) -> float | None:
        """The left end of the labels beside the rows; None where there are none."""
        found = self._level([line for line in self.lines if line.x1 <= self.span[0] + 1], apart=True)
        return min(line.x0 for line in found) - _SPACE if found and _stand_below(found, left=True) else None

    def right(self) -> float | None:
        """The right end of what stands beside the rows at the other side."""
        found = self._level([line for line in self.lines if line.x0 >= self.span[1] - 1])
        figures = sum(is_figure(line.text) or not any(map(str.isalnum, line.text)) for line in found)
        return max(line.x1 for line in found) + _SPACE if found and figures * 2 >= len(found) and _stand_below(found, left=False) else None

    def many(self) -> bool:
        """Whether several columns stand beside the rows at one side: then the grid is no more than a part of a table."""
        for side in ([line for line in self.lines if line.x1 <= self.span[0] + 1], [line for line in self.lines if line.x0 >= self.span[1] - 1]):
            found = self._level(side)
            pairs = sum(any(o is not line and abs(o.base - line.base) <= _LEVEL * o.size for o in found) for line in found)
            if pairs * 2 > len(found):
                return True
        return False

    def _level(self, outer: Sequence[Line], apart: bool = False) -> list[Line]:
        """The lines of `outer` at the height of the rows, if in most rows one is on a baseline with a cell, and all are short; `apart`: only where
        they are no prose of a column of its own, which is level with some rows by chance."""
        inner = [line for line in self.lines if line.x0 >= self.span[0] - 1 and line.x1 <= self.span[1] + 1]
        found = [line for line in outer if self.ys[0] < line.base < self.ys[-1]]
        filled = level = named = 0
        fitting: set[int] = set()
        for top, bottom in pairwise(self.ys):
            row = [line for line in inner if top < line.base < bottom]
            filled += bool(row)
            named += bool(row) and not is_figure(min(row, key=lambda line: line.x0).text)
            own = {id(o) for o in found if top < o.base < bottom and any(_is_level(o, line) for line in row)}
            level += bool(own)
            fitting |= own
        short = sum(len(line.text) for line in found) <= _LABEL * len(found)
        fits = not apart or len(fitting) >= (_NAMED if named * 2 > filled else _UNNAMED) * len(found)
        return found if short and fits and level >= _FEWEST_ROWS and level * 10 >= filled * 6 else []


_NAMED, _UNNAMED = 0.65, 0.45
"""So large a share of the lines beside a grid is level with its rows, where its first column has words or figures; prose is so by chance."""


def _is_level(one: Line, other: Line) -> bool:
    return abs(one.base - other.base) <= _LEVEL * one.size and abs(one.size - other.size) < 1


def _stand_below(lines: Sequence[Line], left: bool) -> bool:
    """Whether most lines begin at one place, or (at the right) are centred there."""
    starts = Counter(round(line.x0 / 2) for line in lines)
    middles = Counter(round((line.x0 + line.x1) / 4) for line in lines)
    best = max([_near(starts), *([] if left else [_near(middles)])])
    return best * 2 >= len(lines)


def _near(places: Counter[int]) -> int:
    return max(places[p] + places[p + 1] for p in places)
