"""Headings that stand over several columns: which ones, told by the rule below the heading or by what it is in the middle of.

Example: over the columns "Median A", "Median B", "HR", "A", "B" the headings "PFS" and "ORR" stand in the middle of three and of two.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from abstract2kb.pdf.edges import Edge
from abstract2kb.pdf.geometry import Span, overlap
from abstract2kb.pdf.grids import RawCell, RawTable

_SLACK = 3.0


def widen_heads(table: RawTable, columns: Sequence[Span], rules: Sequence[Edge]) -> None:
    """Let the headings of all heading rows but the last span the columns that they stand over; changes the table's cells."""
    for row in reversed(range(table.header_rows - 1)):
        heads = [cell for cell in table.row(row) if cell.lines]
        if not 0 < len(heads) < len(columns):
            continue
        _widen_middles(table, row, heads, columns)
        for first, last in _reaches(table, row, heads, columns, rules):
            own = [cell for cell in heads if first <= cell.col and cell.col + cell.col_span - 1 <= last]
            shares = _shares(table, row, own, (first, last), columns)
            for cell, (a, b) in reversed(list(zip(own, shares, strict=True))):
                _widen(table, cell, a, b)
        _join_down(table, row)


def move_heads(table: RawTable) -> None:
    """Let a heading over a column without text, where lines or marks were drawn, stand over the column of figures right of it that has none."""
    if table.header_rows != 1:
        return
    body = {cell.col for cell in table.cells if cell.row >= 1 and any(map(str.isdigit, cell.text))}
    heads = {cell.col: cell for cell in table.row(0) if cell.col_span == 1}
    for col, cell in heads.items():
        beside = heads.get(col + 1)
        if col and cell.lines and col not in body and col + 1 in body and beside is not None and not beside.lines:
            cell.lines, beside.lines = [], cell.lines


def _widen_middles(table: RawTable, row: int, heads: Sequence[RawCell], columns: Sequence[Span]) -> None:
    """Let a heading with another right below it span its neighbours too, where it is in their middle: "OS" over "Median", "Rate", "HR"."""
    named = _named(table, row + 1)
    claimed = {id(cell): _claimed(cell, columns) for cell in heads}
    for cell in heads:
        taken = {c for other in heads if other is not cell for c in claimed[id(other)]}
        if cell.col_span > 1 or len(claimed[id(cell)]) > 1 or not _is_middle(cell, cell.col, cell.col, columns):
            continue
        for more in (1, 2):
            first, last = cell.col - more, cell.col + more
            if first < 1 or last >= len(columns) or not set(range(first, last + 1)) <= named - taken:
                break
            if _is_middle(cell, first, last, columns):
                _widen(table, cell, first, last)
                break


def _named(table: RawTable, row: int) -> set[int]:
    """The columns that have a heading in a row."""
    return {c for cell in table.row(row) if cell.lines for c in range(cell.col, cell.col + cell.col_span)}


def _claimed(cell: RawCell, columns: Sequence[Span]) -> set[int]:
    """The columns that a heading stands over, with the one beside it where it is in the middle of the two."""
    pairs = [(c, c + 1) for c in (cell.col - 1, cell.col) if 0 < c < len(columns) - 1]
    middles = [pair for pair in pairs if cell.col_span == 1 and _is_middle(cell, *pair, columns)]
    return {*range(cell.col, cell.col + cell.col_span), *(c for pair in middles for c in pair)}


def _is_middle(cell: RawCell, first: int, last: int, columns: Sequence[Span]) -> bool:
    return abs((columns[first][0] + columns[last][1]) / 2 - _middle(cell)) <= _SLACK


def _join_down(table: RawTable, row: int) -> None:
    """Make one cell of a heading of one column and the line below it, where the headings over several columns stand at another height."""
    wide = {round(line.base) for cell in table.row(row) if cell.col_span > 1 for line in cell.lines}
    for cell in table.row(row) if wide else []:
        below = next((c for c in table.row(row + 1) if c.col == cell.col and c.col_span == cell.col_span == 1 and c.lines), None)
        if below is None or not cell.lines or any(abs(line.base - base) <= 2 for line in cell.lines for base in wide):
            continue
        if below.lines[0].base - cell.lines[-1].base < 1.5 * below.lines[0].size:
            cell.lines, cell.row_span = [*cell.lines, *below.lines], 2
            cell.bbox = (cell.bbox[0], cell.bbox[1], cell.bbox[2], below.bbox[3])
            table.cells[:] = [c for c in table.cells if c is not below]


