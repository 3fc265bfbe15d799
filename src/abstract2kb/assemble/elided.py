"""Elided figures: numbers whose unit or name another one beside them has, "median DOR 21.6, PFS 11.3 months", "5.7 months for A and 2.3 for B"."""

from __future__ import annotations

from abstract2kb.assemble.figure import Figure
from abstract2kb.assemble.scene import Scene
from abstract2kb.nlp.connectives import VERSUS
from abstract2kb.nlp.mention import Label, Mention
from abstract2kb.nlp.numerals import decimal
from abstract2kb.nlp.p_values import P_VALUE
from abstract2kb.nlp.quantities import Interval
from abstract2kb.patterns import regex

__all__ = ["with_bare"]

_BARE = regex(r"(?<![\w.%/–-])(?P<number>\d+(?:\.\d+)?)\s?[(\[]\s?$")


def with_bare(scene: Scene, found: list[Figure], quantities: list[Mention]) -> list[Figure]:
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


_BARE_RATIO = regex(r"(?<![\w.%/–-])(?P<number>\d[.·]\d+)\s?[(\[;,]\s?$")
_TRIPLE = regex(r"\((?P<number>\d[.·]\d+)[,;]\s(?P<low>\d[.·]\d+)\s?[–-]\s?(?P<high>\d[.·]\d+)(?=\s?[;,)])")
"""A ratio and its interval in a bracket without their names: "OS (0.71, 0.55-0.92; p=0.009)"."""
_IN_GROUP = regex(
    r"\s(?:in|for|among|with)\s(?:[^\s.;,%()\d][^\s.;,%()]*\s){1,5}(?:and|vs\.?|versus|but)\s(?P<number>\d[.·]\d+)(?=\s(?:in|for|among|with)\s)"
)
"""The 0.71 of "HR was 0.45 in men and 0.71 in women"."""
_PLURAL = regex(r"ratios|HRs")
_SECOND_RATIO = regex(r"\s(?:and|vs\.?|versus)\s(?P<number>\d\.\d+)(?!\d|\s?%)")
"""The 0.43 of "the hazard ratios were 0.33 and 0.43"."""
_RATIO_GOES_ON = regex(
    rf"(?:\s?[;,]\s?{P_VALUE.pattern}\s?[)\]])?"
    r"[^;%]{0,100}(?:\b(?:and|vs?\.?|versus|than|but|while|whereas)\b|,)[^.;%]{0,60}"
)


def _unnamed_ratios(scene: Scene, found: list[Figure], quantities: list[Mention]) -> list[Figure]:
    """Ratios without their name after one that has it: the second of "HR 0.53 (0.39-0.72) in men and 0.43 (0.31-0.59) in women"."""
    ratios = [f for f in found if f.kind == "ratio"]
    if not ratios:
        return []
    out = _second_ratios(scene.text, found, ratios)
    intervals = [(m.start, m.end, m.value) for m in quantities if isinstance(m.value, Interval)]
    sentence = scene.sentence_at(ratios[0].start)
    for m in _TRIPLE.finditer(scene.text, ratios[0].end, sentence.end):
        intervals.append((m.start("low"), m.end("high"), Interval(decimal(m.group("low")), decimal(m.group("high")))))
    for begin, end, value in intervals:
        match = _BARE_RATIO.search(scene.text[max(0, begin - 10) : begin])
        if match is None or not (isinstance(value.low, float) and isinstance(value.high, float)):
            continue
        start, number = max(0, begin - 10) + match.start("number"), decimal(match.group("number"))
        before = [f for f in (*ratios, *out) if f.end <= start]
        if not before or not value.low <= number <= value.high or any(f.end > before[-1].end and f.start < end for f in found):
            continue
        if _RATIO_GOES_ON.fullmatch(scene.text[before[-1].end : start]):
            kind = before[-1].ratio_kind
            out.append(Figure(start, end, "ratio", ratio=number, ratio_kind=kind, low=value.low, high=value.high, level=value.level))
    return out


def _second_ratios(text: str, found: list[Figure], ratios: list[Figure]) -> list[Figure]:
    """Second ratios without an interval: "the hazard ratios were 0.33 and 0.43", "HR was 0.45 in men and 0.71 in women"."""
    out = []
    for ratio in ratios:
        plural = _SECOND_RATIO.match(text, ratio.end) if ratio.low is None and _PLURAL.search(text[ratio.start : ratio.end]) else None
        second = plural or (_IN_GROUP.match(text, ratio.end) if ratio.low is None else None)
        if second is not None and not any(f.start < second.end() and second.start("number") < f.end for f in found):
            out.append(Figure(*second.span("number"), "ratio", ratio=decimal(second.group("number")), ratio_kind=ratio.ratio_kind))
    return out


