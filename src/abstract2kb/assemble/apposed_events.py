"""Events that stand between a total and its figure, and the number of people among whom listed events were counted.

Examples: in "grade ≥3 events, mostly neutropenia, occurred in 31%" the 31% is of the events; in "events among the 30 patients were nausea (43%)
and rash (27%)" the 30 is the N of both.
"""

from __future__ import annotations

import re
from dataclasses import replace

from abstract2kb.assemble.linking import Link, Linked
from abstract2kb.assemble.scene import Scene
from abstract2kb.assemble.topics import Topic
from abstract2kb.nlp.numerals import INTEGER, WORD_NUMBER, integer
from abstract2kb.nlp.sought import Sought
from abstract2kb.patterns import regex

__all__ = ["with_apposed"]

_OPENS = regex(
    r"(?:\s\([^()]{1,12}\))?(?:\sof grades?\s[^,;:()]{1,12})?,\s(?:the )?(?:most(?:ly| often| commonly| frequently)?|mainly|chiefly|"
    r"predominantly|largely|primarily|typically|usually|commonly|notably|principally|especially|particularly|(?:nearly|almost) all|above all|"
    r"majority)\s(?:of (?:them|which)\s)?",
    re.IGNORECASE,
)
"""From events as a whole to those that most of them were."""
_CLOSES = regex(r"(?:,|\sand|\sor|\s[\w-]+){0,4}?,\s(?=[a-z])")
"""From the last of those to the verb of the whole."""
_PEOPLE = r"(?:patients?|pts?|subjects?|participants?|adults|children|recipients|people|men|women)"
_AMONG = Sought(
    rf"\b(?:among|in|of|for)\s(?:(?:the|all|these|those|first|initial|a total of)\s){{0,3}}(?P<n>{INTEGER}|{WORD_NUMBER})\s"
    rf"(?:[\w-]+\s){{0,3}}?{_PEOPLE}"
    r"(?:['’]s?\s(?:\w+\s)?events)?\s(?:were|was|included?|are|comprised|consisted of)\s",
    re.IGNORECASE,
)
_EVENTS = regex(r"\b(?:events?|effects?|reactions?|toxicit(?:y|ies)|complaints?|(?:TR|TE|S|ir)?AEs?)\b")


def with_apposed(scene: Scene, linked: Linked) -> Linked:
    """The links of a sentence with the figures of totals given back to them, and with the N before a list of events as that of its shares."""
    return _with_subjects(scene, _with_totals(scene, _with_size(scene, linked)))


_CONSISTED = regex(
    r"(?:\s\([^()]{1,12}\))?(?:\s(?:during|in|at|on|with|of|for|after)\s[^,;:.()]{2,40})?,?\s(?:which\s)?"
    r"(?:(?:mainly|mostly|chiefly|primarily|predominantly)\s)?(?:consisted|comprised|included|were|was)\s"
    r"(?:(?:mainly|mostly|chiefly|primarily|predominantly)\s)?(?:of\s)?(?:(?:mainly|mostly|chiefly|primarily|predominantly)\s)?"
    r"(?:[Gg]rades?\s\S+(?:\s(?:or|and|to)\s(?:\d|higher|worse|more))?\s)?"
)
"""From events as a whole to the first of those that they were."""
_NEXT_MEMBER = regex(r",?\s(?:and|or)\s(?:[Gg]rades?\s\S+\s)?|,\s(?:[Gg]rades?\s\S+\s)?")
_AND_OCCURRED = regex(
    r",?\sand\s(?:they\s)?(?:\w+ly\s)?(?:occurred|developed|arose|appeared|affected|(?:were|was)\s(?:\w+ly\s)?(?:seen|observed|reported|noted|"
    r"recorded|documented|experienced|found|encountered))\s(?:(?:in|by|among)\s)?(?:only\s|just\s|a\stotal\sof\s)?"
)
"""From the last of these to the figure of the whole, the second thing that is said of it."""


