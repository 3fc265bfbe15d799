"""Ellipses: what a sentence goes on to say of an event without naming it again.

Example: in "CRS in 134 (76%), of grade 3 or 4 in 1.1%; none was fatal" the 1.1% and the denial are of CRS.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from abstract2kb.assemble.antecedents import CASE, PEOPLE, Ellipsis, antecedent
from abstract2kb.assemble.continuing import OF_OTHER_CAUSE
from abstract2kb.assemble.denied_ellipses import denied_cases
from abstract2kb.assemble.fatal_ellipses import fatal_or_stopped
from abstract2kb.assemble.figure import Figure
from abstract2kb.assemble.linking import Linked
from abstract2kb.assemble.scene import Scene
from abstract2kb.assemble.topics import Topic
from abstract2kb.nlp.mention import Label, Mention
from abstract2kb.nlp.numerals import INTEGER, WORD_NUMBER, integer
from abstract2kb.nlp.sought import Sought
from abstract2kb.patterns import regex
from abstract2kb.records import Category

__all__ = ["Ellipsis", "ellipses"]


_BEING = r"(?:had|has|have|was|were|being|of|at|reached|reaching|with|to|an?|the|only|went|up|came|it|rated|mostly|graded|as|also)"
_GRADE_TO_FIGURE = regex(
    rf"[\s,:=()]*(?:(?:in|was|were|{CASE}|seen|noted|recorded|reported|occurred|for|at|came|reached|to|also|only|affected|an?|{PEOPLE})\s)*[(]?",
    re.IGNORECASE,
)
_FIGURE_TO_GRADE = regex(
    rf"[\s)]*(?:(?:{PEOPLE}|{CASE}|{_BEING}|which|who|these|them|those|in)\s)*[,(]?\s?(?:of\s|being\s|both\s|all\s)*[(]?", re.IGNORECASE
)
_NOBODY = (
    rf"(?:none|nobody|no[- ]one|nothing|neither|never|not one|no (?:{PEOPLE}|{CASE})|no|without(?: any| a)?|zero {CASE})"
    rf"(?: of (?:them|these|those|whom|which|the (?:{CASE}|{PEOPLE})))?"
)
_DENIED_GRADE = regex(rf"\b{_NOBODY}\s(?:(?:{_BEING}|{CASE}|exceeded|in|seen|any|there)\s)*$", re.IGNORECASE)
_AFTER_GRADE = regex(rf"\s(?P<noun>{CASE})\b|(?=\s?(?:[,.;)]|$|and\b|or\b|in\b|was\b|were\b|seen\b|so\b|but\b|occurred\b|at\b|with\b|among\b))")
_FATAL_AFTER = regex(
    rf"[\s)]*(?:(?:{PEOPLE}|{CASE}|of (?:these|them|which)|was|were|proved|being|an?)\s)*(?:fatal|lethal|died (?:of|from) (?:it|this|"
    rf"them|these|that)|"
    rf"died (?:as a result|of this))\b(?!\s(?!{CASE})[a-z])",
    re.IGNORECASE,
)
_FATAL_BEFORE = regex(rf"\b(?:fatal|lethal)(?::?\s)(?:(?:in|for|{CASE}|was|were|:)\s)*\(?$", re.IGNORECASE)
_CASE_AFTER = regex(rf"\s(?:further |other |more )?{CASE}\b(?! of\b)", re.IGNORECASE)


def ellipses(scene: Scene, linked: Linked, before: Topic | None) -> list[Ellipsis]:
    """What the sentence says of events that it does not name there; `before` is the last event of the sentence before, if it goes on."""
    grades = scene.within(linked.sentence.start, linked.sentence.end, Label.GRADE)
    linked = _with_it(scene, linked, before)
    found = [*_denied(scene, linked, grades, before), *fatal_or_stopped(scene, linked, before)]
    found += [e for e in denied_cases(scene, linked, grades, before) if not any(f.start < e.end and e.start < f.end for f in found)]
    singles = [*_single(scene, linked, grades, before), *_some_of(scene, linked, grades, before)]
    found += [e for e in singles if not any(f.start < e.end and e.start < f.end for f in found)]
    for figure in _whole(scene.text, linked, grades):
        entry = _of_figure(scene, linked, figure, grades, before)
        if entry is not None and not any(e.start < entry.end and entry.start < e.end for e in found):
            found.append(entry)
    found = [e for e in found if e.figure is None or OF_OTHER_CAUSE.match(scene.text, e.figure.end) is None]
    told = sorted(_in_pairs(scene.text, linked, found), key=lambda e: e.start)
    return [_of_it(scene, e, told[0].total) if _is_it(scene.text, e.topic) and e.figure is not None else e for e in told]


def _of_it(scene: Scene, entry: Ellipsis, total: int | None) -> Ellipsis:
    """What is said of "it", of the grade that the event has right before its name: "grade 3 rash was seen in 9%; with B it was 4%"."""
    start = entry.topic.name[0]
    beside = [g for g in scene.within(max(0, start - _GRADE_AWAY), start, Label.GRADE) if scene.text[g.end : start] in (" ", " treatment-related ")]
    return replace(entry, total=entry.total or total, grade=entry.grade or (beside[-1].id if beside else None))


_GRADE_AWAY = 40


def _is_it(text: str, topic: Topic) -> bool:
    """Whether an event stands in the place of "it"."""
    return topic.named_at is not None and text[topic.start : topic.end].lower() in ("it", "the rate", "the figure")


_IT = Sought(
    r"(?<![\w-])(?P<it>[Ii]t)\s(?:was\s(?:seen|reported|observed|noted|recorded)\sin|occurred\sin|arose\sin|developed\sin|befell|affected|hit|struck)\s"
    r"(?:only\s)?(?=\d|[a-z]+\s(?:of|patients|pts)\b)|"
    r"\b(?P<rate>[Ii]t|[Tt]he (?:rate|figure))\s(?:was|stood\sat|reached|came\sto)\s(?:only\s|just\s)?"
    r"(?=\d[\d.]*\s?%(?!(?:\s\([^()]*\))?,?\s(?:and|vs\.?|versus|against)\s))"
)
"""What is said of how many the event of the sentence before befell."""


def _with_it(scene: Scene, linked: Linked, before: Topic | None) -> Linked:
    """The sentence with the event of the one before in the place of "it": "With A it befell 76 of 172 patients"."""
    if before is None or any(t.family == "safety" for t in linked.topics):
        return linked
    match = _IT.search(scene.text, linked.sentence.start, linked.sentence.end)
    if match is None or any(t.end <= match.start() for t in linked.topics):
        return linked
    start, end = match.span("it" if match["it"] else "rate")
    it = replace(before, start=start, end=end, named_at=before.name[0])
    return replace(linked, topics=tuple(sorted((*linked.topics, it), key=lambda t: t.start)))


_AND = regex(r"\s?(?:,\s)?(?:and|vs?\.?|versus|against|/)\s?")


def _in_pairs(text: str, linked: Linked, found: Sequence[Ellipsis]) -> list[Ellipsis]:
    """The ellipses, with the second figure of "it was grade 3 in 1 and 5%"."""
    out: list[Ellipsis] = []
    for entry in found:
        figure = entry.figure
        second = next((f for f in linked.loose if figure is not None and f.kind == "rate" and f.start >= entry.end), None)
        if (
            figure is None
            or second is None
            or figure.percent is None
            or second.percent is None
            or _AND.fullmatch(text[entry.end : second.start]) is None
        ):
            out.append(entry)
            continue
        out.append(replace(entry, total=figure.total, place=0))
        out.append(replace(entry, start=second.start, end=second.end, figure=second, total=second.total, absent=second.n == 0, place=1))
    return out


_ONE = regex(r"\b(?:a single|an isolated|one|a|another|the (?:sole|only|single|lone))\s(?:further |fatal |isolated )?$", re.IGNORECASE)


def _single(scene: Scene, linked: Linked, grades: Sequence[Mention], before: Topic | None) -> list[Ellipsis]:
    """ "with a single grade 3 case"."""
    text, begin, found = scene.text, linked.sentence.start, []
    for grade in grades:
        case = re.match(r"\s(?:case|event|episode|one)\b(?!\sof\b)", text[grade.end : grade.end + 12])
        one = _ONE.search(text[max(begin, grade.start - 30) : grade.start])
        if any(t.id and t.named_at is not None and 0 <= t.start - grade.end <= 1 for t in linked.topics):
            continue  # "one grade 4 event, colitis" names its event
        told = case is not None and any(
            grade.end <= e.topic.start < grade.end + case.end() and (e.figure.start > grade.end or e.figure.percent is not None) for e in linked.links
        )
        if case is None or told or one is None or (topic := antecedent(scene, linked, grade.start, before)) is None:
            continue
        start, end = max(begin, grade.start - 30) + one.start(), grade.end + case.end()
        figure = Figure(start, end, "rate", n=1, style="bare")
        found.append(Ellipsis(start, end, topic, figure, grade.id, "fatal" in one.group(), False, figure.total))
    return found


_SOME_OF = regex(
    rf"[,(;]\s?(?:and\s|including\s|with\s|of which\s|only\s|in\s)*(?P<n>{INTEGER}|{WORD_NUMBER})\s"
    rf"(?:(?:of (?:them|these|whom|which|those)|case|cases)\s)?"
    rf"(?:{_BEING}\s)*$",
    re.IGNORECASE,
)


def _some_of(scene: Scene, linked: Linked, grades: Sequence[Mention], before: Topic | None) -> list[Ellipsis]:
    """ "two had rash, one of grade 3": a bare number before a grade that is not that of another event."""
    text, begin, found = scene.text, linked.sentence.start, []
    for grade in grades:
        some = _SOME_OF.search(text[max(begin, grade.start - 50) : grade.start])
        if some is None or _names(text, linked, grade.end) or _NEXT_FIGURE.match(text, grade.end):
            continue
        start, end = max(begin, grade.start - 50) + some.start("n"), grade.end
        topic = antecedent(scene, linked, start, before)
        if topic is None or any(f.start < end and start < f.end for f in (*linked.loose, *(e.figure for e in linked.links))):
            continue
        figure = Figure(start, end, "rate", n=integer(some.group("n")), style="bare")
        found.append(Ellipsis(start, end, topic, figure, grade.id, False, figure.n == 0, figure.total))
    return found


_NEXT_FIGURE = regex(r"\s?[:,(]?\s?(?:in\s)?\d")


def _whole(text: str, linked: Linked, grades: Sequence[Mention]) -> Iterator[Figure]:
    """The figures without a topic; a count and the percent in brackets after the words that follow it are one."""
    loose = [f for f in linked.loose if f.kind == "rate"]
    skip = False
    for i, figure in enumerate(loose):
        if skip:
            skip = False
            continue
        following = loose[i + 1] if i + 1 < len(loose) else None
        if following is not None and _is_its_percent(text, figure, following):
            skip = True
            figure = replace(figure, percent=following.percent)
        yield figure


def _is_its_percent(text: str, count: Figure, percent: Figure) -> bool:
    """ "three had grade 3 (0.7%)"."""
    if count.n is None or count.percent is not None or percent.percent is None or percent.n is not None:
        return False
    gap = text[count.end : percent.start]
    return gap.endswith("(") and len(gap) < 40 and re.search(r"[,;:.()]", gap[:-1]) is None and text[percent.end : percent.end + 1] == ")"


def _of_figure(scene: Scene, linked: Linked, figure: Figure, grades: Sequence[Mention], before: Topic | None) -> Ellipsis | None:
    """A figure beside a grade, beside "fatal", or of a "case"."""
    text = scene.text
    grade = _grade_beside(text, linked, figure, grades)
    ahead = text[max(linked.sentence.start, figure.start - 40) : figure.start]
    fatal = _FATAL_AFTER.match(text, figure.end) is not None or _FATAL_BEFORE.search(ahead) is not None
    fatal = fatal or "fatal" in text[figure.start : figure.end]
    start = min(figure.start, grade.start) if grade else figure.start
    if before is not None and not linked.topics and _INCIDENCE.match(text, linked.sentence.start, figure.start):
        return Ellipsis(start, figure.end, before, figure, grade.id if grade else None, fatal, figure.n == 0, figure.total)
    topic = antecedent(scene, linked, start, before)
    if topic is None or re.search(r"[.:]\s[A-Z]", text[topic.end : start]) or (grade is not None and _is_own_grade(text, linked, topic, grade)):
        return None
    end = max(figure.end, grade.end) if grade else figure.end
    total = figure.total
    if grade is not None or fatal:
        return Ellipsis(start, end, topic, figure, grade.id if grade else None, fatal, figure.n == 0, total)
    if _is_it(text, topic) and _BEFELL.fullmatch(text, topic.end, start):
        return Ellipsis(start, end, topic, figure, None, False, figure.n == 0, total)
    if figure.n is not None and figure.percent is None and _is_of_case(text, linked, figure):
        return Ellipsis(start, end, topic, figure, _grade_of(topic, linked, grades, text), False, figure.n == 0, total)
    return None


_GRADED = regex(r"\s?[(\[]\s?(?:(?:all|both|each|of|were)\s)*")


def _is_own_grade(text: str, linked: Linked, topic: Topic, grade: Mention) -> bool:
    """Whether the grade in the bracket is that of cases that were counted before: "six cases of rash (grade 1-2) in 12 patients"."""
    counted = any(e.topic is topic and e.figure.end <= topic.start for e in linked.links)
    return counted and _GRADED.fullmatch(text, topic.end, grade.start) is not None and text.startswith(")", grade.end)


_BEFELL = regex(r"\s(?:[a-z]+\s){1,4}")
"""From "it" to the number of those whom it befell."""
_INCIDENCE = regex(
    r"\W*(?:The|Its|Overall,? the)\s(?:(?:overall|cumulative|crude|reported)\s)?(?:incidence|rate|frequency)s?"
    r"(?:\sof\s(?:this|it|these|such events))?\s"
    r"(?:was|were|is|reached|came to|stood at)\b"
)
"""How a sentence begins that tells how often the event of the one before occurred."""


def _is_of_case(text: str, linked: Linked, figure: Figure) -> bool:
    """ "one case at the second dose level": not "one case of rash", and no event named after it."""
    words = text[figure.start : figure.end]
    if re.search(rf"\b{CASE}$", words) is None and _CASE_AFTER.match(text, figure.end) is None:
        return False
    return re.match(r"\s(?:of|with|had|suffered|complained|presented|developed|experienced)\b", text[figure.end : figure.end + 14]) is None


def _grade_of(topic: Topic, linked: Linked, grades: Sequence[Mention], text: str) -> str | None:
    """The grade right before the event that a case is of."""
    return next((g.id for g in grades if 0 <= topic.start - g.end <= 1), None)


def _grade_beside(text: str, linked: Linked, figure: Figure, grades: Sequence[Mention]) -> Mention | None:
    """The grade beside a figure that is not of an event named after it; one right after it before one that a comma parts from it."""
    before = after = None
    for grade in grades:
        if grade.end <= figure.start and _GRADE_TO_FIGURE.fullmatch(text[grade.end : figure.start]):
            before = grade
        if figure.end <= grade.start and _FIGURE_TO_GRADE.fullmatch(text[figure.end : grade.start]) and not _names(text, linked, grade.end):
            after = after or grade
    if before is not None and after is not None:
        return after if text[before.end : figure.start].lstrip().startswith(",") else before
    return before or after


_TO_NAME = regex(r"\s*(?:(?:levels?|cases?|forms?|episodes?|events?|instances?) of )?(?:[a-z-]+(?:ar|al|ic|ous|ive) )?")


def _names(text: str, linked: Linked, at: int) -> bool:
    """Whether an event with a name of its own stands right after a grade, or after "levels of"."""
    following = next((t for t in linked.topics if t.start >= at), None)
    return (
        following is not None and following.text.lower() not in ("event", "toxicity") and _TO_NAME.fullmatch(text[at : following.start]) is not None
    )


def _denied(scene: Scene, linked: Linked, grades: Sequence[Mention], before: Topic | None) -> Iterator[Ellipsis]:
    """ "none had grade 4", "with no grade 4 or 5 event"."""
    text, begin = scene.text, linked.sentence.start
    for grade in grades:
        if _IN_NONE.match(text, grade.end) and (topic := antecedent(scene, linked, grade.start, before)) is not None:
            yield Ellipsis(grade.start, grade.end, topic, None, grade.id, False, True)
            continue
        denial = _DENIED_GRADE.search(text[max(begin, grade.start - 60) : grade.start])
        if denial is not None and (topic := _denied_with(scene, linked, grade)) is not None:
            yield Ellipsis(max(begin, grade.start - 60) + denial.start(), grade.end, topic, None, grade.id, False, True)
            continue
        after = _AFTER_GRADE.match(text, grade.end)
        if denial is None or after is None or _names(text, linked, grade.end):
            continue
        start = max(begin, grade.start - 60) + denial.start()
        topic = antecedent(scene, linked, start, before)
        plural = (after.group("noun") or "").endswith("s")
        if topic is None or (plural and re.search(r"[;.]", text[topic.end : start])):
            continue
        if after.group("noun") and topic.category is Category.DLT and topic.generic:
            continue  # "no DLT and no grade 4 event": of events as a whole
        yield Ellipsis(start, grade.end, topic, None, grade.id, False, True)


_AND_NO = regex(r"\s(?:nor|and no|or no|and|or)\s$")


def _denied_with(scene: Scene, linked: Linked, grade: Mention) -> Topic | None:
    """The event of "neither grade 4 nor grade 5 events" and "no grade 4 and no fatal events", for the first grade."""
    topic = next((t for t in linked.topics if t.start >= grade.end), None)
    if topic is None or topic.family != "safety":
        return None
    gap = scene.text[grade.end : topic.start]
    other = scene.within(grade.end, topic.start, Label.GRADE)
    if other:
        gap = scene.text[grade.end : other[0].start] if not scene.text[other[0].end : topic.start].strip() and len(other) == 1 else ""
    elif topic.category is not Category.DEATH:
        return None
    if _AND_NO.fullmatch(gap) is None:
        return None
    words = topic.text.removeprefix("fatal ")
    kind = Category.TREATMENT_RELATED if "related" in words else Category.ANY
    return replace(topic, start=topic.end - len(words), text=words, named_at=None, category=kind) if words != topic.text else topic


_IN_NONE = regex(r"\s?(?::|,)?\s?(?:in\s|was\s|were\s)?(?:none|nobody|no (?:patients?|pts?|one))\b(?!\sof\b)", re.IGNORECASE)
