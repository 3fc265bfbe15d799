"""What a verb makes of its object: "rendered regulatory T cells fragile", "turned tumours hot", "skewed CD4+ cells towards TH1", "shows X active"."""

from __future__ import annotations

from collections.abc import Iterator

from abstract2kb.assemble.preclinical import vocabulary as v
from abstract2kb.assemble.preclinical.effect_nouns import is_effect_noun
from abstract2kb.assemble.preclinical.groups import Group
from abstract2kb.assemble.preclinical.phrases import Phrase, Segment, Word, is_adverb, is_finite, is_measure, objects
from abstract2kb.assemble.preclinical.reading import Effect
from abstract2kb.assemble.preclinical.vocabulary import VERBS
from abstract2kb.records import Direction

__all__ = ["complement", "is_judging", "turned_out"]

UP, DOWN, SAME = Direction.INCREASED, Direction.DECREASED, Direction.UNCHANGED
_RULE = "preclinical.construction"
_MAKES = frozenset("make render turn leave keep get".split())
_STEERS = frozenset("skew drive shift push steer tilt bias polarize polarise repolarize repolarise direct move nudge".split())
_TOWARDS = frozenset("toward towards".split())
_JUDGES = frozenset("show find make prove report".split())
_BECOMES = frozenset("became turned went grew become".split())
_LIVING = frozenset(
    "cells tumours tumors macrophages monocytes lymphocytes fibroblasts xenografts lines blasts clones organoids lesions vessels nodules "
    "splenocytes keratinocytes tregs spheroids".split()
)
"""What may become something."""
_NO_STATE = frozenset("available clear apparent evident standard necessary possible important alone instead again".split())
_PLURAL_NO_NOUN = ("ss", "us", "is", "ous")
_NEAR = 3


def complement(words: Segment, group: Group) -> Iterator[Effect]:
    """ "made regulatory T cells fragile" is "regulatory T cells fragile", "skewed CD4+ cells towards TH1" "CD4+ cells towards TH1"."""
    if group.denied or group.passive:
        return
    for phrase in objects(words, group.after)[:1]:
        if group.verb.lemma in _STEERS:
            yield from _steered(words, group, phrase)
        elif group.verb.lemma in _MAKES and phrase.end - phrase.start > 1 and _is_state(words, phrase):
            last = words[phrase.end - 1].low
            if last in v.TURNED:
                yield Effect(phrase.start, phrase.end - 1, DOWN if last in v.DOWN_ADJECTIVES else UP, group.at, _RULE)
            elif last not in v.SAME_ADJECTIVES and not v.is_finding_adjective(last):
                yield Effect(phrase.start, phrase.end, UP, group.at, _RULE)


def _is_state(words: Segment, phrase: Phrase) -> bool:
    """True where the last word says what became of the things before it: no noun stands right behind a plural."""
    thing, state = words[phrase.end - 2], words[phrase.end - 1]
    if not _is_plural(thing) or state.asset is not None or not state.low.isalpha() or is_effect_noun(state.low):
        return False
    return not (state.low in VERBS or state.low in v.NOT_EFFECTS or state.low in _NO_STATE or state.low.endswith("s") or is_adverb(state))


def _is_plural(word: Word) -> bool:
    return word.asset is None and word.low.endswith("s") and not word.low.endswith(_PLURAL_NO_NOUN) and len(word.low) > _NEAR


def _steered(words: Segment, group: Group, phrase: Phrase) -> Iterator[Effect]:
    if phrase.end + 1 < len(words) and words[phrase.end].low in _TOWARDS:
        for state in objects(words, phrase.end + 1)[:1]:
            yield Effect(phrase.start, state.end, UP, group.at, _RULE)


def is_judging(words: Segment, group: Group) -> int | None:
    """The index of the asset (or "it") of "shows X active in A": an adjective that is said of it follows, after "to be" or a figure."""
    at = group.after
    if group.verb.lemma not in _JUDGES or group.passive or group.denied or at + 1 >= len(words):
        return None
    if words[at].asset is None and words[at].low not in {"it", "them"}:
        return None
    be = at + 2 if [w.low for w in words[at + 1 : at + 3]] == ["to", "be"] else at
    i = be + 1
    while i < len(words) and (is_adverb(words[i]) or is_measure(words[i])):
        i += 1
    known = i < len(words) and (v.is_finding_adjective(words[i].low) or (words[i].low in {"more", "less"} and i + 1 < len(words)))
    return be if known else None


def turned_out(words: Segment, at: int) -> Iterator[Effect]:
    """ "Cells turned senescent", "macrophages became inflammatory": what the cells became."""
    state = at + 1
    while state < len(words) and is_adverb(words[state]):
        state += 1
    if words[at].low not in _BECOMES or state >= len(words) or not at:
        return
    thing, last = words[at - 1], words[state]
    ends = state + 1 >= len(words) or words[state + 1].low in v.LIST_STOPS or is_adverb(words[state + 1]) or is_finite(words, state + 1)
    plain = last.low.isalpha() and not (last.low in VERBS or last.low in v.STOPS or last.low in _NO_STATE | v.NOT_EFFECTS or is_effect_noun(last.low))
    if thing.low in _LIVING and ends and plain and last.low not in v.DETERMINERS and last.low not in v.SAME_ADJECTIVES | v.TURNED:
        yield Effect(at, state + 1, UP, at, _RULE)
