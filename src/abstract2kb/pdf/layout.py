"""What the page engine hands on: frozen value objects, in PDF points with the origin at the top left.

Example: a `Report` whose text is "IL-2 leads the pack.\\n" has one `Block` (kind "paragraph", start 0, end 20), and
`report.boxes(0, 4)` gives one `Box` on page 1 that covers "IL-2".
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

BBox = tuple[float, float, float, float]
"""x0, top, x1, bottom in points."""

BlockKind = Literal["title", "heading", "paragraph", "list_item", "caption", "table", "note", "furniture"]
"""`note` is a footnote of a table or page; `furniture` (running headers, footers, page numbers) is not in the text."""


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink annotation: where it points and the box it covers."""

    uri: str
    page: int
    bbox: BBox


@dataclass(frozen=True, slots=True)
class Box:
    """One line's worth of characters: text[start:end] (end exclusive) stands inside `bbox` on `page` (from 1)."""

    page: int
    bbox: BBox
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reference:
    """A superscript reference removed from the text: `text` such as "1-5" stood right before offset `at`."""

    text: str
    at: int
    page: int
    bbox: BBox


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell; `start`/`end` are offsets into the report's text (start == end for an empty cell)."""

    row: int
    col: int
    row_span: int
    col_span: int
    text: str
    page: int
    bbox: BBox
    start: int
    end: int
    links: tuple[str, ...] = ()
    footnotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table as read: cells in row-major order, `header_rows` rows at the top are headings.

    `pages` names every page that it stands on; `index` counts tables over the report from 0.
    """

    index: int
    pages: tuple[int, ...]
    bbox: BBox
    caption: str | None
    header_rows: int
    cells: tuple[Cell, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """A run of the text: a paragraph, heading, list item, caption or table. `level` is 1.. for headings, else 0."""

    kind: BlockKind
    page: int
    bbox: BBox
    start: int
    end: int
    level: int = 0
    label: str | None = None
    """A side letter beside the heading ("B"), kept out of the text."""
    boxed: int = 0
    """The number of the call-out that it stands in, 0 for none."""


@dataclass(frozen=True, slots=True)
class Article:
    """One abstract or contribution of a report; a two-page report is a single article."""

    id: str
    number: str | None
    title: str | None
    pages: tuple[int, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PageNote:
    """Something that went wrong on a page and became an Issue: a code such as "pdf.page_unreadable" and one line."""

    code: str
    severity: Literal["info", "warning", "error"]
    message: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """The document information dictionary, as far as it is of use."""

    title: str | None = None
    author: str | None = None
    extra: dict[str, str] = field(default_factory=dict)
