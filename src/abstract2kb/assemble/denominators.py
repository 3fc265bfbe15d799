"""Denominators that a sentence, or the heading above its bullet, gives for all its events.

Example: "n = 54: fatigue 46%, neutropenia 44%" counts both among 54.
"""

from __future__ import annotations

import re
from dataclasses import replace

from abstract2kb.assemble.figure import Figure
from abstract2kb.assemble.linking import Link, Linked
from abstract2kb.assemble.scene import Scene, Sentence
from abstract2kb.nlp.mention import Label
from abstract2kb.nlp.numerals import INTEGER, WORD_NUMBER, integer
from abstract2kb.patterns import regex

__all__ = ["inferable_total", "size_after", "size_behind", "size_of", "sizes_of", "told_total", "treated_total", "with_size"]

_NUMBER = rf"(?:{INTEGER}|{WORD_NUMBER})"
_PEOPLE = r"(?:patients?|pts?|subjects?|participants?|adults|children|recipients|volunteers|individuals|people|men|women)"
_OPENING = regex(
    rf"\W*(?:[^;:.()]{{0,60}}[\s(,])?[nN]\s?=\s?(?P<n>\d{{1,5}})\s?\)?\s?:\s|"
    rf"\W*(?P<people>{_NUMBER})\s(?:[\w-]+\s){{0,2}}{_PEOPLE}\s?[:,]\s(?=no\b|grade|\d|[\w -]{{3,40}}\s\d)|"
    rf"[^;:.()]{{0,90}}?\b(?P<all>{_NUMBER})\s(?:[\w-]+\s){{0,2}}?{_PEOPLE}(?:\s(?:of|in|with|so|at|on|treated|who|from|evaluable|for)\b[^;:.()]{{0,50}})?:\s"
    r"(?=[\w ()-]{3,70}\s\d)|"
    r"(?:of|among|across|in|over)\s(?:all\s)?(?:(?:the|these|those)\s(?P<bare>\d{2,4})|"
    rf"(?P<so>{_NUMBER})\s(?:infused|treated|dosed|enrolled|exposed|evaluable|assessable)(?:\s{_PEOPLE})?),\s|"
    rf"(?:of|among|across|in|over)\s(?:all\s)?[^;:.()%]{{2,60}}\s?\((?:[nN]\s?=\s?(?P<set>\d{{1,5}})|(?P<them>{_NUMBER})\s{_PEOPLE})\),?\s(?!(?:and|vs?\.?|versus)\b)",
    re.IGNORECASE,
)
_BULLET = regex(r"\s*[•‣▪●◦–—*-]\s")
_HEADING = regex(
    rf"(?:safety|toxicit|adverse|tolerab|\bAEs?\b|events).*?(?:\b[nN]\s?=\s?(?P<n>\d{{1,5}})\b|\b(?P<people>{_NUMBER})\s(?:[\w-]+\s){{0,2}}{_PEOPLE}\b)",
    re.IGNORECASE,
)
_LONGEST, _FURTHEST = 110, 2000


def size_of(scene: Scene, sentence: Sentence) -> int | None:
    """The number of patients that opens the sentence, or that the heading over its list of bullets gives; None where neither does."""
    match = _OPENING.match(scene.text[sentence.start : sentence.end])
    return _number(match) if match else _number(_heading(scene, sentence))


_OF_ARM = regex(
    rf"\)?\s(?:of\s(?:the\s)?{_PEOPLE}\s)?(?:on|with|in|at|for|given|receiving|under)\s(?:the\s)?(?:[^;,()%.]|\.(?=\d)){{2,60}}?\s?\([nN]\s?=\s?(?P<n>\d{{1,5}})\)"
)


def size_after(scene: Scene, entry: Link) -> int | None:
    """The size of the arm right after a figure: "51% at 10 mg (n = 133) and 61% at 100 mg (n = 87)"."""
    match = _OF_ARM.match(scene.text, entry.figure.end)
    return int(match.group("n")) if match is not None and not re.search(r"\d\s?%", match.group()) else None


_IN_ALL = regex(
    rf"(?:\s?\([^()%=]*\)|\s(?:was|were|has been|have been|events?|cases?|occurred|arose|developed|seen|observed|reported|noted|recorded|found))*"
    rf"\s(?:in|among|out of|across)\s(?:the\s|all\s|a total of\s|these\s|those\s)*(?:first\s)?(?P<n>{_NUMBER})"
    rf"(?:\s(?:[\w-]+\s){{0,3}}?{_PEOPLE}\b|(?=\s?[,;)]|\.(?!\d)|$))",
    re.IGNORECASE,
)
"""After a counted event, or the last of a list of such, the number of those treated: "one grade 3 event among 33 patients"."""


