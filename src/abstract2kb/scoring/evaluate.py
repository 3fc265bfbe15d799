"""Scores predicted reports against gold: counts per report, record type and field, and every error with its page and quote.

Example: `evaluate(gold, predictions).total("outcomes", "strict")`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from abstract2kb.errors import RecordsError
from abstract2kb.forked import Mapping as Share
from abstract2kb.forked import in_turn
from abstract2kb.records import Assertion, Endpoint
from abstract2kb.scoring.candidates import scores_of
from abstract2kb.scoring.comparing import MAIN_NUMBERS, NUMBERS, Side
from abstract2kb.scoring.fields import NONE, Counts, Pairing, field_counts
from abstract2kb.scoring.match import Pair, best
from abstract2kb.scoring.plain import PlainHeader, PlainOutcome, PlainReport, readings
from abstract2kb.scoring.reading import GoldReport, Once, Piece
from abstract2kb.scoring.wording import Settings, normal

__all__ = ["KINDS", "TYPES", "Evaluation", "Mistake", "ReportScore", "evaluate", "evaluate_pieces", "split_name"]

KINDS = ("assets", "studies", "outcomes", "outcomes_other", "adverse_events", "preclinical_findings")
"""Rows of matched records; outcomes whose endpoint fits no named one are a row of their own."""

TYPES = (*KINDS, "nct", "abbreviations")
"""All rows that stand for a record type; the last two are sets without fields."""

_SPLIT_NAMES = {"": "all reports", "held_out": "held out"}
_RESULTS = (Assertion.STATED, Assertion.NEGATED)


def split_name(split: str) -> str:
    """How a split is called; "" is that of gold without splits."""
    return _SPLIT_NAMES.get(split, split)


@dataclass(frozen=True, slots=True)
class Mistake:
    """An error: `what` is missed, spurious, or wrong (then `field` says which and both sides are given)."""

    source: str
    split: str
    kind: str
    what: str
    record: str
    field: str | None = None
    gold: str | None = None
    predicted: str | None = None
    page: int | None = None
    quote: str | None = None


@dataclass(frozen=True, slots=True)
class ReportScore:
    """The counts of one report by row: "outcomes" (strict), "outcomes~" (relaxed), "outcomes.arm" (a field)."""

    source: str
    split: str
    counts: Mapping[str, Counts]
    mistakes: tuple[Mistake, ...] = ()
    predicted: bool = True


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The scores of all gold reports, and the sources that were predicted without gold."""

    reports: tuple[ReportScore, ...]
    without_gold: tuple[str, ...] = ()
    settings: Settings = field(default_factory=Settings)
    types: tuple[str, ...] = TYPES

    @property
    def without_prediction(self) -> tuple[str, ...]:
        """Sources that have gold and no prediction: all their records count as missed."""
        return tuple(r.source for r in self.reports if not r.predicted)

    @property
    def splits(self) -> tuple[str, ...]:
        """The splits in order of first appearance by name."""
        return tuple(sorted({r.split for r in self.reports}))

    def of(self, split: str | None) -> tuple[ReportScore, ...]:
        """The reports of a split, or all."""
        return tuple(r for r in self.reports if split is None or r.split == split)

    def total(self, row: str, split: str | None = None) -> Counts:
        """The counts of a row, summed over the reports of a split (or all)."""
        return sum((r.counts.get(row, NONE) for r in self.of(split)), NONE)

    def rows(self) -> list[str]:
        """All rows that occur, types first and in their order, each followed by its fields."""
        found = {row for r in self.reports for row in r.counts}
        fields = [row for row in dict.fromkeys(row for r in self.reports for row in r.counts) if "." in row]
        return [row for kind in ("report", *self.types) for row in (kind, *(f for f in fields if f.startswith(f"{kind}."))) if row in found]


