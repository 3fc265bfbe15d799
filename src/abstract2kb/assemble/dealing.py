"""Dealing out: the figures of a list to the endpoints that stand coordinated before or after it.

Example: "PFS and OS were 5.1 and 9.8 months" gives one to each; "ORR and DCR were 27% and 78% with A, 6% and 54% with B" gives each
endpoint one figure per arm.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from abstract2kb.assemble.figure import Figure
from abstract2kb.assemble.topics import Topic, TopicGroup
from abstract2kb.nlp.connectives import VERSUS
from abstract2kb.patterns import regex
from abstract2kb.records import Endpoint

__all__ = ["JOINED", "NEXT_PART", "PARTED", "UNKNOWN_LAST", "Link", "compatible", "dealt", "group_of", "is_comparison", "of_rows", "slashed"]


@dataclass(frozen=True, slots=True)
class Link:
    """A figure and its topic; `place` is the figure's place in its list of `size`, `list_start`/`list_end` the list's extent; `grade` is
    that which the form of the list gives the figure, `row_end` the end of the figures that share its arm ("26% and 78% with A")."""

    figure: Figure
    topic: Topic
    place: int
    size: int
    list_start: int
    list_end: int
    tight: bool
    grade: str | None = None
    row_end: int | None = None
    part: tuple[int, int] = (0, 1)
    """Which of how many comparisons of one list it belongs to: the second of two in "40% vs 12% at one year and 30% vs 5% at two"."""


def group_of(topic: Topic, grouped: Sequence[TopicGroup]) -> TopicGroup:
    """The topics coordinated with this one over which figures may be dealt out."""
    group = next(g for g in grouped if topic in g)
    return tuple(t for t in group if t is topic or _alike(t, topic))


def _alike(a: Topic, b: Topic) -> bool:
    """Whether figures may be dealt out over the two."""
    if "mortality" in a.text or "mortality" in b.text:
        return True
    return (a.generic == b.generic and a.family == b.family) or {a.family, b.family} <= {"survival", "time"}


def dealt(text: str, run: list[Figure], group: TopicGroup, tight: bool, forward: bool = False) -> list[Link]:
    """One topic each where the numbers agree, one row per arm where there are as many rows, else all to the topic next to the list."""
    start, end, size = run[0].start, run[-1].end, len(run)
    if len(group) == size and size > 1 and not is_comparison(text, run):
        return [Link(f, t, 0, 1, start, end, tight) for f, t in zip(run, group, strict=True)]
    if not forward and size == len(group) + 1 and "respectively" in text[end : end + 30] and UNKNOWN_LAST.match(text, group[-1].end, start):
        return [Link(f, t, 0, 1, start, end, tight) for f, t in zip(run, group, strict=False)]
    to_each = tight or run[0].style == "no" or text.startswith(" each ", group[-1].end)
    if size == 1 and len(group) > 1 and (run[0].value == "NR" or group[0].family == "safety") and to_each:
        return [Link(run[0], t, 0, 1, start, end, tight) for t in group]
    if not forward and 1 < len(group) < size and size % len(group) == 0 and (rows := _rows(text, run, group)):
        return of_rows(rows, group, tight)
    topic = group[0] if forward else group[-1]
    parts = _comparisons(text, run)
    named = group if len(group) == len(parts) > 1 else (topic,) * len(parts)
    return [
        Link(f, own, i, len(part), part[0].start, part[-1].end, tight, part=(number, len(parts)))
        for number, (part, own) in enumerate(zip(parts, named, strict=True))
        for i, f in enumerate(part)
    ]


_AGAINST = regex(rf"[)\]]?(?:\s?(?:months?|mo|weeks?|years?|%))?,?\s{VERSUS}\s(?:only\s|just\s)?")
NEXT_PART = regex(
    r"[)\]]?(?:\s(?:in|for|with|among|at|on|when|where|if|after|without|beyond)\s(?:[^;:()]|\(n\s?=\s?\d+\))*?)?(?:,|,?\s(?:and|but|while))\s(?:and\s)?"
    r"(?:only\s|just\s)?"
)
"""Between two pairs, with the patients that the first is of."""


def is_comparison(text: str, run: Sequence[Figure]) -> bool:
    """Whether two figures are set against each other."""
    return len(run) == 2 and _AGAINST.fullmatch(text[run[0].end : run[1].start]) is not None


def _comparisons(text: str, run: list[Figure]) -> list[list[Figure]]:
    """The list, parted where it compares two arms again and again: "40% vs 12% in men and 51% vs 23% in women"."""
    gaps = [text[a.end : b.start] for a, b in pairwise(run)]
    paired = len(run) > 2 and not len(run) % 2 and all((NEXT_PART if i % 2 else _AGAINST).fullmatch(gap) for i, gap in enumerate(gaps))
    return [run[i : i + 2] for i in range(0, len(run), 2)] if paired else [run]


UNKNOWN_LAST = regex(r"\)?(?:\srates?)?,?\sand\s(?:[a-z][\w/-]*\s){1,4}?(?:\([A-Z][\w-]*\)\s|(?=(?:was|were|at|rates?)\b))")
"""After coordinated endpoints one more that no rule knows, which has a figure of its own: ", and non-relapse mortality (NRM) "."""
JOINED = regex(r"\s?[)\]]?(?:(?:,|,? and)\s|\s?/\s?)")
PARTED = regex(r"[^;.]*?\b(?:vs?\.?|versus|against|compared (?:with|to)|with|for|in|on|(?:while|whereas|and) (?:that|those) of)\s[^;.]*|;\s[^.]*")


def _rows(text: str, run: list[Figure], group: TopicGroup) -> list[list[Figure]] | None:
    """The figures in rows of one per topic: within a row only "and", between rows the arm, in "27% and 78% with A, 6% and 54% with B"."""
    width = len(group)
    for i, (a, b) in enumerate(pairwise(run)):
        gap = text[a.end : b.start]
        if ((i + 1) % width and JOINED.fullmatch(gap) is None) or (not (i + 1) % width and PARTED.fullmatch(gap) is None):
            return None
    return [run[i : i + width] for i in range(0, len(run), width)]


def of_rows(rows: list[list[Figure]], group: TopicGroup, tight: bool) -> list[Link]:
    """The figures of each topic as a list of their own, one per row."""
    out = []
    for place, row in enumerate(rows):
        for column, (figure, topic) in enumerate(zip(row, group, strict=True)):
            start, end = rows[0][column].start, rows[-1][column].end
            out.append(Link(figure, topic, place, len(rows), start, end, tight, row_end=row[-1].end))
    return out


_SLASHED = regex(
    r"\s?(?:rates?)?\s?(?::|=|(?:stood|stands|came|comes)\s(?:at|to|out at)|"
    r"(?:was|were|is|are)(?: (?:seen|observed|achieved|recorded|noted|reported|documented|obtained))?(?: in)?|in)?\s?"
    r"(?P<numbers>\d+(?:\s?/\s?\d+)+)(?![\d%/]|\.\d)"
)


def slashed(text: str, named: list[Topic], usable: list[Figure]) -> tuple[list[Link], list[Figure]]:
    """ "CR/PR/SD: 1/4/6" dealt out in order, and the figures outside it."""
    chain: list[Topic] = []
    for topic in named:
        chain = [*chain, topic] if chain and text[chain[-1].end : topic.start].strip() == "/" else [topic]
        match = _SLASHED.match(text, topic.end)
        if match is None or len(chain) < 2 or match.group("numbers").count("/") != len(chain) - 1:
            continue
        start, end = match.span("numbers")
        dealt = [Figure(start + m.start(), start + m.end(), "rate", n=int(m.group())) for m in re.finditer(r"\d+", match.group("numbers"))]
        links = [Link(f, t, 0, 1, start, end, True) for f, t in zip(dealt, chain, strict=True)]
        return links, [f for f in usable if f.end <= start or f.start >= end]
    return [], usable


def compatible(figure: Figure, topic: Topic) -> bool:
    """Whether the topic can have such a figure."""
    family = topic.family
    if figure.kind == "ratio":
        return (
            family in ("survival", "time")
            or (family == "death" and (not topic.weak or topic.rule in ("endpoints.events", "endpoints.died")))
            or (figure.ratio_kind != "HR" and family == "response")
        )
    if topic.rule == "endpoints.risk":
        return False
    if figure.kind == "time":
        return family in ("survival", "time") and not topic.weak
    if family == "safety" or family in ("response", "death"):
        return family != "death" or figure.n is not None or "alive" in topic.text
    if family == "time" and topic.rule == "endpoints.lasted":
        return figure.percent is not None
    return family == "survival" and (figure.percent is not None or (topic.weak and (topic.endpoint is not Endpoint.DOR or figure.total is not None)))
