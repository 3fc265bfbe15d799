"""The name phrases before a verb: what precedes it back to the border of its clause, without what only says where or when."""

from __future__ import annotations

import re

from abstract2kb.assemble.preclinical import vocabulary as v
from abstract2kb.assemble.preclinical.phrases import (
    HEADS_OF,
    MODEL_NOUN,
    Phrase,
    Segment,
    is_adverb,
    is_attribute,
    is_effect_noun,
    is_finite,
    is_line,
    is_measure,
    is_premodifying,
    names,
)
from abstract2kb.assemble.preclinical.vocabulary import VERBS
from abstract2kb.patterns import regex

__all__ = ["subjects"]

_MODEL_HEAD = regex(r"(?:models?|xenografts?|lines?|mice|animals|tumou?rs?|cultures?|assays?)$", re.IGNORECASE)
_TIME = regex(r"(?:hours?|days?|weeks?|months?|cycles?|doses?)$", re.IGNORECASE)
_SITE = regex(
    r"(?:tumou?r|spleen|marrow|liver|lung|serum|plasma|brain|kidney|node|tissue|tumou?rs|cells|nodes|lungs|cancer|disease|lymphoma|leuka?emia|myeloma|"
    r"mutation|mutant|receptor|variant|fusion|amplification|deletion|knock-?out|dosing|treatment|administration|injection|infusion|vaccination|rechallenge|stimulation|exposure|withdrawal|\w{3,}s)$",
    re.IGNORECASE,
)
"""What may end a phrase of place or time at the front that no comma ends: "In PC-3 tumours", "After rechallenge"."""
_PLACES = frozenset("cells lymphoma leukemia leukaemia disease exposure stimulation rechallenge mutation amplification infusion vaccination".split())
"""Those that are names of effects elsewhere."""
_JOINT, _NEAR, _CLAUSE, _ASIDE = 2, 5, 14, 30
_OPENERS = frozenset("that while whereas although because but where : – — if until so when".split())


def subjects(words: Segment, at: int) -> list[Phrase]:
    """The phrases before the verb group that begins at `at`: its subject, or the items of it."""
    if (aside := _aside_before(words, at)) is not None:
        return subjects(words, aside)
    begin = _clause_start(words, at)
    if begin >= at and at and words[at - 1].low in {"and", ",", "but", "then"}:
        return _shared_subject(words, at)
    if (begin >= at or _opens_relative(words, begin, at)) and (that := _relative(words, at)) is not None:
        return subjects(words, that)
    start = _past_lead(words, begin, at)
    found: list[Phrase] = []
    placed = False
    apposed = words[at - 1].low == "," and not any(w.low in {"and", "or", "nor"} for w in words[start:at])
    while start < at:
        end = start
        while end < at and words[end].low not in {",", "and", "or", "nor"}:
            end += 1
        stop = next((i for i in range(start + 1, end) if words[i].low in v.STOPS and words[i].low != "of"), end)
        if names(words[start:stop]) and not (placed and not any(_is_told_of(w.low) for w in words[start:stop])):
            if found and _belongs(words, found[-1], Phrase(start, stop)):
                found[-1] = Phrase(found[-1].start, stop)
            else:
                found.append(Phrase(start, stop))
        placed = placed or stop < end
        start = end + 1
    return found[:1] if apposed else found


def _aside_before(words: Segment, at: int) -> int | None:
    """The first comma of "cells, in which the pathway is active, died", whose second one stands right before the verb at `at`."""
    if at < _NEAR or words[at - 1].low != ",":
        return None
    which = next((i for i in range(at - 2, max(at - _ASIDE, 1), -1) if words[i].low == "which"), None)
    if which is None:
        return None
    comma = which - 2 if words[which - 1].low in v.PREPOSITIONS_AND_OF else which - 1
    return comma if comma > 0 and words[comma].low == "," else None


def _is_told_of(low: str) -> bool:
    """True for the name of an effect: after "IL-6 in serum and", "spleen" is another place, "IL-8 levels" another effect."""
    return (is_effect_noun(low) or low in v.TURNED_AND_TURNS) and not MODEL_NOUN.match(low)


def _belongs(words: Segment, before: Phrase, phrase: Phrase) -> bool:
    """True for the second part of "clinical or imaging evidence" and of "T cell activation and proliferation": no item of its own."""
    if (is_premodifying(words, before, phrase) or is_line(words, before, phrase)) and phrase.start - before.end <= _JOINT:
        return True
    if words[phrase.start].low == "of":
        return True
    if MODEL_NOUN.match(words[phrase.end - 1].low) and any(w.low == "of" for w in words[before.start : before.end]):
        return True
    return _is_process(words, phrase) and HEADS_OF.match(words[before.end - 1].low) is not None


def _is_process(words: Segment, phrase: Phrase) -> bool:
    """True for "proliferation" alone, which shares what stands before "activation and"."""
    return phrase.end - phrase.start == 1 and HEADS_OF.match(words[phrase.start].low) is not None


def _shared_subject(words: Segment, at: int) -> list[Phrase]:
    """The subject of the verb before: "growth was delayed by A and abolished by B"."""
    verb = next((i for i in range(at - 2, -1, -1) if is_finite(words, i)), None)
    if verb is None:
        return []
    while verb and (words[verb - 1].low in v.AUXILIARIES_AND_NEGATIONS or is_adverb(words[verb - 1])):
        verb -= 1
    return subjects(words, verb)


