"""Which arms an event's figure is of: that of the figure whose bracket it stands in, that which a comparison says had more, or each of two.

Example: in "rash was more common with B (12% vs 31%)" the 31% is of B, wherever B stands in the trial.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from abstract2kb.assemble.arms import arms_of, told_before
from abstract2kb.assemble.compared_first import compared_first
from abstract2kb.assemble.event_comparatives import by_comparative
from abstract2kb.assemble.event_grades import grade_of
from abstract2kb.assemble.event_heads import arm_closing, arm_inside, arm_of_bracket, arm_opening
from abstract2kb.assemble.event_sides import beside_other, bracketed_against, control_told, controls_after, named_beside, named_in_bracket
from abstract2kb.assemble.last_groups import note_group
from abstract2kb.assemble.linking import Link, Linked
from abstract2kb.assemble.scene import Scene, Sentence
from abstract2kb.assemble.second_reading import read_again
from abstract2kb.assemble.treatments import treatments_of
from abstract2kb.nlp.mention import Label, Mention
from abstract2kb.patterns import regex
from abstract2kb.records import Category

__all__ = ["Place", "arm_headed", "arm_said", "event_arms", "pair_before"]


@dataclass(frozen=True, slots=True)
class Place:
    """An arm (None where no words name it) and its place in a pair of arms, 0 or 1, where that is known; `sure` needs no second reading."""

    arm: Mention | None = None
    order: int | None = None
    sure: bool = False


_EACH_ARM = regex(
    r"\)?(?:\s(?:occurred|(?:were|was)\s(?:seen|observed|reported|noted|recorded)))?(?:\s(?:of\s)?(?:the\s)?(?:patients?|pts?|subjects?))?\s"
    r"(?:in|of|on|for)\s(?:each|either|both)(?:\s(?:treatment|study|of the|of))?\s"
    r"(?:arms?|groups?)\b",
    re.IGNORECASE,
)
_GRADE = regex(r"\bgrades?\b|\bG\s?[≥>]?=?\s?[1-5]", re.IGNORECASE)
_MORE = regex(r"(?<!no )(?<!not )\b(?:more (?:common|frequent|often|prevalent|usual)\w*|commoner|higher|greater|exceeded)\b[^,;.]*$", re.IGNORECASE)
_LESS = regex(r"(?<!no )(?<!not )\b(?:less (?:common|frequent|often|prevalent|usual)\w*|rarer|lower|fewer)\b[^,;.]*$", re.IGNORECASE)
_THAN = regex(r"\b(?:than|compared|vs\.?|versus|against)\b")


def event_arms(scene: Scene, linked: Linked, entry: Link, siblings: list[Link]) -> list[Place]:
    """The arms of a figure of an event, most often one; words that are a grade name none."""
    sentence = linked.sentence
    if _are_of_grades(scene, linked, siblings):
        entry = replace(entry, place=0, size=1)
        siblings = [entry]
    places = [
        Place(None, p.order) if p.arm is not None and _is_of_other(scene, linked, entry, p.arm) else p
        for p in _places(scene, linked, entry, siblings)
    ]
    if len(places) != 1 or places[0].sure or (places[0].arm is not None and places[0].arm.start >= sentence.start):
        return places
    again = read_again(scene, sentence, entry.figure)
    return places if again is None or _ONLY_GRADE.match(again.text) else [Place(again, places[0].order)]


def _are_of_grades(scene: Scene, linked: Linked, siblings: list[Link]) -> bool:
    """Whether two figures are those of two grades told in turn, and not of two arms: "grades 2 and 3 in 14% and 5%"."""
    if len(siblings) != _PAIR or siblings[0].topic is not siblings[1].topic:
        return False
    if scene.within(siblings[0].figure.start, siblings[1].figure.end, Label.GRADE):
        return False
    one, other = (grade_of(scene, linked, e.topic, e, False) for e in siblings)
    return one != other and None not in (one, other)


_OF_ALL = regex(
    r"(?:[A-Z][A-Za-z ]{2,20}:\s)?(?:The\s)?(?:(?:[Mm]ost|[Oo]ther)\s(?:\w+\s){0,2}?(?:common|frequent)|[Cc]ommon|[Ff]requent|[Oo]verall|"
    r"(?:[Oo]ther\s)?(?:[Tt]reatment|[Dd]rug)-related|[Oo]ther\s(?:\w+\s)?(?:toxicit|adverse|side))"
)
_AT_THIS = regex(r"\b(?:this|that|these|those)\s(?:dose\s)?(?:levels?|doses?|cohorts?)\b")
_DOSE_LEVEL = regex(r"DL|[Dd]ose [Ll]evel|[Cc]ohort|\d")


def _is_of_other(scene: Scene, linked: Linked, entry: Link, arm: Mention) -> bool:
    """Whether the words for an arm are a grade, or the arm is that of what was told before."""
    if _ONLY_GRADE.match(arm.text) or _of_one_dose(scene, linked.sentence, arm):
        return True
    start = entry.figure.start
    begins_clause = entry.size == 1 and entry.topic.start >= entry.figure.end and scene.text[start - 2 : start] == "; "
    return begins_clause and linked.sentence.start + _OPENING < arm.start and arm.end < start


_OPENING = 24
"""So near its beginning an arm is that of the whole sentence: "In arm A, rash was seen in two; three deaths occurred"."""


def _of_one_dose(scene: Scene, sentence: Sentence, arm: Mention) -> bool:
    """Whether an arm told before is one of several doses, and the sentence begins with the events of all: "The most common AEs were ..."."""
    told = arm.end <= sentence.start and arm.id in ("dose", "numbered") and _DOSE_LEVEL.match(arm.text) is not None
    return told and _OF_ALL.match(scene.text, sentence.start) is not None and _AT_THIS.search(scene.text, sentence.start, sentence.end) is None


_ONLY_GRADE = regex(r"(?:[Gg]rades?|G)\s?[≥>]?=?\s?[1-5]\b")


def _places(scene: Scene, linked: Linked, entry: Link, siblings: list[Link]) -> list[Place]:
    """The arms by the first reading that holds."""
    for reading in (_beside, _inside, _of_several, _of_pair):
        if found := reading(scene, linked, entry, siblings):
            return found
    sentence = linked.sentence
    arm = _own_words(scene, arms_of(scene, sentence, entry, siblings), siblings)
    if (beside := beside_other(scene, linked, entry)) is not None and not _has_each(scene, sentence, siblings):
        side, other = beside
        of_other = arm is not None and (arm.start >= other.figure.end if not side else arm.end <= other.figure.start)
        arm = told_before(scene, sentence, entry, side) if arm is None or of_other else arm
        arm = arm or (control_told(scene, sentence.start, entry) if side else None)
        return [Place(arm, side if arm is None else None)]
    paired = entry.size == _PAIR == len(siblings) and _AND.fullmatch(scene.text, siblings[0].figure.end, siblings[1].figure.start)
    return [Place(arm, entry.place if paired and arm is None else None)]


def _beside(scene: Scene, linked: Linked, entry: Link, siblings: list[Link]) -> list[Place]:
    """The arm by the words right beside a figure or its event."""
    if (named := named_in_bracket(scene, entry) or controls_after(scene, entry)) is not None:
        note_group(scene, entry, siblings, named)
        return [Place(named, 1)]
    if (against := bracketed_against(scene, linked, entry)) is not None:
        return [Place(against[1] if against[0] else None, against[0])]
    found = arm_inside(scene, entry) or arm_opening(scene, linked, entry) or arm_of_bracket(scene, linked, siblings, entry.place)
    found = found or named_beside(scene, entry) or arm_closing(scene, linked, entry)
    if found is None:
        return []
    note_group(scene, entry, siblings, found)
    return [Place(found)]


def _inside(scene: Scene, linked: Linked, entry: Link, _: list[Link]) -> list[Place]:
    """The arm of the figure in whose bracket this one stands."""
    outer = _outer(scene.text, linked, entry) or _whole(scene, linked, entry)
    return [Place(arms_of(scene, linked.sentence, outer, [outer]))] if outer is not None else []


def _of_several(scene: Scene, linked: Linked, entry: Link, _: list[Link]) -> list[Place]:
    """The arm that all of those counted belong to, or the arms each of which had as many."""
    if entry.size != 1:
        return []
    if (both := _all_in(scene, linked, entry)) is not None:
        return [Place(both)]
    if each := _each_named(scene, linked, entry):
        return [Place(arm) for arm in each]
    if not _of_each(scene.text, entry):
        return []
    before: list[Mention | None] = [*pair_before(scene, linked, entry)]
    pair = before or [told_before(scene, linked.sentence, entry, place) for place in (0, 1)]
    known = None not in pair or treatments_of(scene).at(entry.figure.end - 1).control is not None
    return [Place(arm, place) for place, arm in enumerate(pair)] if known else []


def _of_pair(scene: Scene, linked: Linked, entry: Link, siblings: list[Link]) -> list[Place]:
    """The arms of two figures that are of two grades, or that a comparison tells apart."""
    if _is_graded(scene, linked, siblings):
        single = replace(siblings[1], place=0, size=1)
        return [Place(arms_of(scene, linked.sentence, single, [single]))]
    if not entry.size == _PAIR == len(siblings):
        return []
    if (pair := _compared(scene, linked, siblings)) is not None:
        return [Place(pair[entry.place])]
    more = by_comparative(scene, linked, siblings)
    return [Place(more[entry.place], None if more[entry.place] is not None else 1, sure=True)] if more is not None else []


def _own_words(scene: Scene, arm: Mention | None, siblings: list[Link]) -> Mention | None:
    """The arm, or the known one that its words begin with where they reach over the next figure: "A, nine given B" is A."""
    if arm is None or not any(arm.start < s.figure.start < arm.end for s in siblings):
        return arm
    return next((a for a in scene.within(arm.start, arm.end, Label.ARM) if a.start == arm.start and a.end < arm.end), None)


def _has_each(scene: Scene, sentence: Sentence, siblings: list[Link]) -> bool:
    """Whether the two figures of a list have an arm each, another one."""
    arms = [arms_of(scene, sentence, s, siblings) for s in siblings] if len(siblings) == _PAIR else []
    first, second = arms or (None, None)
    return first is not None and second is not None and first.text.lower() != second.text.lower()


_PAIR = 2


def _of_each(text: str, entry: Link) -> bool:
    """Whether "in each arm" stands behind a figure, or behind the event that it counts: "one patient in each arm", "two deaths in each group"."""
    return any(_EACH_ARM.match(text, at) is not None for at in (entry.figure.end, max(entry.figure.end, entry.topic.end)))


_IN_EACH = regex(r"\)?(?:\s(?:patients?|pts|cases?))?\s(?:in|on|with|of)\s(?:each|both)\sof\s(?:the\s)?")


def pair_before(scene: Scene, linked: Linked, entry: Link) -> list[Mention]:
    """The arms of the last pair of figures that the sentence has before this one, where it names both."""
    pairs = [e for e in linked.links if e.size == _PAIR and e.figure.end <= entry.figure.start]
    siblings = [e for e in pairs if e.list_start == pairs[-1].list_start]
    arms = [a for s in siblings for p in event_arms(scene, linked, s, siblings) if (a := p.arm) is not None]
    return arms if len(arms) == len(siblings) == _PAIR else []


_ALL_IN = regex(
    r"\)?(?:\s(?:patients?|pts|cases?))?,?\s\(?(?:both|all|each)\s(?:of\s(?:them|whom|which)\s)?(?:(?:was|were)\s)?(?:in|on|with|from|receiving|given)\s(?:the\s)?"
)
"""After how many had an event: all of them of one arm, ", both in the A group"."""


def _all_in(scene: Scene, linked: Linked, entry: Link) -> Mention | None:
    """The arm that all of those counted belong to."""
    lead = _ALL_IN.match(scene.text, max(entry.figure.end, entry.topic.end), linked.sentence.end)
    return next((a for a in scene.within(lead.end(), linked.sentence.end, Label.ARM) if a.start == lead.end()), None) if lead is not None else None


_JOINED = regex(r"(?:,\s|,?\sand\s)(?:the\s)?")


def _each_named(scene: Scene, linked: Linked, entry: Link) -> list[Mention]:
    """The arms each of which had what is counted: "one death in each of the A and B groups"."""
    lead = _IN_EACH.match(scene.text, max(entry.figure.end, entry.topic.end), linked.sentence.end)
    begin, found = lead.end() if lead is not None else linked.sentence.end, list[Mention]()
    for arm in scene.within(begin, linked.sentence.end, Label.ARM):
        if arm.start == begin if not found else _JOINED.fullmatch(scene.text, found[-1].end, arm.start):
            found.append(arm)
    return found if len(found) >= _PAIR else []


_AND = regex(r"\s?%?\s(?:and|vs?\.?|versus)\s")


def _outer(text: str, linked: Linked, entry: Link) -> Link | None:
    """The figure of the same event in whose bracket this one stands: the 61% in "61% of A patients (grade 3, 5%)"."""
    before = [e for e in linked.links if e.topic == entry.topic and e.figure.end <= entry.figure.start]
    if entry.place != entry.size - 1 or not before or (entry.size, before[-1].size) not in ((1, 1), (2, 2)):
        return None
    last = before[-1]
    gap = text[last.figure.end : entry.figure.start]
    if "(" not in gap or ")" in gap or (entry.size == 2 and (last.place or _GRADE.search(gap) is None)):
        return None
    return replace(last, place=0, size=1)


_OPENS_CAUSES = regex(r"(?:\s(?:patients?|pts|cases?|deaths?|events?))?(?:\s(?:in|at|among)\s[^().;:]{2,60})?\s\(")
_GRAVE = (Category.DEATH, Category.DLT, Category.SERIOUS)


def _whole(scene: Scene, linked: Linked, entry: Link) -> Link | None:
    """The figure of grave events in the bracket after which this one is named: the three in "deaths occurred in three (one of sepsis) with A"."""
    opening = scene.text.rfind("(", linked.sentence.start, entry.topic.start)
    if opening < 0 or ")" in scene.text[opening : entry.topic.end] or scene.within(opening, entry.topic.end, Label.ARM):
        return None
    wholes = (e for e in linked.links if e.topic.generic and e.topic.category in _GRAVE and e.topic is not entry.topic and e.size <= _PAIR)
    found = next((e for e in wholes if _OPENS_CAUSES.fullmatch(scene.text, max(e.figure.end, e.topic.end if e.size == 1 else 0), opening + 1)), None)
    return replace(found, place=0, size=1) if found is not None else None


def _is_graded(scene: Scene, linked: Linked, siblings: list[Link]) -> bool:
    """Whether the figures of a pair are of two grades and not of two arms: "(50.0%, 6.4%)" after a head of grades."""
    if len(siblings) != 2 or re.fullmatch(r"\)?\s?[,;/]\s?|\)?[^()]{0,30}", scene.text[siblings[0].figure.end : siblings[1].figure.start]) is None:
        return False
    if re.search(r"\b(?:vs?\.?|versus|and|against|compared|than)\b", scene.text[siblings[0].figure.end : siblings[1].figure.start]):
        return False
    one, other = (grade_of(scene, linked, s.topic, s, False) for s in siblings)
    return one != other


def _compared(scene: Scene, linked: Linked, siblings: list[Link]) -> list[Mention | None] | None:
    """The arms of a pair in a bracket after the arm that is said to have more, or fewer, of the event, or in a sentence that names first what it
    compares with."""
    if (told := compared_first(scene, linked.sentence, siblings[0], siblings)) is not None:
        return list(told)
    if (subjects := _subject_had(scene, linked, siblings)) is not None:
        return subjects
    text, begin, opening = scene.text, linked.sentence.start, siblings[0].list_start
    first, second = (s.figure.percent for s in siblings)
    if text[opening - 1] != "(" or first is None or second is None or first == second:
        return None
    named = next((a for a in scene.within(begin, opening, Label.ARM, Label.DRUG) if 0 <= opening - a.end <= 2), None)
    before = text[begin:opening]
    more, less = _MORE.search(before), _LESS.search(before)
    how = more or less
    if named is None or how is None or (more and less) or _THAN.search(how.group()):
        return None
    arms = [arms_of(scene, linked.sentence, s, siblings) for s in siblings]
    where = [i for i, a in enumerate(arms) if a is not None and _is_same(a, named)]
    wanted = int((first < second) == (more is not None))
    if len(where) == 2 or arms == [None, None]:
        others = (told_before(scene, linked.sentence, siblings[0], place) for place in (0, 1))
        other = next((a for a in others if a is not None and not _is_same(a, named)), None)
        arms, where = ([named, other] if named.label == Label.ARM else [None, None]), [0]
    if len(where) != 1:
        return None
    return arms if where[0] == wanted else arms[::-1]


_HAD_MORE = regex(
    r"(?:\s(?:arm|group|regimen|recipients|patients))?\s(?:(?:was|were)\s)?(?:(?:also|\w+ly)\s)?"
    r"(?:(?:associated\swith|with|had|caused|showed|produced|led\sto|resulted\sin|experienced)\s)?(?:\w+ly\s)?(?:an?\s)?"
    r"(?P<how>more|higher|greater|increased|fewer|less|lower|reduced)\b[^;.]{0,250}$"
)
_NEAR = 300


def _subject_had(scene: Scene, linked: Linked, siblings: list[Link]) -> list[Mention | None] | None:
    """The arms of a pair in a bracket by the nearest of several clauses that say who had more, or fewer: "and the control arm with more rash (9% vs
    4%)"."""
    opening = siblings[0].list_start
    begin = max(linked.sentence.start, opening - _NEAR)
    first, second = (s.figure.percent for s in siblings)
    if scene.text[opening - 1] not in "([" or first is None or second is None or first == second:
        return None
    said = [
        (arm, match["how"] in ("more", "higher", "greater", "increased"))
        for arm in scene.within(begin, opening, Label.ARM, Label.DRUG)
        if (match := _HAD_MORE.match(scene.text, arm.end, opening)) is not None
    ]
    if len(said) < len(siblings):
        return None
    (other, _), (subject, more) = said[-2:]
    if _is_same(subject, other):
        return None
    pair: list[Mention | None] = [m if m.label == Label.ARM else replace(m, label=Label.ARM, id="drug") for m in (subject, other)]
    return pair if (first > second) is more else pair[::-1]


