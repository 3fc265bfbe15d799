"""Which fields of a matched pair are compared, and how many of their values agree.

A field gives `Counts(matched, predicted, gold)`. A gold record that nothing matched counts all its values as missed; a value that a prediction has
from a lexicon only counts when gold has it too, and is no claim about the report otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from abstract2kb.scoring.canonical import canonical
from abstract2kb.scoring.comparing import Side, forms
from abstract2kb.scoring.convert import SET_FIELDS
from abstract2kb.scoring.diseases import diseases
from abstract2kb.scoring.plain import PlainArm, PlainAsset, PlainDuration, PlainStudy
from abstract2kb.scoring.targets import proteins
from abstract2kb.scoring.wording import equal, grade, landmark, normal, words

__all__ = ["Counts", "Pairing", "field_counts"]


class Counts(NamedTuple):
    """Values (or records) that agree, that are predicted, and that gold has."""

    matched: int
    predicted: int
    gold: int

    def __add__(self, other: object) -> Counts:
        if not isinstance(other, Counts):
            return NotImplemented
        return Counts(self.matched + other.matched, self.predicted + other.predicted, self.gold + other.gold)

    @property
    def exact(self) -> bool:
        """Nothing missed and nothing claimed too much."""
        return self.matched == self.predicted == self.gold


NONE = Counts(0, 0, 0)


@dataclass(frozen=True, slots=True)
class Pairing:
    """What a field may need besides the two records: both sides, and which studies and outcomes are matched with which."""

    gold: Side
    predicted: Side
    studies: frozenset[tuple[int, int]] = frozenset()
    outcomes: frozenset[tuple[int, int]] = frozenset()


Compared = Callable[[Any, Any, str, Pairing], Counts]


def _sets(gold: Iterable[str], predicted: Iterable[str]) -> Counts:
    one, other = set(gold) - {""}, set(predicted) - {""}
    return Counts(len(one & other), len(other), len(one))


def _scalar(gold: object, predicted: object, same: bool) -> Counts:
    return Counts(int(gold is not None and predicted is not None and same), int(predicted is not None), int(gold is not None))


def _many(gold: Any, predicted: Any, field: str, pairing: Pairing) -> Counts:
    """Sets of names, by their canonical form."""
    key = field if isinstance(gold, PlainAsset) else ""
    wanted = {normal(canonical(key, v)) for v in getattr(gold, field)}
    got = {normal(canonical(key, v)) for v in getattr(predicted, field)} if predicted else set()
    if isinstance(predicted, PlainAsset):
        got -= {normal(canonical(key, v)) for v in predicted.known.get(field, ())} - wanted
    return _sets(wanted, got)


def _targets(gold: PlainAsset, predicted: PlainAsset | None, field: str, pairing: Pairing) -> Counts:
    """Targets by what they are made of."""
    wanted = {part for t in gold.targets for part in proteins(t)}
    got = {part for t in predicted.targets for part in proteins(t)} if predicted else set()
    if predicted:
        got -= {part for t in predicted.known.get(field, ()) for part in proteins(t)} - wanted
    return _sets(wanted, got)


def _conditions(gold: Any, predicted: Any, field: str, pairing: Pairing) -> Counts:
    """Diseases: each of gold with one of the same disease."""
    left = list(predicted.conditions) if predicted else []
    said, matched = len(left), 0
    for written in gold.conditions:
        hit = next((c for c in left if diseases(written) & diseases(c)), None)
        if hit is not None:
            left.remove(hit)
            matched += 1
    return Counts(matched, said, len(gold.conditions))


def _combinations(gold: Any, predicted: Any, field: str, pairing: Pairing) -> Counts:
    """Partners by any of their names."""
    if not predicted:
        return Counts(0, 0, len(gold.combinations))
    left, matched = list(predicted.combinations), 0
    for name in gold.combinations:
        hit = next((p for p in left if pairing.gold.names([name]) & pairing.predicted.names([p])), None)
        if hit is not None:
            left.remove(hit)
            matched += 1
    return Counts(matched, len(predicted.combinations), len(gold.combinations))


def _aliases(gold: PlainAsset, predicted: PlainAsset | None, field: str, pairing: Pairing) -> Counts:
    """Surface forms that gold has; more forms are no error."""
    found = len(forms(gold) & forms(predicted)) if predicted else 0
    return Counts(found, found, len(forms(gold)))


def _enum(gold: PlainAsset, predicted: PlainAsset | None, field: str, pairing: Pairing) -> Counts:
    """Modality and stage, with the alternatives that gold allows."""
    want, allowed = getattr(gold, field), getattr(gold, f"{field}_alt")
    got = getattr(predicted, field) if predicted else None
    if got is not None and want is None and (got in allowed or field in (predicted.known if predicted else {})):
        return NONE
    right = want is not None and (got == want or got in allowed)
    unread = predicted is not None and field in predicted.known and not right
    return Counts(int(right), int(got is not None and not unread), int(want is not None))


def _plain(gold: Any, predicted: Any, field: str, pairing: Pairing) -> Counts:
    want, got = getattr(gold, field), getattr(predicted, field) if predicted else None
    same = equal(want, got) if isinstance(want, (int, float)) and not isinstance(want, bool) else normal(want) == normal(got)
    return _scalar(want, got, same)


def _grade(gold: Any, predicted: Any, field: str, pairing: Pairing) -> Counts:
    want, got = grade(gold.grade), grade(predicted.grade) if predicted else None
    return _scalar(want, got, want == got)


def _landmark(gold: Any, predicted: Any, field: str, pairing: Pairing) -> Counts:
    want, got = gold.at, predicted.at if predicted else None
    return _scalar(want, got, landmark(want) == landmark(got))


def _duration(gold: Any, predicted: Any, field: str, pairing: Pairing) -> Counts:
    want: PlainDuration | None = getattr(gold, field)
    got: PlainDuration | None = getattr(predicted, field) if predicted else None
    return _scalar(want, got, want == got)


def _wording(gold: Any, predicted: Any, field: str, pairing: Pairing) -> Counts:
    """Free words: a word in common; an arm also agrees by the names of the assets it stands for."""
    want, got = getattr(gold, field), getattr(predicted, field) if predicted else None
    held = words(got)
    if field == "arm" and predicted:
        held |= frozenset(word for name in predicted.assets for word in words(name))
        got = got or (" + ".join(predicted.assets) if want and held & words(want) else None)
    return _scalar(want, got, bool(words(want) & held))


def _assets(gold: Any, predicted: Any, field: str, pairing: Pairing) -> Counts:
    if not predicted:
        return Counts(0, 0, len(gold.assets))
    left, matched = list(predicted.assets), 0
    for name in gold.assets:
        hit = next((p for p in left if pairing.gold.names([name]) & pairing.predicted.names([p])), None)
        if hit is not None:
            left.remove(hit)
            matched += 1
    return Counts(matched, len(predicted.assets), len(gold.assets))


def _arms(gold: PlainStudy, predicted: PlainStudy | None, field: str, pairing: Pairing) -> Counts:
    """Arms of the same assets (by any of their names); of those without assets, or of several with the same, a word in common."""
    pairs = _arm_pairs(gold.arms, predicted.arms if predicted else (), pairing)
    return Counts(len(pairs), len(predicted.arms) if predicted else 0, len(gold.arms))


def _arm_sizes(gold: PlainStudy, predicted: PlainStudy | None, field: str, pairing: Pairing) -> Counts:
    """The sizes of arms; that of an arm which gold does not have is wrong."""
    held = predicted.arms if predicted else ()
    right = sum(a.n is not None and a.n == b.n for a, b in _arm_pairs(gold.arms, held, pairing))
    unsized = sum(a.n is None and b.n is not None for a, b in _arm_pairs(gold.arms, held, pairing))
    return Counts(right, sum(a.n is not None for a in held) - unsized, sum(a.n is not None for a in gold.arms))


def _arm_pairs(gold: tuple[PlainArm, ...], predicted: tuple[PlainArm, ...], pairing: Pairing) -> list[tuple[PlainArm, PlainArm]]:
    """Each arm of gold with the one that is most like it: those with the most words in common first."""
    alike = [
        (len(words(a.label) & words(b.label)) + (a.n is not None and a.n == b.n), i, j)
        for i, a in enumerate(gold)
        for j, b in enumerate(predicted)
        if _same_arm(a, b, pairing)
    ]
    found: list[tuple[PlainArm, PlainArm]] = []
    taken: set[tuple[str, int]] = set()
    for _, i, j in sorted(alike, key=lambda each: (-each[0], each[1], each[2])):
        if not {("gold", i), ("predicted", j)} & taken:
            taken |= {("gold", i), ("predicted", j)}
            found.append((gold[i], predicted[j]))
    return found


def _same_arm(gold: PlainArm, predicted: PlainArm, pairing: Pairing) -> bool:
    """Whether two arms are given the same; arms without assets, as controls named by class, share a word."""
    if not gold.assets or not predicted.assets:
        return not gold.assets and bool(words(gold.label) & words(predicted.label))
    left = list(predicted.assets)
    for name in gold.assets:
        hit = next((p for p in left if pairing.gold.names([name]) & pairing.predicted.names([p])), None)
        if hit is None:
            return False
        left.remove(hit)
    return not left


def _study(gold: Any, predicted: Any, field: str, pairing: Pairing) -> Counts:
    """The study by the match of the two lists of studies."""
    want, got = gold.study, predicted.study if predicted else None
    here = pairing.gold.studies_named(want, gold.article)
    there = pairing.predicted.studies_named(got, predicted.article if predicted else None)
    return _scalar(want, got, any((i, j) in pairing.studies for i in here for j in there))


def _subset(gold: Any, predicted: Any, field: str, pairing: Pairing) -> Counts:
    want, got = gold.subset_of, predicted.subset_of if predicted else None
    return _scalar(want, got, (want, got) in pairing.outcomes)


_OF: dict[str, dict[str, Compared]] = {
    "assets": {
        "aliases": _aliases,
        "role": _plain,
        **dict.fromkeys((f for f in SET_FIELDS if f not in ("combinations", "conditions", "targets")), _many),
        "combinations": _combinations,
        "conditions": _conditions,
        "targets": _targets,
        "modality": _enum,
        "stage": _enum,
        "construct": _plain,
    },
    "studies": {
        **dict.fromkeys(("registry_ids", "design"), _many),
        "conditions": _conditions,
        **dict.fromkeys(("acronym", "phase", "enrollment", "median_age"), _plain),
        "median_follow_up": _duration,
        "assets": _assets,
        "arms": _arms,
        "arm_sizes": _arm_sizes,
    },
    "outcomes": {
        **dict.fromkeys(("measure", "n", "total", "percent", "value", "unit", "ci_low", "ci_high", "ci_level", "hr", "p", "bound"), _plain),
        "at": _landmark,
        "arm": _wording,
        "assets": _assets,
        "study": _study,
        "subset_of": _subset,
    },
    "adverse_events": {
        "grade": _grade,
        **dict.fromkeys(("n", "total", "percent", "category"), _plain),
        "arm": _wording,
        "assets": _assets,
        "study": _study,
    },
    "preclinical_findings": {
        "assets": _assets,
        **dict.fromkeys(("model", "comparator"), _wording),
        **dict.fromkeys(("direction", "significant"), _plain),
    },
}


def field_counts(kind: str, gold: Any, predicted: Any, pairing: Pairing) -> dict[str, Counts]:
    """The counts of every field of a matched pair; `predicted` is None for a gold record that nothing matched."""
    return {field: compared(gold, predicted, field, pairing) for field, compared in _OF[kind].items()}
