"""What a segment says that no construction has read: whatever the verb, what was compared, multiplied, held against another or came to a figure.

"Cells formed fewer colonies", "counts were three times as many as with X", "volume was 40% below that of Y", "TGI came to 88%".
A verb that is not known may bring no finding by itself, so the phrase has to be known as an effect, or be set against something by "than".
"""

from __future__ import annotations

from collections.abc import Iterator

from abstract2kb.assemble.preclinical import vocabulary as v
from abstract2kb.assemble.preclinical.groups import Group
from abstract2kb.assemble.preclinical.phrases import Segment, is_adverb, is_finite, is_measure, objects
from abstract2kb.assemble.preclinical.reading import Effect, is_effect, named_effect, read_all
from abstract2kb.assemble.preclinical.subject_effects import of_subject
from abstract2kb.assemble.preclinical.vocabulary import VERBS, Act
from abstract2kb.records import Direction

__all__ = ["leftover"]

UP, DOWN = Direction.INCREASED, Direction.DECREASED
_RULE = "preclinical.leftover"
_COUNTED = frozenset("many much high great large long strong potent frequent abundant numerous".split())
_HELD = {"below": DOWN, "under": DOWN, "beneath": DOWN, "above": UP, "over": UP}
_OTHERS = frozenset("that those the values baseline control controls vehicle".split())
_FIGURES = frozenset("tgi tgis".split())
_CAME = frozenset("came amounted rose climbed reached was were averaged stood at to of".split())
_MORE = v.COMPARED - {"more", "less"} | {"fewer", "more", "less"}
_REACH, _NEAR = 6, 4
_HOPES = frozenset("may might could would should can will to if whether".split())


def leftover(words: Segment) -> list[Effect]:
    """The effects of a segment in which no construction was found."""
    found: list[Effect] = []
    for at in range(1, len(words)):
        new = list(_compared(words, at)) or list(_multiplied(words, at)) or list(_held(words, at)) or list(_figure(words, at))
        found += [e for e in new if is_effect(words, e) and not any(e.start < f.end and f.start < e.end for f in found)]
    return found


def _compared(words: Segment, at: int) -> Iterator[Effect]:
    """ "formed fewer colonies": a comparative right behind a verb of any meaning."""
    if words[at].low not in _MORE or at + 1 >= len(words) or words[at + 1].low in {"than", "to", "by", "in", "with"} or is_measure(words[at + 1]):
        return
    verb = at - 1
    while verb > 0 and (is_adverb(words[verb]) or words[verb].low in v.DETERMINERS):
        verb -= 1
    if not _is_deed(words, verb) or any(w.low in _HOPES for w in words[max(verb - 2, 0) : verb]):
        return
    against = any(w.low == "than" for w in words[at:])
    for effect in read_all(words, objects(words, at), UP, verb, _RULE):
        if named_effect(words, effect) or (against and effect.turned and not any(w.low in v.NOT_EFFECTS for w in words[effect.start : effect.end])):
            yield effect


def _is_deed(words: Segment, at: int) -> bool:
    """True for a verb in the past tense, known or not, that is no participle after a noun ("cells treated") and no copula."""
    low = words[at].low
    if at == 0 or low in v.VERBAL:
        return False
    known = VERBS.get(low)
    return is_finite(words, at) or (
        known is None and low.endswith("ed") and words[at - 1].low not in v.VERBAL and words[at - 1].low not in v.DETERMINERS
    )


def _multiplied(words: Segment, at: int) -> Iterator[Effect]:
    """ "were five times as many", "was twice as high"."""
    if words[at].low != "as" or at + 2 >= len(words) or words[at + 1].low not in _COUNTED:
        return
    copula = next((i for i in range(at - 1, max(at - _REACH, 0), -1) if words[i].low in v.BE), None)
    between = words[copula + 1 : at] if copula else ()
    if copula is None or not any(w.low in {"times", "twice", "half"} or w.low.endswith("-fold") for w in between):
        return
    yield from _subject(words, copula, DOWN if any(w.low == "half" for w in between) else UP)


def _held(words: Segment, at: int) -> Iterator[Effect]:
    """ "was 40% below that of X"."""
    way = _HELD.get(words[at].low)
    if way is None or at + 1 >= len(words) or words[at + 1].low not in _OTHERS:
        return
    copula = next((i for i in range(at - 1, max(at - _REACH, 0), -1) if words[i].low in v.BE), None)
    if copula is None or not any(is_measure(w) for w in words[copula + 1 : at]):
        return
    yield from _subject(words, copula, way)


def _subject(words: Segment, copula: int, way: Direction) -> Iterator[Effect]:
    group = Group(copula, copula, VERBS["occurred"], Act.SEE, copula + 1, passive=True, denied=False)
    yield from (e for e in of_subject(words, group, way) if named_effect(words, e))


def _figure(words: Segment, at: int) -> Iterator[Effect]:
    """ "TGI came to 88%"; "TGI 47%"."""
    if words[at - 1].low not in _FIGURES:
        return
    end = at
    while end < min(at + _NEAR, len(words)) and (words[end].low in _CAME or is_adverb(words[end])):
        end += 1
    if end < len(words) and is_measure(words[end]):
        yield Effect(at - 1, at, UP, at - 1 if end == at else at, _RULE)
