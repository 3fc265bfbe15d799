"""Extractions made ready to be written: checked, hashed, packed, and as the rows of the store's tables. Nothing in here needs a database.

A file is read line by line (`prepared_file`) or in parts that several processes share (`parts`, feeding.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
import zstandard

from abstract2kb.errors import KbError, RecordsError
from abstract2kb.kb.rows import Fact, Known, Row, rows_of
from abstract2kb.kb.wire import decoded, encoded

__all__ = ["Part", "Prepared", "Stretch", "made_ready", "parts", "prepare", "prepared_file", "prepared_lines", "unpacked"]

_FAMILIES = ("asset", "study", "outcome", "adverse_event", "finding")


@dataclass(frozen=True, slots=True)
class Prepared:
    """A valid extraction: its report's facts, its canonical bytes packed and the version they make, and its rows (rows.py)."""

    id: str
    version: str
    schema_version: str
    source: str
    title: str | None
    conference: str | None
    year: int | None
    publisher: str | None
    pages: int | None
    records: int
    document: bytes
    size: int
    tables: dict[str, list[Row]]
    known: dict[str, list[Known]]
    links: Sequence[tuple[str, str, str]]
    spellings: list[tuple[str, str]]
    named: set[str]
    counts: list[Fact]
    sketch: str | None


_PACKER = zstandard.ZstdCompressor(level=1)


def prepare(data: bytes, source: str, line: int | None = None) -> Prepared:
    """Reads and checks one extraction; raises RecordsError."""
    extraction = decoded(data, source, line)
    canonical = encoded(extraction)
    return made_ready(extraction, sha256(canonical).hexdigest()[:16], _PACKER.compress(canonical), len(canonical))


def made_ready(extraction: Any, version: str, document: bytes, size: int) -> Prepared:
    """An extraction whose version and packed document are known."""
    report, rows = extraction.report, rows_of(extraction)
    title, conference, year, publisher = (v and v.value for v in (report.title, report.conference, report.year, report.publisher))
    records = sum(len(rows.tables[table]) for table in _FAMILIES)
    return Prepared(
        report.id, version, extraction.schema_version, report.source, title, conference, year, publisher, report.pages, records, document, size,
        rows.tables, rows.known, rows.links, rows.spellings, rows.named, rows.counts, rows.sketch,
    )  # fmt: skip


def unpacked(document: bytes, source: str) -> bytes:
    """The JSON of an extraction from what `extraction.document` holds; raises KbError where that is damaged."""
    try:
        return zstandard.ZstdDecompressor().decompress(document)
    except zstandard.ZstdError as error:
        raise KbError(f"{source}: what the store holds of this report is damaged") from error


def prepared_lines(stream: Iterable[bytes], source: str) -> Iterator[Prepared | RecordsError]:
    """The extractions of JSON Lines, or of one JSON array on any number of lines; a bad one comes as its error."""
    lines = iter(enumerate(stream, start=1))
    for number, line in lines:
        if not line.strip():
            continue
        if line.lstrip()[:1] == b"[":
            yield from _prepared_array(line + b"".join(rest for _, rest in lines), source)
            return
        yield _prepared(line, source, number)


def _prepared(data: bytes, source: str, line: int | None) -> Prepared | RecordsError:
    try:
        return prepare(data, source, line)
    except RecordsError as error:
        return error


def _prepared_array(data: bytes, source: str) -> Iterator[Prepared | RecordsError]:
    try:
        items = msgspec.json.decode(data, type=list[msgspec.Raw])
    except msgspec.DecodeError as error:
        yield RecordsError(source, f"not JSON: {error}")
        return
    for item in items:
        yield _prepared(bytes(item), source, None)


def prepared_file(path: Path) -> Iterator[Prepared | RecordsError]:
    """The extractions of a file; one that cannot be read comes as an error."""
    try:
        with path.open("rb") as stream:
            yield from prepared_lines(stream, str(path))
    except OSError as error:
        yield RecordsError(str(path), f"cannot be read ({error.strerror})")


@dataclass(frozen=True, slots=True)
class Stretch:
    """What the lines that begin within a part of a file hold; line numbers count from the part's first."""

    found: list[Prepared | RecordsError]
    lines: int


@dataclass(frozen=True, slots=True)
class Part:
    """A file, or a part of one that can be read without the others: the lines that begin in so many bytes from `begin`.

    `size` is None for a file that has to be read in one piece, an array that may be large.
    """

    path: Path
    begin: int = 0
    size: int | None = None

    def read(self) -> Stretch:
        """The extractions of the part."""
        found: list[Prepared | RecordsError] = []
        at, lines = self.begin, 0
        end = at + (self.size or 0)
        try:
            with self.path.open("rb") as stream:
                if at:
                    # to the end of the line that the byte before is in
                    stream.seek(at - 1)
                    at += len(stream.readline()) - 1
                while at < end and (line := stream.readline()):
                    at, lines = at + len(line), lines + 1
                    if line.strip():
                        found.append(_prepared(line, str(self.path), lines))
        except OSError as error:
            found.append(RecordsError(str(self.path), f"cannot be read ({error.strerror})"))
        return Stretch(found, lines)


PART = 20_000_000
"""Bytes of a part of a large file; a small one has some more and smaller ones."""


_FEW = 8


def parts(path: Path) -> Iterator[Part]:
    """The parts of a file of JSON Lines; one part without a size for an array, and for what is no plain file."""
    try:
        size = path.stat().st_size
        with path.open("rb") as stream:
            begins = stream.read(64).lstrip()[:1]
    except OSError:
        begins, size = b"", 0
    if begins == b"{" and path.is_file():
        step = max(min(PART, size // _FEW), PART // _FEW, 1)
        yield from (Part(path, begin, step) for begin in range(0, size, step))
    else:
        yield Part(path)
