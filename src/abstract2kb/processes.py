"""What one process can know and ask of others (Linux): what memory they hold, and that they end with the one that started them.

Example: `held_by(pid)` gives the bytes that a process and all it has started hold; memory that several of them share counts once.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path

__all__ = ["end_with", "held_by"]

_PR_SET_PDEATHSIG = 1
_GONE = (FileNotFoundError, ProcessLookupError, PermissionError, ValueError, IndexError)


def end_with(parent: int) -> None:
    """Have this process killed when the one that started it ends, however that happens (prctl(2)); to be called by the process itself.

    The system means the thread that started it: one that ends before its process takes its children with it.
    """
    if sys.platform != "linux":
        return
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it has ended before the system was asked
        os._exit(1)


def held_by(process: int) -> int:
    """The bytes that a process and its descendants hold; 0 when it has ended. A page shared by n processes counts 1/n for each."""
    return _proportional(process) + sum(held_by(child) for child in _children(process))


def _proportional(process: int) -> int:
    """The proportional set size of one process, from proc(5)."""
    with suppress(*_GONE), open(f"/proc/{process}/smaps_rollup", encoding="ascii") as lines:
        for line in lines:
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0


def _children(process: int) -> list[int]:
    found: list[int] = []
    with suppress(*_GONE):
        for thread in Path(f"/proc/{process}/task").iterdir():
            found.extend(int(child) for child in (thread / "children").read_text(encoding="ascii").split())
    return found
