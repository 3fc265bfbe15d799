"""Patterns that are tried only where a text holds the words that they cannot do without; most texts and sentences hold none.

>>> pattern = Sought(r"\\bprior (?:lines?|therapy)|\\bafter (?:no )?treatment", re.IGNORECASE)
>>> pattern.needs
(('prior line', 'prior therapy', 'treatment'),)
>>> pattern.search("Three Prior lines were allowed").group()
'Prior lines'
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import takewhile
from operator import attrgetter
from re import _constants as op  # type: ignore[attr-defined] # the tree of a parsed pattern has no public name
from string import ascii_letters, digits
from sys import maxsize
from typing import Any

from abstract2kb.nlp.first_letters import BeginningPlaces, compiled
from abstract2kb.nlp.prefixes import tree_of
from abstract2kb.worked_out import compiled_as, worked_out

__all__ = ["Sought", "at_words"]

_COMMON = frozenset(f"{ascii_letters}{digits} ,.-")
"""One of these alone is in nearly every text."""
_MOST = 100
"""Looking for more words takes as long as the pattern."""
_CHOICES = 3
"""So many sets of words are looked for at most."""
_SHORT = 400
"""A text of so many characters is folded each time; of longer ones, which are asked about again and again, a few are kept folded."""
_LIKE_I = {"\u0130": "i", "\u0131": "i"}
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)


class Sought:
    """As `re.compile(pattern, flags)`, compiled when a text first needs it; finds what the plain pattern finds.

    `places` tells where in a text all matches begin, in order (`nlp.places`): the pattern is not tried elsewhere.
    """

    def __init__(self, pattern: str, flags: int = 0, places: Callable[[str], Sequence[int]] | None = None) -> None:
        self.pattern, self.flags, self._places = pattern, flags, places
        self._folds = bool(flags & re.IGNORECASE) or "(?i" in pattern

    @cached_property
    def needs(self) -> tuple[tuple[str, ...], ...]:
        """Of each of these sets, one word is in every text that the pattern is found in; without regard to case if the pattern is."""
        if isinstance(self._places, BeginningPlaces):
            return ()  # the pattern is tried at so few places that looking for words would take longer
        return worked_out("needs", self.pattern, self.flags, self._needs)

    def _needs(self) -> tuple[tuple[str, ...], ...]:
        choices = [self._least(words) for words in _needed(tree_of(self.pattern, self.flags))]
        usable = {c for c in choices if len(c) <= _MOST and all(len(w) > 1 or w not in _COMMON for w in c)}
        return tuple(sorted(usable, key=lambda c: (-_shortest(c), len(c), c))[:_CHOICES])

    def _least(self, words: Iterable[str]) -> tuple[str, ...]:
        """The words, folded where the pattern is, without those that hold another one."""
        told = {_folded(w) for w in words} if self._folds else set(words)
        return tuple(sorted(w for w in told if not any(other != w and other in w for other in told)))

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern itself, behind a look at its first letter where that can be told and is of use."""
        if self._places is not None:
            return compiled_as("plain", self.pattern, self.flags, lambda: tree_of(self.pattern, self.flags))
        return compiled(self.pattern, self.flags)

    match = cached_property(attrgetter("compiled.match"))
    fullmatch = cached_property(attrgetter("compiled.fullmatch"))

    @cached_property
    def search(self) -> Callable[..., re.Match[str] | None]:
        """`search(text, start, end)`: the first match in text[start:end]."""
        needs, view, placed = self.needs, self._view, self._places is not None
        if not needs:
            return self._first_placed if placed else self.compiled.search

        def search(text: str, start: int = 0, end: int = maxsize) -> re.Match[str] | None:
            has = view(text, start, end).__contains__
            for words in needs:
                if not any(map(has, words)):
                    return None
            return self._first_placed(text, start, end) if placed else self.compiled.search(text, start, end)

        return search

    @cached_property
    def finditer(self) -> Callable[..., Iterator[re.Match[str]]]:
        """`finditer(text, start, end)`: the matches in text[start:end] from left to right."""
        needs, view, placed = self.needs, self._view, self._places is not None
        if not needs:
            return self._placed if placed else self.compiled.finditer

        def finditer(text: str, start: int = 0, end: int = maxsize) -> Iterator[re.Match[str]]:
            has = view(text, start, end).__contains__
            for words in needs:
                if not any(map(has, words)):
                    return iter(())
            return self._placed(text, start, end) if placed else self.compiled.finditer(text, start, end)

        return finditer

    def _first_placed(self, text: str, start: int = 0, end: int = maxsize) -> re.Match[str] | None:
        return next(self._placed(text, start, end), None)

    def _placed(self, text: str, start: int = 0, end: int = maxsize) -> Iterator[re.Match[str]]:
        """The matches in text[start:end] that begin at the places."""
        places, done = self._places(text) if self._places is not None else (), start
        for at in places[bisect_left(places, start) : bisect_left(places, end)]:
            if at >= done and (found := self.match(text, at, end)) is not None:
                yield found
                done = found.end()

    def without(self, text: str) -> str:
        """The text without its matches."""
        has = self._view(text, 0, maxsize).__contains__
        return self.compiled.sub("", text) if all(any(map(has, words)) for words in self.needs) else text

    @cached_property
    def _view(self) -> Callable[[str, int, int], str]:
        """What is looked at for words: text[start:end], folded where the pattern is."""
        return _folded_part if self._folds else _part


