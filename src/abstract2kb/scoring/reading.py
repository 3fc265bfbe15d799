"""Reads gold and predictions from files and folders; what is wrong is told with file, line, field and reason.

Gold is the plain form (`*.json`, `*.jsonl`) or annotated abstracts (`.jsonl` of {"id", "drugs", ...}); predictions are what `extract` writes, or the
plain form.
In a folder of gold the name of a subfolder is the split of its reports ("development", "held_out").
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from abstract2kb.errors import RecordsError
from abstract2kb.records import Extraction
from abstract2kb.scoring.convert import AnnotatedAbstract, from_abstract, from_extraction
from abstract2kb.scoring.plain import PlainReport, readings

__all__ = ["GoldReport", "Once", "Piece", "line_of", "parse", "prediction_pieces", "read_gold", "read_predictions"]

GOLD_SUFFIX = ".gold.json"
_OF_EXTRACTIONS = '"evidence"'
"""A key that the plain form does not have."""


@dataclass(frozen=True, slots=True)
class GoldReport:
    """A gold report with the file it came from and its split ("" outside of a split)."""

    path: Path
    split: str
    plain: PlainReport


def read_gold(root: Path) -> Iterator[GoldReport | RecordsError]:
    """The gold reports of a file or folder in order of name; a bad one comes as its error, and a source that was there before as well."""
    seen: dict[str, Path] = {}
    for file in _files(root, (GOLD_SUFFIX, ".gold.jsonl")):
        split = file.parent.name if root.is_dir() and file.parent != root else ""
        for found in _reports(file):
            if isinstance(found, RecordsError):
                yield found
            elif (source := found.report.source) in seen:
                yield RecordsError(str(file), f"{source} has gold in {seen[source]} already")
            else:
                seen[source] = file
                yield GoldReport(file, split, found)


def read_predictions(root: Path) -> Iterator[PlainReport | RecordsError]:
    """The predictions of a file or folder; a bad one comes as its error, and a second one for the same source as well."""
    once = Once()
    for piece in prediction_pieces(root):
        found = piece.read() if isinstance(piece, Piece) else piece
        yield once.of(piece, found.report.source) or found if isinstance(found, PlainReport) else found


def prediction_pieces(root: Path) -> Iterator[Piece | RecordsError]:
    """What stands for one prediction each in a file or folder, not yet read; a file that gives none comes as its error."""
    for file in _files(root, (".json", ".jsonl")):
        yield from _pieces(file)


@dataclass(frozen=True, slots=True)
class Piece:
    """The JSON of one report: a line of a .jsonl file, or a whole file; `line` is where it begins, from 1."""

    file: Path
    line: int
    text: str

    def read(self) -> PlainReport | RecordsError:
        """The report, or what is wrong with it."""
        try:
            return parse(self.text)
        except RecordsError as error:
            return RecordsError(str(self.file), error.reason, (error.line or 1) + self.line - 1, error.field)


class Once:
    """Knows which sources were there."""

    def __init__(self) -> None:
        self._seen: set[str] = set()

    def of(self, piece: Piece | RecordsError, source: str) -> RecordsError | None:
        """The error of a source that was there before."""
        if source in self._seen:
            return RecordsError(str(piece.file) if isinstance(piece, Piece) else piece.source, f"{source} is predicted twice")
        self._seen.add(source)
        return None


def _files(root: Path, suffixes: tuple[str, ...]) -> Sequence[Path]:
    if not root.exists():
        raise RecordsError(str(root), "no such file or folder")
    if not root.is_dir():
        return [root]
    found = sorted(p for p in root.rglob("*") if p.is_file() and p.name.endswith(suffixes))
    if not found:
        raise RecordsError(str(root), f"the folder holds no {' or '.join('*' + s for s in suffixes)} file")
    return found


def _reports(file: Path) -> Iterator[PlainReport | RecordsError]:
    """The reports of one file."""
    return (piece.read() if isinstance(piece, Piece) else piece for piece in _pieces(file))


def _pieces(file: Path) -> Iterator[Piece | RecordsError]:
    """The reports of one file, a line each in .jsonl, not yet read."""
    try:
        text = file.read_text(encoding="utf-8")
    except OSError as error:
        yield RecordsError(str(file), f"cannot be read ({error.strerror})")
        return
    except UnicodeDecodeError as error:
        yield RecordsError(str(file), f"not UTF-8 at byte {error.start}")
        return
    pieces = [(n, line) for n, line in enumerate(text.split("\n"), start=1) if line.strip()] if file.suffix == ".jsonl" else [(1, text)]
    if not any(piece.strip() for _, piece in pieces):
        yield RecordsError(str(file), "the file is empty")
        return
    yield from (Piece(file, first, piece) for first, piece in pieces)


def parse(text: str) -> PlainReport:
    """One report from its JSON; raises RecordsError with line (from 1 in this text), field and reason."""
    if (written := _written(text)) is not None:
        return written
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise RecordsError("", f"not JSON: {error.msg}", error.lineno) from error
    if not isinstance(data, dict):
        raise RecordsError("", "not a JSON object", 1)
    try:
        found = _form(data)(data)
        _check_readings(found)
    except ValidationError as error:
        first = error.errors()[0]
        place = tuple(first["loc"])
        raise RecordsError("", first["msg"].removeprefix("Value error, "), line_of(text, place), ".".join(map(str, place)) or None) from error
    return found


def _written(text: str) -> PlainReport | None:
    """What `extract` wrote, which is read at one go; None for anything else, and for what has an error."""
    if _OF_EXTRACTIONS not in text:
        return None
    try:
        return from_extraction(Extraction.model_validate_json(text))
    except ValidationError:
        return None


def _form(data: dict[str, Any]) -> Callable[[dict[str, Any]], PlainReport]:
    if "drugs" in data:
        return lambda d: from_abstract(AnnotatedAbstract.model_validate(d))
    head = data.get("report")
    if isinstance(head, dict) and "id" in head:
        return lambda d: from_extraction(Extraction.model_validate_json(json.dumps(d)))
    return PlainReport.model_validate


def _check_readings(plain: PlainReport) -> None:
    for field in ("assets", "studies", "outcomes", "adverse_events", "preclinical_findings"):
        for number, record in enumerate(getattr(plain, field)):
            try:
                readings(record)
            except ValidationError as error:
                raise RecordsError("", error.errors()[0]["msg"], field=f"{field}.{number}.alt") from error


def line_of(text: str, place: tuple[str | int, ...]) -> int:
    """The line (from 1) on which the value at a path of keys and indices begins, or the deepest part of the path that is there.

    >>> line_of('{"a": 1,\\n "b": [0,\\n 2]}', ("b", 1))
    3
    """
    at = _skip(text, 0)
    for step in place:
        inner = _member(text, at, step)
        if inner is None:
            break
        at = inner
    return text.count("\n", 0, at) + 1


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t\r\n":
        at += 1
    return at


def _member(text: str, at: int, step: str | int) -> int | None:
    """The offset of a member of the object or list that begins at `at`, or None."""
    decoder = json.JSONDecoder()
    closing = {"{": "}", "[": "]"}.get(text[at])
    if closing is None:
        return None
    at, number = _skip(text, at + 1), 0
    while text[at] != closing:
        key: str | int = number
        if closing == "}":
            key, at = decoder.raw_decode(text, at)
            at = _skip(text, _skip(text, at) + 1)
        if key == step:
            return at
        _, at = decoder.raw_decode(text, at)
        at = _skip(text, at)
        if text[at] == ",":
            at = _skip(text, at + 1)
        number += 1
    return None
