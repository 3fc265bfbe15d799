"""What runs only at full size, with A2KB_FULL=1: it takes minutes."""

from __future__ import annotations

import os

import pytest

__all__ = ["FULL", "full"]

FULL = bool(os.environ.get("A2KB_FULL"))
full = pytest.mark.skipif(not FULL, reason="takes a minute or more; A2KB_FULL=1 runs it")