def evaluate(gold: Sequence[GoldReport], predictions: Mapping[str, PlainReport], settings: Settings | None = None, by: Share = in_turn) -> Evaluation:
    """Score every gold report; one without a prediction counts as if nothing had been found in it. `by` may share the reports out to processes."""
    settings = settings or Settings()

    def of(index: int) -> ReportScore:
        return score_report(gold[index], predictions.get(gold[index].plain.report.source), settings)

    return _evaluation(list(by(of, [1] * len(gold))), predictions, settings)


def evaluate_pieces(
    gold: Sequence[GoldReport], pieces: Sequence[Piece | RecordsError], settings: Settings | None = None, by: Share = in_turn
) -> tuple[Evaluation, list[RecordsError]]:
    """As `evaluate`, of predictions that are not yet read; `by` shares out the reading too. Gives also what could not be read, in order."""
    settings = settings or Settings()
    wanted = {each.plain.report.source: each for each in gold}

    def of(index: int) -> tuple[str, ReportScore | None] | RecordsError:
        piece = pieces[index]
        found = piece.read() if isinstance(piece, Piece) else piece
        if isinstance(found, RecordsError):
            return found
        source = found.report.source
        return source, score_report(wanted[source], found, settings) if source in wanted else None

    scored: dict[str, ReportScore | None] = {}
    errors, once = list[RecordsError](), Once()
    for piece, result in zip(pieces, by(of, [len(p.text) if isinstance(p, Piece) else 1 for p in pieces]), strict=True):
        error = result if isinstance(result, RecordsError) else once.of(piece, result[0])
        if error is not None:
            errors.append(error)
        elif not isinstance(result, RecordsError):
            scored[result[0]] = result[1]
    reports = [scored.get(each.plain.report.source) or score_report(each, None, settings) for each in gold]
    return _evaluation(reports, scored, settings), errors


def score_report(gold: GoldReport, predicted: PlainReport | None, settings: Settings) -> ReportScore:
    """Score one report; without a prediction as if nothing had been found in it."""
    source = gold.plain.report.source
    return _Scorer(gold, predicted or PlainReport(report=PlainHeader(source=source)), settings).score(predicted is not None)


def _evaluation(reports: Sequence[ReportScore], sources: Iterable[str], settings: Settings) -> Evaluation:
    return Evaluation(tuple(reports), tuple(sorted(set(sources) - {r.source for r in reports})), settings)


def _results(records: Sequence[Any]) -> list[int]:
    """Indices of what are results of the report by one of the readings allowed."""
    return [i for i, r in enumerate(records) if any(map(_is_result, readings(r)))]


def _is_result(record: Any) -> bool:
    return getattr(record, "assertion", Assertion.STATED) in _RESULTS


def _is_open(record: Any) -> bool:
    """Whether a gold record may be left out: an optional one, and one that only its second reading takes for a result."""
    return bool(record.optional) or not _is_result(record)


def _numbered(outcome: PlainOutcome) -> bool:
    return any(getattr(outcome, k) is not None for k in MAIN_NUMBERS)


def _selected(kind: str, plain: PlainReport) -> list[int]:
    """Indices of the records of a row."""
    records = getattr(plain, _list_of(kind))
    chosen = _results(records)
    if _list_of(kind) == "outcomes":
        other = kind == "outcomes_other"
        chosen = [i for i in chosen if _numbered(records[i]) and (records[i].endpoint is Endpoint.OTHER) == other]
    return chosen


def _list_of(kind: str) -> str:
    return "outcomes" if kind == "outcomes_other" else kind


