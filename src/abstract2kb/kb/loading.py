"""Loading extractions: all of a report or nothing; the same version twice changes nothing; another version takes the place of the last one.

The versions before are kept.

Reports are written in batches, each one transaction; whoever stops in the middle loses the batch and no part of a report. Two loaders take turns.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
import zstandard
from sqlalchemy import Connection, Engine, bindparam, text

from abstract2kb.errors import RecordsError
from abstract2kb.kb import schema
from abstract2kb.kb.dates import report_date
from abstract2kb.kb.names import NameChanges
from abstract2kb.kb.rows import rows_of
from abstract2kb.kb.store import Store, count_rows, transaction
from abstract2kb.kb.tally import tally
from abstract2kb.kb.wire import decoded, encoded
from abstract2kb.kb.writing import insert_rows

__all__ = ["Loaded", "Parsed", "load", "parse", "parsed_lines", "unpacked"]

_BATCH = 300
_BATCH_BYTES = 6_000_000
"""A batch ends at either."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A valid extraction: its struct, its canonical bytes packed, and the version they make."""

    extraction: Any
    version: str
    document: bytes
    size: int


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


def parse(data: bytes, source: str, line: int | None = None) -> Parsed:
    """Reads and checks one extraction; raises RecordsError."""
    extraction = decoded(data, source, line)
    canonical = encoded(extraction)
    packed = zstandard.ZstdCompressor(level=1).compress(canonical)
    return Parsed(extraction, sha256(canonical).hexdigest()[:16], packed, len(canonical))


def unpacked(document: bytes) -> bytes:
    """The JSON of an extraction from what `extraction.document` holds."""
    return zstandard.ZstdDecompressor().decompress(document)


def parsed_lines(stream: Iterable[bytes], source: str) -> Iterator[Parsed | RecordsError]:
    """The extractions of JSON Lines, or of one JSON array on any number of lines; a bad one comes as its error."""
    lines = iter(enumerate(stream, start=1))
    for number, line in lines:
        if not line.strip():
            continue
        if line.lstrip()[:1] == b"[":
            yield from _parsed_array(line + b"".join(rest for _, rest in lines), source)
            return
        yield _parsed(line, source, number)


def _parsed(data: bytes, source: str, line: int | None) -> Parsed | RecordsError:
    try:
        return parse(data, source, line)
    except RecordsError as error:
        return error


def _parsed_array(data: bytes, source: str) -> Iterator[Parsed | RecordsError]:
    try:
        items = msgspec.json.decode(data, type=list[msgspec.Raw])
    except msgspec.DecodeError as error:
        yield RecordsError(source, f"not JSON: {error}")
        return
    for item in items:
        yield _parsed(bytes(item), source, None)


def parsed_file(path: Path) -> Iterator[Parsed | RecordsError]:
    """The extractions of a file; one that cannot be read comes as an error."""
    try:
        with path.open("rb") as stream:
            yield from parsed_lines(stream, str(path))
    except OSError as error:
        yield RecordsError(str(path), f"cannot be read ({error.strerror})")


def load(store: Store, items: Iterable[Parsed]) -> Loaded:
    """Writes extractions into a store, which is made if it is not there; raises KbError, and then no part of a report is in the store."""
    done = Loaded()
    batches = _batches(items)
    first = next(batches, None)
    if first is None:
        return done
    with store.session(create=True) as engine:
        _load_batch(engine, first, done)
        for batch in batches:
            _load_batch(engine, batch, done)
        if done.new or done.replaced:
            count_rows(engine)
    return done


def _batches(items: Iterable[Parsed]) -> Iterator[list[Parsed]]:
    """Batches in which no report is there twice."""
    batch: list[Parsed] = []
    seen: set[str] = set()
    size = 0
    for item in items:
        own = item.extraction.report.id
        if batch and (own in seen or len(batch) >= _BATCH or size + item.size > _BATCH_BYTES):
            yield batch
            batch, seen, size = [], set(), 0
        batch.append(item)
        seen.add(own)
        size += item.size
    if batch:
        yield batch


def _load_batch(engine: Engine, batch: Sequence[Parsed], done: Loaded) -> None:
    count = Loaded()
    with transaction(engine) as connection:
        _write(connection, batch, count)
    done.new += count.new
    done.replaced += count.replaced
    done.unchanged += count.unchanged


def _write(connection: Connection, batch: Sequence[Parsed], count: Loaded) -> None:
    held, versions = _held(connection, [item.extraction.report.id for item in batch])
    next_no = (connection.execute(text("SELECT max(no) FROM report")).scalar() or 0) + 1
    now = datetime.now(UTC).isoformat(timespec="seconds")
    tables: dict[str, list[tuple[Any, ...]]] = {t.name: [] for t in (schema.report, schema.extraction, *schema.RECORD_TABLES)}
    names = NameChanges()
    dates = _decided_dates(connection)
    for item in batch:
        own = item.extraction.report.id
        no = held.get(own)
        if no is not None and (no, item.version) in versions:
            count.unchanged += 1
            continue
        if no is None:
            no, next_no = next_no, next_no + 1
            count.new += 1
        else:
            _unload(connection, no, now, names)
            count.replaced += 1
        rows = rows_of(item.extraction, no)
        names.add(rows.spellings, rows.named, rows.links)
        for name, lines in rows.tables.items():
            tables[name] += lines
        tables["report"].append(_report_row(no, item, dates.get(own)))
        records = sum(len(rows.tables[t]) for t in ("asset", "study", "outcome", "adverse_event", "finding"))
        tables["extraction"].append((no, item.version, item.extraction.schema_version, now, None, records, item.document))
    for table in (schema.report, schema.extraction, *schema.RECORD_TABLES):
        insert_rows(connection, table, tables[table.name])
    if tables["report"]:
        names.write(connection)
        tally(connection, [row[0] for row in tables["report"]])


def _report_row(no: int, item: Parsed, date: str | None) -> tuple[Any, ...]:
    report = item.extraction.report
    title, conference, year, publisher = (v and v.value for v in (report.title, report.conference, report.year, report.publisher))
    return (no, report.id, report.source, title, conference, year, publisher, report.pages, date or report_date(conference, year), item.version)


def _held(connection: Connection, ids: Sequence[str]) -> tuple[dict[str, int], set[tuple[int, str]]]:
    """The numbers of the reports that are there, and all versions of them that ever were."""
    query = text("SELECT r.id, r.no, e.version FROM report r JOIN extraction e ON e.report = r.no WHERE r.id IN :ids")
    rows = connection.execute(query.bindparams(bindparam("ids", expanding=True)), {"ids": list(ids)}).all()
    return {row.id: row.no for row in rows}, {(row.no, row.version) for row in rows}


def _decided_dates(connection: Connection) -> dict[str, str]:
    return dict(tuple(row) for row in connection.execute(text("SELECT a, b FROM decision WHERE kind = 'date' ORDER BY no")))


def _unload(connection: Connection, no: int, now: str, names: NameChanges) -> None:
    """Takes a report's records out; its extraction stays, marked with the time."""
    names.drop(connection, no)
    tally(connection, [no], taken_out=True)
    for table in (*schema.RECORD_TABLES, schema.report):
        column = "no" if table is schema.report else "report"
        connection.execute(text(f"DELETE FROM {table.name} WHERE {column} = :no"), {"no": no})
    connection.execute(text("UPDATE extraction SET superseded_at = :now WHERE report = :no AND superseded_at IS NULL"), {"now": now, "no": no})
