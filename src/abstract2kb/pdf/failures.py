"""What pdfminer, pdfplumber and PDFium are known to raise on damaged files, and how to say it in one clause."""

from __future__ import annotations

import struct
import zlib

from pdfminer.psexceptions import PSException
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException
from pypdfium2 import PdfiumError

from abstract2kb.pdf.pdfium.errors import UnreadablePageError

__all__ = ["UNREADABLE", "cause_of"]

UNREADABLE = (
    PSException, PdfminerException, MalformedPDFException, PdfiumError, UnreadablePageError, ValueError, TypeError, LookupError,
    ArithmeticError, AttributeError, AssertionError, NotImplementedError, EOFError, OSError, RecursionError, zlib.error, struct.error,
)  # fmt: skip
"""What damaged content may raise."""


def cause_of(error: BaseException) -> str:
    """The error's type and message, on one line."""
    inner = error.args[0] if isinstance(error, PdfminerException) and error.args else error
    text = " ".join(str(inner).split()).rstrip(".")
    return f"{type(inner).__name__}: {text}"[:160] if text else type(inner).__name__
