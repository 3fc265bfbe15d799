"""Figures: the numbers of a sentence joined to what they state together, "21% (9/43; 95% CI, 10.1-36.0)" into one.

A figure is a rate (count, denominator, percent), a time or a ratio, with its confidence interval. Which numbers belong together is
read off the few characters between them.
"""

from __future__ import annotations

import re
from dataclasses import replace

from abstract2kb.assemble.elided import with_bare
from abstract2kb.assemble.figure import Figure
from abstract2kb.assemble.figure_joins import ROUNDING, joined_with
from abstract2kb.assemble.levels import are_usual
from abstract2kb.assemble.percents_of_counts import with_percents
from abstract2kb.assemble.scene import Scene
from abstract2kb.nlp.first_letters import WordPattern
from abstract2kb.nlp.mention import Label, Mention
from abstract2kb.nlp.numerals import DECIMAL, INTEGER, WORD_NUMBER, integer
from abstract2kb.nlp.quantities import NOUN, Count, Interval, Percent, Ratio, Time
from abstract2kb.nlp.sought import Sought, at_words
from abstract2kb.patterns import regex

__all__ = ["figures"]

_LABELS = (Label.COUNT, Label.PERCENT, Label.TIME, Label.CI, Label.RATIO)


def figures(scene: Scene, start: int, end: int) -> list[Figure]:
    """The figures of text[start:end] in order."""
    return scene.once("figures", start, end, _figures)


def _figures(scene: Scene, start: int, end: int) -> list[Figure]:
    found: list[Figure] = []
    quantities = scene.within(start, end, *_LABELS)
    explicit = any(isinstance(q.value, Interval) and q.value.explicit for q in quantities) or _speaks_of_intervals(scene)
    places = _landmarks(scene.text, start, end)
    levels = {at for grade in scene.within(start, end, Label.GRADE) for at in range(grade.start, grade.end)}
    shares = [m for m in quantities if m.label == Label.PERCENT]
    groups = [a for a in scene.within(start, end, Label.ARM) if a.id not in ("drug", "label")] if shares else []
    for mention in quantities:
        if mention.start in levels:
            continue
        if mention.label == Label.PERCENT and any(a.start < mention.start and mention.end < a.end for a in groups):
            continue  # "the TPS 1-49% subgroup" is no result
        if (both := _counted_in_bracket(scene.text, mention)) is not None:
            found = [*(f for f in found if f.end <= both.start), both]
            continue
        last = found[-1] if found else None
        if isinstance(mention.value, Percent) and (spread := _SPREAD.search(scene.text, max(start, mention.start - 18), mention.start)):
            found[-1:] = _over_spread(scene.text, last, spread.start(), mention.end)
            continue
        if isinstance(mention.value, Time) and _LOWER_BOUND.search(scene.text, max(start, mention.start - 40), mention.start):
            found[-1:] = _with_lower_bound(last, mention)
            continue
        if _is_no_figure(scene.text, mention, max(start, mention.start - 60), places, last):
            continue
        joined = joined_with(scene.text, last, mention, explicit) if last and not _names_result(scene, last, mention) else None
        if joined:
            found[-1] = joined
        elif (fresh := _fresh(mention)) is not None:
            found.append(fresh)
    found = [_with_spread(scene.text, f) for f in found] if scene.text.find("±", start, end) >= 0 else found
    found = [_with_events(scene.text, f) for f in found] if explicit else found
    found = [_closed(scene.text, f) for f in found] if scene.text.find("]", start, end) >= 0 else found
    found = with_percents(scene.text, with_bare(scene, found, quantities, (start, end)))
    return _of_so_many(scene.text, _counted_among(scene.text, _paired(scene.text, found)))


def _names_result(scene: Scene, last: Figure, mention: Mention) -> bool:
    """Whether a result stands between "12 of whom" and the percent of them that had it: "12 of whom had a CR (24%)"."""
    return last.style == "whom" and mention.label == Label.PERCENT and bool(scene.within(last.end, mention.start, Label.ENDPOINT))


_EVENTS = regex(r"[;,]\s\d{1,4}\s(?:events|deaths|progressions)(?=\s?[)\];])")


def _with_events(text: str, figure: Figure) -> Figure:
    """A figure with the number of events behind its interval, so that what follows is beside it: "5.1 months (95% CI, 4.2 to 6.0; 120 events)"."""
    match = _EVENTS.match(text, figure.end) if figure.low is not None else None
    return replace(figure, end=match.end()) if match is not None else figure


def _closed(text: str, figure: Figure) -> Figure:
    """A figure with the square bracket that closes its percent, so that what follows it is beside it: "22 [11%] were grade 3"."""
    opened = text.count("[", figure.start, figure.end) > text.count("]", figure.start, figure.end)
    return replace(figure, end=figure.end + 1) if opened and text.startswith("]", figure.end) else figure


