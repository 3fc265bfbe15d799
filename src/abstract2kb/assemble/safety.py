"""Adverse events as records: with numbers ("neutropenia 33%"), without ("the most common AEs were X and Y"), and denied ("no DLTs").

Example: "no serious adverse events (AEs) such as vascular leak or eosinophilia" gives three absent events of category serious.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace

from abstract2kb.assemble.antecedents import Ellipsis, total_of
from abstract2kb.assemble.apposed_events import with_apposed
from abstract2kb.assemble.arithmetic import issues, weighed
from abstract2kb.assemble.arms import arm_after, assets_of
from abstract2kb.assemble.assertion import Sections, assertion_at, sections_of
from abstract2kb.assemble.attributed import with_attributed
from abstract2kb.assemble.bare_events import with_named
from abstract2kb.assemble.bracketed import Paired, paired
from abstract2kb.assemble.carried_heads import Head, carried, heads_of
from abstract2kb.assemble.corresponding import corresponding
from abstract2kb.assemble.counted_events import is_counted
from abstract2kb.assemble.denials import cleared_of, is_absent, is_cleared
from abstract2kb.assemble.denominators import inferable_total, size_after, size_behind, size_of, sizes_of, told_total, treated_total, with_size
from abstract2kb.assemble.discontinuations import with_stops
from abstract2kb.assemble.ellipses import ellipses
from abstract2kb.assemble.event_arms import Place, arm_headed, arm_said, event_arms
from abstract2kb.assemble.event_contrasts import denied_beside, is_denied_first, some_against_none
from abstract2kb.assemble.event_grades import grade_of
from abstract2kb.assemble.event_kinds import category_of, own_kind
from abstract2kb.assemble.event_lists import headed_by
from abstract2kb.assemble.event_merging import added
from abstract2kb.assemble.event_rivals import with_rivals
from abstract2kb.assemble.fatal_ellipses import EVENT_WORDS
from abstract2kb.assemble.figure import Figure
from abstract2kb.assemble.given_in_tables import assets_in_table
from abstract2kb.assemble.graded_wholes import whole_grade
from abstract2kb.assemble.headed_lists import headed
from abstract2kb.assemble.hurdles import is_hurdle
from abstract2kb.assemble.linking import Link, Linked, link
from abstract2kb.assemble.named_counts import named_counts
from abstract2kb.assemble.parted_events import with_parts
from abstract2kb.assemble.regraded import with_regraded
from abstract2kb.assemble.result_tables import TableResult, table_results
from abstract2kb.assemble.scene import Scene, Sentence, is_same_paragraph, merged
from abstract2kb.assemble.shared_names import with_shared_names
from abstract2kb.assemble.table_told import ToldCell, told_cells
from abstract2kb.assemble.told_events import is_mentioned, is_told, known_before
from abstract2kb.assemble.topics import Topic
from abstract2kb.assemble.universal_events import had_by_all
from abstract2kb.assemble.upshots_in_turn import with_upshots_in_turn
from abstract2kb.nlp.mention import Label, Mention
from abstract2kb.nlp.numerals import INTEGER, WORD_NUMBER
from abstract2kb.nlp.sought import Sought
from abstract2kb.patterns import regex
from abstract2kb.records import AdverseEvent, Assertion, Bound, Category, content_id

__all__ = ["adverse_events"]

_BASELINE = Sought(
    r"\bbaseline\b|\b[Aa]t (?:\w+ ){0,2}initiation\b|\bhistory of\b|\b(?:diagnosis|presentation|study entry)\b|\b(?:in)?eligib|\bprior to enrol|"
    r"\bcomorbidit\w+\b[^.;()]{0,60}?(?:\b(?:were|was|are|included?|including|such as)\b|[:;(])|\b(?:medical|past) history\b|"
    r"\b(?:were|was|been)\s(?:\w+ly\s)?(?:excluded|ineligible|not permitted)\b|\b(?:in|ex)clusion criteria",
    re.IGNORECASE,
)
_ANIMALS = Sought(
    r"\b(?:mice|mouse|murine|xenografts?|rats?|monkeys?|cynomolgus|macaques?|non-?human primates?|NHPs?|in vitro|in vivo|"
    r"preclinical(?:ly)?|organoids?|cell lines?)\b",
    re.IGNORECASE,
)
_NOT_TOLD = regex(
    r"\W*(?:whether\b|(?:[a-h]\s)?(?:only\s)?grade\s?[1-5]\s?(?:only|events only)?;|"
    r"(?:(?:promptly|permanently|immediately|if|for|in case of)\s[^.;,]{0,60}?,?\s?)?(?:withhold|monitor|interrupt|advise|discontinue|"
    r"reduce|resume|evaluate|inform|"
    r"administer|premedicate|consider|avoid|obtain|initiate|instruct|counsel|promptly)\s(?!of\b))",
    re.IGNORECASE,
)
"""How a point begins that is a question ("• whether steroids keep pneumonitis below 10%"), a note on cells ("a Grade 3 only; no grade 4"),
or an instruction ("Withhold the drug for grade 3 pneumonitis")."""


def adverse_events(scene: Scene, study: str | None) -> list[AdverseEvent]:
    """The safety results of the article, in text order, each once; those that clash arithmetically have a low confidence."""
    sections = sections_of(scene.text)
    found: list[AdverseEvent] = []
    last: Linked | None = None
    previous: Paired | None = None
    heads: list[Head] = []
    records: list[AdverseEvent] = []
    for sentence in scene.prose():
        section = sections.at(sentence.start)
        if (section == "methods" and sections.has_results) or _NOT_TOLD.match(scene.text, sentence.start):
            continue
        earlier = section == "background" and sections.has_results
        same = previous is not None and is_same_paragraph(scene.text, previous.linked.sentence, sentence)
        previous = paired(scene, link(scene, sentence), previous.grade if previous and same else None)
        counted = with_shared_names(scene, with_regraded(scene, with_parts(scene, with_apposed(scene, previous.linked))))
        linked = with_attributed(scene, with_named(scene, with_rivals(scene.text, with_upshots_in_turn(scene, with_stops(scene, counted)))))
        goes_on = ellipses(scene, linked, _told_last(scene, last, sentence))
        if same and (other := corresponding(scene, linked, records, study)):
            found = added(found, other, _part(scene, sections, sentence.start))
        if goes_on or any(t.family == "safety" for t in linked.topics):
            assertion = assertion_at(scene, sections, sentence.start, sentence.end)
            if assertion is Assertion.STATED or (assertion is Assertion.PRIOR and section == "background"):
                records = carried(scene, linked, _of_sentence(scene, linked, goes_on, section, study), heads)
                if earlier:
                    records = known_before(scene, sentence, records)
                found = added(found, records, _part(scene, sections, sentence.start))
                heads = heads_of(scene, linked, records)
        last = linked
    for cell in told_cells(scene):
        found = added(found, _of_cell(scene, cell, study), len(scene.source.report.text))
    told = [_of_table(scene, r, study) for r in table_results(scene) if r.topic.family == "safety"]
    found = added(found, told, len(scene.source.report.text))
    return weighed(found, issues((), found))


def _of_cell(scene: Scene, told: ToldCell, study: str | None) -> list[AdverseEvent]:
    """The events that a sentence of a table's cell tells, of what its row names."""
    linked = with_stops(scene, paired(scene, link(scene, told.sentence), None).linked)
    if not any(t.family == "safety" for t in linked.topics):
        return []
    found = _of_sentence(scene, linked, [], "results", study)
    return [
        r.model_copy(update={"arm": r.arm or told.arm, "assets": told.assets or r.assets, "study": told.study or r.study})
        for r in found
        if r.percent is not None or r.n is not None or r.absent
    ]


