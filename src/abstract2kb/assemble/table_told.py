"""Cells of tables that tell results in words: "CR 67% (95% CI 53-80)" under "Result", "ORR 62%, median PFS 8.8 months" beside an asset.

Such a cell is read as prose is; what its row names (the asset, the cohort, the trial, the N) is what its results are of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from abstract2kb.assemble.cells import hints_of
from abstract2kb.assemble.scene import Scene, Sentence
from abstract2kb.assemble.table_arms import Regimen, arm_words, assets_named, is_control, row_regimens
from abstract2kb.assemble.table_groups import POPULATION
from abstract2kb.assemble.table_items import items_of
from abstract2kb.assemble.table_named import NamedTopics
from abstract2kb.assemble.table_remarks import HEADED
from abstract2kb.assemble.table_studies import TableStudies
from abstract2kb.assemble.table_view import RowView, TableView
from abstract2kb.assemble.tables import column_roles
from abstract2kb.nlp.mention import Label
from abstract2kb.patterns import regex
from abstract2kb.pdf.layout import Cell

__all__ = ["ToldCell", "told_cells"]

_FIGURES = ("size", "phase", "grade")
"""Roles of columns whose cells are read by their headings, or hold no results."""
_OF_FIGURES = ("value", "endpoint")
"""Roles of columns of figures, and of what they are of."""
_PLAIN = ("trial", "combination", "condition", "construct", "mechanism", "target", "company", "stage", "asset", "route")
"""Roles of columns of facts."""
_PLANS = regex(r"\b(?:end ?points?|design|eligib\w*|criteria|rationale|milestones?|next steps?|catalysts?|benchmark|context)\b", re.IGNORECASE)
_ARM = regex(r"\b(?:arm|group|experimental|cohort)\b", re.IGNORECASE)
"""In the heading of a column that is of one arm."""
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
    control: tuple[str | None, tuple[str, ...]] | None = None
    """The words and assets of the arm that the row sets the first against; None where it has one arm."""


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
    named = NamedTopics(view)
    columns = [c for c in range(1, view.width) if _may_tell(view, named, c, facts.get(c))]
    studies = TableStudies(view)
    seen: set[int] = set()
    for row in view.rows(every=True) if columns else ():
        for column in columns:
            cell = view.grid.get((row.index, column))
            if cell is None or cell.col != column or cell.start in seen or not _tells(view, cell):
                continue
            if view.roles.get(column) not in _OF_FIGURES or row.label is None or not named.of(row.label):
                seen.add(cell.start)
                yield from _of_cell(view, studies, row, cell, facts)


def _may_tell(view: TableView, named: NamedTopics, column: int, fact: str | None) -> bool:
    """Whether cells of a column may tell results in words; in a column of figures each has to name its endpoint, as no heading does."""
    heading, role = view.heading(column), view.roles.get(column)
    if role in _OF_FIGURES:
        return not hints_of(heading).ratio and not any(map(named.of, view.path(column)))
    if role in _FIGURES or fact in _PLAIN or _PLANS.search(heading):
        return False
    return not (view.events is not None and HEADED.match(heading))


def _tells(view: TableView, cell: Cell) -> bool:
    """Whether the cell names an endpoint or event and has a figure that may be of it."""
    return _FIGURE.search(cell.text) is not None and bool(view.scene.within(*view.span(cell), Label.ENDPOINT, Label.ADVERSE_EVENT))


@dataclass(frozen=True, slots=True)
class _Whose:
    """Whose the results of a cell are: the words and assets of its arm, those of the arm it is set against, and the N."""

    words: str | None
    assets: tuple[str, ...]
    control: tuple[str | None, tuple[str, ...]] | None
    total: int | None


def _of_cell(view: TableView, studies: TableStudies, row: RowView, cell: Cell, facts: dict[int, str]) -> Iterator[ToldCell]:
    study = studies.of(row, cell.col)
    whose = _of_heads(view, cell, _whose(view, studies, row, cell, facts), study)
    start, end = view.span(cell)
    at = view.scene.sentence_at(start).index
    while at < len(view.scene.sentences) and (sentence := view.scene.sentences[at]).start < end:
        for a, b in items_of(view.scene, sentence.start, min(sentence.end, end)) if sentence.start >= start else ():
            part = _part(view, a, b)
            words = ", ".join(w for w in (part, whose.words) if w) or None
            total = None if part else whose.total
            yield ToldCell(Sentence(sentence.index, a, b), words, whose.assets, study, total, whose.control)
        at += 1


def _whose(view: TableView, studies: TableStudies, row: RowView, cell: Cell, facts: dict[int, str]) -> _Whose:
    """Whose results a row's cell tells, by the other cells of the row."""
    study, sides = studies.of(row, cell.col), row_regimens(view, row)
    group = row.keys.get("arm") or row.keys.get("group")
    group = group if group is not cell else None
    asset = next((c for column, role in facts.items() if role == "asset" and (c := view.grid.get((row.index, column))) is not None), None)
    places = [view.span(c) for c in (group, asset, row.label) if c is not None and c is not cell]
    if group is not None and sides is None and is_control(group.text):
        places = places[:1]
    given = assets_named(view.scene, sides[0].spans, study) if sides is not None else ()
    assets = given or next((found for place in places if (found := _named(view, place, sides, study))), ())
    named = group is None or _PRODUCTS.search(view.heading(group.col))
    words = arm_words(sides[0].words if sides is not None else studies.rest(group)) if group is not None and not named else None
    if sides is not None:
        return _Whose(words, assets, (arm_words(sides[1].words), assets_named(view.scene, sides[1].spans, study)), None)
    if (control := _set_against(view, row, study)) is not None:
        return _Whose(words, assets, control, None)
    size = row.keys.get("size")
    text = size.text.strip() if size is not None else ""
    return _Whose(words, assets, None, int(text) if text.isdigit() else None)


