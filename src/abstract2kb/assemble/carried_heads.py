"""Heads of lists that go on in the next sentence: "Grade 3-5 events were alike in both arms. The commonest of these were A and B".

Example: after "grade ≥3 events in 40%" the events of "The commonest were rash and fever" are of grade 3 and more.
"""

from __future__ import annotations

from dataclasses import dataclass

from abstract2kb.assemble.denials import is_absent
from abstract2kb.assemble.event_grades import grade_of
from abstract2kb.assemble.event_lists import goes_on_from
from abstract2kb.assemble.linking import Linked
from abstract2kb.assemble.scene import Scene
from abstract2kb.nlp.mention import Label
from abstract2kb.records import AdverseEvent, Category

__all__ = ["Head", "carried", "heads_of"]

_TOTALS = (Category.ANY, Category.TREATMENT_RELATED, Category.SERIOUS)
_LISTED = 2
"""So many events make a list."""


@dataclass(frozen=True, slots=True)
class Head:
    """What a sentence says of events as a whole that the next one lists: their grade and kind."""

    grade: str | None
    category: Category


def carried(scene: Scene, linked: Linked, found: list[AdverseEvent], heads: list[Head]) -> list[AdverseEvent]:
    """The events of a sentence that lists those told of before ("The commonest were A and B"), with the grade and kind of these."""
    if not heads or not goes_on_from(scene, linked):
        return found
    head = heads[-1]
    grade = head.grade if len({h.grade for h in heads}) == 1 else None
    return [r.model_copy(update={"grade": r.grade or grade, "category": head.category if r.category is Category.ANY else r.category}) for r in found]


def heads_of(scene: Scene, linked: Linked, found: list[AdverseEvent]) -> list[Head]:
    """The events as a whole of a sentence: those that it counts, the first of "Grade ≥3 events: A 9%, B 5%", which stands for them, or those of
    a grade that it only speaks of ("Grade 3-4 events did not differ")."""
    totals = [Head(r.grade, r.category) for r in found if r.term_normalized is None and r.category in _TOTALS and not r.absent]
    if totals:
        return totals
    first = linked.topics[0] if linked.topics else None
    if first is None or not first.generic or first.category not in _TOTALS:
        return []
    if len(found) >= _LISTED:
        return [Head(found[0].grade, first.category)] if len({r.grade for r in found}) == 1 and found[0].grade else []
    return [] if found else _spoken_of(scene, linked)


def _spoken_of(scene: Scene, linked: Linked) -> list[Head]:
    """The events of one grade that a sentence neither counts nor denies, where it names no other event."""
    grades = scene.within(linked.sentence.start, linked.sentence.end, Label.GRADE)
    topic = linked.topics[0]
    if len(grades) != 1 or len([t for t in linked.topics if t.family == "safety"]) != 1 or linked.links or is_absent(scene, linked, topic):
        return []
    grade = grade_of(scene, linked, topic, None, False)
    return [Head(grade, topic.category)] if grade not in (None, "any") else []
