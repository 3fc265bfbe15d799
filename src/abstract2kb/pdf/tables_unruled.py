"""Tables without a full grid of lines: regions of rows with gaps, columns from gaps that the rows share.

Example: four lines that each have three short pieces standing below one another become a table of three columns;
running text in two columns does not, because its pieces are long.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from abstract2kb.pdf.cell_blocks import Placed, is_figure, rows_of_cells
from abstract2kb.pdf.geometry import Span, overlap
from abstract2kb.pdf.glyphs import Line, RawPage, Word, around
from abstract2kb.pdf.grids import RawCell, RawTable, header_rows
from abstract2kb.pdf.heads import widen_heads
from abstract2kb.pdf.layout import BBox
from abstract2kb.pdf.people import lists_people
from abstract2kb.pdf.rows import TextRow, merge_text_rows
from abstract2kb.pdf.tables import Edge, snap

_SEGMENT_GAP = 0.62
_FINE_GAP, _FIGURE_GAP, _FIGURES_GAP = 0.48, 0.38, 0.33
"""How wide the white before a word of another cell is at least, in units of the size: any word, a figure, a figure after a figure."""
_MIN_COLUMN_GAP = 1.6
_MIN_VOTERS = 3
_FINE = 4
"""Steps per point at which columns are told apart."""
_BAND = 60.0
"""How high the filled band of one row can be, in points."""
_BULLETS = re.compile(r"[•‣◦▪▫●○◆◇■□–—−*-]|\[\d{1,3}\]|\(?(?:\d{1,3}|[a-z]|[ivx]+)[.)]?")
_LEADERS = re.compile(r"(?:\.\s?){5,}")
_CAPTION = re.compile(r"(?:table|figure|fig\.|exhibit)\s*[A-Z]?\d", re.IGNORECASE)


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


def text_rows(lines: Sequence[Line]) -> list[TextRow]:
    """The pieces grouped by baseline, top to bottom, and their words split at gaps."""
    rows = group_rows(lines)
    for row in rows:
        row.segments = split_segments([word for piece in row.pieces for word in piece.words])
    return rows


def group_rows(lines: Sequence[Line]) -> list[TextRow]:
    """The pieces grouped by baseline, top to bottom."""
    rows: list[TextRow] = []
    for line in sorted(lines, key=lambda line: (line.base, line.x0)):
        if rows and abs(line.base - rows[-1].base) <= 0.25 * min(line.size, rows[-1].size):
            rows[-1].pieces.append(line)
            rows[-1].pieces.sort(key=lambda piece: piece.x0)
        else:
            rows.append(TextRow(line.base, line.size, [line]))
    return rows


def split_segments(words: Sequence[Word], gap: float = _SEGMENT_GAP) -> list[list[Word]]:
    """Split the words of a row wherever the gap is wider than `gap` times the font size."""
    segments: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.x0):
        if segments and word.x0 - segments[-1][-1].x1 <= gap * max(word.size, segments[-1][-1].size):
            segments[-1].append(word)
        else:
            segments.append([word])
    return segments


_ONE_FIGURE = re.compile(r"[<>≤≥~]?\d+(?:[.,·]\d+)?%?|[–—-]|N[REA]|(?=.*\d)\(?[\d.,%–—-]+\)")
"""A word that is a whole figure, or that ends one."""


def split_figures(words: Sequence[Word]) -> list[list[Word]]:
    """The words of a segment of a table, parted where two figures stand side by side, or where the gap is wider than that of words."""
    parts: list[list[Word]] = [[words[0]]]
    for last, word in pairwise(words):
        gap, size = word.x0 - last.x1, max(word.size, last.size)
        figure = _ONE_FIGURE.fullmatch(word.text) is not None and not word.text.startswith("(")
        both = figure and _ONE_FIGURE.fullmatch(last.text) is not None
        if gap > (_FIGURES_GAP if both else _FIGURE_GAP if figure else _FINE_GAP) * size:
            parts.append([])
        parts[-1].append(word)
    return parts


def rule_stacks(page: RawPage, lines: Sequence[Line]) -> list[list[float]]:
    """Heights of horizontal rules of one extent, as stacks of two or more, that lie over these lines."""
    return [heights for _, heights in spanned_stacks(page, lines)]


def spanned_stacks(page: RawPage, lines: Sequence[Line]) -> list[tuple[Span, list[float]]]:
    """Stacks of two or more horizontal rules that lie over these lines: their extent, and their heights."""
    if not lines:
        return []
    x0, top, x1, bottom = around(line.bbox for line in lines)
    stacks: list[list[Edge]] = []
    for rule in sorted(drawn_rules(page), key=lambda edge: edge.at):
        wide = rule.end - rule.start
        if wide < 60 or not top - 15 <= rule.at <= bottom + 15 or overlap((rule.start, rule.end), (x0, x1)) < 0.5 * wide:
            continue
        for stack in stacks:
            first = stack[0]
            if overlap((first.start, first.end), (rule.start, rule.end)) > 0.94 * max(first.end - first.start, wide):
                stack.append(rule)
                break
        else:
            stacks.append([rule])
    bands = band_edges(page)
    return [((stack[0].start, stack[0].end), with_bands(stack, bands)) for stack in stacks if len(stack) > 1]


def drawn_rules(page: RawPage) -> list[Edge]:
    """The horizontal rules of the page, those drawn piece by piece (one a cell) as one."""
    return snap(Edge((rule.top + rule.bottom) / 2, rule.x0, rule.x1) for rule in page.rules if rule.horizontal)


def band_edges(page: RawPage) -> list[Edge]:
    """The upper and lower edges of filled bands as high as a few lines: of a heading row, or of every other row."""
    bands = [panel.bbox for panel in page.panels if panel.fill is not None and panel.bbox[3] - panel.bbox[1] <= _BAND]
    return snap(Edge(y, x0, x1) for x0, top, x1, bottom in bands for y in (top, bottom))


def with_bands(rules: Sequence[Edge], bands: Sequence[Edge]) -> list[float]:
    """The heights of rules, and those of the edges of bands that begin and end where one of the rules does and hang together with them."""
    ends = {(round(rule.start), round(rule.end)) for rule in rules}
    own = sorted(edge.at for edge in bands if any(abs(edge.start - x0) <= 3 and abs(edge.end - x1) <= 3 for x0, x1 in ends))
    found = [rule.at for rule in rules]
    low, high = found[0], found[-1]
    for y in own:
        if low <= y <= high + 2 * _BAND:
            found.append(y)
            high = max(high, y)
    for y in reversed(own):
        if low - 2 * _BAND <= y < low:
            found.append(y)
            low = y
    found.sort()
    return [y for i, y in enumerate(found) if i == 0 or y - found[i - 1] > 3]


def find_regions(rows: Sequence[TextRow], stacks: Sequence[Sequence[float]], pitch: float) -> list[Region]:
    """Stretches of rows that look like tables, first those between rules, then those found by their gaps alone."""
    regions: list[Region] = []
    free = list(rows)
    for heights in sorted(stacks, key=len, reverse=True):
        for part in split_stack(heights, free):
            inside = [row for row in free if part[0] < row.base - 0.3 * row.size < part[-1]]
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
        if id(row) in taken or (run and _breaks_run(run, row, pitch)):
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
    return sorted(regions, key=lambda region: region.rows[0].base)


def heads_above(inside: Sequence[TextRow], rows: Sequence[TextRow], top: float) -> list[TextRow]:
    """The heading rows right above the first rule: their pieces begin, lie or are centred where the columns of the rows below do."""
    edges = [piece.x0 for row in inside for piece in row.pieces]
    columns = find_columns([TextRow(row.base, row.size, row.pieces, split_all(row.segments)) for row in inside])
    heads: list[TextRow] = []
    beside: list[TextRow] = []
    limit = top
    for row in sorted((r for r in rows if r.base < top + 0.2 * r.size), key=lambda r: -r.base):
        if limit - row.base > (2.3 if len(row.pieces) > 2 else 1.6) * row.size or _CAPTION.match(row.text):
            break
        fits = sum(any(abs(piece.x0 - edge) < 3 for edge in edges) or _heads_columns(piece, columns) for piece in row.pieces)
        inner = row.tabular or (len(columns) > 2 and row.x0 > columns[0][1] and row.characters < _SHORT)
        if inner and fits * 3 >= len(row.pieces) * 2:
            heads = [row, *beside, *heads]
            beside = []
        elif len(columns) > 2 and row.x1 < columns[1][0] and not beside:
            beside = [row]
        else:
            break
        limit = row.base
    return heads if inside and len(inside) > 1 else []


_SHORT = 50


def rows_after(inside: Sequence[TextRow], rows: Sequence[TextRow]) -> list[TextRow]:
    """The last rows of a table below its last rule or band: three pieces or more in its columns, and the other lines of their cells."""
    if len(inside) < 3:
        return []
    columns = find_columns([TextRow(row.base, row.size, row.pieces, split_all(row.segments)) for row in inside])
    found: list[TextRow] = []
    last = inside[-1]
    for row in rows:
        if row.base <= inside[-1].base:
            continue
        held = [[i for i, column in enumerate(columns) if overlap(column, (piece.x0, piece.x1)) > 0] for piece in row.pieces]
        apart = all(len(own) == 1 for own in held) and len({own[0] for own in held}) == len(held)
        full = len(held) > 2 and row.base - last.base < 2.8 * row.size
        goes_on = bool(found) and len(held) < 3 and row.base - last.base < 1.4 * row.size and not _CAPTION.match(row.text)
        if not apart or not (full or (goes_on and row.characters < _SHORT)):
            break
        found.append(row)
        last = row
    return found


def split_all(segments: Sequence[Sequence[Word]]) -> list[list[Word]]:
    """The segments of a row of a table, each parted where it holds more than one cell."""
    return [part for segment in segments for part in split_figures(segment)]


def _heads_columns(piece: Line, columns: Sequence[Span]) -> bool:
    """Whether a piece is in the middle of the columns that it stands over, or lies within one."""
    hit = [c for c in columns if overlap(c, (piece.x0, piece.x1)) > 0]
    middle = (piece.x0 + piece.x1) / 2
    if not hit:  # a short heading in the middle of two columns stands over the white between them
        return any(a[1] <= piece.x0 and piece.x1 <= b[0] and abs((a[0] + b[1]) / 2 - middle) < 8 for a, b in pairwise(columns))
    inside = len(hit) == 1 and hit[0][0] - 2 <= piece.x0 and piece.x1 <= hit[0][1] + 2
    return inside or abs((hit[0][0] + hit[-1][1]) / 2 - middle) < 8


def _rows_below(inside: Sequence[TextRow], rows: Sequence[TextRow], pitch: float) -> list[TextRow]:
    """The rows of a table under two rules that frame only its header."""
    run = list(inside)
    for row in rows:
        if row.base > inside[-1].base:
            if _breaks_run(run, row, pitch):
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
        if (prose >= 3 and prose * 2 > len(between)) or any(_CAPTION.match(row.text) for row in between):
            parts.append([])
        parts[-1].append(lower)
    return [part for part in parts if len(part) > 1]


def _is_full(row: TextRow, width: float) -> bool:
    """Whether the row is a line of prose that fills a narrow column."""
    return row.characters > 30 and row.x1 - row.x0 > 0.8 * width


def _breaks_run(run: Sequence[TextRow], row: TextRow, pitch: float) -> bool:
    step = row.base - run[-1].base
    if step > max(3.0 * row.size, 2.3 * pitch) or _CAPTION.match(row.text):
        return True
    if row.tabular:
        return False
    edges = column_edges(run)
    if len(edges) > 2 and row.x0 > edges[0] + 3 and fits_column(row, edges) and step < 2.4 * row.size:
        return False
    x0, x1 = min(r.x0 for r in run), max(r.x1 for r in run)
    prose = row.x1 - row.x0 > 0.75 * (x1 - x0) and row.characters > 55
    idle = 0
    for earlier in reversed(run):
        if earlier.tabular:
            break
        idle += 1
    return prose or idle >= 4


def _close_run(run: list[TextRow], regions: list[Region]) -> None:
    run = list(run)
    edges = column_edges(run)
    while run and not run[-1].tabular:
        last = run[-1]
        if len(run) > 1 and last.base - run[-2].base < 1.3 * last.size and fits_column(last, edges) and last.x0 > edges[0] + 3:
            break
        run.pop()
    if looks_tabular(run, strict=True) and not lists_people([piece.text for row in run for piece in row.pieces]):
        regions.append(Region(run))


def column_edges(rows: Sequence[TextRow]) -> list[float]:
    """The left edges at which pieces of rows with gaps begin, for edges that at least two rows share."""
    starts = sorted(piece.x0 for row in rows if row.tabular for piece in row.pieces)
    edges: list[list[float]] = []
    for x in starts:
        if edges and x - edges[-1][-1] <= 2.0:
            edges[-1].append(x)
        else:
            edges.append([x])
    return [edge[0] for edge in edges if len(edge) > 1]


def fits_column(row: TextRow, edges: Sequence[float]) -> bool:
    """Whether a row of one piece begins at a column's edge and ends before the next column."""
    inside = [index for index, edge in enumerate(edges) if abs(row.x0 - edge) <= 3.0]
    return bool(inside) and (inside[-1] + 1 == len(edges) or row.x1 < edges[inside[-1] + 1])


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
    columns = find_columns(region.rows)
    if len(columns) < 2:
        return None
    for row in region.rows:
        row.place(columns)
    if sum(len(row.cells) > 1 for row in region.rows) < 2:
        return None
    box = around(piece.bbox for row in region.rows for piece in row.pieces)
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
    if table.header_rows > 1:
        widen_heads(table, columns, drawn_rules(page))
    return table


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
    if heads > 1:
        widen_heads(table, columns, drawn_rules(page))
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


