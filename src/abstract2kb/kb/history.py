"""One asset through time: its stages and outcomes by report date and data cut-off, each with its quote and its number of independent sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, text

from abstract2kb.kb.comparing import agree, compare
from abstract2kb.kb.entities import find
from abstract2kb.kb.statements import Statement, page_of, statements
from abstract2kb.kb.support import independent, sources_of

__all__ = ["History", "OutcomeEntry", "StageEntry", "history", "number_of"]


@dataclass(frozen=True, slots=True)
class StageEntry:
    """A stage that a report states."""

    date: str | None
    report: str
    stage: str
    role: str
    quote: str | None
    page: int | None


@dataclass(frozen=True, slots=True)
class OutcomeEntry:
    """An outcome that a report states; `change` is what it is to earlier reports: first, restated, update, conflict or cohort."""

    date: str | None
    cutoff: str | None
    report: str
    regimen: str
    trial: str | None
    endpoint: str
    arm: str | None
    n: int | None
    total: int | None
    percent: float | None
    value: float | str | None
    unit: str | None
    at: str | None
    hr: float | None
    number: str
    change: str
    reason: str | None
    sources: int
    quote: str | None
    page: int | None


@dataclass(frozen=True, slots=True)
class History:
    """What is known of an asset, by date; `more` outcomes and `more_stages` stages are beyond the limit that was asked for."""

    name: str
    stages: tuple[StageEntry, ...]
    outcomes: tuple[OutcomeEntry, ...]
    more: int = 0
    more_stages: int = 0


def number_of(s: Statement) -> str:
    """The number as one writes it: "10/16 (62.5%)", "4.9 months", "HR 0.65"."""
    parts: list[str] = []
    if s.n is not None:
        parts.append(f"{s.n}/{s.total}" if s.total is not None else str(s.n))
    if s.percent is not None:
        parts.append(f"({s.percent:g}%)" if parts else f"{s.percent:g}%" + (f" of {s.total}" if s.total is not None else ""))
    if s.value is not None:
        parts.append("not reached" if s.value == "NR" else f"{s.value:g} {s.unit or ''}".strip() if isinstance(s.value, float) else str(s.value))
    if s.hr is not None:
        parts.append(f"HR {s.hr:g}")
    if s.at and s.kind == "rate_at_time":
        parts.append(f"at {s.at.removeprefix('at ').removeprefix('At ')}")
    return ("" if s.bound == "=" else s.bound) + " ".join(parts)


def history(connection: Connection, name: str, limit: int | None = None) -> History:
    """Everything dated that reports say of one asset; raises KbError for an unknown name.

    With a limit, the latest stages, and the outcomes of the trials of the latest reports: so many, and what belongs to the same trial.
    """
    entity, shown = find(connection, name)
    page = page_of(connection, entity, limit) if limit is not None else None
    found = statements(connection, entity, page)
    changes = {c.later.id + str(c.later.report): (c.verdict.value, c.reason) for c in compare(found)}
    sources = sources_of(connection, {s.report for s in found})
    groups: dict[tuple[object, ...], list[Statement]] = defaultdict(list)
    for s in found:
        groups[s.group].append(s)
    entries = []
    for group in sorted(groups.values(), key=_order):
        for s in sorted(group, key=lambda s: (sorted(s.words), s.date or "9", s.source, s.id)):
            entries.append(_entry(s, group, changes.get(s.id + str(s.report)), sources))
    stages = _stages(connection, entity, limit)
    return History(shown, tuple(stages), tuple(entries), page.left_out if page else 0, _stage_count(connection, entity) - len(stages) if limit else 0)


def _order(group: Sequence[Statement]) -> tuple[Any, ...]:
    s = group[0]
    return (s.trial or "~", len(s.regimen), s.names, s.endpoint, s.kind, str(s.group[-1]))


def _entry(s: Statement, group: Sequence[Statement], change: tuple[str, str] | None, sources: dict[int, int]) -> OutcomeEntry:
    same = [o for o in group if o is s or (agree(o, s) and (o.words == s.words or not o.words or not s.words or o.size == s.size is not None))]
    earlier = [o for o in group if o.report != s.report and (o.date or "9", o.source) < (s.date or "9", s.source)]
    told = change or ("restated" if any(o in earlier for o in same) else "cohort" if earlier and s.trial else "first", None)
    return OutcomeEntry(
        s.date,
        s.cutoff,
        s.source,
        " + ".join(s.names),
        s.trial,
        s.endpoint,
        s.arm,
        s.n,
        s.total,
        s.percent,
        s.value,
        s.unit,
        s.at,
        s.hr,
        number_of(s),
        told[0],
        told[1],
        independent([(o.report, o.clause) for o in same], sources),
        s.quote,
        s.page,
    )


def _stages(connection: Connection, entity: str, limit: int | None) -> list[StageEntry]:
    latest = (
        "SELECT a.report, a.id, COALESCE(r.date, '9') AS day, r.date, r.source FROM name m JOIN asset a ON a.key = m.key JOIN report r ON"
        " r.no = a.report WHERE m.entity = :e AND a.stage IS NOT NULL ORDER BY day DESC, r.source DESC, a.id DESC"
    )
    query = (
        f"SELECT l.date, l.source, a.stage, a.role, a.stage_quote, a.stage_page FROM ({latest}{'' if limit is None else ' LIMIT :n'}) l"
        " JOIN asset a ON a.report = l.report AND a.id = l.id ORDER BY l.day, l.source, a.id"
    )
    return [StageEntry(*row) for row in connection.execute(text(query), {"e": entity} | ({} if limit is None else {"n": limit}))]


def _stage_count(connection: Connection, entity: str) -> int:
    query = "SELECT count(*) FROM name m JOIN asset a ON a.key = m.key WHERE m.entity = :e AND a.stage IS NOT NULL"
    return int(connection.execute(text(query), {"e": entity}).scalar_one())
