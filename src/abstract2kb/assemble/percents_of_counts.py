"""Percents in one bracket behind as many counts: each is of the count at its place.

Example: in "10 patients on A and 21 on B (20% vs 41%)" the 20% is of the ten, not of the 21 that it stands beside.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from abstract2kb.assemble.figure import Figure
from abstract2kb.nlp.connectives import VERSUS
from abstract2kb.patterns import regex

__all__ = ["with_percents"]

_BESIDE = regex(rf"\s?%?(?:,\s(?:and\s)?|\s?/\s?|,?\s(?:{VERSUS}|and)\s)")
"""Between the percents of a bracket."""
_ENDS = regex(r"\s?%?\s?(?:[)\]]|[;,]\s?[Pp]\b)")
_FIRST_INSIDE = regex(r"[(\[]\d[\d.·]*\s?%?$")
"""The end of a count that was joined with the first percent of the bracket."""
_TO_BRACKET = regex(r"[^;:.()\[\]\d%]{0,60}\s[(\[]")
_TO_NEXT_COUNT = regex(rf"[^;:.()\[\]\d%]{{0,60}}\b(?:{VERSUS}|and|in|to)\s[^;:.()\[\]\d%]{{0,12}}|[^;:.()\[\]\d%]{{0,60}},\s")
_FEWEST = 2


def with_percents(text: str, found: Sequence[Figure]) -> list[Figure]:
    """The figures, the percents of such a bracket dealt out to the counts before it."""
    out, at = list(found), 0
    while at < len(out):
        run = _bracket(text, out, at)
        joined = bool(run) and out[at].n is not None
        counts = out[at + joined - len(run) : at + joined] if at + joined >= len(run) else []
        if len(run) >= _FEWEST and len(counts) == len(run) and _are_counts(text, counts, joined):
            told = [replace(c, percent=p.percent, bound=p.bound) for c, p in zip(counts, run, strict=True)]
            told[-1] = replace(told[-1], end=run[-1].end)
            out[at + joined - len(run) : at + len(run)] = told
            at += joined
        else:
            at += 1
    return out


def _bracket(text: str, found: Sequence[Figure], at: int) -> list[Figure]:
    """The figures from `at` on that are all percents that a bracket holds, the first of them perhaps with the count before it."""
    first = found[at]
    inside = text[first.start - 1 : first.start] in ("(", "[") and first.n is None
    if first.kind != "rate" or first.percent is None or first.low is not None:
        return []
    if not inside and (first.n is None or _FIRST_INSIDE.search(text, first.start, first.end) is None):
        return []
    run = [first]
    for figure in found[at + 1 :]:
        if figure.kind != "rate" or figure.n is not None or figure.percent is None or not _BESIDE.fullmatch(text, run[-1].end, figure.start):
            break
        run.append(figure)
    return run if _ENDS.match(text, run[-1].end) else []


def _are_counts(text: str, counts: Sequence[Figure], joined: bool) -> bool:
    """Whether figures are counts side by side, the last of them right before the bracket."""
    own = counts[:-1] if joined else counts
    if any(c.kind != "rate" or c.n is None for c in counts) or any(c.percent is not None for c in own) or len({c.total is None for c in counts}) > 1:
        return False
    return all(_TO_NEXT_COUNT.fullmatch(text, a.end, b.start) for a, b in pairwise(counts))
