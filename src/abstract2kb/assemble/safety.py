"""Adverse events as records: with numbers ("neutropenia 33%"), without ("the most common AEs were X and Y"), and denied ("no DLTs").

Example: "no serious adverse events (AEs) such as vascular leak or eosinophilia" gives three absent events of category serious.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise

from abstract2kb.assemble.arithmetic import issues, weighed
from abstract2kb.assemble.arms import arm_after, arms_of, assets_of, other_drugs
from abstract2kb.assemble.assertion import Sections, assertion_at
from abstract2kb.assemble.figures import Figure
from abstract2kb.assemble.linking import Link, Linked, link
from abstract2kb.assemble.result_tables import TableResult, table_results
from abstract2kb.assemble.scene import Scene, merged
from abstract2kb.assemble.topics import Topic
from abstract2kb.nlp.mention import Label, Mention
from abstract2kb.nlp.quantities import Count
from abstract2kb.records import AdverseEvent, Assertion, Bound, Category, content_id

__all__ = ["adverse_events"]

_LISTING = re.compile(
    r"\bmost (?:common|frequent|prominent)|\bcommonly|\bfrequently|\binclud(?:ed|ing|e)\b|\b(?:were|was) (?:reported|observed|"
    r"noted|seen|recorded)|\boccurr|\bexperienc|\bdevelop|\bsuch as\b|\bconsist|\bwere:|\bdue to\b|"
    r"\bgrade\b|\bG[1-5]\b|\b(?:toxicit(?:y|ies)|adverse events|AEs|TRAEs|TEAEs|DLTs?|side effects) (?:were|was|included|are)|"
    r"\bmanifest|\bcomprised|\bsuffer",
    re.IGNORECASE,
)
_SAFETY = re.compile(r"adverse|\b(?:TR|TE|S|ir)?AEs?\b|toxicit|DLT|grade|\bG[1-5]\b|side effect|tolerab", re.IGNORECASE)
_DENIAL = re.compile(r"\b(?:no|without(?: any)?|not|none|neither|nor|never|free of|absence of|zero|did not|nobody)\b", re.IGNORECASE)
_NOT_DENIAL = re.compile(
    r"\bno (?:significant |statistical(?:ly significant)? |apparent |major |clear |clinically \w+ )?(?:difference|increase|change|new|"
    r"unexpected|correlation|association|impact|effect|evidence|relationship|longer|more|meaningful|additional|dose|MTD|maximum|"
    r"prior)|\bnot (?:related|associated|significant|differ|considered|yet|reached|affect|influence|interfere|correlat|attribut|"
    r"statistically|only)|\bdid not (?:differ|affect|alter|increase|improve|influence|meet|result)|\bwithout (?:any )?(?:difference|"
    r"increase|prior|new)",
    re.IGNORECASE,
)
_BREAK = re.compile(
    r";|\bbut\b|\bhowever\b|\bwhile\b|\bwhereas\b|\bexcept\b|\bother than\b|\balthough\b|: |, (?:and )?(?:all|one|two|three|\d+) ",
    re.IGNORECASE,
)
_BACKWARD = re.compile(
    r"[^.;,]{0,40}\b(?:was|were|has|have|had) (?:not|never) (?:been )?(?:observed|seen|noted|reported|recorded|identified|reached|"
    r"encountered)|\s(?:did not|never) occur|\s?(?:: |was |were )none\b",
    re.IGNORECASE,
)
_BASELINE = re.compile(
    r"\bbaseline\b|\bhistory of\b|\b(?:diagnosis|presentation|study entry)\b|\beligib|\bprior to enrol",
    re.IGNORECASE,
)
_AIM = re.compile(r"\bprevious\b|\bprophyla|\bprevent(?:s|ing|ion of)?\b|\bmanagement (?:of|plan)\b", re.IGNORECASE)


def adverse_events(scene: Scene, study: str | None) -> list[AdverseEvent]:
    """The safety results of the article, in text order, each once; those that clash arithmetically have a low confidence."""
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
                found = _added(found, _of_sentence(scene, linked, section, study))
    found = _added(found, [_of_table(scene, r, study) for r in table_results(scene) if r.topic.family == "safety"])
    return weighed(found, issues((), found))


def _of_sentence(scene: Scene, linked: Linked, section: str, study: str | None) -> list[AdverseEvent]:
    sentence = linked.sentence
    lists: dict[tuple[int, int], list[Link]] = defaultdict(list)
    for entry in linked.links:
        lists[(entry.list_start, entry.list_end)].append(entry)
    found = []
    if _BASELINE.search(scene.text[sentence.start : sentence.end]):
        return []
    for entry in linked.links:
        if entry.topic.family == "safety" and not _is_threshold(entry.figure):
            arm = arms_of(scene, sentence, entry, lists[(entry.list_start, entry.list_end)])
            found.append(_record(scene, linked, entry.topic, entry, arm, study))
    for topic in linked.unlinked:
        if topic.family != "safety":
            continue
        if _is_absent(scene, linked, topic):
            found.append(_record(scene, linked, topic, None, arm_after(scene, sentence, topic.start, topic.end), study))
        elif _is_told(scene, linked, topic, section):
            found.append(_record(scene, linked, topic, None, None, study))
    return found


def _is_threshold(figure: Figure) -> bool:
    """ "AEs (≥5%)" says which events are listed, not how often one occurred."""
    return figure.n is None and figure.bound in (">", ">=", "<", "<=")


def _of_table(scene: Scene, result: TableResult, study: str | None) -> AdverseEvent:
    """The record of a table cell."""
    figure, topic = result.figure, result.topic
    numbers = (figure.n, figure.total, figure.percent)
    name = scene.evidence(*topic.name, "adverse_events.table")
    return AdverseEvent(
        id=content_id("event", scene.article_id, topic.text.lower(), result.grade, numbers, topic.start, figure.start),
        article=scene.article_id,
        term=result.term or _TAIL.sub("", scene.raw(*topic.name)),
        term_normalized=topic.id or None,
        grade=result.grade,
        n=figure.n,
        total=figure.total,
        percent=figure.percent,
        derived_percent=_derived(figure),
        category=topic.category,
        absent=figure.n == 0,
        bound=Bound(figure.bound),
        arm=result.arm,
        assets=result.assets,
        study=result.study or study,
        raw=scene.raw(figure.start, figure.end),
        confidence=0.85,
        evidence=merged(name, scene.evidence(figure.start, figure.end, "adverse_events.table")),
    )


def _is_told(scene: Scene, linked: Linked, topic: Topic, section: str) -> bool:
    """True for an event told of without a number: in a sentence that lists events, not in the conclusions."""
    sentence = linked.sentence
    text = scene.text[sentence.start : sentence.end]
    if not topic.id or section == "conclusion" or not _SAFETY.search(text) or _AIM.search(text):
        return False
    before = scene.text[max(sentence.start, topic.start - 60) : topic.start]
    return bool(_LISTING.search(text)) and not _NOT_DENIAL.search(before)


def _is_absent(scene: Scene, linked: Linked, topic: Topic) -> bool:
    """True when a denial before the event reaches it, or one after it points back ("DLTs were not observed")."""
    if _BACKWARD.match(scene.text[topic.end : linked.sentence.end]):
        return True
    return _denial_before(scene, linked, topic) is not None


def _denial_before(scene: Scene, linked: Linked, topic: Topic) -> int | None:
    """Where the denial that reaches the event stands."""
    sentence, text = linked.sentence, scene.text
    clause = text[sentence.start : topic.start]
    breaks = [m.end() for m in _BREAK.finditer(clause)]
    begin = breaks[-1] if breaks else 0
    reach = clause[begin:]
    denials = [m for m in _DENIAL.finditer(reach) if not _NOT_DENIAL.match(reach, m.start())]
    if not denials or _NOT_DENIAL.search(text[max(sentence.start, topic.start - 40) : topic.start]):
        return None
    rest = reach[denials[-1].end() :]
    if len(rest) >= 140 or _AFTER_ALL.search(rest):
        return None
    return sentence.start + begin + denials[-1].start()


_AFTER_ALL = re.compile(r"\b(?:was|were|had|experienced|developed|occurred|resulted|led)\b[^,]*\b(?:with|due|from)\b")


def _record(scene: Scene, linked: Linked, topic: Topic, entry: Link | None, arm: Mention | None, study: str | None) -> AdverseEvent:
    sentence, figure = linked.sentence, entry.figure if entry else None
    denied = _is_absent(scene, linked, topic) if figure is None or figure.n is None else figure.n == 0
    if figure is not None and figure.style == "no":
        figure = None
        denied = True
    grade = _grade(scene, linked, topic, entry if figure is not None else None, denied)
    start = min(topic.start, figure.start) if figure else topic.start
    end = max(topic.end, figure.end) if figure else topic.end
    numbers = (figure.n, figure.total, figure.percent) if figure else None
    return AdverseEvent(
        id=content_id("event", scene.article_id, topic.text.lower(), grade, numbers, topic.start, figure.start if figure else None),
        article=scene.article_id,
        term=_TAIL.sub("", scene.raw(*topic.name)),
        term_normalized=topic.id or None,
        grade=None if grade == "any" else grade,
        n=figure.n if figure else None,
        total=figure.total if figure else _cleared_of(scene, linked, topic) if denied else None,
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


def _cleared_of(scene: Scene, linked: Linked, topic: Topic) -> int | None:
    """Of how many an event is denied: "No DLTs were observed in the first 3 pts", "8 pts with no DLTs"."""
    text = scene.text
    for mention in scene.within(max(linked.sentence.start, topic.start - 40), min(linked.sentence.end, topic.end + 80), Label.COUNT):
        count: Count = mention.value
        if count.style not in ("noun", "no", "all") or (count.total or count.n) in (None, 0):
            continue
        if mention.start >= topic.end and _DENIED_IN.fullmatch(text[topic.end : mention.start]):
            return count.total or count.n
        if mention.end <= topic.start and re.fullmatch(r"\s(?:with|had|experienced) no (?:[\w-]+ )?", text[mention.end : topic.start]):
            return count.n
    return None


_DENIED_IN = re.compile(
    r"\s?(?:(?:were|was) )?(?:observed |seen |noted |reported |occurred |identified )?(?:in|among) (?:the |any of the |"
    r"all )?(?:first |initial )?"
)
_TAIL = re.compile(r"\s\([A-Za-z]{1,7}\)$")


def _derived(figure: Figure | None) -> float | None:
    if figure is None or figure.percent is not None or figure.n is None or not figure.total:
        return None
    return round(100 * figure.n / figure.total, 1)


_EXAMPLES = re.compile(r"(?:\s?\([^()]*\))?,?\s?(?:such as|including|e\.g\.,?|like|\(|:)\s?", re.IGNORECASE)


def _category(scene: Scene, linked: Linked, topic: Topic, denied: bool) -> Category:
    """The topic's own category, or that of the kind of events it is an example of ("serious adverse events such as X or Y")."""
    if topic.category is not Category.ANY:
        return topic.category
    if not denied:
        return _told_category(scene, linked, topic)
    for general in reversed([t for t in linked.topics if t.generic and t.end <= topic.start]):
        gap = scene.text[general.end : topic.start]
        if _EXAMPLES.match(gap) and not re.search(r"\b(?:no|not)\b", gap):
            return general.category
    return topic.category


