"""The paths and images of a page from PDFium's page objects, sorted into lines, rectangles and curves as pdfminer does.

Form XObjects are opened; clipping is not applied. Each subpath is one object: two points are a line, a closed
axis-parallel quadrangle is a rect, everything else a curve (pdfminer's `paint_path`).
"""

from __future__ import annotations

from ctypes import c_void_p
from dataclasses import dataclass, field
from itertools import repeat
from typing import Any

from abstract2kb.pdf.pdfium.geometry import IDENTITY, Frame, Matrix, multiplied
from abstract2kb.pdf.pdfium.raw import Calls

__all__ = ["Shapes", "ShapeReader"]

_TEXT, _PATH, _IMAGE, _FORM = 1, 2, 3, 5
_LINE_TO, _BEZIER_TO, _MOVE_TO = 0, 1, 2
_DEPTH = 24
"""How deep forms may stand in forms."""
_SAME = 0.005
"""Points that are this close (in points) are one: PDFium keeps single floats."""

Point = tuple[float, float]
Command = tuple[Any, ...]
"""As in pdfplumber's `path`: ("m", point), ("l", point), ("c", point, point, point), ("h",)."""


@dataclass(slots=True)
class Shapes:
    """What a page draws beside text, as pdfplumber's dicts, and its text objects with the matrix of the forms
    that they stand in; `skipped` counts objects beyond the limit."""

    lines: list[dict[str, Any]] = field(default_factory=list)
    rects: list[dict[str, Any]] = field(default_factory=list)
    curves: list[dict[str, Any]] = field(default_factory=list)
    images: list[dict[str, Any]] = field(default_factory=list)
    texts: list[tuple[int, Matrix]] = field(default_factory=list)
    skipped: int = 0


