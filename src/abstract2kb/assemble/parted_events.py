"""Cases of an event parted by arm: "in five patients (three in the A arm and two in the B arm)"."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from abstract2kb.assemble.figure import Figure
from abstract2kb.assemble.linking import Link, Linked
from abstract2kb.assemble.scene import Scene
from abstract2kb.nlp.mention import Label
from abstract2kb.patterns import regex

__all__ = ["with_parts"]

_GROUP = regex(r"\b(?:arms?|groups?|cohorts?|regimens?|controls?|placebo)\b")
_END = regex(r"[^);:.]{0,60}")


def with_parts(scene: Scene, linked: Linked) -> Linked:
    """The links of a sentence with those of pairs of counts that together are a count of the event before them, each with its arm."""
    for one, other in pairwise(linked.loose):
        whole = next((e for e in reversed(linked.links) if e.figure.end <= one.start), None)
        if whole is None or whole.topic.family != "safety" or not _are_parts(scene, linked, whole, one, other):
            continue
        start, end = one.start, other.end
        links = [Link(f, whole.topic, i, 2, start, end, True, whole.grade) for i, f in enumerate((one, other))]
        rest = tuple(f for f in linked.loose if f is not one and f is not other)
        linked = replace(linked, links=tuple(sorted((*linked.links, *links), key=lambda e: e.figure.start)), loose=rest)
    return linked


def _are_parts(scene: Scene, linked: Linked, whole: Link, one: Figure, other: Figure) -> bool:
    """Whether two counts are those of two arms, and together the whole."""
    if not one.n or not other.n or whole.figure.n != one.n + other.n or one.percent is not None or other.percent is not None:
        return False
    at = max(whole.figure.end, whole.topic.end)
    if any(at <= t.start < other.end for t in linked.topics):
        return False
    end = _END.match(scene.text, other.end, linked.sentence.end)
    return all(_names_arm(scene, a, b) for a, b in ((one.end, other.start), (other.end, end.end() if end else other.end)))


def _names_arm(scene: Scene, start: int, end: int) -> bool:
    """Whether the words name an arm or a drug."""
    return bool(_GROUP.search(scene.text, start, end) or scene.within(start, end, Label.ARM, Label.DRUG))
