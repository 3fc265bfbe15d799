"""Raw pages to drafts of blocks: furniture out, tables and call-outs found, columns ordered, paragraphs joined."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise

from abstract2kb.patterns import regex
from abstract2kb.pdf.axes import without_ticks
from abstract2kb.pdf.bar_charts import bar_charts
from abstract2kb.pdf.blocks import (
    Draft,
    document_style,
    group_blocks,
    join_continued,
    learn_pitches,
    near_table_caption,
    rank_headings,
)  # fmt: skip
from abstract2kb.pdf.columns import Item, merge_rows, reading_groups
from abstract2kb.pdf.footnotes import mark_notes
from abstract2kb.pdf.forest_plots import forest_plots
from abstract2kb.pdf.furniture import drop_furniture
from abstract2kb.pdf.geometry import area, centre, contains, holds, overlap
from abstract2kb.pdf.glyph_store import GlyphStore
from abstract2kb.pdf.glyphs import Line, Panel, RawPage
from abstract2kb.pdf.grids import RawTable
from abstract2kb.pdf.hyphens import Lexis
from abstract2kb.pdf.ink import Ink
from abstract2kb.pdf.layout import BBox
from abstract2kb.pdf.leader_lists import leader_tables
from abstract2kb.pdf.legend_tables import legend_tables
from abstract2kb.pdf.narrow_gutters import part_at_gutters
from abstract2kb.pdf.packed_shapes import PageShapes
from abstract2kb.pdf.packed_words import PageWords, unpack_words
from abstract2kb.pdf.plain_marks import bind_marks
from abstract2kb.pdf.risk_rows import risk_tables
from abstract2kb.pdf.side_frames import side_frames
from abstract2kb.pdf.side_letters import take_side_letters
from abstract2kb.pdf.table_joins import join_tables
from abstract2kb.pdf.tables import ruled_tables
from abstract2kb.pdf.tables_unruled import unruled_tables
from abstract2kb.pdf.title_bars import join_title_bars
from abstract2kb.pdf.title_corners import without_corner
from abstract2kb.pdf.wide_grids import lift_grids
from abstract2kb.pdf.words import page_lines
from abstract2kb.shelf import Shelf

_CELL = 60.0
"""How high a filled cell of a heading row can be, in points."""


@dataclass(slots=True)
class PageLayout:
    """One page on its way: what was drawn, its line pieces, its groups in reading order (boxed > 0 in call-outs)."""

    raw: RawPage
    lines: list[Line]
    has_text: bool = False
    tables: list[RawTable] = field(default_factory=list)
    groups: list[tuple[int, list[Item]]] = field(default_factory=list)
    cards: list[BBox] = field(default_factory=list)
    """The frames of profiles, each a group of its own."""
    running: list[str] = field(default_factory=list)
    """The headers and footers taken out of the page."""
    shapes: PageShapes | None = None

    def all_lines(self) -> Iterator[Line]:
        """The lines of the page, those in tables and groups too."""
        yield from self.lines
        yield from (line for table in self.tables for cell in table.cells for line in cell.lines)
        yield from (line for _, group in self.groups for item in group for line in item.lines())


def layout_page(raw: RawPage, store: GlyphStore, lexis: Lexis, shelf: Shelf) -> PageLayout:
    """Read the line pieces and ruled tables of a page and let go of its glyphs."""
    lines = part_at_gutters(page_lines(raw, store))
    raw.ink = Ink.none()
    lexis.learn(lines)
    at_risk, lines = risk_tables(raw.number, lines)
    charts, lines = bar_charts(raw, without_ticks(raw, lines), store)
    plots, lines = forest_plots(raw, lines)
    legends, lines = legend_tables(raw.number, lines)
    raw.dropped.clear()
    layout = PageLayout(raw, lines, bool(lines or at_risk or charts or plots))
    tables, layout.lines, layout.cards = ruled_tables(raw, lines)
    layout.tables = sorted([*at_risk, *charts, *plots, *legends, *tables], key=lambda table: (table.bbox[1], table.bbox[0]))
    PageWords(layout.all_lines(), shelf)
    layout.shapes = PageShapes(raw, shelf)
    return layout


def document_drafts(layouts: Sequence[PageLayout], shelf: Shelf) -> list[Draft]:
    """The blocks of all pages in reading order; what the pages hold goes over to them."""
    bodies = drop_furniture([(layout.raw.height, layout.lines) for layout in layouts])
    style = document_style(line for lines in bodies for line in lines)
    boxes = 0
    gutters: list[float] = []
    for layout, lines in zip(layouts, bodies, strict=True):
        kept = {id(line) for line in lines}
        layout.running = [line.text for line in layout.lines if id(line) not in kept]
        unpack_words(layout.all_lines())
        layout.lines = take_side_letters(lines, style.body)
        boxes = _order_opened(layout, boxes, gutters)
        layout.lines, layout.tables = [], []
        PageWords(layout.all_lines(), shelf)
    learn_pitches(style, [group for layout in layouts for _, group in layout.groups])
    drafts: list[Draft] = []
    number = 0
    for layout in layouts:
        for boxed, group in layout.groups:
            number += 1
            drafts += group_blocks(group, style, number, boxed)
        layout.groups = []
    drafts = captions_to_tables(drafts)
    find_captions(drafts)
    bind_marks(drafts)
    mark_notes(drafts, style)
    drafts = join_continued(join_tables(drafts), style)
    rank_headings(drafts)
    return drafts


def _order_opened(layout: PageLayout, boxes: int, gutters: list[float]) -> int:
    """`order_page` with the shapes of the page, which nobody asks for afterwards."""
    if layout.shapes is None:
        return order_page(layout, boxes, gutters)
    layout.shapes.open()
    boxes = order_page(layout, boxes, gutters)
    layout.shapes.forget()
    return boxes


def order_page(layout: PageLayout, boxes: int, gutters: list[float]) -> int:
    """Find call-outs and tables without a grid, and fill the page's groups; returns the number of call-outs so far."""
    items = [Item(line.bbox, line=line) for line in layout.lines]
    items += [Item(table.bbox, table=table) for table in layout.tables]
    items = join_title_bars(layout.raw, items)
    frames = [*(side_frames(layout.raw, items, gutters) if not layout.tables else []), *layout.cards]
    items = nest(items, [*frames, *callouts(layout.raw, items)])
    return _fill(layout, items, (frames, gutters), boxes)


