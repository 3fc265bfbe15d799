"""One report laid out in other ways: what a reader finds must not hang on fonts, columns or ruling lines.

Example: `render(Content.of(report), VARIANTS["journal"])` gives the bytes of a PDF in two serif columns with an unruled table.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from reportlab.lib.pagesizes import A4, LETTER

from abstract2kb.pdf.layout import Table
from abstract2kb.pdf.report import Report
from tests.typesetting import (
    GREY,
    INK,
    Breaker,
    Face,
    Pen,
    Piece,
    Row,
    Word,
    at_hyphens,
    at_syllables,
    fill_column,
    fits,
    nowhere,
    plain,
    wrap,
)  # fmt: skip

BLUE, WINE, PINE, PALE = "#1f3d6b", "#7a1f1f", "#0f5b4f", "#eef1f6"
Draw = Callable[[Pen, float, float], None]


@dataclass(frozen=True, slots=True)
class Item:
    """A block of the report as words; `letter` stands beside it."""

    kind: str
    words: tuple[Word, ...]
    level: int = 0
    letter: str | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """What the report says, free of where it stood."""

    title: Item
    lead: Item
    intro: tuple[Item, ...]
    callout: tuple[Item, ...]
    caption: Item
    table: Table
    rest: tuple[Item, ...]

    @classmethod
    def of(cls, report: Report) -> Content:
        """Take a report apart: title, lead, text before the table, call-out (the first list under a heading), table, rest."""
        at = [block.kind for block in report.blocks].index("table")
        items = [
            Item(block.kind, words_of(report, block.start, block.end), block.level, block.label)
            for block in report.blocks
            if block.kind not in ("table", "furniture", "note")
        ]
        box = next(i for i, item in enumerate(items) if item.kind == "heading")
        end = next(i for i in range(box + 1, at) if items[i].kind != "list_item")
        intro = tuple(items[2:box] + items[end : at - 1])
        return cls(items[0], items[1], intro, tuple(items[box:end]), items[at - 1], report.tables[0], tuple(items[at:]))


def words_of(report: Report, start: int, end: int) -> tuple[Word, ...]:
    """The words of text[start:end], with the superscript references put back as raised pieces."""
    marks = {ref.at: ref.text for ref in report.references if start < ref.at <= end}
    words: list[Word] = []
    for match in re.finditer(r"\S+", report.text[start:end]):
        cuts = [match.start(), *(at - start for at in sorted(marks) if match.start() < at - start <= match.end()), match.end()]
        pieces: list[Piece] = []
        for first, last in pairwise(cuts):
            pieces += [Piece(report.text[start + first : start + last])] if last > first else []
            pieces += [Piece(marks[start + last], raised=True)] if start + last in marks else []
        words.append(tuple(dict.fromkeys(pieces)))
    return tuple(words)


@dataclass(frozen=True, slots=True)
class Variant:
    """How to lay a report out: page, faces, table; `shares` are the widths of the columns in `order`."""

    size: tuple[float, float]
    margin: float
    columns: int
    body: Face
    head: Face
    title: Face
    cell: Face
    cell_head: Face
    order: tuple[int, ...]
    shares: tuple[float, ...]
    gutter: float = 18.0
    rules: str = ""
    """Of the table: "" none, "h" below every row, "hv" a full grid."""
    table_in_column: bool = False
    callout: str = "intro"
    """Where the call-out stands: before the "intro", below the "table", or at the "end"."""
    cuts: Breaker = nowhere
    justified: bool = False
    letters: str = "margin"
    header: str = ""
    footer: str = "{}"
    pad: tuple[float, float] = (4.0, 3.0)

    def width(self, columns: int) -> float:
        """Of one of so many columns."""
        return (self.size[0] - 2 * self.margin - (columns - 1) * self.gutter) / columns


def item_rows(item: Item, width: float, look: Variant) -> list[Row]:
    """A paragraph, list item or heading as lines."""
    heading = item.kind in ("title", "heading", "caption")
    face = look.title if item.kind == "title" else look.head if heading and item.level == 1 else look.body
    if heading and item.level != 1 and item.kind != "title":
        face = replace(face, font=look.head.font)
    words, indent = item.words, 0.0
    if item.kind == "list_item":
        indent = 9.0 if words[0][0].text == "•" else 18.0
        words = words[1:]
    room = width - indent - (22.0 if item.letter and look.letters == "inside" else 0.0)
    lines = wrap(words, room, face, nowhere if heading else look.cuts)
    rows = []
    for index, line in enumerate(lines):
        last = index == len(lines) - 1
        marker = item.words[0] if indent and not index else None
        draw = _line(line, face, indent, room if look.justified and not heading and not last else None, marker)
        if item.letter and not index:
            draw = _lettered(draw, item.letter, width, look)
        gap = 0.0 if index else face.lead * (0.85 if heading else 0.45)
        rows.append(Row(face.lead, draw, gap, heading or (index == 0 < len(lines) - 1)))
    return rows


def _line(line: list[Word], face: Face, indent: float, room: float | None, marker: Word | None) -> Draw:
    def draw(pen: Pen, x: float, top: float) -> None:
        base = top + 0.78 * face.lead
        if marker:
            pen.words(x + indent - 9.0, base, [marker], face)
        free = None if room is None or len(line) < 2 else room - sum(map(face.width, line))
        pen.words(x + indent, base, line, face, None if free is None else free / (len(line) - 1))

    return draw


def _lettered(inner: Draw, letter: str, width: float, look: Variant) -> Draw:
    def draw(pen: Pen, x: float, top: float) -> None:
        inner(pen, x, top)
        face = replace(look.head, size=look.head.size * 1.25)
        right = look.letters == "inside" or x > look.size[0] / 2
        at = x + width - (12.0 if look.letters == "inside" else -12.0) if right else x - 20.0
        pen.words(at, top + 0.78 * look.head.lead, plain(letter), face)

    return draw


def callout_row(items: Sequence[Item], width: float, look: Variant) -> Row:
    """The boxed list: a pale panel with a bar, never split."""
    inner = [row for item in items for row in item_rows(item, width - 20.0, look)]
    height = sum(row.height + row.gap for row in inner) + 10.0

    def draw(pen: Pen, x: float, top: float) -> None:
        pen.fill(x, top, x + width, top + height, PALE)
        pen.fill(x, top, x + 2.5, top + height, look.head.colour)
        at = top + 2.0
        for row in inner:
            row.draw(pen, x + 10.0, at + row.gap)
            at += row.gap + row.height

    return Row(height, draw, 10.0)


def table_rows(table: Table, width: float, look: Variant) -> list[Row]:
    """The table's rows with its columns in the variant's order; the first repeats the header when a column opens with it."""
    count = 1 + max(cell.row for cell in table.cells)
    grid = {(cell.row, cell.col): cell for cell in table.cells}
    widths = [width * share / sum(look.shares) for share in look.shares]
    rows: list[Row] = []
    for index in range(count):
        face = look.cell_head if index < table.header_rows else look.cell
        cells = [grid[index, col] for col in look.order]
        texts = [plain(cell.text, cell.links[0] if cell.links else None) for cell in cells]
        lines = [wrap(text, w - 2 * look.pad[0], face, at_hyphens) for text, w in zip(texts, widths, strict=True)]
        row = _table_row(lines, widths, face, look, index)
        rows.append(replace(row, gap=0.0 if index else 3.0, keep=index < 2, repeat=rows[0] if index else None))
    return rows


def _table_row(cells: list[list[list[Word]]], widths: list[float], face: Face, look: Variant, index: int) -> Row:
    height = max(map(len, cells)) * face.lead + 2 * look.pad[1]

    def draw(pen: Pen, x: float, top: float) -> None:
        if look.rules == "hv" and not index:
            pen.fill(x, top, x + sum(widths), top + height, PALE)
        if look.rules:
            for y in (top, top + height):
                pen.rule(x, y, x + sum(widths), y, 0.9 if not index else 0.4)
        for number, lines in enumerate(cells):
            left = x + sum(widths[:number])
            drop = (height - len(lines) * face.lead) / 2 if look.rules == "hv" else look.pad[1]
            for at, line in enumerate(lines):
                pen.words(left + look.pad[0], top + drop + (at + 0.78) * face.lead, line, _tinted(face, line))
            if look.rules == "hv":
                for edge in (left, left + widths[number]):
                    pen.rule(edge, top, edge, top + height, 0.4)

    return Row(height, draw)


def _tinted(face: Face, line: list[Word]) -> Face:
    return replace(face, colour="#0b5cad") if line and line[0][0].link else face


class Sheet:
    """Pages under the pen, filled band by band."""

    def __init__(self, look: Variant) -> None:
        self.look, self.pen, self.page = look, Pen(look.size), 0
        self.top = self.bottom = 0.0
        self._open()

    def _open(self) -> None:
        self.page += 1
        look, width = self.look, self.look.size[0]
        self.top, self.bottom = look.margin + (14.0 if look.header else 0.0), look.size[1] - look.margin
        small = replace(look.body, size=7.5, colour=GREY)
        if look.header:
            self.pen.words(look.margin, look.margin - 8.0, plain(look.header), small)
            self.pen.rule(look.margin, look.margin - 3.0, width - look.margin, look.margin - 3.0)
        text = plain(look.footer.format(self.page))
        wide = sum(map(small.width, text)) + small.space * (len(text) - 1)
        self.pen.words((width - wide) / 2, look.size[1] - look.margin + 22.0, text, small)

    def band(self, rows: Sequence[Row], columns: int, balanced: bool = True) -> None:
        """Fill the rest of the page and as many pages as it takes with so many columns."""
        rows = list(rows)
        while rows:
            room = self.bottom - self.top
            if balanced and columns > 1 and fits(rows, columns, room):
                room = next(h for h in range(10, int(room) + 2) if fits(rows, columns, min(h, room)))
            low = self.top
            for number in range(columns):
                count = fill_column(rows, room)
                x = self.look.margin + number * (self.look.width(columns) + self.look.gutter)
                low = max(low, self._column(rows[:count], x))
                rows = rows[count:]
            self.top = low + 6.0
            if rows:
                self.pen.canvas.showPage()
                self._open()

    def _column(self, rows: Sequence[Row], x: float) -> float:
        at = self.top
        for index, row in enumerate(rows):
            if not index and row.repeat:
                row.repeat.draw(self.pen, x, at)
                at += row.repeat.height
            at += row.gap if index else 0.0
            row.draw(self.pen, x, at)
            at += row.height
        return at


def render(content: Content, look: Variant) -> bytes:
    """The report as a PDF, the same bytes for the same content."""
    sheet = Sheet(look)
    one, own = look.width(1), look.width(look.columns)
    table_width = own if look.table_in_column else one
    table = [*item_rows(content.caption, table_width, look), *table_rows(content.table, table_width, look)]
    box = callout_row(content.callout, own, look)
    intro = [row for item in content.intro for row in item_rows(item, own, look)]
    rest = [row for item in content.rest for row in item_rows(item, own, look)]
    heading = replace(look, body=replace(look.body, font=look.head.font, size=look.body.size + 0.5), justified=False)
    sheet.band([*item_rows(content.title, one, look), *item_rows(content.lead, one, heading)], 1)
    intro = [box, *intro] if look.callout == "intro" else intro
    rest = [*rest, box] if look.callout == "end" else rest
    if look.table_in_column:
        sheet.band([*intro, *table, *rest], look.columns, balanced=False)
    else:
        table = [*table, callout_row(content.callout, one, look)] if look.callout == "table" else table
        for rows, columns in ((intro, look.columns), (table, 1), (rest, look.columns)):
            sheet.band(rows, columns)
    sheet.pen.canvas.save()
    return sheet.pen.buffer.getvalue()


VARIANTS = {
    "journal": Variant(
        A4, 50.0, 2, Face("Serif", 8.9, 11.0), Face("Serif-Bold", 11.5, 14.0, BLUE), Face("Serif-Bold", 19.0, 24.0, INK),
        Face("Serif", 8.0, 9.5), Face("Serif-Bold", 8.0, 9.5), order=(1, 3, 0, 4, 2), shares=(92, 48, 78, 76, 205),
        callout="table", justified=True,
    ),
    "memo": Variant(
        LETTER, 78.0, 1, Face("Sans", 11.0, 13.8), Face("Sans-Bold", 13.0, 16.0, WINE), Face("Sans-Bold", 22.0, 27.0, WINE),
        Face("Sans", 9.0, 10.8), Face("Sans-Bold", 9.0, 10.8), order=(0, 1, 2, 3, 4), shares=(60, 66, 172, 46, 50),
        rules="h", callout="end", cuts=at_syllables, header="Congress notes for the oncology team", footer="Page {}",
    ),
    "newsletter": Variant(
        A4, 42.0, 2, Face("Sans-Light", 10.2, 12.8), Face("Serif-Bold", 12.0, 14.4, PINE), Face("Serif-Bold", 21.0, 26.0, PINE),
        Face("Sans", 8.4, 10.4), Face("Sans-Bold", 8.4, 10.4), order=(0, 1, 2, 3, 4), shares=(48, 58, 84, 34, 54),
        rules="hv", table_in_column=True, callout="intro", cuts=at_hyphens, letters="inside", footer="- {} -", pad=(2.5, 5.0),
    ),
}  # fmt: skip
