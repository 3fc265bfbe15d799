"""Questions to the store: one asset with all that is known and why, trials, the versions of a report, and read-only SQL."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, bindparam, text
from sqlalchemy.exc import DBAPIError

from abstract2kb.errors import KbError
from abstract2kb.kb.entities import AssetRow, assets, find
from abstract2kb.kb.preparing import unpacked
from abstract2kb.kb.support import independent, sources_of

__all__ = ["Answer", "Claim", "Joined", "Shown", "TrialRow", "Version", "documents", "query", "show", "trials", "versions"]


@dataclass(frozen=True, slots=True)
class Claim:
    """A fact of an asset with the number of reports and of independent sources that state it, and the first quote; lexicon facts have none."""

    kind: str
    value: str
    reports: int
    sources: int
    origin: str
    report: str
    quote: str | None
    page: int | None


@dataclass(frozen=True, slots=True)
class Joined:
    """Why a name is this asset's: what joins it to which other name, who says so, in which words."""

    name: str
    to: str
    because: str
    reports: int
    report: str | None
    quote: str | None
    page: int | None


@dataclass(frozen=True, slots=True)
class Shown:
    """An asset over all reports: its row, its names, why they are joined, and its facts."""

    asset: AssetRow
    names: tuple[str, ...]
    joined: tuple[Joined, ...]
    claims: tuple[Claim, ...]


def show(connection: Connection, name: str) -> Shown:
    """All of one asset; raises KbError for an unknown name."""
    entity, shown = find(connection, name)
    row = next(r for r in assets(connection, {}, every=True, entity=entity))
    names = [t for (t,) in connection.execute(text("SELECT text FROM name WHERE entity = :e ORDER BY text"), {"e": entity})]
    return Shown(
        row, tuple(sorted(names, key=lambda n: (n != shown, n.lower()))), tuple(_joins(connection, entity)), tuple(_claims(connection, entity))
    )


def _joins(connection: Connection, entity: str) -> Iterator[Joined]:
    query_ = (
        "SELECT l.a, l.b, x.text AS a_text, y.text AS b_text, l.origin, l.support FROM name_link l JOIN name x ON x.key = l.a JOIN name y"
        " ON y.key = l.b"
        " WHERE x.entity = :e AND y.entity = :e ORDER BY x.text, y.text, l.origin"
    )
    for row in connection.execute(text(query_), {"e": entity}).all():
        said = _first_said(connection, row.a, row.b, row.origin) if row.origin != "lexicon" else None
        because = "the lexicon knows both as one" if row.origin == "lexicon" else "a report gives one for the other"
        yield Joined(row.a_text, row.b_text, because, row.support, *(said or (None, None, None)))
    query_ = (
        "SELECT d.no, d.a_text, d.b_text, d.reason FROM decision d JOIN name x ON x.key = d.a JOIN name y ON y.key = d.b"
        " WHERE d.kind = 'merge' AND x.entity = :e AND y.entity = :e ORDER BY d.no"
    )
    for no, a, b, reason in connection.execute(text(query_), {"e": entity}):
        yield Joined(a, b, f"decision {no}" + (f": {reason}" if reason else ""), 0, None, None, None)


def _first_said(connection: Connection, a: str, b: str, origin: str) -> tuple[str, str | None, int | None] | None:
    query_ = (
        "SELECT r.source, f.quote, f.page FROM alias f JOIN asset x ON x.report = f.report AND x.id = f.asset JOIN report r ON r.no = f.report"
        " WHERE f.origin = :o AND ((f.key = :a AND x.key = :b) OR (f.key = :b AND x.key = :a)) ORDER BY"
        " COALESCE(r.date, '9'), r.source LIMIT 1"
    )
    row = connection.execute(text(query_), {"a": a, "b": b, "o": origin}).first()
    return (row.source, row.quote, row.page) if row else None


def _claims(connection: Connection, entity: str) -> Iterator[Claim]:
    """Each fact once, with its support; the quote is that of the first report that reads it."""
    groups: dict[tuple[str, str], list[_Fact]] = defaultdict(list)
    for row in sorted(_facts(connection, entity), key=lambda row: (row.kind, row.value, row.date or "9", row.source)):
        groups[row.kind, row.value].append(row)
    sources = sources_of(connection, {row.no for rows in groups.values() for row in rows})
    for (kind, value), rows in groups.items():
        read = [row for row in rows if row.origin == "report"]
        first = (read or rows)[0]
        count = independent([(row.no, None) for row in read], sources)
        yield Claim(kind, value, len({row.no for row in read}), count, first.origin, first.source, first.quote, first.page)


