"""What can be read: PDF files, .txt, .jsonl of {"id", "text"} lines, folders, globs, and "-" for text on standard input.

Nothing is opened until it is read: `expand` gives Inputs in order, `read` a Report.
"""

from __future__ import annotations

import glob
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from abstract2kb.errors import EmptyInputError, InputError, MissingInputError, NotAPdfError, TextEncodingError
from abstract2kb.pdf.apart import report_apart
from abstract2kb.pdf.report import Report
from abstract2kb.pdf.settings import DEFAULTS, PdfSettings

__all__ = ["Input", "decoded", "expand", "page_texts", "read"]

_SUFFIXES = (".pdf", ".txt", ".jsonl")


@dataclass(frozen=True, slots=True)
class Input:
    """One thing to read: `source` is how it is called in the output; `text` is set for a line of a .jsonl file."""

    source: str
    path: Path | None
    text: str | None = None
    error: InputError | None = None


def expand(arguments: Iterable[str]) -> Iterator[Input]:
    """The inputs behind the arguments, in order; folders by name. One that is missing comes as an Input with its error."""
    for argument in arguments:
        if argument == "-":
            yield Input("-", None)
        elif any(c in argument for c in "*?[") and not Path(argument).exists():
            names = sorted(glob.glob(argument, recursive=True))
            if not names:
                yield _missing(argument, "no file matches")
            for name in names:
                yield from _path(Path(name))
        else:
            yield from _path(Path(argument))


def _missing(source: str, cause: str) -> Input:
    return Input(source, None, error=MissingInputError(source, cause))


def _path(path: Path) -> Iterator[Input]:
    if path.is_dir():
        files = sorted(p for p in path.rglob("*") if p.is_file() and p.suffix.lower() in _SUFFIXES and not p.name.startswith("."))
        if not files:
            yield _missing(str(path), "the folder holds no .pdf, .txt or .jsonl file")
        for file in files:
            yield from _path(file)
    elif not path.exists():
        yield _missing(str(path), "no such file or folder")
    elif path.suffix.lower() == ".jsonl":
        yield from _lines(path)
    else:
        yield Input(path.name, path)


def _lines(path: Path) -> Iterator[Input]:
    """The lines of a .jsonl file; a bad line comes as an Input with its error, the others go on."""
    empty = True
    try:
        stream = path.open("rb")
    except OSError as error:
        yield Input(path.name, path, error=InputError(path.name, f"cannot be read ({error.strerror})"))
        return
    with stream:
        for number, raw in enumerate(stream, start=1):
            if not raw.strip():
                continue
            empty = False
            where = f"{path.name}, line {number}"
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
        yield Input(path.name, path, error=EmptyInputError(path.name, "the file is empty"))


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
    if item.error is not None:
        raise item.error
    if item.text is not None:
        return _text(item.text, item.source)
    if item.path is None:
        return _text(decoded(sys.stdin.buffer.read(), "standard input"), "-")
    try:
        data = item.path.read_bytes()
    except OSError as error:
        raise InputError(item.source, f"cannot be read ({error.strerror})") from error
    if item.path.suffix.lower() == ".pdf" or data[:1024].lstrip().startswith(b"%PDF"):
        if apart:
            return report_apart(data, item.source, password, settings, meanwhile)
        return Report.from_pdf(data, item.source, password, settings)
    if item.path.suffix.lower() != ".txt":
        raise NotAPdfError(item.source, "neither a PDF nor a .txt or .jsonl file")
    return _text(decoded(data, item.source), item.source)


def page_texts(item: Input, report: Report, password: str | None = None) -> list[str]:
    """The text of each page of a PDF without any layout; the whole text of anything else as one page."""
    if item.path is None or not report.is_pdf:
        return [report.text]
    from abstract2kb.pdf.plain_text import page_texts as read_pages

    return read_pages(item.path.read_bytes(), item.source, password)


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
