"""Notes on cells that stand where no note of their own table does; every text is written for these tests."""

from __future__ import annotations

from dataclasses import replace

import pytest

from abstract2kb.pdf.layout import Table
from abstract2kb.pipeline import extract_report
from tests.assemble.briefs import brief

LINES = """
# Nivolumab from setting to setting
{note}
| Setting | Median PFS, months |
| Melanoma | 7.1 |
| Sarcoma | 11.0 |
"""


def marked(table: Table, note: str) -> Table:
    cells = tuple(replace(cell, footnotes=(note,)) if cell.text == "11.0" else cell for cell in table.cells)
    return replace(table, header_rows=1, cells=cells)


def told(note: str, written: str) -> list[tuple[str, object]]:
    """Endpoint and time of each result, the last of which has the note that stands above the table."""
    report = brief(LINES.format(note=written))
    found = extract_report(replace(report, tables=tuple(marked(table, note) for table in report.tables))).outcomes
    return [(o.endpoint.value, o.value) for o in found]


@pytest.mark.parametrize(("note", "endpoint"), [("Disease-free survival.", "DFS"), ("Event-free survival instead of PFS.", "EFS")])
def test_a_note_above_the_table_puts_its_endpoint_in_place_of_the_headings(note: str, endpoint: str) -> None:
    assert told(note, note) == [("PFS", 7.1), (endpoint, 11.0)]


@pytest.mark.parametrize("note", ["OS not reached.", "Readers instead of investigators.", "PFS rather than OS."])
def test_other_notes_leave_the_endpoint(note: str) -> None:
    assert [found for found in told(note, note) if found[0] != "OS" or found[1] != "NR"] == [("PFS", 7.1), ("PFS", 11.0)]


def test_a_note_that_stands_nowhere_leaves_the_endpoint() -> None:
    assert told("Disease-free survival.", "They were looked at one by one.") == [("PFS", 7.1), ("PFS", 11.0)]
