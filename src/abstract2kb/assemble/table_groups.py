"""Parts of the patients in the rows of a table: "Positive" below the line "By PD-L1 status" is "PD-L1 positive"."""

from __future__ import annotations

import re

from abstract2kb.patterns import regex

__all__ = ["POPULATION", "group_words"]

_LEAD = regex(r"^(?:by|according to|per|subgroups?(?: by|:)?)\s+", re.IGNORECASE)
_TAIL = regex(r"\s*(?:,?\s?(?:status|level|expression status))?\s*[:,]?\s*$", re.IGNORECASE)
_YES = regex(r"(?:yes|present|with)$", re.IGNORECASE)
_NO = regex(r"(?:no|absent|none|without)$", re.IGNORECASE)
_QUALITY = regex(
    r"(?:(?:positive|negative|high|intermediate|low|medium|mutat(?:ed|ion)|mutant|wild[- ]?type|amplified|unknown|pos\.?|neg\.?|deficient|proficient|"
    r"intact|altered|measurable|never|ever|current)\b.*|(?:[<>≤≥]|at least |under |over )\s?\d.*|\d+\s?(?:[-–]|to)\s?\d+.*|[+–-]|0|[1-9]\d?%?)$",
    re.IGNORECASE,
)
"""A label that says nothing without what it is a quality of."""
POPULATION = regex(
    r"\b(?:PD-L1|CPS|TPS|TC|IC|MSI|dMMR|pMMR|HRD|BRCA\w*|positive|negative|status|population|patients|pts|mutat\w+|mutant|wild[- ]type|high|low|"
    r"na[iï]ve|pre-?treated|subgroup|cohort|metastas[ei]s|metastatic|stage|aged?|years)\b|[≥≤<>]",
    re.IGNORECASE,
)
"""Words for a part of the patients."""


def group_words(line: str, label: str) -> str | None:
    """The words for a part of the patients whose label says nothing without the line above it; None for a label that stands alone.

    >>> group_words("By PD-L1 status", "Positive")
    'PD-L1 positive'
    """
    of = _TAIL.sub("", _LEAD.sub("", line.strip()))
    label = label.strip()
    if not of:
        return None
    if _YES.match(label):
        return of
    if _NO.match(label):
        return f"no {of[:1].lower() if of[1:2].islower() else of[:1]}{of[1:]}"
    return f"{of} {label[:1].lower() if label[1:2].islower() else label[:1]}{label[1:]}" if _QUALITY.match(label) else None
