"""Figures: the numbers of a sentence joined to what they state together, "21% (9/43; 95% CI, 10.1-36.0)" into one.

A figure is a rate (count, denominator, percent), a time or a ratio, with its confidence interval. Which numbers belong together is
read off the few characters between them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from abstract2kb.assemble.scene import Scene
from abstract2kb.nlp.connectives import VERSUS
from abstract2kb.nlp.mention import Label, Mention
from abstract2kb.nlp.numerals import DECIMAL, INTEGER, WORD_NUMBER, integer
from abstract2kb.nlp.quantities import NOUN, Count, Interval, Percent, Ratio, Time

__all__ = ["Figure", "figures"]

FigureKind = Literal["rate", "time", "ratio"]
_LABELS = (Label.COUNT, Label.PERCENT, Label.TIME, Label.CI, Label.RATIO)


@dataclass(frozen=True, slots=True)
class Figure:
    """text[start:end] (end exclusive) states these numbers; `style` is that of the count, "" without one."""

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


_COUNT_TO_PERCENT = re.compile(rf"\s?(?:{NOUN})?\s?[(\[]\s?|\s?[;,:=]\s?|\s?[(\[]\s?=\s?", re.IGNORECASE)
_PERCENT_TO_COUNT = re.compile(
    rf"\s?(?:of (?:the |all )?(?:[\w-]+ ){{0,2}}?(?:{NOUN}) ?(?:(?:tested|assessed|evaluated|analy[sz]ed|treated|with"
    rf" available data) ?)?)?[(\[;,]+\s?|\s?;\s?|,\s",
    re.IGNORECASE,
)
_TO_INTERVAL = re.compile(
    rf"(?:\sof (?:the |all )?(?:[\w-]+ ){{0,2}}?{NOUN})?(?:\s(?:at|after)\s[\w.]+\s(?:months?|years?|"
    rf"weeks?))?[\s,;:()\[\]%=]*(?:(?:with|carried|carrying|had|bore) (?:an? )?|and )?(?:\()?(?:two-sided |exact"
    rf" )?",
    re.IGNORECASE,
)
_TO_TOTAL = re.compile(r"[)\]]?\s?")
_OVER_ARM = re.compile(r"[)\]]*\s(?:for|in|with|on)\s[^,;:()\d]{2,40}\s\(")
"""Between "31% (95% CI 20-44)" and "(21 of 67)" the arm may stand."""
_BRACKET = re.compile(r"\s?[(\[]\s?")
_ONLY_JOIN = re.compile(r"[,;]\s?")


def figures(scene: Scene, start: int, end: int) -> list[Figure]:
    """The figures of text[start:end] in order."""
    found: list[Figure] = []
    quantities = scene.within(start, end, *_LABELS)
    explicit = any(isinstance(q.value, Interval) and q.value.explicit for q in quantities) or _speaks_of_intervals(scene)
    places = _landmarks(scene.text, start, end)
    for mention in quantities:
        if (both := _counted_in_bracket(scene.text, mention)) is not None:
            found = [*(f for f in found if f.end <= both.start), both]
            continue
        last = found[-1] if found else None
        if isinstance(mention.value, Time) and (_is_in(mention, places) or (last and _is_landmark_of(scene.text, last, mention))):
            continue
        joined = _join(scene.text, last, mention, explicit) if last else None
        if joined:
            found[-1] = joined
        elif (fresh := _fresh(mention)) is not None:
            found.append(fresh)
    return _of_so_many(scene.text, _counted_among(scene.text, _with_bare(scene, found, quantities)))


_AMONG_SO_MANY = re.compile(r"\s[^.;:()\d]{2,70}?\s(?:in|among|from|of|for)\s(?:the\s|these\s|those\s|its\s|all\s|a\stotal\sof\s)?(?:first\s)?")


def _counted_among(text: str, found: list[Figure]) -> list[Figure]:
    """ "four responses among 14 such patients (28.6%)": 4 of 14, where the percent says so."""
    out: list[Figure] = []
    for figure in found:
        last = out[-1] if out else None
        if (
            last is not None
            and last.n is not None
            and last.total is None
            and last.percent is None
            and figure.style == "noun"
            and figure.n
            and figure.total is None
            and figure.percent is not None
            and abs(100 * last.n / figure.n - figure.percent) <= _ROUNDING
            and _AMONG_SO_MANY.fullmatch(text[last.end : figure.start])
        ):
            out[-1] = replace(figure, n=last.n, total=figure.n, style="of")
        else:
            out.append(figure)
    return out


_ROUNDING = 0.6
"""So many percentage points may a printed percent be away from the quotient of its count."""
_COUNT_AND_PERCENT = re.compile(
    rf"\((?:n\s?=\s?)?(?P<n>(?:{INTEGER}|{WORD_NUMBER})(?:\s(?:{NOUN}))?;|(?:{WORD_NUMBER}|{INTEGER}\s(?=[a-z])|{WORD_NUMBER}\s)(?:{NOUN})?,)\s$",
    re.IGNORECASE,
)


def _counted_in_bracket(text: str, mention: Mention) -> Figure | None:
    """ "(22; 30%)", "(four pts, 5%)", "(three, 4%)": a count and its percent in a bracket; not "(22, 30%)", which may be two percents."""
    value = mention.value
    if not isinstance(value, Percent) or text[mention.end : mention.end + 1] not in (")", ";"):
        return None
    begin = max(0, mention.start - 40)
    match = _COUNT_AND_PERCENT.search(text[begin : mention.start])
    if match is None:
        return None
    number = re.match(rf"(?:{INTEGER}|{WORD_NUMBER})", match.group("n"), re.IGNORECASE)
    n = integer(number.group()) if number else None
    return Figure(begin + match.start("n"), mention.end, "rate", n=n, percent=value.value, bound=value.bound, style="n") if n else None


_TIME_LIST = re.compile(
    rf"(?<!stood )(?<!stands )(?<!put )(?<!estimated )(?<!remained )"
    rf"\b(?:at|after|by)\s(?:the\s)?{DECIMAL}(?:-?(?:,|,? and|,? or|/)\s?{DECIMAL}){{1,5}}"
    r"[\s-](?:years?|months?|weeks?|yrs?|mos?)\b"
)
"""Landmarks told as a list: "at 12, 24 and 36 months"."""


def _landmarks(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The places of lists of landmarks, whose times are no results."""
    return [m.span() for m in _TIME_LIST.finditer(text, start, end)]


