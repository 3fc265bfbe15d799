"""What lettered or numbered arms were given, where their name stands before their drugs.

Example: "Arm A: A 600 mg + B 360 mg Q3W; Arm B: B alone", "Cohort 1 (A plus B, n=61)" and "patients in arm 2 received B".
"""

from __future__ import annotations

import re

from abstract2kb.assemble.regimens import groups_in
from abstract2kb.assemble.scene import Scene, Sentence
from abstract2kb.nlp.mention import Label
from abstract2kb.nlp.sought import Sought
from abstract2kb.patterns import regex

__all__ = ["arm_keys"]

Ids = tuple[str, ...]

_LABEL = Sought(
    r"\b(?P<label>(?:arm|group|cohort|part|regimen)s?\s(?:[A-Z]\d?|\d{1,2}[a-zA-Z]?|I{1,3}|IV))(?![\w%-]|\.\d)"
    r"(?P<aside>\s?[(\[](?:[nN]\s?=\s?\d+|[^()\[\]]{1,30}[)\]](?=\s[a-z]))[)\]]?)?"
    r"(?P<lead>\s?[:=(]\s?|,?\s[–—-]\s|,?\s(?:(?:all\s)?(?:patients|pts|participants)\s)?(?:\w+ly\s)?(?:(?:will\s|to\s)?receiv(?:e|es|ed|ing)|got|took"
    r"|(?:were|was|are|is|be|being)\s(?:given|treated\swith|assigned\sto|randomi[sz]ed\sto)|consist(?:s|ed)\sof|compris(?:es|ed|ing)"
    r"|evaluat(?:es|ed|ing)|test(?:s|ed|ing)|explor(?:es|ed|ing)|assess(?:es|ed|ing)|gets?|gave|is|was)\s)",
    re.IGNORECASE,
)
_TO_DRUG = regex(r"(?:(?:[A-Za-z][\w-]*|\d[\d.,]*\s?(?:mg|µg|μg|g)(?:/\w+)?)\s){0,3}")
"""What may stand between the name of an arm and its first drug."""
_RESULT = regex(r"\d\s?%|\d/\d|\b(?:months?|mo|ORR|PFS|OS)\b")
_ENDS = regex(r"[;:]|\.(?=\s|$)|\b(?:versus|vs|while|whereas|or|until|followed by)\b|\b(?:in|for|at)\s|,?\sand\s(?=(?:arm|group|cohort|part)\b)")


def arm_keys(scene: Scene, sentence: Sentence) -> dict[str, Ids]:
    """What the arms were given whose name a sentence tells before their drugs, by that name."""
    labels = list(_LABEL.finditer(scene.text, sentence.start, sentence.end))
    found: dict[str, Ids] = {}
    limits = [*(m.start() for m in labels[1:]), sentence.end]
    for match, limit in zip(labels, limits, strict=False):
        end = _end(scene.text, match, limit)
        groups = groups_in(scene, match.end(), end)
        if groups and _is_key(scene, match.end(), groups[0].start, end):
            found.setdefault(match["label"], tuple(dict.fromkeys(i for g in groups for i in g.ids)))
    return found


def _end(text: str, label: re.Match[str], limit: int) -> int:
    """Where the drugs of an arm end: with the bracket that they stand in, or with the clause."""
    closing = text.find(")", label.end(), limit) if "(" in label["lead"] else -1
    stop = _ENDS.search(text, label.end(), closing if closing >= 0 else limit)
    return stop.start() if stop else closing if closing >= 0 else limit


def _is_key(scene: Scene, start: int, drug: int, end: int) -> bool:
    """Whether the words after an arm's name lead straight to its drugs, and tell no result."""
    if _TO_DRUG.fullmatch(scene.text, start, drug) is None or _RESULT.search(scene.text, start, end):
        return False
    return not scene.within(start, end, Label.ENDPOINT, Label.ADVERSE_EVENT)
