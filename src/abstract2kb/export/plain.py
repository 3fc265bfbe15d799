"""JSON Lines (the contract), one JSON array, or CSV with a row per value and its evidence.

The CSV is long rather than wide: source, article, record, id, field, value, raw, confidence, origin, page, box, offsets, quote, rule. A cell that a
spreadsheet would take for a formula is written with an apostrophe before it.
"""

from __future__ import annotations

import csv
import json
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Any, TextIO

from abstract2kb.errors import UsageError
from abstract2kb.records import Extraction
from abstract2kb.spreadsheets import LineFeeds, defused

__all__ = ["FORMATS", "PlainFormat", "csv_rows", "is_device", "opened", "write", "write_lines"]


class PlainFormat(StrEnum):
    """What `extract --format` takes."""

    JSONL = "jsonl"
    JSON = "json"
    CSV = "csv"


FORMATS = tuple(PlainFormat)

_COLUMNS = (
    "source", "article", "record", "id", "field", "value", "raw", "confidence", "origin",
    "page", "x0", "top", "x1", "bottom", "start", "end", "quote", "rule",
)  # fmt: skip
_RECORDS = ("assets", "studies", "outcomes", "adverse_events", "preclinical_findings", "abbreviations", "issues")
_WHOLE = {"id", "article", "evidence", "raw", "confidence", "origin"}


@contextmanager
def opened(target: Path | None) -> Iterator[TextIO]:
    """A text stream to `target`, put in place only when all is written; standard output when it is None.

    What is no file (/dev/null, a named pipe) is written to as it is. Raises UsageError when the place cannot be written.
    """
    if target is None:
        yield sys.stdout
        return
    if is_device(target):
        with target.open("w", encoding="utf-8", newline="") as stream:
            yield stream
        return
    if target.is_dir():
        raise UsageError(f"{target}: cannot be written (it is a folder)")
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    except OSError as error:
        raise UsageError(f"{target}: cannot be written ({error.strerror})") from error
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as stream:
            yield stream
        umask = os.umask(0)
        os.umask(umask)
        os.chmod(name, 0o666 & ~umask)
        os.replace(name, target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def is_device(target: Path) -> bool:
    """Whether something is there that is neither a file nor a folder, and that nothing must take the place of."""
    return target.exists() and not target.is_file() and not target.is_dir()


def write(extractions: Iterable[Extraction], stream: TextIO, form: PlainFormat) -> None:
    """Writes the extractions one by one, as they come."""
    write_lines((extraction.model_dump_json() for extraction in extractions), stream, form)


def write_lines(lines: Iterable[str], stream: TextIO, form: PlainFormat) -> None:
    """Writes extractions that are lines of JSON already, one by one, as they come."""
    if form is PlainFormat.CSV:
        writer = csv.DictWriter(LineFeeds(stream), _COLUMNS, lineterminator="\r\n")
        writer.writeheader()
        for line in lines:
            writer.writerows(_csv_rows(json.loads(line)))
        return
    before, between, after = ("[\n", ",\n", "\n]\n") if form is PlainFormat.JSON else ("", "", "")
    stream.write(before)
    for number, line in enumerate(lines):
        stream.write(between if number else "")
        stream.write(line)
        stream.write("" if form is PlainFormat.JSON else "\n")
    stream.write(after)


def csv_rows(extraction: Extraction) -> Iterator[dict[str, object]]:
    """One row per value of every record, with its first evidence."""
    yield from _csv_rows(json.loads(extraction.model_dump_json()))


def _csv_rows(data: dict[str, Any]) -> Iterator[dict[str, object]]:
    source = data["report"]["source"]
    yield from _rows(source, "report", {"id": data["report"]["id"], **data["report"]})
    for family in _RECORDS:
        for record in data[family]:
            yield from _rows(source, family, record)


def _rows(source: str, family: str, record: dict[str, Any]) -> Iterator[dict[str, object]]:
    base = {"source": source, "article": record.get("article"), "record": family, "id": record.get("id")}
    for name, value in record.items():
        if name in _WHOLE or value in (None, [], {}):
            continue
        for item in value if isinstance(value, list) else [value]:
            row = {**base, "field": name, **_value(item, record)}
            yield {key: defused(cell) if isinstance(cell, str) else cell for key, cell in row.items()}


def _value(item: object, record: dict[str, Any]) -> dict[str, object]:
    """The cells of one value: its own evidence if it is Sourced, else that of its record."""
    sourced = item if isinstance(item, dict) and "origin" in item else None
    holder = sourced if sourced is not None else record
    value = sourced["value"] if sourced is not None else item
    if isinstance(value, (dict, list)):
        value = json.dumps(value, ensure_ascii=False)
    cells: dict[str, object] = {"value": value, "raw": holder.get("raw"), "confidence": holder.get("confidence"), "origin": holder.get("origin")}
    evidence = holder.get("evidence") or []
    if evidence:
        first = evidence[0]
        box = first["bbox"] or (None,) * 4
        cells |= dict(zip(("x0", "top", "x1", "bottom"), box, strict=True))
        cells |= {key: first[key] for key in ("page", "start", "end", "quote", "rule")}
    return cells
