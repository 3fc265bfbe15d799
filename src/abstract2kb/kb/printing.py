"""Answers as a table for people, JSON for programs, CSV for spreadsheets; rows are dataclasses or tuples."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, fields, is_dataclass
from enum import StrEnum
from itertools import islice
from typing import Any, TextIO, get_type_hints

from abstract2kb.spreadsheets import LineFeeds, defused
from abstract2kb.terminal import printable

__all__ = ["Form", "as_row", "column_names", "write_rows"]

_PEEK = 200
"""So many rows decide how wide a table's columns are; a longer answer goes on in those widths."""
_WIDEST = 48


class Form(StrEnum):
    """How an answer is written."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


def as_row(item: Any) -> dict[str, Any]:
    """A dataclass as a flat row: what is inside another one is named "inner.field"."""
    row: dict[str, Any] = {}
    for field in fields(item):
        value = getattr(item, field.name)
        if is_dataclass(value):
            row |= {f"{field.name}.{k}": v for k, v in as_row(value).items()}
        else:
            row[field.name] = value
    return row


def column_names(kind: Any) -> list[str]:
    """The columns of `as_row` for a dataclass type."""
    hints = get_type_hints(kind)
    names: list[str] = []
    for field in fields(kind):
        inner = hints[field.name]
        names += [f"{field.name}.{name}" for name in column_names(inner)] if is_dataclass(inner) else [field.name]
    return names


def write_rows(stream: TextIO, form: Form, columns: Sequence[str], rows: Iterable[Sequence[Any]], items: Iterable[Any] | None = None) -> int:
    """Writes rows as they come and returns how many; JSON is one array, of `items` (dataclasses) where they are given."""
    if form is Form.JSON:
        return _write_json(stream, columns, rows, items)
    if form is Form.CSV:
        writer = csv.writer(LineFeeds(stream), lineterminator="\r\n")
        writer.writerow([defused(name) for name in columns])
        return sum(1 for row in rows if writer.writerow([_cell(value) for value in row]))
    return _write_table(stream, columns, rows)


def _write_json(stream: TextIO, columns: Sequence[str], rows: Iterable[Sequence[Any]], items: Iterable[Any] | None) -> int:
    objects: Iterator[Any] = (asdict(i) for i in items) if items is not None else (dict(zip(columns, row, strict=True)) for row in rows)
    count = 0
    stream.write("[")
    for count, each in enumerate(objects, start=1):
        stream.write("\n " if count == 1 else ",\n ")
        stream.write(json.dumps(each, ensure_ascii=False, default=str))
    stream.write("\n]\n" if count else "]\n")
    return count


def _flat(value: Any) -> Any:
    """A cell: several values joined by semicolons, nothing for none."""
    if value is None:
        return ""
    if isinstance(value, (list, tuple)):
        return "; ".join(str(v) for v in value)
    return value


def _cell(value: Any) -> Any:
    """A cell for a spreadsheet: neither it nor any of several values in it is a formula."""
    if isinstance(value, (list, tuple)):
        return "; ".join(defused(str(v)) for v in value)
    return defused(value) if isinstance(value, str) else _flat(value)


def _short(value: Any) -> str:
    shown = " ".join(printable(str(_flat(value))).split())
    return shown if len(shown) <= _WIDEST else shown[: _WIDEST - 1] + "…"


def _write_table(stream: TextIO, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    source = iter(rows)
    first = [[_short(v) for v in row] for row in islice(source, _PEEK)]
    widths = [max([len(name), *(len(row[i]) for row in first)]) for i, name in enumerate(columns)]

    def line(cells: Iterable[str]) -> str:
        return "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip() + "\n"

    stream.write(line(columns))
    stream.write(line("-" * width for width in widths))
    count = 0
    for row in first:
        stream.write(line(row))
        count += 1
    for later in source:
        stream.write(line([_short(v) for v in later]))
        count += 1
    return count
