"""Cells of a grid that its fills leave whole although they hold several: parted where the text of other rows and columns is.

Example: in a table with a tone on every other column the columns between have no borders below their rows; "41, 29, ·" line by line there are
three cells. So are "12 | 3" and "8 | 1" in a row whose label and values have one tone.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from abstract2kb.pdf.geometry import Span, overlap
from abstract2kb.pdf.glyphs import Line, RawPage, Word
from abstract2kb.pdf.grids import RawCell, RawTable, words_to_lines
from abstract2kb.pdf.rule_joints import joint_columns
from abstract2kb.pdf.text_columns import split_segments

__all__ = ["cut_across", "cut_down", "cut_heads", "join_down"]

_GAP = 0.9
"""The least white between two cells of a row, in units of the size."""
_DRAWN = 0.2
"""The share of a table's width that rules at a height cover at least where borders are drawn."""
_NEAR = 2.5
_TIGHT = 0.85
"""Lines nearer to each other than this share of the distance of rows are of one cell."""
_LINE = 1.35
"""The same in units of the size, where no column tells the distance of rows."""
_OFF_MIDDLE = 3.0
_WHITE = 1.7
"""The least distance of the baselines of two labels, in units of the size."""


_HEAD_GAP = 0.6
"""The least white between two headings, in units of the size."""


def cut_heads(table: RawTable, page: RawPage) -> None:
    """Part a first row that is one cell from end to end where white in all of its lines stands over the borders of the columns below."""
    first = table.row(0)
    if len(first) != 1 or first[0].col_span != table.cols or table.cols < _FEWEST_COLUMNS or not first[0].lines:
        return
    head = first[0]
    lefts = {cell.col: cell.bbox[0] for cell in table.cells if cell.row > 0 and cell.col_span == 1}
    joints = joint_columns(page, table.bbox)
    if len(joints) == table.cols:
        lefts = {col: span[0] for col, span in enumerate(joints)}
    if len(lefts) < table.cols:
        return
    bounds = [head.bbox[0], *(lefts[col] for col in range(1, table.cols)), head.bbox[2]]
    held: list[list[Word]] = [[] for _ in range(table.cols)]
    for line in head.lines:
        if any(_crosses(line.words, x) for x in bounds[1:-1]):
            return
        for word in line.words:
            held[sum((word.x0 + word.x1) / 2 > x for x in bounds[1:-1])].append(word)
    if sum(map(bool, held)) * 3 < 2 * table.cols:
        return
    parts = [
        RawCell(0, col, head.row_span, 1, (bounds[col], head.bbox[1], bounds[col + 1], head.bbox[3]), words_to_lines(words, head.page), head.page)
        for col, words in enumerate(held)
    ]
    table.cells[:] = [*parts, *(cell for cell in table.cells if cell is not head)]


_FEWEST_COLUMNS = 3


def _crosses(words: Sequence[Word], x: float) -> bool:
    """Whether a word stands on x, or two stand on both sides of it that are no wider apart than words of one text."""
    before = max((word for word in words if word.x0 + word.x1 <= 2 * x), key=lambda w: w.x1, default=None)
    after = min((word for word in words if word.x0 + word.x1 > 2 * x), key=lambda w: w.x0, default=None)
    if before is None or after is None:
        return False
    return before.x1 > x + 1 or after.x0 < x - 1 or after.x0 - before.x1 <= _HEAD_GAP * before.size


def cut_down(cells: Sequence[RawCell], page: RawPage) -> list[RawCell]:
    """The cells, those over several rows parted at borders that are but ends of fills and that no line goes on over."""
    rows = _bounds([(cell.row, cell.bbox[1], cell.row_span, cell.bbox[3]) for cell in cells])
    drawn = {r for r in rows if _is_drawn(rows[r], cells, page)}
    steps = _steps(cells)
    firsts = {cell.row: cell.lines[0].base for cell in cells if cell.row_span == 1 and cell.lines}
    found: list[RawCell] = []
    for cell in cells:
        inner = [r for r in range(cell.row + 1, cell.row + cell.row_span) if r in rows]
        cuts = [r for r in inner if not _goes_over(cell.lines, rows[r], steps.get(r)) and (r not in drawn or _begins(cell, rows[r], firsts.get(r)))]
        found += _pieces(cell, cuts, rows) if cuts and cell.lines else [cell]
    return sorted(found, key=lambda cell: (cell.row, cell.col))


def _bounds(starts: Sequence[tuple[int, float, int, float]]) -> dict[int, float]:
    """Where each row (or column) begins, and where the last ends."""
    found: dict[int, float] = {}
    for index, low, span, high in starts:
        found[index], found[index + span] = low, high
    return found


