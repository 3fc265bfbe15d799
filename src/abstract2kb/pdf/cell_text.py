"""Cells before they have a place in a table: blocks of lines, and what their text tells of them.

Example: "12.1 (8.0-NE)" is a cell of figures; "(95% CI)" reads on from the line above it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from abstract2kb.patterns import regex
from abstract2kb.pdf.glyphs import Line
from abstract2kb.pdf.rows import Place

__all__ = ["Block", "Placed", "goes_on", "is_figure"]

_FIGURE = regex(
    r"(?:(?:a?HR|OR|RR)\s|Δ\s?)?[<>≤≥~]?\s?\(?\d[\d.,/%\s()–—\-−+:;toNREA]*[*†‡§a-d]?|[–—-]|N[REA]\b.{0,16}|not (?:reached|estimable)", re.IGNORECASE
)
_LOWER = regex(r"[a-z](?![A-Z])")
"""How a line begins that goes on in lower case; "pCR" and "mPFS" do not."""
_OPEN = regex(r"(?:[(,;/–+-]|\b(?:and|or|of|the|in|with|for|to|vs\.?|versus|plus))$", re.IGNORECASE)


_UNIT = regex(
    r"(?:[kMG]?Bq|[mMµμn]?g(?:/(?:kg|m2|m²|mL|day))?|[mMµμ]Ci|Gy|mL|IU|%|months?|mo|weeks?|years?)(?: (?:Q\dW|QD|BID|once daily|twice daily))?,?"
)
"""A line that is the unit of the figure above it: "GBq" below "1.5"."""


@dataclass(slots=True)
class Block:
    """Lines of one cell, from top to bottom."""

    place: Place
    lines: list[Line]

    @property
    def first(self) -> float:
        """The first baseline."""
        return self.lines[0].base

    @property
    def last(self) -> float:
        """The last baseline."""
        return self.lines[-1].base

    @property
    def middle(self) -> float:
        """Between the first and the last baseline."""
        return (self.first + self.last) / 2

    @property
    def text(self) -> str:
        """All of it."""
        return " ".join(line.text for line in self.lines)


@dataclass(slots=True)
class Placed:
    """Where a cell stands: its row, how many rows it spans, its columns, its lines."""

    row: int
    row_span: int
    place: Place
    lines: list[Line]


def is_figure(text: str) -> bool:
    """Whether a cell of figures may read so.

    >>> is_figure("12.1 (8.0–NE)"), is_figure("Phase 2")
    (True, False)
    """
    return _FIGURE.fullmatch(text.strip()) is not None


def goes_on(above: str, text: str) -> bool:
    """Whether a line reads on from the one above it in a cell."""
    if _UNIT.fullmatch(text) and above[-1:].isdigit():
        return True
    return _LOWER.match(text) is not None or text.startswith(("(", "+ ", "/")) or bool(_OPEN.search(above)) or above.count("(") > above.count(")")
