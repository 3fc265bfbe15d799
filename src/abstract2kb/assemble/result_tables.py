"""Result tables: rows named by endpoints or adverse events and columns by arms and grades, or the other way round.

A cell's meaning is read from its row's label, the section line above it, and the path of headings over its column.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from abstract2kb.assemble.cells import hints_of, read_cell
from abstract2kb.assemble.figures import Figure
from abstract2kb.assemble.scene import Scene
from abstract2kb.assemble.topics import Topic, topics
from abstract2kb.nlp.mention import Label
from abstract2kb.nlp.pipes.adverse_events import GRADE, grade
from abstract2kb.pdf.layout import Cell, Table

__all__ = ["TableResult", "table_results"]


@dataclass(frozen=True, slots=True)
class TableResult:
    """One cell's figure, what it is of, the arm and grade that its headings name, and the assets named there."""

    topic: Topic
    figure: Figure
    arm: str | None
    grade: str | None
    assets: tuple[str, ...]


_SIZE = re.compile(r"\s?[,(\[]?\s?\b[nN]\s?=\s?\d+\s?[)\]]?")
_UNITS = re.compile(r"[,;]?\s?\(?\b(?:n|no\.|number|patients|pts)?\s?\(?%\)?\)?(?:\s?\[?\(?95% CI\)?\]?)?|[,;]?\s?\(?95% CI\)?|\bn\b", re.IGNORECASE)
_NOT_ARM = re.compile(
    r"^(?:all|total|overall|any|n|no\.?|%|value|result|results|patients|outcome|endpoint|event|parameter|efficacy|safety|response|"
    r"term|adverse events?|-|–)?$",
    re.IGNORECASE,
)


_CONTROL = re.compile(r"\b(?:placebo|control|chemotherapy|standard of care|SOC|TPC|BSC|observation|physician[’']s choice)\b", re.IGNORECASE)
"""Arms that were not given the subject, unless they name it."""


def table_results(scene: Scene) -> list[TableResult]:
    """The results of every table of the article, in reading order."""
    return [result for table in scene.tables for result in _of_table(scene, table)]


def _grid(table: Table) -> dict[tuple[int, int], Cell]:
    """Every place of the grid to its cell, spans filled in."""
    return {
        (r, c): cell for cell in table.cells for r in range(cell.row, cell.row + cell.row_span) for c in range(cell.col, cell.col + cell.col_span)
    }


def _of_table(scene: Scene, table: Table) -> Iterator[TableResult]:
    grid = _grid(table)
    if not grid:
        return
    height, width = max(r for r, _ in grid) + 1, max(c for _, c in grid) + 1
    table = replace(table, header_rows=_header_rows(table, grid, height, width))
    section: Cell | None = None
    for row in range(table.header_rows, height):
        label = grid.get((row, 0))
        if label is None or not label.text.strip():
            continue
        values = [cell for c in range(1, width) if (cell := grid.get((row, c))) is not None and cell is not label and cell.text.strip()]
        if not values:
            section = label
            continue
        for column in range(1, width):
            cell = grid.get((row, column))
            if cell is None or cell is label or cell.row != row or cell.col != column or not cell.text.strip():
                continue
            around = [table.caption or "", section.text if section else "", _row_size(table, grid, row, width)]
            around += [h.text for h in _headings(table, grid, 0)]
            yield from _of_cell(scene, _headings(table, grid, column), label, around, cell)


_FIGURE = re.compile(r"\s*(?:[<>≤≥~]\s?)?(?:\d|NR\b|NE\b|-|–|not reached)", re.IGNORECASE)


def _header_rows(table: Table, grid: dict[tuple[int, int], Cell], height: int, width: int) -> int:
    """The header rows, with those below them that have no label and hold words only ("Any grade", "Placebo (n=61)")."""
    count = table.header_rows
    while 0 < count < height - 1:
        label = grid.get((count, 0))
        cells = [c for i in range(1, width) if (c := grid.get((count, i))) is not None and c.row == count and c.text.strip()]
        if (label is not None and label.text.strip() and label.row == count) or len(cells) < 2 or any(_FIGURE.match(c.text) for c in cells):
            break
        count += 1
    return count


