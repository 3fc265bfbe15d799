"""Cytokines that patients are given, by names that no drug has for itself: "interferon alfa 3 MU", "IL-2 was given", "G-CSF support".

The same words name what cells make ("IFN-gamma secretion"), so the text must tell of patients and, somewhere, of giving it; and no animals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from abstract2kb.nlp.extensions import text_of
from abstract2kb.nlp.mention import Label
from abstract2kb.nlp.sought import Sought
from abstract2kb.patterns import regex

__all__ = ["ANTITUMOUR", "RESCUE", "find_given_cytokines"]

ANTITUMOUR = frozenset({"IFN", "IFN-alpha", "IFN-beta", "IFN-gamma", "IL-2"})
RESCUE = frozenset({"G-CSF", "GM-CSF", "EPO"})
"""Cytokines by their canonical names: given against tumours, and for the blood."""
_FAMILY = regex(r"(?:[ -](?:alfa|alpha|beta|gamma|α|β|γ)(?:[ -]?[12][ab]?)?)(?![\w-])")
"""What goes on behind "interferon"."""
_PATIENTS = Sought(r"\b(?:patients|pts|women|men|children|participants)\b")
_BENCH = Sought(r"\b(?:[Mm]ice|[Mm]ouse|[Mm]urine|rats?|xenografts?|in vitro|cell lines?|CAR[- ]?T|TILs?|infiltrating lymphocytes)\b")
_BEFORE = regex(
    r"(?:\b(?:receiv(?:ed|e|ing)|given|giving|(?:treat(?:ed|ment)|therapy) with|plus|versus|vs?\.?|against"
    r"|(?:randomi[sz]ed|assigned|allocated) to|fail(?:ure of|ed)"
    r"|prior|previous|refractory to|with or without|addition of|adding|adjuvant|maintenance|subcutaneous"
    r"|intravenous|pegylated|low-dose|recombinant)|\+)\s"
    r"(?:(?:recombinant|human|subcutaneous|intravenous|low-dose|s\.c\.|prophylactic|adjuvant|maintenance|pegylated|the use of)\s)*$",
    re.IGNORECASE,
)
_AFTER = regex(
    r",?\s?(?:\(|at\s)?(?:a dose of\s)?\d[\d.,]*(?:\s?[x×]\s?10\(?\^?\d+\)?)?\s?(?:MU|MIU|IU|U\b|million|µg|μg|mcg|mg)"
    r"|\s(?:after each|from day|on days?|until)\b|\s(?:(?:was|were)\s(?:given|administered|mandatory|allowed|permitted|used|injected|added)"
    r"|(?:mono)?therapy\b|treatment\b|support\b|alone\b|maintenance\b"
    r"|plus\b|combined with|in combination with)",
    re.IGNORECASE,
)
_MADE = regex(
    r"[\s-]?(?:levels?|concentrations?|produc|secret|express|signal|signature|pathway|receptor|induc|release|genes?\b|stimulat|relat|regulat|respons|score|ELISPOT|positive"
    r"|mediated|driven|dependent|axis|[γβα]\s?\+|\+)",
    re.IGNORECASE,
)
"""Behind what is made or measured."""


_DESCRIBED = regex(
    r"\b(?:an?|its|this|that|whose|each|engineered|masked|modified|fused|variants?(?:\sof)?|fusion(?:\sof)?|muteins?(?:\sof)?|form\sof|based\son|bound\sto)\s(?:[\w-]+\s){0,3}$",
    re.IGNORECASE,
)
"""Before what a drug is made of or like: "QX-1, a pegylated IL-2"."""
_ABSTRACT = 6_000
"""A text of fewer characters is one abstract, in which a name means one thing."""


def find_given_cytokines(doc: Doc) -> Iterator[tuple[int, int]]:
    """The places (end exclusive) of the cytokines that the text says patients are given."""
    spans = [s for s in doc.spans[Label.CYTOKINE] if s.id_ in ANTITUMOUR | RESCUE]
    if not spans:
        return
    text = text_of(doc)
    if not _PATIENTS.search(text) or _BENCH.search(text):
        return
    places = [(s.start_char, _end(text, s.end_char), s.id_) for s in spans if not _MADE.match(text, _end(text, s.end_char))]
    places = [(start, end, name) for start, end, name in places if _DESCRIBED.search(text, max(0, start - 40), start) is None]
    told = [(start, end, name) for start, end, name in places if _BEFORE.search(text[max(0, start - 60) : start]) or _AFTER.match(text, end)]
    given = {name for _, _, name in told} if len(text) < _ABSTRACT else set()
    yield from ((start, end) for start, end, name in places if name in given or (start, end, name) in told)


def _end(text: str, end: int) -> int:
    more = _FAMILY.match(text, end)
    return more.end() if more else end