def _is_in(mention: Mention, places: list[tuple[int, int]]) -> bool:
    return any(a <= mention.start < b for a, b in places)


def _is_landmark_of(text: str, last: Figure, mention: Mention) -> bool:
    """ "55% at 12 months (95% CI, 42-67)": a time between a rate and its interval."""
    if last.kind != "rate" or last.percent is None or last.low is not None:
        return False
    return re.fullmatch(r"\s(?:at|after|by)\s(?:the\s)?", text[last.end : mention.start]) is not None


_SO_MANY = re.compile(
    rf"\s(?:of|in|among)\s(?:the\s|all\s)?(?:first\s)?(?P<n>{INTEGER}|{WORD_NUMBER})\s(?:[\w-]+\s){{0,2}}?(?:{NOUN}|people|adults|tested|assessed|evaluated|treated|analy[sz]ed)\b|"
    rf"\sof\s(?:the\s|all\s)?(?P<bare>\d{{2,4}})(?=\s(?:at|on|with|given|receiving)\s|\s?[;,)])",
    re.IGNORECASE,
)


def _of_so_many(text: str, found: list[Figure]) -> list[Figure]:
    """ "33% of 100 patients": the denominator, which is no count of its own."""
    out: list[Figure] = []
    for figure in found:
        last = out[-1] if out else None
        if last is not None and figure.start < last.end:
            continue
        match = _SO_MANY.match(text, figure.end) if figure.kind == "rate" and figure.n is None and figure.percent is not None else None
        out.append(replace(figure, end=match.end(), total=integer(match.group("n") or match.group("bare"))) if match else figure)
    return out


def _speaks_of_intervals(scene: Scene) -> bool:
    """Whether the article gives confidence intervals at all, so that a bare bracket may be one."""
    known = scene.memo.get("intervals")
    if known is None:
        known = scene.memo["intervals"] = _INTERVALS.search(scene.text) is not None
    return bool(known)


_INTERVALS = re.compile(
    rf"\bCIs?\b|confidence interval|\d\s?%\s?\(\s?{DECIMAL}\s?[-–]\s?{DECIMAL}\)|\bHR[\s:,=]{{1,3}}\d\.\d+\s?[(;,]\s?\d\.\d+\s?[-–]\s?\d\.\d+"
)
"""What shows that an article gives intervals: their name, or a bracket after a percent or a hazard ratio, which have no range."""


_BARE = re.compile(r"(?<![\w.%/–-])(?P<number>\d+(?:\.\d+)?)\s?[(\[]\s?$")


