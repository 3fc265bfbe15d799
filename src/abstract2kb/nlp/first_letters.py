"""Patterns that look at the first character before they try anything: long lists of phrases are searched for two to ten times as fast.

Python's `re` does so by itself only where a pattern begins with plain letters; one that begins with a border, a look behind, or
letters of either case tries all its alternatives at every character.

>>> behind_first_letters(re.compile(r"\\bpatients|\\bpts", re.IGNORECASE)).pattern
'(?=[p])(?:\\\\bpatients|\\\\bpts)'
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property, lru_cache
from itertools import chain
from re import _constants as op  # type: ignore[attr-defined] # the tree of a parsed pattern has no public name
from re import _parser  # type: ignore[attr-defined]
from typing import Any

from abstract2kb.nlp.prefixes import BEGINNINGS, LENGTH, fold, prefixes, tree_of
from abstract2kb.patterns import regex
from abstract2kb.worked_out import compiled as plain
from abstract2kb.worked_out import compiled_as

__all__ = ["BeginningPlaces", "PhraseList", "PlacedPattern", "RarePhrases", "WordPattern", "begun", "behind_first_letters", "compiled", "words"]

_CLASSES = {op.CATEGORY_DIGIT: r"\d", op.CATEGORY_SPACE: r"\s", op.CATEGORY_WORD: r"\w"}
_NOTHING_READ = (op.AT, op.ASSERT, op.ASSERT_NOT)
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
_LEAD = "(?<![A-Za-z])"
_MOST_KEYS = 4096
"""For so many beginnings at once a list remembers which of its forms fit."""


class _AnyLetter(Exception):
    """What a pattern begins with cannot be told."""


def behind_first_letters(pattern: re.Pattern[str]) -> re.Pattern[str]:
    """The same pattern (same matches, groups and flags) behind a look at the first character; as it is where that cannot be told."""
    letters = _letters(pattern.pattern, pattern.flags)
    return re.compile(f"(?={_class_of(letters)})(?:{pattern.pattern})", pattern.flags) if letters else pattern


def begun(text: str, flags: int = 0) -> re.Pattern[str]:
    """As `regex(text, flags)`, behind a look at the first character where that can be told: for what is searched for in whole texts."""
    return regex(text, flags, compiled)


def compiled(text: str, flags: int = 0) -> re.Pattern[str]:
    """As `re.compile(text, flags)`, behind a look at the first character where that can be told."""
    return compiled_as("begun", text, flags, lambda: _begun(text, flags))


def _begun(text: str, flags: int) -> Any:
    """The steps of a pattern behind a look at the first character."""
    steps, letters = tree_of(text, flags), _letters(text, flags)
    if not letters:
        return steps
    look = tree_of(f"(?={_class_of(letters)})", flags)
    return _parser.SubPattern(steps.state, [*look.data, *steps.data])


_BEGINNING = re.compile(f"[a-z]+|[{re.escape(''.join(sorted(c for c in BEGINNINGS if not c.isalpha())))}]")


@lru_cache(maxsize=64)
def _beginnings(text: str) -> tuple[Mapping[str, Sequence[int]], Set[str]]:
    """Where words, digits and marks stand in a text, by the first characters there, folded, and these: looked up once for all lists of phrases."""
    folded = fold(text)
    places: defaultdict[str, list[int]] = defaultdict(list)
    for at in [match.start() for match in _BEGINNING.finditer(folded)]:
        places[folded[at : at + LENGTH]].append(at)
    return places, frozenset(places)


@lru_cache(maxsize=8)
def _places_by_prefix(text: str) -> tuple[Mapping[str, Sequence[int]], dict[object, Sequence[int]]]:
    """The places of `_beginnings` by their first character, the first two and the first three; and room for what is looked up there."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for key, found in _beginnings(text)[0].items():
        for size in range(1, len(key) + 1):
            places[key[:size]] += found
    return places, {}


class BeginningPlaces:
    """Where a pattern can begin, that begins with a mark, a digit or a whole word: called with a text it gives the places, in order.

    Raises ValueError at its first use where the pattern may begin otherwise.

    >>> BeginningPlaces(r"\\bpatients|\\b(?:no |not )deaths", re.IGNORECASE)("In 12 Patients no deaths were noted")
    [6, 15, 30]
    """

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self._pattern, self._flags = pattern, flags

    @cached_property
    def _prefixes(self) -> frozenset[str]:
        return prefixes(self._pattern, self._flags)

    def __call__(self, text: str) -> Sequence[int]:
        """The places in a text, looked up once for each of the last few."""
        places, known = _places_by_prefix(text)
        found = known.get(self)
        if found is None:
            found = known[self] = sorted(chain.from_iterable(map(places.__getitem__, self._prefixes & places.keys())))
        return found


_LETTERS_ONLY = re.compile(r"[A-Za-z]+")


@lru_cache(maxsize=16)
def words(text: str) -> Mapping[str, Sequence[int]]:
    """The runs of plain letters in a text, each with where it begins: looked up once for all that look at single words."""
    places: dict[str, list[int]] = {}
    for match in _LETTERS_ONLY.finditer(text):
        places.setdefault(match.group(), []).append(match.start())
    return places


class _Form:
    """One pattern, compiled when a text first has what it begins with."""

    __slots__ = ("_flags", "_pattern", "match")

    def __init__(self, pattern: str, flags: int) -> None:
        self._pattern, self._flags = pattern, flags
        self.match: Callable[[str, int], re.Match[str] | None] = self._first

    def _first(self, text: str, at: int) -> re.Match[str] | None:
        self.match = plain(self._pattern, self._flags).match
        return self.match(text, at)


