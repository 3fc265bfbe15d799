"""Tables whose rules part groups of rows: cells that are alone in their column between two rules are those of all rows between them.

Example: between two rules four rows of figures, beside them in the first column "MERIDIAN-1" over "alfatinib vs observation": the label of all four.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from abstract2kb.pdf.cell_text import Block, Placed, goes_on, is_figure
from abstract2kb.pdf.edges import Edge
from abstract2kb.pdf.geometry import Span, cluster, overlap
from abstract2kb.pdf.glyphs import Line, make_line
from abstract2kb.pdf.rows import Place, TextRow

__all__ = ["Bands", "Wide", "bands_of", "title_of", "without_wide"]

_WHOLE = 0.95
_LEVEL = 0.25
"""How far apart baselines of one row are, in units of the size."""
_MIDDLE = 0.4
"""How far from the middle of its rows a cell may stand, in units of the size."""
_LEADING = 1.5
"""The most between two lines of one cell, in units of the size."""
_BRACKET = 2.0
"""The same for figures of which the lower go on from the upper ones, as an interval in brackets does."""
_MOST_LINES = 8
_MOST_WIDE = 0.6
"""The most cells of a band, as a share, that are those of all its rows."""
_REMARK = 12
"""The mean length, in characters, of what stands in a column of remarks is more than this."""


@dataclass(slots=True)
class Wide:
    """A cell of all rows of a band."""

    band: int
    place: Place
    lines: list[Line]


@dataclass(slots=True)
class Bands:
    """The heights that part the groups of rows of a table's body, and the baselines of the rows in each."""

    heights: list[float]
    anchors: list[list[float]] = field(default_factory=list)

    def of(self, base: float) -> int:
        """The band that a baseline is in."""
        return sum(base > y for y in self.heights)


@dataclass(slots=True)
class _Stack:
    """Lines in the same columns of one band, from top to bottom."""

    band: int
    place: Place
    lines: list[Line]
    anchors: list[float]
    inside: Span

    @property
    def size(self) -> float:
        return self.lines[0].size

    @property
    def joined(self) -> bool:
        """Whether its lines are as near to one another as those of one cell."""
        return all(b.base - a.base <= _LEADING * b.size for a, b in pairwise(self.lines))

    @property
    def level(self) -> int:
        """How many lines are on the baseline of a row."""
        return sum(any(abs(line.base - y) <= _LEVEL * line.size for y in self.anchors) for line in self.lines)

    @property
    def aligned(self) -> bool:
        """Whether each line is."""
        return self.level == len(self.lines)

    @property
    def figures(self) -> bool:
        return all(is_figure(line.text) for line in self.lines)

    @property
    def amid(self) -> bool:
        """Whether it stands in the middle of the rows, and not on one of several."""
        middle = (self.lines[0].base + self.lines[-1].base) / 2
        return abs((self.anchors[0] + self.anchors[-1]) / 2 - middle) <= _MIDDLE * self.size

    @property
    def reads_on(self) -> bool:
        """Whether its lines are one text, by how they begin or by their weight."""
        pairs = list(pairwise(self.lines))
        return bool(pairs) and all(goes_on(a.text, b.text) or (a.words[0].bold and not b.words[0].bold) for a, b in pairs)


def bands_of(rows: Sequence[TextRow], edges: Sequence[Edge]) -> Bands | None:
    """The bands of the rows of a body; None where no rule from end to end parts several rows of figures from others."""
    left, right = min(row.x0 for row in rows), max(row.x1 for row in rows)
    whole = [e.at for e in edges if min(e.end, right) - max(e.start, left) > _WHOLE * (right - left)]
    heights = [y for y in sorted(whole) if rows[0].base < y < rows[-1].base]
    bands = Bands([y for i, y in enumerate(heights) if i == 0 or y - heights[i - 1] > 0.5 * rows[0].size])
    if not bands.heights:
        return None
    bands.anchors = [_anchors([row for row in rows if bands.of(row.base) == i]) for i in range(len(bands.heights) + 1)]
    return bands if any(len(own) > 1 for own in bands.anchors) and sum(map(bool, bands.anchors)) > 1 else None


def _anchors(rows: Sequence[TextRow]) -> list[float]:
    """The baselines at which two figures or more stand beside the first column that do not go on from the lines above them."""
    bases: list[float] = []
    above: dict[Place, tuple[float, str]] = {}
    for row in rows:
        texts = {place: " ".join(word.text for word in words) for place, words in row.cells.items() if place[0] > 0}
        figures = [place for place, text in texts.items() if is_figure(text)]
        lower = [p for p in figures if p in above and row.base - above[p][0] <= _BRACKET * row.size and _reads_on(above[p][1], texts[p])]
        if len(figures) > 1 and len(lower) * 2 < len(figures):
            bases.append(row.base)
        above.update({place: (row.base, text) for place, text in texts.items()})
    return cluster(bases, _LEVEL * rows[0].size) if bases else []


