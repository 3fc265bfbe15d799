"""What events made of the treatment: figures of doses lowered or treatment stopped for them are not how often the events were.

Example: in "dose reductions were needed for neutropenia (18%)" 18% had their dose lowered, and "led to discontinuation in 2%" counts who stopped.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from abstract2kb.assemble.linking import Link, Linked
from abstract2kb.assemble.topics import NAMED_KINDS, Topic
from abstract2kb.patterns import regex
from abstract2kb.records import Category

__all__ = ["with_upshots"]

Upshot = Literal["changed", "stopped"]
"""A dose lowered or delayed, or treatment given up."""

_NEAR = 420
_ROOTS = ("reduc", "interrupt", "delay", "modif", "adjust", "withh", "held", "hold", "discontinu", "withdr", "stopp")
_DOSE = r"(?:dos(?:e|es|age|ing)|treatment|drug|therapy|chemotherapy|cycle|infusion)"
_MADE = r"(?:reduc|interrupt|delay|modif|adjust|withh[eo]ld|held|hold|de-?escalat|omi)"
_CHANGED = (
    rf"(?P<changed>\b{_DOSE}[- ](?:level\s)?(?:\w+\s?(?:and|or|/)\s?)?{_MADE}\w*|\b(?:reduced|lower(?:ed)?)\s{_DOSE}|"
    rf"\b{_DOSE}s?\s(?:(?:was|were|be|been|had|to|temporarily)\s)+{_MADE}\w*|\b(?:reductions?|interruptions?|delays?)\s(?:of|in)\s(?:the\s)?{_DOSE})"
)
_STOPPED = r"(?P<stopped>\b(?:discontinu\w+|withdr[ae]w\w*|stopp(?:ed|ing|ages?)|stops?))"
_UPSHOT = rf"(?:{_CHANGED}|{_STOPPED})"
_LED = r"(?:(?:led|leading|resulted|resulting|contributed|contributing)\s(?:to|in)|(?:requir|necessitat|prompt|caus|forc|trigger|warrant)\w+)"
_HEAD = regex(
    rf"\b(?:{_LED}|reasons?\s(?:for|of))\s(?:[\w-]+\s){{0,3}}?{_UPSHOT}\b(?:[^.;:()]|\([^()]*\)|\.(?=\d)){{0,80}}?"
    r"(?:\b(?:were|was|being|includ\w+|are|such as)\b|:|\((?![≥>\d]))(?P<rest>[^;]*)$",
    re.IGNORECASE,
)
"""Up to the events of a list headed by what they led to: "AEs leading to dose reduction were rash (7%) and ..."."""
_CAUSE = regex(
    rf"{_UPSHOT}(?:\s[^;:.%]{{0,60}}?)?\s(?:for|due to|because of|owing to|caused by|in response to|related to|secondary to|as a result of)"
    r"\s(?P<rest>(?:[^;:.]|\.(?=\d)){0,240})$",
    re.IGNORECASE,
)
"""Up to the events for which it was done: "dose interruption for rash (3%) or ..."."""
_THEN = regex(
    rf"(?:\s\([^()%]*\))?(?:(?:,|\sand|\sor)\s[\w\s,/-]{{1,60}}?)?(?:\s(?:each|both|that|which|has|have|had|also|seldom|\w+ly|events?))*(?:\s{_LED}|-(?:related|induced|associated))\s(?:[\w-]+\s){{0,4}}?"
    rf"{_UPSHOT}\b[^;:()%\d]{{0,60}}\(?$",
    re.IGNORECASE,
)
"""From an event to the figure of those in whom it led to that."""
_ARE_REASONS = regex(
    rf"(?:[^.;:]|\.(?=\d)){{0,90}}?\s(?:was|were|being|are|is|remain(?:s|ed)?|proved|became|stayed)\s(?:the\s)?(?:[\w-]+\s){{0,3}}?(?:reasons?|causes?)\s(?:for|of)\s(?:[\w-]+\s){{0,3}}?"
    rf"{_UPSHOT}",
    re.IGNORECASE,
)
_OWN = regex(rf"{_CHANGED}\s(?:(?:was|were)\s(?:\w+\s)?)?(?:in|for|of|by)\s$", re.IGNORECASE)
"""Right before a figure: "dose reductions in 22%"."""
_ELSE = regex(
    r"\b(?:while|whereas|but|occurr\w+|developed|experienced|had|was|were|led)\b|"
    r"\band\s(?:only|just|no|a single|one|two|three|four|five|six|\d+)\s(?!for\b|because\b|due\b)",
    re.IGNORECASE,
)
"""What a list has not in it."""


def with_upshots(text: str, linked: Linked) -> Linked:
    """What was read in a sentence without the events for which doses were changed; those for which treatment ended are discontinuations."""
    begin, end = linked.sentence.start, linked.sentence.end
    if not any(t.family == "safety" for t in linked.topics) or not _speaks_of_treatment(text[begin:end]):
        return linked
    links = []
    for entry in linked.links:
        ended = entry.grade == "any" and entry.topic.category is Category.DISCONTINUATION
        told = _upshot(text, begin, entry.topic, entry) if entry.topic.family == "safety" and not ended else None
        if told != "changed":
            links.append(_as_stop(entry) if told == "stopped" and entry.topic.category in NAMED_KINDS else entry)
    unlinked = []
    for topic in linked.unlinked:
        told = _upshot(text, begin, topic, None) if topic.family == "safety" else None
        if told != "changed":
            stops = told == "stopped" and topic.id and topic.category in NAMED_KINDS
            unlinked.append(replace(topic, category=Category.DISCONTINUATION) if stops else topic)
    return replace(linked, links=tuple(_of_event_before(linked, e) for e in links), unlinked=tuple(unlinked))


def _of_event_before(linked: Linked, entry: Link) -> Link:
    """ "Rash led to dose reduction in 8% and to discontinuation in 2%": the event that ended treatment stands before."""
    if entry.topic.category is not Category.DISCONTINUATION or not entry.topic.text.startswith("to "):
        return entry
    last = next((t for t in reversed(linked.topics) if t.end <= entry.topic.start), None)
    return replace(entry, topic=replace(last, category=Category.DISCONTINUATION)) if last is not None and last.id else entry


def _says_itself(topic: Topic) -> bool:
    """Whether what was done stands in the statement: "dose reductions because of AEs"."""
    return not topic.id and _speaks_of_treatment(topic.text)


def _as_stop(entry: Link) -> Link:
    return replace(entry, topic=replace(entry.topic, category=Category.DISCONTINUATION))


def _speaks_of_treatment(words: str) -> bool:
    lowered = words.lower()
    return any(root in lowered for root in _ROOTS)


def _upshot(text: str, begin: int, topic: Topic, entry: Link | None) -> Upshot | None:
    """What the figure of an event in a sentence from `begin` counts of the treatment, None where it counts the event; without a figure, what
    is said of the event alone."""
    if _says_itself(topic):
        return "changed" if entry is not None and topic.end < entry.figure.start and _OWN.search(text[topic.end : entry.figure.start]) else None
    before = text[max(begin, topic.start - _NEAR) : topic.start]
    for form in (_HEAD, _CAUSE):
        found = form.search(before)
        if found is not None and _ELSE.search(found.group("rest")) is None:
            return _kind(found)
    if entry is None or entry.figure.start < topic.end:
        return None
    between = text[topic.end : entry.figure.start]
    after = _THEN.match(between) or _OWN.search(between) or _ARE_REASONS.match(text, entry.list_end) or _ARE_REASONS.match(between)
    return _kind(after) if after is not None else None


def _kind(found: re.Match[str]) -> Upshot:
    return "changed" if found.group("changed") else "stopped"
