"""Drug names that no lexicon has: by form (codes.py, stems.py) and by context, and which known words are no drug that was given.

"XmAb IL-12-Fc" is a name because it stands after "Xencor’s".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Doc

from abstract2kb.lexicons import CompiledLexicon, name_key
from abstract2kb.nlp.acting import find_acting
from abstract2kb.nlp.codes import FUSION, VIRUS, find_codes, find_radioligands
from abstract2kb.nlp.contexts import find_in_context
from abstract2kb.nlp.extensions import text_of
from abstract2kb.nlp.given_cells import find_given_cells
from abstract2kb.nlp.introduced import find_introduced
from abstract2kb.nlp.mention import Label
from abstract2kb.nlp.stems import STEM, find_stems
from abstract2kb.patterns import regex

__all__ = ["Candidate", "candidates", "is_measured", "vocabulary_holds"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """text[start:end] (end exclusive) may be a drug, by `rule`."""

    start: int
    end: int
    rule: str


_CRITERIA = regex(r"(?:IWG|iwCLL|IWCLL|ELN|WHO|IMWG|RANO|NCCN|AJCC|Lugano|Cheson)[- ]?(?:19[89]\d|20[0-3]\d)")
"""Criteria of response by their year: "IWG-2006"."""


def candidates(doc: Doc, lexicon: CompiledLexicon) -> list[Candidate]:
    """Every reading of a span as an unknown drug; they may overlap."""
    text = text_of(doc)
    taken = [(s.start_char, s.end_char) for s in doc.spans[Label.TRIAL_ID]]
    codes = [(a, b) for a, b in find_codes(text, lexicon) if not any(x < b and a < y for x, y in taken) and not _CRITERIA.fullmatch(text, a, b)]
    stems = [(a, b) for a, b in find_stems(text) if not is_measured(text, a, b)]
    found = [Candidate(a, b, "drugs.code") for a, b in [*codes, *find_radioligands(text)]]
    found += [Candidate(a, b, "drugs.stem") for a, b in stems]
    spoken_of = [*find_introduced(text, lexicon), *find_acting(text, lexicon)]
    found += [Candidate(a, b, "drugs.context") for a, b in spoken_of if not any(x < b and a < y for x, y in taken)]
    found += [Candidate(m.start(), m.end(), "drugs.virus") for m in VIRUS.finditer(text)]
    found += [Candidate(m.start(), m.end(), "drugs.fusion") for m in FUSION.finditer(text)]
    found += [Candidate(a, b, "drugs.cells") for a, b in find_given_cells(text)]
    return found + [Candidate(a, b, "drugs.context") for a, b in find_in_context(doc, lexicon, stems)]


_MEASURED = regex(
    r"\s?(?:levels?|concentrations?|expression|gene|mRNA|protein|clearance|deficien|synthesis|metabolism"
    r"|production|secretion|release)\b",
    re.IGNORECASE,
)
_SERUM = regex(r"(?:serum|plasma|baseline|blood|urinary|circulating|endogenous|elevated|decreased|low|high) $", re.IGNORECASE)


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
