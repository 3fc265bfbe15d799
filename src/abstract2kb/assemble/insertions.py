"""Clauses set between a subject and its verb: "Rash, which was mostly mild, was seen in 30%".

What such a clause names is not what the verb is said of, and its words do not part the two: the 30% had rash.
"""

from __future__ import annotations

from abstract2kb.patterns import regex

__all__ = ["is_inserted", "without_insertion"]

_OPENS = (
    r",\s(?:(?:[a-z]+\s){0,3}of\s(?:which|whom|them|these)\b|which\b|(?:al)?though\b|"
    r"(?:mostly|mainly|usually|generally|typically|predominantly|largely|primarily|often|seldom)\s)"
)
_WORDS = r"[^,;.:()]"
_VERB = r",\s(?=(?:was|were|is|are|has|have|had|occurred|developed|appeared|arose|affected|emerged|led|reached|came)\b)"
_INSERTION = regex(rf"^(?P<grade>[^,;.()]{{0,40}}){_OPENS}{_WORDS}{{0,140}}{_VERB}")
_LEFT_OPEN = regex(rf"{_OPENS}{_WORDS}{{0,140}}$")
_CLOSES = regex(rf"{_WORDS}{{0,140}}{_VERB}")
_REACH = 190
"""Characters before a name where the clause around it can begin."""


def without_insertion(gap: str) -> str:
    """The words after a subject without the clause that is set before its verb.

    >>> without_insertion(", which was seldom severe, was seen in")
    ' was seen in'
    """
    return _INSERTION.sub(r"\g<grade> ", gap)


def is_inserted(text: str, end: int, at: int) -> bool:
    """Whether what ends at `end` stands in a clause that was opened after a subject and closes, with the subject's verb, before `at`."""
    closes = _CLOSES.match(text, end, at)
    return closes is not None and _LEFT_OPEN.search(text, max(0, end - _REACH), end) is not None
