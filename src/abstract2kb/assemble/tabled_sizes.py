"""The number of patients of the study that an article reports, by its tables: in heads, captions, rows of sizes, lines such as "Safety (N = 130)".

Sizes that stand side by side are those of groups, but for the one under "All".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from abstract2kb.assemble.scene import Scene
from abstract2kb.assemble.table_trials import caption_place
from abstract2kb.assemble.table_words import PEOPLE, ROW_OF_SIZES
from abstract2kb.patterns import regex
from abstract2kb.pdf.layout import Table
from abstract2kb.records import Sourced

__all__ = ["tabled_size"]

_NUMBER = r"(?P<n>\d{1,3}(?:,\d{3})+|\d{2,5})"
_SIZE = regex(rf"\b[nN]\s?=\s?{_NUMBER}\b(?!\.\d)")
_OF_ALL = regex(r"\b(?:all|total|overall|pooled|entire|whole)\b", re.IGNORECASE)
_IN_LINE = regex(rf"(?<=\n)(?!.*\b[nN]\s?=.*\b[nN]\s?=)[^\n.;]{{3,80}}[(,;]\s?N\s?=\s?{_NUMBER}\)?\s?(?=\n|,\sn\s\()")
"""A short line that ends with the size: the head of a part, or the caption of a figure."""
_BARE = regex(rf"\s*{_NUMBER}\s*")
_LEAST = 5

Span = tuple[int, int]


def tabled_size(scene: Scene) -> Sourced[int] | None:
    """The largest of these sizes."""
    sizes = [(int(scene.text[slice(*span)].replace(",", "")), span) for span in _sizes(scene)]
    value, span = max(sizes, key=lambda size: size[0], default=(0, (0, 0)))
    return scene.sourced(*span, value, 0.65, "studies.enrollment_table") if value >= _LEAST else None


def _sizes(scene: Scene) -> Iterator[Span]:
    for table in scene.tables:
        yield from _in_heads(scene, table)
        yield from _in_rows(scene, table)
        if (place := caption_place(scene, table)) is not None:
            told = [m.span("n") for m in _SIZE.finditer(scene.text, *place)]
            yield from told if len(told) == 1 else ()
    yield from (m.span("n") for m in _IN_LINE.finditer(scene.text) if not scene.in_table(m.start("n")))


def _in_heads(scene: Scene, table: Table) -> Iterator[Span]:
    """The size over all columns, or under "All"."""
    offset = scene.source.offset
    told: list[tuple[str, Span]] = []
    for cell in table.cells:
        if cell.row < table.header_rows and cell.text:
            told += [(cell.text, m.span("n")) for m in _SIZE.finditer(scene.text, cell.start - offset, cell.end - offset)]
    every = [span for text, span in told if _OF_ALL.search(text)]
    yield from every or ([told[0][1]] if len(told) == 1 else [])


def _in_rows(scene: Scene, table: Table) -> Iterator[Span]:
    """The one number of a row of sizes, or that under "All"."""
    offset = scene.source.offset
    rows = {c.row for c in table.cells if not c.col and (ROW_OF_SIZES.fullmatch(c.text.strip()) or PEOPLE.fullmatch(c.text.strip()))}
    heads = {c.col for c in table.cells if c.row < table.header_rows and _OF_ALL.search(c.text)}
    for row in sorted(rows):
        cells = [c for c in table.cells if c.row == row and c.col and c.text.strip()]
        own = cells if len(cells) == 1 else [c for c in cells if c.col in heads]
        if len(own) == 1 and (match := _BARE.fullmatch(scene.text, own[0].start - offset, own[0].end - offset)) is not None:
            yield match.span("n")
