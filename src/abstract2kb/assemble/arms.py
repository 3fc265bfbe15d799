"""Arms and assets of a figure: which group the number is of, and which drugs that group was given.

Groups that the pipe knows go first ("with A", "arm B"); where it knows none, the words of the sentence are read for what they are: as many
phrases as there are figures, or the people that the clause is about.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from abstract2kb.assemble.arm_words import named_after, without_it, words_after
from abstract2kb.assemble.bracket_owners import bracket_owner
from abstract2kb.assemble.given import assets_of, other_drugs
from abstract2kb.assemble.known_arms import arm_by_words, told_before, told_pairs
from abstract2kb.assemble.landmarks import landmarks_before
from abstract2kb.assemble.last_groups import last_group, later_group, note_group
from abstract2kb.assemble.linking import Link
from abstract2kb.assemble.listed_groups import groups_listed
from abstract2kb.assemble.open_groups import counted_group, open_group
from abstract2kb.assemble.people import is_all, people_of
from abstract2kb.assemble.ratio_groups import each_arm, group_of_ratio, is_one_side, named_inside
from abstract2kb.assemble.regimens import CONTROL
from abstract2kb.assemble.scene import Scene, Sentence
from abstract2kb.assemble.second_reading import read_again
from abstract2kb.assemble.sized_groups import group_of_size, sized_before
from abstract2kb.assemble.themes import theme_of
from abstract2kb.assemble.told_groups import bracket_label, groups_of_rows, groups_told, label_before
from abstract2kb.assemble.told_pairs import counterpart, of_both_arms, of_contrast
from abstract2kb.assemble.turned_clauses import heading_arm, turned_to
from abstract2kb.assemble.whole_regimens import whole_regimen
from abstract2kb.nlp.connectives import VERSUS
from abstract2kb.nlp.mention import Label, Mention
from abstract2kb.patterns import regex

__all__ = ["arm_after", "arms_of", "assets_of", "other_drugs", "told_before"]


def arms_of(scene: Scene, sentence: Sentence, link: Link, siblings: list[Link]) -> Mention | None:
    """The ARM mention that the figure of `link` belongs to; `siblings` are the links of its list in order. All patients are no group."""
    inside = (named_inside(scene, sentence, link) or each_arm(scene, sentence, link)) if link.figure.kind == "ratio" else None
    found = inside or (group_of_ratio(scene, sentence, link) if link.figure.kind == "ratio" else None) or _group_of(scene, sentence, link, siblings)
    if (found is None or found.start < sentence.start) and link.figure.kind != "ratio":
        found = read_again(scene, sentence, link.figure) or found
    found = turned_to(scene, sentence, link, found) or found or heading_arm(scene, sentence, link)
    if (
        found is None
        or (found.start < link.topic.end and link.topic.start < found.end)
        or _WHOLE.fullmatch(found.text)
        or _NO_GROUP.fullmatch(found.text)
        or (link.figure.kind == "ratio" and inside is None and (is_one_side(scene, found) or found.text == "without"))
        or (link.size == 1 and found.id in ("subgroup", "people") and is_all(scene, found))
    ):
        return None
    found = whole_regimen(scene, sentence, link, siblings, found)
    note_group(scene, link, siblings, found)
    return found


_WHOLE = regex(
    r"(?:the\s)?(?:(?:overall|entire|whole|total|full|ITT|intention[- ]to[- ]treat|intent[- ]to[- ]treat|evaluable|study|trial|patient)\s){1,3}"
    r"(?:populations?|cohorts?|groups?|series|patients)|(?:all\s)?(?:treated|enrolled|included|evaluated)\s(?:patients|pts)(?:\s\([nN]\s?=\s?\d+\))?",
    re.IGNORECASE,
)

_NO_GROUP = regex(
    r"(?:[Gg]rades?|G)\s?[≥>]?=?\s?[1-5](?:\s?[-–/]\s?[1-5])?|(?:approximately|about|nearly|around|almost|over|only)\s\d[\d,]*|"
    r"(?:only|just)\s(?:\d+|[a-z]+)\s(?:patients|pts)|"
    r"(?:(?:the|each|first|second|third|last|final|one|two|three|four|\d+)\s)+(?:[\w-]+\s)?(?:cycles?|doses?|infusions?|injections?)|cycles?\s\d+|"
    r".*\s(?:while|whereas|but|and|or|with)|"
    r"dose\s(?:reductions?|interruptions?|delays?)(?:\sin)?",
    re.IGNORECASE,
)
"""Words where a group might stand that name a grade, a round number or a time."""


def _group_of(scene: Scene, sentence: Sentence, link: Link, siblings: list[Link]) -> Mention | None:
    """The group, or all patients, that a figure is told of."""
    if any(s.figure.style == "whom" for s in siblings):  # a part of the same people, who are no other arm
        link = replace(link, place=0, size=1)
        siblings = [link]
    if (placed := _by_place(scene, sentence, link, siblings)) is not None:
        return placed
    if (shared := of_both_arms(scene, link, siblings)) is not None:
        return shared
    listed = link.size == len(siblings) > 1
    told = groups_told(scene, sentence, [s.figure for s in siblings]) if listed else None
    if told is not None and any(g.start < link.topic.end and link.topic.start < g.end for g in told):  # "A or B in 5% and 13%, respectively"
        told = None
    if told is not None and (
        _is_joined_alike(scene.text, siblings, told)
        or _is_between(scene.text, siblings, told)
        or link.size > 2
        or _RESPECTIVELY.match(scene.text, link.list_end, sentence.end)
    ):
        return told[link.place]
    if told is None and link.size == 1 and (sized := sized_before(scene, sentence, link)) is not None:
        return sized
    if told is None and (labelled := _by_last_label(scene, sentence, link, siblings)) is not None:
        return labelled
    if (row := _of_row(scene, sentence, link, siblings)) is not None:
        return row
    return _by_known_words(scene, sentence, link, siblings) or _by_open_words(scene, sentence, link, siblings, told)


def _by_known_words(scene: Scene, sentence: Sentence, link: Link, siblings: list[Link]) -> Mention | None:
    """The group by the arms that rules know; one told before a later list of as many figures gives way to the groups of that list."""
    found = arm_by_words(scene, sentence, link, siblings)
    if found is not None and _is_of_other(scene, sentence, link, siblings, found):
        found = counterpart(list(told_pairs(scene, sentence)), found)
    if found is not None and found.start < sentence.start:
        return later_group(scene, sentence, link, siblings, found) or found
    return found


def _by_place(scene: Scene, sentence: Sentence, link: Link, siblings: list[Link]) -> Mention | None:
    """The group by where the figure stands: in a part with a heading, in a bracket that has an owner, in a list that one closes, in a contrast."""
    if link.size == 1 and (heading := _of_segment(scene, sentence, link)) is not None:
        return heading
    if (without := without_it(scene, link)) is not None:
        return without
    if (owner := bracket_owner(scene, sentence, link)) is not None:
        return owner
    if link.size == 1 < len(siblings) and link.figure.kind != "ratio" and (closing := named_after(scene, link.list_end, wide=True)) is not None:
        return closing
    return of_contrast(scene, sentence, link)


def _by_open_words(scene: Scene, sentence: Sentence, link: Link, siblings: list[Link], told: list[Mention] | None) -> Mention | None:
    """The group by words that no rule knows; `told` are those of the whole list."""
    if link.place and (label := bracket_label(scene, siblings[link.place - 1].figure.end, link.figure)) is not None:
        return label
    if told is not None:
        return told[link.place]
    if link.figure.kind == "ratio" and (label := _of_bracket(scene, sentence, link) or _after_ratio(scene, sentence, link)) is not None:
        return label
    if (counted := counted_group(scene, sentence, link)) is not None:
        return counted
    if (link.size == 1 or (link.place == 0 and _others_named(scene, siblings))) and (people := people_of(scene, sentence, link)) is not None:
        return people
    if (last := last_group(scene, sentence, link, siblings)) is not None:
        return last
    listed = groups_listed(scene, sentence, [s.figure for s in siblings]) if link.size == len(siblings) else None
    if listed is not None:
        return listed[link.place]
    return open_group(scene, sentence, link, siblings) or group_of_size(scene, link) or theme_of(scene, sentence, link)


_SEGMENT = regex(r"[;(]\s?(?:in\s|for\s)?(?P<label>[A-Za-z][^:;()]{0,40}?)\s?:\s")


def _of_segment(scene: Scene, sentence: Sentence, link: Link) -> Mention | None:
    """The group that heads a part of a list: "(group 1: EFS 50%, OS 56%; group 2: EFS 34%, OS 50%)"."""
    begin = max(scene.text.rfind(mark, sentence.start, link.figure.start) for mark in ";(")
    match = _SEGMENT.match(scene.text, begin, link.figure.start) if begin >= 0 else None
    if match is None or link.topic.start < match.end():
        return None
    start, end = match.span("label")
    known = next((m for m in scene.within(start, end, Label.ARM) if m.end == end), None)
    if known is not None and scene.text[start : known.start].strip():
        return Mention(start, end, Label.ARM, match.group("label"), known.id, "arms.segment") if known.id == "numbered" else known
    return known


def _of_bracket(scene: Scene, sentence: Sentence, link: Link) -> Mention | None:
    """The part of the patients right before the bracket in which a ratio stands: "in men (7.7 v 8.8 months; HR 1.21)"."""
    opening = scene.text.rfind("(", max(sentence.start, link.figure.start - 60), link.figure.start)
    if opening < 0 or ")" in scene.text[opening : link.figure.start]:
        return None
    label = bracket_label(scene, sentence.start, replace(link.figure, start=opening + 1))
    if label is None or label.id != "subgroup" or _OF_FIGURE.search(scene.text, max(sentence.start, label.start - 30), label.start):
        return None
    return label


_RATIO_FOR = regex(r"(?:[;,]\s?[^();]{0,40})?[)\]]?\s(?:for|in|at|among)\s(?:the\s|those\s)?")


def _after_ratio(scene: Scene, sentence: Sentence, link: Link) -> Mention | None:
    """The dose or part of the patients right after a ratio: "0.49 (95% CI 0.30-0.80) for 960 mg and 0.58 for 240 mg"; a drug is no part."""
    lead = _RATIO_FOR.match(scene.text, link.figure.end, sentence.end)
    if lead is None:
        return None
    arm = next((a for a in scene.within(lead.end(), sentence.end, Label.ARM) if a.start == lead.end()), None)
    return arm if arm is not None and arm.id in ("dose", "numbered", "subgroup", "status") else None


_OF_FIGURE = regex(r"\d\s?%?(?:\s(?:months|mo|weeks|years))?\s(?:in|for|with|of|among|on)\s(?:the\s)?$")
"""Between a share and whose it is: "61% in smokers (HR 0.61)" compares smokers with others."""


def _of_row(scene: Scene, sentence: Sentence, link: Link, siblings: list[Link]) -> Mention | None:
    """The group of a figure of a list that has a row for each group and a column for each of several landmarks."""
    if link.size < 4 or link.size != len(siblings):
        return None
    columns = landmarks_before(scene.text, sentence.start, link.list_start)
    if columns < 2 or link.size % columns or link.size == columns:
        return None
    rows = groups_of_rows(scene, sentence, [s.figure for s in siblings], link.size // columns)
    return rows[link.place // columns] if rows is not None else None


def _others_named(scene: Scene, siblings: list[Link]) -> bool:
    """Whether the figures of a list after its first have their groups beside them."""
    return any(words_after(scene, s) or bracket_label(scene, b.figure.end, s.figure) for b, s in pairwise(siblings))


def _is_of_other(scene: Scene, sentence: Sentence, link: Link, siblings: list[Link], arm: Mention) -> bool:
    """Whether an arm after two figures that are compared is that of the second: "37%, compared with 20% with B"."""
    if link.place or link.size != 2 or len(siblings) != 2 or arm.start < siblings[1].figure.end:
        return False
    if _VERSUS.search(scene.text, link.figure.end, siblings[1].figure.start) is None:
        return False
    return arm == arm_by_words(scene, sentence, siblings[1], siblings)


_VERSUS = regex(rf"\b{VERSUS}\s")


def _by_last_label(scene: Scene, sentence: Sentence, link: Link, siblings: list[Link]) -> Mention | None:
    """The arms of two figures by the control that is named right before the second: "43%, placebo 22%"."""
    if link.size != 2 or len(siblings) != 2:
        return None
    label = label_before(scene, siblings[0].figure.end, siblings[1].figure)
    if label is None or CONTROL.fullmatch(label.text) is None:
        return None
    return label if link.place else counterpart(list(told_pairs(scene, sentence)), label)


def _is_joined_alike(text: str, siblings: list[Link], told: list[Mention]) -> bool:
    """Whether two groups stand after two figures, both set against each other, or both beside each other: "81% vs 70% for A vs B"."""
    if told[0].start < siblings[-1].figure.end or len(told) != len(siblings):
        return False
    figures, groups = (_VERSUS.search(text, a, b) for a, b in ((siblings[0].figure.end, siblings[1].figure.start), (told[0].end, told[1].start)))
    return (figures is None) is (groups is None)


_BETWEEN = regex(r"\bbetween\s(?:the\s|those\s(?:given|treated with|on)\s)?$")


def _is_between(text: str, siblings: list[Link], told: list[Mention]) -> bool:
    """Whether two groups stand before their figures as what a difference is between: "no difference between A and B (9.2 vs 9.0 months)"."""
    if told[-1].end > siblings[0].figure.start or len(told) != len(siblings):
        return False
    return _BETWEEN.search(text, max(0, told[0].start - 40), told[0].start) is not None


_RESPECTIVELY = regex(r"[^;]{0,120}?\brespectively\b")


_OF_ARM = regex(r"\s?(?:were |was )?(?:observed|seen|noted|reported|occurred|identified)?\s?(?:in|with|at|among|for) (?:the |any |all )?")


_LEAD = regex(r"(?:^|[.;:]\s|\s(?:and|but|while|whereas)\s)(?:in|at|with|on|for|among|under)\s(?:the\s)?$", re.IGNORECASE)
_TO_DENIED = regex(
    r"\s?(?:\([^()]*\)\s?)?,?\s?(?:there\s(?:was|were|has been|have been)\s|we\s(?:saw|observed)\s)?(?:no|zero|neither)\b[^,;.()]{0,60}",
    re.IGNORECASE,
)
"""Around an arm that opens the clause in which something is denied: "In cohort A (n=3), no DLTs"."""


def _opens_denial(text: str, begin: int, arm: Mention, start: int) -> bool:
    """Whether the clause in which what stands at `start` is denied opens with an arm."""
    return _TO_DENIED.fullmatch(text, arm.end, start) is not None and _LEAD.search(text[max(begin, arm.start - 24) : arm.start]) is not None


def arm_after(scene: Scene, sentence: Sentence, start: int, end: int) -> Mention | None:
    """The arm that a statement at start:end is of: the one after it, else the last one before it in the clause."""
    events = scene.within(sentence.start, sentence.end, Label.ADVERSE_EVENT)
    arms = [a for a in scene.within(sentence.start, sentence.end, Label.ARM) if not any(a.start == e.start and a.end <= e.end for e in events)]
    after = next((a for a in arms if a.start >= end), None)
    if after is not None and _OF_ARM.fullmatch(scene.text[end : after.start]):
        return after
    opening = next((a for a in reversed(arms) if a.end <= start and _opens_denial(scene.text, sentence.start, a, start)), None)
    if opening is not None:
        return opening
    clause = max(scene.text.rfind(mark, sentence.start, start) for mark in ("; ", ", ", ". "))
    before = [a for a in arms if max(clause, sentence.start) <= a.start and a.end <= start]
    return before[-1] if before else None
