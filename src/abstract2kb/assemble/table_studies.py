"""Which study the rows of a table are of: by the registry number or trial name in the row, or in what stands above the table."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from abstract2kb.assemble.table_arms import assets_named, corner_assets, regimens
from abstract2kb.assemble.table_tails import group_of_trial, without_size, without_year
from abstract2kb.assemble.table_view import RowView, TableView
from abstract2kb.nlp.mention import Label
from abstract2kb.patterns import regex
from abstract2kb.pdf.layout import Cell
from abstract2kb.records import Study

__all__ = ["TableStudies"]

_NAMED = regex(r"^[\s•*–-]*(?P<name>[^,:;(]{2,40}?)\s?[,:;(]\s?(?P<rest>.+)$")
_TRIAL = regex(r"\b(?:trial|study)\b", re.IGNORECASE)
_ALL_95 = regex(r"\b95\s?%[\s-]?(?:CIs?\b|confidence interval)|\bconfidence intervals? (?:\(CIs?\) )?(?:are|is) 95\s?%", re.IGNORECASE)
_FACTS = regex(
    r"\s?\([\s,;]*\)|\s?\([^()]*\b(?:mo|months?|follow-up)\b[^()]*\)|[,;]?\s?\bfollow-?up:?\s[\d.]+\s\w+|[,;]?\s?\(?\b[nN]\s?=\s?\d+\)?|"
    r"\bEudraCT\b|\bphase\b",
    re.IGNORECASE,
)
_LABELS = 2
"""Columns at the left in which the drugs of rows stand."""
_ALSO = (" / ", "/", " (", " | ", " · ")
_ALONE = regex(r",?\s?\bsingle[- ]arm\b", re.IGNORECASE)


@dataclass
class TableStudies:
    """The studies of one table's rows."""

    view: TableView
    _known: dict[tuple[int, int, int], list[str]] = field(default_factory=dict, repr=False, compare=False)
    """What the places name, by their start and end and the number of studies known then."""

    def of(self, row: RowView, column: int) -> str | None:
        """The id of the study of the row, or of the column; None where the table does not tell."""
        cells = (
            row.keys.get("registry"),
            row.keys.get("trial"),
            row.label,
            row.keys.get("arm"),
            row.section,
            self.view.trial_of(column),
            *self.view.path(column),
        )
        for cell in (c for c in cells if c is not None):
            found = self._in(*self.view.span(cell))
            if len(found) > 1:
                found = [s.id for s in self.view.scene.studies if s.id in found and _is_named(s, cell.text)]
            if len(found) == 1:
                return found[0]
        return None if self.are_told_apart or self._is_of_another(row) else self._of_table

    def _is_of_another(self, row: RowView) -> bool:
        """Whether the labels of most rows name their study, but not this one: it is of a study that is not known."""
        labels = [c for r in range(self.view.header_rows, self.view.height) if (c := self.view.grid.get((r, 0))) is not None and c.text.strip()]
        named = sum(self.named_in(c) is not None for c in labels)
        return row.label is not None and row.label in labels and not row.continues and named > 1 and named * 2 > len(labels)

    @cached_property
    def are_told_apart(self) -> bool:
        """Whether the columns' headings or the rows name several studies: then a line above the table names none for all of them."""
        cells = [c for c in self.view.table.cells if c.row < self.view.header_rows or self.view.roles.get(c.col) in ("trial", "registry")]
        return len({found[0] for c in cells if len(found := self._in(*self.view.span(c))) == 1}) > 1

    def holds_for(self, row: RowView, column: int, found: re.Match[str], note: str) -> bool:
        """Whether what a note says at a match holds for the row: its clause names no trial, or the row's ("ALPHA-1: ...; BETA-2: ...")."""
        clause = note[max(note.rfind(";", 0, found.start()), note.rfind(". ", 0, found.start())) + 1 : found.start()]
        named = [s.id for s in self.view.scene.studies if _is_named(s, clause)]
        return not named or self.of(row, column) in named

    def named_in(self, cell: Cell) -> str | None:
        """The one study that a cell names, by its name where a number in the cell is of another."""
        found = self._in(*self.view.span(cell))
        if len(found) > 1:
            found = [s.id for s in self.view.scene.studies if s.id in found and _is_named(s, cell.text)]
        return found[0] if len(found) == 1 else None

    def _in(self, start: int, end: int) -> list[str]:
        """The studies that the text at start:end names, by number or by name."""
        key = (start, end, len(self.view.scene.studies))
        if key not in self._known:
            self._known[key] = self._named_at(start, end)
        return self._known[key]

    def _named_at(self, start: int, end: int) -> list[str]:
        scene = self.view.scene
        numbers = {m.id for m in scene.within(start, end, Label.TRIAL_ID)}
        text = scene.text[start:end]
        return [s.id for s in scene.studies if numbers & {r.value for r in s.registry_ids} or _is_named(s, text)]

    @cached_property
    def _of_table(self) -> str | None:
        """The one study that the corner, the title, or the nearest line above the table in its section names; of the drugs in the corner theirs."""
        offset = self.view.scene.source.offset
        for cell in (self.view.grid.get((0, 0)),):
            if cell is not None and len(found := self._in(*self.view.span(cell))) == 1:
                return found[0]
        if given := set(corner_assets(self.view)):
            own = [s.id for s in self.view.scene.studies if set(s.assets) == given]
            return own[0] if len(own) == 1 else self._below(given)
        for block in self.view.blocks:
            found = self._in(block.start - offset, block.end - offset)
            if (reported := self.view.scene.own) is not None and block is not self.view.title_block and block.kind not in ("heading", "title"):
                found = [s for s in found if s == reported]  # prose of an article on a trial of its own names another one in passing
            if found:
                if len(found) > 1:
                    return self._with_number(found)
                return found[0] if block is self.view.title_block or self._is_of_heads(found[0]) else None
        return None

    def _is_of_heads(self, study: str) -> bool:
        """Whether the drugs that the columns' headings name, or else those that begin the rows, two or more, may be a study's: one is, or its drugs
        are not known."""
        view = self.view
        heads = [view.span(c) for column, role in view.roles.items() if role == "value" for c in view.path(column)]
        rows = [view.span(c) for (row, column), c in view.grid.items() if row >= view.header_rows and column < _LABELS]
        named = assets_named(view.scene, heads) or tuple(dict.fromkeys(i for span in rows for i in assets_named(view.scene, [span])))
        own = next(s.assets for s in view.scene.studies if s.id == study)
        return len(named) < 2 or not own or 2 * len({*named} & {*own}) >= len({*named})

    def _with_number(self, found: list[str]) -> str | None:
        """Of the names of one trial that a line gives ("ALPHA-1 / BETA-A2 NCT01234567") the one with the number."""
        studies = [s for s in self.view.scene.studies if s.id in found]
        names = [s.acronym.value for s in studies if s.acronym is not None]
        numbered = [s for s in studies if s.registry_ids]
        joined = len(names) == len(studies) == 2 and any(f"{a}{sign}{b}" in self.view.scene.text for a in names for b in names for sign in _ALSO)
        return numbered[0].id if joined and len(numbered) == 1 else None

    def _below(self, given: set[str]) -> str | None:
        """The one study that the line right below the table names, if it is of no other drugs than those in the corner."""
        scene = self.view.scene
        report = scene.source.report
        below = report.first_block(self.view.table.end)
        block = report.blocks[below] if below < len(report.blocks) else None
        if block is None or block.kind in ("heading", "title", "table"):
            return None
        start = block.start - scene.source.offset
        found = self._in(start, scene.sentence_at(start).end)
        own = [s for s in scene.studies if s.id in found and set(s.assets) <= given]
        return own[0].id if len(own) == len(found) == 1 else None

    def rest(self, cell: Cell) -> str:
        """The words of a cell without the trial that it names: "150 mg" of "ALPHA-1, 150 mg"."""
        heading = self.view.heading(cell.col)
        of_trials = self.view.roles.get(cell.col) == "trial"
        text = self._without_facts(cell)
        text = without_year(without_size(heading, text)) if of_trials else text
        for study in self.view.scene.studies:
            if study.acronym is not None and _is_named(study, text):
                text = re.sub(rf"[,;:(]?\s?{re.escape(study.acronym.value)}\s?[,;:)]?", "", text)
        if of_trials or (_TRIAL.search(heading) and ":" in cell.text):
            m = _NAMED.match(cell.text)
            return text if text != cell.text else m.group("rest") if m else ""
        return _ALONE.sub("", text)

    def group_of(self, row: RowView, arm: Cell | None) -> str | None:
        """The group that the row's trial cell names behind the trial, where its arm is told by the drugs alone: "ALPHA-1 200 mg, 44"."""
        trial = row.keys.get("trial")
        if (
            trial is None
            or arm is None
            or trial is arm
            or self.named_in(trial) is None
            or not self.view.scene.within(*self.view.span(arm), Label.DRUG)
        ):
            return None
        return group_of_trial(self.rest(trial))

    def _without_facts(self, cell: Cell) -> str:
        """The words of a cell without the facts on the whole trial that it names: numbers in registries, the phase, N and follow-up."""
        if not any(_is_named(s, cell.text) for s in self.view.scene.studies) and not self.view.scene.within(*self.view.span(cell), Label.TRIAL_ID):
            return cell.text
        start, _ = self.view.span(cell)
        text = cell.text
        for m in reversed(self.view.scene.within(*self.view.span(cell), Label.TRIAL_ID, Label.STAGE)):
            text = f"{text[: m.start - start]}{text[m.end - start :]}"
        return _FACTS.sub("", text).strip(" ,;:·")

    def without(self, text: str) -> str:
        """A heading without the trials that it names: "A + B (n = 40)" of "ALPHA-1: A + B (n = 40)"."""
        for study in self.view.scene.studies:
            for name in (study.acronym, *study.registry_ids):
                if name is not None and name.value in text:
                    text = re.sub(rf"\s?[,;:(]?\s?(?<![\w-]){re.escape(name.value)}(?![\w-])\s?[,;:)]?", " ", text).strip()
        return text

    def single_arm(self, row: RowView) -> bool:
        """Whether the row's regimen is that of a whole trial: in other rows of the column regimens are compared."""
        cell = row.keys.get("arm")
        column = next((c for c, role in self.view.roles.items() if role == "arm"), None)
        if cell is None or column is None or column == 0:
            return False
        others = [c for r in range(self.view.header_rows, self.view.height) if (c := self.view.grid.get((r, column))) is not None]
        return any(regimens(self.view.scene.text, *self.view.span(c)) for c in others)

    @cached_property
    def level(self) -> float | None:
        """The level of intervals that the article states once for all."""
        return 95.0 if _ALL_95.search(self.view.scene.text) else None


def _is_named(study: Study, text: str) -> bool:
    name = study.acronym.value if study.acronym is not None else ""
    return bool(name) and name in text and re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text) is not None
