"""Tumor-infiltrating lymphocytes that are given: cells without a product's name that a trial sets against a drug, none that are counted.

Example: in "patients were randomized to TIL or ipilimumab" they are a treatment, in "TIL density was higher in responders" a finding.
"""

from __future__ import annotations

import re

from abstract2kb.patterns import regex

__all__ = ["find_given_cells"]

_CELLS = regex(r"(?<![\w-])(?:[Tt]umou?r[- ][Ii]nfiltrating [Ll]ymphocytes?|TILs?)(?![\w-])")
_ALLOTTED = regex(r"\b(?:randomi[sz]ed|assigned|allocated|allotted)\b[^.;]{0,40}\bto\s(?:receive\s)?(?:autologous\s)?$", re.IGNORECASE)
_AGAINST = regex(
    r"(?:\s\(TILs?\))?(?:\s(?:therapy|treatment))?\s(?:or|versus|vs\.?|rather than|compared with)\s"
    r"[a-z]{4,}(?:mab|kin|leukin|nib|taxel|platin|zomide|mide|cel)\b"
)
_COUNTED = regex(
    r"(?:\s\(TILs?\))?\s(?:densit|count|level|score|infiltrat|abundance|number|percentage|high|low|positiv|negativ|status|subset|product|engineered|expand)",
    re.IGNORECASE,
)
_COUNTED_BEFORE = regex(
    r"\b(?:levels?|numbers?|density|percentage|infiltration|increase[sd]?|stromal|intratumoral|CD8\+|baseline|engineered)\s(?:of\s|in\s)?$"
)
_NEAR = 90


def find_given_cells(text: str) -> list[tuple[int, int]]:
    """Where lymphocytes stand that were given, if the text somewhere sets them against a drug or allots patients to them.

    >>> find_given_cells("Patients were randomized to TIL or ipilimumab.")
    [(28, 31)]
    """
    places = list(_CELLS.finditer(text))
    if not any(
        _AGAINST.match(text, m.end()) or (_ALLOTTED.search(text, max(0, m.start() - _NEAR), m.start()) and not _COUNTED.match(text, m.end()))
        for m in places
    ):
        return []
    return [m.span() for m in places if not (_COUNTED.match(text, m.end()) or _COUNTED_BEFORE.search(text, max(0, m.start() - _NEAR), m.start()))]