def _reads_on(above: str, text: str) -> bool:
    """Whether a figure goes on from the line above it; what stands below a dash does not."""
    return len(above) > 1 and goes_on(above, text)


def without_wide(rows: Sequence[TextRow], bands: Bands) -> tuple[list[TextRow], list[Wide]] | None:
    """The rows without the cells that are those of whole bands, and these cells; None where the bands are rows whose cells have several lines."""
    stacks = _stacks(rows, bands)
    wide = [s for s in stacks if _is_wide(s, [o for o in stacks if o.place[0] <= s.place[1] and s.place[0] <= o.place[1]])]
    many = Counter(s.band for s in stacks)
    own = Counter(s.band for s in wide)
    if sum(own[band] > _MOST_WIDE * count for band, count in many.items()) * 3 > len(many):
        return None
    held = {(s.band, place) for s in wide for place in _places(rows, bands, s)}
    rest = []
    for row in rows:
        band = bands.of(row.base)
        cells = {place: words for place, words in row.cells.items() if (band, place) not in held}
        if cells:
            rest.append(TextRow(row.base, row.size, row.pieces, row.segments, cells))
    return rest, [Wide(s.band, s.place, s.lines) for s in wide]


def _places(rows: Sequence[TextRow], bands: Bands, stack: _Stack) -> set[Place]:
    return {p for row in rows if bands.of(row.base) == stack.band for p in row.cells if p[0] <= stack.place[1] and stack.place[0] <= p[1]}


def _stacks(rows: Sequence[TextRow], bands: Bands) -> list[_Stack]:
    """What stands in the same columns of each band of several rows; places that overlap are one."""
    found: list[_Stack] = []
    for band, anchors in enumerate(bands.anchors):
        if len(anchors) < 2:
            continue
        own = [row for row in rows if bands.of(row.base) == band]
        inside = (min(row.base for row in own), max(row.base for row in own))
        held: list[_Stack] = []
        for row in own:
            for place, words in row.cells.items():
                stack = _Stack(band, place, [make_line(words, row.pieces[0].page)], anchors, inside)
                for other in [o for o in held if overlap((o.place[0], o.place[1] + 1), (place[0], place[1] + 1)) > 0]:
                    held.remove(other)
                    places = (min(other.place[0], stack.place[0]), max(other.place[1], stack.place[1]))
                    stack = _Stack(band, places, [*other.lines, *stack.lines], anchors, inside)
                stack.lines.sort(key=lambda line: line.base)
                held.append(stack)
        found += held
    return found


def _is_wide(stack: _Stack, column: Sequence[_Stack]) -> bool:
    """Whether the lines are one cell of all rows; `column` is what stands in its columns in all bands."""
    if not stack.joined or len(stack.lines) > _MOST_LINES or len({round(line.base) for line in stack.lines}) < len(stack.lines):
        return False
    if not stack.aligned:
        return stack.level < max(2, 0.5 * len(stack.lines)) and _stands_for_all(stack)
    return _is_one_of_all(stack, column)


def _stands_for_all(stack: _Stack) -> bool:
    """Whether lines, some of them on no row, are in the middle of all rows, or a text that is a label or has several lines."""
    return stack.amid or (not stack.figures and (stack.place[0] == 0 or len(stack.lines) > 1))


def _is_one_of_all(stack: _Stack, column: Sequence[_Stack]) -> bool:
    """Whether lines that are each on a row are one cell all the same."""
    if len(stack.lines) > 1:
        return not stack.figures and (stack.reads_on or _is_of_groups(column))
    if stack.place[0] == 0:
        return True
    if stack.amid:
        return not stack.figures or _is_of_groups(column)
    return not stack.figures and _is_of_groups(column) and _length(column) > _REMARK


def _is_of_groups(column: Sequence[_Stack]) -> bool:
    """Whether the cells of a column are one a band, and at least one is on no row."""
    alone = [s for s in column if s.joined and not s.aligned]
    full = [s for s in column if s.aligned and len(s.lines) == len(s.anchors) > 2]
    return len(alone) > len(full) or all(len(s.lines) == 1 for s in column)


def _length(column: Sequence[_Stack]) -> float:
    return sum(len(line.text) for s in column for line in s.lines) / sum(len(s.lines) for s in column)


def title_of(blocks: Sequence[Block]) -> list[Placed] | None:
    """The one cell of a band that holds a title of two or three lines, which runs over several columns; None for other bands."""
    lines = sorted((line for b in blocks for line in b.lines), key=lambda line: line.base)
    if not 1 < len(blocks) <= _TITLE_LINES or any(b.place[0] > 0 for b in blocks) or all(b.place[1] == 0 for b in blocks):
        return None
    close = all(_CLOSE[0] * b.size <= b.base - a.base <= _CLOSE[1] * b.size for a, b in pairwise(lines))
    return [Placed(0, 1, (0, 0), lines)] if close and len(lines) == len(blocks) else None


_TITLE_LINES = 3
_CLOSE = 0.85, 1.6
"""How far apart the lines of a title are, in units of the size."""
