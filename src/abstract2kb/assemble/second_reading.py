"""A second reading of whose the figures of a sentence are, where the rules for arms know none: by the reader of told results.

Example: in "toxicities for A v B were: rash (21% v 27%), fatigue (9% v 8%)" it gives each figure one of the two arms, in the order of naming.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from abstract2kb.assemble.compared_arms import arm_key
from abstract2kb.assemble.figure import Figure
from abstract2kb.assemble.scene import Scene, Sentence
from abstract2kb.nlp.mention import Label, Mention
from abstract2kb.nlp.told.reading import Told, told
from abstract2kb.patterns import regex

__all__ = ["read_again"]

_LONGEST = 1200
"""A longer sentence is a list without stops."""
_NO_ARMS = ("subgroup", "status", "dose", "standin")


def read_again(scene: Scene, sentence: Sentence, figure: Figure) -> Mention | None:
    """The arm of a figure that is compared with another of the same kind in its sentence, where both have an arm and another one each."""
    found = _results(scene, sentence)
    start, end = figure.start - sentence.start, figure.end - sentence.start
    at = next((i for i, t in enumerate(found) if t.value[0] < end and start < t.value[1]), None)
    if at is None or (group := found[at].group) is None or (arm := _arm_at(scene, sentence, group)) is None:
        return None
    beside = [found[i] for i in (at - 1, at + 1) if 0 <= i < len(found) and found[i].outcome == found[at].outcome]
    taken_in = re.search(r"[(\[]", scene.text[figure.end : sentence.start + found[at].value[1]])
    if taken_in or any(t.group == group for t in beside):  # a whole before its parts: "40% (21% in A versus 58% in B)"
        return None
    others = [_arm_at(scene, sentence, t.group) for t in beside if t.group is not None]
    return arm if any(o is not None and _differ(scene, arm, o) for o in others) else None


_TOGETHER = regex(r"\s?(?:\([^()]*\)\s?)?(?P<how>and|or|plus|\+|with|/|&)\s?")
"""Between drugs that are given together or in the place of each other."""


def _differ(scene: Scene, one: Mention, other: Mention) -> bool:
    """Whether two arms are two: neither the same words nor two names of the same drugs, nor drugs of one regimen."""
    first, second = ({scene.asset_ids.get((d.start, d.end)) for d in scene.within(m.start, m.end, Label.DRUG)} for m in (one, other))
    between = scene.text[min(one.end, other.end) : max(one.start, other.start)]
    gap = _TOGETHER.fullmatch(between)
    together = gap is not None and (one.id == other.id == "drug" or gap.group("how") not in ("and", "or"))
    return arm_key(one) != arm_key(other) and (not first or first != second) and not together


def _results(scene: Scene, sentence: Sentence) -> Sequence[Told]:
    """What the reader of told results finds in a sentence that names two arms, worked out once."""

    def work(_: Scene, start: int, end: int) -> list[Told]:
        named = _named(scene, start, end)
        text = scene.text[start:end]
        if len({arm_key(m) for m in named}) < 2 or end - start > _LONGEST or "\t" in text:
            return []
        return list(told(text, [(m.start - start, m.end - start) for m in named]))

    return scene.once("second reading", sentence.start, sentence.end, work)


def _named(scene: Scene, start: int, end: int) -> list[Mention]:
    """The arms of a stretch and the drugs outside them."""
    arms = [a for a in scene.within(start, end, Label.ARM) if a.id not in _NO_ARMS]
    drugs = [d for d in scene.within(start, end, Label.DRUG) if not any(a.start <= d.start < a.end for a in arms)]
    return sorted([*arms, *drugs], key=lambda m: m.start)


def _arm_at(scene: Scene, sentence: Sentence, place: tuple[int, int]) -> Mention | None:
    """The arm or drug that a group of the second reading is."""
    start, end = sentence.start + place[0], sentence.start + place[1]
    known = next((m for m in _named(scene, start, end) if m.end > start and m.start < end), None)
    if known is None:
        return None
    if known.label == Label.ARM and known.start <= start and known.end >= end:
        return known
    return Mention(start, end, Label.ARM, scene.text[start:end], known.id if known.label == Label.ARM else "drug", "arms.told")
