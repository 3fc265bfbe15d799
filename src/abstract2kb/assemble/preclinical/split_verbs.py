"""Verbs that take their object between themselves and their particle: "pushed regulatory T cells up", "brought the count down"."""

from __future__ import annotations

from collections.abc import Iterator

from abstract2kb.assemble.preclinical import vocabulary as v
from abstract2kb.assemble.preclinical.finite import is_adverb, is_finite
from abstract2kb.assemble.preclinical.groups import Group
from abstract2kb.assemble.preclinical.phrases import Segment, is_measure, objects
from abstract2kb.assemble.preclinical.reading import Effect, is_effect, read_all
from abstract2kb.assemble.preclinical.vocabulary import Act
from abstract2kb.records import Direction

__all__ = ["split_verb"]

_REACH = 9
_SPLITTING = frozenset(lemma for lemma, particle in v.PARTICLES if particle in {"up", "down", "off", "on", "out", "back", "away"})
_WAYS = {Act.LOWER: Direction.DECREASED, Act.RAISE: Direction.INCREASED, Act.CAUSE: Direction.INCREASED}
_ENDS = frozenset({",", "and", "but"})


def split_verb(words: Segment, group: Group) -> Iterator[Effect]:
    """The object before the particle went the way of the two together."""
    if group.verb.lemma not in _SPLITTING or group.passive or group.denied or group.after > group.at + 1:
        return
    for at in range(group.at + 2, min(group.at + _REACH, len(words))):
        if words[at].low in {";", ","} or is_finite(words, at):
            return
        act = v.PARTICLES.get((group.verb.lemma, words[at].low))
        if act in _WAYS and _ends(words, at + 1):
            told = read_all(words, objects(words[:at], group.at + 1), _WAYS[act], group.at, "preclinical.verb")
            yield from (e for e in told if is_effect(words, e))
            return


_STOPS_OR_ENDS = v.STOPS | _ENDS


def _ends(words: Segment, at: int) -> bool:
    """True where nothing follows that could be what "up" and "down" belong to."""
    return at >= len(words) or words[at].low in _STOPS_OR_ENDS or is_adverb(words[at]) or is_measure(words[at]) or words[at].low.endswith("fold")
