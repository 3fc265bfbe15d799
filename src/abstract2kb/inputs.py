"""What can be read: PDF files, .txt, .jsonl of {"id", "text"} lines, folders, globs, zip archives, all of these behind URLs, and "-".

Nothing is opened until it is read, but what holds several inputs: `expand` gives Inputs in order, `read` a Report.
"""

from __future__ import annotations

import glob
import io
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from abstract2kb.errors import EmptyInputError, InputError, MissingInputError, NotAPdfError, TextEncodingError
from abstract2kb.pdf.apart import report_apart
from abstract2kb.pdf.report import Report
from abstract2kb.pdf.settings import DEFAULTS, PdfSettings
from abstract2kb.remote import MAX_BYTES, READABLE, Place, found, is_url, members, shown
from abstract2kb.remote.place import too_large

__all__ = ["MAX_BYTES", "Input", "decoded", "expand", "page_texts", "read"]


@dataclass(frozen=True, slots=True)
class Input:
    """One thing to read: `source` is how it is called in the output.

    It is the file `path`, or what is at `place`; `text` is set for a line of a .jsonl file; with none of these it is standard input. `password`
    comes before the one that is given for all, and more than `max_bytes` are not read.
    """

    source: str
    path: Path | None
    text: str | None = field(default=None, repr=False)
    error: InputError | None = None
    place: Place | None = None
    password: str | None = field(default=None, repr=False)
    max_bytes: int = MAX_BYTES

    @property
    def is_standard_input(self) -> bool:
        """Whether it can be read once only, and in this process only."""
        return self.path is None and self.place is None and self.text is None and self.error is None

    @property
    def suffix(self) -> str:
        """The end of the file's name, in lower case and with the dot; nothing where there is no file."""
        if self.place is not None:
            return self.place.suffix
        return self.path.suffix.lower() if self.path is not None else ""

    @property
    def local(self) -> Path | None:
        """The file on this machine that it is, or is in."""
        return self.path if self.place is None else self.place.local

    def size(self) -> int:
        """Bytes, as far as they are known without reading; 0 where they are not."""
        if self.text is not None:
            return len(self.text)
        if self.place is not None:
            return self.place.size or 0
        try:
            return self.path.stat().st_size if self.path is not None and self.error is None else 0
        except OSError:
            return 0

    def data(self) -> bytes:
        """The bytes that the report's id is the hash of, read or fetched now; raises InputError."""
        if self.error is not None:
            raise self.error
        if self.text is not None:
            return self.text.encode("utf-8", "surrogatepass")
        if self.place is not None:
            return self.place.read(self.max_bytes)
        if self.path is None:
            return sys.stdin.buffer.read()
        if self.size() > self.max_bytes:
            raise too_large(self.source, self.max_bytes)
        try:
            return self.path.read_bytes()
        except OSError as error:
            raise InputError(self.source, f"cannot be read ({error.strerror})") from error


def expand(arguments: Iterable[str], max_bytes: int = MAX_BYTES) -> Iterator[Input]:
    """The inputs behind the arguments, in order; folders by name. One that is missing comes as an Input with its error."""
    for argument in arguments:
        if argument == "-":
            yield Input("-", None)
        elif is_url(argument) and not argument.startswith("file://"):
            yield from _behind(argument, max_bytes)
        else:
            yield from _files(argument.removeprefix("file://"), max_bytes)


def _missing(source: str, cause: str) -> Input:
    return Input(source, None, error=MissingInputError(source, cause))


def _files(argument: str, max_bytes: int) -> Iterator[Input]:
    """A file or folder of this machine, or those that match."""
    if any(c in argument for c in "*?[") and not Path(argument).exists():
        names = sorted(glob.glob(argument, recursive=True))
        if not names:
            yield _missing(argument, "no file matches")
        for name in names:
            yield from _path(Path(name), max_bytes)
    else:
        yield from _path(Path(argument), max_bytes)


def _path(path: Path, max_bytes: int) -> Iterator[Input]:
    if path.is_dir():
        files = sorted(p for p in path.rglob("*") if p.is_file() and p.suffix.lower() in READABLE and not p.name.startswith("."))
        if not files:
            yield _missing(str(path), "the folder holds no .pdf, .txt or .jsonl file")
        for file in files:
            yield from _path(file, max_bytes)
    elif not path.exists():
        yield _missing(str(path), "no such file or folder")
    elif path.suffix.lower() == ".jsonl":
        yield from _lines_of_file(path)
    elif path.suffix.lower() == ".zip":
        yield from _placed(lambda: members(path), path.name, max_bytes)
    else:
        yield Input(path.name, path, max_bytes=max_bytes)


