"""Result tables: rows named by endpoints or adverse events and columns by arms and grades, or the other way round.

A cell's meaning is read from its row's label, the section line above it, the path of headings over its column, and the table's title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from abstract2kb.assemble import table_arms
from abstract2kb.assemble.cells import Hints, hints_of, interval_in, interval_of, level_of, p_at_end, parts_of, read_cell
from abstract2kb.assemble.figures import Figure
from abstract2kb.assemble.lone_arms import without_lone_arms
from abstract2kb.assemble.scene import Scene
from abstract2kb.assemble.table_grades import grades_said, only_grade
from abstract2kb.assemble.table_marks import without_mark
from abstract2kb.assemble.table_pairs import Side as PairSide
from abstract2kb.assemble.table_pairs import places
from abstract2kb.assemble.table_result import TableResult
from abstract2kb.assemble.table_sides import Side, TableSides
from abstract2kb.assemble.table_studies import TableStudies
from abstract2kb.assemble.table_topics import TableTopics, grade_of
from abstract2kb.assemble.table_view import RowView, TableView
from abstract2kb.assemble.topics import Topic
from abstract2kb.nlp.mention import Label
from abstract2kb.pdf.layout import Cell
from abstract2kb.records import Category

__all__ = ["TableResult", "table_results"]


@dataclass(frozen=True, slots=True)
class _Place:
    """A part of a cell with one figure, text[start:end]: its topic, its grade, and whose it is where several arms (`sides`) share the cell."""

    start: int
    end: int
    topic: Topic
    grade: str | None = None
    side: Side | None = None
    sides: Sequence[Side] = ()


def table_results(scene: Scene) -> list[TableResult]:
    """The results of every table of the article, in reading order."""
    found = scene.memo.get("table_results")
    if not isinstance(found, list):
        found = without_lone_arms(scene, [result for table in scene.tables for result in _Reader(TableView(scene, table)).results()])
        scene.memo["table_results"] = found
    return list(found)


_P_ROW = re.compile(r"^(?:(?:nominal|one-sided|two-sided)\s)?(?:p[\s-]?values?[a-z]?|p)[*†‡]?$", re.IGNORECASE)
_CI_ROW = re.compile(r"^\(?\d{2}\s?% ?CI\)?$", re.IGNORECASE)
_RATIO_ROW = re.compile(r"^(?:a?HR|(?:hazard|odds|risk) ratio|OR)\b(?![-+]|\s(?:positive|negative))", re.IGNORECASE)
_P_NAMED = re.compile(r"(?<![\w-])[pP](?:[\s-]?values?)?(?![\w-])")
_P_NOTE = re.compile(r"(?:[Oo]ne-sided |[Tt]wo-sided |[Nn]ominal )?[pP]\s?(?:value\s?)?(?P<p>[=<>]\s?[01]?\.\d+)")
_P_VALUE = re.compile(r"\s*(?:p\s?)?(?P<p>(?:[=<>≤]\s?)?0?[.·]\d+)\s*", re.IGNORECASE)


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

    def results(self) -> Iterator[TableResult]:
        """The results, rows of intervals and of p values joined to the row above them."""
        if _BASELINE.search(f"{self.view.title} {self.view.heading(0)}"):
            return
        open_row: list[tuple[int, TableResult]] = []
        topic: Topic | None = None
        for row in self.view.rows():
            label = row.label.text.strip() if row.label else ""
            if open_row and (_CI_ROW.match(label) or _P_ROW.match(label)):
                open_row = [(c, self._joined(row, c, result, bool(_CI_ROW.match(label)))) for c, result in open_row]
                continue
            yield from (result for _, result in open_row)
            inherited = topic if _RATIO_ROW.match(label) and not self._topics.of_label(row) else None
            if topic is not None and topic.family == "safety" and only_grade(label) and topic.category not in _NARROW:
                inherited = topic
            open_row = [(c, result) for c, cell in row.values for result in self._of_cell(row, c, cell, inherited)]
            topic = open_row[-1][1].topic if open_row else None
        yield from (result for _, result in open_row)

    def _joined(self, row: RowView, column: int, result: TableResult, is_interval: bool) -> TableResult:
        """The result with what the next row says of it: an interval or a p value."""
        text = next((cell.text for c, cell in row.values if c == column), "")
        if is_interval and result.figure.low is None and (ends := interval_of(text)):
            level = level_of(row.label.text if row.label else "")
            return replace(result, figure=replace(result.figure, low=ends[0], high=ends[1], level=level))
        m = _P_VALUE.fullmatch(text)
        if not is_interval and m and result.figure.kind == "ratio":
            return replace(result, p=m.group("p").replace(" ", "").lstrip("="))
        return result

    def _of_cell(self, row: RowView, column: int, cell: Cell, inherited: Topic | None) -> Iterator[TableResult]:
        topic, by_column = (inherited, False) if inherited else self._topics.of(row, column)
        if topic is None:
            return
        topic = self._topics.in_note(cell, topic) if topic.family == "safety" else self._topics.noted(cell) or topic
        start, end = self.view.span(cell)
        end = start + len(without_mark(self.view.scene.text[start:end]))
        told_at = None
        if topic.family in ("survival", "time") and (m := _TOLD_AT.search(self.view.scene.text, start, end)) and m.end() == end:
            end, told_at = m.start(), m.group("at") or m.group("at2")
        for place in self._places(row, column, (start, end), topic, inherited is not None):
            figure = self._figure(row, column, cell, place, by_column)
            if figure is None:
                continue
            arm, assets = self._arm(row, column, place.topic, by_column, figure) if place.side is None else self._of_side(place, row, figure)
            study = self._studies.of(row, column)
            if not assets and place.side is None and not (arm and table_arms.is_control(arm) and figure.kind != "ratio"):
                assets = self._of_trial(study)
            p = self._p_of(row, column, cell, place) if figure.kind == "ratio" else None
            grade = None if place.grade == "any" else place.grade
            term, at = self._topics.term(row, place.topic), told_at or self._at(row, column, place.topic, by_column)
            yield TableResult(place.topic, figure, arm, grade, assets, study, p, term, at)

    def _places(self, row: RowView, column: int, span: tuple[int, int], topic: Topic, inherited: bool) -> list[_Place]:
        """The parts of a cell with a figure each: of two grades, two responses, or the arms that share the cell; else the cell as a whole."""
        start, end = span
        text = self.view.scene.text[start:end]
        heads = self._heads(row, column)
        if topic.family == "safety" and (pairs := self._pairs(row, column, topic, span)):
            return pairs
        both = self._topics.of_pair(row, column) if topic.family == "response" and not inherited else []
        if both and len(halves := parts_of(text)) == 2:
            return [_Place(start + a, start + b, each) for (a, b), each in zip(halves, both, strict=True)]
        grade = self._grade(row, column, heads) if topic.family == "safety" else None
        sides = self._sides.all(row, column)
        if parts := self._sides.parts(text, sides):
            return [_Place(start + a, start + b, topic, grade, s, sides) for (a, b), s in zip(parts, sides, strict=False)]
        if topic.family != "safety" and not inherited and (pairs := self._pairs(row, column, topic, span)):
            return pairs
        at = self._sides.at(column) if len(sides) > 1 else None
        own = sides[at] if at is not None and at < len(sides) else sides[0] if len(sides) == 1 or (sides and self._ratio_here(row, column)) else None
        return [_Place(start, end, topic, grade, own, sides)]

    def _pairs(self, row: RowView, column: int, topic: Topic, span: tuple[int, int]) -> list[_Place]:
        """The two figures of a cell: an event's at two grades, or those of the two arms that the row or the column names."""
        notes = [*self._notes(row), *(note for c in self.view.path(column) for note in c.footnotes), *self.view.notes]
        heads = self._heads(row, column)
        safety = topic.family == "safety"
        found = places(self.view, column, span, [*heads, *notes] if safety else [], topic.text, self._arms_of_row(row, column))
        sides = [self._sides.of_words(p.side.words, p.side.spans or (p.side.span,)) for p in found if p.side is not None]
        grade = self._grade(row, column, heads) if safety else None
        if not sides:
            return [_Place(p.start, p.end, topic, p.grade or grade) for p in found]
        return [_Place(p.start, p.end, topic, grade, side, sides) for p, side in zip(found, sides, strict=True)]

    def _grade(self, row: RowView, column: int, heads: Sequence[str]) -> str | None:
        """The grade that a cell's notes, its headings or the table's notes name."""
        cell = self.view.grid.get((row.index, column))
        return grade_of([*grades_said(self.view.remarks(cell) if cell is not None else ()), *heads, *grades_said(self.view.notes)])

    def _arms_of_row(self, row: RowView, column: int) -> tuple[PairSide, PairSide] | None:
        """The arms that the row's regimen compares, where the column is of no one of them."""
        sides = table_arms.row_regimens(self.view, row)
        if sides is None or table_arms.side_of(self.view.path(column)):
            return None
        first, second = (PairSide(r.spans[0], r.words, r.spans) for r in sides)
        return first, second

    def _figure(self, row: RowView, column: int, cell: Cell, place: _Place, by_column: bool) -> Figure | None:
        """The figure of a part of a cell, fitted to its topic."""
        hints = self._hints(row, column, place.topic, by_column)
        hints = replace(hints, total=hints_of(*self.view.remarks(cell)).total or hints.total)
        if place.side is not None:
            hints = replace(hints, total=place.side.size or hints.total)
        if len(place.sides) > 1 and hints.time is None and not hints.percent:
            hints = replace(hints, time=hints_of(cell.text).time)
        text = self.view.scene.text[place.start : place.end]
        if hints.ratio:
            text, _ = self._p(row, column, text)
        figure = read_cell(text, place.start, hints)
        return self._fitted(figure, place.topic, row, column, cell) if figure is not None else None

    def _p(self, row: RowView, column: int, text: str) -> tuple[str, str | None]:
        """The text of a ratio's cell without its p value, and the p value that ends it."""
        cells = [c for c in (row.label, *self.view.path(column)) if c is not None]
        return p_at_end(text, any(_P_NAMED.search(c.text) for c in cells))

    def _p_of(self, row: RowView, column: int, cell: Cell, place: _Place) -> str | None:
        """The p value of a ratio: at the end of its cell, or in the note on it."""
        told = self._p(row, column, self.view.scene.text[place.start : place.end])[1]
        noted = next((m.group("p") for note in cell.footnotes if (m := _P_NOTE.match(note))), None)
        return told or (re.sub(r"[\s=]", "", noted) if noted else None)

    def _of_side(self, place: _Place, row: RowView, figure: Figure) -> tuple[str | None, tuple[str, ...]]:
        """The words and assets of one of the arms that share the row or the column; a ratio is of the first."""
        side = place.side
        if side is None:
            return None, ()
        alone = figure.kind == "ratio" and len(place.sides) < 3
        parts = self._groups(row, place.topic, False)
        return _joined_words([side.words, *parts] if not alone else parts), table_arms.assets_named(self.view.scene, side.spans)

    def _of_trial(self, study: str | None) -> tuple[str, ...]:
        """The assets of the trial that the row or column names, where the table has a place for trials and none for drugs."""
        if study is None or self._arms_name_assets:
            return ()
        return next((s.assets for s in self.view.scene.studies if s.id == study), ())

    def _heads(self, row: RowView, column: int) -> list[str]:
        """What may name the grade: the headings, the label, the section line and the title, the nearest first."""
        path = [c.text for c in (row.keys.get("grade"),) if c is not None] + [self.view.words(cell) for cell in reversed(self.view.path(column))]
        whole = [self.view.heading(column)] if len(path) > 1 else []
        return [*path, *whole, *(c.text for c in (row.label, row.section, *self.view.path(0)) if c is not None), self.view.title]

    def _hints(self, row: RowView, column: int, topic: Topic, by_column: bool) -> Hints:
        """What the words around a cell say of its numbers; those of the title and the section count where the nearer ones say nothing."""
        view = self.view
        cells = [c for c in (row.label, row.keys.get("endpoint"), *reversed(view.path(column))) if c is not None]
        near, noted = hints_of(*(c.text for c in cells)), hints_of(*map(view.words, cells))
        if by_column:  # "patients" in a label that names the arm says nothing of the numbers
            near = replace(near, count=hints_of(*(c.text for c in cells if c is not row.label)).count)
        section = row.section.text if row.section and (not by_column or self._topics.names(row.section)) else ""
        corner = "" if by_column else " ".join(c.text for c in view.path(0))
        far = hints_of(section or corner, view.title)
        ratio = near.ratio and self._ratio_here(row, column)
        kept = replace(near, ratio=ratio, time=near.time or noted.time, total=self._total(row, column), spread=noted.spread)
        if not (near.percent or near.count or kept.time or ratio):
            kept = replace(kept, percent=far.percent, count=far.count, time=far.time)
        kept = replace(kept, turned=near.turned or (far.turned and not near.count))
        if topic.family not in ("survival", "time"):  # "after day 30" in a title makes no times of shares
            kept = replace(kept, time=None)
        if not (kept.percent or kept.count or kept.time or ratio) and any(_SHARES.match(c.text) for _, c in row.values):
            kept = replace(kept, percent=True, count=True)
        if not (kept.percent or kept.count or kept.time or ratio) and topic.family == "response":
            kept = replace(kept, percent=_RATE.search(topic.text) is not None or self._has_decimals(column))
        if not (kept.percent or kept.count or kept.time or ratio) and topic.family == "safety":
            kept = replace(kept, percent=self._shares_of_events)
        if topic.family in ("survival", "time") and not ratio:
            at = self._at(row, column, topic, by_column) is not None
            median = _MEDIAN.search(" ".join((*(c.text for c in cells), section))) is not None
            timed = (kept.time is not None and not kept.percent and not at) or median
            kept = replace(kept, time=(kept.time or hints_of(view.everything).time) if timed else None, percent=kept.percent and not timed)
        return replace(kept, interval=noted.interval or far.interval or hints_of(view.everything).interval)

    @cached_property
    def _shares_of_events(self) -> bool:
        """Whether bare numbers of events are percents: something near the table says so, or some have decimals."""
        view = self.view
        report = view.scene.source.report
        near = [view.everything, *(report.text[b.start : b.end] for b in view.blocks[:2])]
        after = next((report.text[b.start : b.end] for b in report.blocks if b.start >= view.table.end), "")
        return any("%" in text or "percent" in text.lower() for text in [*near, after]) or any(self._has_decimals(c) for c in view.roles)

    def _has_decimals(self, column: int) -> bool:
        """Whether the column's figures are no counts."""
        cells = [self.view.grid.get((r, column)) for r in range(self.view.header_rows, self.view.height)]
        return any(c is not None and _DECIMAL.match(c.text) for c in cells)

    def _total(self, row: RowView, column: int) -> int | None:
        """The N of the cell: of its column, of the row's group, or of all in the table."""
        texts = [c.text for c in (row.label, row.section) if c is not None]
        head = hints_of(*(c.text for c in self.view.path(column))).total
        own = hints_of(*(c.text for role, c in row.keys.items() if role in ("arm", "group"))).total
        corner = (c.text for c in self.view.path(0))
        return head or own or self._size(row) or self.view.sizes.get(column) or hints_of(*texts, *corner, self.view.title).total

    def _notes(self, row: RowView) -> list[str]:
        return [note for note in (self.view.remarks(row.label) if row.label else ()) if len(note) > 2]

    def _at(self, row: RowView, column: int, topic: Topic, by_column: bool) -> str | None:
        """The landmark in the cell that names the topic: "12-month" of "12-month OS, %"."""
        cells = self.view.path(column) if by_column else [c for c in (row.keys.get("endpoint"), row.label) if c is not None]
        m = _AT.search(" | ".join((topic.text, *(c.text for c in cells))))
        if m is None and row.label is not None:
            m = _ONLY_AT.fullmatch(row.label.text.strip())
        return m.group() if m else None

    def _ratio_here(self, row: RowView, column: int) -> bool:
        """Whether the column or the row is one of ratios: of a table whose title names a ratio only these are."""
        path = [c.text for c in self.view.path(column)]
        label = row.label.text if row.label else ""
        return bool(path and hints_of(path[-1]).ratio) or hints_of(label).ratio

    def _size(self, row: RowView) -> int | None:
        """The N of the row's group, where the row is of one group; "Placebo (92)" has it under "Arm (N)"."""
        named = row.keys.get("arm") or row.label
        if named is not None and _SIZED.search(self.view.heading(named.col)) and (m := _SIZE_AT_END.search(named.text)):
            return int(m.group(1).replace(",", ""))
        cell = row.keys.get("size")
        text = cell.text.strip().replace(",", "") if cell is not None else ""
        return int(text) if text.isdigit() and table_arms.row_regimens(self.view, row) is None else None

    def _fitted(self, figure: Figure, topic: Topic, row: RowView, column: int, cell: Cell) -> Figure | None:
        """The figure as one of the topic, None where it cannot be."""
        timed = topic.family in ("survival", "time")
        unfit = {"rate": timed and figure.percent is None, "time": not timed or (figure.value != "NR" and figure.unit is None)}
        if unfit.get(figure.kind, topic.family == "safety"):
            return None
        if timed and figure.n is None:
            figure = replace(figure, total=None)
        if figure.low is None and (told := next((found for note in cell.footnotes if (found := interval_in(note))), None)):
            figure = replace(figure, low=told[0], high=told[1])
        if figure.low is None:
            return figure
        near = [*cell.footnotes, *(self.view.words(c) for c in (row.label, *reversed(self.view.path(column))) if c is not None)]
        return replace(figure, level=level_of(*near, self.view.everything) or self._studies.level)

    def _arm(self, row: RowView, column: int, topic: Topic, by_column: bool, figure: Figure) -> tuple[str | None, tuple[str, ...]]:
        """The words for the group and the assets that it was given."""
        view, scene = self.view, self.view.scene
        parts = self._groups(row, topic, by_column)
        sides = table_arms.row_regimens(view, row)
        path = [c for c in view.path(column) if not self._topics.names(c)]
        side = table_arms.side_of(view.path(column))
        if sides is not None:
            regimen = sides[1] if side == "ctrl" and figure.kind != "ratio" else sides[0]
            words = [regimen.words] if figure.kind != "ratio" else []
            return _joined_words([*parts, *words]), table_arms.assets_named(scene, regimen.spans)
        cell = row.keys.get("arm")
        heads = [] if side and cell is not None else [h for h in path if not (hints_of(h.text).ratio or _MEDIAN.match(h.text))]
        words = [w for h in heads if (w := table_arms.arm_words(self._studies.without(h.text)))]
        if cell is not None and not self._studies.single_arm(row):
            words.insert(0, table_arms.arm_words(self._studies.rest(cell)) or "")
        whose = self.view.grid.get((row.index, column))
        compares = whose is not None and whose.col_span > 1
        if figure.kind == "ratio" and (compares or not self._ratio_per_arm(row)):
            over = range(whose.col, whose.col + whose.col_span) if whose is not None and compares else None
            return _joined_words(parts), self._experimental(row, cell, over)
        spans = [view.span(c) for c in (cell, *heads) if c is not None] + ([view.span(row.label)] if by_column and row.label else [])
        if row.section is not None and not by_column and not table_arms.assets_named(scene, spans) and not self._topics.names(row.section):
            spans.append(view.span(row.section))
        return _joined_words([*words, *parts]), self._assets(row, spans, words + parts)

    def _groups(self, row: RowView, topic: Topic, by_column: bool) -> list[str]:
        """The words of the row that name a part of the patients."""
        parts = []
        label = row.label
        if label is not None and label is not row.keys.get("arm") and by_column:
            parts.append(table_arms.arm_words(label.text if row.continues else self._studies.rest(label)))
        group = row.keys.get("group")
        if group is not None and group is not label:
            parts.append(table_arms.arm_words(group.text))
        if row.section is not None and not by_column and not self._topics.names(row.section) and not self._is_disease(row.section):
            parts.append(None if self._topics.is_safety else table_arms.arm_words(row.section.text))
        if site := _SITE.search(label.text if label is not None and not by_column else ""):
            parts.append(site.group())
        return [p for p in parts if p]

    def _is_disease(self, section: Cell) -> bool:
        """Whether a line over rows of several trials tells what disease they are in, or is no words."""
        told = self.view.scene.within(*self.view.span(section), Label.CONDITION)
        return not section.text[:1].isalnum() or bool(told and self._studies.are_told_apart)

    def _ratio_per_arm(self, row: RowView) -> bool:
        """Whether several columns of the row hold ratios, or the column is one of an arm: each against the control."""
        return bool(row.label and hints_of(row.label.text).ratio) and sum("." in c.text for _, c in row.values) > 1

    def _experimental(self, row: RowView, cell: Cell | None, over: range | None = None) -> tuple[str, ...]:
        """The assets of the first arm that is no control, of those in the columns that the cell reaches over or of the table."""
        spans = [self.view.span(c) for c in (cell, row.label if not self._topics.of_label(row) else None) if c is not None]
        if spans and (found := table_arms.assets_named(self.view.scene, spans)):
            return found
        for column, role in self.view.roles.items():
            if role != "value" or (over is not None and column not in over):
                continue
            if (found := self._assets_of_head(column)) or table_arms.is_unknown(
                [c.text for c in self.view.path(column) if not self._topics.names(c)]
            ):
                return found
        return self._about

    def _assets_of_head(self, column: int) -> tuple[str, ...]:
        return table_arms.assets_named(self.view.scene, [self.view.span(c) for c in self.view.path(column)])

    def _assets(self, row: RowView, spans: list[tuple[int, int]], words: list[str]) -> tuple[str, ...]:
        """The assets named in the arm's headings; where no arm of the table names any, those that the section is about."""
        if found := table_arms.assets_named(self.view.scene, spans):
            return found
        if any(table_arms.is_control(w) for w in words) or self._arms_name_assets:
            return ()
        return self._about

    @cached_property
    def _arms_name_assets(self) -> bool:
        columns = [c for c, role in self.view.roles.items() if role == "value"]
        if any(self._assets_of_head(c) for c in columns):
            return True
        labels = [c for r in range(self.view.header_rows, self.view.height) if (c := self.view.grid.get((r, 0))) is not None]
        return any(table_arms.assets_named(self.view.scene, [self.view.span(c)]) for c in labels)

    @cached_property
    def _about(self) -> tuple[str, ...]:
        """What the table is about, where its arms do not say."""
        if found := table_arms.section_assets(self.view):
            return found
        everyone = tuple(dict.fromkeys(self.view.scene.asset_ids.values()))
        return everyone if len(everyone) == 1 else ()


