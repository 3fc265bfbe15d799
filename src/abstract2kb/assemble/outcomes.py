"""Outcomes: efficacy results as records, from prose and from result tables.

Example: "Of the 45 patients, partial responses were noted in three patients (two of whom had received X with Y)" gives PR n 3
total 45, and PR n 2 total 3 as a subset of it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from abstract2kb.assemble.animals import is_of_animals
from abstract2kb.assemble.arithmetic import issues, weighed
from abstract2kb.assemble.arms import arms_of, assets_of, told_before
from abstract2kb.assemble.assertion import Sections, assertion_at, sections_of
from abstract2kb.assemble.carried import Carrier
from abstract2kb.assemble.detached_intervals import with_interval
from abstract2kb.assemble.figure import Figure
from abstract2kb.assemble.given import regimen_named
from abstract2kb.assemble.given_in_tables import assets_in_table
from abstract2kb.assemble.hurdles import is_hurdle
from abstract2kb.assemble.landmarks import landmark, response_landmark
from abstract2kb.assemble.levels import with_levels
from abstract2kb.assemble.linking import Link, Linked, link
from abstract2kb.assemble.outcome_merging import added, not_said_before, with_landmark
from abstract2kb.assemble.p_of_ratios import RATIO_FOLLOWS, p_after, p_of
from abstract2kb.assemble.parted_counts import with_parted
from abstract2kb.assemble.population import populations, with_population
from abstract2kb.assemble.result_tables import TableResult, table_results
from abstract2kb.assemble.scene import Scene, Sentence, merged
from abstract2kb.assemble.subsets import all_of_kind, with_subsets
from abstract2kb.assemble.table_placed import placed
from abstract2kb.assemble.table_told import told_cells
from abstract2kb.assemble.topics import Topic
from abstract2kb.assemble.treatments import treatments_of
from abstract2kb.assemble.unreached_medians import is_of_both
from abstract2kb.nlp.differences import Difference, differences
from abstract2kb.nlp.mention import Mention
from abstract2kb.nlp.p_values import p_values
from abstract2kb.patterns import regex
from abstract2kb.records import Assertion, Bound, Endpoint, Measure, Outcome, content_id

__all__ = ["outcomes"]

_CONFIDENCE = {True: 0.9, False: 0.7}
_NEGATED = regex(
    r"\b(?:no|zero|not an?(?:\ssingle)?|without(?: any)?|(?:nobody|no[- ]one|none)(?: has| have| had)?(?: an?)?)\s"
    r"(?:(?:confirmed|sustained|durable|objective|complete|partial|clinical|further|radiographic|documented|tumou?r|"
    r"other)\s)*$",
    re.IGNORECASE,
)
_NO_NUMBER = regex(
    r"\s?(?:to\b(?! (?:the |this )?[\w-]+ (?:was|were) (?:seen|observed|noted|documented|recorded|achieved|reported))|"
    r"data|assessment|difference|rate\b|benefit|evaluable|was defined|criteria|correlation|association|advantage|"
    r"improvement|\([nN]\s?=)",
    re.IGNORECASE,
)


def outcomes(scene: Scene, study: str | None) -> list[Outcome]:
    """The efficacy results of the article, in text order, each once; those that clash arithmetically have a low confidence."""
    sections = sections_of(scene.text)
    found: list[Outcome] = []
    carrier = Carrier(scene)
    for sentence in scene.prose():
        linked = carrier.after(link(scene, sentence))
        if linked.topics and not is_of_animals(scene, sentence):
            fresh = [with_landmark(found, _with_total(found, o)) for o in _of_sentence(scene, sections, linked, study)]
            if sections.is_abstract and sections.at(sentence.start) == "conclusion":
                fresh = not_said_before(found, fresh)
            found = added(found, fresh)
    for told in told_cells(scene):
        linked = link(scene, told.sentence)
        found = added(found, placed(_of_sentence(scene, sections, linked, study), told) if linked.topics else [])
    found = added(found, [_of_table(scene, r, study) for r in table_results(scene) if r.topic.endpoint])
    found = with_levels(scene, with_subsets(scene, found))
    return weighed(found, issues(found, ()))


def _of_sentence(scene: Scene, sections: Sections, linked: Linked, study: str | None) -> list[Outcome]:
    sentence = linked.sentence
    assertion = assertion_at(scene, sections, sentence.start, sentence.end)
    lists: dict[tuple[int, int], list[Link]] = defaultdict(list)
    for entry in linked.links:
        lists[(entry.list_start, entry.list_end)].append(entry)
    found: list[Outcome] = []
    sizes = populations(scene, linked)
    for entry in linked.links:
        if entry.topic.endpoint is None or _is_mean(scene.text, entry):
            continue
        if entry.figure.n and entry.topic.family == "response" and _is_negated(scene, sentence, entry.topic):
            found.append(_denied(scene, sentence, entry.topic, assertion, study, _of_how_many(entry.figure)))
            continue
        siblings = lists[(entry.list_start, entry.list_end)]
        entry = with_interval(scene, linked, entry)
        arm = arms_of(scene, sentence, entry, siblings)
        compared = treatments_of(scene).at(entry.figure.end - 1).control is not None
        entry = replace(entry, figure=with_population(scene, linked, entry, sizes, arm, compared))
        own = None if arm is not None and arm.id == "standin" else arm
        how = _how(scene, sentence, entry, assertion)
        record = _record(scene, sentence, entry, arm, how, study, _order(scene, sentence, entry, own, siblings))
        if own is None and (given := _of_place(scene, entry, siblings)):
            record = record.model_copy(update={"assets": given})
        if entry.figure.style == "whom" and found:
            record = _subset(record, found)
        found.append(_among(scene, record, entry, found, linked))
        found[-1:] = _in_either_arm(scene, sentence, entry, found[-1])
    found += all_of_kind(scene, linked, found)
    found = with_parted(scene, linked, found)
    found += _comparisons(scene, sentence, linked, assertion, study)
    found += _differences(scene, linked, assertion, study)
    found += [_denied(scene, sentence, t, assertion, study) for t in linked.topics if _is_denied(scene, t, linked)]
    return found


def _how(scene: Scene, sentence: Sentence, entry: Link, assertion: Assertion) -> Assertion:
    """The assertion of one figure: hypothetical where its clause only hopes for it."""
    figure = entry.figure
    hoped = assertion is Assertion.STATED and is_hurdle(scene.text, sentence.start, sentence.end, figure.start, figure.end)
    return Assertion.HYPOTHETICAL if hoped else assertion


def _of_how_many(figure: Figure) -> int | None:
    """The patients among whom a response is denied; "not a single response" counts none."""
    return figure.total or (figure.n if figure.n and figure.n > 1 else None)


_SAME = (Endpoint.ORR, Endpoint.CR, Endpoint.PR, Endpoint.SD, Endpoint.PD, Endpoint.DCR)


def _with_total(before: list[Outcome], record: Outcome) -> Outcome:
    """A best response without a denominator takes that of the result last told of the same group as its derived one, if its percent agrees."""
    if record.endpoint not in _SAME or record.n is None or record.total is not None or record.percent is None:
        return record
    for other in reversed(before):
        if other.endpoint in _SAME and other.total and other.arm == record.arm and other.assertion is record.assertion:
            agrees = abs(100 * record.n / other.total - record.percent) <= 0.6
            return record.model_copy(update={"derived_total": other.total}) if agrees else record
    return record


def _among(scene: Scene, record: Outcome, entry: Link, found: list[Outcome], linked: Linked) -> Outcome:
    """ "ORR was 13% (19/144), with five complete responses": the five are among the 144 too."""
    if not found or record.n is None or record.total is not None or record.percent is not None or record.endpoint not in _SAME:
        return record
    last = next((e for e in linked.links if e.figure.total == found[-1].total and e.figure.end <= entry.figure.start), None)
    if last is None or not found[-1].total or not re.fullmatch(r"[)\]]*,\s(?:with|including)\s", scene.text[last.figure.end : entry.figure.start]):
        return record
    return record.model_copy(update={"derived_total": found[-1].total})


def _is_mean(text: str, entry: Link) -> bool:
    """A mean or median change is no rate."""
    topic = entry.topic
    before = text[max(0, topic.start - 30) : topic.start]
    mean = re.search(r"\b(?:mean|median) [\w ]{0,20}$", before) is not None
    return mean and entry.figure.kind == "rate" and topic.endpoint is Endpoint.OTHER


def _subset(record: Outcome, found: list[Outcome]) -> Outcome:
    """ "three responses, two of whom had received X" counts two of three responses; "33 responses, one of them complete" has one complete
    response among patients whose number is not said."""
    parent = next((o for o in reversed(found) if o.n is not None and o.endpoint == record.endpoint), None)
    if parent is not None:
        return record.model_copy(update={"subset_of": parent.id})
    parent = next((o for o in reversed(found) if o.n is not None and o.n == record.total and o.endpoint in _SAME), None)
    if parent is None or record.endpoint not in _SAME:
        return record
    measure = Measure.COUNT if record.percent is None else record.measure
    return record.model_copy(update={"subset_of": parent.id, "total": None, "derived_percent": None, "measure": measure})


def _in_either_arm(scene: Scene, sentence: Sentence, entry: Link, record: Outcome) -> list[Outcome]:
    """ "Median OS was not reached in either arm": the result of both, each with the words for its arm where a sentence before tells them."""
    control = treatments_of(scene).at(entry.figure.end - 1).control
    if control is None or entry.size > 1 or not is_of_both(scene.text, entry.figure):
        return [record]
    one, other = (told_before(scene, sentence, entry, place) for place in (0, 1))
    update = {"id": content_id("outcome", record.id, "control"), "assets": control, "arm": scene.raw(other.start, other.end) if other else None}
    first = record.model_copy(update={"arm": scene.raw(one.start, one.end)}) if one else record
    return [first, record.model_copy(update=update)]


def _of_place(scene: Scene, entry: Link, siblings: list[Link]) -> tuple[str, ...]:
    """What the arm at the figure's place was given, where there are three or more arms and as many figures."""
    arms = treatments_of(scene).at(entry.figure.end - 1).arms
    return arms[entry.place] if len(arms) == entry.size == len(siblings) else ()


