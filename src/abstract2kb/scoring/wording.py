"""When two strings or numbers mean the same: normal forms, words, landmarks, grades, tolerances.

The normal forms follow those of common annotation scorers: compatibility forms of Unicode (NFKC), lower case, no punctuation.
Example: `normal("THOR-707") == normal("Thor 707")`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

__all__ = ["Settings", "close", "equal", "grade", "jaccard", "landmark", "normal", "room", "words"]

Number = float | str | None

# every pair of records of a report is compared: the same few thousand texts come up a million times
_REMEMBERED = 1 << 16

_STOP = {"the", "of", "a", "an", "in", "and", "with", "arm", "group", "patients"}
_SPELLED = {word: str(number) for number, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())}


@dataclass(frozen=True, slots=True)
class Settings:
    """What `relaxed` forgives, and how much of a term must agree.

    `percent` is in percentage points, `relative` a share of the gold number (times, ratios; counts are always exact), `terms` the Jaccard overlap of
    words above which two event terms are the same (0: one common word is enough).
    """

    percent: float = 0.5
    relative: float = 0.01
    terms: float = 0.5

    def __post_init__(self) -> None:
        if not (0 <= self.percent < 100 and 0 <= self.relative < 1 and 0 <= self.terms < 1):
            raise ValueError(f"tolerances out of range: {self}")


@lru_cache(maxsize=_REMEMBERED)
def _normal(text: str) -> str:
    return re.sub(r"[^a-z0-9+α-ω%]+", "", unicodedata.normalize("NFKC", text).lower())


@lru_cache(maxsize=_REMEMBERED)
def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z0-9α-ω]+", unicodedata.normalize("NFKC", text).lower())) - _STOP


def normal(text: object) -> str:
    """Letters, digits, Greek, + and % of a text, in lower case."""
    return _normal(str(text))


def words(text: object) -> frozenset[str]:
    """The words of a text without those that carry nothing ("patients", "arm")."""
    return _words(str(text or ""))


def jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    """Common words by all words, 0 when there are none."""
    return len(one & other) / max(1, len(one | other))


def landmark(text: str | None) -> frozenset[str]:
    """The numbers of a landmark: "2-year" and "after two years" -> {"2"}."""
    found = re.findall(r"\d+(?:\.\d+)?|[a-z]+", str(text or "").lower())
    return frozenset(_SPELLED.get(word, word) for word in found if word in _SPELLED or word[0].isdigit())


def grade(text: str | None) -> str | None:
    """A grade in one spelling; "any" is none."""
    if text in (None, "", "any"):
        return None
    return str(text).replace("≥", ">=").replace("–", "-").replace(" ", "").lower()


def equal(one: Number, other: Number) -> bool:
    """Equality of numbers (and of "NR"), free of rounding in binary."""
    if one is other:
        return True
    if isinstance(one, (int, float)) and isinstance(other, (int, float)):
        return abs(one - other) < 1e-6
    return one == other


def room(field: str, gold: float, settings: Settings) -> float:
    """How far from the gold number of a field another one may be."""
    if field in ("n", "total"):
        return 0.0
    return settings.percent if field == "percent" else settings.relative * abs(gold)


def close(field: str, gold: Number, predicted: Number, settings: Settings) -> bool:
    """Equality within the tolerance of the field."""
    if field in ("n", "total") or not isinstance(gold, (int, float)) or not isinstance(predicted, (int, float)):
        return equal(gold, predicted)
    return abs(gold - predicted) <= room(field, gold, settings) + 1e-6
