"""Elided figures: numbers whose unit or name another one beside them has, "median DOR 21.6, PFS 11.3 months", "5.7 months for A and 2.3 for B"."""

from __future__ import annotations

from abstract2kb.assemble.elided_ratios import apart_ratio, unnamed_ratios
from abstract2kb.assemble.figure import Figure
from abstract2kb.assemble.scene import Scene
from abstract2kb.nlp.connectives import VERSUS
from abstract2kb.nlp.mention import Label, Mention
from abstract2kb.nlp.quantities import Interval
from abstract2kb.patterns import regex

__all__ = ["with_bare"]

_BARE = regex(r"(?<![\w.%/–-])(?P<number>\d+(?:\.\d+)?)\s?[(\[]\s?$")


def with_bare(scene: Scene, found: list[Figure], quantities: list[Mention], place: tuple[int, int]) -> list[Figure]:
    """With times without a unit, as the second of "15.5 months (10.4-18.5) overall, 18.1 (12.2-23.2) in women", and ratios without their name."""
    apart = None if any(f.kind == "ratio" for f in found) else apart_ratio(scene.text, *place)
    if apart is not None and not any(f.start < apart.end and apart.start < f.end for f in found):
        found = sorted([*found, apart], key=lambda f: f.start)
    added = unnamed_ratios(scene, found, quantities, sure=True)
    for mention in reversed(quantities):
        value = mention.value
        begin = max(0, mention.start - 12)
        match = _BARE.search(scene.text[begin : mention.start]) if isinstance(value, Interval) else None
        if match is None or not isinstance(value.low, float) or any(f.start <= mention.start < f.end for f in (*found, *added)):
            continue
        start, number = begin + match.start("number"), float(match.group("number"))
        beside = _beside(scene.text, sorted([*found, *added], key=lambda f: f.start), start, mention.end)
        if beside is not None and value.low <= number and (value.high == "NR" or number <= value.high):
            added.append(Figure(start, mention.end, "time", value=number, unit=beside.unit, low=value.low, high=value.high, level=value.level))
    added += _elided(scene, found + added)
    added += unnamed_ratios(scene, found + added, quantities)
    added = [f for f in added if f.end <= place[1]]
    return sorted([*found, *added], key=lambda f: f.start) if added else found


_NUMBER_AFTER = regex(
    r"(?:\srates?)?(?:\s?[:,=]|\s(?:was|of|is|were))?\s(?P<number>\d+\.\d+)(?=\s(?:for|with|on|in|under|and|"
    rf"{VERSUS})\s|\s?[,;.)](?:\s|$)|\s?$|\s\([A-Za-z][\w +-]{{1,30}}\)\s{VERSUS}\s)"
)
_NUMBER_AGAINST = regex(rf"\d\s(?:months?|mo|weeks?|years?)[^.;,()\d]{{0,40}}\s{VERSUS}\s(?P<number>\d+(?:\.\d+)?)(?=[,;)]|\.(?:\s|$))")
"""The 7.1 of "11.8 months versus 7.1, HR 0.70"."""
_OTHER_NUMBER = regex(rf"\s{VERSUS}\s(?P<number>\d+\.\d+)(?!\d|\.\d|\s?%)")
"""The other arm's after it: "OS 13.1 against 10.9"."""
_NUMBER_ALONE = regex(
    r"(?<=\s)(?<!HR )(?<!ratio )(?<!= )(?P<number>\d{1,3}\.\d{1,2})(?=\s(?:for|with|on|in|under|after|among|of|without)\s|[,;)]|\.(?:\s|$)|$|"
    rf"\s\((?:HR|[Hh]azard|[Pp]\s?[=<]|\d)|\s{VERSUS}\s\d+\.\d+\s(?:for|with|on|in|at|under|after|among|of|without|when|where|if|beyond|otherwise)\b)"
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
    units = {a: next((f for f in reversed(times) if f.end <= a), times[0]).unit for a, _ in free}
    return [Figure(a, b, "time", value=float(scene.text[a:b]), unit=units[a], style="alone") for a, b in free]


def _alone(scene: Scene, found: list[Figure], times: list[Figure], end: int) -> list[tuple[int, int]]:
    """The numbers that go on with the time before them, or that the time after them is told to have risen from."""
    text, places = scene.text, list[tuple[int, int]]()
    for time in times:
        if "from " in text[time.start - 70 : time.start] and (match := _FROM_NUMBER.search(text, max(0, time.start - 70), time.start)):
            places.append(match.span("number"))
    for match in _NUMBER_ALONE.finditer(text, times[0].end, end):
        start = match.start("number")
        last = next((f for f in reversed(times) if f.end <= start), times[0])
        leads = _LEADS_TO_NUMBER.search(text, last.end, start) is not None or _other_drug(scene, last.end, start)
        if start - last.end > _FAR or float(match.group("number")) < 1 or not leads:
            continue
        if any(last.end <= f.start < start and f.kind == "rate" for f in found) or _OF_OTHER_KIND.search(_BRACKETS.sub("", text[last.end : start])):
            continue
        if all(m.value.kind in ("survival", "time") for m in scene.within(last.end, start, Label.ENDPOINT)):
            places.append(match.span("number"))
            if other := _OTHER_NUMBER.match(text, match.end("number"), end):
                places.append(other.span("number"))
    return places


def _other_drug(scene: Scene, start: int, end: int) -> bool:
    """Whether only another drug stands between a time and a number: the "docetaxel" of "novelimab reached 6.9 months, docetaxel 4.1"."""
    drugs = scene.within(start, end, Label.DRUG)
    return bool(drugs) and _TO_DRUG.fullmatch(scene.text, start, drugs[0].start) is not None and scene.text[drugs[-1].end : end] == " "


_TO_DRUG = regex(r"(?:\s\([^()]*\))?[,;]\s(?:(?:and|but|while|whereas)\s)?")
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
