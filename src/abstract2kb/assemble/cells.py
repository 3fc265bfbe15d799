"""Cells of result tables: "9 (21)", "9/43 (21%)", "50.7 (36/71)", "7.4 (5.1-9.0)", "NR (12.1-NE)", "HR 0.69 (0.57-0.83)".

What a bare number means stands elsewhere (the row's label, a section line, the column's heading): the caller passes these words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from abstract2kb.assemble.figure import Figure
from abstract2kb.nlp.numerals import DECIMAL, decimal
from abstract2kb.patterns import regex

__all__ = ["UNITS", "Hints", "figures_in", "hints_of", "interval_in", "interval_of", "level_of", "p_at_end", "parts_of", "read_cell", "unit_of"]


@dataclass(frozen=True, slots=True)
class Hints:
    """What the words around a cell say its numbers are; `total` is the N of its column or row, `spread` that brackets hold a range, `turned`
    that they hold the count of the percent before them, `median` that bare numbers are times although nothing gives their unit."""

    count: bool = False
    percent: bool = False
    interval: bool = False
    time: str | None = None
    ratio: bool = False
    total: int | None = None
    spread: bool = False
    turned: bool = False
    median: bool = False


_PATTERN = {
    "count": regex(r"\bn\b(?!\s?=)|\bno\.|\bn,\s?%", re.IGNORECASE),
    "people": regex(r"\bnumber\b|\bpatients\b|\bpts\b", re.IGNORECASE),
    "percent": regex(r"%|\bper ?cent(?:ages?)?\b|\brate\b"),
    "interval": regex(r"\bCIs?\b|confidence interval", re.IGNORECASE),
    "ratio": regex(
        r"\b(?:a?HR|RR)\b(?![+-]|\spositive|\snegative)|hazard ratio|risk ratio|odds ratio|\bOR\b\s?[,(]|(?:^|\|\s)ratio(?=\s?(?:[(\[|]|$))",
        re.IGNORECASE,
    ),
    "turned": regex(r"%\)?\s?[(\[]\s?(?:n|no\.)\s?[)\]]", re.IGNORECASE),
    "spread": regex(r"\brange\b|\bIQR\b|\bSD\b(?=[)\]])|interquartile", re.IGNORECASE),
}
_TIME = regex(r"\b(?:(?P<m>months?|mos?\.?)|(?P<w>weeks?|wks?)|(?P<y>years?|yrs?)|(?P<d>days?))\b", re.IGNORECASE)
UNITS = {"m": "months", "w": "weeks", "y": "years", "d": "days"}
_LANDMARK = regex(r"\d+(?:\.\d+)?[\s-]?(?:months?|mos?|m|weeks?|wks?|years?|yrs?|y|days?|d)\b", re.IGNORECASE)
_SHARE = regex(r"(?:%|\bpercent(?:age)?\b|\bproportion\b) of (?:[\w-]+ ){0,3}?(?:patients|pts|participants|subjects)\b", re.IGNORECASE)
_CUT_OFF = regex(
    r"(?:[≥≤<>]=?|at least|more than|over|CPS|TPS|L1)\s?\d+(?:\.\d+)?\s?(?:[-–]\s?\d+\s?)?%"
    r"(?:\sof\s(?:(?:all|the|treated|these)\s)*(?:patients|pts|participants|subjects)\b)?",
    re.IGNORECASE,
)
"""What is shown in a table, or who was enrolled: "in at least 10% of patients"."""
_UNLESS = regex(r"\b(?:unless|except|if|where)\b[^|]*", re.IGNORECASE)
"""What says when numbers are others: "% of patients unless n is given"."""
_COUNT_ALONE = regex(r"\s*n\s?=\s?(\d+)\s*", re.IGNORECASE)
_TOTAL = regex(
    r"(?:\b[nN]\s?=\s?(?=\d)|[(,]\s?(?=\d[\d,]*\s(?:patients|pts|participants)\s?(?:\)|$)))(\d{1,3}(?:,\d{3})+|\d{1,5})\b(?:\s(?:patients|pts|participants))?"
)
_LEVEL = regex(r"\b(\d{2}(?:\.\d)?)\s?%[\s-]?(?:CIs?\b|confidence)", re.IGNORECASE)


def hints_of(*words: str) -> Hints:
    """The hints that labels and headings give; the first N found is the total.

    >>> hints_of("ORR, n (%)", "Arm A (n=43)").total
    43
    """
    return _hints(" | ".join(words))


@lru_cache(maxsize=1 << 12)
def _hints(text: str) -> Hints:
    time, total = _TIME.search(_LANDMARK.sub("", text)), _TOTAL.search(text)
    plain = re.sub(r"\d+\s?%\s?CI|\d+%-CI", "CI", text)
    plain = _CUT_OFF.sub("", plain)
    counted = _TOTAL.sub("", _SHARE.sub("%", _UNLESS.sub("", plain)))
    percent = bool(_PATTERN["percent"].search(plain))
    return Hints(
        count=bool(_PATTERN["count"].search(counted) or (not percent and _PATTERN["people"].search(counted))),
        percent=percent,
        interval=bool(_PATTERN["interval"].search(text)),
        time=UNITS[time.lastgroup or "m"] if time else None,
        ratio=bool(_PATTERN["ratio"].search(text)),
        total=int(total.group(1).replace(",", "")) if total else None,
        spread=bool(_PATTERN["spread"].search(text)),
        turned=bool(_PATTERN["turned"].search(text)),
    )


def unit_of(text: str) -> str | None:
    """The unit of time that stands with a figure of the text.

    >>> unit_of("12.5 vs 6.3 months; HR 0.45")
    'months'
    """
    m = _TIME.search(text)
    return UNITS[m.lastgroup or "m"] if m else None


def level_of(*words: str) -> float | None:
    """The confidence level that the first of the words to name one gives.

    >>> level_of("Median PFS", "HR (90% CI)", "95% CI")
    90.0
    """
    return next((float(m.group(1)) for text in words if (m := _LEVEL.search(text))), None)


_DASH = r"\s?(?:-|–|−|—|to|,|;)\s?"
_END = rf"(?:{DECIMAL}\+?|NR|NE|NA|NC|–|-|not (?:reached|estimable|calculable))"
_INTERVAL = rf"(?:(?:\d\d% )?CI:?,?\s?)?(?P<low>{_END})\s?%?{_DASH}(?P<high>{_END})\s?%?"


def _interval_named(number: int) -> str:
    return _INTERVAL.replace("low", f"low{number}").replace("high", f"high{number}")


_UNIT = r"(?:[\s-]?(?P<unit>months?|mos?\b\.?|weeks?|wks?|years?|yrs?|days?|(?<=\d)m\b))"
_CELL = regex(
    rf"\s*(?:(?P<kind>a?HR|OR|RR|hazard ratio|odds ratio|risk ratio)[\s:=,]{{1,3}})?(?P<sign>[<>≤≥~])?\s?"
    rf"(?P<first>{DECIMAL}|NR|NE|not (?:yet )?reached|not estimable)\+?(?:\s?/\s?(?P<total>\d+))?\s?(?P<pct>%)?{_UNIT}?"
    rf"(?:(?:\s?[(\[,;]|(?<=[\d%])\s(?=\d+\s?/\s?\d+\s*$))\s?(?:(?P<n>\d+)\s?/\s?(?P<of>\d+)|(?P<sign2>[<≤])?\s?(?P<second>{DECIMAL})\s?(?P<pct2>%)?(?:[,;]\s?{_INTERVAL})?|{_interval_named(2)})\s?[)\]]?)?"
    rf"(?:\s?[(\[,;]\s?{_interval_named(3)}\s?[)\]]?)?\s*",
    re.IGNORECASE,
)
_P_AT_END = regex(
    r"(?:\s?[;,(]\s?|\s(?=p\s?(?:value)?\s?[=<>≤]))(?:p\s?(?:value)?\s?)?(?P<p>(?:[=<>≤]\s?)?[01]?[.·]\d+)\s?\)?[*†‡]?\s*$", re.IGNORECASE
)
_P_SAID = regex(r"p\s?(?:value)?\s?[=<>≤]", re.IGNORECASE)


_NO_P = regex(r"\s?[;,(]\s?(?:p\s?[=:]?\s?)?(?:n\.?\s?s\.?|not (?:statistically )?significant)\s?\)?\s*$", re.IGNORECASE)
"""At the end of a ratio's cell, that its p value is none to speak of."""


