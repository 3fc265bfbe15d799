"""Tables without a grid of lines that run over several columns of text: found before the page is cut into columns.

Example: below two columns of prose, ten rows of five short pieces each, one of which stands over the gutter, become one
item that reaches from margin to margin, and so does the line "Table 1: ..." right above it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from abstract2kb.patterns import regex
from abstract2kb.pdf.blocks import is_table_caption
from abstract2kb.pdf.both_sides import labels_beside
from abstract2kb.pdf.columns import Item, find_gutter, splits_again
from abstract2kb.pdf.geometry import Span, centre, intersects, overlap
from abstract2kb.pdf.glyphs import Line, RawPage, around
from abstract2kb.pdf.grids import RawTable
from abstract2kb.pdf.last_groups import has_columns, last_group
from abstract2kb.pdf.layout import BBox
from abstract2kb.pdf.people import lists_people
from abstract2kb.pdf.rows import TextRow
from abstract2kb.pdf.rule_stacks import spanned_stacks
from abstract2kb.pdf.table_ends import heads_above, own_rows, rows_after
from abstract2kb.pdf.tables_unruled import Region, are_aligned, build_table, is_justified, split_stack, unruled_tables
from abstract2kb.pdf.text_columns import group_rows, text_rows

_MIN_ROWS, _MIN_COLUMNS = 3, 3
_NUMBER = regex(r"\d{1,3}")
_MARKER = regex(r"[•‣◦▪▫●○◆◇■□–—−*-]|\[\d{1,3}\]|\(?\d{1,3}[.)]|\(?[a-z]\)")
_PROSE_CHARS, _PROSE_LINES = 18, 4
_MAX_HEADS, _LONG = 6, 60


@dataclass(slots=True)
class Grid:
    """Rows from top to bottom, and the extents of their columns from left to right."""

    rows: list[TextRow]
    columns: list[Span]

    @property
    def pieces(self) -> list[Line]:
        """Everything in it."""
        return [piece for row in self.rows for piece in row.pieces]

    @property
    def bbox(self) -> BBox:
        """The box around it."""
        return around(piece.bbox for piece in self.pieces)


def lift_grids(page: RawPage, items: Sequence[Item], known: Sequence[float]) -> list[Item]:
    """The items, with every table that does not fit the columns of text made one item, its caption as wide as it.

    `known` are gutters of earlier pages, for a page that is nearly all table.
    """
    kept = lift_framed(page, items)
    rows = group_rows([item.line for item in kept if item.line is not None])
    for grid in find_grids(rows):
        grid = Grid(framed_rows(page, grid, rows), grid.columns)
        box = grid.bbox
        beside = [item for item in kept if overlap((item.bbox[1], item.bbox[3]), (box[1], box[3])) > 0]
        if any(item.line is None for item in beside):
            continue
        gutters = text_gutters(kept, box) or [x for x in known if splits_again(kept, x)]
        if not any(crosses(grid, x) and not is_pair(grid, x, rows) for x in gutters):
            continue
        caption = caption_lines(grid, rows)
        if caption or not lists_people([piece.text for piece in grid.pieces]):
            kept = _replace(kept, grid, grid_tables(page, grid), caption)
    return kept


_FRAME = 0.5
"""The least width of a table framed by rules, as a share of what it stands in."""
_ACROSS = 0.7
"""A table wider than this is no part of one column of text, and its caption is as wide."""
_RULED_ROWS = 4
"""A narrow one has so many rules at least."""
_SHORT = 26
"""The mean length of its pieces, in characters, is under that of lines of prose."""


def lift_framed(page: RawPage, items: Sequence[Item]) -> list[Item]:
    """The items, with every wide table that stands between rules of one extent made one item, whatever gutters lie below and above it."""
    kept = list(items)
    lines = [item.line for item in kept if item.line is not None]
    room = max((item.bbox[2] for item in kept), default=0.0) - min((item.bbox[0] for item in kept), default=0.0)
    for span, heights in spanned_stacks(page, lines):
        if span[1] - span[0] < _FRAME * min(page.width, room) and len(heights) < _RULED_ROWS:
            continue
        rows = text_rows([line for item in kept if (line := item.line) is not None and overlap((line.x0, line.x1), span) > 0])
        for part in split_stack(heights, rows):
            inside = own_rows([row for row in rows if part[0] < row.base - 0.3 * row.size < part[-1]])
            inside = heads_above(inside, rows, part[0]) + inside + rows_after(inside, rows)
            last = last_group(page, inside, rows, part)
            inside += last
            pieces = [piece for row in inside for piece in row.pieces]
            if len(part) < 3 or len(inside) < 2 or not (_is_framed_table(inside, pieces) or (_are_short(pieces) and has_columns(page, pieces, part))):
                continue
            box = around(piece.bbox for piece in pieces)
            if any(item.line is None and intersects(item.bbox, box) for item in kept):
                continue
            steps = sorted(b.base - a.base for a, b in pairwise(inside))
            tables, rest = unruled_tables(page, pieces, steps[len(steps) // 2])
            if last and (whole := build_table(Region(text_rows(pieces), list(part)), page)) is not None:
                tables, rest = [whole], []
            if tables and sum(len(line.text) for line in rest) <= 0.1 * sum(len(piece.text) for piece in pieces):
                caption = caption_lines(Grid(inside, []), group_rows([item.line for item in kept if item.line is not None]))
                above = [line for line in caption if line.base < inside[0].base and span[1] - span[0] > _ACROSS * room]
                kept = _replace(kept, Grid(inside, []), (tables, rest), above)
    return kept


def _is_framed_table(rows: Sequence[TextRow], pieces: Sequence[Line]) -> bool:
    """Whether the rows are made of short pieces, three or more side by side."""
    tabular = [row for row in rows if row.tabular]
    return _are_short(pieces) and len(tabular) > 2 and 3 * sum(len(row.pieces) > 2 for row in tabular) >= 2 * len(tabular)


def _are_short(pieces: Sequence[Line]) -> bool:
    return sum(len(piece.text) for piece in pieces) <= _SHORT * len(pieces)


def grid_tables(page: RawPage, grid: Grid) -> tuple[list[RawTable], list[Line]]:
    """The tables that the grid holds, one as a rule, and the lines that are left over."""
    steps = sorted(b.base - a.base for a, b in pairwise(grid.rows))
    tables, rest = unruled_tables(page, grid.pieces, steps[len(steps) // 2])
    if sum(len(line.text) for line in rest) <= 0.3 * sum(len(piece.text) for piece in grid.pieces):
        return tables, rest
    table = build_table(Region(text_rows(grid.pieces)), page)
    return ([], grid.pieces) if table is None else ([table], [])


def _replace(items: Sequence[Item], grid: Grid, found: tuple[list[RawTable], list[Line]], caption: Sequence[Line]) -> list[Item]:
    tables, rest = found
    if not tables:
        return list(items)
    used = set(map(id, grid.pieces)) | set(map(id, caption))
    x0, _, x1, _ = grid.bbox
    wide = [Item((min(x0, line.x0), line.top, max(x1, line.x1), line.bottom), line=line) for line in [*caption, *rest]]
    return [*(item for item in items if id(item.line) not in used), *wide, *(Item(table.bbox, table=table) for table in tables)]


def framed_rows(page: RawPage, grid: Grid, rows: Sequence[TextRow]) -> list[TextRow]:
    """The rows of the grid and those that stand with it between two rules as wide as it."""
    box = grid.bbox
    wide = [rule for rule in page.rules if rule.horizontal and overlap((rule.x0, rule.x1), (box[0], box[2])) > 0.8 * (box[2] - box[0])]
    top = max((rule.top for rule in wide if rule.top < box[1]), default=box[1])
    bottom = min((rule.top for rule in wide if rule.top > box[3]), default=box[3])
    above = [row for row in rows if top < row.base - 0.3 * row.size and row.base < grid.rows[0].base]
    below = [row for row in rows if row.base > grid.rows[-1].base and row.base - 0.3 * row.size < bottom]
    own = grid.rows
    for more in (above, below):
        if len(more) <= _MAX_HEADS and not any(len(piece.text) > _LONG or is_table_caption(piece.text) for row in more for piece in row.pieces):
            own = [*own, *more]
    return sorted(own, key=lambda row: row.base)


def find_grids(rows: Sequence[TextRow]) -> list[Grid]:
    """Runs of rows whose pieces stand in three or more columns, wherever the columns of text may be."""
    grids = []
    at = 0
    while at < len(rows):
        grid = grow(rows, at) if len(spans_of(rows[at])) >= _MIN_COLUMNS else None
        if grid is None or not is_grid(grid):
            at += 1
            continue
        grids.append(_with_heads(grid, rows[:at]))
        at += len(grid.rows)
    return grids


def grow(rows: Sequence[TextRow], start: int) -> Grid:
    """The longest run of rows from `start` on that keeps the columns apart; a row that spans columns may stand within."""
    run, pending = [rows[start]], list[TextRow]()
    columns = spans_of(rows[start])
    for row in rows[start + 1 :]:
        if _is_apart([*run, *pending], row) or is_table_caption(row.text):
            break
        merged = merged_columns(columns, row)
        if merged is not None and (not pending or len(spans_of(row)) >= _MIN_COLUMNS):
            columns = merged
            run += [*pending, row]
            pending = []
        elif len(pending) < 2 and _spans(row, columns):
            pending.append(row)
        else:
            break
    while len(run) > 1 and _hangs(run[-2], run[-1], columns):
        run.pop()
    return Grid(run, columns)


def spans_of(row: TextRow) -> list[Span]:
    """The extents of the pieces of a row; a bullet or number of a list goes with what follows it."""
    spans: list[Span] = []
    marked = False
    for piece in row.pieces:
        if marked:
            spans[-1] = (spans[-1][0], piece.x1)
        else:
            spans.append((piece.x0, piece.x1))
        marked = _MARKER.fullmatch(piece.text) is not None
    return spans


def merged_columns(columns: Sequence[Span], row: TextRow) -> list[Span] | None:
    """The columns with the row's pieces in them; None when a piece stands in two columns."""
    merged = list(columns)
    for span in spans_of(row):
        hit = [column for column in merged if overlap(column, span) > 0]
        if len(hit) > 1:
            return None
        if hit:
            merged.remove(hit[0])
            span = (min(hit[0][0], span[0]), max(hit[0][1], span[1]))
        merged.append(span)
    merged.sort()
    return None if any(b[0] < a[1] for a, b in pairwise(merged)) else merged


