"""Cells of tables that tell results in words: "CR 67% (95% CI 53-80)" under "Result", "ORR 62%, median PFS 8.8 months" beside an asset.

Such a cell is read as prose is; what its row names (the asset, the cohort, the trial, the N) is what its results are of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from abstract2kb.assemble.scene import Scene, Sentence
from abstract2kb.assemble.table_arms import arm_words, assets_named
from abstract2kb.assemble.table_remarks import HEADED
from abstract2kb.assemble.table_studies import TableStudies
from abstract2kb.assemble.table_view import RowView, TableView
from abstract2kb.assemble.tables import column_roles
from abstract2kb.nlp.mention import Label
from abstract2kb.patterns import regex
from abstract2kb.pdf.layout import Cell

__all__ = ["ToldCell", "told_cells"]

_FIGURES = ("value", "size", "phase", "grade", "endpoint")
"""Roles of columns whose cells are read by their headings, or hold no results."""
_PLAIN = ("trial", "combination", "condition", "construct", "mechanism", "target", "company", "stage", "asset", "route")
"""Roles of columns of facts."""
_PLANS = regex(r"\b(?:end ?points?|design|eligib\w*|criteria|rationale|milestones?|next steps?|catalysts?|benchmark|context)\b", re.IGNORECASE)
_PRODUCTS = regex(r"\b(?:agents?|assets?|candidates?|compounds?|drugs?|products?|programs?|programmes?|names?|molecules?)\b", re.IGNORECASE)
"""Headings over names that are no arms."""
_FIGURE = regex(
    r"\d\s?%|\d+\s?/\s?\d+|\d(?:\.\d+)?[\s-](?:months?|mo|weeks|years)\b|\b\d+ of (?:the )?\d+\b|\bHR\b|"
    r"\b(?:[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Nn]o|[Nn]one|[Nn]obody|[Ww]ithout)\b"
)
"""What a cell that tells a result has: a figure, a number in words, or a denial."""


@dataclass(frozen=True, slots=True)
class ToldCell:
    """A sentence of a cell, and what its row says that it is of."""

    sentence: Sentence
    arm: str | None
    assets: tuple[str, ...]
    study: str | None
    total: int | None


def told_cells(scene: Scene) -> list[ToldCell]:
    """The sentences of all cells of the article that tell results in words, in reading order."""
    found = scene.memo.get("told_cells")
    if not isinstance(found, list):
        found = [told for table in scene.tables if _has_words(scene, table.start, table.end) for told in _of_table(TableView(scene, table))]
        scene.memo["told_cells"] = found
    return list(found)


def _has_words(scene: Scene, start: int, end: int) -> bool:
    """Whether the table names endpoints or events at all."""
    offset = scene.source.offset
    return bool(scene.within(start - offset, end - offset, Label.ENDPOINT, Label.ADVERSE_EVENT))


def _of_table(view: TableView) -> Iterator[ToldCell]:
    facts = column_roles(view.scene, view.table)
    columns = [c for c in range(1, view.width) if _may_tell(view, c, facts.get(c))]
    studies = TableStudies(view)
    seen: set[int] = set()
    for row in view.rows(every=True) if columns else ():
        for column in columns:
            cell = view.grid.get((row.index, column))
            if cell is not None and cell.col == column and cell.start not in seen and _tells(view, cell):
                seen.add(cell.start)
                yield from _of_cell(view, studies, row, cell, facts)


def _may_tell(view: TableView, column: int, fact: str | None) -> bool:
    heading = view.heading(column)
    if view.roles.get(column) in _FIGURES or fact in _PLAIN or _PLANS.search(heading):
        return False
    return not (view.events is not None and HEADED.match(heading))


def _tells(view: TableView, cell: Cell) -> bool:
    """Whether the cell names an endpoint or event and has a figure that may be of it."""
    return _FIGURE.search(cell.text) is not None and bool(view.scene.within(*view.span(cell), Label.ENDPOINT, Label.ADVERSE_EVENT))


def _of_cell(view: TableView, studies: TableStudies, row: RowView, cell: Cell, facts: dict[int, str]) -> Iterator[ToldCell]:
    study = studies.of(row, cell.col)
    group = row.keys.get("arm") or row.keys.get("group")
    asset = next((c for column, role in facts.items() if role == "asset" and (c := view.grid.get((row.index, column))) is not None), None)
    places = [view.span(c) for c in (group, asset, row.label) if c is not None and c is not cell]
    assets = next((found for place in places if (found := assets_named(view.scene, [place], study))), ())
    named = group is None or group is cell or _PRODUCTS.search(view.heading(group.col))
    words = arm_words(studies.rest(group)) if group is not None and not named else None
    size = row.keys.get("size")
    total = int(size.text.strip()) if size is not None and size.text.strip().isdigit() else None
    start, end = view.span(cell)
    at = view.scene.sentence_at(start).index
    while at < len(view.scene.sentences) and (sentence := view.scene.sentences[at]).start < end:
        if sentence.start >= start and sentence.end <= end + 1:
            yield ToldCell(Sentence(sentence.index, sentence.start, min(sentence.end, end)), words, assets, study, total)
        at += 1
