"""Pairs of percents, any grade and, in brackets, a high one: what the first pair says of its grade holds for those after it.

Example: in "cough 30% (grade 3, 5%) on A vs 20% (2%) on B" the 2% is of grade 3 and on B.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from abstract2kb.assemble.figure import Figure
from abstract2kb.assemble.linking import Link, Linked
from abstract2kb.assemble.scene import Scene
from abstract2kb.assemble.topics import Topic
from abstract2kb.nlp.mention import Label
from abstract2kb.patterns import regex

__all__ = ["Paired", "paired"]


@dataclass(frozen=True, slots=True)
class Paired:
    """A sentence's links with its pairs read, and the grade of the second of each pair (None while no pair has told it)."""

    linked: Linked
    grade: str | None


@dataclass(frozen=True, slots=True)
class _Pair:
    outer: Figure
    inner: Figure
    topic: Topic | None
    said: str | None


_PLAIN = regex(r"\s?\(|;\s|\s?/\s?")
_HEADED = regex(r"\s?(?:,|/|\||and|;|\()\s?")
"""Between the grades of a head: "any grade / grade ≥3", "of any grade (grade ≥3)"."""
_ANY = regex(r"\b(?:any|all)\s?(?:/|\||,)\s?$", re.IGNORECASE)
_GRADED = regex(r"(?:\s?\(|;\s)(?:of\s)?\x00[,:]?\s(?:in\s)?")
_AGAINST = regex(r"\)\s?,?\s?(?:(?:on|with|in|for)\s[^,;()]{1,40}\s)?(?:vs?\.?|versus|and|against|compared with)\s(?:in\s)?")


def paired(scene: Scene, linked: Linked, grade: str | None) -> Paired:
    """The links of a sentence with its pairs in brackets taken apart; `grade` is what the paragraph said of the second ones."""
    linked = _in_turn(scene, linked)
    found = _pairs(scene, linked)
    said = next((p.said for p in found if p.said), None) or _headed(scene, linked) or grade
    if said is None or not found or (len(found) == 1 and found[0].said):
        return Paired(linked, said)
    groups: list[list[_Pair]] = []
    for pair in found:
        last = groups[-1][-1] if groups else None
        if last and pair.topic in (None, last.topic) and _AGAINST.fullmatch(scene.text[last.inner.end : pair.outer.start]):
            groups[-1].append(replace(pair, topic=last.topic))
        elif pair.topic is not None:
            groups.append([pair])
    fresh = [entry for group in groups for entry in _links(group, next((p.said for p in group if p.said), said))]
    taken = {f for group in groups for pair in group for f in (pair.outer, pair.inner)}
    links = sorted([e for e in linked.links if e.figure not in taken] + fresh, key=lambda e: e.figure.start)
    named = {entry.topic for entry in links}
    unlinked = tuple(t for t in linked.unlinked if t not in named)
    return Paired(replace(linked, links=tuple(links), unlinked=unlinked, loose=tuple(f for f in linked.loose if f not in taken)), said)


_GRADE_FIRST = regex(r"\((?:of\s)?\x00(?:\s?[:,]|\sin)?\s(?:in\s)?")
"""The opening of a bracket with a grade."""


def _in_turn(scene: Scene, linked: Linked) -> Linked:
    """ "Nausea 62%, fatigue 54%, rash 40% (grade 3: 4%, 6%, 8%)": a bracket with a grade and as many percents as events before it."""
    links = list(linked.links)
    runs: dict[tuple[int, int], list[Link]] = {}
    for entry in links:
        if entry.size > 1 and entry.topic.family == "safety":
            runs.setdefault((entry.list_start, entry.list_end), []).append(entry)
    for (start, _), run in runs.items():
        opened = scene.text.rfind("(", max(linked.sentence.start, start - 24), start)
        grades = scene.within(opened, start, Label.GRADE) if opened >= 0 else []
        if (
            len(grades) != 1
            or scene.within(start, run[-1].figure.end, Label.GRADE)
            or _GRADE_FIRST.fullmatch(scene.text[opened:start].replace(grades[0].text, "\x00", 1)) is None
        ):
            continue
        told = list(dict.fromkeys(e.topic for e in links if e.figure.end <= opened and e.topic.family == "safety"))
        if len(told) == len(run) == run[0].size and all(t.id for t in told) and run[-1].topic is told[-1]:
            fresh = {id(e): replace(e, topic=t, place=0, size=1, grade=grades[0].id) for e, t in zip(run, told, strict=True)}
            links = [fresh.get(id(e), e) for e in links]
    return replace(linked, links=tuple(links))


