"""Studies by their names, for a text that names a trial and not its drugs: "In ALPHA-1 the ORR was 40%"."""

from __future__ import annotations

import re

from abstract2kb.assemble.frames import Frame
from abstract2kb.assemble.scene import Scene
from abstract2kb.patterns import regex
from abstract2kb.records import Study

__all__ = ["frame_of", "keys_of", "name_key", "studies_by_name"]


_IS_NAME = regex(r"^\s?[A-Z][A-Za-z]*[A-Za-z-]\s?-?\d+\s?$|^\s?[A-Z]{4,}\s?$")
"""One of the two names of a trial, no part of a code."""


def name_key(name: str) -> str:
    """A trial's name without spaces, hyphens and case."""
    return re.sub(r"[\s-]", "", name).upper()


def keys_of(study: Study) -> tuple[str, ...]:
    """The keys of a study's name and registry numbers."""
    return tuple(name_key(v.value) for v in (study.acronym, *study.registry_ids) if v is not None)


def studies_by_name(scene: Scene) -> dict[str, Study]:
    """The studies that give a drug under study, by the keys of their names; one of two names ("EV-303/KEYNOTE-905") by either."""
    found = {}
    for study in scene.studies:
        if study.acronym is not None and not scene.subjects.isdisjoint(study.assets):
            keys = [name_key(study.acronym.value), *(name_key(n) for n in study.acronym.value.split("/") if _IS_NAME.search(n))]
            found.update(dict.fromkeys(keys, study))
    return found


def frame_of(scene: Scene, study: Study) -> Frame:
    """The frame of a study of which nothing but its drugs is known: those under study and those given with them are no control."""
    given = tuple(a for a in study.assets if a in scene.subjects or a in scene.partners)
    others = tuple(a for a in study.assets if a not in given)
    trials = frozenset({name_key(study.acronym.value)} if study.acronym else ())
    return Frame(tuple(a for a in given if a in scene.subjects), given, others or None, trials)