_RELATED = re.compile(
    r"\b(?:treatment|drug|therapy|immune|chemotherapy)[- ]related (?:(?:grades?|G)\s?[≥>=<]{0,2}\s?[1-5](?:\s?(?:/|-|–|or|and|to)\s?[1-5])?"
    r"(?: or (?:higher|worse|greater))?\s)?$",
    re.IGNORECASE,
)
_LISTS = re.compile(r"[^.;]{0,120}?(?:\b(?:were|was|included|including|was:|were:|are)\b|:)")


def _told_category(scene: Scene, linked: Linked, topic: Topic) -> Category:
    """ "treatment-related grade 3-4 neutropenia", and the events that a sentence lists as treatment-related or serious ones."""
    text = scene.text
    if _RELATED.search(text[max(linked.sentence.start, topic.start - 60) : topic.start]):
        return Category.TREATMENT_RELATED
    for general in reversed([t for t in linked.topics if t.generic and t.end <= topic.start]):
        gap = text[general.end : topic.start]
        listed = _LISTS.match(gap) and ";" not in gap
        return general.category if listed and general.category in (Category.TREATMENT_RELATED, Category.SERIOUS) else Category.ANY
    return Category.ANY


def _grade(scene: Scene, linked: Linked, topic: Topic, entry: Link | None, denied: bool) -> str | None:
    """The grade that holds: one beside the figure, inside or right after the term, right before it, or that of the whole list."""
    sentence, text = linked.sentence, scene.text
    grades = scene.within(sentence.start, sentence.end, Label.GRADE)
    if not grades:
        return None
    figure = entry.figure if entry else None
    if (split := _split(scene, linked, topic, entry, grades)) is not None:
        return split
    for mention in grades:
        next_topic = any(t.start >= mention.end and not text[mention.end : t.start].strip() for t in linked.topics if t is not topic)
        if figure and not next_topic and _is_of_figure(text, mention, figure, topic):
            return mention.id
    for mention in grades:
        if topic.start <= mention.start and mention.end <= topic.end:
            return mention.id
        if _is_of_next(linked, mention, topic, text):
            continue
        if topic.end <= mention.start < topic.end + 8 and re.fullmatch(r"\s?\(?(?:all |of |was |were )?", text[topic.end : mention.start]):
            return mention.id
    reach = (_denial_before(scene, linked, topic) if denied else None) or sentence.start
    before = [m for m in grades if reach <= m.start and m.end <= topic.start and not _is_closed(text[m.end : topic.start])]
    if not before and (after := _HEAD_AFTER.match(text, topic.end)):
        return next((m.id for m in grades if after.end() == m.start), None)
    found = _governing(topic, before, text)
    return None if figure and found in _next_grades(scene, linked, topic, figure, grades) else found


