"""Papers that the tests draw themselves, and the rule that every box has to keep."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Callable, Sequence

import pdfplumber
import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from abstract2kb.pdf.glyph_text import glyph_text
from abstract2kb.pdf.report import Report


class Paper:
    """A PDF under the pen; heights are from the top of a letter page, baselines for text."""

    def __init__(self, height: float = 792.0, **options: object) -> None:
        self._buffer = io.BytesIO()
        self.height = height
        self.canvas = Canvas(self._buffer, pagesize=(612, height), invariant=1, pageCompression=0, **options)

    def text(self, x: float, y: float, text: str, size: float = 10, font: str = "Helvetica") -> float:
        """Write one line; returns where it ends."""
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, self.height - y, text)
        return x + stringWidth(text, font, size)

    def raised(self, x: float, y: float, text: str, size: float = 6.5, rise: float = 3.5) -> float:
        """Write a superscript (a subscript when `rise` is negative)."""
        return self.text(x, y - rise, text, size)

    def mixed(self, x: float, y: float, *parts: str, size: float = 10) -> float:
        """Write a line in which parts that begin with "^" are raised and with "_" lowered."""
        for part in parts:
            if part.startswith("^"):
                x = self.raised(x, y, part[1:], 0.65 * size, 0.35 * size)
            elif part.startswith("_"):
                x = self.raised(x, y, part[1:], 0.65 * size, -0.15 * size)
            else:
                x = self.text(x, y, part, size)
        return x

    def lines(self, x: float, y: float, lines: Sequence[str], size: float = 10, font: str = "Helvetica", lead: float = 12) -> float:
        """Write lines below each other; returns the baseline after the last one."""
        for line in lines:
            self.text(x, y, line, size, font)
            y += lead
        return y

    def prose(self, x: float, y: float, width: float, text: str, size: float = 10, font: str = "Helvetica", lead: float = 12) -> float:
        """Wrap a text to the width; returns the baseline after the last line."""
        line = ""
        for word in text.split():
            longer = f"{line} {word}".strip()
            if stringWidth(longer, font, size) > width:
                self.text(x, y, line, size, font)
                y, line = y + lead, word
            else:
                line = longer
        self.text(x, y, line, size, font)
        return y + lead

    def rect(self, x0: float, top: float, x1: float, bottom: float, fill: float | None = None, stroke: bool = True) -> None:
        """Draw a rectangle; `fill` is its grey."""
        self.canvas.saveState()
        if fill is not None:
            self.canvas.setFillGray(fill)
        self.canvas.rect(x0, self.height - bottom, x1 - x0, bottom - top, stroke=int(stroke), fill=int(fill is not None))
        self.canvas.restoreState()

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Draw a line."""
        self.canvas.line(x0, self.height - y0, x1, self.height - y1)

    def link(self, uri: str, x0: float, top: float, x1: float, bottom: float) -> None:
        """Lay a link over a box."""
        self.canvas.linkURL(uri, (x0, self.height - bottom, x1, self.height - top))

    def grid(self, xs: Sequence[float], ys: Sequence[float]) -> None:
        """Rule a table."""
        for x in xs:
            self.rule(x, ys[0], x, ys[-1])
        for y in ys:
            self.rule(xs[0], y, xs[-1], y)

    def page(self) -> None:
        """Begin the next page."""
        self.canvas.showPage()

    def data(self) -> bytes:
        """The finished file."""
        self.canvas.save()
        return self._buffer.getvalue()


@pytest.fixture
def paper() -> Paper:
    """An empty paper."""
    return Paper()


@pytest.fixture
def new_paper() -> Callable[..., Paper]:
    """Makes papers with options of their own."""
    return Paper


def squash(text: str) -> str:
    """The text without white space, composed."""
    return "".join(unicodedata.normalize("NFC", text).split())


def wrong_boxes(report: Report, data: bytes) -> list[tuple[str, str]]:
    """(on the page, in the text) for every box in which the two differ."""
    pages = {}
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            chars = page.dedupe_chars(tolerance=1, extra_attrs=()).chars
            pages[page.page_number] = [
                (
                    char["x0"],
                    (char["x0"] + char["x1"]) / 2,
                    (char["top"] + char["bottom"]) / 2,
                    glyph_text(char["text"], char["fontname"]),
                )
                for char in chars
            ]
    wrong = []
    spans = [(block.start, block.end) for block in report.blocks]
    spans += [(cell.start, cell.end) for table in report.tables for cell in table.cells]
    for start, end in spans:
        boxes = report.boxes(start, end)
        for box in boxes:
            x0, top, x1, bottom = box.bbox
            inside = sorted(char for char in pages[box.page] if x0 <= char[1] <= x1 and top <= char[2] <= bottom)
            found, said = squash("".join(char[3] for char in inside)), squash(report.text[box.start : box.end])
            if found != said or report.text[box.start : box.end] != report.text[box.start : box.end].strip():
                wrong.append((found, said))
        if squash("".join(report.text[box.start : box.end] for box in boxes)) != squash(report.text[start:end]):
            wrong.append(("", report.text[start:end]))
    return wrong


@pytest.fixture
def read() -> Callable[[Paper], Report]:
    """Reads a paper and checks what holds for every report: offsets in order, boxes that read back."""

    def run(paper: Paper, **options: object) -> Report:
        data = paper.data()
        report = Report.from_pdf(data, "test.pdf", **options)
        assert wrong_boxes(report, data) == []
        assert report.text == "" or report.text.endswith("\n")
        ends = [0, *(block.end for block in report.blocks)]
        assert all(block.start >= end for block, end in zip(report.blocks, ends, strict=False))
        assert report.articles[0].start == 0
        assert report.articles[-1].end == len(report.text)
        for table in report.tables:
            assert all(report.text[cell.start : cell.end] == cell.text for cell in table.cells)
        return report

    return run


@pytest.fixture
def texts() -> Callable[..., list[str]]:
    """The texts of a report's blocks, of one kind or of all."""

    def run(report: Report, kind: str | None = None) -> list[str]:
        return [report.text[block.start : block.end] for block in report.blocks if kind in (None, block.kind)]

    return run
