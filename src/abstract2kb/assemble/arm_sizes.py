"""The sizes of arms: in the headings of columns, in a column or row of numbers of patients, and beside the names of arms.

Example: "A (n = 210)", "210 patients to A", a row "A | 210 | 61%" under "Arm | n | ORR".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from abstract2kb.assemble.regimens import groups_in
from abstract2kb.assemble.scene import Scene
from abstract2kb.assemble.study_places import StudyPlaces
from abstract2kb.assemble.table_words import PEOPLE, ROW_OF_SIZES
from abstract2kb.assemble.tables import column_heads
from abstract2kb.nlp.sought import Sought
from abstract2kb.patterns import regex
from abstract2kb.pdf.layout import Cell, Table
from abstract2kb.records import Evidence, Sourced, Study

__all__ = ["Sizes"]

_INTEGER = regex(r"\s*(?P<n>\d{1,3}(?:,\d{3})+|\d{1,5})(?: evaluable| treated)?[*†‡§¶a-h]?\s*")
_SIZES_HEAD = regex(
    r"(?:n|no\.?|pts|patients|(?:no\.?|number) of (?:patients|pts)|n randomi[sz]ed|patients, n|evaluable(?: patients| pts)?)", re.IGNORECASE
)
_SIZE = regex(r"\b[nN]\s?=\s?(?P<n>\d{1,3}(?:,\d{3})+|\d{1,5})\b")
_AFTER = regex(
    r"(?:\s(?:arm|group|cohort|alone|monotherapy|maintenance|plus placebo))?(?:\s?[(\[,;:]\s?|\s)(?:\d[\w./]*\s?(?:mg|µg|g)(?:/\w+)?[,;]\s)?"
    r"(?:[nN]\s?=\s?(?P<n>\d{1,3}(?:,\d{3})+|\d{1,5})\b|(?<=[(\[])(?P<people>\d{1,3}(?:,\d{3})+|\d{2,5})(?:\s(?:patients|pts|participants|men|women))?[)\]])"
)
_BEFORE = regex(
    r"(?<![^\s(])(?P<n>\d{1,3}(?:,\d{3})+|\d{2,5})\s(?:(?:patients|pts|participants|men|women|adults)\s)?"
    r"(?:(?:were|was)\s)?(?:(?:randomly|then)\s)?(?:assigned |allocated |randomi[sz]ed |given |received "
    r"|treated with |got |to |to receive |on |in |into )+(?:the )?$"
)
_ALLOTS = Sought(r"\b(?:randomi[sz]|randomly|assigned|allocated|received|treated with|receive)")
_SIZED = regex(
    r"(?:\s(?:alone|monotherapy|arm|group|regimen))?\s?[(\[](?:(?:arm |group )?[A-Za-z][\w+/-]{0,14}(?: group| arm)?[;,:]\s?)?"
    r"(?:[nN]\s?=\s?)?(?P<n>\d{1,3}(?:,\d{3})+|\d{2,5})"
    r"(?:\s(?:patients|pts|participants|men|women))?[)\];]"
)
_ARMS_SIZED = regex(r"\b(?:arms?|groups?|regimens?|treatments?|agents?|cohorts?)\b[^()]{0,20}\((?:[nN]|pts|patients)\b", re.IGNORECASE)
"""The heading of cells that name arms with their sizes."""
_BRACKETED = regex(r"\((?:[nN]\s?=\s?)?(?P<n>\d{1,3}(?:,\d{3})+|\d{1,5})\)")
_JOINED = regex(r"(?:\w|[\w)]-|[+/&]\s?|\b(?:plus|and|with)\s)$")
"""Before a name that goes on: "B" of "A + B"."""


_GOES_ON = regex(r"\s?[+/]\s?\w|\s(?:plus|combined with|in combination with|together with)\s")
"""Behind a name that goes on: "A" of "A plus B"."""


class Sizes:
    """Finds the sizes of arms in heads of columns and beside their names."""

    def __init__(self, scene: Scene, places: StudyPlaces) -> None:
        self.scene, self.places = scene, places
        self.forms: dict[str, list[str]] = {}
        for (start, end), asset in scene.asset_ids.items():
            form = scene.text[start:end]
            known = self.forms.setdefault(asset, [])
            if form not in known:
                known.append(form)
        self.tables = {t.index: t for t in scene.tables}
        self.lower = scene.text.lower() if len(scene.text.lower()) == len(scene.text) else scene.text
        self._columns: dict[int, int | None] = {}
        self._rows: dict[int, frozenset[int]] = {}
        self._sized_cells: dict[int, list[tuple[Cell, bool]]] = {}
        self._regimens: list[tuple[frozenset[str], tuple[int, int]]] | None = None

    def names(self, assets: Sequence[str]) -> str:
        """The assets as the article first names them: "A + B"."""
        return " + ".join(self.forms.get(a, [a])[0] for a in assets)

    def of(self, study: Study, labels: Sequence[str], places: Iterable[Evidence], assets: Sequence[str], *, alone: bool) -> Sourced[int] | None:
        """The largest size that is told of the arm (parts of it are smaller)."""
        return max(self.told(study, labels, places, assets, alone=alone), key=lambda n: n.value, default=None)

    def told(self, study: Study, labels: Sequence[str], places: Iterable[Evidence], assets: Sequence[str], *, alone: bool) -> list[Sourced[int]]:
        """Every size that is told of the arm and is not that of the study: in its column's head or its row, behind its drugs, beside its name."""
        cells = {(e.table.index, e.table.row, e.table.column) for e in places if e.table is not None}
        forms = [*labels, *(self.forms.get(assets[0], []) if alone and len(assets) == 1 else [])]
        found = [*(self._in_heads(cells, forms) if alone else ()), *self._in_rows(cells), *self._in_cells_of_arms(cells, forms)]
        found += self._of_regimen(study, assets) if alone else ()
        found += [n for form in dict.fromkeys(forms) if form for n in self._beside(study, form)]
        every = study.enrollment.value if study.enrollment is not None else 0
        return [n for n in found if n.value != every]  # "945 patients were assigned to A (n = 470) or B"

    def _of_regimen(self, study: Study, assets: Sequence[str]) -> list[Sourced[int]]:
        """Sizes in the bracket right after the drugs of an arm, whatever the arm is called: "to A plus B (n = 316), A alone (n = 315) or C"."""
        if not assets:
            return []
        if self._regimens is None:
            self._regimens = [(frozenset(ids), span) for ids, span in self._sized_regimens()]
        return [self._sourced(span) for ids, span in self._regimens if ids == frozenset(assets) and self.places.study_at(span[0]) == study.id]

    def _sized_regimens(self) -> Iterator[tuple[tuple[str, ...], tuple[int, int]]]:
        """The drugs that stand right before the size of a group in prose, with the place of the number."""
        text = self.scene.text
        for sentence in self.scene.prose():
            if _ALLOTS.search(text, sentence.start, sentence.end) is None:
                continue
            for group in groups_in(self.scene, sentence.start, sentence.end):
                if (size := _SIZED.match(text, group.end, sentence.end)) is not None:
                    yield group.ids, size.span("n")

    def _in_heads(self, cells: Iterable[tuple[int, int, int]], forms: Sequence[str]) -> list[Sourced[int]]:
        """The sizes in the headings over the columns, or in a row of sizes."""
        found = []
        for index, column in sorted({(index, column) for index, _, column in cells if column}):
            table = self.tables.get(index)
            for cell in table.cells if table is not None else ():
                if table is None or not cell.col <= column < cell.col + max(1, cell.col_span):
                    continue
                start, end = cell.start - self.scene.source.offset, cell.end - self.scene.source.offset
                if cell.row < table.header_rows:
                    found += self._of_forms(list(_SIZE.finditer(self.scene.text, start, end)), start, forms)
                elif cell.col_span <= 1 and cell.row in self._rows_of_sizes(table) and (m := _INTEGER.fullmatch(self.scene.text, start, end)):
                    found.append(self._sourced(m.span("n")))
        return found

    def _in_cells_of_arms(self, cells: Iterable[tuple[int, int, int]], forms: Sequence[str]) -> list[Sourced[int]]:
        """The sizes in the cells that name the arms, in a column or row that says so: "A + B (279)" under, or beside, "Arm (n)"."""
        found: list[Sourced[int]] = []
        for index, row, column in sorted(cells):
            table = self.tables.get(index)
            sizes: list[re.Match[str]] = []
            start = 0
            for cell, across in self._arms_sized(table) if table is not None else ():
                over = cell.row < row and cell.col <= column < cell.col + max(1, cell.col_span)
                if over if across else cell.row <= row < cell.row + max(1, cell.row_span):
                    at = cell.start - self.scene.source.offset
                    start = start if sizes else at
                    sizes += _BRACKETED.finditer(self.scene.text, at, cell.end - self.scene.source.offset)
            found += self._of_forms(sizes, start, forms)
        return list({n.evidence[0].start: n for n in found}.values())

    def _of_forms(self, sizes: Sequence[re.Match[str]], start: int, forms: Sequence[str]) -> list[Sourced[int]]:
        """The one size of a cell; of several that which stands right after a form of the arm."""
        if len(sizes) > 1:
            befores = [a.end() for a in (None, *sizes[:-1]) if a is not None]
            parts = [self.scene.text[a : m.start()].rstrip(" (,;") for a, m in zip((start, *befores), sizes, strict=True)]
            sizes = [m for m, part in zip(sizes, parts, strict=True) if any(_ends_with(part, form) for form in forms)]
        return [self._sourced(m.span("n")) for m in sizes] if len(sizes) == 1 else []

    def _arms_sized(self, table: Table) -> list[tuple[Cell, bool]]:
        """The cells of a table that name arms with their sizes in brackets, and whether each is of a row of them over columns of results."""
        if table.index not in self._sized_cells:
            columns = {c for c, head in column_heads(table).items() if _ARMS_SIZED.search(head)}
            rows = {c.row for c in table.cells if not c.col and c.text and _ARMS_SIZED.search(c.text)}
            body = [c for c in table.cells if c.text]
            below = [(c, False) for c in body if c.col in columns and c.row >= table.header_rows]
            self._sized_cells[table.index] = [*below, *((c, True) for c in body if c.row in rows and c.col)]
        return self._sized_cells[table.index]

    def _in_rows(self, cells: Iterable[tuple[int, int, int]]) -> list[Sourced[int]]:
        """The numbers in the column of sizes of the rows."""
        found = []
        for index, row in sorted({(index, row) for index, row, _ in cells}):
            table = self.tables.get(index)
            if table is None or row < table.header_rows or (column := self._column_of_sizes(table)) is None:
                continue
            cell = next((c for c in table.cells if c.col == column and c.row <= row < c.row + max(1, c.row_span)), None)
            if cell is None:
                continue
            start, end = cell.start - self.scene.source.offset, cell.end - self.scene.source.offset
            if m := _INTEGER.fullmatch(self.scene.text, start, end):
                found.append(self._sourced(m.span("n")))
        return found

    def _column_of_sizes(self, table: Table) -> int | None:
        if table.index not in self._columns:
            heads = column_heads(table)
            self._columns[table.index] = next((c for c, head in heads.items() if c and _SIZES_HEAD.fullmatch(head.strip())), None)
        return self._columns[table.index]

    def _rows_of_sizes(self, table: Table) -> frozenset[int]:
        if table.index not in self._rows:
            labels = ((c.row, c.text.strip()) for c in table.cells if not c.col and c.row >= table.header_rows)
            self._rows[table.index] = frozenset(row for row, text in labels if ROW_OF_SIZES.fullmatch(text) or PEOPLE.fullmatch(text))
        return self._rows[table.index]

    def _beside(self, study: Study, form: str) -> list[Sourced[int]]:
        """Sizes right after the form, "A (n = 210)", or before it, "210 to A", where the text is about the study."""
        text, found, at = self.lower, [], self.lower.find(form.lower())
        while at >= 0:
            end = at + len(form)
            if self.places.study_at(at) == study.id and not _JOINED.search(text[max(0, at - 6) : at]):
                if after := _AFTER.match(text, end):
                    found.append(self._sourced(after.span("n") if after.group("n") else after.span("people")))
                elif _GOES_ON.match(text, end):
                    at = text.find(form.lower(), end)
                    continue
                elif before := _BEFORE.search(text[max(0, at - 70) : at]):
                    start = max(0, at - 70) + before.start("n")
                    if _OF_EVENTS.search(text, self.scene.sentence_at(start).start, start):
                        at = text.find(form.lower(), end)
                        continue
                    found.append(self._sourced((start, start + len(before.group("n")))))
            at = text.find(form.lower(), end)
        return found

    def _sourced(self, span: tuple[int, int]) -> Sourced[int]:
        return self.scene.sourced(*span, int(self.scene.text[slice(*span)].replace(",", "")), 0.85, "studies.arm_size")


_OF_EVENTS = Sought(
    r"\b(?:occurred|reported|seen|observed|died|deaths?|events?|experienced|discontinu\w+|stopped|developed"
    r"|delay\w*|toxicit\w+|led to|required|needed|reduced)\b[^;]*$"
)
"""Before a number of patients who had an event, which is no size: "fever occurred in 12 patients on A"."""


def _ends_with(words: str, form: str) -> bool:
    """Whether the words end with the whole name of an arm: "A vs B" with "B", not "A + B"."""
    before = words[: -len(form)]
    return words.lower().endswith(form.lower()) and not before[-1:].isalnum() and not _JOINED.search(before)
