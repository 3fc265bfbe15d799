"""Outcomes: efficacy results as records, from prose and from result tables.

Example: "Of the 45 patients, partial responses were noted in three patients (two of whom had received X with Y)" gives PR n 3
total 45, and PR n 2 total 3 as a subset of it.
"""

from __future__ import annotations

import re
from collections import defaultdict

from abstract2kb.assemble.arms import arms_of, assets_of
from abstract2kb.assemble.assertion import Sections, assertion_at
from abstract2kb.assemble.linking import Link, Linked, link
from abstract2kb.assemble.scene import Scene, Sentence
from abstract2kb.assemble.topics import Topic
from abstract2kb.nlp.quantities import p_values
from abstract2kb.records import Assertion, Bound, Endpoint, Measure, Outcome, content_id

__all__ = ["outcomes"]

_CONFIDENCE = {True: 0.9, False: 0.7}
_NEGATED = re.compile(r"\b(?:no|zero|without(?: any)?)\s(?:(?:confirmed|objective|complete|partial|clinical|further|radiographic|documented|tumou?r|other)\s)*$", re.IGNORECASE)
_NO_NUMBER = re.compile(r"\s?(?:to\b|data|assessment|difference|rate\b|benefit|evaluable|was defined|criteria|correlation|association|advantage|improvement)", re.IGNORECASE)


def outcomes(scene: Scene, study: str | None) -> list[Outcome]:
    """The efficacy results of the article, in text order, each once."""
    sections = Sections(scene.text)
    found: list[Outcome] = []
    for sentence in scene.prose():
        linked = link(scene, sentence)
        if linked.topics:
            found = _added(found, _of_sentence(scene, sections, linked, study))
    return found


def _of_sentence(scene: Scene, sections: Sections, linked: Linked, study: str | None) -> list[Outcome]:
    sentence = linked.sentence
    assertion = assertion_at(scene, sections, sentence.start, sentence.end)
    lists: dict[tuple[int, int], list[Link]] = defaultdict(list)
    for entry in linked.links:
        lists[(entry.list_start, entry.list_end)].append(entry)
    found: list[Outcome] = []
    for entry in linked.links:
        if entry.topic.endpoint is None:
            continue
        if _NEGATED.search(scene.text[max(sentence.start, entry.topic.start - 50) : entry.topic.start]) and entry.topic.family == "response" and entry.figure.n:
            found.append(_denied(scene, sentence, entry.topic, assertion, study, entry.figure.total or entry.figure.n))
            continue
        record = _record(scene, sentence, entry, lists[(entry.list_start, entry.list_end)], assertion, study)
        if entry.figure.style == "whom" and found:
            record = _subset(record, found)
        found.append(record)
    found += _comparisons(scene, sentence, linked, assertion, study)
    found += [_denied(scene, sentence, t, assertion, study) for t in linked.topics if _is_denied(scene, t, linked)]
    return found


def _subset(record: Outcome, found: list[Outcome]) -> Outcome:
    parent = next((o for o in reversed(found) if o.n is not None and o.endpoint == record.endpoint), None)
    return record.model_copy(update={"subset_of": parent.id}) if parent else record


