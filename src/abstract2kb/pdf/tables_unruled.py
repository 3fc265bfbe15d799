"""Tables without a full grid of lines: regions of rows with gaps, columns from gaps that the rows share.

Example: four lines that each have three short pieces standing below one another become a table of three columns;
running text in two columns does not, because its pieces are long.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from abstract2kb.patterns import regex
from abstract2kb.pdf.cell_blocks import rows_of_cells
from abstract2kb.pdf.cell_text import Placed, goes_on
from abstract2kb.pdf.edges import Edge, drawn_rules
from abstract2kb.pdf.geometry import Span, overlap
from abstract2kb.pdf.glyphs import Line, RawPage, around
from abstract2kb.pdf.grids import RawCell, RawTable, header_rows
from abstract2kb.pdf.heads import move_heads, widen_heads, widen_values
from abstract2kb.pdf.layout import BBox
from abstract2kb.pdf.people import lists_people
from abstract2kb.pdf.rows import TextRow, merge_text_rows
from abstract2kb.pdf.rule_joints import joint_columns
from abstract2kb.pdf.rule_stacks import band_edges, rule_stacks
from abstract2kb.pdf.runs import CAPTION, breaks_run, column_edges, fits_column
from abstract2kb.pdf.stacked_tables import titled_parts
from abstract2kb.pdf.table_ends import heads_above, own_rows, rows_after
from abstract2kb.pdf.text_columns import find_columns, spans_middle, split_all, text_rows

_BULLETS = regex(r"[•‣◦▪▫●○◆◇■□–—−*-]|\[\d{1,3}\]|\(?(?:\d{1,3}|[a-z]|[ivx]+)[.)]?")
_LEADERS = regex(r"(?:\.\s?){5,}")


@dataclass(slots=True)
class Region:
    """Rows that look like one table, and the horizontal rules between them."""

    rows: list[TextRow]
    rules: list[float] = field(default_factory=list)


def unruled_tables(page: RawPage, lines: Sequence[Line], pitch: float) -> tuple[list[RawTable], list[Line]]:
    """Tables among the pieces of one column stretch, and the pieces left over; `pitch` is the usual line distance."""
    rows = text_rows(lines)
    stacks = rule_stacks(page, lines)
    tables: list[RawTable] = []
    used: set[int] = set()
    for region in find_regions(rows, stacks, pitch):
        table = build_table(region, page)
        if table is not None:
            tables.append(table)
            used.update(id(line) for row in region.rows for line in row.pieces)
    return tables, [line for line in lines if id(line) not in used]


def find_regions(rows: Sequence[TextRow], stacks: Sequence[Sequence[float]], pitch: float) -> list[Region]:
    """Stretches of rows that look like tables, first those between rules, then those found by their gaps alone."""
    regions: list[Region] = []
    free = list(rows)
    for heights in sorted(stacks, key=len, reverse=True):
        for part in split_stack(heights, free):
            inside = own_rows([row for row in free if part[0] < row.base - 0.3 * row.size < part[-1]])
            if len(part) == 2 and inside:
                inside = inside + _rows_below(inside, free, pitch)
            inside = heads_above(inside, free, part[0]) + inside + rows_after(inside, free)
            if looks_tabular(inside, strict=False):
                regions.append(Region(inside, list(part)))
                chosen = set(map(id, inside))
                free = [row for row in free if id(row) not in chosen]
    taken = {id(row) for region in regions for row in region.rows}
    run: list[TextRow] = []
    for row in rows:
        if id(row) in taken or (run and breaks_run(run, row, pitch)):
            _close_run(run, regions)
            run = []
        if id(row) not in taken and (run or row.tabular):
            run.append(row)
    _close_run(run, regions)
    for region in regions:
        if not region.rules:
            own = {id(row) for other in regions for row in other.rows}
            above = [row for row in rows if id(row) not in own]
            region.rows = heads_above(region.rows, above, region.rows[0].base - 0.4 * region.rows[0].size) + region.rows
    parted = [part for region in regions for part in _parted_at_titles(region)]
    return sorted(parted, key=lambda region: region.rows[0].base)


def _parted_at_titles(region: Region) -> list[Region]:
    """The region, or the parts of it that have titles and headings of their own."""
    parts = titled_parts(region.rows)
    if len(parts) == 1:
        return [region]
    bounds = [(part[0].base - 1.6 * part[0].size, part[-1].base + part[-1].size) for part in parts]
    return [Region(part, [y for y in region.rules if top < y < bottom]) for part, (top, bottom) in zip(parts, bounds, strict=True)]


def _rows_below(inside: Sequence[TextRow], rows: Sequence[TextRow], pitch: float) -> list[TextRow]:
    """The rows of a table under two rules that frame only its header."""
    run = list(inside)
    for row in rows:
        if row.base > inside[-1].base:
            if breaks_run(run, row, pitch):
                break
            run.append(row)
    edges = column_edges(run)
    while not run[-1].tabular and not (len(edges) > 2 and fits_column(run[-1], edges) and run[-1].x0 > edges[0] + 3):
        run.pop()
        if len(run) <= len(inside):
            return []
    return run[len(inside) :]


def split_stack(heights: Sequence[float], rows: Sequence[TextRow]) -> list[list[float]]:
    """Cut a stack of rules where the text between two of them is prose."""
    parts: list[list[float]] = [[heights[0]]]
    inside = [row for row in rows if heights[0] < row.base < heights[-1]]
    width = max((row.x1 for row in inside), default=0.0) - min((row.x0 for row in inside), default=0.0)
    for upper, lower in pairwise(heights):
        between = [row for row in rows if upper < row.base - 0.3 * row.size < lower]
        prose = sum(not row.tabular and (row.characters > 60 or _is_full(row, width)) for row in between)
        headed = _heads_a_section(between, inside) or _ends_with_notes(between, rows, inside) or _opens_a_section(upper, between, rows, width)
        if (prose >= 3 and prose * 2 > len(between)) or any(CAPTION.match(row.text) for row in between) or headed:
            parts.append([])
        parts[-1].append(lower)
    return [part for part in parts if len(part) > 1]


def _heads_a_section(between: Sequence[TextRow], inside: Sequence[TextRow]) -> bool:
    """Whether all that stands between two rules is the bold heading of a section, larger than the rows of the table above, or a much larger one is
    among the rows there."""
    sizes = sorted(row.size for row in inside if row.tabular)
    usual = sizes[len(sizes) // 2] if sizes else 0.0
    larger = [row.size / usual for row in between if usual and not row.tabular and all(p.bold for p in row.pieces)]
    return any(times > (_TITLE if len(between) == 1 else _MUCH_LARGER) for times in larger)


def _opens_a_section(upper: float, between: Sequence[TextRow], rows: Sequence[TextRow], width: float) -> bool:
    """Whether the upper of two rules underlines the heading of a section, in larger print, that begins with a line of prose."""
    heading = next((row for row in reversed(rows) if row.base < upper), None)
    if heading is None or not between or upper - heading.base > heading.size or len(heading.pieces) > 1:
        return False
    first = between[0]
    return not first.tabular and heading.size > _TITLE * first.size and (first.characters > 60 or _is_full(first, width))


def _ends_with_notes(between: Sequence[TextRow], rows: Sequence[TextRow], inside: Sequence[TextRow]) -> bool:
    """Whether notes in smaller print, and then a title over the headings of the next table, stand between two rules; or notes alone, where
    the first of the `rows` below is a heading in larger print."""
    sizes = sorted(row.size for row in inside if row.tabular)
    usual = sizes[len(sizes) // 2] if sizes else 0.0
    notes = [i for i, row in enumerate(between) if not row.tabular and row.size < _SMALLER * usual and (not i or row.characters > _NOTE)]
    if not notes:
        return False
    below = next((row for row in rows if row.base > between[-1].base), None)
    headed = not notes[0] and below is not None and not below.tabular and below.size > _TITLE * max(row.size for row in inside if row.tabular)
    return headed or any(not row.tabular and row.size >= usual for row in between[notes[0] + 1 :])


_NOTE = 50
"""Notes that do not come right below a rule have more characters than this."""
_TITLE = 1.15
"""The heading of a section is larger than the rows of the table above it by so much."""
_MUCH_LARGER = 1.3
"""The heading of a section is so much larger that stands between two rules with the headings of its own table."""
_SMALLER = 0.95
"""Notes are smaller than the rows of their table by so much."""


def _is_full(row: TextRow, width: float) -> bool:
    """Whether the row is a line of prose that fills a narrow column."""
    return row.characters > 30 and row.x1 - row.x0 > 0.8 * width


def _close_run(run: list[TextRow], regions: list[Region]) -> None:
    run = list(run)
    edges = column_edges(run)
    while run and not run[-1].tabular:
        last = run[-1]
        close = len(run) > 1 and last.base - run[-2].base < 1.3 * last.size and fits_column(last, edges)
        if close and (last.x0 > edges[0] + 3 or _ends_label(run)):
            break
        run.pop()
    if looks_tabular(run, strict=True) and not lists_people([piece.text for row in run for piece in row.pieces]):
        regions.append(Region(run))


def _ends_label(run: Sequence[TextRow]) -> bool:
    """Whether the last line ends the first cell of the last row: it reads on, or stands as far below the row as the cell's first line above it."""
    row, last = run[-2], run[-1]
    if not row.tabular:
        return False
    if row.x0 <= last.x0 + 3:
        return goes_on(row.pieces[0].text, last.text)
    first = run[-3] if len(run) > 2 else row
    return not first.tabular and abs(first.x0 - last.x0) < 2 and abs((first.base + last.base) / 2 - row.base) < 1


