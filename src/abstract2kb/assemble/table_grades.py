"""Grades that a line or a note of a table gives: "– Grade ≥3" below an event, "Grade 3 or 4." under a mark, "Only grade ≥3 events are shown."."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from abstract2kb.nlp.pipes.adverse_events import GRADE, grade
from abstract2kb.patterns import regex
from abstract2kb.pdf.layout import Cell

__all__ = ["AT_END", "BARE", "UNIT", "grade_of", "grades_said", "has_own_unit", "only_grade"]

BARE = regex(
    r"^\s*(?:(?P<any>any|all)(?: grades?)?|(?:gr(?:ade)?s?\.?\s?)?(?P<sign>≥|>=|>)?\s?(?P<low>[1-5])(?:\s?[-–/]\s?(?P<high>[1-5])|(?P<more>\s?\+))?)"
    r"(?:,?\s?\(?(?:%|n \(%\))\)?)?\s*$",
    re.IGNORECASE,
)
"""A heading that is a grade alone: "Any", "≥3", "3-4", "3+"."""
AT_END = regex(r"[\s,)]\s?(?P<grade>any|(?:≥|>=)\s?[1-5]|[1-5]\s?[-–/]\s?[1-5])$", re.IGNORECASE)
"""A grade at the end of an arm's heading: "Placebo (n=99) ≥3"."""
UNIT = regex(r"[,;]?\s?(?:n\s?\(%\)|\(?%\)?|no\. \(%\))", re.IGNORECASE)

_UNIT_AT_END = regex(rf"(?:{UNIT.pattern})$", re.IGNORECASE)


def has_own_unit(section: Cell | None, before: Cell | None, label: Cell) -> bool:
    """Whether a row stands beside a line over rows, not below it: both have a unit, which the row before, one of those below it, has not.

    Example: "Grade ≥3 events of interest, %", "Rash", then "Discontinued for an event, %".
    """
    if section is None or before is None:
        return False
    above, last, own = (_UNIT_AT_END.search(cell.text.strip()) is not None for cell in (section, before, label))
    return above and own and not last


_AROUND = regex(
    r"[\s\W]*(?:(?:all|only|events?|figures?|rates?|data|values|percentages|numbers|adverse|treatment|emergent|related|AEs?|TEAEs?|TRAEs?|"
    r"are|were|is|was|of|for|the|that|reached|shown|listed|given|reported|patients?|with|at|or|here|any|attribution|cause|toxicit(?:y|ies)|table)\b[\s\W]*)*",
    re.IGNORECASE,
)
"""Words that say no more than that the grade holds for what they stand at."""


def only_grade(label: str) -> bool:
    """Whether a row's label is a grade and nothing else.

    >>> only_grade("– Grade ≥3, %"), only_grade("of which grade 3-4"), only_grade("Grade ≥3 TEAE")
    (True, True, False)
    """
    m = GRADE.search(label)
    return m is not None and not _OF_THEM.sub("", label[: m.start()] + label[m.end() :])


_OF_THEM = regex(r"\b(?:n|of|which|thereof|with|were|including|incl|patients?)\b|[\W_]", re.IGNORECASE)
"""Words beside a grade that say no more than that it holds for the row above."""


def grades_said(notes: Iterable[str]) -> list[str]:
    """The sentences of the notes that give one grade and say nothing else.

    >>> grades_said(["Only grade 3-4 events are shown. Pooled."]), grades_said(["All but one were of grade 1."])
    (['Only grade 3-4 events are shown'], [])
    """
    found = []
    for note in notes:
        for sentence in re.split(r"[.;]\s|[.;]$", note):
            m = GRADE.search(sentence)
            if m is not None and _AROUND.fullmatch(sentence[: m.start()]) and _AROUND.fullmatch(sentence[m.end() :]):
                found.append(sentence)
    return found


def grade_of(heads: Sequence[str]) -> str | None:
    """The grade that the first of the headings to name one gives; "any" for all grades.

    >>> grade_of(["≥3", "Nausea"])
    '>=3'
    """
    for index, text in enumerate(heads):
        m = BARE.match(text) if index < 2 else None
        if m and (any(m.group(name) for name in ("any", "sign", "high", "more")) or "gr" in text.lower()):
            return _normal(m)
        if m := GRADE.search(UNIT.sub("", text)):
            return grade(m)
        if index < 2 and (m := AT_END.search(text)) and (bare := BARE.match(m.group("grade"))):
            return _normal(bare)
    return None


def _normal(m: re.Match[str]) -> str:
    if m.group("any"):
        return "any"
    if m.group("high"):
        return f"{m.group('low')}-{m.group('high')}"
    return f">={m.group('low')}" if m.group("sign") or m.group("more") else m.group("low")
