"""Small tables beside charts in one panel: their rules, drawn cell by cell, and their filled headings tell where they end."""

from __future__ import annotations

from collections.abc import Sequence

from tests.pdf.conftest import Paper

from abstract2kb.pdf.report import Report

LEFT, JOINT, RIGHT = 360.0, 440.0, 500.0
ROWS = (("Complete|response", "4|(10.0)"), ("Partial|response", "14|(35.0)"), ("Stable|disease", "15|(37.5)"), ("Not|evaluable", "7 (17.5)"))


def table(paper: Paper, head: Sequence[str], rows: Sequence[Sequence[str]], top: float = 100) -> None:
    """Two columns with filled headings and a rule below every cell; "|" parts the lines of a cell."""
    y = top
    for at, row in enumerate((head, *rows)):
        for x0, x1, cell in ((LEFT, JOINT, row[0]), (JOINT, RIGHT, row[1])):
            if not at:
                paper.rect(x0, y, x1, y + 30, fill=0.9, stroke=False)
            lines = cell.split("|")
            paper.lines(x0 + 5, y + (12 if len(lines) > 1 else 18), lines, size=9, lead=12)
            paper.rule(x0, y + 30, x1, y + 30)
        y += 30


def rows_of(paper: Paper) -> list[list[str]]:
    report = Report.from_pdf(paper.data(), "chart.pdf")
    (found,) = report.tables
    return [row.split("\t") for row in report.text[found.start : found.end].split("\n")]


def test_cells_of_two_lines_beside_a_swimmer_plot(paper: Paper) -> None:
    for at in range(12):
        paper.rect(80, 100 + 11 * at, 330 - 15 * at, 107 + 11 * at, fill=0.4, stroke=False)
    for at in range(5):
        paper.text(80 + 50 * at, 245, str(6 * at), 6)
    table(paper, ("Best overall|response", "n (%)|N=40"), ROWS)
    expected = [[label.replace("|", " "), value.replace("|", " ")] for label, value in ROWS]
    assert rows_of(paper) == [["Best overall response", "n (%) N=40"], *expected]


def test_the_axis_of_a_waterfall_is_not_read_into_the_rows(paper: Paper) -> None:
    for at in range(14):
        height = 30 - 8 * at
        paper.rect(120 + 8 * at, 150 - max(height, 0), 122 + 8 * at, 150 - min(height, 0), fill=0.4, stroke=False)
    for tick in (40, 20, 0, -20, -40, -60, -80):
        paper.canvas.setFont("Helvetica", 7)
        paper.canvas.drawRightString(108, paper.height - (150 - tick + 2.5), str(tick))
    table(paper, ("Best response", "N=40"), (("CR", "4"), ("PR", "14"), ("SD", "15"), ("NE", "7")))
    assert rows_of(paper) == [["Best response", "N=40"], ["CR", "4"], ["PR", "14"], ["SD", "15"], ["NE", "7"]]


def test_a_filled_heading_over_two_columns_is_not_cut(paper: Paper) -> None:
    xs = (60, 160, 230, 300, 370, 440)
    for x0, x1, text in ((160, 300, "QNX-4 (n=40)"), (300, 440, "Placebo")):
        paper.rect(x0, 100, x1, 120, fill=0.9, stroke=False)
        paper.text(x0 + 5, 113, text, 9)
    paper.rect(60, 100, 160, 140, fill=0.9, stroke=False)
    paper.text(65, 122, "Event", 9)
    body = (
        ("", "Any grade", "Grade 3", "Any grade", "Grade 3"),
        ("Rash", "12 (30)", "1 (3)", "4 (10)", "0"),
        ("Fever", "9 (23)", "0", "3 (8)", "1 (3)"),
    )
    for at, row in enumerate((*body, ("Cough", "5 (13)", "0", "6 (15)", "0"))):
        for x0, x1, cell in zip(xs, xs[1:], row, strict=False):
            if not at and cell:
                paper.rect(x0, 120, x1, 140, fill=0.9, stroke=False)
            paper.text(x0 + 5, 133 + 20 * at, cell, 9)
            paper.rule(x0, 140 + 20 * at, x1, 140 + 20 * at)
    report = Report.from_pdf(paper.data(), "table.pdf")
    (found,) = report.tables
    assert [(cell.text, cell.col_span) for cell in found.cells if cell.row == 0 and cell.col] == [("QNX-4 (n=40)", 2), ("Placebo", 2)]
