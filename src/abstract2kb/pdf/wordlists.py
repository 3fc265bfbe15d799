"""Sets of words as they stand in data: `word_set("in on at")` is frozenset({"in", "on", "at"})."""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """The words of a text, parted by white space."""
    return frozenset(text.split())
