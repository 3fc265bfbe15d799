"""Tables of trials in many designs are read cell by cell, whoever draws them; what was seen to fail is told one by one."""

from __future__ import annotations

import pytest

from abstract2kb.pdf.layout import Cell, Table
from abstract2kb.pdf.report import Report
from tests.tabulation.designs import DESIGNS
from tests.tabulation.measure import f1
from tests.tabulation.sheet_drawing import draw
from tests.tabulation.sheet_scores import score
from tests.tabulation.sheets import SHEETS

FLOORS = {"reportlab": 0.94, "typst": 0.88}
NEARLY = (
    "events by trial, remarks",
    "ratios between arms",
    "two tables side by side",
    "merged over rows and columns",
    "turned labels",
    "indented labels",
)


def tables(name: str, engine: str) -> list[Table]:
    return list(Report.from_pdf(draw(SHEETS[name], engine), name).tables)


def cell(table: Table, text: str) -> Cell:
    return next(c for c in table.cells if c.text.startswith(text))


def test_there_are_many_designs() -> None:
    assert len(DESIGNS) + len(SHEETS) > 30


@pytest.mark.parametrize("engine", sorted(FLOORS))
def test_sheets_are_read(engine: str) -> None:
    reached = {name: score(name, engine)[:3] for name in SHEETS}
    assert f1(*(sum(counts[i] for counts in reached.values()) for i in range(3))) >= FLOORS[engine]
    assert {name: f1(*reached[name]) for name in NEARLY if f1(*reached[name]) < 0.96} == {}


@pytest.mark.parametrize("engine", sorted(FLOORS))
def test_labels_and_remarks_reach_all_rows_of_their_group(engine: str) -> None:
    (table,) = tables("events by trial, remarks", engine)
    label, remark = cell(table, "MERIDIAN-1"), cell(table, "Stopped")
    assert (label.text, label.row_span, label.col) == ("MERIDIAN-1 alfatinib vs observation", 4, 0)
    assert (remark.row, remark.row_span, remark.col) == (label.row, 4, 6)
    assert (cell(table, "one arm").row_span, cell(table, "one arm").col_span) == (3, 2)
    assert [c.text for c in table.cells if c.row == label.row + 1 and c.col > 0] == ["Diarrhoea", "44", "6.3", "12", "0.9"]


@pytest.mark.parametrize("engine", sorted(FLOORS))
def test_tables_side_by_side_keep_their_captions_and_rows(engine: str) -> None:
    left, right = tables("two tables side by side", engine)
    assert (left.caption or "").startswith("3A.")
    assert (right.caption or "").startswith("3B.")
    assert cell(left, "Event leading").text == "Event leading to discontinuation"
    assert cell(right, "MERIDIAN-1").col_span == 3


def test_ratios_stand_for_both_arms_and_lines_alone_for_all_columns() -> None:
    (table,) = tables("ratios between arms", "reportlab")
    assert cell(table, "0.44").row_span == 2
    assert cell(table, "0.61").row_span == 1
    assert (cell(table, "Relapsed lymphoma").col, cell(table, "Relapsed lymphoma").col_span) == (0, 8)
