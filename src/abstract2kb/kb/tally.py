"""How often records of a name have a fact: what lists of assets are read from, kept with every load so that asking need not count."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, text

__all__ = ["tally"]

_CHUNK = 500
_KINDS = "('company', 'cytokine', 'target', 'trial', 'condition')"
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


def tally(connection: Connection, nos: Sequence[int], taken_out: bool = False) -> None:
    """Counts the facts of reports (by number) in, or out before their rows go."""
    count = text(_COUNT.format(sign="-" if taken_out else "")).bindparams(bindparam("nos", expanding=True))
    empty = text(_EMPTY).bindparams(bindparam("nos", expanding=True))
    for at in range(0, len(nos), _CHUNK):
        some = {"nos": list(nos[at : at + _CHUNK])}
        connection.execute(count, some)
        if taken_out:
            connection.execute(empty, some)