def _part(text: str, start: int, end: int) -> str:
    return text[start:end]


def _folded_part(text: str, start: int, end: int) -> str:
    return _kept(text)[start:end] if len(text) > _SHORT else _folded(text[start:end])


def at_words(pattern: str, flags: int = 0) -> Sought:
    """For what is looked for in a whole article or in its sentences, and begins with a mark, a digit or a whole word: tried only where such begin.

    Raises ValueError at its first use where the pattern may begin otherwise.
    """
    return Sought(pattern, flags, BeginningPlaces(pattern, flags))


def _folded(text: str) -> str:
    """As patterns without regard to case see it, character for character."""
    if text.isascii():
        return text.lower()
    for odd in {c for c in text if c > "\x7f"}:
        plain = odd.casefold()
        if plain != odd or odd in _LIKE_I:
            text = text.replace(odd, _LIKE_I.get(odd, plain if len(plain) == 1 else odd.lower()))
    return text.lower()


_kept = lru_cache(maxsize=8)(_folded)


def _shortest(words: Iterable[str]) -> int:
    return min(map(len, words))


def _needed(steps: Iterable[tuple[Any, Any]]) -> list[set[str]]:
    """Sets of words of each of which one stands in all that a run of steps matches."""
    found: list[set[str]] = []
    word = ""
    for kind, value in steps:
        if kind is op.LITERAL:
            word += chr(value)
            continue
        if word:
            found.append({word + lead for lead in map(_lead, value[1])} if kind is op.BRANCH else {word})
            word = ""
        found += _needed_by_step(kind, value)
    return [*found, {word}] if word else found


def _lead(steps: Iterable[tuple[Any, Any]]) -> str:
    """The letters that a branch begins with."""
    return "".join(chr(value) for _, value in takewhile(lambda step: step[0] is op.LITERAL, steps))


def _needed_by_step(kind: Any, value: Any) -> list[set[str]]:
    if kind is op.SUBPATTERN:
        return _needed(value[3])
    if kind is op.BRANCH:
        branches = [max(_needed(branch), key=lambda words: (_shortest(words), -len(words)), default=None) for branch in value[1]]
        return [] if None in branches else [set().union(*(words for words in branches if words))]
    if kind in _REPEATS and value[0] > 0:
        return _needed(value[2])
    return []
