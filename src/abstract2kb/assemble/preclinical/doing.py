"""What an asset does better, or goes along with: "more effective than Y in slowing growth", "was associated with reduced A and higher B"."""

from __future__ import annotations

from collections.abc import Iterator

from abstract2kb.assemble.preclinical import vocabulary as v
from abstract2kb.assemble.preclinical.phrases import Segment, is_finite, objects
from abstract2kb.assemble.preclinical.reading import Effect, is_lack, named_effect, read, read_all
from abstract2kb.assemble.preclinical.vocabulary import VERBS, Act
from abstract2kb.records import Direction

__all__ = ["associated", "at_doing", "deeds"]

UP, DOWN = Direction.INCREASED, Direction.DECREASED
_ABLE = frozenset("good effective potent efficacious efficient active superior better powerful successful capable".split())
_AT = frozenset("in at for of".split())
_FAR = 24
_LINKED = frozenset("associated correlated coupled paralleled accompanied concomitant coincided along together".split())
_POINTING = frozenset("this these it its which treatment treatments effect effects inhibition combination regression regressions".split())
_BY = frozenset("with by to".split())


def at_doing(words: Segment, at: int, adjective: int) -> Iterator[Effect]:
    """The effects of "was more effective than Y in slowing growth and inducing death": `at` is the verb, `adjective` what it says of the asset."""
    if not any(w.low in _ABLE for w in words[adjective : adjective + 2]):
        return
    yield from deeds(words, at, adjective + 1)


def deeds(words: Segment, at: int, start: int) -> Iterator[Effect]:
    """The effects of the gerunds after "in", "at" or "for" from `start` on: "in slowing growth and inducing death"; `at` is the verb."""
    doing = _doing(words, start)
    while doing is not None:
        verb = VERBS[words[doing].low]
        way = DOWN if verb.act is Act.LOWER else UP
        phrases = objects(words, doing + 1)
        if verb.act is Act.EVENT:
            yield from (Effect(doing, p.end, UP, at, "preclinical.doing") for p in phrases[:1])
        else:
            yield from read_all(words, phrases, way, at, "preclinical.doing")
        doing = _further(words, phrases[-1].end) if phrases else None


def _doing(words: Segment, start: int) -> int | None:
    """The index of the gerund after "in", "at" or "for"."""
    for i in range(start, min(start + _FAR, len(words) - 1)):
        if words[i].low in {";", "but", "while", "whereas", "which"} or is_finite(words, i):
            return None
        if words[i].low in _AT and _is_deed(words, i + 1):
            return i + 1
    return None


def _further(words: Segment, end: int) -> int | None:
    """The index of another gerund joined to the first."""
    joint = next((i for i in range(end, min(end + _FAR // 2, len(words) - 1)) if words[i].low in {"and", ",", "or"} and _is_deed(words, i + 1)), None)
    return None if joint is None or any(is_finite(words, i) for i in range(end, joint)) else joint + 1


def _is_deed(words: Segment, at: int) -> bool:
    verb = VERBS.get(words[at].low)
    deeds = (Act.LOWER, Act.RAISE, Act.CAUSE, Act.EVENT)
    return verb is not None and verb.gerund and verb.act in deeds and at + 1 < len(words) and words[at + 1].low not in v.OF_STOPS


def associated(words: Segment, at: int) -> Iterator[Effect]:
    """The effects after "was associated with" and the like: those that went some way by their own words ("reduced A and higher B")."""
    if words[at].low not in _LINKED or at + 1 >= len(words) or words[at + 1].low not in _BY:
        return
    phrases = objects(words, at + 2, True)
    if not phrases or not _is_of_treatment(words, at) or _is_of_a_noun(words, at, phrases[-1].end):
        return
    if not (words[phrases[0].start].low in v.TURNED or _is_turn(words, phrases[0].start)):
        return
    way = UP
    for phrase in phrases:
        own = words[phrase.start].low in v.TURNED or _is_turn(words, phrase.start)
        for effect in read(words, phrase, UP if own else way, at, "preclinical.with"):
            way = effect.direction if own else way
            if effect.turned or own or (named_effect(words, effect) and not is_lack(words, phrase.start)):
                yield effect


def _is_of_treatment(words: Segment, at: int) -> bool:
    """True where what goes along is what an asset did: its name, or a word that points to it, stands before."""
    return any(w.asset is not None or w.low in _POINTING for w in words[:at])


def _is_of_a_noun(words: Segment, at: int, end: int) -> bool:
    """True for "tumours associated with higher invasion were treated": it says which are meant."""
    plain = at > 0 and (words[at - 1].low in v.BE or words[at - 1].low == "," or words[at - 1].low.endswith("ly"))
    return not plain and any(is_finite(words, i) for i in range(end, len(words))) and not any(is_finite(words, i) for i in range(at))


def _is_turn(words: Segment, start: int) -> bool:
    return any(w.low in v.TURNS for w in words[start : start + 3])
