"""Effects told by turns of speech: "showed A falling", "peaked at levels below those of B", "A rose threefold, B twofold", "made no difference".

Each function takes the words of a segment and a place in them; one that finds no such turn there tells nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from abstract2kb.assemble.preclinical import vocabulary as v
from abstract2kb.assemble.preclinical.additions import is_someone
from abstract2kb.assemble.preclinical.groups import Group
from abstract2kb.assemble.preclinical.phrases import Phrase, Segment, Word, is_adverb, is_effect_noun, is_finite, is_measure, objects
from abstract2kb.assemble.preclinical.reading import Effect, is_effect, named_effect, read
from abstract2kb.assemble.preclinical.vocabulary import VERBS, Act
from abstract2kb.records import Direction

__all__ = [
    "as_if_untreated",
    "at_level",
    "figures_beside",
    "gapped",
    "in_concert",
    "is_moved_pronoun",
    "nor_there",
    "not_so",
    "of_no_difference",
    "seen_moving",
]

UP, DOWN, SAME, ABSENT = Direction.INCREASED, Direction.DECREASED, Direction.UNCHANGED, Direction.ABSENT
_RULE = "preclinical.turn"
_SEES = frozenset("show see reveal find observe demonstrate note record detect".split())
_LEVELS = frozenset("level levels concentration concentrations titer titers titre titres rate rates value values frequency frequencies".split())
_BELOW, _ABOVE = frozenset("below lower under beneath".split()), frozenset("above higher exceeding over".split())
_CONCERT = frozenset("synergy concert tandem".split())
_STATES = v.ABSENT_ADJECTIVES | frozenset(
    "unchanged unaffected unaltered undisturbed preserved maintained retained suppressed inhibited elevated reduced increased decreased low high "
    "lower higher blunted lost restored detectable gone raised".split()
)
"""What is said of an effect and not of a drug: "it was absent", "it stayed low"."""
_MOVES = frozenset("fell rose dropped climbed declined plummeted peaked rebounded soared dwindled waned doubled tripled halved subsided".split())
"""What an effect does and no drug."""
_AS_IF = frozenset("freely unchecked unhindered unabated unimpeded unrestrained uninhibited undeterred".split())
_AGAINST = frozenset("vs vs. versus against".split())
_AVERAGES = frozenset("mean median average the a overall".split())
_SURVIVAL = frozenset("os survival".split())
_CONTROL = frozenset("vehicle control controls isotype placebo saline untreated pbs mock".split())
_BREAKS = frozenset({",", ";", ":", "and", "but"})
_REACH, _FAR, _LONG = 6, 10, 8


def seen_moving(words: Segment, group: Group) -> Iterator[Effect]:
    """ "The panel showed A going up", "we saw B fall": A and B, with what they did."""
    if group.verb.lemma not in _SEES or group.passive or group.denied:
        return
    start = group.after
    while start < len(words) and (words[start].low in v.DETERMINERS or is_adverb(words[start])):
        start += 1
    for i in range(start + 1, min(start + _FAR, len(words))):
        if words[i].low in v.AND_STOPS and words[i].low != "of":
            return
        verb = VERBS.get(words[i].low)
        act = v.PARTICLES.get((verb.lemma, words[i + 1].low)) if verb is not None and i + 1 < len(words) else None
        act = act or (verb.act if verb is not None and verb.fading else None)
        bare = verb is not None and words[i].low == verb.lemma and group.verb.lemma in {"see", "observe"} and not is_effect_noun(words[i].low)
        if verb is None or not (verb.gerund or bare) or act not in (Act.RAISE, Act.LOWER) or _is_before_noun(words, i):
            continue
        way = UP if act is Act.RAISE else DOWN
        told = (e for e in read(words, Phrase(start, i), UP, group.at, _RULE) if is_effect(words, e))
        yield from (replace(e, direction=way, turned=True) for e in told)
        return


def _is_before_noun(words: Segment, i: int) -> bool:
    """True for "growing" in "showed growing tumours": it belongs to the noun behind it."""
    return i + 1 < len(words) and words[i + 1].low not in v.LIST_STOPS and words[i + 1].low not in {"up", "down"} and not is_adverb(words[i + 1])


def at_level(words: Segment, group: Group) -> Direction | None:
    """Which way "peaked at levels below those with X" and "plateaued at a lower level" say that the subject was."""
    near = [w.low for w in words[group.after : group.after + _REACH]]
    if near[:1] != ["at"] or not _LEVELS & set(near):
        return None
    told = set(near[: near.index(next(n for n in near if n in _LEVELS)) + 2])
    return DOWN if told & _BELOW else UP if told & _ABOVE else None


def in_concert(words: Segment, group: Group) -> Iterator[Effect]:
    """ "acted in synergy with X", "worked in concert": the synergy."""
    near = [w.low for w in words[group.after : group.after + 2]]
    if near[:1] == ["in"] and near[1:] and near[1] in _CONCERT and group.verb.lemma in {"act", "work", "operate", "function"}:
        yield Effect(group.after + 1, group.after + 2, ABSENT if group.denied else UP, group.at, _RULE)


def as_if_untreated(words: Segment, after: int) -> bool:
    """True for "grew as if nothing had been given", "grew like controls", "grew at the rate of controls", "grew unchecked"."""
    near = [w.low for w in words[after : after + _LONG]]
    if near[:2] in (["as", "if"], ["as", "though"]) or (near[:1] and near[0] in _AS_IF):
        return True
    if near[:1] == ["like"] or near[:2] in (["as", "in"], ["as", "with"], ["as", "under"], ["as", "on"]):
        return bool(_CONTROL & set(near[1:4]))
    return near[:2] == ["at", "the"] and bool({"rate", "pace", "speed"} & set(near[2:4])) and ("same" in near[2:3] or bool(_CONTROL & set(near[3:])))


def nor_there(words: Segment, at: int) -> Iterator[Effect]:
    """ "nor was there any leak": absent; `at` is the "nor"."""
    if at + 3 < len(words) and words[at + 1].low in v.BE and words[at + 2].low == "there":
        for phrase in objects(words, at + 3):
            yield from (e for e in read(words, phrase, ABSENT, at, _RULE) if is_effect(words, e))


def is_moved_pronoun(words: Segment, at: int) -> bool:
    """True for the "it" of "it was absent", "it stayed low" and "it fell", which is an effect and no drug."""
    if words[at].low not in {"it", "they"} or at + 1 >= len(words):
        return False
    if at and words[at - 1].low in v.PREPOSITIONS - {"while", "whereas", "where", "but", "although", "though", "whether"}:
        return False
    i = at + 1
    if words[i].low in _MOVES:
        return i + 1 >= len(words) or words[i + 1].low in v.LIST_STOPS or is_adverb(words[i + 1]) or is_measure(words[i + 1])
    if words[i].low not in v.BE:
        return False
    while i + 1 < len(words) and (is_adverb(words[i + 1]) or words[i + 1].low in v.NEGATIONS):
        i += 1
    ends = i + 2 >= len(words) or words[i + 2].low in v.LIST_STOPS
    return i + 1 < len(words) and words[i + 1].low in _STATES and ends


def of_no_difference(words: list[Word], at: int, known: str) -> Iterator[Effect]:
    """ "depletion of NK cells made no difference": what was told last stayed; `at` is the "difference", which then stands for it."""
    if not known or at < 2 or words[at].low != "difference" or words[at - 1].low not in {"no", "little"}:
        return
    if VERBS.get(words[at - 2].low) is None or VERBS[words[at - 2].low].lemma != "make":
        return
    if at + 1 < len(words) and words[at + 1].low in {"to", "in", "between"} and not (words[at + 1].low == "in" and _is_place_name(words, at + 2)):
        return
    words[at] = replace(words[at], text=known, low=known.split()[-1].lower(), stands_for=known)
    yield Effect(at, at + 1, SAME, at, _RULE)


def _is_place_name(words: Segment, at: int) -> bool:
    return at < len(words) and any(c.isdigit() or c == "-" for c in words[at].text)


def gapped(words: Segment, last: Effect) -> Iterator[Effect]:
    """ "A rose threefold, B sevenfold", "A fell by 80%, B by 40%": B went the way of A; `last` is the effect of A."""
    verb = VERBS.get(words[last.at].low)
    if verb is None or not verb.past or not verb.fading or verb.act not in (Act.RAISE, Act.LOWER) or last.end > last.at:
        return
    at = last.at + 1
    while at < len(words) and words[at].low not in _BREAKS:
        if is_finite(words, at):
            return
        at += 1
    figured = any(is_measure(w) for w in words[last.at : at])
    while figured and at < len(words) and words[at].low in _BREAKS - {":", ";"}:
        start = at + 1 + (at + 1 < len(words) and words[at + 1].low in {"and", "but"})
        while start < len(words) and (words[start].low in v.DETERMINERS or words[start].low in {"that", "those"}):
            start += 1
        end = next((i for i in range(start, len(words)) if words[i].low in _BREAKS or is_finite(words, i)), len(words))
        cut = next((i for i in range(start, end) if words[i].low == "by" or is_measure(words[i])), end)
        after = cut + (cut < end and words[cut].low == "by")
        told = after < end and (is_measure(words[after]) or words[after].low in {"about", "only", "just", "nearly", "almost", "even"})
        if (
            not told
            or cut == start
            or words[start].low in v.STOPS
            or (end < len(words) and is_finite(words, end))
            or is_someone(words, Phrase(start, cut))
        ):
            return
        inner = next((i for i in range(start + 1, cut) if words[i].low in v.STOPS and words[i].low != "of"), cut)
        yield Effect(start, inner, last.direction, last.at, "preclinical.contrast")
        at = end


def not_so(words: Segment, at: int, last: Effect) -> Iterator[Effect]:
    """ "A rose, B did not": B stayed; `at` is the "did"."""
    start = next((i + 1 for i in range(at - 1, max(at - _LONG, 0), -1) if words[i].low in {",", "and", "but", ";", "while", "whereas"}), None)
    verb = VERBS.get(words[last.at].low)
    if start is None or verb is None or not verb.fading or verb.act not in (Act.RAISE, Act.LOWER) or last.at > start or last.end > last.at:
        return
    if any(is_finite(words, i) for i in range(start, at)):
        return
    for phrase in objects(words[:at], start)[:1]:
        if words[phrase.start].asset is None and not is_someone(words, phrase):
            yield Effect(phrase.start, phrase.end, SAME, at, "preclinical.contrast")


def figures_beside(words: Segment) -> Iterator[Effect]:
    """ "median survival 61 d vs 33 d for vehicle" without a verb: which way the asset's figure lies from that of the control."""
    start = 0
    for end in (*(i for i, w in enumerate(words) if w.low in {",", ";"}), len(words)):
        part = range(start, end)
        against = next((i for i in part if words[i].low in _AGAINST), None)
        own = next((i for i in part if against is not None and i < against and is_measure(words[i])), None)
        other = next((i for i in part if against is not None and i > against and is_measure(words[i])), None)
        if against is not None and own is not None and other is not None and not any(is_finite(words, i) for i in part):
            yield from _beside(words, Phrase(start, own), (own, against, other))
        start = end + 1


def _beside(words: Segment, phrase: Phrase, places: tuple[int, int, int]) -> Iterator[Effect]:
    """The effect that words before the first figure name; `places`: the asset's figure, "vs", the other figure."""
    own, against, other = places
    first, second = (_value(words[i]) for i in (own, other))
    start = phrase.start
    while start < phrase.end and (words[start].low in _AVERAGES or words[start].low in v.PREPOSITIONS):
        start += 1
    cut = next((i for i in range(start, phrase.end) if words[i].low in v.STOPS - {"of"} or words[i].low in {"~", ">", "<", "≥"}), phrase.end)
    if first is None or second is None or first == second or cut == start:
        return
    if not any(is_effect_noun(w.low) or w.low in _SURVIVAL for w in words[start:cut]):
        return
    if _CONTROL & {w.low for w in words[own:against]}:
        first, second = second, first
    effect = Effect(start, cut, UP if first > second else DOWN, own, "preclinical.measured")
    if named_effect(words, effect) or words[cut - 1].low in _SURVIVAL:
        yield effect


def _value(word: Word) -> float | None:
    digits = word.low.replace(",", "").rstrip("%.+x")
    return float(digits) if digits.replace(".", "", 1).isdigit() else None
