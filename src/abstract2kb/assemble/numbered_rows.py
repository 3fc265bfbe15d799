"""A first column that only numbers or letters the rows of a table is none of names: the next one holds what the rows are of.

Example: the rows "A | Novelimab | 31%" and "B | Oxamab | 18%" under "Row | Regimen | ORR" are read without their letters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from abstract2kb.patterns import regex
from abstract2kb.pdf.layout import Cell, Table

__all__ = ["without_numbers"]

_HEAD = regex(
    r"(?:row|line|item|entry|key|ref(?:erence)?|rank|index|serial|sr|s|no|nr|nos|number|№|#|id|letter|code)?[\s.:/]*(?:no|nr)?[.#]?", re.IGNORECASE
)
"""What such a column is headed with, if anything."""
_NUMBERS = regex(r"\(?(\d{1,2}|[A-Z]|[a-z])[.)]?")
_LEAST = 3
"""So many columns are left and rows counted at least; letters alone, which may be arms, under a heading."""


def without_numbers(table: Table) -> Table:
    """The table without its first column, where that counts the rows and nothing else."""
    first = [cell for cell in table.cells if cell.col == 0]
    heads = [cell.text.strip() for cell in first if cell.row < table.header_rows]
    marks = [cell.text.strip() for cell in first if cell.row >= table.header_rows and cell.text.strip()]
    wide = max((cell.col + cell.col_span for cell in table.cells), default=0)
    if wide <= _LEAST or any(cell.col_span > 1 and cell.row < table.header_rows for cell in first) or not table.header_rows:
        return table
    if not _counts(marks, bool("".join(heads))) or not (all(map(_HEAD.fullmatch, heads)) or _are_told(table, heads)):
        return table
    named = {cell.row for cell in table.cells if cell.col == 1 and _is_name(cell.text)}
    if len(named - set(range(table.header_rows))) < len(marks):
        return table
    return replace(table, cells=tuple(_moved(cell) for cell in table.cells if cell.col + cell.col_span > 1 and (cell.col or cell.col_span > 1)))


_ARMS = regex(r"(?:treatment |study )?(?:arm|group)", re.IGNORECASE)
_GIVEN = regex(r"(?:(?:study |assigned )?(?:treatments?|regimens?|drugs?|agents?|therap(?:y|ies)|interventions?))\b.{0,16}", re.IGNORECASE)


def _are_told(table: Table, heads: Sequence[str]) -> bool:
    """Whether the next column says what the arms were given that the first one letters."""
    beside = [cell.text.strip() for cell in table.cells if cell.col == 1 and cell.row < table.header_rows and cell.text.strip()]
    return any(map(_GIVEN.fullmatch, beside)) and all(_ARMS.fullmatch(head) for head in heads if head)


def _moved(cell: Cell) -> Cell:
    """The cell one column to the left; one that begins in the first is narrower by that."""
    return replace(cell, col=cell.col - 1) if cell.col else replace(cell, col_span=cell.col_span - 1)


def _counts(marks: Sequence[str], headed: bool) -> bool:
    """Whether the marks are letters or numbers in their order, each once, the first ones or some of them."""
    found = [m.group(1) for mark in marks if (m := _NUMBERS.fullmatch(mark))]
    if len(found) < len(marks) or len(found) < (2 if headed else _LEAST):
        return False
    if all(each.isdigit() for each in found):
        values = [int(each) for each in found]
        return values[0] == 1 and values == list(range(1, len(values) + 1))
    return headed and not any(each.isdigit() for each in found) and found == sorted(set(found))


def _is_name(text: str) -> bool:
    return sum(letter.isalpha() for letter in text) > 1
