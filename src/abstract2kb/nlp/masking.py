"""Text in which what is known already is out of the way of later patterns.

>>> masked("9 of 43 (21%)", [(0, 7)], "#")
'####### (21%)'
"""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["masked"]


def masked(text: str, places: Iterable[tuple[int, int]], mark: str) -> str:
    """The text with every place replaced by as many marks."""
    places = list(places)
    if not places:
        return text
    characters = list(text)
    for start, end in places:
        characters[start:end] = mark * (end - start)
    return "".join(characters)
