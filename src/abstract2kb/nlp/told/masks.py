"""A sentence with its numbers and groups masked, character for character, so that the grammar sees their kind and keeps their place.

Example: "Death occurred in 3 % of group A (P = .2)" has the mask "Death occurred in VVV of GGGGGGG (XXXXXX)", with private characters for V
(value), G (group) and X (number that tells of no result).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from abstract2kb.patterns import regex

__all__ = ["GROUP", "NOISE", "VALUE", "Token", "tokens"]

VALUE, GROUP, NOISE = "\ue000", "\ue001", "\ue002"
_TOKEN = regex(rf"{VALUE}+|{GROUP}+|{NOISE}+|vs?\.(?=\s)|[^\W\d_][\w'’/+&.-]*[\w+]|[^\W\d_]|\d[\d.,]*|[^\s{VALUE}{GROUP}{NOISE}]")


@dataclass(frozen=True, slots=True)
class Token:
    """mask[start:end] (end exclusive) is `text`, in lower case."""

    start: int
    end: int
    text: str

    @property
    def kind(self) -> str:
        """VALUE, GROUP, NOISE, "word" or "mark"."""
        first = self.text[0]
        return first if first in (VALUE, GROUP, NOISE) else "word" if first.isalnum() else "mark"


def tokens(mask: str, start: int, end: int) -> Sequence[Token]:
    """The words, marks and masks of mask[start:end]."""
    return [Token(m.start(), m.end(), m.group().lower()) for m in _TOKEN.finditer(mask, start, end)]
