"""Columns told by rules and fills that are drawn cell by cell, as HTML and Word tables are printed: where two pieces meet, a column ends.

Example: pieces from 36.8 to 193.5, from 193.5 to 333.0 and from 333.0 to 375.0 at several heights are three columns, whatever stands in them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from abstract2kb.pdf.cell_text import is_figure
from abstract2kb.pdf.edges import Edge
from abstract2kb.pdf.geometry import Span, cluster, nearest, overlap
from abstract2kb.pdf.glyphs import Line, RawPage
from abstract2kb.pdf.head_bands import holds_rows
from abstract2kb.pdf.layout import BBox
from abstract2kb.pdf.text_columns import split_segments

__all__ = ["joint_columns", "joint_walls"]

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
_PAIR = 2
_FEWEST_HEADS = 3
"""Fills of one heading row tell the columns where they are more than this."""
_FEWEST_ROWS = 3
"""A table with a rule below every row has so many rows at least."""
_TOP = 12.0
"""How far from the upper end of the text of a table its heading row may begin."""


def joint_columns(page: RawPage, box: BBox) -> list[Span]:
    """The extents of the columns of a table that fills the box, from left to right; empty where its rules are drawn in one."""
    heights = [pieces for pieces in _levels(page, box) if len(pieces) > 1]
    whole = [pieces for pieces in heights if _extent(pieces) > _WHOLE * (box[2] - box[0])]
    if len(whole) < _FEWEST_HEIGHTS and not _is_heading(whole, page, box):
        return []
    joints = [[(a[1] + b[0]) / 2 for a, b in pairwise(pieces) if abs(b[0] - a[1]) <= _MEET] for pieces in whole]
    places = cluster((x for own in joints for x in own), _SAME)
    if not places:
        return []
    counts = Counter(index for own in joints for index in {nearest(places, x) for x in own})
    kept = [x for index, x in enumerate(places) if counts[index] >= max(min(_FEWEST_HEIGHTS, len(whole)), _SHARE * len(whole))]
    left, right = min(pieces[0][0] for pieces in whole), max(pieces[-1][1] for pieces in whole)
    bounds = [min(left, box[0]), *kept, max(right, box[2])]
    columns = list(pairwise(bounds))
    return columns if len(columns) > 2 and all(b - a >= _LEAST for a, b in columns) else []


def joint_walls(page: RawPage, lines: Sequence[Line]) -> tuple[list[Edge], list[Edge]]:
    """The upper edges, and the uprights at the joints, of tables whose rules are drawn cell by cell, one below every row."""
    found: list[Edge] = []
    tops: list[Edge] = []
    for (left, right), ys in _jointed_stacks(page):
        if any(not r.horizontal and left + 3 < r.x0 < right - 3 and r.top < ys[-1] and r.bottom > ys[0] for r in page.rules):
            continue
        xs = _head_joint(page, left, right, ys[0]) or [x for x, _ in joint_columns(page, (left, ys[0], right, ys[-1]))][1:]
        if xs and (top := _top_of_heads(lines, [left, *xs, right], ys[0])) is not None:
            ys = [top, *ys]
        inside = [line for line in lines if line.x1 > left and line.x0 < right and ys[0] < line.base < ys[-1] + 1]
        rows = [[line for line in inside if upper < line.base <= lower + 1] for upper, lower in pairwise(ys)]
        if not xs or len(rows) < _FEWEST_ROWS or not all(rows) or any(map(holds_rows, rows)) or not _is_whole(rows, lines, (left, right), ys):
            continue
        for (upper, lower), row in zip(pairwise(ys), rows, strict=True):
            spans = [(s[0].x0, s[-1].x1) for line in row for s in split_segments(line.words, _GAP)]
            found += [wall for x in xs if not any(a < x - 1 and x + 1 < b for a, b in spans) for wall in _walls(page, x, upper, lower)]
        found += [Edge(x, ys[0], ys[-1]) for x in (left, right)]
        tops.append(Edge(ys[0], left, right))
    return tops, found


def _walls(page: RawPage, x: float, upper: float, lower: float) -> list[Edge]:
    """The upright at a joint from one height to another, but where the fill of one cell runs over it: that is the heading of several columns."""
    fills = sorted(
        (p.bbox[1], p.bbox[3])
        for p in page.panels
        if p.fill is not None and p.bbox[0] < x - 1 and x + 1 < p.bbox[2] and upper - 1 <= p.bbox[1] and p.bbox[3] <= lower + 1
    )
    walls = []
    for top, bottom in fills:
        if top - upper > _MEET:
            walls.append(Edge(x, upper, top))
        upper = max(upper, bottom)
    return [*walls, Edge(x, upper, lower)] if lower - upper > _MEET else walls


def _top_of_heads(lines: Sequence[Line], bounds: Sequence[float], below: float) -> float | None:
    """The upper end of the headings that stand right above the first rule: lines each within one column, in two columns or more; else None."""
    top, columns, size = below, set[int](), 0.0
    near = sorted((line for line in lines if line.base < below and line.x1 > bounds[0] and line.x0 < bounds[-1]), key=lambda line: -line.base)
    for line in near:
        if top - line.base > (_NEXT * line.size if size else line.size) and top - line.bottom > 0.5 * line.size:
            break
        own = [i for i, (a, b) in enumerate(pairwise(bounds)) if a - 1 <= line.x0 and line.x1 <= b + 1]
        if not own or is_figure(line.text) or abs(line.size - (size or line.size)) > 1:
            break
        columns.add(own[0])
        top, size = min(top, line.top), size or line.size
    return top - 1 if len(columns) > 1 and top < below else None


def _is_whole(rows: Sequence[Sequence[Line]], lines: Sequence[Line], span: Span, ys: Sequence[float]) -> bool:
    """Whether the first row reads as headings, and no row stands right above the first rule or below the last."""
    if any(is_figure(line.text) for line in rows[0] if line.x0 > min(other.x0 for other in rows[0])):
        return False
    inside = [line for line in lines if span[0] - 1 <= line.x0 and line.x1 <= span[1] + 1]
    near = [line for line in inside if 0 < line.base - ys[-1] < _NEXT * line.size or 0 < ys[0] - line.base < line.size]
    return not any(a is not b and abs(a.base - b.base) < 1 for a in near for b in near)


_NEXT = 1.8
_GAP = 0.42
"""How wide the white at a joint is at least, in units of the size: cells of known columns may stand near to each other."""


def _jointed_stacks(page: RawPage) -> list[tuple[Span, list[float]]]:
    """The heights of rules of one extent that are drawn in the same pieces, three or more, and of the top of fills above the first of them; pieces
    may be two where fills of their widths stand above the first."""
    levels: dict[tuple[int, ...], list[tuple[float, list[Span]]]] = {}
    rules = [((r.top + r.bottom) / 2, (r.x0, r.x1)) for r in page.rules if r.horizontal]
    box = (0.0, 0.0, page.width, page.height)
    for pieces, y in zip(_grouped(rules, box), cluster((y for y, _ in rules), _MEET), strict=True):
        for own in _runs(sorted(pieces)):
            levels.setdefault(tuple(round(a) for a, _ in own), []).append((y, own))
    found = []
    for same in levels.values():
        left, right = same[0][1][0][0], same[0][1][-1][1]
        ys = [y for y, _ in same]
        tops = [
            p.bbox[1]
            for p in page.panels
            if p.fill is not None and abs(p.bbox[3] - ys[0]) <= _BEYOND and abs(p.bbox[0] - left) < 1 and p.bbox[3] - p.bbox[1] <= _FILL
        ]
        if len(same[0][1]) > 2 or (tops and _head_joint(page, left, right, tops[0])):
            found.append(((left, right), [*tops[:1], *ys]))
    return found


def _runs(pieces: Sequence[Span]) -> list[list[Span]]:
    """The stretches of pieces side by side that meet, two or more: tables beside each other may have rules at one height."""
    runs: list[list[Span]] = []
    for piece in pieces:
        if runs and abs(piece[0] - runs[-1][-1][1]) <= _MEET:
            runs[-1].append(piece)
        else:
            runs.append([piece])
    return [run for run in runs if len(run) > 1]


def _head_joint(page: RawPage, left: float, right: float, top: float) -> list[float]:
    """Where the two fills of a heading row of two columns meet, that has these ends; empty where there are no such two."""
    fills = [p.bbox for p in page.panels if p.fill is not None and abs(p.bbox[1] - top) <= _MEET and p.bbox[3] - p.bbox[1] <= _FILL]
    own = sorted({box[0]: box for box in fills if left - _SAME <= box[0] and box[2] <= right + _SAME}.values())
    if len(own) != _PAIR or abs(own[0][0] - left) > _SAME or abs(own[1][2] - right) > _SAME or abs(own[1][0] - own[0][2]) > _SAME:
        return []
    return [(own[0][2] + own[1][0]) / 2]


def _is_heading(whole: Sequence[Sequence[Span]], page: RawPage, box: BBox) -> bool:
    """Whether the one height with pieces side by side is a row of filled headings, at the top of the box."""
    fills = [p.bbox for p in page.panels if p.fill is not None and abs(p.bbox[1] - box[1]) <= _TOP and p.bbox[3] - p.bbox[1] <= _FILL]
    return len(whole) == 1 and len(whole[0]) > _FEWEST_HEADS and all(any(f[0] == a and f[2] == b for f in fills) for a, b in whole[0])


def _levels(page: RawPage, box: BBox) -> list[list[Span]]:
    """The pieces of rules at each height of the box, and those of fills, each from left to right."""
    rules = [((r.top + r.bottom) / 2, (r.x0, r.x1)) for r in page.rules if r.horizontal]
    fills = [p.bbox for p in page.panels if p.fill is not None and p.bbox[3] - p.bbox[1] <= _FILL]
    drawn = [*_grouped(rules, box), *_grouped([((top + bottom) / 2, (x0, x1)) for x0, top, x1, bottom in fills], box)]
    return [sorted(pieces) for pieces in drawn]


def _grouped(pieces: Iterable[tuple[float, Span]], box: BBox) -> list[list[Span]]:
    inside = [
        (y, span)
        for y, span in pieces
        if box[1] - _BEYOND <= y <= box[3] + _BEYOND and (overlap(span, (box[0], box[2])) > 0.5 * (span[1] - span[0]) or box[0] <= span[0] < box[2])
    ]
    heights = cluster((y for y, _ in inside), _MEET)
    found: list[dict[Span, None]] = [{} for _ in heights]
    for y, span in inside:
        found[nearest(heights, y)][span] = None
    return [list(own) for own in found]


def _extent(pieces: Sequence[Span]) -> float:
    return pieces[-1][1] - pieces[0][0]
