"""Trials that a contribution on one study names only in passing: what its treatment rests on, and what will come after it.

Example: "X is standard based on the phase III ALPHA-1 study" and "a phase 2 trial (NCT...) has been initiated".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from abstract2kb.assemble.assertion import Sections, sections_of
from abstract2kb.assemble.scene import Scene
from abstract2kb.patterns import regex

__all__ = ["is_basis", "is_told_in_passing"]


class _Place(Protocol):
    @property
    def start(self) -> int: ...


_COMING = regex(
    r"\b(?:ongoing|underway|under way|warranted|planned|(?:has|have|was|were) (?:(?:now|recently|also|already|since) )?(?:been )?"
    r"(?:initiated|begun|started|launched|activated)|will be|is recruiting|is needed|are needed|formed the basis)\b",
    re.IGNORECASE,
)
_BASIS = regex(
    r"\b(?:based on|on the basis of|established|has been approved|was approved|set the standard|"
    r"(?:is|are|be|as|became|become|remains?|considered|current|new|the)\s(?:an?\s|the\s)?(?:new\s|current\s|preferred\s|global\s)?"
    r"standard of care)\b",
    re.IGNORECASE,
)
_SHOWED = regex(r"\b(?:which|that)\s(?:has\s|have\s)?(?:showed|shown|demonstrated|met|found)\b")
"""After a trial whose results a piece of news goes on to tell: "approved based on the ALPHA study, which showed ..."."""
_THIS = regex(r"(?<!of )(?<!from )(?<!on )\b(?:this|we|our|us|here|herein|present)\b", re.IGNORECASE)


def is_basis(scene: Scene, places: Sequence[_Place]) -> bool:
    """Whether all that is said of a trial is that a treatment rests on it."""
    told = not sections_of(scene.text).is_abstract and any(_SHOWED.search(scene.text, p.start, scene.sentence_at(p.start).end) for p in places)
    return not told and all(_says(scene, place.start, _BASIS) for place in places)


def is_told_in_passing(scene: Scene, places: Sequence[_Place]) -> bool:
    """Whether every place that names a trial tells of what came before the study or will come after it."""
    sections = sections_of(scene.text)
    return all(_in_passing(scene, sections, place.start) for place in places)


def _in_passing(scene: Scene, sections: Sections, at: int) -> bool:
    if sections.at(at) == "background" and sections.is_abstract:
        sentence = scene.sentence_at(at)
        return _THIS.search(scene.text, sentence.start, sentence.end) is None
    return sections.at(at) != "methods" and (_says(scene, at, _COMING) or _says(scene, at, _BASIS))


def _says(scene: Scene, at: int, words: re.Pattern[str]) -> bool:
    sentence = scene.sentence_at(at)
    return words.search(scene.text, sentence.start, sentence.end) is not None and _THIS.search(scene.text, sentence.start, sentence.end) is None
