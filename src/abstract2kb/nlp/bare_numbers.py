"""Bare numbers beside a name: the 2 of "CR 2", the four of "four with CR"; elsewhere a bare number says nothing."""

from __future__ import annotations

import re

from abstract2kb.nlp.numerals import INTEGER, WORD_NUMBER, integer
from abstract2kb.nlp.sought import Sought
from abstract2kb.patterns import regex

__all__ = ["NUMBER", "bare_after", "bare_before", "bare_in", "bracketed", "heads_percents"]

NUMBER = rf"(?:{INTEGER}|{WORD_NUMBER})"
_UNIT = r"(?:months?|mos?|weeks?|wks?|years?|yrs?|days?|m|y)"
_BARE_AFTER = regex(
    rf"(?:\s?\([A-Za-z]{{1,6}}\))?\s?(?::|=|,|-|–)?\s?(?:(?:was|were) (?:seen|observed|noted|reported|achieved|recorded|"
    rf"found) |(?:was|were) [a-z]+ (?=in |by )|(?:occurred|arose|developed|came(?: up| on)?|turned up|cropped up|"
    rf"appeared|emerged|followed|struck|hit|affected|troubled|bothered|plagued|afflicted|befell|touched) |"
    r"(?:was|were|stayed|remained) (?:limited|confined|restricted) to )?"
    rf"(?:in |by )?(?:only |just )?(?P<n>{NUMBER})(?![\w%/·-]|\.\d|"
    rf"\s(?:thirds|quarters|fifths|times|fold)\b|\s?(?:mg|%|{_UNIT}\b|cycles|doses|\((?!\s?n\s?=)))",
    re.IGNORECASE,
)
_BARE_BEFORE = Sought(
    rf"(?<![\w./·-])(?<!\bno )(?<!\d,)(?<![=<>≥≤])"
    rf"(?<!at least )(?<!cohort )(?<!arm )(?<!part )(?<!group )(?<!grade )(?<!phase )(?<!level )(?<!day )(?<!cycle )(?<!week )(?<!stage )"
    rf"(?P<n>{NUMBER}|\ba single)\s?(?:=\s?)?(?:(?:had|complete|partial|morphologic|cytogenetic|hematologic|"
    r"further|other|additional|more|separate|isolated|new|early|(?:disease|cancer|leuka?emia|lymphoma|myeloma|tumou?r|progression|relapse)-related|"
    r"achieved|with|have|has|confirmed|unconfirmed|durable|possibl[ey]|probabl[ey]|potential(?:ly)?|suspected|presumed|fatal|lethal|severe|serious|mild|moderate|experienced|showed|reached|developed|were|was|are|"
    rf"remain(?:ed)?|reported|an?|each|obtained|attained|the|best|as|from|in|at\sleast|still|became|having|(?:deaths?|died)\s(?:from|of|due\sto|because\sof))\s){{0,3}}$",
    re.IGNORECASE,
)


_CASES_OF = Sought(
    rf"\b(?:cases?|episodes?|events?|instances?) of [^.;:()]{{2,60}}?(?:,|,? and) (?:only |just )?(?P<n>{NUMBER}) of (?:[Gg]rades? \S+ )?$",
    re.IGNORECASE,
)
"""The one of "two cases of colitis and one of" before a name."""
_BECAUSE = Sought(
    rf"\b(?:off (?:treatment|study|therapy|the (?:drug|study|trial))|stop(?:ped|ping)|discontinu\w+|withdr\w+|quit|died|"
    rf"deaths?|fatal\w*|DLTs?|SAEs?)\b[^.;]{{0,80}}?(?:[:,(]|\band)\s?(?:and )?(?P<n>{NUMBER}) "
    r"(?:patients? |cases? )?(?:each )?(?:for|because of|due to|owing to|caused by|attributed to|resulting from|secondary to|from|of) "
    r"(?:an? )?(?:[Gg]rades? \S+ )?$",
    re.IGNORECASE,
)
"""The one of "three came off treatment: two for colitis and one for" before a name."""
_IN = regex(
    rf"\s(?:(?:was|were)\s)?(?:(?:seen|noted|reported|observed|recorded)\s)?in\s(?P<n>{NUMBER})(?=\s?(?:[,;)]|\.(?!\d)|and\b|$))", re.IGNORECASE
)


