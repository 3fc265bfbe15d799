"""Ratios that are of all arms of a table or trial, the first against the others.

They go over a whole row below the arms ("Hazard ratio 0.57 (95% CI, 0.47-0.69); p<0.0001" below two medians), or stand in a column of ratios with
the endpoints that they are of ("PFS 0.57 (0.47-0.69); OS 0.77 (0.61-0.96)" under "HR (95% CI)").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from abstract2kb.assemble.cells import hints_of, p_at_end, read_cell
from abstract2kb.assemble.figure import Figure
from abstract2kb.assemble.table_owners import TableOwners
from abstract2kb.assemble.table_ratios import NAMED_RATIO
from abstract2kb.assemble.table_result import TableResult
from abstract2kb.assemble.table_topics import TableTopics
from abstract2kb.assemble.table_view import RowView, TableView
from abstract2kb.assemble.topics import Topic
from abstract2kb.assemble.topics import topics as topics_in
from abstract2kb.nlp.p_values import P_VALUE
from abstract2kb.patterns import regex
from abstract2kb.pdf.layout import Cell

__all__ = ["named_ratios", "whole_row_ratios"]

_ARMS = 2
_NAMED = regex(
    r"\s*(?P<name>[A-Za-z]{0,3}[A-Z]{2,4})(?:\sHR)?\s?[:=,]?\s(?P<ratio>\d{1,2}[.·]\d+(?:\s?[(\[][^()\[\]]*[)\]])?"
    rf"(?:[,;]?\s?(?:{P_VALUE.pattern})|[;,]\s?0?[.·]\d{{2,4}}(?![\d(]))?)\s?[;,/|]?",
    re.IGNORECASE,
)
"""A ratio behind its endpoint, in a cell of such ratios."""


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


def named_ratios(owners: TableOwners, topics: TableTopics) -> Iterator[TableResult]:
    """The ratios of columns headed by a ratio alone whose cells name the endpoints; they are of the first arm of their row."""
    view = owners.view
    columns = [c for c in range(1, view.width) if (path := view.path(c)) and hints_of(path[-1].text).ratio and not any(map(topics.names, path))]
    for row in view.rows(every=True) if columns else ():
        for column in columns:
            cell = view.grid.get((row.index, column))
            if cell is None or cell.row != row.index:
                continue
            for topic, figure, p in _told(view, view.span(cell)[0], cell) or _beside(topics, row, column, cell):
                _, assets = owners.arm(row, column, topic, False, figure)
                study = owners.studies.of(row, column)
                yield TableResult(topic, figure, None, None, assets or owners.of_trial(study), study, p)


def _told(view: TableView, begin: int, cell: Cell) -> list[tuple[Topic, Figure, str | None]]:
    """The ratios of a cell that holds nothing else, with the one endpoint that each names."""
    found, at, text = list[tuple[Topic, Figure, str | None]](), 0, cell.text
    said = _P_NAMED.search(view.heading(cell.col)) is not None
    while at < len(text.rstrip()):
        m = _NAMED.match(text, at)
        named = topics_in(view.scene, begin + m.start("name"), begin + m.end("name")) if m is not None else []
        if m is None or len(named) != 1 or named[0].endpoint is None:
            return []
        ratio, p = p_at_end(m.group("ratio"), said)
        figure = read_cell(ratio.rstrip(" ;,"), begin + m.start("ratio"), hints_of("HR (95% CI)"))
        if figure is None or figure.kind != "ratio":
            return []
        found.append((named[0], figure, p))
        at = m.end()
    return found


_P_NAMED = regex(r"(?<![\w-])[pP](?:[\s-]?values?)?(?![\w-])")


def _beside(topics: TableTopics, row: RowView, column: int, cell: Cell) -> list[tuple[Topic, Figure, str | None]]:
    """The ratio of the one survival that other cells of the row name with their figures, where no heading names any."""
    view = topics.view
    if topics.of(row, column)[0] is not None:
        return []
    ratio, p = p_at_end(cell.text, _P_NAMED.search(view.heading(column)) is not None)
    figure = read_cell(ratio.rstrip(" ;,"), view.span(cell)[0], hints_of("HR (95% CI)"))
    if figure is None or figure.kind != "ratio":
        return []
    own = [c for at, role in view.roles.items() if role in ("value", "endpoint") and at != column for c in (view.grid.get((row.index, at)),) if c]
    own += [c for at in range(1, view.width) if at not in view.roles and (c := view.grid.get((row.index, at))) is not None]
    named = [t for c in dict.fromkeys(own) for t in topics_in(view.scene, *view.span(c)) if t.family == "survival" and t.endpoint]
    return [(named[0], figure, p)] if named and len({t.endpoint for t in named}) == 1 else []
