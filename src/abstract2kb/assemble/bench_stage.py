"""The stage of an asset that a report knows from the laboratory only: Preclinical, where it is a subject with findings and no trial.

Example: a new degrader whose xenografts regress, with no patient, trial or phase told of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from abstract2kb.assemble.ranks import NEW
from abstract2kb.records import AdverseEvent, Asset, Origin, Outcome, PreclinicalFinding, Role, Sourced, Stage, Study

__all__ = ["with_bench_stage"]

_CONFIDENCE = 0.6


def with_bench_stage(
    assets: Sequence[Asset],
    findings: Iterable[PreclinicalFinding],
    clinical: tuple[Iterable[Study], Iterable[Outcome], Iterable[AdverseEvent]],
    ranked: Sequence[int],
) -> list[Asset]:
    """The assets, with a derived stage for new ones of which only laboratory findings are told; `ranked` are their ranks."""
    shown: dict[str, PreclinicalFinding] = {}
    for finding in findings:
        for each in finding.assets:
            shown.setdefault(each, finding)
    trials, outcomes, events = clinical
    given = {*chain.from_iterable(s.assets for s in trials), *chain.from_iterable(o.assets for o in outcomes)}
    given |= set(chain.from_iterable(e.assets for e in events))
    return [
        asset.model_copy(update={"stage": _preclinical(shown[asset.id])})
        if asset.id in shown
        and asset.id not in given
        and asset.stage is None
        and not asset.trials
        and asset.role is Role.SUBJECT
        and ranked[number] == NEW
        else asset
        for number, asset in enumerate(assets)
    ]


def _preclinical(finding: PreclinicalFinding) -> Sourced[Stage]:
    return Sourced(value=Stage.PRECLINICAL, raw=None, confidence=_CONFIDENCE, origin=Origin.DERIVED, evidence=finding.evidence)