def _with_bare(scene: Scene, found: list[Figure], quantities: list[Mention]) -> list[Figure]:
    """Times without a unit before their interval: the second of "15.5 months (10.4-18.5) overall, 18.1 (12.2-23.2) in women"."""
    added = list[Figure]()
    for mention in reversed(quantities):
        value = mention.value
        begin = max(0, mention.start - 12)
        match = _BARE.search(scene.text[begin : mention.start]) if isinstance(value, Interval) else None
        if match is None or not isinstance(value.low, float) or any(f.start <= mention.start < f.end for f in found):
            continue
        start, number = begin + match.start("number"), float(match.group("number"))
        beside = _beside(scene.text, sorted([*found, *added], key=lambda f: f.start), start, mention.end)
        if beside is not None and value.low <= number and (value.high == "NR" or number <= value.high):
            added.append(Figure(start, mention.end, "time", value=number, unit=beside.unit, low=value.low, high=value.high, level=value.level))
    added += _elided(scene, found + added)
    added += _unnamed_ratios(scene, found + added, quantities)
    return sorted([*found, *added], key=lambda f: f.start) if added else found


_BARE_RATIO = re.compile(r"(?<![\w.%/–-])(?P<number>\d\.\d+)\s?[(\[;,]\s?$")
_RATIO_GOES_ON = re.compile(r"[^;%]{0,100}(?:\b(?:and|vs?\.?|versus|than|but|while|whereas)\b|,)[^.;%]{0,60}")


def _unnamed_ratios(scene: Scene, found: list[Figure], quantities: list[Mention]) -> list[Figure]:
    """Ratios without their name after one that has it: the second of "HR 0.53 (0.39-0.72) in men and 0.43 (0.31-0.59) in women"."""
    ratios = [f for f in found if f.kind == "ratio"]
    out: list[Figure] = []
    for mention in quantities if ratios else ():
        value, begin = mention.value, max(0, mention.start - 10)
        match = _BARE_RATIO.search(scene.text[begin : mention.start]) if isinstance(value, Interval) else None
        if match is None or not (isinstance(value.low, float) and isinstance(value.high, float)):
            continue
        start, number = begin + match.start("number"), float(match.group("number"))
        before = [f for f in (*ratios, *out) if f.end <= start]
        if not before or not value.low <= number <= value.high or any(f.end > before[-1].end and f.start < mention.end for f in found):
            continue
        if _RATIO_GOES_ON.fullmatch(scene.text[before[-1].end : start]):
            last = before[-1]
            out.append(
                Figure(start, mention.end, "ratio", ratio=number, ratio_kind=last.ratio_kind, low=value.low, high=value.high, level=value.level)
            )
    return out


_NUMBER_AFTER = re.compile(
    r"(?:\srates?)?(?:\s?[:,=]|\s(?:was|of|is|were))?\s(?P<number>\d+\.\d+)(?=\s(?:for|with|on|in|under|and|vs?\.?|versus)\s|\s?[,;.)]\s)"
)
_NUMBER_AGAINST = re.compile(rf"\d\s(?:months?|mo|weeks?|years?)[^.;,()\d]{{0,40}}\s{VERSUS}\s(?P<number>\d+(?:\.\d+)?)(?=[,;)]|\.(?:\s|$))")
"""The 7.1 of "11.8 months versus 7.1, HR 0.70"."""
_NUMBER_OF_ARM = re.compile(rf"\b(?:and|{VERSUS}|than)\s(?P<number>\d+\.\d+)(?=\s(?:for|with|on|in|under)\s)")


def _elided(scene: Scene, found: list[Figure]) -> list[Figure]:
    """Times without a unit beside others that have one: "median DOR 21.6, PFS 11.3 months", "5.7 months for A and 2.3 for B"."""
    times = [f for f in found if f.kind == "time" and f.unit and not f.attributive]
    if not times:
        return []
    sentence = scene.sentence_at(times[0].start)
    places = [m.span("number") for m in _NUMBER_OF_ARM.finditer(scene.text, times[0].end, sentence.end)]
    places += [m.span("number") for m in _NUMBER_AGAINST.finditer(scene.text, times[0].start, sentence.end)]
    for mention in scene.within(sentence.start, sentence.end, Label.ENDPOINT):
        if mention.value.kind in ("survival", "time") and (match := _NUMBER_AFTER.match(scene.text, mention.end, sentence.end)):
            places.append(match.span("number"))
    free = [p for p in dict.fromkeys(places) if not any(f.start < p[1] and p[0] < f.end for f in found)]
    return [Figure(a, b, "time", value=float(scene.text[a:b]), unit=times[0].unit) for a, b in free]


_FOLLOWED = re.compile(r"[)\]]?(?:,\s(?:and\s)?|\s(?:to|and|vs?\.?|versus|(?:as\s)?against)\s)")


def _beside(text: str, found: list[Figure], start: int, end: int) -> Figure | None:
    """The time whose unit a bare number shares: the one that follows it ("to 19.4 months"), else the last before it."""
    following = next((f for f in found if f.start >= end), None)
    if following is not None and following.kind == "time" and _FOLLOWED.fullmatch(text[end : following.start]):
        return following
    before = [f for f in found if f.end <= start]
    return next((f for f in reversed(before) if f.kind == "time" and f.unit and not f.attributive), None)


