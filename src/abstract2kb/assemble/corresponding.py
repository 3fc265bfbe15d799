"""Sentences that give the figures of the one before for another arm or trial: "The corresponding figures for B were 4.1% and 1.4%".

Example: after "rash came to 9% with A, 4% being of grade 3" these are 4.1% of rash, and 1.4% of grade 3.
"""

from __future__ import annotations

import re

from abstract2kb.assemble.arms import assets_of
from abstract2kb.assemble.figure import Figure
from abstract2kb.assemble.linking import Linked
from abstract2kb.assemble.scene import Scene, merged
from abstract2kb.nlp.mention import Label, Mention
from abstract2kb.nlp.sought import Sought
from abstract2kb.records import AdverseEvent, Bound, content_id

__all__ = ["corresponding"]

_OPENS = Sought(
    r"^\W*(?:The|Its|Their)\s(?:(?:corresponding|comparable|respective|equivalent|same|matching)\s(?:\w+\s)?(?:figures|numbers|rates|totals|"
    r"proportions|percentages|frequencies|incidences|values))\s"
    r"(?:(?:for|in|with|on|under|among)\s(?P<whom>[^.;:%]{2,60}?)\s)?(?:were|was|are|came to)\s",
    re.IGNORECASE,
)


def corresponding(scene: Scene, linked: Linked, before: list[AdverseEvent], study: str | None) -> list[AdverseEvent]:
    """The events of the sentence before with the figures of this one, which names none; none where they are not as many."""
    sentence = linked.sentence
    if not before or any(t.family == "safety" for t in linked.topics):
        return []
    opened = _OPENS.search(scene.text[sentence.start : sentence.end])
    figures = [f for f in (*linked.loose, *(e.figure for e in linked.links)) if f.kind == "rate" and f.percent is not None]
    counted = [r for r in before if r.percent is not None and not r.absent]
    if opened is None or not figures or len(counted) < len(figures):
        return []
    whom = _whom(scene, sentence.start, opened)
    figures.sort(key=lambda f: f.start)
    return [_as(scene, linked, r, f, whom, study) for r, f in zip(counted[-len(figures) :], figures, strict=True)]


def _whom(scene: Scene, begin: int, opened: re.Match[str]) -> Mention | None:
    """The arm whose figures these are."""
    if not opened.group("whom"):
        return None
    start, end = begin + opened.start("whom"), begin + opened.end("whom")
    return next(iter(scene.within(start, end, Label.ARM, Label.DRUG)), None)


def _as(scene: Scene, linked: Linked, record: AdverseEvent, figure: Figure, arm: Mention | None, study: str | None) -> AdverseEvent:
    """A record of the sentence before as one of this figure."""
    start, end = linked.sentence.start, figure.end
    numbers = (figure.n, figure.total, figure.percent)
    return record.model_copy(
        update={
            "id": content_id("event", scene.article_id, record.term.lower(), record.grade, numbers, start, figure.start),
            "n": figure.n,
            "total": figure.total,
            "percent": figure.percent,
            "derived_percent": None,
            "bound": Bound(figure.bound),
            "arm": scene.raw(arm.start, arm.end) if arm else None,
            "assets": assets_of(scene, linked.sentence, figure.start, end, arm),
            "study": study,
            "raw": scene.raw(start, end),
            "confidence": 0.7,
            "evidence": merged(record.evidence, scene.evidence(figure.start, end, "adverse_events.ellipsis")),
        }
    )