class _ByBeginning:
    """Forms of which only those are tried, in their order, that can begin with the characters at a place.

    `begins` has for each form the pattern that tells what it begins with.
    """

    def __init__(self, forms: Sequence[str], begins: Sequence[str], flags: int) -> None:
        self._forms = [_Form(form, flags) for form in forms]
        self._begins, self._flags = begins, flags
        self._fitting: dict[str, Sequence[_Form]] = {}
        self._unfit: set[str] = set()

    @cached_property
    def _prefixes(self) -> Mapping[str, Sequence[int]]:
        """The numbers of the forms that can begin with each prefix."""
        found: dict[str, list[int]] = {}
        for number, pattern in enumerate(self._begins):
            for prefix in prefixes(pattern, self._flags):
                found.setdefault(prefix, []).append(number)
        return found

    def _fit(self, key: str) -> Sequence[_Form]:
        """The forms that can begin with the folded characters."""
        numbers = {number for size in range(1, LENGTH + 1) for number in self._prefixes.get(key[:size], ())}
        if len(self._fitting) + len(self._unfit) >= _MOST_KEYS:
            self._fitting.clear()
            self._unfit.clear()
        fit = [self._forms[number] for number in sorted(numbers)]
        if fit:
            self._fitting[key] = fit
        else:
            self._unfit.add(key)
        return fit

    def _places(self, text: str) -> dict[int, Sequence[_Form]]:
        """The forms to try by the places where one of them may begin."""
        begun, keys = _beginnings(text)
        places: dict[int, Sequence[_Form]] = {}
        for key in keys - self._unfit:
            fit = self._fitting.get(key) or self._fit(key)
            if fit:
                places.update(dict.fromkeys(begun[key], fit))
        return places

    def finditer(self, text: str, unmasked: str = "") -> Iterator[re.Match[str]]:
        """The matches from left to right; none overlaps another. `unmasked` is the text before some of it was masked: words that are known already
        begin where they begin there."""
        places, done = self._places(unmasked or text), 0
        for at in sorted(places):
            if at < done:
                continue
            for form in places[at]:
                match = form.match(text, at)
                if match is not None:
                    yield match
                    done = match.end()
                    break

    def search(self, text: str) -> re.Match[str] | None:
        """The first match."""
        return next(self.finditer(text), None)


class PhraseList(_ByBeginning):
    """Forms of phrases, looked for at the starts of words without regard to case; `lastgroup` of a match is the name of its form.

    As `re.compile("(?<![A-Za-z])(?:(?P<name>form)|...)", re.IGNORECASE)`, but only the forms that can begin with the characters that stand
    there are tried. Raises ValueError at its first use where that cannot be told of a form.
    """

    def __init__(self, forms: Mapping[str, str]) -> None:
        super().__init__(
            [f"{_LEAD}(?P<{name}>{form})" for name, form in forms.items()], [f"{_LEAD}(?:{form})" for form in forms.values()], re.IGNORECASE
        )


class RarePhrases(PhraseList):
    """A phrase list some forms of which begin with any word, but only at places that are told otherwise.

    `begins` has the forms of these names as they begin elsewhere; at the places of `anywhere(text)` all forms are tried. `opening` is what all
    of them begin with, looked at first.
    """

    def __init__(self, forms: Mapping[str, str], begins: Mapping[str, str], anywhere: Callable[[str], Iterable[int]], opening: str) -> None:
        super().__init__(forms)
        self._begins = [f"{_LEAD}(?:{form})" for form in {**forms, **begins}.values()]
        self._anywhere, self._opening = anywhere, _Form(opening, re.IGNORECASE)

    def _places(self, text: str) -> dict[int, Sequence[_Form]]:
        places = super()._places(text) | dict.fromkeys(self._anywhere(text), self._forms)
        return {at: forms for at, forms in places.items() if self._opening.match(text, at) is not None}


class PlacedPattern:
    """A pattern that begins with a mark, a digit or a whole word, whatever its groups: `finditer` and `search` find what the plain one finds.

    `begins`, where given, tells better than the pattern what it begins with, but for the places of `anywhere(text)`, at which it is tried too.
    Raises ValueError at its first use where it may begin otherwise.
    """

    def __init__(self, pattern: str, flags: int = 0, begins: str = "", anywhere: Callable[[str], Iterable[int]] | None = None) -> None:
        self._form, self._places, self._anywhere = _Form(pattern, flags), BeginningPlaces(begins or pattern, flags), anywhere

    def finditer(self, text: str, unmasked: str = "") -> Iterator[re.Match[str]]:
        """As `finditer` of a phrase list."""
        known = unmasked or text
        places = self._places(known) if self._anywhere is None else sorted({*self._places(known), *self._anywhere(known)})
        done = 0
        for at in places:
            if at >= done and (match := self._form.match(text, at)) is not None:
                yield match
                done = match.end()

    def search(self, text: str) -> re.Match[str] | None:
        """The first match."""
        return next(self.finditer(text), None)


class WordPattern(_ByBeginning):
    """A pattern each of whose alternatives begins with a mark, a digit or a whole word: `search` and `finditer` find what the plain one finds.

    Groups are to be named: their numbers are those of the alternative that matches. Raises ValueError at its first use where an alternative
    begins otherwise.

    >>> WordPattern(r"\\bpatients?\\b|(?<!no )\\bdeaths\\b", re.IGNORECASE).search("No deaths; 12 Patients").group()
    'Patients'
    """

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        forms = _alternatives(pattern)
        super().__init__(forms, forms, flags)


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
        letters, empty = _first_of(tree_of(pattern, flags))
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
