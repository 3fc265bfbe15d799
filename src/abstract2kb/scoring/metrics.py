"""Precision, recall and F1 from counts, with bootstrap intervals over reports.

Counts are summed over reports and ratios come last (micro); macro is the mean of the reports' own F1. What gold has none of is None, not 0.
Intervals: percentile bootstrap over reports (Efron, Ann Stat 1979;7:1-26), 2,000 resamples, fixed seed. Differences between two runs: the same
resamples of reports for both (paired bootstrap, as Koehn, EMNLP 2004, has it for translation).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from abstract2kb.scoring.evaluate import Evaluation, ReportScore
from abstract2kb.scoring.fields import NONE, Counts

__all__ = ["Difference", "Interval", "Score", "differences", "macro_over_types", "micro_over_types", "score_of"]

RESAMPLES, SEED, LEVEL = 2000, 20210410, 0.95

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Interval:
    """The bounds of a 95 % interval."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Score:
    """The ratios of one row; `support` is the number of gold values, `macro` the mean F1 of the reports that have gold for the row."""

    precision: float | None
    recall: float | None
    f1: float | None
    interval: Interval | None
    macro: float | None
    matched: int
    predicted: int
    support: int


@dataclass(frozen=True, slots=True)
class Difference:
    """NEW minus OLD in F1 of a row; `beyond_chance` when its 95 % interval leaves out 0."""

    row: str
    old: float
    new: float
    delta: float
    interval: Interval

    @property
    def beyond_chance(self) -> bool:
        """Whether 0 lies outside of the interval."""
        return self.interval.low > 0 or self.interval.high < 0


def ratio(part: float, whole: float) -> float | None:
    """part / whole, None when there is no whole."""
    return part / whole if whole else None


def f1(counts: Counts) -> float | None:
    """2 matched / (predicted + gold); None without gold."""
    return 2 * counts.matched / (counts.predicted + counts.gold) if counts.gold else None


def score_of(evaluation: Evaluation, row: str, split: str | None = None) -> Score:
    """The score of a row in a split (or over all)."""
    reports = evaluation.of(split)
    return _score([r.counts.get(row, NONE) for r in reports])


def _score(per_report: Sequence[Counts]) -> Score:
    total = sum(per_report, NONE)
    own = [value for counts in per_report if (value := f1(counts)) is not None]
    return Score(
        precision=ratio(total.matched, total.predicted) if total.gold else None,
        recall=ratio(total.matched, total.gold),
        f1=f1(total),
        interval=_interval(per_report) if total.gold else None,
        macro=float(np.mean(own)) if own else None,
        matched=total.matched,
        predicted=total.predicted,
        support=total.gold,
    )


def micro_over_types(evaluation: Evaluation, split: str | None = None) -> Score:
    """All records of all types together."""
    return _score([sum((r.counts.get(kind, NONE) for kind in evaluation.types), NONE) for r in evaluation.of(split)])


def macro_over_types(evaluation: Evaluation, split: str | None = None) -> float | None:
    """The mean F1 of the types that have gold."""
    found = [value for kind in evaluation.types if (value := f1(evaluation.total(kind, split))) is not None]
    return float(np.mean(found)) if found else None


@lru_cache(maxsize=8)
def _samples(reports: int) -> Floats:
    """How often each report is drawn, shape (RESAMPLES, reports)."""
    return np.random.default_rng(SEED).multinomial(reports, [1 / reports] * reports, size=RESAMPLES).astype(float)


def _f1s(per_report: Sequence[Counts], samples: Floats) -> Floats:
    """F1 of every resample; nan where a resample has no gold."""
    sums = samples @ np.array(per_report, dtype=float)
    whole = sums[:, 1] + sums[:, 2]
    return np.where(sums[:, 2] > 0, 2 * sums[:, 0] / np.where(whole > 0, whole, 1), np.nan)


def _bounds(values: Floats) -> Interval | None:
    kept = values[~np.isnan(values)]
    if not kept.size:
        return None
    low, high = np.quantile(kept, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return Interval(float(low), float(high))


def _interval(per_report: Sequence[Counts]) -> Interval | None:
    return _bounds(_f1s(per_report, _samples(len(per_report)))) if len(per_report) > 1 else None


def differences(old: Evaluation, new: Evaluation, split: str | None = None) -> list[Difference]:
    """What changed in F1 between two runs on the same gold, row by row; rows without gold, or with one report only, are left out."""
    then, now = {r.source: r for r in old.of(split)}, {r.source: r for r in new.of(split)}
    sources = sorted(then.keys() & now.keys())
    if len(sources) < 2:
        return []
    samples = _samples(len(sources))
    found = []
    for row in new.rows():
        before, after = _column(then, sources, row), _column(now, sources, row)
        f_old, f_new = f1(sum(before, NONE)), f1(sum(after, NONE))
        bounds = _bounds(_f1s(after, samples) - _f1s(before, samples))
        if f_old is not None and f_new is not None and bounds is not None:
            found.append(Difference(row, f_old, f_new, f_new - f_old, bounds))
    return found


def _column(reports: dict[str, ReportScore], sources: Sequence[str], row: str) -> list[Counts]:
    return [reports[source].counts.get(row, NONE) for source in sources]
