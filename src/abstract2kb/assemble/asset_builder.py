"""The fields of an asset while they are gathered, and where the assets of a report are named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from abstract2kb.assemble.descriptions import Named
from abstract2kb.assemble.identity import Entity, name_kind
from abstract2kb.assemble.values import Gathered
from abstract2kb.lexicons import CompiledLexicon, name_key
from abstract2kb.nlp.mention import Label
from abstract2kb.patterns import regex
from abstract2kb.records import Modality, Role, Stage

__all__ = ["AssetBuilder", "named_places", "newer"]

_SPELLED = regex(r"[a-z]{5}")
"""Letters of a name that is written out: "epigallocatechin-3-gallate" and not "EGCG"."""
_KINDS = {"inn": 0, "other": 1, "code": 2, "brand": 3}


@dataclass
class AssetBuilder:
    """The fields of one entity while they are gathered."""

    entity: Entity
    facts: dict[str, Any]
    listed: bool = False
    roles: list[Role] = field(default_factory=list)
    """The role in each article that names it."""
    companies: Gathered[str] = field(default_factory=Gathered)
    modality: Gathered[Modality] = field(default_factory=Gathered)
    cytokines: Gathered[str] = field(default_factory=Gathered)
    targets: Gathered[str] = field(default_factory=Gathered)
    construct: Gathered[str] = field(default_factory=Gathered)
    stage: Gathered[Stage] = field(default_factory=Gathered)
    trials: Gathered[str] = field(default_factory=Gathered)
    conditions: Gathered[str] = field(default_factory=Gathered)
    routes: Gathered[str] = field(default_factory=Gathered)
    combinations: Gathered[str] = field(default_factory=Gathered)

    @property
    def name(self) -> str:
        """The fullest name used: an INN before a code before a brand; the form that stands most often, then first.

        A drug that only goes by a known brand is called by its INN, unless a table lists it by the brand."""
        counts = Counter(o.text for o in self.entity.observations)
        first = {o.text: -i for i, o in reversed(list(enumerate(self.entity.observations)))}
        cut = {t for t in counts if t.isalpha() for other in counts if len(t) < len(other) and other.lower().startswith(t.lower())}
        chosen = min(counts, key=lambda t: (t in cut, _KINDS[name_kind(t, self.facts)], not _SPELLED.search(t), -counts[t], -first[t]))
        inn = str(self.facts.get("inn") or "")
        same = name_key(inn) == name_key(chosen) or (name_kind(chosen, self.facts) == "brand" and not self.listed)
        return inn if inn and same else chosen

    @property
    def established(self) -> bool:
        """True for a drug that is on the market, by the lexicons, and not itself listed in a table of assets."""
        return not self.listed and (bool(self.facts.get("brands")) or self.facts.get("modality") == Modality.CHEMOTHERAPY)


def named_places(count: int, entities: Sequence[Entity]) -> list[list[Named]]:
    """For each of `count` scenes, where entities are named, in text order."""
    places: list[list[Named]] = [[] for _ in range(count)]
    for number, entity in enumerate(entities):
        for o in entity.observations:
            places[o.scene].append(Named(o.start, o.end, number))
    return [sorted(named, key=lambda n: n.start) for named in places]


def newer(entities: Sequence[Entity], lexicon: CompiledLexicon) -> set[int]:
    """The entities that are no drugs on the market, as far as the lexicons know."""
    builders = (AssetBuilder(e, lexicon.facts(Label.DRUG, e.lexicon_id) if e.lexicon_id else {}) for e in entities)
    return {i for i, b in enumerate(builders) if not b.established}
