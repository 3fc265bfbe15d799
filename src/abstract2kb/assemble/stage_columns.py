"""Pipelines with a column for each stage: dots up to the stage that an asset has reached, or the names of the assets below their stage.

Examples: "NVX-14 | ● | ● | ● | |" below "Program | Discovery | Preclinical | Phase 1 | Phase 2" is in phase 1; "BCMA | NVX-14 (Novelix) | KVM-88"
below "Target | Phase 1 | Phase 2" are an asset in phase 1 and one in phase 2.
"""

from __future__ import annotations

import re

from abstract2kb.assemble.asset_row import AssetRow, asset_names
from abstract2kb.assemble.scene import Scene
from abstract2kb.nlp.mention import Label, Mention
from abstract2kb.patterns import regex
from abstract2kb.pdf.layout import Cell, Table

__all__ = ["staged_rows"]

Grid = dict[tuple[int, int], Cell]
_MARK = regex(r"(?:[●•■▪▮█◆◼⬤○✓✔✕xX→►▶➔➤▬━═=*>]\s?)+")
_NONE = regex(r"[\s–—-]*|n/?a|○|◯|□", re.IGNORECASE)
_LEAST = 2
_LESS = regex(r"\s+[(\[|–—]|[,;:]\s|\n")
"""Where what is told of a name begins."""
_BETWEEN = regex(r"\s*(?:[;,/•·]|\n)\s*(?![^(]*\))|(?<=\))\s+(?=\S)")
_CODE = regex(r"(?:[A-Z]{2,6}[- ]?[A-Z]{0,2}\d{1,6}[A-Za-z]?|[A-Z]?[a-z]{5,}(?:ab|in|cel|fusp|tug|mig|bart))(?![\w-])")
_LABELS = (("target", Label.TARGET), ("condition", Label.CONDITION), ("company", Label.COMPANY))
_OTHERS = (("company", Label.COMPANY), ("trial", Label.TRIAL_ID), ("condition", Label.CONDITION), ("target", Label.TARGET))


def staged_rows(scene: Scene, table: Table, grid: Grid) -> list[AssetRow]:
    """The assets of a table in which two columns or more are headed by stages; none where their cells hold something else."""
    width, height = (max((at[axis] for at in grid), default=-1) + 1 for axis in (1, 0))
    stages = {c: grid[0, c] for c in range(1, width) if (0, c) in grid and _is_stage(scene, grid[0, c])}
    if len(stages) < _LEAST or height < _LEAST:
        return []
    filled = [c for at, c in grid.items() if at[0] and at[1] in stages and c.text.strip() and not _NONE.fullmatch(c.text.strip())]
    if filled and all(_MARK.fullmatch(c.text.strip()) for c in filled):
        return _dotted(scene, table, grid, stages, height)
    return _named(scene, table, grid, stages) if len(filled) >= _LEAST else []


def _is_stage(scene: Scene, cell: Cell) -> bool:
    """Whether a heading is no more than a stage."""
    text = cell.text.strip()
    start = cell.start - scene.source.offset
    said = sum(m.end - m.start for m in scene.within(start, start + len(text), Label.STAGE))
    return said * 2 >= len(text) > 0 or _EARLY.fullmatch(text) is not None


_EARLY = regex(
    r"(?:discovery|research|lead opt(?:imi[sz]ation)?\.?|hit-to-lead|pre-?clinical|IND[- ]enabling|ph(?:ase)?\.? ?(?:[1-4I]|II|III|1/2|I/II)[ab]?)",
    re.IGNORECASE,
)


def _dotted(scene: Scene, table: Table, grid: Grid, stages: dict[int, Cell], height: int) -> list[AssetRow]:
    """The rows with marks: the last marked column is the stage."""
    rows = []
    for row in range(1, height):
        marked = [c for c in stages if (row, c) in grid and _is_marked(grid[row, c].text.strip())]
        beside = [grid[row, c] for c in range(max(stages) + 1) if c not in stages and (row, c) in grid and grid[row, c].text.strip()]
        names = next(((cell, found) for cell in beside if (found := asset_names(scene, _lead(cell)))), None)
        if not marked or names is None:
            continue
        cells = {"asset": names[0], "stage": stages[max(marked)]}
        for cell in beside:
            for role, label in _OTHERS:
                if scene.within(cell.start - scene.source.offset, cell.end - scene.source.offset, label):
                    cells.setdefault(role, cell)
        rows.append(AssetRow(table, row, cells, names[1]))
    return rows


def _is_marked(words: str) -> bool:
    return _MARK.fullmatch(words) is not None and not _NONE.fullmatch(words)


def _lead(cell: Cell) -> Cell:
    """The cell up to where more is told of what it names."""
    match = _LESS.search(cell.text)
    end = match.start() if match is not None and match.start() > 1 else len(cell.text)
    return Cell(cell.row, cell.col, 1, 1, cell.text[:end], cell.page, cell.bbox, cell.start, cell.start + end)


def _named(scene: Scene, table: Table, grid: Grid, stages: dict[int, Cell]) -> list[AssetRow]:
    """The names in the cells below stages; all cells must begin with one."""
    rows = []
    for (row, column), cell in sorted(grid.items(), key=lambda item: item[0]):
        if not row or column not in stages or _NONE.fullmatch(cell.text.strip()):
            continue
        found = [(part, names) for part in _parts(cell) if (names := _names(scene, part))]
        if not found:
            return []
        label = grid.get((row, 0)) if 0 not in stages else None
        for part, names in found:
            cells = {"asset": part, "stage": stages[column]}
            if scene.within(part.start - scene.source.offset, part.end - scene.source.offset, Label.COMPANY):
                cells["company"] = part
            for role, kind in _LABELS if label is not None else ():
                if label is not None and scene.within(label.start - scene.source.offset, label.end - scene.source.offset, kind):
                    cells.setdefault(role, label)
            rows.append(AssetRow(table, row, cells, names))
    return rows


def _parts(cell: Cell) -> list[Cell]:
    """The entries of a cell: parted by marks, by lines, or by the brackets that close each."""
    bounds = [0, *(at for m in _BETWEEN.finditer(cell.text) for at in m.span()), len(cell.text)]
    spans = [(a, b) for a, b in zip(bounds[::2], bounds[1::2], strict=True) if a < b]
    return [Cell(cell.row, cell.col, 1, 1, cell.text[a:b], cell.page, cell.bbox, cell.start + a, cell.start + b) for a, b in spans]


def _names(scene: Scene, part: Cell) -> tuple[Mention, ...]:
    """The names that begin an entry: a known drug, or a code."""
    start = part.start - scene.source.offset
    known = scene.within(start, part.end - scene.source.offset, Label.DRUG)
    if (known and known[0].start - start <= 1) or _CODE.match(part.text):
        return asset_names(scene, _lead(part))
    return ()
