"""The grade of an event: beside its figure, inside, before or after its term, or that of the list it stands in.

Example: in "nausea (58%, grade >=3 3%)" the 58 is of any grade and the 3 of grade 3 and more.
"""

from __future__ import annotations

import re

from abstract2kb.assemble.denials import denial_before
from abstract2kb.assemble.event_lists import HEAD_AFTER, LED_AFTER, OF_THESE
from abstract2kb.assemble.figure import Figure
from abstract2kb.assemble.graded_figures import BEFORE_FIGURE, NEXT_NUMBER, is_of_figure, without_others
from abstract2kb.assemble.graded_in_turn import grade_in_turn
from abstract2kb.assemble.graded_wholes import whole_grade
from abstract2kb.assemble.linking import Link, Linked
from abstract2kb.assemble.scene import Scene
from abstract2kb.assemble.topics import Topic
from abstract2kb.assemble.wording import outside_brackets
from abstract2kb.nlp.mention import Label, Mention
from abstract2kb.nlp.numerals import UNIT_WORD
from abstract2kb.patterns import regex
from abstract2kb.records import Category

__all__ = ["grade_of"]


def grade_of(scene: Scene, linked: Linked, topic: Topic, entry: Link | None, denied: bool) -> str | None:
    """The grade that holds: one beside the figure, inside or right after the term, right before it, or that of the whole list."""
    if entry is not None and entry.grade is not None:
        return entry.grade
    sentence, text = linked.sentence, scene.text
    grades = scene.within(sentence.start, sentence.end, Label.GRADE)
    if (same := _same_as_before(scene, linked, topic, grades)) is not None or not grades:
        return same
    figure = entry.figure if entry else None
    if entry is None and not denied and (whole := whole_grade(scene, topic, sentence.end)) is not None:
        return whole
    own = (
        grade_in_turn(scene, linked, topic, entry, grades)
        or _of_numbers(linked, topic, entry, grades, text)
        or _of_term(linked, topic, grades, text, figure)
    )
    if own is not None:
        return own
    reach = (denial_before(scene, linked, topic) if denied else None) or sentence.start
    before = [
        m
        for m in grades
        if reach <= m.start
        and m.end <= topic.start
        and not (
            "•" in text[m.end : topic.start]
            or _is_closed(text, m, topic)
            or _is_said_of_another(linked, topic, m, text)
            or _is_denied_apart(text, m, topic)
        )
    ]
    if not before and (after := HEAD_AFTER.match(text, topic.end) or LED_AFTER.match(text, topic.end)):
        told = next((m for m in grades if after.end() == m.start and not (topic.generic and _is_of_next(linked, m, topic, text))), None)
        if figure is not None and _MOST_WERE.search(text, topic.end, after.end()):
            return None
        part = told is not None and figure is not None and figure.end <= after.end() and _is_of_part(linked, topic, figure, told, text)
        return told.id if told is not None and not part else None
    if denied and before and topic.id and _BESIDE_EVENTS.fullmatch(text, before[-1].end, topic.start):
        return None
    if topic.category is Category.DEATH and text[topic.start : topic.start + 6].lower() in ("fatal ", "lethal", "died o", "died f", "died d"):
        return None
    before = without_others(text, linked, topic, before)
    found = _governing(topic, before, text)
    if found is not None and figure is not None and _exceeds_whole(linked, before[-1], text):
        return None
    return None if figure and found in _next_grades(scene, linked, topic, figure, grades) else found


def _is_of_part(linked: Linked, topic: Topic, figure: Figure, grade: Mention, text: str) -> bool:
    """Whether a grade behind an event is that of a part of its cases: of another figure before it, or of a number after it."""
    lists = {e.list_start for e in linked.links if e.figure is figure}
    others = (e.figure for e in linked.links if e.topic is topic and e.list_start not in lists)
    return NEXT_NUMBER.match(text, grade.end) is not None or any(max(topic.end, figure.end) <= f.start < grade.start for f in others)


def _same_as_before(scene: Scene, linked: Linked, topic: Topic, grades: list[Mention]) -> str | None:
    """The grade told last before "pneumonitis of that severity", in the sentence or in the one before."""
    if scene.text[topic.end : topic.end + 1] != " " or _SAME_GRADE.match(scene.text, topic.end + 1) is None:
        return None
    before = scene.sentences[linked.sentence.index - 1] if linked.sentence.index else None
    told = [g for g in grades if g.end <= topic.start] or (scene.within(before.start, before.end, Label.GRADE) if before is not None else [])
    return told[-1].id if told else None