def _is_of_next(linked: Linked, grade: Mention, topic: Topic, text: str) -> bool:
    """ "One DLT (grade 4 neutropenia)": the grade stands right before another event."""
    return any(t is not topic and t.family == "safety" and t.start >= grade.end and not text[grade.end : t.start].strip() for t in linked.topics)


def _is_closed(after: str) -> bool:
    """True when the bracket that a grade stands in closes before the term: "A (5%; grade 3, 1%), B"."""
    closing = after.find(")")
    return closing >= 0 and "(" not in after[:closing]


_BETWEEN_FIGURE = re.compile(r"\s?\)?,?\s?(?:of (?:pts|patients)[, ]+)?\(?(?:all |mostly )?(?:had |with |of |were )?\(?")
_NEXT_NUMBER = re.compile(r"[,:]?\s?\(?(?:n\s?=\s?|in\s)?\d")
_BEFORE_FIGURE = re.compile(r"[\s,:;(]*(?:in |was |events? in |were )?")


def _is_of_figure(text: str, grade: Mention, figure: Figure, topic: Topic) -> bool:
    """True for a grade right after or right before a figure that follows its term: "(grade 3, 5 pts)", "15% (2/13) G3+"."""
    if topic.end > min(grade.start, figure.start):
        return False
    if grade.end <= figure.start:
        return bool(_BEFORE_FIGURE.fullmatch(text[grade.end : figure.start]))
    return not _NEXT_NUMBER.match(text, grade.end) and bool(_BETWEEN_FIGURE.fullmatch(text[figure.end : grade.start]))


