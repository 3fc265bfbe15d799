"""When a report was given and when its data were cut off.

A report says its congress and year; the month is the congress's own (a fixed table, as congresses keep their season). A date is "2023-04" or, for
a congress that is not in the
table, "2023". `kb date` says it better where it is known better.
"""

from __future__ import annotations

import re

from abstract2kb.errors import UsageError

__all__ = ["cutoff_of", "is_before", "parsed_date", "report_date"]

MONTHS = {
    "AACR": 4,
    "ASCO": 6,
    "ASCO GI": 1,
    "ASCO GU": 2,
    "ASH": 12,
    "EBMT": 3,
    "EHA": 6,
    "ELCC": 3,
    "ESMO": 9,
    "ESMO IO": 12,
    "ESMO BREAST": 5,
    "ESMO TAT": 3,
    "IMS": 9,
    "ICML": 6,
    "SABCS": 12,
    "SGO": 3,
    "SITC": 11,
    "SNO": 11,
    "WCLC": 9,
    "CTOS": 11,
    "ASTRO": 10,
    "ASGCT": 5,
    "AAN": 4,
}
"""The month of each congress; ESMO's was October in 2023 and 2025, its other congresses of this table were in September."""
_EXCEPTIONS = {("ESMO", 2023): 10, ("ESMO", 2025): 10, ("ASTRO", 2022): 10}

_NAMES = "january february march april may june july august september october november december".split()
_MONTH = "(?P<month>" + "|".join(f"{m[:3]}(?:{m[3:]})?" for m in _NAMES) + r")\.?"
_CUTOFF = re.compile(
    rf"(?:{_MONTH} +(?:(?P<day2>\d{{1,2}}),? +)?(?P<year>20\d\d) +(?:data *)?cut[- ]?off"
    rf"|cut[- ]?off(?: date)?(?: of| was| on|,|:|\()* *(?:(?P<day>\d{{1,2}}) +)?{_MONTH.replace('month', 'month2')}"
    rf" +(?:(?P<day3>\d{{1,2}}),? +)?(?P<year2>20\d\d))",
    re.IGNORECASE,
)
_DATE = re.compile(r"(?P<year>(?:19|20)\d\d)(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>0[1-9]|[12]\d|3[01]))?)?")


def report_date(conference: str | None, year: int | None) -> str | None:
    """The month of a congress, its year where the month is not known, None without a year.

    >>> report_date("ESMO", 2023), report_date("Elsewhere", 2023), report_date("AACR", None)
    ('2023-10', '2023', None)
    """
    if year is None:
        return None
    name = (conference or "").upper()
    month = _EXCEPTIONS.get((name, year)) or MONTHS.get(name)
    return f"{year}-{month:02}" if month else str(year)


def cutoff_of(text: str) -> str | None:
    """The date of a data cut-off that a clause names.

    >>> cutoff_of("in complete response at the data cutoff of 17 November 2025"), cutoff_of("At the October 2021 cut-off, 4 of 22")
    ('2025-11-17', '2021-10')
    """
    found = _CUTOFF.search(text)
    if not found:
        return None
    month = 1 + next(i for i, m in enumerate(_NAMES) if m.startswith((found["month"] or found["month2"]).lower()[:3]))
    day = found["day"] or found["day2"] or found["day3"]
    return f"{found['year'] or found['year2']}-{month:02}" + (f"-{int(day):02}" if day else "")


def parsed_date(text: str) -> str:
    """A date as a user writes it ("2021-04"); raises UsageError for anything else."""
    if not _DATE.fullmatch(text):
        raise UsageError(f"{text}: no date; write 2021, 2021-04 or 2021-04-10")
    return text


def is_before(one: str | None, other: str | None) -> bool:
    """True if a date is surely earlier than another: "2023" is not before "2023-04", nor is a missing one before any.

    >>> is_before("2022-12", "2023"), is_before("2023", "2023-04"), is_before(None, "2023")
    (True, False, False)
    """
    if one is None or other is None:
        return False
    size = min(len(one), len(other))
    return one[:size] < other[:size]