_BESIDE = 2
"""Characters between a figure and the grade right after it: "30% (G3+)"."""


def _exceeds_whole(linked: Linked, grade: Mention, text: str) -> bool:
    """Whether single events after a grade are more frequent than all events of that grade together: "any AE 88%, grade ≥3 30%; nausea 45%"."""
    totals = [e.figure for e in linked.links if e.topic.generic]
    after = (f for f in totals if f.start >= grade.end and BEFORE_FIGURE.fullmatch(text[grade.end : f.start]))
    whole = next(after, None) or next((f for f in totals if 0 <= grade.start - f.end <= _BESIDE), None)
    if (
        whole is None or whole.percent is None or whole.bound in (">", ">=")
    ):  # "the most common (>=10%) grade 3 events": how frequent those listed are
        return False
    single = [e for e in linked.links if e.topic.id and e.topic.start > max(whole.end, grade.end) and e.figure.percent is not None]
    return any((e.figure.percent or 0) > whole.percent for e in single)


def _of_numbers(linked: Linked, topic: Topic, entry: Link | None, grades: list[Mention], text: str) -> str | None:
    """The grade beside the figure, or beside the first figures of its list."""
    if entry is None:
        return None
    for mention in grades:
        next_topic = any(t.start >= mention.end and not text[mention.end : t.start].strip() for t in linked.topics if t is not topic)
        if not next_topic and _counts_grade(text, entry.figure, mention, topic):
            return mention.id
    beside = [m for m in grades if not _is_of_next(linked, m, topic, text) and is_of_figure(text, m, entry.figure, topic)]
    if beside:
        last = len(beside) > 1 and text[beside[0].end : entry.figure.start].lstrip().startswith(",")  # "62% any grade, 5% grade 3"
        return beside[-1 if last else 0].id
    if (
        entry.size > 1
        and not _PART.search(text, entry.list_start, entry.list_end)
        and (after := next((m for m in grades if _OF_BOTH.fullmatch(text, entry.list_end, m.start)), None)) is not None
    ):
        return after.id
    return _of_list(linked, topic, entry, grades, text) if entry.size > 1 or entry.list_start < entry.figure.start else None


_PART = regex(rf"\bof\s(?:them|whom|which|these|those)\b|,\s(?:in|including|with)\s(?:(?:only|just)\s)?(?:\d+|{UNIT_WORD}|an?|a\ssingle)\scases?\b")
"""In a list whose second figure is a part of the first."""
_OF_BOTH = regex(r"\s(?:at|of)\s")
"""Between two figures that are compared and the grade of both: "60% against 35% at grade 3 or more"."""
_PARTED = regex(r"(?:^|[,;(:–-]|\band)\s?(?:with\s|including\s)?$")


def _counts_grade(text: str, figure: Figure, grade: Mention, topic: Topic) -> bool:
    """Whether a number counts the grade right after it: the 4 and the 1 of "ILD: 4 G1, 1 G2", not the 2 of "G1 2, G2 3"."""
    if figure.percent is not None or figure.n is None or grade.start - figure.end != 1 or topic.end > figure.start:
        return False
    return _PARTED.search(text[max(0, figure.start - 12) : figure.start]) is not None


def _of_term(linked: Linked, topic: Topic, grades: list[Mention], text: str, figure: Figure | None) -> str | None:
    """The grade inside the term or right after it, which is not that of the next event or of a figure of its own."""
    for mention in grades:
        if topic.start <= mention.start and mention.end <= topic.end:
            return mention.id
        if _is_of_next(linked, mention, topic, text):
            continue
        apart = text[topic.end : mention.start].startswith(",") and text[mention.end] != "," and NEXT_NUMBER.match(text, mention.end)
        gap = text[topic.end : mention.start]
        if figure is not None and (_MOST_OF_IT.search(gap) or (figure.end <= topic.start and gap == " (" and _OWN_NUMBER.match(text, mention.end))):
            continue
        of_event = _EVENT_OF.fullmatch(gap) is not None and not NEXT_NUMBER.match(text, mention.end)
        if topic.end <= mention.start < topic.end + _NEAR and not apart and (of_event or _RIGHT_AFTER.fullmatch(gap)):
            return mention.id
    last = _end_of_list(linked, topic, text)
    return next((m.id for m in grades if last is not topic and m.start > last.end and _is_of_all(text, last, m)), None)


