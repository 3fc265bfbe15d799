"""Deaths in what is told of events: "fatal hepatitis", "one death from hepatitis", "hepatitis in nine, one of whom died of it".

Example: in "two patients died of it" the deaths are of an event named before, and no result of survival.
"""

from __future__ import annotations

import re

from abstract2kb.nlp.numerals import INTEGER, WORD_NUMBER
from abstract2kb.patterns import regex

__all__ = ["death_before", "ends_event", "fatal_before"]

_NEAR = 60
"""How many characters before an event are looked at."""
_FATAL = regex(r"\b(?:fatal|lethal)\s$", re.IGNORECASE)
_DEATH_FROM = regex(
    r"\bdeaths?\s\((?:(?:from|due to|because of)\s)?(?:an?\s)?$"
    r"|\b(?:deaths?|died|fatalit(?:y|ies)|fatal (?:outcomes?|events?|cases?))\s(?:(?:was|were|occurred|resulted|\(n\s?=\s?\d+\)|each|(?:without|"
    r"in|during|after|before|while in)\s(?:[a-z]+\s)?(?:remission|CR|response|relapse|induction|consolidation|maintenance|treatment|therapy))\s)*"
    r"(?:from|of|due to|because of|caused by|owing to|resulting from|(?:rela|attribu)ted to)\s(?:(?:an?|the|severe|(?:treatment|drug)-related)\s)*$",
    re.IGNORECASE,
)
_COUNTED_CASES = regex(r"fatal cases?\s", re.IGNORECASE)
"""Words for deaths that are those of a number too: "two fatal cases of hepatitis"."""
_OF_IT = regex(r"\s(?:of|from)\s(?:it|this|them|these|that)\b")
_ELSE = regex(r"\s(?:of|from|due|because|after|with|before|while|on|in|without|by|and)\b")
_INCLUDING = regex(rf"\bincl(?:uding|\.|)\s(?:(?:{INTEGER}|{WORD_NUMBER}|an?)\s(?:[\w-]+\s)?)?$", re.IGNORECASE)
"""Before the deaths that are among the events of a clause: "serious events in 40% of patients, including two deaths", "including death in 1%"."""
_OF_THEM = regex(
    rf"\b(?:(?:{INTEGER}|{WORD_NUMBER})\sof\s(?:whom|which|these|them)|of\s(?:whom|which|these|them),?\s(?:{INTEGER}|{WORD_NUMBER}))\s"
    r"(?:(?:has|have|had)\s)?$",
    re.IGNORECASE,
)


def fatal_before(text: str, begin: int, start: int) -> int | None:
    """Where the "fatal" right before the event at `start` stands; looks no further back than `begin`."""
    match = _FATAL.search(text[max(begin, start - _NEAR) : start])
    return None if match is None else max(begin, start - _NEAR) + match.start()


def death_before(text: str, begin: int, start: int) -> int | None:
    """Where the word for the death stands that was from the event at `start`; looks no further back than `begin`."""
    match = _DEATH_FROM.search(text[max(begin, start - _NEAR) : start])
    if match is None:
        return None
    return start if _COUNTED_CASES.match(match.group()) else max(begin, start - _NEAR) + match.start()


def ends_event(text: str, start: int, end: int, last: str | None) -> bool:
    """Whether the death at text[start:end] is that of people with an event named before; `last` is the family of what was last named."""
    if _OF_IT.match(text, end):
        return True
    if last == "safety" and _INCLUDING.search(text, max(0, start - _NEAR), start):
        return True
    return last == "safety" and _ELSE.match(text, end) is None and _OF_THEM.search(text[max(0, start - _NEAR) : start]) is not None
