"""Arms that are called by their drugs: "with A plus B", "single-agent A", "placebo plus A", "(A plus chemotherapy, 197 [67%] vs ...)"."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from abstract2kb.nlp.first_letters import PlacedPattern
from abstract2kb.nlp.numerals import WORD_NUMBER
from abstract2kb.nlp.one_regimen import is_one_regimen
from abstract2kb.patterns import regex

__all__ = ["drugs_given", "placebos_given"]

_BEFORE_DRUG = regex(
    r"(?:\b(?:with|for|on|under|during|to|than|versus|vs?\.?|compared with|and|in|of|receiving|taking|received|given|compared|comparing"
    r"|assigned|allocated|either)\s(?:the\s)?)$",
    re.IGNORECASE,
)
_HOW_GIVEN = regex(
    r"(?<![\w-])(?:single[- ]agent|oral|intravenous|subcutaneous|(?:bi-?|tri-?|(?:three|two|four|\d+)-?)?weekly|"
    r"(?:low|high|standard|reduced|full)-dose|dose-dense|continuous|intermittent|adjuvant|maintenance)\s$",
    re.IGNORECASE,
)
"""Before a drug, how or when it is given: part of what an arm is called."""
_EARLIER_DRUG = regex(
    r"\b(?:unresponsive|refractory|resistant|intolerant|exposed|na[iï]ve|resistance|exposure) to (?:the |prior |both )?$", re.IGNORECASE
)
_DRUG_JOIN = regex(r"\s?(?:\+|plus|/)\s?|[-–]|\s(?:and|with|in combination with|combined with)\s|,\s(?:and\s)?")


def _apart(text: str, start: int) -> tuple[str, ...]:
    """What does not bind two drugs: "and", and in "compared A with B" the "with"."""
    return ("and", "with") if re.search(r"\bcompar(?:ed|ing)\s$", text[max(0, start - 12) : start]) else ("and",)


_CLASS = (
    r"(?:placebo|(?:(?:standard|conventional|intensive|concurrent|adjuvant|(?:platinum|anthracycline|taxane|fluoropyrimidine|gemcitabine)(?:-based)?|"
    r"doublet|triplet|induction|salvage|cytotoxic|maintenance|stereotactic|pelvic|whole[- ]brain)\s){0,2}"
    r"(?:chemo(?:-?(?:radio)?therapy|-?immunotherapy|-?radiation|RT)?|radio(?:therapy|chemotherapy)|radiation(?: therapy)?|SBRT|CRT|RT|ADT|"
    r"endocrine therapy|androgen[- ]deprivation(?: therapy)?|hormon(?:e|al) therapy|ET|best supportive care|BSC))"
)
_TAIL = regex(rf"(?: plus| \+| and) {_CLASS}(?: alone)?(?![\w-])| (?:plus|\+) [a-z]{{0,4}}[A-Z]{{3,}}[A-Z0-9-]*(?![\w-])| (?:alone|monotherapy)\b")
"""What a drug is given with that is no drug by name: "plus standard chemotherapy"."""


_PLACEBO_WITH = PlacedPattern(r"\b[Pp]lacebo\s(?:plus|\+)\s")


def placebos_given(doc: Doc, text: str) -> list[tuple[int, int, str]]:
    """Placebo with what it is given together with: "placebo plus docetaxel"."""
    drugs = {s.start_char: s.end_char for s in doc.spans["DRUG"]} if "DRUG" in doc.spans else {}
    found = []
    for match in _PLACEBO_WITH.finditer(text):
        end = drugs.get(match.end())
        while end is not None and (join := _WITH_MORE.match(text, end)) and join.end() in drugs:
            end = drugs[join.end()]
        if end is not None:
            found.append((match.start(), end, "drug"))
    return found


_WITH_MORE = regex(r"\s?(?:\+|plus|/)\s?")
_ITS_FIGURE = regex(rf"[,:]\s(?:\d+|{WORD_NUMBER})\s?[(\[%]", re.IGNORECASE)
"""After the arm that labels a figure in a bracket: "(A plus chemotherapy, 197 [67%] vs ...)"."""
_OR = regex(r"[)\]]\sor\s(?:with\s|in\s|for\s)?(?:the\s|those\s)?(?:given\s|receiving\s|assigned\s)?$")
_FIGURE_IN_BRACKET = regex(rf"\s\((?:\d|{WORD_NUMBER}\s[(\[])", re.IGNORECASE)
"""Around the last drug of several whose figures stand in brackets: "compared with A (41 [79%]) or A plus B (36 [71%])"."""


_PAIR = 2
_OF_BOTH = regex(r"\sand\s")
_VERSUS = regex(r"\s(?:vs\.?|versus|compared (?:with|to)|than|against)\s(?!(?:either|each)\b)|\s(?:group|arm)\b")
"""After the drugs of one arm that is compared, and no list of arms."""


def _are_joined(text: str, pair: list[tuple[int, int]]) -> bool:
    """Whether two drugs before a comparison are the one arm that the text elsewhere calls "A plus B"."""
    if len(pair) != _PAIR or not _OF_BOTH.fullmatch(text, pair[0][1], pair[1][0]) or not _VERSUS.match(text, pair[1][1]):
        return False
    one, two = (re.escape(text[start:end]) for start, end in pair)
    alone = rf"\b(?:or|vs\.?|versus|than)\s(?:{one}|{two})(?:\s(?:alone|monotherapy)|\s?[(,.;])"
    return re.search(rf"\b{one}\s(?:plus|\+)\s{two}\b", text, re.IGNORECASE) is not None and re.search(alone, text, re.IGNORECASE) is None


def drugs_given(doc: Doc, text: str) -> list[tuple[int, int, str]]:
    """Drugs after a preposition, with those that are given together ("with A plus B")."""
    found, skip = [], -1
    drugs = [(s.start_char, s.end_char) for s in doc.spans["DRUG"]] if "DRUG" in doc.spans else []
    for i, (start, end) in enumerate(drugs):
        if (how := _HOW_GIVEN.search(text, max(0, start - 20), start)) is not None:
            start = how.start()
        either = _OR.search(text, max(0, start - 12), start) is not None
        labels = text[start - 1 : start] in ("(", "[")
        if i <= skip or _EARLIER_DRUG.search(text, max(0, start - 30), start):
            continue
        if not either and not labels and not _BEFORE_DRUG.search(text[max(0, start - 18) : start]):
            continue
        apart = () if is_one_regimen(text, drugs[i:]) or _are_joined(text, drugs[i : i + 2]) else _apart(text, start)
        while i + 1 < len(drugs) and (join := _DRUG_JOIN.fullmatch(text[end : drugs[i + 1][0]])) and join.group().strip(" ,") not in apart:
            i += 1
            end = drugs[i][1]
        skip = i
        tail = _TAIL.match(text, end)
        end = tail.end() if tail else end
        if not (either or labels) or (either and _FIGURE_IN_BRACKET.match(text, end)) or (labels and _ITS_FIGURE.match(text, end)):
            found.append((start, end, "drug"))
    return found
