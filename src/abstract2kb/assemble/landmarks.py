"""Landmarks: the time that a rate is of, "2-year" of "2-year OS was 60%", "12 months" of "PFS at 12 months" and "60% at 2 years"."""

from __future__ import annotations

import re

from abstract2kb.assemble.linking import Link
from abstract2kb.assemble.scene import Scene, Sentence
from abstract2kb.patterns import regex

__all__ = ["LANDMARK", "landmark", "landmarks_before", "response_landmark"]

_NUMBER = r"(?:\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|twenty-four)"
_UNIT = r"(?:years?|yrs?|months?|mos?|weeks?|wks?|days?|mo|y|m)"
LANDMARK = regex(rf"(?:{_NUMBER}[\s-]{_UNIT}|(?<![\w.])\d+(?:yrs?|y|mos?))\b", re.IGNORECASE)
_LASTED = regex(rf"(?:at least |more than |longer than |over |[≥>]\s?)?{LANDMARK.pattern}(?:\sor\s(?:more|longer))?", re.IGNORECASE)
_PLACED = regex(
    rf"(?:\b(?:at|after|by|of)\s(?:the\s)?(?P<at>{LANDMARK.pattern}|(?:month|week|year|day)s?\s\d+|(?<!of )a\syear\b)|"
    rf"(?P<own>(?<![\w.-]){_NUMBER}-{_UNIT}\b|(?<![\w.-])\d+(?:yrs?|y|mos?)\b|{_NUMBER}\s{_UNIT}(?=\s(?:after|from|[A-Z]{{2,4}}\b|$))))"
    r"(?!\s(?:follow|of (?:median |minimum )?follow))",
    re.IGNORECASE,
)
_OWN = regex(r"\s(?P<at>\d+-(?:month|year|week|day))(?=,|\sand\b|\s[\w -]{3,40}(?:survival|rate|OS|PFS|EFS|DFS|RFS)\b)")
"""Right after its figure: "95% 3-month, 85% 6-month and 80% 9-month ..."."""
_IN_NAME = regex(r"m?(?:PFS|OS|EFS|DFS)-?(?P<n>\d{1,2})")
"""The landmark in a short form: "PFS-6", "OS12"."""
_FOLLOWED = regex(
    r"\bfollow[- ]?(?:up|ed)\b[^.,;]{0,24}$|(?:\b(?:older|younger) than|\baged?|[<>≤≥⩽⩾])\s?(?:\d+\s?(?:[-–]|to|and|or)\s?)?$", re.IGNORECASE
)
"""Before the length of the follow-up, and before an age."""
_IN_ARM = r"(?:\s(?:in|with|for|on)\s(?:the\s)?[\w+/-]+(?:\s(?!at\b|vs\b|versus\b|and\b)[\w+/-]+){0,3})?"
_AFTER = regex(
    rf"[)\]]*{_IN_ARM}(?:,\srespectively,)?[\s)\]]*(?:(?:(?:were|was|remained)\s)?(?:still\s)?alive\s)?"
    rf"(?:at|after|by|rates?\sof|(?<=\brates\s)of|(?<=\brate\s)of)\s(?:the\s)?(?P<at>{LANDMARK.pattern})(?!\s(?:of\s)?(?:median\s)?follow)",
    re.IGNORECASE,
)
_WITHIN = regex(rf"[^()]{{0,12}}%\s(?:at|after|by)\s(?:the\s)?(?P<at>{LANDMARK.pattern})", re.IGNORECASE)
"""Inside "55% at 12 months (95% CI, 42-67)"."""
_NEXT = regex(
    rf"[)\]]*{_IN_ARM}[\s)\]]*(?:,|,?\sand|\s?vs\.?|,?\sversus|,?\sagainst)?\s(?:(?:the|an?|its|for|with|in)\s)?"
    r"(?:[\w-]+\s){0,3}?(?:was\s|of\s|rates?\s)*\d[\d.]*\s?%?"
    r"(?:\s?\([^()]*\))?"
)
_SEVERAL = regex(
    rf"(?P<numbers>{_NUMBER}(?:(?:[\s-](?:year|month|week|day))?-?(?:, and |, | and |/|-/){_NUMBER})+)"
    r"[\s-](?P<unit>years?|months?|weeks?|days?|yrs?|mos?)\b",
    re.IGNORECASE,
)

