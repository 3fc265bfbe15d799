"""The arms of trials of which a table tells no results: what the cell of their regimens sets side by side.

Example: the row "ALPHA-1 | A + B vs B | 740" under "Trial | Regimen | Planned n", the cell "A (118) vs placebo (60)" under "Arms (n)".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from abstract2kb.assemble.scene import Scene
from abstract2kb.assemble.study_places import StudyPlaces
from abstract2kb.assemble.table_arms import Regimen, assets_named, is_control, regimens
from abstract2kb.assemble.tables import column_heads
from abstract2kb.patterns import regex
from abstract2kb.records import Arm, Sourced, Study

__all__ = ["compared_in_cells"]

_HEAD = regex(r"\b(?:regimens?|comparisons?|treatments?|arms?|interventions?|question|agents?|randomi[sz]ation|experimental)\b", re.IGNORECASE)
_VERSUS = regex(r"\s(?:vs?\.?|versus|against)\s|±", re.IGNORECASE)
_SIZE = regex(r"\(\s?(?:[nN]\s?=\s?)?(?P<n>\d{1,3}(?:,\d{3})+|\d{2,5})\s?\)")
_MOST = 160
"""Characters of a cell of regimens."""


def compared_in_cells(scene: Scene, study: Study, places: StudyPlaces) -> tuple[Arm, ...]:
    """The two arms of a study that a cell under a heading of regimens compares; none where a side is not known."""
    for start, end in _cells(scene, study, places):
        sides = regimens(scene.text, start, end) if end - start <= _MOST and _VERSUS.search(scene.text, start, end) else None
        if sides is None:
            continue
        arms = [_arm(scene, study, side) for side in sides]
        if arms[0].assets and all(arm.label and (arm.assets or is_control(arm.label)) for arm in arms) and set(arms[0].assets) != set(arms[1].assets):
            return tuple(arms)
    return ()


def _cells(scene: Scene, study: Study, places: StudyPlaces) -> Iterator[tuple[int, int]]:
    """The cells of regimens in the rows of a study (Doc offsets)."""
    offset = scene.source.offset
    for table in scene.tables:
        columns = {c for c, head in column_heads(table).items() if _HEAD.search(head)}
        for cell in table.cells if columns else ():
            if cell.col in columns and cell.row >= table.header_rows and cell.text and places.study_at(cell.start - offset) == study.id:
                yield cell.start - offset, cell.end - offset


def _arm(scene: Scene, study: Study, side: Regimen) -> Arm:
    label = " ".join(_SIZE.sub("", side.words).split()).strip(" ,;:")
    sizes = [m for span in side.spans for m in _SIZE.finditer(scene.text, *span)]
    size: Sourced[int] | None = None
    if len(sizes) == 1:
        size = scene.sourced(*sizes[0].span("n"), int(sizes[0].group("n").replace(",", "")), 0.85, "studies.arm_size")
    return Arm(label=label, assets=assets_named(scene, side.spans, study.id), n=size)
