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
    """Room for open things up to a weight: one more closes those that were opened first; the last one stays open, whatever its weight."""

    def __init__(self, room: int) -> None:
        self._room, self._weight = room, 0
        self._open: deque[tuple[Closing, int]] = deque()

    def opens(self, item: Closing, weight: int = 1) -> None:
        """Remember that this one is open from now on."""
        self._open.append((item, weight))
        self._weight += weight
        while self._weight > self._room and len(self._open) > 1:
            first, freed = self._open.popleft()
            self._weight -= freed
            first.close()

    def clear(self) -> None:
        """Let go of what is open, which may know its shelf: it need not wait for the cycle collector."""
        self._open.clear()
        self._weight = 0