class _Scorer:
    """Scores one report."""

    def __init__(self, gold: GoldReport, predicted: PlainReport, settings: Settings) -> None:
        self.gold, self.predicted, self.split = gold.plain, predicted, gold.split
        self.pairing = Pairing(Side(gold.plain, settings), Side(predicted, settings))
        self.counts: dict[str, Counts] = {}
        self.mistakes: list[Mistake] = []
        self._scores: dict[str, NDArray[np.float64]] = {}

    def score(self, predicted: bool) -> ReportScore:
        """All rows; studies before what refers to them."""
        matches = {kind: self._pairs(kind, _selected(kind, self.gold), _selected(kind, self.predicted)) for kind in KINDS}
        joint = self._pairs("outcomes", list(range(len(self.gold.outcomes))), list(range(len(self.predicted.outcomes))))
        links = {kind: frozenset((p.gold, p.predicted) for p in matches[kind]) for kind in KINDS}
        self.pairing = Pairing(self.pairing.gold, self.pairing.predicted, links["studies"], links["outcomes"] | links["outcomes_other"])
        for kind in KINDS:
            self._records(kind, matches[kind], self._told_otherwise(joint) if kind.startswith("outcomes") else frozenset())
        self._assertions(joint)
        self._header()
        self._set("nct", {i: i for i in _ncts(self.gold)}, {i: i for i in _ncts(self.predicted)})
        self._set("abbreviations", _defined(self.gold), _defined(self.predicted))
        return ReportScore(self.gold.report.source, self.split, self.counts, tuple(self.mistakes), predicted)

    def _add(self, row: str, counts: Counts) -> None:
        if row not in self.counts:
            self.counts[row] = counts
        elif counts != NONE:
            self.counts[row] += counts

    def _pairs(self, kind: str, gold: Sequence[int], predicted: Sequence[int]) -> list[Pair]:
        """The assignment among the chosen records, with the indices of the whole lists."""
        scores = self._scores_of(_list_of(kind))[np.ix_(gold, predicted)]
        return [Pair(gold[p.gold], predicted[p.predicted], p.score) for p in best(scores)]

    def _scores_of(self, name: str) -> NDArray[np.float64]:
        """How well each record of a list of gold agrees with each predicted one, worked out once."""
        if name not in self._scores:
            ours, theirs = getattr(self.gold, name), getattr(self.predicted, name)
            self._scores[name] = scores_of(name, ours, theirs, self.pairing.gold, self.pairing.predicted)
        return self._scores[name]

    def _told_otherwise(self, pairs: Sequence[Pair]) -> frozenset[int]:
        """Gold outcomes that the prediction has as no result of the report (history, a plan), which one of their readings allows."""
        found = []
        for pair in pairs:
            gold, predicted = self.gold.outcomes[pair.gold], self.predicted.outcomes[pair.predicted]
            if not _is_result(predicted) and any(reading.assertion is predicted.assertion for reading in readings(gold)):
                found.append(pair.gold)
        return frozenset(found)

    def _records(self, kind: str, pairs: Sequence[Pair], otherwise: frozenset[int] = frozenset()) -> None:
        """Counts of records and fields; optional gold and what matched it are left out of both sides, as are gold records told `otherwise`."""
        ours, theirs = getattr(self.gold, _list_of(kind)), getattr(self.predicted, _list_of(kind))
        wanted = [i for i in _selected(kind, self.gold) if not _is_open(ours[i]) and i not in otherwise]
        asked = set(wanted)
        excused = {p.predicted for p in pairs if p.gold not in asked}
        claimed = [j for j in _selected(kind, self.predicted) if j not in excused]
        counted = [p for p in pairs if p.predicted not in excused]
        self._add(kind, Counts(sum(p.strict for p in counted), len(claimed), len(wanted)))
        self._add(f"{kind}~", Counts(len(counted), len(claimed), len(wanted)))
        by_gold = {p.gold: p for p in counted}
        for i in wanted:
            self._fields(kind, ours[i], theirs[by_gold[i].predicted] if i in by_gold else None)
        taken = {p.predicted for p in counted}
        for j in claimed:
            if j not in taken:
                self._mistake(kind, "spurious", theirs[j], theirs[j])

    def _fields(self, kind: str, gold: Any, predicted: Any) -> None:
        if predicted is None:
            self._mistake(kind, "missed", gold, gold)
        for name, counts in field_counts(_list_of(kind), gold, predicted, self.pairing).items():
            self._add(f"{kind}.{name}", counts)
            if predicted is not None and not counts.exact:
                values = {"gold": _shown(_held(gold, name)), "predicted": _shown(_held(predicted, name))}
                self._mistake(kind, "wrong", gold, gold if gold.page else predicted, field=name, **values)

    def _mistake(self, kind: str, what: str, record: Any, where: Any, **more: str | None) -> None:
        self.mistakes.append(Mistake(self.gold.report.source, self.split, kind, what, describe(record), page=where.page, quote=where.raw, **more))

    def _assertions(self, pairs: Sequence[Pair]) -> None:
        """Whether results, plans, hypotheses and history are told apart, over all matched outcomes."""
        for pair in pairs:
            gold, predicted = self.gold.outcomes[pair.gold], self.predicted.outcomes[pair.predicted]
            right = any(reading.assertion is predicted.assertion for reading in readings(gold))
            self._add("outcomes.assertion", Counts(int(right), 1, 1))
            if not right:
                values: dict[str, str | None] = {"gold": gold.assertion.value, "predicted": predicted.assertion.value}
                self._mistake("outcomes", "wrong", gold, gold if gold.page else predicted, field="assertion", **values)

    def _header(self) -> None:
        """Title, conference, year and publisher."""
        for name in ("title", "conference", "year", "publisher"):
            want, got = getattr(self.gold.report, name), getattr(self.predicted.report, name)
            right = want is not None and normal(want) == normal(got)
            self._add(f"report.{name}", Counts(int(right), int(got is not None), int(want is not None)))
            if want is not None and not right:
                source = self.gold.report.source
                self.mistakes.append(Mistake(source, self.split, "report", "wrong", source, name, str(want), None if got is None else str(got)))

    def _set(self, row: str, gold: Mapping[object, str], predicted: Mapping[object, str]) -> None:
        common = gold.keys() & predicted.keys()
        self._add(row, Counts(len(common), len(predicted), len(gold)))
        for what, items in (("missed", gold), ("spurious", predicted)):
            for key in sorted(items.keys() - common, key=str):
                self.mistakes.append(Mistake(self.gold.report.source, self.split, row, what, items[key]))


