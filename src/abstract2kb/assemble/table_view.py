"""A result table as a reader sees it: its grid, what each column holds, and rows that take over what blank cells leave out.

Example: below the row "ALPHA-1 | NCT01234567 | A vs B | 6.9" the row "older patients | | | 5.1" is of the same trial and regimen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from abstract2kb.assemble.scene import Scene
from abstract2kb.assemble.table_grades import has_own_unit
from abstract2kb.assemble.table_lost_spans import spans_filled
from abstract2kb.assemble.table_marks import late_notes, lettered, marked, marked_notes, with_late, with_raised
from abstract2kb.assemble.table_panels import MEASURE, by_measure, by_panel, further_lists, has_banner
from abstract2kb.assemble.table_sizes import agents_have_rows, are_sized, counts_beside_shares, is_of_integers, lines_of_sizes, sizes_alone
from abstract2kb.assemble.table_sublabels import goes_on
from abstract2kb.assemble.table_titles import is_number_alone, is_part, title_of
from abstract2kb.assemble.table_words import EVENTS, FACTS, FIGURE, GRADE_ALONE, GRADE_WORDS, GRADES, OF_ARMS, PEOPLE, RESULT, ROLES, ROW_OF_SIZES
from abstract2kb.nlp.mention import Label
from abstract2kb.pdf.footnotes import note_texts
from abstract2kb.pdf.layout import Block, Cell, Table

__all__ = ["RowView", "TableView"]

_KEYS, _MAX_NOTES, _NOTE, _MAX_CONTEXT = ("trial", "registry", "arm"), 5, 400, 24


@dataclass
class RowView:
    """A body row: its `label` (None where it is blank and none is taken over), key cells by role, and the section lines above it.

    `continues`: its blank key cells were filled from the row above, so that its own label names a part of the same trial. `over`: the label of the
    row of ratios that it goes on with; `ratio`: the ratio that ended its label. `sizes`: column to the N that the
    section line gives.
    """

    index: int
    label: Cell | None
    keys: dict[str, Cell]
    section: Cell | None
    continues: bool = False
    over: Cell | None = None
    ratio: Cell | None = None
    values: list[tuple[int, Cell]] = field(default_factory=list)
    sizes: dict[int, int] = field(default_factory=dict)


@dataclass
class TableView:
    """A table of an article, ready to be read as results."""

    scene: Scene
    table: Table

    @cached_property
    def grid(self) -> dict[tuple[int, int], Cell]:
        """Every place of the grid to its cell, spans filled in."""
        text, notes = self.scene.source.report.text, self.keyed_notes
        cells = [with_late(with_raised(lettered(marked(c, notes), notes, text), self.raised_notes), self.late_notes) for c in self.table.cells]
        own = {(r, c): cell for cell in cells for r in range(cell.row, cell.row + cell.row_span) for c in range(cell.col, cell.col + cell.col_span)}
        return spans_filled(own, self.table.header_rows)

    @cached_property
    def raised_notes(self) -> dict[str, str]:
        """Raised mark to text, of the notes that follow the table."""
        report = self.scene.source.report
        return note_texts(report.text, self.table, report.blocks, report.references)

    @cached_property
    def late_notes(self) -> dict[str, str]:
        """Raised mark to text, of marks that open a sentence of the table's last cell or of what stands below it."""
        report = self.scene.source.report
        cells = [c for c in self.table.cells if c.text.strip()]
        start = cells[-1].start if cells else self.table.end
        return late_notes(report.text, report.references, start, self.table.end + len(self.keyed_notes))

    @cached_property
    def keyed_notes(self) -> str:
        """What stands below the table up to the next heading or table: where the marks of cells are explained."""
        report = self.scene.source.report
        found: list[str] = []
        below = report.first_block(self.table.end)
        for block in report.blocks[below : below + _MAX_NOTES + 1]:
            if block.kind in ("heading", "title", "table") or len(found) == _MAX_NOTES or block.end > self.scene.source.article.end:
                break
            found.append(report.text[block.start : block.end])
        return "\n".join(found)

    @cached_property
    def height(self) -> int:
        """How many rows there are."""
        return max((r for r, _ in self.grid), default=-1) + 1

    @cached_property
    def width(self) -> int:
        """How many columns there are."""
        return max((c for _, c in self.grid), default=-1) + 1

    @cached_property
    def header_rows(self) -> int:
        """The heading rows, with those below them that have no label and hold words only ("Any grade", "Placebo (n=61)")."""
        count = next(
            (r for r in range(1, self.table.header_rows) if self._has_figures(r) or r in lines_of_sizes(self.grid, self.height, self.width)),
            self.table.header_rows,
        )
        while 0 < count < self.height - 1:
            label = self.grid.get((count, 0))
            cells = [c for i in range(1, self.width) if (c := self.grid.get((count, i))) is not None and c.row == count and c.col and c.text.strip()]
            if self._goes_down(count, cells):
                count += 1
                continue
            figures = any(FIGURE.match(c.text) and not GRADE_ALONE.fullmatch(c.text.strip()) for c in cells)
            if (label is not None and label.text.strip() and label.row == count) or len(cells) < 2 or figures:
                break
            count += 1
        return count

    def _has_figures(self, row: int) -> bool:
        """Whether the row has a label of its own and holds figures or registry numbers for the most part: it is none of headings."""
        label = self.grid.get((row, 0))
        cells = [c for i in range(1, self.width) if (c := self.grid.get((row, i))) is not None and c.row == row and c.text.strip()]
        told = [c for c in cells if RESULT.match(c.text) or self.scene.within(*self.span(c), Label.TRIAL_ID)]
        return label is not None and label.row == row and bool(label.text.strip()) and len(told) > 1 and len(told) * 2 > len(cells)

    def _goes_down(self, row: int, cells: Sequence[Cell]) -> bool:
        """Whether the row has the headings of columns that the rows above leave blank, as the first column's, and no figures."""
        if any((c := self.grid.get((r, 0))) is not None and c.text.strip() for r in range(row)) or len(cells) * 2 <= self.width:
            return False
        below = [c for i in range(1, self.width) if (c := self.grid.get((row + 1, i))) is not None and c.text.strip()]
        return not any(FIGURE.match(c.text) for c in cells if not GRADES.fullmatch(c.text.strip())) and any(FIGURE.match(c.text) for c in below)

    def path(self, column: int) -> list[Cell]:
        """The headings over a column, from the top, each once."""
        return list(self._paths.get(column, ()))

    @cached_property
    def _paths(self) -> dict[int, list[Cell]]:
        first = 1 if has_banner(self) else 0
        return {
            c: [*dict.fromkeys(x for r in range(first, self.header_rows) if (x := self.grid.get((r, c))) and x.text.strip())]
            for c in range(self.width)
        }

    def heading(self, column: int) -> str:
        """The headings over a column as one text."""
        return " ".join(c.text.strip() for c in self._paths.get(column, ()))

    def words(self, cell: Cell) -> str:
        """The text of a cell, with the notes that its marks point to."""
        return " | ".join((cell.text, *(note for note in self.remarks(cell) if len(note) > 2)))

    def remarks(self, cell: Cell) -> tuple[str, ...]:
        """The notes that the marks of a cell point to, raised ones and those in its text."""
        return cell.footnotes or tuple(marked_notes(cell.text, self.notes))

    def span(self, cell: Cell) -> tuple[int, int]:
        """Where the cell stands in the article's text."""
        offset = self.scene.source.offset
        return cell.start - offset, cell.end - offset

    @cached_property
    def roles(self) -> dict[int, str]:
        """Column to role: "value" for columns of figures, else what its heading says: registry, size, phase, arm, trial, endpoint, group."""
        roles: dict[int, str] = {}
        for column in range(self.width):
            role = self._role(column)
            if role == "arm" and OF_ARMS.fullmatch(self.heading(column)):  # a column of drugs and makers before it tells of the trials
                roles = {c: r for c, r in roles.items() if r != "arm" or OF_ARMS.fullmatch(self.heading(c))}
            if role and (role in ("value", "group", "endpoint") or role not in roles.values()):
                roles[column] = role
        return roles

    def _role(self, column: int) -> str | None:
        heading = self.heading(column)
        cells = [
            c for r in range(self.header_rows, self.height) if (c := self.grid.get((r, column))) is not None and c.text.strip() and c.col == column
        ]
        told = [c for c in cells if not self._is_fact(c)] if column else cells
        numbers = sum(bool(FIGURE.match(c.text)) for c in told)
        ids = sum(bool(self.scene.within(*self.span(c), Label.TRIAL_ID)) for c in cells)
        said = next((name for name, form in ROLES if heading and len(heading) < 60 and form.search(heading)), None)
        said = "endpoint" if self.path(column) and MEASURE.fullmatch(self.path(column)[-1].text.strip()) else said
        said = "arm" if not column and not heading and are_sized([c.text for c in cells]) else said
        if ids * 2 > len(cells):
            return "registry"
        if not column and any(self.scene.within(*self.span(c), Label.ENDPOINT, Label.ADVERSE_EVENT) for c in self.path(0)):
            return None
        if said == "arm" and not column and self.is_of_labels(0):
            return None
        if column and said == "size" and self.is_of_labels(0) and counts_beside_shares(self.grid, self.header_rows, self.height, column):
            return "value"
        if column and (
            said in ("size", "phase") or (PEOPLE.fullmatch(heading) and cells and all(c.text.strip().replace(",", "").isdigit() for c in cells))
        ):
            return said if said in ("size", "phase") else "size"
        if column and cells and all(GRADE_WORDS.fullmatch(c.text.strip()) for c in cells):
            if any(re.match(r"any|all|gr|[≥>]", c.text.strip(), re.IGNORECASE) for c in cells):
                return "grade"
            signed = any(not c.text.strip().isdigit() for c in cells)
            if (signed and re.search(r"\bgrades?\b", heading, re.IGNORECASE)) or re.fullmatch(r"(?:CTCAE )?grades?", heading, re.IGNORECASE):
                return "grade"
        path = self.path(column)
        if column and (numbers * 2 >= max(len(told), 1) or (numbers and len(path) > 1 and GRADE_WORDS.fullmatch(path[-1].text.strip(" ,%()n")))):
            return "value"
        return said if said not in ("size", "registry") else None

    def _is_fact(self, cell: Cell) -> bool:
        """Whether the row is one of facts on the trials in the columns."""
        label = self.grid.get((cell.row, 0))
        return label is not None and FACTS.match(label.text.strip()) is not None and not FIGURE.match(cell.text)

    def trial_of(self, column: int) -> Cell | None:
        """The trial that a row labelled so gives for a column."""
        labels = ((r, self.grid.get((r, 0))) for r in range(self.header_rows, self.height))
        return next((self.grid.get((r, column)) for r, c in labels if c and len(c.text) < 30 and re.match(r"(?i:trial|study)\b", c.text)), None)

    @cached_property
    def rows_of_sizes(self) -> list[int]:
        """The rows labelled as those of sizes ("Patients, N")."""
        labels = [(row, self.grid.get((row, 0))) for row in range(self.header_rows, self.height)]
        return [
            r
            for r, c in labels
            if c is not None
            and (ROW_OF_SIZES.match(c.text.strip()) or (PEOPLE.fullmatch(c.text.strip()) and is_of_integers(self.grid, r, self.width)))
        ]

    @cached_property
    def sizes(self) -> dict[int, int]:
        """Column to the N of its group, from the first row of sizes."""
        row = next(iter(self.rows_of_sizes), -1)
        return self._over_blanks({c: self.grid[row, c].text.strip().replace(",", "") for c in range(1, self.width) if (row, c) in self.grid})

    def _over_blanks(self, texts: dict[int, str]) -> dict[int, int]:
        """The sizes by column; a blank has the size to its left where the same heading stands over both."""
        found: dict[int, int] = {}
        for column, text in sorted(texts.items()):
            over, before = self.path(column)[:-1], self.path(column - 1)[:-1]
            if text.isdigit():
                found[column] = int(text)
            elif not text and over and over == before and column - 1 in found:
                found[column] = found[column - 1]
        return found

    @cached_property
    def events(self) -> int | None:
        """The column of events that stands beside a first column of trials or regimens; None where the first column names the rows."""
        if self.width < 4 or self.is_of_labels(0):
            return None
        before = next((c for c, role in sorted(self.roles.items()) if role == "value"), 0)
        found = (c for c in range(1, before) if EVENTS.search(self.heading(c)) and self.is_of_labels(c))
        return next(found, None)

    @cached_property
    def panels(self) -> list[int]:
        """Where further lists of labels stand beside the first, under the same heading: "Event | % | Event | %"."""
        return further_lists(self)

    @cached_property
    def measures(self) -> list[int]:
        """The columns that name what the figures right of them are of, where there are several: "Measure | n/N | Measure | Value"."""
        found = [c for c, role in self.roles.items() if role == "endpoint"]
        return found if len(found) > 1 else []

    def is_of_labels(self, column: int) -> bool:
        """Whether the body cells of the column name endpoints or events, most of them."""
        cells = [
            c for r in range(self.header_rows, self.height) if (c := self.grid.get((r, column))) is not None and c.text.strip() and c.col == column
        ]
        named = sum(bool(self.scene.within(*self.span(c), Label.ENDPOINT, Label.ADVERSE_EVENT)) for c in cells)
        return bool(cells) and named * 2 >= len(cells)

    @cached_property
    def blocks(self) -> list[Block]:
        """What stands above the table, the nearest first: up to the heading of its section, but no table above one that names a drug."""
        report = self.scene.source.report
        above = report.blocks[report.first_block(self.scene.source.article.start) : report.first_block(self.table.start)]
        before = [b for b in above if b.end <= self.table.start and b.kind != "note"]
        found: list[Block] = []
        for block in before[: -_MAX_CONTEXT - 1 : -1]:
            if block.kind == "table" and found and found[-1].kind == "heading" and self._names_drug(found[-1]):
                break
            found.append(block)
            bullet = report.text[block.start] in "•–-◦▪"
            if block.kind in ("heading", "title") and len(found) > 1 and not bullet and not is_part(report.text[block.start : block.end]):
                break
        return found

    def _names_drug(self, block: Block) -> bool:
        return bool(self.scene.within(block.start - self.scene.source.offset, block.end - self.scene.source.offset, Label.DRUG))

    @cached_property
    def title(self) -> str:
        """The caption, or the short line right above the table."""
        if self.table.caption and not is_number_alone(self.table.caption):
            return self.table.caption
        return self.scene.source.report.text[self.title_block.start : self.title_block.end] if self.title_block else self.table.caption or ""

    @cached_property
    def title_block(self) -> Block | None:
        """The short line right above the table, or its caption."""
        return title_of(self.scene.source.report.text, self.blocks)

    @cached_property
    def everything(self) -> str:
        """All heads, notes, labels and the title: for what is said once for the whole table."""
        cells = [c for c in self.table.cells if c.row < self.header_rows or c.col == 0]
        return " | ".join([self.title, *(self.words(c) for c in cells), *self.notes])

    @cached_property
    def notes(self) -> list[str]:
        """The short lines right below the table: notes that hold for all of it."""
        report = self.scene.source.report
        below = report.first_block(self.table.end)
        after = [b for b in report.blocks[below : below + _MAX_NOTES] if b.end <= self.scene.source.article.end]
        found = []
        for block in after:
            if block.kind in ("heading", "title", "table") or block.end - block.start > _NOTE:
                break
            found.append(report.text[block.start : block.end])
        return found

    @cached_property
    def general_notes(self) -> list[str]:
        """The notes without what the marks of single cells point to."""
        pointed = sorted({note for cell in self.grid.values() for note in self.remarks(cell) if len(note) > 2}, key=len, reverse=True)
        found = []
        for note in self.notes:
            for each in pointed:
                note = note.replace(each, "")
            found.append(note)
        return found

    def rows(self, every: bool = False) -> Iterator[RowView]:
        """The body rows that have figures, or all of them."""
        section: Cell | None = None
        sizes: dict[int, int] = {}
        last: RowView | None = None
        for index in range(self.header_rows, self.height):
            filled = [
                c for i in range(self.width) if (c := self.grid.get((index, i))) is not None and c.row == index and c.col == i and c.text.strip()
            ]
            if not filled:
                continue
            if len(filled) == 1 and filled[0].col == 0:
                section, sizes, last = filled[0], {}, None
                continue
            if len(filled) > 1 and filled[0].col == 0 and not every and (told := sizes_alone(filled[1:])):
                section, sizes, last = filled[0], told, None
                continue
            section = None if last is not None and has_own_unit(section, last.label, filled[0]) else section
            row = self._row(index, section, last)
            row.sizes = sizes
            if (self.panels or self.measures) and not every:
                yield from by_panel(self, row) if self.panels else by_measure(self, row)
            elif row.values or every:
                yield row
            last = row

    def _row(self, index: int, section: Cell | None, last: RowView | None) -> RowView:
        own = {c: cell for c in range(self.width) if (cell := self.grid.get((index, c))) is not None and cell.text.strip() and cell.col == c}
        label = own.get(self.events or 0)
        keys = {role: own[c] for c, role in self.roles.items() if role != "value" and c in own and (c == 0 or own[c] is not label)}
        values = [(c, cell) for c, cell in own.items() if c and self.roles.get(c) == "value" and cell.row == index and cell is not label]
        row = RowView(index, label, keys, section, values=values)
        if self.events is not None:
            return self._of_group(row, own.get(0), last)
        side = [role for c, role in self.roles.items() if role in _KEYS and c]
        if last is not None and label is None and "grade" in keys:
            row.label, row.section = last.label, section
            row.keys = {role: cell for role, cell in last.keys.items() if role in _KEYS} | keys
        elif (
            last is not None
            and side
            and (label is None or not (any(role in keys for role in side) or agents_have_rows(self.grid, self.roles, self.header_rows, self.height)))
        ):
            row.continues = label is not None
            row.label = label or last.label
            own_role = self.roles.get(0, "")
            inherited = {
                role: cell for role, cell in last.keys.items() if role in _KEYS and (role not in keys or (row.continues and role == own_role))
            }
            row.keys = keys | inherited
            row.continues = row.continues or (last.continues and label is None)
        elif last is not None and label is None and goes_on(own.get(1), self.roles.get(1)):
            row.label = last.label
        return row

    def _of_group(self, row: RowView, group: Cell | None, last: RowView | None) -> RowView:
        """A row of events with the trial or the regimens of its group, and the event that a blank cell goes on from."""
        if group is None and last is not None:
            row.keys = {role: cell for role, cell in last.keys.items() if role in _KEYS} | row.keys
        elif group is not None and not self.roles.get(0):
            row.keys["trial"] = group
        if row.label is None and last is not None and "grade" in row.keys:
            row.label = last.label
        return row
