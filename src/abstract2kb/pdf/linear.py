"""Drafts of blocks to the linear text: lines joined, references taken out, tables row by row, everything mapped.

Example: the lines "slow" and "clearance" and a table with "Arm" and "ORR" give "slow clearance\\nArm\\tORR\\n".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from abstract2kb.pdf.blocks import Draft
from abstract2kb.pdf.broken_words import in_one_word, is_broken_word
from abstract2kb.pdf.charmap import CharMap, TextBuilder
from abstract2kb.pdf.footnotes import resolve_footnotes
from abstract2kb.pdf.geometry import intersects
from abstract2kb.pdf.glyph_store import GlyphStore
from abstract2kb.pdf.glyphs import Line, Word, around
from abstract2kb.pdf.grids import RawCell, RawTable
from abstract2kb.pdf.hyphens import Join, Lexis, join_lines
from abstract2kb.pdf.layout import Block, Cell, Link, Reference, Table


@dataclass(slots=True)
class Linear:
    """The linear text and all that has offsets in it."""

    text: str
    charmap: CharMap
    blocks: list[Block] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    bold: set[int] = field(default_factory=set)
    """The starts of the blocks that are all bold."""
    leads: dict[int, int] = field(default_factory=dict)
    """The starts of the blocks that begin in bold and go on in light type, and where that begins."""


class Lineariser:
    """Writes drafts one after the other; `finish` gives the result."""

    def __init__(self, store: GlyphStore, lexis: Lexis, links: Sequence[Link]) -> None:
        self._out, self._store = TextBuilder(store), store
        self._lexis = lexis
        self._links: dict[int, list[Link]] = {}
        for link in links:
            self._links.setdefault(link.page, []).append(link)
        self._blocks: list[Block] = []
        self._tables: list[Table] = []
        self._references: list[Reference] = []
        self._bold: set[int] = set()
        self._leads: dict[int, int] = {}

    def add(self, draft: Draft) -> None:
        """Write one block and end it with a line feed."""
        start = self._out.length
        if draft.table is not None:
            self._table(draft.table)
            page, bbox = draft.table.pages[0], draft.table.bbox
        else:
            begun = self._lines(draft.lines)
            if draft.lines and all(line.bold for line in draft.lines):
                self._bold.add(start)
            if (lead := light_from(draft.lines)) is not None:
                self._leads[start] = begun[lead[0]] + len(" ".join(word.text for word in draft.lines[lead[0]].words[: lead[1]]))
            page = draft.lines[0].page
            bbox = around(line.bbox for line in draft.lines if line.page == page)
        if self._out.length > start:
            place = self._store.on_page(page, bbox)
            self._blocks.append(Block(draft.kind, page, place, start, self._out.length, draft.level, draft.label, draft.boxed))
            self._out.undrawn("\n")

    def finish(self) -> Linear:
        """The text with its map, blocks, tables and references."""
        text, charmap = self._out.finish()
        tables = resolve_footnotes(text, self._tables, self._blocks, self._references)
        return Linear(text, charmap, self._blocks, tables, self._references, self._bold, self._leads)

    def _lines(self, lines: Sequence[Line], right_edge: float | None = None) -> list[int]:
        """Write lines and join them; `right_edge` (points) is given for cells, whose words may be broken anywhere. Tells where each line begins."""
        texts = [line.text for line in lines]
        begun = list[int]()
        for index, line in enumerate(lines):
            after = next((i for i in range(index + 1, len(lines)) if texts[i]), None)
            join = Join.GLUE
            if after is not None and line.text:
                join = join_lines(line.text, texts[after], self._lexis)
                if join is Join.SPACE and right_edge is not None:
                    join = self._join_in_cell(lines, index, after, right_edge)
            self._out.new_run(line.page)
            begun.append(self._out.length)
            self._words(line.words, line.page, join is Join.DROP)
            if join is Join.SPACE:
                self._out.undrawn(" ")
        return begun

    def _join_in_cell(self, lines: Sequence[Line], first: int, second: int, right_edge: float) -> Join:
        last = not any(line.text for line in lines[second + 1 :])
        broken = in_one_word(lines, first, second, right_edge, self._lexis)
        broken = broken or is_broken_word(lines[first], lines[second], right_edge, last, self._lexis)
        return Join.GLUE if broken else Join.SPACE

    def _words(self, words: Sequence[Word], page: int, drop: bool) -> None:
        if not any(word.marks for word in words):
            self._plain_words([word for word in words if word.text], drop)
            return
        last = max((i for i, word in enumerate(words) if word.text), default=-1)
        started = False
        for index, word in enumerate(words):
            if word.text and started:
                self._out.undrawn(" ")
            self._word(word, page, drop and index == last)
            started = started or bool(word.text)

    def _plain_words(self, words: Sequence[Word], drop: bool) -> None:
        """Words without references, and the spaces between them, as one stretch of text."""
        text, ids = " ".join([word.text for word in words]), list[int]()
        for word in words:
            if ids:
                ids.append(-1)
            ids += word.ids
        self._out.drawn(text[:-1] if drop else text, ids[:-1] if drop else ids)

    def _word(self, word: Word, page: int, drop: bool) -> None:
        text = word.text[:-1] if drop else word.text
        at = 0
        for mark in word.marks:
            self._out.drawn(text[at : mark.at], word.ids[at : mark.at])
            at = mark.at
            self._references.append(Reference(mark.text, self._out.length, page, self._store.on_page(page, mark.bbox)))
            self._out.new_run(page)
        self._out.drawn(text[at:], word.ids[at : len(text)])

    def _table(self, table: RawTable) -> None:
        start = self._out.length
        cells: list[Cell] = []
        by_place = {(cell.row, cell.col): cell for cell in table.cells}
        for row in range(table.rows):
            if row:
                self._out.undrawn("\n")
            for col in range(table.cols):
                if col:
                    self._out.undrawn("\t")
                raw = by_place.get((row, col))
                if raw is not None:
                    cells.append(self._cell(raw, right_edge(raw, table)))
        done = Table(
            len(self._tables), tuple(table.pages), self._store.on_page(table.pages[0], table.bbox), table.caption, table.header_rows, tuple(cells),
            start, self._out.length,
        )  # fmt: skip
        self._tables.append(done)

    def _cell(self, raw: RawCell, edge: float) -> Cell:
        start, first = self._out.length, len(self._references)
        self._lines(raw.lines, edge)
        marks = tuple(reference.text for reference in self._references[first:])
        drawn = [self._store.on_page(raw.page, line.bbox) for line in raw.lines] if raw.page in self._links else []
        links = tuple(dict.fromkeys(link.uri for link in self._links.get(raw.page, ()) for box in drawn if intersects(link.bbox, box, -1.0)))
        text = self._out.tail(start)
        return Cell(
            raw.row, raw.col, raw.row_span, raw.col_span, text, raw.page, self._store.on_page(raw.page, raw.bbox),
            start, self._out.length, links, marks,
        )  # fmt: skip


def light_from(lines: Sequence[Line]) -> tuple[int, int] | None:
    """The line and the word at which a text that begins in bold goes on in light type; None where it does not.

    A sign alone is often taken from another font ("β", "×"), and is light within a bold title.
    """
    words = [(at, place, word) for at, line in enumerate(lines) for place, word in enumerate(line.words) if word.text]
    if not words or not words[0][2].bold:
        return None
    for index, (at, place, word) in enumerate(words):
        after = [following.bold for _, _, following in words[index + 1 : index + 3]]
        if not word.bold and not (after == [True, True] and len(word.text) <= _SIGN):
            return at, place
    return None


_SIGN = 3


def right_edge(cell: RawCell, table: RawTable) -> float:
    """Where text in the cell has to end, in points.

    In a ruled table: the right border less the padding seen on the left; else the end of the column's longest line.
    """
    if not cell.lines:
        return cell.bbox[2]
    own = max(line.x1 for line in cell.lines)
    if not table.ruled:
        last = cell.col + cell.col_span - 1
        alike = [c for c in table.cells if c.col == last and c.col_span == 1 and c.page == cell.page]
        column = [line.x1 for c in alike if abs(c.bbox[2] - cell.bbox[2]) < 6 for line in c.lines]
        return max([own, *column])
    padding = min(max(min(line.x0 for line in cell.lines) - cell.bbox[0], 0.0), 10.0)
    return max(cell.bbox[2] - padding, own)
