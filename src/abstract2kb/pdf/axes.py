"""The numbers at the axes of charts, which are no text: evenly spaced, one step after the other, up to or down from zero.

Example: "80", "60", "40", "20" and "0" with one right edge, 65 points apart, left of an upright line as long: the ticks of an axis.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from abstract2kb.patterns import regex
from abstract2kb.pdf.geometry import overlap
from abstract2kb.pdf.glyphs import Line, RawPage, around
from abstract2kb.pdf.layout import BBox

__all__ = ["without_ticks"]

_TICK = regex(r"[-–−]?\d{1,4}(?:\.\d+)?%?")
_FEWEST = 3
_EVEN = 1.5
"""How much the distances between ticks may differ, in points."""
_FEWEST_THIN = 8
"""So many thin bars that stand on zero, or hang from it, are a waterfall."""
_REACH, _SLACK = 25.0, 8.0
"""How far the axis is from its numbers at most, and how much shorter than these it may be, in points."""
_BELOW = 45.0
"""How far below the lowest tick of the upright axis those of the other one stand."""


def without_ticks(page: RawPage, lines: list[Line]) -> list[Line]:
    """The line pieces of a page without the numbers at the axes of its charts."""
    found = [line for line in lines if _TICK.fullmatch(line.text)]
    if len(found) < _FEWEST:
        return lines
    upright = [run for run in _upright_runs(found) if not _is_column(run, lines) and _has_axis(around(line.bbox for line in run), run, page)]
    level = [run for run in _level_runs(found) if any(_belong(run, axis) for axis in upright) and not _heads_figures(run, found)]
    names = [line for run in level for line in lines if _names_time(line, run)]
    ticks = {id(line) for run in (*upright, *level, names) for line in run}
    return [line for line in lines if id(line) not in ticks]


_TIME = regex(
    r"(?:(?:follow-up |survival |study )?time|(?:study )?(?:months?|weeks?|days?|years?))(?:,? \(?(?:months?|mo|weeks?|days?|years?)\)?)?"
    r"(?: (?:since|from|after|on|of|post)\b.{0,40})?",
    re.IGNORECASE,
)
"""The name of an axis of time, and nothing else."""


def _names_time(line: Line, run: Sequence[Line]) -> bool:
    """Whether a line right below the numbers of the level axis says that they are times: "Months since randomization"."""
    near = 0 < line.base - run[0].base < _NAME * line.size and line.x0 > run[0].x0 - line.size and line.x1 < run[-1].x1 + line.size
    return near and _TIME.fullmatch(line.text) is not None


_NAME = 3.2
"""How far below its numbers the name of an axis stands, in units of its size."""


def _upright_runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Numbers below each other with one right or left edge, each smaller by one step than the one above."""
    for edge in (_right, _left, _middle):
        for column in _alike(lines, edge):
            yield from _runs(column, lambda line: line.base, falling=True)


