"""The share of events as a whole that was laid to treatment, told after the total: "events in 57%; in 32% they were attributed to treatment".

Example: in "TEAEs occurred in 96% (drug-related in 77%)" the 77% had treatment-related events.
"""

from __future__ import annotations

import re
from dataclasses import replace

from abstract2kb.assemble.figure import Figure
from abstract2kb.assemble.linking import Link, Linked
from abstract2kb.assemble.scene import Scene
from abstract2kb.assemble.topics import Topic
from abstract2kb.patterns import regex
from abstract2kb.records import Category

__all__ = ["with_attributed"]

_HELD = (
    r"(?:(?:considered|judged|thought|deemed|believed|felt|held|rated|assessed|regarded|seen|suspected|said|possibly|probably|likely|"
    r"directly|clearly|as|to|be|being|by|the|investigators?)\s)*"
)
_TREATMENT = (
    r"(?:(?:study|trial)[\s-])?(?:treatment|drugs?|therapy|medication|regimen|combination|agent|antibody|conjugate|vaccine|cells|infusion|it)"
)
_RELATED = (
    rf"(?:(?:{_TREATMENT}[\s-])?related\b(?!\s(?:deaths?|mortality))(?:\sto\s(?:the\s)?[\w-]+)?|"
    r"(?:attributed|attributable|ascribed|laid|put down|linked|due)\sto\s(?:the\s)?(?:study\s)?[\w-]+|caused by\s(?:the\s)?[\w-]+)"
)
_SUBJECT = r"(?:(?:they|these|it|those|them|which|events?|cases?|patients?|pts|of|all)\s)*"
_AFTER = regex(rf"\)?,?\s{_SUBJECT}(?:(?:was|were|being|is|are|had|events)\s)*{_HELD}{_RELATED}", re.IGNORECASE)
"""From a figure to the words that lay its events to treatment: "in 32% they were attributed to treatment"."""
_BEFORE = regex(
    rf"(?:\(|[,;]\s(?:and\s|but\s|which\s|of which\s)?|\b(?:and|but|which|that)\s)(?:(?:they|these|it|those)\s)?"
    rf"(?:(?:was|were|being|is|are)\s)?{_HELD}{_RELATED}"
    r"(?:\s(?:events?|ones))?(?:,|:|=)?\s(?:(?:in|by|for|at|among)\s)?(?:only\s|just\s|another\s)?$",
    re.IGNORECASE,
)
"""From the total to the figure of those laid to treatment: "(treatment-related: 38%)", "and were thought to be related in 21%"."""
_REACH = 110
_KINDS = (Category.ANY, Category.SERIOUS)


def with_attributed(scene: Scene, linked: Linked) -> Linked:
    """The links of a sentence, those of a share that was laid to treatment told as of related events."""
    links, loose = [], list(linked.loose)
    for entry in linked.links:
        end = max(entry.list_end, entry.figure.end)
        whole = _whole(scene, linked, entry.figure, end) if entry.topic.generic else None
        links.append(replace(entry, topic=_related(entry.topic)) if whole is not None and whole is entry.topic else entry)
    for figure in linked.loose:
        whole = _whole(scene, linked, figure, figure.end) if figure.kind == "rate" else None
        if whole is not None:
            links.append(Link(figure, _related(whole), 0, 1, figure.start, figure.end, False))
            loose.remove(figure)
    return replace(linked, links=tuple(sorted(links, key=lambda e: e.figure.start)), loose=tuple(loose))


def _whole(scene: Scene, linked: Linked, figure: Figure, end: int) -> Topic | None:
    """The events as a whole, counted before, of which a figure (in a list up to `end`) tells how many had those that were laid to treatment."""
    topic = next((t for t in reversed(linked.topics) if t.end <= figure.start), None)
    if topic is None or not topic.generic or topic.family != "safety" or topic.category not in _KINDS:
        return None
    total = next((e.figure for e in linked.links if e.topic is topic and topic.end <= e.figure.start and e.figure.end <= figure.start), None)
    if total is None or any(a is not None and b is not None and a > b for a, b in ((figure.n, total.n), (figure.percent, total.percent))):
        return None
    text, begin = scene.text, max(total.end, figure.start - _REACH)
    if _BEFORE.search(text, begin, figure.start) is None and _AFTER.match(text, end, linked.sentence.end) is None:
        return None
    return topic


def _related(topic: Topic) -> Topic:
    """Events as a whole as those laid to treatment; serious ones stay serious."""
    return topic if topic.category is Category.SERIOUS else replace(topic, category=Category.TREATMENT_RELATED)
