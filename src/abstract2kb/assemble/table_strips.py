"""Best responses that share a cell: "CR 1 · PR 13 · SD 24 (n = 53)"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from abstract2kb.nlp.numerals import DECIMAL
from abstract2kb.patterns import regex

__all__ = ["Entry", "named_strip", "size_of_strip", "strip_of"]

_NAME = r"(?:sCR|VGPR|CR|PR|SD|PD|NE)"
_ENTRY = regex(rf"(?P<name>{_NAME})[\s:=]{{1,3}}(?P<n>\d+)(?P<sign>\s?%)?(?:\s?[(\[]\s?(?P<percent>{DECIMAL})\s?%?\s?[)\]])?(?![\d.])")
_BETWEEN = regex(r"\s?[·•,;|/]?\s?")
_NAMES = regex(rf"\s*{_NAME}(?:\s?[/,|·–-]\s?{_NAME}){{2,}}\b")
_NUMBERS = regex(rf"\s*{DECIMAL}\s?%?(?:\s?[/,|·–-]\s?{DECIMAL}\s?%?){{2,}}\s*")
_SIZE = regex(r"\s?[(\[,;]?\s?(?:of|[nN]\s?=)\s?(?P<n>\d+)\s?[)\]]?\s*")


@dataclass(frozen=True, slots=True)
class Entry:
    """A response at start:end of the cell, with its count or its percent, and the N that the strip ends in."""

    start: int
    end: int
    name: str
    n: int | None
    percent: float | None
    total: int | None


def strip_of(text: str) -> list[Entry]:
    """The responses of a cell that has nothing but two or more of them, and perhaps their N.

    >>> [(e.name, e.n, e.total) for e in strip_of("CR 1 · PR 13 (n = 53)")]
    [('CR', 1, 53), ('PR', 13, 53)]
    """
    found: list[re.Match[str]] = []
    at = len(text) - len(text.lstrip())
    while m := _ENTRY.match(text, at):
        found.append(m)
        between = _BETWEEN.match(text, m.end())
        at = between.end() if between else m.end()
    size = _SIZE.fullmatch(text, found[-1].end()) if found else None
    if len(found) < 2 or (size is None and text[found[-1].end() :].strip()):
        return []
    return [_entry(m, int(size.group("n")) if size else None) for m in found]


def named_strip(heading: str, text: str) -> list[Entry]:
    """The responses of a cell like "1 / 15 / 12 / 10" under a heading that names as many, in the same order.

    >>> [(e.name, e.n) for e in named_strip("CR / PR / SD, n", "1 / 15 / 12")]
    [('CR', 1), ('PR', 15), ('SD', 12)]
    """
    names = _NAMES.match(heading)
    numbers = _NUMBERS.fullmatch(text)
    if names is None or numbers is None:
        return []
    told = re.findall(_NAME, names.group())
    found = list(re.finditer(r"\d+(?:[.·]\d+)?", text))
    shares = "%" in heading or "%" in text or any(not m.group().isdigit() for m in found)
    if len(told) != len(found):
        return []
    return [
        Entry(m.start(), m.end(), name, None if shares else int(m.group()), float(m.group().replace("·", ".")) if shares else None, None)
        for name, m in zip(told, found, strict=True)
    ]


def size_of_strip(text: str) -> int | None:
    """The N that a strip of responses ends in."""
    return next((e.total for e in strip_of(text)), None)


def _entry(m: re.Match[str], total: int | None) -> Entry:
    number = int(m.group("n"))
    shares = m.group("sign") is not None
    percent = float(m.group("percent").replace("·", ".")) if m.group("percent") else None
    return Entry(m.start(), m.end(), m.group("name"), None if shares else number, float(number) if shares else percent, total)
