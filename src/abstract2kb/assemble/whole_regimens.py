"""Arms told by one drug of a regimen, as the whole regimen: "A and B" where only "B" stands right after a preposition.

Example: in "patients treated with the combination of A and B" the arm is "A and B", and in "those who received A and B alone" it goes on to its end.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from abstract2kb.assemble.arm_names import ALONE
from abstract2kb.assemble.linking import Link
from abstract2kb.assemble.regimens import Group, groups_in
from abstract2kb.assemble.scene import Scene, Sentence
from abstract2kb.nlp.connectives import VERSUS
from abstract2kb.nlp.mention import Label, Mention
from abstract2kb.patterns import regex

__all__ = ["regimens_compared", "whole_regimen"]

_GIVEN = regex(r"\b(?:with|received|receiving|given|taking|on)\s(?:the\s)?(?:[\w-]+\s){0,2}$")
"""Before the drug that a group's words end with: "patients who received A"."""


def whole_regimen(scene: Scene, sentence: Sentence, link: Link, siblings: Sequence[Link], arm: Mention) -> Mention:
    """The arm with all drugs of the group that its drug is given in; unchanged where these are the arms of different figures."""
    if arm.start < sentence.start or arm.end > sentence.end or arm.id not in ("drug", "subgroup", "people", "words"):
        return arm
    group = next((g for g in groups_in(scene, sentence.start, sentence.end) if g.start < arm.end and arm.start < g.end), None)
    if group is None or len(group.ids) < 2 or group.choice or group.part in ("optional", "added") or arm.end > group.end:
        return arm
    if (arm.start <= group.start and arm.end == group.end) or _is_dealt(scene, group, link, siblings):
        return arm
    if arm.id != "drug" and _GIVEN.search(scene.text, arm.start, max(arm.start, group.start)) is None:
        return arm
    alone = ALONE.match(scene.text, group.end)
    start, end = min(arm.start, group.start), alone.end() if alone else group.end
    return replace(arm, start=start, end=end, text=scene.text[start:end])


def _is_dealt(scene: Scene, group: Group, link: Link, siblings: Sequence[Link]) -> bool:
    """Whether the drugs of the group are the arms of as many figures."""
    inside = [a for a in scene.within(group.start, group.end, Label.ARM) if a.end <= group.end]
    return link.size == len(siblings) > 1 and len(inside) > 1


_SET_AGAINST = regex(
    rf"(?:\s?\([^()]*\))?(?:\s(?:arm|group|alone|monotherapy))?,?\s(?:{VERSUS}|or|and|to|with)\s(?:to\s)?(?:(?:the|either|single-agent)\s)*"
)
_SENTENCE_END = regex(r"[.;]\s|\(p\b")


def regimens_compared(scene: Scene, start: int, end: int) -> list[Mention]:
    """The two regimens that text[start:end] sets against each other, "comparing A plus B with C": the second is the control; else none."""
    sentence = scene.sentence_at(start)
    groups = [g for g in groups_in(scene, sentence.start, sentence.end) if g.end <= end and g.part != "own"]
    if len(groups) != 2 or groups[1].part != "control" or groups[0].part != "subject":
        return []
    between = scene.text[groups[0].end : groups[1].start]
    if _SET_AGAINST.fullmatch(between) is None or any(_SENTENCE_END.search(scene.text, g.start, g.end) for g in groups):
        return []
    return [Mention(g.start, g.end, Label.ARM, scene.text[g.start : g.end], "drug", "arms.regimens") for g in groups]
