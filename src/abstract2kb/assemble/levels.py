"""Levels of intervals: one told without its level has that told before it, as a text says "95% CI" once and then leaves it out.

A report may also say once for all that "intervals are 95%", which holds for its tables too.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from abstract2kb.assemble.scene import Scene
from abstract2kb.nlp.mention import Label
from abstract2kb.nlp.quantities import Interval
from abstract2kb.nlp.sought import Sought
from abstract2kb.records import Outcome

__all__ = ["are_usual", "with_levels"]

_USUAL = 95.0
"""Another level is that of one analysis and goes no further."""
_FOR_ALL = Sought(
    r"\b(?:intervals|CIs\)?)\s(?:(?!of\s(?:this|that|these)\b)[^.;:%\d]){0,40}?\b(?:are|were)\s(?:all\s|the\s)?95\s?%|"
    r"\b(?:intervals?|CIs?)\s?[=:]\s?95\s?%\s(?:throughout|everywhere|unless|in\sall|for\sall)\b",
    re.IGNORECASE,
)
_FRONT = 6000
"""Characters at the head of a report that hold what is said of all its articles."""


def with_levels(scene: Scene, found: Sequence[Outcome]) -> list[Outcome]:
    """The outcomes, those with an interval and no level at the usual one, where that was told before them or is said to be that of all."""
    if all(o.ci_low is None or o.ci_level is not None for o in found):
        return list(found)
    if are_usual(scene):
        return [_at_level(o) for o in found]
    told = scene.within(0, len(scene.text), Label.CI)
    usual = [m.end for m in told if isinstance(m.value, Interval) and m.value.level == _USUAL]
    return [_at_level(o) if _is_after(scene, o, usual) else o for o in found]


def are_usual(scene: Scene) -> bool:
    """Whether the article, or the head of its report for all articles, says that intervals are at the usual level."""
    return bool(_FOR_ALL.search(scene.text) or _FOR_ALL.search(scene.source.report.text, 0, _FRONT))


def _is_after(scene: Scene, record: Outcome, usual: Sequence[int]) -> bool:
    """Whether a result of the prose stands after an interval of the usual level."""
    start, end = (at - scene.source.offset for at in (record.evidence[0].start, max(e.end for e in record.evidence)))
    return not scene.in_table(start) and bisect_right(usual, end) > 0


def _at_level(record: Outcome) -> Outcome:
    missing = record.ci_low is not None and record.ci_level is None
    return record.model_copy(update={"ci_level": _USUAL}) if missing else record