_SAID_OF = regex(
    r"(?:[^.;]|\.(?=\d)){0,120}?\b(?:(?:more|less)\s(?:frequent|common|often|prevalent|pronounced|severe)\w*|higher|greater|lower|increased|reduced|(?:was|were)\s(?:observed|seen|reported|noted|recorded))\s"
    r"(?:in|with|among|on|for)\s(?:the\s)?"
    r"(?:(?:patients?|pts?|participants?|subjects?|those|women|men)\s(?:receiving|given|treated with|on|who received)\s)?",
    re.IGNORECASE,
)


_WITH = regex(r"\s(?:(?:associated|seen|observed|noted|reported)\s)?(?:with|in|on|under)\s(?:the\s)?", re.IGNORECASE)
"""Between "more rash" and the arm that had more."""


def arm_said(scene: Scene, end: int, stop: int) -> Mention | None:
    """The arm that had more, or less, of an event without a figure that ends at `end`: "rash and fever were more common with A"."""
    said = _WITH.match(scene.text, end, stop) or _SAID_OF.match(scene.text, end, stop)
    return next((m for m in scene.within(said.end(), stop, Label.ARM, Label.DRUG) if m.start == said.end()), None) if said is not None else None


_EVENTS_OF = regex(
    r"\b(?:events?|toxicit(?:y|ies)|(?:TR|TE)?AEs?|(?:side|adverse|toxic) effects|reactions)\s"
    r"(?:(?:seen|observed|reported|noted|occurring|recorded)\s)?(?:in|with|for|on|among|at)\s(?:the\s)?"
    r"(?:(?:patients?|pts?|participants?|subjects?|those|women|men)\s(?:receiving|given|treated with|on|who received)\s)?"
)
_WERE = regex(r"(?:\s(?:arm|group|patients|recipients))?\s?(?:\([^()]*\))?\s?(?::|were|was|included?|includes|are|consisted of|comprised)\s")
_TOLD_APART = ("named", "numbered", "short", "dose", "label", "therapy")


def arm_headed(scene: Scene, start: int, end: int) -> Mention | None:
    """The arm that heads the list in which an event without a figure stands at `end`: "the most common events with A were rash and fever"."""
    found = None
    for lead in _EVENTS_OF.finditer(scene.text, start, end):
        arm = next((m for m in scene.within(lead.end(), end, Label.ARM) if m.start == lead.end()), None)
        if arm is not None and _WERE.match(scene.text, arm.end, end):
            found = arm
    if found is None or found.id in _TOLD_APART:
        return found
    return found if found.id == "drug" and treatments_of(scene).at(end).control is not None else None


def _is_same(one: Mention, other: Mention) -> bool:
    first, second = set(one.text.lower().split()), set(other.text.lower().split())
    return first <= second or second <= first