def _order(scene: Scene, sentence: Sentence, entry: Link, arm: Mention | None, siblings: list[Link]) -> int | None:
    """The place of a figure in a pair of two arms; None where the two are of different subgroups, -1 where they are of two endpoints."""
    if entry.size == 1 and len({s.topic.endpoint for s in siblings}) == len(siblings) > 1:
        return -1
    if entry.size != 2 or len(siblings) != 2:
        return None
    other = arms_of(scene, sentence, siblings[1 - entry.place], siblings)
    if arm is None and other is not None and (place := _beside(scene, entry, other)) is not None:
        return place
    return entry.place if arm is None or arm == other else None


def _beside(scene: Scene, entry: Link, other: Mention) -> int | None:
    """The place of a figure whose arm is not named, beside one that is of the experimental arm (1) or of the control (0)."""
    frame = treatments_of(scene).at(entry.figure.end - 1)
    named = regimen_named(scene, frame, other)
    if frame.control is None or not named or frame.control == frame.experimental:
        return None
    return 1 if named == frame.experimental else 0 if named == frame.control else None


def _record(
    scene: Scene, sentence: Sentence, entry: Link, arm: Mention | None, assertion: Assertion, study: str | None, order: int | None
) -> Outcome:
    """The record of a linked figure in prose."""
    figure, topic = entry.figure, entry.topic
    measure, at = _measure(scene, sentence, entry)
    if figure.n == 0 and figure.style == "no" and assertion is Assertion.STATED:
        assertion = Assertion.NEGATED
    assets = assets_of(scene, sentence, figure.start, figure.end, arm, order, figure.kind == "ratio")
    start, end = min(figure.start, topic.start), max(figure.end, topic.end, figure.interval_end)
    if measure is Measure.RATE_AT_TIME and figure.n is None and figure.total is not None:
        figure = replace(figure, total=None)
    record = _of_figure(scene, figure, topic, measure, (start, end), f"outcomes.{figure.kind}")
    return record.model_copy(
        update={
            "at": at,
            "p": p_of(scene, sentence, figure) if figure.kind == "ratio" else None,
            "arm": scene.raw(arm.start, arm.end) if arm else None,
            "assets": assets,
            "assertion": assertion,
            "study": study,
            "confidence": _CONFIDENCE[entry.tight],
        }
    )