class ShapeReader:
    """Reads the page objects of one page; `limit` is how many segments it looks at before it stops."""

    def __init__(self, calls: Calls, frame: Frame, page_number: int, limit: int) -> None:
        self._calls, self._frame, self._page_number, self._left = calls, frame, page_number, limit
        self._found = Shapes()

    def read(self, page: int) -> Shapes:
        """All shapes and images of the page, in the order drawn."""
        calls, texts = self._calls, self._found.texts
        count = max(calls.count_objects(page), 0)
        handles: list[int] = list(map(calls.page_object_at, repeat(c_void_p(page)), range(count)))
        for handle, kind in zip(handles, map(calls.object_type, handles), strict=True):
            if kind == _TEXT:
                texts.append((handle, IDENTITY))
            else:
                self._take(handle, IDENTITY, 0)
        return self._found

    def _take(self, handle: int | None, outer: Matrix, depth: int) -> None:
        if not handle:
            return
        calls = self._calls
        kind = calls.object_type(handle)
        if kind == _TEXT:
            self._found.texts.append((handle, outer))
        elif kind == _PATH:
            self._path(handle, outer)
        elif kind == _IMAGE:
            self._image(handle, outer)
        elif kind == _FORM and depth < _DEPTH:
            inner = multiplied(self._matrix(handle), outer)
            for index in range(max(calls.count_in_form(handle), 0)):
                self._take(calls.form_object(handle, index), inner, depth + 1)

    def _matrix(self, handle: int) -> Matrix:
        return self._calls.matrix_values() if self._calls.object_matrix(handle, self._calls.matrix_at) else IDENTITY

    def _path(self, handle: int, outer: Matrix) -> None:
        calls = self._calls
        count = calls.count_segments(handle)
        if count <= 0:
            return
        self._left -= count
        if self._left < 0:
            self._found.skipped += 1
            return
        if not calls.draw_mode(handle, *calls.parts_at[:2]):
            return
        filled, stroked = calls.parts[0], bool(calls.parts[1])
        if not filled and not stroked:
            return
        matrix = multiplied(multiplied(self._matrix(handle), outer), self._frame.matrix)
        width = calls.floats[0].value if calls.stroke_width(handle, calls.floats_at[0]) else 0.0
        base = {
            "linewidth": width,
            "stroke": stroked,
            "fill": filled > 0,
            "evenodd": filled == 1,
            "stroking_color": calls.colour(calls.object_stroke, handle),
            "non_stroking_color": calls.colour(calls.object_fill, handle),
            "mcid": None,
            "tag": None,
            "page_number": self._page_number,
        }
        for commands in _subpaths(self._segments(handle, count, matrix)):
            self._add(commands, base)

    def _segments(self, handle: int, count: int, matrix: Matrix) -> list[tuple[int, Point, bool]]:
        """(type, point on the turned page, whether the subpath closes here) of every segment."""
        calls, (a, b, c, d, e, f) = self._calls, matrix
        x, y = calls.floats[0], calls.floats[1]
        x_at, y_at = calls.floats_at[0], calls.floats_at[1]
        found = []
        for index in range(count):
            segment = calls.segment(handle, index)
            if segment and calls.segment_point(segment, x_at, y_at):
                px, py = x.value, y.value
                found.append((calls.segment_type(segment), (a * px + c * py + e, b * px + d * py + f), bool(calls.segment_close(segment))))
        return found

    def _add(self, commands: list[Command], base: dict[str, Any]) -> None:
        shape = "".join(command[0] for command in commands)
        points: list[Point] = [command[-1] if command[0] != "h" else commands[0][-1] for command in commands]
        if len(shape) > 3 and shape[-2:] == "lh" and _same(points[-2], points[0]):
            shape, points = shape[:-2] + "h", [*points[:-2], points[-1]]
            commands = [*commands[:-2], commands[-1]]
        kind = _kind(shape, points)
        corners = points[:2] if kind == "line" else [points[0], points[2]] if kind == "rect" else points
        found = {"object_type": kind} | base
        frame = self._frame
        xs, ys = [p[0] for p in corners], [p[1] for p in corners]
        frame.set_box(found, min(xs), min(ys), max(xs), max(ys))
        found["pts"] = [frame.flipped(point) for point in points]
        found["path"] = [(command[0], *map(frame.flipped, command[1:])) for command in commands]
        found["dash"] = None
        {"line": self._found.lines, "rect": self._found.rects, "curve": self._found.curves}[kind].append(found)

    def _image(self, handle: int, outer: Matrix) -> None:
        calls, frame = self._calls, self._frame
        if not calls.object_bounds(handle, *calls.floats_at):
            return
        left, bottom, right, top = (value.value for value in calls.floats)
        a, b, c, d, e, f = multiplied(outer, frame.matrix)
        corners = [(a * x + c * y + e, b * x + d * y + f) for x in (left, right) for y in (bottom, top)]
        found: dict[str, Any] = {"object_type": "image", "page_number": self._page_number, "name": "", "mcid": None, "tag": None}
        frame.set_box(found, min(p[0] for p in corners), min(p[1] for p in corners), max(p[0] for p in corners), max(p[1] for p in corners))
        known = calls.image_size(handle, *calls.parts_at[:2])
        found["srcsize"] = (calls.parts[0], calls.parts[1]) if known else (None, None)
        self._found.images.append(found)


def _subpaths(segments: list[tuple[int, Point, bool]]) -> list[list[Command]]:
    """The commands of each subpath, beginning with its "m"; a subpath of a single point is left out."""
    found: list[list[Command]] = []
    controls: list[Point] = []
    for kind, point, closes in segments:
        if kind == _MOVE_TO:
            found.append([("m", point)])
        elif not found:
            continue
        elif kind == _BEZIER_TO:
            controls.append(point)
            if len(controls) == 3:
                found[-1].append(("c", *controls))
                controls = []
        else:
            found[-1].append(("l", point))
        if closes and found:
            found[-1].append(("h",))
    return [commands for commands in found if len(commands) > 1]


def _kind(shape: str, points: list[Point]) -> str:
    if shape in ("ml", "mlh"):
        return "line"
    if shape in ("mlllh", "mllll") and _same(points[0], points[4]):
        (x0, y0), (x1, y1), (x2, y2), (x3, y3) = points[:4]
        upright = _near(x0, x1) and _near(y1, y2) and _near(x2, x3) and _near(y3, y0)
        level = _near(y0, y1) and _near(x1, x2) and _near(y2, y3) and _near(x3, x0)
        if upright or level:
            return "rect"
    return "curve"


def _near(one: float, other: float) -> bool:
    return abs(one - other) <= _SAME


def _same(one: Point, other: Point) -> bool:
    return _near(one[0], other[0]) and _near(one[1], other[1])
