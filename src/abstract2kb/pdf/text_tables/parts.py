"""The blocks and tables of a plain text, as those of a page: paragraphs up to and behind each table, cells with places in the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from abstract2kb.patterns import regex
from abstract2kb.pdf.layout import BBox, Block, Cell, Table
from abstract2kb.pdf.text_tables import Grid

__all__ = ["tables_of", "with_tables"]

_NOWHERE: BBox = (0.0, 0.0, 0.0, 0.0)
_MAX_CAPTION = 220
_CAPTION = regex(
    r"(?:\A|(?<=\n)|(?<=[.!?;)]\s)|(?<=NCT\d{8}\s))(?P<caption>(?:Table|TABLE|Exhibit|Figure)\b[^\n]{0,200}|(?![^\n]*(?:NCT\d|https?:))[A-Z][^\n.;]{3,160}[.:]?)\Z"
)
"""The last sentence before a table, or what begins with "Table"."""
_VERB = regex(
    r"\b(?:is|are|was|were|has|have|had|will|may|can|should|could|would|shows?|showed|demonstrated?|suggests?|supports?|warrants?|we|our|this)\b",
    re.IGNORECASE,
)
"""What a sentence has, and a caption has not."""


def tables_of(text: str, grids: Iterable[Grid]) -> tuple[Table, ...]:
    """The tables with their cells; those of a text stand on no page."""
    return tuple(_table(text, index, grid) for index, grid in enumerate(grids))


def _table(text: str, index: int, grid: Grid) -> Table:
    cells = tuple(Cell(p.row, p.col, 1, p.col_span, text[p.start : p.end].replace("\n", " "), 0, _NOWHERE, p.start, p.end) for p in grid.places)
    return Table(index, (), _NOWHERE, None, grid.header_rows, cells, grid.start, grid.end)


def with_tables(text: str, paragraphs: Iterable[tuple[int, int]], tables: Iterable[Table]) -> Iterator[Block]:
    """The paragraphs of a text, given as (start, end), cut where tables stand, and these tables, in order."""
    pending = list(tables)
    for start, end in paragraphs:
        while pending and pending[0].start < end:
            table = pending.pop(0)
            if table.start > start:
                yield from _prose(text, start, table.start, over_table=True)
            yield Block("table", 0, _NOWHERE, table.start, table.end)
            start = max(start, table.end)
        if start < end:
            yield from _prose(text, start, end)


def _prose(text: str, start: int, end: int, over_table: bool = False) -> Iterator[Block]:
    """A paragraph without the white space around it; the caption of the table that follows it apart."""
    words = text[start:end]
    start, end = start + len(words) - len(words.lstrip()), start + len(words.rstrip())
    if start >= end:
        return
    caption = _CAPTION.search(text, max(start, end - _MAX_CAPTION), end) if over_table else None
    at = caption.start("caption") if caption is not None and _VERB.search(caption["caption"]) is None else end
    if at > start:
        yield Block("paragraph", 0, _NOWHERE, start, start + len(text[start:at].rstrip()))
    if at < end:
        yield Block("caption", 0, _NOWHERE, at, end)
