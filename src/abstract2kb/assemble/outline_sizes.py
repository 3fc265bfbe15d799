"""The number of patients that a point of a list gives its trial: "• ALPHA-1, phase 2: A vs B, n = 120".

Results, the sizes of arms and those of parts ("cohort B, n = 12") are none.
"""

from __future__ import annotations

from abstract2kb.assemble.outlines import outline_of
from abstract2kb.assemble.scene import Scene
from abstract2kb.nlp.mention import Label
from abstract2kb.nlp.sought import Sought
from abstract2kb.patterns import regex
from abstract2kb.records import Sourced

__all__ = ["size_in_point"]

_SIZE = Sought(
    r"[,;:]\s?(?P<sign>[nN])\s?=\s?(?P<n>\d{1,3}(?:,\d{3})+|\d{2,5})(?=\s*[.;,:]|\s?$|\s?\n|\s(?:patients|in all|overall|randomi[sz]ed)\b)"
)
_ANY_SIZE = Sought(r"\b[nN]\s?=\s?\d")
_OF_PART = regex(r"\b(?:cohorts?|arms?|part|subgroup|set|expansion|escalation|subset|evaluable|alone|monotherapy)\b[^,;:()]{0,20}$")
_LEAST = 10


def size_in_point(scene: Scene, start: int, end: int) -> Sourced[int] | None:
    """The one size in text[start:end], the first sentence of a point that tells no result before it."""
    point = outline_of(scene).at(start)
    if point is None or start - point.start > _MARK:
        return None
    found = list(_SIZE.finditer(scene.text, start, end))
    if len(found) != 1 or sum(1 for _ in _ANY_SIZE.finditer(scene.text, start, end)) > 1:
        return None
    at = found[0].start()
    if scene.within(start, at, Label.PERCENT, Label.RATIO, Label.ENDPOINT, Label.ADVERSE_EVENT) or _OF_PART.search(scene.text[start:at]):
        return None
    value = int(found[0].group("n").replace(",", ""))
    return scene.sourced(*found[0].span("n"), value, 0.8, "studies.point") if value >= _LEAST else None


_MARK = 3
"""Characters that the mark of a point may take."""