def looks_tabular(rows: Sequence[TextRow], strict: bool) -> bool:
    """Whether most rows have gaps and their pieces are short; `strict` when no rules frame the rows.

    Rows of one piece that fits into one of three or more columns are lines of taller cells: they do not count.
    """
    tabular = [row for row in rows if row.tabular]
    edges = column_edges(rows)
    cell_lines = sum(len(edges) > 2 and not row.tabular and fits_column(row, edges) for row in rows)
    counted = len(rows) - cell_lines
    if len(tabular) < (3 if strict else 2) or len(tabular) < (0.5 if strict else 0.35) * counted:
        return False
    firsts = [row.pieces[0].text for row in tabular]
    if all(len(row.pieces) == 2 for row in tabular) and sum(bool(_BULLETS.fullmatch(t)) for t in firsts) * 2 > len(firsts):
        return False
    if sum(bool(_LEADERS.search(row.text)) for row in tabular) * 2 > len(tabular):
        return False
    if strict and (is_justified(tabular) or not are_aligned(tabular)):
        return False
    pieces = [piece for row in tabular for piece in row.pieces]
    mean = sum(len(piece.text) for piece in pieces) / len(pieces)
    return mean < (32 if strict else 60)


def is_justified(rows: Sequence[TextRow]) -> bool:
    """Whether the rows all end at one right margin with words that begin anywhere, as widely spaced prose does."""
    right = max(row.x1 for row in rows)
    flush = [row for row in rows if right - row.x1 <= 1.5 and not any(map(str.isdigit, row.pieces[-1].text))]
    starts = [row.pieces[-1].x0 for row in flush]
    return len(flush) >= 0.7 * len(rows) and max(starts) - min(starts) > 4


