"""The paths and images of a page from PDFium's page objects, sorted into lines, rectangles and curves as pdfminer does.

Clipping is not applied. Each subpath is one shape: two points are a line, a closed axis-parallel quadrangle is a rect, everything
else a curve (pdfminer's `paint_path`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, repeat
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from abstract2kb.pdf.layout import BBox
from abstract2kb.pdf.pdfium.geometry import Frame, Matrix, multiplied
from abstract2kb.pdf.pdfium.page_objects import PageObjects, Placed
from abstract2kb.pdf.pdfium.raw import Calls

__all__ = ["Paint", "Shape", "ShapeReader", "Shapes"]

_LINE_TO, _BEZIER_TO, _MOVE_TO = 0, 1, 2
_SAME = 0.005
"""Points that are this close (in points) are one: PDFium keeps single floats."""

Point = tuple[float, float]
Segment = tuple[int, Point, bool]
"""Its type, its point on the turned page, and whether the subpath closes here."""
Command = tuple[Any, ...]
"""As in pdfplumber's `path`: ("m", point), ("l", point), ("c", point, point, point), ("h",)."""
Colour = tuple[float, float, float]


class Paint(NamedTuple):
    """How a path is drawn; `fill` is PDFium's mode: 0 not at all, 1 even-odd, 2 by winding."""

    width: float
    stroke: bool
    fill: int
    stroke_colour: Colour | None
    fill_colour: Colour | None


class Shape(NamedTuple):
    """A line, rect or curve: its box in points from the top left, and how it is drawn."""

    kind: str
    bbox: BBox
    fill: bool
    stroke: bool
    fill_colour: object
    drawn: tuple[Paint, Sequence[Point], Sequence[Command] | None] | None = None
    """Of a path that PDFium read: its paint, its points on the turned page, and its commands; None for a closed quadrangle."""

    @classmethod
    def of(cls, obj: Mapping[str, Any]) -> Shape:
        """A shape of pdfplumber's."""
        box = (float(obj["x0"]), float(obj["top"]), float(obj["x1"]), float(obj["bottom"]))
        return cls(str(obj["object_type"]), box, bool(obj.get("fill")), bool(obj.get("stroke")), obj.get("non_stroking_color"))

    def as_dict(self, frame: Frame, page_number: int) -> dict[str, Any]:
        """What pdfplumber has for it."""
        if self.drawn is None:
            raise ValueError("not read by PDFium")
        paint, points, commands = self.drawn
        if commands is None:
            commands = [("m", points[0]), *(("l", point) for point in points[1:4]), ("h",)]
        found: dict[str, Any] = {
            "object_type": self.kind,
            "linewidth": paint.width,
            "stroke": paint.stroke,
            "fill": self.fill,
            "evenodd": paint.fill == 1,
            "stroking_color": paint.stroke_colour,
            "non_stroking_color": paint.fill_colour,
            "mcid": None,
            "tag": None,
            "page_number": page_number,
        }
        frame.set_box(found, *_bounds(_corners(self.kind, points)))
        found["pts"] = [frame.flipped(point) for point in points]
        found["path"] = [(command[0], *map(frame.flipped, command[1:])) for command in commands]
        found["dash"] = None
        return found


@dataclass(slots=True)
class Shapes:
    """What a page draws beside text, images as pdfplumber's dicts; `skipped` counts paths beyond the limit."""

    lines: list[Shape] = field(default_factory=list)
    rects: list[Shape] = field(default_factory=list)
    curves: list[Shape] = field(default_factory=list)
    images: list[dict[str, Any]] = field(default_factory=list)
    skipped: int = 0


