"""The disease that stands over the place of a trial: in a section line or the title of its table, or in the headings of its section.

Example: under "3 Mantle cell lymphoma" a table row "ALPHA-1 | 45 | 62%" is of a trial in mantle cell lymphoma.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from abstract2kb.assemble import development
from abstract2kb.assemble.article_heads import heading_blocks
from abstract2kb.assemble.contributions import SHORT_ARTICLE
from abstract2kb.assemble.scene import Scene
from abstract2kb.assemble.table_trials import caption_place
from abstract2kb.assemble.trials import Trial
from abstract2kb.nlp.mention import Label, Mention
from abstract2kb.patterns import regex
from abstract2kb.pdf.layout import Cell, Table

__all__ = ["DiseasesAbove", "common_condition", "the_one"]

_UMBRELLAS = frozenset(
    {
        "solid tumor",
        "advanced solid tumor",
        "hematologic malignancy",
        "lymphoma",
        "leukemia",
        "lung cancer",
        "gastrointestinal cancer",
        "genitourinary cancer",
    }
)
"""What a report or section is about as a whole: its trials are in kinds of it."""
_JOINED_BEFORE = regex(r"(?:\b(?:and|or|non|than|after|prior)\b|[/&+])[\s-]*$", re.IGNORECASE)
_JOINED_AFTER = regex(r"\s?(?:(?:and|or)\b|[/&])", re.IGNORECASE)
_LABEL = regex(r"(?:\W|\d{1,2}\b|[A-Z0-9-]{2,9}\s)*")
_OF_LABEL = regex(r"(?:,?\s(?:[1-3]L|first[ -]line|second[ -]line|relapsed|front[ -]?line))?(?::|\s[–—|·])\s")
_LONGEST = 260
"""Characters of the title of a table that tell what all in it is about."""
_HEADING = 120
"""Characters of the longest heading of a section; a longer one is the title of what follows right below it."""


def the_one(scene: Scene, told: Sequence[Mention]) -> list[Mention]:
    """The single disease that words name, no umbrella and none of a pair: nothing of "bladder and prostate cancer"."""
    if len({m.id for m in told}) != 1 or told[0].id in _UMBRELLAS:
        return []
    text = scene.text
    joined = any(_JOINED_BEFORE.search(text[max(0, m.start - 12) : m.start]) or _JOINED_AFTER.match(text, m.end) for m in told)
    return [] if joined else list(told[:1])


class DiseasesAbove:
    """Reads the titles and headings of one article."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene

    def of(self, trial: Trial) -> list[Mention]:
        """The one disease over the first of the trial's places that has any; empty where several stand there, or a drug beside it."""
        for place in trial.places:
            for start, end in self._above(place.start):
                told = [m for m in self.scene.within(start, end, Label.CONDITION) if m.id not in development.BARE_CONDITIONS]
                if told:
                    lone = not self.scene.within(start, end, Label.DRUG, Label.TRIAL_ID)
                    if not lone and (topic := self._topic(start, end, told)) is not None:
                        return the_one(self.scene, [topic])
                    tested = all(development.is_tested(self.scene, m, start) for m in told)
                    return the_one(self.scene, told) if lone and tested else []
        return []

    def _topic(self, start: int, end: int, told: Sequence[Mention]) -> Mention | None:
        """The disease with which a title says what it is about before its own words on drugs: "CLL: A beats B"."""
        first = told[0]
        label = _LABEL.fullmatch(self.scene.text, start, first.start) and _OF_LABEL.match(self.scene.text, first.end, end)
        return first if label and len({m.id for m in told}) == 1 else None

    def _above(self, offset: int) -> Iterator[tuple[int, int]]:
        """The section line above the row and the title of the table at the offset, then the headings over it, the nearest first: each of a
        higher level, or right above the last."""
        hit = self.scene.source.report.cell_at(offset + self.scene.source.offset)
        if hit is not None:
            yield from self._section_line(*hit)
            if (place := caption_place(self.scene, hit[0])) is not None:
                yield place[0], min(place[1], place[0] + _LONGEST)
        lowest, below = 0, offset
        for start, end, level in reversed(self._headings):
            if end <= offset and (not lowest or level < lowest or not self.scene.text[end:below].strip()):
                yield start, end
                lowest, below = min(level, lowest or level), start

    def _section_line(self, table: Table, cell: Cell) -> Iterator[tuple[int, int]]:
        """The nearest row above a cell that is a single cell of words: "Mantle cell lymphoma" over the trials in it."""
        rows: dict[int, list[Cell]] = {}
        for other in table.cells:
            if other.text.strip() and table.header_rows <= other.row < cell.row:
                rows.setdefault(other.row, []).append(other)
        line = next((cells[0] for _, cells in sorted(rows.items(), reverse=True) if len(cells) == 1 and not cells[0].col), None)
        if line is not None:
            yield line.start - self.scene.source.offset, line.end - self.scene.source.offset

    @cached_property
    def _headings(self) -> list[tuple[int, int, int]]:
        return [h for h in heading_blocks(self.scene) if h[2] and h[1] - h[0] <= _HEADING]


_LINES = 400
"""Characters in which a report's title and subtitle stand."""


def common_condition(scene: Scene) -> list[Mention]:
    """The one disease of a whole report, where its title and subtitle name one only and no drug."""
    a, report = scene.source.article, scene.source.report
    title = next((b for b in report.blocks[: report.first_block(_LINES)] if b.kind in ("title", "heading", "paragraph")), None)
    if a.start > 0 or len(scene.text) <= SHORT_ARTICLE or title is None or scene.within(0, title.end, Label.DRUG):
        return []
    found = [m for m in scene.within(0, min(title.end, _LINES), Label.CONDITION) if m.id not in development.BARE_CONDITIONS]
    return the_one(scene, found)
