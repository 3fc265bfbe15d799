"""Joining a quantity to the figure before it, where the few characters between say that they state one thing together."""

from __future__ import annotations

import re
from dataclasses import replace

from abstract2kb.assemble.figure import Figure
from abstract2kb.nlp.mention import Mention
from abstract2kb.nlp.quantities import NOUN, Count, Interval, Percent, Time
from abstract2kb.patterns import regex

__all__ = ["ROUNDING", "joined_with"]

ROUNDING = 0.6
"""So many percentage points may a printed percent be away from the quotient of its count."""
_COUNT_TO_PERCENT = regex(rf"\s?(?:(?!responder){NOUN})?\s?[(\[]\s?|, or |\s?[;,:=]\s?|\s?[(\[]\s?=\s?", re.IGNORECASE)
_PERCENT_TO_COUNT = regex(
    rf"\s?(?:of (?:the |all )?(?:[\w-]+ ){{0,2}}?(?:{NOUN}) ?(?:(?:tested|assessed|evaluated|analy[sz]ed|treated|with"
    rf" available data) ?)?)?[(\[;,]+\s?|\s?;\s?|[)\]]?,\s",
    re.IGNORECASE,
)
_TO_INTERVAL = regex(
    rf"(?:\sof (?:the |all )?(?:[\w-]+ ){{0,2}}?{NOUN})?"
    r"(?:\s(?:at|after)\s[\w.]+\s(?:months?|years?|weeks?)|\s(?:at|by)\s(?:the\s)?(?:time\sof\s)?(?:data\s)?(?:cut-?off|analysis))?"
    r"[\s,;:()\[\]{}%=]*(?:median[,;]\s)?(?:(?:with|carried|carrying|had|bore) (?:an? )?|and )?(?:\()?(?:two-sided |exact )?",
    re.IGNORECASE,
)
_TO_TOTAL = regex(r"[)\]]?\s?")
_OVER_ARM = regex(r"[)\]]*\s(?:for|in|with|on)\s(?:[^,;:()\d]|(?<=[A-Za-z-])\d+|\d(?=[A-Za-z+-])){2,40}\s\(")
"""Between "31% (95% CI 20-44)" and "(21 of 67)" the arm may stand."""
_OVER_GROUP = regex(r"[)\]]*\s(?:for|in|with|on|among)\s(?:[^,;:()\d]|(?<=[A-Za-z-])\d+|\d(?=[A-Za-z+-])){2,60}\s[(\[](?:with\s)?")
"""Between "28% for A plus B" and its interval in a bracket the arm may stand."""
_OVER_VERB = regex(r"[)\]]*\s(?:was|were|is|has been|had been|could be)\s(?:\w+ly\s)?\w+\s[(\[]")
"""Between "an ORR of 27% (12/45)" and its interval the verb may stand: "was observed (95% CI"."""
_BRACKET = regex(r"\s?[(\[]\s?")
_PART_OF_THEM = regex(r"\s(?:of\s(?:those|the|these|all|patients|pts|them)|responded|had|achieved|were)\b")
"""After a percent that a colon parts from the patients it is of: "43 patients: 80% of those with ..."."""
_ONLY_JOIN = regex(r"[,;]\s?")
_SPREAD = regex(r"[;,]\s?I\s?[2²]\s?[=:,]\s?[\d.]+\s?%?(?=\s?[)\]])")
"""How far studies differ, after the interval of a pooled rate."""


_OPEN_END = regex(r"\s?[(\[](?:N[ERAC]|not (?:evaluable|estimable|reached))[)\]]")
"""The short form of an open end behind it: "95% CI, 4.6 to not estimable [NE]"."""