@dataclass(frozen=True)
class Segments:
    """The segments of several paths, those of path i from `starts[i]` to `starts[i + 1]`: arrays of shape (n,), points (n, 2) on the turned page.

    `known` tells which have a point, `closing` where a subpath closes.
    """

    known: NDArray[np.bool_]
    kinds: NDArray[np.int64]
    points: NDArray[np.float64]
    closing: NDArray[np.bool_]
    starts: NDArray[np.int64]

    def of(self, path: int) -> list[Segment]:
        """The segments of one path that have a point."""
        own = slice(int(self.starts[path]), int(self.starts[path + 1]))
        points = map(tuple, self.points[own].tolist())
        rows = zip(self.known[own].tolist(), self.kinds[own].tolist(), points, self.closing[own].tolist(), strict=True)
        return [(kind, (x, y), closes) for known, kind, (x, y), closes in rows if known]

    @cached_property
    def quadrangles(self) -> dict[int, list[Point]]:
        """The paths that are one closed axis-parallel quadrangle, as most are, with its corners and the first of them again."""
        paths = np.flatnonzero(np.diff(self.starts) == _CORNERS)
        places = self.starts[paths][:, None] + np.arange(_CORNERS)
        drawn = (self.kinds[places] == (_MOVE_TO, *[_LINE_TO] * 4)).all(axis=1) & (self.closing[places] == (False, False, False, False, True)).all(
            axis=1
        )
        corners = self.points[places]
        back = (np.abs(corners[:, 0] - corners[:, 4]) <= _SAME).all(axis=1)
        corners[:, 4] = corners[:, 0]
        near = np.abs(corners[:, :-1] - corners[:, 1:]) <= _SAME
        # every side is level or upright, one after the other
        x, y = near[:, :, 0], near[:, :, 1]
        straight = (x[:, 0] & y[:, 1] & x[:, 2] & y[:, 3]) | (y[:, 0] & x[:, 1] & y[:, 2] & x[:, 3])
        kept = drawn & self.known[places].all(axis=1) & back & straight
        return {path: [(a, b) for a, b in own] for path, own in zip(paths[kept].tolist(), corners[kept].tolist(), strict=True)}


_CORNERS = 5
"""The corners of a quadrangle, and the first one again."""


