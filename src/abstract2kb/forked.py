"""One piece of work on several processes: copies of this one, which have everything loaded and send back what they find.

Example: `mapping(2, len(weights))(find, weights)` yields `find(0)`, `find(1)`, ... in order, as `in_turn(find, weights)` does, while two
copies of the process work on them.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import accumulate
from typing import Protocol, TypeVar

from abstract2kb.crew import Crew, Death

__all__ = ["Mapping", "WorkerDiedError", "can_fork", "in_turn", "mapping"]

T = TypeVar("T")
_SHARES = 8
"""Every process takes so many stretches of the work: the last ones end at nearly the same time."""
_FEWEST = 16
"""Less than so many things are done faster than processes are started."""


class Mapping(Protocol):
    """A way of doing one thing after the other: yields the results in order; `weights` say how much work each is."""

    def __call__(self, work: Callable[[int], T], weights: Sequence[int]) -> Iterator[T]:
        """Yield `work(0)`, `work(1)`, ..., one for each weight."""


def in_turn(work: Callable[[int], T], weights: Sequence[int]) -> Iterator[T]:
    """One after the other in this process."""
    return map(work, range(len(weights)))


def mapping(workers: int, count: int, fewest: int = _FEWEST) -> Mapping:
    """How to do `count` things: `in_turn` for one worker, for less than `fewest`, and where processes cannot be copied; else on so many copies."""
    return partial(_shared_out, workers=workers) if workers > 1 and count >= fewest and can_fork() else in_turn


def can_fork() -> bool:
    """Whether copies of this process can be trusted to work: those of Linux can."""
    return sys.platform == "linux"


class WorkerDiedError(RuntimeError):
    """A copy of the process was killed, or ran out of memory."""


def _shared_out(work: Callable[[int], T], weights: Sequence[int], workers: int) -> Iterator[T]:
    """On copies of this process, each of which takes the next stretch when it is done with one.

    What `work` changes in its copy is lost; its results have to be picklable. Raises what `work` raises, and WorkerDiedError.
    """
    stretches = _stretches(weights, workers * _SHARES)
    done: dict[int, list[T]] = {}
    due = 0
    with Crew(lambda number: [work(index) for index in stretches[number]], workers) as crew:
        for number, found in crew.results(range(len(stretches))):
            if isinstance(found, Death):
                raise WorkerDiedError(found.cause)
            done[number] = found
            while due in done:
                yield from done.pop(due)
                due += 1


def _stretches(weights: Sequence[int], count: int) -> list[range]:
    """The indexes in runs of about equal weight."""
    sums = list(accumulate(weights))
    share = max(sums[-1] / count, 1)
    found, first = list[range](), 0
    for index, done in enumerate(sums):
        if done >= share * (len(found) + 1) or index + 1 == len(sums):
            found.append(range(first, index + 1))
            first = index + 1
    return found
