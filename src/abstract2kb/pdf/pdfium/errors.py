"""What PDFium cannot read."""

__all__ = ["UnreadablePageError"]


class UnreadablePageError(Exception):
    """PDFium cannot load a page, or cannot tell its boxes as pdfminer does."""
