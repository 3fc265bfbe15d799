"""Loading extractions: all of a report or nothing; the same version twice changes nothing; another version takes the place of the last one.

The versions before are kept.

Reports are written in batches, each one transaction; whoever stops in the middle loses the batch and no part of a report. Two loaders take turns.
"""

from __future__ import annotations

import gc
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, bindparam, text

from abstract2kb.kb import schema
from abstract2kb.kb.batches import Batch, decided_dates
from abstract2kb.kb.names import NameChanges
from abstract2kb.kb.preparing import Prepared
from abstract2kb.kb.store import Store, alone, count_rows
from abstract2kb.kb.tally import take_out

__all__ = ["Loaded", "batches", "finish", "load", "load_batch"]

_BATCH = 1000
_BATCH_BYTES = 24_000_000
"""A batch ends at either."""


@dataclass
class Loaded:
    """What a load did, in reports."""

    new: int = 0
    replaced: int = 0
    unchanged: int = 0

    @property
    def total(self) -> int:
        """All reports that were valid."""
        return self.new + self.replaced + self.unchanged

    def __add__(self, other: Loaded) -> Loaded:
        return Loaded(self.new + other.new, self.replaced + other.replaced, self.unchanged + other.unchanged)


def load(store: Store, items: Iterable[Prepared], count: bool = True) -> Loaded:
    """Writes extractions into a store, which is made if it is not there; raises KbError, and then no part of a report is in the store.

    Whoever loads many times lets the rows be counted (`store.count_rows`) after the last one only.
    """
    done = Loaded()
    ready = batches(items)
    first = next(ready, None)
    if first is None:
        return done
    with _uncollected(), store.session(create=True) as engine, engine.connect() as connection:
        load_batch(connection, first, done)
        for batch in ready:
            load_batch(connection, batch, done)
        if count and (done.new or done.replaced):
            count_rows(engine)
    return done


def finish(store: Store, count: bool) -> None:
    """What is left to do when others have loaded: lets the rows be counted, and SQLite put away the files that it keeps beside a store."""
    if store.is_made():
        with store.session() as engine:
            if count:
                count_rows(engine)


@contextmanager
def _uncollected() -> Iterator[None]:
    """No search for cycles among the many rows, which have none: a tenth of the time of a load."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def batches(items: Iterable[Prepared]) -> Iterator[list[Prepared]]:
    """Batches in which no report is there twice."""
    batch: list[Prepared] = []
    seen: set[str] = set()
    size = 0
    for item in items:
        if batch and (item.id in seen or len(batch) >= _BATCH or size + item.size > _BATCH_BYTES):
            yield batch
            batch, seen, size = [], set(), 0
        batch.append(item)
        seen.add(item.id)
        size += item.size
    if batch:
        yield batch


def load_batch(connection: Connection, batch: Sequence[Prepared], done: Loaded) -> None:
    """Writes a batch in one transaction, and counts it when that is done."""
    count = Loaded()
    with alone(connection):
        _write(connection, batch, count)
    done.new += count.new
    done.replaced += count.replaced
    done.unchanged += count.unchanged


def _write(connection: Connection, batch: Sequence[Prepared], count: Loaded) -> None:
    held, versions = _held(connection, [item.id for item in batch])
    next_no = (connection.execute(text("SELECT max(no) FROM report")).scalar() or 0) + 1
    now = datetime.now(UTC).isoformat(timespec="seconds")
    rows = Batch(decided_dates(connection))
    for item in batch:
        no = held.get(item.id)
        if no is not None and (no, item.version) in versions:
            count.unchanged += 1
            continue
        if no is None:
            no, next_no = next_no, next_no + 1
            count.new += 1
        else:
            _unload(connection, no, now, rows.names)
            count.replaced += 1
        rows.add(no, item)
        rows.extractions.append((no, item.version, item.schema_version, now, None, item.records, item.document))
    rows.write(connection)


def _held(connection: Connection, ids: Collection[str]) -> tuple[dict[str, int], set[tuple[int, str]]]:
    """The numbers of the reports that are there, and all versions of them that ever were."""
    query = text("SELECT r.id, r.no, e.version FROM report r JOIN extraction e ON e.report = r.no WHERE r.id IN :ids")
    rows = connection.execute(query.bindparams(bindparam("ids", expanding=True)), {"ids": list(ids)}).all()
    return {row.id: row.no for row in rows}, {(row.no, row.version) for row in rows}


def _unload(connection: Connection, no: int, now: str, names: NameChanges) -> None:
    """Takes a report's records out; its extraction stays, marked with the time."""
    names.drop(connection, no)
    take_out(connection, no)
    known = connection.execute(text("SELECT key, known FROM asset WHERE report = :no AND known IS NOT NULL"), {"no": no}).all()
    connection.execute(text("DELETE FROM told WHERE report = :no AND key IN (SELECT key FROM asset WHERE report = :no)"), {"no": no})
    numbers = {"first": schema.first_number(no), "last": schema.first_number(no + 1) - 1}
    for table in schema.RECORD_TABLES:
        if table.name in schema.NUMBERED:
            connection.execute(text(f"DELETE FROM {table.name} WHERE no BETWEEN :first AND :last"), numbers)
        elif table is not schema.told:
            connection.execute(text(f"DELETE FROM {table.name} WHERE report = :no"), {"no": no})
    connection.execute(text("DELETE FROM report WHERE no = :no"), {"no": no})
    unused = "DELETE FROM known_fact WHERE known = :known AND NOT EXISTS (SELECT 1 FROM asset WHERE key = :key AND known = :known)"
    for key, own in known:
        connection.execute(text(unused), {"key": key, "known": own})
    connection.execute(text("UPDATE extraction SET superseded_at = :now WHERE report = :no AND superseded_at IS NULL"), {"now": now, "no": no})