def _is_of_all(text: str, last: Topic, grade: Mention) -> bool:
    """Whether a grade behind the last of a list of events is that of all."""
    gap = text[last.end : grade.start]
    return _OF_ALL.fullmatch(gap) is not None or (gap == " " and _WERE.match(text, grade.end) is not None)


def _end_of_list(linked: Linked, topic: Topic, text: str) -> Topic:
    """The last of the events that are listed after this one without a figure between: the "rash" of "fatigue, nausea and rash"."""
    last = topic
    for other in sorted((t for t in linked.topics if t.family == "safety" and t.start > topic.start), key=lambda t: t.start):
        if _LISTED.fullmatch(text[last.end : other.start]) is None:
            break
        last = other
    return last


_LISTED = regex(r",\s|,?\s(?:and|or)\s|\s?/\s?")
_WERE = regex(r"\s(?:were|occurred)\b")
_OF_ALL = regex(r"\s(?:events\s)?(?:of|at|with)\s(?:a\s)?")
"""Between the last of a list and the grade of all: "A, B and C of grade 3 or higher"; a grade in brackets is of the last alone."""


def _of_list(linked: Linked, topic: Topic, entry: Link, grades: list[Mention], text: str) -> str | None:
    """The last grade that stands, after the term, right before one of the list's figures up to this one: "of grade 5: 1.0% vs 0.8%"."""
    rows = [e for e in linked.links if e.list_start == entry.list_start or (entry.row_end is not None and e.row_end == entry.row_end)]
    figures = [e.figure for e in rows if e.figure.start <= entry.figure.start]
    found = [g for g in grades if g.start >= topic.end and any(g.end <= f.start and BEFORE_FIGURE.fullmatch(text[g.end : f.start]) for f in figures)]
    found = [g for g in found if _CLOSED.match(text, g.end, entry.figure.start) is None]
    return found[-1].id if found else None


_CLOSED = regex(r"[^()]*\)")
"""From a grade inside brackets to what stands behind them: "68% on A (grade 3, 11%) against 28% on B"."""
_OWN_NUMBER = regex(rf"(?:,|:|\sin|,\sin)?\s(?:n\s?=\s?)?\d+(?!\.|\s?%)\b|,?\s\d[\d.]*\s?%|(?:,|:)?\sin\s{UNIT_WORD}\b")
"""After a grade in a bracket how many of those counted before had it: "four had rash (grade 2, n=3; grade 3, n=1)"."""
_RIGHT_AFTER = regex(r"(?:\s?\(?|,\s)(?:did not |never |was not |were not )?(?:all |mostly |mainly |both )?(?:of |was |were |being )?")
_NEAR = 14
"""Characters between an event and the grade right after it."""
_EVENT_OF = regex(r"\s(?:event|case|episode)s?(?:,\s|\s\(|\s)(?:all\s|both\s)?(?:of\s|at\s|with\s)?")
"""From "a single ICANS" to its grade: "event, grade 1"."""
_MOST_OF_IT = regex(
    r"\b(?:never|not|mostly|mainly|largely|predominantly|chiefly|primarily|generally|usually|nearly all|almost all|most(?: of them)?)\b"
)
"""Of the grade of most cases: a number of all cases has none."""
_MOST_WERE = regex(r"[,(;]\s?(?:al)?most(?:ly|\sall|\sof\s(?:them|these|those|which))?\s(?:was|were)\s$")
"""Between an event and the grade of most of its cases: "ILD in 139, most were grade 1"."""
_SAID_OF = regex(r"[\s(),.\d%;]*(?:(?:all|mostly|mainly|only|both|none|one|had|was|were|being|of|at|to|reached|but)\s)+$")
_HEADS = regex(
    r"\s?(?:(?:events?|toxicit(?:y|ies)|(?:TR|TE)?AEs?|adverse events?|side effects?)(?:\s|(?=:)))?"
    r"(?:,?\s?(?:in|on|with|among|across|by|during|from|per|as)\s[^;.%()]{1,90}?,?\s)?"
    r"(?:(?:were|was|included?|including|comprised|consisted of|such as)\b|:|\()"
)