_NUMBER_AFTER = regex(
    r"(?:\srates?)?(?:\s?[:,=]|\s(?:was|of|is|were))?\s(?P<number>\d+\.\d+)(?=\s(?:for|with|on|in|under|and|"
    rf"{VERSUS})\s|\s?[,;.)]\s|\s\([A-Za-z][\w +-]{{1,30}}\)\s{VERSUS}\s)"
)
_NUMBER_AGAINST = regex(rf"\d\s(?:months?|mo|weeks?|years?)[^.;,()\d]{{0,40}}\s{VERSUS}\s(?P<number>\d+(?:\.\d+)?)(?=[,;)]|\.(?:\s|$))")
"""The 7.1 of "11.8 months versus 7.1, HR 0.70"."""
_OTHER_NUMBER = regex(rf"\s{VERSUS}\s(?P<number>\d+\.\d+)(?!\d|\.\d|\s?%)")
"""The other arm's after it: "OS 13.1 against 10.9"."""
_NUMBER_ALONE = regex(
    r"(?<=\s)(?<!HR )(?<!ratio )(?<!= )(?P<number>\d{1,3}\.\d{1,2})(?=\s(?:for|with|on|in|under|after|among|of|without)\s|[,;)]|\.(?:\s|$)|$|"
    r"\s\((?:HR|[Hh]azard|[Pp]\s?[=<]|\d))"
)
"""A number without a unit where the words go on as after a time: the 9.9 of "12.7 months with A, 9.9 on B"."""
_LEADS_TO_NUMBER = regex(
    rf"(?:\b(?:and|but|{VERSUS}|than|to|for|had|was|were|been|gave|got|lived|reached|only|just|mere|at|twice the|half the|nearly the)|[,;])\s$"
)
_OF_OTHER_KIND = regex(
    r"\b(?:aged?|cycles?|lines?|scores?|ratios?|HRs?|hazard|odds|dos(?:e|es|ed|ing)|levels?|baseline|fold|mg|kg|grades?|numbers?|counts?|h[ae]+moglobin|means?|"
    r"rates?|points?|differences?|gain\w*|by|follow-?up|median of\s[\w ]*(?:infusions|injections)|[Pp]\s?[=<]|risk|range|from)\b|%|\d\s?[–-]\s?\d"
)
"""Between a time and a number that is of something else."""
_FROM_NUMBER = regex(
    r"\bfrom\s(?:a\smedian\sof\s)?(?P<number>\d{1,3}\.\d{1,2})(?:\s\((?!\d)[^()]*\)|\s(?:with|on|for|in|under|after)\s[^.;,()\d]{2,40})\sto\s(?:a\smedian\sof\s)?$"
)
"""The 3.3 of "from 3.3 with A to 7.9 months with B"."""
_NUMBER_OF_ARM = regex(rf"\b(?:and|{VERSUS}|than)\s(?P<number>\d+\.\d+)(?=\s(?:for|with|on|in|under)\s)")


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
            if other := _OTHER_NUMBER.match(scene.text, match.end("number"), sentence.end):
                places.append(other.span("number"))
    places += _alone(scene, found, times, sentence.end)
    free = [p for p in dict.fromkeys(places) if not any(f.start < p[1] and p[0] < f.end for f in found)]
    return [Figure(a, b, "time", value=float(scene.text[a:b]), unit=times[0].unit, style="alone") for a, b in free]


def _alone(scene: Scene, found: list[Figure], times: list[Figure], end: int) -> list[tuple[int, int]]:
    """The numbers that go on with the time before them, or that the time after them is told to have risen from."""
    text, places = scene.text, list[tuple[int, int]]()
    for time in times:
        if "from " in text[time.start - 70 : time.start] and (match := _FROM_NUMBER.search(text, max(0, time.start - 70), time.start)):
            places.append(match.span("number"))
    for match in _NUMBER_ALONE.finditer(text, times[0].end, end):
        start = match.start("number")
        last = next((f for f in reversed(times) if f.end <= start), times[0])
        if start - last.end > _FAR or float(match.group("number")) < 1 or _LEADS_TO_NUMBER.search(text, last.end, start) is None:
            continue
        if any(last.end <= f.start < start and f.kind == "rate" for f in found) or _OF_OTHER_KIND.search(_BRACKETS.sub("", text[last.end : start])):
            continue
        if all(m.value.kind in ("survival", "time") for m in scene.within(last.end, start, Label.ENDPOINT)):
            places.append(match.span("number"))
    return places


_FAR = 110
"""Characters between a time and a number that shares its unit."""
_BRACKETS = regex(r"\([^()]*\)|\[[^\[\]]*\]")
_FOLLOWED = regex(r"[)\]]?(?:,\s(?:and\s)?|\s(?:to|and|vs?\.?|versus|(?:as\s)?against)\s)")


def _beside(text: str, found: list[Figure], start: int, end: int) -> Figure | None:
    """The time whose unit a bare number shares: the one that follows it ("to 19.4 months"), else the last before it."""
    following = next((f for f in found if f.start >= end), None)
    if following is not None and following.kind == "time" and _FOLLOWED.fullmatch(text[end : following.start]):
        return following
    before = [f for f in found if f.end <= start]
    return next((f for f in reversed(before) if f.kind == "time" and f.unit and not f.attributive), None)
