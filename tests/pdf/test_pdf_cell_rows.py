"""Rows of tables without a grid: cells of several lines, cells between rows, filled rows, turned labels."""

from __future__ import annotations

from collections.abc import Callable

from tests.pdf.conftest import Paper

from abstract2kb.pdf.cell_text import goes_on, is_figure
from abstract2kb.pdf.layout import Table
from abstract2kb.pdf.report import Report


def read(draw: Callable[[Paper], None]) -> Report:
    paper = Paper()
    draw(paper)
    return Report.from_pdf(paper.data(), "t.pdf")


def shape(table: Table) -> dict[tuple[int, int], tuple[str, int, int]]:
    """Place to text and spans of the cells that have text."""
    return {(c.row, c.col): (c.text, c.row_span, c.col_span) for c in table.cells if c.text}


def arms(paper: Paper) -> None:
    for x, word in ((40, "Trial"), (150, "Arm"), (300, "ORR, %"), (400, "PFS, mo"), (480, "HR")):
        paper.text(x, 100, word, 9, "Helvetica-Bold")
    for at, (name, first, second) in enumerate((("NOVA-1", "35.1", "8.2"), ("NOVA-2", "41.0", "9.9"), ("NOVA-3", "22.7", "5.0"))):
        y = 120 + 32 * at
        for row, (arm, orr) in enumerate((("Drug A", first), ("Control", second))):
            paper.text(150, y + 16 * row, arm, 9)
            paper.text(300, y + 16 * row, orr, 9)
            paper.text(400, y + 16 * row, f"{6 + row}.4", 9)
        paper.text(40, y + 8, name, 9)
        paper.text(480, y + 8, f"0.6{at}", 9)


def test_a_cell_in_the_middle_of_two_rows_spans_both() -> None:
    (table,) = read(arms).tables
    cells = shape(table)
    assert table.header_rows == 1
    assert cells[1, 0] == ("NOVA-1", 2, 1)
    assert cells[1, 4] == ("0.60", 2, 1)
    assert cells[2, 1] == ("Control", 1, 1)
    assert cells[5, 0] == ("NOVA-3", 2, 1)


def wrapped(paper: Paper) -> None:
    for x, word in ((40, "Agent"), (200, "n"), (260, "ORR, %"), (340, "CR, %")):
        paper.text(x, 100, word, 8, "Helvetica-Bold")
    names = (("Alpha-17",), ("Beta-4 plus", "gamma-12"), ("Delta-9",), ("Epsilon-3 plus", "zeta-8"))
    for at, lines in enumerate(names):
        y = 124 + 26 * at
        for line, text in enumerate(lines):
            paper.text(40, y + 9.5 * (line - (len(lines) - 1) / 2), text, 8)
        for x, text in ((200, str(40 + at)), (260, f"{20 + at}.5"), (340, f"1{at}.0")):
            paper.text(x, y, text, 8)


def test_the_lines_of_a_cell_stay_together_around_the_middle_of_its_row() -> None:
    (table,) = read(wrapped).tables
    cells = shape(table)
    assert [cells[r, 0][0] for r in range(1, 5)] == ["Alpha-17", "Beta-4 plus gamma-12", "Delta-9", "Epsilon-3 plus zeta-8"]
    assert cells[2, 1][0] == "41"


def test_a_filled_heading_row_belongs_to_its_table() -> None:
    def draw(paper: Paper) -> None:
        paper.canvas.setFillGray(0.85)
        for x0, x1 in ((36, 196), (196, 256), (256, 336), (336, 420)):
            paper.canvas.rect(x0, paper.height - 106, x1 - x0, 18, stroke=0, fill=1)
        paper.canvas.setFillGray(0)
        wrapped(paper)

    (table,) = read(draw).tables
    assert table.header_rows == 1
    assert shape(table)[0, 2][0] == "ORR, %"


def test_a_label_written_upwards_is_no_column() -> None:
    def draw(paper: Paper) -> None:
        canvas = paper.canvas
        for y in (88, 108, 128, 148):
            canvas.line(20, paper.height - y, 400, paper.height - y)
        for x in (20, 36, 160, 280, 400):
            canvas.line(x, paper.height - 88, x, paper.height - 148)
        for y, row in ((102, ("Event", "Any", "Grade 3")), (122, ("Nausea", "12", "1")), (142, ("Rash", "9", "0"))):
            for x, text in zip((40, 165, 285), row, strict=True):
                paper.text(x, y, text, 9)
        canvas.saveState()
        canvas.translate(32, paper.height - 146)
        canvas.transform(1e-17, 1, -1, 1e-17, 0, 0)
        canvas.setFont("Helvetica", 7)
        canvas.drawString(0, 0, "SAFETY")
        canvas.restoreState()

    (table,) = read(draw).tables
    assert shape(table)[0, 0][0] == "Event"


def test_figures_and_lines_that_read_on() -> None:
    assert all(map(is_figure, ("12.1 (8.0–NE)", "–", "NR", "45", "0.63 (0.52, 0.76)", "HR 0.63 (0.5–0.8)")))
    assert not any(map(is_figure, ("Phase 2", "Drug A", "Grade ≥3", "N/A yet")))
    assert goes_on("Median PFS,", "mo")
    assert goes_on("ORR, %", "(95% CI)")
    assert not goes_on("ORR, %", "CR, %")
    assert not goes_on("ORR, %", "pCR, %")
