"""Ratios that go over a whole row below the arms of a table: "Hazard ratio 0.57 (95% CI, 0.47-0.69); p<0.0001" below two medians."""

from __future__ import annotations

from collections.abc import Iterator

from abstract2kb.assemble.cells import hints_of, p_at_end, read_cell
from abstract2kb.assemble.table_owners import TableOwners
from abstract2kb.assemble.table_ratios import NAMED_RATIO
from abstract2kb.assemble.table_result import TableResult
from abstract2kb.assemble.table_topics import TableTopics
from abstract2kb.assemble.topics import Topic

__all__ = ["whole_row_ratios"]

_ARMS = 2


def whole_row_ratios(owners: TableOwners, topics: TableTopics) -> Iterator[TableResult]:
    """The ratios of the one survival that is told of the arms above; they are of the first arm."""
    view = owners.view
    rows = [row for row in view.rows() if row.keys.get("arm") is not None]
    told = list(_survivals(owners, topics))
    if len(rows) < _ARMS or len({topic.endpoint for _, topic in told}) != 1:
        return
    column, topic = told[0]
    for at in range(view.header_rows, view.height):
        cells = [c for c in view.table.cells if c.row == at and c.text.strip()]
        if len(cells) != 1 or cells[0].col or NAMED_RATIO.match(cells[0].text) is None:
            continue
        text, p = p_at_end(cells[0].text, False)
        figure = read_cell(text.rstrip(" ;,"), view.span(cells[0])[0], hints_of("HR (95% CI)"))
        if figure is not None and figure.kind == "ratio":
            _, assets = owners.arm(rows[0], column, topic, False, figure)
            yield TableResult(topic, figure, None, None, assets, owners.studies.of(rows[0], column), p)


def _survivals(owners: TableOwners, topics: TableTopics) -> Iterator[tuple[int, Topic]]:
    """The columns of figures whose headings name a survival, and what they name."""
    for column, role in owners.view.roles.items():
        for head in owners.view.path(column) if role == "value" else ():
            yield from ((column, topic) for topic in topics.names(head) if topic.family == "survival")
