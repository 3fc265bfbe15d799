"""What the words around a cell of a result table say its numbers are: shares, times, ratios, of how many, at which time."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property

from abstract2kb.assemble import table_arms
from abstract2kb.assemble.cells import Hints, hints_of
from abstract2kb.assemble.table_bare_heads import are_bare_medians, unit_in_legend
from abstract2kb.assemble.table_ratios import announces_ratio, figures_before_ratio
from abstract2kb.assemble.table_safety import safety_sizes
from abstract2kb.assemble.table_sizes import size_of_all, sizes_told
from abstract2kb.assemble.table_spanners import size_of_part
from abstract2kb.assemble.table_strips import size_of_strip
from abstract2kb.assemble.table_studies import TableStudies
from abstract2kb.assemble.table_tails import announces_size, size_of_tail
from abstract2kb.assemble.table_topics import TableTopics
from abstract2kb.assemble.table_view import RowView, TableView
from abstract2kb.assemble.table_words import DLT_EVALUABLE, GRADE_WORDS, OF_ARMS
from abstract2kb.assemble.topics import Topic
from abstract2kb.patterns import regex
from abstract2kb.pdf.layout import Cell
from abstract2kb.records import Category, Endpoint

__all__ = ["MEDIAN", "TOLD_AT", "TableHints"]


@dataclass
class TableHints:
    """The hints for the cells of one table."""

    view: TableView
    topics: TableTopics

    def of(self, row: RowView, column: int, topic: Topic, by_column: bool) -> Hints:
        """What the words around a cell say of its numbers; those of the title and the section count where the nearer ones say nothing."""
        view = self.view
        cells = [c for c in (row.label, row.keys.get("endpoint"), *reversed(view.path(column))) if c is not None]
        near, noted = hints_of(*(c.text for c in cells)), hints_of(*map(view.words, cells))
        near = replace(near, ratio=near.ratio or row.over is not None)
        if by_column:  # "patients" in a label that names the arm says nothing of the numbers
            near = replace(near, count=hints_of(*(c.text for c in cells if c is not row.label)).count)
        section = row.section.text if row.section and (not by_column or self.topics.names(row.section)) else ""
        named = self.topics.is_of_corner(topic)
        corner = " ".join(c.text for c in view.path(0) if not OF_ARMS.fullmatch(c.text.strip()))
        corner = corner if not by_column or named or hints_of(corner).percent else ""
        far = hints_of(section or corner, view.title)
        far = far if far.percent or far.count or far.time else hints_of(section, corner, view.title)
        ratio = (near.ratio or self._all_are_ratios) and self.is_ratio(row, column)
        kept = replace(near, ratio=ratio, time=near.time or noted.time, total=self.total(row, column, topic), spread=noted.spread)
        if not (near.percent or near.count or kept.time or ratio):
            kept = replace(kept, percent=far.percent, count=far.count, time=far.time)
        kept = replace(kept, turned=near.turned or (far.turned and not near.count))
        if topic.family not in ("survival", "time"):  # "after day 30" in a title makes no times of shares
            kept = replace(kept, time=None)
        beside = [c for at, c in row.values if at == column or topic.family not in ("survival", "time")]
        if not (kept.percent or kept.count or kept.time or ratio) and any(_SHARES.match(c.text) for c in beside):
            kept = replace(kept, percent=True, count=True)
        if not (kept.percent or kept.count or kept.time or ratio) and topic.family == "response":
            counts = self._are_counts(row, column, topic, kept.total)
            kept = replace(kept, percent=not counts and (_RATE.search(topic.text) is not None or self._has_decimals(column)), count=counts)
        if not (kept.percent or kept.count or kept.time or ratio) and topic.family == "safety":
            counts = topic.category is Category.DLT or self._events_are_counted
            kept = replace(kept, percent=not counts and self._shares_of_events, count=counts)
        if topic.family in ("survival", "time") and not ratio:
            at = self.landmark(row, column, topic, by_column) is not None
            median = MEDIAN.search(" ".join((*(c.text for c in cells), section, corner if named else ""))) is not None
            median = median or (by_column and not (near.ratio or kept.percent or at) and are_bare_medians(view, column, topic))
            kept = kept if kept.time or kept.percent or at else replace(kept, time=self._unit_of_medians)
            timed = (kept.time is not None and not kept.percent and not at) or median
            kept = replace(
                kept,
                time=(kept.time or hints_of(view.everything).time or unit_in_legend(view)) if timed else None,
                percent=kept.percent and not timed,
                median=median,
            )
        return replace(kept, interval=noted.interval or far.interval or hints_of(view.everything).interval)

    def _are_counts(self, row: RowView, column: int, topic: Topic, total: int | None) -> bool:
        """Whether bare whole numbers of best responses are of patients: those of the row, or of the column, make up the N and no hundred."""
        if topic.endpoint not in _BEST or total is None:
            return False
        cell = self.view.grid.get((row.index, column))
        if self._shares_are_signed and cell is not None and _WHOLE_NUMBERS.fullmatch(cell.text.strip()):
            return True
        label = self.topics.of_label(row)
        if label and label[0].endpoint in _BEST:
            rows = [r for r in self.view.rows() if (own := self.topics.of_label(r)) and own[0].endpoint in _BEST]
            texts = [c.text for r in rows for at, c in r.values if at == column]
        else:
            named = {c for c in self.view.roles for h in self.view.path(c)[-1:] for t in self.topics.names(h)[:1] if t.endpoint in _BEST}
            texts = [c.text for at, c in row.values if at in named]
        if len(texts) < _FEW or not all(t.strip().isdigit() for t in texts):
            return False
        whole = sum(map(int, texts))
        return _JUDGED_SHARE * total <= whole <= total and (total < 90 or not 95 <= whole <= 101)

    @cached_property
    def _shares_are_signed(self) -> bool:
        """Whether shares in the table's cells have their sign, so that bare whole numbers are none."""
        return any("%" in c.text for c in self.view.table.cells if c.row >= self.view.header_rows and c.col)

    @cached_property
    def _events_are_counted(self) -> bool:
        """Whether bare numbers are of patients: nothing near says percent, and all are whole numbers within the small N of their columns."""
        if self._shares_of_events:
            return False
        sizes = {c: self.view.sizes.get(c) or hints_of(self.view.heading(c)).total for c, role in self.view.roles.items() if role == "value"}
        numbers = [
            (n, int(cell.text))
            for row in self.view.rows()
            for c, cell in row.values
            if (n := sizes.get(c)) is not None and cell.text.strip().isdigit()
        ]
        return len(numbers) > 1 and all(own <= n <= _SMALL for n, own in numbers)

    @cached_property
    def _shares_of_events(self) -> bool:
        """Whether bare numbers of events are percents: something near the table says so, or some have decimals."""
        view = self.view
        report = view.scene.source.report
        near = [view.everything, *(report.text[b.start : b.end] for b in view.blocks[:2])]
        below = report.first_block(view.table.end)
        near += [report.text[b.start : b.end] for b in report.blocks[below : below + 1]]
        if self._shares_are_signed:
            return True
        return any("%" in text or re.search(r"\bper ?cent", text, re.IGNORECASE) for text in near) or any(self._has_decimals(c) for c in view.roles)

    def _has_decimals(self, column: int) -> bool:
        """Whether the column's figures are no counts."""
        cells = [self.view.grid.get((r, column)) for r in range(self.view.header_rows, self.view.height)]
        return any(c is not None and _DECIMAL.match(c.text) for c in cells)

    @cached_property
    def _unit_of_medians(self) -> str | None:
        """The unit that a note gives for all medians: "Medians are in months"."""
        said = next((m for note in self.view.notes if (m := _MEDIANS.search(note))), None)
        return hints_of(said.group()).time if said else None

    def total(self, row: RowView, column: int, topic: Topic | None = None) -> int | None:
        """The N of the cell: of its column, of the row's group, or of all in the table."""
        if topic is not None and topic is self.topics.whole and self._is_part(row):
            return None
        if topic is not None and topic.category is Category.DLT and (among := self._dlt_evaluable(row)) is not None:
            return among
        if topic is not None and (own := size_of_part(self.view, row.index, column, topic)) is not None:
            return own
        group = row.keys.get("trial") if self.view.events is not None and table_arms.row_regimens(self.view, row) is None else None
        texts = [c.text for c in (group, row.label, row.section) if c is not None]
        head = hints_of(*(c.text for c in self.view.path(column) if not self._is_over_arms(c))).total
        told = hints_of(*(c.text for role, c in row.keys.items() if role in ("arm", "group"))).total
        corner = (c.text for c in self.view.path(0))
        if topic is not None and topic.family == "safety" and (head or self.view.sizes) and column in self._safety_sizes:
            return self._safety_sizes[column]
        known = (
            row.sizes.get(column) or _of_each(row) or head or told or self._size(row) or self.view.sizes.get(column) or self._told_sizes.get(column)
        )
        known = known or (self._size_beside_grades if topic is not None and topic.family == "safety" else None)
        return known or hints_of(*texts, *corner, "" if self._told_sizes else self.view.title).total

    def _is_over_arms(self, head: Cell) -> bool:
        """Whether a heading has several arms below it, so that its N is that of their trial: "ALPHA-1 (N = 480)" over a drug and placebo."""
        if head.col_span < 2:
            return False
        lowest = (self.view.path(c)[-1] for c in range(head.col, head.col + head.col_span) if self.view.path(c))
        arms = {table_arms.arm_words(c.text) for c in lowest if c is not head and self._names_arm(c)}
        return len(arms - {None}) > 1

    def _names_arm(self, cell: Cell) -> bool:
        return table_arms.is_control(cell.text) or bool(table_arms.assets_named(self.view.scene, [self.view.span(cell)]))

    def _dlt_evaluable(self, row: RowView) -> int | None:
        """The number of those in the row among whom dose-limiting toxicities are counted, where a column has it."""
        column = next((c for c in range(1, self.view.width) if DLT_EVALUABLE.search(self.view.heading(c))), None)
        cell = self.view.grid.get((row.index, column)) if column is not None else None
        return int(cell.text.strip()) if cell is not None and cell.text.strip().isdigit() else None

    @cached_property
    def _size_beside_grades(self) -> int | None:
        """The one N that a heading or a note gives, where all other columns are of grades: "Total (N = 62) | Grade 3 | Grade 4"."""
        heads = [self.view.heading(c) for c, role in self.view.roles.items() if role == "value"]
        sizes = {n for h in heads if (n := hints_of(h).total)}
        others = [h for h in heads if not hints_of(h).total]
        graded = all(GRADE_WORDS.fullmatch(h.strip(" ,%()n")) for h in others)
        if not sizes and others and graded:
            return size_of_all(self.view.notes)
        return next(iter(sizes)) if len(sizes) == 1 and others and graded else None

    @cached_property
    def _safety_sizes(self) -> dict[int, int]:
        """Column of an arm with its N to the number of its patients who count for safety, where a note tells those of all arms in their order."""
        heads = {c: path for c, role in self.view.roles.items() if role == "value" and (path := self.view.path(c))}
        sized = [c for c, path in sorted(heads.items()) if self.view.sizes.get(c) or hints_of(*(h.text for h in path)).total]
        arms = list(dict.fromkeys(next(h for h in heads[c] if hints_of(h.text).total or h is heads[c][0]) for c in sized))
        told = safety_sizes(self.view.notes) if len(arms) > 1 else []
        if len(told) != len(arms):
            return {}
        return {c: n for c in sized for arm, n in zip(arms, told, strict=True) if arm in heads[c]}

    @cached_property
    def _told_sizes(self) -> dict[int, int]:
        """Column to the N that the title or a note gives to the arm in its heading."""
        view = self.view
        heads = {c: words for c, role in view.roles.items() if role == "value" for h in view.path(c)[-2:] if (words := table_arms.arm_words(h.text))}
        told = sizes_told([view.title, *view.notes], list(dict.fromkeys(heads.values())))
        return {column: told[words] for column, words in heads.items() if words in told}

    def sizes_of_part(self, row: RowView, cell: Cell) -> list[int]:
        """The numbers of patients of each arm who could be judged, where a note tells: "Of patients with measurable disease: 437 and 441"."""
        cells = [c for c in (row.label, cell) if c is not None]
        for note in (*(note for c in cells for note in self.view.remarks(c)), *self.view.notes):
            if m := _JUDGED.search(note) or _OF_JUDGED.search(note):
                return [int(n.replace(",", "")) for n in m.group("a", "b")]
        return []

    def judged(self, row: RowView, column: int, cell: Cell, studies: TableStudies) -> int | None:
        """The N that a note on the row gives for each of the arms in the columns of one trial: "Of 437 and 441 patients evaluable"."""
        noted = row.label is not None and any(len(note) > _NOTE for note in self.view.remarks(row.label))
        part = self.sizes_of_part(row, cell) if noted else []
        study = studies.of(row, column) if part else None
        own = [c for c, other in row.values if any(map(str.isdigit, other.text)) and studies.of(row, c) == study] if part else []
        return part[own.index(column)] if column in own and len(own) == len(part) else None

    def _is_part(self, row: RowView) -> bool:
        """Whether a row of the endpoint that holds for the whole table is of a part of the patients, while the columns have the N of all."""
        label = row.label.text if row.label is not None else ""
        if row.keys.get("arm") is not None or not any(hints_of(c.text).total for col in self.view.roles for c in self.view.path(col)):
            return False
        if _ONLY_AT.fullmatch(label.strip()) or table_arms.arm_words(label) is None or _WHOLE.search(label):
            return False
        return row.label is not None and not table_arms.assets_named(self.view.scene, [self.view.span(row.label)])

    def landmark(self, row: RowView, column: int, topic: Topic, by_column: bool) -> str | None:
        """The landmark in the cell that names the topic: "12-month" of "12-month OS, %"."""
        cells = self.view.path(column) if by_column else [c for c in (row.keys.get("endpoint"), row.label) if c is not None]
        m = _AT.search(" | ".join((topic.text, *(c.text for c in cells))))
        if m is None and row.label is not None:
            m = _ONLY_AT.fullmatch(row.label.text.strip())
        return m.group() if m else self._noted_at(row, column, by_column) or self._at_corner(row, topic)

    def _at_corner(self, row: RowView, topic: Topic) -> str | None:
        """The landmark that the corner of the table gives to all its rates of survival: "At 5 years"."""
        label = row.label.text if row.label is not None else ""
        if topic.family != "survival" or MEDIAN.search(label) or hints_of(label).time or hints_of(label).ratio:
            return None
        corner = (c.text.strip(" :") for c in reversed(self.view.path(0)))
        return next((_UNIT_AFTER.sub("", text) for text in corner if _ONLY_AT.fullmatch(text)), None)

    def _noted_at(self, row: RowView, column: int, by_column: bool) -> str | None:
        """The landmark that a note on the cell, or on what names its topic, gives: "* At 12 months."."""
        cell = self.view.grid.get((row.index, column))
        named = self.view.path(column) if by_column else [c for c in (row.keys.get("endpoint"), row.label) if c is not None]
        notes = [note for c in (cell, *named) if c is not None for note in self.view.remarks(c)]
        return next((m.group("at") for note in notes if (m := _NOTED_AT.match(note))), None)

    def landmarks(self, row: RowView, column: int, by_column: bool) -> tuple[str, str] | None:
        """The two landmarks of a label like "PFS rate (12/24 mo), %"."""
        cells = self.view.path(column) if by_column else [c for c in (row.keys.get("endpoint"), row.label) if c is not None]
        m = next((m for c in reversed(cells) if (m := _TWO_AT.search(c.text))), None)
        return (f"{m.group('a')} {m.group('unit')}", f"{m.group('b')} {m.group('unit')}") if m else None

    def announces_ratio(self, row: RowView, column: int) -> bool:
        """Whether the column's heading or the row's label says that a ratio follows the figures: "Median PFS, mo (HR)"."""
        return any(announces_ratio(c.text) for c in (row.label, *self.view.path(column)[-1:]) if c is not None)

    def is_ratio(self, row: RowView, column: int) -> bool:
        """Whether the column or the row is one of ratios: of a table whose title names a ratio only these are."""
        path = [c.text for c in self.view.path(column)]
        label = row.label.text if row.label else ""
        over = row.over.text if row.over else ""
        cell = self.view.grid.get((row.index, column))
        if cell is not None and self.announces_ratio(row, column) and figures_before_ratio(cell.text, announced=True):
            return False
        return bool(path and hints_of(path[-1]).ratio) or hints_of(label, over).ratio or self._all_are_ratios

    @cached_property
    def _all_are_ratios(self) -> bool:
        """Whether no heading or label names a ratio, but the title does, and every figure is a ratio with its interval, as in a forest plot; or all
        are such as ratios of survival are."""
        view = self.view
        if any(hints_of(c.text).ratio or hints_of(c.text).time for c in view.table.cells if c.row < view.header_rows or not c.col):
            return False
        figures = [c.text for row in view.rows() for _, c in row.values if any(map(str.isdigit, c.text))]
        named = hints_of(view.title)
        told = _RATIO_CELL if named.ratio else None if named.time or named.percent or MEDIAN.search(view.title) else _TYPICAL_RATIO
        return told is not None and len(figures) > 1 and all(map(told.fullmatch, figures))

    def _size(self, row: RowView) -> int | None:
        """The N of the row's group, where the row is of one group; "Placebo (92)" has it under "Arm (N)"."""
        named = row.keys.get("arm") or row.label
        if named is not None and announces_size(self.view.heading(named.col)) and (own := size_of_tail(self.view.heading(named.col), named.text)):
            return own
        cell = row.keys.get("size")
        text = cell.text.strip().replace(",", "") if cell is not None else ""
        if text.isdigit() and table_arms.row_regimens(self.view, row) is None:
            return int(text)
        if (own := self._size_of_trial(row)) is not None:
            return own
        return next((n for _, c in row.values if (n := size_of_strip(c.text))), None)

    def _size_of_trial(self, row: RowView) -> int | None:
        """The N behind the trial's name, where the trial has the one row and one regimen: "ALPHA-1, 243" under "Trial, n"."""
        trial = row.keys.get("trial")
        if trial is None or row.continues or table_arms.row_regimens(self.view, row) is not None:
            return None
        size = size_of_tail(self.view.heading(trial.col), trial.text)
        rows = [r for r in self.view.rows() if r.keys.get("trial") is trial] if size is not None else []
        return size if len(rows) == 1 else None


