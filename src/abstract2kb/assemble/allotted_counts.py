"""The patients that a trial allotted, where more are told of as looked at for it: "of 655 patients assessed, 412 were randomly assigned".

Groups of the patients told of ("90 were registered; 45 were assigned to A and 45 to B") are no such number.
"""

from __future__ import annotations

import re

from abstract2kb.assemble.scene import Scene
from abstract2kb.nlp.numerals import WORD_NUMBER, integer
from abstract2kb.patterns import regex

__all__ = ["allotted_of"]

_PEOPLE = r"(?:patients|pts|participants|subjects|women|men|children|adults|individuals|people)"
_LOOKED_AT = regex(
    rf"\s(?:[\w+/-]+\s){{0,5}}?{_PEOPLE}\s(?:[^.;,()\d]{{0,60}}?\s)?"
    r"(?:registered|identified|assessed|screened|considered|evaluated for eligibility)\b",
    re.IGNORECASE,
)
"""Behind the number of those from whom the patients were taken."""
_LOOKING = regex(r"\b(?:identified|screened|assessed|registered)\s(?:a total of\s)?$", re.IGNORECASE)
_ALLOTTED = regex(
    rf"(?<![\w./-])(?P<n>\d{{1,3}}(?:,\d{{3}})+|\d{{2,5}}(?![\d.]*%)|{WORD_NUMBER})\s(?:\(\d[\d.]*%\)\s)?"
    rf"(?:of (?:whom|them|these|those)\s|(?:[\w+/-]+\s){{0,3}}?{_PEOPLE}\s(?:with\s[^.;,()\d]{{2,60}}?\s)?)?"
    r"(?:who\s)?(?:were|was|had been)\s(?:then\s|subsequently\s|randomly\s)?(?:randomi[sz]ed|assigned|allocated|allotted)\b",
    re.IGNORECASE,
)
_AND_SO_MANY = regex(r"[^.;]{0,90}?\s(?:and|or|vs\.?|versus)\s\d+\s(?:[\w+/-]+\s){0,2}?(?:were\s)?(?:assigned\s|allocated\s|randomi[sz]ed\s)?to\s")
"""Behind the number of one arm: "45 were assigned to A and 45 to B"."""
_REACH = 330


def allotted_of(scene: Scene, place: tuple[int, int], value: int) -> tuple[int, int, int] | None:
    """The place (end exclusive) and the number of those that were allotted of the `value` patients told of at a place; None for all of them."""
    text, (start, end) = scene.text, place
    if not (_LOOKED_AT.match(text, end) or _LOOKING.search(text, max(0, start - 40), start)):
        return None
    for match in _ALLOTTED.finditer(text, end, min(len(text), end + _REACH)):
        number = integer(match.group("n"))
        if 3 < number < value and not _AND_SO_MANY.match(text, match.end()):
            return (*match.span("n"), number)
    return None