def _reaches(table: RawTable, row: int, heads: Sequence[RawCell], columns: Sequence[Span], rules: Sequence[Edge]) -> list[tuple[int, int]]:
    """The stretches of columns (first and last) that the headings of a row share between them: each over a rule, or between two rows of one kind."""
    low = max(line.base for cell in heads for line in cell.lines)
    below = [line.base for cell in table.row(row + 1) for line in cell.lines]
    wide = columns[-1][1] - columns[0][0]
    found = []
    for rule in rules:
        if low - 1 < rule.at < min(below, default=low) and rule.end - rule.start < 0.97 * wide:
            reach = (rule.start - _SLACK, rule.end + _SLACK)
            under = [i for i, column in enumerate(columns) if overlap(column, reach) > 0.5 * (column[1] - column[0])]
            if len(under) > 1 and any(under[0] <= cell.col <= under[-1] for cell in heads):
                found.append((under[0], under[-1]))
    return found or _bare_reaches(table, row, heads, columns)


def _bare_reaches(table: RawTable, row: int, heads: Sequence[RawCell], columns: Sequence[Span]) -> list[tuple[int, int]]:
    """The same without rules: the columns from the first heading to the last that has a heading of its own below, if more than the headings cover."""
    named = _named(table, row + 1)
    first, last = heads[0].col, heads[-1].col + heads[-1].col_span - 1
    if first == 0:
        return []
    if wide := [cell for cell in table.row(row + 1) if cell.lines and cell.col_span > 1]:
        reach = (min(first, wide[0].col), max(last, wide[-1].col + wide[-1].col_span - 1))
        return [reach] if set(range(reach[0], reach[1] + 1)) <= named else []
    while last + 1 < len(columns) and last + 1 in named and not _ends_middle(heads[-1], columns, last):
        last += 1
    while first - 1 > 0 and first - 1 in named and not _begins_middle(heads[0], columns, first):
        first -= 1
    return [(first, last)] if last - first + 1 > len(heads) else []


def _ends_middle(cell: RawCell, columns: Sequence[Span], last: int) -> bool:
    """Whether the heading is in the middle of its columns up to `last` or begins where they begin and is narrower."""
    return (columns[cell.col][0] + columns[last][1]) / 2 >= _middle(cell) - _SLACK


def _begins_middle(cell: RawCell, columns: Sequence[Span], first: int) -> bool:
    return (columns[first][0] + columns[cell.col + cell.col_span - 1][1]) / 2 <= _middle(cell) + _SLACK


def _middle(cell: RawCell) -> float:
    return (min(line.x0 for line in cell.lines) + max(line.x1 for line in cell.lines)) / 2


def _shares(table: RawTable, row: int, heads: Sequence[RawCell], reach: tuple[int, int], columns: Sequence[Span]) -> list[tuple[int, int]]:
    """The columns of each heading: neighbours, all of the reach, so that each heading is as near as can be to the middle (or left end) of its own."""
    first, last = reach

    def miss(index: int, a: int, b: int) -> float:
        cell = heads[index]
        if not a <= cell.col <= cell.col + cell.col_span - 1 <= b:
            return 1e6
        left = min(line.x0 for line in cell.lines)
        return min(abs(_middle(cell) - (columns[a][0] + columns[b][1]) / 2), abs(left - columns[a][0]) + (0.0 if b > a else _SLACK))

    @cache
    def best(index: int, start: int) -> tuple[float, tuple[int, ...]]:
        """The least miss of the headings from `index` on, over the columns from `start` on, and where each ends."""
        if index == len(heads) - 1:
            return miss(index, start, last), (last,)
        tries = [(index, start, end) for end in range(start, last - (len(heads) - index - 2))]
        return min((miss(i, a, b) + best(i + 1, b + 1)[0], (b, *best(i + 1, b + 1)[1])) for i, a, b in tries)

    if not heads or len(heads) > last - first + 1:
        return [(cell.col, cell.col + cell.col_span - 1) for cell in heads]
    if same := _repeated(table, row, heads, reach, columns):
        return same
    total, ends = best(0, first)
    if total >= 1e6:
        return [(cell.col, cell.col + cell.col_span - 1) for cell in heads]
    return list(zip([first, *(end + 1 for end in ends[:-1])], ends, strict=True))


