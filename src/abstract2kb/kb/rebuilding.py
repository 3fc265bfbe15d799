"""The tables of records made anew from the extractions that the store holds: what a store of an older form becomes after its migration."""

from __future__ import annotations

from sqlalchemy import Connection, text

from abstract2kb.kb.batches import Batch, decided_dates
from abstract2kb.kb.preparing import made_ready, unpacked
from abstract2kb.kb.wire import decoded

__all__ = ["rebuild"]

_AT_ONCE = 50


def rebuild(connection: Connection) -> None:
    """Fills the emptied tables; decisions and the history of versions stay as they are."""
    dates = decided_dates(connection)
    rows = connection.execute(text("SELECT no, source, version FROM report ORDER BY no")).all()
    connection.execute(text("DELETE FROM report"))
    for at in range(0, len(rows), _AT_ONCE):
        batch = Batch(dates)
        for no, source, version in rows[at : at + _AT_ONCE]:
            query = text("SELECT document FROM extraction WHERE report = :no AND version = :version")
            document = bytes(connection.execute(query, {"no": no, "version": version}).scalar_one())
            data = unpacked(document)
            batch.add(no, made_ready(decoded(data, source), version, document, len(data)))
        batch.write(connection)
