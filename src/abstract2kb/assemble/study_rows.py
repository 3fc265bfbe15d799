"""Rows of tables that tell of one trial each: registry number, name, phase, size and the arms that it compares.

Example: ALPHA-1 | NCT01234567 | 3 | A + B vs B | 557 is a phase 3 trial of that name with 557 patients and the arms "A + B" and "B".
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from abstract2kb.assemble import development
from abstract2kb.assemble.scene import Scene
from abstract2kb.assemble.table_arms import assets_named, row_regimens
from abstract2kb.assemble.table_view import RowView, TableView
from abstract2kb.nlp.mention import Label
from abstract2kb.nlp.pipes.stages import phase
from abstract2kb.pdf.layout import Cell
from abstract2kb.records import Arm, Sourced

__all__ = ["trial_rows"]

_NAME = re.compile(r"[\s•*–-]*(?P<name>[A-Za-z0-9][^,:;()\n]{1,38}?)\s?(?:[,:;(]|$)")
_NAME_LIKE = re.compile(r"[A-Z].*[A-Z0-9]|[a-z]+[A-Z]|[A-Z][a-z]+-?\d")
_PHASE = re.compile(r"(?:phase\s)?(?P<a>[0-4]|I{1,3}V?|IV)[ab]?(?:\s?[/–-]\s?(?P<b>[0-4]|I{1,3}V?|IV)[ab]?)?", re.IGNORECASE)
_PLANNED = re.compile(r"\bplanned\b|\btarget\b|\bestimated\b", re.IGNORECASE)


def trial_rows(scene: Scene) -> dict[str, dict[str, Any]]:
    """Registry number to what its row says, for the tables that have a column of numbers; a number in several rows is left out."""
    found: dict[str, dict[str, Any]] = {}
    seen: Counter[str] = Counter()
    for table in scene.tables:
        view = TableView(scene, table)
        if "registry" not in view.roles.values():
            continue
        for row in view.rows(every=True):
            numbers = {m.id for m in scene.within(*view.span(row.keys["registry"]), Label.TRIAL_ID)} if "registry" in row.keys else set()
            if len(numbers) == 1 and not row.continues and row.keys["registry"].row == row.index:
                number = numbers.pop()
                seen[number] += 1
                found[number] = _facts(view, row)
    return {number: facts for number, facts in found.items() if seen[number] == 1}


def _facts(view: TableView, row: RowView) -> dict[str, Any]:
    facts = {"acronym": _acronym(view, row), "phase": _phase(view, row), "enrollment": _size(view, row), "arms": _arms(view, row)}
    return {key: value for key, value in facts.items() if value}


def _acronym(view: TableView, row: RowView) -> Sourced[str] | None:
    """The trial's name: in the column of trials, or before the number in its own cell."""
    scene = view.scene
    trial = next((row.label for c, role in view.roles.items() if c == 0 and role == "trial"), None) or row.keys.get("trial")
    for cell in (trial, row.keys["registry"]):
        if cell is None:
            continue
        start, end = view.span(cell)
        m = _NAME.match(scene.text, start, end)
        if m is None or not _NAME_LIKE.search(m.group("name")):
            continue
        place = m.span("name")
        if not scene.within(*place, Label.DRUG, Label.TRIAL_ID, Label.CONDITION, Label.COMPANY, Label.STAGE):
            return scene.sourced(*place, scene.text[slice(*place)], 0.85, "studies.table_row")
    return None


def _phase(view: TableView, row: RowView) -> Sourced[Any] | None:
    cell = row.keys.get("phase")
    m = _PHASE.fullmatch(cell.text.strip()) if cell is not None else None
    if cell is None or m is None:
        label = row.label
        return development.study_phase(view.scene, *view.span(label)) if label is not None else None
    return view.scene.sourced(*view.span(cell), phase(m.group("a"), m.group("b")), 0.9, "studies.table_row")


def _size(view: TableView, row: RowView) -> Sourced[int] | None:
    """The number of patients, where the row is of the trial as a whole and they are not only planned."""
    cell = row.keys.get("size")
    text = cell.text.strip().replace(",", "") if cell is not None else ""
    if cell is None or not text.isdigit() or _PLANNED.search(view.heading(cell.col)) or _is_part(row.label):
        return None
    return view.scene.sourced(*view.span(cell), int(text), 0.85, "studies.table_row")


def _is_part(label: Cell | None) -> bool:
    """Whether the label names a part of the patients after the trial's name: "ALPHA-1, 75 mg", not "ALPHA-1, all patients"."""
    rest = label.text.partition(",")[2].strip() if label is not None else ""
    return bool(rest) and not re.match(r"(?:all|overall|total|ITT|phase)\b", rest, re.IGNORECASE)


def _arms(view: TableView, row: RowView) -> tuple[Arm, ...]:
    sides = row_regimens(view, row)
    return tuple(Arm(label=side.words.strip(), assets=assets_named(view.scene, side.spans)) for side in sides or ())
