"""The arms of studies, by what their results are told of: the assets given, the words that name the arm, and its size.

Example: results of "A + B" (n = 210 at the head of the column) and of "Placebo + B" give a study two arms. A regimen counts where two results are of
it or a column of a table is; parts of an arm ("A + B, women") are none, but for doses and cohorts that are told apart by nothing else.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field
from typing import NamedTuple

from abstract2kb.assemble.allotted_arms import AllottedArms
from abstract2kb.assemble.arm_sizes import Sizes
from abstract2kb.assemble.compared_cells import compared_in_cells
from abstract2kb.assemble.named_cohorts import NamedCohorts
from abstract2kb.assemble.opposed_arms import OpposedArms
from abstract2kb.assemble.scene import Scene
from abstract2kb.assemble.sized_sides import SizedSides
from abstract2kb.assemble.sizes_in_turn import SizesInTurn
from abstract2kb.assemble.study_places import StudyPlaces
from abstract2kb.assemble.table_arms import is_control
from abstract2kb.patterns import regex
from abstract2kb.records import AdverseEvent, Arm, Assertion, Evidence, Measure, Outcome, Sourced, Study

__all__ = ["Given", "Regimens", "arms_given", "with_arms"]


class Given(NamedTuple):
    """A regimen that results are told of; `choice` where its drugs are alternatives, by the words that name it ("TPC", "FCR or BR")."""

    assets: tuple[str, ...]
    choice: bool


Regimens = dict[str, list[Given]]
"""The regimens that results are told of, by study."""

_GROUP = regex(
    r"(?:[\d.,]+\s?(?:mg|µg|mcg|g|GBq|MBq|IU)(?:/(?:kg|m2|m²))?(?:\s?\w+)?"
    r"|(?:[Cc]ohort|[Aa]rm|[Gg]roup|[Pp]art)\s[\dA-Z]\w{0,2}|SC|IV|low|high)(?: dose)?"
)
"""A dose, a cohort or a way of giving: what tells arms of the same drugs apart."""
_CHOICE = regex(r"\bor\b|\w/\w|\bchoice\b|\bstandard\b|\bregimens?\b|\bETs?\b|\b(?:switch|change)\b|\bARPIs?\b", re.IGNORECASE)
_LEAST = 2


@dataclass
class _Told:
    """What is told of one regimen in one study."""

    assets: tuple[str, ...]
    labels: Counter[str] = field(default_factory=Counter)
    results: int = 0
    tabled: bool = False
    named: bool = False
    """Whether its drugs are known, or its words are those of a control."""
    compared: bool = False
    """Whether one sentence tells the same result of it and of another one."""
    places: dict[str | None, list[Evidence]] = field(default_factory=dict)
    """Where its results stand, by the words that name the arm there."""

    @property
    def is_choice(self) -> bool:
        """Whether the words that name it most often say that one of its drugs was given."""
        label = _label(self) or ""
        return len(self.assets) > 1 and (is_control(label) or _CHOICE.search(label) is not None)


def with_arms(
    scene: Scene, studies: Sequence[Study], places: StudyPlaces, outcomes: Iterable[Outcome], events: Iterable[AdverseEvent], prose: AllottedArms
) -> tuple[list[Study], Regimens]:
    """The studies with their arms, also those that the `prose` tells of, and with the assets of these, and the regimens of each."""
    told = _told(scene, outcomes, events)
    kept = {s.id: _kept(s, told.get(s.id, []), studies) for s in studies}
    own = [_with(s, kept[s.id], prose.sizes) for s in studies]
    once = {s.id for s in studies if any(t.results < _LEAST and not t.tabled for t in kept[s.id])}
    every = [_completed(s, scene, places, prose, once=s.id in once) for s in own]
    sides, cohorts = SizedSides(scene, places), NamedCohorts(scene, places)
    turns, opposed = SizesInTurn(scene, places), OpposedArms(scene, places)
    every = [_further(s.model_copy(update={"arms": turns.of(s)}) if s.arms else s, sides, cohorts, opposed) for s in every]
    every = [_without_size_of_arm(s) for s in every]
    return every, {study: [Given(t.assets, t.is_choice) for t in each if t.assets] for study, each in kept.items()}


def _without_size_of_arm(study: Study) -> Study:
    """A study without its number of patients where that is the size of one of several arms: "365 patients got A and 357 B"."""
    sizes = [a.n.value for a in study.arms if a.n is not None]
    if len(sizes) < _LEAST or study.enrollment is None or study.enrollment.value not in sizes:
        return study
    return study.model_copy(update={"enrollment": None})


def arms_given(study: Study) -> list[Given]:
    """The regimens of a study of which no results are told: those of its arms, where it has several; a lone cohort has all drugs of its study."""
    if len(study.arms) < _LEAST:
        return []
    return [Given(a.assets, len(a.assets) > 1 and _CHOICE.search(a.label) is not None) for a in study.arms if a.assets]


def _completed(study: Study, scene: Scene, places: StudyPlaces, prose: AllottedArms, *, once: bool) -> Study:
    """A study of whose arms no results are told with those of a cell of regimens, or else of the prose; one with a part of them with the others.

    A cell also goes before results that are told `once`."""
    compared = compared_in_cells(scene, study, places)
    if not study.arms or (once and compared) or _are_taken_together(study.arms, compared):
        return study.model_copy(update={"arms": compared or prose.of(study)})
    study = study.model_copy(update={"arms": _with_sizes(study.arms, compared)})
    every = prose.of(study) if len(study.arms) == _LEAST or any(a.n is None for a in study.arms) else ()
    study = study.model_copy(update={"arms": _with_sizes(study.arms, every)})
    held = {frozenset(a.assets) for a in study.arms}
    if len(study.arms) != _LEAST or len(every) <= len(held) or not held <= {frozenset(a.assets) for a in every}:
        return study
    return study.model_copy(update={"arms": (*study.arms, *(a for a in every if frozenset(a.assets) not in held))})


def _further(study: Study, sides: SizedSides, cohorts: NamedCohorts, opposed: OpposedArms) -> Study:
    """A study with the arms that a sentence tells with their sizes, names one by one, or opposes, where no others are known; else with sizes."""
    if not study.arms:
        return study.model_copy(update={"arms": sides.of(study) or cohorts.of(study) or opposed.of(study)})
    if all(a.n is not None for a in _unlike(study.arms)):
        return study
    told = sides.of(study)
    if len(told) > len(study.arms) and study.enrollment is not None and sum(a.n.value for a in told if a.n) == study.enrollment.value:
        return study.model_copy(update={"arms": told})
    study = study.model_copy(update={"arms": _unlike(_with_sizes(_unlike(study.arms), told))})
    study = study.model_copy(update={"arms": sides.by_label(study)})
    return study.model_copy(update={"arms": sides.in_order(study)})


def _unlike(arms: Sequence[Arm]) -> tuple[Arm, ...]:
    """The arms without the sizes that were read at one place for two of them."""
    places = Counter(a.n.evidence[0].start for a in arms if a.n is not None)
    return tuple(a.model_copy(update={"n": None}) if a.n is not None and places[a.n.evidence[0].start] > 1 else a for a in arms)


def _are_taken_together(arms: Sequence[Arm], compared: Sequence[Arm]) -> bool:
    """Whether an arm that results are told of has the drugs of both arms that a cell compares: its results are of the two."""
    every = {a for arm in compared for a in arm.assets}
    return len(compared) > 1 and any(every <= {*arm.assets} for arm in arms) and not any(every <= {*arm.assets} for arm in compared)


def _with_sizes(arms: Sequence[Arm], compared: Sequence[Arm]) -> tuple[Arm, ...]:
    """The arms with the sizes that a cell tells of those of the same drugs, where they are no smaller: the randomised go before the treated."""
    sizes = {frozenset(a.assets): a.n for a in compared if a.n is not None}
    if len(arms) == len(compared) == _LEAST:
        left = [a for a in arms if frozenset(a.assets) not in sizes]
        control = [a.n for a in compared if not a.assets and a.n is not None]
        if len(left) == len(control) == 1:  # a control that is named by its class here and by its drugs there
            sizes[frozenset(left[0].assets)] = control[0]
    found = [(arm, sizes.get(frozenset(arm.assets))) for arm in arms]
    return tuple(a.model_copy(update={"n": n}) if n is not None and (a.n is None or a.n.value < n.value) else a for a, n in found)


def _told(scene: Scene, outcomes: Iterable[Outcome], events: Iterable[AdverseEvent]) -> dict[str, list[_Told]]:
    """By study, the regimens that results are told of, in order. Ratios are of two arms at once."""
    found: dict[str, dict[tuple[frozenset[str], str], _Told]] = {}
    beside: dict[tuple[object, ...], list[_Told]] = {}
    single = [o for o in outcomes if o.measure is not Measure.RATIO and o.assertion in (Assertion.STATED, Assertion.NEGATED)]
    records: list[Outcome | AdverseEvent] = [*single, *events]
    for record in records:
        tabled = any(e.table is not None for e in record.evidence)
        control = not record.assets and bool(record.arm) and is_control(record.arm or "")
        if record.study is None or not (record.assets or control or (tabled and record.arm)):
            continue
        of_study = found.setdefault(record.study, {})
        key = (frozenset(record.assets), "control" if control else "" if record.assets else (record.arm or "").lower())
        own = of_study.setdefault(key, _Told(record.assets))
        own.results += 1
        own.tabled |= tabled
        own.named |= bool(record.assets) or control
        label = next((known for known in own.labels if record.arm and known.lower() == record.arm.lower()), record.arm)
        own.places.setdefault(label or None, []).extend(_cells(record) if tabled else record.evidence[:1])
        if label:
            own.labels[label] += 1
        if not tabled and record.evidence and own.named:
            beside.setdefault((record.study, _sentence(scene, record), _what(record)), []).append(own)
    for same in beside.values():
        if len(same) == _LEAST and same[0] is not same[1]:
            same[0].compared = same[1].compared = True
    return {study: list(regimens.values()) for study, regimens in found.items()}


def _sentence(scene: Scene, record: Outcome | AdverseEvent) -> int:
    return scene.sentence_at(record.evidence[0].start - scene.source.offset).index


def _what(record: Outcome | AdverseEvent) -> tuple[object, ...]:
    """What is told of an arm, the same for both arms of a comparison."""
    if isinstance(record, Outcome):
        return record.endpoint, record.measure, record.at
    return record.term_normalized or record.term, record.grade, record.category


def _cells(record: Outcome | AdverseEvent) -> list[Evidence]:
    """Where a table tells a result: the heading that is read first and the last cell of the lowest row, which is that of the figure."""
    tabled = [e for e in record.evidence if e.table is not None]
    return list(dict.fromkeys((tabled[0], max(tabled, key=lambda e: (e.table.row, e.table.column) if e.table else (0, 0)))))


def _kept(study: Study, told: Sequence[_Told], studies: Sequence[Study]) -> list[_Told]:
    """The regimens that are arms of the study: told of often enough, no part of another one's name, and not of another study."""
    every = sum(t.results for t in told)
    others = {a for s in studies if s.id != study.id for a in s.assets} - {*study.assets}
    most = max((t.results for t in told if t.named), default=0)
    told = [t for t in told if t.named or (t.results >= _LEAST and t.results * 2 >= most)]
    often = _often(study, told, every, others)
    if len(often) < _LEAST:
        often = _often(study, told, every, others, once=True)
    named = [t for t in often if not any(_is_same_arm(t, o) for o in often if o is not t)]
    named = [t for t in named if not any(_is_nameless_part(t, o) for o in named if o is not t) and not _is_control_told_twice(t, named)]
    return [t for t in named if not any(_is_short_for(t, o, len(named)) for o in named if o is not t)]


