"""Arithmetic over records: numbers that cannot all be right become Issues, and the records that clash lose confidence.

Checks: n/total against percent, a percent inside its interval, CR + PR against ORR, a kind of response inside a wider
one, a subset inside its set.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from abstract2kb.records import AdverseEvent, Bound, Endpoint, Issue, Measure, Outcome, Severity

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


_Group = dict[Endpoint, list[Outcome]]
_WITHIN = (
    (Endpoint.CR, Endpoint.ORR),
    (Endpoint.PR, Endpoint.ORR),
    (Endpoint.ORR, Endpoint.DCR),
    (Endpoint.PCR, Endpoint.MPR),
    (Endpoint.PSA90, Endpoint.PSA50),
)
"""Results of which the first counts only patients that the second counts too."""
_BESIDE = (Endpoint.SCR, Endpoint.VGPR, Endpoint.OTHER)
"""Responses that are neither CR nor PR and count in the ORR all the same."""
_NEAR = 600
"""Characters that percents of one group may stand apart to be held against each other."""


def _of_responses(outcomes: Sequence[Outcome]) -> list[Issue]:
    """CR + PR against ORR, and kinds of response against the wider ones, where one group has one of each: by counts, or by percents near by."""
    found: list[Issue] = []
    for group, (number, room) in _groups(outcomes):
        one = {endpoint: told[0] for endpoint, told in group.items() if len(told) == 1}
        complete, partial, overall = (one.get(e) for e in (Endpoint.CR, Endpoint.PR, Endpoint.ORR))
        if complete and partial and overall and _are_near(complete, partial, overall):
            parts, whole = number(complete) + number(partial), number(overall)
            other = any(e in group for e in _BESIDE)
            if parts > whole + room or (whole > parts + room and not other):
                words = f"CR {number(complete):g} + PR {number(partial):g} is not ORR {whole:g}"
                found.append(_issue("responses", words, complete, partial, overall))
                continue
        for inner, outer in ((one[a], one[b]) for a, b in _WITHIN if a in one and b in one):
            if number(inner) > number(outer) + room and _are_near(inner, outer):
                found.append(_issue("within", f"{inner.endpoint} {number(inner):g} is more than {outer.endpoint} {number(outer):g}", inner, outer))
    return found


def _groups(outcomes: Sequence[Outcome]) -> Iterable[tuple[_Group, tuple[Callable[[Outcome], float], float]]]:
    """The results of one group of patients by endpoint, with the number to compare and the room that rounding needs."""
    counts: dict[object, _Group] = defaultdict(lambda: defaultdict(list))
    percents: dict[object, _Group] = defaultdict(lambda: defaultdict(list))
    wholes = {o.id: o.endpoint for o in outcomes}
    for o in outcomes:
        alike = o.subset_of is not None and wholes.get(o.subset_of) is not Endpoint.ORR
        if alike or o.at is not None or o.measure is Measure.RATIO or o.bound is not Bound.EQUAL:
            continue
        key = (o.article, o.study, o.arm, o.assets, o.assertion)
        if o.n is not None and (of := o.total or o.derived_total):
            counts[(*key, of)][o.endpoint].append(o)
        elif o.percent is not None:
            percents[key][o.endpoint].append(o)
    yield from ((group, (lambda o: float(o.n or 0), 0.0)) for group in counts.values())
    yield from ((group, (lambda o: float(o.percent or 0), 1.5 * _TOLERANCE)) for group in percents.values())


def _are_near(*records: Outcome) -> bool:
    """Whether percents stand near enough to be of the same patients; counts of the same total always do."""
    places = [r.evidence[0].start for r in records]
    return all((r.total or r.derived_total) is not None and r.n is not None for r in records) or max(places) - min(places) <= _NEAR
