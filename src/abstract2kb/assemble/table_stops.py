"""Headings over those who stopped treatment, and over all events of a grade, that name no event: "Disc.", "D/c, %", "Grade ≥3" below "Safety"."""

from __future__ import annotations

import re

from abstract2kb.assemble.table_grades import UNIT
from abstract2kb.assemble.table_view import TableView
from abstract2kb.assemble.topics import Topic
from abstract2kb.nlp.mention import Label
from abstract2kb.nlp.pipes.adverse_events import GRADE
from abstract2kb.patterns import regex
from abstract2kb.pdf.layout import Cell
from abstract2kb.records import Category

__all__ = ["RULE", "SAFETY_LINE", "all_events", "stopped"]

SAFETY_LINE = regex(r"\b(?:safety|tolerability|side effects|toxicit(?:y|ies)|adverse events|AEs)\b", re.IGNORECASE)
"""A line or heading over rows or columns that are of events."""
_STOPPED = regex(
    r"(?:(?:permanent(?:ly)?|treatment|drug|study|any)[ -]){0,2}(?:disc(?:ont?|ontin)?\.?|disc(?:ont?)?|discontinu(?:ed|ations?|ing)|"
    r"D/?C(?:['’]?d|s)?|"
    r"stopped|stops?|withdrawn|withdrawals?|quit|off (?:treatment|drug|therapy)|came off)(?:\s(?:rates?|treatment|drug|therapy))?"
    r"(?:,?\s?\(?(?:n\s?\(%\)|%|n|no\. \(%\))\)?)?[*†‡§a-h]?",
    re.IGNORECASE,
)
_SHARE = regex(
    r"(?:[<>≤~]\s?)?\d{1,2}(?:\.\d+)?\s?%?[*†‡§a-h]?(?:\s?(?:vs?\.?|/|\||versus)\s?\d{1,2}(?:\.\d+)?\s?%?)?|\d+\s?\(\d+(?:\.\d+)?\s?%?\)",
    re.IGNORECASE,
)
_NO_FIGURE = regex(r"\W*|n\.?/?\s?[aredps]\.?|not (?:reported|available|shown|given|presented)|pending|\.\.\.", re.IGNORECASE)
_PER_CENT = regex(r"%|\bper ?cent", re.IGNORECASE)
RULE = "adverse_events.table_stopped"


def stopped(view: TableView, cell: Cell) -> list[Topic]:
    """Those who stopped treatment, of a heading that says no more, over shares, in a table that has events besides."""
    words = cell.text.strip()
    if cell.row >= view.header_rows or not cell.col or _STOPPED.fullmatch(words) is None:
        return []
    column = [c.text.strip() for r in range(view.header_rows, view.height) if (c := view.grid.get((r, cell.col))) is not None]
    figures = [t for t in column if not _NO_FIGURE.fullmatch(t)]
    if not figures or not all(_SHARE.fullmatch(t) for t in figures) or not _are_of_events(view, cell):
        return []
    start, _ = view.span(cell)
    name = UNIT.sub("", words).strip(" ,;:()%")
    return [Topic(start, start + len(name), "safety", name, "", RULE, category=Category.DISCONTINUATION, generic=True)]


def _are_of_events(view: TableView, cell: Cell) -> bool:
    """Whether something says that those who stopped did so for events: the heading above, or the columns beside and a percent."""
    path = view.path(cell.col)
    if any(SAFETY_LINE.search(c.text) for c in path[:-1]):
        return True
    heads = [c for r in range(view.header_rows) for i in range(1, view.width) if (c := view.grid.get((r, i))) is not None and c is not cell]
    shares = any(_PER_CENT.search(c.text) for c in (*path, *(c for (r, i), c in view.grid.items() if i == cell.col and r >= view.header_rows)))
    return shares and any(view.scene.within(*view.span(c), Label.ADVERSE_EVENT) or (view.scene.within(*view.span(c), Label.GRADE)) for c in heads)


def all_events(view: TableView, label: Cell) -> Topic:
    """All events, of a row whose label says only of what grade or kind they are, below a line "Safety, %"."""
    start, end = view.span(label)
    words = UNIT.sub("", GRADE.sub("", label.text)).strip(" ,;:()")
    return Topic(start, end, "safety", words or "adverse events", "", RULE, generic=True)
