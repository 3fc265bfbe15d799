"""Grades beside the figures of events: whose a grade is that stands right before or after a number.

Example: in "rash of grade 2 in 14% and grade 3 in 3%, nausea in 8%" both grades are of figures of the rash, and none of the nausea.
"""

from __future__ import annotations

import re

from abstract2kb.assemble.antecedents import PEOPLE
from abstract2kb.assemble.figure import Figure
from abstract2kb.assemble.linking import Link, Linked
from abstract2kb.assemble.topics import Topic
from abstract2kb.nlp.mention import Mention
from abstract2kb.nlp.numerals import INTEGER, UNIT_WORD, WORD_NUMBER
from abstract2kb.patterns import regex

__all__ = ["BEFORE_FIGURE", "NEXT_NUMBER", "is_of_figure", "without_others"]

_BETWEEN_FIGURE = regex(
    r"\s?\)?,?\s?(?:of (?:pts|patients|them|these|it|which|whom)[, ]+)?\(?(?:all )?"
    r"(?:(?:(?:it|they|these|those|cases|events|patients)\s(?:was|were|had|reached)|were|had|being)\s)?(?:with |of |to |at |in |for )?\(?|"
    r"\s?\)?\s(?:(?:had|have|having|experienced) )?(?:ones?|it|an event|events) (?:of |at |to |reaching |being )?\(?"
)
NEXT_NUMBER = regex(rf"\s?[,:=]?\s?[(\[]?(?:n\s?=\s?|in\s)?(?:only\s)?(?:\d|(?:none|nobody|{UNIT_WORD})\b)", re.IGNORECASE)
BEFORE_FIGURE = regex(
    r"[\s,:;(\[=]*(?:in |was |events? in |were |(?:rates?|incidences?|frequenc(?:y|ies)) of )?(?:only |just |no more than |as few as )?"
)


def is_of_figure(text: str, grade: Mention, figure: Figure, topic: Topic) -> bool:
    """True for a grade right after or right before a figure that follows its term: "(grade 3, 5 pts)", "15% (2/13) G3+"."""
    if topic.end > min(grade.start, figure.start):
        return False
    if grade.end <= figure.start:
        return bool(BEFORE_FIGURE.fullmatch(text[grade.end : figure.start])) and not _MOST_OF_IT.search(text, topic.end, grade.start)
    return (
        not NEXT_NUMBER.match(text, grade.end)
        and not _IN_A_PART.match(text, grade.end)
        and bool(_BETWEEN_FIGURE.fullmatch(text[figure.end : grade.start]))
    )


_IN_A_PART = regex(
    r"\s(?:in|for|among)\s(?:(?:about|around|roughly|nearly|almost|over|only|just|more than|less than|fewer than|at least|up to|some)\s)*"
    r"(?:(?:a\s|one[ -])?half\b|(?:a|an|one|two|three)[ -](?:third|quarter|fifth|tenth)s?\b|"
    r"(?:a\s)?(?:few|handful|minority|majority|fraction)\b|(?:most|many|several|both|all but)\b|"
    r"the (?:majority|rest|remainder|others?|remaining)\b)",
    re.IGNORECASE,
)
"""After the grade of a part of the cases, which no figure tells: "43%, grade 3 in about half of those"."""
_MOST_OF_IT = regex(r"(?:,|\()\s?(?:(?:al)?most(?:ly| all)|mainly|largely|predominantly|chiefly|primarily|generally|usually)\s(?:of\s|at\s)?$")
"""Before the grade of most cases, which is not that of the figure of all: "CRS, mostly grade 1: 44%"."""


def without_others(text: str, linked: Linked, topic: Topic, before: list[Mention]) -> list[Mention]:
    """The grades without those that tell the cases of another event apart; one right after its name may be that of all."""
    before = [m for m in before if not _is_of_other_people(text, linked, topic, m)]
    others = [(m, e) for m in before for e in linked.links if _is_of_other(text, m, e, topic)]
    apart = any(_OF_NAME.fullmatch(text, e.topic.end, m.start) is None for m, e in others)
    return [m for m in before if not any(m is other for other, _ in others)] if apart else before


_OTHERS_HAD = regex(
    rf"[^;.]*?(?:,\s|\s)(?:and|but|while|whereas)\s(?:(?:another|only|a\sfurther)\s)?(?:{INTEGER}|{WORD_NUMBER})(?:\s\([^()]*\))?"
    rf"(?:\s(?:of\s(?:the\s)?)?(?:\w+\s)?{PEOPLE})?\s(?:(?:also|each)\s)?(?:had|experienced|developed|reported|suffered)\s(?:an?\s)?"
)
"""From an event with a grade to one that others are said to have had: "two had grade 4 colitis, and one had rash"."""


def _is_of_other_people(text: str, linked: Linked, topic: Topic, grade: Mention) -> bool:
    """Whether a grade is told of an event that some had, and `topic` is what others had."""
    first = next((t for t in linked.topics if 0 <= t.start - grade.end <= 1), None)
    return first is not None and not first.generic and first is not topic and _OTHERS_HAD.fullmatch(text, first.end, topic.start) is not None


_OF_NAME = regex(r"\s?[,(]?\s?(?:of\s|at\s|with\s)?")


def _is_of_other(text: str, grade: Mention, entry: Link, topic: Topic) -> bool:
    """Whether a grade is that of a figure of another event, named before both: "rash grade 2 in 14% and grade 3 in 3%, nausea in 8%"."""
    if entry.topic is topic or entry.topic.generic or not entry.topic.id or entry.figure.end > topic.start or entry.figure.start < grade.end:
        return False
    return is_of_figure(text, grade, entry.figure, entry.topic)
