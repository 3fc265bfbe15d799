"""Files of extractions, made ready for the store by several processes while one process writes; in the order of the files and their lines."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from abstract2kb.crew import Crew, Death
from abstract2kb.errors import RecordsError
from abstract2kb.forked import can_fork
from abstract2kb.kb.preparing import Part, Prepared, Stretch, parts, prepared_file

__all__ = ["prepared_files"]


def prepared_files(paths: Iterable[Path], workers: int = 1) -> Iterator[Prepared | RecordsError]:
    """The extractions of files; with several workers, so many processes read them."""
    found = [part for path in paths for part in parts(path)] if workers > 1 and can_fork() else []
    shared = sum(part.size is not None for part in found)
    if shared > 1:
        yield from _shared_out(found, min(workers, shared))
    else:
        for path in dict.fromkeys(part.path for part in found) if found else paths:
            yield from prepared_file(path)


def _shared_out(found: Sequence[Part], workers: int) -> Iterator[Prepared | RecordsError]:
    """The parts in order, each read by one of the copies of this process; what cannot be parted, and what a copy died of, is read here."""
    done: dict[int, Stretch] = {}
    lines: dict[Path, int] = {}
    apart = [number for number, part in enumerate(found) if part.size is not None]

    def read(number: int) -> Stretch:
        gc.disable()  # in a copy, which makes many rows and no cycles
        return found[number].read()

    with Crew(read, workers) as crew:
        results = crew.results(apart)
        for number, part in enumerate(found):
            if part.size is None:
                yield from prepared_file(part.path)
                continue
            while number not in done:
                other, result = next(results)
                done[other] = found[other].read() if isinstance(result, Death) else result
            stretch, before = done.pop(number), lines.get(part.path, 0)
            yield from (_moved(item, before) for item in stretch.found)
            lines[part.path] = before + stretch.lines


def _moved(item: Prepared | RecordsError, lines: int) -> Prepared | RecordsError:
    """An error with its line counted from the beginning of the file."""
    if isinstance(item, RecordsError) and item.line is not None:
        return RecordsError(item.source, item.reason, item.line + lines, item.field)
    return item
