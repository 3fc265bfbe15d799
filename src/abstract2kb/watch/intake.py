"""From files to the store: what has arrived is extracted and loaded; what fails is written to the failures file.

The store knows the hash of the bytes of every report it holds: the same bytes are not read again, under whatever name they come and whoever has
loaded them.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from abstract2kb.batch import Engine, Failure, Result
from abstract2kb.batch.failures import Failed, read_failures, write_failures
from abstract2kb.batch.results import GAVE_UP, failure_of_error, gave_up
from abstract2kb.crew import Death
from abstract2kb.errors import InputError, RecordsError
from abstract2kb.export.plain import PlainFormat, opened, write_lines
from abstract2kb.inputs import MAX_BYTES, Input, expand
from abstract2kb.kb import KnowledgeBase

__all__ = ["Intake", "Listener"]

_ASKED = 500
"""So many hashes are looked up in the store at once."""
_LOADED = 50
"""So many reports are loaded at once."""
_AGAIN = {GAVE_UP, "pdf.password"}
"""Failures that another try may mend, with the same bytes."""
_REFUSED = "kb.refused"


class Listener(Protocol):
    """Who is told what happens."""

    def loaded(self, result: Result) -> None:
        """A report is in the store."""

    def known(self, count: int) -> None:
        """So many reports were in the store already, or came twice."""

    def failed(self, failure: Failure) -> None:
        """Something cannot be read."""


@dataclass(frozen=True, slots=True)
class _Task:
    """An input with the file that it is, or is in, and the hash of its bytes."""

    file: Path
    item: Input
    id: str


class Intake:
    """What is done with files. `engine_for` says who works on inputs; `output` is a folder for a file of records per report, if wanted."""

    def __init__(
        self,
        kb: KnowledgeBase,
        failures: Path,
        engine_for: Callable[[Sequence[Input]], Engine],
        listener: Listener,
        output: Path | None = None,
        max_bytes: int = MAX_BYTES,
    ) -> None:
        self._kb, self._engine_for, self._listener = kb, engine_for, listener
        self._output, self._max_bytes = output, max_bytes
        self._failures = _Failures(failures)

    def take(self, files: Sequence[Path], stopping: Callable[[], bool]) -> list[Path]:
        """Does the work on files and gives back those that it has not come to the end of by the time that it is `stopping`. Raises KbError."""
        tasks = list[_Task]()
        late = list[Path]()
        for file in files:
            if stopping():
                late.append(file)
            else:
                tasks += self._tasks(file)
        tasks = self._new(tasks)
        done = self._work(tasks, stopping)
        self._failures.write()
        return sorted({*late, *(task.file for index, task in enumerate(tasks) if index not in done)})

    def _tasks(self, file: Path) -> Iterator[_Task]:
        """The inputs of a file; what cannot be read, or is known to be bad, goes to the failures."""
        before = self._failures.taken_out(file)
        for item in expand([str(file)], self._max_bytes):
            try:
                own = hashlib.sha256(item.data()).hexdigest()
            except InputError as error:
                self._fail(file, None, failure_of_error(item.source, error))
                continue
            if bad := [line for line in before if line.id == own and line.code not in _AGAIN]:
                self._failures.add(bad[0])
            else:
                yield _Task(file, item, own)

    def _new(self, tasks: Sequence[_Task]) -> list[_Task]:
        """Those that the store does not hold; of the same bytes, the first."""
        ids = list(dict.fromkeys(task.id for task in tasks))
        held = {own for start in range(0, len(ids), _ASKED) for own in self._held(ids[start : start + _ASKED])}
        new = list[_Task]()
        for task in tasks:
            if task.id not in held:
                held.add(task.id)
                new.append(task)
        if len(new) < len(tasks):
            self._listener.known(len(tasks) - len(new))
        return new

    def _held(self, ids: Sequence[str]) -> set[str]:
        quoted = ", ".join(f"'{own}'" for own in ids)
        with self._kb.sql(f"SELECT id FROM v_reports WHERE id IN ({quoted})") as answer:
            return {str(row[0]) for row in answer.rows}

    def _work(self, tasks: Sequence[_Task], stopping: Callable[[], bool]) -> set[int]:
        """The indexes of what was done."""
        done, waiting = set[int](), list[Result]()
        if not tasks:
            return done
        engine = self._engine_for([task.item for task in tasks])

        def indexes() -> Iterator[int]:
            for index in engine.order():
                if stopping():
                    return
                yield index

        for index, answer in engine.results(indexes()):
            task = tasks[index]
            result = gave_up(task.item.source, task.id, answer.cause) if isinstance(answer, Death) else answer
            done.add(index)
            if result.failure is not None:
                self._fail(task.file, task.id, result.failure)
            else:
                waiting.append(result)
            if len(waiting) >= _LOADED:
                self._load(waiting)
                waiting = []
        self._load(waiting)
        return done

    def _load(self, results: Sequence[Result]) -> None:
        found = [extraction for result in results if (extraction := result.extraction) is not None]
        refused: RecordsError | None = None
        try:
            self._kb.load(found)
        except RecordsError as error:  # those that are right are loaded
            refused = error
        held = self._held([extraction.report.id for extraction in found]) if refused else set[str]()
        for result in results:
            if refused is not None and result.report_id not in held:
                self._fail(Path(result.source), result.report_id, Failure(result.source, f"{result.source}: {refused}", code=_REFUSED))
                continue
            if self._output is not None and result.line is not None:
                with opened(self._output / _file_name(result)) as stream:
                    write_lines([result.line.decode()], stream, PlainFormat.JSONL)
            self._listener.loaded(result)

    def _fail(self, file: Path, own: str | None, failure: Failure) -> None:
        self._failures.add(Failed(failure.source, str(file), own, failure.code, failure.message, failure.trace))
        self._listener.failed(failure)


class _Failures:
    """The failures file: what at present cannot be read. It is written anew when that changes, and empty files are none."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._lines = read_failures(place)
        self._written = list(self._lines)

    def add(self, line: Failed) -> None:
        """One more."""
        self._lines.append(line)

    def taken_out(self, file: Path) -> list[Failed]:
        """The lines of a file, which is tried again."""
        found = [line for line in self._lines if line.path == str(file)]
        if found:
            self._lines = [line for line in self._lines if line.path != str(file)]
        return found

    def write(self) -> None:
        """Puts the file in place, without files that are gone."""
        self._lines = [line for line in self._lines if line.path is None or Path(line.path).exists()]
        if self._lines != self._written:
            write_failures(self._place, self._lines)
            self._written = list(self._lines)


def _file_name(result: Result) -> str:
    """The name of the report with the beginning of its id: a source is a title, a URL or a line of a file, and no path."""
    name = re.sub(r"[^\w.-]+", "_", result.source).strip("._")[-80:]
    return f"{name}.{(result.report_id or '')[:12]}.jsonl"
