"""Medians that were not reached, as they are told: "not yet reached", "could not be estimated", "has been reached in neither arm"."""

from __future__ import annotations

import re

from abstract2kb.patterns import regex

__all__ = ["UNREACHED", "is_unreached"]

_HAS = r"(?:has|have|had|was|were|is|are)"
_GROUPS = r"(?:of the (?:two )?)?(?:treatment |study )?(?:arms?|groups?|cohorts?|sides?|regimens?|strategy|doses?|populations?|subgroups?)"
_REACHED = r"(?:reached|attained|met|estimable|evaluable)"
_NEITHER = (
    rf"\bneither (?:{_GROUPS}|(?:of the )?medians?|of (?:them|these|the two)) (?:{_HAS} )?(?:yet |so far |as yet )?(?:been )?{_REACHED}"
    r"(?: (?:its|the|their) medians?)?|"
    rf"\b(?:{_HAS} )?(?:yet |so far )?(?:been )?(?:reached|attained) (?:in|by|on|for|with) (?:neither(?: {_GROUPS})?|no {_GROUPS})\b"
)
UNREACHED = (
    r"(?P<nr>\bNR\b(?!\s?=)|\bnot (?:yet )?(?:been )?(?:reached|estimable|evaluable|attained)|\byet to be (?:reached|attained)|"
    r"\b(?:could not|cannot|can not) (?:yet |as yet )?be (?:reliably )?(?:estimated|calculated|reached)|\bnever reached|"
    r"\bunreached\b|(?-i:\bN[EC]\b)(?=\s?[(\[]\s?\x00|\s(?:vs|versus)\b)|(?<=vs )(?-i:\bNE\b)|\b(?:has|have|had|was|were) not (?:yet )?been reached|"
    rf"{_NEITHER}|"
    r"(?P<neither>\b(?:has|have|had|was|were) (?:yet )?(?:been )?(?:reached|attained|estimable)))"
)
"""Beginning with one of the letters N, U, Y, H, W, C and R; `is_unreached` tells whether a match says it."""
_NEITHER_NOR = regex(r"\bneither\b(?:[^.;]*\bnor|\s(?:of\sthe\s)?medians?,?\s(?:for|of)\b[^.;]*\bor)\b[^.;]*$", re.IGNORECASE)


def is_unreached(match: re.Match[str]) -> bool:
    """Whether a match of UNREACHED says that a median was not reached: "has been reached" does only after "neither A nor B", "neither median, for A
    or for B,"."""
    return not match.group("neither") or _NEITHER_NOR.search(match.string, max(0, match.start() - 100), match.start()) is not None