def _next_grades(scene: Scene, linked: Linked, topic: Topic, figure: Figure, grades: list[Mention]) -> set[str]:
    """The grades that the event's next figures have of their own: in "nausea (58%, grade >=3 3%)" the 58 is of any grade."""
    later = [e.figure for e in linked.links if e.topic is topic and e.figure.start >= figure.end]
    return {g.id for g in grades if g.start >= figure.end and any(_is_of_figure(scene.text, g, f, topic) for f in later)}


_HEAD_AFTER = re.compile(
    r"[^.;]{0,60}?\b(?:was|were) (?:an? |the |among the )?(?:most |only |main |major |common |frequent(?:ly reported)? |commonest |"
    r"significant |other |reported |observed )*"
)


def _governing(topic: Topic, before: list[Mention], text: str) -> str | None:
    """The last grade before the term, unless what stands between ends its reach."""
    if not before:
        return None
    grade = before[-1]
    gap = text[grade.end : topic.start]
    if re.search(r"\bany[- ]grade|\ball[- ]grade|\bof any grade", gap, re.IGNORECASE):
        return None
    if ";" in gap and not re.search(r";\s(?:the )?(?:most|these|including|mainly|those|with)\b", gap):
        return None
    if topic.generic and re.search(r"[,;.]|\band\b", gap) and len(gap) > 25:
        return None
    return grade.id if len(gap) < 400 else None


