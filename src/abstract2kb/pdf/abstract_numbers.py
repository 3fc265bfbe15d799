"""Which of the numbers that heads of abstracts show are the abstracts' own.

Example: "CTIM-12. A trial of X" and "DDDR-07. A trial of Y" are numbered where most heads begin so; "IL-2 in melanoma" begins with a name, which
the text of its abstract says again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from abstract2kb.patterns import regex

__all__ = ["Numbers", "Told"]

_LEAST, _SHARE, _MOST = 2, 0.3, 0.5
"""So many abstracts, and so great a part of all, have numbers of one form; of all forms together, more have one."""
_SHORT = 2
_TOKEN = regex(
    r"(?<![\w-])(?:(?!NCT|UMIN)[A-Z]{1,6}\d{0,2}[-.]?\d{1,6}(?:[-./]\d{1,4}){0,2}[A-Za-z]{0,4}|\d{1,6}(?:MO|TiP|eP|eTiP|O|P)|\d{3,6})(?![\w-])"
)
_CITED = regex(r"(?:abstract|poster|presentation|nr\.?|no\.?|number|#)[\s:]*$", re.IGNORECASE)
_DIGITS, _CAPITALS = regex(r"\d+"), regex(r"[A-Z]+")


@dataclass(frozen=True, slots=True)
class Told:
    """What the head of an abstract says of its number.

    The block `above` the title and its number, or the number right `below`; for each block of the head that `starts` with a number its place,
    prefix, number and whether nothing follows; all of the head's words; the text of the abstract.
    """

    above: tuple[int, str] | None
    below: str | None
    starts: Sequence[tuple[int, str, str, bool]]
    words: str
    text: str

    @property
    def surely(self) -> bool:
        """Whether the head is numbered without doubt: above or below the title, or by a number with letters or of three digits that the text does
        not say again, as it would the name of a drug; "2. Anti-PD-1" may be a heading of any report.
        """
        sure = any(not number.isdigit() or len(number) > _SHORT for _, _, number, _ in self.starts if not self.says_again(number))
        return self.above is not None or self.below is not None or sure

    def says_again(self, number: str) -> bool:
        """Whether the text of the abstract has the number again, as it has the names of drugs and targets."""
        return not number.isdigit() and any(
            not _CITED.search(self.text, 0, m.start()) for m in re.finditer(rf"(?<![\w-]){re.escape(number)}(?!\w)", self.text)
        )

    def inside(self) -> list[str]:
        """The tokens inside of the head that may be its number; those that the text says again are none."""
        return [m[0] for m in _TOKEN.finditer(self.words) if not self.says_again(m[0])]


def _shape(token: str) -> str:
    """What a number looks like.

    >>> _shape("P-101"), _shape("MA06.11")
    ('A-9', 'A9.9')
    """
    return _DIGITS.sub("9", _CAPITALS.sub("A", token))


class Numbers:
    """The numbers of all abstracts of a book; made from what their heads tell."""

    def __init__(self, told: Sequence[Told]) -> None:
        found: dict[str, set[str]] = {}
        for one in told:
            for _, prefix, number, _ in one.starts:
                found.setdefault(prefix, set()).add(number)
        self._common = {prefix for prefix, numbers in found.items() if len(numbers) >= max(_LEAST, _SHARE * len(told) if prefix else 0)}
        begun = sum(one.above is not None or one.below is not None or any(self._fits(one, start) for start in one.starts) for one in told)
        self._most = begun >= max(_LEAST, _MOST * len(told))
        tokens = [set(one.inside()) for one in told] if not begun else []
        self._shapes = Counter(shape for each in tokens for shape in {_shape(token) for token in each})
        self._series = Counter(series for each in tokens for series in {_DIGITS.sub("9", token) for token in each})
        self._least = max(_LEAST + 1, _MOST * len(told))

    def of(self, one: Told) -> tuple[int | None, str] | None:
        """The block that tells the number of an abstract (None where it stands inside of the title), and the number."""
        starts = [start for start in one.starts if start[1] in self._common or (self._most and self._fits(one, start))]
        own = [start for start in starts if not one.says_again(start[2])] or starts
        if own:
            return own[-1][0], own[-1][2]
        if one.above is not None:
            return one.above
        if one.below is not None:
            return None, one.below
        tokens = [token for token in one.inside() if self._shapes[_shape(token)] >= self._least]
        token = max(tokens, key=lambda token: self._series[_DIGITS.sub("9", token)], default=None)
        return (None, token) if token is not None else None

    @staticmethod
    def _fits(one: Told, start: tuple[int, str, str, bool]) -> bool:
        return start[3] or not one.says_again(start[2])
