"""The trial that a story goes on with: in the bullets and paragraphs below one heading, that of the drugs told of which was named last.

Example: below "Acme novelimab" the bullet "ALPHA-1 (NCT01234567), phase 2: ..." opens what the bullets after it tell; a trial of the same drug that
is named further down, under "What to watch next", has no part in it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Set

from abstract2kb.assemble.article_heads import heading_blocks
from abstract2kb.assemble.scene import Scene
from abstract2kb.assemble.story_leads import sub_headings
from abstract2kb.assemble.study_places import StudyPlaces

__all__ = ["study_of_story"]


def study_of_story(scene: Scene, places: StudyPlaces, at: int, assets: Set[str]) -> str | None:
    """The study last named before a place (Doc offset) in its story that gives the drugs; one that gives all of them before one that gives some."""
    partly = None
    for study in places.named_before(at, _begin(scene, at)):
        found = scene.study(study)
        given = set(found.assets) if found is not None else set[str]()
        if assets <= given:
            return study
        if partly is None and assets & given:
            partly = study
    return partly


def _begin(scene: Scene, at: int) -> int:
    """Where the story begins in which a place stands: the heading above it, or above that where it heads a part of it ("Safety")."""
    found = scene.memo.get(_STARTS)
    if not isinstance(found, _Starts):
        found = scene.memo[_STARTS] = _Starts(scene)
    return found.of(at)


_STARTS = "story starts"


class _Starts:
    """The headings of an article, and the heading of the story that each is in."""

    def __init__(self, scene: Scene) -> None:
        self._starts = [start for start, _, _ in heading_blocks(scene)]
        self._stories = dict(sub_headings(scene))

    def of(self, at: int) -> int:
        """Where the story begins in which an offset stands."""
        i = bisect_right(self._starts, at) - 1
        return self._stories.get(self._starts[i], self._starts[i]) if i >= 0 else 0