def _level_runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Numbers on one baseline, each larger by one step than the one before."""
    for row in _alike(lines, lambda line: line.base):
        yield from _runs(row, _middle, falling=False)


def _right(line: Line) -> float:
    return line.x1


def _left(line: Line) -> float:
    return line.x0


def _middle(line: Line) -> float:
    return (line.x0 + line.x1) / 2


def _alike(lines: Sequence[Line], place: Callable[[Line], float]) -> Iterator[list[Line]]:
    """The lines that have a place in common."""
    group: list[Line] = []
    for line in sorted(lines, key=place):
        if group and place(line) - place(group[0]) > _EVEN:
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _runs(lines: Sequence[Line], place: Callable[[Line], float], *, falling: bool) -> Iterator[list[Line]]:
    """The stretches of three and more whose places and numbers go by even steps, zero among the numbers."""
    ordered = sorted(lines, key=place)
    start = 0
    while start + _FEWEST <= len(ordered):
        end = start + 2
        step, change = place(ordered[start + 1]) - place(ordered[start]), _number(ordered[start + 1]) - _number(ordered[start])
        while end < len(ordered) and _goes_on(ordered[end - 1], ordered[end], place, (step, change)):
            end += 1
        run = ordered[start:end]
        if len(run) >= _FEWEST and _is_round(change) and (change < 0) is falling and any(_number(line) == 0 for line in run):
            yield run
        start = end - 1


def _is_round(change: float) -> bool:
    """Whether the numbers go by steps as axes have them: 20, 0.25, 6.

    >>> _is_round(-0.25), _is_round(20), _is_round(1.6)
    (True, True, False)
    """
    return change != 0 and f"{abs(change):e}"[:8].rstrip("0").rstrip(".") in {"1", "1.2", "1.5", "2", "2.5", "3", "4", "5", "6"}


def _goes_on(one: Line, other: Line, place: Callable[[Line], float], known: tuple[float, float]) -> bool:
    step, change = place(other) - place(one), _number(other) - _number(one)
    return abs(step - known[0]) < 2 * _EVEN and abs(change - known[1]) < 1e-6


def _number(line: Line) -> float:
    text = line.text.rstrip("%")
    return float(text.lstrip("-–−")) * (-1 if text[0] in "-–−" else 1)


def _is_column(run: Sequence[Line], lines: Sequence[Line]) -> bool:
    """Whether other figures stand level with all of the numbers: then they are a column of a table."""
    figures = [line for line in lines if line.text[:1].isdigit()]
    return all(any(line is not tick and abs(line.base - tick.base) < 1 for line in figures) for tick in run)


def _has_axis(box: BBox, run: Sequence[Line], page: RawPage) -> bool:
    """Whether an upright line beside the numbers is as long as they reach, or a level one begins at each of three of them, or bars stand at zero."""
    zero = next(line for line in run if _number(line) == 0)
    for rule in page.rules:
        if not rule.horizontal and _near(box, rule.x0) and overlap((rule.top, rule.bottom), (box[1], box[3])) >= box[3] - box[1] - 2 * _SLACK:
            return True
    levels = [(rule.x0, rule.top) for rule in page.rules if rule.horizontal and rule.x0 > box[0] and _near(box, rule.x0)]
    if sum(any(line.top - 2 < y < line.bottom + 2 for _, y in levels) for line in run) >= _FEWEST:
        return True
    feet = [panel.bbox for panel in page.panels if panel.fill is not None and 0 < panel.bbox[0] - box[2] < 3 * _REACH]
    if any(zero.top - 2 < foot[3] < zero.bottom + 2 and foot[1] > box[1] - _SLACK for foot in feet):
        return True
    thin = [rule for rule in page.rules if not rule.horizontal and rule.x0 - box[2] > 0]
    at_zero = [rule for rule in thin if any(zero.top - 2 < end < zero.bottom + 2 for end in (rule.top, rule.bottom))]
    return len(at_zero) >= _FEWEST_THIN and min(rule.x0 for rule in at_zero) - box[2] < 3 * _REACH


def _near(box: BBox, x: float) -> bool:
    return min(abs(x - box[0]), abs(x - box[2])) < _REACH


def _belong(run: Sequence[Line], axis: Sequence[Line]) -> bool:
    """Whether numbers side by side stand right below an upright axis, and go on to the right of it."""
    foot = max(line.base for line in axis)
    return 0 <= run[0].base - foot < _BELOW and run[0].x1 > axis[0].x0 and run[-1].x0 > axis[0].x1


def _heads_figures(run: Sequence[Line], found: Sequence[Line]) -> bool:
    """Whether other numbers stand below those of the axis, as those of patients at risk do."""
    below = [line for line in found if 2 < line.base - run[0].base < 2 * _BELOW]
    return sum(any(abs(_middle(line) - _middle(tick)) < line.size for line in below) for tick in run) >= _FEWEST