class ShapeReader:
    """Reads the paths and images of one page; `limit` is how many segments it looks at before it stops."""

    def __init__(self, calls: Calls, frame: Frame, page_number: int, limit: int) -> None:
        self._calls, self._frame, self._page_number, self._limit = calls, frame, page_number, limit
        self._found = Shapes()

    def read(self, objects: PageObjects) -> Shapes:
        """All shapes and images of the page, in the order drawn."""
        self._paths(objects.paths)
        for handle, outer in objects.images:
            self._image(handle, outer)
        return self._found

    def _paths(self, paths: Sequence[Placed]) -> None:
        """Ask about all paths at once, one question after the other: there may be thousands."""
        calls = self._calls
        counts = np.maximum(np.fromiter(map(calls.count_segments, [handle for handle, _ in paths]), np.int64, len(paths)), 0)
        within = np.cumsum(counts) <= self._limit
        self._found.skipped += int(np.count_nonzero(~within & (counts > 0)))
        chosen = np.flatnonzero(within & (counts > 0)).tolist()
        handles = [paths[at][0] for at in chosen]
        known, modes = calls.modes.gathered(calls.draw_mode, handles)
        drawn = np.flatnonzero(known & modes.any(axis=1))
        placed, handles = [paths[chosen[at]] for at in drawn.tolist()], [handles[at] for at in drawn.tolist()]
        if not handles:
            return
        segments = self._segments(handles, counts[chosen][drawn], self._matrices(placed))
        for at, paint in enumerate(self._paints(handles, modes[drawn])):
            if (points := segments.quadrangles.get(at)) is not None:
                self._keep("rect", points, paint, None)
            else:
                for commands in _subpaths(segments.of(at)):
                    self._add(commands, paint)

    def _paints(self, handles: Sequence[int], modes: NDArray[np.int32]) -> list[Paint]:
        calls = self._calls
        widths = calls.widths.gathered(calls.stroke_width, handles)[1][:, 0].tolist()
        strokes, fills = (_colours(*calls.fills.gathered(call, handles)) for call in (calls.object_stroke, calls.object_fill))
        rows = zip(widths, modes[:, 1].astype(bool).tolist(), modes[:, 0].tolist(), strokes, fills, strict=True)
        return [Paint(*row) for row in rows]

    def _matrices(self, placed: Sequence[Placed]) -> NDArray[np.float64]:
        """What leads from the points of each path to the turned page: shape (n, 6)."""
        known, own = self._calls.matrices.gathered(self._calls.object_matrix, [handle for handle, _ in placed])
        matrices = own.astype(np.float64)
        matrices[~known] = (1, 0, 0, 1, 0, 0)
        outer = np.array([outer for _, outer in placed], dtype=np.float64)
        return _multiplied(_multiplied(matrices, outer.T), self._frame.matrix)

    def _segments(self, handles: Sequence[int], lengths: NDArray[np.int64], matrices: NDArray[np.float64]) -> Segments:
        """The segments of all paths, one after the other."""
        calls = self._calls
        owners = list(chain.from_iterable(map(repeat, handles, lengths.tolist())))
        found = list(map(calls.segment, owners, chain.from_iterable(map(range, lengths.tolist()))))
        known, points = calls.points.gathered(calls.segment_point, found)
        a, b, c, d, e, f = matrices.repeat(lengths, axis=0).T
        x, y = points[:, 0].astype(np.float64), points[:, 1].astype(np.float64)
        kinds = np.fromiter(map(calls.segment_type, found), np.int64, len(found))
        closing = np.fromiter(map(calls.segment_close, found), np.int64, len(found)) != 0
        return Segments(known, kinds, np.stack((a * x + c * y + e, b * x + d * y + f), axis=1), closing, np.concatenate(([0], np.cumsum(lengths))))

    def _add(self, commands: Sequence[Command], paint: Paint) -> None:
        shape = "".join([command[0] for command in commands])
        points: list[Point] = [command[-1] if command[0] != "h" else commands[0][-1] for command in commands]
        if len(shape) > 3 and shape[-2:] == "lh" and _same(points[-2], points[0]):
            shape, points = shape[:-2] + "h", [*points[:-2], points[-1]]
            commands = [*commands[:-2], commands[-1]]
        self._keep(_kind(shape, points), points, paint, commands)

    def _keep(self, kind: str, points: Sequence[Point], paint: Paint, commands: Sequence[Command] | None) -> None:
        frame, (x0, y0, x1, y1) = self._frame, _bounds(_corners(kind, points))
        top, bottom = frame.height - y1 + frame.shift_top, frame.height - y0 + frame.shift_top
        box = (x0 + frame.shift_x, top, x1 + frame.shift_x, bottom)
        found = Shape(kind, box, paint.fill > 0, paint.stroke, paint.fill_colour, (paint, points, commands))
        {"line": self._found.lines, "rect": self._found.rects, "curve": self._found.curves}[kind].append(found)

    def _image(self, handle: int, outer: Matrix) -> None:
        calls, frame = self._calls, self._frame
        if not calls.object_bounds(handle, *calls.floats_at):
            return
        left, bottom, right, top = (value.value for value in calls.floats)
        a, b, c, d, e, f = multiplied(outer, frame.matrix)
        corners = [(a * x + c * y + e, b * x + d * y + f) for x in (left, right) for y in (bottom, top)]
        found: dict[str, Any] = {"object_type": "image", "page_number": self._page_number, "name": "", "mcid": None, "tag": None}
        frame.set_box(found, *_bounds(corners))
        known = calls.image_size(handle, *calls.parts_at[:2])
        found["srcsize"] = (calls.parts[0], calls.parts[1]) if known else (None, None)
        self._found.images.append(found)


def _multiplied(inner: NDArray[np.float64], outer: Any) -> NDArray[np.float64]:
    """`multiplied` for many inner matrices, shape (n, 6), and one outer one or as many, shape (6,) or (6, n)."""
    return np.stack(multiplied(tuple(inner.T), outer), axis=1)


def _colours(known: NDArray[np.bool_], parts: NDArray[np.uint32]) -> list[Colour | None]:
    """Red, green and blue from 0 to 1; None where there is no colour."""
    made: dict[tuple[int, ...], Colour] = {}
    return [made.setdefault(part := tuple(row), _colour(part)) if there else None for there, row in zip(known.tolist(), parts.tolist(), strict=True)]


def _colour(parts: tuple[int, ...]) -> Colour:
    red, green, blue, _ = parts
    return (red / 255, green / 255, blue / 255)


def _corners(kind: str, points: Sequence[Point]) -> Sequence[Point]:
    """The points that tell the box of a shape."""
    return points[:2] if kind == "line" else (points[0], points[2]) if kind == "rect" else points


def _bounds(points: Sequence[Point]) -> tuple[float, float, float, float]:
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return min(xs), min(ys), max(xs), max(ys)


def _subpaths(segments: Sequence[Segment]) -> list[list[Command]]:
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
