"""Bare numbers beside a name: the 2 of "CR 2", the four of "four with CR"; elsewhere a bare number says nothing."""

from __future__ import annotations

import re

from abstract2kb.nlp.numerals import INTEGER, WORD_NUMBER, integer

__all__ = ["bare_after", "bare_before"]

NUMBER = rf"(?:{INTEGER}|{WORD_NUMBER})"
_UNIT = r"(?:months?|mos?|weeks?|wks?|years?|yrs?|days?|m|y)"
_BARE_AFTER = re.compile(
    rf"(?:\s?\([A-Za-z]{{1,6}}\))?\s?(?::|=|,|-|–)?\s?(?:(?:was|were) (?:seen|observed|noted|reported|achieved|recorded|"
    rf"found) )?(?:in |by )?(?P<n>{NUMBER})(?![\w%/·-]|\.\d|\s?(?:mg|%|{_UNIT}\b|cycles|doses|\((?!\s?n\s?=)))",
    re.IGNORECASE,
)
_BARE_BEFORE = re.compile(
    rf"(?<![\w./·-])(?<!\d,)(?<![=<>≥≤])(?P<n>{NUMBER})\s?(?:=\s?)?(?:(?:had|complete|partial|morphologic|cytogenetic|hematologic|"
    r"further|new|achieved|with|have|has|confirmed|unconfirmed|durable|experienced|showed|reached|developed|were|was|are|"
    rf"remain(?:ed)?|reported|an?|each|obtained|attained|the|best|as|from|(?:deaths?|died)\s(?:from|of|due\sto|because\sof))\s){{0,3}}$",
    re.IGNORECASE,
)


def bare_after(text: str, at: int) -> tuple[int, int, int] | None:
    """(start, end, number) of a bare integer that follows a name ending at `at`: "CR 2", "PR: 7", "SD in two"."""
    m = _BARE_AFTER.match(text, at)
    return (m.start("n"), m.end("n"), integer(m.group("n"))) if m else None


def bare_before(text: str, at: int) -> tuple[int, int, int] | None:
    """(start, end, number) of a bare integer that stands before a name beginning at `at`: "2 CR", "four with CR"."""
    begin = max(0, at - 50)
    m = _BARE_BEFORE.search(text[begin:at])
    return (begin + m.start("n"), begin + m.end("n"), integer(m.group("n"))) if m else None
