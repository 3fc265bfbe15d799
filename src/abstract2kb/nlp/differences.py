"""Differences between arms in percentage points, and gains in a time, which are no rates or medians of one arm.

Example: "difference, 13.6 percentage points; 95% CI, 5.4 to 21.8" and "an absolute improvement in 5-year OS of 6.4%".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from abstract2kb.nlp.numerals import DECIMAL, decimal
from abstract2kb.nlp.sought import Sought
from abstract2kb.patterns import regex

__all__ = ["Difference", "differences"]


@dataclass(frozen=True, slots=True)
class Difference:
    """text[start:end] (end exclusive) states that one arm's share is `points` percentage points off the other's; None where it is a time."""

    start: int
    end: int
    points: float | None
    low: float | None = None
    high: float | None = None
    level: float | None = None


_NUMBER = rf"(?:[-−–+]\s?)?{DECIMAL}"
_POINTS = r"(?:-|\s)?(?:%[- ]points?|per ?cent(?:age)?[- ]points?|pp\b|p\.p\.)"
_AGAINST = r"(?!\s?(?:\([^()]*\)\s?)?(?:vs?\b|versus\b|and\b|or\b|to\b|compared\b|against\b|[-–]\s?\d))"
"""Where two numbers stand beside each other they are those of the arms."""
_SHARE = rf"(?:{_POINTS}|\spoints\b|\s?(?:%(?![\w-])|per ?cent\b){_AGAINST})"
_KIND = (
    r"(?:(?:absolute|risk|rate|treatment|between-(?:group|arm|treatment)|inter-?group|estimated|weighted|stratified|adjusted|mean|net|"
    r"percentage)\s){0,3}"
)
_DIFFERENCE = rf"(?<!relative )\b{_KIND}(?<!relative )(?:differences?|delta)\b|Δ"
_GAIN = r"\babsolute\s(?:(?:risk|survival|rate|PFS|OS|DFS|EFS|ORR|pCR)\s)?(?:improvements?|benefits?|gains?|increases?|reductions?|advantages?)\b"
_OF = r"(?:\s(?:in|for|of|between)\s(?:[\w+/()-]+\s){0,9}?[\w+/()-]*[A-Za-z)])?"
"""What differs, in up to ten words."""
_IS = r"(?:[\s:;,=]*(?:(?:was|were|of|is|being|at|to)\s)?(?:about |approximately |only |~)?)"
_LEVEL = r"(?:\(?(?:(?P<level>\d\d(?:\.\d)?)\s?%\s?)?(?:CI|[Cc]onfidence [Ii]nterval)\b[\s:;,=\[(]*)"
_INTERVAL = rf"[\s;,(\[]*{_LEVEL}(?P<low>{_NUMBER})\s?%?\s?(?:to|-|–|−|,|;|and)\s?(?P<high>{_NUMBER})\s?(?:%|{_POINTS})?"
_NAMED = Sought(rf"(?:{_DIFFERENCE}|{_GAIN})(?:{_OF}{_IS}|\s[(\[])(?P<value>{_NUMBER}){_SHARE}(?:{_INTERVAL})?")
_BARE_POINTS = regex(rf"(?<![\w.,·])(?P<value>{DECIMAL}){_POINTS}(?:{_INTERVAL})?")
_BEFORE_NAME = regex(
    rf"(?<![\w.,·])(?P<value>{DECIMAL})\s?%\s(?:absolute\s)?(?:difference|(?<=absolute )(?:improvement|benefit|gain|increase))\b(?:{_OF}{_INTERVAL})?"
)
_MORE = r"(?:longer|shorter|more|less|later|earlier)\b"
_UNIT = r"(?:months?|mos?|weeks?|years?|days?)"
_TIME_MORE = regex(rf"(?<![\w.,·])(?P<value>{DECIMAL})\s?{_UNIT}\s{_MORE}")
_TIME_DIFFERENCE = regex(
    rf"(?:{_DIFFERENCE})\s(?:in|of)\s(?:[\w+/()-]+\s){{0,8}}?(?:was\s|were\s|of\s|is\s)(?:about |approximately |only )?"
    rf"(?P<value>{DECIMAL})\s?{_UNIT}\b"
)
_TIME_GAIN = regex(
    rf"(?:\b(?:gains?|improvements?|benefits?|prolongations?|advantages?|extensions?)\b)\s(?:in|of)\s(?:[\w+/()-]+\s){{0,8}}?"
    rf"(?:was\s|were\s|of\s|is\s)(?:about |approximately |only )?(?P<value>{DECIMAL})\s?{_UNIT}\b"
    r"(?!\s?\(|\s(?:vs?\b|versus\b|and\b|against\b|compared\b|with\b|for\b|to\b))"
)
_CUE = Sought(
    r"differen|delta|Δ|p(?:oints?\b|p\b(?<=\bpp))|absolute|longer|shorter|more\b(?<=\bmore)|later|earlier|gain|improvement|benefit|prolongation|advantage|extension"
)


def differences(text: str, start: int, end: int) -> list[Difference]:
    """The differences told in text[start:end], in order, without overlaps.

    >>> differences("an absolute difference of 5.4%", 0, 30)[0].points
    5.4
    """
    if _CUE.search(text, start, end) is None:
        return []
    found = [_of_points(m) for pattern in (_NAMED, _BARE_POINTS, _BEFORE_NAME) for m in pattern.finditer(text, start, end)]
    found += [Difference(*m.span(), None) for pattern in (_TIME_MORE, _TIME_DIFFERENCE, _TIME_GAIN) for m in pattern.finditer(text, start, end)]
    kept: list[Difference] = []
    for one in sorted(found, key=lambda d: (d.start, -d.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _of_points(match: re.Match[str]) -> Difference:
    said = match.groupdict()
    low, high = (_signed(said[k]) if said.get(k) else None for k in ("low", "high"))
    level = float(said["level"]) if said.get("level") else None
    return Difference(match.start(), match.end(), _signed(match.group("value")), low, high, level)


def _signed(raw: str) -> float:
    number = decimal(raw.lstrip("-−–+ "), thousands=False)
    return -number if raw[0] in "-−–" else number