def size_behind(scene: Scene, linked: Linked, entry: Link) -> int | None:
    """The number of patients among whom events were seen that are counted before their names: "three CRS events were seen in 41 patients"."""
    figure = entry.figure
    if figure.n is None or figure.percent is not None or figure.total is not None or figure.style == "whom" or figure.end > entry.topic.start:
        return None
    last = entry.topic
    for other in linked.links:
        if other.topic.start > last.end and other.figure.start >= last.end and _AND_SO_MANY.fullmatch(scene.text, last.end, other.figure.start):
            last = other.topic if other.figure.end <= other.topic.start else last
    match = _IN_ALL.match(scene.text, last.end) or _IN_BRACKET.match(scene.text, last.end)
    total = integer(match.group("n")) if match is not None else 0
    return total if total >= 2 * figure.n and total > figure.n else None


_IN_BRACKET = regex(
    rf"\s?[(\[]\s?(?:(?:out\sof|of|in|among)\s|/\s?)(?:the\s|all\s)*(?P<n>{_NUMBER})(?:\s(?:[\w-]+\s){{0,2}}?{_PEOPLE})?\s?[)\]]", re.IGNORECASE
)
"""The number of those who could have had counted events: "four DLTs (of 21 evaluable patients)"."""
_AND_SO_MANY = regex(r"(?:\s(?:events?|cases?))?,?\s(?:and\s)?")


_SIZES = regex(
    rf"\W*(?:[^;:.()]{{0,20}}\s)?(?:[Ii]n|[Oo]f|[Aa]mong)\s[^;:.()]{{0,60}}\s?\((?:[nN]\s?=\s?)?(?P<one>\d{{1,5}})\s?(?:and|vs\.?|/|,)\s?(?:[nN]\s?=\s?)?(?P<other>\d{{1,5}})"
    rf"(?:\s(?:[\w-]+\s)?{_PEOPLE})?(?:, respectively)?\)"
)


def sizes_of(scene: Scene, sentence: Sentence) -> tuple[int, int] | None:
    """The sizes of two arms that open the sentence: "In the safety set (101 and 50 patients) ..."."""
    match = _SIZES.match(scene.text[sentence.start : sentence.end])
    return (int(match.group("one")), int(match.group("other"))) if match else None


def _number(match: re.Match[str] | None) -> int | None:
    if match is None:
        return None
    found = match.groupdict()
    return integer(next(found[name] for name in ("n", "people", "all", "bare", "so", "set", "them") if found.get(name)))


def _heading(scene: Scene, sentence: Sentence) -> re.Match[str] | None:
    """The heading over the bullets among which the sentence stands, where it speaks of safety and counts patients."""
    text = scene.text
    at = text.rfind("\n", 0, sentence.start) + 1
    if not _BULLET.match(text, at):
        return None
    while at and sentence.start - at < _FURTHEST:
        begin = text.rfind("\n", 0, at - 1) + 1
        line = text[begin : at - 1]
        if not _BULLET.match(line):
            short = len(line) <= _LONGEST and not line.rstrip().endswith((".", ";"))
            return _HEADING.search(line) if short and not scene.in_table(begin) else None
        at = begin
    return None


_TREATED = regex(r"[^()]*\b[nN]\s?=\s?(?P<n>\d{1,5})\s?\)")
"""The bracket after those who were treated: "A plus B (phase 2, n=30)", and the rest of "(A, n=176)"."""


def inferable_total(scene: Scene, linked: Linked, entry: Link) -> int | None:
    """The denominator of an event that stands with another event of the sentence, and not with it: nobody says that it is of the same patients."""
    return _shared_total(scene, linked, entry) or told_total(scene, linked, entry, of_others=True)


def _shared_total(scene: Scene, linked: Linked, entry: Link) -> int | None:
    """The one denominator that the sentence gives for an event before this one, or for those treated: "12 of 50 had A, 5 (10%) B".

    None where the sentence tells groups apart, or where the figure's own numbers do not tell that it counts among the same.
    """
    figure = entry.figure
    if figure.percent is None and not _is_graded(scene, entry):
        return None
    if figure.total is not None or figure.style in ("whom", "no") or (entry.size > 1 and not _is_graded(scene, entry)):
        return None
    safety = [e for e in linked.links if e.topic.family == "safety" and e.figure.total is not None and e.figure.style != "whom"]
    totals = {e.figure.total for e in safety}
    first = min(safety, key=lambda e: e.figure.start, default=None)
    if first is None:
        return None
    if len(totals) > 1 or (first.size > 1 and not _is_graded(scene, first)) or first.figure.start > figure.start:
        return None
    told = max(first.figure.end, first.topic.end)
    if scene.within(told, linked.sentence.end, Label.ARM, Label.DRUG):
        return None
    return _agreeing(figure, first.figure.total)


