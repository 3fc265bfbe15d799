"""Results, their study and what was given: each of the three says what the place of a result leaves open of the others.

Example: "Fever occurred in 12% on A." in a paragraph that names no trial belongs to the trial of A that was told of last; "placebo 3%, chemotherapy
9%" under a trial whose drugs are A, B and C has B and C for the chemotherapy where the others were given A.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from typing import TypeVar

from abstract2kb.assemble.scene import Scene
from abstract2kb.assemble.study_given import given_in
from abstract2kb.assemble.study_places import StudyPlaces
from abstract2kb.assemble.study_stories import study_of_story
from abstract2kb.assemble.table_arms import is_control
from abstract2kb.nlp.connectives import VERSUS
from abstract2kb.patterns import regex
from abstract2kb.records import AdverseEvent, Arm, Outcome, Study

__all__ = ["beside_others", "study_of", "with_given", "with_regimens"]

R = TypeVar("R", Outcome, AdverseEvent)

_OTHERS = regex(r"\b(?:an)?other\s(?:drugs?|agents?|trials?|stud(?:y|ies)|series|report)\b|\b[Ee]lsewhere\b")
_PLACEBO = regex(r"\b(?:placebo|pbo|sham)\b", re.IGNORECASE)
_NOT_GIVEN = regex(r"\b(?:observation|no (?:treatment|therapy|maintenance)|watchful|surveillance|supportive|BSC)\b", re.IGNORECASE)
"""Controls that are no drugs."""
_ALONE = regex(r"\b(?:alone|monotherapy|single[- ]agent|without)\b", re.IGNORECASE)
_OTHER_SIDE = regex(rf"\d[\d.]*\s?%?(?:\s?\([^()]*\))?\s{VERSUS}\s(?:only\s)?[\d.]+\s?(?:%|months?|mo|weeks?|years?)?(?:\s\([^()]*\))?\s*$")
"""The words of the second of two figures, which is of what the first is set against."""
_LEAST = 2


def study_of(record: Outcome | AdverseEvent, places: StudyPlaces, scene: Scene, subjects: Set[str]) -> str | None:
    """The study that a record's place is about; in a table that is about none, or about one of other drugs, the only one that gives the drugs,
    of which one is under study: a control drug is given in many. In prose that is about none, the one of those drugs that was told of last."""
    at = record.evidence[0].start - scene.source.offset
    study = places.study_at(at)
    if not record.assets:
        return study
    own = [s for s in scene.studies if set(record.assets) <= set(s.assets)] if not subjects.isdisjoint(record.assets) else []
    if not scene.in_table(at):
        if study is not None or _is_of_others(scene, at):
            return study
        return study_of_story(scene, places, at, set(record.assets)) or _told_last(at, places, own or _of_any(record, scene, subjects))
    told = scene.study(study)
    given = set(told.assets) if told is not None else set[str]()
    if study is not None and (not given or given & set(record.assets)):
        return study
    alone = [s for s in own if set(s.assets) == set(record.assets)] if len(own) > 1 else own
    return alone[0].id if len(alone) == 1 else None


def _is_of_others(scene: Scene, at: int) -> bool:
    """Whether the sentence of a place speaks of what is not named."""
    sentence = scene.sentence_at(at)
    return _OTHERS.search(scene.text, sentence.start, sentence.end) is not None


def _of_any(record: Outcome | AdverseEvent, scene: Scene, subjects: Set[str]) -> list[Study]:
    """The studies that give one of a record's drugs that are under study."""
    asked = subjects & set(record.assets)
    return [s for s in scene.studies if asked & set(s.assets)]


def _told_last(at: int, places: StudyPlaces, studies: Sequence[Study]) -> str | None:
    """Of some studies, the one that was named last before a place; one alone wherever it is named."""
    if len(studies) < _LEAST:
        return studies[0].id if studies else None
    asked = {s.id for s in studies}
    return next((study for study in places.named_before(at) if study in asked), None)