_PARTS = regex(
    r",\s(?:with|including|chiefly|mainly|mostly|driven by|among (?:them|these)|such as|namely|notably|above all|"
    r"led by|most (?:often|commonly|frequently)|the (?:commonest|most (?:common|frequent))(?: being)?)\s",
    re.IGNORECASE,
)


_OF_FIGURE = regex(
    r"\d\s?%[^.;]{0,30}?\b(?:including|with|of which|and)\s(?:only\s|in\s)*[\d.]+\s?%\s(?:(?:of|at|were|was|being)\s)*$|"
    r"\d\s?%\s?[(,]\s?\d[\d.]*\s?%\s$"
)
"""From an event to the grade of a part of its cases."""
_NEXT_ITEM = regex(r"\)?(?:,|;| and)\s")
"""After the grade of a part of an event's cases the next event begins: "A in 4%, including 1% grade 3, B in 2%"."""


def _is_said_of_another(linked: Linked, topic: Topic, grade: Mention, text: str) -> bool:
    """ "A in 5%, all of grade 1, and B": the grade is said of A. Not "events of grade 3 were A and B", where it heads a list."""
    if not text[grade.end : topic.start].strip():
        return False
    other = next((t for t in reversed(linked.topics) if t.end <= grade.start), None)
    if other is not None and other is not topic and _OF_FIGURE.search(text[other.end : grade.start]) and _NEXT_ITEM.match(text, grade.end):
        return True
    if other is None or other is topic or _SAID_OF.search(text[max(linked.sentence.start, grade.start - 24) : grade.start]) is None:
        return False
    gap = text[grade.end : topic.start]
    if not other.generic:
        return _SAME_SAID.fullmatch(gap) is None or _ITS_NUMBER.match(text, topic.end) is None
    return not (_HEADS.match(text, grade.end, topic.start) or _PARTS.search(gap) or _THESE_ARE.search(gap))


_NUMBERS = r"(?:\d[\d.]*(?:\s?\(\s?[\d.]+\s?%\))?\s?%?)"
_AGAINST = rf"(?:,?\s(?:and|vs?\.?|versus|against)\s{_NUMBERS})"
_SAME_SAID = regex(
    rf"\s(?:[a-z]+\s){{1,4}}{_NUMBERS}{_AGAINST}?,\s(?:[a-z][\w/ -]{{2,40}}?\sin\s{_NUMBERS}{_AGAINST}?,\s)*(?:and\s)?|"
    rf"\s(?:[a-z]+\s){{1,4}}{_NUMBERS}(?:,?\s(?:and|vs?\.?|versus|against)\s{_NUMBERS})+(?:,\srespectively)?,?\sand\s|"
    rf"\s(?:[a-z]+\s){{1,4}}{_NUMBERS}\sand\s"
)
_ITS_NUMBER = regex(rf"\s(?:in\s)?{_NUMBERS}")
"""Around the second of two events of which the same is said: "A of grade 3 was seen in 12% and 9%, and B in 4% and 2%"."""
_THESE = r";\s(?:(?:for|in|with|on|under|among)\s[^,;]{2,40}?,?\s)?(?:the )?(?:most|commonest|these|including|mainly|those|they|with)\b"
_THESE_ARE = regex(_THESE)
"""After events that were counted the clause that names them."""


_DENIED = regex(r"\b(?:none|nobody|never|nothing|no case|no(?:\s[\w-]+){1,3})\b[^,;.%]{0,40}$", re.IGNORECASE)


def _is_denied_apart(text: str, grade: Mention, topic: Topic) -> bool:
    """Whether a grade is denied in a clause of its own that ends before the event: "CRS in 51%, none of it beyond grade 2, fever in 46%",
    "no grade 4 event has turned up; the commonest were A and B"."""
    before = text[max(0, grade.start - 60) : grade.start]
    denied = _DENIED.search(before) is not None
    if ";" in text[grade.end : topic.start] and (denied or before.lower().endswith("no ")):
        return True
    if not denied:
        return False
    if text[grade.end : grade.end + 1] != "," or "," in text[grade.start : grade.end]:
        return False
    return bool(text[grade.end + 1 : topic.start].strip())


