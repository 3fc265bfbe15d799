"""The cells of a text that hold figures: "12", "9 (36)", "9/25 (36.0%)", "7.4 (95% CI 5.1–9.0)", "NR (12.1–NE)", "<0.001", "–".

Example: in "ORR at week 24, n (%) 9 (36) 3 (12)" there are two; 24 belongs to the words, as does what stands in "(n = 50)".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from abstract2kb.patterns import regex

__all__ = ["Token", "is_like_value", "is_value", "tokens"]


class Token(NamedTuple):
    """A word or a figure of the text; `end` exclusive."""

    start: int
    end: int
    is_value: bool


_NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?![\d.])|\d+(?:[.·]\d+)?)"
_OPEN_END = (
    r"(?:NR|NE|NA|NC|ND|N/A|n/a|[Nn]ot (?:yet )?(?:reached|estimable|evaluable|calculable|applicable|available)|[Rr]ef(?:erence|\.)?"
    r"|[Nn]one(?=\s*(?:$|[A-Z\d–-])))"
)
_BAR = r"\s?[-–—−]\s?"
_UNIT = r"(?:months?|mos?\.?|weeks?|wks?|years?|yrs?|days?)"
_ENDS = rf"(?:{_NUMBER}|{_OPEN_END})\+?%?"
_INSIDE = rf"(?:{_NUMBER}|{_OPEN_END}|CI|to|of|n|[Pp]|vs\.?|range|IQR|{_UNIT}|[-–—−,;:%/=<>≥≤.+~\s])++"
_NO_FIGURE = r"(?!\s?9\d\s?%\s?CI\s?[)\]]|\s?[nN]\s?[=)%])"
_BRACKET = rf"\s?(?:\({_NO_FIGURE}(?=[^()]*(?:\d|NR|NE)){_INSIDE}\)|\[{_NO_FIGURE}(?=[^\[\]]*(?:\d|NR|NE)){_INSIDE}\])"
"""What a figure has in brackets: its percent, count or interval; not "(95% CI)" nor "(n = 50)"."""
_PLAIN = rf"(?:[<>~≈]\s?)?{_NUMBER}\+?\s?%?"
_TIMED = rf"{_NUMBER}\+?\s{_UNIT}(?=\s?[(\[]|\s+(?:{_NUMBER}|{_OPEN_END})\b|\s*$)"
_FIGURE = rf"(?:{_ENDS}{_BAR}{_ENDS}|{_NUMBER}(?:\s?/\s?{_NUMBER}){{2,5}}|{_NUMBER}\s?(?:/|of)\s?{_NUMBER}\s?%?|{_TIMED}|{_PLAIN}|{_OPEN_END}\+?)"
_P = rf"[Pp]\s?(?:value)?\s?[=<>≤]\s?{_NUMBER}"
_EMPTY = r"\s?\((?:[Rr]ef(?:erence|\.)?|[-–—−]|NA|NE|NR)\)"
_MARK = r"(?:[*†‡§¶]{1,2}|(?<=[\d)%])[a-h])?"
_VALUE = regex(rf"(?:(?:{_P}|{_FIGURE}(?:{_EMPTY}|{_BRACKET}){{0,2}}){_MARK}|[-–—−]{{1,3}}|\.{{2,3}}|…)(?=\s|$|(?<=[)\]])\.(?:\s|$))")
_MAY_BEGIN = regex(r"[\d<>~≈–—−….-]|N[READC/o]|n/a|not |[Rr]ef|[Nn]one|[Pp]\s?(?:value|[=<>≤])")
"""How every figure begins; most words do not, and need no closer look."""
_WITH_P = regex(rf"\s?[;,]?\s?[(\[]?{_P}[)\]]?$")
_LIKE = regex(rf"(?:[<>~≈]\s?)?{_NUMBER}\+?(?:\s?%|\s?[(\[;,/]|\s(?:[Pp]|vs?\.?)\b).*")
"""What begins as a figure, and goes on otherwise: "58% of 31", "12 (–; 4 unconfirmed)"."""
_WORD = regex(r"\S+")
_NAMES_NUMBER = regex(
    r"(?:\b(?:[Gg]r(?:ade)?s?|CTCAE|[Dd]ay|[Ww]eek|[Mm]onth|[Yy]ear|[Cc]ycle|[Cc]ohort|[Aa]rm|[Gg]roup|[Ll]evel|DL|[Ss]tage|[Pp]hase|[Pp]art|[Tt]ier|[Ll]ine|[Vv]isit|[Ss]tep"
    r"|[Tt]able|[Ff]igure|[Ff]ig|HER|IL|CPS|TPS|ECOG|PS|ISS|R-ISS|IPI|score|at|by|after|within|over|than|least|most|least,|age[ds]?)\.?\s?[≥≤<>=]?"
    r"|[≥≤]|[>]\s?(?:[Gg]r(?:ade)?)?|=)\s*$"
)
"""What is before a number that is part of a name or a condition."""
_RANGE_OF_GRADES = regex(r"\s?(?:or|and|to|/|[-–])\s?[1-5]\b(?!\s?[(%.])")
_AFTER = regex(
    r"\s?(?:-\s?)?(?:CIs?\b|confidence\b)|\s?[(\[,]?\s?[nN]\s?="
    r"|\s*(?:(?:mg|µg|mcg|μg|ug|g|kg|mL|ml|IU|MU|Gy|cGy|×|x\s?10|cells|vp|pfu)\b(?:/\w+)*|or more\b|(?:prior|previous)\b"
    rf"|(?:{_UNIT})(?:\s|-)(?:OS|PFS|DFS|EFS|RFS|MFS|DoR|DOR|LFS|[a-z]+-free|[Oo]verall|[Ss]urvival|[Pp]rogression|rate|landmark)\b)"
)
"""What makes the number before it a dose or a point in time: "25 mg", "12 month PFS"."""


def is_value(text: str) -> bool:
    """Whether a text is a figure and nothing else.

    >>> [is_value(t) for t in ("9/25 (36.0%)", "7.4 (5.1, NE)", "–", "Grade 3", "(n = 50)", "9 (36)*")]
    [True, True, True, False, False, True]
    """
    words = text.strip()
    if words in ("·", "•"):
        return True
    with_p = _WITH_P.search(words)
    words = words[: with_p.start()] if with_p is not None and with_p.start() else words
    match = _VALUE.match(words)
    return match is not None and match.end() == len(words)


def is_like_value(text: str) -> bool:
    """Whether a text is a figure, or begins as one, whatever follows."""
    return is_value(text) or _LIKE.fullmatch(text.strip()) is not None


def tokens(text: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """The words and figures of a stretch of text, in order."""
    end = len(text) if end is None else end
    at = start
    while (word := _WORD.search(text, at, end)) is not None:
        at = word.start()
        value = _value_at(text, at, start, end)
        if value is not None:
            yield Token(at, value.end(), True)
            at = value.end()
            continue
        at = _end_of_word(text, word, end)
        yield Token(word.start(), at, False)


def _value_at(text: str, at: int, start: int, end: int) -> re.Match[str] | None:
    value = _VALUE.match(text, at, end) if _MAY_BEGIN.match(text, at, end) else None
    if value is None:
        return None
    named = text[at].isdigit() and _NAMES_NUMBER.search(text, max(start, at - 24), at) is not None
    return None if named or _AFTER.match(text, value.end(), end) else value


def _end_of_word(text: str, word: re.Match[str], end: int) -> int:
    """Where a word ends; grades go on over "3 or 4", "3 / 4", and a bracket up to its end: "(n = 50)", "(95% CI)"."""
    at = word.end()
    said = word[0]
    if "(" in said and said.count("(") > said.count(")"):
        close = text.find(")", at, min(end, at + 60))
        return close + 1 if close >= 0 and "\n" not in text[at:close] and "(" not in text[at:close] else at
    if len(said) <= 2 and said[-1].isdigit() and (more := _RANGE_OF_GRADES.match(text, at, end)) is not None:
        return more.end()
    return at
