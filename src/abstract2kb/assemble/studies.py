"""Studies: the trials that an article names, each with its facts, and the one that it reports, named or not.

A report on many things has one study per registry number or name; an abstract has the one it reports, and those that it names beside.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from abstract2kb.assemble import development, study_facts
from abstract2kb.assemble.contributions import is_contribution
from abstract2kb.assemble.descriptions import Named
from abstract2kb.assemble.entries import is_of_many
from abstract2kb.assemble.passing import is_told_in_passing
from abstract2kb.assemble.scene import Scene, merged
from abstract2kb.assemble.study_follow_up import follow_up
from abstract2kb.assemble.study_places import StudyPlaces
from abstract2kb.assemble.trial_records import TrialRecord
from abstract2kb.assemble.trials import Trials
from abstract2kb.assemble.values import Gathered, Reading
from abstract2kb.records import Asset, Role, Sourced, Study, content_id

__all__ = ["studies"]


def studies(
    scene: Scene, named: Sequence[Named], assets: Sequence[Asset], trials: Trials, records: Sequence[TrialRecord], places: StudyPlaces, articles: int
) -> list[Study]:
    """The studies of an article; `assets` by entity number. Fills `places.study_ids`."""
    here = sorted({n.entity for n in named})
    subjects = tuple(assets[i].id for i in here if assets[i].role in (Role.SUBJECT, Role.PARTNER))
    found = []
    one = is_contribution(scene, articles)
    for record in records:
        own = record.index == trials.own
        if one and not own and is_told_in_passing(scene, record.trial.places):
            _keep_own_words(scene, record)
        study = _study(scene, record, tuple(assets[e].id for e in record.entities), own)
        places.study_ids[record.index] = study.id
        found.append(study)
    several = articles == 1 and is_of_many(scene, named)
    if trials.own is None and one and not several and not any(r.trial.numbers for r in records):
        unnamed = _unnamed(scene, subjects, {scene.sentence_at(p.start).index for r in records for p in r.trial.places})
        if unnamed:
            places.default = unnamed.id
            found.insert(0, unnamed)
    return found


def _keep_own_words(scene: Scene, record: TrialRecord) -> None:
    """Of a trial told in passing, the facts of the sentences that name it, and no phase: the one that an abstract states is its study's."""
    named = {scene.sentence_at(p.start).index for p in record.trial.places}
    record.facts["phase"] = None
    for key in ("enrollment", "median_follow_up", "median_age"):
        fact = record.facts.get(key)
        if fact is not None and scene.sentence_at(fact.evidence[0].start - scene.source.offset).index not in named:
            record.facts[key] = None


def _study(scene: Scene, record: TrialRecord, assets: tuple[str, ...], own: bool) -> Study:
    ids = tuple(r.many()[0] for r in record.trial.numbers.values())
    facts = {k: v for k, v in record.facts.items() if v is not None}
    key = "article" if own else ids[0].value if ids else record.trial.places[0].key
    named = (*(s.evidence for s in ids), *((record.acronym.evidence,) if record.acronym else ()))
    told = (facts[k].evidence for k in ("phase", "enrollment") if own and k in facts)
    return Study(
        id=content_id("study", scene.source.report.id, scene.article_id, key),
        article=scene.article_id,
        registry_ids=ids,
        acronym=record.acronym,
        assets=assets,
        conditions=record.conditions.many(),
        evidence=merged(*named, *told),
        **facts,
    )


def _unnamed(scene: Scene, subjects: tuple[str, ...], skip: set[int]) -> Study | None:
    """The study of an article that names no trial of its own, where it tells any fact of one; `skip` are the sentences on others."""
    start, end = 0, len(scene.text)
    facts: dict[str, Any] = {
        "phase": development.study_phase(scene, start, end, skip),
        "design": study_facts.designs(scene, start, end),
        "enrollment": study_facts.enrollment(scene, start, end, skip),
        "median_follow_up": follow_up(scene, start, end),
        "median_age": study_facts.median_age(scene, start, end),
    }
    if not any(facts[key] for key in ("phase", "enrollment", "median_follow_up", "design")):
        return None
    return Study(
        id=content_id("study", scene.source.report.id, scene.article_id, "article"),
        article=scene.article_id,
        assets=subjects,
        conditions=_conditions(scene),
        evidence=merged(*(facts[k].evidence for k in ("phase", "enrollment") if facts[k])),
        **facts,
    )


def _conditions(scene: Scene) -> tuple[Sourced[str], ...]:
    gathered: Gathered[str] = Gathered()
    for sentence in scene.prose():
        for mention in development.conditions(scene, sentence):
            gathered.add(Reading(mention.id, scene.raw(mention.start, mention.end), 0.7, scene.evidence(mention.start, mention.end, mention.rule)))
    return gathered.many()
