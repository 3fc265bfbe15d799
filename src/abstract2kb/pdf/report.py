"""A report as read: linear text, blocks, tables, articles, references and links, with a box for every character.

Example: with `report = Report.from_pdf(data, "a.pdf")`, `report.text[a:b]` is what `report.boxes(a, b)` show.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from abstract2kb.collector import collecting_rarely
from abstract2kb.errors import BrokenPdfError, EmptyInputError, NoPagesError
from abstract2kb.patterns import regex
from abstract2kb.pdf.articles import find_articles, with_titles
from abstract2kb.pdf.charmap import CharMap
from abstract2kb.pdf.geometry import intersects
from abstract2kb.pdf.glyph_store import GlyphStore
from abstract2kb.pdf.glyphs import RawPage
from abstract2kb.pdf.hyphens import Lexis
from abstract2kb.pdf.layout import Article, Block, Box, Cell, Link, Metadata, PageNote, Reference, Table
from abstract2kb.pdf.leads import with_leads
from abstract2kb.pdf.linear import Linear, Lineariser
from abstract2kb.pdf.page_watch import PageWatch
from abstract2kb.pdf.pages import PageLayout, document_drafts, layout_page
from abstract2kb.pdf.settings import DEFAULTS, PdfSettings
from abstract2kb.pdf.text_tables import find_grids
from abstract2kb.pdf.text_tables.parts import tables_of, with_tables
from abstract2kb.shelf import Shelf

_MANY_UNMAPPED = 20
_OPEN_WORDS = 150_000
"""So many words are at hand while the document is read, some 200 MB; those of the other pages are packed."""
_BLANK_LINE = regex(r"\n[^\S\n]*\n")


@dataclass(frozen=True, slots=True)
class Report:
    """One report. Offsets are into `text`, ends exclusive; `id` is the SHA-256 of the input bytes in hex."""

    source: str
    id: str
    text: str
    blocks: tuple[Block, ...] = ()
    tables: tuple[Table, ...] = ()
    articles: tuple[Article, ...] = ()
    references: tuple[Reference, ...] = ()
    links: tuple[Link, ...] = ()
    notes: tuple[PageNote, ...] = ()
    page_count: int = 0
    engines: tuple[str, ...] = ()
    """Who read each page ("pdfium", "pdfminer"; "" for a page that nobody could read)."""
    doubts: tuple[str, ...] = ()
    """Why the first choice was not trusted with each page; "" where it was."""
    metadata: Metadata = field(default_factory=Metadata)
    is_pdf: bool = True
    running: tuple[str, ...] = ()
    """The running headers and footers that are not in the text, each once."""
    _charmap: CharMap | None = field(default=None, repr=False, compare=False)

    @classmethod
    def from_pdf(
        cls, data: bytes, source: str, password: str | None = None, settings: PdfSettings = DEFAULTS, watch: PageWatch | None = None
    ) -> Report:
        """Read a PDF from memory.

        Raises EmptyInputError, NotAPdfError, BrokenPdfError, PasswordError or NoPagesError; what goes wrong on a single
        page becomes a note. `watch` is told of each page before it is read.
        """
        from abstract2kb.pdf.reader import open_pdf

        store, notes, lexis, shelf = GlyphStore(), list[PageNote](), Lexis(), Shelf(_OPEN_WORDS)
        with collecting_rarely(), open_pdf(data, source, password, settings) as document:
            layouts = list[PageLayout]()
            for raw in first_pages(document.pages(watch or PageWatch()), settings.max_pages, notes):
                layouts.append(layout_page(raw, store, lexis, shelf))
                notes += page_notes(layouts[-1])
            metadata = document.metadata
        check_pages(layouts, source, document.damaged, notes)
        links = [link for layout in layouts for link in layout.raw.links]
        with collecting_rarely():
            linear = linearise(layouts, Lineariser(store, lexis, links), shelf)

        def light_from(block: Block) -> int | None:
            return linear.leads.get(block.start)

        articles = find_articles(
            linear.text,
            linear.blocks,
            is_bold=lambda block: block.start in linear.bold,
            page_of=lambda offset: linear.charmap.page_at(offset) or 1,
            light_from=light_from,
        )
        return cls(
            source, hashlib.sha256(data).hexdigest(), linear.text,
            tuple(with_leads(linear.text, with_titles(linear.text, linear.blocks, articles), light_from)), tuple(linear.tables), articles,
            tuple(linear.references), tuple(links), tuple(notes), len(layouts), tuple(layout.raw.engine for layout in layouts),
            tuple(layout.raw.doubt or "" for layout in layouts), metadata, True,
            tuple(dict.fromkeys(line.strip() for layout in layouts for line in layout.running)), linear.charmap,
        )  # fmt: skip

    @classmethod
    def from_text(cls, text: str, source: str) -> Report:
        """Take plain text as it is: blocks are parted by blank lines and by the tables in it, and there are no boxes.

        Raises EmptyInputError when there is nothing but white space.
        """
        if not text.strip():
            raise EmptyInputError(source, "the text is empty")
        tables = tables_of(text, find_grids(text))
        blocks = with_tables(text, _paragraphs(text), tables)
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        article = Article("a1", None, None, (), 0, len(text))
        return cls(source, digest, text, tuple(blocks), tables, (article,), is_pdf=False)

    def boxes(self, start: int, end: int) -> list[Box]:
        """One box per line (and cell) that text[start:end] touches; none for plain text."""
        return self._charmap.boxes(self.text, start, end) if self._charmap else []

    def block_at(self, offset: int) -> Block | None:
        """The block that holds the character at `offset`; None between blocks."""
        index = bisect_right(self.blocks, offset, key=lambda block: block.start) - 1
        return self.blocks[index] if index >= 0 and offset < self.blocks[index].end else None

    def first_block(self, offset: int) -> int:
        """The index of the first block that starts at or behind `offset`; the number of blocks when none does."""
        return bisect_left(self.blocks, offset, key=lambda block: block.start)

    def block_above(self, start: int) -> Block | None:
        """The block right before the one that starts at `start`; None when none starts there."""
        at = self.first_block(start)
        return self.blocks[at - 1] if 0 < at < len(self.blocks) and self.blocks[at].start == start else None

    def cell_at(self, offset: int) -> tuple[Table, Cell] | None:
        """The table and cell that hold the character at `offset`."""
        index = bisect_right(self.tables, offset, key=lambda table: table.start) - 1
        if index < 0 or offset >= self.tables[index].end:
            return None
        table = self.tables[index]
        at = bisect_right(table.cells, offset, key=lambda cell: cell.start) - 1
        if at < 0 or offset >= table.cells[at].end:
            return None
        return table, table.cells[at]

    def links_at(self, start: int, end: int) -> tuple[str, ...]:
        """The targets of the links whose boxes overlap those of text[start:end], in order, without repeats."""
        boxes = self.boxes(start, end)
        pairs = ((link, box) for box in boxes for link in self.links if link.page == box.page)
        return tuple(dict.fromkeys(link.uri for link, box in pairs if intersects(link.bbox, box.bbox, -0.5)))


def first_pages(pages: Iterable[RawPage], max_pages: int | None, notes: list[PageNote]) -> Iterator[RawPage]:
    """The pages up to `max_pages`; that there are more is added to `notes`."""
    for raw in pages:
        if max_pages is not None and raw.number > max_pages:
            notes.append(PageNote("pdf.pages_skipped", "warning", f"only the first {max_pages} pages were read"))
            break
        yield raw


def check_pages(layouts: list[PageLayout], source: str, damaged: bool, notes: list[PageNote]) -> None:
    """Put a note in front when the file is damaged or holds no text.

    Raises BrokenPdfError when a damaged file has no readable page, NoPagesError when there are no pages at all.
    """
    if damaged:
        if not any(layout.has_text for layout in layouts):
            raise BrokenPdfError(source, "cut off or damaged: no page can be read")
        notes.insert(0, PageNote("pdf.damaged", "warning", "the file is cut off or damaged; pages may be missing"))
    if not layouts:
        raise NoPagesError(source, "the PDF has no pages")
    if not any(layout.has_text or layout.raw.rotated or layout.raw.failure for layout in layouts):
        notes.insert(0, PageNote("pdf.no_text_layer", "error", f"{source} has no text layer; run OCR first"))


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Where the stretches between blank lines start and end, without the white space around them.

    >>> list(_paragraphs("A title\\n \\n\\nSome text. "))
    [(0, 7), (11, 21)]
    """
    start = 0
    for end, after in (*(m.span() for m in _BLANK_LINE.finditer(text)), (len(text), len(text))):
        words = text[start:end].lstrip()
        if words:
            yield end - len(words), end - len(words) + len(words.rstrip())
        start = after


