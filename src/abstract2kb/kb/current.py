"""What an export reads of a store: the current extractions as they were loaded, and which asset over all reports each asset of a report is."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, text

from abstract2kb.kb.asking import documents
from abstract2kb.records import Extraction

__all__ = ["Current"]


class Current:
    """The current state of a store, by report id; replaced versions are not in it. To be used while the connection is open."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._report, self._entities = "", dict[str, tuple[str, str]]()
        query = (
            "SELECT k.value FROM known_fact k JOIN name m ON m.key = k.name WHERE k.kind = 'identifier' GROUP BY k.value"
            " HAVING count(DISTINCT m.entity) > 1"
        )
        self._ambiguous = {value for (value,) in connection.execute(text(query))}

    def extractions(self) -> Iterator[Extraction]:
        """All of them, read one by one."""
        return (Extraction.model_validate_json(document) for document in documents(self._connection))

    def of(self, report: str, asset: str) -> tuple[str, str] | None:
        """Id and name of the entity that a report's asset (by its id) is; None for one that the store does not have."""
        if report != self._report:
            query = (
                "SELECT a.id, e.id AS entity, e.name FROM report r JOIN asset a ON a.report = r.no JOIN name m ON m.key = a.key"
                " JOIN entity e ON e.id = m.entity WHERE r.id = :r"
            )
            rows = self._connection.execute(text(query), {"r": report}).all()
            self._report, self._entities = report, {row.id: (row.entity, row.name) for row in rows}
        return self._entities.get(asset)

    def tells_apart(self, identifier: str) -> bool:
        """Whether an identifier ("drugbank:DB15140") is of one entity; one that people split tells nothing of its parts."""
        return identifier not in self._ambiguous
