"""How names are made comparable: the pieces of a text, and the key of a name.

A piece is a run of letters, a run of digits or one Greek letter, lower-cased and without accents; English names of
Greek letters become the letter. So "IL-2", "IL2" and "il 2" are all the pieces il, 2, and "TGF-beta" is tgf, β.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

__all__ = ["GREEK_NAMES", "Piece", "alnum", "name_key", "pieces"]

GREEK_NAMES = {
    "alpha": "α", "alfa": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "zeta": "ζ", "eta": "η",
    "theta": "θ", "kappa": "κ", "lambda": "λ", "mu": "μ", "sigma": "σ", "omega": "ω",
}  # fmt: skip

_GLUED_GREEK = r"(?:alpha|alfa|beta|gamma|delta|epsilon|zeta|kappa|lambda)(?![a-z])"
_PIECE = re.compile(rf"[α-ωΑ-Ωµ]|\d+|[A-Z]+(?={_GLUED_GREEK})|[^\W\d_α-ωΑ-Ωµ]+")
"""In "TGFbeta2" and "IL-2Rbeta" the Greek name is glued to capitals and is a piece of its own."""


class Piece(NamedTuple):
    """A normalised piece and its place: text[start:end] (end exclusive)."""

    norm: str
    start: int
    end: int


def _fold(raw: str) -> str:
    lowered = raw.lower()
    if lowered.isascii():
        return GREEK_NAMES.get(lowered, lowered)
    if lowered == "µ":
        return "μ"
    decomposed = unicodedata.normalize("NFKD", lowered)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def pieces(text: str) -> list[Piece]:
    """The pieces of a text in order.

    >>> [p.norm for p in pieces("IL-2Rβγ")]
    ['il', '2', 'r', 'β', 'γ']
    """
    return [Piece(_fold(m.group()), m.start(), m.end()) for m in _PIECE.finditer(text)]


def name_key(name: str) -> str:
    """The pieces of a name joined by spaces: equal for all spellings that the matcher treats alike.

    >>> name_key("TGF-beta2") == name_key("TGFβ 2")
    True
    """
    return " ".join(p.norm for p in pieces(name))


def alnum(text: str) -> str:
    """Letters and digits only, case kept: what two spellings of an acronym must share."""
    return "".join(c for c in text if c.isalnum())