def told_total(scene: Scene, linked: Linked, entry: Link, of_others: bool = False) -> int | None:
    """The one number of people in the sentence of whom the figure's count is its percent, as printed: "84 patients: 71 (84.5%) had a TRAE".

    That which another figure is said to be of stands with that one; it is looked for only with `of_others`: "24 (17%) of 142 had A, 19 (13%) B".
    """
    figure = entry.figure
    alone = entry.size == 1 or _NONE.search(scene.text, entry.list_start, entry.list_end) is not None
    if not figure.n or not figure.percent or figure.total is not None or not alone or figure.style in ("whom", "no"):
        return None
    room = _ROOM if figure.percent == int(figure.percent) else _ROOM / 10
    low, high = 100 * figure.n / (figure.percent + room), 100 * figure.n / max(figure.percent - room, _ROOM / 10)
    sizes = set()
    for mention in scene.within(linked.sentence.start, linked.sentence.end, Label.COUNT):
        if not figure.start <= mention.start < figure.end:
            closes = mention.start > figure.end and _closes(scene, figure.end, mention.start)
            said = mention.value.total if of_others or closes else None if mention.value.total else mention.value.n
            sizes |= {size for size in (said,) if size and size > figure.n and low <= size <= high}
    return sizes.pop() if len(sizes) == 1 else None


def _closes(scene: Scene, start: int, end: int) -> bool:
    """Whether a number closes the list that another stands in, of one group: "colitis in 14 (9.2%) and hepatitis in 5 (3.3%) of 152 patients"."""
    return ";" not in scene.text[start:end] and not scene.within(start, end, Label.ARM, Label.DRUG)


_NONE = regex(r"\bnone$")
"""What closes a pair of which only the first figure counts anyone: "6 (4%) vs none"."""
_ROOM = 0.5
"""How far a percent printed without decimals may be off."""
_COMPARES = regex(r"\b(?:vs?\.?|versus|against|than|respectively)\b|\d%?\)? and \d", re.IGNORECASE)


def _is_graded(scene: Scene, entry: Link) -> bool:
    """Whether the figures of a list are of all grades and of a high one, and not of two arms: "22 (73%), grade 3 in 2"."""
    inside = scene.within(entry.list_start, entry.list_end, Label.GRADE)
    return bool(inside) and _COMPARES.search(scene.text[entry.list_start : entry.list_end]) is None


def treated_total(scene: Scene, linked: Linked, entry: Link) -> int | None:
    """The size in the one bracket with or after the drug, where nothing was told before it: "A (phase 2, n=50) caused rash in 20 (40%)"."""
    alone = entry.size == 1 or _is_graded(scene, entry)
    if entry.figure.total is not None or entry.figure.style in ("whom", "no") or not alone:
        return None
    if entry.figure.percent is None and not _is_graded(scene, entry):
        return None
    if any(e.topic.family == "safety" and e.figure.total is not None and e.figure.style != "whom" for e in linked.links):
        return None
    begin, first = linked.sentence.start, min(e.figure.start for e in linked.links)
    if scene.within(first, linked.sentence.end, Label.ARM):
        return None
    drugs = scene.within(begin, first, Label.DRUG)
    found = []
    for drug in drugs:
        after = scene.text[drug.end : first]
        opened = re.match(r"\s\(", after)
        if (opened or after.startswith((",", ";"))) and (match := _TREATED.match(after, opened.end() if opened else 0)):
            found.append(int(match.group("n")))
    return _agreeing(entry.figure, found[0]) if len(found) == 1 else None


def _agreeing(figure: Figure, total: int | None) -> int | None:
    """The denominator where the figure can be of it, and its count and percent, where it has both, say so."""
    if total is None or (figure.n is not None and figure.n > total):
        return None
    if figure.n is not None and figure.percent is not None and abs(100 * figure.n / total - figure.percent) > _ROUNDED:
        return None
    return total


_ROUNDED = 0.6


def with_size(figure: Figure, size: int | None) -> Figure:
    """The figure with the denominator, where it has none and its own numbers agree."""
    if size is None or figure.total is not None or (figure.n is not None and figure.n > size):
        return figure
    if figure.n is not None and figure.percent is not None and abs(100 * figure.n / size - figure.percent) > 1:
        return figure
    return replace(figure, total=size)
