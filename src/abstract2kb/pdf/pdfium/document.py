"""An open PDF whose pages are read by PDFium."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from abstract2kb.pdf.pdfium.errors import UnreadablePageError
from abstract2kb.pdf.pdfium.geometry import Frame
from abstract2kb.pdf.pdfium.page import PdfiumPage
from abstract2kb.pdf.pdfium.raw import Calls
from abstract2kb.pdf.settings import DEFAULTS, PdfSettings

__all__ = ["PdfiumPdf"]

Box = tuple[float, float, float, float]


class PdfiumPdf:
    """What pdfplumber's pages want of their document: `stream`, `path`, `password`; and the pages themselves.

    Raises pypdfium2.PdfiumError when the bytes cannot be opened. Pages hold native memory until they are closed.
    """

    path = None
    laparams = None
    unicode_norm = None
    raise_unicode_errors = False

    def __init__(self, data: bytes, password: str | None = None, settings: PdfSettings = DEFAULTS) -> None:
        self.stream, self.password = io.BytesIO(data), password
        self._data = data
        self._open()
        self.calls, self.settings = Calls(), settings

    def _open(self) -> None:
        self._pdf = pypdfium2.PdfDocument(self._data, password=self.password)
        self.document = self._pdf.raw

    def __len__(self) -> int:
        return len(self._pdf)

    def renew(self) -> None:
        """Open the file anew: PDFium keeps the streams and fonts of every page it has read for as long as the document is open.

        All pages must be closed before. Raises pypdfium2.PdfiumError, with the document as it was.
        """
        known = self._pdf
        self._open()
        known.close()

    def metadata(self) -> dict[str, str]:
        """The entries of the information dictionary that the standard names and the file has."""
        return {key: value for key, value in self._pdf.get_metadata_dict(skip_empty=True).items() if isinstance(value, str)}

    def page(self, number: int, doctop: float = 0.0) -> PdfiumPage:
        """The page with this number, from 1. Raises UnreadablePageError."""
        handle = pdfium.FPDF_LoadPage(self.document, number - 1)
        if not handle:
            raise UnreadablePageError(f"PDFium cannot load page {number}")
        media, crop = _box(pdfium.FPDFPage_GetMediaBox, handle), _box(pdfium.FPDFPage_GetCropBox, handle)
        if media is None:
            if crop is not None:
                pdfium.FPDF_ClosePage(handle)
                raise UnreadablePageError("the media box is inherited and the crop box is not")
            media = _bounding(handle)
        rotation = 90 * pdfium.FPDFPage_GetRotation(handle)
        frame = Frame(media, rotation, doctop)
        return PdfiumPage(self, handle, number, frame, frame.box_of(crop) if crop else frame.bbox)

    def pages(self) -> Iterator[PdfiumPage]:
        """Every page in order; the caller closes them."""
        doctop = 0.0
        for number in range(1, len(self) + 1):
            page = self.page(number, doctop)
            doctop += page.height
            yield page

    def close(self) -> None:
        """Free the document; its pages must be closed before."""
        self._pdf.close()


def _box(call: Any, handle: Any) -> Box | None:
    values = [pdfium.c_float() for _ in range(4)]
    if not call(handle, *values):
        return None
    left, bottom, right, top = (value.value for value in values)
    return (left, bottom, right, top) if right != left and top != bottom else None


def _bounding(handle: Any) -> Box:
    rect = pdfium.FS_RECTF()
    if not pdfium.FPDF_GetPageBoundingBox(handle, rect):
        return (0.0, 0.0, 612.0, 792.0)
    return (rect.left, rect.bottom, rect.right, rect.top)
