"""The arms of trials of which a table tells no results: what the cell of their regimens sets side by side.

Example: the row "ALPHA-1 | A + B vs B | 740" under "Trial | Regimen | Planned n", the cell "A (118) vs placebo (60)" under "Arms (n)".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from abstract2kb.assemble.scene import Scene
from abstract2kb.assemble.study_places import StudyPlaces
from abstract2kb.assemble.table_arms import Regimen, assets_named, is_control, regimens
from abstract2kb.assemble.tables import column_heads
from abstract2kb.patterns import regex
from abstract2kb.pdf.layout import Table
from abstract2kb.records import Arm, Sourced, Study

__all__ = ["compared_in_cells"]

_HEAD = regex(r"\b(?:regimens?|comparisons?|treatments?|arms?|interventions?|question|agents?|randomi[sz]ation|experimental)\b", re.IGNORECASE)
_VERSUS = regex(r"\s(?:vs?\.?|versus|against)\s|±", re.IGNORECASE)
_SIZE = regex(r"\(\s?(?:[nN]\s?=\s?)?(?P<n>\d{1,3}(?:,\d{3})+|\d{2,5})\s?\)")
_ROW = regex(r"(?:(?:study|treatment|trial) )?(?:arms?|regimens?|treatments?|comparisons?)(?: compared)?(?:\s?\([nN]\))?", re.IGNORECASE)
_LETTER = regex(r"(?:(?<=\s)|(?<=\t)|(?<=\n))(?:[Aa]rm\s)?(?P<letter>[A-H]):\s")
_CLASS = regex(r"(?:(?:platinum|the) )?(?:doublet|backbone|chemoradiotherapy|radiotherapy|surveillance|surgery)(?: alone)?", re.IGNORECASE)
_LEAST = 2
_MOST = 160
"""Characters of a cell of regimens."""


def compared_in_cells(scene: Scene, study: Study, places: StudyPlaces) -> tuple[Arm, ...]:
    """The arms of a study that a cell under or beside a heading of regimens compares; none where a side is not known."""
    for start, end in _cells(scene, study, places):
        sides = _sides(scene.text, start, end) if end - start <= _MOST else ()
        arms = [_arm(scene, study, side) for side in sides]
        if len(arms) < _LEAST or not arms[0].assets or not all(arm.label and (arm.assets or _is_unnamed(arm.label)) for arm in arms):
            continue
        if len({frozenset(arm.assets) for arm in arms}) == len(arms):
            return tuple(arms)
    return ()


def _sides(text: str, start: int, end: int) -> Sequence[Regimen]:
    """The regimens of a cell: those that letters count, "A: ... B: ...", or the two of a comparison."""
    letters = list(_LETTER.finditer(text, start, end))
    if len(letters) >= _LEAST and letters[0].start() == start and [m.group("letter") for m in letters] == list("ABCDEFGH"[: len(letters)]):
        spans = [(a.end(), b) for a, b in zip(letters, [*(m.start() for m in letters[1:]), end], strict=True)]
        return [Regimen(text[slice(*span)], (span,)) for span in spans]
    return (regimens(text, start, end) or ()) if _VERSUS.search(text, start, end) else ()


def _is_unnamed(label: str) -> bool:
    """Whether the words name a control, or what is given by class alone."""
    return is_control(label) or _CLASS.fullmatch(label) is not None


def _cells(scene: Scene, study: Study, places: StudyPlaces) -> Iterator[tuple[int, int]]:
    """The cells of regimens in the rows and columns of a study (Doc offsets)."""
    offset = scene.source.offset
    for table in scene.tables:
        columns = {c for c, head in column_heads(table).items() if _HEAD.search(head)}
        for cell in table.cells if columns else ():
            if cell.col in columns and cell.row >= table.header_rows and cell.text and places.study_at(cell.start - offset) == study.id:
                yield cell.start - offset, cell.end - offset
        rows = {c.row for c in table.cells if not c.col and c.row >= table.header_rows and _ROW.fullmatch(c.text.strip())}
        over = _columns_of(table, study) if rows else ()
        yield from ((c.start - offset, c.end - offset) for c in table.cells if c.row in rows and c.col in over and c.text)


def _columns_of(table: Table, study: Study) -> list[int]:
    """The columns of a table over which a heading names the study."""
    names = [n.value for n in (study.acronym, *study.registry_ids) if n is not None]
    heads = [c for c in table.cells if c.col and c.row < table.header_rows and any(name in c.text for name in names)]
    return [column for c in heads for column in range(c.col, c.col + max(1, c.col_span))]


def _arm(scene: Scene, study: Study, side: Regimen) -> Arm:
    label = " ".join(_SIZE.sub("", side.words).split()).strip(" ,;:")
    sizes = [m for span in side.spans for m in _SIZE.finditer(scene.text, *span)]
    size: Sourced[int] | None = None
    if len(sizes) == 1:
        size = scene.sourced(*sizes[0].span("n"), int(sizes[0].group("n").replace(",", "")), 0.85, "studies.arm_size")
    return Arm(label=label, assets=assets_named(scene, side.spans, study.id), n=size)
