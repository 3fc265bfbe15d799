"""What the number grammar finds, as typed values: counts, percents, times, intervals and ratios."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["Count", "Interval", "Percent", "Quantity", "Ratio", "Time"]

CountStyle = Literal["fraction", "of", "n", "noun", "whom", "bare", "total", "no", "all", "in", "cell"]


@dataclass(frozen=True, slots=True)
class Count:
    """`n` of `total`; `style` says how it is written: "9/43" fraction, "9 of 43" of, "n = 9" n, "nine patients" noun, "two of whom"
    whom, "9 (" bare, "(21%) of 43" total, "no patients" no, "all 10 patients" all, "1 in 5" in, "20 (71.4)" in a table run into the text cell."""

    n: int | None
    total: int | None = None
    style: CountStyle = "bare"
    bound: str = "="


@dataclass(frozen=True, slots=True)
class Percent:
    """A percentage as stated."""

    value: float
    bound: str = "="


@dataclass(frozen=True, slots=True)
class Time:
    """A length of time in `unit` (days, weeks, months, years), or "NR" for not reached; `attributive` for "2-year"."""

    value: float | Literal["NR"]
    unit: str | None
    attributive: bool = False
    bound: str = "="


@dataclass(frozen=True, slots=True)
class Interval:
    """A confidence interval; `explicit` is False for a bare bracket "(3.5-5.6)"; an end that was not reached is "NR"."""

    low: float | Literal["NR"]
    high: float | Literal["NR"]
    level: float | None = None
    explicit: bool = True


@dataclass(frozen=True, slots=True)
class Ratio:
    """A hazard, odds or risk ratio (`kind` "HR", "OR", "RR")."""

    value: float
    kind: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """text[start:end] (end exclusive) holds `value`; `label` is COUNT, PERCENT, TIME, CI or RATIO."""

    start: int
    end: int
    label: str
    value: Count | Percent | Time | Interval | Ratio
    rule: str
