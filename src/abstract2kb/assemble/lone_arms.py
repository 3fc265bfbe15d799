"""Arms that are whole studies: a column "novelimab (n = 80)" or a row "novelimab" of a study that is told of no other arm names no group.

Example: in a table with one row per single-arm trial the column of agents says what was given, and no more.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from abstract2kb.assemble.scene import Scene
from abstract2kb.assemble.short_forms import ShortForms, short_forms
from abstract2kb.assemble.table_result import TableResult
from abstract2kb.patterns import regex
from abstract2kb.records import Outcome

__all__ = ["of_whole_studies", "without_lone_arms"]

_CLASS = regex(
    r"\b(?:inhibitors?|conjugates?|antibodies|SERDs?|degraders?|immunotherap(?:y|ies)|agonists?|antagonists?|bispecifics?|ADCs|TKIs)$|\s(?:vs\.?|versus)\s",
    re.IGNORECASE,
)
"""A heading over rows that names a class of drugs, or what is compared: no part of the patients that a ratio could be of."""


def without_lone_arms(scene: Scene, found: Sequence[TableResult]) -> list[TableResult]:
    """The results of all tables, without the arm's words where these are the drugs of a study of one arm."""
    names = _Names(tuple(sorted(scene.names, key=len, reverse=True)), short_forms(scene))
    told: dict[str, set[str]] = defaultdict(set)
    for result in found:
        if result.study is not None:
            told[result.study].add(_key(result, names))
    several = {s.id for s in scene.studies if len(s.arms) > 1}
    alone = {study for study, arms in told.items() if len(arms) == 1 and study not in several}
    return [replace(r, arm=None) if r.study in alone and r.arm and r.assets and _is_drugs(r.arm, names) else r for r in found]


def of_whole_studies(scene: Scene, found: Sequence[Outcome]) -> list[Outcome]:
    """The outcomes, those of a study that no other arm is told of without the words for it, where these are its drugs and perhaps its name."""
    told: dict[str, set[str]] = defaultdict(set)
    compared = {o.study for o in found if o.hr is not None}
    for record in found:
        if record.study is not None and record.arm:
            told[record.study].add(record.arm)
    alone = {study for study, arms in told.items() if len(arms) == 1 and study not in compared}
    if alone:
        known = {n.lower() for s in scene.studies for n in (*(r.value for r in s.registry_ids), *([s.acronym.value] if s.acronym else ()))}
        names = _Names(tuple(sorted({*scene.names, *known}, key=len, reverse=True)), short_forms(scene))
        alone = {study for study in alone if all(_is_drugs(a, names) for a in told[study])}
    return [o.model_copy(update={"arm": None}) if o.study in alone or (o.hr is not None and o.arm and _CLASS.search(o.arm)) else o for o in found]


@dataclass(frozen=True, slots=True)
class _Names:
    """The names of drugs, the longest first, and the short forms for several."""

    whole: tuple[str, ...]
    short: ShortForms


def _key(result: TableResult, names: _Names) -> str:
    """One key for what names the same arm: for drugs alone, with or without a bracket, the drugs."""
    arm = result.arm or ""
    if not arm or _is_drugs(re.sub(r"\s?\([^()]*\)$", "", arm), names):
        return " ".join(sorted(result.assets))
    return re.sub(r"\W+", "", arm).lower()


def _is_drugs(arm: str, names: _Names) -> bool:
    """Whether the words are names of drugs and nothing else."""
    rest = arm.lower()
    if any(name in rest for name in names.whole):  # beside a drug's name a short form is of its partners: "Novelimab + R2"
        rest = " ".join("" if re.fullmatch(r"[A-Z][\w-]*", w) and names.short.meaning(w) else w for w in arm.split()).lower()
    for name in names.whole:
        if name in rest:
            rest = re.sub(rf"(?<![\w-]){re.escape(name)}(?![\w-])", "", rest)
    return not re.sub(r"\bplus\b|\band\b|\bwith\b|\bmonotherapy\b|\balone\b|\(\d+\)|[\W_]", "", re.sub(r"\s\([^()]*\)$", "", rest))
