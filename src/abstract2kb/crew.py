"""Copies of this process that work side by side: each has everything loaded, one that hangs or dies costs what it was at.

Example: `with Crew(work, workers=2, patience=60.0) as crew:` then `for index, result in crew.results(range(9))` gives `work(0)` to `work(8)` as
they get done; where a copy was killed or took longer than a minute, the result is a `Death`, and a new copy goes on. A copy ends with this
process, however that ends.
"""

from __future__ import annotations

import gc
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

from abstract2kb.collector import collecting_rarely
from abstract2kb.processes import end_with, holds_more
from abstract2kb.worked_out import keep

__all__ = ["Crew", "Death"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Death:
    """What became of a copy that gave no result, in words."""

    cause: str


_STOPPING = (signal.SIGINT, signal.SIGTERM)
_GLANCE = 0.5
"""So often, in seconds, the memory of the copies is looked at."""


class Crew(Generic[T]):
    """So many copies of this process; `patience` is how long one piece of work may take, in seconds, `memory` what a copy may hold, in MB.

    What `work` changes in its copy is lost; its results have to be picklable. To be used as a context, in one thread: leaving it ends all copies.
    `glance` is called every half a second or so while results are waited for.
    """

    def __init__(
        self,
        work: Callable[[Any], T],
        workers: int,
        patience: float | None = None,
        memory: int | None = None,
        glance: Callable[[], None] | None = None,
    ) -> None:
        self._work, self._patience, self._memory, self._glance = work, patience, memory, glance
        self._next_glance = 0.0
        self._crew: list[_Worker] = []
        for _ in range(workers):
            self._crew.append(_Worker(work, self._crew))

    def __enter__(self) -> Crew[T]:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._crew:
            worker.end()

    def results(self, indexes: Iterable[Any]) -> Iterator[tuple[Any, T | Death]]:
        """What the work gives for every index, with the index, in the order in which it gets done. Raises what `work` raises."""
        waiting = iter(indexes)
        self._hand_out(waiting)
        while busy := [worker for worker in self._crew if worker.busy]:
            wait([worker.pipe for worker in busy], self._time_left(busy))
            for worker, answer in self._answers(busy):
                index = worker.index
                if isinstance(answer, Death):
                    self._replace(worker)
                elif isinstance(answer, _Raised):
                    raise answer.error
                yield index, answer
            self._hand_out(waiting)

    def _hand_out(self, waiting: Iterator[Any]) -> None:
        """Something to do for everyone who has nothing; one that has died meanwhile is replaced, which costs nothing."""
        for worker in [w for w in self._crew if not w.busy]:
            index = next(waiting, None)
            if index is None:
                return
            if not worker.takes(index):
                self._replace(worker).takes(index)

    def _answers(self, busy: Sequence[_Worker]) -> Iterator[tuple[_Worker, Any]]:
        """Who has answered, and who has to be given up."""
        for worker in busy:
            if worker.pipe.poll():
                yield worker, worker.answer()
            elif self._patience is not None and time.monotonic() - worker.since >= self._patience:
                yield worker, Death(f"it took longer than {self._patience:g} s")
        if time.monotonic() < self._next_glance:
            return
        self._next_glance = time.monotonic() + _GLANCE
        if self._glance is not None:
            self._glance()
        for worker in list(self._crew) if self._memory is not None else ():
            if worker.busy and self._memory is not None and worker.holds_more(self._memory * 1_000_000):
                yield worker, Death(f"it needed more than {self._memory} MB")

    def _replace(self, worker: _Worker) -> _Worker:
        worker.end()
        self._crew.remove(worker)
        self._crew.append(_Worker(self._work, self._crew))
        return self._crew[-1]

    def _time_left(self, busy: Iterable[_Worker]) -> float | None:
        """How long to wait for an answer before something else has to be looked at."""
        late = [] if self._patience is None else [min(w.since for w in busy) + self._patience]
        glance = [] if self._memory is None and self._glance is None else [self._next_glance]
        return max(0.0, min([*late, *glance]) - time.monotonic()) if late or glance else None


@dataclass(frozen=True, slots=True)
class _Raised:
    error: BaseException


class _Worker:
    """One copy of the process, at work on `index` since `since` while it is `busy`."""

    def __init__(self, work: Callable[[Any], Any], others: Sequence[_Worker]) -> None:
        context = multiprocessing.get_context("fork")
        self.pipe, theirs = context.Pipe()
        # it inherits this process's ends of all pipes; were one left open, a worker would not learn that this process has ended
        inherited = [self.pipe, *(other.pipe for other in others)]
        self._process = context.Process(target=_serve, args=(theirs, inherited, work, os.getpid()))
        before = signal.pthread_sigmask(signal.SIG_BLOCK, _STOPPING)  # a copy must not act on what is meant for this process
        try:
            self._process.start()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        theirs.close()
        self.index: Any = None
        self.since, self.busy = 0.0, False

    def takes(self, index: Any) -> bool:
        """Hand it a piece of work; False when it is dead."""
        self.index, self.since = index, time.monotonic()
        try:
            self.pipe.send(index)
        except BrokenPipeError:
            return False
        self.busy = True
        return True

    def answer(self) -> Any:
        """The result that has come, or what became of the copy."""
        self.busy = False
        try:
            return self.pipe.recv()
        except (EOFError, ConnectionResetError):
            self._process.join()
            return Death(_words_of(self._process.exitcode))

    def holds_more(self, limit: int) -> bool:
        """Whether it and what it has started hold more than so many bytes."""
        return holds_more(self._process.pid or 0, limit)

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


def _serve(pipe: Connection, inherited: Sequence[Connection], work: Callable[[Any], Any], parent: int) -> None:
    """What a copy does until nobody wants anything more."""
    end_with(parent)
    for other in inherited:
        other.close()
    os.setpgid(0, 0)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what this process had not yet written when it was copied must not be written twice
    gc.freeze()  # what was there before is not walked again, and its pages stay shared
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _STOPPING)
    with collecting_rarely(), suppress(EOFError, BrokenPipeError, ConnectionResetError):
        while True:
            index = pipe.recv()
            try:
                answer = work(index)
            except Exception as error:  # noqa: BLE001 - raised where the result is waited for
                answer = _Raised(_portable(error))
            keep()  # before the answer: whoever has it may end this copy
            pipe.send(answer)


def _portable(error: Exception) -> Exception:
    """The error, or one of the same words where it cannot be sent."""
    try:
        pickle.loads(pickle.dumps(error))
    except (pickle.PicklingError, TypeError, AttributeError):
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error
