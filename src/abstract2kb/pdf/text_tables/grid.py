"""What a reader of tables in text hands on: places of cells, no words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

__all__ = ["Grid", "Place", "spans_of_groups"]


class Place(NamedTuple):
    """A cell: its row and column, over how many columns it goes, and where its words stand in the text (end exclusive)."""

    row: int
    col: int
    col_span: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A table in a text: its cells in row-major order, how many rows at the top are headings, and where it starts and ends."""

    start: int
    end: int
    header_rows: int
    places: tuple[Place, ...]


def spans_of_groups(count: int, columns: int) -> int:
    """Over how many columns each of so many groups of headings goes; 0 where they do not share them evenly.

    >>> spans_of_groups(2, 6), spans_of_groups(2, 5)
    (3, 0)
    """
    return columns // count if count and columns % count == 0 else 0


def by_rows(places: Sequence[Place]) -> tuple[Place, ...]:
    """The cells in row-major order."""
    return tuple(sorted(places, key=lambda place: (place.row, place.col)))
