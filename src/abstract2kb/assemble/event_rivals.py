"""Figures of several events in one arm against those of the same events in another.

Example: in "rash in 20% and fever in 10% with A, versus 5% and 3% with B" the 5% is of the rash and the 3% of the fever.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from abstract2kb.assemble.linking import Link, Linked
from abstract2kb.nlp.connectives import VERSUS
from abstract2kb.patterns import regex

__all__ = ["with_rivals"]

_AGAINST = regex(rf"\b{VERSUS}\s(?:in\s|only\s|by\s)?$", re.IGNORECASE)
_NEAR, _LEAST = 40, 2
_AND = regex(r"\s?%?,?\s(?:and\s)?(?:in\s)?")


def with_rivals(text: str, linked: Linked) -> Linked:
    """The links of a sentence with the figures against those of several events dealt out to these in turn."""
    links = list(linked.links)
    for entry in linked.links:
        if entry.place == 0 and entry.size > 1 and entry.topic.family == "safety":
            run = [e for e in links if (e.list_start, e.list_end) == (entry.list_start, entry.list_end)]
            for old, new in zip(run, _dealt(text, links, run), strict=False):
                links[links.index(old)] = new
    return replace(linked, links=tuple(links)) if links != list(linked.links) else linked


def _dealt(text: str, links: list[Link], run: list[Link]) -> list[Link]:
    """The links of a list each with its event; none where it does not end with as many figures as there are events before."""
    turn = next((i for i, e in enumerate(run) if _AGAINST.search(text, max(0, e.figure.start - _NEAR), e.figure.start)), None)
    if turn is None or len(run) != run[0].size or len({e.topic for e in run}) != 1:
        return []
    own, others = run[:turn], run[turn:]
    before = [e for e in links if e.figure.start < others[0].figure.start][-len(others) :]
    if len(others) < _LEAST or not _are_of_several(before, len(others)) or before[-1].topic is not run[0].topic:
        return []
    if re.search(r";|\.(?!\d)", text[before[-1].figure.end : others[0].figure.start]):
        return []
    if not all(_AND.fullmatch(text, a.figure.end, b.figure.start) for a, b in pairwise(others)):
        return []
    kept = [replace(e, size=turn, list_end=own[-1].figure.end) for e in own]
    return kept + [replace(e, topic=b.topic, place=0, size=1, list_start=others[0].figure.start) for e, b in zip(others, before, strict=True)]


def _are_of_several(before: list[Link], size: int) -> bool:
    """Whether the figures before are of as many events, one each."""
    return len({e.topic for e in before}) == size and all(e.topic.family == "safety" for e in before)
