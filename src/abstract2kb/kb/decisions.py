"""What people decide about the store: two names are one asset, two names are two assets, a report's date.

Decisions outlive every load, and each can be taken back.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, text

from abstract2kb.errors import KbError, UsageError
from abstract2kb.kb.dates import parsed_date, report_date
from abstract2kb.kb.identity import resolve
from abstract2kb.kb.rows import identity_key

__all__ = ["Decision", "decisions", "merge", "set_date", "split", "undo"]


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision: `kind` is merge, split or date; `a` and `b` are the two names, or a report and its date."""

    no: int
    kind: str
    a: str
    b: str
    reason: str | None
    made_at: str


def decisions(connection: Connection) -> list[Decision]:
    """All decisions that hold, in the order in which they were made."""
    return [Decision(*row) for row in connection.execute(text("SELECT no, kind, a_text, b_text, reason, made_at FROM decision ORDER BY no"))]


def merge(connection: Connection, one: str, other: str, reason: str | None = None) -> Decision:
    """From now on two names are one asset; a decision to keep them apart is taken back. Raises KbError for a name that is not there."""
    return _decide(connection, "merge", one, other, reason)


def split(connection: Connection, one: str, other: str, reason: str | None = None) -> Decision:
    """From now on two names are two assets, whatever reports and lexicons say; a decision to join them is taken back."""
    return _decide(connection, "split", one, other, reason)


def _decide(connection: Connection, kind: str, one: str, other: str, reason: str | None) -> Decision:
    pair = sorted((identity_key(name), name) for name in (one, other))
    (a, a_text), (b, b_text) = pair
    for key, name in pair:
        if connection.execute(text("SELECT 1 FROM name WHERE key = :k"), {"k": key}).first() is None:
            raise KbError(f"{name}: no report in this store has that name")
    if a == b:
        raise UsageError(f"{one} and {other} are spellings of one name")
    connection.execute(text("DELETE FROM decision WHERE a = :a AND b = :b AND kind <> 'date'"), {"a": a, "b": b})
    made = _insert(connection, kind, (a, b), (a_text, b_text), reason)
    resolve(connection, {a, b})
    return made


def set_date(connection: Connection, report: str, date: str, reason: str | None = None) -> Decision:
    """Gives a report (its id, or its source if only one has it) a date that holds for every later version; raises KbError, UsageError."""
    rows = connection.execute(text("SELECT id, source FROM report WHERE id = :r OR source = :r"), {"r": report}).all()
    if len(rows) != 1:
        raise KbError(f"{report}: {'several reports have' if rows else 'no report in this store has'} that id or source")
    parsed_date(date)
    connection.execute(text("DELETE FROM decision WHERE kind = 'date' AND a = :a"), {"a": rows[0].id})
    _redate(connection, rows[0].id, date)
    return _insert(connection, "date", (rows[0].id, date), (rows[0].source, date), reason)


def _redate(connection: Connection, report: str, date: str | None) -> None:
    connection.execute(text("UPDATE report SET date = :d WHERE id = :a"), {"d": date, "a": report})


def undo(connection: Connection, no: int) -> Decision:
    """Takes a decision back; raises KbError if there is none of that number."""
    row = connection.execute(text("SELECT no, kind, a_text, b_text, reason, made_at, a, b FROM decision WHERE no = :no"), {"no": no}).first()
    if row is None:
        raise KbError(f"there is no decision {no}; `abstract2kb kb decisions` lists them")
    connection.execute(text("DELETE FROM decision WHERE no = :no"), {"no": no})
    if row.kind == "date":
        found = connection.execute(text("SELECT conference, year FROM report WHERE id = :a"), {"a": row.a}).first()
        if found is not None:
            _redate(connection, row.a, report_date(found.conference, found.year))
    else:
        # what the decision held together is reached from both ends
        resolve(connection, {row.a, row.b} | _same_entity(connection, row.a, row.b))
    return Decision(*row[:6])


def _same_entity(connection: Connection, a: str, b: str) -> set[str]:
    query = text("SELECT key FROM name WHERE entity IN (SELECT entity FROM name WHERE key IN (:a, :b))")
    return {key for (key,) in connection.execute(query, {"a": a, "b": b})}


def _insert(connection: Connection, kind: str, keys: tuple[str, str], shown: tuple[str, str], reason: str | None) -> Decision:
    no = (connection.execute(text("SELECT max(no) FROM decision")).scalar() or 0) + 1
    made = Decision(no, kind, *shown, reason, datetime.now(UTC).isoformat(timespec="seconds"))
    connection.execute(
        text("INSERT INTO decision (no, kind, a, b, a_text, b_text, reason, made_at) VALUES (:no, :kind, :a, :b, :at, :bt, :reason, :made)"),
        {"no": no, "kind": kind, "a": keys[0], "b": keys[1], "at": shown[0], "bt": shown[1], "reason": reason, "made": made.made_at},
    )
    return made