_NEXT_CLAUSE = regex(rf"[;,]\s(?:and\s)?(?:the\s)?(?:\w+\s)?{_NUMBER}[\s-]{_UNIT}\b")
"""After two medians what tells of another time: "5.1 and 6.3 months; 1-year survival"."""
_AT = regex(r"\b(?:at|after|by)\s(?:the\s)?$", re.IGNORECASE)
"""Before landmarks, which no medians are: "at 6 and 12 months, 3-year follow-up"."""
_SEVERAL_APART = regex(rf"\bat\s(?:{LANDMARK.pattern},?\s(?:and\s)?){{1,5}}{LANDMARK.pattern}(?=\s(?:was|were)\b)", re.IGNORECASE)
"""Landmarks with a unit each: "OS at 3 years, 1 year, and 6 months was 11%, 42% and 50%"."""


def landmark(scene: Scene, sentence: Sentence, entry: Link) -> str | None:
    """The landmark of a link's rate as written, None if its sentence names none."""
    figure, topic, text = entry.figure, entry.topic, scene.text
    if own := _OWN.match(text, figure.end) or _then(text, topic.end, figure.start):
        return own.group("at")
    if several := _several(text[max(sentence.start, topic.start - 28) : min(figure.start, topic.end + 40)], entry):
        return several
    if inside := LANDMARK.search(topic.text):
        return inside.group()
    if months := _IN_NAME.fullmatch(topic.text):
        return f"{months.group('n')} months"
    if topic.rule == "endpoints.lasted" and (lasted := _LASTED.match(text, max(topic.end, figure.end) + 1)):
        return lasted.group()
    if within := _WITHIN.match(text, figure.start, figure.end):
        return within.group("at")
    after = _after(text, max(figure.end, topic.end if topic.start >= figure.end else 0), sentence.end) or _elided(text, sentence, figure.end)
    if after:
        return after
    low, high = min(topic.start, figure.start), max(topic.start, figure.start)
    for a, b in ((topic.end, figure.start), (max(sentence.start, low - 30), low), (figure.end, high), (sentence.start, low)):
        places = [m for m in _PLACED.finditer(text, a, b) if not _FOLLOWED.search(text, max(0, m.start() - 40), m.start())] if b > a else []
        if places:
            return places[-1].group("at") or places[-1].group("own")
    return topic.at


_THEN = regex(
    rf"\b(?:rates?|figures?|values?|proportions?|percentages?|estimates?)\s(?:at|by|after)\s(?P<at>{LANDMARK.pattern})\s(?:was|were)\b", re.IGNORECASE
)
"""The later time of an endpoint that was told for another: "12-month OS was 52%; corresponding rates at 24 months were"."""


_THEN_OWN = regex(
    rf"[\d%)\]](?:,|;|,?\s(?:and|but|while))\s(?:(?:only\s)?the\s|an?\s)?(?P<at>{_NUMBER}-{_UNIT})(?:\s(?:rates?|figures?|values?|proportions?|"
    r"estimates?|one))?\s(?:(?:was|were|of|at|reached|stood at)\s)?(?:(?:just|only)\s)?",
    re.IGNORECASE,
)
"""The same before the figure: "12-month OS was 52% and the 24-month rate 41%"."""


def _then(text: str, start: int, end: int) -> re.Match[str] | None:
    """The last such time between an endpoint and its figure."""
    if start > end:
        return None
    own = next((m for m in _THEN_OWN.finditer(text, start, end) if m.end() == end), None)
    return own or next(reversed([*_THEN.finditer(text, start, end)]), None)


_UNIT_ELIDED = regex(r"\)?\s(?:at|by)\s(?P<n>\d{1,3})(?=\s?(?:[,;)]|\.(?!\d)|$|\n|and\b|vs\b|versus\b))")
_AT_UNIT = regex(rf"\b(?:at|by)\s(?:the\s)?{_NUMBER}[\s-](?P<unit>{_UNIT})\b", re.IGNORECASE)