def _fresh(mention: Mention) -> Figure | None:
    """A figure of one quantity; None for an interval or denominator that no number stands before."""
    value, start, end = mention.value, mention.start, mention.end
    match value:
        case Count(n=None):
            return None
        case Count():
            return Figure(start, end, "rate", n=value.n, total=value.total, bound=value.bound, style=value.style)
        case Percent():
            return Figure(start, end, "rate", percent=value.value, bound=value.bound)
        case Time():
            return Figure(start, end, "time", value=value.value, unit=value.unit, bound=value.bound, attributive=value.attributive)
        case Ratio():
            return Figure(start, end, "ratio", ratio=value.value, ratio_kind=value.kind)
        case _:
            return None


def _join(text: str, last: Figure, mention: Mention, explicit: bool) -> Figure | None:
    """`last` with the next quantity, where the characters between say that they go together."""
    gap, value = text[last.end : mention.start], mention.value
    match value:
        case Interval():
            return _with_interval(last, mention, gap, explicit)
        case Percent() if last.kind == "rate":
            return _with_percent(last, mention, gap)
        case Count() if last.kind == "rate":
            return _with_count(text, last, mention, gap)
        case _:
            return None


def _with_interval(last: Figure, mention: Mention, gap: str, explicit: bool) -> Figure | None:
    value: Interval = mention.value
    if last.low is not None or last.attributive or not _TO_INTERVAL.fullmatch(gap):
        return None
    open_end = last.kind == "time" and value.high == "NR"
    if not value.explicit and not (last.kind == "ratio" or explicit or open_end):
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
    if (
        last.percent is not None
        or last.n is None
        or not (_COUNT_TO_PERCENT.fullmatch(gap) or _is_qualified(last, gap, value.value) or (last.style == "noun" and _OF_ARM.fullmatch(gap)))
    ):
        return None
    if _ONLY_JOIN.fullmatch(gap) and last.style not in ("fraction", "n", "of"):
        return None
    if last.total and abs(100 * last.n / last.total - value.value) > 15 and not _BRACKET.fullmatch(gap):
        return None
    bound = value.bound if value.bound != "=" else last.bound
    return replace(last, end=mention.end, percent=value.value, bound=bound)


_OF_ARM = re.compile(r"\s(?:on|in|with|for|receiving|given)\s(?:the\s)?[\w+/-]+(?:\s[\w+/-]+){0,3}\s\(")
"""Between "13 patients" and "3%)" their arm may stand."""
_QUALIFIED = re.compile(r"\s(?:[\w\[\]/+-]+\s){1,7}[(\[]\s?")


def _is_qualified(last: Figure, gap: str, percent: float) -> bool:
    """ "24 of 30 patients tested (80%)": a few words before the bracket, where the numbers agree."""
    if not last.total or last.n is None or _QUALIFIED.fullmatch(gap) is None or re.search(r"\b(?:and|or|had|respond\w+)\b", gap):
        return False
    return abs(100 * last.n / last.total - percent) <= 0.6


def _with_count(text: str, last: Figure, mention: Mention, gap: str) -> Figure | None:
    value: Count = mention.value
    if value.n is None:
        fits = last.n is not None and last.total is None and value.total is not None and last.n <= value.total
        return replace(last, end=mention.end, total=value.total) if fits and _TO_TOTAL.fullmatch(gap) else None
    if last.n == value.total and last.style == "noun" and last.percent is None and _BRACKET.fullmatch(gap):
        return replace(last, start=mention.start, end=mention.end, n=value.n, total=value.total, style=value.style)
    if last.n is None and last.percent is not None and _OVER_ARM.fullmatch(gap) and value.n is not None and value.total:
        agree = abs(100 * value.n / value.total - last.percent) <= 0.6
        return replace(last, end=mention.end, n=value.n, total=value.total, style=value.style) if agree else None
    if last.n is not None or last.percent is None or not _PERCENT_TO_COUNT.fullmatch(gap):
        return None
    agrees = value.n is not None and value.total is not None and abs(100 * value.n / value.total - last.percent) <= 1
    if value.style not in ("fraction", "n", "of", "noun", "all") or (
        not agrees and _ONLY_JOIN.fullmatch(gap) and value.style not in ("fraction", "n")
    ):
        return None
    if text[mention.start] == "N" and value.total is None and value.style == "n":
        return replace(last, end=mention.end, total=value.n)
    if value.total and abs(100 * value.n / value.total - last.percent) > 15 and not _BRACKET.fullmatch(gap):
        return None
    return replace(last, end=mention.end, n=value.n, total=value.total, style=value.style)
