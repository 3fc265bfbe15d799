"""The loop: wait for files, take those that are whole, until somebody says stop."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

from abstract2kb.errors import KbError, UsageError
from abstract2kb.watch.arrivals import Arrivals, reports_in
from abstract2kb.watch.intake import Intake

__all__ = ["Service"]

_TICK = 0.5
"""So often, in seconds, files that are being written are looked at."""
_ROUND = 60.0
"""So often the whole folder is: file systems of other machines, and queues that were full, do not tell of everything."""
_PAUSE = 10.0
"""After a failure of the store."""


class Service:
    """Watches a folder. `stop` ends it after the reports that are being worked on; `says` is told of trouble with the store."""

    def __init__(self, folder: Path, intake: Intake, settle: float, stop: Event, says: Callable[[str], None]) -> None:
        self._folder, self._intake, self._stop, self._says = folder, intake, stop, says
        self._arrivals = Arrivals(settle)

    def run(self) -> None:
        """Until it is told to stop. Raises UsageError without the extra "watch", OSError when the folder cannot be watched."""
        next_round = paused_until = 0.0
        for changed in self._changes():
            now = time.monotonic()
            if now >= next_round:
                self._arrivals.notice_all(reports_in(self._folder), now)
                next_round = now + _ROUND
            self._arrivals.notice_all(changed, now)
            if now >= paused_until and not self._take(now):
                paused_until = time.monotonic() + _PAUSE
            if self._stop.is_set():
                return

    def _take(self, now: float) -> bool:
        """Works on what is whole; False when the store could not be reached, and then it will be tried again."""
        files = self._arrivals.settled(now)
        if not files:
            return True
        try:
            left = self._intake.take(files, self._stop.is_set)
        except KbError as error:
            self._says(f"error: {error}")
            left = files
        for file in left:
            self._arrivals.give_back(file)
            self._arrivals.notice(file, now)
        return not left

    def _changes(self) -> Iterator[list[Path]]:
        """The files that are told to have changed; nothing, now and then."""
        try:
            from watchfiles import Change, watch
        except ImportError as error:
            raise UsageError('watch needs the extra "watch": pip install "abstract2kb[watch]"') from error
        yield []
        tick = round(_TICK * 1000)
        for changes in watch(
            self._folder, watch_filter=None, debounce=tick, step=100, stop_event=self._stop, rust_timeout=tick, yield_on_timeout=True,
            ignore_permission_denied=True,
        ):  # fmt: skip
            yield sorted(Path(path) for change, path in changes if change is not Change.deleted)
