"""Tables before they have offsets: cells with their lines, and what finders of tables share.

Example: a `RawTable` of two rows and two columns has four `RawCell`s; `fill(cells, lines)` hands each word to the cell
that its middle lies in.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from abstract2kb.patterns import regex
from abstract2kb.pdf.geometry import centre, holds
from abstract2kb.pdf.glyphs import Line, Panel, Word, make_line
from abstract2kb.pdf.layout import BBox
from abstract2kb.pdf.wordlists import word_set


@dataclass(slots=True)
class RawCell:
    """A cell of the grid: position, spans, box and its lines from top to bottom."""

    row: int
    col: int
    row_span: int
    col_span: int
    bbox: BBox
    lines: list[Line] = field(default_factory=list)
    page: int = 0

    @property
    def text(self) -> str:
        """Its lines, joined by spaces."""
        return " ".join(line.text for line in self.lines)

    @property
    def bold(self) -> bool:
        """Whether all of its lines are bold (and it has some)."""
        return bool(self.lines) and all(line.bold for line in self.lines)


@dataclass(slots=True)
class RawTable:
    """Cells in row-major order; `page` is the first page, `pages` all of them."""

    pages: list[int]
    bbox: BBox
    rows: int
    cols: int
    cells: list[RawCell]
    header_rows: int = 0
    caption: str | None = None
    ruled: bool = True

    def row(self, index: int) -> list[RawCell]:
        """The cells that begin in a row."""
        return [cell for cell in self.cells if cell.row == index]


def words_to_lines(words: Iterable[Word], page: int) -> list[Line]:
    """Group words by baseline into lines, top to bottom."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.base, word.x0)):
        if rows and word.base - rows[-1][0].base <= 0.3 * max(word.size, rows[-1][0].size):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [make_line(sorted(row, key=lambda word: word.x0), page) for row in rows]


def take_words(lines: Sequence[Line], box: BBox) -> tuple[list[Word], list[Line]]:
    """The words whose middle lies in the box, and the lines without them."""
    inside: list[Word] = []
    rest: list[Line] = []
    for line in lines:
        if line.bottom < box[1] or line.top > box[3] or line.x1 < box[0] or line.x0 > box[2]:
            rest.append(line)
            continue
        here = [word for word in line.words if holds(box, centre(word.bbox), 1.0)]
        inside.extend(here)
        if not here:
            rest.append(line)
        elif len(here) < len(line.words):
            chosen = set(map(id, here))
            rest.append(make_line([word for word in line.words if id(word) not in chosen], line.page))
    return inside, rest


def fill(cells: Sequence[RawCell], words: Sequence[Word], page: int) -> None:
    """Hand every word to the cell that its middle lies in, as lines."""
    held: list[list[Word]] = [[] for _ in cells]
    for word in words:
        point = centre(word.bbox)
        for index, cell in enumerate(cells):
            if holds(cell.bbox, point):
                held[index].append(word)
                break
    for cell, own in zip(cells, held, strict=True):
        cell.lines = words_to_lines(own, page)
        cell.page = page


_HEADER_WORDS = word_set(
    "company sponsor agent agents drug drugs asset candidate compound product target targets construct design "
    "stage phase status trial trials id nct arm arms treatment regimen cohort n no total patients endpoint "
    "outcome response orr pfs os dcr dor event events grade all any characteristic characteristics variable value "
    "parameter category type indication indications tumor tumour cancer dose mechanism moa modality platform "
    "combination reference name age sex median mean overall year study studies population line sample size hr ci "
    "p-value route comments note notes"
)


def header_rows(table: RawTable, panels: Sequence[Panel]) -> int:
    """How many rows at the top are headings: bold, on a fill of their own, or made of words that head columns."""
    if table.rows < 2 or _begins_with_facts(table):
        return 0
    styles = [_row_style(table, row, panels) for row in range(table.rows)]
    body = max(set(styles[1:]), key=styles[1:].count)
    count = 0
    while count < min(4, table.rows - 1) and styles[count] == styles[0] != body:
        count += 1
    while count > 1 and [cell.col for cell in table.row(count - 1) if cell.lines] == [0]:
        count -= 1
    if not count:
        count = 1 if _reads_as_header(table) else 0
    count = _with_parts(table, count, styles, body) if count else 0
    return count if count < table.rows - 1 or table.rows == 2 else 0