def _often(study: Study, told: Sequence[_Told], every: int, others: Set[str], *, once: bool = False) -> list[_Told]:
    """The regimens that enough of all results are told of, and not those of other studies; with `once` also one that is compared a single time."""
    often = [t for t in told if (t.results >= _LEAST or t.tabled or (once and t.compared)) and t.results * _SHARE >= every]
    return [t for t in often if t.tabled or not (study.assets and {*t.assets} <= others and t.assets)]


def _is_same_arm(told: _Told, other: _Told) -> bool:
    """Whether another regimen has the same name and more results, or is the drugs of a control that this one only names by class."""
    label = _label(told)
    if label is not None and label == _label(other):
        return (told.results, len(told.assets)) < (other.results, len(other.assets))
    return False


def _is_nameless_part(told: _Told, other: _Told) -> bool:
    """Whether results are told of the lead of a named arm, and nowhere of an arm of it alone."""
    return not told.labels and bool(told.assets) and bool(other.labels) and {*told.assets} < {*other.assets} and other.assets[0] in told.assets


def _is_control_told_twice(told: _Told, every: Sequence[_Told]) -> bool:
    """Whether the control is only named by class here, and by its drugs, of which one was chosen, elsewhere."""
    return not told.assets and len(every) > _LEAST and any(t.is_choice for t in every)


