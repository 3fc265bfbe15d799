"""Reading a PDF in a process of its own: a page that hangs, eats memory or crashes PDFium costs that page, not the run.

Example: `report_apart(data, "a.pdf")` gives what `Report.from_pdf(data, "a.pdf")` gives, or the same without the page that killed
its reader, which has a note "pdf.page_unreadable".
"""

from __future__ import annotations

import gc
import multiprocessing
import multiprocessing.context
import os
import signal
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection

from abstract2kb.errors import BrokenPdfError, InputError
from abstract2kb.pdf.page_watch import PageWatch
from abstract2kb.pdf.report import Report
from abstract2kb.pdf.settings import DEFAULTS, PdfSettings
from abstract2kb.pdf.warm import warm_up
from abstract2kb.processes import end_with

__all__ = ["limit_memory", "report_apart"]

_ATTEMPTS = 6
"""So many pages of a file may be lost before the file is given up."""
_LAYOUT_PAGES = 10
"""The stages after the last page get the time of so many pages, and of one more for every hundred pages read."""


@dataclass(frozen=True, slots=True)
class _Lost:
    """The reader died or was stopped at a page (0: before the first one; -1: after the last one)."""

    page: int
    cause: str


@dataclass
class _Readers:
    """How many files were read; what reading needs is loaded here once there is a second one, and not anew in every copy of this process."""

    files: int = 0

    def prepare(self) -> None:
        """To be called before each file."""
        self.files += 1
        if self.files == _MANY and _context().get_start_method() == "fork":
            warm_up()


_MANY = 2
_readers = _Readers()


class _Beacon(PageWatch):
    """Tells the waiting process which page comes next."""

    def __init__(self, lost: Mapping[int, str], pipe: Connection) -> None:
        super().__init__(lost)
        self._pipe = pipe

    def begins(self, page: int) -> None:
        self._pipe.send(page)


def report_apart(
    data: bytes, source: str, password: str | None = None, settings: PdfSettings = DEFAULTS, meanwhile: Callable[[], object] | None = None
) -> Report:
    """Read a PDF as `Report.from_pdf` does, with `settings.page_timeout` and `settings.max_memory` enforced from outside.

    `meanwhile` is what this process does first while the other one reads.

    Raises what `Report.from_pdf` raises, and BrokenPdfError when the file cannot be opened or laid out within the limits, or too
    many of its pages cannot.
    """
    _readers.prepare()
    lost: dict[int, str] = {}
    while True:
        outcome = _attempt(data, source, password, settings, lost, meanwhile)
        meanwhile = None
        if isinstance(outcome, Report):
            return outcome
        if isinstance(outcome, InputError):
            raise outcome
        if outcome.page < 1 or outcome.page in lost or len(lost) >= _ATTEMPTS:
            raise BrokenPdfError(source, outcome.cause, outcome.page if outcome.page > 0 else None)
        lost[outcome.page] = outcome.cause


def _attempt(
    data: bytes, source: str, password: str | None, settings: PdfSettings, lost: Mapping[int, str], meanwhile: Callable[[], object] | None
) -> Report | InputError | _Lost:
    """One reading in a process of its own, without the pages that are lost already."""
    context = _context()
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_read, args=(theirs, os.getpid(), data, source, password, settings, dict(lost)), daemon=True)
    process.start()
    theirs.close()
    page = 0
    try:
        if meanwhile is not None:
            meanwhile()
        while True:
            if not ours.poll(_patience(settings, page)):
                return _Lost(max(page, 0), f"took longer than {settings.page_timeout:g} s") if page >= 0 else _Lost(-1, "the layout took too long")
            message = ours.recv()
            if not isinstance(message, int):
                return message if isinstance(message, Report | InputError) else _Lost(page, str(message))
            page = message
    except EOFError:
        process.join()
        return _Lost(page, _death(process.exitcode))
    finally:
        ours.close()
        if process.is_alive():
            process.kill()
        process.join()


def _patience(settings: PdfSettings, page: int) -> float:
    return settings.page_timeout if page > 0 else settings.page_timeout * _LAYOUT_PAGES


def _death(code: int | None) -> str:
    if code is not None and code < 0:
        with suppress(ValueError):
            return f"the reader crashed or ran out of memory ({signal.Signals(-code).name})"
    return f"the reader ended without a result (exit code {code})"


def _context() -> multiprocessing.context.ForkContext | multiprocessing.context.SpawnContext:
    """Copies of this process, which need no socket and have everything loaded; fresh processes where copies are not safe."""
    if sys.platform == "linux":
        return multiprocessing.get_context("fork")
    return multiprocessing.get_context("spawn")


def _read(pipe: Connection, parent: int, data: bytes, source: str, password: str | None, settings: PdfSettings, lost: dict[int, str]) -> None:
    """What the other process does: send the number of every page before it is read, then the report or what is wrong with it."""
    gc.freeze()  # what stands here from the start is never collected, and looking through it would copy it
    end_with(parent)
    limit_memory(settings.max_memory)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        pipe.send(Report.from_pdf(data, source, password, settings, _Beacon(lost, pipe)))
    except InputError as error:
        pipe.send(error)
    except MemoryError:
        pipe.send("ran out of memory")
    finally:
        pipe.close()


def limit_memory(megabytes: int) -> None:
    """Let this process grow by so much and no further, where the system can say so."""
    try:
        import resource
    except ImportError:
        return
    with suppress(OSError, ValueError):
        with open("/proc/self/statm", encoding="ascii") as stream:
            now = int(stream.read().split()[0]) * resource.getpagesize()
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (now + megabytes * 1024 * 1024, hard))
