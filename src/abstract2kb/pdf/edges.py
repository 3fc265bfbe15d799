"""Straight borders on a page: what rules and the sides of rectangles become before they make a grid.

Example: `Edge(at=102.9, start=35.4, end=806.5)` is the rule below a row.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Edge", "Edges"]


@dataclass(frozen=True, slots=True)
class Edge:
    """A straight border: at `at` (y when horizontal, else x), from `start` to `end`."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class Edges:
    """Horizontal and vertical edges."""

    across: list[Edge]
    down: list[Edge]