def _of_figure(scene: Scene, figure: Figure, topic: Topic, measure: Measure, place: tuple[int, int], rule: str) -> Outcome:
    """The numbers of a figure as an outcome whose evidence is text[place]."""
    numbers = (figure.n, figure.total, figure.percent, figure.value, figure.low, figure.high, figure.ratio)
    return Outcome(
        id=content_id("outcome", scene.article_id, topic.endpoint, numbers, figure.start, topic.start),
        article=scene.article_id,
        endpoint=topic.endpoint or Endpoint.OTHER,
        endpoint_text=scene.raw(*topic.name),
        measure=measure,
        n=figure.n,
        total=figure.total,
        percent=figure.percent,
        derived_percent=_derived(figure.n, figure.total) if figure.percent is None else None,
        value=figure.value,
        unit=figure.unit,
        ci_low=None if figure.low == "NR" else figure.low,
        ci_high=None if figure.low == "NR" else figure.high,
        ci_level=figure.level if figure.low not in (None, "NR") else None,
        hr=figure.ratio,
        bound=Bound(figure.bound),
        raw=scene.raw(*place),
        confidence=_CONFIDENCE[True],
        evidence=scene.evidence(*place, rule),
    )


def _of_table(scene: Scene, result: TableResult, study: str | None) -> Outcome:
    """The record of a table cell; its evidence is the row's or column's name and the cell."""
    figure, topic = result.figure, result.topic
    if figure.kind == "rate":
        share = Measure.PROPORTION if figure.percent is not None or figure.total is not None else Measure.COUNT
        measure = Measure.RATE_AT_TIME if topic.family in ("survival", "time") else share
    else:
        measure = Measure.RATIO if figure.kind == "ratio" else Measure.MEDIAN_TIME
    record = _of_figure(scene, figure, topic, measure, (figure.start, figure.end), "outcomes.table")
    name = scene.evidence(*topic.name, "outcomes.table")
    return record.model_copy(
        update={
            "at": result.at if measure is Measure.RATE_AT_TIME else None,
            "p": result.p,
            "arm": result.arm,
            "assets": assets_in_table(scene, figure.start, result.arm, result.assets, result.study),
            "study": result.study or study,
            "evidence": merged(name, record.evidence),
        }
    )


