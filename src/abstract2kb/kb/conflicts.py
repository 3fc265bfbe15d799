"""Where reports do not say the same: of outcomes, and of a trial's phase and enrollment; each side with its quote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, text

from abstract2kb.kb.comparing import Comparison, Verdict, compare
from abstract2kb.kb.dates import is_before
from abstract2kb.kb.entities import find
from abstract2kb.kb.history import number_of
from abstract2kb.kb.statements import Statement, statements
from abstract2kb.records import Stage

__all__ = ["Difference", "Side", "comparisons", "conflicts", "difference_of"]


@dataclass(frozen=True, slots=True)
class Side:
    """One report's word: the number as one writes it, and the words it was read from."""

    report: str
    date: str | None
    cutoff: str | None
    arm: str | None
    number: str
    n: int | None
    total: int | None
    percent: float | None
    value: float | str | None
    hr: float | None
    quote: str | None
    page: int | None


@dataclass(frozen=True, slots=True)
class Difference:
    """Two reports that differ: what about, how (`verdict`), why it is taken so, and both sides."""

    verdict: str
    about: str
    trial: str | None
    field: str
    reason: str
    earlier: Side
    later: Side


def conflicts(connection: Connection, name: str | None = None, every: bool = False) -> Iterator[Difference]:
    """The conflicts of one asset, or of the whole store, in order of name; with `every`, updates and other cohorts too."""
    wanted = set(Verdict) if every else {Verdict.CONFLICT}
    for comparison in comparisons(connection, name):
        if comparison.verdict in wanted:
            yield difference_of(comparison)
    trials = None if name is None else _trials_of(connection, find(connection, name)[0])
    for difference in _of_trials(connection, trials):
        if Verdict(difference.verdict) in wanted:
            yield difference


def comparisons(connection: Connection, name: str | None = None) -> Iterator[Comparison]:
    """All comparisons of outcomes that concern an asset, or of the store's, each once."""
    if name is not None:
        yield from compare(statements(connection, find(connection, name)[0]))
        return
    query = (
        "SELECT e.id FROM entity e JOIN name m ON m.entity = e.id JOIN asset a ON a.key = m.key GROUP BY e.id, e.name"
        " HAVING count(DISTINCT a.report) > 1 ORDER BY e.name, e.id"
    )
    for (entity,) in connection.execute(text(query)).all():
        own = [s for s in statements(connection, entity) if s.regimen[:1] == (entity,)]
        yield from compare(own)


def _side(s: Statement) -> Side:
    return Side(s.source, s.date, s.cutoff, s.arm, number_of(s), s.n, s.total, s.percent, s.value, s.hr, s.quote or s.raw, s.page)


def difference_of(c: Comparison) -> Difference:
    """A comparison of statements as it is shown."""
    s = c.later
    return Difference(c.verdict.value, " + ".join(s.names), s.trial, s.endpoint, c.reason, _side(c.earlier), _side(s))


def _trials_of(connection: Connection, entity: str) -> set[str]:
    query = (
        "SELECT DISTINCT g.registry_id FROM name m JOIN asset a ON a.key = m.key JOIN regimen l ON l.report = a.report AND l.asset = a.id"
        " JOIN study t ON t.report = l.report AND t.regimen = l.no"
        " JOIN study_registry g ON g.report = t.report AND g.study = t.id WHERE m.entity = :e"
    )
    return {number for (number,) in connection.execute(text(query), {"e": entity})}


def _of_trials(connection: Connection, wanted: set[str] | None) -> Iterator[Difference]:
    """Differing phases and enrollments of each trial, read in order of the registry number."""
    query = (
        "SELECT g.registry_id AS trial, r.source, r.date, s.phase, s.phase_quote, s.enrollment, s.enrollment_quote, s.page FROM study_registry g"
        " JOIN study s ON s.report = g.report AND s.id = g.study JOIN report r ON r.no = g.report"
        " WHERE (s.phase IS NOT NULL OR s.enrollment IS NOT NULL){}"
        " ORDER BY g.registry_id, COALESCE(r.date, '9'), r.source, s.id"
    )
    if wanted is None:
        rows: Iterable[Any] = connection.execution_options(stream_results=True).execute(text(query.format("")))
    else:
        rows = [row for trial in sorted(wanted) for row in connection.execute(text(query.format(" AND g.registry_id = :t")), {"t": trial})]
    for trial, group in groupby(rows, key=lambda row: row.trial):
        held = list(group)
        yield from _changes(trial, "phase", [(row, row.phase, row.phase_quote) for row in held if row.phase])
        yield from _changes(trial, "enrollment", [(row, row.enrollment, row.enrollment_quote) for row in held if row.enrollment is not None])


def _changes(trial: str, field: str, told: Sequence[tuple[Any, Any, str | None]]) -> Iterator[Difference]:
    """Each value that no earlier report has, against the last report's."""
    for at, (row, value, quote) in enumerate(told):
        earlier = [t for t in told[:at] if t[0].source != row.source]
        own = [t for t in told if t[0].source == row.source]
        if not earlier or any(t[1] == value for t in earlier) or any(t[1] == e[1] for t in own for e in earlier):
            continue
        before, old, old_quote = earlier[-1]
        verdict, reason = _judged(field, old, value, is_before(before.date, row.date))
        yield Difference(verdict.value, trial, trial, field, reason, _trial_side(before, old, old_quote), _trial_side(row, value, quote))


def _trial_side(row: Any, value: Any, quote: str | None) -> Side:
    return Side(row.source, row.date, None, None, str(value), None, None, None, value, None, quote, row.page)


def _judged(field: str, old: Any, new: Any, later: bool) -> tuple[Verdict, str]:
    if field == "enrollment":
        if not later:
            return Verdict.CONFLICT, "two enrollments at one date"
        return (Verdict.UPDATE, "later, more patients") if new > old else (Verdict.COHORT, "fewer patients: part of them, or an analysis set")
    if not later:
        return Verdict.CONFLICT, "two phases of one trial at one date"
    if Stage(new).rank > Stage(old).rank:
        return Verdict.UPDATE, "a later phase of the same trial"
    return Verdict.CONFLICT, "a trial does not go back a phase"
