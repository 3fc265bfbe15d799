"""Tables that go on over a page: the next page's part joins the first, with or without a repeated header.

Example: a table of five columns at the foot of page 1 and one with the same column edges on top of page 2 become one
table with pages [1, 2]; a header row that is repeated there is left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from abstract2kb.patterns import regex
from abstract2kb.pdf.blocks import Draft
from abstract2kb.pdf.grids import RawCell, RawTable

_CONTINUED = regex(r"\(?\bcont(?:inued|inuation|['’]d|\.)", re.IGNORECASE)
_EDGE = 6.0
_REPEATED = 40.0
"""How far apart columns told by white alone may stand, in points, where the headings are the same."""


def join_tables(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with the parts of each table joined at the place of the first part."""
    out: list[Draft] = []
    open_table: Draft | None = None
    for draft in drafts:
        if draft.table is None:
            if draft.kind not in ("note", "caption") or (draft.kind == "caption" and not _CONTINUED.search(draft.text)):
                open_table = None
            if open_table is not None and draft.kind == "caption":
                continue
            out.append(draft)
            continue
        if open_table is not None and open_table.table is not None and goes_on(open_table.table, draft.table):
            append(open_table.table, draft.table)
            continue
        out.append(draft)
        open_table = draft
    return out


def goes_on(first: RawTable, second: RawTable) -> bool:
    """Whether `second` stands on the page (or in the column) after `first`, with its columns and no new header."""
    beside = second.pages[0] == first.pages[-1] and second.bbox[0] > first.bbox[2]
    if second.cols != first.cols or not (beside or second.pages[0] == first.pages[-1] + 1):
        return False
    if second.caption is not None and not _CONTINUED.search(second.caption) and second.caption != first.caption:
        return False
    edges = [(_edges(table)) for table in (first, second)]
    shift = edges[1][0] - edges[0][0]
    slack = _EDGE if first.ruled else _REPEATED if _header_matches(first, second) else 3 * _EDGE
    if any(abs(b - a - shift) > slack for a, b in zip(*edges, strict=True)):
        return False
    own_header = second.header_rows > 0 and (beside or all(cell.bold for cell in second.row(0) if cell.lines))
    return _header_matches(first, second) or not (own_header and first.header_rows > 0)


def _edges(table: RawTable) -> list[float]:
    """The left edge of each column, as far as single-column cells tell."""
    lefts = [table.bbox[0]] * table.cols
    for cell in table.cells:
        lefts[cell.col] = cell.bbox[0]
    return lefts


def _header_matches(first: RawTable, second: RawTable) -> bool:
    count = first.header_rows
    if not count or second.rows <= count:
        return False
    texts = [[(c.row, c.col, c.text) for c in table.cells if c.row < count and c.lines] for table in (first, second)]
    return texts[0] == texts[1]


def append(first: RawTable, second: RawTable) -> None:
    """Add the rows of `second` to `first`, without a repeated header."""
    skip = first.header_rows if _header_matches(first, second) else 0
    for cell in second.cells:
        if cell.row >= skip:
            row = first.rows + cell.row - skip
            first.cells.append(RawCell(row, cell.col, cell.row_span, cell.col_span, cell.bbox, cell.lines, cell.page))
    first.rows += second.rows - skip
    first.pages += [page for page in second.pages if page not in first.pages]