def _is_apart(run: Sequence[TextRow], row: TextRow) -> bool:
    """Whether the white above the row is wider than any between rows of one table."""
    step = row.base - run[-1].base
    steps = [b.base - a.base for a, b in pairwise(run)]
    if len(spans_of(row)) < _MIN_COLUMNS and len(steps) > 2 and step > max(1.4 * max(steps), 1.6 * row.size):
        return True
    return step > max([3.0 * row.size, *(1.6 * each for each in steps)])


def _spans(row: TextRow, columns: Sequence[Span]) -> bool:
    """Whether the row reads as a heading within the table: each piece begins at a column, or stands in the middle of some."""
    if len(row.pieces) == 1:
        return abs(row.x0 - columns[0][0]) <= 3 and len(row.text) <= 60
    return all(_stands_over(piece, columns) for piece in row.pieces)


def _stands_over(piece: Line, columns: Sequence[Span]) -> bool:
    hit = [column for column in columns if overlap(column, (piece.x0, piece.x1)) > 0]
    if not hit:
        return False
    middle = (hit[0][0] + hit[-1][1]) / 2
    return abs(piece.x0 - hit[0][0]) <= 3 or abs((piece.x0 + piece.x1) / 2 - middle) <= 8


def _hangs(above: TextRow, row: TextRow, columns: Sequence[Span]) -> bool:
    """Whether a single piece at the foot is no line of a taller cell, but what comes after the table."""
    if len(row.pieces) > 1:
        return False
    reach = 1.3 if row.x0 <= columns[0][1] else 1.6
    return row.base - above.base > reach * row.size or abs(row.size - above.size) > 0.6


