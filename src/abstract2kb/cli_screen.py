"""What a run says while it goes, all on standard error: a bar on a terminal, plain lines elsewhere, or JSON events for programs; and a summary."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from abstract2kb.cli_options import Failures, say

if TYPE_CHECKING:
    from rich.progress import Progress

    from abstract2kb.batch import Done, Result
    from abstract2kb.inputs import Input

__all__ = ["JsonScreen", "LogFormat", "Screen", "TextScreen", "screen_of"]


class LogFormat(StrEnum):
    """What `--log-format` takes."""

    TEXT = "text"
    JSON = "json"


@dataclass
class Summary:
    """What a run has come to so far; `pages` and `fresh` (reports) of this run alone are what speeds are told of."""

    inputs: int = 0
    reports: int = 0
    failed: int = 0
    known: int = 0
    pages: int = 0
    fresh: int = 0
    fresh_pages: int = 0
    records: Counter[str] = field(default_factory=Counter)
    issues: Counter[str] = field(default_factory=Counter)
    begun: float = field(default_factory=time.monotonic)

    def add(self, done: Done) -> None:
        """One more input."""
        result = done.result
        pages = result.tally.pages or 0
        self.reports += result.line is not None
        self.failed += result.failure is not None
        self.known += done.known
        self.pages += pages
        if not done.known:
            self.fresh += 1
            self.fresh_pages += pages
        self.records.update(result.tally.records)
        self.issues.update(result.tally.issues)

    @property
    def done(self) -> int:
        """Inputs that need no more work."""
        return self.fresh + self.known

    @property
    def seconds(self) -> float:
        """Since the run began."""
        return time.monotonic() - self.begun

    @property
    def speed(self) -> str:
        """Pages a second, or reports where there are no pages."""
        seconds = max(self.seconds, 0.001)
        return f"{self.fresh_pages / seconds:.1f} pages/s" if self.fresh_pages else f"{self.fresh / seconds:.1f} reports/s"


class Screen:
    """What all have in common: counting, and nothing said. With `--quiet` only what failed is told."""

    def __init__(self, debug: bool = False) -> None:
        self.summary = Summary()
        self._failures = Failures(debug)

    def begins(self, inputs: Sequence[Input], resumed: int) -> None:
        """The run begins."""
        self.summary = Summary(len(inputs))

    def done(self, done: Done) -> None:
        """An input is done."""
        self.summary.add(done)
        if done.result.failure is not None:
            self.failure(done)

    def failure(self, done: Done) -> None:
        """An input has failed."""
        if done.result.failure is not None:
            self._failures.note(done.result.failure.message, done.result.failure.trace)

    def shows(self, result: Result) -> None:
        """A result is written."""

    def says(self, line: str) -> None:
        """Something that people should know."""

    def glance(self) -> None:
        """Called now and then while nothing happens."""

    def ends(self, output: Path | None) -> None:
        """All is done and written."""

    def stopped(self, signal: str, resumable: bool) -> None:
        """Someone has stopped the run."""
        how = "; the same command with --resume goes on" if resumable and self.summary.done else ""
        say(f"stopped by {signal}: {self.summary.done} of {self.summary.inputs} inputs are done{how}")

    def close(self) -> None:
        """Leave the terminal as it was."""


class TextScreen(Screen):
    """For people: few reports are shown as tables, many as a bar on a terminal or a line each elsewhere."""

    FULL = 5

    def __init__(self, debug: bool = False) -> None:
        from rich.console import Console

        super().__init__(debug)
        self.console = Console(stderr=True)
        self.console.width = max(self.console.width, 80)
        self._bar: Progress | None = None

    def begins(self, inputs: Sequence[Input], resumed: int) -> None:
        """A bar, if there is a terminal."""
        super().begins(inputs, resumed)
        if self.console.is_terminal:
            from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

            columns = (BarColumn(), TextColumn("{task.fields[files]} files, {task.fields[speed]}"), TimeRemainingColumn())
            # drawn when `glance` says so: a thread of its own could hold a lock just when this process is copied
            self._bar = Progress(*columns, console=self.console, auto_refresh=False, transient=True)
            self._bar.add_task("", total=len(inputs), files=f"0/{len(inputs)}", speed="")
            self._bar.start()

    def done(self, done: Done) -> None:
        """The bar moves; without one, a line."""
        super().done(done)
        s = self.summary
        if self._bar is not None:
            self._bar.update(self._bar.task_ids[0], completed=s.done, files=f"{s.done}/{s.inputs}", speed=s.speed)
        elif s.inputs > self.FULL and done.result.failure is None:
            tally = done.result.tally
            pages = "" if tally.pages is None else f"{_count(tally.pages, 'page')}, "
            how = "known already" if done.known else f"{tally.seconds:.1f} s"
            say(f"[{s.done}/{s.inputs}] {done.result.source}: {pages}{_count(sum(tally.records.values()), 'record')}, {how}")

    def glance(self) -> None:
        """Draws the bar."""
        if self._bar is not None:
            self._bar.refresh()

    def shows(self, result: Result) -> None:
        """The tables of a report, when there are few."""
        from abstract2kb.review import summary

        extraction = result.extraction if self.summary.inputs <= self.FULL else None
        if extraction is not None:
            self.console.print(summary(extraction))

    def says(self, line: str) -> None:
        """A line."""
        say(line)

    def ends(self, output: Path | None) -> None:
        """What was written."""
        self.close()
        s = self.summary
        again = f", {s.known} of them known already" if s.known else ""
        say(f"{s.reports} of {s.inputs} inputs read{again}{f' to {output}' if output else ''}")
        records = ", ".join(f"{count:,} {name.replace('_', ' ')}" for name, count in s.records.items() if count)
        pages = f"{_count(s.pages, 'page')}, " if s.pages else ""
        say(f"{pages}{records or 'no records'}; {s.seconds:.1f} s ({s.speed})")
        if s.issues:
            say("issues: " + ", ".join(f"{code} {count}" for code, count in sorted(s.issues.items())))

    def close(self) -> None:
        """The bar goes."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None