def _ncts(plain: PlainReport) -> set[str]:
    """Every ClinicalTrials.gov number, of studies and of assets."""
    every = [i for s in plain.studies for i in s.registry_ids] + [i for a in plain.assets for i in a.trials]
    return {i.upper() for i in every if i.upper().startswith("NCT")}


def _defined(plain: PlainReport) -> dict[object, str]:
    return {(normal(short), normal(long)): f"{short} = {long}" for short, long in plain.abbreviations.items()}


def _held(record: Any, field: str) -> Any:
    """What a record holds in a field; arms and their sizes in one line each."""
    if field in ("arms", "arm_sizes"):
        return tuple(f"{a.label} [{' + '.join(a.assets)}]{'' if a.n is None else f' n={a.n}'}" for a in record.arms)
    return getattr(record, field)


def _shown(value: Any) -> str | None:
    if value is None or value == ():
        return None
    if isinstance(value, tuple):
        return ", ".join(str(v) for v in value)
    return str(value)


_HEAD = ("name", "acronym", "registry_ids", "endpoint", "term", "effect")
_TELLING = (*_HEAD, "phase", "enrollment", *NUMBERS, "unit", "at", "grade", "absent", "direction", "model", "arm", "assets", "article")


@cache
def _telling(record: Any) -> tuple[tuple[str, bool], ...]:
    """The fields of a class of records that are told, and whether they tell what it is."""
    return tuple((key, key in _HEAD) for key in _TELLING if key in record.model_fields)


def describe(record: Any) -> str:
    """A record in one line: what it is, its numbers, its arm."""
    kind: Any = type(record)
    told = [(key, value, head) for key, head in _telling(kind) if (value := getattr(record, key)) not in (None, (), "", False)]
    return "; ".join(str(_shown(value)) if head else f"{key} {_shown(value)}" for key, value, head in told)
