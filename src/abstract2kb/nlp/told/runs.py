"""Values of one comparison, which stand side by side: "3 % for A and 5 % for B"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from abstract2kb.nlp.told.groups import Place
from abstract2kb.nlp.told.masks import GROUP, NOISE, VALUE, tokens
from abstract2kb.nlp.told.numbers import Number
from abstract2kb.patterns import regex

__all__ = ["Run", "heads_of", "items_of", "leaves_bracket", "runs_of"]


@dataclass(frozen=True, slots=True)
class Run:
    """Values of one comparison: numbers[first:last] of the sentence."""

    values: tuple[Number, ...]
    outcome: Place | None = None
    groups: tuple[Place | None, ...] = ()

    @property
    def start(self) -> int:
        """Where the first value begins."""
        return self.values[0].start

    @property
    def end(self) -> int:
        """Where the last value ends."""
        return self.values[-1].end


def leaves_bracket(words: str) -> bool:
    """Whether a bracket closes that was opened before the words."""
    depth = 0
    for mark in words:
        depth += (mark in "([") - (mark in ")]")
        if depth < 0:
            return True
    return False


_JOIN_WORDS = frozenset(
    "and or vs vs. versus v compared with than as in for on the of to from a an mean median decrease increase patients pts women men "
    "subjects children participants those "
    "receiving treated given taking while whereas but was were group arm groups arms , ) ( [ ] - – patient recipients recipient assigned "
    "one who respective those by - : among after under against but only".split()
)


def runs_of(mask: str, found: Sequence[Number]) -> list[Run]:
    """Values with nothing but groups and words of comparison between them belong together."""
    runs: list[list[Number]] = []
    for number in found:
        if runs and _joined(mask, runs[-1][-1].end, number.start) and not _leaves_aside(mask, runs[-1][-1], number):
            runs[-1].append(number)
        else:
            runs.append([number])
    return [Run(tuple(r)) for r in runs]


def _leaves_aside(mask: str, last: Number, number: Number) -> bool:
    """Whether the last value stands in a bracket with words of its own, "on A (annual risk 3 %) and 234", which the next one does not."""
    gap = mask[last.end : number.start]
    if not leaves_bracket(gap) or "(" in gap or "[" in gap:
        return False
    opening = max(mask.rfind("(", 0, last.start), mask.rfind("[", 0, last.start))
    return opening >= 0 and any(t.kind == "word" for t in tokens(mask, opening, last.start))


def _joined(mask: str, start: int, end: int) -> bool:
    gap = _ASIDE.sub(" ", mask[start:end])
    words = tokens(gap, 0, len(gap))
    if any(t.kind == "word" and t.text not in _JOIN_WORDS for t in words):
        return False
    marks = [t.text for t in words if t.kind == "mark"]
    plain = all(m in ",()[]:-–" for m in marks) or (";" in marks and any(t.kind == GROUP for t in words) and ")" not in marks)
    opens = re.search(r"[)\]]\s?,?\s?and\s?[(\[]", gap) is not None
    return plain and not opens


_ASIDE = regex(rf"[;,]?\s?(?:{NOISE}++\s?[;,]?\s?)+(?=\))|[(\[][^()\[\]{VALUE}{GROUP}]*[)\]]")
"""What brackets say beside a value, or without one."""


_SAME = regex(rf"\s?(?:{NOISE}++\s?)?(?:[(\[][^()\[\]{VALUE}{GROUP}]*[)\]]\s?)?[(\[]\s?")
_SAME_INSIDE = regex(rf"\s?[,;]\s(?:{NOISE}++\s?[,;]\s)?")


def items_of(mask: str, run: Run) -> list[list[int]]:
    """The values of a run, by their places in it, that say the same thing twice together: "12.1 mm (41 %) and 8.7 mm (30 %)" has two items."""
    items = [[0]]
    for i in range(1, len(run.values)):
        gap = mask[run.values[i - 1].end : run.values[i].start]
        first = mask[: run.values[items[-1][0]].start].rstrip().endswith(("(", "["))
        if _SAME.fullmatch(gap) or (first and _SAME_INSIDE.fullmatch(gap) and mask[run.values[i].end :].lstrip()[:1] in (")", "]")):
            items[-1].append(i)
        else:
            items.append([i])
    return items


def heads_of(run: Run, items: Sequence[Sequence[int]]) -> Run:
    """The run with one value for each of its items, from the first to the end of the last of its values."""
    return replace(run, values=tuple(replace(run.values[item[0]], end=run.values[item[-1]].end) for item in items))
