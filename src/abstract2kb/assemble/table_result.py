"""What one cell of a result table says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from abstract2kb.assemble.figure import Figure
from abstract2kb.assemble.table_sides import Side
from abstract2kb.assemble.topics import Topic

__all__ = ["CellPlace", "TableResult"]


@dataclass(frozen=True, slots=True)
class TableResult:
    """One cell's figure, what it is of, the arm and grade that its headings name, the assets named there, and the study's id if told."""

    topic: Topic
    figure: Figure
    arm: str | None
    grade: str | None
    assets: tuple[str, ...]
    study: str | None = None
    p: str | None = None
    term: str | None = None
    at: str | None = None
    side: int | None = None
    """0 or 1 for a figure of two arms that nothing in the table names."""


@dataclass(frozen=True, slots=True)
class CellPlace:
    """A part of a cell with one figure, text[start:end]: its topic, its grade, and whose it is where several arms (`sides`) share the cell."""

    start: int
    end: int
    topic: Topic
    grade: str | None = None
    side: Side | None = None
    sides: Sequence[Side] = ()
    at: str | None = None
    median: bool = False
    ratio: bool = False
    told: Literal["", "none", "people"] = ""
    """Whether its words say that there was none, or that the figure counts people."""
