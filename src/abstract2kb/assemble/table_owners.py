"""Whose a figure of a result table is: the words for the group, and the assets that it was given."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from abstract2kb.assemble import table_arms
from abstract2kb.assemble.cells import hints_of
from abstract2kb.assemble.figure import Figure
from abstract2kb.assemble.study_given import given_in
from abstract2kb.assemble.table_classes import class_members
from abstract2kb.assemble.table_groups import POPULATION, group_words
from abstract2kb.assemble.table_hints import MEDIAN
from abstract2kb.assemble.table_sides import Side
from abstract2kb.assemble.table_spanners import heads_of_measures
from abstract2kb.assemble.table_studies import TableStudies
from abstract2kb.assemble.table_tails import announces_size, without_size
from abstract2kb.assemble.table_topics import TableTopics
from abstract2kb.assemble.table_view import RowView, TableView
from abstract2kb.assemble.topics import Topic
from abstract2kb.nlp.mention import Label
from abstract2kb.patterns import regex
from abstract2kb.pdf.layout import Cell

__all__ = ["TableOwners"]

Span = tuple[int, int]


@dataclass
class TableOwners:
    """The groups of one table."""

    view: TableView
    topics: TableTopics
    studies: TableStudies

    def of_side(self, side: Side, arms: int, row: RowView, column: int, topic: Topic, figure: Figure) -> tuple[str | None, tuple[str, ...]]:
        """The words and assets of one of the arms that share the row or the column; a ratio is of the first."""
        alone = figure.kind == "ratio" and arms < 3
        headed = any(self.view.span(c)[0] <= topic.start < self.view.span(c)[1] for c in self.view.path(column))
        grouped = headed and row.label is not None and row.label is row.keys.get("group")
        parts = self._groups(row, topic, grouped or (topic is self.topics.whole and row.keys.get("arm") is None))
        named = table_arms.assets_named(self.view.scene, side.spans, self.studies.of(row, column))
        named = _united(named, class_members(self.view, side.words, [c for c in self.view.path(column) if len(self.view.path(column)) == 1]))
        only = arms < _SEVERAL and self.studies.are_told_apart and bool(named)  # what all of a trial were given names no arm of it
        return _joined_words([side.words, *parts] if not alone and not only else parts), named

    def of_trial(self, study: str | None) -> tuple[str, ...]:
        """The assets of the trial that the row or column names, where the table has a place for trials and none for drugs."""
        if study is None or self._arms_name_assets:
            return ()
        scene = self.view.scene
        told = scene.study(study)
        return given_in(scene, told, self.view.table.start - scene.source.offset) if told is not None else ()

    def arm(self, row: RowView, column: int, topic: Topic, by_column: bool, figure: Figure) -> tuple[str | None, tuple[str, ...]]:
        """The words for the group and the assets that it was given."""
        view, scene = self.view, self.view.scene
        parts = self._groups(row, topic, by_column)
        sides = table_arms.row_regimens(view, row)
        path = [c for c in view.path(column) if not self.topics.names(c) and not view.span(c)[0] <= topic.start < view.span(c)[1]]
        side = table_arms.side_of(view.path(column))
        if sides is not None:
            study = self.studies.of(row, column)
            regimen = sides[1] if side == "ctrl" and figure.kind != "ratio" else sides[0]
            words = [regimen.words] if figure.kind != "ratio" else []
            return _joined_words([*parts, *words]), table_arms.assets_named(scene, regimen.spans, study)
        cell, study = row.keys.get("arm"), self.studies.of(row, column)
        group = row.keys.get("trial") if view.events is not None and cell is None else None
        heads = [] if side and (cell is not None or group is not None) else [h for h in path if not (hints_of(h.text).ratio or MEDIAN.match(h.text))]
        heads = [h for h in heads if h.start not in self._of_measures and not self._is_of_product(h, path) and not self._is_of_trial(h, heads)]
        words = [w for h in heads if (w := table_arms.arm_words(self.studies.without(table_arms.undescribed(scene, *view.span(h)))))]
        named = self.studies.group_of(row, cell or row.label)
        if named is not None:
            words, parts = [named, *words], [p for p in parts if row.label is None or p != table_arms.arm_words(row.label.text)]
        elif cell is not None and not self.studies.single_arm(row):
            words.insert(0, table_arms.arm_words(self._unsized(cell, self.studies.rest(cell))) or "")
        whose = self.view.grid.get((row.index, column))
        compares = whose is not None and whose.col_span > 1
        if figure.kind == "ratio" and (compares or not self._ratio_per_arm(row)):
            over = range(whose.col, whose.col + whose.col_span) if whose is not None and compares else None
            return _joined_words([*parts, *self._part_before(cell)]), self._experimental(row, cell, over or self._beside(column), study)
        told = [h for h in heads if len(heads) < 2 or h is heads[-1] or self.studies.named_in(h) is None or not table_arms.is_control(heads[-1].text)]
        spans = [view.span(c) for c in (cell, *self._added_to(told), *told) if c is not None]
        if group is not None:
            if side == "ctrl":
                return _joined_words([*words, *parts]), ()
            added, given = table_arms.given_spans(view, group)
            words, spans = [*([added] if added else []), *words], [*spans, *given]
        if by_column and row.label and (cell is None or view.roles.get(row.label.col) != "trial"):
            spans.append(view.span(row.label))
        members = class_members(view, " ".join(words), [c for c in (*told, cell, row.label if by_column else None) if c is not None])
        return _joined_words([*words, *parts]), _united(self._assets(row, self._with_section(row, spans, study), words + parts, study), members)

    @cached_property
    def _of_measures(self) -> frozenset[int]:
        return heads_of_measures(self.view, self.topics.names)

    def _added_to(self, heads: list[Cell]) -> list[Cell]:
        """The heading of the first column, where one begins with "+": "Dostarlimab" of "Dostarlimab | + belrestotug 400 mg"."""
        if not heads or not _ADDS.match(heads[-1].text):
            return []
        first = next((self.view.path(c)[-1:] for c, role in self.view.roles.items() if role == "value" and self.view.path(c)), [])
        return [c for c in first if not _ADDS.match(c.text) and c is not heads[-1]]

    def _part_before(self, cell: Cell | None) -> list[str]:
        """The part of the patients that an arm's cell names before its drugs: "Liver metastases: A + B"."""
        m = _BEFORE_ARM.match(cell.text) if cell is not None else None
        if m is None or cell is None:
            return []
        start, end = self.view.span(cell)
        before = table_arms.assets_named(self.view.scene, [(start, start + m.end())])
        after = table_arms.assets_named(self.view.scene, [(start + m.end(), end)])
        named = any(s.acronym is not None and s.acronym.value in m.group() for s in self.view.scene.studies)
        return [m.group("part")] if after and not before and not named and not _COHORT.match(m.group("part")) else []

    def _beside(self, column: int) -> range | None:
        """The columns under the heading that stands over the column and others of figures: its ratios are of these."""
        top = next(iter(self.view.path(column)), None)
        if top is None or top.col_span < 3:
            return None
        return range(top.col, top.col + top.col_span)

    def _with_section(self, row: RowView, spans: list[Span], study: str | None) -> list[Span]:
        """The places that name what a row's group was given, with the line above it where they name nothing or are added to what it names."""
        section = row.section
        if section is None or self.topics.names(section):
            return spans
        if _BACKBONE.match(section.text):
            return [*spans, self.view.span(section)]
        return spans if table_arms.assets_named(self.view.scene, spans, study) or self._is_control(spans) else [*spans, self.view.span(section)]

    def _is_control(self, spans: list[Span]) -> bool:
        return any(table_arms.is_control(self.view.scene.text[a:b]) for a, b in spans)

    def _unsized(self, cell: Cell, words: str) -> str:
        """The words of an arm without the N in brackets that its column's heading announces."""
        heading = self.view.heading(cell.col)
        return without_size(heading, words) if announces_size(heading) else words

    def _groups(self, row: RowView, topic: Topic, by_column: bool) -> list[str]:
        """The words of the row that name a part of the patients."""
        parts = []
        label = row.label
        whole = (
            label is None
            or label is row.keys.get("arm")
            or (label in (row.keys.get("trial"), row.keys.get("registry")) and table_arms.row_regimens(self.view, row))
        )
        if label is not None and not whole and by_column and not _MEASURE.fullmatch(label.text) and not self._is_whole_trial(row, label):
            line = row.section if row.section is not None and not self.topics.names(row.section) else None
            grouped = group_words(line.text, label.text) if line is not None and self.studies.named_in(line) is None else None
            parts.append(grouped or table_arms.arm_words(label.text if row.continues else self.studies.rest(label)))
        group = row.keys.get("group")
        if group is not None and group is not label and not self._is_setting(row, group):
            parts.append(table_arms.arm_words(group.text))
        told_apart = row.section is None or _VERSUS.search(row.section.text) or self._is_disease(row.section)
        over_arms = row.section is not None and label is row.keys.get("arm") and self._is_population(row.section)
        if row.section is not None and not told_apart and (not by_column or over_arms) and not self.topics.names(row.section):
            parts.append(None if self.topics.is_safety else table_arms.arm_words(row.section.text))
        if site := _SITE.search(label.text if label is not None and not by_column else ""):
            parts.append(site.group())
        return [p for p in parts if p]

    def _is_of_product(self, head: Cell, path: list[Cell]) -> bool:
        """Whether a heading only says how the drug that heads the column alone is given or made: "oral, once daily" below "Novelimab"."""
        named = [c for c in path if c is not head and c.col_span == 1 and self.view.scene.within(*self.view.span(c), Label.DRUG)]
        return bool(named) and table_arms.is_of_product(head.text) and not self.view.scene.within(*self.view.span(head), Label.DRUG)

    def _is_of_trial(self, head: Cell, heads: list[Cell]) -> bool:
        """Whether a heading names the trial of several arms, each with a heading of its own below: what else it says is of the whole trial."""
        if head is heads[-1] or head.col_span < 2 or self.studies.named_in(head) is None:
            return False
        told = table_arms.assets_named(self.view.scene, [self.view.span(heads[-1])]) or table_arms.is_control(heads[-1].text)
        return bool(told) and not table_arms.assets_named(self.view.scene, [self.view.span(head)])

    def _is_whole_trial(self, row: RowView, label: Cell) -> bool:
        """Whether the label is the one cell on its trial, whose arms the rows tell: it has facts on the trial and names no group."""
        if row.continues or row.keys.get("arm") is None or self.view.roles.get(label.col) not in ("trial", "registry"):
            return False
        study = self.studies.of(row, label.col)
        cells = {c.start: c for r in range(self.view.header_rows, self.view.height) if (c := self.view.grid.get((r, label.col))) is not None}
        one = sum(self.studies.named_in(c) == study for c in cells.values()) == 1
        return study is not None and one and len(set(self._arms_by_trial.get(study, []))) > 1

    def _is_population(self, section: Cell) -> bool:
        """Whether a line over rows of arms tells a part of the patients: it says so, and names no trial and no drugs."""
        return (
            POPULATION.search(section.text) is not None
            and not self.view.scene.within(*self.view.span(section), Label.TRIAL_ID, Label.DRUG)
            and self.studies.named_in(section) is None
        )

    def _is_disease(self, section: Cell) -> bool:
        """Whether a line over rows of several trials tells what disease they are in, or is no words."""
        told = self.view.scene.within(*self.view.span(section), Label.CONDITION)
        return not section.text[:1].isalnum() or bool(told and self.studies.are_told_apart)

    def _is_setting(self, row: RowView, group: Cell) -> bool:
        """Whether a setting beside a trial is that of the whole trial: no arm of the trial has several rows."""
        if not self.studies.are_told_apart or not _SETTING.search(self.view.heading(group.col)):
            return False
        arms = self._arms_by_trial.get(self.studies.of(row, group.col) or "", [])
        return len(arms) == len(set(arms))

    @cached_property
    def _arms_by_trial(self) -> dict[str, list[str]]:
        """Trial to the arms of its rows."""
        found: dict[str, list[str]] = defaultdict(list)
        for row in self.view.rows():
            arm = row.keys.get("arm")
            found[self.studies.of(row, 0) or ""].append(arm.text if arm is not None else "")
        return dict(found)

    def _ratio_per_arm(self, row: RowView) -> bool:
        """Whether several columns of the row hold ratios, or the column is one of an arm: each against the control."""
        label = row.over or row.label
        return bool(label and hints_of(label.text).ratio) and sum("." in c.text for _, c in row.values) > 1

    def _experimental(self, row: RowView, cell: Cell | None, over: range | None, study: str | None) -> tuple[str, ...]:
        """The assets of the first arm that is no control, of those in the columns that the cell reaches over or of the table."""
        spans = [self.view.span(c) for c in (cell, row.label if not self.topics.of_label(row) else None) if c is not None]
        if found := table_arms.assets_named(self.view.scene, self._with_section(row, spans, study), study):
            return _united(found, class_members(self.view, cell.text, [cell])) if cell is not None else found
        for column, role in self.view.roles.items():
            if role != "value" or (over is not None and column not in over):
                continue
            words = [c.text for c in self.view.path(column) if not self.topics.names(c)]
            if (found := self._assets_of_head(column, study)) or table_arms.is_unknown(words):
                return found
        return self._about

    def _assets_of_head(self, column: int, study: str | None = None) -> tuple[str, ...]:
        path = self.view.path(column)
        named = table_arms.assets_named(self.view.scene, [self.view.span(c) for c in path], study)
        return _united(named, class_members(self.view, path[-1].text, path[-1:])) if named else ()

    def _assets(self, row: RowView, spans: list[Span], words: list[str], study: str | None) -> tuple[str, ...]:
        """The assets named in the arm's headings; where no arm of the table names any, those that the section is about."""
        if found := table_arms.assets_named(self.view.scene, spans, study):
            return found
        if found := self._of_cohort(row, words, study):
            return found
        if self._arms_name_assets or any(table_arms.is_control(w) and not self._adds_to_control(w) for w in words):
            return ()
        return self._with_partners(study)

    def _of_cohort(self, row: RowView, words: list[str], study: str | None) -> tuple[str, ...]:
        """What a cohort was given whose own words tell its patients or its dose: the drugs in the cell of its trial, those of the product that the
        label above names, or those of its trial, no arm of which in this table names any."""
        if any(map(table_arms.is_control, words)):
            return ()
        spans = [self.view.span(c) for c in (row.keys.get("trial"), row.keys.get("registry")) if c is not None]
        for span in (s for s in spans if table_arms.regimens(self.view.scene.text, *s) is None):
            if found := table_arms.assets_named(self.view.scene, [span]):
                return found
        if row.keys.get("arm") in (None, row.label):
            return self._of_product_above(row)
        told = self.view.scene.study(study)
        return told.assets if told is not None and len(told.assets) == 1 and study not in self._trials_of_named_arms else ()

    def _of_product_above(self, row: RowView) -> tuple[str, ...]:
        """The drugs of the label above, where the first column is one of products and this label is of one of its groups."""
        if row.label is None or row.label.col or not _PRODUCTS.search(self.view.heading(0)) or not _OF_GROUP.search(row.label.text):
            return ()
        above = (self.view.grid.get((r, 0)) for r in range(row.index - 1, self.view.header_rows - 1, -1))
        return next((found for c in above if c is not None and (found := table_arms.assets_named(self.view.scene, [self.view.span(c)]))), ())

    @cached_property
    def _trials_of_named_arms(self) -> set[str | None]:
        """The trials that have an arm in this table that names its drugs, or a control."""
        found: set[str | None] = set()
        for row in self.view.rows():
            cell = row.keys.get("arm")
            if cell is not None and (table_arms.assets_named(self.view.scene, [self.view.span(cell)]) or table_arms.is_control(cell.text)):
                found.add(self.studies.of(row, cell.col))
        return found

    def _adds_to_control(self, words: str) -> bool:
        """Whether an arm is something with what another arm, the control, is alone: "Lu + SoC" beside "SoC"."""
        added = _ADDS_TO.match(words)
        heads = {table_arms.arm_words(c.text) for column in self.view.roles for c in self.view.path(column)[-1:]}
        return added is not None and not table_arms.is_control(added.group("own")) and added.group("control") in heads

    def _with_partners(self, study: str | None) -> tuple[str, ...]:
        """What the table is about, with what the one regimen of its study has besides: the partners that the article gives it."""
        regimen = self.view.scene.study(study)
        if regimen is None or len(regimen.arms) > 1:
            return self._about
        if not self._about:
            return regimen.assets if len(regimen.assets) == 1 else ()
        given = given_in(self.view.scene, regimen, self.view.table.start - self.view.scene.source.offset)
        return (*self._about, *(i for i in given if i not in self._about)) if {*self._about} & {*given} else self._about

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


