"""Commands in a copy of this process: one that is watched, stopped and killed like any other, and has loaded already what a fresh one loads first."""

from __future__ import annotations

import io
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

__all__ = ["Copy", "by_command_line"]


class Copy:
    """Does `work` in a folder; `output` is what it writes to standard output and error, as it comes. To be waited for."""

    def __init__(self, work: Callable[[], object], folder: Path) -> None:
        ours, theirs = os.pipe()
        self._process = multiprocessing.get_context("fork").Process(target=_alone, args=(work, folder, ours, theirs))
        self._process.start()
        os.close(theirs)
        self.output = open(ours, encoding="utf-8")  # noqa: SIM115 - closed by `wait`
        self.pid = self._process.pid or 0

    def wait(self) -> int:
        """Its exit code; minus the number of the signal that ended it."""
        self._process.join()
        self.output.close()
        return self._process.exitcode or 0

    def send_signal(self, number: signal.Signals) -> None:
        """Send it a signal."""
        os.kill(self.pid, number)


def by_command_line(*arguments: str) -> None:
    """What a fresh process does that is called with these arguments, without what it says on standard output."""
    from abstract2kb.cli import main

    sys.argv = ["abstract2kb", *arguments]
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - the process ends with this
    main()


def _alone(work: Callable[[], object], folder: Path, ours: int, theirs: int) -> None:
    os.close(ours)
    for number in (1, 2):
        os.dup2(theirs, number)
    os.close(theirs)
    sys.stdout, sys.stderr = (io.TextIOWrapper(os.fdopen(number, "wb", 0), encoding="utf-8", write_through=True) for number in (1, 2))
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    os.chdir(folder)
    work()
