"""Arms whose words are no more than the class of what they were given: "chemotherapy", "change of ARPI", "surgery alone".

Example: in "18.1 months with A and 9.4 with surgery alone" the second figure is of none of the drugs that the text names.
"""

from __future__ import annotations

import re

from abstract2kb.patterns import regex

__all__ = ["is_class", "is_without_drug"]

_KIND = (
    r"(?:(?:the|an?|new|standard|single[- ]agent|platinum(?:-based)?|change of|switch of|switch to|second|another|salvage|conventional|"
    r"(?:investigator|physician)[’']?s[’']?|choice of|of)\s)*"
)
_ONLY_CLASS = regex(
    rf"{_KIND}(?:chemo(?:therapy)?|control|comparator|TPC|ICC?|PCT|SOC|SoC|standard(?:[- ]of[- ]care| care)?|choice|endocrine therapy|ET|"
    r"AR[PST]I|NHT|NSAI|AI|best available (?:therapy|treatment))(?:\s(?:arm|group|change|switch|alone|of chemotherapy|therapy|treatment))*"
    r"(?:\s\([^()]*\))?",
    re.IGNORECASE,
)
"""The name of an arm that is no more than the class of its drugs."""
_NO_DRUG = regex(
    rf"{_KIND}(?:(?:pelvic|upfront|radical|immediate|adjuvant|local|whole[- ]brain|autologous|high[- ]dose)\s)*"
    r"(?:\w+ectomy|surgery|resection|(?:chemo-?)?radio(?:therapy)?|(?:chemo-?)?radiation|CRT|RT|(?:stem[- ]cell )?transplant(?:ation)?|ASCT|HSCT|"
    r"observation|surveillance|waiting|endocrine therapy|hormone therapy|ADT|AR[PST]I|ET|NSAI|AI)"
    r"(?:\s(?:therapy|treatment))?\s(?:alone|only|arm|group|change|switch)(?:\s(?:arm|group)s?)?|"
    r"(?:the\s)?best available (?:therapy|treatment|care)(?:\s(?:arm|group)s?)?",
    re.IGNORECASE,
)
"""The name of an arm that was given what is no drug, or a class of drugs by itself."""


def is_class(words: str) -> bool:
    """Whether the words for an arm tell no more than the class of its drugs, whatever they are."""
    return _ONLY_CLASS.fullmatch(words) is not None


def is_without_drug(words: str) -> bool:
    """Whether the words for an arm tell that it was not given the drug that the text is about: "surgery alone", "ARPI change"."""
    return _NO_DRUG.fullmatch(words) is not None
