"""The page objects of a page in the order in which they are drawn, those in form XObjects among them."""

from __future__ import annotations

from ctypes import c_void_p
from dataclasses import dataclass, field
from itertools import repeat

from abstract2kb.pdf.pdfium.geometry import IDENTITY, Matrix, multiplied
from abstract2kb.pdf.pdfium.raw import Calls

__all__ = ["PageObjects", "page_objects"]

_TEXT, _PATH, _IMAGE, _FORM = 1, 2, 3, 5
_DEPTH = 24
"""How deep forms may stand in forms."""

Placed = tuple[int, Matrix]
"""A handle, and the matrix of the forms that the object stands in."""


@dataclass(slots=True)
class PageObjects:
    """Text objects, paths and images, each in the order drawn."""

    texts: list[Placed] = field(default_factory=list)
    paths: list[Placed] = field(default_factory=list)
    images: list[Placed] = field(default_factory=list)


def page_objects(calls: Calls, page: int) -> PageObjects:
    """The objects of the page with this handle."""
    count = max(calls.count_objects(page), 0)
    handles: list[int] = list(map(calls.page_object_at, repeat(c_void_p(page)), range(count)))
    found = PageObjects()
    for handle, kind in zip(handles, map(calls.object_type, handles), strict=True):
        if kind == _TEXT:
            found.texts.append((handle, IDENTITY))
        elif kind == _PATH:
            found.paths.append((handle, IDENTITY))
        else:
            _take(calls, handle, IDENTITY, 0, found)
    return found


def _take(calls: Calls, handle: int | None, outer: Matrix, depth: int, found: PageObjects) -> None:
    if not handle:
        return
    kind = calls.object_type(handle)
    if kind == _TEXT:
        found.texts.append((handle, outer))
    elif kind == _PATH:
        found.paths.append((handle, outer))
    elif kind == _IMAGE:
        found.images.append((handle, outer))
    elif kind == _FORM and depth < _DEPTH:
        own = calls.matrix_values() if calls.object_matrix(handle, calls.matrix_at) else IDENTITY
        inner = multiplied(own, outer)
        for index in range(max(calls.count_in_form(handle), 0)):
            _take(calls, calls.form_object(handle, index), inner, depth + 1, found)
