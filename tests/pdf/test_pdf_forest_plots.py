"""Forest plots and numbers at risk are tables; the names of time axes are no text."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.pdf.conftest import Paper

from abstract2kb.pdf.report import Report

ROWS = (
    ("Men", 0.52, (0.36, 0.75)),
    ("Women", 0.61, (0.40, 0.93)),
    ("ECOG 1", 0.47, (0.30, 0.74)),
    ("Liver involved", 0.83, (0.55, 1.25)),
)


def report_of(paper: Paper) -> Report:
    return Report.from_pdf(paper.data(), "plot.pdf")


def rows_of(report: Report) -> list[list[list[str]]]:
    return [[row.split("\t") for row in report.text[t.start : t.end].split("\n")] for t in report.tables]


def whisker(paper: Paper, left: float, base: float, low: float, high: float) -> None:
    """An interval to scale, with a square in its middle."""
    y = base - 3.3
    paper.rule(left + 100 * low, y, left + 100 * high, y)
    paper.rect(left + 50 * (low + high) - 2, y - 2, left + 50 * (low + high) + 2, y + 2, fill=0.3, stroke=False)


def plot(paper: Paper, top: float, rows: Sequence[tuple[str, float, tuple[float, float]]], columns: Sequence[str] = (), drawn: bool = True) -> None:
    """Names at the left, columns of numbers, the plot and the figures at the right; and the axis below."""
    for at, (name, value, (low, high)) in enumerate(rows):
        base = top + 16 * at
        paper.text(60, base, name)
        for place, column in enumerate(columns):
            paper.text(190 + 60 * place, base, column)
        if drawn:
            whisker(paper, 320, base, low, high)
        paper.text(480, base, f"{value:.2f} ({low:.2f}–{high:.2f})")
    foot = top + 16 * len(rows)
    paper.rule(320, foot - 6, 470, foot - 6)
    for tick in (0.5, 1, 1.5):
        paper.text(318 + 100 * tick, foot + 6, str(tick), 8)


def test_the_rows_of_a_forest_plot_are_those_of_a_table(paper: Paper) -> None:
    paper.text(60, 100, "PFS by subgroup: hazard ratio (95% CI)", 11, "Helvetica-Bold")
    plot(paper, 130, ROWS)
    paper.text(350, 216, "favours QNX-4", 8)
    report = report_of(paper)
    assert rows_of(report) == [[[name, f"{v:.2f} ({a:.2f}–{b:.2f})"] for name, v, (a, b) in ROWS]]
    assert "0.5 " not in report.text.replace("0.55", "")
    assert "PFS by subgroup" in report.text


def test_its_headings_groups_and_further_columns_are_kept(paper: Paper) -> None:
    paper.text(60, 112, "Group", 10, "Helvetica-Bold")
    paper.text(190, 112, "n/N", 10, "Helvetica-Bold")
    paper.text(480, 112, "HR (95% CI)", 10, "Helvetica-Bold")
    plot(paper, 128, ROWS, ("20/40",))
    (rows,) = rows_of(report_of(paper))
    assert rows[0] == ["Group", "n/N", "HR (95% CI)"]
    assert rows[1] == ["Men", "20/40", "0.52 (0.36–0.75)"]


def test_two_plots_with_one_column_of_names_are_one_table(paper: Paper) -> None:
    for at, (name, value, (low, high)) in enumerate(ROWS):
        base = 130 + 16 * at
        paper.text(40, base, name, 8)
        for left in (120, 350):
            whisker(paper, left, base, low, high)
            paper.text(left + 140, base, f"{value:.2f} ({low:.2f}–{high:.2f})", 8)
    paper.text(170, 114, "QNX-4", 8)
    paper.text(400, 114, "QNX-4 + BTR-2", 8)
    (rows,) = rows_of(report_of(paper))
    assert rows[0] == ["", "QNX-4", "QNX-4 + BTR-2"]
    assert rows[1] == ["Men", "0.52 (0.36–0.75)", "0.52 (0.36–0.75)"]


def test_rules_between_the_rows_of_a_table_are_no_intervals(paper: Paper) -> None:
    for at, (name, value, (low, high)) in enumerate(ROWS):
        paper.text(60, 130 + 16 * at, name)
        paper.rule(60, 134 + 16 * at, 560, 134 + 16 * at)
        paper.text(480, 130 + 16 * at, f"{value:.2f} ({low:.2f}–{high:.2f})")
    paper.prose(60, 240, 480, "Nothing in this table is drawn to scale, and its lines part the rows. " * 3)
    assert "\t" in report_of(paper).text


@pytest.mark.parametrize("head", ["No. at risk", "At risk:", "Number of patients at risk", "Patients at risk, n"])
def test_numbers_at_risk_are_a_table_of_their_own(paper: Paper, head: str) -> None:
    paper.text(60, 300, head, 8)
    for base, name, numbers in ((312, "QNX-4 10 mg", (88, 61, 40, 21, 9)), (322, "Control", (90, 44, 18, 6, 0))):
        paper.text(60, base, name, 8)
        for at, number in enumerate(numbers):
            paper.text(160 + 60 * at, base, str(number), 8)
    paper.text(60, 350, "The median was 9.1 months with QNX-4 and 5.4 months with the control.")
    (rows,) = rows_of(report_of(paper))
    assert [row[0] for row in rows] == [head, "QNX-4 10 mg", "Control"]
    assert rows[2][1:] == ["90", "44", "18", "6", "0"]


def test_numbers_below_other_words_at_risk_are_text(paper: Paper) -> None:
    paper.text(60, 300, "Those at risk of bleeding were left out.", 8)
    for at, number in enumerate((88, 61, 40, 21)):
        paper.text(160 + 60 * at, 312, str(number), 8)
    assert "61" in report_of(paper).text


def test_the_name_of_a_time_axis_is_no_text(paper: Paper) -> None:
    paper.text(60, 100, "Progression-free survival", 11, "Helvetica-Bold")
    paper.rule(90, 120, 90, 280)
    paper.rule(90, 280, 410, 280)
    for tick in range(5):
        paper.canvas.setFont("Helvetica", 8)
        paper.canvas.drawRightString(86, paper.height - (283 - 40 * tick), str(25 * tick))
        paper.canvas.drawCentredString(90 + 80 * tick, paper.height - 292, str(6 * tick))
    paper.text(200, 306, "Months since randomisation", 8)
    paper.text(60, 340, "Months of treatment varied.")
    text = report_of(paper).text
    assert "Months since" not in text
    assert "Months of treatment varied" in text


def test_a_legend_with_a_number_for_each_curve_is_a_table(paper: Paper) -> None:
    paper.prose(60, 60, 480, "Patients were followed for two years and more, and few were lost. " * 2)
    paper.text(300, 120, "Median PFS, months (95% CI)", 8)
    for at, (name, figure) in enumerate((("QNX-4 10 mg", "9.1 (7.7–11.2)"), ("Control", "5.4 (4.1–NE)"))):
        paper.text(300, 131 + 11 * at, f"{name} {figure}", 8)
    (rows,) = rows_of(report_of(paper))
    assert rows == [["", "Median PFS, months (95% CI)"], ["QNX-4 10 mg", "9.1 (7.7–11.2)"], ["Control", "5.4 (4.1–NE)"]]


@pytest.mark.parametrize("second", ["Control was not followed", "and 5.4 months"])
def test_lines_of_prose_below_a_heading_are_no_legend(paper: Paper, second: str) -> None:
    paper.text(60, 100, "Median PFS", 10, "Helvetica-Bold")
    paper.text(60, 112, "It was 9.1 months")
    paper.text(60, 124, second)
    assert report_of(paper).tables == ()
