"""Drug names that no lexicon has: by form (codes.py, stems.py) and by context, and which known words are no drug that was given.

"XmAb IL-12-Fc" is a name because it stands after "Xencor’s".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Doc

from abstract2kb.lexicons import CompiledLexicon, name_key
from abstract2kb.nlp.codes import FUSION, VIRUS, find_codes, find_radioligands
from abstract2kb.nlp.extensions import text_of
from abstract2kb.nlp.introduced import find_introduced
from abstract2kb.nlp.mention import Label
from abstract2kb.nlp.stems import STEM, find_stems

__all__ = ["Candidate", "candidates", "is_measured", "name_like", "vocabulary_holds"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """text[start:end] (end exclusive) may be a drug, by `rule`."""

    start: int
    end: int
    rule: str


_CHUNK = (
    r"(?:[A-Z][A-Za-z]*[A-Z0-9](?:[\w®™+-]|\.(?=\w))*|[A-Z]{1,4}\d[\w-]*|[a-z]{1,3}[A-Z][\w-]*\d[\w-]*"
    r"|\d{2,3}[A-Z][a-z]?-[\w-]+|[A-Z][a-z]*(?:-[A-Z0-9][\w]*)+)"
)
NAME = re.compile(rf"{_CHUNK}(?: (?:{_CHUNK}|\d{{2,7}})){{0,2}}(?![\w])")
_CRITERIA = re.compile(r"(?:IWG|iwCLL|IWCLL|ELN|WHO|IMWG|RANO|NCCN|AJCC|Lugano|Cheson)[- ]?(?:19[89]\d|20[0-3]\d)")
"""Criteria of response by their year: "IWG-2006"."""
_TICKER = re.compile(r"[A-Z]{2,5}(?:\)|\s[+−–-]?\d[\d.]*\s?%)")
"""The symbol of a share, in brackets after the company."""
_NOT_NAMED = re.compile(r"[\s-]*(?:antibod|inhibitor|agonist|receptor|pathway|expression|bispecific)")


def candidates(doc: Doc, lexicon: CompiledLexicon) -> list[Candidate]:
    """Every reading of a span as an unknown drug; they may overlap."""
    text = text_of(doc)
    taken = [(s.start_char, s.end_char) for s in doc.spans[Label.TRIAL_ID]]
    codes = [(a, b) for a, b in find_codes(text, lexicon) if not any(x < b and a < y for x, y in taken) and not _CRITERIA.fullmatch(text, a, b)]
    stems = [(a, b) for a, b in find_stems(text) if not is_measured(text, a, b)]
    found = [Candidate(a, b, "drugs.code") for a, b in [*codes, *find_radioligands(text)]]
    found += [Candidate(a, b, "drugs.stem") for a, b in stems]
    found += [Candidate(a, b, "drugs.context") for a, b in find_introduced(text, lexicon) if not any(x < b and a < y for x, y in taken)]
    found += [Candidate(m.start(), m.end(), "drugs.virus") for m in VIRUS.finditer(text)]
    found += [Candidate(m.start(), m.end(), "drugs.fusion") for m in FUSION.finditer(text)]
    return found + _after_company(doc, lexicon)


def _after_company(doc: Doc, lexicon: CompiledLexicon) -> list[Candidate]:
    """Names after a possessive or in brackets after a company: "Xencor’s XmAb IL-12-Fc", "Kadmon (KD033)"."""
    text, found = text_of(doc), []
    for company in doc.spans[Label.COMPANY]:
        rest = text[company.end_char : company.end_char + 4]
        opener = re.match(r"(?:['’]s? ?|\s?\()", rest)
        if opener is None:
            continue
        at = company.end_char + opener.end()
        for start, end in _name_list(text, at, bracket="(" in opener.group()):
            if name_like(text[start:end], lexicon) and not ("(" in opener.group() and _TICKER.match(text, start)) and not _NOT_NAMED.match(text, end):
                found.append(Candidate(start, end, "drugs.context"))
    return found


def _name_list(text: str, at: int, bracket: bool) -> list[tuple[int, int]]:
    """The names that begin at `at`, in a bracket also those after "and", a comma or a slash."""
    places = []
    while (match := NAME.match(text, at)) is not None:
        places.append(match.span())
        link = re.match(r"(?: and |, (?:and )?|/)", text[match.end() : match.end() + 6])
        if link is None or not bracket:
            break
        at = match.end() + link.end()
    return places


def name_like(words: str, lexicon: CompiledLexicon) -> bool:
    """True when the words may name a product: not wholly a target, cytokine, condition, company or other known thing."""
    known = {s.label for s in lexicon.senses(name_key(words))}
    if known:
        return Label.DRUG in known
    if re.fullmatch(
        r"(?:NASDAQ|NYSE|AMEX|TSXV?|OTC\w*|LSE|HKEX|ASX|SEHK|KOSDAQ|KRX)\b.*|(?:Phase|ESMO|ASCO|AACR|SITC|ASH|NCT\d*)\b.*|[A-Z]\d{1,2}", words
    ):
        return False
    return len(words) >= 3 and any(c.isdigit() or c.isupper() for c in words[1:])


_MEASURED = re.compile(
    r"\s?(?:levels?|concentrations?|expression|gene|mRNA|protein|clearance|deficien|synthesis|metabolism"
    r"|production|secretion|release)\b",
    re.IGNORECASE,
)
_SERUM = re.compile(r"(?:serum|plasma|baseline|blood|urinary|circulating|endogenous|elevated|decreased|low|high) $", re.IGNORECASE)


def is_measured(text: str, start: int, end: int) -> bool:
    """True for a substance that is measured rather than given ("serum testosterone levels"), or names another ("target of rapamycin")."""
    if text[max(0, start - 10) : start].endswith("target of "):
        return True
    return bool(_SERUM.search(text[max(0, start - 12) : start])) and bool(_MEASURED.match(text, end))


def vocabulary_holds(text: str, start: int, end: int, canonical: str) -> bool:
    """Whether a word of the broad vocabulary may count here: not inside a hyphenated compound, not measured.

    A brand must be written as one: "Luminal" may be phenobarbital, "luminal breast cancer" is not.
    """
    words = text[start:end]
    if words.islower() and name_key(words) != name_key(canonical) and not STEM.fullmatch(words):
        return False
    if len(words) < 4 or (start and text[start - 1] in "-/’") or (words.isupper() and len(words) < 6):
        return False
    return not _MEASURED.match(text, end)