def _repeated(table: RawTable, row: int, heads: Sequence[RawCell], reach: tuple[int, int], columns: Sequence[Span]) -> list[tuple[int, int]]:
    """Equal shares, where the row below says the same under each heading ("Any grade", "Grade ≥3") and each begins over its own; else none."""
    first, last = reach
    below = {cell.col: cell.text for cell in table.row(row + 1) if cell.lines and cell.col_span == 1}
    texts = [below.get(col, "") for col in range(first, last + 1)]
    each = len(texts) // len(heads)
    if each < 2 or each * len(heads) < len(texts) or not all(texts) or any(text != texts[i % each] for i, text in enumerate(texts)):
        return []
    shares = [(first + i * each, first + (i + 1) * each - 1) for i in range(len(heads))]
    for cell, (a, b) in zip(heads, shares, strict=True):
        left = min(line.x0 for line in cell.lines)
        if left > columns[a][1] or (a > 0 and left < columns[a - 1][1] - _SLACK) or _middle(cell) > columns[b][1]:
            return []
    return shares


def _widen(table: RawTable, cell: RawCell, first: int, last: int) -> None:
    """Let a cell cover the empty cells beside it from column `first` to `last`."""
    inside = [c for c in table.row(cell.row) if first <= c.col <= last]
    if any(c.lines for c in inside if c is not cell) or not inside:
        return
    if cell not in inside and cell.col_span == 1:  # it begins left of what stands below it
        table.cells.append(RawCell(cell.row, cell.col, 1, 1, cell.bbox, [], cell.page))
    box = (min(c.bbox[0] for c in inside), cell.bbox[1], max(c.bbox[2] for c in inside), cell.bbox[3])
    gone = {id(c) for c in inside if c is not cell}
    table.cells[:] = [c for c in table.cells if id(c) not in gone]
    cell.col, cell.col_span, cell.bbox = first, last - first + 1, box
    table.cells.sort(key=lambda c: (c.row, c.col))


def widen_values(table: RawTable) -> None:
    """Let the values of a row span the columns that their headings do, where each of these headings has but one: in the middle of an odd number.

    Two columns need no such rule: a value between them stands in neither.
    """
    wide = [cell for row in range(table.header_rows) for cell in table.row(row) if cell.lines and cell.col_span > 1]
    groups = [cell for cell in wide if not any(o is not cell and _covers(o, cell) for o in wide if o.row > cell.row)]
    odd = [cell for cell in groups if cell.col_span % 2]
    for row in range(table.header_rows, table.rows) if odd else []:
        cells = [cell for cell in table.row(row) if cell.lines]
        own = [[cell for cell in cells if group.col <= cell.col < group.col + group.col_span] for group in groups]
        if any(len(held) != 1 for held in own):
            continue
        pairs = list(zip(groups, (held[0] for held in own), strict=True))
        if len(pairs) > 1 and all(_stands_amid(cell, group) for group, cell in pairs):
            for group, cell in pairs:
                _widen(table, cell, group.col, group.col + group.col_span - 1)


def _stands_amid(cell: RawCell, group: RawCell) -> bool:
    """Whether a value stands in the middle column of the heading's, and right in the middle."""
    middle = (group.bbox[0] + group.bbox[2]) / 2
    return 2 * cell.col + cell.col_span == 2 * group.col + group.col_span and abs(_middle(cell) - middle) <= 2 * _SLACK


def _covers(inner: RawCell, outer: RawCell) -> bool:
    return outer.col <= inner.col and inner.col + inner.col_span <= outer.col + outer.col_span


__all__ = ["move_heads", "widen_heads", "widen_values"]