def joined_with(text: str, last: Figure, mention: Mention, explicit: bool) -> Figure | None:
    """`last` with the next quantity, where the characters between say that they go together."""
    gap, value = text[last.end : mention.start], mention.value
    match value:
        case Interval():
            joined = _with_interval(last, mention, gap, explicit)
            spread = _SPREAD.match(text, mention.end) if joined is not None else None
            spread = spread or (_OPEN_END.match(text, mention.end) if joined is not None and value.high == "NR" else None)
            return replace(joined, end=spread.end()) if joined is not None and spread is not None else joined
        case Time() if value.value == "NR" == last.value and last.low is None and _BRACKET.fullmatch(gap):
            return replace(last, end=mention.end)
        case Percent() if last.kind == "rate":
            if gap.strip() == ":" and _PART_OF_THEM.match(text, mention.end):
                return None
            if _is_said_in_words(text, last, value) and _TO_ITS_NUMBER.fullmatch(gap) and text[mention.end : mention.end + 1] == ")":
                return replace(last, end=mention.end, percent=value.value, bound=value.bound)
            joined = _with_percent(last, mention, gap)
            aside = joined is not None and gap == ", or " and text[mention.end : mention.end + 1] == ","
            return replace(joined, end=mention.end + 1) if joined is not None and aside else joined
        case Count() if last.kind == "rate":
            return _with_count(text, last, mention, gap)
        case _:
            return None


_TO_ITS_NUMBER = regex(r"(?:\s(?:on|in|with|of|given|who|receiving)\s[^,;:.()\d]{2,50})?\s\(")
"""Between a share in words and its number: "just over half of patients on A (53%)"."""
_NEAR_ENOUGH = 6
"""So many points may a share in words be off its number."""


def _is_said_in_words(text: str, last: Figure, value: Percent) -> bool:
    """Whether the figure before is a share in words that the percent may tell again in digits."""
    return (
        last.percent is not None
        and last.n is None
        and not any(c.isdigit() for c in text[last.start : last.end])
        and abs(last.percent - value.value) <= _NEAR_ENOUGH
    )


def _with_interval(last: Figure, mention: Mention, gap: str, explicit: bool) -> Figure | None:
    value: Interval = mention.value
    if last.low is not None or last.attributive:
        return None
    apart = _OVER_GROUP.fullmatch(gap) or _OVER_VERB.fullmatch(gap)
    if not _TO_INTERVAL.fullmatch(gap) and not (value.explicit and _holds(last, value) and apart):
        return None
    open_end = last.kind == "time" and value.high == "NR"
    if not value.explicit and not (explicit or open_end or last.kind == "ratio" or (last.kind == "rate" and last.percent is not None)):
        return None
    if not value.explicit and last.kind == "rate" and last.percent is None:
        return None
    if not value.explicit and not _holds(last, value):
        return None
    return replace(last, end=mention.end, low=value.low, high=value.high, level=value.level)


def _holds(last: Figure, value: Interval) -> bool:
    """Whether a bare interval is around the number before it."""
    number = {"rate": last.percent, "time": last.value, "ratio": last.ratio}[last.kind]
    if not isinstance(number, float) or not isinstance(value.low, float):
        return True
    return value.low <= number and (not isinstance(value.high, float) or number <= value.high)


def _with_percent(last: Figure, mention: Mention, gap: str) -> Figure | None:
    value: Percent = mention.value
    if last.percent == value.value and last.n is not None and _BRACKET.fullmatch(gap):  # said twice: "3 of 27 (11.1% [11.1%; 95% CI, ...])"
        return replace(last, end=mention.end)
    if (
        last.percent is not None
        or last.n is None
        or not (
            _COUNT_TO_PERCENT.fullmatch(gap)
            or _is_qualified(last, gap, value.value)
            or (last.style == "noun" and _OF_ARM.fullmatch(gap))
            or (last.total is None and _OF_THE_ARM.fullmatch(gap))
            or (last.style == "whom" and _WHOM_HAD.fullmatch(gap))
        )
    ):
        return None
    if gap == ", or " and not (last.total and abs(100 * last.n / last.total - value.value) <= ROUNDING):
        return None
    if _ONLY_JOIN.fullmatch(gap) and last.style not in ("fraction", "n", "of"):
        return None
    if last.total and abs(100 * last.n / last.total - value.value) > 15 and not _BRACKET.fullmatch(gap):
        return None
    bound = value.bound if value.bound != "=" else last.bound
    return replace(last, end=mention.end, percent=value.value, bound=bound)


