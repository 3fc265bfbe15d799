"""What a pattern can begin with: up to three characters, folded so that letters of either case, all digits and all other marks are alike.

>>> sorted(prefixes(r"\\b(?:no |not|[1-9]+%)"))
['0%', '00%', '000', 'no ', 'not']

A prefix of less than three characters says that anything may follow it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from re import _constants as op  # type: ignore[attr-defined] # the tree of a parsed pattern has no public name
from re import _parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

from abstract2kb.worked_out import worked_out

__all__ = ["BEGINNINGS", "LENGTH", "fold", "prefixes", "tree_of"]

LENGTH = 3
"""So many characters are told at most."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
BEGINNINGS = frozenset(_LETTERS + "0?+<>~.")
"""What patterns may begin with: words, digits, and a few marks (folded)."""
_OTHER = "?"
"""Every character that is not ASCII, but for those that patterns without regard to case take for a letter that is."""
_LIKE_ASCII = {"ı": "i", "İ": "i", "ſ": "s", "\u212a": "k"}
_CATEGORIES = {op.CATEGORY_DIGIT: {"0", _OTHER}, op.CATEGORY_SPACE: {" ", _OTHER}, op.CATEGORY_WORD: {*_LETTERS, "0", "_", _OTHER}}
_MANY = 12
"""After a choice among more characters than that, nothing is told of the next."""
_MOST = 4000
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
_BORDERS = (op.AT_BOUNDARY, op.AT_BEGINNING, op.AT_BEGINNING_STRING, op.AT_BEGINNING_LINE)


_TABLE = bytes(ord("0" if chr(c).isdigit() else " " if chr(c).isspace() else chr(c).lower()) if c < 128 else 0 for c in range(256))


def fold(text: str) -> str:
    """The text, character for character, as prefixes have it.

    >>> fold("T7 \u00b5")
    't0 ?'
    """
    if not text.isascii():
        for odd, plain in _LIKE_ASCII.items():
            text = text.replace(odd, plain)
    return text.encode("ascii", "replace").translate(_TABLE).decode("ascii")


@lru_cache(maxsize=1 << 10)
def _folded(code: int) -> str:
    return fold(chr(code))


@lru_cache(maxsize=8)
def tree_of(pattern: str, flags: int) -> Any:
    """The steps of a pattern: parsed once for all that is asked of it before it is compiled, which is a third of the work of compiling."""
    return _parser.parse(pattern, int(flags))


def prefixes(pattern: str, flags: int = 0) -> frozenset[str]:
    """What the pattern can begin with.

    Raises ValueError where that may be anything, or a letter that another letter stands before: a place inside a word.
    """
    return worked_out("prefixes", pattern, flags, lambda: _prefixes(pattern, flags))


def _prefixes(pattern: str, flags: int) -> frozenset[str]:
    steps = tree_of(pattern, flags)
    begun = _of_steps(steps)
    found = begun.told | begun.open
    if "" in found or not {p[0] for p in found} <= BEGINNINGS:
        raise ValueError(f"may begin with anything, or with a mark that few begin with: {pattern}")
    if _is_inside(steps, False)[0]:
        raise ValueError(f"does not begin with the border of a word: {pattern}")
    return frozenset(p for p in found if not any(p[:n] in found for n in range(1, len(p))))


class _Begun(NamedTuple):
    """`told` are prefixes of which no more is known, `open` those that what comes next goes on with."""

    told: set[str]
    open: set[str]

    def then(self, more: _Begun) -> _Begun:
        """What a run of two can begin with."""
        if self.open == {""}:
            return _Begun(self.told | more.told, more.open)
        joined = {(a + b)[:LENGTH] for a in self.open for b in more.open}
        told = self.told | {(a + b)[:LENGTH] for a in self.open for b in more.told} | {p for p in joined if len(p) == LENGTH}
        going_on = {p for p in joined if len(p) < LENGTH}
        return _Begun(told | going_on, set()) if len(told) + len(going_on) > _MOST else _Begun(told, going_on)

    def either(self, other: _Begun) -> _Begun:
        """What one or the other can begin with."""
        return _Begun(self.told | other.told, self.open | other.open)


