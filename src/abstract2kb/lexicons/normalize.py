"""How names are made comparable: the pieces of a text, and the key of a name.

A piece is a run of letters, a run of digits or one Greek letter, lower-cased and without accents; English names of
Greek letters become the letter. So "IL-2", "IL2" and "il 2" are all the pieces il, 2, and "TGF-beta" is tgf, β.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from abstract2kb.patterns import regex

__all__ = ["GREEK_NAMES", "Piece", "alnum", "is_gap", "is_plain", "joined_form", "name_key", "pieces", "signs"]

GREEK_NAMES = {
    "alpha": "α", "alfa": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "zeta": "ζ", "eta": "η",
    "theta": "θ", "kappa": "κ", "lambda": "λ", "mu": "μ", "sigma": "σ", "omega": "ω",
}  # fmt: skip

_GLUED_GREEK = r"(?:alpha|alfa|beta|gamma|delta|epsilon|zeta|kappa|lambda)(?![a-z])"
_PIECE = regex(rf"[α-ωΑ-Ωµ]|\d+|[A-Z]+(?={_GLUED_GREEK})|(?!(?<=\d)x[A-Z])[^\W\d_α-ωΑ-Ωµ]+")
"""In "TGFbeta2" and "IL-2Rbeta" the Greek name is glued to capitals and is a piece of its own; the x of "CD20xCD3" parts two names."""


_GAP = regex(r"[\s\-‐‑–−/'’&+®™]{0,3}|\.|\.? ?& ?")
_SPACE_OR_HYPHEN = regex(r"[\s\-‐‑–−]")
_SUBSCRIPT = regex(r"\((\d+(?:,\d+)*)(?:\)|$)")
_SIGN = regex(r"≥|>=|\+|(?<=\w)[-‐‑–−](?!\w)")


class Piece(NamedTuple):
    """A normalised piece and its place: text[start:end] (end exclusive)."""

    norm: str
    start: int
    end: int


@lru_cache(maxsize=1 << 15)
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
    return [Piece(_fold(m[0]), *m.span()) for m in _PIECE.finditer(text)]


def is_gap(between: str) -> bool:
    """True for what may stand between two pieces of one name, on one line: spaces, hyphens, a slash, a full stop without space.

    >>> is_gap("."), is_gap(". "), is_gap(" - "), is_gap(", ")
    (True, False, True, False)
    """
    return "\n" not in between and "\t" not in between and _GAP.fullmatch(between) is not None


def is_plain(name: str) -> bool:
    """True unless a name has other marks between its pieces, as "poly(ADP-ribose) polymerase" has."""
    found = pieces(name)
    return all(is_gap(name[a.end : b.start]) for a, b in pairwise(found))


def joined_form(name: str) -> str:
    """From the first to the last piece, in lower case, without spaces and hyphens: what two spellings with odd marks share.

    Numbers that a plain text sets in brackets because they are sub- or superscripts stand as if they had none.

    >>> joined_form("Poly (ADP ribose) polymerase") == joined_form("poly(ADP-ribose) polymerase")
    True
    >>> joined_form("Delta(9,11)-compound B(2)") == joined_form("Δ9,11-compound B2")
    True
    """
    found = pieces(name)
    gaps = ["", *(name[a.end : b.start] for a, b in pairwise(found))]
    whole = "".join(f"{gap.lower()}{piece.norm}" for gap, piece in zip(gaps, found, strict=True))
    return _SUBSCRIPT.sub(r"\1", _SPACE_OR_HYPHEN.sub("", whole))


@lru_cache(maxsize=1 << 13)
def name_key(name: str) -> str:
    """The pieces of a name joined by spaces: equal for all spellings that the matcher treats alike.

    >>> name_key("TGF-beta2") == name_key("TGFβ 2")
    True
    """
    return " ".join(p.norm for p in pieces(name))


def alnum(text: str) -> str:
    """Letters and digits only, case kept: what two spellings of an acronym must share."""
    return "".join(c for c in text if c.isalnum())


def signs(name: str) -> str:
    """The signs that a key leaves out and that tell names apart: "HR+/HER2-" and "HR-/HER2+", "CR" and ">=CR".

    A hyphen counts where no word goes on after it.

    >>> signs("HR+/HER2-"), signs("HR−/HER2+"), signs("≥CR"), signs("PD-1")
    ('+-', '-+', '≥', '')
    """
    return "".join("≥" if m in ("≥", ">=") else "+" if m == "+" else "-" for m in _SIGN.findall(name))
