"""Events told of once more by their grade: the "grade 5 events" of "pneumonitis in 12% of patients, with 0.8% grade 5 events" are pneumonitis."""

from __future__ import annotations

import re

__all__ = ["are_same_events"]

_GRADE = r"(?:fatal\s|(?:[Gg]rades?|G)\s?[≥>]?=?\s?[1-5](?:\s?[-/–]\s?[1-5])?\s(?:or (?:higher|worse|above)\s)?)"
_GOES_ON = re.compile(rf"\d[^;]*?(?:,\s(?:with|including)|;|\()\s?(?:an?\s)?[<≤~]?\s?\d[\d.·]*\s?%?\s(?:\(\d[^()]*\)\s)?(?:of\s)?{_GRADE}$")


def are_same_events(between: str) -> bool:
    """Whether the words from the name of an event to "events" say that these are some of the same.

    >>> are_same_events(" occurred in 12.1%, with 0.8% grade 5 "), are_same_events(" was rare. There were 0.8% grade 5 ")
    (True, False)
    """
    return len(between) < 120 and _GOES_ON.search(between) is not None and ". " not in between
