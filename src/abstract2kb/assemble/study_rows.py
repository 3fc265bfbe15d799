"""What the table rows of a trial say: phase ("3", "1/2"), number of patients, condition, design, and the cells that hold its treatments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from abstract2kb.assemble import study_facts
from abstract2kb.assemble.scene import Scene
from abstract2kb.assemble.study_places import StudyPlaces
from abstract2kb.assemble.table_phases import phase_of_cell
from abstract2kb.assemble.tables import column_heads, grid_of
from abstract2kb.assemble.trials import Trials
from abstract2kb.nlp.mention import Label
from abstract2kb.pdf.layout import Cell, Table
from abstract2kb.records import Sourced

__all__ = ["RowFacts", "row_facts"]

_HEADS = {
    "phase": re.compile(r"\b(?:phases?|ph\.?|stage|status|development stage)\b", re.IGNORECASE),
    "enrollment": re.compile(
        r"^(?:N|n|No\.?|(?:planned |target |total )?(?:n|N|enrol?lment|sample size|accrual)|(?:number|no\.?) of (?:patients|pts|participants)"
        r"|patients|pts)(?: ?\((?:planned|target|ITT|randomi[sz]ed)\)|, ?(?:planned|randomi[sz]ed))?$",
    ),
    "condition": re.compile(r"\b(?:indications?|tumou?rs?(?: types?)?|diseases?|cancers?|population|setting|conditions?|histology)\b", re.IGNORECASE),
    "treatment": re.compile(
        r"\b(?:agents?|assets?|drugs?|products?|regimens?|treatments?|interventions?|compounds?|candidates?|therap(?:y|ies)|arms?|experimental|medicines?"
        r"|molecules?)\b",
        re.IGNORECASE,
    ),
    "design": re.compile(r"\b(?:designs?|study type|description|regimens?|arms?)\b", re.IGNORECASE),
}
_WHOLE = re.compile(
    r"[\s*†‡§¶•a-h]*(?:[,:(–-]\s?(?:all(?: (?:patients|pts|randomi[sz]ed|comers))?|overall|ITT|intention[- ]to[- ]treat|total|phase [\w/]+|NCT\d+"
    r"|primary analysis|final analysis|interim)\)?[\s*†‡§¶]*)?$",
    re.IGNORECASE,
)


@dataclass
class RowFacts:
    """The facts of one row; `treatments` and `conditions` are spans (Doc offsets) of the cells that hold them."""

    facts: dict[str, Any] = field(default_factory=dict)
    treatments: list[tuple[int, int]] = field(default_factory=list)
    conditions: list[tuple[int, int]] = field(default_factory=list)


def row_facts(scene: Scene, trials: Trials, places: StudyPlaces) -> dict[int, list[RowFacts]]:
    """The rows of every trial that name it, by the trial's index."""
    found: dict[int, list[RowFacts]] = {}
    for table in scene.tables:
        heads = column_heads(table)
        if (own := _headed(scene, trials, table)) is not None:
            found.setdefault(own[0], []).append(own[1])
        for cells in _rows(table):
            start, end = min(c.start for c in cells.values()) - scene.source.offset, max(c.end for c in cells.values()) - scene.source.offset
            named = trials.named(start, end)
            if len(named) == 1:
                found.setdefault(named[0], []).append(_of_row(scene, trials, named[0], heads, cells))
    return found


def _headed(scene: Scene, trials: Trials, table: Table) -> tuple[int, RowFacts] | None:
    """The trial that the corner of a table names, with what the corner and the heads of the arms beside it say of its drugs."""
    offset = scene.source.offset
    heads = [c for c in table.cells if c.row < max(table.header_rows, 1) and c.text.strip()]
    corner = next((c for c in heads if not c.row and not c.col), None)
    if corner is None:
        return None
    named = trials.named(corner.start - offset, corner.end - offset)
    if len(named) != 1 or any(trials.named(c.start - offset, c.end - offset) for c in heads if c is not corner):
        return None
    spans = [(c.start - offset, c.end - offset) for c in heads]
    return named[0], RowFacts(treatments=[span for span in spans if scene.within(*span, Label.DRUG)])


def _rows(table: Table) -> Iterator[dict[int, Cell]]:
    """The body rows with words: column -> cell."""
    grid = grid_of(table)
    height = max((r for r, _ in grid), default=-1) + 1
    for row in range(table.header_rows, height):
        cells = {c: cell for (r, c), cell in sorted(grid.items()) if r == row and cell.text}
        if cells:
            yield cells


def _of_row(scene: Scene, trials: Trials, trial: int, heads: dict[int, str], cells: dict[int, Cell]) -> RowFacts:
    row = RowFacts()
    offset = scene.source.offset
    whole = _is_whole(scene, trials, trial, cells)
    for column, cell in cells.items():
        head, start, end = heads.get(column, ""), cell.start - offset, cell.end - offset
        if _HEADS["phase"].search(head):
            row.facts["phase"] = row.facts.get("phase") or phase_of_cell(scene, cell)
        elif _HEADS["enrollment"].search(head.strip()) and whole:
            row.facts["enrollment"] = row.facts.get("enrollment") or _number(scene, cell, start)
        if _HEADS["condition"].search(head):
            row.conditions.append((start, end))
        if _HEADS["treatment"].search(head):
            row.treatments.append((start, end))
        if _HEADS["design"].search(head):
            row.facts["design"] = row.facts.get("design") or study_facts.designs(scene, start, end) or None
    if not row.treatments:
        first, last = min(c.start for c in cells.values()) - offset, max(c.end for c in cells.values()) - offset
        row.treatments.append((first, last))
    return row


def _is_whole(scene: Scene, trials: Trials, trial: int, cells: dict[int, Cell]) -> bool:
    """True when the row is that of the whole trial: its cell says no more than the name, or "all patients"."""
    offset = scene.source.offset
    for cell in cells.values():
        for _, end, index in trials.within(cell.start - offset, cell.end - offset):
            if index == trial:
                return bool(_WHOLE.match(scene.text[end : cell.end - offset]))
    return False


def _number(scene: Scene, cell: Cell, start: int) -> Sourced[int] | None:
    match = re.match(r"\s*~?(\d{1,3}(?:[,  ]\d{3})+|\d{2,5})(?=\s|[*†‡§¶a-h]?$|\s?\()", cell.text)
    if match is None:
        return None
    at = start + match.start(1)
    return scene.sourced(at, at + len(match.group(1)), int(re.sub(r"\D", "", match.group(1))), 0.9, "studies.enrollment_column")