def is_grid(grid: Grid) -> bool:
    """Whether three rows have three pieces or more, and the pieces stand below each other in three columns."""
    full = [row for row in grid.rows if len(spans_of(row)) >= _MIN_COLUMNS]
    if len(full) < _MIN_ROWS or not are_aligned(full):
        return False
    uses = [sum(any(overlap(column, span) > 0 for span in spans_of(row)) for row in full) for column in grid.columns]
    return sum(count >= max(2, 0.3 * len(full)) for count in uses) >= _MIN_COLUMNS and max(len(spans_of(row)) for row in full) <= 2 * len(uses)


def _with_heads(grid: Grid, above: Sequence[TextRow]) -> Grid:
    """The grid without a line of prose at its head, and with headings that span its columns."""
    rows = list(grid.rows)
    while len(rows) > _MIN_ROWS and len(columns_of(rows[1:])) > len(columns_of(rows)):
        rows.pop(0)
    columns = columns_of(rows)
    for row in reversed([*above, *grid.rows[: len(grid.rows) - len(rows)]]):
        close = rows[0].base - row.base <= 2.0 * row.size and abs(row.size - rows[0].size) < 1.5
        inner = any(piece.x0 > columns[0][1] for piece in row.pieces)
        if not (close and inner and all(_stands_over(piece, columns) for piece in row.pieces)) or is_table_caption(row.text):
            break
        if len(row.pieces) > len(columns):
            break
        rows.insert(0, row)
    return Grid(rows, columns)