def _headings(table: Table, grid: dict[tuple[int, int], Cell], column: int) -> list[Cell]:
    """The path of heading cells over a column, from the top, each once."""
    path = [grid[r, column] for r in range(table.header_rows) if (r, column) in grid and grid[r, column].text.strip()]
    return list(dict.fromkeys(path))


def _row_size(table: Table, grid: dict[tuple[int, int], Cell], row: int, width: int) -> str:
    """ "n=12" where a column headed N gives the size of the row's group, else ""."""
    for column in range(1, width):
        head = " ".join(h.text for h in _headings(table, grid, column)).strip()
        cell = grid.get((row, column))
        if cell is not None and re.fullmatch(r"[nN]|No\. of (?:patients|pts)|Patients,? ?\(?[nN]\)?", head) and cell.text.strip().isdigit():
            return f"n={cell.text.strip()}"
    return ""


def _of_cell(scene: Scene, path: list[Cell], label: Cell, around: list[str], cell: Cell) -> Iterator[TableResult]:
    hints = hints_of(label.text, *(h.text for h in path), *around)
    offset = scene.source.offset
    own = hints_of(next((c.text for c in (label, *reversed(path)) if _topics(scene, c)), label.text))
    if own.time and not own.percent:
        hints = replace(hints, percent=False)
    figure = read_cell(scene.text[cell.start - offset : cell.end - offset], cell.start - offset, hints)
    if figure is None:
        return
    named, arm_cells = _named(scene, path, label)
    if named is None or not _fits(figure, named):
        return
    heads = [label.text, *(h.text for h in path), *around]
    arm = None if figure.kind == "ratio" else _arm(arm_cells, named)
    yield TableResult(named, figure, arm, _grade(heads), _assets(scene, arm_cells))


def _named(scene: Scene, path: list[Cell], label: Cell) -> tuple[Topic | None, list[Cell]]:
    """The topic, from the row's label or else from the headings, and the cells that may name the arm."""
    own = _topics(scene, label)
    if own:
        return own[0], path
    for heading in reversed(path):
        if found := _topics(scene, heading):
            return found[0], [label, *(h for h in path if h is not heading)]
    return None, []


def _topics(scene: Scene, cell: Cell) -> list[Topic]:
    offset = scene.source.offset
    return topics(scene, cell.start - offset, cell.end - offset)


def _fits(figure: Figure, topic: Topic) -> bool:
    if figure.kind == "rate":
        return topic.family in ("response", "safety", "death") or (topic.family in ("survival", "time") and figure.percent is not None)
    return topic.family in ("survival", "time")


def _arm(cells: list[Cell], topic: Topic) -> str | None:
    """The words of the headings that name a group: without sizes, units and grades."""
    words = []
    for cell in cells:
        text = GRADE.sub("", _UNITS.sub("", _SIZE.sub("", cell.text)))
        text = re.sub(r"[\s(),;:]+$|^[\s(),;:]+", "", text)
        if not _NOT_ARM.match(text) and text.lower() != topic.text.lower():
            words.append(text)
    return ", ".join(dict.fromkeys(words)) or None


def _grade(heads: list[str]) -> str | None:
    for text in heads:
        if m := GRADE.search(text):
            found = grade(m)
            return None if found == "any" else found
    return None


def _assets(scene: Scene, cells: list[Cell]) -> tuple[str, ...]:
    offset = scene.source.offset
    found = (scene.asset_ids.get((m.start, m.end)) for cell in cells for m in scene.within(cell.start - offset, cell.end - offset, Label.DRUG))
    named = tuple(dict.fromkeys(i for i in found if i))
    if any(_CONTROL.search(cell.text) for cell in cells):
        return named
    everyone = tuple(dict.fromkeys(scene.asset_ids.values()))
    return named or (everyone if len(everyone) == 1 else ())
