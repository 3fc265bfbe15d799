"""Cells of any cause among cells of events of the drug: by a note of theirs, or by a mark that the report explains once for all its tables.

Example: "Figures are treatment-related unless marked *, which means any cause" far above a table with the cell "66%*".
"""

from __future__ import annotations

import re
from dataclasses import replace

from abstract2kb.assemble.table_view import TableView
from abstract2kb.assemble.topics import Topic
from abstract2kb.patterns import regex
from abstract2kb.pdf.layout import Cell
from abstract2kb.records import Category

__all__ = ["of_any_cause"]

_NOTE = regex(
    r"(?:\W*(?:events?|AEs?|of|regardless of)\W+)*(?:any|all|the)?[ -]?(?:causes?|causality|attribution)\W*$|"
    r"(?:(?!\b(?:deaths?|died|patients|pts|discontinu\w*|withdr[ae]w\w*|stop\w*|doses?)\b)[^.;])*"
    r"\b(?:whatever|regardless of|irrespective of|independent of)\s(?:its\s|the\s|their\s)?"
    r"(?:cause|causality|attribution|relation(?:ship)?)\b(?!\sof\b)",
    re.IGNORECASE,
)
"""A note on a cell that tells that its events are those of any cause."""
_MARKED = regex(
    r"\b(?:unless|except (?:where|when|those)|other than those)\s(?:marked|starred|flagged|labell?ed)\s(?:with\s)?(?:an?\s|the\s)?"
    r"(?P<mark>[*†‡§¶#])[^.;]{0,40}?\b(?:any|all)[ -]causes?\b",
    re.IGNORECASE,
)
"""What a report says of the mark of events of any cause."""
_OF_DRUG = regex(r"(?:treatment|drug)[- ]related\b", re.IGNORECASE)


def of_any_cause(view: TableView, cell: Cell, topic: Topic) -> Topic | None:
    """The events as a whole of any cause, where the cell's note or mark puts them in place of those of the drug; else None."""
    if not topic.generic or topic.category is not Category.TREATMENT_RELATED:
        return None
    drawn = view.scene.source.report.text[cell.start : cell.end + 2].split("\t")[0]  # the view takes marks off the text of cells
    if any(_NOTE.match(note) for note in view.remarks(cell)) or ((mark := _mark(view)) and mark in drawn):
        return replace(topic, category=Category.ANY, text=_OF_DRUG.sub("any-cause", topic.text))
    return None


def _mark(view: TableView) -> str | None:
    """The mark of events of any cause, as the report explains it."""
    memo = view.scene.memo
    if "mark_of_any_cause" not in memo:
        found = _MARKED.search(view.scene.source.report.text)
        memo["mark_of_any_cause"] = found.group("mark") if found else None
    mark = memo["mark_of_any_cause"]
    return mark if isinstance(mark, str) else None