_AGAINST = regex(r"\b(?:vs?\.?|versus|against|compared with)\s(?P<words>[^,;:()\n]{2,40})", re.IGNORECASE)
"""In the cell of a trial before the arm that the row's drug is set against: "phase 2, randomized vs nivolumab"."""


def _set_against(view: TableView, row: RowView, study: str | None) -> tuple[str | None, tuple[str, ...]] | None:
    """The words and assets of the control that the cell of the row's trial names."""
    for cell in (c for role in ("trial", "registry") if (c := row.keys.get(role)) is not None):
        m = _AGAINST.search(view.scene.text, *view.span(cell))
        given = assets_named(view.scene, [m.span("words")], study) if m is not None else ()
        if m is not None and (given or is_control(m.group("words"))):
            return arm_words(m.group("words")), given
    return None


def _of_heads(view: TableView, cell: Cell, whose: _Whose, study: str | None) -> _Whose:
    """The same, where the cell's column is of one arm, which its headings name."""
    heads, heading = view.path(cell.col), view.heading(cell.col)
    given, control = assets_named(view.scene, map(view.span, heads), study), is_control(heading)
    if not (given or control or _ARM.search(heading)):
        return whose
    words = next((w for h in reversed(heads) if (w := arm_words(h.text))), None)
    return replace(whose, words=words or whose.words, assets=given or (() if control else whose.assets))


_PART = regex(r"\s?(?:,|\(|–|—|\bin\b|\bfor\b|\bamong\b|\bwith\b)\s(?P<words>[^:;()\n]{2,40}?)\)?\s?[:=]\s(?=\d|N[RE]\b|not\b)")
"""From the name of an endpoint to its figure: "ORR, TPS ≥50%: 21/34"."""


def _part(view: TableView, start: int, end: int) -> str | None:
    """The part of the patients that a result names between its endpoint and its figure."""
    first = next(iter(view.scene.within(start, end, Label.ENDPOINT)), None)
    m = _PART.match(view.scene.text, first.end, end) if first is not None else None
    return m.group("words") if m is not None and POPULATION.search(m.group("words")) else None


def _named(view: TableView, place: tuple[int, int], sides: tuple[Regimen, Regimen] | None, study: str | None) -> tuple[str, ...]:
    """The assets that a place of the row names, but for those that it is only set against."""
    found = assets_named(view.scene, [place], study)
    other = set(assets_named(view.scene, sides[1].spans, study)) if sides is not None and place[0] <= sides[1].spans[0][0] < place[1] else set()
    return tuple(i for i in found if i not in other) or found
