"""Pages whose text runs upwards, downwards or upside down."""

from __future__ import annotations

import io

import pdfplumber
import pytest
from tests.pdf.test_pdf_layout import LEFT, RIGHT
from tests.pdf.test_pdf_tables import HEAD, ROWS, XS, draw_rows, grid_of

from abstract2kb.pdf.report import Report

MOVES = {90: (612, 0), 180: (612, 792), 270: (0, 792)}


def turned(new_paper, how, turn):
    """A paper of which all is drawn turned (how "drawn") or which is shown turned ("rotate"), or both, and so upright."""
    paper = new_paper()
    if how == "rotate":
        paper.canvas.setPageRotation(turn)
    paper.height = 792.0 if turn == 180 else 612.0
    if how == "rotate":
        return paper
    paper.canvas.translate(*MOVES[turn])
    paper.canvas.rotate(turn)
    return paper


@pytest.mark.parametrize("turn", [90, 180, 270])
@pytest.mark.parametrize("how", ["drawn", "rotate"])
def test_turned_pages_are_read_upright(new_paper, texts, how, turn):
    paper = turned(new_paper, how, turn)
    paper.text(54, 60, "The title of the report", 20, "Helvetica-Bold")
    paper.prose(54, 90, 240, LEFT)
    paper.prose(318, 90, 240, RIGHT)
    paper.grid(XS, draw_rows(paper, [HEAD, *ROWS], 240))
    data = paper.data()
    report = Report.from_pdf(data, "a.pdf")
    assert texts(report)[:3] == ["The title of the report", LEFT, RIGHT]
    (table,) = report.tables
    assert grid_of(table) == [HEAD, *ROWS]
    assert report.notes == ()
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        chars = pdf.pages[0].chars
    for start, end in [(block.start, block.end) for block in report.blocks] + [(c.start, c.end) for c in table.cells]:
        for box in report.boxes(start, end):
            x0, top, x1, bottom = box.bbox
            inside = [c["text"] for c in chars if x0 <= (c["x0"] + c["x1"]) / 2 <= x1 and top <= (c["top"] + c["bottom"]) / 2 <= bottom]
            assert sorted("".join(inside).replace(" ", "")) == sorted(report.text[box.start : box.end].replace(" ", ""))
    cell = table.cells[5]
    (box,) = report.boxes(cell.start, cell.end)
    assert all(a <= b + 0.5 for a, b in zip(cell.bbox[:2], box.bbox[:2], strict=True))
    assert all(a >= b - 0.5 for a, b in zip(cell.bbox[2:], box.bbox[2:], strict=True))
