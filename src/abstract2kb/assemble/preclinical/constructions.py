"""Verbs whose finding lies in what stands with them: "held growth in check", "made tumours smaller", "went from 24 to 51 days"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from abstract2kb.assemble.preclinical import vocabulary as v
from abstract2kb.assemble.preclinical.additions import is_someone
from abstract2kb.assemble.preclinical.becoming import becoming
from abstract2kb.assemble.preclinical.causatives import become, causative
from abstract2kb.assemble.preclinical.complements import complement, is_judging, turned_out
from abstract2kb.assemble.preclinical.copula import copula
from abstract2kb.assemble.preclinical.groups import Group
from abstract2kb.assemble.preclinical.phrases import Phrase, Segment, Word, is_adverb, is_measure, objects
from abstract2kb.assemble.preclinical.reading import Effect, is_effect, named_effect, read
from abstract2kb.assemble.preclinical.split_verbs import split_verb
from abstract2kb.assemble.preclinical.subject_phrases import subjects
from abstract2kb.assemble.preclinical.telegraph import number
from abstract2kb.assemble.preclinical.turns import in_concert, seen_moving
from abstract2kb.assemble.preclinical.vocabulary import VERBS, Act
from abstract2kb.patterns import regex
from abstract2kb.records import Direction

__all__ = ["construction", "did_nothing", "matched", "rid_of"]

UP, DOWN, SAME, ABSENT = Direction.INCREASED, Direction.DECREASED, Direction.UNCHANGED, Direction.ABSENT
_PHASE = regex(r"(?:G[012]|S|M)(?:/[GSM]\d?)*$")
_RULE = "preclinical.construction"
_CLOSE, _REACH = 3, 6
_RIDS = frozenset("empty clear strip rid purge".split())
_PLACED = frozenset(
    "replicate engraft traffic localize localise concentrate wash home migrate pile lodge gather collect cross penetrate accumulate".split()
)
_LONG = 8
_GOES = frozenset("go move shift change".split())
_RANGES = frozenset("range run vary".split())
"""A result by name with its figures: "TGI ran from 60% to 90%"."""
_HOLDS = frozenset("hold keep bring".split())
_MAKES = frozenset("make render turn leave let see".split())
_CHECKED = frozenset("check bay control halt standstill stasis baseline size level minimum".split())
_SIZED = frozenset("baseline size level".split())
"""Where only what would have grown is held back."""
_GROWS = regex(r"(?:tumou?rs?|xenografts?|grafts?|lesions?|nodules?|metastas[ie]s|growth|volumes?|burden|disease|leuka?emia|lymphoma)$")
_JOINTLY = {"synergistically": UP, "synergically": UP, "additively": UP}
_ADVERSE = frozenset("toxicity toxicities findings finding events abnormalities".split())
_LIMITED = frozenset("limited confined restricted".split())
_AGAINST = frozenset(", against versus vs compared opposed".split())
_WORKS_IN = frozenset("in against on across regardless irrespective even".split())
_AS_LONG = ["as", "long", "as"]
_TIMES = frozenset({"twice", "thrice", "times"})
_AGAIN = frozenset("longer less more faster slower".split())


def construction(words: Segment, group: Group) -> Iterator[Effect]:
    """The effects of a verb that means little by itself; none where the verb is used in its common way."""
    lemma = group.verb.lemma
    if lemma in _GOES | _RANGES:
        yield from _moved(words, group)
    yield from (list(_held(words, group)) if lemma in _HOLDS and not group.denied else ()) or split_verb(words, group)
    if lemma in _MAKES and not group.denied and not group.passive:
        yield from _made(words, group)
    yield from _said_of(words, group)
    yield from seen_moving(words, group)
    yield from in_concert(words, group)
    yield from causative(words, group)
    yield from becoming(words, group)
    if lemma in _PLACED and not group.passive and group.after < len(words):
        yield from _placed(words, group)
    if (
        lemma == "work"
        and not group.passive
        and group.start
        and _is_agent(words[group.start - 1])
        and _WORKS_IN & {w.low for w in words[group.after : group.after + 1]}
    ):
        yield Effect(group.at, group.at + 1, ABSENT if group.denied else UP, group.at, _RULE)
    if lemma in {"arrest", "block"} and not (group.denied or group.passive):
        yield from _arrested(words, group)
    if lemma == "live" and not group.denied:
        yield from _lived(words, group)
    if words[group.at].low in _LIMITED and group.passive:
        yield from _limited(words, group)
    if group.act in (Act.OTHER, Act.SHOW, Act.KEEP) and not group.passive and not group.denied:
        yield from _compared(words, group)
    if group.act is Act.OTHER and group.after < len(words) and words[group.after].low in _JOINTLY and not group.denied:
        yield Effect(group.at, group.after + 1, _JOINTLY[words[group.after].low], group.at, _RULE)


def _said_of(words: Segment, group: Group) -> Iterator[Effect]:
    """What the verb makes, or says, of its object or its subject."""
    yield from complement(words, group)
    yield from turned_out(words, group.at)
    if judged := is_judging(words, group):
        yield from copula(words, judged)


def _arrested(words: Segment, group: Group) -> Iterator[Effect]:
    """ "arrested cells in G1 phase", "blocked A431 cells at G2/M": the arrest is what came about."""
    for phrase in objects(words, group.after)[:1]:
        end = phrase.end + 1
        if (
            end < len(words)
            and words[end - 1].low in {"in", "at"}
            and words[phrase.end - 1].low == "cells"
            and not _names_more(words, phrase)
            and _PHASE.match(words[end].text)
        ):
            yield Effect(group.at, end + 1, UP, group.at, _RULE)


def _names_more(words: Segment, phrase: Phrase) -> bool:
    """True for "migration of cells", of which the cells are only a part."""
    return any(w.low == "of" for w in words[phrase.start : phrase.end])


def _is_agent(word: Word) -> bool:
    """True for an asset, "it", and the comma or joint after which one goes on."""
    return word.asset is not None or word.low in {"it", "they", ",", "and", "which"}


def _moved(words: Segment, group: Group) -> Iterator[Effect]:
    """ "Survival went from 24 days with A to 51 days with B"."""
    at = group.at
    if at + 2 >= len(words) or words[at + 1].low != "from":
        return
    to = next((i for i in range(at + 3, len(words) - 1) if words[i].low == "to" and is_measure(words[i + 1])), None)
    own, other = (number(words, to + 1, len(words)), number(words, at + 2, to)) if to else (None, None)
    if group.verb.lemma in _RANGES:
        inner = [p for p in subjects(words, group.start) if {w.low for w in words[p.start : p.end]} & v.RESULT_NOUNS]
        yield from (e for p in inner for e in read(words, p, UP, at, "preclinical.measured")) if own is not None else ()
    elif own is not None and other is not None and own != other:
        way = UP if own > other else DOWN
        told = (e for p in subjects(words, group.start) for e in read(words, p, UP, at, "preclinical.measured"))
        yield from (replace(e, direction=way) for e in told if named_effect(words, e))


def _lived(words: Segment, group: Group) -> Iterator[Effect]:
    """ "lived 20 days longer", "lived twice as long as", "lived 61 days, 24 on vehicle"."""
    longer = next((i for i in range(group.after, min(group.after + _LONG, len(words))) if words[i].low == "longer"), None)
    longer = longer or next(
        (
            i
            for i in range(group.after + 1, min(group.after + _LONG, len(words)))
            if words[i - 1].low in _TIMES and [w.low for w in words[i : i + 3]] == _AS_LONG
        ),
        None,
    )
    if longer:
        yield Effect(group.at, longer + 1, UP, group.at, _RULE)
        return
    against = next(
        (i for i in range(group.after + 1, len(words) - 1) if words[i].low in _AGAINST and any(map(is_measure, words[i + 1 : i + _CLOSE]))), None
    )
    own, other = (number(words, group.after, against), number(words, against + 1, len(words))) if against else (None, None)
    if own is not None and other is not None and own != other:
        yield Effect(group.at, group.at + 1, UP if own > other else DOWN, group.at, "preclinical.measured")


def _held(words: Segment, group: Group) -> Iterator[Effect]:
    """ "held growth in check", "brought tumours under control", "kept IL-6 low"."""
    if group.passive:
        held = [p for p in subjects(words, group.start) if _is_checked(words, group.after, p)]
        yield from (replace(e, direction=DOWN) for p in held for e in read(words, p, UP, group.at, _RULE))
        return
    for phrase in objects(words, group.after)[:1]:
        last = words[phrase.end - 1].low
        if _is_checked(words, phrase.end, phrase):
            yield from read(words, phrase, DOWN, group.at, _RULE)
        elif last in {"low", "down", "small"} and phrase.end - phrase.start > 1:
            yield from read(words, replace(phrase, end=phrase.end - 1), DOWN, group.at, _RULE)


def _is_checked(words: Segment, at: int, phrase: Phrase) -> bool:
    """True for "in check", "at bay", "to a full standstill"; of what grows, for "at their starting size" too."""
    if at >= len(words) or words[at].low not in {"in", "at", "under", "to"}:
        return False
    near = range(at + 1, min(at + _CLOSE + 2, len(words)))
    end = next((i for i in near if words[i].low in _CHECKED or words[i].low in v.STOPS or is_measure(words[i])), None)
    held = words[end].low if end is not None else ""
    if (words[at].low == "to" and held in _SIZED) or (held == "control" and words[at].low != "under"):
        return False
    if end is not None and held in _SIZED and end + 1 < len(words) and words[end + 1].low == "of":  # those of the controls
        return False
    grows = any(_GROWS.match(w.low) for w in words[phrase.start : phrase.end])
    return held in _CHECKED and (grows or held not in _SIZED)


def _made(words: Segment, group: Group) -> Iterator[Effect]:
    """ "made tumours disappear", "made them more sensitive", "turned T cells more cytotoxic", "left B cells alone"."""
    told = objects(words, group.after)
    phrase = Phrase(told[0].start, told[-1].end) if told else Phrase(group.after, group.after + 1)
    while phrase.end + 1 < len(words) and words[phrase.end].low in {"and", "or"} and words[phrase.end + 1].asset is not None:
        phrase = replace(phrase, end=phrase.end + 2)  # the code of another model
    for i in range(phrase.start + 1, min(phrase.end + 2, len(words))):
        low, verb = words[i].low, VERBS.get(words[i].low)
        less = words[i - 1].low == "less" or (i > 1 and words[i - 2].low == "less")
        if group.verb.lemma == "leave":
            if low in {"alone", "unscathed"} and not is_someone(words, Phrase(phrase.start, i)):
                yield from (Effect(p.start, min(p.end, i), SAME, group.at, _RULE) for p in told if p.start < i)
                return
        elif low in v.FINDING_ADJECTIVES or (words[i - 1].low in {"more", "less"} and low not in v.STOPS and not is_adverb(words[i])):
            yield Effect(i, i + 1, DOWN if less else UP, group.at, _RULE)
            return
        elif made := become(words, group, phrase, i):
            yield made
            return
        elif verb is not None and i >= phrase.end:
            break


def _placed(words: Segment, group: Group) -> Iterator[Effect]:
    """ "concentrated in tumours" is the effect; "washed out of the kidneys" left less there."""
    if group.verb.lemma == "accumulate" and not (group.start and words[group.start - 1].asset is not None):
        return
    if words[group.after].low in {"in", "within", "to", "into"} and group.verb.lemma != "wash":
        place = objects(words, group.after + 1)[:1]
        yield from (Effect(group.at, p.end, ABSENT if group.denied else UP, group.at, _RULE) for p in place)
    elif words[group.after].low in {"of", "from"} and group.verb.lemma == "wash":
        yield from (e for p in objects(words, group.after + 1) for e in read(words, p, DOWN, group.at, _RULE))


def _limited(words: Segment, group: Group) -> Iterator[Effect]:
    """ "Toxicity was limited to transient lymphopenia"."""
    told = any(words[i].low in _ADVERSE for p in subjects(words, group.start) for i in range(p.start, p.end))
    if told and group.after < len(words) and words[group.after].low == "to":
        yield from (e for p in objects(words, group.after + 1) for e in read(words, p, UP, group.at, _RULE))


def _compared(words: Segment, group: Group) -> Iterator[Effect]:
    """ "expressed more granzyme B and less TOX", "held three times as many T cells", "made half as much IL-6"."""
    at = group.after
    amount = _multiple(words, at)
    if amount is None and not (at < len(words) and words[at].low in {"more", "less", "fewer"}):
        return
    first = UP if amount is None else amount[1]
    phrases = objects(words, at if amount is None else amount[0], True)
    for phrase in phrases:
        if words[phrase.start].low in _AGAIN and phrase.end - phrase.start == 1:
            continue
        for effect in read(words, phrase, first if phrase is phrases[0] else UP, group.at, _RULE):
            compared = phrase is phrases[0] or words[phrase.start].low in v.TURNED
            if is_effect(words, effect) and not is_adverb(words[effect.start]) and (compared or named_effect(words, effect)):
                yield effect


def _multiple(words: Segment, at: int) -> tuple[int, Direction] | None:
    """(index of the noun, direction) of "three times as many", "half as much"."""
    way = DOWN if at < len(words) and words[at].low == "half" else UP
    i = at
    while i < len(words) and (is_measure(words[i]) or words[i].low in {"half", "about", "twice", "a", "third"}):
        i += 1
    if i == at or i + 1 >= len(words) or words[i].low != "as" or words[i + 1].low not in {"many", "much"}:
        return None
    return i + 2, way


def did_nothing(words: Segment, at: int) -> Iterator[Effect]:
    """ "did nothing for X" leaves X as it was."""
    if at + 1 < len(words) and words[at + 1].low in {"for", "to"} and (phrases := objects(words, at + 2)):
        yield from (e for p in phrases for e in read(words, p, SAME, at, _RULE))
    else:
        yield Effect(at - 1, at + 1, ABSENT, at, _RULE)


def matched(words: Segment, group: Group) -> Iterator[Effect]:
    """ "matched X for efficacy": the efficacy was the same; else the verb is the effect."""
    that = any(w.low in {"that", "those"} for w in words[group.at + 1 : group.after + 1])
    if (
        group.passive
        or group.denied
        or not (that or any(w.asset is not None or w.low == "it" for w in words[group.after : group.after + _CLOSE + 1]))
    ):
        return
    governed = [e for p in objects(words, group.after)[:1] for e in read(words, p, SAME, group.at, _RULE) if named_effect(words, e)]
    if governed and not that and any(w.low == "of" for w in words[governed[0].start : governed[0].end]):
        yield from governed
        return
    if own := [e for p in subjects(words, group.start) for e in read(words, p, SAME, group.at, _RULE) if named_effect(words, e)]:
        yield from own
        return
    limit = min(group.after + _REACH, len(words) - 1)
    respect = next((i for i in range(group.after, limit) if words[i].low in {"for", "in"}), None)
    told = [e for p in objects(words, respect + 1) for e in read(words, p, SAME, group.at, _RULE) if named_effect(words, e)] if respect else []
    yield from told or [Effect(group.at, group.at + 1, SAME, group.at, _RULE)]


def rid_of(words: Segment, group: Group, phrases: list[Phrase]) -> list[Phrase]:
    """ "emptied tumours of T cells" is "T cells"."""
    if group.verb.lemma not in _RIDS or not phrases:
        return phrases
    first = phrases[0]
    if all(is_measure(w) or w.low == "of" for w in words[first.end - 2 : first.end]):
        return [replace(first, end=first.end - 2), *phrases[1:]]  # "cleared nine tumours of ten"
    of = next((i for i in range(first.start + 1, first.end - 1) if words[i].low == "of"), None)
    named = of is not None and named_effect(words, Effect(first.start, of, DOWN, group.at, _RULE))
    if of is None or named or is_someone(words, Phrase(of + 1, first.end)):
        return phrases
    return [Phrase(of + 1, first.end), *(replace(p, head="") for p in phrases[1:])]
