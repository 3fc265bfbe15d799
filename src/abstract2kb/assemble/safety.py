"""Adverse events as records: with numbers ("neutropenia 33%"), without ("the most common AEs were X and Y"), and denied ("no DLTs").

Example: "no serious adverse events (AEs) such as vascular leak or eosinophilia" gives three absent events of category serious.
"""

from __future__ import annotations

import re
from collections import defaultdict

from abstract2kb.assemble.arms import arms_of, assets_of
from abstract2kb.assemble.assertion import Sections, assertion_at
from abstract2kb.assemble.figures import Figure
from abstract2kb.assemble.linking import Link, Linked, link
from abstract2kb.assemble.scene import Scene, Sentence
from abstract2kb.assemble.topics import Topic
from abstract2kb.nlp.mention import Label, Mention
from abstract2kb.records import AdverseEvent, Assertion, Bound, Category, content_id

__all__ = ["adverse_events"]

_LISTING = re.compile(
    r"\bmost (?:common|frequent|prominent)|\bcommonly|\bfrequently|\binclud(?:ed|ing|e)\b|\b(?:were|was) (?:reported|observed|noted|seen|recorded)|\boccurr|\bexperienc|\bdevelop|\bsuch as\b|\bconsist|\bwere:|\bdue to\b|"
    r"\bgrade\b|\bG[1-5]\b|\b(?:toxicit(?:y|ies)|adverse events|AEs|TRAEs|TEAEs|DLTs?|side effects) (?:were|was|included|are)|\bmanifest|\bcomprised",
    re.IGNORECASE,
)
_SAFETY = re.compile(r"adverse|\b(?:TR|TE|S|ir)?AEs?\b|toxicit|DLT|grade|\bG[1-5]\b|side effect|tolerab", re.IGNORECASE)
_DENIAL = re.compile(r"\b(?:no|without(?: any)?|not|none|neither|nor|never|free of|absence of|zero|did not|nobody)\b", re.IGNORECASE)
_NOT_DENIAL = re.compile(r"\bno (?:significant |statistical(?:ly significant)? |apparent |major |clear |clinically \w+ )?(?:difference|increase|change|new|unexpected|correlation|association|impact|effect|evidence|relationship|longer|more|meaningful|additional|dose|MTD|maximum|prior)|\bnot (?:related|associated|significant|differ|considered|yet|reached|affect|influence|interfere|correlat|attribut|statistically|only)|\bdid not (?:differ|affect|alter|increase|improve|influence|meet|result)|\bwithout (?:any )?(?:difference|increase|prior|new)", re.IGNORECASE)
_BREAK = re.compile(r";|\bbut\b|\bhowever\b|\bwhile\b|\bwhereas\b|\bexcept\b|\bother than\b|\balthough\b|: |, (?:and )?(?:all|one|two|three|\d+) ", re.IGNORECASE)
_BACKWARD = re.compile(r"[^.;,]{0,40}\b(?:was|were|has|have|had) (?:not|never) (?:been )?(?:observed|seen|noted|reported|recorded|identified|reached|encountered)|\s(?:did not|never) occur|\s?(?:: |was |were )none\b", re.IGNORECASE)
_BASELINE = re.compile(r"\bbaseline\b|\bhistory of\b|\bprevious\b|\bmedical history\b|\bat (?:diagnosis|presentation|study entry)\b|\bprophyla|\bprevent(?:s|ing|ion of)?\b|\bmanagement (?:of|plan)\b|\beligib|\bprior to enrol", re.IGNORECASE)


def adverse_events(scene: Scene, study: str | None) -> list[AdverseEvent]:
    """The safety results of the article, in text order, each once."""
    sections = Sections(scene.text)
    found: list[AdverseEvent] = []
    for sentence in scene.prose():
        section = sections.at(sentence.start)
        if section in ("background", "methods") and sections.has_results:
            continue
        linked = link(scene, sentence)
        if any(t.family == "safety" for t in linked.topics):
            assertion = assertion_at(scene, sections, sentence.start, sentence.end)
            if assertion is Assertion.STATED:
                found += _of_sentence(scene, linked, section, study)
    return _without_repeats(found)


