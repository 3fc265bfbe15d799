"""Files that arrive, each of which is waited for until it no longer changes.

Example: after `arrivals.notice(path, now)`, `arrivals.settled(now + 2.0)` holds the path if it had the same size and time all the while.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from abstract2kb.remote import READABLE

__all__ = ["Arrivals", "reports_in"]

_SUFFIXES = (*READABLE, ".zip")


@dataclass(frozen=True, slots=True)
class _Stamp:
    """What changes when somebody writes to a file, or puts another in its place."""

    size: int
    modified: int
    inode: int

    @classmethod
    def of(cls, path: Path) -> _Stamp | None:
        """None for what is gone, or is no file."""
        with suppress(OSError):
            status = path.stat()
            return cls(status.st_size, status.st_mtime_ns, status.st_ino) if path.is_file() else None
        return None


class Arrivals:
    """What has arrived and not been taken. `settle` is for how many seconds a file has to stay as it is; times come from the caller's clock."""

    def __init__(self, settle: float) -> None:
        self._settle = settle
        self._waiting: dict[Path, tuple[_Stamp, float]] = {}
        self._taken: dict[Path, _Stamp] = {}

    def notice(self, path: Path, now: float) -> None:
        """There is, or may be, something new at this path."""
        stamp = _Stamp.of(path) if is_report(path) else None
        if stamp is None:
            self._waiting.pop(path, None)
        elif self._taken.get(path) != stamp and (path not in self._waiting or self._waiting[path][0] != stamp):
            self._waiting[path] = (stamp, now)

    def notice_all(self, paths: Iterable[Path], now: float) -> None:
        """Notice each of these."""
        for path in paths:
            self.notice(path, now)

    def settled(self, now: float) -> list[Path]:
        """The files that are whole, by name; each is given once, until it changes."""
        for path in list(self._waiting):
            self.notice(path, now)
        ready = sorted(path for path, (_, since) in self._waiting.items() if now - since >= self._settle)
        for path in ready:
            self._taken[path] = self._waiting.pop(path)[0]
        return ready

    def give_back(self, path: Path) -> None:
        """It could not be worked on yet."""
        self._taken.pop(path, None)


def is_report(path: Path) -> bool:
    """Whether the name is that of something to be read: what is hidden is not, nor what has another suffix while it is written."""
    return path.suffix.lower() in _SUFFIXES and not path.name.startswith(".")


def reports_in(folder: Path) -> Iterator[Path]:
    """The files in a folder and those below it, which may change meanwhile."""
    for path in sorted(folder.rglob("*")):
        if is_report(path):
            yield path