def find_columns(rows: Sequence[TextRow]) -> list[Span]:
    """The x extents of the columns: between stripes that (nearly) no row of two or more segments writes into."""
    wide = [row for row in rows if len(row.segments) > 1]
    most = max((len(row.segments) for row in wide), default=0)
    full = [row for row in wide if len(row.segments) * 2 >= most] or wide
    if len(full) < 2:
        return []
    below = {id(row) for row in rows[_first_of_figures(rows) :]}
    voters = [row for row in wide if id(row) in below]
    if len(voters) < _MIN_VOTERS:
        voters = full + [row for row in wide if len(row.segments) * 2 < most and id(row) in below]
    left, right = min(row.x0 for row in rows), max(row.x1 for row in rows)
    size = max(int(_FINE * (right - left)) + 2, 2)
    ink = [0] * size
    for row in voters:
        for segment in row.segments:
            for x in range(int(_FINE * (segment[0].x0 - left)), min(int(_FINE * (segment[-1].x1 - left)) + 1, size)):
                ink[x] += 1
    allowed = 0 if len(voters) < 6 else max(1, int(0.08 * len(voters)))
    columns = _columns_from_ink(ink, allowed, left, voters)
    alone = [row.segments[0] for row in rows if id(row) in below and len(row.segments) == 1 and is_figure(" ".join(w.text for w in row.segments[0]))]
    return _with_between(columns, [(segment[0].x0, segment[-1].x1) for segment in alone])


