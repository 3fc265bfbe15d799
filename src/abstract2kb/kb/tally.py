"""How often records of a name have a fact: what lists of assets are read from, kept with every load so that asking need not count.

Rows that are about to be written are counted here (`counted`), those of a report that is there by the database (`tally`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, text

from abstract2kb.kb import schema
from abstract2kb.kb.writing import add_rows

__all__ = ["counted", "tally", "write_counts"]

_CHUNK = 500
_COUNTED = ("company", "cytokine", "target", "trial", "condition")
_KINDS = str(_COUNTED)
_FACTS = f"""
SELECT a.key AS key, f.kind AS kind, f.value AS value FROM asset a JOIN asset_fact f ON f.report = a.report AND f.asset = a.id
 WHERE a.report IN :nos AND f.kind IN {_KINDS}
UNION ALL SELECT a.key, k.kind, k.value FROM asset a JOIN known_fact k ON k.known = a.known WHERE a.report IN :nos AND k.kind IN {_KINDS}
UNION ALL SELECT key, 'role', role FROM asset WHERE report IN :nos
UNION ALL SELECT key, 'modality', modality FROM asset WHERE report IN :nos AND modality IS NOT NULL
UNION ALL SELECT key, 'stage', stage FROM asset WHERE report IN :nos AND stage IS NOT NULL
UNION ALL SELECT a.key, 'date', r.date FROM asset a JOIN report r ON r.no = a.report WHERE a.report IN :nos AND r.date IS NOT NULL
"""
_COUNT = f"""
INSERT INTO name_fact (key, kind, value, times) SELECT key, kind, value, {{sign}} count(*) FROM ({_FACTS}) facts WHERE 1 = 1 GROUP BY key, kind, value
ON CONFLICT (key, kind, value) DO UPDATE SET times = name_fact.times + excluded.times
"""
_EMPTY = "DELETE FROM name_fact WHERE times <= 0 AND key IN (SELECT key FROM asset WHERE report IN :nos)"
_COLUMN = {name: number for number, name in enumerate(schema.asset.columns.keys())}
_OWN = tuple((kind, _COLUMN[kind]) for kind in ("role", "modality", "stage"))
_REPORT, _ID, _KEY, _KNOWN = (_COLUMN[name] for name in ("report", "id", "key", "known"))


def tally(connection: Connection, nos: Sequence[int], taken_out: bool = False) -> None:
    """Counts the facts of reports (by number) in, or out before their rows go."""
    count = text(_COUNT.format(sign="-" if taken_out else "")).bindparams(bindparam("nos", expanding=True))
    empty = text(_EMPTY).bindparams(bindparam("nos", expanding=True))
    for at in range(0, len(nos), _CHUNK):
        some = {"nos": list(nos[at : at + _CHUNK])}
        connection.execute(count, some)
        if taken_out:
            connection.execute(empty, some)


Fact = tuple[str, str, str]
"""The key of a name, a kind, a value."""


def counted(
    assets: Iterable[Sequence[Any]], facts: Iterable[Sequence[Any]], known: Mapping[str, Sequence[Sequence[Any]]], dates: Mapping[int, str | None]
) -> Counter[Fact]:
    """What `tally` would count for rows of `asset` and `asset_fact`; `known` has the facts of each `asset.known`, `dates` are those of reports."""
    keys = {(row[_REPORT], row[_ID]): row[_KEY] for row in assets}
    counts: Counter[Fact] = Counter((keys[fact[0], fact[1]], fact[2], fact[3]) for fact in facts if fact[2] in _COUNTED)
    for kind, column in _OWN:
        counts.update((row[_KEY], kind, row[column]) for row in assets if row[column] is not None)
    counts.update((row[_KEY], "date", date) for row in assets if (date := dates[row[_REPORT]]) is not None)
    for (key, own), times in Counter((row[_KEY], row[_KNOWN]) for row in assets if row[_KNOWN]).items():
        for fact in known[own]:
            if fact[0] in _COUNTED:
                counts[key, fact[0], fact[1]] += times
    return counts


def write_counts(connection: Connection, counts: Mapping[Fact, int]) -> None:
    """Adds counts to those of the store."""
    add_rows(connection, schema.name_fact, "times", [(*fact, times) for fact, times in sorted(counts.items())])
