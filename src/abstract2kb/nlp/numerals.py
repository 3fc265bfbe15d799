"""Numerals: digits with decimal point, comma or middle dot, thousands, and number words ("two thousand eight hundred sixteen")."""

from __future__ import annotations

import re

from abstract2kb.patterns import regex

__all__ = ["DECIMAL", "INTEGER", "UNIT_WORD", "WORD_NUMBER", "bound_sign", "decimal", "integer"]

_SMALL = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_DECADES = "twenty thirty forty fifty sixty seventy eighty ninety"
_ONES, _TENS = _SMALL.split(), _DECADES.split()
_VALUES = {word: i for i, word in enumerate(_ONES)} | {word: 10 * i for i, word in enumerate(_TENS, 2)}
_SCALES = {"hundred": 100, "thousand": 1000}
_UNIT = "|".join(sorted(_VALUES, key=len, reverse=True))

UNIT_WORD = rf"(?:{_UNIT})"
"""A number word that may stand alone."""
INTEGER = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+(?![\d.·]\d))"
"""A whole number in digits."""
DECIMAL = r"(?:\d{1,3}(?:,\d{3})+(?![\d.])|\d+(?:[.·,]\d+)?|[.·]\d+)"
"""A number in digits, whole or not."""
WORD_NUMBER = rf"(?:\b(?:{_UNIT})\b(?:[ -](?:(?:(?<=hundred )|(?<=thousand ))and )?(?:{_UNIT}|hundred|thousand)\b)*)"
"""A number in words."""

_THOUSANDS = regex(r"\d{1,3}(?:,\d{3})+")
_SIGNS = {
    "≥": ">=", "≤": "<=", ">=": ">=", "<=": "<=", ">": ">", "<": "<", "~": "~", "≈": "~", "∼": "~", "at least": ">=", "at most": "<=",
    "up to": "<=", "more than": ">", "no more than": "<=", "not more than": "<=",
    "over": ">", "less than": "<", "under": "<", "fewer than": "<", "approximately": "~", "about": "~",
    "nearly": "~", "almost": "~", "around": "~", "roughly": "~", "just over": ">", "just under": "<",
}  # fmt: skip


def integer(raw: str) -> int:
    """The value of a whole number in digits or words.

    >>> integer("one hundred and thirty")
    130
    """
    if raw[0].isdigit():
        return int(raw.replace(",", ""))
    total = part = 0
    for word in re.split(r"[ -]+", raw.lower()):
        if word in _SCALES:
            part = max(part, 1) * _SCALES[word]
            if word == "thousand":
                total, part = total + part, 0
        elif word != "and":
            part += _VALUES[word]
    return total + part


def decimal(raw: str, thousands: bool = True) -> float:
    """The value of a number; a comma parts thousands where three digits follow it (unless not `thousands`), else it is the decimal mark.

    >>> decimal("8·9"), decimal("21,5"), decimal("1,408")
    (8.9, 21.5, 1408.0)
    """
    if raw[0].isalpha():
        return float(integer(raw))
    if raw.startswith("0,"):
        return float(raw.replace(",", "."))
    if thousands and _THOUSANDS.fullmatch(raw):
        return float(raw.replace(",", ""))
    return float(raw.replace("·", ".").replace(",", "."))


def bound_sign(raw: str | None) -> str:
    """The comparator that words or a sign before a number stand for.

    >>> bound_sign("at least")
    '>='
    """
    return _SIGNS.get(re.sub(r"\s+", " ", raw.strip().lower()), "=") if raw else "="
