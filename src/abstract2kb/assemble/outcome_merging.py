"""Results said more than once: of two records that agree the one that states more stays."""

from __future__ import annotations

from abstract2kb.patterns import regex
from abstract2kb.records import Assertion, Endpoint, Measure, Outcome

__all__ = ["added", "not_said_before", "with_landmark"]

_NUMBERS = ("n", "total", "percent", "value", "ci_low", "ci_high", "hr", "p")


def added(before: list[Outcome], found: list[Outcome]) -> list[Outcome]:
    """The records so far with those of one more sentence, each result once: of two that agree the one that states more stays."""
    fresh: list[Outcome] = []
    for record in found:
        if not any(_says_more(other, record) for other in before) and not any(_is_same(other, record) for other in fresh):
            fresh.append(record)
    sets = {o.subset_of for o in before}
    kept = [o for o in before if o.id in sets or not any(_says_more(record, o) for record in fresh)]
    return kept + fresh


def _is_same(one: Outcome, other: Outcome) -> bool:
    """Whether a sentence tells the result of a named arm twice: "35% vs 14% with A or 35% vs 21% with B"."""
    keys = ("endpoint", "arm", "at", "assertion", "subset_of", *_NUMBERS)
    return _OR_WITH.search(other.raw or "") is not None and all(getattr(one, k) == getattr(other, k) for k in keys)


_OR_WITH = regex(r"[)\]]\s(?:or|and|nor)\s(?:than\s)?(?:with|to)\s[^()]*[(\[][^()]*$")


def _says_more(more: Outcome, less: Outcome) -> bool:
    """True when `more` states every number of `less` and does not differ from it in what they are of."""
    if more.endpoint != less.endpoint or more.assertion != less.assertion or more.subset_of != less.subset_of:
        return False
    if (more.at and less.at and time_of(more.at) != time_of(less.at)) or (more.arm and less.arm and more.arm.lower() != less.arm.lower()):
        return False
    if set(more.assets) != set(less.assets) and not _is_ratio_again(more, less):
        return False
    if (less.arm and not more.arm) or (less.assets and not more.assets):
        return False
    stated = [(getattr(more, k), b) for k in _NUMBERS if (b := getattr(less, k)) is not None]
    return bool(stated) and all(a == b for a, b in stated) and not _is_vague(more, less)


def _is_ratio_again(more: Outcome, less: Outcome) -> bool:
    """Whether a ratio without interval is that of the same trial told before with its interval, of which it names some of the drugs only."""
    bare = less.hr is not None and less.ci_low is None and more.ci_low is not None
    return bare and less.study is not None and less.study == more.study and bool(less.assets) and set(less.assets) < set(more.assets)


_PLURAL = regex(r"(?<=[a-z])s$")
_AT = regex(r"^(?:at|by|after)\s(?:the\s)?")


def time_of(landmark: str) -> str:
    """A landmark in one form: "5-year" and "at 5 years" are the same time."""
    return _PLURAL.sub("", _AT.sub("", landmark.lower()).replace("-", " "))


def _is_vague(more: Outcome, less: Outcome) -> bool:
    """One or two patients of no stated total may be others than those told of before."""
    return less.percent is None and less.n in (1, 2) and more.raw != less.raw and more.total != less.total


def not_said_before(before: list[Outcome], found: list[Outcome]) -> list[Outcome]:
    """The records of a sentence of the conclusions without those whose every number has been told: whatever words name their arm there;
    a count is told again only where it was told of how many patients it is."""
    stated = [o for o in before if o.assertion is Assertion.STATED]
    return [o for o in found if not any(_is_told(other, o) and (o.n is None or other.total) for other in stated)]


def _is_told(other: Outcome, record: Outcome) -> bool:
    """Whether a record states all numbers of another, of the same endpoint and landmark."""
    if other.endpoint is not record.endpoint or (other.at and record.at and time_of(other.at) != time_of(record.at)):
        return False
    numbers = [(getattr(other, k), b) for k in _NUMBERS if (b := getattr(record, k)) is not None]
    return bool(numbers) and all(a == b for a, b in numbers)


_OF_TIME = (Endpoint.OS, Endpoint.PFS, Endpoint.DFS, Endpoint.EFS, Endpoint.RFS, Endpoint.MFS, Endpoint.DOR)
_NEAR = 700
"""Characters after a rate at a time over which others of its endpoint are of that time, where they name none."""


def with_landmark(before: list[Outcome], record: Outcome) -> Outcome:
    """A share of survival without its time, with that of the last one told close before: "OS at 3 years was 71%. By age it was 80% and 49%."."""
    bare = record.measure is Measure.PROPORTION and record.n is None and record.total is None and record.percent is not None
    if record.endpoint not in _OF_TIME or not bare or "alive" in (record.endpoint_text or ""):
        return record
    last = next((o for o in reversed(before) if o.endpoint is record.endpoint and o.at and o.measure is Measure.RATE_AT_TIME), None)
    if last is None or last.assertion is not record.assertion or not 0 <= record.evidence[0].start - last.evidence[-1].end <= _NEAR:
        return record
    return record.model_copy(update={"at": last.at, "measure": Measure.RATE_AT_TIME})
