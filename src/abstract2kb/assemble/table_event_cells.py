"""Cells that tell of adverse events in words: "Stomatitis 47%, nausea 34%", "CRS 52%, no gr ≥3; 1 treatment-related death".

A cell is read as a sentence is; its row and column say whose the events are, of how many, and of which kind and grade where the cell does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from abstract2kb.assemble import table_arms
from abstract2kb.assemble.bracketed import paired
from abstract2kb.assemble.cells import hints_of, read_cell
from abstract2kb.assemble.counted_events import is_counted, is_supposed
from abstract2kb.assemble.denials import cleared_of, is_absent, is_cleared
from abstract2kb.assemble.denominators import with_size
from abstract2kb.assemble.discontinuations import with_stops
from abstract2kb.assemble.ellipses import ellipses
from abstract2kb.assemble.event_grades import grade_of as grade_told
from abstract2kb.assemble.event_kinds import category_of
from abstract2kb.assemble.figure import Figure
from abstract2kb.assemble.linking import Linked, link
from abstract2kb.assemble.named_counts import named_counts
from abstract2kb.assemble.scene import Sentence
from abstract2kb.assemble.table_grades import grade_of
from abstract2kb.assemble.table_hints import TableHints
from abstract2kb.assemble.table_owners import TableOwners
from abstract2kb.assemble.table_result import TableResult
from abstract2kb.assemble.table_sides import TableSides
from abstract2kb.assemble.table_studies import TableStudies
from abstract2kb.assemble.table_terse import TerseCells
from abstract2kb.assemble.table_topics import TableTopics
from abstract2kb.assemble.table_view import RowView, TableView
from abstract2kb.assemble.topics import Topic
from abstract2kb.nlp.mention import Label
from abstract2kb.patterns import regex
from abstract2kb.pdf.layout import Cell
from abstract2kb.records import Category

__all__ = ["EventCells"]

_HEAD = regex(
    r"safety|toxicit|toler|adverse|side effects?|\breactions?\b|\b(?:TE|TR|ir|im|S)?AE(?:SI|s)?s?\b|\bevents?\b|\bDLTs?\b|"
    r"\bmost (?:common|frequent)",
    re.IGNORECASE,
)
"""What a row or column of events in words is headed with."""
_NO_EVENTS = regex(
    r"\b(?:population|eligib|(?:in|ex)clusion|criteria|design|end ?points?|mechanism|background|histor|baseline|prior|previous|manage|dos(?:e|ing)|"
    r"monitor|prophyla|risk)",
    re.IGNORECASE,
)
_BASELINE = regex(r"\bbaseline\b|\bhistory of\b|\b(?:in)?eligib|\bexclu|\bmice\b|\bmouse\b|\bmonkeys?\b|\bxenograft|\bin vitro\b", re.IGNORECASE)
_ORDER = regex(r"withhold|monitor|interrupt|discontinue|reduce|resume|premedicat|avoid|manage", re.IGNORECASE)
_SEPARATORS = regex(r"[\s,;/·•|–-]|\b(?:and|most common|common|mainly|mostly|AEs?|TE?AEs?|TRAEs?)\b|\.|:", re.IGNORECASE)
_GROUP = regex(r"\b(?:arms?|groups?|cohorts?|mg|dose|patients|mutated|positive|negative)\b", re.IGNORECASE)
_KEYS = ("trial", "registry", "arm", "group", "endpoint", "phase", "size")
_FAMILY = "safety"
_PAIR = regex(r"\d\s?%?\s?\)?\s(?:vs?\.?|versus)\s\d|:\s\d")


@dataclass
class EventCells:
    """The events that cells of one table tell in words."""

    view: TableView
    topics: TableTopics
    studies: TableStudies
    owners: TableOwners
    hints: TableHints

    def results(self) -> Iterator[TableResult]:
        """All of them, row by row."""
        if not self.view.scene.within(*self._span, Label.ADVERSE_EVENT):
            return
        for row in self.view.rows(every=True):
            own = (self.view.grid.get((row.index, c)) for c in range(1, self.view.width))
            for cell in dict.fromkeys(c for c in own if c is not None and c.row == row.index):
                yield from self._of_cell(row, cell) if self._may_tell(row, cell) else self._of_pair(row, cell)

    @property
    def _span(self) -> tuple[int, int]:
        offset = self.view.scene.source.offset
        return self.view.table.start - offset, self.view.table.end - offset

    def _may_tell(self, row: RowView, cell: Cell) -> bool:
        """Whether a cell names events and is neither a label, nor a figure, nor a rule of what is to be done."""
        view = self.view
        if cell is row.label or cell.col in view.panels or len(cell.text) < len("rash 5%") or any(row.keys.get(k) is cell for k in _KEYS):
            return False
        span = view.span(cell)
        if not view.scene.within(*span, Label.ADVERSE_EVENT) or _BASELINE.search(cell.text) or _ORDER.match(cell.text.strip()):
            return False
        return read_cell(cell.text, span[0], self.hints.of(row, cell.col, _NOTHING, False)) is None

    def _heads(self, row: RowView, cell: Cell) -> list[Cell]:
        """What names the events of the cell: its row's label, if it is no arm's, and its column's headings, the nearest first."""
        label = [row.label] if row.label is not None and (self.topics.of_label(row) or _HEAD.search(row.label.text)) else []
        return [*label, *reversed(self.view.path(cell.col))]

    def _of_cell(self, row: RowView, cell: Cell) -> Iterator[TableResult]:
        heads = self._heads(row, cell)
        if any(_NO_EVENTS.search(h.text) for h in heads):
            return
        start, end = self.view.span(cell)
        clauses = self._terse.read(row, cell, heads, self._over(cell))
        if not any(results for _, results in clauses):
            yield from self._of_prose(row, cell, heads, (start, end))
            return
        for clause, results in clauses:
            yield from results or self._of_prose(row, cell, heads, (start + clause.start, start + clause.end))

    @cached_property
    def _terse(self) -> TerseCells:
        return TerseCells(self.view, self.studies, self.owners, self.hints)

    def _over(self, cell: Cell) -> Topic | None:
        """The events as a whole that the cell's column is headed with."""
        named = (t for h in reversed(self.view.path(cell.col)) for t in self.topics.names(h))
        return next((t for t in named if t.family == _FAMILY and t.generic), None)

    def _of_pair(self, row: RowView, cell: Cell) -> Iterator[TableResult]:
        """The events of a cell that has figures of two arms, and no more words than the relation, under a heading of events as a whole."""
        over = self._over(cell)
        if over is None or not _PAIR.search(cell.text) or TableSides(self.view).all(row, cell.col):
            return
        clauses = self._terse.read(row, cell, self._heads(row, cell), over)
        if all(results for _, results in clauses):
            yield from (result for _, results in clauses for result in results)

    def _of_prose(self, row: RowView, cell: Cell, heads: list[Cell], place: tuple[int, int]) -> Iterator[TableResult]:
        """The events that part of a cell tells as a sentence does."""
        headed = self.topics.is_safety or any(_HEAD.search(h.text) for h in heads)
        sentence = Sentence(-1, *place)
        linked = with_stops(self.view.scene, paired(self.view.scene, link(self.view.scene, sentence), None).linked)
        found = list(self._told(linked, headed))
        by_column = not (row.label is not None and row.label in heads)
        for topic, figure, grade in found:
            if figure.style != "no" or headed:
                yield self._result(row, cell, heads, by_column, topic, figure, grade)

    def _told(self, linked: Linked, headed: bool) -> Iterator[tuple[Topic, Figure, str | None]]:
        """The events of a cell, with their figures and grades; under a heading of events also those denied or only named."""
        scene = self.view.scene
        goes_on = ellipses(scene, linked, None)
        yield from self._counted(linked)
        for each in goes_on:
            figure = each.figure if each.figure is not None and not each.absent else Figure(each.start, each.end, "rate", style="no")
            category = Category.DEATH if each.fatal else category_of(scene, linked, each.topic, False)
            yield replace(each.topic, category=category), figure, each.grade
        named = named_counts(scene, linked)
        alone = headed and self._is_list(linked)
        for topic in linked.unlinked:
            if topic.family != _FAMILY or is_supposed(scene.text, linked.sentence.start, topic):
                continue
            if (one := named.get(topic)) is not None:
                yield one.topic, one.figure, grade_told(scene, linked, one.topic, one, False)
            elif any(e.start <= topic.start <= e.end + 1 and topic is not e.topic for e in goes_on):
                continue
            elif is_absent(scene, linked, topic):
                yield topic, Figure(*topic.name, "rate", style="no"), grade_told(scene, linked, topic, None, True)
            elif alone and topic.id:
                yield topic, Figure(*topic.name, "rate"), grade_told(scene, linked, topic, None, False)

    def _counted(self, linked: Linked) -> Iterator[tuple[Topic, Figure, str | None]]:
        """The events of a cell that have figures of their own."""
        scene = self.view.scene
        for entry in linked.links:
            if entry.topic.family == _FAMILY and is_counted(scene.text, entry):
                figure = entry.figure
                if figure.style == "no" or is_cleared(scene, linked, entry.topic, figure.start):
                    figure = Figure(*entry.topic.name, "rate", total=cleared_of(scene, linked, entry.topic), style="no")
                category = category_of(scene, linked, entry.topic, False)
                yield replace(entry.topic, category=category), figure, grade_told(scene, linked, entry.topic, entry, False)

    def _is_list(self, linked: Linked) -> bool:
        """Whether the cell has nothing but names of events and grades: "Nausea, fatigue, rash"."""
        if linked.links or linked.loose:
            return False
        text, start = self.view.scene.text, linked.sentence.start
        rest = text[start : linked.sentence.end]
        for m in reversed(self.view.scene.within(start, linked.sentence.end, Label.ADVERSE_EVENT, Label.GRADE)):
            rest = rest[: m.start - start] + rest[m.end - start :]
        return not _SEPARATORS.sub("", rest)

    def _result(self, row: RowView, cell: Cell, heads: list[Cell], by_column: bool, topic: Topic, figure: Figure, grade: str | None) -> TableResult:
        if topic.category is Category.ANY and (kind := self._kind(heads)) is not None and not topic.generic:
            topic = replace(topic, category=kind)
        if grade is None and topic.id and figure.style != "no":
            grade = grade_of([h.text for h in heads])
        if figure.n is not None or figure.percent is not None:
            figure = with_size(figure, self.hints.total(row, cell.col, topic))
        arm, assets = self.owners.arm(row, cell.col, topic, by_column, figure)
        arm = self._without_heads(arm, cell)
        study = self.studies.of(row, cell.col)
        return TableResult(topic, figure, arm, None if grade == "any" else grade, assets or self.owners.of_trial(study), study)

    def _without_heads(self, arm: str | None, cell: Cell) -> str | None:
        """The words of an arm without the headings of the column that are of no group: "What is known"."""
        heads = [h for h in self.view.path(cell.col) if not (hints_of(h.text).total or table_arms.is_control(h.text))]
        drugs = Label.DRUG, Label.ARM
        words = {table_arms.arm_words(h.text) for h in heads if not self.view.scene.within(*self.view.span(h), *drugs) and not _GROUP.search(h.text)}
        parts = [p for p in (arm or "").split(", ") if p not in words]
        return ", ".join(parts) or None

    def _kind(self, heads: list[Cell]) -> Category | None:
        """The kind of events that the headings name: "TRAEs in ≥20%", "DLTs"."""
        named = (t for h in heads for t in self.topics.names(h) if t.family == _FAMILY and t.generic)
        return next((t.category for t in named if t.category in (Category.TREATMENT_RELATED, Category.SERIOUS, Category.DLT)), None)


_NOTHING = Topic(0, 0, "safety", "", "", "")