def p_at_end(text: str, said: bool) -> tuple[str, str | None]:
    """The text of a cell without the p value that ends it, and the p value; `said`: a heading announces one.

    >>> p_at_end("0.78 (0.62–0.98); P = 0.032", False)
    ('0.78 (0.62–0.98)', '0.032')
    """
    text = _NO_P.sub("", text)
    m = _P_AT_END.search(text)
    if m is None or not m.start() or not (said or _P_SAID.search(m.group())):
        return text, None
    return text[: m.start()], re.sub(r"[\s=]", "", m.group("p")).replace("≤", "<=")


_AMONG = regex(
    r"\s?[(\[](?:of|among|[nN]\s?=)\s?(?P<total>\d{1,5})(?:\s(?:treated|evaluable|dosed|assessable|patients|pts|men|women)){0,2}\s?[)\]]\s*$"
)
"""The N of a share, in brackets after it: "12% (of 79 treated)"."""
_WORDS = regex(r"n[re]|not .+", re.IGNORECASE)
_BOUNDS = {"≤": "<=", "≥": ">="}


_REMARKED = regex(
    r"(?P<figure>\s*(?:NR|NE|not (?:yet )?reached|not estimable))\s?[(\[](?=[^()\[\]]*\d)[^()\[\]]{1,30}[)\]]\s*|"
    r"(?P<figure2>\s*\d+(?:\.\d+)?)\s?[(\[][^()\[\]–-]{1,12}(?:months?|mos?)[)\]]\s*",
    re.IGNORECASE,
)
"""A time with a remark in brackets that is no interval: "NR (>25)", "11.0 (13.9 mo)"."""
_SHARE_ALONE = regex(r"\s*[(\[]\s?(?P<share>\d+(?:\.\d+)?)\s?%?\s?[)\]]\s*")
"""A percent in brackets without its count: "(59.0)" below "n (%)"."""
_WHOLE = 100