def _part(scene: Scene, sections: Sections, at: int) -> int:
    """Where the part of the report begins that tells of one study: an abstract with sections as a whole, else the paragraph."""
    return scene.source.offset + (0 if sections.has_results else scene.text.rfind("\n", 0, at) + 1)


def _told_last(scene: Scene, last: Linked | None, sentence: Sentence) -> Topic | None:
    """The event that the sentence before ended with, where this one is of the same paragraph."""
    if last is None or last.sentence.index != sentence.index - 1 or not is_same_paragraph(scene.text, last.sentence, sentence):
        return None
    topic = last.topics[-1] if last.topics else None
    if topic is None or topic.family != "safety":
        return None
    return headed_by(scene.text, last) or topic


def _of_sentence(scene: Scene, linked: Linked, goes_on: list[Ellipsis], section: str, study: str | None) -> list[AdverseEvent]:
    sentence = linked.sentence
    lists: dict[tuple[int, int], list[Link]] = defaultdict(list)
    for entry in linked.links:
        lists[(entry.list_start, entry.list_end)].append(entry)
    found = []
    if _ANIMALS.search(scene.text[sentence.start : sentence.end]) or _BASELINE.search(scene.text[sentence.start : sentence.end]):
        return []
    size, sizes = size_of(scene, sentence), sizes_of(scene, sentence)
    for entry in linked.links:
        if entry.topic.family == "safety" and is_counted(scene.text, entry) and not _is_gone_on(entry, goes_on):
            if is_hurdle(scene.text, sentence.start, sentence.end, entry.figure.start, entry.figure.end):
                continue
            in_turn = sizes[entry.place] if sizes and entry.size == 2 else size
            total = size_after(scene, entry) or size_behind(scene, linked, entry) or in_turn
            total = total or treated_total(scene, linked, entry) or told_total(scene, linked, entry)
            inferred = inferable_total(scene, linked, entry) if total is None else None
            sized = entry if _is_size(scene, linked, entry.figure, total) else replace(entry, figure=with_size(entry.figure, total))
            for place in event_arms(scene, linked, entry, lists[(entry.list_start, entry.list_end)]):
                found.append(_inferring(_record(scene, linked, entry.topic, sized, place, study), inferred))
            found += [_record(scene, linked, entry.topic, c.entry, c.place, study) for c in denied_beside(scene, linked, entry)]
    for topic in {entry.topic: None for entry in linked.links if entry.topic.family == "safety"}:
        found += _of_all(scene, linked, topic, study)
    found += _without_figure(scene, linked, goes_on, section, study)
    return found + [_gone_on(scene, linked, _sized(entry, size), study) for entry in goes_on]


