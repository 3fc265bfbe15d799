"""The few parts of a long document that are open at a time; the others are held packed.

Example: `Shelf(8).opens(page)` for every page in turn closes page 1 when page 9 is opened.
"""

from __future__ import annotations

from collections import deque
from typing import Protocol

__all__ = ["Closing", "Shelf"]


class Closing(Protocol):
    """What can stand on a shelf."""

    def close(self) -> None:
        """Give memory back; what is asked for again is unpacked."""


class Shelf:
    """Room for so many open things: one more closes the one that was opened first."""

    def __init__(self, room: int) -> None:
        self._room = room
        self._open: deque[Closing] = deque()

    def opens(self, item: Closing) -> None:
        """Remember that this one is open from now on."""
        self._open.append(item)
        while len(self._open) > self._room:
            self._open.popleft().close()

    def clear(self) -> None:
        """Let go of what is open, which may know its shelf: it need not wait for the cycle collector."""
        self._open.clear()