_OF_ARM = regex(
    r"\s(?:on|in|with|for|after|under|taking|receiving|given|who\sreceived|who\swere\sgiven|(?:assigned|treated)\s(?:to|with))\s(?:the\s)?[\w+/-]+(?:\s[\w+/-]+){0,3}\s\("
)
"""Between "13 patients" and "3%)" their arm may stand."""
_OF_THE_ARM = regex(r"\s(?:(?:patients?|pts?|participants?|subjects?)\s)?(?:of|in)\s(?:the\s)?(?:[\w+/-]+\s){1,4}(?:arm|group|cohort)\s\(")
"""Between "nine" and "8.6%)" the arm that they are of: "nine of the dose-dense arm (8.6%)"."""
_WHOM_HAD = regex(r"\s(?:had|experienced|developed|suffered|achieved|reached|were|was|showed)\s(?:[\w/≥+-]+\s){1,5}[(\[]\s?")
"""Between "five of whom" and the percent in a bracket what they had."""
_QUALIFIED = regex(r"\s(?:(?:[\w\[\]/+-]|(?<=\d)\.(?=\d))+\s){1,7}[(\[]\s?")


def _is_qualified(last: Figure, gap: str, percent: float) -> bool:
    """ "24 of 30 patients tested (80%)": a few words before the bracket, where the numbers agree."""
    if not last.total or last.n is None or _QUALIFIED.fullmatch(gap) is None or re.search(r"\b(?:and|or|had|respond\w+)\b", gap):
        return False
    return abs(100 * last.n / last.total - percent) <= ROUNDING


def _with_count(text: str, last: Figure, mention: Mention, gap: str) -> Figure | None:
    value: Count = mention.value
    if value.n is None:
        fits = last.n is not None and last.total is None and value.total is not None and last.n <= value.total
        return replace(last, end=mention.end, total=value.total) if fits and _TO_TOTAL.fullmatch(gap) else None
    if last.n == value.n and last.total is None and value.total and last.percent is None and _BRACKET.fullmatch(gap):
        return replace(last, end=mention.end + (text[mention.end : mention.end + 1] == ")"), total=value.total)
    if last.n is not None and last.n == value.n and value.total and last.total is None and last.percent is not None and _ONLY_JOIN.fullmatch(gap):
        return replace(last, end=mention.end, total=value.total)
    if last.n == value.total and last.style == "noun" and last.percent is None and _BRACKET.fullmatch(gap):
        return replace(last, start=mention.start, end=mention.end, n=value.n, total=value.total, style=value.style)
    if last.n is None and last.percent is not None and _OVER_ARM.fullmatch(gap) and value.n is not None and value.total:
        agree = abs(100 * value.n / value.total - last.percent) <= ROUNDING
        return replace(last, end=mention.end, n=value.n, total=value.total, style=value.style) if agree else None
    if last.n is not None or last.percent is None or not _PERCENT_TO_COUNT.fullmatch(gap):
        return None
    agrees = value.n is not None and value.total is not None and abs(100 * value.n / value.total - last.percent) <= 1
    if value.style not in ("fraction", "n", "of", "noun", "all") or (
        not agrees and _ONLY_JOIN.fullmatch(gap) and value.style not in ("fraction", "n")
    ):
        return None
    if text[mention.start] == "N" and value.total is None and value.style == "n" and value.n and _can_be_of(last.percent, value.n):
        return replace(last, end=mention.end, total=value.n)
    if value.total and abs(100 * value.n / value.total - last.percent) > 15 and not _BRACKET.fullmatch(gap):
        return None
    return replace(last, end=mention.end, n=value.n, total=value.total, style=value.style)


def _can_be_of(percent: float, total: int) -> bool:
    """Whether some number of `total` patients is that percent: none of 11 is 33%, so that the 11 of "33% (N=11)" are those who responded."""
    return bool(total) and abs(100 * round(percent * total / 100) / total - percent) <= 1
