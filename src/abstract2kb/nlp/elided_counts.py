"""Counts whose noun another one beside them has: the 61 of "in 61 and 73 patients", the three of "five patients on A and three on B"."""

from __future__ import annotations

import re

from abstract2kb.nlp.first_letters import PlacedPattern
from abstract2kb.nlp.numerals import WORD_NUMBER, integer
from abstract2kb.patterns import regex

__all__ = ["elided_pattern", "read_elided"]

_WHERE = (
    r"(?:on|with|given|receiving|taking|treated with|assigned(?: to)?|allocated(?: to)?|under|in|at|after|for|"
    r"of(?=\s(?:the\s)?[\w+/ -]{2,50}?\s(?:arm|group)\b))"
)
_JOINS = (
    "and ",
    "vs ",
    "vs. ",
    "versus ",
    "against ",
    "to ",
    ", ",
    "compared with ",
    "than ",
    "and in ",
    "vs in ",
    "versus in ",
    "against in ",
    "than in ",
)


def elided_pattern(noun: str) -> PlacedPattern:
    """The pattern of such counts; `noun` matches the people that are counted."""
    beside = "|".join(rf"(?<={join})".replace(".", r"\.") for join in _JOINS)
    return PlacedPattern(
        r"(?:(?<=in )|(?<=affected ))"
        rf"(?P<number>\d{{1,4}})(?=(?:,\s\d{{1,4}}){{0,5}},?\s(?:and|vs?\.?|versus)\s(?:\d{{1,4}}|{WORD_NUMBER})\s{noun}\b)|"
        rf"(?<=\d, )(?P<middle>\d{{1,4}})(?=(?:,\s\d{{1,4}}){{0,5}},?\sand\s(?:\d{{1,4}}|{WORD_NUMBER})\s{noun},\srespectively)|"
        rf"(?<=\d, )(?P<listed>\d{{1,4}})(?=(?:,\s\d{{1,4}}){{0,5}},?\sand\s(?:\d{{1,4}}|{WORD_NUMBER})\s{noun}\b)|"
        r"(?:(?<=\barm and )|(?<=\bgroup and )|(?<=\barm vs )|(?<=\bgroup vs )|(?<=\barm, and )|(?<=\bgroup, and ))"
        rf"(?P<other>\d{{1,4}}|{WORD_NUMBER})"
        r"(?=\s(?:in|on|with)\s(?:the\s)?[\w+/ -]{1,30}(?:\b(?:arm|group)\b|[.,;(]))|"
        rf"(?:{beside})(?<![\w./-])(?P<second>\d{{1,4}}|{WORD_NUMBER})(?=\s{_WHERE}\s(?:the\s)?[\w\[(][\w+/ -]*(?:[.,;()]|$))",
        re.IGNORECASE,
    )


_FIRST = regex(
    rf"(?<![\w.,])(?:(?<!of )(?:\d{{1,4}}|{WORD_NUMBER}))\s(?:patients?|pts?|subjects?|participants?|women|men|recipients?|children|adults|cases?)\s"
    rf"(?:of\s\w+\s)?{_WHERE}\s(?:the\s)?(?:[^.;:()%]{{1,40}}?(?:\s[(\[][\d.]+\s?%[)\]])?,?\s(?:and|vs?\.?|versus|against)|[^.;:()%]{{2,100}}?,?\s(?:vs\.?|versus|(?:as\s)?"
    r"compared\s(?:with|to)|as\sagainst|than)),?\s(?:in\s)?$",
    re.IGNORECASE,
)
"""Up to the second count, the first with its noun and group: "in five patients on A and "."""
_FIRST_OF_SEVERAL = regex(
    rf"(?<![\w.,])(?:\d{{1,4}}|{WORD_NUMBER})\s(?:patients?|pts?|subjects?|participants?|women|men|recipients?|children|adults|cases?)\s"
    r"(?P<how>on|given|receiving|taking|treated with|assigned(?: to)?|allocated(?: to)?)\s[^.;:()%,\d]{1,40},\s$",
    re.IGNORECASE,
)
"""Up to the second of three counts or more: "14 patients given A, " before "nine given B and four given C"."""
_HOW = regex(r"\s(?P<how>on|given|receiving|taking|treated with|assigned(?: to)?|allocated(?: to)?)\s")
_LIST_IN = regex(r"\bin\s(?:\d{1,4},\s)+$")
_REACH = 170


def read_elided(match: re.Match[str]) -> int | None:
    """The number of a match; None where no count of people in another group stands before it."""
    raw = match.group("number") or match.group("middle") or match.group("other")
    if raw is None and match.group("listed"):
        raw = match.group("listed") if _LIST_IN.search(match.string[max(0, match.start() - _REACH) : match.start()]) else ""
    if raw is None:
        raw = match.group("second")
        before = match.string[max(0, match.start("second") - _REACH) : match.start("second")]
        first, how = _FIRST_OF_SEVERAL.search(before), _HOW.match(match.string, match.end("second"))
        alike = first is not None and how is not None and first.group("how").lower() == how.group("how").lower()
        if not alike and _FIRST.search(before) is None:
            return None
    return integer(raw) if raw else None
