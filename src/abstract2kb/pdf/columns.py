"""Reading order: the things on a page as a list of column stretches, each from top to bottom.

Example: a full-width heading over two columns gives three groups: the heading, the left column, the right column; a
framed call-out box stands as one thing at its place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import compress, pairwise

import numpy as np
from numpy.typing import NDArray

from abstract2kb.patterns import regex
from abstract2kb.pdf.both_sides import paragraphs_on_both_sides
from abstract2kb.pdf.geometry import overlap
from abstract2kb.pdf.glyphs import Line, make_line
from abstract2kb.pdf.grids import RawTable
from abstract2kb.pdf.layout import BBox
from abstract2kb.pdf.side_letters import is_side_letter
from abstract2kb.pdf.slide_columns import are_slide_columns
from abstract2kb.pdf.table_gutters import gutter_beside

_MIN_ROWS = 3
_MIN_SLIDE_ROWS = 2
_PROSE_CHARS = 18
_PROSE_RUN = 7
_SIDE_LETTER_GAP = 1.5
_MARKER = regex(r"[•‣◦▪▫●○◆◇■□–—−*-]|\[\d{1,3}\]|\(?(?:\d{1,3}|[a-z])[.)]?")
_MARKER_REACH = 4.0


@dataclass(slots=True)
class Item:
    """A thing on the page: a line piece, a table, or a call-out box with things of its own."""

    bbox: BBox
    line: Line | None = None
    table: RawTable | None = None
    children: list[Item] = field(default_factory=list)

    def lines(self) -> Iterator[Line]:
        """The lines in it."""
        if self.line is not None:
            yield self.line
        if self.table is not None:
            yield from (line for cell in self.table.cells for line in cell.lines)
        for child in self.children:
            yield from child.lines()


Lift = Callable[[Sequence["Item"], Sequence[float]], Sequence["Item"]]
"""Makes one item of each thing that runs over columns of text; given the items and the gutters of earlier pages."""


def reading_groups(items: Sequence[Item], known: list[float], lift: Lift, depth: int = 0) -> list[list[Item]]:
    """The items in reading order as groups: stretches of one column, top to bottom.

    `known` are the gutters of earlier pages, which also hold for a page with few lines; those found here are added.
    """
    if not items:
        return []
    items = lift(items, known) if depth < 6 else items
    gutter = find_gutter(items) if depth < 6 else None
    beside = gutter_beside([item.bbox for item in items if item.table is not None], [item.bbox for item in items]) if depth < 6 else None
    if gutter is None and beside is not None:
        gutter = beside
    elif gutter is None:
        gutter = next((x for x in known if splits_again(items, x)), None) or gutter_between_boxes(items) if depth < 6 else None
    elif all(abs(gutter - x) > 5 for x in known):
        known.append(gutter)
    if gutter is None:
        return [sorted(items, key=_height)]
    groups: list[list[Item]] = []
    for wide, left, right in sections(items, gutter):
        for part in (wide, left, right):
            groups += reading_groups(part, known, lift, depth + 1)
    return groups


def gutter_between_boxes(items: Sequence[Item]) -> float | None:
    """The x between two columns of boxes, as posters have them; boxes in rows, whose tops are level, are read row by row."""
    boxes = [item.bbox for item in items if item.children]
    for one in boxes if len(boxes) > _FEW_BOXES else []:
        for other in boxes:
            x = (one[2] + other[0]) / 2
            level = one[2] <= other[0] and overlap((one[1], one[3]), (other[1], other[3])) > 0
            if not level or any(box[0] < x < box[2] for box in boxes):
                continue
            tops = [[box[1] for box in boxes if box[2] <= x], [box[1] for box in boxes if box[0] >= x]]
            if sum(any(abs(top - beside) < _SAME_TOP for beside in tops[1]) for top in tops[0]) < _ROWS:
                return x
    return None


_FEW_BOXES, _ROWS, _SAME_TOP = 2, 2, 4.0
"""More boxes than so many stand in columns where not so many of them are level with one beside, in points."""


def find_gutter(items: Sequence[Item]) -> float | None:
    """The x in the middle of the white stripe between two columns of prose; None when there is one column."""
    items = with_markers(items)
    pairs = _neighbours(items)
    if len(pairs) < _MIN_SLIDE_ROWS:
        return None
    places: list[float] = sorted({(a.bbox[2] + b.bbox[0]) / 2 for a, b in pairs} | {b.bbox[0] - 3 for _, b in pairs})
    lefts, rights = (np.array(sides) for sides in zip(*((a.bbox[2], b.bbox[0]) for a, b in pairs), strict=True))
    # the gaps that a place lies in: those that begin left of it, but for those that end there too
    open_gaps = lefts < rights
    counts = np.searchsorted(np.sort(lefts[open_gaps]), places, "left") - np.searchsorted(np.sort(rights[open_gaps]), places, "right")
    scores = counts - 0.25 * _crossing_counts(items, places)
    lines = [item.line for item in items if item.line is not None]
    # the best place first: nearly always it is a gutter, and the others need not be looked at
    for at in np.argsort(-scores, kind="stable").tolist():
        x: float = places[at]
        if scores[at] <= 0:
            break
        if counts[at] >= _MIN_ROWS:
            here = list(compress(pairs, (lefts < x) & (rights > x)))
            if _is_prose(here) or _has_prose_run(here, items, x) or paragraphs_on_both_sides(lines, x):
                return _past_cells(x, here, items)
        if counts[at] >= _MIN_SLIDE_ROWS and are_slide_columns(lines, x):
            return x
    return None


def _past_cells(x: float, pairs: Sequence[tuple[Item, Item]], items: Sequence[Item]) -> float:
    """The gutter `x`, or the one right of it where short cells that stand between it and the column at the right are the last ones of their rows:
    those of a small table in the left column, whose figures leave much room."""
    edges = [round(b.bbox[0]) for _, b in pairs if _long(b)]
    if not edges:
        return x
    edge = max(set(edges), key=edges.count)
    strays = [item for item in items if item.bbox[0] > x and item.bbox[2] < edge - 2]
    apart = set(map(id, strays))
    rows = [pair for pair in pairs if id(pair[1]) in apart and _are_cells(*pair)]
    last = max((stray.bbox[2] for stray in strays), default=0.0)
    across = any(item.bbox[0] < edge - 3 < item.bbox[2] - 2 for item in items if item.bbox[0] > x)
    return (last + edge) / 2 if len(rows) >= _MIN_CELLS and len(rows) * 2 > len(strays) and not across else x


_MIN_CELLS, _CELL_CHARS = 3, 24
"""So many cells beside a gap are a column of a table, and so many characters each has at most."""


def _are_cells(one: Item, other: Item) -> bool:
    """Whether two items are short and on one baseline."""
    if one.line is None or other.line is None or max(len(one.line.text), len(other.line.text)) > _CELL_CHARS:
        return False
    return abs(one.line.base - other.line.base) < 0.1 * one.line.size and abs(one.line.size - other.line.size) < 1


def _crossing_counts(items: Sequence[Item], places: Sequence[float]) -> NDArray[np.int64]:
    """How many of the items reach more than two points beyond each of the places, on both sides."""
    starts, ends = (np.array([item.bbox[side] for item in items]) for side in (0, 2))
    wide = starts + 2 < ends - 2
    begun = np.searchsorted(np.sort(starts[wide]), np.array(places) - 2, "left")
    return begun - np.searchsorted(np.sort(ends[wide]), np.array(places) + 2, "right")


def with_markers(items: Sequence[Item]) -> list[Item]:
    """The items with the bullet or number of a list and the long line that it stands before made one."""
    marks = [item for item in items if item.line is not None and _MARKER.fullmatch(item.line.text)]
    if not marks:
        return list(items)
    long = [item for item in items if item.line is not None and _long(item)]
    joined: dict[int, Item] = {}
    for mark in marks:
        for item in long:
            if _marks(mark, item):
                joined[id(mark)] = joined[id(item)] = Item((mark.bbox[0], *item.bbox[1:]), line=item.line)
    merged = {id(item): item for item in (joined.get(id(item), item) for item in items)}
    return list(merged.values())


def _marks(mark: Item, item: Item) -> bool:
    """Whether a bullet or number stands right before a line."""
    if mark.line is None or item.line is None or abs(mark.line.base - item.line.base) >= 0.25 * mark.line.size:
        return False
    return 0 < item.bbox[0] - mark.bbox[2] < _MARKER_REACH * mark.line.size


def splits_again(items: Sequence[Item], x: float) -> bool:
    """Whether a gutter known from earlier pages parts these items: text on both sides of it, and nothing across."""
    if any(item.bbox[0] < x - 2 and item.bbox[2] > x + 2 for item in items):
        return False
    return any(a.bbox[2] < x < b.bbox[0] and _long(a) and _long(b) for a, b in _neighbours(items))


def _neighbours(items: Sequence[Item]) -> list[tuple[Item, Item]]:
    """Pairs of an item and the next one to its right that stands beside it."""
    pairs = []
    by_top = sorted(items, key=lambda item: item.bbox[1])
    tallest = max(item.bbox[3] - item.bbox[1] for item in items)
    for index, item in enumerate(by_top):
        best: Item | None = None
        for other in _beside(by_top, index, tallest):
            if other.bbox[0] >= item.bbox[2] and (best is None or other.bbox[0] < best.bbox[0]):
                best = other
        if best is not None:
            pairs.append((item, best))
    return pairs


def _beside(by_top: Sequence[Item], index: int, tallest: float) -> list[Item]:
    item = by_top[index]
    found = []
    for step in (-1, 1):
        at = index + step
        while 0 <= at < len(by_top):
            other = by_top[at]
            if other.bbox[1] > item.bbox[3] or other.bbox[1] < item.bbox[1] - tallest:
                break
            least = min(item.bbox[3] - item.bbox[1], other.bbox[3] - other.bbox[1])
            if overlap((item.bbox[1], item.bbox[3]), (other.bbox[1], other.bbox[3])) > 0.3 * least:
                found.append(other)
            at += step
    return found


def _is_prose(pairs: Sequence[tuple[Item, Item]]) -> bool:
    """Whether both sides of the gap are columns of running text, not cells of a table.

    A column has one left edge, and a good part of the lines beside the gap are long on both sides.
    """
    edges = [round(pair[1].bbox[0] / 3) for pair in pairs]
    edge = max(set(edges), key=edges.count)
    aligned = [pair for pair, at in zip(pairs, edges, strict=True) if abs(at - edge) <= 1]
    if len(aligned) < max(_MIN_ROWS, 0.4 * len(pairs)):
        return False
    prose = [pair for pair in aligned if _long(pair[0]) and _long(pair[1])]
    if len(prose) < max(_MIN_ROWS, 0.3 * len(aligned)):
        return False
    lines = [pair[1].line for pair in aligned if pair[1].line is not None]
    width = max((line.x1 - line.x0 for line in lines), default=0.0)
    return sum(line.x1 - line.x0 for line in lines) >= 0.4 * width * len(lines)


def _has_prose_run(pairs: Sequence[tuple[Item, Item]], items: Sequence[Item], x: float) -> bool:
    """Whether a paragraph of many full lines stands right beside the gap, as it does next to a table in a column."""
    for side in (0, 1):
        edges = [round(pair[side].bbox[0]) for pair in pairs]
        edge = max(set(edges), key=edges.count)
        beside = [item for item in items if (item.bbox[2] < x if side == 0 else item.bbox[0] > x)]
        lines = [item.line for item in beside if item.line is not None and abs(item.bbox[0] - edge) < 2]
        if _longest_run(lines) >= _PROSE_RUN:
            return True
    return False


def _longest_run(lines: Sequence[Line]) -> int:
    """The largest number of full lines that follow each other at the distance of lines of a paragraph."""
    ordered = sorted(lines, key=lambda line: line.base)
    run = longest = 1
    for last, line in pairwise(ordered):
        follows = 0.8 * line.size < line.base - last.base < 1.6 * line.size
        widths = (last.x1 - last.x0, line.x1 - line.x0)
        full = len(line.text) >= _PROSE_CHARS and min(widths) > 0.7 * max(widths)
        run = run + 1 if follows and full else 1
        longest = max(longest, run)
    return longest


def _long(item: Item) -> bool:
    return item.line is None or len(item.line.text) >= _PROSE_CHARS


Section = tuple[list[Item], list[Item], list[Item]]


def sections(items: Sequence[Item], gutter: float) -> list[Section]:
    """Cut at the items that cross the gutter: (crossing items, left column, right column) again and again."""
    found: list[Section] = [([], [], [])]
    long = [item for item in items if item.line is not None and _across(item, gutter)]
    heads = _centred(items, gutter)
    for item in sorted(items, key=lambda item: (item.bbox[1], item.bbox[0])):
        wide, left, right = found[-1]
        marks = item.line is not None and _MARKER.fullmatch(item.line.text) is not None and any(_marks(item, other) for other in long)
        if marks or _across(item, gutter):
            if left or right:
                found.append(([*_head_of(item, left, right), item], [], []))
            else:
                wide.append(item)
        elif id(item) in heads and not left and not right:
            wide.append(item)
        elif item.bbox[0] >= gutter - 2:
            right.append(item)
        elif not right and not left and _goes_on(wide, item):
            wide.append(item)
        else:
            left.append(item)
    return found


def _centred(items: Sequence[Item], gutter: float) -> set[int]:
    """The ids of short lines in the middle under a line that runs over the gutter, with nothing beside them: the last ones of a centred heading."""
    ordered = sorted((item for item in items if item.line is not None), key=lambda item: item.bbox[1])
    found: set[int] = set()
    for above, item in pairwise(ordered):
        if above.line is None or item.line is None or not (_across(above, gutter) or id(above) in found):
            continue
        middles = [(each.bbox[0] + each.bbox[2]) / 2 for each in (above, item)]
        near = 0 < item.bbox[1] - above.bbox[1] < _HEAD_PITCH * above.line.size
        alone = not any(other is not item and overlap((other.bbox[1], other.bbox[3]), (item.bbox[1], item.bbox[3])) > 0 for other in items)
        if near and alone and abs(middles[0] - middles[1]) < _SAME_EDGE and above.bbox[0] + _SAME_EDGE < item.bbox[0]:
            found.add(id(item))
    return found


_HEAD_PITCH = 2.5
"""How far below each other the lines of a centred heading stand at most, in units of their size."""


def _head_of(item: Item, left: list[Item], right: Sequence[Item]) -> list[Item]:
    """The last line of the left column, taken from it, where it stands below the right column and nearer to the item that runs over both."""
    if len(left) < 2 or not right or left[-1].line is None or item.line is None or abs(left[-1].bbox[0] - item.bbox[0]) > _SAME_EDGE:
        return []
    last = left[-1]
    ends = last.bbox[1] > max(other.bbox[3] for other in right)
    return [left.pop()] if ends and item.bbox[1] - last.bbox[3] < last.bbox[1] - left[-2].bbox[3] else []


_SAME_EDGE = 3.0


def _across(item: Item, gutter: float) -> bool:
    return item.bbox[0] < gutter - 2 and item.bbox[2] > gutter + 2


def _goes_on(wide: Sequence[Item], item: Item) -> bool:
    """Whether a short line right under full-width ones is the last line of their paragraph."""
    last = wide[-1].line if wide else None
    if last is None or item.line is None:
        return False
    pitch = item.line.base - last.base
    return abs(last.x0 - item.line.x0) < 2 and last.size == item.line.size and 0 < pitch < 1.45 * last.size


def merge_rows(items: Sequence[Item]) -> list[Item]:
    """Join the pieces of one column that share a baseline; a letter alone at the far right becomes the line's label."""
    rows: list[list[Line]] = []
    others: list[Item] = []
    for item in sorted(items, key=lambda item: (item.line.base if item.line else item.bbox[1], item.bbox[0])):
        line = item.line
        if line is None:
            others.append(item)
        elif rows and abs(line.base - rows[-1][0].base) <= 0.25 * min(line.size, rows[-1][0].size):
            rows[-1].append(line)
        else:
            rows.append([line])
    lines = [Item(line.bbox, line=line) for line in map(_merge_row, rows)]
    return sorted(lines + others, key=_height)


def _height(item: Item) -> tuple[float, float]:
    return (item.line.base if item.line else item.bbox[1] + 4, item.bbox[0])


def _merge_row(row: list[Line]) -> Line:
    row.sort(key=lambda line: line.x0)
    label = next((line.label for line in row if line.label), None)
    if label is None and len(row) > 1 and is_side_letter(row[-1].text):
        far = row[-1].x0 - row[-2].x1 > _SIDE_LETTER_GAP * row[-1].size
        if far and (row[-1].bold or row[-1].size > 1.3 * row[-2].size):
            label = row.pop().text
    line = row[0] if len(row) == 1 else make_line([word for line in row for word in line.words], row[0].page)
    line.label = label
    return line
