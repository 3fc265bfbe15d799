"""`abstract2kb watch`: parse, call, print."""

from __future__ import annotations

import signal
from collections.abc import Sequence
from pathlib import Path
from threading import Event
from types import FrameType
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from abstract2kb.cli_options import (
    Learned,
    Lexicons,
    MaxPages,
    MaxSize,
    PageTimeout,
    Password,
    PdfEngineOption,
    ReportMemory,
    ReportTimeout,
    Workers,
    cores,
    say,
)
from abstract2kb.errors import UsageError
from abstract2kb.pdf.settings import DEFAULTS, Engine, PdfSettings

if TYPE_CHECKING:
    from abstract2kb.batch import Failure, LocalEngine, Result
    from abstract2kb.inputs import Input

__all__ = ["watch"]


def watch(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Where reports arrive: PDF, .txt, .jsonl and .zip files; below it too.")],
    kb: Annotated[str, typer.Option("--kb", metavar="URL", help="The store: an SQLite file, or postgresql://user@host/database.")],
    output: Annotated[
        Optional[Path],  # noqa: UP045 - typer reads it
        typer.Option("--output", "-o", metavar="FOLDER", help="Write the records of each report into this folder too."),
    ] = None,
    failures: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("--failures", metavar="FILE", help="Where to write what failed and why; FOLDER.failures.jsonl, beside it, if not given."),
    ] = None,
    settle: Annotated[float, typer.Option("--settle", metavar="SECONDS", min=0.0, help="A file is whole when it has not changed for so long.")] = 2.0,
    password: Password = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Tell of failures only.")] = False,
    pdf_engine: PdfEngineOption = Engine.AUTO,
    max_pages: MaxPages = None,
    max_size: MaxSize = 1000,
    page_timeout: PageTimeout = DEFAULTS.page_timeout,
    report_timeout: ReportTimeout = 900.0,
    report_memory: ReportMemory = 3000,
    workers: Workers = None,
    lexicon: Lexicons = None,
    model: Learned = None,
) -> None:
    """Extract and load what is in a folder and what arrives in it, until it is stopped (Ctrl-C, SIGTERM).

    Example: abstract2kb watch inbox --kb congress.db
    """
    from abstract2kb.batch import Job, Limits, LocalEngine
    from abstract2kb.kb import KnowledgeBase
    from abstract2kb.watch import Intake, Service

    failures = failures or folder.absolute().parent / f"{folder.absolute().name}.failures.jsonl"
    _check(folder, output, failures)
    base = KnowledgeBase(kb)
    with base.store.session(create=True):  # a store that cannot be written is told of now
        pass
    job = Job(password, PdfSettings(pdf_engine, max_pages, page_timeout=page_timeout), tuple(lexicon or ()), model)
    job.pipeline()
    screen = _Screen(quiet)

    def engine_for(items: Sequence[Input]) -> LocalEngine:
        return LocalEngine(items, job, workers or cores(), Limits(report_timeout, report_memory))

    intake = Intake(base, failures, engine_for, screen, output, max_size * 1_000_000)
    stop = _stop_event()
    screen.says(f"watching {folder}; Ctrl-C ends it")
    Service(folder, intake, settle, stop, say).run()
    screen.says(f"stopped: {screen.count} loaded, {screen.bad} failed")


def _check(folder: Path, output: Path | None, failures: Path) -> None:
    """Raises UsageError for places that cannot be, or that would be watched themselves."""
    if not folder.is_dir():
        raise UsageError(f"{folder}: no such folder")
    for place in (output, failures):
        if place is not None and folder.resolve() in (place.resolve(), *place.resolve().parents):
            raise UsageError(f"{place}: is in the folder that is watched; choose another place")
    if output is not None and not output.is_dir():
        raise UsageError(f"{output}: no such folder")
    if not failures.parent.is_dir():
        raise UsageError(f"{failures}: cannot be written (there is no such folder)")


def _stop_event() -> Event:
    """Set by Ctrl-C and SIGTERM; the second of them ends the process as usual."""
    stop = Event()

    def on_signal(number: int, _: FrameType | None) -> None:
        stop.set()
        signal.signal(number, signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL)

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, on_signal)
    return stop


class _Screen:
    """A line for each thing that happens, on standard error."""

    def __init__(self, quiet: bool) -> None:
        self._quiet, self.count, self.bad = quiet, 0, 0

    def says(self, line: str) -> None:
        """What people may want to know."""
        if not self._quiet:
            say(line)

    def loaded(self, result: Result) -> None:
        """A report is in the store."""
        self.count += 1
        pages = "" if result.tally.pages is None else f"{result.tally.pages} pages, "
        self.says(f"{result.source}: {pages}{sum(result.tally.records.values())} records loaded")

    def known(self, count: int) -> None:
        """So many reports were in the store already, or came twice."""
        self.says(f"{count} report{'s are' if count != 1 else ' is'} in the store already")

    def failed(self, failure: Failure) -> None:
        """Something cannot be read."""
        self.bad += 1
        say(f"error: {failure.message}")
