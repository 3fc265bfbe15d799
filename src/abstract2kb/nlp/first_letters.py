"""Patterns that look at the first character before they try anything: long lists of phrases are searched for two to ten times as fast.

Python's `re` does so by itself only where a pattern begins with plain letters; one that begins with a border, a look behind, or
letters of either case tries all its alternatives at every character.

>>> behind_first_letters(re.compile(r"\\bpatients|\\bpts", re.IGNORECASE)).pattern
'(?=[p])(?:\\\\bpatients|\\\\bpts)'
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from re import _constants as op  # type: ignore[attr-defined] # the tree of a parsed pattern has no public name
from re import _parser  # type: ignore[attr-defined]
from typing import Any

__all__ = ["PhraseList", "WordPattern", "behind_first_letters"]

_CLASSES = {op.CATEGORY_DIGIT: r"\d", op.CATEGORY_SPACE: r"\s", op.CATEGORY_WORD: r"\w"}
_NOTHING_READ = (op.AT, op.ASSERT, op.ASSERT_NOT)
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)


class _AnyLetter(Exception):
    """What a pattern begins with cannot be told."""


def behind_first_letters(pattern: re.Pattern[str]) -> re.Pattern[str]:
    """The same pattern (same matches, groups and flags) behind a look at the first character; as it is where that cannot be told."""
    letters = _letters(pattern.pattern, pattern.flags)
    return re.compile(f"(?={_class_of(letters)})(?:{pattern.pattern})", pattern.flags) if letters else pattern


class _ByLetter:
    """Forms of which only those are tried, in their order, that can begin with the letter at a place where one may begin.

    `lead` stands before all of them; what a form can begin with is any character where `letters` has nothing for it.
    """

    def __init__(self, forms: Sequence[tuple[str, set[str]]], border: str, lead: str, flags: int) -> None:
        self._forms, self._lead, self._flags = forms, lead, flags
        known = [letters for _, letters in forms]
        start = _class_of(set().union(*known)) if all(known) else r"[\s\S]"
        self._start = re.compile(border + start, flags)
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

    def search(self, text: str) -> re.Match[str] | None:
        """The first match."""
        return next(self.finditer(text), None)

    def _beginning_with(self, letter: str) -> re.Pattern[str] | None:
        fit = [form for form, letters in self._forms if not letters or re.match(_class_of(letters), letter, self._flags)]
        return re.compile(f"{self._lead}(?:{'|'.join(fit)})", self._flags) if fit else None


class PhraseList(_ByLetter):
    """Forms of phrases, looked for at the starts of words without regard to case; `lastgroup` of a match is the name of its form.

    As `re.compile("(?<![A-Za-z])(?:(?P<name>form)|...)", re.IGNORECASE)`, but only the forms that can begin with the letter that
    stands there are tried. `opening` is what all of them begin with, looked at first.
    """

    def __init__(self, forms: Mapping[str, str], opening: str = "") -> None:
        lead = f"(?<![A-Za-z])(?={opening})" if opening else "(?<![A-Za-z])"
        found = [(f"(?P<{name}>{form})", _letters(form, re.IGNORECASE)) for name, form in forms.items()]
        super().__init__(found, "(?<![A-Za-z])", lead, re.IGNORECASE)


class WordPattern(_ByLetter):
    """A pattern each of whose alternatives begins with a word, after a border: `search` and `finditer` find what the plain pattern finds.

    Groups are to be named: their numbers are those of the alternatives tried. Raises ValueError where an alternative begins otherwise.

    >>> WordPattern(r"\\bpatients?\\b|(?<!no )\\bdeaths\\b", re.IGNORECASE).search("No deaths; 12 Patients").group()
    'Patients'
    """

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        super().__init__([(form, _word_start(form, flags)) for form in _alternatives(pattern)], r"\b", "", flags)


def _word_start(form: str, flags: int) -> set[str]:
    """The letters of words that an alternative can begin with."""
    steps = list(_parser.parse(form, flags))
    looks = [step for step in steps if step[0] in (op.ASSERT, op.ASSERT_NOT)]
    first = next((step for step in steps if step not in looks), None)
    letters = _letters(form, flags)
    if first != (op.AT, op.AT_BOUNDARY) or not letters or not all(re.fullmatch(r"\w|\\[wd]", letter) for letter in letters):
        raise ValueError(f"does not begin with the border of a word: {form}")
    return letters


_TOKEN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.", re.DOTALL)


def _alternatives(pattern: str) -> list[str]:
    """The alternatives of a pattern at its top level.

    >>> _alternatives("a(?:b|c)|[|]d|e")
    ['a(?:b|c)', '[|]d', 'e']
    """
    found, depth = [""], 0
    for token in _TOKEN.findall(pattern):
        depth += (token == "(") - (token == ")")
        if token == "|" and not depth:
            found.append("")
        else:
            found[-1] += token
    return found


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
