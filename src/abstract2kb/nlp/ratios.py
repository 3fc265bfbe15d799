"""Ratios of a comparison by name: "HR 0.69", "odds ratio for response was 2.4", "HR (95% CI) for PFS: 0.58", "aOR = 1.9"."""

from __future__ import annotations

import re

from abstract2kb.nlp.numerals import decimal
from abstract2kb.patterns import regex

__all__ = ["RATIO", "kind_of", "value_of"]

_MODEL = r"(?:(?:[Aa]djusted|[Uu]nadjusted|[Ss]tratified|[Uu]nstratified|[Pp]ooled|[Cc]rude|[Ss]ub-?distribution|[Cc]ause-specific)\s)?"
_WORDS = r"(?:[Hh]azards? [Rr]atio|[Oo]dds [Rr]atio|[Rr]elative [Rr]isk|[Rr]isk [Rr]atio|[Rr]ate [Rr]atio)s?|[Rr]atio(?= for (?:death|progression)\b)"
_SHORT = r"(?:a|s|cs)?HRs?|aOR|aRR|(?<=djusted )(?:OR|RR)\b(?=\sfor\s)|OR(?=\s?(?:=|,|:|[\d]))|RR(?=\s?=\s?\d\.)"
_WORD = r"(?:[A-Za-z][\w+/-]*|\d[\d.]*-?(?:mg|g|μg|Gy|week|month|year|day)\b[\w+/-]*)"
_OF = (
    r"(?:\s(?:for|of|in|at|with|among|between|comparing|(?:as\s)?compared\s(?:with|to)|relative\sto|vs?\.?|versus)\s"
    rf"(?:{_WORD}\s){{0,7}}?{_WORD})"
)
"""What it is the ratio of, or in whom, in up to eight words."""
_LEVEL = r"(?:\s?[\[(]?(?:\d\d% ?CI|CI)[\])]?)"
_IS = r"[\s:;,=]*(?:was |were |of |is |being |about |approximately |at )?[\[(]?\s?[~≈∼]?\s?"
_VALUE = r"(?<![\w-])(?P<value>[0-9]{1,2}[.·,]\d+|[.·]\d+|\d{1,2}(?![\d%]|[-–]\d|[-\s]?(?:mg|g|μg|Gy|week|month|year|day)s?\b))(?!\d|\s?%)"
RATIO = regex(rf"\b(?P<kind>{_MODEL}(?:{_WORDS}|{_SHORT}))(?:\s?[\[(](?:a?HRs?|ORs?|RRs?)[\])])?{_OF}{{0,3}}?{_LEVEL}?{_OF}?{_IS}{_VALUE}")


def kind_of(match: re.Match[str]) -> str:
    """ "HR", "OR" or "RR" (a risk, rate or relative risk ratio) of a match of RATIO."""
    kind = match.group("kind").lower()
    if "odds" in kind or kind.endswith("or"):
        return "OR"
    return "RR" if "risk" in kind or "rate" in kind or kind.endswith("rr") else "HR"


def value_of(match: re.Match[str]) -> float:
    """The number of a match of RATIO."""
    return decimal(match.group("value"))
