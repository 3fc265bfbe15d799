"""The annotations of a page: boxes, contents, and where links lead."""

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

from abstract2kb.pdf.pdfium.geometry import Frame

__all__ = ["annotations_of"]


def annotations_of(document: Any, page: Any, frame: Frame, page_number: int) -> list[dict[str, Any]]:
    """pdfplumber's dicts for the annotations of a page, in the order of the file."""
    found = []
    rect = pdfium.FS_RECTF()
    for index in range(max(pdfium.FPDFPage_GetAnnotCount(page), 0)):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        try:
            if pdfium.FPDFAnnot_GetRect(annotation, rect):
                found.append(_annotation(document, annotation, rect, frame, page_number))
        finally:
            pdfium.FPDFPage_CloseAnnot(annotation)
    return found


def _annotation(document: Any, annotation: Any, rect: Any, frame: Frame, page_number: int) -> dict[str, Any]:
    item: dict[str, Any] = {"page_number": page_number, "object_type": "annot"}
    a, b, c, d, e, f = frame.matrix
    corners = [(a * x + c * y + e, b * x + d * y + f) for x, y in ((rect.left, rect.bottom), (rect.right, rect.top))]
    frame.set_box(item, *corners[0], *corners[1])
    item["uri"] = _uri(document, annotation)
    item["title"] = _string(annotation, b"T")
    item["contents"] = _string(annotation, b"Contents")
    item["data"] = {}
    return item


def _uri(document: Any, annotation: Any) -> str | None:
    link = pdfium.FPDFAnnot_GetLink(annotation)
    action = pdfium.FPDFLink_GetAction(link) if link else None
    if not action or pdfium.FPDFAction_GetType(action) != pdfium.PDFACTION_URI:
        return None
    length = pdfium.FPDFAction_GetURIPath(document, action, None, 0)
    if length <= 1:
        return None
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFAction_GetURIPath(document, action, buffer, length)
    return buffer.value.decode("utf-8", "replace")


def _string(annotation: Any, key: bytes) -> str | None:
    """A text entry of an annotation's dictionary (UTF-16); None when it is missing or empty."""
    if not pdfium.FPDFAnnot_HasKey(annotation, key):
        return None
    length = pdfium.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    if length <= 2:
        return None
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFAnnot_GetStringValue(annotation, key, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length)
    return buffer.raw[: length - 2].decode("utf-16-le", "replace")
