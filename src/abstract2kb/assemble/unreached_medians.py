"""Medians that no arm has reached: whose they are, where the words name the arms and not the endpoint.

Example: "PFS and OS at one year were 71% and 88%; neither median had been reached" gives a median of each that was not reached.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from abstract2kb.assemble.dealing import Link
from abstract2kb.assemble.figure import Figure
from abstract2kb.assemble.topics import Topic
from abstract2kb.patterns import regex

__all__ = ["is_of_both", "linked_unreached"]

_NEITHER_MEDIAN = regex(r"neither\s(?:of\sthe\s)?medians?\b", re.IGNORECASE)
_NOWHERE = regex(r"neither\b|(?:[\w ]{0,30}\b)?(?:in|by|on|for|with)\s(?:neither|no)\b", re.IGNORECASE)
_EITHER = regex(r"\s?(?:in|with|for|on|by)\s(?:either|both|each)(?:\s(?:treatment\s|study\s)?(?:arms?|groups?|cohorts?|sides?)\b|(?=[.,;)]))")
_TIMED = ("survival", "time")


def is_of_both(text: str, figure: Figure) -> bool:
    """Whether a figure is told of both arms: "not reached in either arm", "reached in neither"."""
    if _EITHER.match(text, figure.end):
        return True
    return figure.value == "NR" and _NOWHERE.match(text, figure.start, figure.end) is not None


def linked_unreached(text: str, run: Sequence[Figure], named: Sequence[Topic]) -> list[Link]:
    """The links of "neither median had been reached", to the two endpoints told before, and of "neither arm has reached its median", to the last."""
    figure = run[0]
    if figure.value != "NR" or len(run) > 1 or _NOWHERE.match(text, figure.start, figure.end) is None:
        return []
    told = [t for t in named if t.end <= figure.start and t.family in _TIMED and not t.weak]
    told = told or [t for t in named if figure.start < t.start <= figure.end + 1 and t.family in _TIMED][:1]
    last: list[Topic] = []
    for topic in reversed(told):
        if all(topic.endpoint is not t.endpoint for t in last):
            last.insert(0, topic)
    two = _NEITHER_MEDIAN.match(text, figure.start) is not None and len(last) > 1
    if not two:
        return [Link(figure, topic, 0, 1, figure.start, figure.end, False) for topic in last[-1:]]
    # lists that begin at their endpoints, so that no arms are dealt out to them
    return [Link(figure, topic, place, 2, topic.start, figure.end, False) for place, topic in enumerate(last[-2:])]