def _fill(layout: PageLayout, items: Sequence[Item], known: tuple[Sequence[BBox], list[float]], boxes: int, inside: int = 0) -> int:
    """Put the items into the page's groups, those of a call-out into groups of their own, however deep it stands; `known` are the frames that are
    none and the gutters, `inside` the number of the call-out around them, 0 for none."""
    frames, gutters = known
    for group in column_stretches(layout.raw, items, gutters):
        plain: list[Item] = []
        for item in group:
            if not item.children:
                plain.append(item)
                continue
            if plain:
                layout.groups.append((inside, plain))
                plain = []
            framed = item.bbox in frames
            boxes += 0 if framed else 1
            boxes = _fill(layout, item.children, (frames, []), boxes, inside if framed else boxes)
        if plain:
            layout.groups.append((inside, plain))
    return boxes


def column_stretches(page: RawPage, items: Sequence[Item], gutters: list[float]) -> list[list[Item]]:
    """The items in reading order, tables without a grid found, pieces on one baseline merged into lines."""
    corner, items = without_corner(items)
    stretches = [merge_rows([item]) for item in corner]
    for group in reading_groups(items, gutters, partial(lift_grids, page)):
        lines = [item.line for item in group if item.line is not None]
        steps = sorted(b.base - a.base for a, b in pairwise(lines) if b.base - a.base > 0.7 * b.size)
        listed, lines = leader_tables(lines)
        tables, rest = unruled_tables(page, lines, steps[len(steps) // 2] if steps else 12.0)
        others = [item for item in group if item.line is None]
        others += [Item(line.bbox, line=line) for line in rest] + [Item(table.bbox, table=table) for table in (*listed, *tables)]
        stretches.append(merge_rows(others))
    return stretches


def callouts(page: RawPage, items: Sequence[Item]) -> list[BBox]:
    """The boxes of filled or framed rectangles that hold at least two things and are smaller than the page."""
    found: list[BBox] = []
    for panel in sorted(page.panels, key=lambda panel: -area(panel.bbox)):
        if area(panel.bbox) > 0.6 * page.width * page.height or (panel.fill is None and not panel.stroke):
            continue
        if is_cell(panel, page.panels) or is_group_title(panel, page.panels):
            continue
        inside = [item for item in items if holds(panel.bbox, centre(item.bbox), 1.0)]
        cut = any(not contains(panel.bbox, item.bbox, 6.0) for item in inside)
        tiled = is_tile(panel, page.panels)
        of_table = is_row_fill(panel.bbox, inside) or (not tiled and is_column_fill(panel.bbox, inside, items))
        if len(inside) > 1 and not cut and not of_table and not any(contains(box, panel.bbox, 2.0) for box in found):
            found.append(panel.bbox)
    return found


def is_cell(panel: Panel, panels: Sequence[Panel]) -> bool:
    """Whether the panel is one of several low ones side by side without a gap: the filled cells of a row."""
    x0, top, x1, bottom = panel.bbox
    if bottom - top > _CELL:
        return False
    level = [p.bbox for p in panels if p is not panel and abs(p.bbox[1] - top) < 1 and abs(p.bbox[3] - bottom) < 1]
    return any(abs(box[0] - x1) < 1.5 or abs(box[2] - x0) < 1.5 for box in level)


_TILES_APART = (1.5, 24.0)
"""How far apart two tiles stand, in points: cells of a row touch, and filled columns have another column between them."""


def is_tile(panel: Panel, panels: Sequence[Panel]) -> bool:
    """Whether the panel is one of several of one height and width side by side with a small gap between them."""
    x0, top, x1, bottom = panel.bbox
    level = [p.bbox for p in panels if p is not panel and abs(p.bbox[1] - top) < 1 and abs(p.bbox[3] - bottom) < 1]
    alike = [box for box in level if abs(box[2] - box[0] - x1 + x0) < 2]
    return any(_TILES_APART[0] < max(box[0] - x1, x0 - box[2]) < _TILES_APART[1] for box in alike)


_HEADS = 4


def is_group_title(panel: Panel, panels: Sequence[Panel]) -> bool:
    """Whether the panel is as wide as a row of filled headings above it, four or more: the title of a group of rows."""
    x0, top, x1, bottom = panel.bbox
    if bottom - top > _CELL:
        return False
    above = [p.bbox for p in panels if p.bbox[3] <= top + 1 and x0 - 2 <= p.bbox[0] and p.bbox[2] <= x1 + 2 and p.bbox[2] - p.bbox[0] < x1 - x0 - 2]
    first = next((box for box in above if abs(box[0] - x0) <= 2 and box[3] - box[1] <= _CELL), None)
    level = [box for box in above if first is not None and abs(box[1] - first[1]) < 1 and abs(box[3] - first[3]) < 1]
    return len(level) >= _HEADS and max(box[2] for box in level) >= x1 - 2


_ROW_FILL = 60.0
"""How high the fill of one row of a table can be, in points."""


def is_row_fill(box: BBox, inside: Sequence[Item]) -> bool:
    """Whether a filled rectangle is the ground of a heading row or of every other row of a table: low, with short pieces side by side."""
    lines = [item.line for item in inside if item.line is not None]
    if box[3] - box[1] > _ROW_FILL or len(lines) < len(inside) or any(len(line.text) > _PROSE for line in lines):
        return False
    return any(a is not b and abs(a.base - b.base) <= 0.25 * b.size for a, b in pairwise(sorted(lines, key=lambda line: line.base)))


_PROSE = 60
_CELL_TEXT, _NEXT_CELL = 45, 90.0
"""How long the text of a cell beside a filled column is at most, and how far off it stands, in points."""


def is_column_fill(box: BBox, inside: Sequence[Item], items: Sequence[Item]) -> bool:
    """Whether a filled rectangle is the ground of one column of a table: three rows or more, each of which goes on beside it."""
    lines = [item.line for item in inside if item.line is not None]
    if len(lines) < max(3, len(inside)) or any(len(line.text) > _CELL_TEXT for line in lines):
        return False
    beside = [item.line for item in items if item.line is not None and (item.bbox[2] <= box[0] + 1 or item.bbox[0] >= box[2] - 1)]
    near = [line for line in beside if len(line.text) <= _CELL_TEXT and box[0] - line.x1 < _NEXT_CELL and line.x0 - box[2] < _NEXT_CELL]
    rows = sum(any(abs(line.base - other.base) <= 0.25 * line.size for other in near) for line in lines)
    return rows >= 0.8 * len(lines)


def nest(items: Sequence[Item], boxes: Sequence[BBox]) -> list[Item]:
    """Put the items that stand in a call-out into one item of its own."""
    rest = list(items)
    for box in boxes:
        inside = [item for item in rest if holds(box, centre(item.bbox), 1.0)]
        if len(inside) > 1:
            chosen = set(map(id, inside))
            rest = [item for item in rest if id(item) not in chosen]
            rest.append(Item(box, children=inside))
    return rest


_FIGURE = regex(r"(?:figure|fig\.)\s?\d{1,2}[a-h]?[.:|]\s", re.IGNORECASE)
"""How the caption of a figure begins, whose numbers may be a table: those of a forest plot."""
_PART = regex(r"\(?\d{0,2}[A-H][.):]\s+\S")
"""How the caption of a part of a table begins: "3A. By dose"."""


def captions_to_tables(drafts: Sequence[Draft]) -> list[Draft]:
    """The blocks with each caption that stands right over a table before it, where a column beside them was read in between."""
    found, moved = list(drafts), 0
    first = {id(draft): place for place, draft in enumerate(drafts)}
    by_page: dict[int, list[Draft]] = {}
    for draft in drafts:
        if draft.lines:
            by_page.setdefault(draft.lines[-1].page, []).append(draft)

    def place(draft: Draft) -> int:
        """Where a block is now: each block that was moved on may have put it one place forward."""
        return next(at for at in range(max(first[id(draft)] - moved, 0), len(found)) if found[at] is draft)

    for table in [d for d in drafts if d.table is not None]:
        page = table.table.pages[0] if table.table is not None else 0
        caption = next((d for d in by_page.get(page, ()) if _stands_over(d, table)), None)
        if caption is None:
            continue
        at, own = place(table), place(caption)
        if own < at - 1 and all(_is_beside(d, caption) for d in found[own + 1 : at]):
            found.insert(at - 1, found.pop(own))
            moved += 1
    return found


def _is_beside(draft: Draft, caption: Draft) -> bool:
    """Whether a block is text of another column than the caption."""
    return draft.table is None and all(overlap((line.x0, line.x1), (own.x0, own.x1)) <= 0 for line in draft.lines for own in caption.lines)


def _stands_over(caption: Draft, table: Draft) -> bool:
    """Whether the last line of a caption stands over the top of a table, at its left edge."""
    last, raw = caption.lines[-1], table.table
    if raw is None or caption.table is not None or last.page != raw.pages[0] or not near_table_caption(caption.text):
        return False
    return 0 <= raw.bbox[1] - last.base <= _OVER * last.size and abs(caption.lines[0].x0 - raw.bbox[0]) <= last.size


_OVER = 2.0
"""How far over a table the last line of its caption stands at most, in units of its size."""


def find_captions(drafts: Sequence[Draft]) -> None:
    """Give every table the caption that stands right above or below it; one between two tables is of the lower one, unless captions mostly stand
    below their tables."""
    above, below = (sum(_captioned(drafts, index, step) is not None for index in range(len(drafts))) for step in (-1, 1))
    taken: set[int] = set()
    for step in (-1, 1, -2) if above >= below else (1, -1, -2):
        for index, draft in enumerate(drafts):
            near = _captioned(drafts, index, step)
            if near is None or draft.table is None or draft.table.caption is not None or index + step in taken:
                continue
            near.kind = "caption"
            draft.table.caption = near.text
            taken.add(index + step)


def _captioned(drafts: Sequence[Draft], index: int, step: int) -> Draft | None:
    """What stands `step` blocks from a table and reads as its caption; the caption of a part only right above it."""
    if drafts[index].table is None or not 0 <= index + step < len(drafts):
        return None
    near = drafts[index + step]
    if near.table is not None:
        return None
    text = near.text
    if re.match(r"table|exhibit", text, re.IGNORECASE) and (near.kind == "caption" or (near_table_caption(text) and len(text) < 300)):
        return near
    part = step == -1 and near.group == drafts[index].group and (_PART.match(text) or _FIGURE.match(text)) and len(text) < 200
    return near if part else None
