"""Figures of a grade for events that were counted just before: "A 59%, B 38% and C 34%; grade 3 or worse, the figures were 10%, 4% and 5%".

Example: in "Diarrhea hit 62% and stomatitis 41%; for grade 3 and above it was 11% and 6%" the 6% had stomatitis of grade 3 or more.
"""

from __future__ import annotations

import re
from dataclasses import replace

from abstract2kb.assemble.figure import Figure
from abstract2kb.assemble.linking import Link, Linked
from abstract2kb.assemble.scene import Scene
from abstract2kb.assemble.topics import Topic
from abstract2kb.nlp.mention import Label, Mention
from abstract2kb.patterns import regex

__all__ = ["with_regraded"]

_FIGURES = (
    r"(?:the\s|these\s|their\s)?(?:(?:corresponding|respective|same|comparable)\s)?(?:figures?|numbers?|rates?|percentages?|proportions?|frequenc(?:y|ies)|"
    r"incidences?|values|shares?|counts?)"
)
_BE = r"(?:was|were|is|are|came\sto|stood\sat|fell\sto|amounted\sto|reached)"
_OPENS = regex(r"(?:;|,\sand|,\sbut|,\swhile|,\swith)\s(?:(?:for|at|of|with|in|but|and|as\sfor|events\sof|those\sof|cases\sof)\s)*$", re.IGNORECASE)
_TO_FIGURES = regex(
    rf"(?:\sor\s\w+|\sand\s(?:above|over|higher|worse))?(?:\s(?:events?|cases?|forms?|toxicit(?:y|ies)))?,?\s(?:{_FIGURES}|it|they|this|these|those)\s{_BE}\s"
    rf"(?:(?:only|just|in)\s)*|(?:\s(?:events?|cases?))?:\s",
    re.IGNORECASE,
)
"""Around the grade before the figures: "; at grade 3 the rates were"."""
_NAMED = regex(rf"(?:;|,\sand|,\sbut|,\swhile|,\swith)\s{_FIGURES}\s(?:(?:for|of|at|with)\s(?:events\sof\s)?)$", re.IGNORECASE)
_WERE = regex(rf"(?:\s(?:events?|cases?))?,?\s(?:{_BE}|being)\s(?:(?:only|just)\s)*", re.IGNORECASE)
"""Around the grade that belongs to a noun for the figures: "; the rates for grade 3 were"."""
_AND = regex(r"(?:\s?%)?(?:,|,?\sand|\sand|\s/)\s?(?:only\s)?")
_REACH = 60


def with_regraded(scene: Scene, linked: Linked) -> Linked:
    """The links of a sentence, with a run of figures of a grade dealt out to as many events that have figures before it."""
    for grade in scene.within(linked.sentence.start, linked.sentence.end, Label.GRADE):
        begin = _begin(scene, linked, grade)
        if begin is None:
            continue
        run = _run(scene, linked, begin)
        events = _counted(linked, grade)
        if len(events) == 1 and len(run) > 1:
            return replace(linked, links=tuple(replace(e, grade=grade.id) if e.figure in run and e.topic is events[0] else e for e in linked.links))
        if len(run) < 2 or len(events) != len(run):
            continue
        links = [Link(f, t, 0, 1, f.start, f.end, True, grade.id) for f, t in zip(run, events, strict=True)]
        kept = [e for e in linked.links if e.figure not in run]
        told = set(events)
        return replace(
            linked,
            links=tuple(sorted([*kept, *links], key=lambda e: e.figure.start)),
            unlinked=tuple(t for t in linked.unlinked if t not in told),
            loose=tuple(f for f in linked.loose if f not in run),
        )
    return linked


def _begin(scene: Scene, linked: Linked, grade: Mention) -> int | None:
    """Where the figures begin that a grade in a clause of its own heads."""
    low = max(linked.sentence.start, grade.start - _REACH)
    for before, after in ((_OPENS, _TO_FIGURES), (_NAMED, _WERE)):
        match = after.match(scene.text, grade.end, linked.sentence.end) if before.search(scene.text, low, grade.start) else None
        if match is not None:
            return match.end()
    return None


def _run(scene: Scene, linked: Linked, begin: int) -> list[Figure]:
    """The coordinated figures from there to the end of the clause."""
    figures = sorted({*linked.loose, *(e.figure for e in linked.links)}, key=lambda f: f.start)
    run: list[Figure] = []
    for figure in (f for f in figures if f.kind == "rate" and f.start >= begin):
        goes_on = _AND.fullmatch(scene.text, run[-1].end, figure.start) is not None if run else figure.start == begin
        if not goes_on:
            break
        run.append(figure)
    return run


def _counted(linked: Linked, grade: Mention) -> list[Topic]:
    """The single events with a figure before a grade, in the order of the sentence."""
    told = dict.fromkeys(e.topic for e in linked.links if e.figure.start < grade.start and e.topic.family == "safety" and not e.topic.generic)
    return sorted((t for t in told if t.end <= grade.start), key=lambda t: t.start)