_OWN_SPREAD = regex(rf"\s?±\s?{DECIMAL}(?:\s?%)?")


def _with_spread(text: str, figure: Figure) -> Figure:
    """A figure with the "±4.5%" right after it, so that the next one is beside it."""
    match = _OWN_SPREAD.match(text, figure.end) if figure.kind != "ratio" else None
    return replace(figure, end=match.end()) if match is not None else figure


def _over_spread(text: str, last: Figure | None, start: int, end: int) -> list[Figure]:
    """The figure right before "± 3%" with this, so that the next one is beside it."""
    if last is None:
        return []
    return [replace(last, end=end)] if last.percent is not None and not text[last.end : start].strip() else [last]


_LOWER_BOUND = Sought(r"\blower (?:bound|limit)(?: of (?:the )?(?:95% )?(?:CI|interval|confidence interval))?(?:,|:| of| is| was| at)?\s$")
"""Before the lower end of the interval of a median."""


def _with_lower_bound(last: Figure | None, mention: Mention) -> list[Figure]:
    """A median that was not reached with the lower bound told behind it, which is no time of its own."""
    if last is None:
        return []
    told = last.value == "NR" and last.low is None and isinstance(mention.value, Time)
    return [replace(last, end=mention.end, low=mention.value.value)] if told else [last]


def _is_no_figure(text: str, mention: Mention, begin: int, places: list[tuple[int, int]], last: Figure | None) -> bool:
    """Whether a percent or a time tells who the patients are, or when something was measured."""
    if isinstance(mention.value, Percent):
        if (m := _CUT_OFF.search(text, begin, mention.end)) is not None and (m.group("whole") or _TO_SHARE.match(text, mention.end)):
            return True
        return _WHO_HAVE.search(text, begin, mention.start + 1) is not None
    if not isinstance(mention.value, Time):
        return False
    if _is_in(mention, places) or (last is not None and _is_landmark_of(text, last, mention)):
        return True
    return _WHO_HAVE.search(text, begin, mention.start + 3) is not None


_CUT_OFF = Sought(
    r"\b(?:TPS|CPS|TC|IC|PD-?L1|Ki-?67|expression|blasts|VAF|IHC)\s(?:(?:score|of|in|expression|level|TPS|CPS|TC|IC)\s){0,2}"
    r"(?:[^;\n]{0,45}\s(?:with|in|at|among|for)\s(?=[\d<>≥≤]))?"
    r"(?:(?P<whole>[<>≥≤]=?\s?\d{1,3}\s?%|\d{1,2}\s?[-–]\s?\d{1,3}\s?%)|\d{1,2})$"
)
_TO_SHARE = regex(r"\s?[-–]\s?\d{1,3}\s?%")
"""A share of cells that tells who the patients are: "TPS ≥50%", "PD-L1 1-49%"."""
_WHO_HAVE = Sought(
    r"\b(?:patients|pts|those|women|men|subjects|cases|tumou?rs|disease)\s(?:with|having|whose)\s(?:[\w()/-]+\s){0,5}?(?:(?:(?:was|of)\s)?[<>≥≤⩽⩾]\s?(?:\d{1,3})?|"
    r"MRD\s(?:\d[\d.]*\s?%?\s(?:to|and)\s\d?)?)$",
    re.IGNORECASE,
)
"""Before a time that tells who the patients are: "among patients with a PFI > 3 months"."""
_SPREAD = regex(
    r"(?:\b(?:SE|(?<![%\d],\s)(?<![%\d];\s)(?<![%\d]\sand\s)(?<![%\d]\),\s)(?<!disease\s[(\[])(?<!\+)SD|SEM|"
    r"standard (?:error|deviation)(?: of)?)\s?[:=,]?|±|\+/[-–−])\s?$"
)
"""Before a percent that tells how far another one may be off."""
_PAIR = regex(r"\((?P<n>\d{1,4}),\s$")


def _paired(text: str, found: list[Figure]) -> list[Figure]:
    """ "rash (32 patients, 37%), fever (29, 33%)": the second bracket is a count and its percent too, where both are of as many patients."""
    sizes = [_size_range(f.n, f.percent) for f in found if f.n and f.percent]
    out = []
    for figure in found:
        match = _PAIR.search(text[max(0, figure.start - 8) : figure.start]) if figure.percent and figure.n is None and figure.kind == "rate" else None
        if match is not None and text[figure.end : figure.end + 1] == ")":
            low, high = _size_range(n := int(match.group("n")), figure.percent)
            if n and any(low <= b and a <= high for a, b in sizes):
                figure = replace(figure, start=figure.start - len(match.group()) + 1, n=n, style="n")
        out.append(figure)
    return out