def _elided(text: str, sentence: Sentence, at: int) -> str | None:
    """The landmark whose unit an earlier one of the sentence has: "82% at 12 months, 67% at 18, 62% at 24"."""
    own = _UNIT_ELIDED.match(text, at, sentence.end)
    units = [m.group("unit") for m in _AT_UNIT.finditer(text, sentence.start, at)] if own is not None else []
    return f"{own.group('n')} {units[-1]}" if own is not None and units else None


def landmarks_before(text: str, start: int, end: int) -> int:
    """How many landmarks text[start:end] lists: 3 for "1-, 3- and 5-year"."""
    match = _SEVERAL.search(text, start, end)
    return len(re.findall(_NUMBER, match.group("numbers"), re.IGNORECASE)) if match else 0


def _after(text: str, at: int, end: int) -> str | None:
    """The landmark after a figure, or after those coordinated with it: "EFS 50% and OS 61% at 12 months"."""
    for _ in range(3):
        found = _AFTER.match(text, at, min(end, at + 60))
        if found is not None:
            return found.group("at")
        following = _NEXT.match(text, at, end)
        if following is None:
            return None
        at = following.end()
    return None


def _several(text: str, entry: Link) -> str | None:
    """The landmark at the figure's place in "6- and 12-month PFS rates were 65% and 41%"."""
    if (apart := _SEVERAL_APART.search(text)) is not None:
        times = [m.group() for m in LANDMARK.finditer(apart.group())]
        if len(times) == entry.part[1] > 1:
            return times[entry.part[0]]
        return times[entry.place] if len(times) == entry.size else None
    match = _SEVERAL.search(text)
    if match is not None and _NEXT_CLAUSE.match(text, match.end()) and _AT.search(text, 0, match.start()) is None:
        match = None
    numbers = re.findall(_NUMBER, match.group("numbers"), re.IGNORECASE) if match else []
    parted = entry.part[1] > 1
    if not match or (entry.part[1] != len(numbers) if parted else entry.size % len(numbers) or entry.size < len(numbers)):
        return None
    joint = "-" if text[match.end("numbers")] == "-" else " "
    number = numbers[entry.part[0] if parted else entry.place % len(numbers)]
    unit = match.group("unit").rstrip("s") if number.lower() in ("one", "1") else match.group("unit")
    return f"{number}{joint}{unit}"


_COURSE = (
    rf"(?:{LANDMARK.pattern}|(?:(?:month|week|year|day|cycle|course)s?\s|[CDW])\d+\b|(?:the\s)?(?:first|second|third|fourth|{_NUMBER})\s"
    r"(?:cycles?|courses?|infusions?)\b(?:\sof\s(?:treatment|therapy|chemotherapy|induction))?|(?:the\s)?end\sof\s(?:the\s)?(?:induction|treatment|therapy|"
    r"consolidation|cycle\s\d+)\b)"
)
_TIMED = rf"(?:at|after|by|within|on)\s(?:the\s)?(?P<at>{_COURSE})"
_TIMED_AFTER = regex(
    rf"[)\]]*(?:\s\([^()]*\))?(?:\s(?:by|per|using)\s[\w-]+(?:\s[\w-]+){{0,3}}?)?\s{_TIMED}(?!\s(?:of\s)?(?:median\s)?follow)", re.IGNORECASE
)
_TIMED_BETWEEN = regex(rf"\s?\)?\s(?:rates?\s)?{_TIMED}\s?(?:was|were|is|of|:|in|,|\(|reached)", re.IGNORECASE)
_TIMED_AHEAD = regex(rf"\W*{_TIMED}(?:\s\([^()]*\))?,\s", re.IGNORECASE)


def response_landmark(scene: Scene, sentence: Sentence, entry: Link) -> str | None:
    """When a response was looked at, where it is said right beside it: "62% at day 28", "the ORR at week 24 was 41%", "After 1 cycle, 37 ..."."""
    figure, topic, text = entry.figure, entry.topic, scene.text
    found = _TIMED_AFTER.match(text, figure.end, min(sentence.end, figure.end + 60))
    if found is None and topic.start >= figure.end:
        found = _TIMED_AFTER.match(text, topic.end, min(sentence.end, topic.end + 60))
    if found is None and topic.end <= figure.start:
        found = _TIMED_BETWEEN.match(text, topic.end, figure.start)
    found = found or _TIMED_AHEAD.match(text, sentence.start, min(figure.start, topic.start))
    return found.group("at") if found else None