def read_cell(text: str, start: int, hints: Hints) -> Figure | None:
    """The figure of a cell whose text begins at `start`; None where the cell is no number or its meaning is open."""
    end = start + len(text)
    if (among := _AMONG.search(text)) is not None and among.start():
        text, hints = text[: among.start()], replace(hints, total=int(among.group("total")))
    m = _CELL.fullmatch(text) or _without_remark(text, hints)
    if m is None and hints.percent and (share := _SHARE_ALONE.fullmatch(text)) and decimal(share.group("share")) <= _WHOLE:
        return Figure(start, end, "rate", total=hints.total, percent=decimal(share.group("share")))
    if m is None:
        alone = _COUNT_ALONE.fullmatch(text)
        return Figure(start, end, "rate", n=int(alone.group(1)), total=hints.total, style="cell") if alone else None
    low, high = (None, None) if hints.spread else _interval(m)
    first = m.group("first").lower()
    value = None if _WORDS.fullmatch(first) else decimal(first)
    if m.group("kind") and value is not None:
        return Figure(start, end, "ratio", ratio=value, ratio_kind="HR", low=low, high=high)
    plain = not any(m.group(name) for name in ("pct", "second", "total", "n"))
    if value is None or (plain and (m.group("unit") or _are_times(hints))):
        return _time(m, start, end, hints, low, high)
    if hints.ratio and "." in first and plain:
        return Figure(start, end, "ratio", ratio=value, ratio_kind="HR", low=low, high=high, bound=_bound(m))
    return _rate(m, start, end, hints, low, high)