def _record(scene: Scene, sentence: Sentence, entry: Link, siblings: list[Link], assertion: Assertion, study: str | None) -> Outcome:
    figure, topic = entry.figure, entry.topic
    arm = arms_of(scene, sentence, entry, siblings)
    start, end = min(figure.start, topic.start), max(figure.end, topic.end)
    p = _p_after(scene, sentence, figure.end) if figure.kind == "ratio" else None
    level = figure.level if figure.low is not None else None
    measure, at = _measure(scene, sentence, entry)
    numbers = (figure.n, figure.total, figure.percent, figure.value, figure.low, figure.high, figure.ratio)
    if figure.n == 0 and figure.style == "no":
        assertion = Assertion.NEGATED if assertion is Assertion.STATED else assertion
    return Outcome(
        id=content_id("outcome", scene.article_id, topic.endpoint, numbers, figure.start, topic.start),
        article=scene.article_id,
        endpoint=topic.endpoint or Endpoint.OTHER,
        endpoint_text=scene.raw(topic.start, topic.start + len(topic.text)),
        measure=measure,
        n=figure.n,
        total=figure.total,
        percent=figure.percent,
        derived_percent=_derived(figure.n, figure.total) if figure.percent is None else None,
        value=figure.value,
        unit=figure.unit,
        at=at,
        ci_low=None if figure.low == "NR" else figure.low,
        ci_high=figure.high,
        ci_level=level,
        hr=figure.ratio,
        p=p,
        bound=Bound(figure.bound),
        arm=scene.raw(arm.start, arm.end) if arm else None,
        assets=assets_of(scene, sentence, figure.start, figure.end, arm),
        assertion=assertion,
        study=study,
        raw=scene.raw(start, end),
        confidence=_CONFIDENCE[entry.tight],
        evidence=scene.evidence(start, end, f"outcomes.{figure.kind}"),
    )


def _derived(n: int | None, total: int | None) -> float | None:
    return round(100 * n / total, 1) if n is not None and total else None


_LANDMARK = re.compile(r"(?:\d+(?:\.\d+)?|one|two|three|four|five|six|ten|twelve|eighteen)[\s-](?:years?|yrs?|months?|mos?|weeks?|wks?|days?|mo|y|m)\b", re.IGNORECASE)
_AT = re.compile(rf"(?:\b(?:at|after|by|of)\s(?:the\s)?)?(?P<at>{_LANDMARK.pattern})(?!\s(?:follow|of (?:median )?follow))", re.IGNORECASE)


def _measure(scene: Scene, sentence: Sentence, entry: Link) -> tuple[Measure, str | None]:
    """The measure, and the landmark of a rate at a time."""
    figure, topic = entry.figure, entry.topic
    if figure.kind == "ratio":
        return Measure.RATIO, None
    if figure.kind == "time":
        return Measure.MEDIAN_TIME, None
    at = _landmark(scene, sentence, entry) if topic.family in ("survival", "time") or topic.endpoint is Endpoint.PD else None
    if at:
        return Measure.RATE_AT_TIME, at
    return (Measure.PROPORTION if figure.percent is not None or figure.total is not None else Measure.COUNT), None


def _landmark(scene: Scene, sentence: Sentence, entry: Link) -> str | None:
    """"2-year" of "2-year OS was 60%", "12 months" of "PFS at 12 months" and "60% at 2 years"."""
    figure, topic = entry.figure, entry.topic
    if inside := _LANDMARK.search(topic.text):
        return inside.group()
    text = scene.text
    after = re.match(rf"[\s)]*(?:at|after|by)\s(?P<at>{_LANDMARK.pattern})", text[figure.end : min(sentence.end, figure.end + 40)])
    if after:
        return after.group("at")
    low, high = min(topic.start, figure.start), max(topic.start, figure.start)
    for a, b in ((topic.end, figure.start), (max(sentence.start, low - 30), low), (figure.end, high), (sentence.start, low)):
        places = [m for m in _AT.finditer(text[a:b])] if b > a else []
        places = [m for m in places if not re.search(r"follow-?up(?: (?:time|duration))? (?:of|was) $", text[max(0, a + m.start() - 24) : a + m.start()] + " ") and "follow" not in text[max(0, a + m.start() - 14) : a + m.start()]]
        if places:
            return places[-1].group("at")
    return None


def _p_after(scene: Scene, sentence: Sentence, end: int) -> str | None:
    """The p value that stands close after a ratio, before another one."""
    rest = scene.text[end : min(sentence.end, end + 60)]
    found = p_values(rest)
    if not found or re.search(r"\bHR\b|hazard|odds", rest[: found[0].start]):
        return None
    return found[0].value


