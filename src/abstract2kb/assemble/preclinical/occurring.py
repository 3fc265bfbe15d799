"""Verbs that are the effect themselves: "killed tumour cells", "tumours regressed", "mice survived longer"."""

from __future__ import annotations

from collections.abc import Iterator

from abstract2kb.assemble.preclinical import vocabulary as v
from abstract2kb.assemble.preclinical.additions import is_someone
from abstract2kb.assemble.preclinical.governed import right, way_of
from abstract2kb.assemble.preclinical.groups import Group
from abstract2kb.assemble.preclinical.phrases import Segment, is_adverb, is_finite
from abstract2kb.assemble.preclinical.reading import Effect
from abstract2kb.assemble.preclinical.subject_phrases import subjects
from abstract2kb.records import Direction

__all__ = ["ADVERBIAL", "event"]

UP, DOWN, SAME = Direction.INCREASED, Direction.DECREASED, Direction.UNCHANGED
_RULE, _REACH = "preclinical.verb", 6
_EQUALLY = frozenset("many much well efficiently effectively potently strongly rapidly completely readily".split())
_OF_CONTROLS = frozenset("die perish relapse progress".split())
"""What animals do without the asset, too."""
_KILLS = frozenset("kill lyse lyze phagocytose attack".split())
_KILLED = frozenset("cells lines blasts tumors tumours xenografts spheroids organoids targets".split())
"""Models: what is killed in several of them is one finding."""
_UNTIL = frozenset("longer to until past beyond through".split())
_ON_ASSET = frozenset("internalize internalise".split())
_HOW = frozenset("faster slower quickly efficiently rapidly into upon on in better".split())
_POORLY = frozenset("poorly weakly feebly inefficiently sluggishly".split())
_WEAK = frozenset("bind infiltrate cross penetrate internalize internalise".split())
ADVERBIAL = frozenset("up down off away back out".split())


def event(words: Segment, group: Group) -> Iterator[Effect]:
    """The verb with its object, or its subject with the verb, is the effect."""
    way = SAME if _is_equal(words, group) and not group.denied else DOWN if _is_lesser(words, group) else way_of(group, UP)
    weak = group.verb.lemma in _WEAK and not group.denied
    if group.verb.lemma == "live" and words[group.after : group.after + 1] and words[group.after].low not in _UNTIL:
        return
    if group.verb.lemma == "progress" and group.passive:
        return
    if group.verb.lemma == "tolerate":
        if any(w.low == "without" for w in words[group.after :]):
            return  # what did not come about says it
        better = "better" in {words[group.at - 1].low, words[group.after].low if group.after < len(words) else ""}
        yield Effect(group.at, group.at + 1, UP if better and way is UP else SAME if way is UP else way, group.at, _RULE)
        return
    after = [] if group.passive else right(words, group)
    if after and not is_someone(words, after[0]):
        cells = group.verb.lemma in _KILLS and words[after[-1].end - 1].low in _KILLED
        yield Effect(group.at, after[-1 if cells else 0].end, way, group.at, _RULE, weak=weak)
        for phrase in after[1:] if not cells else ():
            yield Effect(phrase.start, phrase.end, way, group.at, _RULE, group.verb.lemma and words[group.at].text, weak=weak)
        return
    if group.verb.lemma in _KILLS and not after and words[group.after : group.after + 1] and _is_own(words, group):
        yield Effect(group.at, group.at + 1, way, group.at, _RULE)  # "it still killed at round six"
        return
    taken_up = group.verb.lemma in _ON_ASSET and group.after < len(words) and words[group.after].low in _HOW
    if not (group.passive or group.verb.fading or after or group.after > group.at + 1 or group.verb.gerund or taken_up):
        return
    yield from _undergone(words, group, way, weak, bool(after))


def _is_own(words: Segment, group: Group) -> bool:
    """True where the asset, or a pronoun, does something somewhere or for some time."""
    before = words[group.start - 1] if group.start else words[0]
    own = before.asset is not None or before.low in {"it", "they", "and", "which", "cells"}
    return own and words[group.after].low in {"at", "for", "on", "in", "after", "through", "even"}


def _is_lesser(words: Segment, group: Group) -> bool:
    """True for "bound CD25 far less tightly", "responded poorly"."""
    if {words[group.at - 1].low, words[group.after].low if group.after < len(words) else ""} & _POORLY:
        return True
    near = range(group.after, min(group.after + 2 * _REACH, len(words) - 1))
    stop = next((i for i in near if words[i].low in {",", "and", "but", ";"}), near.stop)
    less = any(words[i].low == "less" and (is_adverb(words[i + 1]) or words[i + 1].low == "well") for i in near if i < stop)
    return less or any(w.low in _POORLY for w in words[group.after : stop + 1])


def _is_equal(words: Segment, group: Group) -> bool:
    """True for "killed as many cells", "lysed them equally well"."""
    after = [w.low for w in words[group.after : group.after + _REACH]]
    return (len(after) > 2 and after[0] == "as" and after[1] in _EQUALLY and after[2] not in v.AND_STOPS) or "equally" in after


def _undergone(words: Segment, group: Group, way: Direction, weak: bool, governs: bool) -> Iterator[Effect]:
    """The subject with the verb ("tumors regressed"), or the verb alone where its subject is an animal or an asset ("mice survived longer")."""
    end = group.after if words[group.after - 1].low in ADVERBIAL else group.at + 1
    if end < len(words) and words[end].low in {"longer", "less", "later"}:
        way = DOWN if words[end].low in {"less", "later"} and way is UP else way
        end += 1
    told = False
    if group.verb.lemma in _ON_ASSET and group.passive and group.start and words[group.start - 1].asset is not None:
        yield Effect(group.at, end, way, group.at, _RULE)
        return
    agent = group.verb.lemma == "cure" and not group.passive  # "X and Y cured three"
    for phrase in [] if governs or agent else subjects(words, group.start):
        start = phrase.start + (words[phrase.start].low in {"no", "neither"})
        effect = Effect(start, end, way, group.at, _RULE)
        if any(is_finite(words, i) for i in range(phrase.end, group.start)):  # "cells were insensitive to A but responded to B"
            effect = Effect(group.at, end, way, group.at, _RULE, " ".join(w.text for w in words[start : phrase.end]))
        in_culture = group.verb.lemma in _OF_CONTROLS and words[phrase.end - 1].low in _KILLED
        if in_culture or not is_someone(words, phrase):
            told = True
            yield effect
    near = any(w.asset is not None for w in words[end : end + _REACH])
    if not told and (group.denied or near or group.verb.lemma not in _OF_CONTROLS):
        yield Effect(group.at, end, way, group.at, _RULE, weak=weak)
