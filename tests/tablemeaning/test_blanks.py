"""Tables with holes: whatever cells are blank, the report is read and nothing is made of what is not there."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from abstract2kb.pipeline import extract_report
from tests.tablemeaning.reading import Written, report_of, tables

_ALL = tables()


def _with_holes(table: Written, rng: random.Random) -> Written:
    """The table with a row of blank cells, a blank column, no rows under its heads, or blank cells here and there."""
    rows = [list(row) for row in table.rows]
    way = rng.randrange(4)
    if way == 0:
        rows.insert(rng.randint(0, len(rows)), [""] * len(rows[0]))
    elif way == 1:
        blank = rng.randrange(len(rows[0]))
        rows = [[("" if at == blank and words not in ("^", "<") else words) for at, words in enumerate(row)] for row in rows]
    elif way == 2:
        rows = rows[: table.header_rows]
    else:
        rows = [[("" if rng.random() < 0.3 and words not in ("^", "<") else words) for words in row] for row in rows]
    return replace(table, rows=rows, header_rows=min(table.header_rows, len(rows)))


@pytest.mark.parametrize("seed", range(6))
def test_no_hole_ends_the_reading(seed: int) -> None:
    rng = random.Random(seed)
    for table in rng.sample(_ALL, 40):
        report = report_of(_with_holes(table, rng))
        found = extract_report(report)
        for record in (*found.outcomes, *found.adverse_events):
            assert record.evidence
            assert all(report.text[e.start : e.end].strip() for e in record.evidence)


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_a_table_of_blank_cells_tells_nothing(columns: int) -> None:
    found = extract_report(report_of(Written("blank", title="Table 1. What was seen", rows=[[""] * columns] * 3)))
    assert not any((found.assets, found.studies, found.outcomes, found.adverse_events))