def _derived(n: int | None, total: int | None) -> float | None:
    return round(100 * n / total, 1) if n is not None and total else None


def _measure(scene: Scene, sentence: Sentence, entry: Link) -> tuple[Measure, str | None]:
    """The measure, and the landmark of a rate at a time."""
    figure, topic = entry.figure, entry.topic
    if figure.kind == "ratio":
        return Measure.RATIO, None
    if figure.kind == "time":
        return Measure.MEDIAN_TIME, None
    at = landmark(scene, sentence, entry) if topic.family in ("survival", "time") or topic.endpoint is Endpoint.PD or "alive" in topic.text else None
    if at:
        return Measure.RATE_AT_TIME, at
    share = Measure.PROPORTION if figure.percent is not None or figure.total is not None else Measure.COUNT
    return share, response_landmark(scene, sentence, entry) if topic.family == "response" else None


def _comparisons(scene: Scene, sentence: Sentence, linked: Linked, assertion: Assertion, study: str | None) -> list[Outcome]:
    """A p value right after a list of two or more figures of one endpoint: the comparison, as a record of its own."""
    found = []
    for entry in linked.links:
        if entry.size < 2 or entry.place != entry.size - 1 or entry.topic.endpoint is None or entry.figure.kind == "ratio":
            continue
        rest = scene.text[entry.list_end : min(sentence.end, entry.list_end + 70)]
        values = p_values(rest)
        if not values or RATIO_FOLLOWS.match(rest, values[0].end) or re.search(r"\bHR\b|hazard|odds|;|\d+(?:\.\d+)?\s?%", rest[: values[0].start]):
            continue
        start, end = min(entry.topic.start, entry.list_start), entry.list_end + values[0].end
        record = _bare(scene, sentence, entry.topic, (start, end), assertion, study, "comparison")
        found.append(record.model_copy(update={"measure": Measure.RATIO, "p": values[0].value}))
    return found


