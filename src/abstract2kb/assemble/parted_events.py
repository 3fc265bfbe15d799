"""Cases of an event parted by arm: "in five patients (three in the A arm and two in the B arm)"."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from abstract2kb.assemble.figure import Figure
from abstract2kb.assemble.linking import Link, Linked
from abstract2kb.assemble.scene import Scene
from abstract2kb.nlp.mention import Label
from abstract2kb.nlp.numerals import INTEGER, WORD_NUMBER, integer
from abstract2kb.patterns import regex

__all__ = ["with_parts"]

_GROUP = regex(r"\b(?:arms?|groups?|cohorts?|regimens?|controls?|placebo)\b")
_END = regex(r"[^);:.]{0,60}")


def with_parts(scene: Scene, linked: Linked) -> Linked:
    """The links of a sentence with those of pairs of counts that together are a count of the event before them, each with its arm."""
    linked = _with_causes(scene, linked)
    for one, other in pairwise(linked.loose):
        whole = next((e for e in reversed(linked.links) if e.figure.end <= one.start), None)
        if whole is None or whole.topic.family != "safety" or not _are_parts(scene, linked, whole, one, other):
            continue
        start, end = one.start, other.end
        links = [Link(f, whole.topic, i, 2, start, end, True, whole.grade) for i, f in enumerate((one, other))]
        rest = tuple(f for f in linked.loose if f is not one and f is not other)
        linked = replace(linked, links=tuple(sorted((*linked.links, *links), key=lambda e: e.figure.start)), loose=rest)
    return linked


_N = rf"(?:{INTEGER}|{WORD_NUMBER})"
_IN_ARM = r"\s(?:(?:were|was|occurred)\s)?(?:in|on|with|for|among|receiving|given)\s(?:(?!\b(?:and|versus|vs)\s(?:in\s)?\d)[^.;:()]){2,70}?"
_PARTS = regex(
    rf"(?:\s(?:[a-z]+\s){{0,3}}[a-z]+)?(?:\s\([^()]*\))?(?::|,|;|\s\(|\s[–—-])\s?(?:of\s(?:whom|which)\s|including\s|with\s)?"
    rf"(?P<one>{_N}){_IN_ARM}(?:\s\([^()]*\))?,?\s(?:and|versus|vs\.?)\s(?P<other>{_N})(?={_IN_ARM}(?:\s\(|[.;,)]|$))",
    re.IGNORECASE,
)
"""From the count of an event to those of two arms, each of which a bracket may part by cause: "six deaths: four in the A group
(two each of sepsis and stroke) and two in the B group"."""


def _with_causes(scene: Scene, linked: Linked) -> Linked:
    """The links with those of the two arms of a count of events, where brackets that tell the causes stand between."""
    for whole in linked.links:
        match = _PARTS.match(scene.text, max(whole.figure.end, whole.topic.end), linked.sentence.end) if whole.topic.family == "safety" else None
        if match is None or not whole.topic.generic or whole.figure.percent is not None or _IN_TIME.search(match.group()):
            continue
        figures = [Figure(*match.span(part), "rate", n=integer(match.group(part)), style="bare") for part in ("one", "other")]
        if whole.figure.n != sum(f.n or 0 for f in figures) or not all(
            _names_arm(scene, a, b) for a, b in ((figures[0].end, figures[1].start), (figures[1].end, figures[1].end + _REACH))
        ):
            continue
        links = [Link(f, whole.topic, i, 2, figures[0].start, figures[1].end, True, whole.grade) for i, f in enumerate(figures)]
        kept = [e for e in linked.links if not any(f.start <= e.figure.start < f.end for f in figures)]
        rest = tuple(e for e in linked.loose if not any(f.start <= e.start < f.end for f in figures))
        return replace(linked, links=tuple(sorted((*kept, *links), key=lambda e: e.figure.start)), loose=rest)
    return linked


_REACH = 80
_IN_TIME = regex(r"\b(?:in|on|for)\s(?:the\s)?(?:first|second|third|last|\w+th)\s(?:\w+\s)?(?:days?|weeks?|months?|years?|cycles?)\b")
"""Events that are parted by time and not by arm."""


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
