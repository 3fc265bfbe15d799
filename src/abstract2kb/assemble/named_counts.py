"""Events that say what a count of events as a whole was of: "one DLT (grade 3 fatigue)", "two DLTs: thrombocytopenia and grade 3 colitis".

Example: "One of six patients had a dose-limiting toxicity of grade 3 hepatitis" gives hepatitis of grade 3 in 1 of 6.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from abstract2kb.assemble.event_grades import grade_of
from abstract2kb.assemble.figure import Figure
from abstract2kb.assemble.linking import Link, Linked
from abstract2kb.assemble.scene import Scene
from abstract2kb.assemble.topics import Topic
from abstract2kb.nlp.mention import Label
from abstract2kb.nlp.numerals import INTEGER, WORD_NUMBER, integer
from abstract2kb.patterns import regex
from abstract2kb.records import Category

__all__ = ["named_counts"]

_KINDS = (Category.DLT, Category.DEATH)
_TO_NAMES = regex(
    r"[)\]]?(?:\s(?:patients?|pts?|participants?|subjects?)\b)?(?:\s(?:in|at|on|with|among|during|for|each|both|was|were|occurred|seen|observed|reported)\b[^.;:,()]{0,60})?"
    r"(?:\s?[(:]\s?|\s(?:of|due to|from|because of|attributed to|consisting of|being|namely)\s|,\s(?=(?:an?|one|both|namely|consisting|"
    r"grade|each|(?:due|attributed) to|because of|from|caused by|\x00)[\s,]))"
    r"(?:(?:an?|one|both|each|of|the|consisting|namely|including|all|single|cases?|episodes?|with|due|from|because|caused|by|attributed|to|\x00)[\s,]+)*"
)
_OF_ALL = regex(r"\s(?:of|due to|from|because of|attributed to)\s")
"""From a count of events to what all of them were: "three had a DLT attributed to CRS"."""
_TO_NEXT = regex(r"(?:\s?\([^()]*\))?\s?(?:,|;|,? and|; and)\s(?:(?:an?|one|the|of|cases?|episodes?|\x00|the other|other)[\s,]+)*")


def named_counts(scene: Scene, linked: Linked) -> dict[Topic, Link]:
    """The events without a figure of their own whose names follow a count of as many dose-limiting or fatal events, with the one of each."""
    found = _once(scene, linked)
    for entry in linked.links:
        if entry.topic.id or not entry.topic.generic or not entry.figure.n:
            continue
        if entry.topic.category not in _KINDS:
            found |= _in_bracket(scene, linked, entry)
            continue
        found |= _told_one_by_one(scene, linked, entry)
        names = _names(scene, linked.unlinked, max(entry.topic.end, entry.figure.end))
        whole = len(names) == 1 and _OF_ALL.match(scene.text, max(entry.topic.end, entry.figure.end)) is not None
        if len(names) != entry.figure.n and not whole:
            continue
        one = entry.figure if len(names) == 1 else replace(entry.figure, n=1, percent=None)
        for topic in names:
            found[topic] = replace(entry, figure=one, topic=replace(topic, category=entry.topic.category), place=0, size=1, tight=False, grade=None)
    return found


_ONCE = regex(
    r"(?:\s(?:of|at)\s(?:grade\s)?\S+)?(?:,[^,;.:]{1,40},)?\s(?:(?:was|were|had been|has been)\s(?:seen|noted|reported|recorded|observed|"
    r"documented|encountered|described|diagnosed|"
    r"registered|met)|occurred|arose|appeared|developed|happened|came up|turned up|emerged)\s(?:(?:only|just|but|exactly|at least|more than)\s)?"
    r"(?P<times>once|twice|thrice)\b(?!\s(?:daily|weekly|monthly|a\b|an\b|every|per|each|as\b|again|more|the\b|it\b|they\b|in\s(?:\d|two|three|four)))",
    re.IGNORECASE,
)
_TIMES = {"once": 1, "twice": 2, "thrice": 3}
"""How often an event without a figure occurred, in a word."""


def _once(scene: Scene, linked: Linked) -> dict[Topic, Link]:
    """The events told to have occurred once or twice, with that number."""
    found = {}
    for topic in linked.unlinked:
        match = _ONCE.match(scene.text, topic.end, linked.sentence.end) if topic.family == "safety" else None
        if match is not None:
            start, end = match.span("times")
            figure = Figure(start, end, "rate", n=_TIMES[match.group("times").lower()], style="bare")
            found[topic] = Link(figure, topic, 0, 1, start, end, True)
    return found


_OPENS = regex(r"\s?(?:\(|:\s|,\sone\seach\sof\s)(?:(?:an?|one|both|each|of|all|\x00)[\s,]+)*")
_MOST = 6
"""More events than these are not named one by one."""


def _in_bracket(scene: Scene, linked: Linked, entry: Link) -> dict[Topic, Link]:
    """ "two serious events (pneumonia and colitis)": as many names right after a count of events of any kind, each once and of their grade; one
    patient may have had several."""
    at, n = max(entry.topic.end, entry.figure.end), entry.figure.n or 0
    if (entry.figure.end > entry.topic.start and n != 1) or n > _MOST:
        return {}
    names = _names(scene, linked.unlinked, at)
    if not names or len(names) != n != 1 or _OPENS.fullmatch(_without_grades(scene, at, names[0].start)) is None:
        return {}
    grade = grade_of(scene, linked, entry.topic, entry, False)
    category = Category.DEATH if grade == "5" else entry.topic.category
    one = replace(entry.figure, n=1, percent=entry.figure.percent if n == 1 else None)
    return {
        t: replace(
            entry,
            figure=one,
            topic=replace(t, category=category),
            place=0,
            size=1,
            tight=False,
            grade=None if scene.within(at, t.start, Label.GRADE) else grade or "any",
        )
        for t in names
    }


_ONE_THERE = regex(
    rf"(?:[:,;(]\s?(?:and\s)?|\sand\s)(?P<n>{INTEGER}|{WORD_NUMBER})\s(?:patients?\s|cases?\s)?(?:in|at|on|with)\s[^.;:,()]{{1,50}}\s\((?:\x00\s?)?$",
    re.IGNORECASE,
)


def _told_one_by_one(scene: Scene, linked: Linked, entry: Link) -> dict[Topic, Link]:
    """ "two DLTs: one in arm A (grade 3 seizure), one in arm B (rash)": each with its own count and place."""
    found, after = {}, max(entry.topic.end, entry.figure.end)
    for topic in (t for t in linked.unlinked if t.start >= after and t.family == "safety" and not t.generic):
        begin = max(after, topic.start - 90)
        match = _ONE_THERE.search(_without_grades(scene, begin, topic.start))
        if match is not None and scene.text[topic.end : topic.end + 1] in (")", ";"):
            figure = replace(
                entry.figure,
                start=max(begin, scene.text.rfind("(", begin, topic.start)),
                end=topic.start,
                n=integer(match.group("n")),
                total=None,
                percent=None,
            )
            found[topic] = replace(
                entry, figure=figure, topic=replace(topic, category=entry.topic.category), place=0, size=1, tight=False, grade=None
            )
    return found


def _names(scene: Scene, unlinked: Sequence[Topic], at: int) -> list[Topic]:
    """The named events that follow `at` one after another."""
    names: list[Topic] = []
    for topic in (t for t in unlinked if t.start >= at):
        form = _TO_NEXT if names else _TO_NAMES
        if topic.family != "safety" or topic.generic or form.fullmatch(_without_grades(scene, at, topic.start)) is None:
            break
        names.append(topic)
        at = topic.end
    return names


def _without_grades(scene: Scene, start: int, end: int) -> str:
    """text[start:end], a sign in the place of each grade."""
    text, parts, at = scene.text, [], start
    for grade in scene.within(start, end, Label.GRADE):
        parts.append(text[at : grade.start] + "\x00")
        at = grade.end
    return "".join(parts) + text[at:end]
