"""Charts are pictures of numbers, not tables: their axes, gridlines and labels make no cells and no records."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from reportlab.graphics import renderPDF
from reportlab.graphics.charts.barcharts import HorizontalBarChart, VerticalBarChart
from reportlab.graphics.charts.lineplots import LinePlot
from reportlab.graphics.shapes import Drawing, String

from abstract2kb.pipeline import extract_report

PROSE = (
    "Patients with advanced disease were asked to take part in this open study of a new agent that had been made to last longer in the "
    "blood, and most of them had been given three lines of therapy before. "
)


def response_bars(drawing: Drawing) -> None:
    """Rates of two arms side by side, each bar with its percent, over gridlines."""
    chart = VerticalBarChart()
    chart.x, chart.y, chart.width, chart.height = 40, 30, 230, 140
    chart.data = [(45, 38, 52, 21), (20, 15, 30, 11)]
    chart.categoryAxis.categoryNames = ["Melanoma", "RCC", "NSCLC", "UC"]
    chart.valueAxis.valueMin, chart.valueAxis.valueMax, chart.valueAxis.valueStep = 0, 60, 20
    chart.valueAxis.visibleGrid = 1
    chart.barLabelFormat, chart.barLabels.nudge = "%d%%", 8
    drawing.add(chart)


def swimmers(drawing: Drawing) -> None:
    """Time on treatment of single patients."""
    chart = HorizontalBarChart()
    chart.x, chart.y, chart.width, chart.height = 80, 30, 200, 140
    chart.data = [(12, 9, 22, 31, 5)]
    chart.categoryAxis.categoryNames = [f"Patient {number}" for number in range(1, 6)]
    chart.valueAxis.valueMin, chart.valueAxis.valueMax, chart.valueAxis.valueStep = 0, 40, 10
    chart.valueAxis.visibleGrid = 1
    drawing.add(chart)


def waterfall(drawing: Drawing) -> None:
    """Change in lesions of single patients, from growth to disappearance."""
    chart = VerticalBarChart()
    chart.x, chart.y, chart.width, chart.height = 40, 20, 250, 150
    chart.data = [(30, 20, 10, -5, -12, -20, -33, -41, -55, -70, -88, -100)]
    chart.categoryAxis.categoryNames = [str(number) for number in range(1, 13)]
    chart.valueAxis.valueMin, chart.valueAxis.valueMax, chart.valueAxis.valueStep = -100, 40, 20
    chart.valueAxis.visibleGrid = 1
    drawing.add(chart)


def survival_curves(drawing: Drawing) -> None:
    """Two curves in a grid of lines both ways."""
    chart = LinePlot()
    chart.x, chart.y, chart.width, chart.height = 40, 60, 240, 130
    chart.data = [[(0, 100), (6, 80), (12, 60), (18, 45), (24, 40)], [(0, 100), (6, 65), (12, 40), (18, 22), (24, 15)]]
    for axis, most, step in ((chart.xValueAxis, 24, 6), (chart.yValueAxis, 100, 20)):
        axis.valueMin, axis.valueMax, axis.valueStep, axis.visibleGrid = 0, most, step, 1
    drawing.add(chart)


def numbers_at_risk(drawing: Drawing) -> None:
    """The rows that stand below the curves."""
    survival_curves(drawing)
    drawing.add(String(2, 35, "No. at risk", fontSize=7))
    for row, (arm, counts) in enumerate((("ABC-101", (102, 80, 55, 31, 9)), ("Placebo", (51, 30, 18, 7, 2)))):
        drawing.add(String(-14, 25 - 10 * row, arm, fontSize=7))
        for place, count in enumerate(counts):
            drawing.add(String(36 + 60 * place, 25 - 10 * row, str(count), fontSize=7))


@pytest.fixture
def with_chart(paper, read):
    """Reads a page of prose with a chart in the middle."""

    def drawn(draw: Callable[[Drawing], None]):
        paper.prose(72, 80, 460, 3 * PROSE)
        drawing = Drawing(300, 210)
        draw(drawing)
        renderPDF.draw(drawing, paper.canvas, 90, 792 - 370)
        paper.prose(72, 420, 460, 3 * PROSE)
        return read(paper)

    return drawn


@pytest.mark.parametrize("draw", [response_bars, swimmers, waterfall, survival_curves])
def test_a_chart_is_no_table(with_chart, draw):
    report = with_chart(draw)
    assert report.tables == ()
    assert report.text.count("asked to take part") == 6


@pytest.mark.parametrize("draw", [response_bars, swimmers, waterfall, survival_curves, numbers_at_risk])
def test_a_chart_states_no_results(with_chart, draw):
    records = extract_report(with_chart(draw))
    assert records.outcomes == ()
    assert records.adverse_events == ()


def test_numbers_at_risk_are_a_table_without_the_axis_above(with_chart):
    (table,) = with_chart(numbers_at_risk).tables
    cells = {(cell.row, cell.col): cell.text for cell in table.cells}
    rows = [[text for (row, _), text in sorted(cells.items()) if row == index] for index in range(table.cells[-1].row + 1)]
    assert rows[-2:] == [["ABC-101", "102", "80", "55", "31", "9"], ["Placebo", "51", "30", "18", "7", "2"]]
    assert not any("100" in row for row in rows)
