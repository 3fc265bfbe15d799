"""Endpoints of several kinds with the figures of each in turn: "ORR and median PFS were 44% and 8.1 months".

Figures of one kind are dealt out as lists (`dealing`); here a time stands beside a share, so that they make no list, in one row or in
one per arm: "median OS and 2-year OS were 24.1 months and 51% with A, and 17.0 months and 38% with B".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from abstract2kb.assemble.dealing import JOINED, PARTED, Link, compatible, of_rows, slashed
from abstract2kb.assemble.figure import Figure
from abstract2kb.assemble.topics import Topic
from abstract2kb.patterns import regex

__all__ = ["gridded"]

_COORDINATED = regex(
    r"\)?(?:\s?\([^()]{1,40}\))?(?:\s(?:rates?|times?))?(?:,|,?\sand|/)\s?(?:(?:an?|the|median|estimated|overall|actuarial)\s){0,3}",
    re.IGNORECASE,
)
"""Between the names of two endpoints: "ORR and median "."""
_SAID = regex(
    r"\)?(?:\s?\([^()]{1,40}\))?(?:\s(?:rates?|times?))?(?:\s(?:in|for|with|of)\s(?:the\s|all\s)?[\w+/-]+(?:\s[\w+/-]+){0,3})?"
    r"(?:\s(?:was|were|are|of|reached|came\sto|amounted\sto|stood\sat|(?:was|were)\s(?:estimated\s(?:at|to\sbe)|found\sto\sbe))\s|:\s|\s?=\s?)(?:only\s|about\s|respectively,?\s)?",
    re.IGNORECASE,
)
"""From the last of them to the first figure."""
_LANDMARK = regex(r"(?:\d|\b(?:one|two|three|four|five|six|ten|twelve))[\s-]?(?:years?|yrs?|months?|mos?|weeks?|y|m)\b", re.IGNORECASE)
_NEXT = regex(rf"(?:\s?(?:months?|mos?|weeks?|years?|%))?(?:{JOINED.pattern})")
"""Between the figures of a row: "24.1 months (95% CI 20-28 months) and 51%"."""
_MEDIAN = regex(r"\bmedian\b|\btime\b|\bm(?:PFS|OS|DOR|DoR|EFS|TTP)\b", re.IGNORECASE)


def gridded(text: str, named: Sequence[Topic], usable: list[Figure]) -> tuple[list[Link], list[Figure]]:
    """The links of "CR/PR/SD: 1/4/6" and of the first grid, and the figures outside them."""
    links, usable = slashed(text, list(named), usable)
    chain: list[Topic] = []
    for topic in named:
        chain = [*chain, topic] if chain and _COORDINATED.fullmatch(text, chain[-1].end, topic.start) else [topic]
        following = [f for f in usable if f.start >= topic.end]
        if chain == [topic] and (median := _median_before(text, topic)) is not None:
            chain = [median, topic]
        if len(chain) < 2 or len(following) < len(chain) or _SAID.fullmatch(text, topic.end, following[0].start) is None:
            continue
        rows = _rows(text, chain, following)
        if rows:
            links += of_rows(rows, tuple(chain), True) if len(rows) > 1 else _of_row(rows[0], chain)
            used = {entry.figure for entry in links}
            return links, [f for f in usable if f not in used]
    return links, usable


_MEDIAN_AND = regex(r"\b(?P<name>median)(?:\ssurvival(?:\stimes?)?)?(?:,?\sand|,)\s(?:the\s)?(?:(?:actuarial|estimated|overall)\s)?$", re.IGNORECASE)
"""Before the landmark of a survival whose median is told with it: "median and 1-year survival"."""


def _median_before(text: str, topic: Topic) -> Topic | None:
    """The median of the survival of which the topic is a rate, where only its first word is told."""
    if topic.family != "survival" or _LANDMARK.match(topic.text) is None:
        return None
    begin = max(0, topic.start - 40)
    match = _MEDIAN_AND.search(text[begin : topic.start])
    if match is None:
        return None
    start, end = begin + match.start("name"), begin + match.end("name")
    return replace(topic, start=start, end=end, text=text[start:end], named_at=None)


def _of_row(row: list[Figure], chain: list[Topic]) -> list[Link]:
    return [Link(f, t, 0, 1, row[0].start, row[-1].end, True) for f, t in zip(row, chain, strict=True)]


def _rows(text: str, chain: list[Topic], following: list[Figure]) -> list[list[Figure]]:
    """The rows of figures that fit the endpoints in their order, where these are of more than one kind; none otherwise."""
    rows: list[list[Figure]] = []
    for at in range(0, len(following) - len(chain) + 1, len(chain)):
        row = following[at : at + len(chain)]
        apart = rows and PARTED.fullmatch(text, rows[-1][-1].end, row[0].start) is None
        if apart or not all(map(_fits, row, chain)) or any(_NEXT.fullmatch(text, a.end, b.start) is None for a, b in pairwise(row)):
            break
        rows.append(row)
    return rows if len({f.kind for row in rows for f in row}) > 1 else []


def _fits(figure: Figure, topic: Topic) -> bool:
    """Whether the endpoint can have the figure: a landmark's rate is no time, a median no share."""
    if not compatible(figure, topic):
        return False
    if figure.kind == "time":
        return _LANDMARK.search(topic.text) is None
    return figure.kind == "rate" and figure.percent is not None and _MEDIAN.search(topic.text) is None