def _with_subjects(scene: Scene, linked: Linked) -> Linked:
    """The figure behind a second verb is that of the subject of both: "DLTs were A and B and occurred in 4 of 30"."""
    for total in linked.topics:
        if total.family != "safety" or not total.generic or any(e.topic is total for e in linked.links):
            continue
        opening = _CONSISTED.match(scene.text, total.end, linked.sentence.end)
        members = _members(scene.text, linked, opening.end()) if opening is not None else []
        figures = sorted(
            (f for f in (*linked.loose, *(e.figure for e in linked.links)) if members and f.start >= members[-1].end), key=lambda f: f.start
        )
        if not figures or _AND_OCCURRED.fullmatch(scene.text, members[-1].end, figures[0].start) is None:
            continue
        taken = [e for e in linked.links if e.topic in members and e.figure.start >= figures[0].start and e.list_start == figures[0].start]
        if not taken and figures[0] in linked.loose:
            taken = [Link(figures[0], total, 0, 1, figures[0].start, figures[0].end, True)]
            linked = replace(linked, loose=tuple(f for f in linked.loose if f is not figures[0]))
        linked = _given_back(linked, total, members, taken)
    return linked


def _with_totals(scene: Scene, linked: Linked) -> Linked:
    """The figures that events in between took are of the total before these."""
    for total in linked.topics:
        if total.family != "safety" or not total.generic or (opening := _OPENS.match(scene.text, total.end, linked.sentence.end)) is None:
            continue
        named = [t for t in linked.topics if t.start >= opening.end()]
        if not named or named[0].start != opening.end() or any(e.topic == total for e in linked.links):
            continue
        taken = [e for e in linked.links if e.topic in named and e.topic.end <= e.figure.start]
        first = min((e.figure.start for e in taken), default=0)
        inside = [t for t in named if t.end <= first]
        if inside and _CLOSES.match(scene.text, inside[-1].end, first):
            linked = _given_back(linked, total, inside, [e for e in taken if e.topic in inside])
    return linked


def _given_back(linked: Linked, total: Topic, inside: list[Topic], taken: list[Link]) -> Linked:
    """The links with each figure that the events inside took once, as one of the total; the events inside have none."""
    own = {(e.figure.start, e.place): replace(e, topic=total) for e in taken}
    links = sorted([*(e for e in linked.links if e not in taken), *own.values()], key=lambda e: e.figure.start)
    unlinked = sorted([*(t for t in linked.unlinked if t != total), *inside], key=lambda t: t.start)
    return replace(linked, links=tuple(links), unlinked=tuple(dict.fromkeys(unlinked)))


def _with_size(scene: Scene, linked: Linked) -> Linked:
    """The shares of a list of events with the N that its head has, which counts those who had none of them."""
    m = _AMONG.search(scene.text, linked.sentence.start, linked.sentence.end)
    if m is None or not (size := integer(m.group("n"))):
        return linked
    shares = [e for e in linked.links if e.topic.family == "safety" and e.topic.start >= m.end() - 1 and e.figure.percent is not None]
    if not shares or _EVENTS.search(scene.text, linked.sentence.start, m.end()) is None:
        return linked
    if m.end() < shares[0].topic.start and re.search(r"[.;\d]", scene.text[m.end() : shares[0].topic.start]):
        return linked
    links = []
    for entry in linked.links:
        figure = entry.figure
        if entry in shares and figure.total is None:
            links.append(replace(entry, figure=replace(figure, n=None if figure.n == size else figure.n, total=size)))
        elif not (m.start() <= figure.start < m.end() and figure.n == size and figure.percent is None):
            links.append(entry)
    return replace(linked, links=tuple(links))


def _members(text: str, linked: Linked, begin: int) -> list[Topic]:
    """The coordinated events that begin there."""
    members: list[Topic] = []
    for topic in (t for t in linked.topics if t.start >= begin):
        goes_on = _NEXT_MEMBER.fullmatch(text, members[-1].end, topic.start) is not None if members else topic.start == begin
        if not goes_on:
            break
        members.append(topic)
    return members