def _inferring(record: AdverseEvent, total: int | None) -> AdverseEvent:
    """The record with the denominator that is only inferable, where it has none and its count can be of it."""
    fits = total is not None and record.total is None and not record.absent and record.n is not None and record.n <= total
    return record.model_copy(update={"derived_total": total}) if fits else record


def _is_size(scene: Scene, linked: Linked, figure: Figure, total: int | None) -> bool:
    """Whether the number of those with an event is itself the size that the sentence gives: "CRS occurred in 20 patients: 12 ..."."""
    if total is None or figure.n != total or figure.percent is not None:
        return False
    counts = scene.within(linked.sentence.start, linked.sentence.end, Label.COUNT)
    return sum(total in (m.value.n, m.value.total) for m in counts) == 1 and figure.style == "noun"


def _without_figure(scene: Scene, linked: Linked, goes_on: list[Ellipsis], section: str, study: str | None) -> list[AdverseEvent]:
    """The events that have no figure of their own: named by a count, denied, or told of."""
    found: list[AdverseEvent] = []
    named = named_counts(scene, linked)
    for topic in linked.unlinked:
        if (one := named.get(topic)) is not None:
            found += [_record(scene, linked, one.topic, one, place, study) for place in event_arms(scene, linked, one, [one])]
        elif (
            topic.family != "safety"
            or any(e.start <= topic.start <= e.end + 1 and topic is not e.topic for e in goes_on)
            or is_mentioned(scene, linked, topic)
        ):
            continue
        elif contrasts := some_against_none(scene, linked, topic):
            found += [_record(scene, linked, topic, c.entry, c.place, study) for c in contrasts]
        elif told := _of_all(scene, linked, topic, study):
            found += told
        elif _is_denied(scene, linked, topic):
            found.append(_record(scene, linked, topic, None, Place(arm_after(scene, linked.sentence, topic.start, topic.end)), study))
        elif is_told(scene, linked, topic, section) or (section != "conclusion" and whole_grade(scene, topic, linked.sentence.end)):
            said = arm_said(scene, topic.end, linked.sentence.end)
            place = Place(said or arm_headed(scene, linked.sentence.start, topic.start))
            found.append(_record(scene, linked, topic, None, place, study))
    return found


def _is_denied(scene: Scene, linked: Linked, topic: Topic) -> bool:
    """Whether the sentence denies an event, or the head of the list that it stands in."""
    return is_absent(scene, linked, topic) or headed(scene, linked, topic) == "denied"