class _Fact(NamedTuple):
    """What a report or a lexicon says of an asset."""

    kind: str
    value: str
    origin: str
    quote: str | None
    page: int | None
    no: int
    source: str
    date: str | None


def _facts(connection: Connection, entity: str) -> Iterator[_Fact]:
    of_entity = "FROM name m JOIN asset a ON a.key = m.key JOIN report r ON r.no = a.report"
    query_ = f"SELECT a.facts, r.no, r.source, r.date {of_entity} WHERE m.entity = :e AND a.facts IS NOT NULL"
    for facts, *of_report in connection.execute(text(query_), {"e": entity}):
        for fact in msgspec.json.decode(facts):
            yield _Fact(*fact, *of_report)
    query_ = (
        f"SELECT k.kind, k.value, 'lexicon', NULL, NULL, r.no, r.source, r.date {of_entity} JOIN known_fact k ON k.known = a.known"
        " WHERE m.entity = :e AND k.kind <> 'alias'"
    )
    for row in connection.execute(text(query_), {"e": entity}):
        yield _Fact(*row)


@dataclass(frozen=True, slots=True)
class TrialRow:
    """A trial over all reports, by registry number: what the latest report says of it."""

    trial: str
    acronym: str | None
    phase: str | None
    enrollment: int | None
    conditions: str | None
    assets: tuple[str, ...]
    reports: int
    first: str | None
    last: str | None


def trials(connection: Connection, asset: str | None = None, phase: Sequence[str] | None = None, limit: int | None = None) -> list[TrialRow]:
    """The trials of an asset, or all; by registry number."""
    where, values = "", {}
    if asset is not None:
        where = (
            " WHERE g.registry_id IN (SELECT h.registry_id FROM name m JOIN asset a ON a.key = m.key JOIN regimen l ON l.report ="
            " a.report AND l.asset = a.id JOIN study t ON t.report = l.report AND t.regimen = l.no"
            " JOIN study_registry h ON h.report = t.report AND h.study = t.id WHERE m.entity = :e)"
        )
        values = {"e": find(connection, asset)[0]}
    query_ = (
        "SELECT g.registry_id AS trial, s.acronym, s.phase, s.enrollment, s.conditions, r.no, r.date, s.id FROM study_registry g"
        f" JOIN study s ON s.report = g.report AND s.id = g.study JOIN report r ON r.no = g.report{where} ORDER BY g.registry_id,"
        f" COALESCE(r.date, '0') DESC, r.source"
    )
    groups: dict[str, list[Any]] = defaultdict(list)
    for row in connection.execute(text(query_), values):
        groups[row.trial].append(row)
    found = []
    for trial, rows in groups.items():
        told: dict[str, Any] = {
            f: next((v for row in rows if (v := getattr(row, f)) is not None), None) for f in ("acronym", "phase", "enrollment", "conditions")
        }
        if phase and told["phase"] not in phase:
            continue
        dates = [row.date for row in rows if row.date]
        found.append(
            TrialRow(trial, **told, assets=(), reports=len({row.no for row in rows}), first=min(dates, default=None), last=max(dates, default=None))
        )
    return _with_assets(connection, found if limit is None else found[:limit])


def _with_assets(connection: Connection, rows: Sequence[TrialRow]) -> list[TrialRow]:
    query_ = (
        "SELECT DISTINCT g.registry_id, e.name FROM study_registry g JOIN study s ON s.report = g.report AND s.id = g.study"
        " JOIN regimen l ON l.report = s.report AND l.no = s.regimen"
        " JOIN asset a ON a.report = l.report AND a.id = l.asset JOIN name m ON m.key = a.key JOIN entity e ON e.id = m.entity"
        " WHERE g.registry_id IN :ids ORDER BY g.registry_id, e.name"
    )
    names: dict[str, list[str]] = defaultdict(list)
    bound = text(query_).bindparams(bindparam("ids", expanding=True))
    for at in range(0, len(rows), 500):
        for trial, name in connection.execute(bound, {"ids": [row.trial for row in rows[at : at + 500]]}):
            names[trial].append(name)
    return [TrialRow(r.trial, r.acronym, r.phase, r.enrollment, r.conditions, tuple(names[r.trial]), r.reports, r.first, r.last) for r in rows]


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a report's extraction; `superseded_at` is None for the one that counts."""

    report: str
    id: str
    version: str
    schema_version: str
    records: int
    loaded_at: str
    superseded_at: str | None


