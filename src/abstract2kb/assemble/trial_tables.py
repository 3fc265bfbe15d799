"""Cells of tables that name trials by where their registry numbers stand: a head over a number of its column, a name over a number.

Examples: the heads "ALPHA-1 | BETA-2" over the row "Registry number | NCT01234567 | NCT02345678"; "ALPHA-1" in the row of one arm and
"NCT01234567 · second line" below it in the row of the other.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from abstract2kb.assemble.scene import Scene
from abstract2kb.assemble.table_tails import group_of_trial
from abstract2kb.assemble.tables import grid_of, trial_cells
from abstract2kb.nlp.mention import Label
from abstract2kb.patterns import regex
from abstract2kb.pdf.layout import Cell, Table

__all__ = ["COMPOUND", "IS_PRODUCT", "named_by_number", "named_in_cell", "numbered_compounds", "numbered_heads", "two_words"]

Span = tuple[int, int]
_Grid = dict[tuple[int, int], Cell]
COMPOUND = regex(r"(?<![\w.-])[A-Z][A-Za-z0-9]*[A-Z][A-Za-z0-9]*(?:-(?:[A-Z]{2,}|[A-Z][a-z]{2,}))+(?![\w%-]|[.,]\d)")
"""Capitals with a second word; a name only where a number or a column of trials says so: "ALPHA-First (NCT01234567)"."""
IS_PRODUCT = regex(
    r"[,:–—]\s?(?:an?|the)\s[^.:;\n]{0,60}?\b(?:(?:cell |TCR |gene )?therap(?:y|ies)|inhibitors?|antibod(?:y|ies)|bispecifics?|"
    r"engagers?|ADC|conjugates?|vaccines?|degraders?|agonists?|antagonists?|radioligands?|CAR[- ][TN])\b"
)
"""After the name of a product that is told to be one: ", a TCR therapy for"."""
_NUMBER_NEXT = regex(r"\s?(?:[(\[,·|]\s?)?$")
_LONGEST = 60
"""Characters of a cell that names a trial."""


def named_by_number(scene: Scene) -> list[tuple[Span, Span]]:
    """(cell with a name, cell with its number) of all tables, in Doc offsets."""
    found = []
    for table in scene.tables:
        grid = grid_of(table)
        found += [(_span(scene, a), _span(scene, b)) for a, b in (*_over_columns(scene, table, grid), *_one_over_other(scene, table, grid))]
    return found


def numbered_heads(scene: Scene) -> list[Span]:
    """The heads (Doc offsets) of the columns whose trial a row of registry numbers tells."""
    return [_span(scene, head) for table in scene.tables for head, _ in _over_columns(scene, table, grid_of(table))]


def numbered_compounds(scene: Scene) -> list[re.Match[str]]:
    """The names of two words that a registry number follows."""
    found = []
    for mention in scene.mentions:
        if mention.label == Label.TRIAL_ID:
            near = list(COMPOUND.finditer(scene.text, max(0, mention.start - _LONGEST), mention.start))
            found += [m for m in near[-1:] if _NUMBER_NEXT.fullmatch(scene.text, m.end(), mention.start)]
    return found


def _over_columns(scene: Scene, table: Table, grid: _Grid) -> Iterator[tuple[Cell, Cell]]:
    """The heads of columns with the number that a row of numbers gives to each."""
    height, width = (max((at[axis] for at in grid), default=-1) + 1 for axis in (0, 1))
    for row in range(1, height):
        cells = {c: cell for c in range(1, width) if (cell := grid.get((row, c))) is not None and cell.text.strip()}
        numbered = {c: cell for c, cell in cells.items() if _ids(scene, cell) == 1}
        if len(numbered) < 2 or len(numbered) * 2 < len(cells):
            continue
        for column, cell in numbered.items():
            head = grid.get((0, column)) if table.header_rows else None
            if head is not None and head.text.strip() and head.col == cell.col and not _ids(scene, head) and len(head.text) <= _LONGEST:
                yield head, cell
        return


_IS_NAME = regex(r"\s*(?!NCT|EudraCT)[A-Z][A-Za-z]{2,}[\w-]*[- ]?\d{1,3}[A-Z]?\s*$")


def _one_over_other(scene: Scene, table: Table, grid: _Grid) -> Iterator[tuple[Cell, Cell]]:
    """A cell of the first column with words only, and the cell below it that begins with a number; rows that have no other number."""
    height = max((r for r, _ in grid), default=-1) + 1
    firsts = {r: cell for r in range(table.header_rows, height) if (cell := grid.get((r, 0))) is not None and cell.row == r and cell.text.strip()}
    if any(_IS_NAME.match(cell.text) and r + 1 in firsts and _IS_NAME.match(firsts[r + 1].text) for r, cell in firsts.items()):
        return  # trials have a row each
    for row in range(table.header_rows, height - 1):
        above, below = grid.get((row, 0)), grid.get((row + 1, 0))
        if above is None or below is None or above is below or not above.text.strip() or len(above.text) > _LONGEST:
            continue
        numbers = scene.within(*_span(scene, below), Label.TRIAL_ID)
        if len(numbers) == 1 and numbers[0].start - _span(scene, below)[0] < 3 and not any(_ids(scene, c) for (r, _), c in grid.items() if r == row):
            yield above, below


def _ids(scene: Scene, cell: Cell) -> int:
    return len(scene.within(*_span(scene, cell), Label.TRIAL_ID))


def _span(scene: Scene, cell: Cell) -> Span:
    return cell.start - scene.source.offset, cell.end - scene.source.offset


_TWO_WORDS = regex(r"(?P<first>[A-Z][A-Z0-9-]{2,}[A-Z0-9]) [A-Z]{2,4}(?=\s?[,:;(*†‡§]|\s?$)")


def two_words(scene: Scene) -> list[Span]:
    """The names in capitals of two words that begin cells of trials, where another cell begins with the first: "ORIOLE FL" below "ORIOLE CLL"."""
    cells = trial_cells(scene)
    found = [m for start, end in cells if (m := _TWO_WORDS.match(scene.text, start, end))]
    shared = Counter(re.split(r"[^A-Z0-9-]", scene.text[start:end])[0] for start, end in cells)
    return [m.span() for m in found if shared[m.group("first")] > 1]


_NAMED_IN_CELL = regex(r"\s?(?:[,:;(/–—*†‡§·|]|$)|\s(?:trial|study)\b")
_TO_SIZE = regex(r"\s?[,;:(]")
_ARMS_COMPARED = regex(r"\s(?!(?:vs?\.?|versus|plus|and|with|or)\s)\w.*?\s(?:vs?\.?|versus)\s")


def named_in_cell(scene: Scene, start: int, end: int, numbered: bool) -> bool:
    """Whether what follows a form of a name in its cell, at start:end, lets it be the cell's trial."""
    if _NAMED_IN_CELL.match(scene.text, start, end) is not None or _goes_on_with_arms(scene, start, end, numbered):
        return True
    return scene.text[start : start + 1] == " " and group_of_trial(_TO_SIZE.split(scene.text[start:end])[0]) is not None


def _goes_on_with_arms(scene: Scene, start: int, end: int, numbered: bool) -> bool:
    """Whether the arms of the trial follow its name in a cell: "ALPHA-1 novelimab vs placebo", or the one drug that all were given."""
    drugs = scene.within(start, end, Label.DRUG)
    compared = _ARMS_COMPARED.match(scene.text, start, end) is not None
    return (compared and (numbered or bool(drugs))) or (bool(drugs) and drugs[0].start == start + 1)
