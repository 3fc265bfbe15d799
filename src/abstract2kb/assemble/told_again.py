"""Events that are no new ones: told of once more by their grade, or only to be kept away.

Example: the "grade 5 events" of "pneumonitis in 12% of patients, with 0.8% grade 5 events" are pneumonitis."""

from __future__ import annotations

import re

from abstract2kb.patterns import regex

__all__ = ["are_same_events", "is_kept_away", "is_kind"]

_GRADE = r"(?:fatal\s|(?:[Gg]rades?|G)\s?[≥>]?=?\s?[1-5](?:\s?[-/–]\s?[1-5])?\s(?:or (?:higher|worse|above)\s)?)"
_GOES_ON = regex(
    rf"\d[^;]*?(?:,\s(?:with|including)|;|\()\s?(?:an?\s)?[<≤~]?\s?\d[\d.·]*\s?%?\s(?:\(\d[^()]*\)\s)?(?:of\s|having\s|had\s|experiencing\s)?{_GRADE}$"
    rf"|\d\s?%[^;]*;\s(?:the\s)?{_GRADE}$"
)


def are_same_events(between: str) -> bool:
    """Whether the words from the name of an event to "events" say that these are some of the same.

    >>> are_same_events(" occurred in 12.1%, with 0.8% grade 5 "), are_same_events(" was rare. There were 0.8% grade 5 ")
    (True, False)
    """
    return len(between) < 120 and _GOES_ON.search(between) is not None and ". " not in between


_AGAINST = regex(r"\b(?:prophylaxis|prophylactic treatment|prevention)\s(?:for|of|against)\s(?:[\w-]+\s){0,2}$", re.IGNORECASE)
_MODIFIES = regex(
    r"[- ](?:management|prophylaxis|prevention|monitoring|mitigation|diary|diaries|score|scores|scale|algorithm|"
    r"protocol|guidelines?|control|clinic|questionnaire)\b(?! of)",
    re.IGNORECASE,
)
"""After the name of an event that only says what something is for: "diarrhea management", "pain scores"."""
_GIVEN = regex(r"\s(?:was|were|had been)\s(?:given|used|administered|allowed|required|mandatory|mandated|recommended|prescribed|received)\b")
_WITH_RESPONSE = regex(r"\b(?:PRs?|CRs?|responses?|remissions?|PR-L)\b[^.;]{0,60}\bwith\s(?:persistent\s|isolated\s)?$", re.IGNORECASE)
"""Before the lymphocytosis of those who respond, which drugs against leukaemia bring about."""
_REACH = 50


def is_kept_away(text: str, begin: int, start: int, end: int) -> bool:
    """Whether the event at text[start:end] of a sentence from `begin` is what something was given against: "prophylaxis for nausea was given"."""
    if _MODIFIES.match(text, end) or (
        text[start:end].lower() == "lymphocytosis" and _WITH_RESPONSE.search(text[max(begin, start - 2 * _REACH) : start])
    ):
        return True
    return _GIVEN.match(text, end) is not None and _AGAINST.search(text[max(begin, start - _REACH) : start]) is not None


_OF_KIND = regex(r"\s?(?:\([^()]*\))?,\s(?:the|an?|its|another|one\sof\sthe|long\sthe)\s(?:[\w'’-]+\s){0,5}$", re.IGNORECASE)
_THEN_SAID = regex(r"s?(?:\s(?:of|with|in|on|for|to|at)\s[^,;.()\d]{2,50})?,\s(?!and\b|or\b)", re.IGNORECASE)


def is_kind(text: str, last: int, start: int, end: int) -> bool:
    """Whether events as a whole at text[start:end] only say between commas what the event that ends at `last` is.

    >>> is_kind("Rash, the signature toxicity, was seen in 9%.", 4, 20, 28)
    True
    """
    return start - last < _REACH and _OF_KIND.fullmatch(text, last, start) is not None and _THEN_SAID.match(text, end) is not None
