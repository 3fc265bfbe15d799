"""What was seen, or came about by itself: "X was seen", "X did not occur", "staining confirmed loss of X"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from abstract2kb.assemble.preclinical import vocabulary as v
from abstract2kb.assemble.preclinical.governed import right, told_of, way_of
from abstract2kb.assemble.preclinical.groups import Group
from abstract2kb.assemble.preclinical.phrases import Segment
from abstract2kb.assemble.preclinical.reading import Effect, named_effect, read_all
from abstract2kb.assemble.preclinical.subject_effects import is_denied, is_nameable
from abstract2kb.assemble.preclinical.subject_phrases import subjects
from abstract2kb.records import Direction

__all__ = ["HAPPENED", "seen"]

UP, SAME, ABSENT = Direction.INCREASED, Direction.UNCHANGED, Direction.ABSENT
HAPPENED = frozenset("develop occur appear emerge arise follow ensue happen".split())
"""Lemmas of verbs that say by themselves that their subject came about."""
_PERCEIVED = frozenset("see observe detect find notice feel palpate".split())


def seen(words: Segment, group: Group) -> Iterator[Effect]:
    """ "X was seen", "X did not occur"."""
    if not (group.passive or group.verb.lemma in HAPPENED or words[group.after - 1].low == "up"):
        yield from _recorded(words, group)
        return
    phrases = subjects(words, group.start)
    for effect in read_all(words, phrases, ABSENT if is_denied(words, phrases) else UP, group.at, "preclinical.observed"):
        known = effect.direction is ABSENT or effect.turned or (group.denied and group.verb.lemma in _PERCEIVED)
        if named_effect(words, effect) or (known and is_nameable(words, effect)):
            yield replace(effect, direction=_unseen(effect)) if group.denied else effect


def _recorded(words: Segment, group: Group) -> Iterator[Effect]:
    """ "Staining confirmed degradation of X", "we saw fewer nodules"."""
    for effect in told_of(words, right(words, group), way_of(group, UP), group):
        made = any(w.low in v.MAKING for w in words[effect.start : effect.end])
        if not made and (named_effect(words, effect) or (effect.turned and is_nameable(words, effect))):
            yield effect


def _unseen(effect: Effect) -> Direction:
    """A change that was not seen left things as they were."""
    return SAME if effect.turned else ABSENT
