"""Rows of tables without a grid of lines, from cells of several lines that stand at the top or in the middle of their rows.

Example: beside the numbers of two arms, one below the other, the trial's name stands between them: it is the cell of both rows. The lines of a cell
are told from the lines of the next one by their distance, and by rules or filled bands between them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from abstract2kb.patterns import regex
from abstract2kb.pdf.cell_text import Block, Placed, goes_on, is_figure
from abstract2kb.pdf.edges import Edge
from abstract2kb.pdf.geometry import Span
from abstract2kb.pdf.glyphs import Line, make_line
from abstract2kb.pdf.head_blocks import head_cells
from abstract2kb.pdf.row_bands import Bands, bands_of, title_of, without_wide
from abstract2kb.pdf.rows import Place, TextRow

__all__ = ["rows_of_cells"]

_LONG_FIGURE = regex(r"\d[.·]\d|\d\s?\(\d|\d{3}")
_GRADE = regex(r"[1-5]\s?[–/-]\s?[1-5]|[≥>]\s?[1-5]")
"""A figure that may be a heading: the grades of a column."""
_SHARE = regex(r"^\d[\d.·]*\s?%|\d[\d.·]*\s?%$")
"""How a value begins or ends that says more than its number: "82% (sCR)", "24-mo 60.5%"."""
_LEAST_STEP, _MOST_STEP = 0.85, 1.6
_NEARLY = 1.05
"""Lines of words without a label that are as near as this to those of a cell do not tell how far apart rows are."""


@dataclass(slots=True)
class _Row:
    key: float
    blocks: list[Block] = field(default_factory=list)


def rows_of_cells(rows: Sequence[TextRow], columns: Sequence[Span], edges: Sequence[Edge]) -> tuple[list[Placed], int] | None:
    """The cells in row-major order and the number of heading rows; None where lines of cells are not told from rows.

    `edges` are the horizontal rules of the page and the upper and lower ends of its filled bands.
    """
    start = first_figures(rows)
    if start is None:
        return None
    start = _after_rule(rows, start, edges)
    first = _body_start(rows, start, edges)
    bands = bands_of(rows[first:], edges)
    if bands is not None:
        found = _rows_of_bands(rows, columns, edges, first, bands)
        if found is not None:
            return found
    reach = line_reach(rows[start:], len(columns))
    if reach is None:
        return None
    blocks = blocks_of(rows, columns, edges, reach)
    floor = _floor(rows[start], blocks)
    heads = [b for b in blocks if b.last < floor]
    body = [b for b in blocks if b.last >= floor]
    placed = body_cells(body, columns)
    if placed is None:
        return None
    top, depth = head_cells(heads)
    for cell in placed:
        cell.row += depth
    return sorted([*top, *placed], key=lambda cell: (cell.row, cell.place)), depth


def _body_start(rows: Sequence[TextRow], start: int, edges: Sequence[Edge]) -> int:
    """The first text row below the last edge from end to end above the first figures; it may be that of a label that begins higher."""
    left, right = min(row.x0 for row in rows), max(row.x1 for row in rows)
    whole = [e.at for e in edges if min(e.end, right) - max(e.start, left) > 0.95 * (right - left) and rows[0].base < e.at < rows[start].base]
    found = start
    for y in sorted(whole, reverse=True):
        first = sum(row.base < y + 1 for row in rows)
        if found < start and any(len(row.cells) > 1 or min(row.cells)[0] > 0 for row in rows[first:found]):
            break
        found = first
    return found


def _rows_of_bands(
    rows: Sequence[TextRow], columns: Sequence[Span], edges: Sequence[Edge], first: int, bands: Bands
) -> tuple[list[Placed], int] | None:
    """The cells where rules part groups of rows: those of all rows of a group apart, the others group by group."""
    parted = without_wide(rows[first:], bands)
    if parted is None:
        return None
    rest, wide = parted
    heads = blocks_of(rows[:first], columns, edges, line_reach(rows[:first], len(columns)) or 0.0) if first else []
    reach = line_reach(rest, len(columns), bands.heights) if rest else 0.0
    if reach is None and not wide:
        return None
    blocks = blocks_of(rest, columns, edges, reach or 0.0)
    top, depth = head_cells(heads)
    centred = _is_centred(blocks)
    cells = list(top)
    at = depth
    for band in range(len(bands.heights) + 1):
        own = [b for b in blocks if bands.of(b.first) == band]
        across = [w for w in wide if w.band == band]
        placed = title_of(own) if not across else None
        placed = _band_cells(own, columns, centred) if placed is None else placed
        if placed is None:
            return None
        if len(placed) == 1 and not across and placed[0].place[0] == 0:
            placed[0].place = (0, len(columns) - 1)
        count = max((c.row + c.row_span for c in placed), default=1 if across else 0)
        cells += [Placed(at + c.row, c.row_span, c.place, c.lines) for c in placed]
        cells += [Placed(at, count, w.place, w.lines) for w in across]
        at += count
    return sorted(cells, key=lambda cell: (cell.row, cell.place)), depth


def _band_cells(blocks: Sequence[Block], columns: Sequence[Span], centred: bool) -> list[Placed] | None:
    """The cells of one group of rows; one row where there is no more than one line of figures."""
    if not blocks:
        return []
    rows = _rows(blocks, centred)
    if len(rows) < 2:
        return _merged([Placed(0, 1, b.place, list(b.lines)) for b in blocks])
    return _cells_of(blocks, rows, columns, centred)


def first_figures(rows: Sequence[TextRow]) -> int | None:
    """The first text row whose cells beside the first are mostly figures, no bold ones without a label above light rows: "2.2" over "mg/kg"."""
    light = max((at for at, row in enumerate(rows) if not all(piece.bold for piece in row.pieces)), default=0)
    for index, row in enumerate(rows):
        if index < light and min(row.cells)[0] > 0 and all(piece.bold for piece in row.pieces):
            continue
        texts = [text_of(row, place) for place in row.cells if place[0] > 0]
        figures = [text for text in texts if is_figure(text) and not _GRADE.fullmatch(text)]
        long = sum(_LONG_FIGURE.search(text) is not None for text in figures)
        figures += [text for text in texts if _SHARE.search(text) and text not in figures]
        if len(texts) > 1 and (len(figures) * 2 > len(texts) or (long > 1 and long * 4 >= len(texts))):
            return index
    return None


def _after_rule(rows: Sequence[TextRow], start: int, edges: Sequence[Edge]) -> int:
    """Where the body begins whose first rows are words: below a rule from end to end, under bold headings, in rows that are not bold."""
    left, right = min(row.x0 for row in rows), max(row.x1 for row in rows)
    for edge in sorted((e for e in edges if min(e.end, right) - max(e.start, left) > 0.95 * (right - left)), key=lambda e: e.at):
        first = sum(row.base < edge.at + 1 for row in rows)
        if not 0 < first < start:
            continue
        heads, between = ([piece.bold for row in part for piece in row.pieces] for part in (rows[:first], rows[first:start]))
        labelled = all(len(row.cells) > 1 and min(place[0] for place in row.cells) == 0 for row in rows[first:start])
        return first if all(heads) and not any(between) and labelled else start
    return start


def text_of(row: TextRow, place: Place) -> str:
    """The words at a place of a text row."""
    return " ".join(word.text for word in row.cells[place])


def line_reach(rows: Sequence[TextRow], columns: int, heights: Sequence[float] = ()) -> float | None:
    """Up to which distance a line goes on with the one above it in its cell; 0 where no cell has two lines, None where that is not told.

    What `heights` part is no cell of two lines.
    """
    within: list[float] = []
    between: list[float] = []
    unlabelled: list[float] = []
    most = max(len(row.cells) for row in rows)
    for column in range(columns):
        own = [(row, place) for row in rows for place in row.cells if place[0] <= column <= place[1]]
        for (a, pa), (b, pb) in pairwise(own):
            step = b.base - a.base
            if step < _LEAST_STEP * b.size or any(a.base < y < b.base for y in heights):
                continue
            if goes_on(text_of(a, pa), text_of(b, pb)) or min(len(a.cells), len(b.cells)) * 2 < most:
                within += [step] if step < _MOST_STEP * b.size else []
            else:
                (unlabelled if _has_words_only(b) else between).append(step)
    if not within:
        return 0.0
    within.sort()
    line = within[len(within) // 4]
    between = sorted([*between, *(step for step in unlabelled if step > _NEARLY * line)])
    pitch = between[len(between) // 10] if between else 2 * line
    if line > 0.93 * pitch:
        return 0.0 if _all_alike(within, pitch) else None
    return min(1.15 * line, (line + pitch) / 2)


def _has_words_only(row: TextRow) -> bool:
    """Whether a text row has no label and no figure."""
    return all(place[0] > 0 and not is_figure(text_of(row, place)) for place in row.cells)


def _all_alike(steps: Sequence[float], pitch: float) -> bool:
    """Whether no step is clearly smaller than the distance of rows: then each line is a row of its own."""
    return steps[0] > 0.97 * pitch


def blocks_of(rows: Sequence[TextRow], columns: Sequence[Span], edges: Sequence[Edge], reach: float) -> list[Block]:
    """The lines of cells put together, in the order of their first lines."""
    blocks: list[Block] = []
    open_: dict[int, Block] = {}
    for row in rows:
        for place, words in sorted(row.cells.items()):
            line = make_line(words, row.pieces[0].page)
            above = {id(open_[c]): open_[c] for c in range(place[0], place[1] + 1) if c in open_}
            host = next(iter(above.values()), None) if len(above) == 1 else None
            if (
                host is not None
                and host.place == place
                and _joins(host, line, reach)
                and not _parted(host.last, line, _middle(columns, place), edges)
            ):
                host.lines.append(line)
                continue
            block = Block(place, [line])
            blocks.append(block)
            open_.update(dict.fromkeys(range(place[0], place[1] + 1), block))
    return blocks


def _joins(host: Block, line: Line, reach: float) -> bool:
    step = line.base - host.last
    return step < _LEAST_STEP * line.size or (step <= reach and host.lines[-1].bold == line.bold)


def _middle(columns: Sequence[Span], place: Place) -> float:
    return (columns[place[0]][0] + columns[place[1]][1]) / 2


def _parted(above: float, line: Line, x: float, edges: Sequence[Edge]) -> bool:
    """Whether an edge runs between a baseline and the line below it at x."""
    return any(above - 0.05 * line.size < edge.at < line.base - 0.45 * line.size and edge.start <= x <= edge.end for edge in edges)


def _floor(row: TextRow, blocks: Sequence[Block]) -> float:
    """The height that parts heads from the body: all blocks that end above it are heads, but for a line that heads the first rows."""
    size = row.size
    beside = [b for b in blocks if b.first <= row.base + 0.2 * size and b.last >= row.base - 0.2 * size]
    floor = min([row.base, *(b.last for b in beside)]) - 0.5 * size
    above = [b for b in blocks if b.last < floor]
    lowest = max(above, key=lambda b: b.last, default=None)
    if lowest is None or lowest.place[0] > 0 or len(lowest.lines) > 1 or len(above) < 3:
        return floor
    others = [b for b in above if b is not lowest]
    return lowest.first - 0.5 * size if max(b.last for b in others) < lowest.first - 0.7 * size else floor


def body_cells(blocks: Sequence[Block], columns: Sequence[Span]) -> list[Placed] | None:
    """The cells of the body; None where there is no order in them."""
    centred = _is_centred(blocks)
    rows = _rows(blocks, centred)
    return _cells_of(blocks, rows, columns, centred) if len(rows) > 1 else None


def _cells_of(blocks: Sequence[Block], rows: Sequence[_Row], columns: Sequence[Span], centred: bool) -> list[Placed] | None:
    lone = [b for b in blocks if not any(b is own for row in rows for own in row.blocks)]
    cells = [Placed(i, 1, b.place, list(b.lines)) for i, row in enumerate(rows) for b in row.blocks]
    bounds = [_extent(row) for row in rows]
    for block in lone:
        found = _span_of(block, cells, bounds)
        if found is None:
            return None
        cells.append(Placed(found[0], found[1] - found[0] + 1, block.place, list(block.lines)))
    if centred:
        for column in range(len(columns)):
            _spread(cells, column, bounds)
    return _merged(_without_gaps(cells))


def _without_gaps(cells: Sequence[Placed]) -> list[Placed]:
    """The cells with the rows numbered anew in which none begins or ends."""
    used = sorted({r for cell in cells for r in (cell.row, cell.row + cell.row_span - 1)})
    number = {r: i for i, r in enumerate(used)}
    return [Placed(number[c.row], number[c.row + c.row_span - 1] - number[c.row] + 1, c.place, c.lines) for c in cells]


def _is_centred(blocks: Sequence[Block]) -> bool:
    """Whether cells of fewer lines stand in the middle of their rows, and not at the top."""
    votes = 0
    for index, a in enumerate(blocks):
        for b in blocks[index + 1 :]:
            if b.first > a.last + 0.5 * a.lines[0].size:
                break
            if len(a.lines) == len(b.lines) or b.place == a.place:
                continue
            votes += (abs(a.middle - b.middle) < 1.6) - (abs(a.first - b.first) < 1.0)
    return votes >= 0


def _key(block: Block, centred: bool) -> float:
    return block.middle if centred else block.first


def _rows(blocks: Sequence[Block], centred: bool) -> list[_Row]:
    """The rows of the body: heights at which several cells or figures stand, and single lines with a height of their own."""
    clusters: list[_Row] = []
    for block in sorted(blocks, key=lambda b: _key(b, centred)):
        key = _key(block, centred)
        if clusters and key - clusters[-1].key <= 0.28 * block.lines[0].size and not any(b.place == block.place for b in clusters[-1].blocks):
            clusters[-1].blocks.append(block)
        else:
            clusters.append(_Row(key, [block]))
    between = {id(row) for above, row, below in zip(clusters, clusters[1:], clusters[2:], strict=False) if centred and _is_between(above, row, below)}
    sure = [row for row in clusters if id(row) not in between and len(row.blocks) > 1 and any(is_figure(b.text) for b in row.blocks if b.place[0])]
    taken = sorted((min(b.first for b in row.blocks), max(b.last for b in row.blocks)) for row in sure)
    for row in clusters:
        if row not in sure and id(row) not in between and _has_room(row, taken):
            sure.append(row)
    return sorted(sure, key=lambda row: row.key)


def _is_between(above: _Row, row: _Row, below: _Row) -> bool:
    """Whether cells stand in the middle of two rows that have none in their columns, but have columns in common."""
    size = row.blocks[0].lines[0].size
    if abs((above.key + below.key) / 2 - row.key) > 0.4 * size or below.key - above.key > 3.2 * size:
        return False
    a, x, b = (_columns(each) for each in (above, row, below))
    return not x & (a | b) and len(a & b) > 1


def _columns(row: _Row) -> set[int]:
    return {c for block in row.blocks for c in range(block.place[0], block.place[1] + 1)}


def _has_room(row: _Row, taken: Sequence[Span]) -> bool:
    """Whether no sure row is as near as the lines of a row are: the line or lines stand between rows or at the end."""
    size = row.blocks[0].lines[0].size
    low, high = min(b.first for b in row.blocks), max(b.last for b in row.blocks)
    return all(last <= low - 0.95 * size or first >= high + 0.95 * size for first, last in taken)


def _extent(row: _Row) -> Span:
    return (min(b.first for b in row.blocks), max(b.last for b in row.blocks))


def _span_of(block: Block, cells: Sequence[Placed], bounds: Sequence[Span]) -> tuple[int, int] | None:
    """The rows that a cell between them is of: those that it stands in the middle of, with no other cell there; else the nearest."""
    size = block.lines[0].size
    taken = {
        r for cell in cells for r in range(cell.row, cell.row + cell.row_span) if cell.place[0] <= block.place[1] and block.place[0] <= cell.place[1]
    }
    best: tuple[float, int, int] | None = None
    for i in range(len(bounds)):
        for j in range(i, min(i + 8, len(bounds))):
            if j in taken:
                break
            miss = abs((bounds[i][0] + bounds[j][1]) / 2 - block.middle)
            if miss <= 0.45 * size and (best is None or miss < best[0] - 0.5):
                best = (miss, i, j)
    if best is not None:
        return best[1], best[2]
    inside = [i for i, (a, b) in enumerate(bounds) if a - 1.5 * size <= block.first and block.last <= b + 1.5 * size]
    free = [i for i in inside if i not in taken] or inside
    chosen = min(free, key=lambda i: abs((bounds[i][0] + bounds[i][1]) / 2 - block.middle), default=None)
    return None if chosen is None else (chosen, chosen)


def _spread(cells: Sequence[Placed], column: int, bounds: Sequence[Span]) -> None:
    """Let the cells of a column, each in the middle of several rows, span these rows; nothing is done where they do not add up."""
    lines = {cell.row for cell in cells if cell.place == (0, 0) and not any(o.row == cell.row and o is not cell for o in cells)}
    own = sorted((c for c in cells if c.place == (column, column) and c.row not in lines), key=lambda c: c.row)
    rows = [r for r in range(len(bounds)) if r not in lines]
    if not own or len(own) * 3 > len(rows) * 2 or own[0].row == rows[0]:
        return
    spans: list[tuple[Placed, int, int]] = []
    at = 0
    for cell in own:
        middle = (cell.lines[0].base + cell.lines[-1].base) / 2
        start = next((r for r in rows if r >= at), None)
        fits = [
            r for r in rows if start is not None and r >= start and abs((bounds[start][0] + bounds[r][1]) / 2 - middle) <= 0.5 * cell.lines[0].size
        ]
        if start is None or not fits or any(r in lines for r in range(start, fits[0] + 1)):
            return
        spans.append((cell, start, fits[0]))
        at = fits[0] + 1
    if any(r >= at for r in rows):
        return
    for cell, start, end in spans:
        cell.row, cell.row_span = start, end - start + 1


def _merged(cells: Sequence[Placed]) -> list[Placed] | None:
    """The cells with those that would stand in one place joined; None where cells overlap in part."""
    held: dict[tuple[int, Place], Placed] = {}
    for cell in sorted(cells, key=lambda c: (c.row, c.lines[0].base)):
        other = held.get((cell.row, cell.place))
        if other is not None:
            other.lines.extend(cell.lines)
        else:
            held[cell.row, cell.place] = cell
    seen: set[tuple[int, int]] = set()
    for cell in held.values():
        area = {(r, c) for r in range(cell.row, cell.row + cell.row_span) for c in range(cell.place[0], cell.place[1] + 1)}
        if area & seen:
            return None
        seen |= area
    return list(held.values())
