"""Which predicted records may agree with a gold record at all: those that share a key, an article and the leading number with it.

Nearly all pairs of a report's records have nothing in common; only the others are worth a score. What is left out here would score 0.
Example: `scores_of("outcomes", gold.outcomes, predicted.outcomes, Side(gold), Side(predicted))` has a row per gold outcome.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from abstract2kb.scoring.comparing import LEADING, PAIRS, Side, leading, term_keys
from abstract2kb.scoring.plain import PlainAsset, PlainEvent, PlainFinding, PlainOutcome, PlainStudy, readings
from abstract2kb.scoring.wording import Number, Settings, normal, room, words

__all__ = ["Candidates", "scores_of"]

_HUGE = 1e300
"""Stands for "NR" and for numbers that no float holds; both are compared again when the pair is scored."""
_SLACK = 1e-5
Keys = Callable[[Any, Side], Iterable[Hashable]]


def _of_asset(asset: PlainAsset, side: Side) -> Iterable[Hashable]:
    """Forms and words of its names."""
    yield from side.forms_of(asset)
    for name in (asset.name, *asset.aliases):
        for word in words(name):
            yield ("word", word)


def _of_study(study: PlainStudy, side: Side) -> Iterable[Hashable]:
    """Registry numbers, acronym, facts, names of assets."""
    yield from (("id", normal(i)) for i in study.registry_ids)
    yield ("acronym", normal(study.acronym))
    yield from ((name, fact) for name in ("phase", "enrollment") if (fact := getattr(study, name)) is not None)
    yield from side.names(study.assets)


def _of_outcome(outcome: PlainOutcome, side: Side) -> Iterable[Hashable]:
    return (outcome.endpoint,)


def _of_event(event: PlainEvent, side: Side) -> Iterable[Hashable]:
    return ((event.absent, *key) for key in term_keys(event))


def _of_finding(finding: PlainFinding, side: Side) -> Iterable[Hashable]:
    return ((finding.direction, word) for word in words(finding.effect))


_KEYS: dict[str, Keys] = {
    "assets": _of_asset,
    "studies": _of_study,
    "outcomes": _of_outcome,
    "adverse_events": _of_event,
    "preclinical_findings": _of_finding,
}


class Candidates:
    """The predicted records of one kind, to be found by what a reading of a gold record has."""

    def __init__(self, kind: str, predicted: Sequence[Any], side: Side) -> None:
        self._keys = _KEYS[kind]
        self._places: dict[Hashable, set[int]] = {}
        for place, record in enumerate(predicted):
            for key in self._keys(record, side):
                self._places.setdefault(key, set()).add(place)
        self._articles = None if kind == "assets" else [normal(record.article) if record.article else None for record in predicted]
        self._leading = LEADING.get(kind, ())
        self._numbers = {name: [_float(getattr(record, name)) for record in predicted] for name in self._leading}

    def of(self, reading: Any, article: str | None, side: Side) -> list[int]:
        """Places of the predicted records that may agree with a reading of a gold record of an article."""
        places: Iterable[int] = set().union(*(self._places.get(key, ()) for key in self._keys(reading, side)))
        if name := leading(self._leading, reading):
            numbers, value = self._numbers[name], getattr(reading, name)
            wanted, off = _float(value), _room(name, value, side.settings)
            places = [place for place in places if abs(numbers[place] - wanted) <= off]
        if self._articles is None or not article:
            return list(places)
        own = (None, normal(article))
        return [place for place in places if self._articles[place] in own]


def scores_of(kind: str, gold: Sequence[Any], predicted: Sequence[Any], gold_side: Side, predicted_side: Side) -> NDArray[np.float64]:
    """How well every gold record agrees with every predicted one, as `compare` has it: a row per gold, a column per predicted record."""
    scores = np.zeros((len(gold), len(predicted)))
    pair, candidates = PAIRS[kind], Candidates(kind, predicted, predicted_side)
    for row, record in enumerate(gold):
        found: dict[int, float] = {}
        for reading in readings(record):
            for place in candidates.of(reading, record.article, gold_side):
                found[place] = max(found.get(place, 0.0), pair(reading, predicted[place], gold_side, predicted_side))
        for place, score in found.items():
            scores[row, place] = score
    return scores


def _float(number: Number) -> float:
    """A number that can be subtracted; nan, which is close to none, for no number."""
    if number is None:
        return float("nan")
    return _HUGE if isinstance(number, str) else float(max(-_HUGE, min(number, _HUGE)))


def _room(name: str, value: Number, settings: Settings) -> float:
    """How far a number may be off to be looked at."""
    return (room(name, value, settings) if isinstance(value, (int, float)) else 0.0) + _SLACK
