"""A whole run, from the inputs to an output and a failures file that are in place when all is done, and a journal beside them until then."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from abstract2kb.batch.failures import Failed, failed, failures_of, write_failures
from abstract2kb.batch.identity import fingerprint
from abstract2kb.batch.journal import Journal, journal_of
from abstract2kb.batch.results import Result
from abstract2kb.batch.retry import taken_over
from abstract2kb.batch.run import Done, Engine, Run
from abstract2kb.batch.work import Job
from abstract2kb.errors import UsageError
from abstract2kb.export.plain import PlainFormat, is_device, opened, write_lines
from abstract2kb.inputs import Input

__all__ = ["Plan", "Watcher", "carry_out"]


@dataclass(frozen=True, slots=True)
class Plan:
    """Where a run writes (`output` None: to standard output, if `shown`; else nowhere), and what it goes on from. Raises UsageError."""

    output: Path | None = None
    form: PlainFormat = PlainFormat.JSONL
    failures: Path | None = None
    resume: bool = False
    retry_failed: bool = False
    shown: bool = True

    def __post_init__(self) -> None:
        if (self.resume or self.retry_failed) and not self.kept:
            raise UsageError("--resume and --retry-failed need an --output that is a file")
        for place in (self.output, self.failures):
            if place is not None and place.is_dir():
                raise UsageError(f"{place}: cannot be written (it is a folder)")
        if self.failures is not None and not self.failures.parent.is_dir():
            raise UsageError(f"{self.failures}: cannot be written (there is no such folder)")

    @property
    def kept(self) -> Path | None:
        """The output, if a journal can lie beside it and it is put in place at the end."""
        return None if self.output is None or is_device(self.output) else self.output

    @property
    def failures_place(self) -> Path | None:
        """Where the failures go; nowhere when neither they nor the output have a name."""
        return self.failures or (failures_of(self.kept) if self.kept else None)


class Watcher(Protocol):
    """Who is told how a run goes."""

    def begins(self, inputs: Sequence[Input], resumed: int) -> None:
        """So many inputs; of so many different ones the results are known from an earlier run."""

    def done(self, done: Done) -> None:
        """An input is done."""

    def shows(self, result: Result) -> None:
        """The result of an input is written: these come in the order of the inputs."""

    def says(self, line: str) -> None:
        """Something that people should know."""


def carry_out(items: Sequence[Input], job: Job, plan: Plan, engine_for: Callable[[Sequence[Input]], Engine], watcher: Watcher) -> int:
    """Does all that is to be done and gives the number of inputs that failed.

    Whatever ends it early (Stopped, a full disk) leaves the output and the failures file as they were, and the journal.
    """
    if plan.kept and not plan.resume and (old := journal_of(plan.kept)).exists():
        watcher.says(f"{old}: an earlier run did not come to its end; it is begun anew (--resume would have gone on with it)")
    with Journal(plan.kept, fingerprint(job) if plan.kept else {}, plan.resume) as journal:
        if journal.ignored:
            watcher.says(journal.ignored)
        if plan.retry_failed and plan.output is not None and plan.failures_place is not None:
            items = taken_over(items, plan.output, plan.failures_place, journal, plan.form)
        run = Run(items, engine_for(items), journal)
        watcher.begins(items, len(journal))
        lost: list[Failed] = []
        _write(run, plan, watcher, lost)
        if plan.failures_place is not None:
            write_failures(plan.failures_place, lost)
    return len(lost)


def _write(run: Run, plan: Plan, watcher: Watcher, lost: list[Failed]) -> None:
    """To a file when all is done, so that nothing but the journal lies about till then; to anything else as it comes."""
    if plan.output is None and not plan.shown:
        for _ in _lines(run, run.in_order(watcher.done), watcher, lost):
            pass
        return
    if plan.kept:
        for done in run.done():
            watcher.done(done)
        results: Iterator[Result] = map(run.result, range(len(run.inputs)))
    else:
        results = run.in_order(watcher.done)
    with opened(plan.output) as stream:
        write_lines(_lines(run, results, watcher, lost), stream, plan.form)


def _lines(run: Run, results: Iterator[Result], watcher: Watcher, lost: list[Failed]) -> Iterator[str]:
    """The extractions of all results, in order; what failed is added to `lost`."""
    for index, result in enumerate(results):
        if result.failure is not None:
            lost.append(failed(run.inputs[index], run.id_of(index), result.failure))
        watcher.shows(result)
        if result.line is not None:
            yield result.line.decode()
