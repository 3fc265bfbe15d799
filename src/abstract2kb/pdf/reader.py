"""PDF bytes to raw pages, by PDFium where it can be trusted and by pdfplumber's own parser where not.

Example: `with open_pdf(data, "a.pdf") as document: pages = list(document.pages())` gives one `RawPage` per page; a page
that cannot be read has its `failure` set and no glyphs, and `engine` names who read it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.utils.exceptions import PdfminerException
from pypdfium2 import PdfiumError
from pypdfium2.raw import FPDF_ERR_PASSWORD

from abstract2kb.errors import BrokenPdfError, EmptyInputError, NotAPdfError, PasswordError
from abstract2kb.pdf.failures import UNREADABLE, cause_of
from abstract2kb.pdf.glyphs import RawPage
from abstract2kb.pdf.layout import Metadata
from abstract2kb.pdf.miner import MinerPdf
from abstract2kb.pdf.page_watch import PageWatch
from abstract2kb.pdf.pdfium.document import PdfiumPdf
from abstract2kb.pdf.pdfium.errors import UnreadablePageError
from abstract2kb.pdf.pdfium.page import PdfiumPage
from abstract2kb.pdf.raw_page import raw_page
from abstract2kb.pdf.settings import DEFAULTS, Engine, PdfSettings

__all__ = ["PdfDocument", "doubtful", "open_pdf"]

_HEADER_WINDOW, _TAIL_WINDOW = 1024, 2048
_XREF = re.compile(rb"\s*(?:xref\b|\d+\s+\d+\s+obj\b)")
_START = re.compile(rb"startxref\s+(\d+)")
_LOST_PAGES = 20
"""So many pages in a row that PDFium cannot load end a document of which nobody else knows the length."""
_FRESH = 100
"""After so many pages the file is opened anew, which takes some milliseconds: PDFium holds what it has read of a document until it is closed."""
_FEW = 0.02
"""Up to this share of characters without Unicode or box is no reason to ask again."""


class PdfDocument:
    """An open PDF: its pages in order, its metadata, and whether it is damaged."""

    def __init__(self, data: bytes, password: str | None, settings: PdfSettings) -> None:
        self._data, self._password, self._settings, self._engine = data, password, settings, settings.engine
        self._fast: PdfiumPdf | None = None
        self._slow: MinerPdf | None = None
        self.damaged = is_damaged(data)

    def open(self) -> None:
        """Open the file with the engine chosen; with "auto", with the one that can."""
        if self._engine is Engine.PDFMINER:
            self._miner()
            return
        try:
            self._fast = PdfiumPdf(self._data, self._password, self._settings)
        except PdfiumError as error:
            if self._engine is Engine.PDFIUM or is_locked(error, self._data):
                raise
            self._miner()

    def __enter__(self) -> PdfDocument:
        return self

    def __exit__(self, *_: object) -> None:
        if self._fast is not None:
            self._fast.close()

    @property
    def metadata(self) -> Metadata:
        """The information dictionary: text entries only."""
        found = self._fast.metadata() if self._fast is not None else self._miner().metadata()
        entries = {key: value.strip() for key, value in found.items() if value.strip()}
        return Metadata(entries.pop("Title", None), entries.pop("Author", None), dict(sorted(entries.items())))

    def pages(self, watch: PageWatch | None = None) -> Iterator[RawPage]:
        """Every page in order, one at a time; a page that raises, or that the watch says is lost, comes with `failure` set."""
        watch = watch or PageWatch()
        number, lost = 1, 0
        while lost < _LOST_PAGES:
            watch.begins(number)
            page = self._page(number) if number not in watch.lost else RawPage(number, 612, 792, failure=watch.lost[number])
            if page is None:
                break
            lost = lost + 1 if page.failure is not None else 0
            yield page
            number += 1
        watch.begins(-1)

    def _page(self, number: int) -> RawPage | None:
        if self._fast is None:
            return self._by_pdfminer(number)
        return self._checked(number) if number <= len(self._fast) else None

    def _checked(self, number: int) -> RawPage:
        """One page by PDFium; with "auto", by pdfminer if PDFium fails or is in doubt and pdfminer finds no less."""
        first, doubt = self._by_pdfium(number)
        doubt = first.failure or doubt
        if doubt is None or self._engine is not Engine.AUTO:
            return first
        other = self._by_pdfminer(number)
        if other is None or (len(first.ink) and not len(other.ink)) or (first.failure and other.failure):
            return first
        other.doubt = doubt
        return other

    def _by_pdfium(self, number: int) -> tuple[RawPage, str | None]:
        """One page by PDFium, and why it should not be trusted."""
        try:
            page = self._pdfium_page(number)
            try:
                raw = raw_page(page)
                raw.engine, raw.beyond = Engine.PDFIUM.value, page.beyond
                return raw, doubtful(page)
            finally:
                page.close()
        except UNREADABLE as error:
            return RawPage(number, 612, 792, failure=cause_of(error)), None

    def _pdfium_page(self, number: int) -> PdfiumPage:
        if self._fast is None:
            raise UnreadablePageError("PDFium has not opened the file")
        if number % _FRESH == 0 and not self.damaged:  # a damaged file is searched from end to end when it is opened
            self._fast.renew()
        return self._fast.page(number)

    def _by_pdfminer(self, number: int) -> RawPage | None:
        """One page by pdfminer; None behind the last one, and where the two do not find the same pages."""
        try:
            miner = self._miner()
            page = miner.page(number) if self._fast is None or len(miner) == len(self._fast) else None
        except UNREADABLE as error:
            return RawPage(number, 612, 792, failure=cause_of(error))
        if page is None:
            return None
        try:
            raw = raw_page(page)
            raw.engine = Engine.PDFMINER.value
            return raw
        except UNREADABLE as error:
            return RawPage(number, 612, 792, failure=cause_of(error))
        finally:
            page.close()

    def _miner(self) -> MinerPdf:
        if self._slow is None:
            self._slow = MinerPdf(self._data, self._password)
        return self._slow


def doubtful(page: PdfiumPage) -> str | None:
    """Why PDFium's reading of a page is not to be trusted: characters without Unicode or box, vertical writing, nothing drawn."""
    content = page.content
    chars = content.count
    if page.unmapped > _FEW * max(page.kinds, 1):
        return f"{page.unmapped} of {page.kinds} different characters have no Unicode"
    if page.boxless > _FEW * max(chars, 1):
        return f"{page.boxless} characters have no box"
    if page.vertical > _FEW * max(chars, 1):
        return f"{page.vertical} characters are written downwards"
    if not chars and page.text_objects:
        return "there are text objects, but no characters"
    if content.empty:
        return "nothing is drawn"
    return None