_NOTHING, _ANYTHING = _Begun(set(), {""}), _Begun({""}, set())


def _of_steps(steps: Iterable[tuple[Any, Any]]) -> _Begun:
    begun = _NOTHING
    for kind, value in steps:
        if not begun.open:
            break
        begun = begun.then(_of_step(kind, value))
    return begun


def _of_step(kind: Any, value: Any) -> _Begun:
    if kind is op.LITERAL:
        return _Begun(set(), {_folded(value)})
    if kind is op.IN:
        return _of_set(value)
    if kind in (op.AT, op.ASSERT, op.ASSERT_NOT):
        return _NOTHING
    if kind is op.SUBPATTERN:
        return _of_steps(value[-1])
    if kind is op.BRANCH:
        begun = _Begun(set(), set())
        for branch in value[1]:
            begun = begun.either(_of_steps(branch))
        return begun
    return _of_repeat(*value) if kind in _REPEATS else _ANYTHING


def _of_repeat(least: int, most: int, steps: Any) -> _Begun:
    once, begun, so_far = _of_steps(steps), _Begun(set(), set()), _NOTHING
    for count in range(min(most, LENGTH) + 1):
        begun = begun.either(so_far if count >= least else _Begun(so_far.told, set()))
        so_far = so_far.then(once)
    return begun.either(_Begun(so_far.told | so_far.open, set())) if most > LENGTH else begun


def _of_set(parts: Iterable[tuple[Any, Any]]) -> _Begun:
    found = set[str]()
    for kind, value in parts:
        if kind is op.LITERAL:
            found.add(_folded(value))
        elif kind is op.RANGE and value[1] - value[0] < _MOST:
            found |= {_folded(code) for code in range(value[0], value[1] + 1)}
        elif kind is op.CATEGORY and value in _CATEGORIES:
            found |= _CATEGORIES[value]
        else:
            return _ANYTHING
    return _Begun(found, set()) if len(found) > _MANY else _Begun(set(), found)


def _is_inside(steps: Iterable[tuple[Any, Any]], at_border: bool) -> tuple[bool, bool]:
    """Whether the steps can begin with a letter after another one, and whether what follows steps that read nothing is at a border."""
    for kind, value in steps:
        if kind in (op.AT, op.ASSERT, op.ASSERT_NOT):
            at_border = at_border or _is_border(kind, value)
            continue
        if kind in (op.LITERAL, op.IN):
            return not at_border and _may_be_letter(kind, value), True
        branches = value[1] if kind is op.BRANCH else [value[-1]]
        within = [_is_inside(branch, at_border) for branch in branches]
        if any(inside for inside, _ in within):
            return True, False
        if kind not in _REPEATS or value[0]:
            if all(branch.getwidth()[0] for branch in branches):
                return False, True
            at_border = all(border for _, border in within)
    return False, at_border


def _is_border(kind: Any, value: Any) -> bool:
    """Whether a step that reads nothing says that no letter stands before."""
    if kind is op.AT:
        return value in _BORDERS
    direction, steps = value
    if direction > 0 or not len(steps):
        return False
    if kind is op.ASSERT_NOT:
        return len(steps) == 1 and set(_LETTERS) <= _of_steps(steps).told | _of_steps(steps).open and _in_both_cases(steps[0])
    return not _may_be_letter(*steps[-1])


def _in_both_cases(step: tuple[Any, Any]) -> bool:
    kind, parts = step
    ranges = {value for part, value in parts if part is op.RANGE} if kind is op.IN else set()
    categories = {value for part, value in parts if part is op.CATEGORY} if kind is op.IN else set()
    return op.CATEGORY_WORD in categories or {(65, 90), (97, 122)} <= ranges


def _may_be_letter(kind: Any, value: Any) -> bool:
    begun = _of_step(kind, value)
    return any(p == "" or p[0] in _LETTERS for p in begun.told | begun.open)
