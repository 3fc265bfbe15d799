"""Several figures in one cell of survival, each with words of its own: "93.3% at 6 mo 78.5% at 12 mo", "11.9 mo (EFS, median) 49.5% at 12 mo".

What the words beside a figure say goes before what the column's heading says: its landmark, its endpoint, and that it is a median.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from abstract2kb.nlp.numerals import DECIMAL
from abstract2kb.patterns import regex

__all__ = ["STANDARD_ERROR", "Reading", "at_each", "readings"]

Span = tuple[int, int]

STANDARD_ERROR = regex(rf"\s?(?:±|\+/[-–−])\s?{DECIMAL}\s?%?")
"""The standard error after a rate."""
_UNIT = r"(?:months?|mos?\b\.?|weeks?|wks?|years?|yrs?|days?|[my]\b)"
_AT = rf"(?:\d+(?:\.\d+)?|one|two|three|four|five|six|ten|twelve)[\s-]?{_UNIT}"
_FIGURE = (
    rf"(?:[<>≤≥~]\s?)?(?:{DECIMAL}\+?(?:\s?%|\s?{_UNIT})?|NR\b|NE\b|not reached)(?:{STANDARD_ERROR.pattern})?"
    rf"(?:\s?[(\[](?:95\s?% CI:?,? )?{DECIMAL}\s?%?\s?(?:–|-|−|to|,)\s?(?:{DECIMAL}\s?%?|N[RE])[)\]])?(?:\s?{_UNIT})?"
)
_TOLD = rf",?\s(?:rate )?(?:at|by)\s(?P<at>{_AT})|\s?[(\[](?:at )?(?P<in>{_AT})[)\]]|,\s(?P<after>{_AT})(?: rate)?"
_NAME = r"(?!NR\b|NE\b|a?HR\b|OR\b|RR\b|CI\b)[A-Za-z]{0,3}[A-Z]{2,4}"
_KIND = rf"\s?[(\[](?:(?P<name>{_NAME})(?:,\s|\s))?(?P<median>median)(?:\s(?P<name2>{_NAME}))?[)\]]|\s?[(\[](?P<name3>{_NAME})[)\]]"
_READING = regex(
    rf"(?:(?P<lead>(?:[Mm]edian|[Mm]ed\.)\s))?(?:(?P<ahead>{_AT})\s(?={_NAME}\b))?(?:(?P<named>{_NAME})(?:\srate)?(?:[:,]?\s|(?=\sat\s)))?"
    rf"(?:\s?(?:at\s)?(?P<before>{_AT})(?:\srate)?[:,]?\s(?=\d))?(?P<figure>{_FIGURE})(?:{_TOLD})?(?:{_KIND})?"
)
_BETWEEN = regex(r"\s*(?:[;,/|]|\band\b)?\s*")


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure at start:end of the cell's text, its landmark, where its endpoint is named, and whether it is said to be a median."""

    start: int
    end: int
    at: str | None = None
    name: Span | None = None
    median: bool = False


def readings(text: str) -> list[Reading]:
    """The figures of a cell that has nothing but figures with words of their own; none where no such words stand in it.

    >>> [(r.at, r.median) for r in readings("62.2 mo (median); 69.0% at 60 mo")]
    [(None, True), ('60 mo', False)]
    """
    found: list[Reading] = []
    at, end = len(text) - len(text.lstrip()), len(text.rstrip())
    while at < end:
        m = _READING.match(text, at, end)
        if m is None:
            return []
        found.append(_of(m))
        at = m.end()
        between = _BETWEEN.match(text, at, end)
        if at < end and (between is None or between.end() == at):
            return []
        at = between.end() if between else at
    told = any(r.at or r.median or r.name for r in found)
    return found if told else []


def _of(m: re.Match[str]) -> Reading:
    at = next((m.group(name) for name in ("at", "in", "after", "before", "ahead") if m.group(name)), None)
    named = next((m.span(name) for name in ("name", "name2", "name3", "named") if m.group(name)), None)
    return Reading(*m.span("figure"), at, named, bool(m.group("lead") or m.group("median")))


def at_each(text: str) -> list[tuple[int, int]]:
    """The two parts of a cell that compares two arms at each of two landmarks: "33% vs 17%, and 17% vs 4%"."""
    for m in _APART.finditer(text):
        if all(len(_VERSUS.findall(part)) == 1 for part in (text[: m.start()], text[m.end() :])):
            return [(0, m.start()), (m.end(), len(text))]
    return []


_APART = regex(r"\s?[,;/]\s(?:and\s)?|\sand\s")
_VERSUS = regex(r"\s(?:vs?\.?|versus)\s", re.IGNORECASE)
