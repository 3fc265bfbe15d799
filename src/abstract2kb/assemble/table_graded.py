"""Cells of events that say more than a figure: "24% (grade ≥3: 6%)", "gr 1-2 40%, gr 3 3%", "2 patients", "none of grade ≥3"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from abstract2kb.assemble.table_result import CellPlace
from abstract2kb.assemble.table_sides import Side
from abstract2kb.assemble.topics import Topic
from abstract2kb.nlp.numerals import DECIMAL
from abstract2kb.nlp.pipes.adverse_events import GRADE, grade
from abstract2kb.patterns import regex

__all__ = ["Part", "graded_places", "told_parts"]

_GRADE = "\x00"
_BARE = regex(r"(?<=[\s(;,/])(?P<sign>≥|>=)\s?(?P<low>[1-5])(?=\s?[:,]?\s\d)")
"""A grade without the word: "24% (≥3: 6%)"."""
_PEOPLE = r"(?P<people>\s(?:patients?|pts?|cases?|subjects?)\b)?"
_FIGURE = rf"(?:[<≤~]\s?)?{DECIMAL}(?:\s?%)?(?:\s?\(\s?(?:<\s?)?{DECIMAL}\s?%?\s?\))?"
_AND = r"\s?(?:[,;/·|]|\band\b|\n)?\s?"
_WITH = r"(?:(?:of which|including|incl\.?|with|of|at|in|events?|only)\s)*"
_AFTER = regex(rf"(?P<figure>{_FIGURE}){_PEOPLE}\s?(?:\(|,|;|\bof\b)?\s?{_WITH}(?P<grade>{_GRADE}+)\s?\)?")
_BEFORE = regex(rf"(?P<grade>{_GRADE}+)\s?(?:[:=,]|events?|in)?\s?(?P<figure>{_FIGURE}){_PEOPLE}")
_WHOLE = regex(rf"(?P<figure>{_FIGURE}){_PEOPLE}")
_OPEN = regex(rf"\s?[(\[;,/]\s?{_WITH}")
_BETWEEN = regex(_AND)
_NONE = regex(
    rf"(?:none|no|nil|not observed|not reported as)\b(?:\s(?:of|with|at|had|patients?|pts?|reported|observed|seen|cases?|events?))*"
    rf"\s?(?P<grade>{_GRADE}*)(?:\s(?:events?|cases?))?",
    re.IGNORECASE,
)
_COUNTED = regex(rf"(?P<n>\d{{1,3}}){_PEOPLE[:-1]}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """text[start:end] is a figure of the `grade` ("any" where others have theirs); `told`: that there was none, or that it counts people."""

    start: int
    end: int
    grade: str | None = None
    told: Literal["", "none", "people"] = ""


def told_parts(text: str) -> list[Part]:
    """The figures of a cell that has grades, counted people or "none" in words; none of a cell of plain figures.

    >>> [(p.start, p.end, p.grade) for p in told_parts("24% (grade ≥3: 6%)")]
    [(0, 3, 'any'), (15, 17, '>=3')]
    """
    if not any(c.isalpha() or c in "≥>" for c in text) or len(text) > _LONGEST:
        return []
    grades = [(m.span(), grade(m)) for m in GRADE.finditer(text)]
    if not grades:
        grades = [(m.span(), f">={m.group('low')}") for m in _BARE.finditer(text)]
    masked = text
    for (start, end), _ in grades:
        masked = masked[:start] + _GRADE * (end - start) + masked[end:]
    at = {start: value for (start, _), value in grades}
    if (m := _NONE.fullmatch(masked.strip())) is not None:
        offset = len(masked) - len(masked.lstrip())
        return [Part(0, len(text.rstrip()), at.get(m.start("grade") + offset) if m.group("grade") else None, told="none")]
    if not grades:
        m = _COUNTED.fullmatch(masked.strip())
        return [Part(masked.index(m.group("n")), masked.index(m.group("n")) + len(m.group("n")), told="people")] if m else []
    return _of_grades(masked, at)


_LONGEST = 80


def _of_grades(masked: str, at: dict[int, str]) -> list[Part]:
    """The figures of a cell each with its grade, a first one without being of any."""
    found: list[Part] = []
    place, end = len(masked) - len(masked.lstrip()), len(masked.rstrip(" )]"))
    whole = _WHOLE.match(masked, place, end)
    opened = _OPEN.match(masked, whole.end(), end) if whole else None
    if whole and opened and (any(form.match(masked, opened.end(), end) for form in (_BEFORE, _AFTER, _NONE))):
        found, place = [_part(whole, "any")], opened.end()
    while place < end:
        none = _NONE.match(masked, place, end)
        if none and none.group("grade") and found and none.end() == end:
            return [*found, Part(none.start(), none.end(), at[none.start("grade")], "none")]
        m = _BEFORE.match(masked, place, end) or _AFTER.match(masked, place, end)
        if m is None:
            return []
        found.append(_part(m, at[m.start("grade")]))
        between = _BETWEEN.match(masked, m.end(), end)
        place = between.end() if between else m.end()
    counted = any(p.told for p in found) and all(masked[p.start : p.end].isdigit() for p in found if not p.told)
    return [replace(p, told=p.told or "people") for p in found] if counted else found


def _part(m: re.Match[str], level: str) -> Part:
    start, end = m.span("figure")
    return Part(start, end, level, "people" if m.group("people") else "")


def graded_places(text: str, start: int, topic: Topic, grade: str | None, sides: Sequence[Side]) -> list[CellPlace]:
    """The places of the figures of such a cell whose text begins at `start`; `grade` is that of its headings."""
    side = sides[0] if len(sides) == 1 else None
    own = sides if side is not None else ()
    return [CellPlace(start + p.start, start + p.end, topic, p.grade or grade, side, own, told=p.told) for p in told_parts(text)]
