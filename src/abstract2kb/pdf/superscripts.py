"""Which raised characters are references to notes or literature, and which belong to the word.

Example: in "DF6002/BMS-986415" + raised "6,7" the digits are a reference; in "10" + raised "9", "CD8" + raised "+",
raised "177" + "Lu" and "KRAS" + raised "mut" they belong to the text.
"""

from __future__ import annotations

import re
import unicodedata

from abstract2kb.patterns import regex
from abstract2kb.pdf.wordlists import word_set

_NUMBERS = regex(r"[\[(]?\d{1,3}(?:\s*[,;–—-]\s*\d{1,3})*[\])]?[,.]?")
_LETTERS = regex(r"[a-z](?:\s*[,;–-]?\s*[a-z])?(?:,[a-z])*")
_SIGNS = regex(r"[*†‡§¶#‖∥]+")
_MIXED = regex(r"(?:[a-z*†‡§¶#‖]|\d{1,3})(?:[,;–-](?:[a-z*†‡§¶#‖]|\d{1,3}))+,?")
_UNIT = regex(r"(?:^|[\d./·×\s(])(?:[mckµμnd]?m|[kmµμn]?g|[mµμd]?L|s|min|h|in|ft|Gy|kg/m|mg/m)$", re.IGNORECASE)
_POWER_BASE = regex(r"(?:^|\D)10$")
_REGIMEN_BASE = regex(r"(?:^|[^A-Za-z])R$")
"""R with a raised 2 is a regimen, lenalidomide with rituximab, as it is on the line: "R2"."""
_ORDINALS = frozenset({"st", "nd", "rd", "th"})
_KEPT_LETTERS = frozenset({"mut", "wt", "hi", "lo", "low", "high", "dim", "int", "neg", "pos", "tm", "sm", "me", "nd", "rd"})
_ELEMENTS = word_set(
    "Ac Ag Al Am Ar As At Au Ba Be Bi Br C Ca Cd Ce Cl Co Cr Cs Cu Dy Er Eu F Fe Ga Gd Ge H He Hf Hg Ho I In Ir K "
    "Kr La Li Lu Mg Mn Mo N Na Nb Nd Ne Ni O Os P Pb Pd Po Pr Pt Pu Ra Rb Re Rh Rn Ru S Sb Sc Se Si Sm Sn Sr Ta "
    "Tb Tc Te Th Ti Tl Tm U V W Xe Y Yb Zn Zr"
)
_ELEMENT_AHEAD = regex(r"([A-Z][a-z]?)(?![a-z])")


def plain_digits(text: str) -> str:
    """Superscript code points as plain characters: "⁶,⁷" gives "6,7"."""
    return unicodedata.normalize("NFKC", text).replace("−", "-")


def is_reference(before: str, mark: str, after: str) -> bool:
    """Whether the raised `mark` between `before` and `after` (the rest of its word) points to a note or a paper."""
    if not mark.strip(",.;() "):
        return False
    if _SIGNS.fullmatch(mark) or _MIXED.fullmatch(mark):
        return not _is_exponent(before, mark)
    if _NUMBERS.fullmatch(mark):
        return not (_is_isotope(mark, before, after) or _is_exponent(before, mark) or _is_ratio(before, mark, after))
    if not before:
        return len(mark) == 1 and mark.islower()
    return bool(_LETTERS.fullmatch(mark)) and mark not in _ORDINALS | _KEPT_LETTERS and _letters_may_refer(before, mark)


def _is_isotope(mark: str, before: str, after: str) -> bool:
    element = _ELEMENT_AHEAD.match(after)
    starts = not before or not before[-1].isalnum()
    if not starts or not mark.isdigit() or element is None or element[1] not in _ELEMENTS:
        return False
    return int(mark) >= 10 or (element[1] in ("H", "He") and int(mark) > 1)


def _is_exponent(before: str, mark: str) -> bool:
    if not mark[:1].isdigit() or "," in mark:
        return False
    if mark == "2" and _REGIMEN_BASE.search(before):
        return True
    return bool(_POWER_BASE.search(before)) or (len(mark) == 1 and mark in "23" and bool(_UNIT.search(before)))


def _is_ratio(before: str, mark: str, after: str) -> bool:
    """A raised numerator such as that of 1/2, with the fraction bar behind it."""
    return mark.isdigit() and after.startswith(("/", "⁄")) and (not before or before[-1].isdigit())


def _letters_may_refer(before: str, mark: str) -> bool:
    if len(mark) > 1 and not re.search(r"[,;–-]", mark):
        return len(mark) == 2 and before[-1] in ".,;:)%"
    return before[-1].isalnum() or before[-1] in ".,;:)]%'’\"”®™+"
