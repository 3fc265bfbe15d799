"""Tables of assets: which column says what, and which cells belong to one row.

A column's role comes from its heading ("Agents", "Sponsor", "Trial ID"), or where the heading says nothing, from what most of its
cells hold. Example: a row Sanofi | THOR-707 | Non-alpha, PEGylated version of IL-2 | Phase I/ II | NCT04009681.
"""

from __future__ import annotations

import re
from collections import Counter

from abstract2kb.assemble.asset_row import AssetRow, asset_names
from abstract2kb.assemble.profiles import profile_rows
from abstract2kb.assemble.scene import Scene
from abstract2kb.assemble.stage_columns import staged_rows
from abstract2kb.assemble.table_trials import TRIAL_ROW
from abstract2kb.nlp.mention import Label
from abstract2kb.patterns import regex
from abstract2kb.pdf.layout import Cell, Table

__all__ = ["asset_rows", "column_heads", "column_roles", "grid_of", "table_rows", "trial_cells"]

_HEADINGS = (
    ("trial", r"trial|nct|registry|identifier|clinicaltrials|study (?:id|number)|protocol"),
    ("company", r"compan(?:y|ies)|sponsors?|developers?|manufacturers?|organi[sz]ation|originator|licensee|owner|firm"),
    (
        "construct",
        r"construct|design|descriptions?|structure|format|technology|details|composition|platform|what it is|architecture"
        r"|how (?:it is |they are )?(?:built|made)",
    ),
    ("mechanism", r"mechanism|moa|mode of action|modality|type|class"),
    ("target", r"targets?|antigens?"),
    ("stage", r"stages?|phases?|status|development"),
    ("condition", r"indications?|tumou?r(?: type)?s?|disease|cancer(?: type)?s?|population|setting|condition"),
    ("combination", r"combin(?:ation|ed)(?: with| partner)?s?|partners?|combo"),
    ("route", r"routes?|administration"),
    ("cytokine", r"cytokines?|payloads?"),
    (
        "asset",
        r"agents?|candidates?|assets?|drugs?|products?|compounds?|molecules?|therap(?:y|ies)|treatments?"
        r"|programs?|programmes?|interventions?|names?|medicines?|regimens?",
    ),
)
_CONTENT = {
    Label.TRIAL_ID: "trial",
    Label.STAGE: "stage",
    Label.COMPANY: "company",
    Label.DRUG: "asset",
    Label.CONDITION: "condition",
    Label.TARGET: "target",
}
_RESULTS = regex(r"\b(?:ORR|PFS|OS|CR|PR|DCR|DOR|n|N|%|rate|median|months?|grade|arm|events?|HR|CI|response|survival)\b|[%≥]")


def grid_of(table: Table) -> dict[tuple[int, int], Cell]:
    """Every place of the grid to its cell, spans filled in."""
    return {
        (r, c): cell for cell in table.cells for r in range(cell.row, cell.row + cell.row_span) for c in range(cell.col, cell.col + cell.col_span)
    }


def column_roles(scene: Scene, table: Table) -> dict[int, str]:
    """Column -> role; each of asset, company, stage, trial is given to one column at most."""
    grid = grid_of(table)
    width = max((c for _, c in grid), default=-1) + 1
    roles: dict[int, str] = {}
    for column in range(width):
        heading = " ".join(dict.fromkeys(grid[r, column].text for r in range(table.header_rows) if (r, column) in grid))
        said = _roles_by_heading(heading)
        held = _role_by_content(scene, table, grid, column) if len(said) != 1 else None
        if role := held if held and (not said or held in said) else next(iter(said), None):
            roles[column] = role
    taken: set[str] = set()
    unique = {}
    for column, role in sorted(roles.items()):
        if role in taken and role in {"asset", "company", "trial", "construct"}:
            continue
        taken.add(role)
        unique[column] = role
    return unique


_IN_BRACKETS = regex(r"\s*[(\[][^()\[\]]*[)\]]")
"""What a heading only adds: "Asset (company)"."""


def _roles_by_heading(heading: str) -> list[str]:
    """The roles whose words the heading has, the most telling first; several when a heading stands over several columns."""
    if not heading or len(heading) > 60 or _RESULTS.search(heading):
        return []
    heading = _IN_BRACKETS.sub("", heading) or heading
    return [role for role, form in _HEADINGS if re.search(rf"\b(?:{form})\b", heading, re.IGNORECASE)]


def _role_by_content(scene: Scene, table: Table, grid: dict[tuple[int, int], Cell], column: int) -> str | None:
    """The role that at least half of the column's filled cells speak for."""
    votes: Counter[str] = Counter()
    filled = 0
    cells = {id(cell): cell for (r, c), cell in grid.items() if c == column and r >= table.header_rows and cell.text}
    for cell in cells.values():
        filled += 1
        start, end = _span(scene, cell)
        found = {role for m in scene.within(start, end) if (role := _CONTENT.get(m.label)) and (m.end - m.start) * 2 >= end - start}
        votes.update(found)
    if not filled or not votes:
        return None
    role, count = votes.most_common(1)[0]
    return role if count * 2 >= filled and filled >= 2 else None