def _headed(text: str, topic: Topic, entry: Link, grades: list[Mention]) -> str | None:
    """ "AEs (any grade / grade ≥3): anemia 97%/46%": the heading gives each figure of a pair its grade."""
    figures = text[entry.list_start : entry.list_end]
    bracketed = re.fullmatch(r"[\d.]+%?[,;] [\d.]+%?", figures) and text[entry.list_start - 1] == "("
    if figures.count("/") != 1 and not bracketed:
        return None
    before = [m for m in grades if m.end <= topic.start]
    pairs = [(a, b) for a, b in pairwise(before) if re.fullmatch(r"\s?(?:/|and|,|;|\|)\s?", text[a.end : b.start])]
    if bracketed and (not pairs or pairs[-1][0].id != "any"):
        return None
    return pairs[-1][entry.place].id if pairs else None


def _split(scene: Scene, linked: Linked, topic: Topic, entry: Link | None, grades: list[Mention]) -> str | None:
    """ "Grade 3 and 4 neutropenia in 12 (38%) and 9 (25%), respectively": one grade for each figure."""
    if entry is not None and entry.size == 2 and (pair := _headed(scene.text, topic, entry, grades)):
        return pair
    if entry is None or entry.size % 2 or "respectively" not in scene.text[linked.sentence.start : linked.sentence.end]:
        return None
    before = [m for m in grades if m.end <= topic.start]
    if len(before) > 1 and topic.start - before[-1].end < 3 and scene.text[before[-2].end : before[-1].start].strip() in ("and", "/"):
        return before[-2 + entry.place % 2].id
    for mention in grades:
        if mention.end <= topic.start and topic.start - mention.end < 3 and re.search(r"\band\b|\bor\b", mention.text):
            ends = mention.id.split("-")
            return ends[entry.place % 2] if len(ends) == 2 else None
    return None


def _added(before: list[AdverseEvent], found: list[AdverseEvent]) -> list[AdverseEvent]:
    """The events so far with those of one more sentence, each once: of two that agree the one that states more stays."""
    fresh: list[AdverseEvent] = []
    for record in found:
        bare = record.n is None and record.percent is None
        if not any(_same_event(k, record) for k in (*before, *(fresh if bare else ()))):
            fresh.append(record)
    return [k for k in before if not any(_same_event(record, k) for record in fresh)] + fresh


def _same_event(more: AdverseEvent, less: AdverseEvent) -> bool:
    """True when `more` says all that `less` says."""
    if _name(more) != _name(less) or more.absent != less.absent or (not less.absent and other_drugs(more.assets, less.assets)):
        return False
    if ((less.arm or less.absent) and more.arm != less.arm) or (less.grade and less.grade != more.grade):
        return False
    return all(b is None or a == b for a, b in ((more.n, less.n), (more.percent, less.percent), (more.total, less.total)))


def _name(record: AdverseEvent) -> str:
    if record.term_normalized or record.category is Category.ANY:
        return (record.term_normalized or record.term).lower().rstrip("s")
    return record.category.value
