"""The kind of an event: treatment-related, serious, by its own words or by those of the list that it stands in.

Example: "serious adverse events such as sepsis" makes sepsis a serious event.
"""

from __future__ import annotations

import re

from abstract2kb.assemble.linking import Linked
from abstract2kb.assemble.scene import Scene
from abstract2kb.assemble.topics import Topic
from abstract2kb.records import Category

__all__ = ["category_of"]

_EXAMPLES = re.compile(r"(?:\s?\([^()]*\))?,?\s?(?:such as|including|e\.g\.,?|like|\(|:)\s?", re.IGNORECASE)


def category_of(scene: Scene, linked: Linked, topic: Topic, denied: bool) -> Category:
    """The topic's own category, or that of the kind of events it is an example of ("serious adverse events such as X or Y")."""
    if topic.category is not Category.ANY:
        return topic.category
    if not denied:
        return _told_category(scene, linked, topic)
    for general in reversed([t for t in linked.topics if t.generic and t.end <= topic.start]):
        gap = scene.text[general.end : topic.start]
        if _EXAMPLES.match(gap) and not re.search(r"\b(?:no|not)\b", gap):
            return general.category
    return topic.category


_RELATED = re.compile(
    r"\b(?:treatment|drug|therapy|immune|chemotherapy)[- ]related (?:(?:grades?|G)\s?[≥>=<]{0,2}\s?[1-5](?:\s?(?:/|-|–|or|and|to)\s?[1-5])?"
    r"(?: or (?:higher|worse|greater))?\s)?$",
    re.IGNORECASE,
)
_LISTS = re.compile(r"[^.;]{0,120}?(?:\b(?:were|was|included|including|was:|were:|are)\b|:)")


def _told_category(scene: Scene, linked: Linked, topic: Topic) -> Category:
    """ "treatment-related grade 3-4 neutropenia", and the events that a sentence lists as treatment-related or serious ones."""
    text = scene.text
    if _RELATED.search(text[max(linked.sentence.start, topic.start - 60) : topic.start]):
        return Category.TREATMENT_RELATED
    for general in reversed([t for t in linked.topics if t.generic and t.end <= topic.start]):
        gap = text[general.end : topic.start]
        listed = _LISTS.match(gap) and ";" not in gap
        return general.category if listed and general.category in (Category.TREATMENT_RELATED, Category.SERIOUS) else Category.ANY
    return Category.ANY
