"""A folder of CSV tables, one file per record type, after RFC 4180 in UTF-8.

Entries of a list are parted by " | ". A cell of text that a spreadsheet would take for a formula has an apostrophe before it.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from abstract2kb.export.about import About
from abstract2kb.export.tables import TABLES, Cell, rows
from abstract2kb.export.texts import Texts
from abstract2kb.records import Extraction
from abstract2kb.spreadsheets import defused

__all__ = ["SEPARATOR", "joined", "write"]

SEPARATOR = " | "
"""Between the entries of a list in one cell."""


def write(extractions: Iterator[Extraction], place: Path, about: About, texts: Texts) -> None:
    """Writes <table>.csv into the folder, a table at a time per report."""
    with ExitStack() as files:
        writers = {}
        for table in TABLES:
            stream = files.enter_context((place / f"{table.name}.csv").open("w", encoding="utf-8", newline=""))
            writers[table.name] = csv.writer(stream)
            writers[table.name].writerow([column.name for column in table.columns])
        for extraction in extractions:
            for name, row in rows(extraction):
                writers[name].writerow([_cell(cell) for cell in row])


def _cell(cell: Cell) -> object:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, list):
        return defused(joined(cell))
    return defused(cell) if isinstance(cell, str) else cell


def joined(entries: list[object]) -> str:
    """The entries of a list in one cell; one that is missing leaves its place empty."""
    return SEPARATOR.join("" if entry is None else str(entry) for entry in entries)
