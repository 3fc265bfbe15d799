"""What results say of the assets: the part that each plays, what it is given with, and the trials that give it.

An asset that results are told of is more than mentioned: what only the control was given is a comparator, what both arms were given a partner, and
what a ratio is told for, or what is new, leads.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import permutations
from typing import TypeVar

from abstract2kb.assemble.study_arms import Regimens
from abstract2kb.records import Assertion, Asset, Evidence, Measure, Origin, Outcome, PreclinicalFinding, Role, Sourced, Study

__all__ = ["told_roles"]

T = TypeVar("T")
_ORDER = list(Role)


def told_roles(
    assets: Sequence[Asset],
    studies: Sequence[Study],
    outcomes: Sequence[Outcome],
    findings: Iterable[PreclinicalFinding],
    regimens: Regimens,
    new: Collection[str],
) -> list[Asset]:
    """The assets with the roles, partners, trials and stages that the regimens of studies tell; `new` are those that are not on the market."""
    known = {a.id: a for a in assets}
    ratios: dict[str, list[tuple[str, ...]]] = {}
    for o in outcomes:
        if o.measure is Measure.RATIO and o.study and o.assets and o.assertion is Assertion.STATED:
            ratios.setdefault(o.study, []).append(o.assets)
    parts: dict[str, list[Role]] = {}
    together: dict[str, list[str]] = {}
    added: set[str] = set()
    for study in studies:
        given = regimens.get(study.id, ())
        own = [r.assets for r in given]
        leading = _leading(own, ratios.get(study.id, ()), known, new)
        if not leading and len(studies) > 1 and not any(known[a].role is Role.SUBJECT for a in study.assets):
            leading = own[:1]
        roles = _parts(own, leading, known)
        for asset, role in roles.items():
            parts.setdefault(asset, []).append(role)
            if role is Role.SUBJECT and any({*r} - {asset} == {*o} for r in leading for o in own):
                added.add(asset)
        for one, other in (pair for r in given if not r.choice for pair in permutations(r.assets, 2)):
            together.setdefault(one, []).append(other)
    for asset in _told_alone(outcomes, findings):
        if asset in new and asset not in parts:
            parts[asset] = [Role.SUBJECT]
    firm = new if len(studies) > 1 else known.keys()
    told = [a.model_copy(update={"role": _role(a, parts.get(a.id, []), a.id in firm, a.id in added)}) for a in assets]
    return [_with_trials(_with_partners(a, together.get(a.id, ()), known), regimens, studies) for a in told]


def _told_alone(outcomes: Iterable[Outcome], findings: Iterable[PreclinicalFinding]) -> set[str]:
    """The assets that a result of no known study, or two findings, are told of and of no other asset."""
    found = {o.assets[0] for o in outcomes if len(o.assets) == 1 and o.study is None and o.assertion is Assertion.STATED}
    counts = Counter(f.assets[0] for f in findings if len(f.assets) == 1)
    return found | {asset for asset, count in counts.items() if count > 1}


def _leading(
    regimens: Sequence[tuple[str, ...]], ratios: Sequence[tuple[str, ...]], known: Mapping[str, Asset], new: Collection[str]
) -> list[tuple[str, ...]]:
    """The regimens under study: those that a ratio is told for, else those with a new subject, or with any; but where all would be,
    what is the rest of another one is its control."""
    leading = [r for r in regimens if any({*r} == {*ratio} for ratio in ratios)]
    if not leading:
        leading = [r for r in regimens if any(known[a].role is Role.SUBJECT and a in new for a in r)]
    if not leading:
        leading = [r for r in regimens if any(known[a].role is Role.SUBJECT for a in r)]
    if len(leading) == len(regimens) > 1 and any({*r} < {*o} for r in regimens for o in regimens):
        leading = [r for r in leading if not any({*r} < {*o} for o in regimens)]
    return leading


def _parts(regimens: Sequence[tuple[str, ...]], leading: Sequence[tuple[str, ...]], known: Mapping[str, Asset]) -> dict[str, Role]:
    """The part of each asset in one study."""
    if not leading:
        return {}
    controls = [r for r in regimens if r not in leading]
    given = {a for r in leading for a in r}
    both = given & {a for r in controls for a in r}
    found = {a: Role.COMPARATOR for r in controls for a in r if a not in given}
    for regimen in leading:
        leads = (
            [a for a in regimen if a not in both and known[a].role is Role.SUBJECT] or [a for a in regimen if a not in both][:1] or list(regimen[:1])
        )
        for asset in regimen:
            part = Role.SUBJECT if asset in leads else Role.PARTNER
            found[asset] = min(part, found.get(asset, part), key=_ORDER.index)
    return found


def _role(asset: Asset, parts: Sequence[Role], firm: bool, added: bool) -> Role:
    """The role: the strongest part for what was only mentioned, or is all that an arm has more than its control; a subject that is not
    `firm` (an established drug among several studies) and was only a control or added to others is that."""
    if not parts:
        return asset.role
    best = min(parts, key=_ORDER.index)
    if _ORDER.index(best) < _ORDER.index(asset.role):
        return best if added or asset.role is not Role.PARTNER else asset.role
    return best if not firm and asset.role is Role.SUBJECT else asset.role


def _with_partners(asset: Asset, partners: Iterable[str], known: Mapping[str, Asset]) -> Asset:
    """An asset with what it was given with in the regimens of studies."""
    held = {c.value for c in asset.combinations}
    more = [known[p] for p in dict.fromkeys(partners) if known[p].name not in held]
    added = tuple(_named(p.name, p.evidence[:1], p.evidence[0].quote) for p in more if p.evidence)
    return asset.model_copy(update={"combinations": (*asset.combinations, *added)}) if added else asset


def _named(value: str, evidence: tuple[Evidence, ...], raw: str) -> Sourced[str]:
    return Sourced(value=value, raw=raw, confidence=0.7, origin=Origin.REPORT, evidence=evidence)


def _with_trials(asset: Asset, regimens: Regimens, studies: Sequence[Study]) -> Asset:
    """An asset under study with the numbers and conditions of the trials that give it, and as its stage the highest phase of those it leads."""
    if asset.role not in (Role.SUBJECT, Role.PARTNER):
        return asset
    own = [s for s in studies if any(asset.id in r.assets for r in regimens.get(s.id, ()))]
    trials = _joined(asset.trials, (t for s in own for t in s.registry_ids if t.value.startswith("NCT")))
    conditions = _joined(asset.conditions, (c for s in own for c in s.conditions))
    phases = [s.phase for s in own if s.phase is not None] if asset.role is Role.SUBJECT else []
    stage = max((x for x in (asset.stage, *phases) if x is not None), key=lambda x: x.value.rank, default=None)
    return asset.model_copy(update={"trials": trials, "conditions": conditions, "stage": stage})


def _joined(held: tuple[Sourced[T], ...], more: Iterable[Sourced[T]]) -> tuple[Sourced[T], ...]:
    found = {v.value: v for v in held}
    for value in more:
        found.setdefault(value.value, value)
    return tuple(found.values())