_SEVERAL = 2
_ADDS = regex(r"(?:\+|plus\b)\s?", re.IGNORECASE)
"""How the heading of an arm begins that got what the first arm got, and more."""
_BEFORE_ARM = regex(r"(?P<part>[A-Z≥≤<>][^:]{3,40}):\s(?=\S)")
_COHORT = regex(r"(?:cohort|arm|part|group|regimen)\b", re.IGNORECASE)
_SETTING = regex(r"\b(?:settings?|populations?|lines?|tumou?r types?|indications?|disease)\b", re.IGNORECASE)
_BACKBONE = regex(r"(?:on top of|added to|in addition to|combined with|in combination with|plus|with|\+)\s", re.IGNORECASE)
"""How a line begins that names what all rows below it were given besides their own."""
_ADDS_TO = regex(r"(?P<own>.+?)\s?(?:\+|\bplus\b)\s?(?P<control>.+)")
_PRODUCTS = regex(r"\b(?:products?|drugs?|agents?|compounds?|assets?|treatments?|regimens?)\b", re.IGNORECASE)
_OF_GROUP = regex(
    r"\d|\b(?:doses?|cohorts?|levels?|patients|pts|group|subgroup|population|RP2D|MTD|expansion|escalation|line|mutant|positive|negative)\b",
    re.IGNORECASE,
)
"""In the label of a row that is of a part of those who were given the product above."""
_VERSUS = regex(r"\s(?:vs?\.?|versus)\s", re.IGNORECASE)
_MEASURE = regex(
    r"\W*(?:(?:median|mean|rate|estimate|value|hazard ratio|HR|p(?:[ -]value)?|\d+% CI|CI|"
    r"months?|mos?|weeks?|years?|events?|range|n|\d+[- ]?(?:months?|mo|years?|yr))\b\W*)+",
    re.IGNORECASE,
)
"""A label that says how a figure was taken and nothing else: it names no part of the patients."""
_SITE = regex(r"\b(?:intracranial|CNS)\b", re.IGNORECASE)


def _united(named: tuple[str, ...], members: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*named, *members)))


def _joined_words(parts: list[str]) -> str | None:
    return ", ".join(dict.fromkeys(p for p in parts if p)) or None
