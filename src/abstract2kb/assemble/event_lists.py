"""Lists of events: where the words stand that say of what they are, and sentences that go on with the events counted before.

Example: after "grade ≥3 events in 40%" the sentence "The commonest were rash and fever" lists events of grade 3 and more.
"""

from __future__ import annotations

import re

from abstract2kb.assemble.linking import Linked
from abstract2kb.assemble.scene import Scene
from abstract2kb.nlp.mention import Label
from abstract2kb.patterns import regex

__all__ = ["HEAD_AFTER", "LED_AFTER", "OF_THESE", "goes_on_from"]

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
_GOES_ON = regex(
    r"\W*(?:(?:with|in|on|for|under)\s[^,;.:()\d]{2,40}?,?\s)?(?:the )?"
    r"(?:(?:commonest|most (?:common|frequent|frequently reported|prominent|usual)|leading|chief|main|principal|usual|typical)(?: (?:ones?|events?|"
    r"of (?:these|them)))?"
    r"|these|they|those) (?:were|was|included|comprised|consisted)\b|"
    r"\W*(?:with|in|on|for|among|under)\s[^,;.:()\d]{2,40}:\s|"
    r"\W*(?:the )?(?:those|ones|most (?:common|frequent))"
    r"(?: (?:seen|noted|reported|occurring|recorded))? ?\(?(?:in|affecting|at|with)? ?(?:an? )?(?:incidence|frequency)? ?(?:of )?"
    r"(?:[>≥]|at least|more than|over) ?\d+ ?% ?[^:.;]{0,30}:",
    re.IGNORECASE,
)


def goes_on_from(scene: Scene, linked: Linked) -> bool:
    """Whether the sentence lists the events that the one before counted: "The commonest were A and B", "A and B were the most frequent of these"."""
    words = scene.text[linked.sentence.start : linked.sentence.end]
    if scene.within(linked.sentence.start, linked.sentence.end, Label.GRADE):
        return False
    return _GOES_ON.match(words) is not None or OF_THESE.match(words) is not None
