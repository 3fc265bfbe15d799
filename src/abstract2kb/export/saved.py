"""Reads back what `extract` wrote, one Extraction at a time; what is wrong is told with file, line, field and cause.

Example: `for extraction in read_extractions([Path("out.jsonl")]): ...`
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from pydantic import ValidationError

from abstract2kb.errors import RecordsError
from abstract2kb.records import SCHEMA_VERSION, Extraction

__all__ = ["parse_extraction", "read_extractions"]

_SUFFIXES = (".jsonl", ".json")


def read_extractions(paths: Iterable[Path]) -> Iterator[Extraction]:
    """The extractions of .jsonl files (a line each), of .json files (one array, as `extract --format json` writes it) and of folders of these.

    A report that comes again with the same content is passed over; raises RecordsError for a line that is no Extraction, for an unknown schema
    version, and for a report that comes again with other content.
    """
    seen: dict[str, tuple[bytes, str]] = {}
    for file in _files(paths):
        for number, text in _pieces(file):
            try:
                extraction = parse_extraction(text)
            except RecordsError as error:
                raise RecordsError(str(file), error.reason, number, error.field) from error
            content, where = sha256(text.strip().encode()).digest(), f"{file}, line {number}"
            before = seen.get(extraction.report.id)
            if before is None:
                seen[extraction.report.id] = (content, where)
                yield extraction
            elif before[0] != content:
                raise RecordsError(str(file), f"the report {extraction.report.source} has other records in {before[1]}; export one of them", number)


def parse_extraction(text: str) -> Extraction:
    """One Extraction from its JSON; raises RecordsError with field and reason."""
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise RecordsError("", f"not JSON: {error.msg} (column {error.colno})") from error
    except RecursionError as error:
        raise RecordsError("", "not JSON that can be read: nested too deep") from error
    if not isinstance(data, dict) or "report" not in data:
        raise RecordsError("", "no records of a report, as `abstract2kb extract` writes them")
    version = data.get("schema_version")
    if version != SCHEMA_VERSION:
        raise RecordsError("", f"schema version {version!r} is unknown, this abstract2kb reads {SCHEMA_VERSION!r}", field="schema_version")
    try:
        return Extraction.model_validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        raise RecordsError("", first["msg"].removeprefix("Value error, "), field=".".join(map(str, first["loc"])) or None) from error


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        found = sorted(p for p in path.rglob("*") if p.is_file() and p.suffix in _SUFFIXES)
        if not found:
            raise RecordsError(str(path), "the folder holds no .jsonl or .json file")
        yield from found


def _pieces(file: Path) -> Iterator[tuple[int, str]]:
    """The JSON objects of a file with the lines (from 1) on which they begin; a .json file holds one array or object."""
    empty = True
    try:
        with file.open("rb") as stream:
            for number, line in _array(stream.read()) if file.suffix == ".json" else enumerate(stream, start=1):
                if line.strip():
                    empty = False
                    yield number, _decoded(line, file, number)
    except FileNotFoundError as error:
        raise RecordsError(str(file), "no such file or folder") from error
    except OSError as error:
        raise RecordsError(str(file), f"cannot be read ({error.strerror})") from error
    if empty:
        raise RecordsError(str(file), "the file is empty")


def _array(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The objects of `extract --format json`, which stand a line each between brackets; anything else comes whole."""
    lines = data.strip().split(b"\n")
    if lines[0].strip() != b"[" or lines[-1].strip() != b"]":
        yield 1, data
        return
    for number, line in enumerate(lines[1:-1], start=2):
        yield number, line.strip().removesuffix(b",")


def _decoded(line: bytes, file: Path, number: int) -> str:
    try:
        return line.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RecordsError(str(file), f"not UTF-8: byte 0x{line[error.start]:02x}", number) from error
