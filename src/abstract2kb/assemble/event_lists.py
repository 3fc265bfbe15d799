"""Lists of events: where the words stand that say of what they are, and sentences that go on with the events counted before.

Example: after "grade ≥3 events in 40%" the sentence "The commonest were rash and fever" lists events of grade 3 and more.
"""

from __future__ import annotations

import re

from abstract2kb.assemble.linking import Linked
from abstract2kb.assemble.scene import Scene
from abstract2kb.assemble.topics import Topic
from abstract2kb.nlp.mention import Label
from abstract2kb.patterns import regex
from abstract2kb.records import Category

__all__ = ["HEAD_AFTER", "LED_AFTER", "OF_THESE", "goes_on_from", "headed_by"]

_OVER = r"(?:[^.;()]|\.(?=\d)|\([^()]*\))"
"""Any character of a list of events with their figures."""
HEAD_AFTER = regex(
    rf"{_OVER}{{0,60}}?\b(?:was|were) (?:an? |the |among the )?(?:most |only |main |major |leading |chief |usual |"
    r"common |frequent(?:ly reported)? |commonest |"
    r"significant |other |reported |observed )*"
)


LED_AFTER = regex(
    rf"{_OVER}{{0,160}}?\b(?:led|headed|topped|dominated|predominated|prevailed|stood out|came first|made up|accounted for|ranked first) "
    r"(?:[a-z]+ ){0,4}?"
    r"(?=(?:[Gg]rades?|G)\s?[≥>=]{0,2}\s?\d)"
)
"""From the events that lead a list to the grade of that list."""


OF_THESE = regex(
    rf"{_OVER}{{0,160}}?\b(?:were|was) (?:the )?(?:commonest|most (?:common|frequent)(?:ly reported)?)\s?(?=[.;]|$)|"
    rf"{_OVER}{{0,160}}?\b(?:were|was) (?:those|the ones|the only ones|the ones) (?=(?:seen|noted|reported|recorded|observed|that|which|to)\b)|"
    rf"{_OVER}{{0,90}}?\baccounted for\s(?=\d)|"
    rf"{_OVER}{{0,160}}?\b(?:of|among) (?:these|them|those)\b(?=\s?(?:[,.;)]|$|(?:with|were|was|in|on|the|included?|for|among)\b))",
    re.IGNORECASE,
)
_OF_THESE_EVENTS = (
    r"(?:of|among) (?:these|them|those|which)"
    r"(?: (?:[\w-]+ )?(?:events?|toxicit(?:y|ies)|(?:TR|TE)?AEs|(?:side |toxic )?effects|reactions|complications))?"
)
_GOES_ON = regex(
    r"\W*(?:(?:with|in|on|for|under)\s[^,;.:()\d]{2,40}?,?\s)?(?:the )?"
    r"(?:(?:commonest|most (?:common|frequent|frequently reported|commonly reported|prominent|usual)|leading|chief|main|principal|usual|typical)"
    rf"(?: (?:ones?|events?|{_OF_THESE_EVENTS}))?"
    r"|these(?: (?:[\w-]+ )?(?:events|toxicities|(?:TR|TE)?AEs|effects|reactions))?|they|those) (?:were|was|(?:mainly |mostly |chiefly )?"
    r"(?:included|comprised|consisted))\b|"
    r"\W*(?:with|in|on|for|among|under)\s[^,;.:()\d]{2,40}:\s|"
    r"\W*(?:the )?(?:those|ones|most (?:common|frequent))"
    r"(?: (?:seen|noted|reported|occurring|recorded))? ?\(?(?:in|affecting|at|with)? ?(?:an? )?(?:incidence|frequency)? ?(?:of )?"
    r"(?:[>≥]|at least|more than|over) ?\d+ ?% ?[^:.;]{0,30}:",
    re.IGNORECASE,
)


_LEAST = 3
_OPENS_LIST = regex(
    r"[^.;]{0,40}(?::\s|,\s(?:with|including|most\s(?:often|commonly|frequently)|mainly|mostly|the\s(?:commonest|most\scommon)\sbeing)\s|\s\()$"
)
"""From events as a whole with their figure to the first of the single ones."""
_HEADED = (Category.ANY, Category.TREATMENT_RELATED, Category.SERIOUS)


def headed_by(text: str, linked: Linked) -> Topic | None:
    """The events as a whole that a sentence counts before it lists single ones to its end, one figure each: "events in 26%: A 11%, B 6%, C 4%"."""
    counted = list(dict.fromkeys(e.topic for e in linked.links))
    if len(counted) <= _LEAST or counted[-1] is not linked.topics[-1]:
        return None
    head, *members = counted
    if not head.generic or head.category not in _HEADED or any(t.generic or t.family != "safety" for t in members):
        return None
    figures = [e.figure for e in linked.links if e.topic is head]
    after = max(head.end, *(f.end for f in figures))
    return head if _OPENS_LIST.search(text, after, members[0].start) is not None else None


def goes_on_from(scene: Scene, linked: Linked) -> bool:
    """Whether the sentence lists the events that the one before counted: "The commonest were A and B", "A and B were the most frequent of these"."""
    words = scene.text[linked.sentence.start : linked.sentence.end]
    if scene.within(linked.sentence.start, linked.sentence.end, Label.GRADE):
        return False
    return _GOES_ON.match(words) is not None or OF_THESE.match(words) is not None
