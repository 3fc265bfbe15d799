"""Words that stand for an effect told before: "Y prolonged it", "that of Y was unchanged", "Y had no impact".

The word is replaced by what it stands for while a segment is read, so that the rules for names see a name. The last effect that
was named goes on from segment to segment within a paragraph.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from abstract2kb.assemble.preclinical import vocabulary as v
from abstract2kb.assemble.preclinical.phrases import Segment, Word, is_adverb
from abstract2kb.assemble.preclinical.reading import Effect
from abstract2kb.assemble.preclinical.turns import is_moved_pronoun
from abstract2kb.assemble.preclinical.vocabulary import VERBS, Act
from abstract2kb.records import Direction

__all__ = ["elliptic", "last_name", "name_of", "stand_in"]

_OF_THE_SAME = frozenset("of in with on after by from among".split())
_SUBJECTS = frozenset("that those".split())
_OBJECTS = frozenset("it them this these".split())
_MOVES = frozenset({Act.LOWER, Act.RAISE, Act.TOUCH, Act.KEEP})
_NEAR = 5
_EMPTY = frozenset("effect effects impact influence change difference".split())


def name_of(words: Segment, effect: Effect) -> str:
    """The words that name an effect; "" where its verb or an adjective is the effect ("cured", "was inactive")."""
    if effect.start <= effect.at < effect.end or effect.rule == "preclinical.adjective":
        return ""
    inner = words[effect.start : effect.end]
    said = " ".join(w.text for w in inner)
    return f"{effect.head} {said}".strip()


def stand_in(words: list[Word], at: int, known: str) -> None:
    """Puts the last named effect in the place of a pronoun at `at`: "that of X", or "it" after a verb of change."""
    if not known or at >= len(words):
        return
    low, following = words[at].low, words[at + 1].low if at + 1 < len(words) else ""
    back = at - 1
    while back > 0 and is_adverb(words[back]):
        back -= 1
    before = VERBS.get(words[back].low) if at else None
    ends = at + 1 >= len(words) or following in v.LIST_STOPS or following in v.SAME_ADJECTIVES or is_adverb(words[at + 1])
    compared = at > 0 and words[at - 1].low in v.PREPOSITIONS
    moved = before is not None and before.act in _MOVES and back == at - 1
    owned = following != "of" or moved or any(w.asset is not None for w in words[at + 2 : at + _NEAR])
    if (
        (low in _SUBJECTS and following in _OF_THE_SAME and owned and not compared)
        or (low in _OBJECTS and ends and before is not None and before.act in _MOVES)
        or is_moved_pronoun(words, at)
    ):
        noun = known.partition(" of ")[0] if following == "of" else known
        words[at] = replace(words[at], text=noun, low=noun.split()[-1].lower(), stands_for=noun)


def elliptic(words: list[Word], effect: Effect, known: str) -> Effect:
    """ "Y had no impact" after an effect: that effect stayed as it was."""
    bare = effect.end - effect.start == 1 and words[effect.start].low in _EMPTY
    if not (known and bare and effect.direction is Direction.ABSENT):
        return effect
    words[effect.start] = replace(words[effect.start], text=known, low=known.split()[-1].lower(), stands_for=known)
    return replace(effect, direction=Direction.UNCHANGED)


def last_name(words: Segment, effects: Sequence[Effect]) -> str:
    """The name of the last effect that has one."""
    return next((said for e in reversed(effects) if (said := name_of(words, e))), "")
