"""Finding the entity that a user names, and what is known of each: the assets over all reports."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Connection, text

from abstract2kb.errors import KbError, UsageError
from abstract2kb.kb.identity import in_chunks
from abstract2kb.kb.rows import identity_key
from abstract2kb.lexicons import load
from abstract2kb.records import Stage

__all__ = ["AssetRow", "StageTest", "assets", "find"]

_KINDS = ("company", "cytokine", "target", "trial", "condition", "role", "modality", "stage")
_FIELDS = {"company": "companies", "cytokine": "cytokines", "target": "targets", "condition": "conditions"}
_CHUNK = 500
ROLES = ("subject", "partner", "comparator", "mentioned")


@dataclass(frozen=True, slots=True)
class AssetRow:
    """An asset over all reports: the highest stage that any report states and the last one, what most of it is, where it was first and last seen."""

    id: str
    name: str
    role: str
    modality: str | None
    stage: str | None
    companies: tuple[str, ...]
    cytokines: tuple[str, ...]
    targets: tuple[str, ...]
    conditions: tuple[str, ...]
    trials: tuple[str, ...]
    reports: int
    first: str | None
    last: str | None


def find(connection: Connection, name: str) -> tuple[str, str]:
    """Id and name of the entity that is called so in any spelling; raises KbError for a name that no report has, or a short form of several."""
    key = identity_key(name)
    row = connection.execute(text("SELECT e.id, e.name FROM name m JOIN entity e ON e.id = m.entity WHERE m.key = :k"), {"k": key}).first()
    if row is not None:
        return row.id, row.name
    query = (
        "SELECT e.id, e.name FROM alias f JOIN asset a ON a.report = f.report AND a.id = f.asset JOIN name m ON m.key = a.key"
        " JOIN entity e ON e.id = m.entity WHERE f.key = :k UNION"
        " SELECT e.id, e.name FROM known_fact k JOIN name m ON m.key = k.name"
        " JOIN entity e ON e.id = m.entity WHERE k.key = :k ORDER BY 2"
    )
    short = connection.execute(text(query), {"k": key}).all()
    if len(short) == 1:
        return short[0].id, short[0].name
    if short:
        raise KbError(f"{name}: is a short form of {', '.join(r.name for r in short)}; name one of them")
    like = connection.execute(text("SELECT text FROM name WHERE key LIKE :k ORDER BY key LIMIT 5"), {"k": f"%{key}%"}).all() if key else []
    hint = f"; there is {', '.join(r.text for r in like)}" if like else ""
    raise KbError(f"{name}: no report in this store has an asset of that name{hint}")


@cache
def _canonical(lexicon: str) -> dict[str, str]:
    table: dict[str, str] = {}
    for entry in load(lexicon):
        for name in (entry.id, *entry.names):
            table.setdefault(identity_key(name), entry.id)
    return table


@dataclass(frozen=True, slots=True)
class StageTest:
    """A wanted stage: ">=Phase 2", "<Filed", "Phase 1/2". Discontinued is only found by its own name."""

    sign: str
    stage: Stage

    @classmethod
    def parse(cls, wanted: str) -> StageTest:
        """Reads what a user writes; raises UsageError."""
        sign = next((s for s in (">=", "<=", ">", "<", "=") if wanted.startswith(s)), "")
        name = wanted[len(sign) :].strip().lower()
        try:
            return cls(sign or "=", next(s for s in Stage if s.value.lower() == name))
        except StopIteration:
            raise UsageError(f"--stage {wanted}: no stage; write one of {', '.join(Stage)}, with >=, >, <= or < before it") from None

    def stages(self) -> list[str]:
        """The stages that pass."""
        tests = {
            ">=": lambda r: r >= self.stage.rank,
            "<=": lambda r: r <= self.stage.rank,
            ">": lambda r: r > self.stage.rank,
            "<": lambda r: r < self.stage.rank,
        }
        if self.sign == "=" or self.stage is Stage.DISCONTINUED:
            return [self.stage.value]
        return [s.value for s in Stage if s is not Stage.DISCONTINUED and tests[self.sign](s.rank)]


def assets(
    connection: Connection,
    wanted: Mapping[str, Sequence[str]],
    stage: StageTest | None = None,
    modality: str | None = None,
    name: str | None = None,
    every: bool = False,
    limit: int | None = None,
    entity: str | None = None,
) -> list[AssetRow]:
    """The assets that have all of the wanted facts ({"cytokine": ["IL-2"]}), by name. Those that reports only mention are left out unless `every`."""
    where, values = _conditions(wanted, modality, name)
    if entity is not None:
        where, values = [*where, "e.id = :entity"], values | {"entity": entity}
    role = "" if every else " AND f.value <> 'mentioned'"
    query = (
        "SELECT e.id, e.name FROM entity e WHERE e.id IN (SELECT m.entity FROM name_fact f JOIN name m ON m.key = f.key WHERE f.kind = 'role'"
        f"{role})" + "".join(f" AND {w}" for w in where) + " ORDER BY e.name, e.id"
    )
    if limit is not None and stage is None:
        query, values = query + " LIMIT :limit", values | {"limit": limit}
    found = connection.execute(text(query), values).all()
    stages = set(stage.stages()) if stage else None
    rows: list[AssetRow] = []
    for at in range(0, len(found), _CHUNK):
        rows += _rows(connection, found[at : at + _CHUNK], stages)
        if limit is not None and len(rows) >= limit:
            return rows[:limit]
    return rows


def _conditions(wanted: Mapping[str, Sequence[str]], modality: str | None, name: str | None) -> tuple[list[str], dict[str, Any]]:
    inner = "SELECT m.entity FROM name_fact f JOIN name m ON m.key = f.key"
    where: list[str] = []
    values: dict[str, Any] = {}
    for kind, texts in wanted.items():
        for number, each in enumerate(texts):
            label = f"{kind}{number}"
            values[label] = _canonical(_FIELDS[kind]).get(identity_key(each), each) if kind in _FIELDS else each
            where.append(f"e.id IN ({inner} WHERE f.kind = '{kind}' AND f.value = :{label})")
    if modality:
        where.append(f"e.id IN ({inner} WHERE f.kind = 'modality' AND lower(f.value) = :modality)")
        values["modality"] = modality.lower()
    if name:
        where.append("e.id IN (SELECT entity FROM name WHERE key LIKE :name)")
        values["name"] = f"%{identity_key(name)}%"
    return where, values


def _rows(connection: Connection, found: Sequence[Any], stages: Collection[str] | None) -> Iterable[AssetRow]:
    """The rows of some entities whose highest stage is among `stages`, in their order."""
    facts: dict[str, dict[str, dict[str, int]]] = {row.id: {kind: {} for kind in _KINDS} for row in found}
    query = (
        "SELECT m.entity, f.kind, f.value, f.times FROM name m JOIN name_fact f ON f.key = m.key WHERE m.entity IN :keys AND f.kind <> 'identifier'"
    )
    for entity, kind, value, times in in_chunks(connection, query, list(facts)):
        held = facts[entity].get(kind)
        if held is not None:
            held[value] = held.get(value, 0) + times
    wanted = [row for row in found if stages is None or _highest(facts[row.id]) in stages]
    query = (
        "SELECT m.entity, count(DISTINCT a.report), min(r.date), max(r.date) FROM name m JOIN asset a ON a.key = m.key JOIN report r"
        " ON r.no = a.report WHERE m.entity IN :keys GROUP BY m.entity"
    )
    reports = {entity: tuple(rest) for entity, *rest in in_chunks(connection, query, [row.id for row in wanted])}
    return [_asset_row(row, facts[row.id], *reports.get(row.id, (0, None, None))) for row in wanted]


def _highest(facts: dict[str, dict[str, int]]) -> str | None:
    return max(facts["stage"], key=lambda s: Stage(s).rank, default=None)


def _most(counts: dict[str, int]) -> tuple[str, ...]:
    """The values, the most frequent first."""
    return tuple(sorted(counts, key=lambda v: (-counts[v], v)))


def _asset_row(entity: Any, facts: dict[str, dict[str, int]], reports: int, first: str | None, last: str | None) -> AssetRow:
    return AssetRow(
        entity.id, entity.name, min(facts["role"], key=ROLES.index, default="mentioned"), next(iter(_most(facts["modality"])), None), _highest(facts),
        _most(facts["company"]), _most(facts["cytokine"]), _most(facts["target"]), _most(facts["condition"]), _most(facts["trial"]), reports,
        first, last,
    )  # fmt: skip
