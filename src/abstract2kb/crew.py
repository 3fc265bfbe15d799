"""Copies of this process that work side by side: each has everything loaded, one that hangs or dies costs what it was at.

Example: `with Crew(work, workers=2, patience=60.0) as crew:` then `for index, result in crew.results(range(9))` gives `work(0)` to `work(8)` as
they get done; where a copy was killed or took longer than a minute, the result is a `Death`, and a new copy goes on.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

__all__ = ["Crew", "Death"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Death:
    """What became of a copy that gave no result, in words."""

    cause: str


class Crew(Generic[T]):
    """So many copies of this process; `patience` is how long one piece of work may take, in seconds.

    What `work` changes in its copy is lost; its results have to be picklable. To be used as a context: leaving it ends all copies.
    """

    def __init__(self, work: Callable[[int], T], workers: int, patience: float | None = None) -> None:
        self._work, self._patience = work, patience
        self._crew: list[_Worker] = []
        for _ in range(workers):
            self._crew.append(_Worker(work, self._crew))

    def __enter__(self) -> Crew[T]:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._crew:
            worker.end()

    def results(self, indexes: Iterable[int]) -> Iterator[tuple[int, T | Death]]:
        """What the work gives for every index, with the index, in the order in which it gets done. Raises what `work` raises."""
        waiting = iter(indexes)
        busy = [worker for worker in self._crew if worker.takes(next(waiting, None))]
        while busy:
            wait([worker.pipe for worker in busy], self._time_left(busy))
            for worker in [w for w in busy if w.pipe.poll() or self._is_late(w)]:
                index, answer = worker.index, worker.answer()
                if isinstance(answer, Death):
                    self._replace(worker)
                elif isinstance(answer, _Raised):
                    raise answer.error
                yield index, answer
            busy = [worker for worker in self._crew if worker.busy or worker.takes(next(waiting, None))]

    def _replace(self, worker: _Worker) -> None:
        worker.end()
        self._crew.remove(worker)
        self._crew.append(_Worker(self._work, self._crew))

    def _time_left(self, busy: Iterable[_Worker]) -> float | None:
        return None if self._patience is None else max(0.0, min(w.since for w in busy) + self._patience - time.monotonic())

    def _is_late(self, worker: _Worker) -> bool:
        return self._patience is not None and worker.busy and time.monotonic() - worker.since >= self._patience


@dataclass(frozen=True, slots=True)
class _Raised:
    error: BaseException


class _Worker:
    """One copy of the process, at work on `index` since `since` while it is `busy`."""

    def __init__(self, work: Callable[[int], Any], others: Sequence[_Worker]) -> None:
        context = multiprocessing.get_context("fork")
        self.pipe, theirs = context.Pipe()
        # it inherits this process's ends of all pipes; were one left open, a worker would not learn that this process has ended
        inherited = [self.pipe, *(other.pipe for other in others)]
        self._process = context.Process(target=_serve, args=(theirs, inherited, work))
        self._process.start()
        theirs.close()
        self.index, self.since, self.busy = -1, 0.0, False

    def takes(self, index: int | None) -> bool:
        """Hand it a piece of work, if there is one."""
        if index is None:
            return False
        self.index, self.since, self.busy = index, time.monotonic(), True
        with suppress(BrokenPipeError):  # it has died already: there will be no answer
            self.pipe.send(index)
        return True

    def answer(self) -> Any:
        """The result, or what became of it: one that has not come by now is too late."""
        self.busy = False
        try:
            return self.pipe.recv() if self.pipe.poll() else Death("it took too long")
        except (EOFError, ConnectionResetError):
            self._process.join()
            return Death(_words_of(self._process.exitcode))

    def end(self) -> None:
        """Stop it, and what it has started."""
        self.pipe.close()
        if self._process.pid is not None:  # 0 would be the group of this process
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.kill()
        self._process.join()
        self._process.close()


def _words_of(code: int | None) -> str:
    if code is not None and code < 0:
        with suppress(ValueError):
            return f"its process was killed or ran out of memory ({signal.Signals(-code).name})"
    return f"its process ended without a result (exit code {code})"


def _serve(pipe: Connection, inherited: Sequence[Connection], work: Callable[[int], Any]) -> None:
    """What a copy does until nobody wants anything more."""
    for other in inherited:
        other.close()
    os.setpgid(0, 0)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        while True:
            index = pipe.recv()
            try:
                answer = work(index)
            except Exception as error:  # noqa: BLE001 - raised where the result is waited for
                answer = _Raised(_portable(error))
            pipe.send(answer)


def _portable(error: Exception) -> Exception:
    """The error, or one of the same words where it cannot be sent."""
    try:
        pickle.loads(pickle.dumps(error))
    except (pickle.PicklingError, TypeError, AttributeError):
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error