def _is_of_next(linked: Linked, grade: Mention, topic: Topic, text: str) -> bool:
    """ "One DLT (grade 4 neutropenia)": the grade stands right before another event."""
    return any(t is not topic and t.family == "safety" and t.start >= grade.end and not text[grade.end : t.start].strip() for t in linked.topics)


def _is_closed(text: str, grade: Mention, topic: Topic) -> bool:
    """True when the bracket that a grade stands in closes before the term: "A (5%; grade 3, 1%), B"; not that of "Severe (grade ≥3) events"."""
    after = text[grade.end : topic.start]
    closing = after.find(")")
    before = text[max(0, grade.start - 90) : grade.start]
    if closing > 0 and _ASIDE.match(after) and _EVENTS_BEFORE.search(before):
        return False
    if closing == 0 and (_EXPLAINED.search(before) or (_OF_EVENTS.search(before) and _THEN_LISTED.match(after))):
        return False
    return closing >= 0 and "(" not in after[:closing]


_ASIDE = regex(r"[,;]\s[^()\d]{2,60}\)\s?(?:were|was|included|:)")
_EVENTS_BEFORE = regex(r"\b(?:AEs?|events?|toxicit(?:y|ies)|side effects|reactions?)\b[^.;()]{0,60}\s\($")
"""Around a grade in the brackets that tell what the figures of a list are: "AEs in 10% or more (grade 3 or 4, A v B) were ..."."""
_EXPLAINED = regex(r"\b(?:significant|severe|serious|high[- ]grade|higher[- ]grade|relevant|moderate|mild)\s\($", re.IGNORECASE)
"""Before a grade in brackets that says what is meant by a word."""
_OF_EVENTS = regex(r"\b(?:AEs?|events?|toxicit(?:y|ies)|side effects|reactions?)\s\((?:WHO\s|(?:NCI[- ])?CTC(?:AE)?\s)?$")
_THEN_LISTED = regex(r"\)\s?(?:(?:for|in|with|on|of)\s[^.;,()\d]{2,40}\s)?(?:were|was|included|:)")
"""Around a grade in brackets of the events that are listed after it: "AEs (grade ≥3) with A were ..."."""
_BESIDE_EVENTS = regex(r"\s(?:[\w-]+\s)?(?:events?|AEs?|toxicit(?:y|ies)|reactions?)\s(?:or|nor|and no)\s(?:any\s)?")
"""From a grade over events as a whole that were denied to another that was: "no grade 4 events or cerebral edema"."""


def _next_grades(scene: Scene, linked: Linked, topic: Topic, figure: Figure, grades: list[Mention]) -> set[str]:
    """The grades that the event's next figures have of their own: in "nausea (58%, grade >=3 3%)" the 58 is of any grade."""
    later = [e.figure for e in linked.links if e.topic is topic and e.figure.start >= figure.end]
    own = (g for g in grades if g.start >= figure.end and not _is_of_next(linked, g, topic, scene.text))
    return {g.id for g in own if any(is_of_figure(scene.text, g, f, topic) for f in later)}


def _governing(topic: Topic, before: list[Mention], text: str) -> str | None:
    """The last grade before the term, unless what stands between ends its reach."""
    if not before:
        return None
    grade = before[-1]
    gap = text[grade.end : topic.start]
    if topic.text[:1].isupper() and text[topic.end : topic.end + 1] == ":" and _ENDED.search(gap):
        return None
    if re.search(r"\bany[- ]grade|\ball[- ]grade|\bof any grade", gap, re.IGNORECASE):
        return None
    if (
        ";" in outside_brackets(gap[: gap.rfind("(")] if gap.rfind("(") > gap.rfind(")") else gap)
        and not _THESE_ARE.search(gap)
        and not (_FOR_ONE.search(gap) and _FOR_OTHER.match(text, topic.end))
        and not OF_THESE.match(text, topic.end)
        and not (not topic.generic and _OVER_LIST.fullmatch(gap))
        and not _SAME_GRADE.search(text[grade.end : topic.end + 30])
        and not (_SAME_VERB.fullmatch(gap) and _IN_SO_MANY.match(text, topic.end))
        and not _AMONG.search(text[max(0, grade.start - 16) : grade.start])
    ):
        return None
    if (
        _STOPPED.search(outside_brackets(gap))
        or re.search(r"\b(?:that|those) (?:of|for)\b", gap)
        or (topic.generic and re.search(r"\d[^,]*,\s", gap))
    ):
        return None
    if (topic.generic and topic.category is Category.DEATH and "," in gap) or (_FIGURE_AND.search(gap) and _UNIVERSAL.match(text, topic.end)):
        return None
    if topic.generic and (
        (re.search(r"[,;.]|\band\b", gap) and len(gap) > 25) or re.search(r"\d\s?%?\)?,? (?:and|but)\b|,? (?:and|but) (?:[\w-]+ \()?[\d.]+\s?%", gap)
    ):
        return None
    return grade.id if len(gap) < 400 else None