_RATIO_CELL = regex(r"\s*\d{1,2}[.·]\d{1,3}\s?[(\[]\d{1,2}[.·]\d{1,3}\s?(?:-|–|,|to)\s?\d{1,2}[.·]\d{1,3}[)\]]\s*")
_TYPICAL_RATIO = regex(r"\s*[0-2][.·]\d\d\s?[(\[]0[.·]\d\d\s?(?:-|–|,|to)\s?\d{1,2}[.·]\d\d[)\]]\s*")
"""Two decimals and an interval that begins below one: no months and no shares are given so."""
_EACH = regex(r"\b[nN]\s?=\s?(?P<n>\d[\d,]*)\s(?:in|for|per)\s(?:each|either|both)\b")


def _of_each(row: RowView) -> int | None:
    """The N that a line over rows gives to both arms: "Grade 3/4 events, % of those treated (n = 208 in each arm)"."""
    told = _EACH.search(row.section.text) if row.section is not None else None
    return int(told.group("n").replace(",", "")) if told is not None else None


_BEST = (Endpoint.CR, Endpoint.PR, Endpoint.SD, Endpoint.PD, Endpoint.NE)
_SMALL = 40
"""Groups of so many patients have their events counted, where nothing says that they are shares."""
_FEW, _JUDGED_SHARE = 3, 0.7
"""So many kinds of best response, and so much of the N, tell that their numbers are of patients."""
_WHOLE_NUMBERS = regex(r"\d{1,3}(?:\s?/\s?\d{1,3})?")
_RATE = regex(r"RR$|\brate\b|^(?:[dD]C|CB|MP|pC)R$", re.IGNORECASE)
"""Names of responses that are shares of patients by definition."""
_DECIMAL = regex(r"\s*\d{1,2}\.\d")
MEDIAN = regex(r"\bmedian\b|\bmed\.?\s|\bm(?:PFS|OS|DOR|DoR)\b", re.IGNORECASE)
_AT = regex(r"\d+(?:\.\d+)?[\s-]?(?:months?|mos?|weeks?|wks?|years?|yrs?|y)\b", re.IGNORECASE)
TOLD_AT = regex(rf"\s?(?:,\s?|\()?\s?at (?P<at>{_AT.pattern})\)?$|(?<=%)\s?\((?P<at2>{_AT.pattern})\)$", re.IGNORECASE)
"""A landmark that a cell has beside its rate: "61% at 12 mo"."""
_NOTED_AT = regex(rf"(?:(?:rate |rates |landmark )?at |landmark:?\s)?(?P<at>{_AT.pattern})(?: rates?| landmark)?\s?(?:[.;,]|$)", re.IGNORECASE)
_JUDGED = regex(
    r"\b(?:measurable|evaluable|assessable)\b[^.;\d]{0,60}?[,:(\s]\s?(?:[nN]\s?=\s?)?(?P<a>\d[\d,]*)\s?(?:and|vs?\.?|versus|/)\s?(?P<b>\d[\d,]*)\b",
    re.IGNORECASE,
)
PART = regex(
    r"\b(?:evaluable|assessable|measurable|FDG-avid|known) (?:\w+ )?(?:patients|population|set|disease|status)\b|"
    r"\b(?:patients|pts) (?:who were )?(?:response-)?(?:evaluable|assessable)\b|"
    r"\bof (?:the )?(?:responders|patients with)\b",
    re.I,
)
"""Words for those of a group who could be judged."""
_NOTE = 2
_OF_JUDGED = regex(
    r"\b(?:of|among|in)\s(?:the\s)?(?P<a>\d[\d,]*)\s(?:and|vs?\.?|versus|/)\s(?P<b>\d[\d,]*)\s"
    r"(?:patients|pts|participants|men|women)?\s?(?:who were |with )?"
    r"(?:response-)?(?:evaluable|assessable|measurable)\b",
    re.IGNORECASE,
)
_MEDIANS = regex(r"\bmedians?\b(?:[^.;|]{0,30}\b(?:in|are|:))?\s(?:months|mo\b|weeks|years|days)", re.IGNORECASE)
_WHOLE = regex(r"\b(?:all|overall|total|whole|entire|full|ITT|mITT|intention|intent|any)\b", re.IGNORECASE)
_TWO_AT = regex(
    r"(?<![\w.])(?P<a>\d{1,2})(?:[\s-]?(?:months?|mos?|m|years?|yrs?|y)|-)?\s?(?:/|and|&|,|\|)\s?(?P<b>\d{1,2})[\s-]?(?P<unit>months?|mos?|m|years?|yrs?|y)\b",
    re.IGNORECASE,
)
_ONLY_AT = regex(rf"(?:at |(?:rate )?at )?{_AT.pattern}(?: rate)?,?\s?(?:%|\(%\))?", re.IGNORECASE)
_UNIT_AFTER = regex(r",?\s?(?:%|\(%\))$")
_SHARES = regex(r"\d+\s?\(\d+(?:\.\d+)?\s?%?\)")