def _of_sentence(scene: Scene, linked: Linked, section: str, study: str | None) -> list[AdverseEvent]:
    sentence = linked.sentence
    lists: dict[tuple[int, int], list[Link]] = defaultdict(list)
    for entry in linked.links:
        lists[(entry.list_start, entry.list_end)].append(entry)
    found = []
    if _BASELINE.search(scene.text[sentence.start : sentence.end]):
        return []
    for entry in linked.links:
        if entry.topic.family == "safety":
            arm = arms_of(scene, sentence, entry, lists[(entry.list_start, entry.list_end)])
            found.append(_record(scene, linked, entry.topic, entry, arm, study))
    for topic in linked.unlinked:
        if topic.family == "safety" and (denied := _is_absent(scene, linked, topic) or _is_told(scene, linked, topic, section)):
            found.append(_record(scene, linked, topic, None, None, study))
            del denied
    return found


def _is_told(scene: Scene, linked: Linked, topic: Topic, section: str) -> bool:
    """True for an event told of without a number: in a sentence that lists events, not in the conclusions."""
    sentence = linked.sentence
    text = scene.text[sentence.start : sentence.end]
    if topic.generic or section == "conclusion" or not _SAFETY.search(text):
        return False
    return bool(_LISTING.search(text)) and not _NOT_DENIAL.search(text)


def _is_absent(scene: Scene, linked: Linked, topic: Topic) -> bool:
    """True when a denial before the event reaches it, or one after it points back ("DLTs were not observed")."""
    sentence, text = linked.sentence, scene.text
    if _BACKWARD.match(text[topic.end : sentence.end]):
        return True
    clause = text[sentence.start : topic.start]
    breaks = [m.end() for m in _BREAK.finditer(clause)]
    reach = clause[breaks[-1] :] if breaks else clause
    denials = [m for m in _DENIAL.finditer(reach) if not _NOT_DENIAL.match(reach, m.start())]
    if not denials or _NOT_DENIAL.search(text[topic.start - 40 if topic.start > 40 else 0 : topic.start]):
        return False
    return len(reach) - denials[-1].end() < 140 and not re.search(r"\b(?:was|were|had|experienced|developed|occurred|resulted|led)\b[^,]*\b(?:with|due|from)\b", reach[denials[-1].end() :])


def _record(scene: Scene, linked: Linked, topic: Topic, entry: Link | None, arm: Mention | None, study: str | None) -> AdverseEvent:
    sentence, figure = linked.sentence, entry.figure if entry else None
    denied = _is_absent(scene, linked, topic) if figure is None or figure.n is None else figure.n == 0
    if figure is not None and figure.style == "no":
        figure = None
        denied = True
    grade = _grade(scene, linked, topic, entry)
    start = min(topic.start, figure.start) if figure else topic.start
    end = max(topic.end, figure.end) if figure else topic.end
    numbers = (figure.n, figure.total, figure.percent) if figure else None
    return AdverseEvent(
        id=content_id("event", scene.article_id, topic.text.lower(), grade, numbers, topic.start, figure.start if figure else None),
        article=scene.article_id,
        term=scene.raw(topic.start, topic.start + len(topic.text)),
        term_normalized=topic.id or None,
        grade=grade,
        n=figure.n if figure else None,
        total=figure.total if figure else None,
        percent=figure.percent if figure else None,
        derived_percent=_derived(figure),
        bound=Bound(figure.bound) if figure else Bound.EQUAL,
        category=_category(scene, linked, topic, denied),
        absent=denied,
        arm=scene.raw(arm.start, arm.end) if arm else None,
        assets=assets_of(scene, sentence, start, end, arm),
        study=study,
        raw=scene.raw(start, end),
        confidence=0.9 if entry and entry.tight else 0.75,
        evidence=scene.evidence(start, end, "adverse_events.figure" if figure else "adverse_events.absent" if denied else "adverse_events.listed"),
    )


def _derived(figure: Figure | None) -> float | None:
    if figure is None or figure.percent is not None or figure.n is None or not figure.total:
        return None
    return round(100 * figure.n / figure.total, 1)


_EXAMPLES = re.compile(r"(?:\s?\([^()]*\))?,?\s?(?:such as|including|e\.g\.,?|like|\(|:)\s?", re.IGNORECASE)