def _is_short_for(told: _Told, other: _Told, regimens: int) -> bool:
    """Whether a regimen is the first drug of another one, for which it stands where the arms are told without it already."""
    return (
        bool(told.assets)
        and regimens > _LEAST
        and {*told.assets} < {*other.assets}
        and other.assets[0] in told.assets
        and told.results * 2 <= other.results
    )


class _Sized(NamedTuple):
    """An arm with every size that is told of it."""

    arm: Arm
    sizes: list[Sourced[int]]


def _with(study: Study, kept: Sequence[_Told], sizes: Sizes) -> Study:
    """A study with arms where results of two are told, and with what was given in them."""
    assets = tuple(dict.fromkeys((*study.assets, *(a for t in kept for a in t.assets))))
    arms = [a for t in kept for a in _arms(study, t, sizes, len(kept))]
    return study.model_copy(update={"assets": assets, "arms": _told_apart(arms) if len(arms) >= _LEAST else ()})


def _told_apart(arms: Sequence[_Sized]) -> tuple[Arm, ...]:
    """The arms with the largest size of each that was not read at one place for two of them: such a number is of the whole study."""
    places = Counter(start for each in arms for start in {n.evidence[0].start for n in each.sizes})
    own = [[n for n in each.sizes if places[n.evidence[0].start] == 1] for each in arms]
    return tuple(each.arm.model_copy(update={"n": max(found, key=lambda n: n.value, default=None)}) for each, found in zip(arms, own, strict=True))


