"""Groups that have a bracket each with all that is told of them: "longer with A (median, 9.9 months; at 1 year, 39%) than with B (7.6 months; 32%)".

Every figure of such a bracket is of the group right before it. A bracket in which two figures are compared has no owner.
"""

from __future__ import annotations

import re
from itertools import pairwise

from abstract2kb.assemble.group_words import group_in
from abstract2kb.assemble.linking import Link
from abstract2kb.assemble.people import PHRASE
from abstract2kb.assemble.scene import Scene, Sentence
from abstract2kb.nlp.connectives import VERSUS
from abstract2kb.nlp.mention import Label, Mention
from abstract2kb.patterns import regex

__all__ = ["bracket_owner"]

_BRACKET = regex(r"[(\[](?:[^()\[\]]|[(\[][^()\[\]]{0,60}[)\]])+[)\]]")
"""A bracket, perhaps with smaller ones inside."""
_COMPARED_IN = regex(rf"\b(?:{VERSUS}|respectively|and)\s")
_FIGURE = regex(r"\d\s?%|\d\s(?:months?|mo|weeks?|years?)\b")
_TO_OTHER = regex(rf"[^.;()\[\]]{{0,60}}?\b(?:{VERSUS}|than|whereas|while|and|but|or)\b[^.;()\[\]]{{0,120}}")
_LEAST = 2
_LEAD = regex(
    rf"(?:\b(?:with|in|for|on|of|among|after|to|than|and|while|whereas|{VERSUS})\s|^)(?:the\s|those\s(?:with|on|in|receiving)\s|those\s)?",
    re.IGNORECASE,
)
_WHO = regex(rf"{PHRASE}\s?$")
_NEAR = 100


def bracket_owner(scene: Scene, sentence: Sentence, link: Link) -> Mention | None:
    """The group right before the bracket of a figure, where another group has a bracket of the same kind beside it."""
    if link.figure.kind == "ratio":
        return None
    if (closing := _after_bracket(scene, sentence, link)) is not None:
        return closing
    owned = scene.once("owned brackets", sentence.start, sentence.end, _owned)
    own = next((o for o in owned if o[0] < link.figure.start and link.figure.end < o[1]), None)
    return own[2] if own is not None else None


_CLOSES = regex(r"[^()\[\]]{0,60}[)\]]\s(?:in|with|for|of|among|on)\s(?:the\s)?")


def _after_bracket(scene: Scene, sentence: Sentence, link: Link) -> Mention | None:
    """The arm right after the bracket of a figure that is part of the one before it: "in 90% (CR = 27, CRi = 3) in the A group"."""
    opening = scene.text.rfind("(", max(sentence.start, link.figure.start - 60), link.figure.start)
    closes = _CLOSES.match(scene.text, link.figure.end, sentence.end) if opening >= 0 else None
    if closes is None or ")" in scene.text[opening : link.figure.start] or _COMPARED_IN.search(scene.text, opening, closes.end()):
        return None
    if _FIGURE_BEFORE.search(scene.text, max(sentence.start, opening - 30), opening) is None or scene.within(opening, closes.end(), Label.ARM):
        return None
    return next((a for a in scene.within(closes.end(), sentence.end, Label.ARM) if a.start == closes.end() and a.id in _KINDS), None)


_FIGURE_BEFORE = regex(r"\d\s?%?\s(?:of\s)?(?:the\s)?(?:patients\s|pts\s|cases\s|subjects\s)?$")
_KINDS = ("named", "numbered", "short", "label", "subgroup")


def _owned(scene: Scene, start: int, end: int) -> list[tuple[int, int, Mention]]:
    """The brackets of a sentence that tell several things of a group each, with their groups; none unless two groups stand against each other."""
    if scene.text.count("(", start, end) + scene.text.count("[", start, end) < _LEAST:
        return []
    brackets = [m.span() for m in _BRACKET.finditer(scene.text, start, end) if _tells(m)]
    found = [(a, b, group) for a, b in brackets if (group := _group_before(scene, start, a)) is not None]
    beside = {
        place
        for one, other in pairwise(found)
        if one[2].text.lower() != other[2].text.lower() and _TO_OTHER.fullmatch(scene.text, one[1], other[0])
        for place in (one[0], other[0])
    }
    return [f for f in found if f[0] in beside]


def _tells(bracket: re.Match[str]) -> bool:
    """Whether a bracket tells at least two figures and compares none."""
    return len(_FIGURE.findall(bracket.group())) >= _LEAST and _COMPARED_IN.search(bracket.group()) is None


def _group_before(scene: Scene, begin: int, opening: int) -> Mention | None:
    """The arm or the words for a group that end right before a bracket."""
    known = [a for a in scene.within(max(begin, opening - _NEAR), opening, Label.ARM) if 0 <= opening - a.end <= 1]
    if known:
        return known[-1]
    begin = max(begin, opening - _NEAR)
    words = scene.text[begin:opening]
    for lead in reversed(list(_LEAD.finditer(words))):
        match = _WHO.match(words, lead.end())
        if match is not None and (found := group_in(scene, begin + match.start("who"), begin + match.end("who"), treated=True)) is not None:
            return found
    return None
