"""Denials of an event that the sentence does not name again: that a case was worse than told, and that there was a case at all.

Examples: in "CRS was of grade 1 in nine and of grade 2 in four, none higher" no CRS was of grade 3 or more; "with B there has been no case" is of the
event told of A.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from abstract2kb.assemble.antecedents import CASE, PEOPLE, Ellipsis, antecedent
from abstract2kb.assemble.linking import Linked
from abstract2kb.assemble.scene import Scene
from abstract2kb.assemble.topics import Topic
from abstract2kb.nlp.mention import Mention
from abstract2kb.nlp.sought import Sought
from abstract2kb.patterns import regex

__all__ = ["denied_cases"]

_WORSE = Sought(
    rf"\b(?:none|nothing|never|nobody|no[- ]one|no (?:{CASE}|{PEOPLE}))\s(?:of (?:them|these|those|the {CASE})\s)?"
    r"(?:(?:was|were|being|has|have|had|been|went|got|proved|turned out)\s)*"
    r"(?:(?:any\s)?(?:higher|worse|more severe|graver|greater)(?:\sthan\s(?:that|this))?|"
    r"(?:above|beyond|past|over|exceed(?:ed|ing))\s(?:that|this|it))"
    r"(?=\s?[,.;:)]|\s(?:and|or|but|in|with|on|at|than\s(?:that|this))\b|$)",
    re.IGNORECASE,
)
"""That no case was of a grade above the one told last."""
_NO_CASE = Sought(
    rf"\b(?:no|not (?:a single|one)|zero)\s(?:(?:further|such|new|other|additional)\s)?(?P<case>{CASE})"
    r"(?=\s?[.;)]|,?\s(?:and|but|while|whereas)\b|\s(?:yet|so far|to date|at all|in either|with|on|under|after|in the|among|"
    r"(?:was|were|has|have|had|been|is|are)\s)|$)",
    re.IGNORECASE,
)
"""That there was no case, of an event that is named elsewhere."""
_OF_COURSE = regex(
    r"\s(?:was|were|proved|has been|have been)\s(?:fatal|lethal|serious|severe|related|considered|graded|worse|higher|of grade|grade)\b"
)
_IN_NO_CASE = regex(r"\b(?:in|of|for|from|almost|nearly|virtually)\s$", re.IGNORECASE)
_EVENT_FOLLOWS = regex(rf"\sof\s(?!(?:the|this|it|them|any|either)\b)(?!{PEOPLE})[a-z]")
_HIGHEST = 4


def denied_cases(scene: Scene, linked: Linked, grades: Sequence[Mention], before: Topic | None) -> Iterator[Ellipsis]:
    """The denials of a sentence; `before` is the last event of the sentence before, if it goes on."""
    yield from _none_worse(scene, linked, grades, before)
    yield from _no_case(scene, linked, before)


def _none_worse(scene: Scene, linked: Linked, grades: Sequence[Mention], before: Topic | None) -> Iterator[Ellipsis]:
    """ "none higher": of no grade above the last one told."""
    for match in _WORSE.finditer(scene.text, linked.sentence.start, linked.sentence.end):
        told = [g for g in grades if g.end <= match.start()]
        level = told[-1].id[-1:] if told else ""
        topic = antecedent(scene, linked, match.start(), before)
        if topic is not None and level.isdigit() and int(level) <= _HIGHEST and not told[-1].id.startswith(">"):
            grade = f">={int(level) + 1}" if int(level) < _HIGHEST else "5"
            yield Ellipsis(match.start(), match.end(), topic, None, grade, False, True)


def _no_case(scene: Scene, linked: Linked, before: Topic | None) -> Iterator[Ellipsis]:
    """ "with B there has been no case": none of the event told last, which has a name."""
    text = scene.text
    for match in _NO_CASE.finditer(text, linked.sentence.start, linked.sentence.end):
        if _OF_COURSE.match(text, match.end()) or _EVENT_FOLLOWS.match(text, match.end()):
            continue
        if _IN_NO_CASE.search(text[max(linked.sentence.start, match.start() - 12) : match.start()]):
            continue
        topic = antecedent(scene, linked, match.start(), before)
        if topic is not None and topic.id and not topic.generic and not any(match.start() <= t.start < match.end() and t.id for t in linked.topics):
            yield Ellipsis(match.start(), match.end(), topic, None, None, False, True)
