"""Where names and numbers can begin in a text: a pattern that needs not be tried elsewhere is found several times as fast.

>>> text = "in the XYZ-12 trial, not in xyz-12: Two of 5"
>>> [text[at:at + 3] for at in capitals(text)], [text[at:at + 3] for at in numerals(text)]
(['XYZ', 'Two'], ['12 ', '12:', 'Two', '5'])
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from abstract2kb.nlp.first_letters import words
from abstract2kb.nlp.numerals import UNIT_WORD

__all__ = ["capitals", "numerals", "start_of_word"]

_DIGITS = re.compile(r"\d+")
_UNIT_WORD = re.compile(UNIT_WORD, re.IGNORECASE)


@lru_cache(maxsize=16)
def capitals(text: str) -> Sequence[int]:
    """Where the runs of plain letters begin that have a capital, in order."""
    return sorted(at for word, places in words(text).items() if not word.islower() for at in places)


@lru_cache(maxsize=16)
def numerals(text: str) -> Sequence[int]:
    """Where runs of digits begin, and runs of plain letters with a number in words; in order."""
    spelled = (at for word, places in words(text).items() if _UNIT_WORD.match(word) for at in places)
    return sorted([*spelled, *(m.start() for m in _DIGITS.finditer(text))])


def start_of_word(text: str, at: int, marks: str = "_") -> int:
    """Where the letters, digits and marks begin that end at a place."""
    while at and (text[at - 1].isalnum() or text[at - 1] in marks):
        at -= 1
    return at
