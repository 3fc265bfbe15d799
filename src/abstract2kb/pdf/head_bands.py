"""Uprights from the filled cells of a heading row: where they meet, columns begin, down to the last of the rules below them.

Example: seven dark headings side by side over rules of their width; the rows between the rules have the same seven columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from abstract2kb.patterns import regex
from abstract2kb.pdf.cell_text import is_figure
from abstract2kb.pdf.edges import Edge, drawn_rules
from abstract2kb.pdf.geometry import Span, cluster, holds
from abstract2kb.pdf.glyphs import Line, Panel, RawPage
from abstract2kb.pdf.layout import BBox
from abstract2kb.pdf.text_columns import split_segments

__all__ = ["band_walls", "holds_rows"]

_FEWEST_CELLS, _FEWEST_RULES = 3, 3
_HIGH = 60.0
"""How high a heading row can be, in points."""
_APART = 160.0
"""How far the next rule below can be."""
_MEET = 1.5
_ENDS = 3.0
_TONE = 0.02
_GAP = 0.62
_ADDED = regex(r"\(|(?:a?HR|OR|RR|[Pp]|95\s?% ?CI)\b")
"""How a line begins that adds to the figure above it in its cell: "HR 0.74", "(0.59–0.92)"."""
_BREAKS_OFF = regex(r"\b(?:v|vs|vs\.|versus)$|[–/]$")
_PROSE, _ACROSS = 30, 0.65
"""A line of prose has more characters than this, and takes up more of the width of a table."""
_SHORT = 30
"""The mean length of cells of a row, in characters, is under that of prose."""


def band_walls(page: RawPage, lines: Sequence[Line]) -> list[Edge]:
    """The uprights below every row of filled headings that rules of its width stand below, row by row, where no text stands on them."""
    rules = drawn_rules(page)
    found: list[Edge] = []
    bands = _bands(page, lines)
    for band in (b for b in bands if len(b) >= _FEWEST_CELLS):
        left, top, right, bottom = band[0][0], band[0][1], band[-1][2], band[0][3]
        ys = _until_prose(_stack(rules, (left, top, right, bottom)), lines, (left, right))
        if len(ys) < _FEWEST_RULES + 1:
            continue
        ys += _last_row(lines, (left, right), ys)
        xs = [left, *((a[2] + b[0]) / 2 for a, b in pairwise(band)), right]
        inside = [line for line in lines if bottom < line.base < ys[-1] and line.x1 > left and line.x0 < right]
        rows = [[line for line in inside if upper < line.base <= lower] for upper, lower in pairwise(ys)]
        if any(map(holds_rows, rows)):
            continue
        found += [Edge(x, top, bottom) for x in xs]
        found += [Edge(x, b[0][1], b[0][3]) for b in bands if _is_over(b, band) for x in (b[0][0], *(box[2] for box in b))]
        for (upper, lower), row in zip(pairwise(ys), rows, strict=True):
            spans = [(s[0].x0, s[-1].x1) for line in row for s in split_segments(line.words, _GAP)]
            found += [Edge(x, upper, lower) for x in xs if not any(a < x - 1 and x + 1 < b for a, b in spans)]
    return found


def holds_rows(lines: Sequence[Line]) -> bool:
    """Whether figures stand side by side on several baselines: rules part groups of rows only."""
    figures = [line for line in lines if is_figure(line.text) and not (_ADDED.match(line.text) or _goes_on(line, lines))]
    heights = cluster((line.base for line in figures), 1.0)
    return sum(sum(abs(line.base - y) <= 1.0 for line in figures) > 1 for y in heights) > 1


def _goes_on(line: Line, lines: Sequence[Line]) -> bool:
    """Whether a line goes on with the comparison that the line right above it in its cell breaks off: "248" below "246 v"."""
    above = (o for o in lines if 0 < line.base - o.base < 1.6 * line.size and o.x0 < line.x1 and line.x0 < o.x1)
    return any(_BREAKS_OFF.search(o.text) for o in above)


def _until_prose(ys: Sequence[float], lines: Sequence[Line], span: Span) -> list[float]:
    """The heights down to where nothing stands between two of them, or a line of prose runs across the columns: the rest is another's."""
    own = [line for line in lines if line.x0 < span[1] and line.x1 > span[0]]
    long = [line for line in own if len(line.text) > _PROSE and min(line.x1, span[1]) - max(line.x0, span[0]) > _ACROSS * (span[1] - span[0])]
    for at, (upper, lower) in enumerate(pairwise(ys)):
        if any(upper < line.base < lower for line in long) or not any(upper < line.base < lower + 1 for line in own):
            return list(ys[: at + 1])
    return list(ys)