def are_aligned(rows: Sequence[TextRow]) -> bool:
    """Whether pieces after the first stand below each other (left, middle, right for numbers), not so in prose."""
    pieces = [(index, piece) for index, row in enumerate(rows) for piece in row.pieces[1:]]
    count = 0
    for index, piece in pieces:
        middle, number = piece.x0 + piece.x1, any(map(str.isdigit, piece.text))
        count += any(
            abs(other.x0 - piece.x0) <= 2 or abs(other.x0 + other.x1 - middle) <= 4 or (number and abs(other.x1 - piece.x1) <= 2)
            for at, other in pieces
            if at != index
        )
    return count >= 0.6 * len(pieces)


def build_table(region: Region, page: RawPage) -> RawTable | None:
    """Columns and rows of a region as a table; None when there are no two columns."""
    for row in region.rows:
        row.segments = split_all(row.segments)
    box = around(piece.bbox for row in region.rows for piece in row.pieces)
    columns = _columns(region, page, box)
    if len(columns) < 2:
        return None
    for row in region.rows:
        row.place(columns)
    if sum(len(row.cells) > 1 for row in region.rows) < 2:
        return None
    if (found := rows_of_cells(region.rows, columns, _edges_within(page, box))) is not None:
        return _table_of(*found, columns, box, page)
    merged = merge_text_rows(region.rows, region.rules, len(columns))
    tops = _row_bounds(merged, box)
    cells = []
    for index, placed in enumerate(merged):
        for (first, last), lines in sorted(placed.items()):
            edges = (_left(columns, first, box), tops[index], _right(columns, last, box), tops[index + 1])
            cells.append(RawCell(index, first, 1, last - first + 1, edges, lines, page.number))
    cells = with_empty(cells, len(merged), columns, tops, page.number, box)
    table = RawTable([page.number], box, len(merged), len(columns), cells)
    table.ruled = False
    panels = [panel for panel in page.panels if panel.bbox[3] - panel.bbox[1] < 0.8 * (box[3] - box[1])]
    table.header_rows = header_rows(table, panels) if len(merged) > 1 else 0
    move_heads(table)
    if table.header_rows > 1:
        widen_heads(table, columns, drawn_rules(page))
        widen_values(table)
    return table