def _of_all(scene: Scene, linked: Linked, topic: Topic, study: str | None) -> list[AdverseEvent]:
    """The event of which it is said that every patient had it."""
    told, arm = had_by_all(scene, linked, topic)
    return [_record(scene, linked, topic, None, Place(arm), study)] if told else []


def _is_gone_on(entry: Link, goes_on: list[Ellipsis]) -> bool:
    """Whether "one grade 3 event" or "none of which was grade 4" is already read as one of the event named before."""
    if entry.figure.style == "no" and any(e.absent and e.start <= entry.figure.start < e.end for e in goes_on):
        return True
    if entry.figure.style == "whom" and any(e.fatal and e.start < entry.figure.end and entry.figure.start < e.end for e in goes_on):
        return True
    if not entry.topic.generic or entry.topic.category not in (Category.ANY, Category.DEATH):
        return False
    return any(e.figure is not None and e.start <= entry.figure.start < e.end and e.topic is not entry.topic for e in goes_on)


def _sized(entry: Ellipsis, size: int | None) -> Ellipsis:
    if entry.figure is None or entry.total is not None:
        return entry
    return replace(entry, total=with_size(entry.figure, size).total)


def _arm_gone_on(scene: Scene, linked: Linked, entry: Ellipsis) -> Mention | None:
    """The arm of what goes on: of a pair, that at the same place among the event's figures so far."""
    if entry.place is None:
        return arm_after(scene, linked.sentence, entry.start, entry.end)
    before = [e for e in linked.links if e.topic == entry.topic and e.figure.end <= entry.start]
    if len(before) != 2:
        return None
    place = event_arms(scene, linked, before[entry.place], before if before[0].size == 2 else [before[entry.place]])
    return place[0].arm if len(place) == 1 else None


def _gone_on(scene: Scene, linked: Linked, entry: Ellipsis, study: str | None) -> AdverseEvent:
    """The record of what goes on about an event without its name."""
    figure, topic = entry.figure, entry.topic
    numbers = (figure.n, entry.total, figure.percent) if figure and not entry.absent else (None, entry.total, None)
    arm = _arm_gone_on(scene, linked, entry)
    category = Category.DEATH if entry.fatal else category_of(scene, linked, topic, False)
    derived = total_of(linked, topic, figure) if figure is not None and entry.total is None and not entry.absent else None
    return AdverseEvent(
        id=content_id("event", scene.article_id, topic.text.lower(), entry.grade, numbers, entry.start, entry.end),
        article=scene.article_id,
        term=_term(scene, topic),
        term_normalized=topic.id or _cause(topic),
        grade=None if entry.grade == "any" else entry.grade,
        n=numbers[0],
        total=numbers[1],
        derived_total=derived,
        percent=numbers[2],
        bound=Bound(figure.bound) if figure else Bound.EQUAL,
        category=category,
        absent=entry.absent,
        arm=scene.raw(arm.start, arm.end) if arm else None,
        assets=assets_of(scene, linked.sentence, entry.start, entry.end, arm, entry.place),
        study=study,
        raw=scene.raw(min(topic.start, entry.start), entry.end) if topic.start >= linked.sentence.start else scene.raw(entry.start, entry.end),
        confidence=0.75,
        evidence=merged(scene.evidence(*topic.name, "adverse_events.named"), scene.evidence(entry.start, entry.end, "adverse_events.ellipsis")),
    )


def _of_table(scene: Scene, result: TableResult, study: str | None) -> AdverseEvent:
    """The record of a table cell."""
    figure, topic = result.figure, result.topic
    numbers = (figure.n, figure.total, figure.percent)
    name = scene.evidence(*topic.name, "adverse_events.table")
    return AdverseEvent(
        id=content_id("event", scene.article_id, topic.text.lower(), result.grade, numbers, topic.start, figure.start),
        article=scene.article_id,
        term=result.term or _term(scene, topic),
        term_normalized=topic.id or _cause(topic),
        grade=result.grade,
        n=figure.n,
        total=figure.total,
        percent=figure.percent,
        derived_percent=_derived(figure),
        category=Category.DEATH if result.grade == "5" and topic.generic else own_kind(topic),
        absent=figure.n == 0 or figure.style == "no",
        bound=Bound(figure.bound),
        arm=result.arm,
        assets=assets_in_table(scene, figure.start, result.arm, result.assets),
        study=result.study or study,
        raw=scene.raw(figure.start, figure.end),
        confidence=0.85,
        evidence=merged(name, scene.evidence(figure.start, figure.end, "adverse_events.table")),
    )


