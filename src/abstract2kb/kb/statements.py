"""What reports state of an asset's outcomes, fetched with all that comparing needs: regimen, trial, arm, cohort size, date, cut-off and quote."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, text

from abstract2kb.kb.identity import in_chunks
from abstract2kb.kb.lookup import of_report
from abstract2kb.kb.rows import clause_hash, trial_label, trial_names

__all__ = ["Page", "Statement", "arm_words", "landmark", "page_of", "statements"]

_OWN = "SELECT g.report, g.no FROM name m JOIN asset a ON a.key = m.key JOIN regimen g ON g.report = a.report AND g.asset = a.id WHERE m.entity = :e"
_QUERY = f"""
SELECT o.report, o.id, o.regimen, o.endpoint, o.measure, o.n, o.total, o.percent, o.derived_percent, o.value, o.not_reached, o.unit, o.at, o.hr, o.p,
       o.ci_low, o.ci_high, o.bound, o.arm, o.cutoff, o.raw, o.quote, o.page, o.study, o.endpoint_text, r.source, r.date, s.acronym,
       o.part
FROM report r JOIN outcome o ON {of_report("o")} LEFT JOIN study s ON s.report = o.report AND s.id = o.study
WHERE o.assertion IN ('stated', 'negated') AND r.no IN :keys AND (o.report, o.regimen) IN ({_OWN} AND a.report IN :keys)
"""


@dataclass(frozen=True, slots=True)
class Statement:
    """One outcome as a report states it.

    `regimen` are entity ids, `trial` is the registry number (or the acronym) over all reports, `size` the number of patients of the arm.
    """

    report: int
    source: str
    date: str | None
    cutoff: str | None
    id: str
    regimen: tuple[str, ...]
    names: tuple[str, ...]
    trial: str | None
    acronym: str | None
    endpoint: str
    measure: str
    n: int | None
    total: int | None
    percent: float | None
    computed: float | None
    value: float | str | None
    unit: str | None
    at: str | None
    hr: float | None
    p: str | None
    ci_low: float | None
    ci_high: float | None
    bound: str
    arm: str | None
    words: frozenset[str]
    size: int | None
    assessor: str | None
    raw: str
    quote: str | None
    page: int | None
    part: bool

    @property
    def clause(self) -> str | None:
        """A hash of the clause, None for one too short to be copied knowingly."""
        return clause_hash(self.raw)

    @property
    def kind(self) -> str:
        """Counts and proportions of patients are one kind of number."""
        return "share" if self.measure in ("count", "proportion") else self.measure

    @property
    def group(self) -> tuple[object, ...]:
        """What may be compared at all: one regimen, trial, endpoint, kind of number and landmark."""
        return (self.regimen, self.trial, self.endpoint, self.kind, landmark(self.at) if self.kind == "rate_at_time" else None)


_NUMBERS = {w: i for i, w in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())} | {
    "eighteen": 18,
    "twenty-four": 24,
}
_LANDMARK = re.compile(
    r"(\d+(?:\.\d+)?|" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + r")[\s-]*(years?|yrs?|y|months?|mos?|m|weeks?|wks?|w)\b", re.IGNORECASE
)
_MONTHS = {"y": 12.0, "m": 1.0, "w": 12 / 52}


def landmark(at: str | None) -> float | str | None:
    """The time of a rate in months, its words where they tell none.

    >>> landmark("at 36 months"), landmark("3-year"), landmark("Twelve-month"), landmark("36 mo")
    (36.0, 36.0, 12.0, 36.0)
    """
    found = _LANDMARK.search(at or "")
    if not found:
        return at.lower() if at else None
    number = found[1].lower()
    return round(float(_NUMBERS.get(number, number)) * _MONTHS[found[2][0].lower()], 1)


_GENERIC = set(
    "a alone added agent all and arm arms as at combination combinations drug evaluable for given group groups in itt iv mono monotherapy"
    " of on only overall patients plus pts q1w q2w q3w "
    "q4w qw sc single subjects the therapy to total treated treatment was when who with".split()
)
_WORD = re.compile(r"[a-z]+\d*|\d+(?:\.\d+)?|[+≥≤<>]", re.IGNORECASE)


def arm_words(arm: str | None, names: Iterable[str]) -> frozenset[str]:
    """The words of an arm that tell its patients from the others of its regimen: without the drugs' own names and words that every arm has.

    >>> sorted(arm_words("Zanubrutinib", ["zanubrutinib"])), sorted(arm_words("10 mg q2w", [])), sorted(arm_words("CLL after a BTK inhibitor", []))
    ([], ['10', 'mg'], ['after', 'btk', 'cll', 'inhibitor'])
    """
    if not arm:
        return frozenset()
    left = arm.lower()
    for name in sorted({n.lower() for n in names}, key=len, reverse=True):
        left = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", " ", left)
    return frozenset(w for w in _WORD.findall(left.replace("q2w", " ").replace("q3w", " ")) if w not in _GENERIC)


_INDEPENDENT = re.compile(r"\b(?:BICR|BIRC|IRC|ICR|central(?:ly)? review|(?:blinded )?independent)\b", re.IGNORECASE)
_INVESTIGATOR = re.compile(r"\binvestigator", re.IGNORECASE)


def _assessor(words: str) -> str | None:
    independent, investigator = bool(_INDEPENDENT.search(words)), bool(_INVESTIGATOR.search(words))
    return None if independent == investigator else "independent" if independent else "investigator"


def statements(connection: Connection, entity: str, page: Page | None = None) -> list[Statement]:
    """The outcomes of regimens with an asset (an entity id), by date and report; only those of a page, if one is given."""
    reports = page.reports if page else _reports(connection, entity)
    rows = list(in_chunks(connection, _QUERY, reports, e=entity))
    reports = sorted({row.report for row in rows})
    registry = _registry(connection, reports)
    if page:
        rows = [row for row in rows if trial_label(registry.get((row.report, row.study), ()), row.acronym) in page.labels]
    trials = page.trials if page else _trials([(registry.get((row.report, row.study), ()), row.acronym) for row in rows])
    members = _members(connection, entity, reports)
    regimens = {key: sorted({(m.entity, m.name) for m in held}) for key, held in members.items()}
    found = [_statement(row, regimens[row.report, row.regimen], registry.get((row.report, row.study), ()), trials) for row in rows]
    called = _called(connection, [m for held in members.values() for m in held])
    known = [replace(s, words=arm_words(s.arm, [n for e in s.regimen for n in called[e]])) for s in found]
    sized = _with_sizes(known)
    return sorted(sized, key=lambda s: (s.date or "9", s.source, s.id))


def _reports(connection: Connection, entity: str) -> list[int]:
    query = "SELECT DISTINCT t.report FROM name m JOIN told t ON t.key = m.key WHERE m.entity = :e ORDER BY 1"
    return [report for (report,) in connection.execute(text(query), {"e": entity})]


@dataclass(frozen=True, slots=True)
class Page:
    """Some trials of an asset: their labels (`told.trial`), the reports that tell of them, what all trials are called, the outcomes left out."""

    labels: frozenset[str]
    reports: list[int]
    trials: dict[str, str]
    left_out: int


def page_of(connection: Connection, entity: str, limit: int) -> Page | None:
    """The trials of the latest reports that have about so many outcomes together, whole trials each; None when there are no more than that.

    Of a trial that more reports tell of, and of what no trial is named for, the latest reports count.
    """
    query = (
        "SELECT t.trial, sum(t.outcomes) AS outcomes, max(COALESCE(r.date, '0')) AS last FROM name m JOIN told t ON t.key = m.key"
        " JOIN report r ON r.no = t.report WHERE m.entity = :e GROUP BY t.trial"
    )
    told = connection.execute(text(query), {"e": entity}).all()
    total = sum(row.outcomes for row in told)
    if total <= limit:
        return None
    trials = _trials([trial_names(row.trial) for row in told])
    groups: dict[str | None, list[Any]] = defaultdict(list)
    for row in told:
        groups[_trial(*trial_names(row.trial), trials)].append(row)
    labels: set[str] = set()
    held = 0
    for trial in sorted(sorted(groups, key=str), key=lambda t: (t is not None, max(row.last for row in groups[t])), reverse=True):
        if held >= limit:
            break
        labels |= {row.trial for row in groups[trial]}
        held += sum(row.outcomes for row in groups[trial])
    return Page(frozenset(labels), _latest(connection, entity, sorted(labels), limit), trials, max(total - held, 0))


def _latest(connection: Connection, entity: str, labels: Sequence[str], limit: int) -> list[int]:
    query = (
        "SELECT t.report, max(COALESCE(r.date, '0')) AS last FROM name m JOIN told t ON t.key = m.key JOIN report r ON r.no = t.report"
        " WHERE m.entity = :e AND t.trial IN :keys GROUP BY t.report"
    )
    dates = dict(tuple(row) for row in in_chunks(connection, query, labels, e=entity))
    return sorted(sorted(dates, key=lambda report: (dates[report], report))[-limit:])


def _trial(registry: Sequence[str], acronym: str | None, trials: dict[str, str]) -> str | None:
    """What a trial is called over all reports: by registry number, else by acronym."""
    return next((trials[number] for number in registry), None) or (trials.get(_short(acronym)) or acronym if acronym else None)


def _statement(row: Any, regimen: Sequence[tuple[str, str]], registry: Sequence[str], trials: dict[str, str]) -> Statement:
    return Statement(
        row.report, row.source, row.date, row.cutoff, row.id, tuple(e for e, _ in regimen), tuple(n for _, n in regimen),
        _trial(registry, row.acronym, trials), row.acronym, row.endpoint, row.measure, row.n, row.total, row.percent, row.derived_percent,
        "NR" if row.not_reached else row.value, row.unit, row.at, row.hr, row.p, row.ci_low, row.ci_high, row.bound, row.arm,
        frozenset(), row.total, _assessor(f"{row.endpoint_text} {row.raw}"), row.raw, row.quote, row.page, bool(row.part),
    )  # fmt: skip


def _members(connection: Connection, entity: str, reports: Sequence[int]) -> dict[tuple[int, int], list[Any]]:
    """The assets of each regimen with an asset (report, asset, known, entity, name), by report and number of the regimen."""
    query = (
        f"SELECT l.report, l.no, b.id AS asset, b.known, e.id AS entity, e.name FROM ({_OWN} AND a.report IN :keys) own"
        " JOIN regimen l ON l.report = own.report AND l.no = own.no JOIN asset b ON b.report = l.report AND b.id = l.asset"
        " JOIN name n ON n.key = b.key JOIN entity e ON e.id = n.entity"
    )
    found: dict[tuple[int, int], list[Any]] = defaultdict(list)
    for row in in_chunks(connection, query, reports, e=entity):
        found[row.report, row.no].append(row)
    return found


def _registry(connection: Connection, reports: Sequence[int]) -> dict[tuple[int, str], tuple[str, ...]]:
    found: dict[tuple[int, str], list[str]] = defaultdict(list)
    for report, study, number in in_chunks(connection, "SELECT report, study, registry_id FROM study_registry WHERE report IN :keys", reports):
        found[report, study].append(number)
    return {key: tuple(sorted(value)) for key, value in found.items()}


def _short(acronym: str | None) -> str:
    return "".join(c for c in acronym or "" if c.isalnum()).lower()


def _trials(studies: Iterable[tuple[Sequence[str], str | None]]) -> dict[str, str]:
    """The first registry number of all that stand for one trial, by number and by acronym; an acronym of two trials tells none."""
    head: dict[str, str] = {}

    def find(number: str) -> str:
        while head.setdefault(number, number) != number:
            number = head[number]
        return number

    acronyms: dict[str, set[str]] = defaultdict(set)
    for numbers, acronym in studies:
        for number in numbers:
            one, other = sorted((find(numbers[0]), find(number)))
            head[other] = one
        if numbers and acronym:
            acronyms[_short(acronym)].add(numbers[0])
    trials = {number: find(number) for number in list(head)}
    for short, named in acronyms.items():
        found = {trials[n] for n in named}
        if len(found) == 1:
            trials[short] = found.pop()
    return trials


def _called(connection: Connection, members: Sequence[Any]) -> dict[str, list[str]]:
    """All names of each entity, and what the reports of these assets and their lexicons call it besides, short forms too."""
    entities: dict[tuple[int, str] | str, str] = {(m.report, m.asset): m.entity for m in members}
    entities |= {m.known: m.entity for m in members if m.known}
    found: dict[str, set[str]] = {m.entity: {m.name} for m in members}
    for entity, name in in_chunks(connection, "SELECT entity, text FROM name WHERE entity IN :keys", sorted(found)):
        found[entity].add(name)
    query = "SELECT known, value FROM known_fact WHERE known IN :keys AND kind = 'alias'"
    for known, alias in in_chunks(connection, query, sorted({m.known for m in members if m.known})):
        found[entities[known]].add(alias)
    query = "SELECT report, asset, value FROM alias WHERE report IN :keys"
    for report, asset, alias in in_chunks(connection, query, sorted({m.report for m in members})):
        if (report, asset) in entities:
            found[entities[report, asset]].add(alias)
    return {entity: sorted(held) for entity, held in found.items()}


def _with_sizes(found: Sequence[Statement]) -> list[Statement]:
    """A statement without a denominator has that of its arm's others in its report, if they have but one."""
    totals: dict[tuple[object, ...], set[int]] = defaultdict(set)
    for s in found:
        if s.total is not None and not s.part:
            totals[s.report, s.regimen, s.trial, s.words].add(s.total)
    sized = []
    for s in found:
        of_arm = totals[s.report, s.regimen, s.trial, s.words]
        sized.append(replace(s, size=next(iter(of_arm))) if s.size is None and len(of_arm) == 1 else s)
    return sized
