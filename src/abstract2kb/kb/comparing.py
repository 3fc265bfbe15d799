"""Telling conflicts from updates and from different cohorts; pure functions over statements.

Numbers are compared where two reports speak of one regimen, trial, endpoint and landmark:

- *cohort*: other patients (another arm, dose, subgroup or analysis set) or another assessor;
- *conflict*: the same patients at the same date or cut-off with numbers that cannot both be right, or a share of responders that fell among the
same patients;
- *update*: the same patients later.

What a later report only repeats is none of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from abstract2kb.kb.dates import is_before
from abstract2kb.kb.statements import Statement

__all__ = ["CUMULATIVE", "Comparison", "Verdict", "agree", "compare", "same_cohort"]

CUMULATIVE = frozenset({"ORR", "CR", "DCR", "CBR", "sCR", "VGPR", "MRD", "PSA50", "PSA90"})
"""Best responses: who has responded stays a responder."""
_ENOUGH = 20
"""So many patients, and the same number in two reports, are hardly two cohorts of the trial."""


class Verdict(StrEnum):
    """What two differing statements are to each other."""

    CONFLICT = "conflict"
    UPDATE = "update"
    COHORT = "cohort"


@dataclass(frozen=True, slots=True)
class Comparison:
    """A later statement against the earlier one that it is best compared with."""

    verdict: Verdict
    reason: str
    earlier: Statement
    later: Statement


def _decimals(number: float) -> int:
    text = f"{number:.10g}"
    return len(text.partition(".")[2])


def _close(one: float, other: float) -> bool:
    """Equal as far as the coarser of the two is told."""
    tolerance: float = 0.5 * 10.0 ** -min(_decimals(one), _decimals(other))
    return abs(one - other) <= tolerance + 1e-9


def _share(s: Statement) -> float | None:
    if s.percent is not None:
        return s.percent
    if s.n is not None and s.total:
        return round(100 * s.n / s.total, 1)
    return s.computed


def agree(one: Statement, other: Statement) -> bool | None:
    """Whether two statements say the same; None where they have no number in common.

    Only n and total must be equal; percents, times and ratios agree as far as the coarser one is told.
    """
    same: list[bool] = []
    if one.kind == "share":
        same += [a == b for a, b in ((one.n, other.n), (one.total, other.total)) if a is not None and b is not None]
        if (a := _share(one)) is not None and (b := _share(other)) is not None:
            same += _same_number(a, b, one.bound, other.bound)
        return all(same) if same else None
    if one.unit == other.unit or one.unit is None or other.unit is None:
        same += _same_number(one.value, other.value, one.bound, other.bound)
    for a, b in ((one.percent, other.percent), (one.hr, other.hr)):
        same += _same_number(a, b, one.bound, other.bound)
    return all(same) if same else None


def _same_number(one: float | str | None, other: float | str | None, bound: str, other_bound: str) -> list[bool]:
    """Whether two numbers can be the same, "NR" (not reached) among them; nothing where one is not told. ">60" agrees with all above it."""
    if one is None or other is None:
        return []
    if isinstance(one, str) or isinstance(other, str):
        return [one == other]
    return [_close(one, other) or _within(one, other, bound) or _within(other, one, other_bound)]


def _within(limit: float, number: float, bound: str) -> bool:
    return (bound in (">", ">=") and number > limit) or (bound in ("<", "<=") and number < limit)


def same_cohort(one: Statement, other: Statement, alone: bool) -> bool:
    """Whether two statements are of the same patients.

    They are by the arm's words, by its size, or because the one names no arm and the other report has but one (`alone`).
    """
    if one.words == other.words:
        return True
    if one.size is not None and one.size == other.size and one.size >= _ENOUGH:
        return True
    return alone and any(not s.words and s.size is None for s in (one, other))


def compare(found: Iterable[Statement]) -> Iterator[Comparison]:
    """Every statement that differs from what earlier reports say, with the last earlier one of its patients (else of any), by date and report."""
    groups: dict[tuple[object, ...], list[Statement]] = defaultdict(list)
    for s in found:
        if s.trial and s.regimen and not s.part:
            groups[s.group].append(s)
    for group in groups.values():
        yield from _compare_group(sorted(group, key=lambda s: (s.date or "9", s.source, s.id)))


def _compare_group(group: Sequence[Statement]) -> Iterator[Comparison]:
    arms: dict[int, set[frozenset[str]]] = defaultdict(set)
    for s in group:
        arms[s.report].add(s.words)
    earlier: list[Statement] = []
    for report in dict.fromkeys(s.report for s in group):
        own = [s for s in group if s.report == report]
        told = [s for s in own if any(agree(s, e) for e in earlier)]
        for s in own if earlier else ():
            if s in told or any(t.words == s.words for t in told):
                continue
            comparable = [e for e in earlier if agree(s, e) is False]
            same = [e for e in comparable if _agreeing_assessors(s, e) and same_cohort(s, e, _alone(s, e, arms))]
            if same:
                yield _judged(_best(same, s), s)
            elif comparable:
                yield _other(_best(comparable, s), s)
        earlier += own


def _alone(one: Statement, other: Statement, arms: dict[int, set[frozenset[str]]]) -> bool:
    """The one that names an arm is of the only arm that its report has here."""
    named = other if not one.words else one
    return len(arms[named.report]) == 1


def _agreeing_assessors(one: Statement, other: Statement) -> bool:
    return one.assessor is None or other.assessor is None or one.assessor == other.assessor


def _main(s: Statement) -> float:
    number = _share(s) if s.kind == "share" else s.hr if s.kind == "ratio" else s.percent if s.kind == "rate_at_time" else s.value
    return number if isinstance(number, (int, float)) else s.n or 0.0


def _best(candidates: Sequence[Statement], s: Statement) -> Statement:
    """The last report's; there the arm of the same words, else the whole study, else the nearest number."""
    last = candidates[-1].report
    return min((c for c in candidates if c.report == last), key=lambda c: (c.words != s.words, bool(c.words), abs(_main(c) - _main(s)), c.id))


def _other(e: Statement, s: Statement) -> Comparison:
    if not _agreeing_assessors(s, e):
        return Comparison(Verdict.COHORT, f"assessed by others ({e.assessor}, then {s.assessor})", e, s)
    if e.size and s.size and e.size != s.size:
        return Comparison(Verdict.COHORT, f"other patients ({e.arm or 'all'}, {e.size}; {s.arm or 'all'}, {s.size})", e, s)
    return Comparison(Verdict.COHORT, f"other patients ({e.arm or 'all'}; {s.arm or 'all'})", e, s)


def _judged(e: Statement, s: Statement) -> Comparison:
    if e.cutoff and s.cutoff and e.cutoff == s.cutoff:
        return Comparison(Verdict.CONFLICT, f"the same cut-off ({s.cutoff}), other numbers", e, s)
    if not (is_before(e.cutoff, s.cutoff) or is_before(e.date, s.date)):
        return Comparison(Verdict.CONFLICT, "the same patients at the same date, other numbers", e, s)
    one, other = _share(e), _share(s)
    if s.kind == "share" and s.endpoint in CUMULATIVE and e.size and e.size == s.size and one is not None and other is not None and other < one:
        return Comparison(Verdict.CONFLICT, f"fell among the same {s.size} patients", e, s)
    if e.size and s.size and s.size < e.size:
        return Comparison(Verdict.COHORT, f"fewer patients ({s.size} of {e.size})", e, s)
    grown = f", {e.size} to {s.size} patients" if e.size and s.size and s.size > e.size else ""
    return Comparison(Verdict.UPDATE, f"later{grown}", e, s)