def _size_range(n: int | None, percent: float | None) -> tuple[float, float]:
    """How many patients there can be where `n` of them are so many percent, as it is printed."""
    room = 0.5 if percent == int(percent or 0) else 0.05
    return 100 * (n or 0) / ((percent or 0) + room), 100 * (n or 0) / max((percent or 0) - room, 0.01)


_AMONG_SO_MANY = regex(r"\s[^.;:()\d]{2,70}?\s(?:in|among|from|of|for)\s(?:the\s|these\s|those\s|its\s|all\s|a\stotal\sof\s)?(?:first\s)?")


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
            and abs(100 * last.n / figure.n - figure.percent) <= ROUNDING
            and _AMONG_SO_MANY.fullmatch(text[last.end : figure.start])
        ):
            out[-1] = replace(figure, n=last.n, total=figure.n, style="of")
        else:
            out.append(figure)
    return out


_COUNT_AND_PERCENT = regex(
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


_TIME_LIST = at_words(
    rf"\b(?<!stood )(?<!stands )(?<!put )(?<!estimated )(?<!remained )"
    rf"(?:at|after|by)\s(?:the\s)?{DECIMAL}(?:-?(?:,|,? and|,? or|/)\s?{DECIMAL}){{1,5}}"
    r"[\s-](?:years?|months?|weeks?|yrs?|mos?)\b|"
    rf"\bat\s(?:{DECIMAL}\s(?:years?|months?|weeks?),?\s(?:and\s)?){{1,5}}{DECIMAL}\s(?:years?|months?|weeks?)\b(?=\s(?:was|were)\b)"
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
    gap = text[last.end : mention.start]
    if re.fullmatch(r"\s(?:at|after|by)\s(?:the\s)?", gap):
        return True
    return _AT_AFTER_ALL.fullmatch(gap) is not None and _ITS_INTERVAL.match(text, mention.end) is not None


_AT_AFTER_ALL = regex(r"[^.;:,\d%()]{0,70}\s(?:at|after|by)\s(?:the\s)?")
_ITS_INTERVAL = regex(r"\s?[(\[]\s?9\d(?:\.\d)?\s?%\s?(?:CI|confidence)")
"""Around the time of a rate before its interval: "52% of patients were alive at 12 months (95% CI, 40-63)"."""


_SO_MANY = regex(
    rf"\s(?:of|in|among)\s(?:the\s|all\s|those\s|these\s|our\s)*(?:first\s)?(?P<n>{INTEGER}|{WORD_NUMBER})\s(?:[\w-]+\s){{0,2}}?(?:{NOUN}|people|adults|tested|assessed|evaluated|treated|analy[sz]ed)\b|"
    rf"\sof\s(?:the\s|all\s)?(?P<bare>\d{{2,4}})(?=\s(?:at|on|with|given|receiving)\s|\s?[;,)]|\.(?:\s|$))",
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
        out.append(replace(figure, end=match.end(), total=integer(match.group("n") or match.group("bare"))) if match else _of_deaths(text, figure))
    return out


_SO_MANY_DEATHS = regex(rf"\)?\sof\s(?:the\s|these\s)?(?P<n>{INTEGER}|{WORD_NUMBER})(?=\s(?:[\w-]+\s){{0,2}}?deaths\b)", re.IGNORECASE)


def _of_deaths(text: str, figure: Figure) -> Figure:
    """ "two (40%) of five deaths": the figure with how many died, where its percent agrees."""
    match = _SO_MANY_DEATHS.match(text, figure.end) if figure.n is not None and figure.percent is not None and figure.total is None else None
    total = integer(match.group("n")) if match is not None else 0
    if match is None or not total or abs(100 * (figure.n or 0) / total - (figure.percent or 0)) > 1:
        return figure
    return replace(figure, end=match.end(), total=total)


def _speaks_of_intervals(scene: Scene) -> bool:
    """Whether the article gives confidence intervals at all, or its report says what they are, so that a bare bracket may be one."""
    known = scene.memo.get("intervals")
    if known is None:
        known = scene.memo["intervals"] = _INTERVALS.search(scene.text) is not None or are_usual(scene)
    return bool(known)


_INTERVALS = WordPattern(
    rf"\bCIs?\b|\bconfidence interval|\d\s?%\s?\(\s?{DECIMAL}\s?[-–]\s?{DECIMAL}\s?%?\)|\bHR[\s:,=]{{1,3}}\d\.\d+\s?[(;,]\s?\d\.\d+\s?[-–]\s?\d\.\d+"
)
"""What shows that an article gives intervals: their name, or a bracket after a percent or a hazard ratio, which have no range."""


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
