"""What becomes of the subject of a verb that means little alone: "stasis turned into regression", "relapse came later", "X marked the mice on Y"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from abstract2kb.assemble.preclinical import vocabulary as v
from abstract2kb.assemble.preclinical.bringing import workings
from abstract2kb.assemble.preclinical.groups import Group
from abstract2kb.assemble.preclinical.phrases import Phrase, Segment, is_adverb, is_finite, objects
from abstract2kb.assemble.preclinical.reading import Effect, named_effect, read, read_all
from abstract2kb.assemble.preclinical.subject_effects import is_nameable
from abstract2kb.assemble.preclinical.subject_phrases import subjects
from abstract2kb.records import Direction

__all__ = ["becoming"]

UP, DOWN = Direction.INCREASED, Direction.DECREASED
_RULE = "preclinical.construction"
_TURNS = frozenset("turn convert shift switch skew progress evolve move change".split())
_TO = frozenset("into to toward towards".split())
_STATES = frozenset("phenotype phenotypes profile state states signature polarity".split())
_BALANCES = frozenset("balance ratio polarity phenotype polarization polarisation compartment equilibrium".split())
_COMES = frozenset("come occur appear arise happen emerge start begin".split())
_TIMES = {"later": DOWN, "sooner": UP, "earlier": UP}
"""When something came about: the later, the less of it there was."""
_FRONTS = frozenset("with after on under from following".split())
_WORKS = frozenset("drive mediate".split())
_WORKINGS = frozenset("activity activities effect effects efficacy action potency benefit synergy mechanism".split())
_MARKS = frozenset("distinguish characterize characterise typify mark".split())
_REACH, _NEAR = 9, 3


def becoming(words: Segment, group: Group) -> Iterator[Effect]:
    """The effects of such a verb; none where it is used in another way."""
    if group.denied:
        return
    if group.verb.lemma in _TURNS:
        yield from _turned_into(words, group)
    if group.verb.lemma in _COMES and not group.passive:
        yield from _timed(words, group)
        yield from _brought(words, group)
    if group.verb.lemma in _WORKS and group.passive and _is_of_workings(words, group):
        yield from workings(words, group.after, group.at)
    if group.verb.lemma in _MARKS:
        yield from _marked(words, group)


def _is_of_workings(words: Segment, group: Group) -> bool:
    """True where the subject is what an asset does: "the activity of X"."""
    for phrase in subjects(words, group.start):
        of = next((i for i in range(phrase.start, phrase.end) if words[i].low == "of"), phrase.end)
        if any(w.low in _WORKINGS for w in words[phrase.start : of]):
            return True
    return False


def _turned_into(words: Segment, group: Group) -> Iterator[Effect]:
    """ "stasis turned into regression", "macrophages were shifted from an M2 to an M1 phenotype"."""
    near = range(group.after, min(group.after + _REACH, len(words) - 1))
    stop = next((i for i in near if words[i].low in {",", ";", "while", "but"} or is_finite(words, i)), near.stop)
    to = next((i for i in near if i < stop and words[i].low in _TO), None)
    balance = any(w.low in _BALANCES for w in words[group.after : group.after + _NEAR])
    if to is None or (group.verb.lemma == "turn" and words[to].low != "into"):
        return
    if not (group.passive or balance) and to > group.after and words[group.after].low != "from":
        return  # it has an object, which is another construction
    for phrase in objects(words, to + 1)[:1]:
        state = balance or words[phrase.end - 1].low in _STATES
        yield from (e for e in read(words, phrase, UP, group.at, _RULE) if state or named_effect(words, e))


def _timed(words: Segment, group: Group) -> Iterator[Effect]:
    """ "Regrowth came later", "relapses occurred two weeks sooner"."""
    when = next((w.low for w in words[group.after : group.after + _NEAR] if w.low in _TIMES), None)
    if when is not None:
        told = (e for p in subjects(words, group.start) for e in read(words, p, UP, group.at, _RULE))
        yield from (replace(e, direction=_TIMES[when]) for e in told if named_effect(words, e))


def _brought(words: Segment, group: Group) -> Iterator[Effect]:
    """ "With X came a burst of IL-6": what came stands behind its verb."""
    if words[0].low in _FRONTS and words[group.at - 1].asset is not None and group.after < len(words):
        yield from (e for e in read_all(words, objects(words, group.after), UP, group.at, _RULE) if is_nameable(words, e))


def _marked(words: Segment, group: Group) -> Iterator[Effect]:
    """ "Fewer metastases distinguished the mice on X", "mice on X were marked by fewer metastases"."""
    near = words[group.after : group.after + _REACH]
    if group.passive:
        by = next((group.after + k for k, w in enumerate(near[:_NEAR]) if w.low == "by"), None)
        phrases = objects(words, by + 1, True) if by is not None and any(w.asset is not None for w in words[: group.start]) else []
    else:
        phrases = _leading(words, group) if any(w.asset is not None for w in near) else []
    yield from (e for e in read_all(words, phrases, UP, group.at, _RULE) if named_effect(words, e) or e.turned)


def _leading(words: Segment, group: Group) -> list[Phrase]:
    """The items of the subject, each with its adjective: "Lower IL-6 and longer survival"."""
    start = 0
    while start < group.start and is_adverb(words[start]) and words[start].low not in v.TURNED:
        start += 1
    return objects(words[: group.start], start, True)