_TRIAL_HEADING = regex(r"\b(?:trials?|stud(?:y|ies)|protocol)\b(?! ?(?:no\b|number|id\b|identifier|phase|arm|population|drug))", re.IGNORECASE)


def trial_cells(scene: Scene) -> list[tuple[int, int]]:
    """The body cells (Doc offsets, end exclusive) of the columns whose heading says that they hold trials, and of the rows whose label does."""
    found = []
    for table in scene.tables:
        grid = grid_of(table)
        for column in {c for _, c in grid}:
            heading = " ".join(dict.fromkeys(grid[r, column].text for r in range(table.header_rows) if (r, column) in grid))
            if len(heading) <= 60 and _TRIAL_HEADING.search(heading):
                cells = {c.start: c for (r, col), c in grid.items() if col == column and r >= table.header_rows and c.text}
                found += [_span(scene, cell) for cell in cells.values()]
        rows = {r for (r, c), cell in grid.items() if c == 0 and r >= table.header_rows and TRIAL_ROW.fullmatch(cell.text.strip())}
        found += [_span(scene, c) for (r, col), c in grid.items() if r in rows and col and c.text and c.row == r and c.col == col]
    return sorted(set(found))


def column_heads(table: Table) -> dict[int, str]:
    """Column -> its words over all heading rows, each once."""
    grid = grid_of(table)
    columns = sorted({c for _, c in grid})
    return {c: " ".join(dict.fromkeys(grid[r, c].text for r in range(table.header_rows) if (r, c) in grid and grid[r, c].text)) for c in columns}


def table_rows(scene: Scene, table: Table) -> list[tuple[int, int, int]]:
    """(row, start, end) of the rows of a table that hold words, in Doc offsets."""
    rows: dict[int, list[Cell]] = {}
    for cell in table.cells:
        if cell.text:
            rows.setdefault(cell.row, []).append(cell)
    offset = scene.source.offset
    return [(row, min(c.start for c in cells) - offset, max(c.end for c in cells) - offset) for row, cells in sorted(rows.items())]


def _span(scene: Scene, cell: Cell) -> tuple[int, int]:
    return cell.start - scene.source.offset, cell.end - scene.source.offset


def asset_rows(scene: Scene) -> list[AssetRow]:
    """The rows of every table that has a column of assets and at least one of company, stage, trial, target or construct, the columns of
    those that are turned, and the profiles outside of tables; found once an article."""
    found = scene.memo.get(_ROWS)
    if found is None:
        found = scene.memo[_ROWS] = _asset_rows(scene)
    return found  # type: ignore[return-value]


_ROWS = "asset rows"


def _asset_rows(scene: Scene) -> list[AssetRow]:
    rows = profile_rows(scene)
    for table in scene.tables:
        roles = column_roles(scene, table)
        grid = grid_of(table)
        if staged := staged_rows(scene, table, grid):
            rows += staged
            continue
        if "asset" not in roles.values() or len(set(roles.values()) - {"asset"}) == 0:
            rows += _turned_rows(scene, table, grid)
            continue
        height = max((r for r, _ in grid), default=-1) + 1
        for row in range(table.header_rows, height):
            cells = {role: grid[row, column] for column, role in roles.items() if (row, column) in grid and grid[row, column].text}
            if "asset" in cells and (names := asset_names(scene, cells["asset"])):
                rows.append(AssetRow(table, row, cells, names))
    return rows


def _turned_rows(scene: Scene, table: Table, grid: dict[tuple[int, int], Cell]) -> list[AssetRow]:
    """The columns of a table whose rows are labelled "Program", "Company", "Stage": an asset each."""
    width = max((c for _, c in grid), default=-1) + 1
    roles: dict[str, int] = {}
    for (row, column), cell in sorted(grid.items(), key=lambda item: item[0]):
        said = _roles_by_heading(cell.text) if not column and cell.col_span < width else []
        if len(said) == 1 and _LABEL_ONLY.fullmatch(cell.text.strip()):
            roles.setdefault(said[0], row)
    if "asset" not in roles or len(roles) < _LEAST_LABELS:
        return []
    rows = []
    for column in range(1, width):
        cells = {role: grid[row, column] for role, row in roles.items() if (row, column) in grid and grid[row, column].text}
        if "asset" in cells and (names := asset_names(scene, cells["asset"])):
            rows.append(AssetRow(table, roles["asset"], cells, names))
    return rows


_LABEL_ONLY = regex(r"(?:[\w/-]+\s?){1,3}:?", re.IGNORECASE)
_LEAST_LABELS = 2
"""So many rows of a turned table say what they hold, that of the assets among them."""
