"""Result tables: rows named by endpoints or adverse events and columns by arms and grades, or the other way round.

A cell's meaning is read from its row's label, the section line above it, the path of headings over its column, and the table's title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from abstract2kb.assemble import table_arms
from abstract2kb.assemble.animals import names_animals
from abstract2kb.assemble.cells import figures_in, hints_of, interval_in, interval_of, level_of, p_at_end, parts_of, read_cell, unit_of
from abstract2kb.assemble.figure import Figure
from abstract2kb.assemble.lone_arms import without_lone_arms
from abstract2kb.assemble.scene import Scene
from abstract2kb.assemble.table_arms_told import with_arms_told
from abstract2kb.assemble.table_bracketed_arms import bracketed_sides
from abstract2kb.assemble.table_cell_names import named_in_cell
from abstract2kb.assemble.table_event_cells import EventCells
from abstract2kb.assemble.table_graded import graded_places
from abstract2kb.assemble.table_grades import grade_of, grades_said
from abstract2kb.assemble.table_hints import MEDIAN, PART, TOLD_AT, TableHints
from abstract2kb.assemble.table_inherited import Inheritance
from abstract2kb.assemble.table_joined import CI_ROW, P_ROW, is_beside, joined, with_beside
from abstract2kb.assemble.table_marks import sized_by, without_mark
from abstract2kb.assemble.table_numbered_arms import with_numbers_told
from abstract2kb.assemble.table_owners import TableOwners
from abstract2kb.assemble.table_pairs import Side as PairSide
from abstract2kb.assemble.table_pairs import halves, places
from abstract2kb.assemble.table_ratios import NAMED_RATIO, figures_before_ratio, landmark_ahead, noted_ratio, with_ratios, without_lead
from abstract2kb.assemble.table_readings import STANDARD_ERROR, Reading, at_each, readings
from abstract2kb.assemble.table_remarks import remarks
from abstract2kb.assemble.table_result import CellPlace, TableResult
from abstract2kb.assemble.table_safety import cell_grade, is_of_all_grades
from abstract2kb.assemble.table_shares import is_count_with_share, shares_joined
from abstract2kb.assemble.table_sides import TableSides
from abstract2kb.assemble.table_strips import Entry, named_strip, strip_of
from abstract2kb.assemble.table_studies import TableStudies
from abstract2kb.assemble.table_titles import is_of_risk
from abstract2kb.assemble.table_topics import TableTopics
from abstract2kb.assemble.table_view import RowView, TableView
from abstract2kb.assemble.table_whole_rows import named_ratios, whole_row_ratios
from abstract2kb.assemble.table_words import BASELINE, RESPONSES
from abstract2kb.assemble.topics import Topic, topics
from abstract2kb.patterns import regex
from abstract2kb.pdf.layout import Cell
from abstract2kb.records import Endpoint

__all__ = ["TableResult", "table_results"]


def table_results(scene: Scene) -> list[TableResult]:
    """The results of every table of the article, in reading order."""
    found = scene.memo.get("table_results")
    if not isinstance(found, list):
        read = [r for t in scene.tables if not is_of_risk(t) for r in _Reader(TableView(scene, t)).results()]
        found = without_lone_arms(scene, with_numbers_told(with_arms_told(read, scene.studies), scene.studies))
        scene.memo["table_results"] = found
    return list(found)


_P_NAMED = regex(r"(?<![\w-])[pP](?:[\s-]?values?)?(?![\w-])")
_OTHER_RATIO = regex(r"\d[.·]\d|\b(?:HR|OR|RR)\b")
_P_NOTE = regex(r"(?:[Oo]ne-sided |[Tt]wo-sided |[Nn]ominal )?[pP]\s?(?:value\s?)?(?P<p>[=<>]\s?[01]?\.\d+)")


@dataclass
class _Reader:
    """Reads one table."""

    view: TableView

    @cached_property
    def _topics(self) -> TableTopics:
        return TableTopics(self.view)

    @cached_property
    def _studies(self) -> TableStudies:
        return TableStudies(self.view)

    @cached_property
    def _sides(self) -> TableSides:
        return TableSides(self.view)

    @cached_property
    def _hints(self) -> TableHints:
        return TableHints(self.view, self._topics)

    @cached_property
    def _owners(self) -> TableOwners:
        return TableOwners(self.view, self._topics, self._studies)

    def results(self) -> Iterator[TableResult]:
        """The results, rows of intervals and of p values joined to the row above them."""
        if BASELINE.search(f"{self.view.title} {self.view.heading(0)}") or names_animals(self.view.title):
            return
        open_row, inheritance = list[tuple[int, TableResult]](), Inheritance(self._topics)
        for row in with_ratios(self.view.rows(), self._topics):
            label = row.label.text.strip() if row.label else ""
            if names_animals(label):
                continue
            is_interval = bool(CI_ROW.match(label)) or self._is_second_line(row)
            if open_row and (is_interval or P_ROW.match(label)):
                open_row = [(c, joined(self.view, row, c, result, is_interval)) for c, result in open_row]
                continue
            yield from (result for _, result in open_row)
            inherited = inheritance.of(row)
            open_row = with_beside(self.view, row, shares_joined((c, r) for c, cell in row.values for r in self._of_cell(row, c, cell, inherited)))
            inheritance.last = open_row[-1][1].topic if open_row else None
            yield from self._of_label(row, inheritance.last)
        yield from (*(result for _, result in open_row), *whole_row_ratios(self._owners, self._topics), *named_ratios(self._owners, self._topics))
        cells = EventCells(self.view, self._topics, self._studies, self._owners, self._hints)
        yield from cells.results() if self.view.events is None else remarks(self.view, self._studies)

    def _is_second_line(self, row: RowView) -> bool:
        """Whether the row is the second line under a label that goes over both: of intervals and nothing else."""
        cells = [c.text for _, c in row.values if c.text.strip()]
        return row.label is not None and row.label.row < row.index and bool(cells) and all(interval_of(t) for t in cells)

    def _of_label(self, row: RowView, topic: Topic | None) -> Iterator[TableResult]:
        """The ratio that the row's label ends in: it is of the first arm."""
        if row.ratio is None or topic is None or not row.values:
            return
        text, p = p_at_end(row.ratio.text, False)
        column = row.values[0][0]
        figure = read_cell(text, self.view.span(row.ratio)[0], self._hints.of(row, column, topic, False))
        fitted = self._fitted(figure, topic, row, column, row.ratio) if figure is not None and figure.kind == "ratio" else None
        if fitted is not None:
            sides = self._sides.all(row, column)
            arm, assets = (
                self._owners.of_side(sides[0], len(sides), row, column, topic, fitted)
                if sides
                else self._owners.arm(row, column, topic, False, fitted)
            )
            yield TableResult(topic, fitted, arm, None, assets, self._studies.of(row, column), p)

    def _of_cell(self, row: RowView, column: int, cell: Cell, inherited: Topic | None) -> Iterator[TableResult]:
        topic, by_column = (inherited, False) if inherited else self._topics.of(row, column)
        if strip := strip_of(cell.text) or self._named_strip(row, column, cell):
            yield from self._of_strip(row, column, cell, strip)
            return
        if topic is None or (topic.family == "safety" and self._topics.is_of_course(column)) or is_beside(self.view, column):
            return
        topic = self._topics.in_note(cell, topic) if topic.family == "safety" else self._topics.noted(cell) or topic
        start, end = self.view.span(cell)
        end = start + len(without_mark(self.view.scene.text[start:end]))
        told_at = None
        topic, end = named_in_cell(self.view, cell, topic, end)
        several = self._readings(row, column, (start, end), topic)
        if not several and topic.family in ("survival", "time") and (m := TOLD_AT.search(self.view.scene.text, start, end)) and m.end() == end:
            end, told_at = m.start(), m.group("at") or m.group("at2")
        if topic.family != "safety" and not several:
            whole = list(self._with_ratio(row, column, (start, end), topic, inherited is not None))
        else:
            whole = self._places(row, column, (start, end), topic, inherited is not None)
        if several:
            whole = list(self._read_apart(whole[0], start, several))
        own = self._at_landmarks(row, column, (start, end), whole, by_column) if topic.family == "survival" else whole
        for place in own:
            figure = self._figure(row, column, cell, place, by_column)
            if figure is None:
                continue
            arm, assets = (
                self._owners.arm(row, column, place.topic, by_column, figure)
                if place.side is None
                else self._owners.of_side(place.side, len(place.sides), row, column, place.topic, figure)
            )
            study = self._studies.of(row, column)
            if not assets and place.side is None and not (arm and table_arms.is_control(arm) and figure.kind != "ratio"):
                assets = self._owners.of_trial(study)
            p = self._p_of(row, column, cell, place) if figure.kind == "ratio" else None
            term = self._topics.term(row, place.topic, column if by_column else None)
            at = place.at or told_at or self._hints.landmark(row, column, place.topic, by_column)
            yield TableResult(place.topic, figure, arm, None if place.grade == "any" else place.grade, assets, study, p, term, at)
            if figure.kind != "ratio" and place.topic.family in ("survival", "time") and (ratio := noted_ratio(self.view, cell)):
                yield TableResult(place.topic, ratio, None, None, assets, study)

    def _with_ratio(self, row: RowView, column: int, span: tuple[int, int], topic: Topic, inherited: bool) -> Iterator[CellPlace]:
        """The places of a cell's figures, and that of the ratio that follows them: "median 5.6 vs 3.7 mo (HR 0.52)"."""
        text = self.view.scene.text[slice(*span)]
        announced = self._hints.announces_ratio(row, column)
        cut = figures_before_ratio(text[(lead := without_lead(text)) :], announced)
        if cut is None and not lead:
            yield from self._places(row, column, span, topic, inherited)
            return
        start = span[0] + lead
        found = self._places(row, column, (start, start + cut[0] if cut else span[1]), topic, inherited)
        yield from (replace(p, median=bool(lead) and landmark_ahead(text) is None, at=landmark_ahead(text)) for p in found)
        if cut:
            rest = text[lead + cut[1] :]
            end = span[1] - (rest.endswith((")", "]")) and rest.count("(") + rest.count("[") < rest.count(")") + rest.count("]"))
            yield CellPlace(start + cut[1], end, topic, None, next(iter(found[0].sides), None), found[0].sides, ratio=True)

    def _named_strip(self, row: RowView, column: int, cell: Cell) -> list[Entry]:
        heads = [c.text for c in (row.label, *self.view.path(column)) if c is not None]
        return next((found for head in heads if (found := named_strip(head, cell.text))), [])

    def _of_strip(self, row: RowView, column: int, cell: Cell, strip: Sequence[Entry]) -> Iterator[TableResult]:
        """The responses that share a cell: "CR 1 · PR 13 · SD 24 (n = 53)"."""
        begin, _ = self.view.span(cell)
        by_column = bool(row.keys.get("arm")) or not (self._topics.of_label(row) or RESPONSES.search(row.label.text if row.label else ""))
        for each in strip:
            start, end = begin + each.start, begin + each.end
            topic = Topic(start, start + len(each.name), "response", each.name, each.name, "endpoints.table_label", Endpoint(each.name))
            total = each.total or self._hints.total(row, column)
            figure = Figure(start, end, "rate", n=each.n, total=total, percent=each.percent, style="cell")
            arm, assets = self._owners.arm(row, column, topic, by_column, figure)
            yield TableResult(topic, figure, arm, None, assets, self._studies.of(row, column))

    def _places(self, row: RowView, column: int, span: tuple[int, int], topic: Topic, inherited: bool) -> list[CellPlace]:
        """The parts of a cell with a figure each: of two grades, two responses, or the arms that share the cell; else the cell as a whole."""
        start, end = span
        text = self.view.scene.text[start:end]
        heads = self._heads(row, column)
        grade = self._grade(row, column, heads) if topic.family == "safety" else None
        if told := bracketed_sides(self.view, self._sides, row, column, text):
            arms = [s for _, s in told if s is not None]
            return [CellPlace(start + a, start + b, topic, grade, s, [arms[0], arms[-1]]) for (a, b), s in told]
        sides = self._sides.all(row, column)
        if topic.family == "safety" and (graded := graded_places(text, start, topic, grade, sides)):
            return graded
        if topic.family == "safety" and (pairs := self._pairs(row, column, topic, span)):
            return pairs
        both = (
            self._topics.of_pair(row, column)
            if topic.family == "response" and not inherited and not is_count_with_share(self.view, row, column, text)
            else []
        )
        if both and len(halves := parts_of(text)) == 2:
            return [CellPlace(start + a, start + b, each) for (a, b), each in zip(halves, both, strict=True)]
        if parts := self._sides.parts(text, sides):
            return [CellPlace(start + a, start + b, topic, grade, s, sides) for (a, b), s in zip(parts, sides, strict=False)]
        if topic.family != "safety" and not inherited and (pairs := self._pairs(row, column, topic, span)):
            return pairs
        at = self._sides.at(row, column) if len(sides) > 1 else None
        own = (
            sides[at]
            if at is not None and at < len(sides)
            else sides[0]
            if len(sides) == 1 or (sides and (self._hints.is_ratio(row, column) or NAMED_RATIO.match(text)))
            else None
        )
        return [CellPlace(start, end, topic, grade, own, sides)]

    def _readings(self, row: RowView, column: int, span: tuple[int, int], topic: Topic) -> list[Reading]:
        """The figures of a cell of survival that have words of their own; under a heading that says that all are medians a time is no landmark."""
        if topic.family not in ("survival", "time") or self._hints.is_ratio(row, column):
            return []
        text = self.view.scene.text[slice(*span)]
        if (lead := without_lead(text)) and len(figures_in(text[lead:])) == len(self._sides.all(row, column)) > 1:
            return []
        found = readings(text)
        heads = " ".join(c.text for c in (*self.view.path(column), *([row.label] if row.label else ())))
        return [] if len(found) == 1 and found[0].at and "%" not in text and MEDIAN.search(heads) else found

    def _read_apart(self, place: CellPlace, start: int, several: Sequence[Reading]) -> Iterator[CellPlace]:
        """The place of each figure of a cell; an endpoint that one names holds for those after it."""
        topic = place.topic
        for each in several:
            if each.name is not None:
                named = topics(self.view.scene, start + each.name[0], start + each.name[1])
                topic = named[0] if named and named[0].family == "survival" else topic
            yield replace(place, start=start + each.start, end=start + each.end, topic=topic, at=each.at, median=each.median)

    def _at_landmarks(self, row: RowView, column: int, span: tuple[int, int], whole: list[CellPlace], by_column: bool) -> list[CellPlace]:
        """The places cut where the label names two landmarks: "78/46" of "PFS rate (12/24 mo), %", "33% vs 17%, and 17% vs 4%"."""
        ats = self._hints.landmarks(row, column, by_column)
        if ats is None or not whole:
            return whole
        text = self.view.scene.text
        found = []
        for (a, b), at in zip(at_each(text[slice(*span)]), ats, strict=False):
            places_ = self._places(row, column, (span[0] + a, span[0] + b), whole[0].topic, False)
            found += [replace(place, at=at) for place in places_]
        if found:
            return found
        for place in whole:
            parts = halves(text[place.start : place.end], bracketed=False)
            found += [replace(place, start=place.start + a, end=place.start + b, at=at) for (a, b), at in zip(parts, ats, strict=False)]
        return found

    def _pairs(self, row: RowView, column: int, topic: Topic, span: tuple[int, int]) -> list[CellPlace]:
        """The two figures of a cell: an event's at two grades, or those of the two arms that the row or the column names."""
        notes = [*self._notes(row), *(note for c in self.view.path(column) for note in c.footnotes), *self.view.notes]
        heads = self._heads(row, column)
        safety = topic.family == "safety"
        found = places(self.view, column, span, [*heads, *notes] if safety else [], topic.text, self._arms_of_row(row, column))
        sides = [self._sides.of_words(p.side.words, p.side.spans or (p.side.span,)) for p in found if p.side is not None]
        grade = self._grade(row, column, heads) if safety else None
        if not sides:
            alone = self._sides.alone(row, column)
            noted = grade_of(grades_said([note for c in self.view.path(column) for note in c.footnotes])) if safety and found else None
            return [
                CellPlace(p.start, p.end, topic, noted if noted and noted != "any" and p.grade not in (None, "any") else p.grade or grade, *alone)
                for p in found
            ]
        return [CellPlace(p.start, p.end, topic, grade, side, sides) for p, side in zip(found, sides, strict=True)]

    def _grade(self, row: RowView, column: int, heads: Sequence[str]) -> str | None:
        """The grade that a cell's notes, its headings or the table's notes name."""
        own = self.view.remarks(cell) if (cell := self.view.grid.get((row.index, column))) is not None else ()
        label = row.label.text if row.label is not None else ""
        if is_of_all_grades(self.view, row.index, column, label):
            return None
        return cell_grade(own, heads, self._notes(row), self.view.general_notes, label)

    def _arms_of_row(self, row: RowView, column: int) -> tuple[PairSide, PairSide] | None:
        """The arms that the row's regimen compares, where the column is of no one of them."""
        sides = table_arms.row_regimens(self.view, row)
        if sides is None or table_arms.side_of(self.view.path(column)):
            return None
        first, second = (PairSide(r.spans[0], r.words, r.spans) for r in sides)
        return first, second

    def _figure(self, row: RowView, column: int, cell: Cell, place: CellPlace, by_column: bool) -> Figure | None:
        """The figure of a part of a cell, fitted to its topic."""
        hints = self._hints.of(row, column, place.topic, by_column)
        noted = hints_of(*self.view.remarks(cell)).total or sized_by(self.view.remarks(cell))
        hints = replace(hints, total=noted or (None if self._of_a_part(row, column, cell, place.topic) else hints.total))
        if place.side is None and noted is None and place.topic.family == "response" and hints.total is None and not by_column:
            hints = replace(hints, total=self._hints.judged(row, column, cell, self._studies))
        if place.side is not None:
            part = place.topic.family == "response" and self._hints.sizes_of_part(row, cell)
            size = part[place.sides.index(place.side)] if part and len(place.sides) == len(part) else place.side.size
            hints = replace(hints, total=size or (hints.total if len(place.sides) < 2 else None))
        if len(place.sides) > 1 and hints.time is None and not hints.percent:
            hints = replace(hints, time=unit_of(cell.text))
        if len(place.sides) > 1 and re.search(r"\bCI\b", cell.text):
            hints = replace(hints, interval=True)
        if place.median or place.at:
            hints = replace(hints, time=(hints.time or "months") if place.median else None, percent=not place.median, ratio=False)
        if place.ratio:
            hints = replace(hints, time=None, percent=False, count=False, ratio=True)
        text = STANDARD_ERROR.sub("", self.view.scene.text[place.start : place.end])
        if place.told == "none":
            return Figure(place.start, place.end, "rate", style="no")
        if place.told == "people":
            hints = replace(hints, percent=False, count=True)
        if hints.ratio or NAMED_RATIO.match(text):
            text, _ = self._p(row, column, text)
        figure = read_cell(text, place.start, hints)
        return self._fitted(figure, place.topic, row, column, cell) if figure is not None else None

    def _of_a_part(self, row: RowView, column: int, cell: Cell, topic: Topic) -> bool:
        """Whether a note says that a share is of the patients who could be judged, not of the group: its N is another then."""
        if topic.family == "safety":
            return False
        named = [c for c in (row.label, *self.view.path(column)) if c is not None and self._topics.names(c)]
        return any(
            self._studies.holds_for(row, column, m, note) for c in (cell, *named) for note in self.view.remarks(c) for m in PART.finditer(note)
        )

    def _p(self, row: RowView, column: int, text: str) -> tuple[str, str | None]:
        """The text of a ratio's cell without its p value, and the p value that ends it."""
        cells = [c for c in (row.label, *self.view.path(column)) if c is not None]
        return p_at_end(text, any(_P_NAMED.search(c.text) for c in cells))

    def _p_of(self, row: RowView, column: int, cell: Cell, place: CellPlace) -> str | None:
        """The p value of a ratio: at the end of its cell, or in the note on it."""
        told = self._p(row, column, self.view.scene.text[place.start : place.end])[1]
        noted = next((m.group("p") for note in cell.footnotes if (m := _P_NOTE.search(note)) and not _OTHER_RATIO.search(note[: m.start()])), None)
        return told or (re.sub(r"[\s=]", "", noted) if noted else None)

    def _heads(self, row: RowView, column: int) -> list[str]:
        """What may name the grade: the headings, the label, the section line and the title, the nearest first."""
        path = [f"grade {c.text}" if c.text.strip().isdigit() else c.text for c in (row.keys.get("grade"),) if c is not None] + [
            self.view.words(cell) for cell in reversed(self.view.path(column))
        ]
        whole = [self.view.heading(column)] if len(path) > 1 else []
        return [*path, *whole, *(c.text for c in (row.label, row.section, *self.view.path(0)) if c is not None), self._topics.title_of_all]

    def _notes(self, row: RowView) -> list[str]:
        return [note for note in (self.view.remarks(row.label) if row.label else ()) if len(note) > 2]

    def _fitted(self, figure: Figure, topic: Topic, row: RowView, column: int, cell: Cell) -> Figure | None:
        """The figure as one of the topic, None where it cannot be."""
        timed = topic.family in ("survival", "time")
        unfit = {"rate": timed and figure.percent is None, "time": not timed}
        if unfit.get(figure.kind, topic.family == "safety"):
            return None
        if timed and figure.n is None:
            figure = replace(figure, total=None)
        if figure.low is None and (told := next((found for note in cell.footnotes if (found := interval_in(note))), None)):
            figure = replace(figure, low=told[0], high=told[1])
        if figure.low is None:
            return figure
        near = [*cell.footnotes, cell.text, *(self.view.words(c) for c in (row.label, *reversed(self.view.path(column))) if c is not None)]
        return replace(figure, level=level_of(*near, self.view.everything) or self._studies.level)