_NARROW = (Category.SERIOUS, Category.DISCONTINUATION, Category.DEATH, Category.DLT)
"""A line "Grade ≥3" below one of these is of all events again."""
_RATE = re.compile(r"RR$|\brate\b|^(?:[dD]C|CB|MP|pC)R$", re.IGNORECASE)
"""Names of responses that are shares of patients by definition."""
_DECIMAL = re.compile(r"\s*\d{1,2}\.\d")
_MEDIAN = re.compile(r"\bmedian\b|\bmed\.?\s|\bm(?:PFS|OS|DOR|DoR)\b", re.IGNORECASE)
_AT = re.compile(r"\d+(?:\.\d+)?[\s-]?(?:months?|mos?|weeks?|wks?|years?|yrs?)\b", re.IGNORECASE)
_TOLD_AT = re.compile(rf"\s?(?:,\s?|\()?\s?at (?P<at>{_AT.pattern})\)?$|(?<=%)\s?\((?P<at2>{_AT.pattern})\)$", re.IGNORECASE)
"""A landmark that a cell has beside its rate: "61% at 12 mo"."""
_ONLY_AT = re.compile(rf"(?:at |(?:rate )?at )?{_AT.pattern}(?: rate)?,?\s?(?:%|\(%\))?", re.IGNORECASE)
_SHARES = re.compile(r"\d+\s?\(\d+(?:\.\d+)?\s?%?\)")
_SIZED = re.compile(r"[(,]\s?(?:n|N|no\.|patients|pts)\s?\)?$")
_SIZE_AT_END = re.compile(r"[(,]\s?(?:[nN]\s?=\s?)?(\d{1,3}(?:,\d{3})+|\d{1,5})\)?\s*$")
_BASELINE = re.compile(r"\b(?:baseline|characteristics?|demographics?)\b", re.IGNORECASE)
_SITE = re.compile(r"\b(?:intracranial|CNS)\b", re.IGNORECASE)


def _joined_words(parts: list[str]) -> str | None:
    return ", ".join(dict.fromkeys(p for p in parts if p)) or None
