"""Grades told in turn whose event is named once, behind the last: "10 patients had grade 3 and four patients had grade 4 anemia".

Example: in "grade 2 in 6% and grade 3 neuropathy in 1%" the 6% had neuropathy of grade 2.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from abstract2kb.assemble.antecedents import PEOPLE
from abstract2kb.assemble.figure import Figure
from abstract2kb.assemble.linking import Link, Linked
from abstract2kb.assemble.scene import Scene
from abstract2kb.assemble.topics import Topic
from abstract2kb.nlp.mention import Label, Mention
from abstract2kb.patterns import regex

__all__ = ["with_shared_names"]

_WHO = rf"\)?(?:\s(?:of\s)?(?:the\s|all\s|these\s|other\s|further\s)?{PEOPLE})?(?:\s\([^()]*\))?"
_SEEN = r"(?:(?:was|were)\s(?:also\s)?(?:seen|observed|reported|noted|recorded|documented|found|present)\s|occurred\s|developed\s|arose\s)"
_HAD_GRADE = regex(
    rf"{_WHO}\s(?:(?:had|have|experienced|developed|suffered(?:\sfrom)?|reported|showed|exhibited|presented\swith|with|having)\s)?(?:an?\s|only\s)?",
)
_AND_FIGURE = regex(r",?\s(?:and|or|but|while|whereas)\s(?:in\s)?(?:(?:another|a\sfurther|only|just)\s)?|,\s")
"""Around the figure of those who had a grade: "10 patients had grade 3 and four had grade 4 anemia"."""
_GRADE_IN = regex(rf"\s{_SEEN}?(?:in|by|for|affected)\s(?:only\s|just\s)?|\s\(|:\s|,\s")
_AND_GRADE = regex(rf"{_WHO}\)?(?:,\s(?:and\s|or\s|but\s)?|\s(?:and|or|but|while)\s)")
"""Around the figure that follows its grade: "grade 2 in 6% and grade 3 neuropathy in 1%"."""
_CASES = ("event", "events", "toxicity", "toxicities")
"""Names that may stand for an event named before."""


def with_shared_names(scene: Scene, linked: Linked) -> Linked:
    """The links of a sentence with those of figures of a grade whose event is named only behind the next grade."""
    grades = scene.within(linked.sentence.start, linked.sentence.end, Label.GRADE)
    if len(grades) < 2:
        return linked
    figures = _rates(linked)
    for topic in linked.topics:
        if topic.family != "safety" or _stands_for_other(linked, topic):
            continue
        told = _told(scene.text, topic, figures, grades)
        if told:
            linked = _with(linked, topic, told)
    return linked


def _told(text: str, topic: Topic, figures: list[Figure], grades: list[Mention]) -> list[tuple[Figure, Mention]]:
    """The figures of an event by grade: behind their grades in brackets, before them, or behind them, that of the last grade then behind its name."""
    for grade in (g for g in grades if g.end <= topic.start):
        own = next((f for f in figures if text[grade.end : f.start] == " (" and text[f.end : topic.start] == ") "), None)
        if own is not None:
            return [(own, grade), *_behind(text, figures, grades, grade)]
        if text[grade.end : topic.start] in (" ", ", "):
            told = list(_before(text, figures, grades, grade))
            return told if len(told) > 1 else list(_behind(text, figures, grades, grade))
    return []


def _stands_for_other(linked: Linked, topic: Topic) -> bool:
    """Whether a name is only that of cases of an event told before: "CRS in 60%; 8% had grade 3 and 1% grade 4 events"."""
    return topic.text.lower() in _CASES and any(t.end <= topic.start for t in linked.topics if t is not topic)


def _rates(linked: Linked) -> list[Figure]:
    """The figures of a sentence that count, linked or not."""
    return sorted({f for f in (*linked.loose, *(e.figure for e in linked.links)) if f.kind == "rate"}, key=lambda f: f.start)


def _before(text: str, figures: list[Figure], grades: list[Mention], last: Mention) -> Iterator[tuple[Figure, Mention]]:
    """The figures, from the last, that each stand before their grade."""
    grade: Mention | None = last
    while grade is not None:
        at = grade.start
        figure = next((f for f in figures if f.end <= at and _HAD_GRADE.fullmatch(text, f.end, at)), None)
        if figure is None:
            return
        yield figure, grade
        begin = figure.start
        grade = next((g for g in grades if g.end <= begin and _AND_FIGURE.fullmatch(text, g.end, begin)), None)


def _behind(text: str, figures: list[Figure], grades: list[Mention], last: Mention) -> Iterator[tuple[Figure, Mention]]:
    """The figures, from the last but one, that each follow their grade."""
    at = last.start
    while True:
        end = at
        figure = next((f for f in figures if f.end <= end and _AND_GRADE.fullmatch(text, f.end, end)), None)
        if figure is None:
            return
        begin = figure.start
        grade = next((g for g in grades if g.end <= begin and _GRADE_IN.fullmatch(text, g.end, begin)), None)
        if grade is None:
            return
        yield figure, grade
        at = grade.start


def _with(linked: Linked, topic: Topic, told: list[tuple[Figure, Mention]]) -> Linked:
    """The links with those of an event and the grades told of it."""
    figures = {f for f, _ in told}
    links = [Link(f, topic, 0, 1, f.start, f.end, True, g.id) for f, g in told]
    kept = [e for e in linked.links if e.figure not in figures]
    return replace(
        linked,
        links=tuple(sorted([*kept, *links], key=lambda e: e.figure.start)),
        unlinked=tuple(t for t in linked.unlinked if t is not topic),
        loose=tuple(f for f in linked.loose if f not in figures),
    )
