"""What becomes of the subject of a verb: "X fell", "no X was seen", "loss of X was prevented"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from abstract2kb.assemble.preclinical import vocabulary as v
from abstract2kb.assemble.preclinical.additions import is_product
from abstract2kb.assemble.preclinical.groups import Group
from abstract2kb.assemble.preclinical.phrases import Phrase, Segment
from abstract2kb.assemble.preclinical.reading import Effect, is_effect, named_effect, read_all
from abstract2kb.assemble.preclinical.subject_phrases import subjects
from abstract2kb.assemble.preclinical.vocabulary import Act
from abstract2kb.records import Direction

__all__ = ["PROCESS", "is_denied", "is_nameable", "of_subject"]

UP, DOWN, SAME, ABSENT = Direction.INCREASED, Direction.DECREASED, Direction.UNCHANGED, Direction.ABSENT
_RULE = "preclinical.verb"
_CLOSE = 3
_UNHARMED = frozenset("-resistant -refractory -insensitive -sensitive -naive -tolerant".split())
PROCESS = frozenset(
    "divide proliferate accumulate persist survive live mature engraft regress recover respond multiply grow die relapse progress".split()
)
"""Verbs that name what goes on with their subject."""
_GROWN = frozenset("expand contract dwindle wane".split())


def of_subject(words: Segment, group: Group, way: Direction) -> Iterator[Effect]:
    """The subject went `way`; a denied subject ("no weight was lost") stayed."""
    told = False
    phrases = subjects(words, group.start)
    denied = is_denied(words, phrases)
    for effect in read_all(words, [p for p in phrases if not is_product(words, p)], ABSENT if way is ABSENT or denied else UP, group.at, _RULE):
        on_asset = words[effect.start].asset is not None and not named_effect(words, effect) and not _is_what_survived(words, effect)
        if is_effect(words, effect) and not on_asset:
            told = True
            end = group.at + 1 if group.verb.lemma in PROCESS and group.at - effect.end < _CLOSE else effect.end
            yield _composed(words, replace(effect, end=end), effect.direction, way, group.act)
    grown = group.verb.lemma in _GROWN and group.start > 0 and words[group.start - 1].asset is not None  # of cells that are the drug
    if not told and (group.verb.lemma in PROCESS or grown) and not group.passive:
        yield Effect(group.at, group.at + 1, way, group.at, _RULE)


def _is_what_survived(words: Segment, effect: Effect) -> bool:
    """True for "X-resistant tumours", of which the name of an asset is only a part."""
    return effect.end - effect.start > 1 and words[effect.start + 1].low in _UNHARMED


def is_denied(words: Segment, phrases: Sequence[Phrase]) -> bool:
    """True for the subjects of "neither A nor B", "no A or B"."""
    return bool(phrases) and words[phrases[0].start].low in {"no", "neither"}


def _composed(words: Segment, effect: Effect, own: Direction, way: Direction, act: Act) -> Effect:
    """What becomes of an effect whose phrase says `own` and whose verb says `way`: "loss of X was prevented" speaks of the loss."""
    noun = next((i for i in range(max(effect.start - 2, 0), effect.start) if words[i].low in v.TURNS), None)
    if effect.turned and noun is not None and own in (UP, DOWN):
        return replace(effect, start=noun, direction=way) if way is DOWN else effect if way is UP else replace(effect, direction=SAME)
    return replace(effect, direction=_subject_way(own, way, act))


def _subject_way(own: Direction, way: Direction, act: Act) -> Direction:
    """ "No weight was lost" leaves the weight; "no IL-6 was released" leaves no IL-6; "its effect on X was minimal" leaves X."""
    if own is ABSENT and way is not ABSENT:
        return SAME if act in (Act.LOWER, Act.TOUCH) else ABSENT
    return own if way is ABSENT or own in (SAME, DOWN) else way


def is_nameable(words: Segment, effect: Effect) -> bool:
    """True for a phrase without people, doses and data: enough for what is denied."""
    return not any(w.low in v.NOT_EFFECTS for w in words[effect.start : effect.end])