def bare_in(text: str, at: int) -> tuple[int, int, int] | None:
    """(start, end, number) of a bare integer after "in" that follows a grade ending at `at`: the two of "of grade 3 in two"."""
    m = _IN.match(text, at)
    return (m.start("n"), m.end("n"), integer(m.group("n"))) if m else None


def bare_after(text: str, at: int) -> tuple[int, int, int] | None:
    """(start, end, number) of a bare integer that follows a name ending at `at`: "CR 2", "PR: 7", "SD in two"."""
    m = _BARE_AFTER.match(text, at)
    return (m.start("n"), m.end("n"), integer(m.group("n"))) if m else None


def bare_before(text: str, at: int) -> tuple[int, int, int] | None:
    """(start, end, number) of a bare integer that stands before a name beginning at `at`: "2 CR", "four with CR"."""
    begin = max(0, at - 100)
    m = _CASES_OF.search(text[begin:at]) or _BECAUSE.search(text[begin:at])
    if m is not None:
        return begin + m.start("n"), begin + m.end("n"), integer(m.group("n"))
    begin = max(0, at - 50)
    m = _BARE_BEFORE.search(text[begin:at])
    if m is None or _SHARE_OF.search(text, max(0, begin + m.start("n") - _SHARE_REACH), begin + m.start("n")):
        return None
    number = m.group("n")
    return begin + m.start("n"), begin + m.end("n"), 1 if number.lower() == "a single" else integer(number)


_SHARE_REACH = 24
_SHARE_OF = regex(r"%\)\sof\s(?:(?:the|these|all)\s)?$")
"""Before a number that so many are a share of: "two (40%) of five deaths"."""
_BRACKETED = regex(
    rf"(?:\s\([A-Za-z/-]{{2,8}}\))?(?:\s(?:lasting\s|for\s)?[<>≥≤]=?\s?\d+\s(?:days?|weeks?|d))?\s\((?P<n>\d{{1,3}}|{WORD_NUMBER})(?:\s(?:cases?|events?))?\)",
    re.IGNORECASE,
)
_NEXT_NAME = regex(r"(?:,|;|,? and|,? or|,? plus)\s(?:(?:of\s)?[\w≥–/-]+\s){0,3}", re.IGNORECASE)
_PERCENT_HEAD = regex(r"(?<!\d)(?<!\d\s)(?:%|\b(?:per ?cent|percentages?)\b)[^.;]*$", re.IGNORECASE)
"""Up to a list whose numbers are percents, as its head says: "AEs (%): ", "AEs in percent of patients were"."""


def bracketed(text: str, named: list[tuple[int, int]]) -> list[tuple[int, int, int]]:
    """(start, end, number) of the bare integers in brackets after names that are listed, at least two: "fatigue (8) and nausea (5)"."""
    runs: list[list[tuple[int, int, int]]] = []
    at = -1
    for start, end in sorted(named):
        match = _BRACKETED.match(text, end)
        if match is None or heads_percents(text, start):
            continue
        place = (match.start("n"), match.end("n"), integer(match.group("n")))
        if at >= 0 and start > at and _NEXT_NAME.fullmatch(text, at, start):
            runs[-1].append(place)
        else:
            runs.append([place])
        at = match.end()
    return [place for run in runs if len(run) > 1 for place in run]


_LIST_REACH = 200


def heads_percents(text: str, start: int) -> bool:
    """Whether a head before a name at `start` says that the numbers of its list are percents."""
    return _PERCENT_HEAD.search(text[max(0, start - _LIST_REACH) : start]) is not None
