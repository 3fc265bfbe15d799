"""The work done on this machine: a crew of processes for whole reports, and one after the other the books that are worth the work of all.

Where processes cannot be copied, this one does everything, one input after the other and without limits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from abstract2kb.batch.results import Result
from abstract2kb.batch.work import Job, extracted
from abstract2kb.crew import Crew, Death
from abstract2kb.forked import can_fork
from abstract2kb.inputs import Input

__all__ = ["Limits", "LocalEngine"]

_LARGE = 400_000
"""Bytes of a file that may be worth the work of several processes."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one report may take: seconds (`patience`), and MB of memory in each of its processes. None: whatever it wants."""

    patience: float | None = None
    memory: int | None = None


class LocalEngine:
    """Does the work on inputs, which are known by their index. `glance` is called now and then while it waits."""

    def __init__(
        self, inputs: Sequence[Input], job: Job, workers: int = 1, limits: Limits = Limits(), glance: Callable[[], None] | None = None
    ) -> None:
        self._inputs, self._job, self._limits, self._glance = inputs, job, limits, glance
        self.workers = max(1, workers)
        self._sizes = [item.size() for item in inputs]
        whole = sum(self._sizes)
        self._large = {i for i, size in enumerate(self._sizes) if len(inputs) == 1 or (size >= _LARGE and size * self.workers > whole)}

    def order(self) -> list[int]:
        """The indexes in the order in which they should be worked on: books first, then the others by size."""
        return sorted(range(len(self._inputs)), key=lambda i: (i not in self._large, -self._sizes[i]))

    def results(self, indexes: Iterable[int]) -> Iterator[tuple[int, Result | Death]]:
        """What comes of the inputs, as they get done. The indexes are asked for one by one, when there is someone to work on them."""
        waiting = iter(indexes)
        if not can_fork():
            yield from ((index, extracted(self._inputs[index], self._job)) for index in waiting)
            return
        for index in waiting:
            if index in self._large:
                yield from self._book(index)
            else:
                yield from self._reports(chain([index], waiting))

    def _book(self, index: int) -> Iterator[tuple[int, Result | Death]]:
        """One input by all workers; the pipeline is loaded while the pages are read."""
        memory = self._limits.memory and self._limits.memory * self.workers
        with Crew(lambda i: extracted(self._inputs[i], self._job, self.workers), 1, self._limits.patience, memory, self._glance) as crew:
            yield from crew.results([index])

    def _reports(self, indexes: Iterable[int]) -> Iterator[tuple[int, Result | Death]]:
        """Whole reports, each by one worker; the pipeline is loaded once, before the copies are made."""
        self._job.pipeline()
        workers = min(self.workers, len(self._inputs) - len(self._large))
        with Crew(lambda i: extracted(self._inputs[i], self._job), workers, self._limits.patience, self._limits.memory, self._glance) as crew:
            yield from crew.results(indexes)
