"""Sizes of arms that a table's title or notes tell by name: "Safety set: novelimab N = 262, placebo N = 265", "NPd, n = 150; BPd, n = 145"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

__all__ = ["sizes_told"]

_SIZED = re.compile(r"(?P<before>[^.;:()=\n]*?)[\s,(]{1,3}[nN]\s?=\s?(?P<n>\d{1,3}(?:,\d{3})+|\d{1,5})\b")
_LEAST = 2


def sizes_told(texts: Iterable[str], names: Sequence[str]) -> dict[str, int]:
    """Name of an arm to its size, of the text that gives sizes to two of the names or more; of no others, as a lone N is of all.

    >>> sizes_told(["Treated: A + B, n = 40; placebo, n = 41"], ["A + B", "Placebo"])
    {'A + B': 40, 'Placebo': 41}
    """
    found: dict[str, int] = {}
    for text in texts:
        own: dict[str, int] = {}
        for m in _SIZED.finditer(text):
            before = m.group("before").rstrip(" ,").casefold()
            ends = [name for name in names if re.search(rf"(?:^|[\s,]){re.escape(name.casefold())}(?:\s(?:arm|group))?$", before)]
            if ends:
                own.setdefault(max(ends, key=len), int(m.group("n").replace(",", "")))
        if len(own) >= _LEAST:
            found = own | found
    return found
