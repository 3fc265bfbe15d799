"""Grades told in turn for the figures of an event: "grade 3 and 4 neutropenia in 12 and 9", "(any grade / grade ≥3): anemia 97%/46%".

Example: after a head "grade 3/4" the pair in "neutropenia 28%/22%" is of grade 3 and of grade 4.
"""

from __future__ import annotations

import re
from itertools import pairwise

from abstract2kb.assemble.linking import Link, Linked
from abstract2kb.assemble.scene import Scene
from abstract2kb.assemble.topics import Topic
from abstract2kb.nlp.mention import Label, Mention
from abstract2kb.patterns import regex

__all__ = ["grade_in_turn"]


def _headed(scene: Scene, topic: Topic, entry: Link, grades: list[Mention]) -> str | None:
    """ "AEs (any grade / grade ≥3): anemia 97%/46%": the heading gives each figure of a pair its grade."""
    text = scene.text
    figures = text[entry.list_start : entry.list_end]
    bracketed = re.fullmatch(r"[\d.]+%?[,;] [\d.]+%?", figures) and text[entry.list_start - 1] == "("
    if figures.count("/") != 1 and not bracketed:
        return None
    before = [m for m in grades if m.end <= topic.start]
    if not bracketed and before and (levels := _two_levels(scene, before[-1], topic, entry)):
        return levels[entry.place]
    pairs = [(a, b) for a, b in pairwise(before) if re.fullmatch(r"[,:]?\s?(?:(?:in\s)?[\d.]+\s?%?)?\s?(?:/|and|,|;|\|)\s?", text[a.end : b.start])]
    if bracketed and (not pairs or pairs[-1][0].id != "any"):
        return None
    return pairs[-1][entry.place].id if pairs else None


_SLASHED = regex(r"[^\d/]*(?P<low>[1-5]|I{1,3}V?|IV)\s?/\s?[^\d/]*?(?P<high>[1-5]|I{1,3}V?|IV)$")
_PAIR_OF_LEVELS = regex(r"(?P<one>\d[\d.]*)\s?%?\s?/\s?(?P<other>\d[\d.]*)\s?%?")


def _two_levels(scene: Scene, grade: Mention, topic: Topic, entry: Link) -> tuple[str, ...]:
    """The levels of a head "grade 3/4" where figures stand as a pair with the same stroke, the fewer of the higher: "neutropenia 28%/22%"."""
    pair = _PAIR_OF_LEVELS.fullmatch(scene.text, entry.list_start, entry.list_end)
    levels = tuple(grade.id.split("-"))
    if pair is None or len(levels) != 2 or _SLASHED.fullmatch(grade.text) is None or scene.within(grade.start, topic.start, Label.ARM, Label.DRUG):
        return ()
    return levels if float(pair.group("other").rstrip(".")) <= float(pair.group("one").rstrip(".")) else ()


_WITH = regex(r"\s?(?:,|/|,? and|,? or|&)\s?")
_AGAINST = regex(r"\b(?:vs?\.?|versus|against|compared|than)\b")


def grade_in_turn(scene: Scene, linked: Linked, topic: Topic, entry: Link | None, grades: list[Mention]) -> str | None:
    """ "Grade 3 and 4 neutropenia in 12 (38%) and 9 (25%), respectively": one grade for each figure; one figure of both is of "3-4"."""
    if entry is not None and entry.size == 2 and (pair := _headed(scene, topic, entry, grades)):
        return pair
    if entry is not None and entry.size > 1 and (levels := _reached(scene.text, topic, entry, grades)):
        return levels[entry.place]
    chain = _chain(scene.text, topic, grades)
    if len(chain) > 1 and (entry is None or entry.size == 1):
        ends = sorted(level for level in chain if level.isdigit())
        return f"{ends[0]}-{ends[-1]}" if len(ends) == len(chain) else None
    if entry is None or not chain or entry.size % len(chain):
        return None
    arms = _AGAINST.search(scene.text[entry.list_start : entry.list_end])
    said = "respectively" in scene.text[linked.sentence.start : linked.sentence.end]
    if len(chain) > 1 and (said or not arms):
        return chain[entry.place % len(chain)]
    ends = chain[0].split("-")
    joined = re.search(r"\band\b|\bor\b", next(m.text for m in reversed(grades) if m.end <= topic.start))
    others = _tells_arms(scene, linked, entry)
    own = joined is not None and (joined.group() == "and" or not others)
    told = said or (joined is not None and joined.group() == "and" and not arms and not others)
    return ends[entry.place % 2] if told and own and len(ends) == 2 and entry.size % 2 == 0 else None


def _tells_arms(scene: Scene, linked: Linked, entry: Link) -> bool:
    """Whether the two figures of an event can be those of two arms: of such as the sentence names, or as it has other pairs of."""
    if scene.within(linked.sentence.start, linked.sentence.end, Label.ARM, Label.DRUG):
        return True
    return any(e.size == entry.size and e.topic is not entry.topic for e in linked.links)


def _reached(text: str, topic: Topic, entry: Link, grades: list[Mention]) -> list[str]:
    """The grades between an event and its figures where there are as many: "neurotoxicity was of grade 1, 2 and 3 in 6, 4 and 2%"."""
    between = [m for m in grades if topic.end <= m.start and m.end <= entry.list_start]
    if len(between) == 1 and entry.size == 2 and _BOTH_LEVELS.search(between[0].text) and not _AGAINST.search(text, entry.list_start, entry.list_end):
        return between[0].id.split("-") if _TO_FIGURES.fullmatch(text, between[0].end, entry.list_start) else []
    if len(between) != entry.size or any(_WITH.fullmatch(text, a.end, b.start) is None for a, b in pairwise(between)):
        return []
    return [m.id for m in between] if _TO_FIGURES.fullmatch(text, between[-1].end, entry.list_start) else []


_BOTH_LEVELS = regex(r"rades?\s(?P<low>[1-5]|I{1,3}V?)\sand\s(?:grade\s)?(?P<high>[1-5]|I{1,3}V?|IV)$")
"""Two grades told apart, each with its own figure: "grades 2 and 3"."""
_TO_FIGURES = regex(r"[\s,:;(]*(?:(?:occurred|developed|(?:was|were)(?:\s(?:seen|observed|noted|reported|recorded))?|events?)\s)?(?:in\s)?")


def _chain(text: str, topic: Topic, grades: list[Mention]) -> list[str]:
    """The coordinated grades right before a term: "any grade and grade 3" before "CRS"."""
    before = [m for m in grades if m.end <= topic.start]
    if not before or text[before[-1].end : topic.start].strip():
        return []
    chain = [before[-1]]
    for mention in reversed(before[:-1]):
        if _WITH.fullmatch(text[mention.end : chain[0].start]) is None:
            break
        chain.insert(0, mention)
    return [m.id for m in chain]
