"""How well a gold and a predicted record of one type agree: 0, relaxed (1 and more) or strict (2 and more); the fraction breaks ties.

| type | strict | relaxed |
|---|---|---|
| asset | a name or alias in common | a word overlap (Jaccard) of one half between names |
| study | a registry number or the acronym in common; where gold has neither, the article and a fact | an asset and the phase or enrollment |
| outcome | endpoint, every number that gold states and no other, landmark; an asset in common where gold names one | endpoint and main number |
| adverse event | term, grade, numbers, presence or absence; an asset in common where gold names one | term, presence or absence, main number |
| finding | effect (a word in common), direction, an asset in common | effect and direction |

Records of two articles (abstract numbers) never agree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any

from abstract2kb.scoring.canonical import canonical
from abstract2kb.scoring.plain import PlainAsset, PlainEvent, PlainFinding, PlainOutcome, PlainReport, PlainStudy, readings
from abstract2kb.scoring.wording import Settings, close, equal, grade, jaccard, landmark, normal, words

__all__ = ["LEADING", "PAIRS", "MAIN_NUMBERS", "NUMBERS", "Side", "compare", "forms", "leading", "term_keys"]

NUMBERS = ("n", "total", "percent", "value", "ci_low", "ci_high", "hr")
AE_NUMBERS = ("n", "total", "percent")
MAIN_NUMBERS = ("n", "percent", "value", "hr", "ci_low", "total")
LEADING = {"outcomes": MAIN_NUMBERS, "adverse_events": AE_NUMBERS}
"""The numbers of a kind, those that matter most first."""
_ALIKE = 0.5
_LIMIT = 0.9


def forms(asset: PlainAsset) -> frozenset[str]:
    """The normal forms of all names of an asset."""
    return frozenset(normal(name) for name in (asset.name, *asset.aliases)) - {""}


@dataclass(frozen=True)
class Side:
    """One side of a comparison: the records with what names in them stand for."""

    plain: PlainReport
    settings: Settings = field(default_factory=Settings)

    @cached_property
    def _forms(self) -> dict[str, frozenset[str]]:
        return {form: forms(asset) for asset in self.plain.assets for form in forms(asset)}

    def forms_of(self, asset: PlainAsset) -> frozenset[str]:
        """The forms of an asset of this side (or of a reading of one), worked out once."""
        key = (asset.name, *asset.aliases)
        return self._by_names.get(key) or self._by_names.setdefault(key, forms(asset))

    @cached_property
    def _by_names(self) -> dict[tuple[str, ...], frozenset[str]]:
        return {}

    def names(self, assets: Iterable[str]) -> frozenset[str]:
        """All forms of the named assets."""
        return self._names(tuple(assets))

    @cached_property
    def _names(self) -> Callable[[tuple[str, ...]], frozenset[str]]:
        return cache(self._forms_of)

    def _forms_of(self, assets: tuple[str, ...]) -> frozenset[str]:
        return frozenset().union(*(self._forms.get(normal(name), frozenset({normal(name)})) for name in assets))

    def studies_named(self, name: str | None, article: str | None) -> list[int]:
        """Places of the studies that a record of an article calls so, by acronym, registry number or "#" and place."""
        if name is None:
            return []
        if name.startswith("#"):
            return [int(name[1:])]
        found = self._studies.get(normal(name), [])
        return [i for i in found if article is None or self.plain.studies[i].article in (None, article)] or found

    @cached_property
    def _studies(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = {}
        for place, study in enumerate(self.plain.studies):
            for name in {normal(study.acronym or ""), *map(normal, study.registry_ids)}:
                places.setdefault(name, []).append(place)
        return places


def compare(kind: str, gold_side: Side, predicted_side: Side) -> Callable[[Any, Any], float]:
    """The scoring function of a record type; the best of the readings that gold allows counts."""
    pair = PAIRS[kind]
    variants: dict[int, tuple[Any, ...]] = {}

    def score(gold: Any, predicted: Any) -> float:
        if kind != "assets" and gold.article and predicted.article and normal(gold.article) != normal(predicted.article):
            return 0.0
        if id(gold) not in variants:
            variants[id(gold)] = readings(gold)
        own = variants[id(gold)]
        if len(own) == 1:
            return pair(own[0], predicted, gold_side, predicted_side)
        return max(pair(reading, predicted, gold_side, predicted_side) for reading in own)

    return score


def _meet(gold: Iterable[str], predicted: Iterable[str], gs: Side, ps: Side) -> bool:
    return bool(gs.names(gold) & ps.names(predicted))


def _asset(gold: PlainAsset, predicted: PlainAsset, gs: Side, ps: Side) -> float:
    ours, theirs = gs.forms_of(gold), ps.forms_of(predicted)
    common = ours & theirs
    if common:
        return 2 + _LIMIT * len(common) / len(ours | theirs)
    alike = max(jaccard(words(g), words(p)) for g in (gold.name, *gold.aliases) for p in (predicted.name, *predicted.aliases))
    return 1 + _LIMIT * alike if alike >= _ALIKE else 0.0


def _study(gold: PlainStudy, predicted: PlainStudy, gs: Side, ps: Side) -> float:
    ids = {normal(i) for i in gold.registry_ids} & {normal(i) for i in predicted.registry_ids}
    named = bool(gold.acronym) and normal(gold.acronym) == normal(predicted.acronym)
    facts = int(gold.phase is not None and gold.phase == predicted.phase) + int(
        gold.enrollment is not None and gold.enrollment == predicted.enrollment
    )
    meet = int(_meet(gold.assets, predicted.assets, gs, ps))
    tie = _LIMIT * (bool(ids) + named + facts + meet) / 5
    if ids or named:
        return 2 + tie
    if not gold.registry_ids and not gold.acronym and (meet or facts) and (gold.article or len(gs.plain.studies) == 1 or (meet and facts)):
        return 2 + tie
    return 1 + tie if meet and facts else 0.0


def leading(numbers: tuple[str, ...], gold: PlainOutcome | PlainEvent) -> str | None:
    """The number that matters most of those that gold states; where it is not close the rest need not be looked at, and most pairs end there."""
    for number in numbers:
        if getattr(gold, number) is not None:
            return number
    return None


def _arms(gold: PlainOutcome, predicted: PlainOutcome) -> float:
    return 0.1 * jaccard(words(gold.arm), words(predicted.arm))


def _outcome(gold: PlainOutcome, predicted: PlainOutcome, gs: Side, ps: Side) -> float:
    if gold.endpoint != predicted.endpoint:
        return 0.0
    main = leading(MAIN_NUMBERS, gold)
    if main and not close(main, getattr(gold, main), getattr(predicted, main), gs.settings):
        return 0.0
    agree = sum([equal(getattr(gold, k), getattr(predicted, k)) for k in NUMBERS])
    tie = _arms(gold, predicted) + 0.01 * agree
    meet = not gold.assets or _meet(gold.assets, predicted.assets, gs, ps)
    if agree == len(NUMBERS) and landmark(gold.at) <= landmark(predicted.at) and meet:
        return 2 + tie
    return 1 + tie + 0.1 * meet if main else 0.0


_TOTALS = frozenset(
    "adverse event events toxicity toxicities side effects ae aes teae teaes trae traes saes treatment related emergent serious drug any all".split()
)


def term_keys(event: PlainEvent) -> Iterator[tuple[str, str]]:
    """What two events have one of in common if their terms are the same."""
    known = words(event.term)
    if known <= _TOTALS:
        yield ("total", "")
    for text in (event.term, event.term_normalized, event.category):
        yield from (("word", word) for word in words(text))
    yield ("term", normal(canonical("terms", event.term)))
    yield ("term", normal(event.term_normalized or ""))


def _same_term(gold: PlainEvent, predicted: PlainEvent, least: float) -> float:
    """Overlap of the terms, 0 when it is not above `least`; totals ("treatment-related AEs") agree by category."""
    known = words(gold.term)
    if not least:
        return jaccard(known, words(predicted.term) | words(predicted.term_normalized) | words(predicted.category))
    if known <= _TOTALS and words(predicted.term) <= _TOTALS:
        return 1.0 if gold.category in (None, predicted.category) else 0.0
    if normal(canonical("terms", gold.term)) in {normal(canonical("terms", predicted.term)), normal(predicted.term_normalized or "")}:
        return 1.0
    best = max(jaccard(known, words(predicted.term)), jaccard(known, words(predicted.term_normalized)))
    return best if best > least else 0.0


def _event(gold: PlainEvent, predicted: PlainEvent, gs: Side, ps: Side) -> float:
    if gold.absent != predicted.absent:
        return 0.0
    main = leading(AE_NUMBERS, gold)
    if main and not close(main, getattr(gold, main), getattr(predicted, main), gs.settings):
        return 0.0
    alike = _same_term(gold, predicted, gs.settings.terms)
    if not alike:
        return 0.0
    numbers = all(equal(getattr(gold, k), getattr(predicted, k)) for k in AE_NUMBERS)
    tie = 0.1 * alike + 0.1 * jaccard(words(gold.arm), words(predicted.arm))
    meet = not gold.assets or _meet(gold.assets, predicted.assets, gs, ps)
    if numbers and grade(gold.grade) == grade(predicted.grade) and meet:
        return 2 + tie
    return 1 + tie + 0.1 * meet + 0.1 * (grade(gold.grade) == grade(predicted.grade))


def _finding(gold: PlainFinding, predicted: PlainFinding, gs: Side, ps: Side) -> float:
    alike = jaccard(words(gold.effect), words(predicted.effect))
    if not alike or gold.direction != predicted.direction:
        return 0.0
    tie = 0.5 * alike + 0.1 * jaccard(words(gold.model), words(predicted.model))
    return 2 + tie if _meet(gold.assets, predicted.assets, gs, ps) else 1 + tie


PAIRS: dict[str, Callable[[Any, Any, Side, Side], float]] = {
    "assets": _asset,
    "studies": _study,
    "outcomes": _outcome,
    "adverse_events": _event,
    "preclinical_findings": _finding,
}
"""How well one reading of a gold record and a predicted one of the same article agree, by kind."""