class JsonScreen(Screen):
    """For programs: a JSON object a line. Events: started, report, failed, note, summary, stopped."""

    def begins(self, inputs: Sequence[Input], resumed: int) -> None:
        """The run begins."""
        super().begins(inputs, resumed)
        _event("started", inputs=len(inputs), resumed=resumed)

    def done(self, done: Done) -> None:
        """A report, with what it holds."""
        super().done(done)
        result, tally = done.result, done.result.tally
        if result.line is not None:
            _event("report", source=result.source, id=result.report_id, known=done.known, pages=tally.pages, records=tally.records,
                   issues=tally.issues, seconds=tally.seconds)  # fmt: skip

    def failure(self, done: Done) -> None:
        """An input has failed."""
        if failure := done.result.failure:
            _event("failed", source=failure.source, code=failure.code, message=failure.message)

    def says(self, line: str) -> None:
        """Something that people should know."""
        _event("note", message=line)

    def ends(self, output: Path | None) -> None:
        """The sums."""
        s = self.summary
        _event("summary", output=None if output is None else str(output), inputs=s.inputs, reports=s.reports, failed=s.failed, known=s.known,
               pages=s.pages, records=s.records, issues=s.issues, seconds=round(s.seconds, 3))  # fmt: skip

    def stopped(self, signal: str, resumable: bool) -> None:
        """Someone has stopped the run."""
        _event("stopped", signal=signal, done=self.summary.done, inputs=self.summary.inputs, resumable=resumable and self.summary.done > 0)


class _QuietJson(JsonScreen):
    """Failures alone."""

    def begins(self, inputs: Sequence[Input], resumed: int) -> None:
        self.summary = Summary(len(inputs))

    def done(self, done: Done) -> None:
        Screen.done(self, done)

    def says(self, line: str) -> None:
        """Nothing."""

    def ends(self, output: Path | None) -> None:
        """Nothing."""


def screen_of(form: LogFormat, quiet: bool, debug: bool) -> Screen:
    """What the options ask for."""
    if form is LogFormat.JSON:
        return _QuietJson() if quiet else JsonScreen()
    return Screen(debug) if quiet else TextScreen(debug)


def _event(name: str, **fields: Any) -> None:
    say(json.dumps({"event": name, "time": datetime.now(UTC).isoformat(timespec="milliseconds"), **fields}, ensure_ascii=False))


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
