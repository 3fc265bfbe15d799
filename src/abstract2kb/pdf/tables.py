"""Ruled tables: drawn lines and rectangles become a grid, the grid becomes cells, words go into the cells.

Each step is a pure function: edges, snapped edges, connected grids, cells (after pdfplumber's `table.py`, but cells are
read from the grid's missing borders, so that spanning cells come out whole).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from abstract2kb.patterns import regex
from abstract2kb.pdf.coarse_grids import is_coarse
from abstract2kb.pdf.cut_cells import cut_across, cut_down, cut_heads, join_down
from abstract2kb.pdf.edges import SNAP, Edge, Edges, snap
from abstract2kb.pdf.geometry import area, cluster, nearest
from abstract2kb.pdf.glyphs import Line, Panel, RawPage, Rule, around
from abstract2kb.pdf.grids import RawCell, RawTable, fill, header_rows, take_words
from abstract2kb.pdf.head_bands import band_walls
from abstract2kb.pdf.heads import widen_values
from abstract2kb.pdf.layout import BBox
from abstract2kb.pdf.open_grids import with_outer_sides
from abstract2kb.pdf.rule_joints import joint_walls
from abstract2kb.pdf.side_columns import has_fills, heads_stand_above, with_side_columns
from abstract2kb.pdf.striped_rows import StripedGrid, striped_grids
from abstract2kb.pdf.subcolumns import split_columns

_MAX_PANELS = 4000
_TOUCH = 0.8
_SAME_TONE = 0.02


def ruled_tables(page: RawPage, lines: list[Line]) -> tuple[list[RawTable], list[Line], list[BBox]]:
    """The ruled tables of a page from top to bottom, the line pieces that stand outside them, and the frames of cards and of the two
    parts of each."""
    tables, cards = [], []
    edges = page_edges(page)
    across, down = joint_walls(page, lines)
    striped = striped_grids(page, lines)
    across = [*across, *(edge for grid in striped for edge in grid.across)]
    down = [*down, *(edge for grid in striped for edge in grid.uprights)]
    grids = connect(Edges(snap([*edges.across, *across]) if across else edges.across, snap([*edges.down, *band_walls(page, lines), *down])))
    for grid in grids:
        filled = has_fills(grid, page)
        whole = any(_is_same(grid, each) for each in striped)
        cells = grid_cells(grid if whole else with_side_columns(grid, lines, grids, page.rules) if filled else with_outer_sides(grid))
        if len(cells) < 2:
            continue
        box = around(cell.bbox for cell in cells)
        words, rest = take_words(lines, box)
        fill(cells, words, page.number)
        cells = cells if whole else join_down(cut_across(cut_down(cells, page) if filled else cells), page)
        table = tidy(cells, page.number)
        if table is not None and _is_card(table):
            cards += [*(cell.bbox for cell in table.row(1)), table.bbox]
            continue
        if table is None or not _plausible(table) or is_coarse(table) or (filled and heads_stand_above(table, lines)):
            continue
        table = split_columns(table)
        cut_heads(table, page)
        inside = [panel for panel in page.panels if area(panel.bbox) < 0.98 * area(table.bbox)]
        table.header_rows = header_rows(table, inside)
        if filled and table.header_rows > 1:
            widen_values(table)
        tables.append(table)
        lines = rest
    return sorted(tables, key=lambda table: (table.bbox[1], table.bbox[0])), lines, cards


def _is_same(grid: Edges, striped: StripedGrid) -> bool:
    """Whether a connected grid is what the stripes tell, and no more."""
    xs, ys = [edge.at for edge in grid.down], [edge.at for edge in grid.across]
    found = (min(xs), min(ys), max(xs), max(ys))
    return all(abs(a - b) <= SNAP for a, b in zip(found, striped.bbox, strict=True))


def page_edges(page: RawPage) -> Edges:
    """All borders on the page: rules, and the sides of rectangles that are not as large as the page."""
    across, down = [], []
    for rule in page.rules:
        if rule.horizontal:
            across.append(Edge((rule.top + rule.bottom) / 2, rule.x0, rule.x1))
        else:
            down.append(Edge((rule.x0 + rule.x1) / 2, rule.top, rule.bottom))
    panels = [panel for panel in page.panels[:_MAX_PANELS] if area(panel.bbox) <= 0.7 * page.width * page.height]
    inner, accents = _inner_sides(panels), _accents(panels)
    for panel in panels:
        x0, top, x1, bottom = panel.bbox
        if id(panel) in accents:
            continue
        across += [Edge(top, x0, x1), Edge(bottom, x0, x1)]
        down += [Edge(x, top, bottom) for side, x in ((0, x0), (2, x1)) if (id(panel), side) not in inner]
    return Edges(snap(across), snap(down))


_NARROW, _LOW = 8.0, 40.0
"""How wide and how high the bar beside a heading is at most, in points."""


def _accents(panels: Sequence[Panel]) -> set[int]:
    """The fills that are short upright bars beside headings, and no cells: narrow ones at whose side no other fill goes on."""
    ends: dict[int, list[Panel]] = {}
    for panel in panels:
        for x in (panel.bbox[0], panel.bbox[2]):
            ends.setdefault(round(x), []).append(panel)
    found = set()
    for panel in panels:
        x0, top, x1, bottom = panel.bbox
        if panel.fill is None or x1 - x0 > _NARROW or not x1 - x0 < bottom - top < _LOW:
            continue
        places = {round(x) + step for x in (x0, x1) for step in range(-_REACH, _REACH + 1)}
        near = [o.bbox for place in places for o in ends.get(place, ()) if o is not panel]
        sides = [box for box in near if min(abs(box[0] - x1), abs(box[2] - x0)) < SNAP]
        if not any(min(box[3], bottom) - max(box[1], top) > 0.5 * (bottom - top) for box in sides):
            found.add(id(panel))
    return found


_REACH = 4
"""Edges nearer than SNAP stand in the same place or so many beside it, in whole points."""


def _inner_sides(panels: Sequence[Panel]) -> set[tuple[int, int]]:
    """The left (0) and right (2) sides at which a fill without a border meets one of the same tone: nothing is seen there."""
    fills = [panel for panel in panels if panel.fill is not None and not panel.stroke]
    lefts: dict[int, list[Panel]] = {}
    for panel in fills:
        lefts.setdefault(round(panel.bbox[0]), []).append(panel)
    found = set()
    for panel in fills:
        x = panel.bbox[2]
        near = [other for at in (round(x) - 1, round(x), round(x) + 1) for other in lefts.get(at, ()) if abs(other.bbox[0] - x) < _TOUCH]
        for other in near:
            shared = min(panel.bbox[3], other.bbox[3]) - max(panel.bbox[1], other.bbox[1])
            if other is not panel and abs((other.fill or 0) - (panel.fill or 0)) < _SAME_TONE and shared > 0:
                found |= {(id(panel), 2)} if shared >= 0.5 * (panel.bbox[3] - panel.bbox[1]) else set()
                found |= {(id(other), 0)} if shared >= 0.5 * (other.bbox[3] - other.bbox[1]) else set()
    return found


def connect(edges: Edges) -> list[Edges]:
    """Split the edges into sets that hang together by crossings; sets without a crossing are left out."""
    parent = list(range(len(edges.across) + len(edges.down)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    offset = len(edges.across)
    for i, across in enumerate(edges.across):
        for j, down in enumerate(edges.down):
            if down.start - SNAP <= across.at <= down.end + SNAP and across.start - SNAP <= down.at <= across.end + SNAP:
                parent[root(i)] = root(offset + j)
    grids: dict[int, Edges] = {}
    for i, across in enumerate(edges.across):
        grids.setdefault(root(i), Edges([], [])).across.append(across)
    for j, down in enumerate(edges.down):
        grids.setdefault(root(offset + j), Edges([], [])).down.append(down)
    return [grid for grid in grids.values() if len(grid.across) > 1 and len(grid.down) > 1]


def grid_cells(grid: Edges) -> list[RawCell]:
    """The cells of a connected grid in row-major order; a missing border joins the squares on both its sides."""
    xs = cluster((edge.at for edge in grid.down), SNAP)
    ys = cluster((edge.at for edge in grid.across), SNAP)
    rows, cols = len(ys) - 1, len(xs) - 1
    if rows < 1 or cols < 1 or rows * cols > 5000:
        return []
    walls = {(nearest(xs, edge.at), edge.start, edge.end) for edge in grid.down}
    floors = {(nearest(ys, edge.at), edge.start, edge.end) for edge in grid.across}
    wall = _borders(walls, [(a + b) / 2 for a, b in pairwise(ys)])
    floor = _borders(floors, [(a + b) / 2 for a, b in pairwise(xs)])
    areas = _merge_squares(rows, cols, wall, floor)
    cells = []
    for r0, c0, r1, c1 in sorted(areas):
        box = (xs[c0], ys[r0], xs[c1 + 1], ys[r1 + 1])
        cells.append(RawCell(r0, c0, r1 - r0 + 1, c1 - c0 + 1, box))
    return cells


def _borders(edges: set[tuple[int, float, float]], middles: Sequence[float]) -> set[tuple[int, int]]:
    """(position, interval) pairs at which an edge covers the middle of the interval."""
    return {(at, index) for at, start, end in edges for index, middle in enumerate(middles) if start - 1 <= middle <= end + 1}


def _merge_squares(rows: int, cols: int, wall: set[tuple[int, int]], floor: set[tuple[int, int]]) -> list[tuple[int, int, int, int]]:
    """Areas (first row, first column, last row, last column) of squares without a border between them."""
    seen: set[tuple[int, int]] = set()
    areas = []
    for row in range(rows):
        for col in range(cols):
            if (row, col) in seen:
                continue
            last_col = col
            while last_col + 1 < cols and (last_col + 1, row) not in wall and (row, last_col + 1) not in seen:
                last_col += 1
            last_row = row
            while last_row + 1 < rows and all((last_row + 1, c) not in floor for c in range(col, last_col + 1)):
                if any((c, last_row + 1) in wall for c in range(col + 1, last_col + 1)):
                    break
                last_row += 1
            seen.update((r, c) for r in range(row, last_row + 1) for c in range(col, last_col + 1))
            areas.append((row, col, last_row, last_col))
    return areas


def tidy(cells: Sequence[RawCell], page: int) -> RawTable | None:
    """Leave out rows and columns in which nothing begins or that are too thin and empty; None when nothing is left."""
    rows = _kept(cells, lambda cell: (cell.row, cell.row_span), lambda cell: cell.bbox[3] - cell.bbox[1], 5.0)
    cols = _without_empty_edges(cells, _kept(cells, lambda cell: (cell.col, cell.col_span), lambda cell: cell.bbox[2] - cell.bbox[0], 9.0))
    kept = []
    for cell in cells:
        own_rows = [rows[r] for r in range(cell.row, cell.row + cell.row_span) if r in rows]
        own_cols = [cols[c] for c in range(cell.col, cell.col + cell.col_span) if c in cols]
        if own_rows and own_cols:
            spans = (own_rows[0], own_cols[0], len(own_rows), len(own_cols))
            kept.append(RawCell(*spans, cell.bbox, cell.lines, page))
    if not kept:
        return None
    kept.sort(key=lambda cell: (cell.row, cell.col))
    return RawTable([page], around(cell.bbox for cell in kept), len(rows), len(cols), kept)


def _kept(cells, place, extent, least) -> dict[int, int]:  # type: ignore[no-untyped-def]
    """Old to new numbers of the rows (or columns) that stay."""
    lines: dict[int, list[RawCell]] = {}
    for cell in cells:
        lines.setdefault(place(cell)[0], []).append(cell)
    numbers: dict[int, int] = {}
    for index, own in sorted(lines.items()):
        single = [cell for cell in own if place(cell)[1] == 1] or own
        if any(cell.lines for cell in own) or min(map(extent, single)) >= least:
            numbers[index] = len(numbers)
    return numbers


def _without_empty_edges(cells: Sequence[RawCell], cols: dict[int, int]) -> dict[int, int]:
    """Old to new numbers of the columns, without those at the edges that hold no text (a label written sideways is none)."""
    full = {c for cell in cells if cell.lines for c in range(cell.col, cell.col + cell.col_span)}
    if not full:
        return cols
    kept = [c for c in sorted(cols) if min(full) <= c <= max(full)]
    return {c: number for number, c in enumerate(kept)}


_CARD, _PROSE_LINES, _PROSE = 2, 4, 40
"""The most rows and columns of a card, and the fewest lines, and characters in each, of prose beside its facts."""


def _is_card(table: RawTable) -> bool:
    """Whether it is the frame of a profile: a title over one row, in which prose stands beside something else."""
    if table.rows != _CARD or table.cols != _CARD or sum(bool(cell.lines) for cell in table.row(0)) != 1:
        return False
    body = [cell for cell in table.row(1) if cell.lines]
    prose = [c for c in body if len(c.lines) >= _PROSE_LINES and len(c.text) >= _PROSE * len(c.lines) and _ENDS.search(c.text.rstrip())]
    return len(body) == _CARD and len(prose) == 1


_ENDS = regex(r"[.!?][”’\"')\]]?$")


def _plausible(table: RawTable) -> bool:
    """Whether it is a table, not a frame, a card, a chart or a form: text in a third of the cells, and side by side in two rows."""
    if table.rows < 2 or table.cols < 2:
        return False
    full = [cell for cell in table.cells if cell.lines]
    beside = Counter(cell.row for cell in full)
    return len(full) >= 3 and len(full) * 3 >= len(table.cells) and sum(many > 1 for many in beside.values()) > 1


__all__ = ["Edge", "Edges", "Panel", "Rule", "connect", "grid_cells", "page_edges", "ruled_tables", "snap", "tidy"]
