"""Arithmetic over records: numbers that cannot all be right become Issues, and the records that clash lose confidence.

Checks: n/total against percent, a percent inside its interval, CR + PR against ORR, a subset inside its set.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TypeVar

from abstract2kb.records import AdverseEvent, Endpoint, Issue, Outcome, Severity

__all__ = ["issues", "weighed"]

_TOLERANCE = 1.0
"""Percentage points that rounding may make."""
_DOUBTED = 0.4
"""The highest confidence of a record that clashes."""

Record = TypeVar("Record", Outcome, AdverseEvent)


def issues(outcomes: Sequence[Outcome], events: Sequence[AdverseEvent]) -> list[Issue]:
    """What does not add up, in the order of the records."""
    found: list[Issue] = []
    rated: list[Outcome | AdverseEvent] = [*outcomes, *events]
    for record in rated:
        found += _of_rate(record)
    for outcome in outcomes:
        found += _of_interval(outcome)
    found += _of_subsets(outcomes)
    found += _of_responses(outcomes)
    return found


def weighed(records: Sequence[Record], found: Iterable[Issue]) -> list[Record]:
    """The records again, with low confidence where one of their quotes stands in an issue of arithmetic."""
    doubted = {(e.start, e.end) for issue in found if issue.code.startswith("arithmetic.") for e in issue.evidence}
    return [
        r.model_copy(update={"confidence": min(r.confidence, _DOUBTED)}) if any((e.start, e.end) in doubted for e in r.evidence) else r
        for r in records
    ]


def _issue(code: str, message: str, *records: Outcome | AdverseEvent) -> Issue:
    evidence = tuple(e for record in records for e in record.evidence)
    return Issue(code=f"arithmetic.{code}", severity=Severity.WARNING, message=message, page=evidence[0].page, evidence=evidence)


def _of_rate(record: Outcome | AdverseEvent) -> list[Issue]:
    """n/total against percent."""
    if record.n is None or record.total is None:
        return []
    if record.n > record.total:
        return [_issue("count", f"{record.n} of {record.total}", record)]
    if record.percent is None or record.total == 0:
        return []
    computed = 100 * record.n / record.total
    if abs(computed - record.percent) <= _TOLERANCE:
        return []
    return [_issue("percent", f"{record.n}/{record.total} is {computed:.1f} %, the report says {record.percent:g} %", record)]


def _of_interval(record: Outcome) -> list[Issue]:
    """The main number inside its interval."""
    number = record.hr if record.hr is not None else record.percent if record.percent is not None else record.value
    if not isinstance(number, float) or not isinstance(record.ci_low, float) or not isinstance(record.ci_high, float):
        return []
    if record.ci_low <= number <= record.ci_high:
        return []
    return [_issue("interval", f"{number:g} lies outside {record.ci_low:g} to {record.ci_high:g}", record)]


def _of_subsets(outcomes: Sequence[Outcome]) -> list[Issue]:
    """A subset no larger than its set."""
    by_id = {o.id: o for o in outcomes}
    found = []
    for outcome in outcomes:
        parent = by_id.get(outcome.subset_of or "")
        if parent and outcome.n is not None and parent.n is not None and outcome.n > parent.n:
            found.append(_issue("subset", f"{outcome.n} are said to be among {parent.n}", outcome, parent))
    return found


def _of_responses(outcomes: Sequence[Outcome]) -> list[Issue]:
    """CR + PR against ORR, by counts, where one group has one of each."""
    groups: dict[tuple[str, str | None, int | None, str | None], dict[Endpoint, list[Outcome]]] = defaultdict(lambda: defaultdict(list))
    for outcome in outcomes:
        if outcome.n is not None and outcome.total is not None and outcome.subset_of is None and outcome.at is None:
            groups[(outcome.article, outcome.arm, outcome.total, outcome.assertion)][outcome.endpoint].append(outcome)
    found = []
    for group in groups.values():
        parts = [group.get(e, []) for e in (Endpoint.CR, Endpoint.PR, Endpoint.ORR)]
        if any(len(part) != 1 for part in parts):
            continue
        complete, partial, overall = (part[0] for part in parts)
        if (complete.n or 0) + (partial.n or 0) != overall.n:
            found.append(_issue("responses", f"CR {complete.n} + PR {partial.n} is not ORR {overall.n}", complete, partial, overall))
    return found
