"""Cells of tables of trials that tell events in few words, with what they name: the drug before a colon, the two arms of "7 vs 4".

Example: in the row of ALPHA-1 (A vs B) under "% of patients" the cell "neutropenia 22 vs 30; A: rash 12" has 22 of A, 30 of B and 12 of A.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from abstract2kb.assemble import table_arms
from abstract2kb.assemble.cells import read_cell
from abstract2kb.assemble.figure import Figure
from abstract2kb.assemble.table_grades import grade_of
from abstract2kb.assemble.table_hints import TableHints
from abstract2kb.assemble.table_owners import TableOwners
from abstract2kb.assemble.table_pairs import COUNTED, grades_of_pair
from abstract2kb.assemble.table_result import TableResult
from abstract2kb.assemble.table_sides import Side, TableSides
from abstract2kb.assemble.table_studies import TableStudies
from abstract2kb.assemble.table_view import RowView, TableView
from abstract2kb.assemble.terse_events import TerseClause, TerseEvent, terse_clauses
from abstract2kb.assemble.topics import Topic, topics
from abstract2kb.nlp.pipes.adverse_events import GRADE
from abstract2kb.patterns import regex
from abstract2kb.pdf.layout import Cell
from abstract2kb.records import Category

__all__ = ["TerseCells"]

Span = tuple[int, int]

_DEATHS = regex(r"\b(?:deaths?|fatal|died)\b", re.IGNORECASE)
_RELATION = regex(
    r"(?P<related>(?:treatment|drug|therapy)[- ]related|related)|(?:treatment|drug)[- ]emergent|immune[- ](?:related|mediated)|"
    r"(?P<any>any cause|all[- ]causes?|all events?)",
    re.IGNORECASE,
)
"""What a clause says of the events that its column is headed with."""
_BESIDE = regex(
    r"(?:\b(?:of|any|all|the|in|by|adjudicated|confirmed|reported|events?|cases?|rates?|most|mostly|mainly|common|also|drug[- ]related|"
    r"treatment[- ]related|serious|worst)\b|\W)*",
    re.IGNORECASE,
)
"""Words beside the name of an event that say nothing else of it."""
_ARTICLE = regex(r"^(?:the|its|their)\s", re.IGNORECASE)
_AND = regex(r"\s(?:and|vs?\.?|versus)\s")


@dataclass
class TerseCells:
    """The events that cells of one table tell in few words."""

    view: TableView
    studies: TableStudies
    owners: TableOwners
    hints: TableHints

    def read(self, row: RowView, cell: Cell, heads: Sequence[Cell], headed: Topic | None) -> list[tuple[TerseClause, list[TableResult]]]:
        """The clauses of a cell, each with its results, or none where it is to be read otherwise; `headed` is what its headings name."""
        notes = [*(h.text for h in heads), self.view.title, *self.view.notes]
        grades = grades_of_pair(notes)
        two = grades is not None or any(COUNTED.search(text) for text in notes)
        return [(clause, self._results(row, cell, heads, headed, clause, grades)) for clause in terse_clauses(cell.text, two)]

    def _results(
        self, row: RowView, cell: Cell, heads: Sequence[Cell], headed: Topic | None, clause: TerseClause, grades: tuple[str, str] | None
    ) -> list[TableResult]:
        found = []
        for event in clause.events:
            for each in _of_two(event, grades, self.view.scene.text[slice(*self.view.span(cell))]):
                result = self._result(row, cell, heads, headed, each)
                if result is None:
                    return []
                found.append(result)
        return found

    def _result(self, row: RowView, cell: Cell, heads: Sequence[Cell], headed: Topic | None, event: TerseEvent) -> TableResult | None:
        begin, _ = self.view.span(cell)
        topic = self._topic(_moved(event.term, begin), headed)
        if topic is None:
            return None
        figure = self._figure(row, cell, topic, event, begin)
        whose = self._whose(row, cell, topic, event, figure, begin) if figure is not None else None
        if figure is None or whose is None:
            return None
        level = event.grade or (grade_of([h.text for h in heads]) if event.figure is not None else None)
        study = self.studies.of(row, cell.col)
        side = event.side if event.pair and whose[0] is None else None
        return TableResult(
            topic, figure, whose[0], None if level == "any" else level, whose[1], study, term=self._term(topic, event, begin), side=side
        )

    def _term(self, topic: Topic, event: TerseEvent, begin: int) -> str | None:
        """The words for the event, where its name alone would not tell: of deaths the cause, of events as a whole what they are related to."""
        term = _moved(event.term, begin)
        words = GRADE.sub("", self.view.scene.text[slice(*term)]).strip(" ,:") if term is not None else ""
        if term is None or topic.category is Category.DEATH:
            return words or None
        m = _RELATION.fullmatch(words) if not term[0] <= topic.name[0] < term[1] else None
        return f"{m.group()} {topic.text}" if m is not None and not m.group("any") else None

    def _topic(self, term: Span | None, headed: Topic | None) -> Topic | None:
        """The one event that the words name and say no more of, or that the headings name."""
        if term is None:
            return headed
        text = self.view.scene.text[slice(*term)]
        found = topics(self.view.scene, *term)
        if headed is not None and not found and (m := _RELATION.fullmatch(GRADE.sub("", text).strip(" ,:"))):
            return replace(headed, category=Category.TREATMENT_RELATED if m.group("related") else Category.ANY)
        if len(found) != 1 or found[0].family != "safety":
            return None
        name = found[0]
        beside = f"{self.view.scene.text[term[0] : name.start]} {self.view.scene.text[name.end : term[1]]}"
        if not _BESIDE.fullmatch(GRADE.sub("", beside)):
            return None
        return replace(name, category=Category.DEATH) if _DEATHS.search(text) else name

    def _figure(self, row: RowView, cell: Cell, topic: Topic, event: TerseEvent, begin: int) -> Figure | None:
        """The figure, a share where the headings or the title say so; with the N that the clause or the row gives."""
        total = event.total or self.hints.total(row, cell.col, topic)
        if event.figure is None:
            place = topic.name if event.term is not None else (begin, begin)
            return Figure(*place, "rate", total=total, style="no")
        start, end = _shifted(event.figure, begin)
        hints = self.hints.of(row, cell.col, topic, True)
        return read_cell(self.view.scene.text[start:end], start, replace(hints, total=total if not event.side else None, time=None, ratio=False))

    def _whose(
        self, row: RowView, cell: Cell, topic: Topic, event: TerseEvent, figure: Figure, begin: int
    ) -> tuple[str | None, tuple[str, ...]] | None:
        """The words and assets of the arm; None where the words before or after name another thing."""
        study = self.studies.of(row, cell.col)
        if event.pair:
            sides = self._two(row, cell, event, begin)
            if sides is not None:
                return sides[event.side].words, table_arms.assets_named(self.view.scene, sides[event.side].spans, study)
            if (told := self._pair_of_row(row)) is not None:
                return told[event.side].words, table_arms.assets_named(self.view.scene, told[event.side].spans, study)
            if event.side:
                return None, ()
        named = _moved(event.whose, begin) or _moved(event.lead, begin)
        if named is not None:
            words = _ARTICLE.sub("", self.view.scene.text[slice(*named)].strip())
            assets = table_arms.assets_named(self.view.scene, [named], study)
            if assets or table_arms.is_control(words):
                return words, assets
            if event.whose is None:
                return None
            return words, self._of_row(row, cell, topic, figure)[1]
        return self._of_row(row, cell, topic, figure)

    def _two(self, row: RowView, cell: Cell, event: TerseEvent, begin: int) -> list[Side] | None:
        """The two arms of a pair: as the words after it name them, or as the row and the headings do."""
        if event.whose is not None:
            start, end = _shifted(event.whose, begin)
            cut = _AND.search(self.view.scene.text, start, end)
            spans = [(start, cut.start()), (cut.end(), end)] if cut else []
            return [Side(self.view.scene.text[a:b].strip(), ((a, b),)) for a, b in spans] or None
        sides = TableSides(self.view).all(row, cell.col)
        return sides if len(sides) == 2 else None

    def _pair_of_row(self, row: RowView) -> list[Side] | None:
        """The two arms that another cell of the row names after two figures: "bleeding 38 vs 47 with A and B"."""
        for column in range(1, self.view.width):
            cell = self.view.grid.get((row.index, column))
            for clause in terse_clauses(cell.text) if cell is not None else ():
                for event in clause.events:
                    if (
                        cell is not None
                        and event.pair
                        and event.whose is not None
                        and (found := self._two(row, cell, event, self.view.span(cell)[0]))
                    ):
                        return found
        return None

    def _of_row(self, row: RowView, cell: Cell, topic: Topic, figure: Figure) -> tuple[str | None, tuple[str, ...]]:
        arm, assets = self.owners.arm(row, cell.col, topic, True, figure)
        heads = {table_arms.arm_words(h.text) for h in self.view.path(cell.col)}
        parts = [p for p in (arm or "").split(", ") if p and p not in heads]
        return ", ".join(parts) or None, assets or self.owners.of_trial(self.studies.of(row, cell.col))


def _of_two(event: TerseEvent, grades: tuple[str, str] | None, text: str) -> list[TerseEvent]:
    """The event at each of the two grades that its figures are of; a count with its percent is one."""
    if event.second is None or event.figure is None:
        return [event]
    if grades is None:
        closed = text[event.second[1] :].lstrip(" ")[:1] in (")", "]")
        return [replace(event, figure=(event.figure[0], event.second[1] + closed), second=None)]
    each = [(event.figure, grades[0]), (event.second, grades[1])]
    return [
        replace(event, figure=figure, grade=event.grade or grade, second=None)
        for figure, grade in each
        if any(map(str.isdigit, text[slice(*figure)]))
    ]


def _moved(span: Span | None, by: int) -> Span | None:
    return _shifted(span, by) if span is not None else None


def _shifted(span: Span, by: int) -> Span:
    return span[0] + by, span[1] + by
