"""Files of extractions brought into a store by several processes: each makes a part of a file ready and writes it when its turn comes.

So rows never go from one process to another, and the store gets the reports in the order of the files and their lines.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass, replace
from itertools import chain
from multiprocessing.sharedctypes import RawValue
from pathlib import Path

from sqlalchemy import Connection

from abstract2kb.crew import Crew, Death
from abstract2kb.errors import KbError, RecordsError
from abstract2kb.forked import can_fork
from abstract2kb.kb import identity, wire
from abstract2kb.kb.loading import Loaded, batches, finish, load, load_batch
from abstract2kb.kb.preparing import Part, Prepared, parts, prepared_file
from abstract2kb.kb.store import Store

__all__ = ["load_files", "valid"]

_GLANCE = 0.0005
"""So often, in seconds, one whose part is ready looks whether it is its turn."""


def load_files(store: Store, paths: Iterable[Path], bad: Callable[[RecordsError], object], workers: int = 1) -> Loaded:
    """Loads the extractions of files and gives every error to `bad`; with several workers, so many processes do it."""
    files = list(paths)
    found = [part for path in files for part in parts(path)] if workers > 1 and can_fork() else []
    shared = sum(part.size is not None for part in found)
    if shared < 2:
        return load(store, valid(chain.from_iterable(map(prepared_file, files)), bad))
    done = Loaded()
    try:
        with closing(_shared_out(store, found, min(workers, shared))) as everything:
            for written in everything:
                done += written.done
                for error in written.errors:
                    bad(error)
    except BaseException:
        with suppress(KbError):
            finish(store, count=False)
        raise
    if done.total:
        finish(store, count=bool(done.new or done.replaced))
    return done


def valid(items: Iterable[Prepared | RecordsError], bad: Callable[[RecordsError], object]) -> Iterator[Prepared]:
    """The items that are no errors, which are given to `bad`."""
    for item in items:
        if isinstance(item, RecordsError):
            bad(item)
        else:
            yield item


@dataclass(frozen=True, slots=True)
class _Written:
    """What became of a part: its reports, its errors with lines counted from its beginning, its number of lines."""

    done: Loaded
    errors: list[RecordsError]
    lines: int = 0


def _shared_out(store: Store, found: Sequence[Part], workers: int) -> Generator[_Written, None, None]:
    """The parts in order, each written by one of the copies of this process; what cannot be parted, and what a copy died of, is written here."""
    identity.lexicon_of("")  # read once for all copies
    wire.decoder()
    turns = _Turns(store, found)
    written: dict[int, _Written | Death] = {}
    lines = 0
    with Crew(turns.take, workers) as crew:
        results = crew.results([number for number, part in enumerate(found) if part.size is not None])
        for number, part in enumerate(found):
            while part.size is not None and number not in written:
                other, done = next(results)
                written[other] = done
            result = written.pop(number) if part.size is not None else None
            if result is None or isinstance(result, Death):
                result = turns.take_here(number)
            before = lines if part.begin else 0
            yield replace(result, errors=[_moved(error, before) for error in result.errors])
            lines = before + result.lines


class _Turns:
    """Parts that are written one after the other, whoever makes them ready."""

    def __init__(self, store: Store, found: Sequence[Part]) -> None:
        self._store, self._found = store, found
        self._turn = RawValue("q", 0)
        self._open = ExitStack()
        self._connection: Connection | None = None

    def take(self, number: int) -> _Written:
        """In a copy: makes a part ready, waits for its turn and writes it. The copy's connection stays open until the copy ends."""
        gc.disable()  # many rows and no cycles among them
        written = self._take(number)
        gc.collect(0)  # looks at what this part has left
        return written

    def _take(self, number: int) -> _Written:
        stretch = self._found[number].read()
        errors: list[RecordsError] = []
        ready = list(batches(valid(stretch.found, errors.append)))
        self._wait_for(number)
        done = Loaded()
        with self._store.told():
            for batch in ready:
                load_batch(self._connected(), batch, done)
        self._turn.value = number + 1
        return _Written(done, errors, stretch.lines)

    def take_here(self, number: int) -> _Written:
        """In this process: what cannot be parted is read while it is written."""
        part, errors = self._found[number], list[RecordsError]()
        stretch = part.read() if part.size is not None else None
        self._wait_for(number)
        done = load(self._store, valid(stretch.found if stretch else prepared_file(part.path), errors.append), count=False)
        self._turn.value = max(self._turn.value, number + 1)
        return _Written(done, errors, stretch.lines if stretch else 0)

    def _wait_for(self, number: int) -> None:
        while self._turn.value < number:
            time.sleep(_GLANCE)

    def _connected(self) -> Connection:
        if self._connection is None:
            self._connection = self._open.enter_context(self._open.enter_context(self._store.session(create=True)).connect())
        return self._connection


def _moved(error: RecordsError, lines: int) -> RecordsError:
    """An error with its line counted from the beginning of the file."""
    return error if error.line is None else RecordsError(error.source, error.reason, error.line + lines, error.field)
