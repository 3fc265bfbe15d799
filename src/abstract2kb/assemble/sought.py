"""Patterns that are tried only where a text holds one of the words that they cannot do without; most sentences hold none.

>>> pattern = Sought(r"\\bprior (?:lines?|therapy)|\\bafter (?:no )?treatment", re.IGNORECASE)
>>> pattern.words
('prior ', 'treatment')
>>> pattern.search("Three Prior lines were allowed").group()
'Prior lines'
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from re import _constants as op  # type: ignore[attr-defined] # the tree of a parsed pattern has no public name
from re import _parser  # type: ignore[attr-defined]
from string import ascii_letters, digits
from sys import maxsize
from typing import Any

from abstract2kb.nlp.first_letters import compiled

__all__ = ["Sought"]

_COMMON = frozenset(f"{ascii_letters}{digits} ,.-")
"""One of these alone is in nearly every text."""
_MOST = 40
"""Looking for more words takes as long as the pattern."""
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)


class Sought:
    """As `re.compile(pattern, flags)`, compiled when a text first needs it; finds what the plain pattern finds."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern, self.flags = pattern, flags
        self._folds = bool(flags & re.IGNORECASE) or "(?i" in pattern

    @cached_property
    def words(self) -> tuple[str, ...]:
        """One of these is in every text that the pattern is found in; without regard to case if the pattern is; empty when that cannot be told."""
        told = _needed(_parser.parse(self.pattern, self.flags)) or set[str]()
        told = {_folded(w) for w in told} if self._folds else told
        words = [w for w in told if not any(other != w and other in w for other in told)]
        return tuple(sorted(words)) if len(words) <= _MOST and all(len(w) > 1 or w not in _COMMON for w in words) else ()

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern itself, behind a look at its first letter where that can be told."""
        return compiled(self.pattern, self.flags)

    @cached_property
    def search(self) -> Callable[..., re.Match[str] | None]:
        """`search(text, start, end)`: the first match in text[start:end]."""
        if not self.words:
            return self.compiled.search

        def search(text: str, start: int = 0, end: int = maxsize) -> re.Match[str] | None:
            return self.compiled.search(text, start, end) if self._may_be_in(text, start, end) else None

        return search

    @cached_property
    def finditer(self) -> Callable[..., Iterator[re.Match[str]]]:
        """`finditer(text, start, end)`: the matches in text[start:end] from left to right."""
        if not self.words:
            return self.compiled.finditer

        def finditer(text: str, start: int = 0, end: int = maxsize) -> Iterator[re.Match[str]]:
            return self.compiled.finditer(text, start, end) if self._may_be_in(text, start, end) else iter(())

        return finditer

    def without(self, text: str) -> str:
        """The text without its matches."""
        return self.compiled.sub("", text) if self._may_be_in(text, 0, maxsize) else text

    def _may_be_in(self, text: str, start: int, end: int) -> bool:
        place = text[start:end]
        if self._folds:
            place = place.lower() if place.isascii() else _folded(place)
        for word in self.words:  # "any" of a generator takes twice as long
            if word in place:
                return True
        return not self.words


def _folded(text: str) -> str:
    """As patterns without regard to case see it."""
    return text.lower() if text.isascii() else text.casefold().replace("i\u0307", "i").replace("\u0131", "i")


def _needed(steps: Iterable[tuple[Any, Any]]) -> set[str] | None:
    """Words of which one stands in all that a run of steps matches: of those of its parts, the longest."""
    found: list[set[str]] = []
    word = ""
    for kind, value in steps:
        if kind is op.LITERAL:
            word += chr(value)
            continue
        if word:
            found.append({word})
            word = ""
        if (of_part := _needed_by_step(kind, value)) is not None:
            found.append(of_part)
    if word:
        found.append({word})
    return max(found, key=lambda words: (min(map(len, words)), -len(words)), default=None)


def _needed_by_step(kind: Any, value: Any) -> set[str] | None:
    if kind is op.SUBPATTERN:
        return _needed(value[3])
    if kind is op.BRANCH:
        branches = [_needed(branch) for branch in value[1]]
        return None if None in branches else set().union(*(words for words in branches if words))
    if kind in _REPEATS and value[0] > 0:
        return _needed(value[2])
    return None