def _comparisons(scene: Scene, sentence: Sentence, linked: Linked, assertion: Assertion, study: str | None) -> list[Outcome]:
    """A p value right after a list of two or more figures of one endpoint: the comparison, as a record of its own."""
    found = []
    for entry in linked.links:
        if entry.size < 2 or entry.place != entry.size - 1 or entry.topic.endpoint is None or entry.figure.kind == "ratio":
            continue
        rest = scene.text[entry.list_end : min(sentence.end, entry.list_end + 70)]
        values = p_values(rest)
        if not values or re.search(r"\bHR\b|hazard|odds|;|\d+(?:\.\d+)?\s?%", rest[: values[0].start]):
            continue
        start, end = min(entry.topic.start, entry.list_start), entry.list_end + values[0].end
        found.append(_bare(scene, sentence, entry.topic, start, end, assertion, study, "comparison").model_copy(update={"measure": Measure.RATIO, "p": values[0].value}))
    return found


def _bare(scene: Scene, sentence: Sentence, topic: Topic, start: int, end: int, assertion: Assertion, study: str | None, rule: str) -> Outcome:
    """A record of the topic without numbers yet."""
    return Outcome(
        id=content_id("outcome", scene.article_id, topic.endpoint, rule, start, end),
        article=scene.article_id,
        endpoint=topic.endpoint or Endpoint.OTHER,
        endpoint_text=scene.raw(topic.start, topic.start + len(topic.text)),
        measure=Measure.COUNT,
        assets=assets_of(scene, sentence, start, end, None),
        assertion=assertion,
        study=study,
        raw=scene.raw(start, end),
        confidence=0.8,
        evidence=scene.evidence(start, end, f"outcomes.{rule}"),
    )


def _is_denied(scene: Scene, topic: Topic, linked: Linked) -> bool:
    """"no complete responses", "no objective response was observed"; not "no response to X", "no difference in PFS"."""
    if topic.family != "response" or topic not in linked.unlinked:
        return False
    before = scene.text[max(linked.sentence.start, topic.start - 50) : topic.start]
    return bool(_NEGATED.search(before)) and not _NO_NUMBER.match(scene.text, topic.end) and topic.endpoint is not Endpoint.PD


def _denied(scene: Scene, sentence: Sentence, topic: Topic, assertion: Assertion, study: str | None, of: int | None = None) -> Outcome:
    """n 0, from words."""
    before = scene.text[max(sentence.start, topic.start - 50) : topic.start]
    match = _NEGATED.search(before)
    start = topic.start - (len(before) - match.start()) if match else topic.start
    record = _bare(scene, sentence, topic, start, topic.end, Assertion.NEGATED if assertion is Assertion.STATED else assertion, study, "denied")
    return record.model_copy(update={"n": 0, "total": of})


_NUMBERS = ("n", "total", "percent", "value", "ci_low", "ci_high", "hr", "p")


def _added(before: list[Outcome], found: list[Outcome]) -> list[Outcome]:
    """The records so far with those of one more sentence, each result once: of two that agree the one that states more stays."""
    fresh = [record for record in found if not any(_says_more(other, record) for other in before)]
    kept = [o for o in before if _referred(o, before) or not any(_says_more(record, o) for record in fresh)]
    return kept + fresh


def _referred(record: Outcome, others: list[Outcome]) -> bool:
    return any(o.subset_of == record.id for o in others)


def _says_more(more: Outcome, less: Outcome) -> bool:
    """True when `more` states every number of `less` and does not differ from it in what they are of."""
    if more.endpoint != less.endpoint or more.assertion != less.assertion or more.subset_of != less.subset_of:
        return False
    if more.at != less.at and more.at and less.at or more.arm and less.arm and more.arm.lower() != less.arm.lower():
        return False
    numbers = [(getattr(more, k), getattr(less, k)) for k in _NUMBERS]
    stated = [(a, b) for a, b in numbers if b is not None]
    return bool(stated) and all(a == b for a, b in stated) and not (less.n is not None and less.percent is None and less.n < 3 and more.raw != less.raw and less.n > 0 and more.total != less.total)
