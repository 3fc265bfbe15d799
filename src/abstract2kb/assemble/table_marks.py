"""Marks that a cell's figure ends in, and the notes that they stand for: "34.0a" over "a CR/CRh. b Relapse-free survival."."""

from __future__ import annotations

import re
from dataclasses import replace

from abstract2kb.pdf.layout import Cell

__all__ = ["marked", "note_of"]

_MARKED = re.compile(r".*[\d)%](?P<mark>\s?(?:[a-h]|[*†‡§¶#]{1,3}))", re.DOTALL)
_NEXT = r"(?:(?<=[.;])\s+(?:[a-h]|[*†‡§¶#]{1,3})[.)]?\s?(?=[A-Z0-9≥>])|\n|$)"


def note_of(mark: str, notes: str) -> str | None:
    """The note that the mark stands for in the lines below a table.

    >>> note_of("b", "CR, complete response. a CR/CRh. b Relapse-free survival.")
    'Relapse-free survival.'
    """
    m = re.search(rf"(?:^|(?<=[.;])\s+|\n){re.escape(mark)}[.)]?\s?(?P<note>[A-Z0-9≥>].*?){_NEXT}", notes, re.DOTALL)
    return m.group("note").strip() if m else None


def marked(cell: Cell, notes: str) -> Cell:
    """The cell without the mark at its end, and with the note that the mark stands for; a letter is a mark only where a note explains it."""
    m = _MARKED.fullmatch(cell.text)
    if m is None or cell.end - cell.start != len(cell.text):
        return cell
    mark = m.group("mark")
    note = note_of(mark.strip(), notes)
    if note is None and mark.strip().isalpha():
        return cell
    return replace(cell, text=cell.text[: -len(mark)], end=cell.end - len(mark), footnotes=(*cell.footnotes, *([note] if note else [])))