def _behind(url: str, max_bytes: int) -> Iterator[Input]:
    yield from _placed(lambda: found(url), shown(url), max_bytes)


def _placed(find: Callable[[], Iterable[Place]], source: str, max_bytes: int) -> Iterator[Input]:
    """The inputs at the places that are found; what goes wrong while they are looked for is an Input with its error."""
    try:
        for place in find():
            if place.suffix == ".jsonl":
                yield from _lines(io.BytesIO(place.read(max_bytes)), place.name, None)
            else:
                yield Input(place.name, None, place=place, max_bytes=max_bytes)
    except InputError as error:
        yield Input(source, None, error=error)


def _lines_of_file(path: Path) -> Iterator[Input]:
    try:
        stream = path.open("rb")
    except OSError as error:
        yield Input(path.name, path, error=InputError(path.name, f"cannot be read ({error.strerror})"))
        return
    with stream:
        yield from _lines(stream, path.name, path)


def _lines(stream: BinaryIO, name: str, path: Path | None) -> Iterator[Input]:
    """The lines of a .jsonl file; a bad line comes as an Input with its error, the others go on."""
    empty = True
    for number, raw in enumerate(stream, start=1):
        if not raw.strip():
            continue
        empty = False
        where = f"{name}, line {number}"
        try:
            line = json.loads(decoded(raw, where))
        except json.JSONDecodeError as error:
            yield Input(where, path, error=InputError(where, f"not JSON ({error.msg})"))
            continue
        except TextEncodingError as error:
            yield Input(where, path, error=error)
            continue
        if not isinstance(line, dict) or not isinstance(line.get("text"), str) or not isinstance(line.get("id"), (str, int)):
            yield Input(where, path, error=InputError(where, 'needs an "id" and a "text"'))
            continue
        yield Input(str(line["id"]), path, text=line["text"])
    if empty:
        yield Input(name, path, error=EmptyInputError(name, "the file is empty"))


def decoded(data: bytes, source: str) -> str:
    """The text that UTF-8 bytes hold; raises TextEncodingError."""
    if b"\0" in data:
        raise TextEncodingError(source, f"the text has a NUL byte at offset {data.index(0)}")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TextEncodingError(source, f"not UTF-8: byte 0x{data[error.start]:02x} at offset {error.start}") from error


def read(
    item: Input,
    password: str | None = None,
    settings: PdfSettings = DEFAULTS,
    *,
    apart: bool = False,
    meanwhile: Callable[[], object] | None = None,
) -> Report:
    """The Report of an input; raises InputError with one line on what is wrong.

    With `apart`, a PDF is read in a process of its own, within the limits of the settings; `meanwhile` is what this one does first.
    """
    if item.text is not None and item.error is None:
        return _text(item.text, item.source)
    data = item.data()
    if item.is_standard_input:
        return _text(decoded(data, "standard input"), item.source)
    password = item.password or password
    if item.suffix == ".pdf" or data[:1024].lstrip().startswith(b"%PDF"):
        if apart:
            return report_apart(data, item.source, password, settings, meanwhile)
        return Report.from_pdf(data, item.source, password, settings)
    if item.suffix != ".txt":
        raise NotAPdfError(item.source, "neither a PDF nor a .txt or .jsonl file")
    return _text(decoded(data, item.source), item.source)


def page_texts(item: Input, report: Report, password: str | None = None) -> list[str]:
    """The text of each page of a PDF without any layout; the whole text of anything else as one page."""
    if not report.is_pdf:
        return [report.text]
    from abstract2kb.pdf.plain_text import page_texts as read_pages

    return read_pages(item.data(), item.source, item.password or password)


def _text(text: str, source: str) -> Report:
    if "\0" in text:
        raise TextEncodingError(source, f"the text has a NUL character at offset {text.index(chr(0))}")
    if not text.strip():
        raise EmptyInputError(source, "the text is empty")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise TextEncodingError(source, f"half of a surrogate pair at offset {error.start}") from error
    return Report.from_text(text, source)
