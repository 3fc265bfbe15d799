"""Several arms that share a row or a column of a result table, and the parts of a cell that are theirs.

Examples: a row "Arm (n) | A+B (216), C+B (216)" over cells "84.7 71.3" or "84.7 vs 71.3"; columns "E" and "C" of "Regimen (n)" beside columns
"E" and "C" of "ORR, %".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from abstract2kb.assemble.cells import figures_in, hints_of
from abstract2kb.assemble.table_arms import Regimen, arm_words, assets_named, given_span, is_control, regimens, row_regimens, side_of
from abstract2kb.assemble.table_order import TableOrder
from abstract2kb.assemble.table_ratios import NAMED_RATIO, announces_ratio, figures_before_ratio, without_lead
from abstract2kb.assemble.table_view import RowView, TableView
from abstract2kb.assemble.table_words import ARMS
from abstract2kb.nlp.mention import Label
from abstract2kb.patterns import regex
from abstract2kb.pdf.layout import Cell

__all__ = ["Side", "TableSides"]

Span = tuple[int, int]

_SIZE = regex(r"\s?[(\[,]\s?(?:[nN]\s?=\s?)?(\d{1,3}(?:,\d{3})+|\d{1,5})\s?[)\]]?\s*$")
_AFTER_SIZE = regex(r"(?<=\d[)\]])\s+(?=[A-Za-z])")
_VERSUS = regex(r"\s(?:vs?\.?|versus)\s", re.IGNORECASE)
_TOLD_APART = regex(r"\s?(?:/|\|)\s?|\s(?:vs?\.?|versus)\s", re.IGNORECASE)
_SLASH = regex(r"\s/\s")
_RATIO = regex(r"\W*(?:(?:\w+ )?(?:HR|OR|RR)|(?:hazard|odds|risk) ratio)\b[^,;:]{0,16}?\s(?:vs?\.?|versus)\s", re.IGNORECASE)
"""A heading of ratios that tells against what: "HR vs control"."""
_ARMS_ROW = regex(
    r"(?:(?:study|treatment|trial|randomi[sz]ed|investigational)\s)?(?:arms?|regimens?|treatments?|groups?|comparisons?|interventions?|therap(?:y|ies)|"
    r"drugs?|agents?|assets?|molecules?|compounds?|products?|combinations?|medicines?|candidates?)(?:\s(?:tested|studied|given|name))?"
    r"(?:\s(?:and|vs\.?|by)\s[a-z]+)?[,\s]*(?:\(?(?:[nN]|no\.?|patients)\)?)?",
    re.IGNORECASE,
)
_CONTROLS_ROW = regex(
    r"(?:(?:active|randomi[sz]ed)\s)?(?:controls?|comparators?|versus|vs\.?|against|compared (?:with|to)|reference|standard arm|competitor)"
    r"(?:\s(?:arm|group|regimen|drug|treatment|therapy))?s?",
    re.IGNORECASE,
)
"""The label of the row that tells what each column's drug is set against."""
_GOES_ON = regex(r"(?:[+&(,/]|plus\b|and\b|with\b|followed\b|then\b|[a-z]+\)|for\b)")
_OPEN_END = regex(r"(?:[+&,/–-]|\b(?:plus|and|with|or|then|by))\s*$")
_FACTS_AFTER = regex(r"[,;.\s]*\b(?:(?:median|minimum) )?follow-?up\b[^()]*$|[,;.\s]*\bdata cut-?off\b[^()]*$", re.IGNORECASE)
_NAMES = {
    "exp": regex(r"(?:e|exp\.?|experimental|investigational|active|test|intervention)(?: arm| group| regimen)?", re.IGNORECASE),
    "ctrl": regex(r"(?:c|ctrl\.?|contr\.?|control|comparator|standard|reference)(?: arm| group| regimen)?", re.IGNORECASE),
}
_TRIAL_FIRST = regex(r"[^,:;()]{3,40}(?:\([^()]*\)\s?)?:\s")
_LEAF = regex(r"[:,(]")

