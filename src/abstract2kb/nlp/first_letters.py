"""Patterns that look at the first character before they try anything: long lists of phrases are searched for two to ten times as fast.

Python's `re` does so by itself only where a pattern begins with plain letters; one that begins with a border, a look behind, or
letters of either case tries all its alternatives at every character.

>>> behind_first_letters(re.compile(r"\\bpatients|\\bpts", re.IGNORECASE)).pattern
'(?=[p])(?:\\\\bpatients|\\\\bpts)'
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from re import _constants as op  # type: ignore[attr-defined] # the tree of a parsed pattern has no public name
from re import _parser  # type: ignore[attr-defined]
from typing import Any

__all__ = ["PhraseList", "behind_first_letters"]

_CLASSES = {op.CATEGORY_DIGIT: r"\d", op.CATEGORY_SPACE: r"\s", op.CATEGORY_WORD: r"\w"}
_NOTHING_READ = (op.AT, op.ASSERT, op.ASSERT_NOT)
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)


class _AnyLetter(Exception):
    """What a pattern begins with cannot be told."""


def behind_first_letters(pattern: re.Pattern[str]) -> re.Pattern[str]:
    """The same pattern (same matches, groups and flags) behind a look at the first character; as it is where that cannot be told."""
    letters = _letters(pattern.pattern, pattern.flags)
    return re.compile(f"(?={_class_of(letters)})(?:{pattern.pattern})", pattern.flags) if letters else pattern


class PhraseList:
    """Forms of phrases, looked for at the starts of words without regard to case; `lastgroup` of a match is the name of its form.

    As `re.compile("(?<![A-Za-z])(?:(?P<name>form)|...)", re.IGNORECASE)`, but only the forms that can begin with the letter that
    stands there are tried. `opening` is what all of them begin with, looked at first.
    """

    def __init__(self, forms: Mapping[str, str], opening: str = "") -> None:
        self._lead = f"(?<![A-Za-z])(?={opening})" if opening else "(?<![A-Za-z])"
        self._forms = [(f"(?P<{name}>{form})", _letters(form, re.IGNORECASE)) for name, form in forms.items()]
        known = [letters for _, letters in self._forms]
        start = _class_of(set().union(*known)) if all(known) else r"[\s\S]"
        self._start = re.compile(f"(?<![A-Za-z]){start}", re.IGNORECASE)
        self._by_letter: dict[str, re.Pattern[str] | None] = {}

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """The matches from left to right; none overlaps another."""
        done, by_letter = 0, self._by_letter
        for start in self._start.finditer(text):
            at = start.start()
            if at < done:
                continue
            letter = text[at]
            if letter not in by_letter:
                by_letter[letter] = self._beginning_with(letter)
            forms = by_letter[letter]
            match = forms.match(text, at) if forms is not None else None
            if match is not None:
                yield match
                done = match.end()

    def _beginning_with(self, letter: str) -> re.Pattern[str] | None:
        fit = [form for form, letters in self._forms if not letters or re.match(_class_of(letters), letter, re.IGNORECASE)]
        return re.compile(f"{self._lead}(?:{'|'.join(fit)})", re.IGNORECASE) if fit else None


def _class_of(letters: Iterable[str]) -> str:
    return f"[{''.join(sorted(letter if len(letter) > 1 else re.escape(letter) for letter in letters))}]"


def _letters(pattern: str, flags: int) -> set[str]:
    """What a pattern can begin with, as members of a set of characters; nothing when that cannot be told."""
    try:
        letters, empty = _first_of(_parser.parse(pattern, flags))
    except _AnyLetter:
        return set()
    return set() if empty or flags & re.VERBOSE else letters


def _first_of(steps: Iterable[tuple[Any, Any]]) -> tuple[set[str], bool]:
    """The characters (or classes) that a run of steps can begin with, and whether it can match nothing."""
    letters: set[str] = set()
    for kind, value in steps:
        more, empty = _first_of_step(kind, value)
        letters |= more
        if not empty:
            return letters, False
    return letters, True


def _first_of_step(kind: Any, value: Any) -> tuple[set[str], bool]:
    if kind is op.LITERAL:
        return {chr(value)}, False
    if kind is op.IN:
        return {letter for part in value for letter in _members(*part)}, False
    if kind in _NOTHING_READ:
        return set(), True
    if kind is op.SUBPATTERN:
        return _of_group(*value)
    if kind is op.BRANCH:
        branches = [_first_of(branch) for branch in value[1]]
        return set().union(*(letters for letters, _ in branches)), any(empty for _, empty in branches)
    if kind in _REPEATS:
        letters, empty = _first_of(value[2])
        return letters, empty or value[0] == 0
    raise _AnyLetter


def _of_group(_: Any, added: int, removed: int, steps: Any) -> tuple[set[str], bool]:
    letters, empty = _first_of(steps)
    if added & re.IGNORECASE:
        letters |= {form for letter in letters for form in (letter.lower(), letter.upper()) if len(letter) == 1}
    return letters, empty


_WIDEST = 256


def _members(kind: Any, value: Any) -> set[str]:
    """What one part of a set of characters stands for."""
    if kind is op.LITERAL:
        return {chr(value)}
    if kind is op.RANGE and value[1] - value[0] <= _WIDEST:
        return {chr(code) for code in range(value[0], value[1] + 1)}
    if kind is op.CATEGORY and value in _CLASSES:
        return {_CLASSES[value]}
    raise _AnyLetter
