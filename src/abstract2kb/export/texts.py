"""The linear text of a report, for formats that carry text; it is checked against the quotes of the records before it is used.

Example: `StoredTexts([Path("spans.jsonl")]).of(extraction)` reads the line of that source in what `abstract2kb annotate` wrote.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from abstract2kb.errors import RecordsError
from abstract2kb.export.view import items
from abstract2kb.records import Evidence, Extraction

__all__ = ["NoTexts", "StoredTexts", "Texts", "checked", "evidence_of"]


class Texts(Protocol):
    """Where texts come from."""

    def of(self, extraction: Extraction) -> str | None:
        """The text that the offsets of the extraction refer to, or None where there is none to be had."""


class NoTexts:
    """No text for any report."""

    def of(self, extraction: Extraction) -> str | None:
        """None."""
        return None


class StoredTexts:
    """The texts in .jsonl files of {"id" or "source", "text"} lines; only their places are held, each is read when it is asked for."""

    def __init__(self, files: Iterable[Path]) -> None:
        self._places: dict[str, tuple[Path, int]] = {}
        for file in files:
            self._index(file)

    def _index(self, file: Path) -> None:
        try:
            with file.open("rb") as stream:
                at = 0
                for number, line in enumerate(stream, start=1):
                    if line.strip():
                        self._places.setdefault(_line(line, file, number)[0], (file, at))
                    at += len(line)
        except OSError as error:
            raise RecordsError(str(file), f"cannot be read ({error.strerror})") from error

    def of(self, extraction: Extraction) -> str | None:
        """The text of the report's source, checked; None if no file has it."""
        place = self._places.get(extraction.report.source)
        if place is None:
            return None
        with place[0].open("rb") as stream:
            stream.seek(place[1])
            return checked(extraction, _line(stream.readline(), place[0], None)[1], str(place[0]))


def _line(line: bytes, file: Path, number: int | None) -> tuple[str, str]:
    try:
        data = json.loads(line)
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise RecordsError(str(file), "not JSON", number) from error
    name = data.get("source", data.get("id")) if isinstance(data, dict) else None
    if name is None or not isinstance(data.get("text"), str):
        raise RecordsError(str(file), 'needs a "source" (or "id") and a "text"', number)
    return str(name), data["text"]


def checked(extraction: Extraction, text: str, where: str) -> str:
    """The text, if every quote stands in it where the records say; raises RecordsError naming the first that does not."""
    for evidence in evidence_of(extraction):
        if text[evidence.start : evidence.end] != evidence.quote:
            reason = f"is not the text that the records of {extraction.report.source} were read from: no {evidence.quote!r} at {evidence.start}"
            raise RecordsError(where, reason)
    return text


def evidence_of(extraction: Extraction) -> Iterable[Evidence]:
    """Every piece of evidence of an extraction, in the order of its records."""
    for item in items(extraction):
        for value in item.values:
            yield from value.sourced.evidence
        yield from item.evidence
