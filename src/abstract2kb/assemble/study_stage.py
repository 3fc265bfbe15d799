"""The trials of a report, article by article: named, joined, placed in the text, and read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from abstract2kb.assemble.asset_builder import named_places
from abstract2kb.assemble.identity import Entity
from abstract2kb.assemble.ranks import ranks
from abstract2kb.assemble.scene import Scene
from abstract2kb.assemble.study_places import StudyPlaces, place_studies
from abstract2kb.assemble.trial_names import TrialName
from abstract2kb.assemble.trial_records import TrialRecord, trial_records
from abstract2kb.assemble.trials import Trials, find_trials
from abstract2kb.lexicons import CompiledLexicon

__all__ = ["StudyStage", "study_stages"]


@dataclass(frozen=True, slots=True)
class StudyStage:
    """What is known of the trials of one article before its records are made."""

    trials: Trials
    places: StudyPlaces
    records: list[TrialRecord]


def study_stages(
    scenes: Sequence[Scene], entities: Sequence[Entity], names: Sequence[Sequence[TrialName]], lexicon: CompiledLexicon
) -> list[StudyStage]:
    """The trials of every article. Names are shared over the report: what one article shows to be a trial's name is one in all."""
    ranked = ranks(entities, lexicon)
    found = []
    for scene, own, named in zip(scenes, names, named_places(len(scenes), entities), strict=True):
        trials = find_trials(scene, own, len(scenes))
        places = place_studies(scene, named, trials)
        found.append(StudyStage(trials, places, trial_records(scene, named, trials, places, ranked, lexicon)))
    return found
