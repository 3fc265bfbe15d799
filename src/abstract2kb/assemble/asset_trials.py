"""What its trials say of an asset: registry numbers, conditions, stage, and what it is given with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from abstract2kb.assemble.asset_builder import AssetBuilder
from abstract2kb.assemble.combinations import Pairing
from abstract2kb.assemble.scene import Scene
from abstract2kb.assemble.trial_records import TrialRecord
from abstract2kb.assemble.values import Reading
from abstract2kb.records import Role

__all__ = ["add_pairings", "add_trials"]


def add_trials(scene: Scene, trials: Sequence[TrialRecord], roles: Sequence[Role], builders: Sequence[AssetBuilder]) -> None:
    """Numbers and conditions of the trials that give an asset, the phase as the stage of the one that leads, and the partners of a sole lead."""
    for record in trials:
        for entity in record.entities:
            part = record.roles.get(entity, roles[entity])
            if part not in (Role.SUBJECT, Role.PARTNER):
                continue
            builder = builders[entity]
            for gathered in record.trial.numbers.values():
                for reading in gathered.readings:
                    builder.trials.add(reading)
            for reading in record.conditions.readings:
                builder.conditions.add(reading)
            if record.phase and part is Role.SUBJECT:
                builder.stage.add(Reading(record.phase.value, record.phase.raw, 0.8, record.phase.evidence))
        _add_partners(scene, record, builders)


def _add_partners(scene: Scene, record: TrialRecord, builders: Sequence[AssetBuilder]) -> None:
    """The partners in a trial go with its lead, where it has only one."""
    leads = [e for e, r in record.roles.items() if r is Role.SUBJECT and e in record.entities]
    partners = [e for e, r in record.roles.items() if r is Role.PARTNER and e in record.entities]
    if len(leads) != 1 or len(partners) > 4:
        return
    at = record.trial.places[0].start
    for partner in partners:
        near = [o for o in builders[partner].entity.observations if scene.asset_ids.get((o.start, o.end))]
        if near:
            place = min(near, key=lambda o: abs(o.start - at))
            _add_both(scene, builders, leads[0], partner, (place.start, place.end), "combinations.trial", 0.7)


def add_pairings(builders: Sequence[AssetBuilder], pairs: Iterable[Pairing], scene: Scene) -> None:
    """A pairing goes to both sides; a class only to the asset."""
    for pair in pairs:
        if pair.partner is not None:
            _add_both(scene, builders, pair.entity, pair.partner, (pair.start, pair.end), pair.rule, 0.85)
            continue
        evidence = scene.evidence(pair.start, pair.end, pair.rule)
        builders[pair.entity].combinations.add(Reading(pair.words, scene.raw(pair.start, pair.end), 0.85, evidence))


def _add_both(scene: Scene, builders: Sequence[AssetBuilder], left: int, right: int, place: tuple[int, int], rule: str, confidence: float) -> None:
    evidence, raw = scene.evidence(*place, rule), scene.raw(*place)
    builders[left].combinations.add(Reading(builders[right].name, raw, confidence, evidence))
    builders[right].combinations.add(Reading(builders[left].name, raw, confidence, evidence))
