"""Numbers of two arms set against each other that nothing but their place counts: "neutropenia (937 events vs 797)", "rash (10 [21%] vs 0)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from abstract2kb.nlp.bare_numbers import NUMBER, heads_percents
from abstract2kb.nlp.connectives import VERSUS
from abstract2kb.nlp.numerals import integer
from abstract2kb.nlp.quantity_values import Count, Percent, Quantity
from abstract2kb.patterns import regex

__all__ = ["set_against"]

_COUNTED = r"(?:\s(?:events?|cases?|episodes?|instances?|reports?|patients|pts))?"
_ARM = r"(?:\s(?:in|with|on|for|among|under|after)\s(?:the\s)?[^()\[\]%;,.\d]{2,70})?"
_PAIR = regex(
    r"(?:\s\([A-Za-z/-]{2,8}\))?(?:\s(?:was|were)\s(?:\w+ly\s)?(?:rare|uncommon|infrequent|similar|comparable|balanced))?"
    rf"\s[(\[](?P<one>(?P<n>{NUMBER}){_COUNTED}){_ARM},?\s{VERSUS}\s"
    rf"(?P<other>(?P<m>{NUMBER}){_COUNTED}){_ARM}(?=[)\];,](?![^()]*%))"
)
"""After a name the bracket with one number for each arm."""
_PAIR_IN = regex(
    rf"\s(?:(?:was|were)\s(?:seen|observed|noted|reported|recorded)\s|occurred\s|developed\s)?in\s(?P<one>(?P<n>{NUMBER}))\s{VERSUS}\s(?P<other>(?P<m>{NUMBER}))"
    r"(?=[,;)]|\.(?:\s|$)|,?\sand\s|\s(?:patients|pts|cases)\b)"
)
"""The same without a bracket: "anemia in 2 vs 5"."""
_LABEL = r"(?:\s\([^()\d]{1,30}\))?"
_GRADE = r"(?:\s(?:[Gg]rades?|G)\s?[≥>]?=?\s?[1-5](?:\s?[/–-]\s?[1-5])?)?"
_PAIR_TOLD = regex(rf"{_GRADE}:\s(?P<one>(?P<n>{NUMBER})){_LABEL}\s(?:{VERSUS}|and)\s(?P<other>(?P<m>{NUMBER}))(?={_LABEL}(?:;|\.(?:\s|$)))")
"""The same behind a colon: "toxic deaths: 1 and 3", "withdrawals: 8 (active) and 3 (placebo)"."""
_PAIR_IN_TURN = regex(
    rf"\s(?:(?:was|were)\s(?:seen|observed|noted|reported|recorded)\s|occurred\s)?in\s(?P<one>(?P<n>{NUMBER}))\sand\s(?P<other>(?P<m>{NUMBER}))(?=,)"
)
_IN_TURN = regex(r"(?:[^.;]|\.(?=\d))*\brespectively\b")
"""The same of two arms in turn: "rash in 11 and 5, and fever in 9 and 2 patients, respectively"."""
_NONE_THERE = regex(
    rf"(?:\d[)\]]?|%[)\]]?|\d\s(?:patients|pts)|\b(?:arm|group)),?\s{VERSUS}\s(?P<none>0|zero)(?!\.\d|\s?[%(\[])"
    r"(?=[)\];,]|\.(?:\s|$)|\s(?:in|on|with|for|of the|among)\b|$)"
)
"""The second arm had none: "27% vs 0", "10 [21%] of 48 vs 0"."""
_NONE_HERE = regex(rf"[(\[:]\s?(?P<none>0|zero|none),?\s{VERSUS}\s(?=\d|[a-z]+\s[(\[])(?!\d+\.\d|\d+\s?%)")
"""The first arm had none: "(0 vs 7 [12%])"."""
_WHOM = r"(?:\s(?:patients?|pts?|cases?|events?))?\s(?:in|with|on|for|from|receiving|given)\s(?:the\s)?"
_GROUP = r"(?:(?!\b(?:whom|which|one|each|remission)\b)[^();:.,\d]|(?<=[A-Za-z-])\d|\d(?=-)){1,60}?"
_PARTED = regex(
    rf"[(:;,–]\s?(?:(?P<one>{NUMBER})(?P<of_one>{_WHOM}{_GROUP})(?:,\sand|,|\sand|;)\s(?:the other\s)?(?P<other>{NUMBER}){_WHOM}{_GROUP}(?=[);.,]|$)|"
    rf"(?P<each>{NUMBER})(?=(?:\s(?:patients?|pts?|cases?))?\sin\s(?:each|both|either)(?:\s(?:treatment|study|of the))?\s(?:arms?|groups?)\b))",
    re.IGNORECASE,
)
"""How many of those counted before were in each of two arms: "in five patients (three in the A arm and two in the B arm)"."""
_COUNT_BEFORE = regex(rf"(?<![\w.,-])(?P<n>{NUMBER})(?![\d.]*\s?%)\b", re.IGNORECASE)
_REACH = 110


def set_against(text: str, events: Sequence[tuple[int, int]]) -> Iterator[Quantity]:
    """The numbers of arms in brackets after events, and the nought of an arm that had none of an event of which the other had some."""
    ordered = sorted(events)
    for at, (start, end) in enumerate(ordered):
        pair = next((m for form in (_PAIR, _PAIR_IN, _PAIR_TOLD) if (m := form.match(text, end)) is not None), None) or _in_turn(text, end)
        if pair is not None and not heads_percents(text, start):
            for side, number in (("one", "n"), ("other", "m")):
                yield Quantity(*pair.span(side), "COUNT", Count(integer(pair.group(number))), "quantities.against")
        yield from _parted(text, start, end)
        stop = min(end + _REACH, ordered[at + 1][0] if at + 1 < len(ordered) else len(text))
        for form in (_NONE_THERE, _NONE_HERE):
            if (none := form.search(text, end, stop)) is not None and ". " not in text[end : none.start()]:
                share = text[none.start()] == "%" and text[none.start() + 1] not in ")]"
                yield Quantity(*none.span("none"), "PERCENT" if share else "COUNT", Percent(0.0) if share else Count(0), "quantities.against")


def _in_turn(text: str, end: int) -> re.Match[str] | None:
    """The two numbers after an event in a sentence that gives each event's numbers in turn."""
    pair = _PAIR_IN_TURN.match(text, end)
    return pair if pair is not None and _IN_TURN.match(text, pair.end()) is not None else None


def _parted(text: str, start: int, end: int) -> Iterator[Quantity]:
    """The numbers of two arms that together are the number told before of the event at start:end."""
    begin = max(text.rfind(". ", 0, start) + 1, start - _REACH)
    match = _PARTED.search(text, end, end + _REACH)
    if match is None or ". " in text[end : match.start()]:
        return
    numbers = [integer(m.group("n")) for m in _COUNT_BEFORE.finditer(text, begin, match.start())]
    sides = ("each",) if match.group("each") else ("one", "other")
    told = [integer(match.group(side)) for side in sides]
    if (sum(told) if len(told) > 1 else 2 * told[0]) in numbers[-2:]:
        for side, number in zip(sides, told, strict=True):
            yield Quantity(*match.span(side), "COUNT", Count(number, None, "noun"), "quantities.parted")
