"""The p value of a ratio: "(HR 0.83, 95% CI 0.66-1.04; P = 0.13)" and "(P = 0.13, HR 0.83)"."""

from __future__ import annotations

import re

from abstract2kb.assemble.figure import Figure
from abstract2kb.assemble.scene import Scene, Sentence
from abstract2kb.nlp.p_values import p_values
from abstract2kb.patterns import regex

__all__ = ["RATIO_FOLLOWS", "p_after", "p_of"]

_KIND = r"(?:(?:stratified|adjusted|unadjusted|unstratified)\s)?"
RATIO_FOLLOWS = regex(rf"[,;]\s{_KIND}(?:HR|OR|RR|(?:hazard|odds|risk|rate)\sratio)\b", re.IGNORECASE)
"""After a p value the ratio that it is of, which stands beside it in the same bracket."""
_TO_RATIO = regex(rf"[,;]\s{_KIND}")
_OTHER_RATIO = regex(r"\bHR\b|hazard|odds|\)[^()]*\([^()]*\d[.·]\d")
"""Between a ratio and the p value of another one: "(HR 0.52) and OS (0.71; p=0.01)"."""
_REACH = 60


def p_of(scene: Scene, sentence: Sentence, ratio: Figure) -> str | None:
    """The p value of a ratio: the one before it in its bracket, or else close after it."""
    return _p_before(scene, sentence, ratio.start) or p_after(scene, sentence, ratio.end)


def _p_before(scene: Scene, sentence: Sentence, start: int) -> str | None:
    """The p value that opens the bracket of a ratio: "(P=0.21, HR 0.86)"."""
    begin = max(sentence.start, start - _REACH)
    begin = max(begin, scene.text.rfind("(", begin, start), scene.text.rfind("[", begin, start))
    lead = scene.text[begin:start]
    found = p_values(lead) if lead[:1] in ("(", "[") else []
    if not found or lead[1 : found[0].start].strip() or _TO_RATIO.fullmatch(lead, found[-1].end) is None:
        return None
    return found[-1].value


def p_after(scene: Scene, sentence: Sentence, end: int) -> str | None:
    """The p value that stands close after a ratio or a difference, before another one."""
    rest = scene.text[end : min(sentence.end, end + _REACH)]
    found = p_values(rest)
    if not found or _OTHER_RATIO.search(rest[: found[0].start]):
        return None
    return found[0].value
