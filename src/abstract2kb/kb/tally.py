"""How often records of a name have a fact: what lists of assets are read from, kept with every load so that asking need not count."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

import msgspec
from sqlalchemy import Connection, text

from abstract2kb.kb import schema
from abstract2kb.kb.rows import Fact, counted
from abstract2kb.kb.writing import add_rows

__all__ = ["take_out", "write_counts"]


def write_counts(connection: Connection, counts: Mapping[Fact, int]) -> None:
    """Adds counts to those of the store."""
    add_rows(connection, schema.name_fact, "times", [(*fact, times) for fact, times in sorted(counts.items())])


def take_out(connection: Connection, no: int) -> None:
    """Counts the facts of report number `no` out, before its rows go."""
    known: dict[str, list[tuple[str, str]]] = defaultdict(list)
    query = "SELECT k.known, k.kind, k.value FROM known_fact k WHERE k.known IN (SELECT known FROM asset WHERE report = :no)"
    for own, kind, value in connection.execute(text(query), {"no": no}):
        known[own].append((kind, value))
    counts: Counter[Fact] = Counter()
    query = "SELECT key, role, modality, stage, facts, known FROM asset WHERE report = :no"
    for key, role, modality, stage, facts, own in connection.execute(text(query), {"no": no}).all():
        told = msgspec.json.decode(facts) if facts else []
        counts.update(counted(key, role, modality, stage, [*told, *known.get(own, ())]))
    write_counts(connection, {fact: -times for fact, times in counts.items()})
    empty = "DELETE FROM name_fact WHERE times <= 0 AND key IN (SELECT key FROM asset WHERE report = :no)"
    connection.execute(text(empty), {"no": no})
