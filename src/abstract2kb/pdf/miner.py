"""PDFs and pages as pdfplumber's own parser, pdfminer, reads them: slower than PDFium, and the second opinion on pages that fail its checks."""

from __future__ import annotations

import io
import logging

from pdfminer.pdfpage import PDFPage
from pdfplumber.page import Page
from pdfplumber.pdf import PDF

from abstract2kb.pdf.failures import UNREADABLE

__all__ = ["MinerPdf"]

logging.getLogger("pdfminer").setLevel(logging.ERROR)

_FRESH = 100
"""After so many pages the objects that pdfminer keeps of the pages it has read are let go; those that are shared are read again."""
_LETTER_PAGE = [0, 0, 612, 792]


class MinerPdf:
    """An open PDF; raises what pdfminer raises when it cannot be opened."""

    def __init__(self, data: bytes, password: str | None = None) -> None:
        self._pdf = PDF.open(io.BytesIO(data), password=password or "")
        self._tree = PDFPage.create_pages(self._pdf.doc)
        self._pages: list[PDFPage] = []
        self._end: BaseException | None = None

    def metadata(self) -> dict[str, str]:
        """The text entries of the information dictionary."""
        return {str(key): value for key, value in self._pdf.metadata.items() if isinstance(value, str)}

    def __len__(self) -> int:
        """How many pages the tree holds, as far as it can be walked."""
        while self._end is None:
            self._walk()
        return len(self._pages)

    def page(self, number: int) -> Page | None:
        """The page with this number, from 1; None behind the last one. Raises one of UNREADABLE where the page tree ends in damage."""
        while len(self._pages) < number and self._end is None:
            self._walk()
        if len(self._pages) < number:
            if number == len(self._pages) + 1 and isinstance(self._end, UNREADABLE):
                raise self._end
            return None
        if number % _FRESH == 0:
            self._forget()
        page_object = self._pages[number - 1]
        page_object.attrs.setdefault("MediaBox", _LETTER_PAGE)
        return Page(self._pdf, page_object, number)

    def _forget(self) -> None:
        self._pdf.doc._cached_objs.clear()
        self._pdf.rsrcmgr._cached_fonts.clear()

    def _walk(self) -> None:
        try:
            self._pages.append(next(self._tree))
        except StopIteration as end:
            self._end = end
        except UNREADABLE as error:
            self._end = error
