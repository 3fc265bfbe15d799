"""Counts of a whole in words: "every one of the eight patients", "both patients", "neither patient", "one in five had", "four out of every ten"."""

from __future__ import annotations

import re

from abstract2kb.nlp.first_letters import PlacedPattern
from abstract2kb.nlp.numerals import WORD_NUMBER, integer

__all__ = ["read_whole", "whole_pattern"]

_NO_PLACE = "".join(rf"(?<!{word} )" for word in ("day", "week", "month", "cycle", "grade", "level", "cohort", "arm", "part"))
_DID = (
    r"(?:had|experienced|developed|reported|responded|achieved|showed|suffered|discontinued|stopped|reached|died|progressed|relapsed|attained|"
    r"remain(?:ed|s)?|were|was|saw|quit|withdrew|needed)"
)
_OF_RESPONSE = r"(?:with|in|having|achieving)\s(?:an?\s|confirmed\s)*(?:CRs?|PRs?|SDs?|PD|complete|partial|stable|responses?)\b"
"""After "both patients", whom their response tells apart."""


def whole_pattern(number: str, adjective: str, noun: str) -> PlacedPattern:
    """The pattern of counts that tell their whole; `number`, `adjective` and `noun` match a number, words before people, and people."""
    people = rf"(?:{adjective}{{0,2}}?{noun})\b"
    return PlacedPattern(
        rf"\b(?:every (?:single )?one|each(?: one)?) of (?:the |these |those |our )?(?P<all>{number})(?:\s{people})?|"
        rf"\bboth (?P<both>(?:of )?(?:the |these |those )?{people})(?!\s(?:and|or)\b|\s{_OF_RESPONSE})|"
        rf"\bneither (?P<neither>of (?:the |these |those |them\b)(?:two\s)?(?:{people})?|{people})|"
        rf"{_NO_PLACE}(?<![\w./-])(?<!\d\s)(?P<n>{number})(?: {people})? (?:in|out of) (?:every )?(?P<of>{number})(?=\s{_DID}\b)|"
        rf"(?<![\w./-])(?P<n2>{number}) (?:in|out of|of) every (?P<of2>{number})(?:\s{people})?|"
        rf"{_NO_PLACE}(?<![\w./≥≤<>=–-])(?<!\d\s)(?P<n3>{WORD_NUMBER}|1(?=\sin\s)|{number}(?=\s{people}))(?: {people})? (?:in|out of) "
        rf"(?P<of3>{number})(?=\s?[.,;)](?!\d)|\s(?:and|but|on|with|for|because)\b)(?!(?:,\s\d+)*,?\s(?:and|or)\s[^.;,]{{0,14}}?\d\s?mg\b)",
        re.IGNORECASE,
    )


def read_whole(match: re.Match[str]) -> tuple[int, int, str] | None:
    """n, total and style of a match; None where the part is greater than the whole.

    >>> read_whole(whole_pattern("[0-9]+", "(?!)", "patients").search("both patients"))
    (2, 2, 'all')
    """
    if match.group("all"):
        return integer(match.group("all")), integer(match.group("all")), "all"
    if match.group("both"):
        return 2, 2, "all"
    if match.group("neither"):
        return 0, 2, "no"
    n, total = (
        integer(match.group("n") or match.group("n2") or match.group("n3")),
        integer(match.group("of") or match.group("of2") or match.group("of3")),
    )
    return (n, total, "in") if 0 < n <= total and not _YEARS[0] <= total <= _YEARS[1] else None


_YEARS = (1900, 2100)
"""A number that is a year counts nobody: "one patient in 2023"."""