def _is_drawn(y: float, cells: Sequence[RawCell], page: RawPage) -> bool:
    """Whether rules, or borders of rectangles, lie at the height."""
    x0, x1 = min(cell.bbox[0] for cell in cells), max(cell.bbox[2] for cell in cells)
    at = [(r.x0, r.x1) for r in page.rules if r.horizontal and abs((r.top + r.bottom) / 2 - y) <= _NEAR]
    at += [(p.bbox[0], p.bbox[2]) for p in page.panels if p.stroke and min(abs(p.bbox[1] - y), abs(p.bbox[3] - y)) <= _NEAR]
    return sum(max(0.0, overlap(span, (x0, x1))) for span in at) > _DRAWN * (x1 - x0)


def _steps(cells: Sequence[RawCell]) -> dict[int, float]:
    """The least distance of the last line of the row before and the first of each row, in columns with cells of one row."""
    own = {(cell.row, cell.col): cell for cell in cells if cell.row_span == 1 and cell.lines}
    found: dict[int, float] = {}
    for (row, col), cell in own.items():
        if (above := own.get((row - 1, col))) is not None:
            step = cell.lines[0].base - above.lines[-1].base
            found[row] = min(found.get(row, step), step)
    return found


def _goes_over(lines: Sequence[Line], y: float, step: float | None) -> bool:
    """Whether a line stands on the border, or those above and below it are nearer than lines of two rows."""
    if any(line.base - 0.4 * line.size < y < line.base - 0.02 * line.size for line in lines):
        return True
    above = [line.base for line in lines if line.base <= y]
    below = [line.base for line in lines if line.base > y]
    if not above or not below:
        return False
    return min(below) - max(above) < (_TIGHT * step if step is not None else _LINE * lines[0].size)


def _begins(cell: RawCell, y: float, first: float | None) -> bool:
    """Whether another label of the first column begins below the height: level with the first lines of the row, after white."""
    above = [line for line in cell.lines if line.base <= y]
    below = [line for line in cell.lines if line.base > y]
    if cell.col > 0 or not above or not below or first is None:
        return False
    return abs(below[0].base - first) <= 0.1 * below[0].size and below[0].base - above[-1].base > _WHITE * below[0].size


def _pieces(cell: RawCell, cuts: Sequence[int], rows: dict[int, float]) -> list[RawCell]:
    """The cell parted above the rows `cuts`; of the first column, a part without text belongs to the one above it."""
    spans = [*pairwise([cell.row, *cuts, cell.row + cell.row_span])]
    parts: list[tuple[int, int, list[Line]]] = []
    for first, end in spans:
        own = [line for line in cell.lines if rows[first] <= line.base < rows[end] or (end == spans[-1][1] and line.base >= rows[first])]
        own = own if first > cell.row else [line for line in cell.lines if line.base < rows[end]]
        if parts and cell.col == 0 and (not own or not parts[-1][2]):
            parts[-1] = (parts[-1][0], end, [*parts[-1][2], *own])
        else:
            parts.append((first, end, own))
    x0, _, x1, _ = cell.bbox
    return [RawCell(a, cell.col, b - a, cell.col_span, (x0, rows[a], x1, rows[b]), own, cell.page) for a, b, own in parts]


def cut_across(cells: Sequence[RawCell]) -> list[RawCell]:
    """The cells, those over several columns that hold pieces side by side parted at the borders of the columns that no piece stands on."""
    cols = _bounds([(cell.col, cell.bbox[0], cell.col_span, cell.bbox[2]) for cell in cells])
    found: list[RawCell] = []
    for cell in cells:
        found += _side_by_side(cell, cols) if cell.col_span > 1 and cell.lines else [cell]
    begins = _common_begins(found)
    found = [part for cell in found for part in (_at_begins(cell, cols, begins) if cell.col_span > 1 and len(cell.lines) > 1 else [cell])]
    return sorted(found, key=lambda cell: (cell.row, cell.col))


def _common_begins(cells: Sequence[RawCell]) -> dict[int, float]:
    """Where the lines of each column begin, if all of its cells of one column agree: those that are set to the left."""
    lefts: dict[int, list[float]] = {}
    for cell in cells:
        if cell.col_span == 1 and cell.lines:
            lefts.setdefault(cell.col, []).extend(line.x0 for line in cell.lines)
    return {col: min(xs) for col, xs in lefts.items() if len(xs) >= _FEWEST_LINES and max(xs) - min(xs) <= _SAME_BEGIN}


_FEWEST_LINES = 4
_SAME_BEGIN = 1.0


