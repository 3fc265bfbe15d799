"""Grades that a line or a note of a table gives: "– Grade ≥3" below an event, "Grade 3 or 4." under a mark, "Only grade ≥3 events are shown."."""

from __future__ import annotations

import re
from collections.abc import Iterable

from abstract2kb.nlp.pipes.adverse_events import GRADE

__all__ = ["grades_said", "only_grade"]

_AROUND = re.compile(
    r"[\s\W]*(?:(?:all|only|events?|figures?|rates?|data|values|percentages|numbers|adverse|treatment|emergent|related|AEs?|TEAEs?|TRAEs?|"
    r"are|were|is|was|of|for|the|that|reached|shown|listed|given|reported|patients?|with|at|or|here|any|attribution|cause|toxicit(?:y|ies)|table)\b[\s\W]*)*",
    re.IGNORECASE,
)
"""Words that say no more than that the grade holds for what they stand at."""


def only_grade(label: str) -> bool:
    """Whether a row's label is a grade and nothing else.

    >>> only_grade("– Grade ≥3, %"), only_grade("Grade ≥3 TEAE")
    (True, False)
    """
    m = GRADE.search(label)
    return m is not None and not re.sub(r"\bn\b|\bof which\b|\bthereof\b|[\W_]", "", label[: m.start()] + label[m.end() :], flags=re.IGNORECASE)


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
