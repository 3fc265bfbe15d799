"""What is made to happen: "caused tumours to shrink", "drove cells into apoptosis", "T cells poured into the tumour"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from abstract2kb.assemble.preclinical import vocabulary as v
from abstract2kb.assemble.preclinical.additions import is_someone
from abstract2kb.assemble.preclinical.groups import Group
from abstract2kb.assemble.preclinical.phrases import Phrase, Segment, objects
from abstract2kb.assemble.preclinical.reading import Effect, named_effect, read
from abstract2kb.assemble.preclinical.subject_phrases import subjects
from abstract2kb.assemble.preclinical.vocabulary import VERBS, Act
from abstract2kb.records import Direction

__all__ = ["become", "causative"]

UP, DOWN = Direction.INCREASED, Direction.DECREASED
_RULE = "preclinical.construction"
_FORCES = frozenset("cause allow enable force drive prompt induce trigger".split())
_SENDS = frozenset("drive send push force tip put throw plunge turn convert".split())
_COMES = frozenset("move pour stream flock migrate".split())
_INTO = frozenset("in into".split())


def causative(words: Segment, group: Group) -> Iterator[Effect]:
    """The effects of a verb that makes, sends or moves something."""
    lemma = group.verb.lemma
    if group.denied:
        return
    if lemma in _FORCES and not group.passive:
        yield from _forced(words, group)
    if lemma in _SENDS:
        yield from _sent(words, group)
    if lemma in {"draw", "pull"} and not group.passive:
        yield from _drawn(words, group)
    if lemma in _COMES and not group.passive and any(w.low in _INTO for w in words[group.at + 1 : group.at + 2]):
        yield from (e for p in subjects(words, group.start) for e in read(words, p, UP, group.at, _RULE) if named_effect(words, e))


def become(words: Segment, group: Group, phrase: Phrase, i: int) -> Effect | None:
    """ "made tumours shrink", "let T cells proliferate", "caused xenografts to regress": `i` is the bare verb, whose subject is the phrase."""
    verb = VERBS.get(words[i].low)
    if verb is not None and verb.lemma == words[i].low and verb.act is Act.EVENT and not verb.past:
        eaten = objects(words, i + 1)[:1]
        if eaten and (not is_someone(words, eaten[0]) or words[eaten[0].end - 1].low == "lines"):  # "let macrophages engulf lymphoma cells"
            return Effect(i, eaten[0].end, UP, group.at, _RULE)
    if verb is None or verb.lemma != words[i].low or not verb.fading or (verb.past and verb.lemma != "cut"):
        return None
    end = i - (words[i - 1].low == "to")
    if verb.act in (Act.LOWER, Act.RAISE):
        return Effect(phrase.start, end, DOWN if verb.act is Act.LOWER else UP, group.at, _RULE)
    if verb.act is Act.EVENT:
        someone = is_someone(words, Phrase(phrase.start, end))
        return Effect(i if someone or end < i else phrase.start, i + 1, UP, group.at, _RULE)
    return None


def _forced(words: Segment, group: Group) -> Iterator[Effect]:
    """ "caused tumours to shrink", "allowed T cells to persist"."""
    for phrase in objects(words, group.after)[:1]:
        to = phrase.end
        if to + 1 < len(words) and words[to].low == "to" and (told := become(words, group, phrase, to + 1)):
            yield told


def _drawn(words: Segment, group: Group) -> Iterator[Effect]:
    """ "drew T cells into the tumour", "drew in T cells": more of them were there."""
    if group.after < len(words) and words[group.after].low == "in":
        yield from (e for p in objects(words, group.after + 1) for e in read(words, p, UP, group.at, _RULE))
        return
    for phrase in objects(words, group.after)[:1]:
        if phrase.end < len(words) and words[phrase.end].low in _INTO | {"to"}:
            yield from read(words, phrase, UP, group.at, _RULE)


def _sent(words: Segment, group: Group) -> Iterator[Effect]:
    """ "drove the receptor into degradation", "sent cells into apoptosis", "were driven into senescence"."""
    phrases = subjects(words, group.start) if group.passive else objects(words, group.after)[:1]
    into = group.after if group.passive else phrases[0].end if phrases else len(words)
    if into + 1 >= len(words) or words[into].low != "into" or not phrases:
        return
    for state in objects(words, into + 1)[:1]:
        if words[state.end - 1].low in v.DOWN_NOUNS:
            yield from (e for p in phrases for e in read(words, p, DOWN, group.at, _RULE))
        else:
            fewer = words[phrases[0].start].low in {"fewer", "less"}
            yield from (
                replace(e, direction=DOWN if fewer else e.direction) for e in read(words, state, UP, group.at, _RULE) if named_effect(words, e)
            )