def columns_of(rows: Sequence[TextRow]) -> list[Span]:
    """The columns that rows leave apart, rows that span columns not counted."""
    columns: list[Span] = []
    for row in sorted(rows, key=lambda row: -len(row.pieces)):
        columns = merged_columns(columns, row) or columns
    return columns


def caption_lines(grid: Grid, rows: Sequence[TextRow]) -> list[Line]:
    """The lines of the caption right above the grid, or else right below it; none when there is no caption."""
    first, last = grid.rows[0], grid.rows[-1]
    above = [row for row in rows if row.base < first.base][::-1]
    found: list[Line] = []
    for row in above[:4]:
        lowest = found[-1] if found else first.pieces[0]
        if len(row.pieces) > 1 or lowest.base - row.base > 3.2 * max(row.size, first.size):
            break
        found.append(row.pieces[0])
        if is_table_caption(row.text):
            return found
    below = next((row for row in rows if row.base > last.base), None)
    if below is not None and len(below.pieces) == 1 and is_table_caption(below.text) and below.base - last.base < 3.2 * below.size:
        return below.pieces
    return []


def text_gutters(items: Sequence[Item], box: BBox, depth: int = 0) -> list[float]:
    """The gutters of the text above and below a box."""
    outside = [item for item in items if not box[1] <= centre(item.bbox)[1] <= box[3]]
    gutter = find_gutter(outside) if outside else None
    if gutter is None or depth > 2:
        return []
    left = [item for item in outside if item.bbox[2] < gutter]
    right = [item for item in outside if item.bbox[0] > gutter]
    return [gutter, *text_gutters(left, box, depth + 1), *text_gutters(right, box, depth + 1)]