def _with_between(columns: Sequence[Span], alone: Sequence[Span]) -> list[Span]:
    """The columns, and those of figures that stand alone between rows, as ratios between two arms do: two or more below each other, in no other column."""
    found = [span for span in alone if all(overlap(column, span) <= 0 for column in columns)]
    spans: list[Span] = []
    for span in sorted(found):
        if spans and overlap(spans[-1], span) > 0:
            spans[-1] = (spans[-1][0], max(spans[-1][1], span[1]))
        else:
            spans.append(span)
    more = [span for span in spans if sum(overlap(span, each) > 0 for each in found) > 1]
    return sorted([*columns, *more])


def _first_of_figures(rows: Sequence[TextRow]) -> int:
    """Where the rows begin that have figures beside their first cell; all rows where there are none."""
    for index, row in enumerate(rows):
        figures = sum(is_figure(" ".join(word.text for word in segment)) for segment in row.segments[1:])
        if figures > 1 and figures * 2 > len(row.segments) - 1:
            return index
    return len(rows)


def _columns_from_ink(ink: Sequence[int], allowed: int, left: float, voters: Sequence[TextRow]) -> list[Span]:
    spans: list[list[float]] = []
    for x, count in enumerate(ink):
        if count <= allowed:
            continue
        at = left + x / _FINE
        if spans and at - spans[-1][1] <= _MIN_COLUMN_GAP:
            spans[-1][1] = at + 1 / _FINE
        else:
            spans.append([at, at + 1 / _FINE])
    columns = [(a, b) for a, b in spans]
    least = max(1, 0.15 * len(voters))
    kept: list[Span] = []
    for column in columns:
        users = sum(any(overlap(column, (s[0].x0, s[-1].x1)) > 0 for s in row.segments) for row in voters)
        if users >= least or not kept:
            kept.append(column)
        else:
            kept[-1] = (kept[-1][0], column[1])
    return kept


__all__ = [
    "Region", "are_aligned", "build_table", "find_columns", "find_regions", "group_rows", "is_justified", "split_segments", "text_rows",
    "unruled_tables",
]  # fmt: skip
