"""The rows of several reports, written at once, with what follows from them: names, entities, counted facts."""

from __future__ import annotations

from collections import Counter
from typing import Any

from sqlalchemy import Connection, text

from abstract2kb.kb import schema
from abstract2kb.kb.dates import report_date
from abstract2kb.kb.lookup import by_keys
from abstract2kb.kb.names import NameChanges
from abstract2kb.kb.preparing import Prepared
from abstract2kb.kb.rows import Fact, Known, Row
from abstract2kb.kb.tally import write_counts
from abstract2kb.kb.writing import insert_rows

__all__ = ["Batch", "decided_dates"]


class Batch:
    """The rows of several reports, gathered to be written at once; `dates` are those that people gave reports, by report id."""

    def __init__(self, dates: dict[str, str]) -> None:
        self.dates, self.names = dates, NameChanges()
        self.extractions: list[tuple[Any, ...]] = []
        self._reports: list[tuple[Any, ...]] = []
        self._tables: dict[str, list[Row]] = {table.name: [] for table in schema.RECORD_TABLES}
        self._known: dict[str, list[Known]] = {}
        self._counts: Counter[Fact] = Counter()

    def add(self, no: int, item: Prepared) -> None:
        """The rows of a report, which is number `no`; its extraction is added by whoever knows when it came."""
        date = self.dates.get(item.id) or report_date(item.conference, item.year)
        self._reports.append(
            (no, item.id, item.source, item.title, item.conference, item.year, item.publisher, item.pages, date, item.version, item.sketch)
        )
        first = schema.first_number(no)
        for name, rows in item.tables.items():
            if name in schema.NUMBERED:
                for number, row in enumerate(rows, start=first):
                    row[0], row[1] = no, number
            else:
                for row in rows:
                    row[0] = no
            self._tables[name] += rows
        self._known |= item.known
        self._counts.update(item.counts)
        self.names.add(item.spellings, item.named, item.links)

    def write(self, connection: Connection) -> None:
        """Writes all rows, and what follows from them: names, entities, counted facts."""
        if not self._reports:
            return
        insert_rows(connection, schema.report, self._reports)
        insert_rows(connection, schema.extraction, self.extractions)
        for table in schema.RECORD_TABLES:
            insert_rows(connection, table, self._tables[table.name])
        self._write_known(connection)
        self.names.write(connection)
        write_counts(connection, self._counts)

    def _write_known(self, connection: Connection) -> None:
        there = {own for (own,) in by_keys(connection, "SELECT DISTINCT known FROM known_fact WHERE known IN :keys", self._known)}
        new = sorted(self._known.keys() - there)
        insert_rows(connection, schema.known_fact, [(own, *fact) for own in new for fact in self._known[own]])


def decided_dates(connection: Connection) -> dict[str, str]:
    """The dates that people gave reports, by report id."""
    return dict(tuple(row) for row in connection.execute(text("SELECT a, b FROM decision WHERE kind = 'date' ORDER BY no")))