def _without_remark(text: str, hints: Hints) -> re.Match[str] | None:
    """The time of a cell without the remark in brackets behind it."""
    m = _REMARKED.fullmatch(text)
    return _CELL.fullmatch(m.group("figure") or m.group("figure2")) if m is not None and (m.group("figure") or _are_times(hints)) else None


def _are_times(hints: Hints) -> bool:
    return (hints.time is not None or hints.median) and not (hints.percent or hints.ratio)


def _bound(m: re.Match[str]) -> str:
    """The sign before the number, or before the percent of a number: "<" of "1 (<1)"."""
    sign = m.group("sign") or m.group("sign2") or "="
    return _BOUNDS.get(sign, sign)


_End = float | Literal["NR"] | None


def _interval(m: re.Match[str]) -> tuple[float | None, _End]:
    """The ends of the cell's interval; the upper one is "NR" where it is not a number."""
    for suffix in ("", "2", "3"):
        low, high = m.group(f"low{suffix}"), m.group(f"high{suffix}")
        if low and high and low[0].isdigit():
            return decimal(low.rstrip("+")), decimal(high.rstrip("+")) if high[0].isdigit() else "NR"
    return None, None


_ALONE = regex(rf"\s*[(\[]?\s?{_INTERVAL}\s?[)\]]?\s*", re.IGNORECASE)


def interval_of(text: str) -> tuple[float, float | Literal["NR"]] | None:
    """The interval that is all of a cell: "23.5-47.6".

    >>> interval_of("(23.5–NE)")
    (23.5, 'NR')
    """
    m = _ALONE.fullmatch(text)
    if m is None or not m.group("low")[0].isdigit():
        return None
    high = m.group("high")
    return decimal(m.group("low").rstrip("+")), decimal(high.rstrip("+")) if high[0].isdigit() else "NR"


_TOLD = regex(rf"^\s?\d\d\s?% CI[:,]?\s{_INTERVAL}", re.IGNORECASE)


def interval_in(note: str) -> tuple[float, float | Literal["NR"]] | None:
    """The interval that a note begins with: "95% CI 0.38-0.63"."""
    m = _TOLD.match(note)
    return interval_of(f"{m.group('low')}–{m.group('high')}") if m else None


_PAIR = regex(rf"\s*(?P<a>{DECIMAL}\s?%?)\s?(?:/|\|)\s?(?P<b>{DECIMAL}\s?%?)\s*|\s*(?P<c>{DECIMAL}\s?%?)\s?[(\[]\s?(?P<d>{DECIMAL}\s?%?)\s?[)\]]\s*")


def parts_of(text: str) -> list[tuple[int, int]]:
    """Where the two figures of a cell stand whose heading names two: "97.1 / 45.2", "97 (45)"; none else."""
    m = _PAIR.fullmatch(text)
    if m is None:
        return []
    return [m.span(name) for name in "abcd" if m.group(name) is not None]


_PLAIN_UNIT = r"[\s-]?(?:months?|mos?\b\.?|weeks?|wks?|years?|yrs?|days?|(?<=\d)m\b)"
_ONE = regex(
    rf"(?:[<>≤≥~]\s?)?(?:{DECIMAL}|NR|NE)\+?(?:\s?(?:±|\+/[-–−])\s?{DECIMAL})?[*†‡§¶a-h]?(?:\s?%|{_PLAIN_UNIT})?(?:\s?/\s?\d+(?=\s?\())?(?:\s?[(\[][^()\[\]]*[)\]][*†‡§¶a-h]?)?"
    r"|[–—-]+(?=\s|$)|n/a\b|NA\b|ref(?:erence|\.)?(?=\s|$)",
    re.IGNORECASE,
)
_BETWEEN = regex(r"\s*(?:\s(?:vs?\.?|versus)|/|\||;)\s*|\s+", re.IGNORECASE)
_UNIT_AT_END = regex(rf"{_UNIT}\s*$", re.IGNORECASE)


