"""Headings that name no more than an endpoint or a grade: "PFS" over plain decimals is a median, "Gr ≥3" beside "ORR" all events of that grade."""

from __future__ import annotations

import re

from abstract2kb.assemble.cells import hints_of
from abstract2kb.assemble.table_named import NamedTopics
from abstract2kb.assemble.table_stops import SAFETY_LINE
from abstract2kb.assemble.table_view import TableView
from abstract2kb.assemble.topics import Topic
from abstract2kb.patterns import regex
from abstract2kb.records import Category, Endpoint

__all__ = ["are_bare_medians", "events_of_grade", "responses_of_title", "term_of_grade", "unit_in_legend"]

_PLAIN_TIME = regex(r"[<>≥≤~]?\s?\d{1,3}\.\d{1,2}\+?[*†‡§a-h]?(?:\s?[(\[]\s?\d+(?:\.\d+)?\s?[-–−]\s?(?:\d+(?:\.\d+)?\+?|N[RE])\s?[)\]])?")
"""A decimal that may be a time: "8.3", "8.3 (6.9–10.1)"."""
_NO_FIGURE = regex(r"\W*|n\.?\s?[are]\.?|not (?:yet )?(?:reached|reported|estimable|mature|available)|immature|pending", re.IGNORECASE)
_OVER = 2
"""Headings over a column: its own and that over several."""
_LONGEST, _SHORTEST, _OF_A_RATIO = 99.9, 1.0, 2.0
"""Months that a median may have, and what one figure of several must pass if they are no ratios."""
_NAME_ONLY = regex(r"\s?(?:\((?:BICR|IRC|IRR|INV|RECIST[^()]*|investigator|central)\))?[*†‡§a-h]?", re.IGNORECASE)
"""What may stand behind the name of the endpoint."""
_GRADE_ONLY = regex(
    r"(?:(?:grades?|gr\.?|g)\s?(?:≥|>=)\s?3|(?:≥|>=)\s?(?:grade|gr\.?|g)\s?3|(?:grades?|gr\.?|g)\s?3\s?(?:\+|[-–/]\s?[45]))"
    r"(?:,?\s?\(?%\)?)?",
    re.IGNORECASE,
)
_RELATED = regex(r"(?:treatment|drug)[- ]related\b", re.IGNORECASE)
_LEGEND = regex(
    r"(?:^|[.;|(]\s?|\n)(?:all\s)?medians?(?:\s(?:times?|values?|given|shown|reported|are|is))*\s(?:in\s)?"
    r"(?P<unit>months|weeks|years|days)\b",
    re.IGNORECASE,
)
_RULE = "adverse_events.table_grade"


def are_bare_medians(view: TableView, column: int, topic: Topic) -> bool:
    """Whether the column is headed with the name of a time alone and holds plain decimals that may be months: no shares, no ratios."""
    head = view.path(column)[-1:]
    if topic.family not in ("survival", "time") or not head or not head[0].text.strip().startswith(topic.text):
        return False
    heads = " | ".join((view.title, *(c.text for c in view.path(column))))
    told = hints_of(heads)
    if told.ratio or told.percent or _NAME_ONLY.fullmatch(head[0].text.strip()[len(topic.text) :]) is None:
        return False
    cells = (view.grid.get((r, column)) for r in range(view.header_rows, view.height))
    texts = [t for c in cells if c is not None and not _NO_FIGURE.fullmatch(t := c.text.strip())]
    if not texts or not all(_PLAIN_TIME.fullmatch(t) for t in texts):
        return False
    numbers = [float(m.group()) for t in texts if (m := re.search(r"\d+\.\d+", t))]
    return all(_SHORTEST <= n <= _LONGEST for n in numbers) and max(numbers) > _OF_A_RATIO


def unit_in_legend(view: TableView) -> str | None:
    """The unit that a legend anywhere in the report gives for all medians: "Medians in months"."""
    memo = view.scene.memo
    if "unit_of_medians" not in memo:
        m = _LEGEND.search(view.scene.source.report.text)
        memo["unit_of_medians"] = m.group("unit").lower() if m else None
    found = memo["unit_of_medians"]
    return found if isinstance(found, str) else None


def events_of_grade(view: TableView, named: NamedTopics, column: int) -> Topic | None:
    """All events of the grade that a column is headed with and no more, below a heading of safety at the most, where others are of efficacy and
    the one before it is of no event, whose grade it could be."""
    path = view.path(column)
    head = path[-1:]
    over = len(path) > 1 and (len(path) > _OVER or SAFETY_LINE.search(path[0].text) is None or bool(named.of(path[0])))
    if not head or over or not _GRADE_ONLY.fullmatch(head[0].text.strip()):
        return None
    columns = [c for c, role in view.roles.items() if role == "value" and c != column]
    families = {t.family for c in columns for h in view.path(c) for t in named.of(h)}
    before = {t.family for h in view.path(column - 1)[-1:] for t in named.of(h)}
    if not families - {"safety"} or "safety" in before:
        return None
    words = head[0].text.rstrip(" ,(%)")
    start, _ = view.span(head[0])
    kind = Category.TREATMENT_RELATED if _is_related(view, words) else Category.ANY
    return Topic(start, start + len(words), "safety", words, "", _RULE, category=kind, generic=True)


def _is_related(view: TableView, words: str) -> bool:
    """Whether a note or a legend says that events under this heading are those of the drug: "“Gr ≥3” is treatment-related"."""
    text = view.scene.source.report.text
    said = re.compile(rf"{re.escape(words)}[”\"’']?\s?(?:,|:|=|\b(?:is|are|means?|refers? to)\b)\s?[^.;\d]{{0,30}}?{_RELATED.pattern}", re.IGNORECASE)
    return said.search(text) is not None


def term_of_grade(topic: Topic) -> str | None:
    """The words for all events of a grade that is the heading alone; None for other topics."""
    if topic.rule != _RULE:
        return None
    return "treatment-related events" if topic.category is Category.TREATMENT_RELATED else "adverse events"


_TITLE_RESPONSES = regex(
    r"\b(?:(?:objective|overall|tumou?r|confirmed)\s)?responses?(?:\srates?)?(?=\s(?:by|per|in each|across|according|among)\b)", re.IGNORECASE
)
_SHARE = regex(r"\d+\s?/\s?\d+(?:\s?\(\d+(?:\.\d+)?\s?%?\))?|\d+\s?\(\d+(?:\.\d+)?\s?%?\)|\d+(?:\.\d+)?\s?%")


def responses_of_title(view: TableView) -> Topic | None:
    """The objective responses that a title speaks of, where all cells are shares of patients: "Table 2 gives responses by cohort"."""
    block = view.title_block
    if block is None:
        return None
    offset = view.scene.source.offset
    m = _TITLE_RESPONSES.search(view.scene.text, block.start - offset, block.end - offset)
    cells = [c.text.strip() for (r, i), c in view.grid.items() if r >= view.header_rows and view.roles.get(i) == "value" and c.text.strip()]
    if m is None or not cells or not all(_SHARE.fullmatch(t) or _NO_FIGURE.fullmatch(t) for t in cells):
        return None
    return Topic(m.start(), m.end(), "response", m.group(), "ORR", "endpoints.table_title", Endpoint.ORR)
