"""p values in running text, "P < .006" as "<.006": as stated, without the letter and the sign "="."""

from __future__ import annotations

import re
from dataclasses import dataclass

from abstract2kb.nlp.numerals import DECIMAL
from abstract2kb.patterns import regex

__all__ = ["P_VALUE", "PValue", "p_values"]


@dataclass(frozen=True, slots=True)
class PValue:
    """text[start:end] states a p value, e.g. "<0.001"."""

    start: int
    end: int
    value: str


P_VALUE = regex(
    r"\b(?:(?:one|two)-sided |log-?rank |nominal )?[pP](?:\s?-?\s?values?)?\s?(?:for \w+ )?(?P<sign><\s?or\s?=|=|<|>|≤|≥|<=|>=|of|(?<=value):|"
    rf"was)\s?(?P<value>{DECIMAL})"
)


def p_values(text: str) -> list[PValue]:
    """The p values in the text.

    >>> p_values("(P < .006)")[0].value
    '<.006'
    """
    found = []
    for m in P_VALUE.finditer(text):
        sign = re.sub(r"\s|or", "", m.group("sign"))
        sign = {"=": "", ":": "", "of": "", "was": "", "f": "", "≤": "<=", "≥": ">="}.get(sign, sign)
        found.append(PValue(m.start(), m.end(), sign + m.group("value").replace("·", ".")))
    return found
