"""What runs in the workers of a Dask cluster: each thread of a worker hires a process that has the model loaded and does the work.

So a worker stays small, is never copied while its threads run, and outlives a report that hangs, crashes or eats memory. This module passes bytes
on without looking into them, and loads nothing of this package.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from contextlib import suppress
from multiprocessing import Pipe
from pathlib import Path
from typing import Any

from distributed import WorkerPlugin, get_worker

__all__ = ["ANSWER", "DIED", "REFUSED", "UNSEEN", "Hands", "stamp_of", "worked"]

ANSWER, UNSEEN, REFUSED, DIED = "answer", "unseen", "refused", "died"
"""What comes of a piece of work: its packed answer; nothing, for the file is not on that machine; the packed error of a process that could not
begin; or nothing, for the process was killed more than once."""
_TRIES = 2
_MODULE = "abstract2kb.batch.hand"


class Hands(WorkerPlugin):  # type: ignore[misc]
    """Gives the worker's threads a process each when they need one; `order` is told to each process when it begins."""

    def __init__(self, name: str, order: bytes) -> None:
        self.name, self.order = name, order

    def setup(self, worker: Any) -> None:
        """The worker begins."""
        self._own, self._all = threading.local(), list[_Hand]()

    def teardown(self, worker: Any) -> None:
        """The run is over, or the worker ends."""
        for hand in self._all:
            hand.end()

    def work(self, packed: bytes) -> tuple[str, bytes]:
        """What the process of this thread makes of a piece of work; one that has died is replaced."""
        for _ in range(_TRIES):
            hand: _Hand | None = getattr(self._own, "hand", None)
            if hand is None or not hand.is_alive():
                hand = self._own.hand = _Hand(self.order)
                self._all.append(hand)
            if hand.refusal:
                self._own.hand = None
                return REFUSED, hand.refusal
            with suppress(EOFError, OSError):
                return ANSWER, hand.work(packed)
            hand.end()
        return DIED, b""


class _Hand:
    """A process that does one piece of work after the other; `refusal` is the packed error if it cannot."""

    def __init__(self, order: bytes) -> None:
        self._pipe, theirs = Pipe()
        command = [sys.executable, "-m", _MODULE, str(theirs.fileno())]
        self._process = subprocess.Popen(command, pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        theirs.close()
        self.refusal = b""
        with suppress(EOFError, OSError):  # it has died: so will be seen when there is work for it
            self._pipe.send_bytes(order)
            self.refusal = self._pipe.recv_bytes()

    def is_alive(self) -> bool:
        """Whether it can be given work."""
        return self._process.poll() is None

    def work(self, packed: bytes) -> bytes:
        """Raises EOFError or OSError when it dies over it."""
        self._pipe.send_bytes(packed)
        return self._pipe.recv_bytes()

    def end(self) -> None:
        """Stop it; what it has started ends with it."""
        self._pipe.close()
        self._process.kill()
        self._process.wait()


def worked(plugin: str, packed: bytes, file: str | None = None, stamp: tuple[int, int] | None = None) -> tuple[str, bytes]:
    """The task of the cluster. `file` has to be there as it was where the run was started, if the work is to be done with it."""
    if file is not None and stamp_of(Path(file)) != stamp:
        return UNSEEN, b""
    hands: Hands = get_worker().plugins[plugin]
    return hands.work(packed)


def stamp_of(file: Path) -> tuple[int, int] | None:
    """What tells a file from another one of its name on another machine: size and time; None where there is none."""
    with suppress(OSError):
        status = os.stat(file)
        return status.st_size, status.st_mtime_ns
    return None
