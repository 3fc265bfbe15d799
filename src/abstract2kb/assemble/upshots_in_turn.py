"""Doses lowered or delayed and treatment given up, told as a list with a figure for each: "AEs led to dose delay and withdrawal in 40% and 5%".

Example: in "dose interruptions and discontinuations due to TRAEs occurred in 31% and 6%" only the 6% gave up treatment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from abstract2kb.assemble.fatal_ellipses import EVENT_WORDS
from abstract2kb.assemble.figure import Figure
from abstract2kb.assemble.linking import Link, Linked
from abstract2kb.assemble.scene import Scene
from abstract2kb.assemble.topics import Topic
from abstract2kb.nlp.connectives import VERSUS
from abstract2kb.nlp.mention import Label
from abstract2kb.patterns import regex
from abstract2kb.records import Category

__all__ = ["with_upshots_in_turn"]

_WHAT = r"(?:reduc|interrupt|delay|modif|adjust|hold|discontinu|withdraw|death)"
_ITEM = (
    r"(?:(?:dos(?:e|ing|age)|treatment|therapy|drug|study|permanent|temporary)[ -]){0,3}"
    r"(?:reductions?|interruptions?|delays?|modifications?|adjustments?|holds?|discontinuations?|withdrawals?|deaths?)"
)
_LIST = regex(rf"\b{_ITEM}(?:(?:,|/|,? and|, and|,? &)\s?{_ITEM})+(?![\w-])", re.IGNORECASE)
_EACH = regex(_ITEM, re.IGNORECASE)
_LED = regex(
    rf"(?P<head>{EVENT_WORDS.pattern}(?:\s\([^()\d]*\))?\s(?:that\s|which\s)?(?:also\s)?"
    r"(?:led|leading|resulted|resulting|requir(?:ed|ing)|caus(?:ed|ing))(?:\s(?:to|in))?)\s$",
    re.IGNORECASE,
)
_BECAUSE = regex(
    rf"\s(?P<tail>(?:due to|because of|owing to|for|from|related to|attributed to|caused by)\s(?:an?\s|any\s|the\s)?"
    rf"(?:treatment[- ]emergent\s)?(?:{EVENT_WORDS.pattern}))",
    re.IGNORECASE,
)
_TO_FIGURES = regex(r"(?:[^.;:\d()]|\([A-Za-z]+\)){0,70}(?:[:(]\s?)?")
_TOGETHER = regex(rf"[)\]%]*(?:\s(?:patients?|pts?))?(?:\s?(?:,|and|, and)\s(?!{VERSUS})|\s?/\s?)")
_GOES_ON = regex(rf"(?:^|[)\]%]|\b(?:patients|pts))(?:,|;|,? and|; and)\s(?:to\s)?(?P<item>{_ITEM})\s(?:in|for|of)\s(?:only\s)?$", re.IGNORECASE)
_REACH = 60


@dataclass(frozen=True, slots=True)
class _Frame:
    """What was told of the treatment at text[start:end], with the words that lay it to events."""

    start: int
    end: int
    head: str = ""
    tail: str = ""


def with_upshots_in_turn(scene: Scene, linked: Linked) -> Linked:
    """The links of a sentence with the figures of a list of what events made of the treatment dealt out to its items."""
    for listed in _LIST.finditer(scene.text, linked.sentence.start, linked.sentence.end):
        items = [m.span() for m in _EACH.finditer(scene.text, *listed.span())]
        run = _run(scene, linked, listed.end(), len(items))
        frame = _frame(scene, linked, *listed.span())
        if run and (frame.head or frame.tail or _is_topic(linked, listed.span())):
            linked = _told(scene, linked, frame, list(zip(items, run, strict=True)))
    return _with_next(scene, linked)


def _is_topic(linked: Linked, place: tuple[int, int]) -> bool:
    """Whether one of the items was read as an event, so that all figures were given to it."""
    return any(e.topic.family == "safety" and e.topic.start < place[1] and place[0] < e.topic.end for e in linked.links)


def _frame(scene: Scene, linked: Linked, start: int, end: int) -> _Frame:
    head = _LED.search(scene.text, max(linked.sentence.start, start - 90), start)
    tail = _BECAUSE.match(scene.text, end, linked.sentence.end)
    return _Frame(start, end, head.group("head") if head else "", tail.group("tail") if tail else "")


def _rates(linked: Linked) -> list[Figure]:
    figures = {*linked.loose, *(e.figure for e in linked.links if e.topic.family == "safety" or not e.topic.id)}
    return sorted((f for f in figures if f.kind == "rate"), key=lambda f: f.start)


def _run(scene: Scene, linked: Linked, at: int, size: int) -> list[Figure]:
    """The figures behind a list of as many items, one for each; none where there are others, or where they compare groups."""
    figures = [f for f in _rates(linked) if f.start >= at]
    run = figures[:size]
    if len(run) < size or _TO_FIGURES.fullmatch(scene.text, at, run[0].start) is None:
        return []
    if not all(_TOGETHER.fullmatch(scene.text, a.end, b.start) for a, b in pairwise(run)):
        return []
    if len(figures) > size and _TOGETHER.fullmatch(scene.text, run[-1].end, figures[size].start):
        return []
    return [] if len(scene.within(run[-1].end, linked.sentence.end, Label.ARM)) > 1 else run


def _told(scene: Scene, linked: Linked, frame: _Frame, dealt: list[tuple[tuple[int, int], Figure]]) -> Linked:
    run = {figure for _, figure in dealt}
    dosed = scene.text[frame.start : frame.end].lower().startswith("dose")
    links = [e for e in linked.links if e.figure not in run]
    for (start, end), figure in dealt:
        topic = _topic(scene, frame, start, end, dosed)
        if frame.head or frame.tail or topic.category is not Category.ANY:
            links.append(Link(figure, topic, 0, 1, figure.start, figure.end, True, "any"))
    loose = tuple(f for f in linked.loose if f not in run)
    unlinked = tuple(t for t in linked.unlinked if not (t.family == "safety" and t.start < frame.end + _REACH and frame.start - _REACH < t.end))
    return replace(linked, links=tuple(sorted(links, key=lambda e: e.figure.start)), loose=loose, unlinked=unlinked)


def _topic(scene: Scene, frame: _Frame, start: int, end: int, dosed: bool) -> Topic:
    word = scene.text[start:end].lower()
    stops, dead = re.search(r"discontinu|withdraw", word), "death" in word
    category = Category.DISCONTINUATION if stops else Category.DEATH if dead else Category.ANY
    own = "dose" if dosed and category is Category.ANY and not word.startswith("dose") else ""
    head = " ".join(part for part in (frame.head, own) if part)
    return Topic(
        start, end, "safety", scene.text[start:end], "", "adverse_events.upshot", category=category, generic=True, head=head, tail=frame.tail
    )


def _nexts(scene: Scene, linked: Linked) -> Iterator[tuple[Figure, tuple[int, int]]]:
    """The figures right behind an item that goes on: "led to dose delay in 40%, reduction in 20%"."""
    for figure in linked.loose:
        found = _GOES_ON.search(scene.text, max(linked.sentence.start, figure.start - _REACH), figure.start) if figure.kind == "rate" else None
        if found is not None:
            yield figure, found.span("item")


def _with_next(scene: Scene, linked: Linked) -> Linked:
    """The links with those of items that no list and no statement has, behind one that is told with its cause."""
    for figure, (start, end) in list(_nexts(scene, linked)):
        first = next(
            (e.topic for e in linked.links if e.figure.end < start and _UPSHOT.search(e.topic.text) and EVENT_WORDS.search(e.topic.text)), None
        )
        if first is None:
            continue
        upshot = _UPSHOT.search(first.text)
        named = _LED.search(first.text[: upshot.start()]) if upshot is not None else None
        tail = _BECAUSE.search(first.text)
        frame = _Frame(start, end, named.group("head") if named else "", tail.group("tail") if tail else "")
        topic = _topic(scene, frame, start, end, "dose" in first.text.lower())
        links = [*linked.links, Link(figure, topic, 0, 1, figure.start, figure.end, True, "any")]
        linked = replace(linked, links=tuple(sorted(links, key=lambda e: e.figure.start)), loose=tuple(f for f in linked.loose if f is not figure))
    return linked


_UPSHOT = regex(rf"\b(?:(?:dose|treatment|drug|therapy|study)\s)*{_WHAT}", re.IGNORECASE)
