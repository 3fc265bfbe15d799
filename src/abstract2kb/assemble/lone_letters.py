"""Single letters that an abstract lets stand for drugs, where they are given to somebody: "L 2 mg/m2", "received L", "L was continued".

A letter is much else: a group, a stage, a count, the p of a test. So it must stand like a drug, and be defined for one only.
"""

from __future__ import annotations

import re

from abstract2kb.assemble.contributions import SHORT_ARTICLE
from abstract2kb.assemble.scene import Scene
from abstract2kb.patterns import regex

__all__ = ["letters_given"]

_AFTER = regex(
    r"\s(?:at\s)?\(?\d[\d.,–-]*\s?(?:mg|µg|μg|mcg|g/|MU|MIU|IU|U/)|\sAUC\b|\s?\+\s?[A-Za-z]|\s(?:plus|alone|monotherapy|maintenance|was|were|arm|group|therapy"
    r"|followed by|in combination|combined with)\b"
)
_BEFORE = regex(
    r"(?:[A-Za-z)]\s?\+\s?|\b(?:plus|received|receive|receiving|given|with|to|of|on|adding|added|after|prior|versus|vs\.?|alone or|alone vs)\s)$"
)
_IS_ELSE = regex(
    r"\b(?:[Aa]rms?|[Cc]ohorts?|[Gg]roups?|[Pp]arts?|[Hh]epatitis|[Vv]itamin|[Ss]tages?"
    r"|[Gg]rades?|[Cc]hild(?:-Pugh)?|[Tt]ypes?|[Ll]evels?|[Ss]tep|[Aa]nd [A-Z]/)\s$"
)


def letters_given(scene: Scene, letter: str, start: int) -> list[tuple[int, int]]:
    """The places (end exclusive) behind `start` where the letter stands for the drug that it is defined for; none where it is defined for several
    things, or in a long article."""
    if len(scene.text) > SHORT_ARTICLE or len({d.long.lower() for d in scene.definitions if d.short == letter}) > 1:
        return []
    text = scene.text
    found = []
    for match in re.finditer(rf"(?<![\w/.–-]){letter}(?![\w.–/-]|\s?[=<>±])", text[start:]):
        begin, end = start + match.start(), start + match.end()
        before = text[max(0, begin - 24) : begin]
        if not _IS_ELSE.search(before) and (_AFTER.match(text, end) or _BEFORE.search(before)):
            found.append((begin, end))
    return found