def _columns(region: Region, page: RawPage, box: BBox) -> list[Span]:
    """The columns that joints of rules tell, where each has text of its own and the white tells no more; else those that the white tells."""
    joints, white = joint_columns(page, box), find_columns(region.rows)
    words = [((word.x0 + word.x1) / 2) for row in region.rows for piece in row.pieces for word in piece.words]
    used = all(any(a <= x <= b for x in words) for a, b in joints)
    told = used and (len(joints) >= len(white) or _are_kept(region.rows, joints))
    return joints if told else white


def _are_kept(rows: Sequence[TextRow], columns: Sequence[Span]) -> bool:
    """Whether (nearly) all pieces of rows stand in one of the columns or right in the middle of several: what the white parts more are such.

    Columns in which most rows have two pieces are groups of columns: rules below the titles of groups join only there.
    """
    tabular = [row for row in rows if row.tabular]
    places = [[spans_middle((segment[0].x0, segment[-1].x1), columns) for segment in row.segments] for row in tabular]
    pieces = [place for own in places for place in own]
    grouped = sum(len(own) > len(set(own)) for own in places)
    return len(columns) > 2 and sum(place is not None for place in pieces) >= _KEPT * len(pieces) and 2 * grouped < len(tabular)


_KEPT = 0.95


def _edges_within(page: RawPage, box: BBox) -> list[Edge]:
    """The rules and the ends of filled bands that lie on the box."""
    edges = [*drawn_rules(page), *band_edges(page)]
    return [edge for edge in edges if box[1] - 5 <= edge.at <= box[3] + 5 and overlap((edge.start, edge.end), (box[0], box[2])) > 0]


def _table_of(placed: Sequence[Placed], heads: int, columns: Sequence[Span], box: BBox, page: RawPage) -> RawTable:
    """The table of cells whose rows are known."""
    count = max(cell.row + cell.row_span for cell in placed)
    spans = [around(line.bbox for cell in placed if cell.row <= row < cell.row + cell.row_span for line in cell.lines) for row in range(count)]
    tops = [box[1], *((a[3] + b[1]) / 2 for a, b in pairwise(spans)), box[3]]
    cells = []
    for cell in placed:
        first, last = cell.place
        edges = (_left(columns, first, box), tops[cell.row], _right(columns, last, box), tops[cell.row + cell.row_span])
        cells.append(RawCell(cell.row, first, cell.row_span, last - first + 1, edges, cell.lines, page.number))
    table = RawTable([page.number], box, count, len(columns), with_empty(cells, count, columns, tops, page.number, box))
    table.ruled, table.header_rows = False, heads
    move_heads(table)
    if heads > 1:
        widen_heads(table, columns, drawn_rules(page))
        widen_values(table)
    return table


def with_empty(cells: list[RawCell], rows: int, columns: Sequence[Span], tops: Sequence[float], page: int, box: BBox) -> list[RawCell]:
    """The cells and an empty one for every place that none covers, in row-major order."""
    covered = {(row, col) for cell in cells for row in range(cell.row, cell.row + cell.row_span) for col in range(cell.col, cell.col + cell.col_span)}
    for row in range(rows):
        for col in range(len(columns)):
            if (row, col) not in covered:
                edges = (_left(columns, col, box), tops[row], _right(columns, col, box), tops[row + 1])
                cells.append(RawCell(row, col, 1, 1, edges, [], page))
    return sorted(cells, key=lambda cell: (cell.row, cell.col))


def _left(columns: Sequence[Span], col: int, box: BBox) -> float:
    return box[0] if col == 0 else (columns[col - 1][1] + columns[col][0]) / 2


def _right(columns: Sequence[Span], col: int, box: BBox) -> float:
    return box[2] if col == len(columns) - 1 else (columns[col][1] + columns[col + 1][0]) / 2


def _row_bounds(rows: Sequence[dict[tuple[int, int], list[Line]]], box: BBox) -> list[float]:
    """The heights between rows: as many as rows, and one more."""
    spans = [around(line.bbox for lines in row.values() for line in lines) for row in rows]
    inner = [(a[3] + b[1]) / 2 for a, b in pairwise(spans)]
    return [box[1], *inner, box[3]]


__all__ = ["Region", "are_aligned", "build_table", "find_regions", "is_justified", "split_stack", "unruled_tables"]