def figures_in(text: str) -> list[tuple[int, int]]:
    """Where the figures of a cell stand that has nothing but figures, one beside the other; those that say nothing ("–") too.

    >>> figures_in("88.2 (83.7–92.6) vs –")
    [(0, 16), (20, 21)]
    """
    end = len(text.rstrip())
    unit = _UNIT_AT_END.search(text)
    return _row_of_figures(text, end) or (_row_of_figures(text, unit.start()) if unit else [])


def _row_of_figures(text: str, end: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    at = len(text) - len(text.lstrip())
    while m := _ONE.match(text, at, end):
        found.append(m.span())
        at = m.end()
        if at >= end:
            return found
        between = _BETWEEN.match(text, at, end)
        if between is None:
            return []
        at = between.end()
    return []


def _time(m: re.Match[str], start: int, end: int, hints: Hints, low: float | None, high: _End) -> Figure | None:
    first = m.group("first")
    if not hints.interval and "CI" not in m.group():
        low = high = None
    if _WORDS.fullmatch(first):
        return Figure(start, end, "time", value="NR", low=low, high=high)
    unit = UNITS[m.group("unit")[0].lower()] if m.group("unit") else hints.time
    return Figure(start, end, "time", value=decimal(first), unit=unit, low=low, high=high, bound=_bound(m))


def _rate(m: re.Match[str], start: int, end: int, hints: Hints, low: float | None, high: _End) -> Figure | None:
    value = decimal(m.group("first"))
    around = m.group("pct") is not None and isinstance(high, float) and low is not None and low < value < high
    if low is not None and not (hints.interval or m.group("second") or around or "CI" in m.group()):
        low = high = None
    if m.group("n"):
        n, of = int(m.group("n")), int(m.group("of"))
        agree = of > 0 and n <= of and abs(100 * n / of - value) <= 1
        return Figure(start, end, "rate", n=n, total=of, percent=value, low=low, high=high, style="fraction") if agree else None
    if hints.turned and m.group("second") and "." not in m.group("second") and value <= 100:
        total = hints.total if hints.total is None or int(m.group("second")) <= hints.total else None
        return Figure(start, end, "rate", n=int(m.group("second")), total=total, percent=value, bound=_bound(m), style="cell")
    if m.group("pct") or (hints.percent and not hints.count and m.group("second") is None and m.group("total") is None):
        return _percent(m, start, end, hints, value, low, high)
    if "." in m.group("first") or "·" in m.group("first"):
        return _percent(m, start, end, hints, value, low, high) if hints.percent else None
    second = decimal(m.group("second")) if m.group("second") else None
    own = replace(hints, total=int(m.group("total"))) if m.group("total") else hints
    told = m.group("pct2") or hints.percent or (second is not None and _column_total(int(value), second, own) is not None)
    percent = second if told else None
    if (m.group("second") and percent is None) or (percent is not None and percent > 100):
        return None
    if not (hints.count or percent is not None or m.group("total")):
        return None
    n, total = int(value), int(m.group("total")) if m.group("total") else None
    if total is not None and total < n:
        return None
    total = total or _column_total(n, percent, hints)
    return Figure(start, end, "rate", n=n, total=total, percent=percent, low=low, high=high, bound=_bound(m), style="cell")


def _percent(m: re.Match[str], start: int, end: int, hints: Hints, value: float, low: float | None, high: _End) -> Figure | None:
    if value > 100:
        return None
    return Figure(start, end, "rate", total=hints.total, percent=value, low=low, high=high, bound=_bound(m))


def _column_total(n: int, percent: float | None, hints: Hints) -> int | None:
    """The column's N, if the cell's numbers agree with it."""
    if hints.total is None or n > hints.total or hints.total == 0:
        return None
    return hints.total if percent is None or abs(100 * n / hints.total - percent) <= 1.5 else None
