"""The number of patients of a trial by all that the text tells: what was reached goes before what is planned, the trial's name before the rest."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from abstract2kb.assemble.assertion import sections_of
from abstract2kb.assemble.descriptions import Named
from abstract2kb.assemble.headcounts import below, beside_name, headcount, told_of_name
from abstract2kb.assemble.planned_sizes import is_in_progress, planned
from abstract2kb.assemble.scene import Scene, Sentence
from abstract2kb.assemble.study_facts import PARTS_TOO, enrollment
from abstract2kb.assemble.study_places import Segment
from abstract2kb.assemble.tabled_sizes import tabled_size
from abstract2kb.assemble.trials import Trials
from abstract2kb.nlp.mention import Label
from abstract2kb.records import Sourced, Stage

__all__ = ["own_size", "size_among", "size_by_asset", "told_size"]


def own_size(scene: Scene, others: set[int]) -> Sourced[int] | None:
    """That of the article's own trial: told in sentences of no other trial and not of the background, else planned, else told anywhere.

    An article on a trial in progress tells the numbers of other trials only. `others` are the sentences on them."""
    sections = sections_of(scene.text)
    before = {s.index for s in scene.prose() if sections.at(s.start) == "background"} if sections.is_abstract else set()
    skip = others | before
    told = None if is_in_progress(scene) else enrollment(scene, 0, len(scene.text), skip)
    if (told is None or told.confidence < PARTS_TOO) and not is_in_progress(scene) and (head := tabled_size(scene)) is not None:
        told = head if told is None or told.value < head.value else told
    if told is None:
        told = next((n for s in scene.prose() if s.index not in skip and (n := planned(scene, s.start, s.end))), None)
    return told or (None if is_in_progress(scene) else enrollment(scene, 0, len(scene.text)))


def size_among(scene: Scene, trials: Trials, prose: Sequence[Segment]) -> Sourced[int] | None:
    """That of a trial among others, whose segments are given: told, or else planned."""
    return told_size(scene, trials, prose) or next((n for s in prose if (n := planned(scene, s.start, s.end))), None)


def told_size(scene: Scene, trials: Trials, prose: Sequence[Segment]) -> Sourced[int] | None:
    """The same, but for what is planned: beside the trial's name, in its sentences, on the line below its heading."""
    told = _beside(scene, trials, prose) or next((n for s in prose if (n := headcount(scene, s.start, s.end))), None)
    return told or next((n for s in prose if s.named and (n := below(scene, s.end))), None)


def _beside(scene: Scene, trials: Trials, prose: Sequence[Segment]) -> Sourced[int] | None:
    """The number of patients in the bracket beside the trial's name or number, or in the words around it."""
    places = [place for s in prose if s.named for place in trials.within(s.start, s.end) if place[2] == s.trial]
    for told in (beside_name, told_of_name):
        if (found := next((n for start, end, _ in places if (n := told(scene, start, end))), None)) is not None:
            return found
    return None


def size_by_asset(scene: Scene, named: Sequence[Named], trials: Trials, entity: int, phase: Stage | None) -> Sourced[int] | None:
    """That of the one trial of an asset which only a table names: told in the paragraphs on the asset that name no trial and no other phase."""
    for sentence in _on_asset(scene, named, trials, entity):
        told = scene.within(sentence.start, sentence.end, Label.STAGE)
        if any(m.rule == "stages.phase" and m.value != phase for m in told):
            continue
        size = headcount(scene, sentence.start, sentence.end) or planned(scene, sentence.start, sentence.end)
        if size is not None:
            return size
    return None


def _on_asset(scene: Scene, named: Sequence[Named], trials: Trials, entity: int) -> Iterator[Sentence]:
    """The sentences that name the asset before all others, and those after them in their paragraph until another asset is named."""
    starts = [n.start for n in named]
    held, last = False, -1
    for sentence in scene.prose():
        opens = last < 0 or "\n" in scene.text[last : sentence.start + 1]
        last = sentence.end
        first = next((n.entity for n in named[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]), None)
        held = first == entity if first is not None else held and not opens
        held = held and not trials.within(sentence.start, sentence.end)
        if held:
            yield sentence
