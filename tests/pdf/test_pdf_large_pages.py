"""Pages as large as posters are read like small ones, and their boxes are those of the large page; what stands beside grids, in tiles and in columns."""

from __future__ import annotations

import io
from collections.abc import Sequence

import numpy as np
import pdfplumber
import pytest
from tests.pdf.conftest import Paper, wrong_boxes
from tests.pdf.test_pdf_layout import LEFT, RIGHT
from tests.pdf.test_pdf_tables import HEAD, ROWS, XS, draw_rows, grid_of

from abstract2kb.pdf.report import Report
from abstract2kb.pdf.turning import page_scale

NARROW = "A line of prose is as short as a label where the column is narrow, and by chance it stands level with a row. " * 2


def drawn(paper: Paper) -> bytes:
    """A page with a title, two columns and a table."""
    paper.text(54, 60, "The title of the poster", 20, "Helvetica-Bold")
    paper.prose(54, 90, 240, LEFT)
    paper.prose(318, 90, 240, RIGHT)
    paper.grid(XS, draw_rows(paper, [HEAD, *ROWS], 240))
    return paper.data()


@pytest.mark.parametrize("scale", [2.5, 4.0])
def test_a_poster_is_read_like_a_page_of_letter_size(new_paper, texts, scale) -> None:
    small = Report.from_pdf(drawn(new_paper()), "a.pdf")
    paper = new_paper()
    paper.canvas.setPageSize((612 * scale, 792 * scale))
    paper.canvas.scale(scale, scale)
    data = drawn(paper)
    large = Report.from_pdf(data, "a.pdf")
    assert texts(large) == texts(small)
    assert grid_of(large.tables[0]) == [HEAD, *ROWS]
    assert wrong_boxes(large, data) == []
    (box,) = large.boxes(large.blocks[0].start, large.blocks[0].end)
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        word = pdf.pages[0].extract_words()[0]
    assert abs(box.bbox[0] - word["x0"]) < 1.0
    assert abs(box.bbox[1] - word["top"]) < 0.1 * 20 * scale


TABLE = (
    ("Event", "Any", "Grade 3"),
    ("Rash", "12 (30)", "1 (3)"),
    ("Nausea", "9 (22)", "0"),
    ("Fatigue", "8 (20)", "1 (3)"),
    ("Fever", "4 (10)", "0"),
)


def filled_table(paper: Paper, left: float, top: float, rows: Sequence[Sequence[str]] = TABLE, striped: bool = True) -> None:
    """A table of a filled heading row, filled second rows and rules."""
    for at, row in enumerate(rows):
        paper.rule(left, top + 15 * at, left + 210, top + 15 * at)
        for place, cell in enumerate(row):
            if at == 0 or (striped and at % 2 == 0):
                paper.rect(left + 70 * place, top + 15 * at, left + 70 + 70 * place, top + 15 + 15 * at, fill=0.85 if at else 0.6, stroke=False)
            paper.text(left + 4 + 70 * place, top + 11 + 15 * at, cell)
    paper.rule(left, top + 75, left + 210, top + 75)


def test_prose_beside_a_grid_of_filled_cells_is_no_column_of_it(paper: Paper) -> None:
    filled_table(paper, 250, 100, striped=False)
    for at in range(4):
        paper.rule(250 + 70 * at, 100, 250 + 70 * at, 175)
    paper.prose(60, 111, 170, NARROW, lead=15)
    (table,) = Report.from_pdf(paper.data(), "a.pdf").tables
    assert grid_of(table) == [list(row) for row in TABLE]


def test_the_bar_beside_a_heading_is_no_border_of_the_table_below_it(paper: Paper) -> None:
    other = (("Outcome", "All", "At 10 mg"), *TABLE[1:])
    for left, head, rows in ((60, "Response", other), (320, "Safety", TABLE)):
        paper.rect(left, 84, left + 5, 98, fill=0.3, stroke=False)
        paper.text(left + 10, 95, head, 12, "Helvetica-Bold")
        filled_table(paper, left, 100, rows)
        paper.prose(left, 200, 210, LEFT)
    report = Report.from_pdf(paper.data(), "a.pdf")
    assert [grid_of(table) for table in report.tables] == [[list(row) for row in rows] for rows in (other, TABLE)]
    assert [report.text[b.start : b.end] for b in report.blocks if b.kind == "heading"] == ["Response", "Safety"]


def test_a_small_table_in_a_column_keeps_its_last_figures(paper: Paper, texts) -> None:
    paper.prose(54, 60, 150, RIGHT, 9)
    paper.prose(420, 60, 150, LEFT, 9)
    for at, row in enumerate(
        (("", "QNX-4", "Control"), ("Median, mo", "8.3", "4.3"), ("(95% CI)", "(6.7–9.9)", "(4.2–5.5)"), ("12-mo PFS, %", "32.3", "7.9"))
    ):
        for place, cell in enumerate(row):
            paper.text(220 + (75, 75 + 55)[place - 1] if place else 220, 150 + 13 * at, cell, 9)
    report = Report.from_pdf(paper.data(), "a.pdf")
    assert "8.3\t4.3" in report.text
    assert "32.3\t7.9" in report.text


def test_tiles_side_by_side_are_read_one_after_the_other(paper: Paper, texts) -> None:
    for at, (figure, name, count) in enumerate((("95%", "overall response", "(57 of 60)"), ("83%", "MRD-negative", "(43 of 52)"))):
        left = 60 + 150 * at
        paper.rect(left, 80, left + 143, 140)
        paper.text(left + 50, 100, figure, 18, "Helvetica-Bold")
        paper.text(left + 30, 116, name, 9)
        paper.text(left + 40, 130, count, 9)
    paper.prose(60, 180, 480, LEFT)
    assert texts(Report.from_pdf(paper.data(), "a.pdf"))[:2] == ["95% overall response (57 of 60)", "83% MRD-negative (43 of 52)"]


@pytest.mark.parametrize(
    ("size", "letters"),
    [((612, 792), 20.0), ((960, 540), 24.0), ((2384, 3370), 11.0)],
    ids=["a page of large print", "a slide", "a wall chart in small print"],
)
def test_only_large_pages_with_large_letters_are_made_smaller(size: tuple[float, float], letters: float) -> None:
    assert page_scale(*size, np.full(400, letters)) == 1.0
    assert page_scale(3370, 2384, np.full(400, 24.0)) == 0.5
