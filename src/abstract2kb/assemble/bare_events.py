"""Bare "events" of a grade that are those of the one event that the sentence counts before: "CRS in 84%, and 5% had events of grade 3".

Example: in "Rash was seen in 20 patients; two had grade 3 events" the two had rash of grade 3, and in "related adverse events occurred in
90%, events of grade 3 in 40%" those of grade 3 were related too.
"""

from __future__ import annotations

from dataclasses import replace

from abstract2kb.assemble.linking import Link, Linked
from abstract2kb.assemble.scene import Scene
from abstract2kb.assemble.topics import Topic
from abstract2kb.nlp.mention import Label
from abstract2kb.records import Category

__all__ = ["with_named"]

_NEAR = 6
"""Characters between a grade and the events that are of it: "events (grade 3)", "events of grade 3"."""


def with_named(scene: Scene, linked: Linked) -> Linked:
    """The links of a sentence, bare events of a grade with the name of the only event told before them, or with the kind of the only total."""
    named: dict[Topic, Topic] = {}
    for entry in linked.links:
        whole = _whole(linked, entry) if _is_bare(scene, entry.topic) else None
        if whole is not None:
            bare = entry.topic
            named[bare] = (
                replace(bare, category=whole.topic.category)
                if whole.topic.generic
                else replace(whole.topic, start=bare.start, end=bare.end, named_at=whole.topic.name[0])
            )
    if not named:
        return linked
    links = tuple(replace(e, topic=named.get(e.topic, e.topic)) for e in linked.links)
    return replace(linked, links=links, topics=tuple(named.get(t, t) for t in linked.topics))


def _is_bare(scene: Scene, topic: Topic) -> bool:
    """Whether a topic is the noun alone, with a grade beside it."""
    if not topic.generic or topic.category is not Category.ANY or topic.text.lower() not in ("event", "events"):
        return False
    grades = scene.within(max(0, topic.start - 30), topic.end + 30, Label.GRADE)
    return any(0 <= topic.start - g.end <= 1 or 0 <= g.start - topic.end <= _NEAR for g in grades)


def _whole(linked: Linked, entry: Link) -> Link | None:
    """The count of the one event told before, among whose cases those of the entry can be."""
    told = [t for t in linked.topics if t.end <= min(entry.topic.start, entry.figure.start)]
    if not told or len({t.text.lower() for t in told}) > 1 or told[0].family != "safety" or not _is_one(told[0]):
        return None
    whole = next((e for e in linked.links if e.topic is told[0]), None)
    if whole is None:
        return None
    return whole if all(_is_less(a, b) for a, b in ((entry.figure.n, whole.figure.n), (entry.figure.percent, whole.figure.percent))) else None


def _is_one(topic: Topic) -> bool:
    """Whether a topic is one event, or those of one kind: "treatment-related adverse events"."""
    return topic.category in (Category.TREATMENT_RELATED, Category.SERIOUS) if topic.generic else bool(topic.id)


def _is_less(part: float | None, whole: float | None) -> bool:
    """Whether a number can be that of a part, as far as both are told."""
    return part is None or whole is None or part <= whole
