"""What a phrase says by itself: "a greater loss of tumor volume" is tumor volume, decreased; "no change in body weight" is body weight, unchanged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from abstract2kb.assemble.preclinical import vocabulary as v
from abstract2kb.assemble.preclinical.phrases import Phrase, Segment, is_adverb, is_measure, objects
from abstract2kb.records import Direction

__all__ = ["Effect", "is_effect", "named_effect", "read"]

_LONGEST = 14
_BARE = frozenset("effect effects change changes finding findings picture result results".split())
_GONE = frozenset("loss losses".split())


@dataclass(frozen=True, slots=True)
class Effect:
    """words[start:end] (end exclusive) of a segment went `direction`; `at` is the word that says so, `head` a shared head ("release of")."""

    start: int
    end: int
    direction: Direction
    at: int
    rule: str
    head: str = ""
    weak: bool = False
    """A finding only where its segment has no other."""


def read(words: Segment, phrase: Phrase, way: Direction, at: int, rule: str) -> Iterator[Effect]:
    """The effects of a phrase whose verb (at `at`) says `way`: its own adjectives and nouns of direction may turn it."""
    start, way = _modified(words, phrase, way)
    noun = _noun_of_change(words, start, phrase.end)
    if noun is None or (way is Direction.ABSENT and words[noun].low in _GONE):
        yield Effect(start, _trimmed(words, start, phrase.end), way, at, rule, phrase.head)
        return
    turned = _turned(words[noun].low, way)
    inner = [Phrase(noun + 2, phrase.end)] if noun + 2 < phrase.end else objects(words, noun + 2)
    if turned is None or not inner:
        whole = inner[0].end if inner and words[noun].low in v.CHANGE_NOUNS and inner[0].start == noun + 2 else phrase.end
        yield Effect(start, whole, way, at, rule, phrase.head)
        return
    for argument in inner:
        yield Effect(_past_modifiers(words, argument), argument.end, turned, at, rule, argument.head)


def _modified(words: Segment, phrase: Phrase, way: Direction) -> tuple[int, Direction]:
    """Where the name itself begins, and the direction that the words before it give."""
    at = phrase.start
    while at < phrase.end:
        low = words[at].low
        if low in v.NO_WORDS or (low in v.LITTLE and way is Direction.INCREASED):
            way = Direction.ABSENT
        elif low in v.DOWN_ADJECTIVES:
            way = Direction.DECREASED if way is Direction.INCREASED else way
        elif not (low in v.UP_ADJECTIVES or low in v.DETERMINERS or is_adverb(words[at]) or is_measure(words[at]) or low in {"-", "x", "of"}):
            break
        at += 1
    return (at, way) if at < phrase.end else (phrase.start, way)


def _past_modifiers(words: Segment, phrase: Phrase) -> int:
    return _modified(words, phrase, Direction.UNCHANGED)[0]


def _noun_of_change(words: Segment, start: int, end: int) -> int | None:
    """The index of a noun like "reduction" with an argument after it ("in X", "of X")."""
    for i in range(start, min(start + 4, end)):
        low = words[i].low
        if low == "arrest" and words[i + 1 : i + 2] and words[i + 1].low != "of":
            return None
        if low in v.EFFECT_NOUNS - v.DOWN_NOUNS - v.UP_NOUNS - v.CHANGE_NOUNS:
            return None
        if (low in v.DOWN_NOUNS or low in v.UP_NOUNS or low in v.CHANGE_NOUNS) and i + 2 < len(words) and words[i + 1].low in {"in", "of", "on"}:
            after = words[i + 2]
            return None if is_measure(after) or after.low in {"up", "at"} else i
    return None


def _turned(noun: str, way: Direction) -> Direction | None:
    """The direction of the noun's argument; None where the phrase as a whole is the effect."""
    if way is Direction.ABSENT:
        return Direction.UNCHANGED
    if way is Direction.INCREASED and noun in v.DOWN_NOUNS:
        return Direction.DECREASED
    return Direction.INCREASED if way is Direction.INCREASED and noun in v.UP_NOUNS else None


def _trimmed(words: Segment, start: int, end: int) -> int:
    """The end without a predicate adjective: "blood counts unchanged"."""
    while end - 1 > start and (
        words[end - 1].low in v.SAME_ADJECTIVES or words[end - 1].low == "of" or is_adverb(words[end - 1]) or is_measure(words[end - 1])
    ):
        end -= 1
    return end


def is_effect(words: Segment, effect: Effect) -> bool:
    """True for a phrase that may name an effect: not only assets, not people, doses or data."""
    inner = words[effect.start : effect.end]
    if not inner or len(inner) > _LONGEST:
        return False
    if inner[0].stands_for:
        return True
    of = next((i for i, w in enumerate(inner) if w.low == "of"), len(inner))
    head = inner[of - 1] if of else inner[-1]
    if head.low == "time":
        return (of > 1 and inner[of - 2].low.endswith(("ing", "residence"))) or _is_time_to(words, effect)
    if head.low == "exposure":
        return effect.end >= len(words) or words[effect.end].low != "to"
    if (
        head.asset is not None
        or head.low in v.NOT_EFFECTS
        or (len(inner) == 1 and head.low.startswith("anti-"))
        or (len(inner) == 1 and head.low in _BARE)
    ):
        return False
    return any(w.asset is None and any(c.isalpha() for c in w.low) and w.low not in v.DETERMINERS for w in inner)


def _is_time_to(words: Segment, effect: Effect) -> bool:
    return any(words[i].low == "time" and words[i + 1].low == "to" for i in range(effect.start, effect.end - 1))


def named_effect(words: Segment, effect: Effect) -> bool:
    """True when a word of the phrase is known as the name of an effect or an adverse event."""
    if effect.head or words[effect.start].stands_for:
        return True
    return any(w.event or w.low in v.EFFECT_NOUNS or w.low.split("-")[-1] in v.EFFECT_NOUNS for w in words[effect.start : effect.end])
