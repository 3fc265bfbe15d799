"""Assets that stand after "resistance to" and "sensitive to": all of a list say what the model resists, and are what the finding is about
where the finding is the resistance itself ("Resistance to X, Y and Z rose tenfold").
"""

from __future__ import annotations

from collections.abc import Sequence

from abstract2kb.assemble.descriptions import Named
from abstract2kb.assemble.preclinical.phrases import Segment
from abstract2kb.assemble.preclinical.reading import Effect
from abstract2kb.assemble.preclinical.sharing import runs
from abstract2kb.patterns import regex

__all__ = ["of_resistance", "with_their_lists"]

_JOINED = regex(r"\b(?:and|or|nor)\b")
_HEADS = frozenset(
    "resistance cross-resistance sensitivity sensitivities resistances chemoresistance chemosensitivity responsiveness susceptibility".split()
)
_TO = regex(r" (?:to|against|toward|towards) (?:the |both |all |either )?(?:[\w-]+ ){0,3}?$")
_NEAR = 60


def with_their_lists(text: str, names: Sequence[Named], asides: set[Named]) -> set[Named]:
    """The asides and what is listed after them: B and C in "resistant to A, B and C"."""
    found = set(asides)
    for run in runs(text, names):
        if run[0] in asides and len(run) > 1 and _JOINED.search(text, run[-2].end, run[-1].start):
            found.update(run)
    return found


def of_resistance(text: str, words: Segment, effect: Effect, names: Sequence[Named]) -> list[Named]:
    """What the resistance (or sensitivity) is to that the effect names; nothing for another effect."""
    if words[effect.end - 1].low not in _HEADS and not (
        effect.end - effect.start > 1 and any(w.low in _HEADS for w in words[effect.start : effect.end])
    ):
        return []
    end = words[effect.end - 1].end
    for run in runs(text, names):
        if 0 <= run[0].start - end < _NEAR and _TO.fullmatch(text, end, run[0].start):
            return list(run)
    return []
