"""The two arms of cells like "24.8 vs 11.2" or "12.0 / 5.6" where no heading names them: a row of controls, a title or a note tells their order.

Examples: the row "Control arm | docetaxel", the title "A added to B" or "A vs change of C", the notes "All entries read A vs control" and "A arm
before the slash".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from abstract2kb.assemble.table_arms import Regimen, assets_named, is_control
from abstract2kb.assemble.table_classes import class_members
from abstract2kb.assemble.table_view import TableView
from abstract2kb.nlp.mention import Label
from abstract2kb.patterns import regex
from abstract2kb.pdf.layout import Block, Cell

__all__ = ["TableOrder"]

Span = tuple[int, int]

_ARM = r"(?: (?:arms?|groups?|regimens?|treatments?|therap(?:y|ies)|drugs?))"
_CONTROL_ROW = regex(rf"(?:controls?|comparators?|reference|standard){_ARM}?(?: \(.*\))?", re.IGNORECASE)
_TEST_ROW = regex(rf"(?:experimental|investigational|active|test|intervention(?:al)?){_ARM}?(?: \(.*\))?|study (?:drug|treatment)", re.IGNORECASE)
_SIZES_ROW = regex(r"(?:patients|participants|pts|n\b|no\.|number|randomi[sz]ed|enrolled|sample size)", re.IGNORECASE)
_TWO_SIZES = regex(r"\s*(\d[\d,]*)\s?(?:/|\||vs?\.?|versus|:|and)\s?(\d[\d,]*)\s*[a-h*†‡]?\s*")
_READ = regex(
    r"\b(?:entries|figures|values|numbers|cells|data|results|pairs|columns?)\b[^.;,]*?\b(?:read|are|given|shown|stand|reported|presented|listed|order(?:ed)?)\b"
    r"(?:\s(?:as|for|in the order|:))*\s(?P<a>[^.;,]+?)"
    r"\s?(?:\svs?\.?|\sversus|\sagainst|\sthen|\s?/|\s?\|)\s(?P<b>[^.;,]+?)(?=\s(?:and|throughout|in all)\b|[.;,]|$)",
    re.IGNORECASE,
)
_BEFORE = regex(
    r"(?P<a>[^.;,:]+?)\s(?:stands\s|is\s|are\s)?(?:before|left of|to the left of|first|on the left)\b(?:\s(?:of\s)?the\s(?:slash|bar|stroke|line))?"
    r",?\s(?:and\s)?(?P<b>[^.;,]+?)\s(?:stands\s|is\s|are\s)?(?:after|right|to the right|second|behind|on the right)\b",
    re.IGNORECASE,
)
_IN_LABEL = regex(r"[(,:]\s?(?P<a>[^(),:/]{3,60}?)\s?(?:/|\bvs\.?\s|\bversus\s)\s?(?P<b>[^(),:/]{3,60}?)\s?(?:\)|$)", re.IGNORECASE)
_VERSUS = regex(r"\s(?:vs?\.?|versus|against|compared (?:with|to))\s", re.IGNORECASE)
_ADDED = regex(r"\s(?:added to|on top of|in addition to)\s", re.IGNORECASE)
_START = regex(r"[:;—]\s|\.\s|\s–\s")
_STOP = regex(r"[,;·|:—]|\.(?:\s|$)|\s–\s|\s\((?!\s?[nN]\s?=)|\s(?:in|for|as|after|among|of patients)\s|$")
_OTHERS = regex(r"\b(?:alone|change of|switch(?: of| to)?|other|placebo)\b", re.IGNORECASE)
_DOSE = regex(r"\d[\d.,]*\s?(?:mg|[µμ]g|mcg|g|IU|MIU|GBq|MBq|Gy)\b", re.IGNORECASE)
_LONGEST = 240


@dataclass
class TableOrder:
    """The order of the arms in the cells of one table."""

    view: TableView

    def of(self, column: int) -> tuple[Regimen, Regimen] | None:
        """The first and the second arm of a column's cells."""
        control, test = (self._given(form, column) for form in (_CONTROL_ROW, _TEST_ROW))
        said = self._said
        if control is None:
            return said
        first = test or (said[0] if said else None)
        return (first, control) if first is not None else None

    @cached_property
    def has_controls(self) -> bool:
        """Whether a row of the table has the control of each column."""
        return any(self._given(_CONTROL_ROW, column) is not None for column in range(1, self.view.width))

    def control(self, column: int) -> Regimen | None:
        """What a row of controls has for a column."""
        return self._given(_CONTROL_ROW, column)

    def drug_over(self, column: int) -> Cell | None:
        """The heading over a column that names one arm by its drugs; None where none does, or one names two arms or a control."""
        path = self.view.path(column)
        named = [c for c in path if assets_named(self.view.scene, [self.view.span(c)])]
        if len(named) != 1 or any(_VERSUS.search(c.text) or "/" in c.text or is_control(c.text) for c in path):
            return None
        return named[0] if named[0].col_span == 1 else None

    def sizes(self, column: int) -> tuple[int, int] | None:
        """The N of both arms, from a row of sizes: "129 / 83"."""
        for row in range(self.view.header_rows, self.view.height):
            label, cell = self.view.grid.get((row, 0)), self.view.grid.get((row, column))
            m = _TWO_SIZES.fullmatch(cell.text) if label is not None and cell is not None and _SIZES_ROW.match(label.text.strip()) else None
            if m is not None:
                return int(m.group(1).replace(",", "")), int(m.group(2).replace(",", ""))
        return None

    def _given(self, form: re.Pattern[str], column: int) -> Regimen | None:
        """What the row that the form names has for a column."""
        for row in range(self.view.header_rows, self.view.height):
            label, cell = self.view.grid.get((row, 0)), self.view.grid.get((row, column))
            if label is not None and cell is not None and cell is not label and cell.text.strip() and form.fullmatch(label.text.strip()):
                return Regimen(cell.text.strip(), (self.view.span(cell),))
        return None

    @cached_property
    def _said(self) -> tuple[Regimen, Regimen] | None:
        """The two arms that the title, the lines above the table or its notes tell."""
        return next((pair for pair in (*self._beside(), *self._above(), *self._below()) if self._is_told(pair)), None)

    def _beside(self) -> Iterator[tuple[Regimen, Regimen]]:
        """The arms that the corner or a row's label tells: "Outcome (A / placebo)"."""
        labels = (self.view.grid.get((r, 0)) for r in range(self.view.header_rows, self.view.height))
        for cell in (*self.view.path(0), *(c for c in labels if c is not None)):
            m = _IN_LABEL.search(self.view.scene.text, *self.view.span(cell))
            if m is not None:
                yield self._regimen(*m.span("a")), self._regimen(*m.span("b"))

    def _above(self) -> Iterator[tuple[Regimen, Regimen]]:
        offset = self.view.scene.source.offset
        headed = False
        for block in self.view.blocks:
            if block.kind == "table" or (headed and block.kind not in ("heading", "title")):
                return
            start = block.start - offset
            headed = block.kind in ("heading", "title", "caption") and not self._is_of_table(block)
            yield from self._pairs(start, min(block.end - offset, start + _LONGEST))

    def _is_of_table(self, block: Block) -> bool:
        """Whether the block is the table's own title, which names nothing ("Key data"): what stands above it is of the same section."""
        start, end = block.start - self.view.scene.source.offset, block.end - self.view.scene.source.offset
        return block is self.view.title_block and not self.view.scene.within(start, end, Label.DRUG, Label.TRIAL_ID, Label.STAGE)

    def _below(self) -> Iterator[tuple[Regimen, Regimen]]:
        text = self.view.scene.text
        for note in self.view.notes:
            at = text.find(note, self.view.table.end - self.view.scene.source.offset)
            for form in (_READ, _BEFORE) if at >= 0 else ():
                for m in form.finditer(text, at, at + len(note)):
                    yield self._regimen(*m.span("a")), self._regimen(*m.span("b"))

    def _pairs(self, start: int, end: int) -> Iterator[tuple[Regimen, Regimen]]:
        text = self.view.scene.text
        for m in _VERSUS.finditer(text, start, end):
            yield self._regimen(self._begin(start, m.start()), m.start()), self._regimen(m.end(), self._end(m.end(), end))
        for m in _ADDED.finditer(text, start, end):
            first, shared = (self._begin(start, m.start()), m.start()), (m.end(), self._end(m.end(), end))
            both = Regimen(f"{text[slice(*first)]} + {text[slice(*shared)]}", (first, shared))
            yield both, self._regimen(*shared)

    def _begin(self, start: int, end: int) -> int:
        """Where the words of the first arm begin: after what stands before a colon, or before a comma and names no drug."""
        text = self.view.scene.text
        begin = max((m.end() for m in _START.finditer(text, start, end)), default=start)
        opened = text.rfind("(", begin, end)
        begin = opened + 1 if opened >= 0 and ")" not in text[opened:end] else begin
        comma = text.rfind(", ", begin, end)
        return comma + 2 if comma >= 0 and not assets_named(self.view.scene, [(begin, comma)]) else begin

    def _end(self, start: int, end: int) -> int:
        m = _STOP.search(self.view.scene.text, start, end)
        return m.start() if m else end

    def _regimen(self, start: int, end: int) -> Regimen:
        return Regimen(self.view.scene.text[start:end].strip(), ((start, end),))

    def _is_told(self, pair: tuple[Regimen, Regimen]) -> bool:
        """Whether the first arm names drugs, and the second other drugs or a control; or both are doses: "12 mg/kg (n = 42) vs 8 mg/kg"."""
        scene = self.view.scene
        first, second = (set(assets_named(scene, r.spans)) for r in pair)
        words = pair[1].words
        other = is_control(words) or _OTHERS.search(words) is not None or bool(class_members(self.view, words, ()))
        doses = all(_DOSE.match(r.words) for r in pair)
        return doses or (bool(first) and first != second and (bool(second) or other))

    def applies(self, label: Cell | None) -> bool:
        """Whether neither the columns' headings nor the row's label name arms."""
        return not self._heads_name_arms and not (label is not None and self.names_arm(label))

    @cached_property
    def _heads_name_arms(self) -> bool:
        columns = (c for c, role in self.view.roles.items() if role == "value")
        return any(self.names_arm(cell) for column in columns for cell in self.view.path(column))

    def names_arm(self, cell: Cell) -> bool:
        """Whether a cell names drugs or a control."""
        return bool(assets_named(self.view.scene, [self.view.span(cell)])) or is_control(cell.text)
