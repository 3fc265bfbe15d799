"""Bar charts whose bars bear their numbers are tables; the numbers at axes are no text."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from tests.pdf.conftest import Paper

from abstract2kb.pdf.report import Report

FOOT, SCALE = 300.0, 2.0


def report_of(paper: Paper) -> Report:
    return Report.from_pdf(paper.data(), "chart.pdf")


def rows_of(report: Report) -> list[list[str]]:
    (table,) = report.tables
    return [row.split("\t") for row in report.text[table.start : table.end].split("\n")]


def centred(paper: Paper, x: float, y: float, text: str, size: float = 10) -> None:
    paper.canvas.setFont("Helvetica", size)
    paper.canvas.drawCentredString(x, paper.height - y, text)


def bars(paper: Paper, values: Sequence[tuple[float, str, float]], names: Sequence[tuple[float, str]], scale: float = SCALE) -> None:
    """Upright bars at places with their numbers and tones, and lines of names below."""
    for x, said, tone in values:
        top = FOOT - scale * float(said.rstrip("%"))
        paper.rect(x, top, x + 40, FOOT, fill=tone, stroke=False)
        centred(paper, x + 20, top - 4, said)
    for x, name in names:
        for line, text in enumerate(name.split("|")):
            centred(paper, x, FOOT + 14 + 12 * line, text)


def axis(paper: Paper, x: float = 90) -> None:
    paper.rule(x, FOOT, x, FOOT - 160)
    for tick in (0, 20, 40, 60, 80):
        paper.canvas.drawRightString(x - 5, paper.height - (FOOT - SCALE * tick + 3), str(tick))


def test_single_bars_are_the_columns_of_a_table(paper: Paper) -> None:
    axis(paper)
    paper.text(120, 120, "Objective response rate (%)", 12, "Helvetica-Bold")
    bars(paper, [(120, "52.5%", 0.3), (220, "21%", 0.7)], [(140, "QNX-4|(n=40)"), (240, "Docetaxel|(n=43)")])
    report = report_of(paper)
    assert rows_of(report) == [["", "QNX-4 (n=40)", "Docetaxel (n=43)"], ["Objective response rate (%)", "52.5%", "21%"]]
    assert "80" not in report.text


def test_counts_below_the_names_stand_with_the_numbers(paper: Paper) -> None:
    paper.text(120, 180, "Confirmed ORR", 12, "Helvetica-Bold")
    bars(paper, [(120, "50%", 0.3), (220, "25%", 0.3)], [(140, "SCLC|20/40"), (240, "NEC|4/16")])
    assert rows_of(report_of(paper)) == [["", "SCLC", "NEC"], ["Confirmed ORR", "50% 20/40", "25% 4/16"]]


def test_the_name_of_an_axis_that_runs_upwards_is_read(paper: Paper) -> None:
    paper.canvas.saveState()
    paper.canvas.translate(80, paper.height - 290)
    paper.canvas.rotate(90)
    paper.canvas.drawString(0, 0, "Confirmed ORR (%)")
    paper.canvas.restoreState()
    bars(paper, [(120, "50", 0.3), (220, "25", 0.3)], [(140, "Melanoma"), (240, "RCC")])
    report = report_of(paper)
    assert rows_of(report) == [["", "Melanoma", "RCC"], ["Confirmed ORR (%)", "50", "25"]]
    (box,) = report.boxes(report.text.index("Confirmed"), report.text.index("Confirmed") + 9)
    assert box.bbox[0] < 90
    assert box.bbox[3] > 280


def test_bars_in_groups_have_a_column_for_each_colour(paper: Paper) -> None:
    paper.text(120, 130, "Response (% of patients)", 12, "Helvetica-Bold")
    for x, tone, name in ((120, 0.3, "QNX-4"), (220, 0.7, "Control")):
        paper.rect(x, 142, x + 8, 150, fill=tone, stroke=False)
        paper.text(x + 12, 150, name)
    bars(paper, [(120, "48", 0.3), (164, "20", 0.7), (260, "70", 0.3), (304, "55", 0.7)], [(162, "ORR"), (302, "DCR")])
    assert rows_of(report_of(paper)) == [["Response (% of patients)", "QNX-4", "Control"], ["ORR", "48", "20"], ["DCR", "70", "55"]]


def test_lying_bars_are_the_rows_of_a_table(paper: Paper) -> None:
    paper.text(72, 90, "Adverse events of any grade", 12, "Helvetica-Bold")
    for y, name, number in ((110, "Nausea", 50), (140, "Fatigue", 31), (170, "Rash", 12)):
        paper.rect(180, y, 180 + 3 * number, y + 20, fill=0.4, stroke=False)
        paper.canvas.drawRightString(174, paper.height - (y + 13), name)
        paper.text(184 + 3 * number, y + 13, f"{number}%")
    assert rows_of(report_of(paper)) == [["Nausea", "50%"], ["Fatigue", "31%"], ["Rash", "12%"]]


def not_to_scale(paper: Paper) -> None:
    """Cards with figures above them."""
    bars(paper, [(120, "50%", 0.3)], [(140, "ORR")])
    bars(paper, [(220, "25%", 0.3)], [(240, "DCR")], scale=6.0)


def without_names(paper: Paper) -> None:
    bars(paper, [(120, "50%", 0.3), (220, "25%", 0.3)], [])
    paper.text(100, FOOT + 14, "Patients whose tumours had been seen on two scans or more.")


def a_column(paper: Paper) -> None:
    """Figures of a table beside a rule, which go by even steps."""
    paper.rule(150, 100, 150, 160)
    for y, name, first, second in ((110, "QNX-4", 40, 61), (130, "QNX-9", 20, 33), (150, "Control", 0, 12)):
        paper.text(60, y, name)
        paper.text(120, y, str(first))
        paper.text(170, y, str(second))


@pytest.mark.parametrize("draw", [not_to_scale, without_names])
def test_what_is_not_to_scale_or_has_no_names_is_no_chart(paper: Paper, draw: Callable[[Paper], None]) -> None:
    paper.text(120, 130, "Objective response rate (%)", 12, "Helvetica-Bold")
    draw(paper)
    assert report_of(paper).tables == ()


def test_columns_of_tables_are_no_axes(paper: Paper) -> None:
    a_column(paper)
    text = report_of(paper).text
    assert all(number in text for number in ("40", "20", "0"))


def test_a_count_in_a_bar_belongs_to_its_number(paper: Paper) -> None:
    bars(paper, [(100, "50%", 0.3), (200, "23%", 0.6)], [(120, "QX-1"), (220, "Docetaxel")])
    for x, count in ((120, "20/40"), (220, "9/39")):
        centred(paper, x, FOOT - 6, count, 7)
    assert rows_of(report_of(paper))[-1][1:] == ["50% 20/40", "23% 9/39"]
