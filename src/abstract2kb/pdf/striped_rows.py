"""Grids told by fills alone: a filled heading row, and every other row below it on a tone, in pieces that are as wide as its own.

Example: three dark headings side by side from 295 to 811, below them pale fills of the same three widths with white between; each fill is a row,
and so is each stretch of white, whatever text stands beside the table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from abstract2kb.pdf.edges import Edge, drawn_rules
from abstract2kb.pdf.geometry import Span, overlap
from abstract2kb.pdf.glyphs import Line, Panel, RawPage
from abstract2kb.pdf.head_bands import holds_rows
from abstract2kb.pdf.layout import BBox
from abstract2kb.pdf.runs import CAPTION
from abstract2kb.pdf.text_columns import split_segments

__all__ = ["StripedGrid", "striped_grids"]

_HIGH = 60.0
"""How high a row can be, in points."""
_SAME, _MEET = 1.5, 1.5
_TONE = 0.02
_LEAST_COLUMN = 9.0
_FEWEST_STRIPES = 2
_THIN = 3.0
_GAP = 0.62
_LEADING = 1.45
"""The most between two lines of one cell, in units of the size."""
_FOOT = 1.2
"""The most between the last line of a table and the rule that ends it, in units of the size."""
_ROW = 2.6
"""The most between the last stripe and the baseline of a row below it, in units of the size."""


@dataclass(frozen=True, slots=True)
class StripedGrid:
    """The borders of a table: where its rows end (`ys`, from the top of the headings) and its columns (`xs`)."""

    ys: tuple[float, ...]
    xs: tuple[float, ...]
    uprights: tuple[Edge, ...]

    @property
    def bbox(self) -> BBox:
        """The box around it."""
        return (self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    @property
    def across(self) -> list[Edge]:
        """The borders between its rows."""
        return [Edge(y, self.xs[0], self.xs[-1]) for y in self.ys]


@dataclass(frozen=True, slots=True)
class _Stripe:
    """Fills of one tone side by side without a gap."""

    top: float
    bottom: float
    xs: tuple[float, ...]
    tone: float

    def is_as_wide_as(self, other: _Stripe) -> bool:
        return abs(self.xs[0] - other.xs[0]) <= _SAME and abs(self.xs[-1] - other.xs[-1]) <= _SAME


def striped_grids(page: RawPage, lines: Sequence[Line]) -> list[StripedGrid]:
    """The grids of a page whose rows are filled in turn below filled headings."""
    rules = drawn_rules(page)
    found = []
    for stack in _stacks(_stripes(page.panels)):
        span = (stack[0].xs[0], stack[0].xs[-1])
        inside = [line for line in lines if overlap((line.x0, line.x1), span) > 0 and stack[0].top < line.base]
        ys = _heights(stack, inside, rules)
        if ys is None:
            continue
        held = [line for line in inside if line.base < ys[-1]]
        xs = stack[-1].xs
        if (
            len(xs) < 3
            or any(b - a < _LEAST_COLUMN for a, b in pairwise(xs))
            or any(line.x0 < span[0] - _SAME or line.x1 > span[1] + _SAME for line in held)
        ):
            continue
        ys += _last_row(inside, ys[-1], xs, [rule.at for rule in rules if _is_of(rule, stack[0])])
        found.append(StripedGrid(tuple(ys), xs, tuple(_uprights(inside, ys, xs))))
    return found


def _stripes(panels: Sequence[Panel]) -> list[_Stripe]:
    """Low fills without a border, those that meet side by side as one, from top to bottom."""
    levels: dict[tuple[int, int], list[Panel]] = {}
    for panel in panels:
        if panel.fill is not None and not panel.stroke and _THIN < panel.bbox[3] - panel.bbox[1] <= _HIGH:
            levels.setdefault((round(panel.bbox[1]), round(panel.bbox[3])), []).append(panel)
    found = []
    for own in levels.values():
        run: list[Panel] = []
        for panel in sorted(own, key=lambda p: p.bbox[0]):
            if run and abs(panel.bbox[0] - run[-1].bbox[0]) < 1:
                continue
            if run and (abs(panel.bbox[0] - run[-1].bbox[2]) > _MEET or abs((panel.fill or 0) - (run[-1].fill or 0)) > _TONE):
                found.append(_stripe(run))
                run = []
            run.append(panel)
        found.append(_stripe(run))
    return sorted(found, key=lambda stripe: stripe.top)


def _stripe(run: Sequence[Panel]) -> _Stripe:
    xs = (run[0].bbox[0], *((a.bbox[2] + b.bbox[0]) / 2 for a, b in pairwise(run)), run[-1].bbox[2])
    return _Stripe(run[0].bbox[1], run[0].bbox[3], xs, run[0].fill or 0.0)


def _stacks(stripes: Sequence[_Stripe]) -> list[list[_Stripe]]:
    """Stripes of one width: headings of one tone, and below them two or more of another, a row apart at most."""
    stacks: list[list[_Stripe]] = []
    for stripe in stripes:
        stack = next((s for s in reversed(stacks) if s[-1].is_as_wide_as(stripe) and -_SAME <= stripe.top - s[-1].bottom <= _HIGH), None)
        begins = stack is not None and len(stack) > 1 and abs(stack[-1].tone - stack[0].tone) > _TONE and abs(stripe.tone - stack[0].tone) <= _TONE
        if stack is None or begins:
            stacks.append([stripe])
        else:
            stack.append(stripe)
    return [stack for stack in stacks if _alternates(stack)]


def _alternates(stack: Sequence[_Stripe]) -> bool:
    """Whether the stripes below the headings have one tone, not that of the headings, and white between each two."""
    heads = _heads(stack)
    body = stack[heads:]
    apart = all(b.top - a.bottom > _THIN for a, b in pairwise(body))
    alike = all(abs(stripe.tone - body[0].tone) <= _TONE < abs(stripe.tone - stack[0].tone) for stripe in body)
    return len(body) >= _FEWEST_STRIPES and apart and alike


def _heads(stack: Sequence[_Stripe]) -> int:
    """How many of the stripes at the top have the tone of the first and no white between them."""
    count = 1
    while count < len(stack) and abs(stack[count].tone - stack[0].tone) <= _TONE and stack[count].top - stack[count - 1].bottom <= _SAME:
        count += 1
    return count


def _heights(stack: Sequence[_Stripe], lines: Sequence[Line], rules: Sequence[Edge]) -> list[float] | None:
    """Where the rows begin and end, down to the last stripe; None where a stretch is no row, or rules tell of others."""
    ys = [stack[0].top]
    for upper, lower in pairwise(stack):
        ys += [upper.bottom] if lower.top - upper.bottom <= _SAME else [upper.bottom, lower.top]
    ys.append(stack[-1].bottom)
    if any(ys[0] + _THIN < rule.at < ys[-1] - _THIN and _is_of(rule, stack[0]) and min(abs(rule.at - y) for y in ys) > _THIN for rule in rules):
        return None
    rows = [[line for line in lines if upper < line.base <= lower] for upper, lower in pairwise(ys)]
    beside = sum(len(row) > 1 for row in rows)
    if not all(rows) or any(map(holds_rows, rows[_heads(stack) :])) or beside * 3 < 2 * len(rows):
        return None
    return ys


def _is_of(rule: Edge, stripe: _Stripe) -> bool:
    return overlap((rule.start, rule.end), (stripe.xs[0], stripe.xs[-1])) > 0.2 * (stripe.xs[-1] - stripe.xs[0])


def _last_row(lines: Sequence[Line], below: float, xs: Sequence[float], rules: Sequence[float]) -> list[float]:
    """The lower end of a row without a fill below the last stripe, if there is one: cells side by side, each within a column, down to a rule."""
    near = sorted((line for line in lines if line.base > below), key=lambda line: line.base)
    if not near or near[0].base - below > _ROW * near[0].size:
        return []
    first = [line for line in near if abs(line.base - near[0].base) <= 0.25 * near[0].size]
    if len(first) < 2 or not all(_is_within(line, xs) for line in first) or any(CAPTION.match(line.text) for line in first):
        return []
    last = dict.fromkeys(range(len(xs) - 1), 0.0)
    end = below
    for line in near:
        column = sum(x < (line.x0 + line.x1) / 2 for x in xs) - 1
        goes_on = line in first or (_is_within(line, xs) and 0 < line.base - last[column] <= _LEADING * line.size)
        if not goes_on:
            break
        last[column] = line.base
        end = max(end, line.bottom)
    return [next((y for y in rules if -_SAME <= y - end <= _FOOT * near[0].size), end + 1)]


def _is_within(line: Line, xs: Sequence[float]) -> bool:
    return any(a - _SAME <= line.x0 and line.x1 <= b + _SAME for a, b in pairwise(xs))


def _uprights(lines: Sequence[Line], ys: Sequence[float], xs: Sequence[float]) -> list[Edge]:
    """The borders between columns, row by row, but where text runs over one."""
    found = [Edge(x, ys[0], ys[-1]) for x in (xs[0], xs[-1])]
    for upper, lower in pairwise(ys):
        row = [line for line in lines if upper < line.base <= lower]
        spans: list[Span] = [(s[0].x0, s[-1].x1) for line in row for s in split_segments(line.words, _GAP)]
        found += [Edge(x, upper, lower) for x in xs[1:-1] if not any(a < x - 1 and x + 1 < b for a, b in spans)]
    return found
