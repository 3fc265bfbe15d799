"""What one process can know and ask of others (Linux): what memory they hold, and that they end with the one that started them.

Example: `holds_more(pid, 3_000_000_000)` says whether a process and all it has started hold more than 3 GB together.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path

__all__ = ["end_with", "held_by", "holds_more"]

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


def holds_more(process: int, limit: int) -> bool:
    """Whether a process and its descendants hold more than so many bytes; a page shared by n processes counts 1/n for each.

    What each has in memory, shared or not, is known at once; only where that is too much is it told apart, which takes the system some milliseconds.
    """
    family = [process, *_descendants(process)]
    return sum(map(_resident, family)) > limit and held_by(process) > limit


def held_by(process: int) -> int:
    """The bytes that a process and its descendants hold, shared pages in parts; 0 when it has ended."""
    return sum(map(_proportional, [process, *_descendants(process)]))


def _resident(process: int) -> int:
    """The resident set size of a process that has not ended, from proc(5)."""
    with suppress(*_GONE), open(f"/proc/{process}/statm", encoding="ascii") as line:
        return int(line.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    return 0


def _proportional(process: int) -> int:
    """The proportional set size of one process, from proc(5)."""
    with suppress(*_GONE), open(f"/proc/{process}/smaps_rollup", encoding="ascii") as lines:
        for line in lines:
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0


def _descendants(process: int) -> list[int]:
    return [p for child in _children(process) for p in (child, *_descendants(child))]


def _children(process: int) -> list[int]:
    found: list[int] = []
    with suppress(*_GONE):
        for thread in Path(f"/proc/{process}/task").iterdir():
            found.extend(int(child) for child in (thread / "children").read_text(encoding="ascii").split())
    return found
