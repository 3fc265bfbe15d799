"""From the user space of a PDF page to pdfplumber's coordinates: turned by /Rotate, origin at the top left."""

from __future__ import annotations

from typing import Any

__all__ = ["Frame", "Matrix", "multiplied"]

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def multiplied(inner: Matrix, outer: Matrix) -> Matrix:
    """The matrix that applies `inner` and then `outer` (PDF 32000-1, 8.3.4: row vectors)."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


class Frame:
    """Where a page's user space comes to stand: `box` is the media box (x0, y0, x1, y1), `rotation` clockwise in degrees.

    The same numbers as pdfminer's page matrix followed by pdfplumber's flip: the origin is the upper left corner of the
    turned media box, shifted by where the box begins.
    """

    __slots__ = ("bbox", "doctop", "height", "matrix", "plain", "rotation", "shift_top", "shift_x", "width")

    def __init__(self, box: tuple[float, float, float, float], rotation: int, doctop: float = 0.0) -> None:
        x0, x1 = sorted((box[0], box[2]))
        y0, y1 = sorted((box[1], box[3]))
        self.rotation = rotation % 360
        matrices: dict[int, Matrix] = {
            90: (0, -1, 1, 0, -y0, x1),
            180: (-1, 0, 0, -1, x1, y1),
            270: (0, 1, -1, 0, y1, -x0),
        }
        self.matrix: Matrix = matrices.get(self.rotation, (1, 0, 0, 1, -x0, -y0))
        self.plain = self.rotation not in matrices
        left, low, right, high = (y0, x0, y1, x1) if self.rotation in (90, 270) else (x0, y0, x1, y1)
        self.bbox = (left, -low, right, high - low - low)
        self.width, self.height = right - left, high - low
        self.shift_x, self.shift_top = left, -low
        self.doctop = doctop

    def box_of(self, box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
        """Another box of the page (crop, trim) as pdfplumber gives it: x0, top, x1, bottom."""
        x0, x1 = sorted((box[0], box[2]))
        y0, y1 = sorted((box[1], box[3]))
        left, low, right, high = (y0, x0, y1, x1) if self.rotation in (90, 270) else (x0, y0, x1, y1)
        return (left, self.height - high, right, self.height - low)

    def flipped(self, point: tuple[float, float]) -> tuple[float, float]:
        """A point of the turned page (origin at the lower left) in pdfplumber's coordinates."""
        return (point[0] + self.shift_x, self.height - point[1] + self.shift_top)

    def turned(self, matrix: Matrix) -> Matrix:
        """A matrix of user space as it is on the turned page."""
        return multiplied(matrix, self.matrix)

    def place(self, target: dict[str, Any], x0: float, y0: float, x1: float, y1: float, x: float, y: float) -> None:
        """Fill in the box of a character from its lower left and upper right corners in user space, and the origin in its matrix."""
        a, b, c, d, e, f = self.matrix
        if self.plain:
            x0, x1, y0, y1, x, y = x0 + e, x1 + e, y0 + f, y1 + f, x + e, y + f
        else:
            x0, y0, x1, y1 = a * x0 + c * y0 + e, b * x0 + d * y0 + f, a * x1 + c * y1 + e, b * x1 + d * y1 + f
            x, y = a * x + c * y + e, b * x + d * y + f
            x0, x1, y0, y1 = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
        m = target["matrix"]
        target["matrix"] = (m[0], m[1], m[2], m[3], x, y)
        target["x0"], target["x1"], target["width"] = x0 + self.shift_x, x1 + self.shift_x, x1 - x0
        target["y0"], target["y1"] = y0, y1
        target["height"] = target["size"] = y1 - y0
        top = self.height - y1 + self.shift_top
        target["top"], target["bottom"], target["doctop"] = top, self.height - y0 + self.shift_top, self.doctop + top

    def set_box(self, target: dict[str, Any], x0: float, y0: float, x1: float, y1: float) -> None:
        """Fill in pdfplumber's box keys from corners on the turned page, origin at the lower left."""
        if x0 > x1:
            x0, x1 = x1, x0
        if y0 > y1:
            y0, y1 = y1, y0
        target["width"], target["height"] = x1 - x0, y1 - y0
        target["x0"], target["x1"] = x0 + self.shift_x, x1 + self.shift_x
        target["y0"], target["y1"] = y0, y1
        target["top"] = top = self.height - y1 + self.shift_top
        target["bottom"] = self.height - y0 + self.shift_top
        target["doctop"] = self.doctop + top
