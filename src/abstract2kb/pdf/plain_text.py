"""The text of each page as PDFium gives it, without any layout: a second opinion beside the linear text.

Example: `page_texts(data, "a.pdf")[0]`.
"""

from __future__ import annotations

import pypdfium2

from abstract2kb.errors import BrokenPdfError

__all__ = ["page_texts"]

_LINE_END_HYPHENS = str.maketrans({"\x02": "-", "\ufffe": "-", "\r": None})


def page_texts(data: bytes, source: str, password: str | None = None) -> list[str]:
    """The text of every page in the order of its drawing; raises BrokenPdfError."""
    try:
        document = pypdfium2.PdfDocument(data, password=password)
    except pypdfium2.PdfiumError as error:
        raise BrokenPdfError(source, f"PDFium cannot open it ({error})") from error
    try:
        return [page.get_textpage().get_text_range().translate(_LINE_END_HYPHENS) for page in document]
    finally:
        document.close()