def _at_begins(cell: RawCell, cols: dict[int, float], begins: dict[int, float]) -> list[RawCell]:
    """The cell parted where words of all of its lines begin at the columns that it runs over, however little white there is before them."""
    inner = [c for c in range(cell.col, cell.col + cell.col_span) if c in cols and c + 1 in cols and c in begins]
    if len(inner) < cell.col_span:
        return [cell]
    held: dict[int, list[Word]] = {c: [] for c in inner}
    for line in cell.lines:
        at = [next((c for c in inner if abs(word.x0 - begins[c]) <= _SAME_BEGIN), None) for word in line.words]
        if at[0] != cell.col or any(at.count(c) != 1 for c in inner):
            return [cell]
        column = cell.col
        for word, own in zip(line.words, at, strict=True):
            column = own if own is not None else column
            held[column].append(word)
    top, bottom = cell.bbox[1], cell.bbox[3]
    return [
        RawCell(cell.row, c, cell.row_span, 1, (cols[c], top, cols[c + 1], bottom), words_to_lines(words, cell.page), cell.page)
        for c, words in held.items()
    ]


def join_down(cells: Sequence[RawCell], page: RawPage) -> list[RawCell]:
    """The cells, one joined with that below it where the rule between their rows stops short of them and the lower one goes on in smaller or
    lighter letters: a label over the number of its trial, beside two rows of results."""
    rows = _bounds([(cell.row, cell.bbox[1], cell.row_span, cell.bbox[3]) for cell in cells])
    drawn = [r for r in rows if _is_drawn(rows[r], cells, page)]
    found = list(cells)
    for r in drawn:
        pieces = [(e.x0, e.x1) for e in page.rules if e.horizontal and abs((e.top + e.bottom) / 2 - rows[r]) <= _NEAR]
        for lower in [cell for cell in found if cell.row == r and cell.lines]:
            upper = next((c for c in found if c.row + c.row_span == r and (c.col, c.col_span) == (lower.col, lower.col_span) and c.lines), None)
            under = any(overlap(piece, (lower.bbox[0], lower.bbox[2])) > 0.5 * (lower.bbox[2] - lower.bbox[0]) for piece in pieces)
            if upper is None or under or not _goes_on_below(upper.lines, lower.lines):
                continue
            box = (upper.bbox[0], upper.bbox[1], upper.bbox[2], lower.bbox[3])
            whole = RawCell(upper.row, upper.col, upper.row_span + lower.row_span, upper.col_span, box, [*upper.lines, *lower.lines], upper.page)
            found = [whole if cell is upper else cell for cell in found if cell is not lower]
    return found


def _goes_on_below(upper: Sequence[Line], lower: Sequence[Line]) -> bool:
    """Whether lines are set as what goes on from those above them: nearer than rows, and smaller or no longer bold."""
    near = lower[0].base - upper[-1].base <= _WHITE * upper[-1].size
    return near and (lower[0].size < upper[0].size - 0.5 or (upper[0].bold and not lower[0].bold))


def _are_apart(lines: Sequence[Line]) -> bool:
    """Whether two lines stand side by side, though not on one baseline."""
    return any(b.x0 - a.x1 > 2 * a.size for a in lines for b in lines)


def _side_by_side(cell: RawCell, cols: dict[int, float]) -> list[RawCell]:
    inner = [c for c in range(cell.col, cell.col + cell.col_span) if c in cols and c + 1 in cols]
    lines = [split_segments(line.words, _GAP) for line in cell.lines]
    if len(inner) < cell.col_span or (max(map(len, lines)) < 2 and not _are_apart(cell.lines)):
        return [cell]
    spans = {c: (cols[c], cols[c + 1]) for c in inner}
    held: dict[tuple[int, int], list[Word]] = {}
    for segment in (segment for line in lines for segment in line):
        place = _place((segment[0].x0, segment[-1].x1), spans)
        words = list(segment)
        for other in [o for o in held if o[0] <= place[1] and place[0] <= o[1]]:
            words = [*held.pop(other), *words]
            place = (min(place[0], other[0]), max(place[1], other[1]))
        held[place] = words
    if len(held) < 2:
        return [cell]
    covered = {c for a, b in held for c in range(a, b + 1)}
    held |= {(c, c): [] for c in inner if c not in covered}
    top, bottom = cell.bbox[1], cell.bbox[3]
    return [
        RawCell(cell.row, a, cell.row_span, b - a + 1, (cols[a], top, cols[b + 1], bottom), words_to_lines(words, cell.page), cell.page)
        for (a, b), words in sorted(held.items())
    ]


def _place(span: Span, columns: dict[int, Span]) -> tuple[int, int]:
    """The column that a piece stands in, or those that it is in the middle of."""
    hit = [c for c, column in columns.items() if overlap(column, span) > min(2.0, 0.3 * (span[1] - span[0]))] or [min(columns)]
    first, last = hit[0], hit[-1]
    if first == last:
        return first, last
    middle = (span[0] + span[1]) / 2
    tries = [(a, b) for a in columns for b in columns if a <= first and last <= b]
    return min(tries, key=lambda t: (abs((columns[t[0]][0] + columns[t[1]][1]) / 2 - middle) > _OFF_MIDDLE, t[1] - t[0]))