def versions(connection: Connection, report: str | None = None) -> list[Version]:
    """The versions of one report (its id or its source), or of all, in order of loading."""
    where = "" if report is None else " WHERE r.id = :r OR r.source = :r"
    query_ = (
        "SELECT r.source, r.id, e.version, e.schema_version, e.records, e.loaded_at, e.superseded_at FROM report r JOIN extraction e ON"
        " e.report = r.no"
        f"{where} ORDER BY r.source, r.id, e.loaded_at, COALESCE(e.superseded_at, '9'), e.version"
    )
    found = [Version(*row) for row in connection.execute(text(query_), {} if report is None else {"r": report})]
    if report is not None and not found:
        raise KbError(f"{report}: no report in this store has that id or source")
    return found


def documents(connection: Connection, report: str | None = None, version: str | None = None) -> Iterator[bytes]:
    """The extractions as they were loaded, a JSON object each, with all evidence: the current ones, or those of a version; by report id."""
    where = ["e.superseded_at IS NULL" if version is None else "e.version = :v"]
    where += ["(r.id = :r OR r.source = :r)"] if report is not None else []
    query_ = f"SELECT r.source, e.document FROM report r JOIN extraction e ON e.report = r.no WHERE {' AND '.join(where)} ORDER BY r.id"
    values = {k: v for k, v in (("r", report), ("v", version)) if v is not None}
    for source, document in connection.execution_options(stream_results=True).execute(text(query_), values):
        yield unpacked(bytes(document), source)


@dataclass(frozen=True, slots=True)
class Answer:
    """Column names and rows of a question in SQL; rows come as they are read."""

    columns: tuple[str, ...]
    rows: Iterator[tuple[Any, ...]]


_ALLOWED = {sqlite3.SQLITE_TRANSACTION, sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, getattr(sqlite3, "SQLITE_RECURSIVE", 33)}


def query(connection: Connection, sql: str) -> Answer:
    """Runs one SELECT; raises KbError for anything else.

    The connection itself can do nothing else: SQLite's authorizer lets it only read, PostgreSQL opens a cursor in a read-only transaction, over the
    protocol that takes a single statement (one after a COMMIT would be out of that transaction).
    """
    if connection.dialect.name == "sqlite":
        raw: sqlite3.Connection = connection.connection.driver_connection  # type: ignore[assignment]
        raw.set_authorizer(lambda action, *_: sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY)
        try:
            cursor = raw.execute(sql)
        except (sqlite3.Error, sqlite3.Warning) as error:
            raise KbError(f"SQL: {_plain(str(error))}") from error
        if cursor.description is None:
            raise KbError("SQL: only one SELECT is run")
        return Answer(tuple(d[0] for d in cursor.description), iter(cursor))
    if connection.dialect.driver != "pg8000":
        raise KbError("SQL: is run through pg8000 only; write the URL as postgresql://...")
    driver: Any = connection.connection.driver_connection
    try:
        driver.execute_unnamed("DECLARE answer NO SCROLL CURSOR FOR " + sql.strip().rstrip(";"))
        first = connection.exec_driver_sql("FETCH 1000 FROM answer")
    except (DBAPIError, connection.dialect.loaded_dbapi.Error) as error:
        raise KbError(f"SQL: {_plain(str(getattr(getattr(error, 'orig', error), 'args', [error])[0]))}") from error
    return Answer(tuple(first.keys()), _fetched(connection, first))


def _fetched(connection: Connection, first: Any) -> Iterator[tuple[Any, ...]]:
    rows = first.fetchall()
    while rows:
        yield from (tuple(row) for row in rows)
        rows = connection.exec_driver_sql("FETCH 1000 FROM answer").fetchall()


def _plain(message: str) -> str:
    """A driver's message on one line."""
    if message.startswith("{"):
        try:
            message = json.loads(message.replace("'", '"')).get("M", message)
        except json.JSONDecodeError:
            message = message.partition("'M': ")[2].partition(", 'P'")[0].strip("'\"") or message
    return "only reading is allowed (not authorized)" if "not authorized" in message else " ".join(message.split())