def beside_others(scene: Scene, outcomes: Sequence[Outcome], events: Sequence[AdverseEvent]) -> tuple[list[Outcome], list[AdverseEvent]]:
    """The records with the study of those that stand in one sentence or row with them, where their own place and drugs tell none and these agree: in
    "PFS was 9.1 months with A and 6.2 months with chemotherapy" both are of the study of A."""
    told: dict[tuple[int, int], set[str]] = {}
    every: list[Outcome | AdverseEvent] = [*outcomes, *events]
    for record in every:
        if record.study is not None:
            told.setdefault(_line_of(scene, record), set()).add(record.study)

    def filled(record: R) -> R:
        found = told.get(_line_of(scene, record), set()) if record.study is None else set[str]()
        if len(found) != 1 or _is_of_others(scene, record.evidence[0].start - scene.source.offset):
            return record
        study = scene.study(next(iter(found)))
        if study is not None and not scene.subjects.isdisjoint(set(record.assets) - set(study.assets)):
            return record  # what a trial is set against is its control, not another drug under study
        return record.model_copy(update={"study": next(iter(found))})

    return [filled(r) for r in outcomes], [filled(r) for r in events]


def _line_of(scene: Scene, record: Outcome | AdverseEvent) -> tuple[int, int]:
    """The row of the table or the sentence that a record stands in."""
    at = record.evidence[0].start
    hit = scene.source.report.cell_at(at)
    return (hit[0].start, hit[1].row) if hit is not None else (-1, scene.sentence_at(at - scene.source.offset).index)


def with_regimens(records: Sequence[R], arms: Mapping[str, Sequence[Arm]]) -> list[R]:
    """The records of a part of what an arm was given with all of it, where only one arm of their study was given those drugs and none them alone."""
    found = []
    for record in records:
        whole = _whole(record, arms.get(record.study or "", ()))
        found.append(record.model_copy(update={"assets": whole}) if whole else record)
    return found


def _whole(record: Outcome | AdverseEvent, arms: Sequence[Arm]) -> tuple[str, ...]:
    """The drugs of the one arm that was given those of a record and others."""
    own = set(record.assets)
    if not own or any(own == set(a.assets) for a in arms) or _ALONE.search(record.arm or "") or _OTHER_SIDE.search(record.raw):
        return ()
    wider = [a for a in arms if own < set(a.assets)]
    return wider[0].assets if len(wider) == 1 else ()


def with_given(scene: Scene, records: Sequence[R]) -> list[R]:
    """The records with what their study gave, where their own place does not say it: all its drugs to results of no arm, those that no other arm
    was given to a control named by its class, and to a placebo what the other arm was given besides the drug under study."""
    studies = {s.id: s for s in scene.studies}
    regimens: dict[str, set[tuple[str, ...]]] = {}
    for record in records:
        if record.study is not None and not is_control(record.arm or ""):
            regimens.setdefault(record.study, set()).add(record.assets)
    told = {place for record in records if record.assets and (place := _cell_of(scene, record)) is not None}
    found = []
    for record in records:
        study = studies.get(record.study or "")
        beside = isinstance(record, Outcome) and record.arm is None and _cell_of(scene, record) in told
        given = () if record.assets or study is None or beside else _given(scene, record, study, regimens.get(study.id, set()))
        found.append(record.model_copy(update={"assets": given}) if given else record)
    return found


def _cell_of(scene: Scene, record: Outcome | AdverseEvent) -> int | None:
    """Where the cell of a table begins that a record stands in: beside the figure of an arm in it stands that of another."""
    hit = scene.source.report.cell_at(record.evidence[0].start)
    return hit[1].start if hit is not None else None


def _given(scene: Scene, record: Outcome | AdverseEvent, study: Study, regimens: Set[tuple[str, ...]]) -> tuple[str, ...]:
    """What a result without drugs was of, by its study; `regimens` are those of results of arms that are no control."""
    if record.arm is None:
        unknown = _OTHER_SIDE.search(record.raw) is not None or len(study.assets) < _LEAST
        return () if unknown else given_in(scene, study, record.evidence[0].start - scene.source.offset)
    if not is_control(record.arm):
        return ()
    if _PLACEBO.search(record.arm):
        beside = tuple(a for a in study.assets if a in scene.partners)
        return beside if beside and any(set(beside) < set(r) for r in regimens) else ()
    others = {a for regimen in regimens for a in regimen}
    if _NOT_GIVEN.search(record.arm) or not others & set(study.assets):
        return ()
    return tuple(a for a in study.assets if a not in others)
