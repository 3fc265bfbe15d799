"""Endpoints that a sentence names only to say what another is: "a disease control rate, defined as response or stable disease, of 81%"."""

from __future__ import annotations

from collections.abc import Sequence

from abstract2kb.assemble.figure import Figure
from abstract2kb.assemble.topics import Topic
from abstract2kb.patterns import regex

__all__ = ["without_definitions"]

_DEFINED = r"(?:(?:which|that)\s(?:is|was)\s)?(?:defined\sas|i\.?e\.?,?|meaning|that\sis,?)\s"
_DEFINITION = regex(
    rf"(?:\s[–—]\s(?:{_DEFINED}|(?:those|patients|pts|people|the\s(?:sum|share|proportion|rate))\s)[^–—;%]{{4,160}}\s[–—]|"
    rf",\s{_DEFINED}[^,;%]{{4,160}},|\s\((?:{_DEFINED}|=\s?|[A-Z]{{2,5}}(?:[:,;]|\s?=)\s?(?:[a-z]+\s)*(?:response|remission|CR)\s?(?:or|and|plus|\+|,))[^();%]{{4,160}}\))(?=\s(?:of|was|were|is|reached|at)\s)"
)
"""From the name of an endpoint over what it is said to mean to the verb before its figure."""


def without_definitions(text: str, start: int, end: int, found: Sequence[Topic], told: Sequence[Figure]) -> list[Topic]:
    """The topics of text[start:end] but those inside the definition of the one before it; a definition holds no share."""
    asides = [m.span() for m in _DEFINITION.finditer(text, start, end)] if len(found) > 1 else []
    asides = [
        (a, b)
        for a, b in asides
        if any(t.end <= a and a - t.end < _REACH for t in found) and not any(a <= f.start < b and f.kind != "time" for f in told)
    ]
    return [t for t in found if not any(a < t.start and t.end <= b for a, b in asides)]


_REACH = 12
"""Characters of a short form in brackets between the endpoint and its definition."""
