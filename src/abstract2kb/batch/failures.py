"""The failures file: a line of JSON per input that failed, with its content id, a code, the cause, and the traceback when the fault is ours."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import msgspec

from abstract2kb.batch.results import Failure
from abstract2kb.errors import UsageError
from abstract2kb.export.plain import opened
from abstract2kb.inputs import Input

__all__ = ["Failed", "failed", "failures_of", "read_failures", "write_failures"]


class Failed(msgspec.Struct, frozen=True):
    """One line: `id` is the hash of the bytes, None where there were none to be read; `path` the file that the input is or stands in."""

    source: str
    path: str | None
    id: str | None
    code: str
    message: str
    traceback: str | None = None


def failures_of(output: Path) -> Path:
    """Where the failures of a run are written if nobody says otherwise: beside its output."""
    return output.with_name(f"{output.name}.failures.jsonl")


def failed(item: Input, report: str | None, failure: Failure) -> Failed:
    """The line of an input that failed; `report` is the hash of its bytes."""
    return Failed(item.source, None if item.path is None else str(item.path), report, failure.code, failure.message, failure.trace)


def write_failures(place: Path, lines: Iterable[Failed]) -> int:
    """Writes the file, whole or not at all, and gives the number of lines; where there are none, there is no file afterwards."""
    encoder = msgspec.json.Encoder()
    text = [encoder.encode(line).decode() + "\n" for line in lines]
    if text:
        with opened(place) as stream:
            stream.writelines(text)
    else:
        with suppress(FileNotFoundError):
            place.unlink()
    return len(text)


def read_failures(place: Path) -> list[Failed]:
    """The lines of such a file; none where there is no file. Raises UsageError for anything else."""
    decoder = msgspec.json.Decoder(Failed)
    found = []
    try:
        lines = place.read_bytes().splitlines()
    except FileNotFoundError:
        return []
    for number, line in enumerate(lines, start=1):
        try:
            found.append(decoder.decode(line))
        except msgspec.MsgspecError as error:
            raise UsageError(f"{place}, line {number}: no line of a failures file ({error})") from error
    return found
