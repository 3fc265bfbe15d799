"""Tables told by fills and half of the rules, in looks drawn by chance, are read no worse than they were."""

from __future__ import annotations

import pytest

from abstract2kb.pdf.report import Report
from tests.tabulation.fill_drawing import drawn
from tests.tabulation.fill_scores import counts, score

FLOORS = {"typst": 0.93, "reportlab": 0.90}
SEEDS = range(0, 24, 2)


@pytest.mark.parametrize("engine", sorted(FLOORS))
def test_filled_tables_are_read(engine: str) -> None:
    reached = score([counts(*drawn(seed, engine)) for seed in SEEDS])
    assert reached >= FLOORS[engine], reached


def test_labels_beside_filled_columns_are_the_first_column() -> None:
    """Head bands and every other column on a tone, no rules, no fill under the labels."""
    page, data = drawn(0, "reportlab")
    labels = {box.text for box in page.tables[0] if box.kind == "label"}
    found = {cell.text for table in Report.from_pdf(data, "fills.pdf").tables for cell in table.cells if cell.col == 0}
    assert labels <= found
