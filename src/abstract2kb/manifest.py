"""Lists of inputs: a path or URL a line, or a JSON object a line with "path" and, if wanted, "id" and "password".

Example:
    # posters of the first day
    posters/1041.pdf
    {"path": "s3://congress/late.pdf", "id": "LBA-7", "password": "..."}

Paths are relative to the manifest. "#" begins a comment, empty lines are left out; a line may name a folder or a pattern.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from abstract2kb.errors import InputError, MissingInputError, TextEncodingError
from abstract2kb.inputs import MAX_BYTES, Input, expand
from abstract2kb.remote import is_url

__all__ = ["from_manifest"]

_KEYS = {"path", "id", "password"}


def from_manifest(manifest: Path, max_bytes: int = MAX_BYTES) -> Iterator[Input]:
    """The inputs of a manifest, in order; `Path("-")` is standard input, whose paths are relative to the current folder.

    What is wrong with a line, or with what it names, comes as an Input with an error that names file and line.
    """
    from_input = manifest == Path("-")
    name, folder = ("standard input", Path()) if from_input else (str(manifest), manifest.parent)
    try:
        data = sys.stdin.buffer.read() if from_input else manifest.read_bytes()
    except FileNotFoundError:
        yield Input(name, None, error=MissingInputError(name, "no such file"))
        return
    except OSError as error:
        yield Input(name, None, error=InputError(name, f"cannot be read ({error.strerror})"))
        return
    empty = True
    for number, raw in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        line = raw.strip()
        if line and not line.startswith(b"#"):
            empty = False
            yield from _line(line, folder, f"{name}, line {number}", max_bytes)
    if empty:
        yield Input(name, None, error=InputError(name, "names no input"))


def _line(line: bytes, folder: Path, where: str, max_bytes: int) -> Iterator[Input]:
    try:
        path, own, password = _parsed(line, where)
    except InputError as error:
        yield Input(where, None, error=error)
        return
    items = list(expand([_placed(path, folder)], max_bytes))
    if own is not None and len(items) > 1:
        yield Input(where, None, error=InputError(where, f'"id" names one report, and "path" {len(items)}'))
        return
    for item in items:
        if item.error is not None:
            yield replace(item, source=where, error=type(item.error)(where, str(item.error)))
        else:
            yield replace(item, source=own or item.source, password=password)


def _parsed(line: bytes, where: str) -> tuple[str, str | None, str | None]:
    """Path, id and password of a line; raises InputError."""
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError as error:
        raise TextEncodingError(where, f"not UTF-8: byte 0x{line[error.start]:02x} at offset {error.start}") from error
    if "\0" in text:
        raise TextEncodingError(where, "has a NUL byte")
    if not text.startswith("{"):
        return text, None, None
    try:
        entry = json.loads(text)
    except json.JSONDecodeError as error:
        raise InputError(where, f"not JSON ({error.msg})") from error
    if unknown := sorted(entry.keys() - _KEYS):
        raise InputError(where, f'has an unknown key "{unknown[0]}"; known are "path", "id" and "password"')
    if not isinstance(entry.get("path"), str) or not entry["path"]:
        raise InputError(where, 'needs a "path"')
    for key in ("id", "password"):
        if not isinstance(entry.get(key, ""), str) or entry.get(key) == "":
            raise InputError(where, f'"{key}" must be a text')
    return entry["path"], entry.get("id"), entry.get("password")


def _placed(path: str, folder: Path) -> str:
    """The path as seen from here; a URL is what it is, but for the archive on this machine in which its member is."""
    if not is_url(path):
        placed = str(folder / path)
        return "./-" if placed == "-" else placed  # in a list it is a file of this name
    first, chained, outer = path.rpartition("::")
    return f"{first}::{folder / outer}" if chained and not is_url(outer) else path
