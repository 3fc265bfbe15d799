"""Cells of result tables: "9 (21)", "9/43 (21%)", "21% (10.1-36.0)", "7.4 (5.1-9.0)", "NR (12.1-NE)", "0.69 (0.57-0.83)".

What a bare number means stands elsewhere (the row's label, a section line, the column's heading): the caller passes these words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from abstract2kb.assemble.figures import Figure
from abstract2kb.nlp.numerals import DECIMAL, decimal

__all__ = ["Hints", "hints_of", "read_cell"]


@dataclass(frozen=True, slots=True)
class Hints:
    """What the words around a cell say its numbers are; `total` is the N of its column or row."""

    count: bool = False
    percent: bool = False
    interval: bool = False
    time: str | None = None
    ratio: bool = False
    total: int | None = None


_PATTERN = {
    "count": re.compile(r"\bn\b(?!\s?=)|\bno\.|\bnumber\b|\bpatients\b|\bpts\b|\bn,\s?%", re.IGNORECASE),
    "percent": re.compile(r"%|\bpercent\b|\brate\b"),
    "interval": re.compile(r"\bCI\b|confidence interval", re.IGNORECASE),
    "ratio": re.compile(r"\bHR\b|hazard ratio|odds ratio|\bOR\b\s?[,(]", re.IGNORECASE),
}
_TIME = re.compile(r"\b(?:(?P<m>months?|mos?\.?)|(?P<w>weeks?|wks?)|(?P<y>years?|yrs?)|(?P<d>days?))\b", re.IGNORECASE)
_UNITS = {"m": "months", "w": "weeks", "y": "years", "d": "days"}
_TOTAL = re.compile(r"\b[nN]\s?=\s?(\d{1,5})\b")


def hints_of(*words: str) -> Hints:
    """The hints that labels and headings give; the first N found is the total.

    >>> hints_of("ORR, n (%)", "Arm A (n=43)").total
    43
    """
    text = " | ".join(words)
    time, total = _TIME.search(text), _TOTAL.search(text)
    plain = re.sub(r"\d+\s?%\s?CI|\d+%-CI", "CI", text)
    plain = re.sub(r"(?:[≥≤<>]=?|at least|CPS|TPS|L1)\s?\d+\s?(?:[-–]\s?\d+\s?)?%", "", plain)
    return Hints(
        count=bool(_PATTERN["count"].search(_TOTAL.sub("", plain))),
        percent=bool(_PATTERN["percent"].search(plain)),
        interval=bool(_PATTERN["interval"].search(text)),
        time=_UNITS[time.lastgroup or "m"] if time else None,
        ratio=bool(_PATTERN["ratio"].search(text)),
        total=int(total.group(1)) if total else None,
    )


_DASH = r"\s?(?:-|–|−|—|to|,|;)\s?"
_END = rf"(?:{DECIMAL}|NR|NE|NA|–|-)"
_INTERVAL = rf"(?:95% CI:?,?\s?)?(?P<low>{_END}){_DASH}(?P<high>{_END})\s?%?"
_CELL = re.compile(
    rf"\s*(?P<sign>[<>≤≥~])?\s?(?P<first>{DECIMAL}|NR|NE|not reached)\+?(?:\s?/\s?(?P<total>\d+))?\s?(?P<pct>%)?(?:\s?(?:months?|mo|weeks?|years?))?"
    rf"(?:\s?[(\[,;]\s?(?:(?P<second>{DECIMAL})\s?(?P<pct2>%)?(?:[,;]\s?{_INTERVAL})?|"
    rf"{_INTERVAL.replace('low', 'low2').replace('high', 'high2')})\s?[)\]]?)?"
    rf"(?:\s?[(\[]\s?{_INTERVAL.replace('low', 'low3').replace('high', 'high3')}\s?[)\]])?\s*",
    re.IGNORECASE,
)
_WORDS = frozenset({"nr", "ne", "not reached"})


def read_cell(text: str, start: int, hints: Hints) -> Figure | None:
    """The figure of a cell whose text begins at `start`; None where the cell is no number or its meaning is open."""
    m = _CELL.fullmatch(text)
    if m is None:
        return None
    end = start + len(text)
    low, high = _interval(m)
    first = m.group("first").lower()
    if first in _WORDS or (hints.time and not hints.percent and not m.group("pct") and m.group("second") is None and m.group("total") is None):
        return _time(m, start, end, hints, low, high)
    value = decimal(m.group("first"))
    if hints.ratio and "." in m.group("first") and not m.group("pct") and m.group("second") is None:
        return Figure(start, end, "ratio", ratio=value, ratio_kind="HR", low=low, high=high)
    return _rate(m, start, end, hints, low, high)


_End = float | Literal["NR"] | None


def _interval(m: re.Match[str]) -> tuple[float | None, _End]:
    """The ends of the cell's interval; the upper one is "NR" where it is not a number."""
    for suffix in ("", "2", "3"):
        low, high = m.group(f"low{suffix}"), m.group(f"high{suffix}")
        if low and high and low[0].isdigit() and high[0].isdigit():
            return decimal(low), decimal(high)
        if low and high and low[0].isdigit():
            return decimal(low), "NR"
    return None, None


def _time(m: re.Match[str], start: int, end: int, hints: Hints, low: float | None, high: _End) -> Figure | None:
    first = m.group("first").lower()
    if not hints.interval:
        low = high = None
    if first in _WORDS:
        return Figure(start, end, "time", value="NR", low=low, high=high)
    return Figure(start, end, "time", value=decimal(first), unit=hints.time, low=low, high=high)


def _rate(m: re.Match[str], start: int, end: int, hints: Hints, low: float | None, high: _End) -> Figure | None:
    value = decimal(m.group("first"))
    if low is not None and not (hints.interval or m.group("second")):
        low = high = None
    if m.group("pct") or (hints.percent and not hints.count and m.group("second") is None and m.group("total") is None):
        return Figure(start, end, "rate", total=hints.total, percent=value, low=low, high=high) if value <= 100 else None
    if value != int(value):
        return Figure(start, end, "rate", total=hints.total, percent=value, low=low, high=high) if hints.percent and value <= 100 else None
    second = decimal(m.group("second")) if m.group("second") else None
    told = m.group("pct2") or hints.percent or (second is not None and _column_total(int(value), second, hints) is not None)
    percent = second if told else None
    if (m.group("second") and percent is None) or (percent is not None and percent > 100):
        return None
    if not (hints.count or percent is not None or m.group("total")):
        return None
    n, total = int(value), int(m.group("total")) if m.group("total") else None
    return Figure(start, end, "rate", n=n, total=total or _column_total(n, percent, hints), percent=percent, low=low, high=high, style="cell")


def _column_total(n: int, percent: float | None, hints: Hints) -> int | None:
    """The column's N, if the cell's numbers agree with it."""
    if hints.total is None or n > hints.total or hints.total == 0:
        return None
    return hints.total if percent is None or abs(100 * n / hints.total - percent) <= 1.5 else None