def crosses(grid: Grid, gutter: float) -> bool:
    """Whether the grid runs over a gutter: pieces stand across it, or short cells of the same rows on both of its sides."""
    prose = sum(is_prose_column(grid, column) for column in grid.columns)
    if prose > max(1, len(grid.columns) - 2):
        return False
    rows = [row for row in grid.rows if row.tabular]
    across = sum(any(piece.x0 < gutter - 2 and piece.x1 > gutter + 2 for piece in row.pieces) for row in rows)
    if across >= max(2, 0.1 * len(rows)):
        return True
    sides = [sum(column[1] < gutter for column in grid.columns), sum(column[0] > gutter for column in grid.columns)]
    level = sum(_is_level(row, gutter) for row in rows)
    return (
        prose <= 1
        and min(sides) > 0
        and not _is_text_beside(grid, gutter)
        and level >= (_LEVEL_MANY if min(sides) >= _MIN_COLUMNS else _LEVEL_ROWS) * len(rows)
    )


_LEVEL_ROWS, _LEVEL_MANY = 0.6, 0.4
"""The share of lines with pieces level on both sides of a gutter; where cells of several lines stand in the middle of their rows, many are not."""
_LEVEL, _ALIKE = 0.1, 0.6
"""How far apart the baselines of cells of one row can be, in units of the size, and their sizes, in points."""


def _is_level(row: TextRow, gutter: float) -> bool:
    """Whether pieces of one size stand on one baseline on both sides of the gutter; texts side by side do so but by chance."""
    left = [piece for piece in row.pieces if piece.x1 < gutter]
    right = [piece for piece in row.pieces if piece.x0 > gutter]
    return any(abs(a.base - b.base) <= _LEVEL * a.size and abs(a.size - b.size) <= _ALIKE for a in left for b in right)


def _is_text_beside(grid: Grid, gutter: float) -> bool:
    """Whether one side of the gutter is nothing but prose, or stretched lines of it."""
    sides = [[c for c in grid.columns if c[1] < gutter], [c for c in grid.columns if c[0] > gutter]]
    if any(side and all(is_prose_column(grid, column) for column in side) for side in sides):
        return True
    return any(is_justified(side) or _is_numbered(side) for side in _sides(grid, gutter) if len(side) > 2)


def _is_numbered(side: Sequence[TextRow]) -> bool:
    """Whether the rows are a list: numbers before one column of long lines."""
    marked = [row for row in side if len(row.pieces) == 2 and _NUMBER.fullmatch(row.pieces[0].text) and len(row.pieces[1].text) >= _PROSE_CHARS]
    return len(marked) > 1 and all(len(row.pieces) == 1 or row in marked for row in side)


def _sides(grid: Grid, gutter: float) -> list[list[TextRow]]:
    """The rows left and right of a gutter."""
    parts: list[list[TextRow]] = [[], []]
    for row in grid.rows:
        for side, pieces in enumerate(([p for p in row.pieces if p.x1 < gutter], [p for p in row.pieces if p.x0 > gutter])):
            if pieces:
                parts[side].append(TextRow(row.base, row.size, pieces))
    return parts


def is_pair(grid: Grid, gutter: float, rows: Sequence[TextRow]) -> bool:
    """Whether it is not one table but two side by side, each under a caption or a heading row of its own, or with labels of its own."""
    above = next((row for row in reversed(rows) if row.base < grid.rows[0].base), None)
    if above is not None and len(above.pieces) == 2 and all(is_table_caption(piece.text) for piece in above.pieces):
        return True
    heads = [side[0].text for side in _sides(grid, gutter) if side]
    if len(heads) == 2 and heads[0] == heads[1]:
        return True
    top, bottom = grid.rows[0].base, grid.rows[-1].base
    return labels_beside(grid.pieces, [piece for row in rows if not top <= row.base <= bottom for piece in row.pieces], gutter)


def is_prose_column(grid: Grid, column: Span) -> bool:
    """Whether most lines in a column are long and full, as those of paragraphs are."""
    lines = [piece for piece in grid.pieces if overlap(column, (piece.x0, piece.x1)) > 0]
    full = [line for line in lines if len(line.text) >= _PROSE_CHARS and line.x1 - line.x0 >= 0.7 * (column[1] - column[0])]
    return len(lines) >= _PROSE_LINES and len(full) >= 0.6 * len(lines)


__all__ = ["Grid", "find_grids", "lift_grids"]
