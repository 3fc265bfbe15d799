"""Filled bars with headings over two columns, notes in smaller type beside a paragraph that goes on, words broken in capitals."""

from __future__ import annotations

import io

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from abstract2kb.pdf.glyphs import Line
from abstract2kb.pdf.hyphens import Join, Lexis, join_lines
from abstract2kb.pdf.report import Report

LEFT, RIGHT = "the facts of the left side", "while the right column tells what was seen in patients and"


def drawn(page: Canvas, stream: io.BytesIO) -> Report:
    """The report of a canvas."""
    page.save()
    return Report.from_pdf(stream.getvalue(), "bars.pdf")


def profiles(right: str | None, width: float = 495.0) -> Report:
    """Two profiles of two columns each, under dark bars with a title at the left end and a word or two at the right one."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, invariant=True)
    y = 780.0
    for number in (1, 2):
        canvas.setFillGray(0.2)
        canvas.rect(50, y - 4, width, 16, stroke=0, fill=1)
        canvas.setFillGray(1.0)
        canvas.setFont("Helvetica-Bold", 11)
        canvas.drawString(54, y, f"{number} Company number {number}")
        if right:
            canvas.setFont("Helvetica", 9)
            canvas.drawRightString(50 + width - 4, y, right)
        canvas.setFillGray(0.0)
        canvas.setFont("Helvetica", 9)
        for line in range(1, 9):
            canvas.drawString(54, y - 10 - 12 * line, f"{LEFT}, part {number}")
            canvas.drawString(290, y - 10 - 12 * line, RIGHT)
        y -= 150
    return drawn(canvas, stream)


@pytest.mark.parametrize("right", ["Masked engager", None])
def test_a_bar_over_both_columns_parts_what_is_above_from_what_is_below(right: str | None) -> None:
    text = profiles(right).text
    first, second = text.index("1 Company number 1"), text.index("2 Company number 2")
    assert first < text.index("part 1") < text.index(RIGHT) < second < text.index("part 2")
    assert text.rindex("part 1") < second


def test_the_filled_head_of_a_table_is_no_title() -> None:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, invariant=True)
    canvas.setFillGray(0.8)
    canvas.rect(50, 776, 495, 16, stroke=0, fill=1)
    canvas.setFillGray(0.0)
    rows = [("Drug", "ORR"), ("QXR-101", "41%"), ("ZQT-202", "22%"), ("VRX-404", "30%")]
    for at, (left, right) in enumerate(rows):
        canvas.setFont("Helvetica-Bold" if not at else "Helvetica", 10)
        canvas.drawString(54, 780 - 16 * at, left)
        canvas.drawRightString(541, 780 - 16 * at, right)
    assert "Drug ORR" not in drawn(canvas, stream).text


def paragraph(size: float) -> Report:
    """A paragraph beside notes of a type size, over the end of its column to the next page."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, invariant=True)
    for y in range(780, 80, -12):
        canvas.setFont("Helvetica", 10)
        canvas.drawString(50, y, "and the long text of the wide column goes on without end as")
        if y > 700:
            canvas.setFont("Helvetica", size)
            canvas.drawString(400, y, "a note of the margin stands here")
    canvas.showPage()
    canvas.setFont("Helvetica", 10)
    for y in range(780, 700, -12):
        canvas.drawString(50, y, "it did on the page before, with many words to the line here")
    return drawn(canvas, stream)


def test_a_paragraph_goes_on_past_notes_in_smaller_type() -> None:
    report = paragraph(7.0)
    (block,) = [b for b in report.blocks if "goes on without end as it did" in report.text[b.start : b.end].replace("\n", " ")]
    assert "a note of the margin" not in report.text[block.start : block.end]


@pytest.mark.parametrize(
    ("first", "second", "join"),
    [
        ("ACTIVITY OF TRASTUZUMAB DERUXTE-", "CAN IN BREAST CANCER", Join.DROP), ("IN H3 K27M-MU-", "TANT GLIOMA", Join.DROP),
        ("FINAL REPORT OF NRG ON-", "COLOGY TRIALS", Join.DROP), ("A TRIAL IN NON-", "SMALL CELL LUNG CANCER", Join.GLUE),
        ("RESPONSES TO PD-", "TARGETED AGENTS", Join.GLUE), ("the US standard-", "of-care series", Join.GLUE), ("it was hard to ex-", "plain away", Join.DROP),
        ("binds to HER2 and PD-", "L1 on cells", Join.GLUE),
    ],
)  # fmt: skip
def test_words_broken_at_the_end_of_a_line(first: str, second: str, join: Join) -> None:
    lines: list[Line] = []
    assert join_lines(first, second, Lexis(lines)) is join
