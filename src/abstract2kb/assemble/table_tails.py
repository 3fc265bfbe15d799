"""What cells hold behind the name that they are headed with: the N of "ALPHA-1, 243" under "Trial, n" and of "ALPHA-1 (n = 60)", years of trials.

Example: under "Study (N)" the cell "ALPHA-1 200 mg, 44" has the N 44, and names the group that was given 200 mg.
"""

from __future__ import annotations

import re

from abstract2kb.patterns import regex

__all__ = ["announces_size", "group_of_trial", "size_of_tail", "without_size", "without_year"]

_ANNOUNCED = regex(
    r"(?:[(,/;|]|\band\b|&)\s?(?:(?:total|safety|efficacy|evaluable|treated|enrolled|dosed|sample)\s)?"
    r"(?:n|no\.?|size|patients|pts\.?|participants|subjects|(?:no\.?|number) of (?:patients|pts|participants|subjects))"
    r"(?:[,\s]+(?:in|of|for|the|safety|efficacy|treated|dosed|infused|evaluable|assessable|enrolled|randomi[sz]ed|analy[sz]ed|set|population|analysis))*\s?\)?$",
    re.IGNORECASE,
)
"""How a heading ends whose cells end in an N: "Trial, n", "Study (N)", "Trial / patients", "Regimen (N, safety)"."""
_PEOPLE = r"(?:\s(?:patients|pts|participants|subjects))?"
_NUMBER = r"(?P<n>\d{1,3}(?:,\d{3})+|\d{1,5})"
_TAIL = regex(rf"\s?[(\[,/;|]\s?(?:[nN]\s?=\s?)?{_NUMBER}{_PEOPLE}\s?[)\]]?\s*$")
"""An N at the end of a cell under such a heading."""
_SAID = regex(
    rf"(?:\s?[(\[,/;|]\s?|\s)[nN]\s?=\s?{_NUMBER}\s?[)\]]?\s*$|"
    rf"\s?[(\[]{_NUMBER.replace('<n>', '<n2>')}\s(?:patients|pts|participants|subjects)[)\]]\s*$"
)
"""An N at the end of a cell that says so itself."""
_YEAR = regex(r"\s?(?:[(\[,]\s?(?:19|20)\d\d\s?[)\]]?|\b(?:19|20)\d\d)\s*$")
_GROUP = regex(
    r"(?:[\d.,/–-]+\s?(?:mg|µg|μg|mcg|g|MBq|GBq|kBq|mCi|IU|MIU)\b(?:/\w+)?[\w\s/.]*|"
    r"(?:cohort|part|arm|group|dose level|DL|stratum)[\s-]?[\w/+-]{1,12}|"
    r"(?:cohort|part|arm|group)|RP2[DR]|MTD|RDE|(?:low|high|mid)[- ]dose)",
    re.IGNORECASE,
)
"""What may stand behind the name of a trial for one of its groups."""


def announces_size(heading: str) -> bool:
    """Whether cells below a heading end in an N.

    >>> announces_size("Trial, n"), announces_size("Regimen (N, safety set)"), announces_size("Trial, year")
    (True, True, False)
    """
    return _ANNOUNCED.search(heading.strip()) is not None


def size_of_tail(heading: str, text: str) -> int | None:
    """The N that a cell ends in, where the heading announces one or the cell says what it is.

    >>> size_of_tail("Trial, n", "ALPHA-1, 243"), size_of_tail("Trial", "ALPHA-1 (n = 60)"), size_of_tail("Trial", "ALPHA-1, 60")
    (243, 60, None)
    """
    m = _SAID.search(text) or (_TAIL.search(text) if announces_size(heading) else None)
    return int(next(g for g in m.groups() if g).replace(",", "")) if m is not None and m.start() else None


def without_size(heading: str, text: str) -> str:
    """The words of a cell without such an N."""
    m = _SAID.search(text) or (_TAIL.search(text) if announces_size(heading) else None)
    return text[: m.start()] if m is not None and m.start() else text


def without_year(text: str) -> str:
    """The words for a trial without the year that they end in.

    >>> without_year("ALPHA-1, 2018")
    'ALPHA-1'
    """
    return _YEAR.sub("", text)


def group_of_trial(rest: str) -> str | None:
    """What stands behind the name of a trial, where it names a group by its dose, cohort or part.

    >>> group_of_trial("5.6 mg/kg"), group_of_trial("untreated disease")
    ('5.6 mg/kg', None)
    """
    words = rest.strip(" ,;:()")
    return words if _GROUP.fullmatch(words) else None