def _headed(scene: Scene, linked: Linked) -> str | None:
    """The second grade of a head that names two, the first "any grade": "TRAEs of any grade / grade ≥3 were ..."."""
    grades = scene.within(linked.sentence.start, linked.sentence.end, Label.GRADE)
    bare = next((g.id for g in grades if _ANY.search(scene.text[max(linked.sentence.start, g.start - 16) : g.start])), None)
    return bare or next((b.id for a, b in pairwise(grades) if a.id == "any" and _HEADED.fullmatch(scene.text[a.end : b.start])), None)


def _pairs(scene: Scene, linked: Linked) -> list[_Pair]:
    """The pairs of percents, the second in brackets and not higher, that are of an event or of none that is known yet."""
    topics = {entry.figure: entry.topic for entry in linked.links}
    figures = sorted([*topics, *linked.loose], key=lambda f: f.start)
    found, at = [], 0
    while at + 1 < len(figures):
        outer, inner = figures[at], figures[at + 1]
        at += 1
        topic = topics.get(outer)
        if not _fits(scene.text, outer, inner) or (topic is not None and topic.family != "safety") or topics.get(inner, topic) != topic:
            continue
        grades = scene.within(outer.end, inner.start, Label.GRADE)
        gap = scene.text[outer.end : inner.start]
        if len(grades) == 1 and _GRADED.fullmatch(gap.replace(grades[0].text, "\x00", 1)):
            found.append(_Pair(outer, inner, topic, grades[0].id))
            at += 1
        elif not grades and _PLAIN.fullmatch(gap):
            found.append(_Pair(outer, inner, topic, _said_after(scene, inner)))
            at += 1
    return found


def _said_after(scene: Scene, inner: Figure) -> str | None:
    """The grade of "(40%; 5% grade ≥3)", which holds for the pairs after it."""
    after = scene.within(inner.end, inner.end + 24, Label.GRADE)
    return after[0].id if after and _THEN_GRADE.fullmatch(scene.text, inner.end, after[0].start) and scene.text[after[0].end] == ")" else None


def _fits(text: str, outer: Figure, inner: Figure) -> bool:
    """Two bare percents, the second not higher and right before the end of a bracket that opens after the first, or right before it."""
    if outer.percent is None or inner.percent is None or inner.percent > outer.percent or inner.n is not None:
        return False
    if text[outer.end : inner.start].strip() == "/":
        return True
    opens = text[outer.start - 1 : outer.start] == "(" if text[outer.end : outer.end + 1] == ";" else True
    return opens and (text[inner.end : inner.end + 1] == ")" or _GRADE_CLOSES.match(text, inner.end) is not None)


_THEN_GRADE = regex(r"\s(?:(?:of|at|were|in)\s)?")
_GRADE_CLOSES = regex(r"\s(?:(?:of|at|were|in)\s)?(?:[Gg]rades?|G)\s?[≥>=\d][^();,]{0,12}\)")
"""After the second percent of a pair its grade: "5% grade ≥3)"."""


def _links(group: Sequence[_Pair], grade: str) -> list[Link]:
    """The links of a group of pairs of one event: the first ones are a list, and the second ones one with the same places."""
    start, end, size = group[0].outer.start, group[-1].inner.end, len(group)
    found = []
    for place, pair in enumerate(group):
        if pair.topic is not None:
            outer = replace(pair.outer, total=pair.inner.total) if pair.outer.total is None else pair.outer
            found.append(Link(outer, pair.topic, place, size, start, end, True, "any"))
            found.append(Link(pair.inner, pair.topic, place, size, start, end + 1, True, grade))
    return found