_SAME_VERB = regex(
    r"(?!\s(?:[\w-]+\s)?(?:(?:TR|TE|ir|S)?AEs?|(?:adverse\s)?(?:events?|reactions?|effects?)|side[- ]effects?|toxicit\w+)\b)"
    r"(?:[^.;]|\.(?=\d)){0,60}\b(?:occurred|developed|(?:was|were)\s(?:seen|observed|reported|recorded|noted|documented|found))\s(?:in|among)\s"
    r"(?:[^.;]|\.(?=\d))*;\s"
    r"(?:[^;.()]{2,40}\sin\s(?:[^.;]|\.(?=\d))*;\s)*(?:and\s)?"
)
_IN_SO_MANY = regex(rf"\s(?:in|among)\s(?:only\s)?(?:\d|{UNIT_WORD}\b)")
"""Around the name of an event whose verb is that of the one before: "Grade 3 rash was seen in 9% of the A group; fever in 4%"."""
_FIGURE_AND = regex(r"\d[^,;.]*\s(?:and|but|while)\s$")
_UNIVERSAL = regex(r"\s(?:was|were)\s(?:universal|frequent|common|mild|rare|the rule|seen|observed|noted)\b(?!\s(?:in|among)\s\d)")
"""Around the name of an event with a verb of its own: "grade 2 cough was found in 10 patients and hair loss was universal"."""
_FOR_ONE = regex(r"\s(?:for|with|in|on)\s[^;,.()]{2,40};\s(?:and\s)?$")
_FOR_OTHER = regex(r"\s\([^()]*\)[^;.()]*(?:\([^()]*\)[^;.()]*)*\s(?:for|with|in|on)\s[^;.,()]{2,40}[.;]")
"""Around the events of the second arm of a list: "A (3%) with X; B (4%) with Y"."""
_ITEM_OF_LIST = r"[A-Za-z][^;:.()]{2,50}?[\s,(]+(?:n\s?=\s?|in\s|both,\s)?\d[^;:]{0,70}"
_OVER_LIST = regex(
    rf"\s?(?:[^.;:()\d]|\([^()]*\)){{0,60}}(?::\s|\b(?:were|included)\s(?!(?:seen|reported|observed|noted|recorded|experienced|found|graded|detected)\b))(?:{_ITEM_OF_LIST};\s(?:and\s)?)+"
)
"""From the grade that heads a list parted by semicolons to one of its events: "Grade ≥3 AEs: A, 12%; B, 9%"."""
_ENDED = regex(r"[)%\d]\s$")
"""Before a name in capitals that begins an entry of its own: "(28% vs 35%) Pneumonitis: 13%"."""
_STOPPED = regex(
    r"\b(?:and|;|,|but)\s[^.;,]{0,40}?\b(?:discontinued|withdrew|stopped|died)\b[^.;,]{0,40}\b(?:for|due to|because of|of|from|owing to)\s",
    re.IGNORECASE,
)
"""A clause of its own on those who stopped, to which no grade before it reaches."""
_SAME_GRADE = regex(r"\b(?:of|at|with|in) (?:that|this|the same|such|like) (?:grades?|severity)\b", re.IGNORECASE)
_AMONG = regex(r"(?:^|[.\n]\s?)(?:Among|Of)\s(?:the\s|all\s)?$")
"""Before the grade of events that the whole sentence tells apart: "Among grade 3 events, A was ...; B was ..."."""