def linearise(layouts: list[PageLayout], writer: Lineariser, shelf: Shelf) -> Linear:
    """The linear text of all pages."""
    drafts = document_drafts(layouts, shelf)
    drafts.reverse()
    while drafts:  # what is written is let go
        writer.add(drafts.pop())
    shelf.clear()
    return writer.finish()


def page_notes(layout: PageLayout) -> list[PageNote]:
    """What is worth saying about one page: unreadable, or nothing but a picture."""
    raw = layout.raw
    if raw.failure is not None:
        message = f"page {raw.number} cannot be read: {raw.failure}"
        return [PageNote("pdf.page_unreadable", "error", message, raw.number)]
    notes = []
    if not layout.has_text and raw.images:
        notes.append(PageNote("pdf.page_without_text", "info", f"page {raw.number} is a picture without text", raw.number))
    if raw.unmapped > _MANY_UNMAPPED:
        message = f"page {raw.number} has {raw.unmapped} characters whose meaning the file does not tell"
        notes.append(PageNote("pdf.unmapped_characters", "warning", message, raw.number))
    if raw.beyond:
        notes.append(PageNote("pdf.page_too_large", "warning", f"page {raw.number} is not read whole: {raw.beyond}", raw.number))
    if raw.rotated:
        message = f"page {raw.number} has {raw.rotated} rotated characters that are left out"
        notes.append(PageNote("pdf.rotated_text", "info" if layout.has_text else "warning", message, raw.number))
    return notes
