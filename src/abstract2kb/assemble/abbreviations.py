"""Abbreviations as records: the short and long forms as the article defines them."""

from __future__ import annotations

from abstract2kb.assemble.scene import Scene, merged
from abstract2kb.records import Abbreviation

__all__ = ["abbreviations"]


def abbreviations(scene: Scene) -> list[Abbreviation]:
    """The definitions of an article, in order."""
    return [
        Abbreviation(
            short=scene.raw(d.short_start, d.short_end),
            long=scene.raw(d.long_start, d.long_end),
            article=scene.article_id,
            evidence=merged(
                scene.evidence(d.long_start, d.long_end, "abbreviations.long"),
                scene.evidence(d.short_start, d.short_end, "abbreviations.short"),
            ),
        )
        for d in scene.definitions
    ]
