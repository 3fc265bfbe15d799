"""What the records of a report show to be given together: the assets of one laboratory finding, and a subject with the partners in its arm.

Example: "zolvatug plus sorvatinib regressed the xenografts" is a finding of both, so each stands among the combinations of the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import permutations

from abstract2kb.patterns import regex
from abstract2kb.records import Asset, Evidence, Origin, PreclinicalFinding, Role, Sourced, Study

__all__ = ["with_given_together"]

_CONFIDENCE, _MOST = 0.7, 5
"""So many assets at most are given together."""
_ONE_BY_ONE = regex(r"\b(?:both|each|either|respectively|alike|all (?:two|three|four|five|of them)|every one)\b", re.IGNORECASE)
"""In a finding that is told of several assets and not of what they do together: "were seen with both the drugs"."""
_TOGETHER = regex(r"\b(?:combin\w+|together|plus|added to|adding)\b|\s\+\s", re.IGNORECASE)
Groups = Iterator[tuple[Sequence[str], tuple[Evidence, ...]]]


def with_given_together(assets: Sequence[Asset], findings: Iterable[PreclinicalFinding], studies: Iterable[Study]) -> list[Asset]:
    """The assets with the partners that findings and arms show; those that they have already, by whatever name, are not told again."""
    by_id = {a.id: a for a in assets}
    added: dict[str, dict[str, Sourced[str]]] = {}
    for group, evidence in (*_of_findings(findings), *_of_arms(studies, by_id)):
        together = [by_id[i] for i in dict.fromkeys(group) if i in by_id]
        for one, other in permutations(together if len(together) <= _MOST else (), 2):
            partner = Sourced[str](value=other.name, raw=None, confidence=_CONFIDENCE, origin=Origin.DERIVED, evidence=evidence)
            added.setdefault(one.id, {}).setdefault(other.id, partner)
    return [_with_partners(a, added[a.id], by_id) if a.id in added else a for a in assets]


def _of_findings(findings: Iterable[PreclinicalFinding]) -> Groups:
    for finding in findings:
        told = finding.raw or ""
        if len(finding.assets) > 1 and (_ONE_BY_ONE.search(told) is None or _TOGETHER.search(told) is not None):
            yield finding.assets, finding.evidence


def _of_arms(studies: Iterable[Study], by_id: Mapping[str, Asset]) -> Groups:
    """Each subject of an arm with each partner in it: the words of a control, or of a choice of drugs, do not go together."""
    for study in studies:
        for arm in study.arms:
            known = [by_id[i] for i in dict.fromkeys(arm.assets) if i in by_id]
            if len(known) > _MOST:
                continue
            for subject in (a for a in known if a.role is Role.SUBJECT):
                yield from (((subject.id, a.id), study.evidence) for a in known if a.role is Role.PARTNER)


def _with_partners(asset: Asset, partners: Mapping[str, Sourced[str]], by_id: Mapping[str, Asset]) -> Asset:
    held = {c.value.casefold() for c in asset.combinations}
    new = [told for other, told in partners.items() if not held & _names(by_id[other])]
    return asset.model_copy(update={"combinations": (*asset.combinations, *new)}) if new else asset


def _names(asset: Asset) -> set[str]:
    return {asset.name.casefold(), *(a.value.casefold() for a in asset.aliases)}
