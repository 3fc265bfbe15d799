"""A figure: the numbers that state one thing together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["Figure"]

FigureKind = Literal["rate", "time", "ratio"]


@dataclass(frozen=True, slots=True)
class Figure:
    """text[start:end] (end exclusive) states these numbers; `style` is that of the count, "" without one;
    that of a time is "alone" where it stands without the unit of the one beside it."""

    start: int
    end: int
    kind: FigureKind
    n: int | None = None
    total: int | None = None
    percent: float | None = None
    value: float | Literal["NR"] | None = None
    unit: str | None = None
    ratio: float | None = None
    ratio_kind: str = ""
    low: float | Literal["NR"] | None = None
    high: float | Literal["NR"] | None = None
    level: float | None = None
    bound: str = "="
    style: str = ""
    attributive: bool = False
    interval_end: int = 0
    """Where its interval or percent ends that stands apart from it; 0 for none."""
