"""Python's cycle collector kept from walking a document's many small objects, none of which is in a cycle, again and again."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["collecting_rarely"]

_MANY = 200_000
"""So many new objects that outlive their maker set the collector off; Python's default is 700."""


@contextmanager
def collecting_rarely() -> Iterator[None]:
    """Have the collector run seldom in the block, and as before afterwards. For the whole process: meant for short stretches of work."""
    before = gc.get_threshold()
    if before[0]:  # 0: the caller has turned it off
        gc.set_threshold(max(before[0], _MANY), *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