def open_pdf(data: bytes, source: str, password: str | None = None, settings: PdfSettings = DEFAULTS) -> PdfDocument:
    """Open a PDF held in memory.

    Raises EmptyInputError, NotAPdfError, PasswordError or BrokenPdfError; `source` is the name used in messages.
    """
    if not data.strip(b"\0\t\n\f\r "):
        raise EmptyInputError(source, "the file is empty")
    if b"%PDF-" not in data[:_HEADER_WINDOW]:
        raise NotAPdfError(source, "not a PDF (no %PDF header)")
    document = PdfDocument(data, password, settings)
    try:
        document.open()
    except UNREADABLE as error:
        inner = error.args[0] if isinstance(error, PdfminerException) and error.args else error
        if is_locked(error, data) or isinstance(inner, PDFPasswordIncorrect):
            cause = "the password is wrong" if password else "needs a password (--password)"
            raise PasswordError(source, cause) from error
        raise BrokenPdfError(source, f"cut off or damaged ({cause_of(error)})") from error
    return document


def is_locked(error: BaseException, data: bytes) -> bool:
    """Whether PDFium wants a password: its last error may be one of an earlier file, so the file has to be encrypted too."""
    return isinstance(error, PdfiumError) and error.err_code == FPDF_ERR_PASSWORD and b"/Encrypt" in data


def is_damaged(data: bytes) -> bool:
    """Whether the end of the file is missing, or its cross-reference table is not where the end says (PDF 32000-1, 7.5.5)."""
    tail = data[-_TAIL_WINDOW:]
    starts = _START.findall(tail)
    if b"%%EOF" not in tail or not starts:
        return True
    # offsets count from the header, which junk may stand before
    offset = int(starts[-1])
    return not any(_XREF.match(data, offset + shift) for shift in {0, max(data.find(b"%PDF-"), 0)})