def _record(scene: Scene, linked: Linked, topic: Topic, entry: Link | None, place: Place, study: str | None) -> AdverseEvent:
    sentence, figure, arm = linked.sentence, entry.figure if entry else None, place.arm
    denied = _is_denied(scene, linked, topic) if figure is None or (figure.n is None and not figure.percent) else figure.n == 0
    among = figure.total if figure is not None and figure.style == "no" and _OF_SO_MANY.search(scene.text, figure.start, figure.end) else None
    if figure is not None and (
        figure.style == "no"
        or (figure.percent and topic.end <= figure.start and is_denied_first(scene, linked, entry))
        or _NOT_ONE.search(scene.text[max(sentence.start, figure.start - 10) : figure.start])
        or (figure.percent is None and is_cleared(scene, linked, topic, figure.start))
    ):
        figure = None
        denied = True
    grade = grade_of(scene, linked, topic, entry if figure is not None else None, denied)
    start = min(topic.start, figure.start) if figure else topic.start
    end = max(topic.end, figure.end) if figure else topic.end
    numbers = (figure.n, figure.total, figure.percent) if figure else None
    return AdverseEvent(
        id=content_id("event", scene.article_id, topic.text.lower(), grade, numbers, topic.start, figure.start if figure else None),
        article=scene.article_id,
        term=_term(scene, topic),
        term_normalized=topic.id or _cause(topic),
        grade=None if grade == "any" else grade,
        n=figure.n if figure else None,
        total=figure.total if figure else among or cleared_of(scene, linked, topic) if denied else None,
        percent=figure.percent if figure else None,
        derived_percent=_derived(figure),
        bound=Bound(figure.bound) if figure else Bound.EQUAL,
        category=Category.DEATH if grade == "5" and topic.generic else category_of(scene, linked, topic, denied),
        absent=denied,
        arm=scene.raw(arm.start, arm.end) if arm else None,
        assets=assets_of(scene, sentence, figure.start if figure else start, end, arm, place.order),
        study=study,
        raw=scene.raw(start, end),
        confidence=0.9 if entry and entry.tight else 0.75,
        evidence=scene.evidence(start, end, "adverse_events.figure" if figure else "adverse_events.absent" if denied else "adverse_events.listed"),
    )


_OF_SO_MANY = regex(rf"(?:\bof\s(?:[a-z]+\s)*|/\s?)(?:{INTEGER}|{WORD_NUMBER})\b", re.IGNORECASE)
"""In the figure of those who had no event, of how many they were: "none of six"."""
_NOT_ONE = regex(r"(?:\bnot|without)\s(?:a\s)?$", re.IGNORECASE)
"""Before the figure of "not one patient had ...", "without a single event"."""


def _cause(topic: Topic) -> str | None:
    """The events that a stop or death was because of: "adverse events" in "stopped for adverse events"; DLTs in their short form."""
    if topic.category is Category.DLT and topic.generic:
        return "DLT"
    match = EVENT_WORDS.search(topic.text) if topic.category in (Category.DISCONTINUATION, Category.DEATH) else None
    return match.group() if match else None


_TAIL = regex(r"\s\([A-Za-z]{1,7}\)$")
_FINITE = regex(r"(?<=\w)\s(?:stopped|stopping|ended|ending|halted|halting|curtailed|terminated)\s.*", re.IGNORECASE)
_OF_DEATH = regex(
    r"^(?P<death>deaths?) (?:was|were|is|are|have been|being|considered|judged|deemed|thought|possibly|probably|directly)\b.*", re.IGNORECASE
)


def _term(scene: Scene, topic: Topic) -> str:
    """The event as written, without what a statement goes on to say of it ("death was attributed to treatment")."""
    words = _OF_DEATH.sub(r"\g<death>", _TAIL.sub("", scene.raw(*topic.name)))
    told = _FINITE.sub("", words)
    words = told if topic.category is Category.DISCONTINUATION and EVENT_WORDS.search(told) else words
    return " ".join(part for part in (topic.head, words, topic.tail) if part)


def _derived(figure: Figure | None) -> float | None:
    if figure is None or figure.percent is not None or figure.n is None or not figure.total:
        return None
    return round(100 * figure.n / figure.total, 1)
