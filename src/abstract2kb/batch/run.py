"""A run over many inputs: what is the same is read once, what is done is not done again, and the results come in the order of the inputs.

Example: `with Journal(None, {}) as journal: list(Run(inputs, LocalEngine(inputs, Job()), journal).in_order())` gives a Result per input.
"""

from __future__ import annotations

import hashlib
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Protocol

from abstract2kb.batch.identity import key_of, report_id_of
from abstract2kb.batch.journal import Journal
from abstract2kb.batch.local import Limits, LocalEngine
from abstract2kb.batch.results import GAVE_UP, Result, failure_of_error, gave_up
from abstract2kb.batch.work import Job
from abstract2kb.crew import Death
from abstract2kb.errors import InputError
from abstract2kb.inputs import Input, decoded

__all__ = ["Done", "Engine", "Run", "extractions", "held"]

_NOT_DONE = {GAVE_UP, "pdf.password"}
"""Failures that another try may mend, with the same bytes: what ends so is not done."""


class Engine(Protocol):
    """Who does the work on inputs that are known by their index."""

    def order(self) -> Sequence[int]:
        """All indexes, in the order in which they should be worked on."""

    def results(self, indexes: Iterable[int]) -> Iterator[tuple[int, Result | Death]]:
        """What comes of the inputs, as they get done."""


@dataclass(frozen=True, slots=True)
class Done:
    """An input is done: with its result, and whether that was known already (from an earlier run, or from the same bytes)."""

    index: int
    result: Result
    known: bool = False


class Run:
    """One run over inputs (none of them standard input: see `held`), by an engine, into a journal. It is run once, by `done` or by `in_order`."""

    def __init__(self, inputs: Sequence[Input], engine: Engine, journal: Journal) -> None:
        self.inputs = inputs
        self._engine, self._journal = engine, journal
        self._keys: dict[int, str | None] = {}
        self._under_way: dict[str, list[int]] = {}
        self._kept: dict[int, Result] = {}
        self._lost: dict[str, int] = {}
        self._known: deque[int] = deque()

    def done(self) -> Iterator[Done]:
        """Does the work; every input comes as it gets done."""
        for index, answer in self._engine.results(self._to_do()):
            yield from self._flushed()
            key = self._keys[index]
            result = _gave_up(self.inputs[index], key, answer) if isinstance(answer, Death) else answer
            self._keep(index, key, result)
            yield Done(index, result)
            if key is not None:
                self._known.extend(self._under_way.pop(key))
            yield from self._flushed()
        yield from self._flushed()

    def result(self, index: int) -> Result:
        """The result of an input that is done."""
        key = self._keys[index] or ""
        found = self._kept.get(self._lost.get(key, index))
        return (self._journal.get(key) if found is None else found).under(self.inputs[index].source)

    def in_order(self, note: Callable[[Done], None] | None = None) -> Iterator[Result]:
        """Does the work; the results come in the order of the inputs, each as soon as it and all before it are there.

        `note` is told of every input as it gets done.
        """
        due, there = 0, set[int]()
        for done in self.done():
            if note is not None:
                note(done)
            there.add(done.index)
            while due in there:
                there.remove(due)
                yield self.result(due)
                due += 1

    def id_of(self, index: int) -> str | None:
        """The hash of the bytes of an input that is done; None where there were none to be had."""
        key = self._keys[index]
        return None if key is None else report_id_of(key) or self.result(index).report_id

    def _to_do(self) -> Iterator[int]:
        """What is not done yet; of the same bytes, the first."""
        for index in self._engine.order():
            item = self.inputs[index]
            key = self._keys[index] = key_of(item)
            if item.error is not None:
                self._kept[index] = Result(item.source, None, failure_of_error(item.source, item.error))
                self._known.append(index)
            elif key is None:
                yield index
            elif key in self._journal or key in self._lost:
                self._known.append(index)
            elif key in self._under_way:
                self._under_way[key].append(index)
            else:
                self._under_way[key] = []
                yield index

    def _flushed(self) -> Iterator[Done]:
        while self._known:
            index = self._known.popleft()
            yield Done(index, self.result(index), known=self.inputs[index].error is None)

    def _keep(self, index: int, key: str | None, result: Result) -> None:
        if key is None or (result.failure is not None and result.failure.code in _NOT_DONE):
            self._kept[index] = result
            if key is not None:
                self._lost[key] = index
        else:
            self._journal.add(key, result)


def _gave_up(item: Input, key: str | None, death: Death) -> Result:
    """What is known of an input by its URL only is fetched for its id; it is not done often."""
    own, data = report_id_of(key), b""
    if own is None and item.place is not None:
        with suppress(InputError):
            data = item.data()
    return gave_up(item.source, own or hashlib.sha256(data).hexdigest(), death.cause)


def held(item: Input) -> Input:
    """The same input; standard input, which only this process has, is read now."""
    if not item.is_standard_input:
        return item
    try:
        return replace(item, text=decoded(sys.stdin.buffer.read(), "standard input"))
    except InputError as error:
        return replace(item, error=error)


def extractions(inputs: Sequence[Input], job: Job = Job(), workers: int = 1, limits: Limits = Limits()) -> Iterator[Result]:
    """One Result per input, in order, whatever the number of workers: the short way to a run whose results nobody keeps."""
    items = [held(item) for item in inputs]
    with Journal(None, {}) as journal:
        yield from Run(items, LocalEngine(items, job, workers, limits), journal).in_order()
