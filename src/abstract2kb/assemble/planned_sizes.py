"""How many patients a trial is to have: "will randomise some 400", "about 600 patients are planned", "(phase 3; about 450 patients)".

Parts of a trial ("part 2 will enrol 30"), arms ("about 40 per arm") and those of whom a result is told ("about 60 patients responded") are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from abstract2kb.assemble.headcounts import PARTIAL
from abstract2kb.assemble.scene import Scene
from abstract2kb.assemble.study_facts import PEOPLE
from abstract2kb.nlp.numerals import integer
from abstract2kb.nlp.sought import Sought
from abstract2kb.patterns import regex
from abstract2kb.records import Sourced

__all__ = ["is_in_progress", "planned"]

_ABOUT = r"(?:about|some|approximately|around|roughly|nearly|an estimated|~|≈)"
_SOME = rf"(?:(?:{_ABOUT}|up to|at least|a total of|the|an?) ?)*"
_TAKE = r"(?:randomi[sz]e|enrol|enroll|recruit|switch|include|treat|accrue|allocate|assign|allot|take|register)"
_TAKEN = r"(?:randomi[sz]ed|enrol+ed|recruited|included|treated|accrued|allocated|assigned|allotted|registered|switched)"
_TAKING = r"(?:randomi[sz]ing|enrol+ing|recruiting|accruing|including|assigning)"
_IS_TO = (
    r"(?:will|would|may|can|should|could|(?:plans?|aims?|intends?|hopes?|expects?|sets? out|is|are|was|were|due|set|meant|expected|designed|planned"
    r"|intended|scheduled) to)"
)
_NUMBER = r"(?:[nN]\s?[=≈~]\s?)?(?P<{}>\d{{1,3}}(?:,\d{{3}})+|\d{{2,5}})(?![\d.]*\s?%|[\d.–-]*\d)"
_COUNTED = rf"(?:\s(?:[\w+/-]+\s){{0,4}}?{PEOPLE}\b)"
_FORMS = (
    Sought(
        rf"\b{_IS_TO} (?:(?:now|then|still|soon|eventually|together) )?(?:be )?{_TAKE}(?:d| in| about)? {_SOME}{_NUMBER.format('n')}"
        rf"|\b(?:foresees|plans|targets|planned|randomi[sz]es|enrol+s|recruits|accrues|allots|assigns|allocates|aims (?:for|at)|calls for)"
        rf" (?:for |at |in |on )?{_SOME}{_NUMBER.format('a')}"
        rf"|\b(?:is|are) (?:(?:now|currently|still|already) )?{_TAKING} (?:towards? |up to |to )?{_SOME}{_NUMBER.format('b')}"
        rf"|\b(?:target|goal|planned|projected|anticipated|estimated|accrual)"
        rf"(?: (?:for|number|size|n|N|accrual|sample|enrol+ment|recruitment|population))*"
        rf"(?: (?:of|is|was|at))?[:,]? {_SOME}{_NUMBER.format('c')}"
        rf"|\b(?:in|among) {_ABOUT} {_NUMBER.format('d')}",
        re.IGNORECASE,
    ),
    Sought(
        rf"(?<![\w./–-])(?<!\d,){_SOME}{_NUMBER.format('n')}{_COUNTED}?(?:,? (?:[^.;:()]|\([^()]*\)){{1,110}}?)?"
        rf"\s(?:(?:will|are to|is to|would)\sbe\s(?:\w+ly\s)?{_TAKEN}\b"
        rf"|(?:(?:are|is|being)\s)?(?:currently\s)?(?:to be {_TAKEN}))"
        rf"|(?<![\w./–-])(?<!\d,){_SOME}{_NUMBER.format('a')}(?:\s(?:[\w+/-]+\s)?{PEOPLE})?\s(?:(?:are|is)\s)?(?:currently\s)?"
        r"(?:planned|targeted|intended|foreseen|projected|anticipated)\b(?!\s(?:doses?|cycles?|sites?|visits?|interim|analys[ie]s))",
        re.IGNORECASE,
    ),
    Sought(
        rf"(?:(?<=[,;:(·|–—]\s)|(?<=[,;:(·|–—])|(?<=\n)|(?<=\t)|(?<=with\s)|(?<=for\s)){_ABOUT}\s?{_NUMBER.format('n')}"
        rf"(?:{_COUNTED}(?=\s?(?:[.,;:)\n\t|]|$|\s(?:with|after|whose|who have|at|in)\b))|(?=\)))"
        rf"|(?<![\w=])[nN]\s?[≈~]\s?(?P<a>\d{{1,3}}(?:,\d{{3}})+|\d{{2,5}})(?![\d.]*%)"
    ),
)
"""What is to be done with so many, so many to whom it is to be done, and a number that is only told roughly."""
_OF_PART = regex(
    r"\b(?:cohorts?|sub-?stud(?:y|ies)|escalation|expansion|run-in)\b"
    r"|(?<!randomi[sz]ed )(?<!phase \d )(?<!main )\bpart\b|(?<!single-)(?<!single )(?<!one-)(?<!two-)(?<!three-)(?<!control )(?<!comparator )\barm\b"
)
"""A part of a trial, before a number that is then no more than the number of its patients."""
_PER = regex(rf"{_COUNTED}?\s(?:per|in each|for each|each|of each|in either|in both)\b")
_UNIT = regex(r"\s?(?:mg|µg|mcg|GBq|MBq|mCi|Gy|%)")
_OTHER_KIND = regex(
    r"\s?(?:[\w+/-]+\s){0,4}?(?:sites|cent(?:er|re)s|countries|hospitals|events|deaths|cycles|doses|days?|weeks?|months?|years?|mo)\b"
)
_THOSE_WHO = regex(rf"{_COUNTED}?\s(?:[\w-]+\s){{0,3}}?(?:responded|had|achieved|developed|experienced|discontinued|died|progressed|showed)\b")
_IN_PROGRESS = regex(r"\b(?:trials? in progress|TiP)\b|\bTPS\d", re.IGNORECASE)
_TITLE = 400
"""Characters in which an article says that it is on a trial in progress."""


def planned(scene: Scene, start: int, end: int) -> Sourced[int] | None:
    """How many patients a trial is to have, where that is all that is told in text[start:end]."""
    for begin, close in _numbers(scene, start, end):
        sentence = scene.text.rfind(". ", start, begin) + 1 or start
        if PARTIAL.search(scene.text, max(start, begin - 120), begin) or _OF_PART.search(scene.text, sentence, begin):
            continue
        if not any(form.match(scene.text, close, end) for form in (_PER, _UNIT, _OTHER_KIND, _THOSE_WHO)):
            return scene.sourced(begin, close, integer(scene.text[begin:close]), 0.6, "studies.planned")
    return None


def _numbers(scene: Scene, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the numbers stand that are told as planned, by form."""
    for form in _FORMS:
        for match in form.finditer(scene.text, start, end):
            yield match.span(match.lastgroup or 0)


def is_in_progress(scene: Scene) -> bool:
    """Whether an article is on a trial in progress, by its number or its title: it has no results of its own."""
    number = scene.source.article.number
    return _IN_PROGRESS.search(f"{number or ''} {scene.text[:_TITLE]}") is not None or (number or "").endswith("TiP")
