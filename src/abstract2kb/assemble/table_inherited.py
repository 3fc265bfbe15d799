"""What a row is of where its label leaves it to the rows above: ratios below medians, "Grade ≥3" below an event, "Serious" below "TEAE",
"fatal" below "Pneumonitis"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from abstract2kb.assemble.cells import hints_of
from abstract2kb.assemble.table_grades import only_grade
from abstract2kb.assemble.table_topics import TableTopics
from abstract2kb.assemble.table_view import RowView
from abstract2kb.assemble.topics import Topic
from abstract2kb.patterns import regex
from abstract2kb.pdf.layout import Cell
from abstract2kb.records import Category

__all__ = ["Inheritance"]

_RATIO_ROW = regex(r"^(?:a?HR|(?:hazard|odds|risk) ratio|OR)\b(?![-+]|\s(?:positive|negative))", re.IGNORECASE)
_SUCH = regex(
    r"\W*(?:of (?:which|these|them),? )?(?:(?P<serious>serious)|fatal|deaths?|died|grade 5)(?: events?| cases?)?(?:,? ?\(?(?:n|%|n \(%\))\)?)?",
    re.IGNORECASE,
)
"""Those of the event in the row above: "fatal, n" below "Pneumonitis"."""
_NARROW = (Category.SERIOUS, Category.DISCONTINUATION, Category.DEATH, Category.DLT)
"""A line "Grade ≥3" below one of these is of all events again."""


@dataclass
class Inheritance:
    """Goes with a reader from row to row: `last` is what the row above was of, `whole` the events as a whole that the section named last,
    `above` the last label with a topic of its own, which becomes the endpoint cell of the rows that go on with it."""

    topics: TableTopics
    last: Topic | None = None
    whole: Topic | None = None
    section: Cell | None = None
    above: Cell | None = None

    def of(self, row: RowView) -> Topic | None:
        """What the row takes over; None where it has a topic of its own."""
        label = row.label.text.strip() if row.label else ""
        named = self.topics.of_label(row)
        if row.section is not self.section:
            self.last, self.whole, self.section = None, None, row.section
        if named and named[0].family == "safety" and named[0].generic and named[0].category not in _NARROW:
            self.whole = _without_all(named[0])
        elif named and named[0].family != "safety":
            self.whole = None
        if named:
            self.above = row.label
        if self.last is not None and _RATIO_ROW.match(label) and not named:
            return self.last
        if self.last is not None and self.last.family == "safety" and only_grade(label) and self.last.category not in _NARROW:
            return self._going_on(row, self.last)
        if self.last is not None and self.last.family == "safety" and not self.last.generic and not named and (such := _SUCH.fullmatch(label)):
            return self._going_on(row, replace(self.last, category=Category.SERIOUS if such["serious"] else Category.DEATH))
        return self.topics.narrowed(row, self.whole)

    def _going_on(self, row: RowView, topic: Topic) -> Topic:
        """The topic; the label that named it says what the row's numbers are, where its own does not: "ILD, n" above "fatal"."""
        own = hints_of(row.label.text if row.label is not None else "")
        if self.above is not None and "endpoint" not in row.keys and not (own.percent or own.count):
            row.keys["endpoint"] = self.above
        return topic


_ALL = regex(r"(?:any|all)\s", re.IGNORECASE)


def _without_all(topic: Topic) -> Topic:
    """The topic without the "any" that does not hold for those of one kind."""
    m = _ALL.match(topic.text)
    if m is None:
        return topic
    return replace(topic, text=topic.text[m.end() :], named_at=topic.name[0] + m.end())
