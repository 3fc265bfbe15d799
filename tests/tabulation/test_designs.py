"""Tables told by little are read cell by cell as they were drawn; those that leave room for doubt, nearly so."""

from __future__ import annotations

import pytest
import typst

from abstract2kb.pdf.report import Report
from tests.tabulation.designs import DESIGNS, Table, placed, source
from tests.tabulation.measure import f1

OPEN = {"uprights between trials, left": 0.8, "text, uprights": 0.2, "plain head": 0.9, "frame and head rule": 0.92}
"""The share of cells to reach where the drawing does not tell all."""
HEADS_BESIDE = {"uprights alone", "white alone, three heads", "striped columns"}
"""Where a heading beside two rows of others is in the lowest."""


def score(table: Table, report: Report) -> float:
    wanted = {cell for cell in placed(table) if cell[4]}
    found = {(c.row, c.row_span, c.col, c.col_span, c.text) for t in report.tables for c in t.cells if c.text}
    return f1(len(wanted & found), len(found), len(wanted))


@pytest.mark.parametrize("name", sorted(DESIGNS))
def test_designs_are_read_cell_by_cell(name, tmp_path):
    design = DESIGNS[name]
    path = tmp_path / "design.typ"
    path.write_text(source(design), encoding="utf-8")
    report = Report.from_pdf(typst.compile(str(path)), name)
    assert score(design.table, report) >= OPEN.get(name, 0.98 if name in HEADS_BESIDE else 1.0)
    if name not in OPEN:
        assert [table.header_rows for table in report.tables] == [design.table.heads]
        assert report.tables[0].caption == "Table 1. Invented trials at a glance"
