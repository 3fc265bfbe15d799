"""Cells that hold several results, one below the other: "ORR 4/8 (50%) vs 1/10 (10%) Median PFS 6.4 vs 1.5 months".

The lines of a cell come without their ends. A result begins where an endpoint or event is named after a figure, and each has a figure of its own.
"""

from __future__ import annotations

import re

from abstract2kb.assemble.scene import Scene
from abstract2kb.nlp.mention import Label
from abstract2kb.patterns import regex

__all__ = ["items_of"]

Span = tuple[int, int]

_LEAD = regex(
    r"(?:(?:median|med\.|confirmed|unconfirmed|objective|best|overall|intracranial|systemic|estimated|landmark|"
    r"serious|fatal|related|any[- ]grade|all[- ]grade|"
    r"treatment-related|grade\s?[≥>]?=?\s?[1-5](?:\s?[-–/]\s?[1-5])?|[≥>]=?\s?grade\s?[1-5]|G[≥>]?[1-5]\+?|"
    r"\d+(?:\.\d+)?[\s-]?(?:months?|mos?|years?|yrs?|weeks?|wks?|m|y))[,\s]\s?)+$",
    re.IGNORECASE,
)
"""What stands before the name of an endpoint or event and belongs to it."""
_CLOSED = regex(r"(?:\d\s?%?|[)\]]|\b(?:months?|mo\.?|weeks?|wks?|years?|yrs?|days?|reached|estimable|NR|NE|m))\s+$")
"""How a result ends before the next one begins."""
_DIGIT = regex(r"\d|\bN[RE]\b|\bnot reached\b|\b(?:no|none|one|two|three|four|five|six|seven|eight|nine|ten)\b", re.IGNORECASE)
_LONGEST = 60
"""Characters that a lead may have."""


def items_of(scene: Scene, start: int, end: int) -> list[Span]:
    """The results of text[start:end]; the whole where it is one, or is no list of results with their names before their figures."""
    text = scene.text
    bounds = [start]
    for mention in scene.within(start, end, Label.ENDPOINT, Label.ADVERSE_EVENT):
        lead = _LEAD.search(text, max(bounds[-1], mention.start - _LONGEST), mention.start)
        at = lead.start() if lead is not None else mention.start
        if at <= bounds[-1] or _depth(text, start, at) or _CLOSED.search(text, bounds[-1], at) is None:
            continue
        bounds.append(at)
    parts = [(a, b) for a, b in zip(bounds, [*bounds[1:], end], strict=True)]
    if len(parts) == 1 or not all(_begins_with_name(scene, a, b) for a, b in parts):
        return [(start, end)]
    return [(a, a + len(text[a:b].rstrip())) for a, b in parts]


def _depth(text: str, start: int, at: int) -> bool:
    """Whether a place stands in brackets."""
    before = text[start:at]
    return before.count("(") + before.count("[") > before.count(")") + before.count("]")


def _begins_with_name(scene: Scene, start: int, end: int) -> bool:
    """Whether a result has a figure behind the name that it begins with."""
    first = next(iter(scene.within(start, end, Label.ENDPOINT, Label.ADVERSE_EVENT)), None)
    if first is None or _DIGIT.search(scene.text, first.end, end) is None:
        return False
    before = scene.text[start : first.start]
    return not before.strip() or _LEAD.fullmatch(before) is not None