_ARM_HEAD = regex(
    r"(?:(?:study|treatment|test|control|experimental)\s)?(?:regimens?|arms?|treatments?|drugs?|agents?|therap(?:y|ies)|comparators?)", re.IGNORECASE
)
_SIZE_HEAD = regex(r"(?:n|no\.?|pts|patients)(?:,?\s\(?n\)?)?|n randomi[sz]ed", re.IGNORECASE)
_LEAST_BLOCKS = 2
_TWO_SIZES = regex(r"(\d{1,5})\s?(?:vs?\.?|versus|/|:)\s?(\d{1,5})", re.IGNORECASE)
_CONTROL_FIRST = regex(r"\W*(?:placebo|controls?|comparators?|standard|so[cC]\b|best supportive|(?:investigator|physician)['’]s)", re.IGNORECASE)
_CONTROL_TOLD = regex(r"\b(?:controls?|comparators?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Side:
    """One of several arms: its words, the places that name what it was given, and its N."""

    words: str
    spans: tuple[Span, ...]
    size: int | None = None


@dataclass
class TableSides:
    """The arms of one table that its columns' headings do not name."""

    view: TableView

    def all(self, row: RowView, column: int) -> list[Side]:
        """The arms of a cell, in the table's order; none where the column's heading or the row's label names the one arm."""
        if (block := self._blocks.get(column)) is not None:
            return self._of_block(row, block)
        if self._arms_row is not None and row.index > self._arms_row:
            cell = self.view.grid.get((self._arms_row, column))
            return self._with_control(row, column, self._sized(self._split(cell), column)) if cell is not None else []
        if self._rows and row.index > max(self._rows):
            pair = [self.view.grid.get((r, column)) for r in self._rows]
            return self._sized([self._side(*self.view.span(c)) for c in pair if c is not None and c.text.strip()], column) if column else []
        if self._columns:
            cells = [self.view.grid.get((row.index, c)) for c in self._columns.values()]
            return [self._side(*self.view.span(c)) for c in cells if c is not None and c.text.strip()]
        return self._compared(row, column) or self._ordered(row, column)

    def _with_control(self, row: RowView, column: int, sides: list[Side]) -> list[Side]:
        """The one arm that a row of arms gives a column, with a control of no name where a cell has the figures of both: "7.7 vs 6.9"."""
        cell = self.view.grid.get((row.index, column))
        if cell is None or len(sides) != 1 or len(figures_in(cell.text)) != _LEAST_BLOCKS or _VERSUS.search(cell.text) is None:
            return sides
        return [*sides, Side("", ())]

    def alone(self, row: RowView, column: int) -> tuple[Side, list[Side]] | tuple[()]:
        """The one arm that all cells of the column are of, and the list of arms that it is, where no heading names it; else nothing."""
        found = self.all(row, column)
        return (found[0], found) if len(found) == 1 else ()

    @cached_property
    def _blocks(self) -> dict[int, range]:
        """Column to the columns of its arm, where a row has two arms or more with the same headings each: "Regimen | N | ORR | Regimen | N | ORR"."""
        view = self.view
        leaves = {c: path[-1] for c in range(1, view.width) if (path := view.path(c))}
        starts = [c for c, leaf in leaves.items() if leaf.col == c and _ARM_HEAD.fullmatch(leaf.text.strip())]
        if len(starts) < _LEAST_BLOCKS:
            return {}
        blocks = []
        for start, after in zip(starts, [*starts[1:], view.width], strict=True):
            over = view.path(start)[0]
            blocks.append(range(start, min(after, over.col + over.col_span) if over.col_span > 1 else after))
        named = [{leaves[c].text.strip().casefold() for c in block[1:] if c in leaves} for block in blocks]
        if not set.intersection(*named) - {leaves[c].text.strip().casefold() for c in starts}:
            return {}
        ratios = {c for c, leaf in leaves.items() if hints_of(leaf.text).ratio}
        return {c: block for block in blocks for c in block[1:] if c not in ratios}

    def _of_block(self, row: RowView, block: range) -> list[Side]:
        """The arm that the first column of a block names, with its N."""
        cell = self.view.grid.get((row.index, block[0]))
        if cell is None or not cell.text.strip():
            return []
        side = self._side(*self.view.span(cell))
        column = next((c for c in block[1:] if _SIZE_HEAD.fullmatch(self.view.path(c)[-1].text.strip())), None)
        told = self.view.grid.get((row.index, column)) if column is not None else None
        size = re.sub(r"\D", "", told.text) if told is not None else ""
        return [Side(side.words, side.spans, int(size) if size else side.size)]

    def _ordered(self, row: RowView, column: int) -> list[Side]:
        """The two arms of a cell of two figures, or of a ratio, that neither its heading nor its row names: their order is told elsewhere."""
        cell = self.view.grid.get((row.index, column))
        if cell is None:
            return []
        if row.keys.get("arm") is not None:
            return self._labelled(row, column, cell)
        if not self._order.applies(row.label):
            return self._headed(row, column, cell) or self._labelled(row, column, cell)
        begin = without_lead(cell.text)
        heads = [c.text for c in (row.label, *self.view.path(column)) if c is not None]
        cut = figures_before_ratio(cell.text[begin:], any(map(announces_ratio, heads)))
        text = cell.text[begin : begin + cut[0]] if cut else cell.text[begin:]
        ratio = NAMED_RATIO.match(text) or any(hints_of(h).ratio for h in heads)
        two = len(figures_in(text)) == 2 and _TOLD_APART.search(text)
        found = self._order.of(column) if ratio or two else None
        sizes = (self._order.sizes(column) if found else None) or (None, None)
        return [Side(_clean(r.words), r.spans, size or self.of_words(r.words, ()).size) for r, size in zip(found or (), sizes, strict=False)]

    def _headed(self, row: RowView, column: int, cell: Cell) -> list[Side]:
        """The drug that heads a column and its control, for a cell "6.4 vs 3.5": the control is that of a row of controls, or has no name."""
        head = self._order.drug_over(column) if row.label is not None and not self._order.names_arm(row.label) else None
        control = self._order.control(column)
        apart = _TOLD_APART.search(cell.text) if control is not None else _VERSUS.search(cell.text)
        if head is None or apart is None or len(figures_in(cell.text)) != 2:
            return []
        return [self._side(*self.view.span(head)), self._side(*control.spans[0]) if control is not None else Side("", ())]

    def _labelled(self, row: RowView, column: int, cell: Cell) -> list[Side]:
        """The one regimen that a row names and its control, which has no name, for a cell "6.7 vs 5.6"; a ratio may follow the two figures."""
        own = row.keys.get("arm") or row.label
        heads = self.view.path(column)
        if own is None or _CONTROL_FIRST.match(own.text) or any(_VERSUS.search(c.text) and not _RATIO.match(c.text) for c in (own, *heads)):
            return []
        text = cell.text[without_lead(cell.text) :]
        cut = figures_before_ratio(text, any(announces_ratio(h.text) for h in heads))
        text = text[: cut[0]] if cut else text
        start, end = self._before_trial(own)
        if len(figures_in(text)) != _LEAST_BLOCKS or _VERSUS.search(text) is None or not assets_named(self.view.scene, [(start, end)]):
            return []
        sizes = next((_TWO_SIZES.fullmatch(c.text.strip()) for c in self._cells_of_sizes(row)), None)
        first, second = (int(n) for n in sizes.groups()) if sizes is not None else (None, None)
        side = self._side(start, end)
        return [replace(side, size=first or side.size), Side("control" if _CONTROL_TOLD.search(self.view.title) else "", (), second)]

    def _cells_of_sizes(self, row: RowView) -> list[Cell]:
        """What a row has in the columns that are headed with N."""
        columns = [c for c in range(1, self.view.width) if (path := self.view.path(c)) and _SIZE_HEAD.fullmatch(path[-1].text.strip())]
        return [cell for c in columns if (cell := self.view.grid.get((row.index, c))) is not None]

    def _before_trial(self, cell: Cell) -> Span:
        """Where a cell names its drugs, up to the trial that it names after them."""
        start, end = self.view.span(cell)
        trial = next((m.start for m in self.view.scene.within(start, end, Label.TRIAL_ID) if m.start > start), end)
        return start, start + len(self.view.scene.text[start:trial].rstrip(" ,;(–—|"))

    @cached_property
    def _order(self) -> TableOrder:
        return TableOrder(self.view)

    def _compared(self, row: RowView, column: int) -> list[Side]:
        """The two sides of "A vs B", of a row's regimen or of a column's heading."""
        found = row_regimens(self.view, row)
        heads = [c for c in self.view.path(column) if _VERSUS.search(c.text) and not _RATIO.match(c.text)]
        if found is None and (slashed := self._slashed(row, column)):
            return slashed
        if found is None and heads and (headed := self._of_head(heads[-1])):
            return headed
        if found is None and not heads and row.section is not None and side_of(self.view.path(column)):
            found = self._of_section(row.section)
            return [self.of_words(r.words, r.spans) for r in found] if found is not None else []
        return [Side(_clean(r.words), r.spans) for r in found] if found is not None else []

    def _of_head(self, head: Cell) -> list[Side]:
        """The two sides of a heading, after the trial that it begins with and before what it tells of the follow-up."""
        scene = self.view.scene
        _, end = self.view.span(head)
        start, _ = given_span(self.view, head)
        told = _FACTS_AFTER.search(scene.text, start, end)
        found = regimens(scene.text, start, told.start() if told else end)
        return [self.of_words(r.words, r.spans) for r in found] if found else []

    def _slashed(self, row: RowView, column: int) -> list[Side]:
        """The two sides of a row's arm "A / B", where the cell has two figures or a ratio."""
        arm, cell = row.keys.get("arm"), self.view.grid.get((row.index, column))
        cut = _SLASH.search(arm.text) if arm is not None else None
        if arm is None or cell is None or cut is None:
            return []
        if len(figures_in(cell.text)) != 2 and not any(hints_of(c.text).ratio for c in self.view.path(column)):
            return []
        start, end = self.view.span(arm)
        sides = [self._side(start, start + cut.start()), self._side(start + cut.end(), end)]
        return sides if all(is_control(s.words) or assets_named(self.view.scene, s.spans) for s in sides) else []

    def _of_section(self, section: Cell) -> tuple[Regimen, Regimen] | None:
        """The two sides of a line over rows, after the trial that it may name: "ALPHA-1: A (n = 80) vs B (n = 79)"."""
        start, end = self.view.span(section)
        trial = _TRIAL_FIRST.match(self.view.scene.text, start, end)
        return regimens(self.view.scene.text, trial.end() if trial else start, end)

    def of_words(self, words: str, spans: Sequence[Span]) -> Side:
        """The side that these words name, with the N that they end in."""
        size = _SIZE.search(words)
        return Side(_clean(words), tuple(spans), int(size.group(1).replace(",", "")) if size else None)

    def at(self, row: RowView, column: int) -> int | None:
        """Which of the arms the column is of, by the side that its heading names."""
        path = self.view.path(column)
        keys = list(self._columns)
        if not keys:
            return {"exp": 0, "ctrl": 1}.get(side_of(path) or "") if row_regimens(self.view, row) is None else None
        for cell in reversed(path):
            if (key := _leaf(cell.text)) in keys:
                return keys.index(key)
        side = side_of(path)
        return keys.index(side) if side in keys else None

    def parts(self, text: str, sides: Sequence[Side]) -> list[Span]:
        """Where the figures of a cell stand that has one for each of the arms, or for each but the last; none else."""
        found = figures_in(text)
        return found if len(sides) > 1 and len(found) > 1 and len(found) in (len(sides), len(sides) - 1) else []

    @cached_property
    def _arms_row(self) -> int | None:
        """The row that gives the arms of each column: a row of words labelled "Arms (n)"."""
        for row in range(0 if self.view.width == 2 else min(1, self.view.header_rows), self.view.height):
            label = self.view.grid.get((row, 0))
            if label is None or label.row != row or not _ARMS_ROW.fullmatch(label.text.strip()):
                continue
            cells = [c for i in range(1, self.view.width) if (c := self.view.grid.get((row, i))) is not None and c.text.strip() and c is not label]
            if self._order.has_controls:
                return None
            if row < self.view.header_rows and any(self.view.scene.within(*self.view.span(c), Label.ENDPOINT) for c in cells):
                continue  # "Arm | Median PFS, months": the heading over the names of the arms
            if cells and all(re.match(r"\W*[A-Za-z]", c.text) or re.match(r"\d[\d.]*\s?(?:mg|µg)", c.text) for c in cells):
                return row
        return None

    @cached_property
    def _rows(self) -> tuple[int, int] | None:
        """The row of what is tested and the row of the controls, one beside the other, of a table of trials in columns."""
        for row in range(self.view.header_rows, self.view.height):
            label = self.view.grid.get((row, 0))
            if label is None or not _CONTROLS_ROW.fullmatch(label.text.strip()):
                continue
            for other in (row - 1, row - 2, row + 1):
                cells = [
                    c for i in range(1, self.view.width) if (c := self.view.grid.get((other, i))) is not None and c.row == other and c.text.strip()
                ]
                named = [c for c in cells if assets_named(self.view.scene, [self.view.span(c)]) and not figures_in(c.text)]
                if other >= self.view.header_rows and cells and len(named) * 2 > len(cells):
                    return other, row
        return None

    @cached_property
    def _columns(self) -> dict[str, int]:
        """The side that its heading names to the column of its regimens, where two columns or more have them."""
        found: dict[str, int] = {}
        for column in range(self.view.width):
            path = self.view.path(column)
            if not path or self.view.roles.get(column) == "value":
                continue
            key = _leaf(path[-1].text)
            if not ARMS.search(self.view.heading(column)) and not (len(key) > 2 and key in _NAMES):
                continue
            if len(path) > 1 or key in _NAMES:
                found.setdefault(key, column)
        return found if len(found) > 1 else {}

    def _side(self, start: int, end: int) -> Side:
        text = self.view.scene.text[start:end]
        size = _SIZE.search(text)
        return Side(_clean(text), ((start, end),), int(size.group(1).replace(",", "")) if size else None)

    def _split(self, cell: Cell) -> list[Side]:
        """The arms in a cell: parted by "vs", one to a line, or each with its size."""
        start, end = self.view.span(cell)
        slashes = [m.span() for m in _SLASH.finditer(cell.text)]
        cuts = (
            [m.span() for m in _VERSUS.finditer(cell.text)]
            or self._of_arms(cell, slashes)
            or self._lines(cell)
            or [m.span() for m in _AFTER_SIZE.finditer(cell.text)]
        )
        edges = [0, *(at for cut in cuts for at in cut), end - start]
        return [self._side(start + a, start + b) for a, b in zip(edges[::2], edges[1::2], strict=True)]

    def _of_arms(self, cell: Cell, cuts: list[Span]) -> list[Span]:
        """The cuts, where each part between them names drugs or a control."""
        start, end = self.view.span(cell)
        edges = [0, *(at for cut in cuts for at in cut), end - start]
        parts = [(start + a, start + b) for a, b in zip(edges[::2], edges[1::2], strict=True)]
        scene = self.view.scene
        return cuts if all(assets_named(scene, [p]) or is_control(scene.text[slice(*p)]) for p in parts) else []

    def _sized(self, sides: list[Side], column: int) -> list[Side]:
        """The arms with the sizes that a row of sizes has for each: "355 vs 354"."""
        cells = [self.view.grid.get((r, column)) for r in self.view.rows_of_sizes]
        numbers = next((found for c in cells if c is not None and len(found := re.findall(r"\d+", c.text.replace(",", ""))) == len(sides)), None)
        if numbers is None or any(side.size for side in sides):
            return sides
        return [replace(side, size=int(n)) for side, n in zip(sides, numbers, strict=True)]

    def _lines(self, cell: Cell) -> list[Span]:
        """The breaks between the lines of a cell that begin another arm."""
        boxes = self.view.scene.source.report.boxes(cell.start, cell.end)
        cuts = []
        for one, other in pairwise(boxes):
            before, after = cell.text[: one.end - cell.start], cell.text[other.start - cell.start :]
            if before.count("(") > before.count(")") or _GOES_ON.match(after) or _OPEN_END.search(before):
                continue
            cuts.append((one.end - cell.start, other.start - cell.start))
        return cuts


def _clean(words: str) -> str:
    return arm_words(_SIZE.sub("", words)) or words.strip()


def _leaf(text: str) -> str:
    """ "exp" or "ctrl" for a heading that names a side, or else its first words."""
    first = _LEAF.split(text.strip())[0].strip()
    return next((name for name, form in _NAMES.items() if form.fullmatch(first)), first.lower())
