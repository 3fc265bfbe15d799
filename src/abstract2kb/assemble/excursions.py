"""Excursions: clauses that turn to a drug which the paragraph is not about, for a comparison or a word on the laboratory.

Example: in "Median PFS was 6.3 months with A; B gave 2.2 months. Nausea occurred in 4%." the nausea is of A again, unless B is no drug of comparison
but has the text to itself: the first drug of a paragraph, or one with a trial of its own.
"""

from __future__ import annotations

import re
from collections.abc import Set

from abstract2kb.assemble.frames import Frame
from abstract2kb.nlp.sought import Sought
from abstract2kb.patterns import regex

__all__ = ["adds_elsewhere", "goes_on", "is_excursion", "is_of_plan", "measures"]

_GOES_ON = regex(
    r"\W*(?:(?:And|But|Still|Yet|Also|Moreover|However),?\s)?(?:It|Its|They|Their|These|Those|This|That|Both|Here|There|Whose|Such)\b(?!\s(?:is|was)\sno\b)|"
    r"\W*The (?:older|former|latter|same) (?:drug|agent|one)\b"
)
"""How a sentence begins that speaks of what the one before named."""
_BENCH = Sought(
    r"\b(?:in (?:vitro|vivo)|mice|mouse|murine|rats?|xenografts?|syngeneic|preclinical(?:ly)?|cell lines?|organoids?|monkeys|macaques|ex vivo|"
    r"allografts?|(?:tumou?r|animal|mouse|PDX|CDX) models?|PDXs?|CDXs?|TGI|IC50)\b"
)
_CELLS = Sought(r"\b(?:tumou?r growth|apoptosis|viability|blasts)\b")
"""What is measured in the laboratory, and in patients too."""
_PEOPLE = Sought(
    r"(?<!from )(?<!of )\b\d[\d,]*\s(?:[\w-]+\s){0,2}(?:patients|pts|adults|women|men|children|participants)\b|"
    r"\b(?:given|administered)\sto\s(?:[\w-]+\s)?(?:patients|pts|adults|women|men|children)\b|"
    r"\b(?:patients|pts|adults|women|men|children)\s(?:were|had|who|received|got|took)\b"
)

_PLANNED = Sought(
    r"\b(?:trials?|stud(?:y|ies)|cohorts?|phase [1-4I]+[ab]?)\b[^.;]*\b(?:announced|planned|will|due to|to (?:start|open|begin|follow)|set to|next|"
    r"recruiting|enrolling|under ?way|ongoing|in preparation|about to|starts?|opens?|begins?)\b|"
    r"\b(?:will|plans? to|planned|next|due to|set to|expects? to)\b[^.;]*\b(?:trials?|stud(?:y|ies)|cohorts?|phase [1-4I]+[ab]?)\b",
    re.IGNORECASE,
)
"""A trial that has no results yet, whose partner drug is no new topic."""
_ELSEWHERE = Sought(
    r"\b(?:separate(?:ly)?|elsewhere|another|other)\s(?:parts?|cohorts?|arms?|stud(?:y|ies)|trials?|sub-?stud(?:y|ies)|modules?|combinations?)\b|"
    r"\bnot\s(?:shown|reported|presented|included|covered|described)\s(?:here|in this)\b|"
    r"\b(?:is|are|was|were)\s(?:also\s)?(?:being\s)?(?:studied|tested|evaluated|explored|investigated|reported|presented|combined|given)\s"
    r"(?:separately|elsewhere|in\s(?:a\s)?(?:separate|other|another|further))\b",
    re.IGNORECASE,
)
"""A part of a trial that the text tells nothing more of."""
_RESULT = Sought(r"\d\s?%|\d\sof\s(?:the\s)?\d|\brespon(?:ded|ders?|ses?)\b|\bmedian\b", re.IGNORECASE)

_MEASURES = regex(
    r"\W*(?:As an?\s(?:\w+\s)?(?:yardstick|benchmark|reference|comparison|comparator|reminder|aside)|"
    r"For\s(?:context|comparison|reference|scale|perspective|contrast)|"
    r"By\s(?:comparison|contrast|way of (?:comparison|contrast))|In\s(?:comparison|contrast)|Historically|Compare|Contrast|"
    r"(?:The\s)?(?:historical\s)?(?:benchmark|yardstick|comparator)\s(?:is|here|remains|comes)|Across trials|"
    r"Cross-trial|Recall(?: that)?|Remember)\b|"
    r"\W*[^.;:,]{3,40},\s(?:the|a)\s(?:[\w-]+\s)?(?:benchmark|yardstick|comparator|reference)(?:\shere)?,"
)
"""How a sentence begins that measures a drug against another one's trial."""


def measures(text: str, start: int) -> bool:
    """Whether the sentence at `start` opens with the words of a comparison over trials: "As a yardstick, B reached 7 months in TRIAL-1"."""
    return _MEASURES.match(text, start) is not None


def goes_on(text: str, start: int) -> bool:
    """Whether the sentence at `start` opens with a word for what was spoken of last."""
    return _GOES_ON.match(text, start) is not None


def is_of_plan(before: Frame, after: Frame, subjects: Set[str], words: str) -> bool:
    """Whether a clause only tells what the drug under study is to be given with in a trial to come."""
    return not set(before.subject) & set(after.everyone) and not subjects.isdisjoint(before.subject) and _PLANNED.search(words) is not None


def adds_elsewhere(before: Frame, after: Frame, words: str) -> bool:
    """Whether a clause gives the drug that a text is about something besides only in the laboratory, or in a part of its trial, or a trial, of
    which no results are told."""
    if not set(before.subject) & set(after.everyone) or set(before.experimental) == set(after.experimental):
        return False
    people = _PEOPLE.search(words) is not None
    if _BENCH.search(words) is not None or (not people and _CELLS.search(words) is not None):
        return True
    wider = set(before.subject) == set(after.subject) and set(before.experimental) < set(after.experimental)
    told = _PLANNED.search(words) is not None or (not people and _ELSEWHERE.search(words) is not None)
    return wider and told and _RESULT.search(words) is None


def is_excursion(before: Frame, after: Frame, subjects: Set[str], words: str) -> bool:
    """Whether a clause (`words`) that named no trial and no first drug of its paragraph left the drug under study (`subjects`) only for itself:
    for one that is not under study, for what was given with it in the laboratory, or for the partner of a trial to come."""
    if not before.subject or before == after:
        return False
    if is_of_plan(before, after, subjects, words):
        return True
    if adds_elsewhere(before, after, words):
        return True
    if set(before.subject) == set(after.subject):
        return False
    return not subjects.isdisjoint(before.subject) and subjects.isdisjoint(after.subject) and not set(before.subject) & set(after.experimental)