def _clause_start(words: Segment, at: int) -> int:
    """The index at which the clause of the verb group at `at` begins."""
    verb = next((i for i in range(at - 1, -1, -1) if is_finite(words, i)), -1)
    opened = next((i for i in range(at - 1, verb, -1) if (words[i].low in _OPENERS or _is_since(words, i)) and not words[i].stands_for), None)
    listed = next((i for i in range(at - 1, verb, -1) if words[i].low in {"including", "such"}), None)
    if opened is not None and words[opened].low == "that" and (main := _after_relative(words, opened, at)):
        return main
    if opened is not None or listed is not None:
        return max(i for i in (opened, listed) if i is not None) + 1
    if verb < 0:
        return 0
    joint = next((i for i in range(at - 2, verb, -1) if words[i].low == "," and words[i + 1].low in {"and", "but", "then"}), None)
    listed = joint is not None and any(words[i].low == "," for i in range(verb + 1, joint))
    start = joint if joint is not None and not listed else next((i for i in range(verb + 1, at) if words[i].low in {",", "and", "but"}), at)
    while start < at and words[start].low in {",", "and", "but", "then"}:
        start += 1
    return start


def _relative(words: Segment, at: int) -> int | None:
    """The "that" of "Tumours that had escaped X shrank", whose verb is the one at `at`: before it stands the subject."""
    that = next((i for i in range(at - 2, 0, -1) if words[i].low in {"that", "which", "who"}), None)
    if that is None or at - that > _CLAUSE or any(w.low in {",", "and", "but"} for w in words[that + 1 : at]) or is_finite(words, that - 1):
        return None
    first = words[that + 1]
    told = (verb := VERBS.get(first.low)) is not None and verb.past
    return that if told or first.low in v.AUXILIARIES_AND_NO or is_adverb(first) else None


def _opens_relative(words: Segment, begin: int, at: int) -> bool:
    """True where the clause seems to begin after the "that" of "tumours that no longer responded to X shrank"."""
    if not 1 < begin < at or words[begin - 1].low not in {"that", "who"} or words[begin - 2].low in v.STOPS:
        return False
    return any((verb := VERBS.get(words[i].low)) is not None and verb.past for i in range(begin, min(begin + 3, at - 1)))


def _is_since(words: Segment, i: int) -> bool:
    """True for "as" in ", as no regrowth was seen": it opens a clause that says why."""
    return words[i].low == "as" and i > 0 and words[i - 1].low == "," and words[i + 1].low in v.DETERMINERS_AND_NO


def _after_relative(words: Segment, that: int, at: int) -> int | None:
    """Where the main clause begins after "While X was lost in a line that expresses Y, "."""
    comma = next((i for i in range(that + 1, at - 1) if words[i].low == ","), None)
    if comma is None or words[0].low not in v.FRONTING:
        return None
    near = at - comma <= _NEAR and words[comma + 1].low not in v.LIST_STOPS
    return comma + 1 if near or words[comma + 1].low in v.DETERMINERS else None


def _past_lead(words: Segment, start: int, at: int) -> int:
    """Past a prepositional phrase at the front: "In monkeys CD8+ T cells" begins at "CD8+"."""
    while (
        start < at
        and not is_attribute(words, start)
        and (words[start].low in v.PREPOSITIONS or words[start].low in {"and", ","} or is_adverb(words[start]))
        and words[start].low not in v.DOWN_AND_LITTLE
    ):
        if words[start].low in {"only", "even"}:
            start += 1
            continue
        if words[start].low not in v.PREPOSITIONS:
            start += 1
            continue
        comma = next((i for i in range(start, at) if words[i].low == ","), None)
        denied = next((i for i in range(start + 1, at - 1) if words[i].low in {"no", "neither"}), None)
        if comma is None and denied is not None:
            return denied
        model = next((i for i in range(start, at) if MODEL_NOUN.match(words[i].low) or words[i].asset is not None), None)
        time = next((i for i in range(start, min(start + 4, at)) if _TIME.match(words[i].low)), None)
        if comma is not None:
            start = comma + 1
        elif time is not None:
            start = time + 2 if time + 1 < at and is_measure(words[time + 1]) else time + 1
        elif model is not None:
            start = model + 1
            while start < at - 1 and _MODEL_HEAD.match(words[start].low):
                start += 1
        else:
            return _past_site(words, start, at)
    return start


def _past_site(words: Segment, start: int, at: int) -> int:
    """Past the last word that may end a phrase at the front, where what follows it names an effect or a molecule; else `at`."""
    head = words[at - 1]
    if not (is_effect_noun(head.low) or any(c.isupper() or c.isdigit() for c in head.text) or head.low in {"tumours", "tumors", "xenografts"}):
        return at
    if is_effect_noun(head.low) and at - start > _JOINT and any(c.isupper() for c in words[at - 2].text) and words[at - 2].text.isupper():
        return at - 1  # "with low MYC growth"
    ends = (i for i in range(at - 2, start, -1) if _SITE.match(words[i].low) and (words[i].low in _PLACES or not is_effect_noun(words[i].low)))
    return next((i + 1 for i in ends if names(words[i + 1 : at]) and words[i + 1].low not in v.LIST_STOPS), at)
