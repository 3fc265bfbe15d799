"""A page that pdfplumber's algorithms run on unchanged, its objects read by PDFium.

`extract_words`, `crop`, `filter`, `dedupe_chars`, `find_tables` and `to_image` are pdfplumber's own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from typing import Any

import pypdfium2.raw as pdfium
from pdfplumber.page import Page

from abstract2kb.collector import collecting_rarely
from abstract2kb.pdf.pdfium.chars import CharReader, shows_nothing, unseen_below
from abstract2kb.pdf.pdfium.errors import UnreadablePageError
from abstract2kb.pdf.pdfium.geometry import Frame
from abstract2kb.pdf.pdfium.links import annotations_of
from abstract2kb.pdf.pdfium.page_objects import page_objects
from abstract2kb.pdf.pdfium.raw import Calls, address
from abstract2kb.pdf.pdfium.shapes import ShapeReader, Shapes
from abstract2kb.pdf.pdfium.stretches import Stretch

__all__ = ["PdfiumPage"]


@dataclass(frozen=True)
class Content:
    """What a page draws: its characters in stretches, and its shapes, which are read when they are asked for."""

    stretches: list[Stretch]
    read_shapes: Callable[[], Shapes]

    @cached_property
    def shapes(self) -> Shapes:
        """The lines, rectangles, curves and images."""
        return self.read_shapes()

    @property
    def count(self) -> int:
        """How many characters there are."""
        return sum(map(len, self.stretches))

    @property
    def empty(self) -> bool:
        """Whether nothing is drawn."""
        shapes = self.shapes
        return not (self.stretches or shapes.lines or shapes.rects or shapes.curves or shapes.images)


class PdfiumPage(Page):
    """One page of an open document; usable until `close`.

    Known once `content` or `objects` has been read: of how many kinds its characters are (one per font and Unicode), how many of these
    are `unmapped` (PDFium knows no Unicode for them), and how many characters are `boxless` or `vertical`.
    """

    def __init__(self, pdf: Any, handle: Any, page_number: int, frame: Frame, cropbox: tuple[float, float, float, float]) -> None:
        self._document = pdf
        self.page_obj = None  # type: ignore[assignment] # pdfminer's page, which cropped pages hand on
        self.pdf, self.root_page, self.page_number = pdf, self, page_number
        self.initial_doctop = frame.doctop
        self.rotation = frame.rotation
        self.mediabox = self.bbox = frame.bbox
        self.cropbox = cropbox
        self.get_textmap = lru_cache()(self._get_textmap)
        self.kinds = self.unmapped = self.boxless = self.vertical = self.text_objects = self.skipped = 0
        self._handle, self._frame = handle, frame

    def parse_objects(self) -> dict[str, list[dict[str, Any]]]:
        """The page's objects by kind: char, line, rect, curve, image; kinds that the page lacks are left out."""
        with collecting_rarely():
            shapes = self.content.shapes
            lines, rects, curves = (
                [shape.as_dict(self._frame, self.page_number) for shape in kind] for kind in (shapes.lines, shapes.rects, shapes.curves)
            )
            found = {"char": self.chars, "line": lines, "rect": rects, "curve": curves, "image": shapes.images}
            return {kind: items for kind, items in found.items() if items}

    @cached_property
    def chars(self) -> list[dict[str, Any]]:
        """The page's characters; its shapes need not be read for them."""
        with collecting_rarely():
            return [char for stretch in self.content.stretches for char in stretch.chars()]

    @cached_property
    def content(self) -> Content:
        """What the page draws, read once, with its characters in the order in which their text objects are drawn."""
        with collecting_rarely():
            return self._read(self._document.calls)

    def _read(self, calls: Calls) -> Content:
        text_page = pdfium.FPDFText_LoadPage(self._handle)
        if not text_page:
            raise UnreadablePageError(f"PDFium finds no text page on page {self.page_number}")
        try:
            settings = self._document.settings
            objects = page_objects(calls, address(self._handle))
            order = {handle: place for place, (handle, _) in enumerate(objects.texts)}
            reader = CharReader(calls, address(text_page), self._frame, self.page_number, settings.max_chars)
            chars = reader.read(order)
            for handle, outer in objects.texts:
                if handle in chars.owners or not shows_nothing(calls, handle):
                    continue
                below = unseen_below(calls, handle)
                chars.vertical += below
                if not below:
                    reader.add_space(handle, outer)
        finally:
            pdfium.FPDFText_ClosePage(text_page)
        self.kinds, self.unmapped, self.boxless, self.vertical = chars.kinds, chars.unmapped, chars.boxless, chars.vertical
        self.text_objects = len(objects.texts)
        self.skipped = chars.skipped
        # PDFium gathers characters by line
        shapes = ShapeReader(calls, self._frame, self.page_number, settings.max_segments)
        return Content(sorted(chars.stretches, key=lambda stretch: order.get(stretch.owner, -1)), partial(shapes.read, objects))

    @property
    def beyond(self) -> str | None:
        """What of the page is left out because it is too much, in words."""
        skipped = self.content.shapes.skipped
        parts = [f"{self.skipped} characters"] if self.skipped else []
        parts += [f"{skipped} paths"] if skipped else []
        return " and ".join(parts) + " are beyond the limits" if parts else None

    @property
    def annots(self) -> list[dict[str, Any]]:
        """The annotations with their boxes, and the address of those that are links."""
        return annotations_of(self._document.document, self._handle, self._frame, self.page_number)

    def close(self) -> None:
        """Let go of the objects and of PDFium's page."""
        super().close()
        for name in ("content", "chars"):
            self.__dict__.pop(name, None)
        if self._handle:
            pdfium.FPDF_ClosePage(self._handle)
            self._handle = None
