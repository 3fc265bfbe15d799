"""Events that one of two arms had and the other had not: "7% vs none", "none vs six", "no deaths with A, against six with B".

Example: in "cardiac deaths: none vs six" the first arm had none and the second six.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from abstract2kb.assemble.arms import arm_after, told_before
from abstract2kb.assemble.denials import denial_before
from abstract2kb.assemble.event_arms import Place, pair_before
from abstract2kb.assemble.figure import Figure
from abstract2kb.assemble.linking import Link, Linked
from abstract2kb.assemble.scene import Scene
from abstract2kb.assemble.topics import Topic
from abstract2kb.nlp.connectives import VERSUS
from abstract2kb.nlp.numerals import INTEGER, WORD_NUMBER, integer
from abstract2kb.patterns import regex

__all__ = ["Contrast", "denied_beside", "is_denied_first", "some_against_none"]


@dataclass(frozen=True, slots=True)
class Contrast:
    """An event of one of two arms, with its figure; one of style "no" denies it."""

    entry: Link
    place: Place


_OTHER_NONE = regex(
    r"\)?,?\s(?:vs?\.?|versus|against|compared (?:with|to))\s(?:none|nobody|no one|no (?:patients?|pts?|cases?))\b(?!\sof\b)", re.IGNORECASE
)
_AGAINST = regex(rf"(?:[^.;,%\d]|,(?=\s{VERSUS}\s)){{0,90}},?\s{VERSUS}\s(?:only\s)?", re.IGNORECASE)
"""From an event that was denied to the figure of the other arm."""
_NONE_FIRST = regex(
    rf"(?:(?:\s?:|,)?\s|\s\()(?:in\s|was\s|were\s)?(?P<none>none|nobody|no (?:patients?|pts?)|zero)\s{VERSUS}\s"
    rf"(?P<some>{INTEGER}|{WORD_NUMBER})\b(?!\s?[%(]|\.\d|\sof\b)",
    re.IGNORECASE,
)


def denied_beside(scene: Scene, linked: Linked, entry: Link) -> list[Contrast]:
    """What a counted event says of the other arm, which had none: "7% vs none", "no deaths with A, against six (2%) with B"."""
    text, topic, figure = scene.text, entry.topic, entry.figure
    if entry.size != 1:
        return []
    if (after := _OTHER_NONE.match(text, figure.end)) is not None:
        denied, pair = replace(entry, figure=Figure(figure.end, after.end(), "rate", style="no")), pair_before(scene, linked, entry)
        return [Contrast(denied, Place(pair[1] if pair else told_before(scene, linked.sentence, entry, 1), 1))]
    if topic.end > figure.start or _AGAINST.fullmatch(text, topic.end, figure.start) is None or denial_before(scene, linked, topic) is None:
        return []
    denied = replace(entry, figure=Figure(topic.start, topic.end, "rate", style="no"))
    arm = arm_after(scene, linked.sentence, topic.start, topic.end) or told_before(scene, linked.sentence, entry, 0)
    return [Contrast(denied, Place(arm, None if arm is not None else 0))]


_RIGHT_BEFORE = regex(r"\b(?:no|without(?:\sany)?|neither|zero)\s(?:(?!patients?|pts|one\b)[\w≥-]+\s){0,3}$", re.IGNORECASE)


def is_denied_first(scene: Scene, linked: Linked, entry: Link | None) -> bool:
    """Whether the event was denied right before its name, so that a figure after it is of something else, unless it is of the other arm."""
    if entry is None or _RIGHT_BEFORE.search(scene.text[linked.sentence.start : entry.topic.start]) is None:
        return False
    return _AGAINST.fullmatch(scene.text, entry.topic.end, entry.figure.start) is None and denial_before(scene, linked, entry.topic) is not None


def some_against_none(scene: Scene, linked: Linked, topic: Topic) -> list[Contrast]:
    """Both arms of "cardiac deaths: none vs six", of an event without a figure."""
    match = _NONE_FIRST.match(scene.text, topic.end, linked.sentence.end)
    if match is None:
        return []
    both = (Figure(*match.span("none"), "rate", style="no"), Figure(*match.span("some"), "rate", n=integer(match.group("some")), style="bare"))
    links = [Link(f, topic, i, len(both), *match.span(), True) for i, f in enumerate(both)]
    return [Contrast(entry, Place(told_before(scene, linked.sentence, entry, entry.place), entry.place)) for entry in links]
