"""What a verb governs: the phrases after it, and the direction that it gives them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from abstract2kb.assemble.preclinical import vocabulary as v
from abstract2kb.assemble.preclinical.groups import Group
from abstract2kb.assemble.preclinical.phrases import Phrase, Segment, is_adverb, is_measure, objects
from abstract2kb.assemble.preclinical.reading import Effect, read, read_all
from abstract2kb.assemble.preclinical.vocabulary import VERBS, Act
from abstract2kb.records import Direction

__all__ = ["right", "set_beside", "shared", "told_of", "way_of"]

SAME, ABSENT = Direction.UNCHANGED, Direction.ABSENT
_RULE = "preclinical.verb"
_BESIDE = dict.fromkeys("equal equivalent similar comparable identical".split(), SAME) | {
    "superior": Direction.INCREASED, "inferior": Direction.DECREASED, "above": Direction.INCREASED, "below": Direction.DECREASED,
}  # fmt: skip
"""What may stand after an effect and say how it compares: "an affinity equal to that of Y", "potency below that of Y"."""


def way_of(group: Group, way: Direction) -> Direction:
    """The direction that the verb gives to what it speaks of: `way`, unless it is denied."""
    if not group.denied:
        return way
    return ABSENT if group.act in (Act.CAUSE, Act.SHOW, Act.EVENT, Act.SEE) else SAME


def right(words: Segment, group: Group) -> list[Phrase]:
    """The phrases after the verb."""
    after = group.after
    while after < len(words) and is_adverb(words[after]) and words[after].low not in v.TURNED_AND_LITTLE:
        after += 1
    if group.verb.fading and after < len(words) and _is_extent(words, after):
        return []
    return objects(words, after, group.act in (Act.CAUSE, Act.SHOW))


def _is_extent(words: Segment, at: int) -> bool:
    """True for "to 60% of baseline" and "100-fold" after "fell": how far it went."""
    if words[at].low in {"to", "by", "from"}:
        return True
    end = next((i for i in range(at, len(words)) if not is_measure(words[i])), len(words))
    return end > at and (end == len(words) or words[end].low in v.AND_STOPS)


def shared(words: Segment, group: Group) -> list[Phrase]:
    """What the verb joined to it governs: "reduced or abolished growth"."""
    joint = group.after
    if joint + 1 >= len(words) or words[joint].low not in {"and", "or"} or group.verb.fading:
        return []
    verb = VERBS.get(words[joint + 1].low)
    same = verb is not None and verb.past == group.verb.past and not verb.gerund and verb.act is not Act.OTHER
    return objects(words, joint + 2) if same else []


def told_of(words: Segment, phrases: Iterable[Phrase], way: Direction, group: Group) -> Iterator[Effect]:
    """The effects that the phrases of a verb name."""
    told = list(phrases)
    denied = [p for p in told[1:] if words[told[0].start].low in {"no", "neither"} and words[p.start - 1].low in {"or", "nor"}]
    yield from read_all(words, [p for p in told if p not in denied], way, group.at, _RULE)
    for phrase in denied:
        yield from read(words, phrase, ABSENT, group.at, _RULE)


def set_beside(words: Segment, effect: Effect) -> Effect:
    """The effect with the direction that a comparison right after it gives."""
    last = effect.end - 1
    for at in (last, last + 1):
        way = _BESIDE.get(words[at].low) if at < len(words) else None
        joint = words[at + 1].low if way is not None and at + 1 < len(words) else ""
        if (
            way is not None
            and (joint in {"to", "with"} or (joint in {"that", "those"} and words[at].low in {"above", "below"}))
            and at > effect.start
        ):
            return replace(effect, end=min(effect.end, at), direction=way)
    return effect
