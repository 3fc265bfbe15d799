"""Ellipses of those whom an event killed or made stop: "one of whom died", "none was fatal", "nobody stopped because of one".

Example: in "ILD occurred in 12 patients, of whom one died" one died of ILD.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from abstract2kb.assemble.antecedents import CASE, PEOPLE, Ellipsis, antecedent
from abstract2kb.assemble.figure import Figure
from abstract2kb.assemble.linking import Link, Linked
from abstract2kb.assemble.scene import Scene
from abstract2kb.assemble.topics import Topic
from abstract2kb.nlp.numerals import INTEGER, WORD_NUMBER, integer
from abstract2kb.nlp.sought import Sought
from abstract2kb.patterns import regex
from abstract2kb.records import Category

__all__ = ["EVENT_WORDS", "fatal_or_stopped"]

_DENIED_FATAL = Sought(
    rf"\b(?:none|no (?:{CASE}|{PEOPLE})|nothing|neither|never)(?: of (?:them|these|those|which|the {CASE}))?\s(?:(?:was|were|proved|"
    rf"being|turned out|had)\s)*"
    rf"(?:fatal|lethal)\b|\b(?:none|no (?:{PEOPLE}|one)|nobody) died (?:of|from) (?:it|this|them|these|that|one|any)\b|\bno fatal (?:{CASE})\b",
    re.IGNORECASE,
)


def fatal_or_stopped(scene: Scene, linked: Linked, before: Topic | None) -> Iterator[Ellipsis]:
    """What the sentence says of deaths and stops from events that it does not name there; `before` as for all ellipses."""
    yield from _fatal_denied(scene, linked, before)
    yield from _stop_denied(scene, linked, before)
    yield from _killed(scene, linked)
    yield from _who_died(scene, linked, before)


EVENT_WORDS = regex(
    r"(?:(?:[\w-]+[- ])?related |serious )(?:[a-z]+ )?events?\b|"
    r"(?:(?:[\w-]+[- ])?related |serious )?(?:adverse (?:events?|reactions?)|\b(?:TR|TE|ir|S)?AEs?\b|toxicit(?:y|ies)|side[- ]effects?)",
    re.IGNORECASE,
)
"""The events in what names those whom they made stop: "stopped for drug-related events"."""


def _event_of(scene: Scene, linked: Linked, at: int, before: Topic | None) -> Topic | None:
    """The event last spoken of before `at`; of those who stopped because of one, the event that made them."""
    topic = antecedent(scene, linked, at, before) or next((t for t in reversed(linked.topics) if t.end <= at), None)
    if topic is None or topic.category is not Category.DISCONTINUATION:
        return topic if topic is not None and topic.family == "safety" else None
    words = EVENT_WORDS.search(topic.text)
    if words is None:
        return None
    kind = Category.TREATMENT_RELATED if "related" in words.group() or words.group().startswith("TR") else Category.ANY
    start = topic.name[0] + words.start()
    return replace(topic, start=start, end=start + len(words.group()), text=words.group(), named_at=None, category=kind)


def _fatal_denied(scene: Scene, linked: Linked, before: Topic | None) -> Iterator[Ellipsis]:
    """ "none was fatal"."""
    begin = linked.sentence.start
    for match in _DENIED_FATAL.finditer(scene.text, begin, linked.sentence.end):
        topic = _event_of(scene, linked, match.start(), before)
        if topic is not None:
            yield Ellipsis(match.start(), match.end(), topic, None, None, True, True)


_LED_TO_DEATH = regex(
    r"(?:[,(]\s?|\b(?:and|which|that)\s)(?:(?:resulted in|led to|caused|resulting in|leading to|causing|including|with|of which)\s)+$|"
    r"\b(?:resulting in|leading to|causing)\s$",
    re.IGNORECASE,
)


def _killed(scene: Scene, linked: Linked) -> Iterator[Ellipsis]:
    """ "tumor lysis occurred in three, with one death": how many an event that has a figure killed."""
    for entry in linked.links:
        event = next((e for e in reversed(linked.links) if e.figure.end <= entry.figure.start), None)
        if entry.topic.family != "death" or entry.figure.n is None or event is None or event.topic.family != "safety":
            continue
        gap = scene.text[max(event.figure.end, event.topic.end) : entry.figure.start]
        if entry.topic.start < entry.figure.start or event.topic.category is Category.DISCONTINUATION or _LED_TO_DEATH.search(gap) is None:
            continue
        if len(gap) < 80 and re.search(r"[;.]\s", gap) is None:
            yield Ellipsis(entry.figure.start, entry.topic.end, event.topic, entry.figure, None, True)


_NUMBER = rf"(?:{INTEGER}|{WORD_NUMBER})"
_WHO_DIED = Sought(
    rf"\b(?:(?P<n>{_NUMBER})\sof\s(?:whom|which|these|them)|of\s(?:whom|which|these|them),?\s(?P<m>{_NUMBER}))\s(?:{PEOPLE}\s|{CASE}\s)?"
    r"(?:(?:was|were|has|have|had|proved)\s)?(?:died|fatal|lethal)\b(?:\s(?:of|from)\s(?:it|this)\b|(?!\s(?:of|from|due|because|after|with|before|while|on|"
    r"in|without|by|and)\b))",
    re.IGNORECASE,
)
"""How many of those with an event died; of what is not said."""
_ONE_FATALLY = Sought(
    rf"(?:[,;]\s|\s\()(?:and\s|with\s|incl(?:uding|\.)\s)?(?P<n>{_NUMBER})\s(?:{PEOPLE}\s|{CASE}\s)?(?:fatally\b|(?:fatal|lethal)(?=\s?[,.;)\n]|$)|"
    r"with (?:a )?(?:fatal|lethal) (?:outcome|course|end)\b)|"
    rf"\b(?:and|which|that|it)\s(?:also\s)?killed\s(?P<m>{_NUMBER})(?=\s(?:{PEOPLE}|of them)\b|\s?[,.;)]|$)",
    re.IGNORECASE,
)
"""How many of those with an event it killed: "two had myocarditis, one fatally", "ILD 9%, one fatal", "rash in 4% and killed one patient"."""
_FATAL_IN = Sought(
    rf"\b(?:was|were|proved|being)\s(?:fatal|lethal)\s(?:in|for)\s(?P<n>{_NUMBER})(?:\s(?:and|vs?\.?|versus|against)\s(?P<m>{_NUMBER}))?(?!\w|\s?%|\.\d|\s\(|\sof\b)",
    re.IGNORECASE,
)
"""How many an event killed, of one group or two."""


def _who_died(scene: Scene, linked: Linked, before: Topic | None) -> Iterator[Ellipsis]:
    """ "of whom one died", "and was fatal in three and six"."""
    for pattern, pair in ((_WHO_DIED, False), (_ONE_FATALLY, False), (_FATAL_IN, True)):
        for match in pattern.finditer(scene.text, linked.sentence.start, linked.sentence.end):
            topic = _event_of(scene, linked, match.start(), before)
            if topic is None or (pattern is not _ONE_FATALLY and any(_is_read(e, match) for e in linked.links)):
                continue
            for place, part in enumerate("nm"):
                n = integer(match.group(part)) if match.group(part) else None
                if n is not None:
                    figure = Figure(*match.span(part), "rate", n=n, style="bare")
                    place_of = place if pair and match.group("m") else None
                    yield Ellipsis(*match.span(part), topic, figure, None, True, n == 0, None, place_of)


def _is_read(entry: Link, match: re.Match[str]) -> bool:
    """Whether a number in the match is already that of an event; "one of whom" still is to be told from those who had it."""
    if entry.topic.family != "safety" or entry.figure.style == "whom":
        return False
    return entry.figure.start < match.end() and match.start() < entry.figure.end


_STOP_DENIED = Sought(
    rf"\b(?:none|nobody|no[- ]one|no (?:{PEOPLE}|{CASE}))\s(?:(?:of them|had to|needed to|has|have|had)\s)*"
    r"(?:(?:stop(?:ped)?|discontinued?|withdrew|withdraw|quit|left|g[ai]ve up|c[ao]me off)\s(?:[\w-]+\s){0,2}?"
    r"(?:because of|due to|owing to|for|over|on account of)\s(?:it|this|that|them|these|those|one|any)\b|"
    r"(?:led|resulted)\s(?:to|in)\s(?:(?:permanent|treatment|study|drug|any|a)\s)*(?:discontinuations?|withdrawals?)\b)",
    re.IGNORECASE,
)


def _stop_denied(scene: Scene, linked: Linked, before: Topic | None) -> Iterator[Ellipsis]:
    """ "none stopped treatment because of it"."""
    for match in _STOP_DENIED.finditer(scene.text, linked.sentence.start, linked.sentence.end):
        topic = _event_of(scene, linked, match.start(), before)
        if topic is not None:
            yield Ellipsis(match.start(), match.end(), replace(topic, category=Category.DISCONTINUATION), None, None, False, True)