def _category(scene: Scene, linked: Linked, topic: Topic, denied: bool) -> Category:
    """The topic's own category, or that of the kind of events it is an example of ("serious adverse events such as X or Y")."""
    if topic.category is not Category.ANY or not denied:
        return topic.category
    for general in reversed([t for t in linked.topics if t.generic and t.end <= topic.start]):
        gap = scene.text[general.end : topic.start]
        if _EXAMPLES.match(gap) and not re.search(r"\b(?:no|not)\b", gap):
            return general.category
    return topic.category


def _grade(scene: Scene, linked: Linked, topic: Topic, entry: Link | None) -> str | None:
    """The grade that holds: one beside the figure, inside or right after the term, right before it, or that of the whole list."""
    sentence, text = linked.sentence, scene.text
    grades = scene.within(sentence.start, sentence.end, Label.GRADE)
    if not grades:
        return None
    figure = entry.figure if entry else None
    if (split := _split(scene, linked, topic, entry, grades)) is not None:
        return split
    for mention in grades:
        if figure and (re.fullmatch(r"\s?(?:had |with |of )?\(?", text[figure.end : mention.start]) and figure.end <= mention.start and (topic.end <= figure.start)):
            return mention.id
        if figure and topic.end <= mention.start and mention.end <= figure.start and re.fullmatch(r"[\s,:;(]*(?:in |was |events? in |were )?", text[mention.end : figure.start]):
            return mention.id
    for mention in grades:
        if topic.start <= mention.start and mention.end <= topic.end:
            return mention.id
        if topic.end <= mention.start and re.fullmatch(r"\s?\(?|\s?\(?(?:all |of |was |were )?", text[topic.end : mention.start]) and mention.start - topic.end < 8:
            return mention.id
    before = [m for m in grades if m.end <= topic.start and "." not in text[m.end : topic.start].replace(".", "", 0)[:0]]
    return _governing(scene, linked, topic, before)


def _governing(scene: Scene, linked: Linked, topic: Topic, before: list[Mention]) -> str | None:
    """The last grade before the term, unless what stands between ends its reach."""
    if not before:
        return None
    grade, text = before[-1], scene.text
    gap = text[grade.end : topic.start]
    if re.search(r"\bany[- ]grade|\ball[- ]grade|\bof any grade|;\s?(?:the )?most common", gap, re.IGNORECASE):
        return None
    if topic.generic and re.search(r"[,;.]|\band\b", gap) and len(gap) > 25:
        return None
    return grade.id if len(gap) < 400 else None


def _split(scene: Scene, linked: Linked, topic: Topic, entry: Link | None, grades: list[Mention]) -> str | None:
    """"Grade 3 and 4 neutropenia in 12 (38%) and 9 (25%), respectively": one grade for each figure."""
    if entry is None or entry.size != 2 or "respectively" not in scene.text[linked.sentence.start : linked.sentence.end]:
        return None
    for mention in grades:
        if mention.end <= topic.start and topic.start - mention.end < 3 and re.search(r"\band\b|\bor\b", mention.text):
            ends = mention.id.split("-")
            return ends[entry.place] if len(ends) == 2 else None
    return None


def _without_repeats(found: list[AdverseEvent]) -> list[AdverseEvent]:
    """Each result once; an event told of without number is left out where the same one has a number."""
    kept: list[AdverseEvent] = []
    for record in found:
        if any(_same_event(k, record) for k in kept):
            continue
        kept = [k for k in kept if not _same_event(record, k)]
        kept.append(record)
    return kept


def _same_event(more: AdverseEvent, less: AdverseEvent) -> bool:
    """True when `more` says all that `less` says."""
    if _name(more) != _name(less) or more.absent != less.absent:
        return False
    if less.arm and more.arm != less.arm or less.grade and less.grade != more.grade:
        return False
    return all(b is None or a == b for a, b in ((more.n, less.n), (more.percent, less.percent), (more.total, less.total)))


def _name(record: AdverseEvent) -> str:
    return (record.term_normalized or record.term).lower().rstrip("s") if record.category is Category.ANY else record.category.value
