"""The failed inputs of a run once more: what is in the output stays, and what the failures file names is tried again and put in its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from abstract2kb.batch.failures import read_failures
from abstract2kb.batch.identity import key_of, report_id_of
from abstract2kb.batch.journal import Journal
from abstract2kb.batch.results import Head, Result, Tally, head_of
from abstract2kb.errors import UsageError
from abstract2kb.export.plain import PlainFormat
from abstract2kb.inputs import Input

__all__ = ["taken_over"]


def taken_over(inputs: Sequence[Input], output: Path, failures: Path, journal: Journal, form: PlainFormat) -> list[Input]:
    """The inputs of the run that wrote the output, with what did not fail put into the journal; only the rest is left to be done.

    Inputs of which neither the output nor the failures file knows are left out. Raises UsageError when the output cannot be read, or holds
    records of an input that is not among these.
    """
    if form is PlainFormat.CSV:
        raise UsageError("--retry-failed needs an output in --format jsonl or json")
    known = read_failures(failures)
    again = {(line.path, line.source) for line in known}
    there, named = dict[str, tuple[int, int]](), dict[str, str]()
    for head, place in _lines(output):
        there[head.id], named[head.source] = place, head.id
    kept, used = [], {line.id for line in known}
    for item in inputs:
        key = key_of(item)
        report = report_id_of(key) or named.get(item.source, "")  # what would have to be fetched is known by its URL
        if (None if item.path is None else str(item.path), item.source) in again:
            kept.append(item)
        elif key is not None and report in there:
            kept.append(item)
            used.add(report)
            if key not in journal:
                line = _line_at(output, *there[report])
                journal.add(key, Result(head_of(line).source, line, None, Tally.of_line(line)))
    if lost := set(there) - used:
        offset, length = there[min(lost)]
        source = head_of(_line_at(output, offset, length)).source
        raise UsageError(f"{output}: holds records of {source}, which is not among the inputs; give those of the run that wrote it")
    return kept


def _lines(output: Path) -> Iterator[tuple[Head, tuple[int, int]]]:
    """What the reports of an output begin with, and the offset and length of their lines."""
    try:
        stream = output.open("rb")
    except OSError as error:
        raise UsageError(f"{output}: cannot be read ({error.strerror}); --retry-failed goes on with the output of an earlier run") from error
    offset = 0
    with stream:
        for number, raw in enumerate(stream, start=1):
            line = raw.rstrip(b",\n")
            if line not in (b"[", b"]", b""):
                try:
                    yield head_of(line), (offset, len(line))
                except msgspec.MsgspecError as error:
                    raise UsageError(f"{output}, line {number}: no records ({error})") from error
            offset += len(raw)


def _line_at(output: Path, offset: int, length: int) -> bytes:
    with output.open("rb") as stream:
        stream.seek(offset)
        return stream.read(length)
