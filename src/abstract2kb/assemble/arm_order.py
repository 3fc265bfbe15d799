"""The arms of a list of figures by its order: each figure has its arm right after it, or each right before it.

Example: "60% for A and 40% for B", "for A was 60% and for B was 40%", and in rows "70% and 60% in A, and 50% and 40% in B".
"""

from __future__ import annotations

from collections.abc import Sequence

from abstract2kb.assemble.figure import Figure
from abstract2kb.nlp.connectives import VERSUS
from abstract2kb.nlp.mention import Mention
from abstract2kb.patterns import regex

__all__ = ["aligned"]

_AFTER = regex(
    r"(?:,\srespectively,?\s|[\s)\]]*(?:[(\[][^()\[\]]*[)\]]\s?)?)?(?:(?:months?|weeks?|years?|mo|patients?|pts?|participants?|subjects?|individuals?|people|children|adults|women|men|of|for|in|with|on|to|at|among|after|under|during|the|those|who|"
    r"treated|receiving|received|given|assigned|randomi[sz]ed|occurred|seen|observed|reported|respectively)\s)*[(\[]?"
)
"""Between a figure and its arm."""
_BEFORE = regex(
    r"(?:\s?\([nN]\s?=\s?\d+\))?(?:\s?[:,=]\s?|\s)(?:(?:was|were|is|are|had|showed|reached|achieved|of|an?|the|it|median|only|at|just|about|"
    r"approximately)\s)*[(\[]?"
)
"""Between an arm and its figure."""
_JOINED = regex(r"\s?(?:months?|weeks?|years?)?[)\]]?(?:(?:,|,? and)\s|\s?/\s?)")
"""Between the figures of one arm."""
_OTHER_SIDE = regex(rf"[^;]*?\b(?:and|while|whereas|but|{VERSUS})\s[^;]*|[,;][^;]*")


def aligned(text: str, figures: Sequence[Figure], stops: Sequence[int], arms: Sequence[Mention]) -> list[Mention] | None:
    """One arm for each figure; None where the order tells none or tells only one. `stops` are where figures that share its arm end."""
    for found in (_after(text, figures, stops, arms), _before(text, figures, arms)):
        rows = _rows(text, figures, found)
        if rows is not None:
            return rows
    return None


def _after(text: str, figures: Sequence[Figure], stops: Sequence[int], arms: Sequence[Mention]) -> list[Mention | None]:
    """The arm right after each figure."""
    ends = [*(f.start for f in figures[1:]), len(text)]
    return [
        next((a for a in arms if stop < a.start and a.end <= end and a.start - stop < 60 and _AFTER.fullmatch(text, stop, a.start)), None)
        for stop, end in zip(stops, ends, strict=True)
    ]


def _before(text: str, figures: Sequence[Figure], arms: Sequence[Mention]) -> list[Mention | None]:
    """The arm right before each figure."""
    begins = [0, *(f.end for f in figures[:-1])]
    return [
        next((a for a in arms if begin <= a.start and a.end <= f.start < a.end + 60 and _BEFORE.fullmatch(text, a.end, f.start)), None)
        for f, begin in zip(figures, begins, strict=True)
    ]


def _rows(text: str, figures: Sequence[Figure], found: Sequence[Mention | None]) -> list[Mention] | None:
    """The arms of all figures, those of one row having the arm that is told for one of them; rows are of one length, and of different arms."""
    rows: list[list[Mention | None]] = [[found[0]]]
    for i, arm in enumerate(found[1:]):
        gap = text[figures[i].end : figures[i + 1].start]
        if _JOINED.fullmatch(gap) and (arm is None or rows[-1][-1] is None) and not (arm and any(rows[-1])):
            rows[-1].append(arm)
        elif _OTHER_SIDE.fullmatch(gap):
            rows.append([arm])
        else:
            return None
    told = [[a for a in row if a is not None] for row in rows]
    if len(rows) < 2 or len({len(row) for row in rows}) > 1 or any(len(own) != 1 for own in told):
        return None
    if len({own[0].text.lower() for own in told}) < len(rows):
        return None
    return [own[0] for row, own in zip(rows, told, strict=True) for _ in row]
