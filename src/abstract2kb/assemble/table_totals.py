"""Labels of rows that count events as a whole: all of them in so many words, those that changed the dose, and those that were fatal.

Examples: "TEAE, total", "TRAE leading to dose reduction", "Deaths, TRAE", "TRAE deaths".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from abstract2kb.assemble.table_grades import UNIT
from abstract2kb.assemble.table_view import TableView
from abstract2kb.assemble.topics import Topic
from abstract2kb.nlp.pipes.adverse_events import GRADE
from abstract2kb.patterns import regex
from abstract2kb.pdf.layout import Cell
from abstract2kb.records import Category

__all__ = ["as_deaths", "total_in_words"]

_TO_DOSE = (
    r"s?\s?(?:→|->|:|–|(?:that |which )?(?:led|leading|lead|resulted|resulting) (?:to|in)|requiring)\s?"
    r"(?:a\s)?dose[ -](?:reduc|interrupt|delay|modif|adjust|hold)"
    r"\w*(?:\s?(?:/|,|or|and)\s?(?:dose )?(?:reduc|interrupt|delay|modif)\w*)*"
)
"""From events as a whole to what they did to the dose."""
_IN_ALL = r"s?,?\s\(?(?:total|overall|in total|altogether)\b"
"""Behind events as a whole, that all of them are meant."""
_DEATHS_BEHIND = regex(r"(?:s|[- ]related)?\s?[:–-]?\s?(?:deaths?|fatalities|fatal(?! )(?:ity)?)(?=$|[\s,;:()])", re.IGNORECASE)
"""Behind events as a whole, that those counted were fatal: "TRAE deaths"."""

_COUNT_AT_END = regex(r",?\s\(?(?:n|no\.)\)?$")


def total_in_words(name: str, label: str) -> str | None:
    """The words of a label for all events, with those behind the name that say of what cause, in what count, or with what consequence for the dose.

    >>> total_in_words("TEAE", "TEAE, total, %"), total_in_words("TRAEs", "TRAEs of grade 3"), total_in_words("AE", "AE requiring dose delay")
    ('TEAE, total', None, 'AE requiring dose delay')
    """
    m = re.search(rf"{re.escape(name)}(?:,? (?:any|all)[ -]causes?\b|{_IN_ALL}|{_TO_DOSE})", label, re.IGNORECASE)
    return m.group().strip() if m else None


def as_deaths(view: TableView, cell: Cell, found: list[Topic], safety: bool) -> list[Topic]:
    """What the label of a row names, as fatal events where it counts these: any deaths in a place for safety (`safety`), else those of events."""
    start, end = view.span(cell)
    text = view.scene.text
    first = found[0]
    if first.family == "safety" and first.generic and (m := _DEATHS_BEHIND.match(text, first.end, end)):
        return [replace(first, end=m.end(), text=text[first.start : m.end()], category=Category.DEATH)]
    if first.family != "death" or not (safety or _are_of_events(found, text[start:end])):
        return found
    words = _COUNT_AT_END.sub("", UNIT.sub("", text[first.start : end])).rstrip(" ,;:(")
    return [replace(first, family="safety", endpoint=None, category=Category.DEATH, text=words or first.text)]


def _are_of_events(found: Sequence[Topic], label: str) -> bool:
    """Whether a label counts the deaths of events as a whole and names nothing else: "Deaths, TRAE, n"."""
    return (
        any(t.family == "safety" and t.generic for t in found[1:]) and all(t.family in ("safety", "death") for t in found) and not GRADE.search(label)
    )