def _last_row(lines: Sequence[Line], span: Span, ys: Sequence[float]) -> list[float]:
    """The lower end of a row below the last rule, as high as the others, if there is one."""
    high = max(b - a for a, b in pairwise(ys))
    below = [line for line in lines if line.x0 >= span[0] - 1 and line.x1 <= span[1] + 1 and ys[-1] < line.base < ys[-1] + high]
    first = min((line.base for line in below), default=0.0)
    row = [line for line in below if line.base - first <= 0.25 * line.size]
    if len(row) < _FEWEST_CELLS or sum(len(line.text) for line in row) > _SHORT * len(row):
        return []
    return [max(line.bottom for line in below if line.base - first < 1.3 * line.size) + 1]


def _bands(page: RawPage, lines: Sequence[Line]) -> list[list[BBox]]:
    """Two or more low fills of one tone side by side without a gap, most of them with text of their own: from left to right."""
    levels: dict[tuple[int, int], list[Panel]] = {}
    for panel in page.panels:
        if panel.fill is not None and not panel.stroke and panel.bbox[3] - panel.bbox[1] <= _HIGH:
            levels.setdefault((round(panel.bbox[1]), round(panel.bbox[3])), []).append(panel)
    found = []
    for panels in levels.values():
        boxes: list[Panel] = []
        for panel in sorted(panels, key=lambda p: p.bbox[0]):
            if boxes and abs(panel.bbox[0] - boxes[-1].bbox[0]) < 1:
                continue
            if boxes and (abs(panel.bbox[0] - boxes[-1].bbox[2]) > _MEET or abs((panel.fill or 0) - (boxes[-1].fill or 0)) > _TONE):
                found += [boxes]
                boxes = []
            boxes.append(panel)
        found += [boxes]
    return [[p.bbox for p in boxes] for boxes in found if len(boxes) > 1 and _are_named([p.bbox for p in boxes], lines)]


def _is_over(upper: Sequence[BBox], band: Sequence[BBox]) -> bool:
    """Whether a row of fills stands right on another, no wider than it."""
    return abs(upper[0][3] - band[0][1]) <= _ENDS and upper[0][0] >= band[0][0] - _ENDS and upper[-1][2] <= band[-1][2] + _ENDS


def _are_named(boxes: Sequence[BBox], lines: Sequence[Line]) -> bool:
    """Whether there is text in most of the boxes, bold all of it."""
    top, bottom = boxes[0][1], boxes[0][3]
    words = [word for line in lines if top < line.base < bottom + 1 for word in line.words]
    held = [[w for w in words if holds(box, ((w.x0 + w.x1) / 2, w.base - 0.3 * w.size))] for box in boxes]
    return sum(map(bool, held)) * 3 >= 2 * len(boxes) and all(w.bold for own in held for w in own)


def _stack(rules: Sequence[Edge], band: BBox) -> list[float]:
    """The lower end of the band, and the heights of the rules below that end where it does; none where all rules are as wide as the band.

    Rules that begin at an inner column tell of cells over several rows, which white alone does not.
    """
    heights = [band[3]]
    short = False
    for rule in sorted(rules, key=lambda edge: edge.at):
        if rule.at < heights[-1] + _ENDS or abs(rule.end - band[2]) > _ENDS or rule.start < band[0] - _ENDS:
            continue
        if rule.at - heights[-1] > _APART:
            break
        if rule.end - rule.start >= 0.5 * (band[2] - band[0]):
            heights.append(rule.at)
            short = short or rule.start > band[0] + _ENDS
    return heights if short else []
