"""Marks in the text of cells and the notes below the table that begin with them: "60*" and "* All neurologic events. † Grade 3 or 4."."""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["marked_notes", "without_mark"]

_SIGNS = "*†‡§¶#"
_AT_END = re.compile(rf"(?<=[\w%)\].])\s?(?P<mark>[{_SIGNS}]{{1,3}})\s*$")
_LONGEST = 120


def without_mark(text: str) -> str:
    """The text of a cell without the mark at its end.

    >>> without_mark("16.8†")
    '16.8'
    """
    m = _AT_END.search(text)
    return text[: m.start()] if m else text


def marked_notes(text: str, notes: Iterable[str]) -> list[str]:
    """The notes that the mark at the end of a cell's text points to.

    >>> marked_notes("16.8†", ["* Pooled. † Grade 3 or 4. –, not reported."])
    ['Grade 3 or 4']
    """
    m = _AT_END.search(text)
    if m is None:
        return []
    form = re.compile(rf"(?:^|[\s.;]){re.escape(m.group('mark'))}(?![{_SIGNS}])\s?(?P<note>[^{_SIGNS}]+)")
    found = (hit.group("note") for note in notes if (hit := form.search(note)))
    return [words for note in found if 2 < len(words := re.split(r"[.;]\s|[.;]$", note.strip())[0].strip()) <= _LONGEST]
