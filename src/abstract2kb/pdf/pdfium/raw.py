"""PDFium's functions as they are called once per character or path: handles as plain integers, boxes in place.

pypdfium2 gives each function with typed pointers, which costs a Python object per call; here the same functions are
declared with addresses. The buffers of a `Calls` object are overwritten by every call: read them at once.
"""

from __future__ import annotations

import ctypes
from ctypes import c_char_p, c_double, c_float, c_int, c_size_t, c_uint, c_ulong, c_void_p, cast
from typing import Any

import pypdfium2.raw as pdfium

from abstract2kb.pdf.pdfium.gathering import Slots

__all__ = ["Calls", "address", "string_of"]

_P, _I = c_void_p, c_int


class _Rect(ctypes.Structure):
    _fields_ = (("left", c_float), ("top", c_float), ("right", c_float), ("bottom", c_float))


def _declare(name: str, result: Any, *arguments: Any) -> Any:
    return ctypes.CFUNCTYPE(result, *arguments)(cast(getattr(pdfium, name), c_void_p).value or 0)


def _quick(name: str, result: Any) -> Any:
    """A function whose arguments are passed as they are: an int as a C int, a pointer as a c_void_p object. It is called a third faster."""
    return _declare(name, result)


def address(handle: Any) -> int:
    """The address that a typed pointer of pypdfium2 holds; 0 for none."""
    return cast(handle, c_void_p).value or 0


class Calls:
    """The functions and the buffers that they fill; one object per document, since buffers are not shared."""

    count_chars = _declare("FPDFText_CountChars", _I, _P)
    get_text = _declare("FPDFText_GetText", _I, _P, _I, _I, _P)
    unicode = _declare("FPDFText_GetUnicode", c_uint, _P, _I)
    map_error = _declare("FPDFText_HasUnicodeMapError", _I, _P, _I)
    is_hyphen = _declare("FPDFText_IsHyphen", _I, _P, _I)
    text_object = _declare("FPDFText_GetTextObject", _P, _P, _I)
    loose_box = _declare("FPDFText_GetLooseCharBox", _I, _P, _I, _P)
    char_box = _declare("FPDFText_GetCharBox", _I, _P, _I, _P, _P, _P, _P)
    origin = _declare("FPDFText_GetCharOrigin", _I, _P, _I, _P, _P)
    char_matrix = _declare("FPDFText_GetMatrix", _I, _P, _I, _P)
    font_size = _declare("FPDFText_GetFontSize", c_double, _P, _I)
    text_fill = _declare("FPDFText_GetFillColor", _I, _P, _I, _P, _P, _P, _P)
    text_stroke = _declare("FPDFText_GetStrokeColor", _I, _P, _I, _P, _P, _P, _P)
    font = _declare("FPDFTextObj_GetFont", _P, _P)
    object_size = _declare("FPDFTextObj_GetFontSize", _I, _P, _P)
    glyph_width = _declare("FPDFFont_GetGlyphWidth", _I, _P, c_uint, c_float, _P)
    font_name = _declare("FPDFFont_GetBaseFontName", c_ulong, _P, _P, c_ulong)
    is_embedded = _declare("FPDFFont_GetIsEmbedded", _I, _P)
    font_ascent = _declare("FPDFFont_GetAscent", _I, _P, c_float, _P)
    font_descent = _declare("FPDFFont_GetDescent", _I, _P, c_float, _P)
    count_objects = _declare("FPDFPage_CountObjects", _I, _P)
    page_object = _declare("FPDFPage_GetObject", _P, _P, _I)
    object_type = _declare("FPDFPageObj_GetType", _I, _P)
    object_matrix = _declare("FPDFPageObj_GetMatrix", _I, _P, _P)
    object_bounds = _declare("FPDFPageObj_GetBounds", _I, _P, _P, _P, _P, _P)
    object_fill = _declare("FPDFPageObj_GetFillColor", _I, _P, _P, _P, _P, _P)
    object_stroke = _declare("FPDFPageObj_GetStrokeColor", _I, _P, _P, _P, _P, _P)
    stroke_width = _declare("FPDFPageObj_GetStrokeWidth", _I, _P, _P)
    count_in_form = _declare("FPDFFormObj_CountObjects", _I, _P)
    form_object = _declare("FPDFFormObj_GetObject", _P, _P, c_ulong)
    count_segments = _declare("FPDFPath_CountSegments", _I, _P)
    segment = _declare("FPDFPath_GetPathSegment", _P, _P, _I)
    segment_point = _declare("FPDFPathSegment_GetPoint", _I, _P, _P, _P)
    segment_type = _declare("FPDFPathSegment_GetType", _I, _P)
    segment_close = _declare("FPDFPathSegment_GetClose", _I, _P)
    draw_mode = _declare("FPDFPath_GetDrawMode", _I, _P, _P, _P)
    text_object_at = _quick("FPDFText_GetTextObject", c_size_t)
    loose_box_at = _quick("FPDFText_GetLooseCharBox", _I)
    origin_at = _quick("FPDFText_GetCharOrigin", _I)
    matrix_at_char = _quick("FPDFText_GetMatrix", _I)
    font_size_at = _quick("FPDFText_GetFontSize", c_double)
    text_fill_at = _quick("FPDFText_GetFillColor", _I)
    page_object_at = _quick("FPDFPage_GetObject", c_size_t)
    image_size = _declare("FPDFImageObj_GetImagePixelSize", _I, _P, _P, _P)

    def __init__(self) -> None:
        self.rect, self.matrix = _Rect(), (c_float * 6)()
        self.rect_at, self.matrix_at = ctypes.addressof(self.rect), ctypes.addressof(self.matrix)
        self.doubles = [c_double() for _ in range(4)]
        self.doubles_at = [ctypes.addressof(d) for d in self.doubles]
        self.floats = [c_float() for _ in range(4)]
        self.floats_at = [ctypes.addressof(f) for f in self.floats]
        self.boxes, self.origins = Slots(c_float, 4, 1), Slots(c_double, 2, 2)
        self.matrices, self.fills = Slots(c_float, 6, 1), Slots(c_uint, 4, 4)
        self.modes, self.widths, self.points = Slots(c_int, 2, 2), Slots(c_float, 1, 1), Slots(c_float, 2, 2)
        self.parts = (c_uint * 4)()
        first = ctypes.addressof(self.parts)
        self.parts_at = tuple(first + ctypes.sizeof(c_uint) * part for part in range(4))
        self._colours: dict[bytes, tuple[float, float, float]] = {}

    def matrix_values(self) -> tuple[float, float, float, float, float, float]:
        """The matrix that the last call filled in."""
        a, b, c, d, e, f = self.matrix
        return (a, b, c, d, e, f)

    def colour(self, call: Any, *arguments: int) -> tuple[float, float, float] | None:
        """The red, green and blue (0 to 1) that a call for a colour fills in; None when there is none."""
        if not call(*arguments, *self.parts_at):
            return None
        parts = bytes(self.parts)
        found = self._colours.get(parts)
        if found is None:
            red, green, blue = self.parts[:3]
            found = self._colours[parts] = (red / 255, green / 255, blue / 255)
        return found


def string_of(call: Any, *arguments: int) -> str:
    """The UTF-8 text that a call writes into a buffer of the length it asks for."""
    length = call(*arguments, None, 0)
    if not length:
        return ""
    buffer = ctypes.create_string_buffer(length)
    call(*arguments, cast(buffer, c_char_p), length)
    return buffer.value.decode("utf-8", "replace")