_FIGURE = regex(r"[<>≤≥~]?\s?\d[\d.,]*(?:\s?%|\s?\(|\s(?:vs?\.?|versus|patients|pts|months|mo)\b|\s?/\s?\d|$)")


def _begins_with_facts(table: RawTable) -> bool:
    """Whether a table of labels and facts, two columns wide, has a fact in its first row: "Patients | 62", "Arm 1 | pCR 20%"."""
    first, second = ([cell.text.strip() for cell in table.row(row)] for row in (0, 1))
    if table.cols != 2 or len(first) != 2 or not first[0][:1].isalpha():
        return False
    named = _NAMED_FIGURE.match(first[1])
    alike = named is not None and len(second) == 2 and (other := _NAMED_FIGURE.match(second[1])) is not None and other["name"] == named["name"]
    return alike or _FIGURE.match(first[1]) is not None


_NAMED_FIGURE = regex(r"(?P<name>[A-Za-z][A-Za-z -]{1,30}?):?\s\d+(?:\.\d+)?\s?(?:%|\(|mo\b|months\b)")
"""A fact with its name in the cell, as all rows have it: "pCR 20%; MPR 45%"."""


_MOST_HEADS = 5


def _with_parts(table: RawTable, count: int, styles: Sequence[tuple[bool, float]], body: tuple[bool, float]) -> int:
    """The number of heading rows with those that belong to them: beside a heading of several rows, or below one over several columns."""
    while count < min(_MOST_HEADS, table.rows - 1):
        above = [cell for cell in table.cells if cell.row < count and cell.lines]
        beside = any(cell.row + cell.row_span > count for cell in above)
        wide = [cell for cell in above if cell.col_span > 1 and cell.row + cell.row_span == count]
        row = [cell for cell in table.row(count) if cell.lines]
        parted = any(sum(cell.col <= own.col < cell.col + cell.col_span for own in row) > 1 for cell in wide)
        distinct = styles[count] != body or _repeats(row)
        if not (beside or (parted and distinct)):
            break
        count += 1
    return count


def _repeats(row: Sequence[RawCell]) -> bool:
    """Whether the cells beside the first say the same few things again and again: "Any", "≥3", "Any", "≥3"."""
    texts = [cell.text for cell in row if cell.col > 0]
    return len(texts) > 3 and len(set(texts)) * 2 <= len(texts) and any(any(map(str.isalpha, text)) for text in texts)


def _row_style(table: RawTable, row: int, panels: Sequence[Panel]) -> tuple[bool, float]:
    cells = [cell for cell in table.row(row) if cell.lines]
    bold = bool(cells) and all(cell.bold for cell in cells)
    if not cells:
        return (bold, 1.0)
    points = [centre(line.bbox) for cell in cells for line in cell.lines]
    fills = [p.fill for p in panels if p.fill is not None and all(holds(p.bbox, point) for point in points)]
    if not fills:
        each = [[p.fill for p in panels if p.fill is not None and holds(p.bbox, point)] for point in points]
        fills = [min(found) for found in each] if all(each) else []
    return (bold, round(fills[-1], 2) if fills else 1.0)


def _reads_as_header(table: RawTable) -> bool:
    first = [cell.text for cell in table.row(0)]
    words = [word.strip("():,%").lower() for text in first for word in text.split()]
    known = sum(word in _HEADER_WORDS for word in words)
    if words and known * 3 >= len(words):
        return True
    below = [cell.text for cell in table.cells if cell.row > 0 and cell.col > 0 and cell.text]
    digits = sum(any(map(str.isdigit, text)) for text in below)
    return bool(first) and digits * 2 > len(below) and not any(text[:1].isdigit() for text in first)