def _differences(scene: Scene, linked: Linked, assertion: Assertion, study: str | None) -> list[Outcome]:
    """Differences in percentage points, each as a comparison of its own with `value` in that unit."""
    found, sentence = [], linked.sentence
    for one in differences(scene.text, sentence.start, sentence.end):
        topic = _what_differs(one, linked.topics)
        if one.points is None or topic is None or topic.endpoint is None:
            continue
        figure = Figure(one.start, one.end, "rate", percent=one.points)
        at = landmark(scene, sentence, Link(figure, topic, 0, 1, one.start, one.end, True)) if topic.family in ("survival", "time") else None
        record = _bare(scene, sentence, topic, (min(topic.start, one.start), max(topic.end, one.end)), assertion, study, "difference")
        said = {"value": one.points, "unit": "percentage points", "ci_low": one.low, "ci_high": one.high, "ci_level": one.level}
        said |= {"measure": Measure.RATIO, "at": at, "p": p_after(scene, sentence, one.end)}
        found.append(record.model_copy(update={**said, "assets": assets_of(scene, sentence, one.start, one.end, None, ratio=True)}))
    return found


_FAR = 160


def _what_differs(one: Difference, named: Sequence[Topic]) -> Topic | None:
    """The endpoint in the words of a difference, else the last one named before it."""
    inside = [t for t in named if one.start <= t.start and t.end <= one.end]
    left = [t for t in named if t.end <= one.start and one.start - t.end <= _FAR]
    return inside[0] if inside else left[-1] if left else None


def _bare(scene: Scene, sentence: Sentence, topic: Topic, place: tuple[int, int], assertion: Assertion, study: str | None, rule: str) -> Outcome:
    """A record of the topic without numbers yet."""
    start, end = place
    return Outcome(
        id=content_id("outcome", scene.article_id, topic.endpoint, rule, start, end),
        article=scene.article_id,
        endpoint=topic.endpoint or Endpoint.OTHER,
        endpoint_text=scene.raw(*topic.name),
        measure=Measure.COUNT,
        assets=assets_of(scene, sentence, start, end, None),
        assertion=assertion,
        study=study,
        raw=scene.raw(start, end),
        confidence=0.8,
        evidence=scene.evidence(start, end, f"outcomes.{rule}"),
    )


def _is_negated(scene: Scene, sentence: Sentence, topic: Topic) -> bool:
    match = _NEGATED.search(scene.text[max(sentence.start, topic.start - 50) : topic.start])
    return match is not None and not (match.group().lower().startswith("without") and topic.text.endswith("ed"))  # "two of 11 without responded"


def _is_denied(scene: Scene, topic: Topic, linked: Linked) -> bool:
    """ "no complete responses", "no objective response was observed"; not "no response to X", "no difference in PFS"."""
    if topic.family != "response" or topic not in linked.unlinked or topic.text.endswith((" rate", " rates")):
        return False
    return _is_negated(scene, linked.sentence, topic) and not _NO_NUMBER.match(scene.text, topic.end) and topic.endpoint is not Endpoint.PD


def _denied(scene: Scene, sentence: Sentence, topic: Topic, assertion: Assertion, study: str | None, of: int | None = None) -> Outcome:
    """n 0, from words."""
    before = scene.text[max(sentence.start, topic.start - 50) : topic.start]
    match = _NEGATED.search(before)
    start = topic.start - (len(before) - match.start()) if match else topic.start
    record = _bare(scene, sentence, topic, (start, topic.end), Assertion.NEGATED if assertion is Assertion.STATED else assertion, study, "denied")
    return record.model_copy(update={"n": 0, "total": of})
