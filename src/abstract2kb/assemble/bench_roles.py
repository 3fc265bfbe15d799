"""The parts that assets play in a text that tells of experiments only: no trial shows which is under study, so the findings do.

Example: in an abstract on one old drug in cell lines that drug is the subject, and of two that are always given together both are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from abstract2kb.records import AdverseEvent, Asset, Outcome, PreclinicalFinding, Role, Study

__all__ = ["with_bench_roles"]

_SHARE, _LEAST = 0.8, 3
"""A partner with so large a share of the findings of the one that has most, and so many, is what the text is about too."""


def with_bench_roles(
    assets: Sequence[Asset],
    findings: Sequence[PreclinicalFinding],
    clinical: tuple[Collection[Study], Collection[Outcome], Collection[AdverseEvent]],
    articles: int,
) -> list[Asset]:
    """The assets, with those as subjects that the findings of a text about experiments are told of; other texts are left as they are."""
    if articles > 1 or any(clinical) or not findings:
        return list(assets)
    told = Counter(a for finding in findings for a in finding.assets)
    most = max(told.values())
    led = any(a.role is Role.SUBJECT and told[a.id] for a in assets)
    raised = {a.id for a in assets if (told[a.id] == most and not led) or _is_equal(a, told[a.id], most)}
    return [a.model_copy(update={"role": Role.SUBJECT}) if a.id in raised else a for a in assets]


def _is_equal(asset: Asset, own: int, most: int) -> bool:
    return asset.role is Role.PARTNER and own >= _LEAST and own >= _SHARE * most
