"""Remarks beside the rows of a table of adverse events, where they give figures: "Fatal adverse events: 1.0 vs 2.0. Rash in one patient".

The figures of a comparison are of the two arms of the remark's row, a single one is of the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from abstract2kb.assemble import table_arms
from abstract2kb.assemble.cells import hints_of
from abstract2kb.assemble.figure import Figure
from abstract2kb.assemble.table_result import TableResult
from abstract2kb.assemble.table_studies import TableStudies
from abstract2kb.assemble.table_view import RowView, TableView
from abstract2kb.assemble.topics import Topic, topics
from abstract2kb.nlp.numerals import DECIMAL
from abstract2kb.nlp.pipes.adverse_events import GRADE, grade
from abstract2kb.patterns import regex
from abstract2kb.pdf.layout import Cell
from abstract2kb.records import Category

__all__ = ["HEADED", "remarks"]

Span = tuple[int, int]

_DEATHS = regex(r"\b(?:deaths?|fatal|died)\b", re.IGNORECASE)
HEADED = regex(r"^(?:other |further |safety )?(?:remarks?|comments?|notes?|observations?|details|other(?: events| findings)?)$", re.IGNORECASE)
_CLAUSE = regex(r"(?:[^.;]|[.;](?!\s|$))+")
_ONE = rf"(?:\d+\s?\(\s?{DECIMAL}\s?%\s?\)|{DECIMAL}\s?%?)"
_STATED = regex(
    rf"(?P<term>[A-Za-z][^:;]*?)(?<!\bgrade)(?::|\s(?:in|was|were|of|at))?\s(?P<a>{_ONE})(?:\s(?:vs?\.?|versus|and|against)\s(?P<b>{_ONE}))?(?:\s\([^()]*\))?(?:,\s[^\d]*)?\s*"
)
_BY_GRADE = regex(rf"(?P<term>[A-Za-z][^:;]*?) by grade:?\s(?P<list>{_ONE}\s\((?:grade )?[1-5]\)(?:,? (?:and )?{_ONE}\s\((?:grade )?[1-5]\))*)")
_GRADED = regex(rf"(?P<a>{_ONE})\s\((?:grade )?(?P<grade>[1-5])\)")
_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_COUNTED = regex(
    rf"\s*(?:(?P<n>{'|'.join(_NUMBERS)})\s(?P<term>.+)|(?P<term2>.+?) in (?P<n2>{'|'.join(_NUMBERS)}) patients?\b.*)", re.IGNORECASE | re.DOTALL
)
_NONE = regex(r"No (?P<list>(?!(?:new|difference|unexpected|further|other|data)\b)[^\d]+)", re.IGNORECASE)
_SHARE = regex(rf"(?P<n>\d+)\s?\(\s?(?P<percent>{DECIMAL})\s?%\s?\)")


@dataclass(frozen=True, slots=True)
class _Told:
    """A figure of a remark: its topic, where it stands, its grade, and whether it is of the second arm."""

    topic: Topic
    figure: Figure
    grade: str | None = None
    second: bool = False
    term: str | None = None


def remarks(view: TableView, studies: TableStudies) -> Iterator[TableResult]:
    """The events that the column of remarks gives figures of."""
    columns = [c for c in range(1, view.width) if HEADED.match(view.heading(c)) and view.roles.get(c) != "value"]
    seen: set[int] = set()
    for row in view.rows() if columns else ():
        for column in columns:
            cell = view.grid.get((row.index, column))
            if cell is not None and cell.text.strip() and cell.start not in seen:
                seen.add(cell.start)
                yield from _of_cell(view, studies, row, cell)


def _of_cell(view: TableView, studies: TableStudies, row: RowView, cell: Cell) -> Iterator[TableResult]:
    study = studies.of(row, cell.col)
    sides = table_arms.row_regimens(view, row)
    group = row.keys.get("trial") or row.keys.get("arm")
    arm, given = table_arms.given_spans(view, group) if group is not None else (None, [])
    for told in _told(view, *view.span(cell)):
        if sides is not None:
            side = sides[1] if told.second else sides[0]
            yield TableResult(
                told.topic, told.figure, side.words.strip(), told.grade, table_arms.assets_named(view.scene, side.spans, study), study, term=told.term
            )
        elif not told.second and (assets := table_arms.assets_named(view.scene, given, study)):
            total = hints_of(group.text).total if group is not None and told.figure.n is not None else None
            yield TableResult(told.topic, replace(told.figure, total=total), arm, told.grade, assets, study, term=told.term)


def _told(view: TableView, start: int, end: int) -> Iterator[_Told]:
    """The figures of a remark, clause by clause."""
    text = view.scene.text
    for clause in _CLAUSE.finditer(text, start, end):
        a, b = clause.span()
        a += len(text[a:b]) - len(text[a:b].lstrip())
        if m := _BY_GRADE.match(text, a, b):
            topic = _topic(view, *m.span("term"))
            graded = _GRADED.finditer(text, *m.span("list")) if topic else ()
            yield from (_Told(topic, _figure(text, g.span("a"), topic), g.group("grade")) for g in graded if topic)
        elif m := _COUNTED.fullmatch(text, a, b):
            yield from _counted(view, m, (a, b))
        elif m := _NONE.fullmatch(text, a, b):
            named = [t for t in topics(view.scene, *m.span("list")) if t.family == "safety"]
            yield from (_Told(t, Figure(t.start, t.end, "rate", style="no")) for t in named)
        elif m := _STATED.fullmatch(text, a, b):
            topic = _topic(view, *m.span("term"))
            level = GRADE.search(m.group("term"))
            for name in ("a", "b") if topic else ():
                if topic and m.group(name):
                    yield _Told(topic, _figure(text, m.span(name), topic), grade(level) if level else None, name == "b", _deaths(m.group("term")))


def _counted(view: TableView, m: re.Match[str], clause: Span) -> Iterator[_Told]:
    """The patients that a remark counts in words."""
    name, number = ("term", "n") if m.group("n") else ("term2", "n2")
    topic = _topic(view, *m.span(name))
    level = GRADE.search(view.scene.text, *clause)
    if topic is not None:
        figure = Figure(*m.span(number), "rate", n=_NUMBERS[m.group(number).lower()], style="cell")
        yield _Told(topic, figure, grade(level) if level else None)


def _topic(view: TableView, start: int, end: int) -> Topic | None:
    """The event that the words name; none where they name another thing."""
    found = topics(view.scene, start, end)
    if not found or found[0].family != "safety":
        return None
    deaths = _DEATHS.search(view.scene.text[start:end])
    return replace(found[0], category=Category.DEATH) if deaths else found[0]


def _deaths(words: str) -> str | None:
    """The words for deaths of a cause, which the event alone would not tell."""
    return words.strip() if _DEATHS.search(words) else None


def _figure(text: str, span: Span, topic: Topic) -> Figure:
    """A count with its percent, a percent, or, of deaths and whole, a count."""
    words = text[slice(*span)]
    if m := _SHARE.fullmatch(words):
        return Figure(*span, "rate", n=int(m.group("n")), percent=float(m.group("percent").replace("·", ".")), style="cell")
    if words.isdigit() and topic.category is Category.DEATH:
        return Figure(*span, "rate", n=int(words), style="cell")
    return Figure(*span, "rate", percent=float(words.rstrip(" %").replace("·", ".")))
