"""Models whose preposition is said again: "in inflamed and in non-inflamed models", "in 7/7 mice with A and in 4/4 with B", "both in A and in B"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from abstract2kb.assemble.preclinical.phrases import Segment, is_finite
from abstract2kb.patterns import regex

__all__ = ["repeated"]

_JOINT = regex(
    r",? ?(?:and|or|as well as|but also|and also)(?: also| even|, [^,.;()\d]{3,40},)? "
    r"(?P<by>in|of|against|on|across|within|among|for) "
    r"(?:(?:[~>]?\d+(?:\.\d+)?\s?%|\d+ ?/ ?\d+|(?:all|\w+) of (?:the )?\w+) (?:of )?)?(?:(?:the|a|an|all|two|three|several|both) )*",
)
"""Between two models, each with its preposition: "and in", "as well as in", "and, at a higher dose, in", "and in 4/4"."""
_WITH = regex(r"with (?P<what>[\w/.+-]*\d[\w/.+-]*(?: (?:tumou?rs?|xenografts?|lesions|grafts?|cells|lymphomas?|leuka?emias?))?)")
"""The second of "mice with A and in 4/4 with B"."""
_ADJECTIVE = regex(r"(?P<by>in|against|on|across|within|of) (?P<what>[\w/+-]+(?:[ -][\w/+-]+)?),? (?:and|or|as well as|but also) (?P=by) (?:the )?$")
"""What stands before the second model where the noun of both is told with the second: "in inflamed and in non-inflamed models"."""
_NOUN = regex(
    r"(?: ?(?:mouse|murine|tumou?r|cell|xenograft|syngeneic))* ?(?:models?|mice|xenografts?|lines?|tumou?rs|cells|organoids|PDXs?|vitro|vivo)$"
)
_BACK = 80


class _Placed(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def words(self) -> str: ...
    @property
    def by(self) -> str: ...


def repeated(text: str, words: Segment, place: _Placed, others: Sequence[_Placed]) -> list[str]:
    """The models told with the one at `place`, in order, itself among them; a list of one where its preposition is not said again."""
    found, end = [(place.start, place.words)], words[-1].end
    others = [p for p in others if not _opens_clause(words, p.end)]
    at: _Placed | None = place
    while at is not None:  # those after it
        joint = _joint(text, at, end)
        following = next((p for p in others if joint and 0 <= p.start - joint.end() <= 1), None)
        if joint and following is None and (other := _WITH.match(text, joint.end(), end)):
            found.append((joint.end(), f"mice with {other['what']}"))
        elif following is not None:
            found.append((following.start, following.words))
        at = following
    at = None if _opens_clause(words, place.end) else place
    while at is not None:  # those before it
        before = next((p for p in others if p.end <= at.start and (m := _joint(text, p, end)) and 0 <= at.start - m.end() <= 1), None)
        if before is not None:
            found.append((before.start, before.words))
        at = before
    first = min(found)
    if (
        not _opens_clause(words, place.end)
        and (adjective := _ADJECTIVE.search(text, max(0, first[0] - _BACK), first[0]))
        and (noun := _NOUN.search(first[1]))
        and not _NOUN.search(adjective["what"])
    ):
        found.append((adjective.start("what"), adjective["what"] + noun.group()))
    return [said for _, said in sorted(found)]


def _joint(text: str, place: _Placed, end: int) -> re.Match[str] | None:
    """The joint after a model; "and of" only joins what stood behind "of"."""
    joint = _JOINT.match(text, place.end, end)
    return None if joint and joint["by"] == "of" and place.by != "of" else joint


def _opens_clause(words: Segment, end: int) -> bool:
    """True where a verb of its own follows the model that ends at `end`: "X shrank A, and in B it did nothing"."""
    for i, word in enumerate(words):
        if word.start >= end:
            if word.low in {",", ";", "and", "but", "or", "while", "whereas", "which", "that"}:
                return False
            if is_finite(words, i):
                return True
    return False