_SHARE = 12
"""A regimen of which less than a twelfth of a study's results are told is more likely one of another study."""


def _arms(study: Study, told: _Told, sizes: Sizes, regimens: int) -> list[_Sized]:
    """The arms that were given a regimen: one, or one per dose or cohort."""
    groups = [label for label in told.labels if _GROUP.fullmatch(label)]
    if len(groups) > 1:
        return [
            _Sized(Arm(label=label, assets=told.assets), sizes.told(study, [label], told.places.get(label, ()), told.assets, alone=False))
            for label in groups
        ]
    if regimens < _LEAST:
        return []
    label = _label(told) or sizes.names(told.assets)
    if not label:
        return []
    whole = [other for other in told.labels if "," not in other]
    names = [label, *(whole or (part for other in told.labels for part in other.split(", ")))]
    places = [place for words, each in told.places.items() if not whole or "," not in (words or "") for place in each]
    return [_Sized(Arm(label=label, assets=told.assets), sizes.told(study, names, places, told.assets, alone=True))]


def _label(told: _Told) -> str | None:
    """The words that name the arm most often, without those of a part of it ("A, women"); of a control, where every label has more, its name."""
    whole = {label: count for label, count in told.labels.items() if "," not in label}
    if not whole and not told.assets:
        whole = Counter(
            {part: count for label, count in told.labels.items() for part in label.split(", ") if is_control(part) and not part.startswith("no ")}
        )
    return max(whole, key=lambda label: (whole[label], -len(label)), default=None)
