"""How PDFs are read: by which engine, how much of them, and within which limits."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from abstract2kb.errors import UsageError

__all__ = ["DEFAULTS", "Engine", "PdfSettings"]


class Engine(StrEnum):
    """Who reads the pages: PDFium, pdfplumber's own parser (pdfminer), or PDFium with that as the fallback."""

    AUTO = "auto"
    PDFIUM = "pdfium"
    PDFMINER = "pdfminer"


@dataclass(frozen=True, slots=True)
class PdfSettings:
    """Settings of the page engine; a value that makes no sense raises UsageError.

    `max_pages` stops after so many pages of a file (None: all). Of a page, at most `max_chars` characters and
    `max_segments` path segments are read; what is beyond is left out with a note. `page_timeout` (seconds) and `max_memory`
    (megabytes) hold where pages are read in a process of their own (`abstract2kb.pdf.apart`).
    """

    engine: Engine = Engine.AUTO
    max_pages: int | None = None
    max_chars: int = 200_000
    max_segments: int = 400_000
    page_timeout: float = 30.0
    max_memory: int = 2000

    def __post_init__(self) -> None:
        for name in ("max_pages", "max_chars", "max_segments", "max_memory"):
            value = getattr(self, name)
            if value is not None and value < 1:
                raise UsageError(f"{name} must be at least 1, not {value}")
        if not self.page_timeout > 0:
            raise UsageError(f"page_timeout must be more than 0 seconds, not {self.page_timeout:g}")


DEFAULTS = PdfSettings()
