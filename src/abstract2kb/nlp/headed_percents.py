"""Numbers of a list whose head says that they are percents: "Adverse events (%): neutropenia 63, rash 27", "Best response, per cent: PR 40"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from abstract2kb.nlp.quantity_values import Count, Percent, Quantity
from abstract2kb.patterns import regex

__all__ = ["headed_percents"]

_HEAD = regex(
    r"(?:(?<![\d\s])(?:\s|\s?[(,]\s?)|(?:^|(?<=[.;]\s)|(?<=\n)))(?:in\s|as\s)?(?:%|per\s?cent(?:ages?)?\b)(?!\s?\d)(?:\sof\s(?:the\s|all\s)?(?:\d+\s)?(?:treated\s|evaluable\s)?(?:patients|pts))?"
    r"[^.;:%\n]{0,60}:\s",
    re.IGNORECASE,
)
"""Up to the colon before such a list; a percent sign that a number stands before is no head."""
_COUNTED = regex(r"\b(?:n|no\.?|numbers?|patients|pts|cases)[\s,/]*$", re.IGNORECASE)
"""Before the sign where the numbers come first and their percents in brackets: "n (%)"."""
_NUMBER = r"\d{1,3}(?:\.\d+)?"
_NUMBERS = regex(
    rf"(?:\s\([A-Za-z-]{{1,8}}\))?(?:\s|:\s|\s?=\s?|,\s)(?P<one>{_NUMBER})(?:(?:\s?/\s?|\s?\(|\s(?:vs?\.?|versus|and)\s)(?P<two>{_NUMBER})\)?)?"
    r"(?=[,;)\n]|\.(?!\d)|\s(?:and|or|but)\b|\s?$)"
)
_ENDS = regex(r"\.\s|\n|%")
_LONGEST = 500
"""Characters of a list."""
_ALL = 100


def headed_percents(text: str, named: Sequence[tuple[int, int]]) -> Iterator[Quantity]:
    """The numbers right after the names at `named` ((start, end), ends exclusive) that stand in such lists, as percents; under "n (%)" as counts with
    their percents."""
    for head in _HEAD.finditer(text):
        end = min(len(text), head.end() + _LONGEST)
        if (stop := _ENDS.search(text, head.end(), end)) is not None:
            end = stop.start()
            if stop.group() == "%":
                continue
        counted = _COUNTED.search(text, max(0, head.start() - 12), head.start()) is not None
        for _, at in (place for place in named if head.end() <= place[0] and place[1] <= end):
            if (match := _NUMBERS.match(text, at)) is not None:
                yield from _counts(match) if counted else _shares(match)


def _shares(match: re.Match[str]) -> Iterator[Quantity]:
    """The numbers as percents."""
    for name in ("one", "two"):
        if match[name] is not None and float(match[name]) <= _ALL:
            yield Quantity(*match.span(name), "PERCENT", Percent(float(match[name])), "quantities.headed_percent")


def _counts(match: re.Match[str]) -> Iterator[Quantity]:
    """The first number as a count, the second, in a bracket, as its percent."""
    if match["two"] is None or not match["one"].isdigit() or "(" not in match.group() or float(match["two"]) > _ALL:
        return
    yield Quantity(*match.span("one"), "COUNT", Count(int(match["one"])), "quantities.headed_count")
    yield Quantity(*match.span("two"), "PERCENT", Percent(float(match["two"])), "quantities.headed_percent")
