"""What results say of the assets: the part that each plays, what it is given with, and the trials that give it.

The role of an asset is weighed from all signs at once: what the text says at each of its places, and the arms and results that are told of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import permutations
from typing import TypeVar

from abstract2kb.assemble.ranks import NEW
from abstract2kb.assemble.role_settling import settled
from abstract2kb.assemble.study_arms import Given, Regimens, arms_given
from abstract2kb.assemble.told_signs import Place, told_signs
from abstract2kb.records import (
    AdverseEvent,
    Assertion,
    Asset,
    Evidence,
    Measure,
    Origin,
    Outcome,
    PreclinicalFinding,
    Role,
    Sourced,
    Study,
)

__all__ = ["told_roles"]

T = TypeVar("T")
_ORDER = list(Role)
_TWO = 2


def told_roles(
    assets: Sequence[Asset],
    studies: Sequence[Study],
    outcomes: Sequence[Outcome],
    events: Sequence[AdverseEvent],
    findings: Sequence[PreclinicalFinding],
    regimens: Regimens,
    ranked: Sequence[int],
    signs: Mapping[Place, Set[str]],
) -> list[Asset]:
    """The assets with their roles, and with the partners, trials and stages that the regimens of studies tell.

    `ranked` are the ranks of the assets, `signs` what the text says of their roles, by article and asset.
    """
    rank = {a.id: r for a, r in zip(assets, ranked, strict=True)}
    told = told_signs(assets, studies, outcomes, events, findings, regimens, rank)
    roles = _roles(signs, told, studies)
    known = {a.id: a.model_copy(update={"role": roles.get(a.id, a.role)}) for a in assets}
    new = {a for a in known if rank[a] == NEW}
    plays, ratios = _Plays(), _ratios(outcomes)
    for study in studies:
        given = regimens.get(study.id) or arms_given(study)
        leading = _leading([r.assets for r in given], ratios.get(study.id, ()), known, new)
        if not leading and len(studies) > 1 and not any(known[a].role is Role.SUBJECT for a in study.assets):
            leading = [r.assets for r in given[:1]]
        plays.add(study, given, leading, _parts([r.assets for r in given], leading, known, new))
    return [_with_trials(_with_partners(a, plays, known), plays.trials.get(a.id, ())) for a in known.values()]


def _roles(signs: Mapping[Place, Set[str]], told: Mapping[Place, Set[str]], studies: Sequence[Study]) -> dict[str, Role]:
    """The role of each asset: the strongest over the articles, for what one is about is not lessened by another's mention."""
    held: dict[str, dict[str, Set[str]]] = {}
    for (article, asset), own in signs.items():
        results = told.get((article, asset)) or ({"untold", "once and untold"} if "once" in own else {"untold"})
        held.setdefault(article, {})[asset] = own | results
    count = Counter(s.article for s in studies)
    found: dict[str, Role] = {}
    for article, of_article in held.items():
        for asset, role in settled(of_article, one_study=count[article] == 1).items():
            found[asset] = min(role, found.get(asset, role), key=_ORDER.index)
    return found


@dataclass
class _Plays:
    """What each asset is given with over all studies and what it is told apart from, and the trials that give it."""

    together: dict[str, list[str]] = field(default_factory=dict)
    joined: set[tuple[str, str]] = field(default_factory=set)
    apart: dict[str, set[str]] = field(default_factory=dict)
    trials: dict[str, list[tuple[Study, Role]]] = field(default_factory=dict)

    def add(self, study: Study, given: Sequence[Given], leading: Sequence[tuple[str, ...]], roles: Mapping[str, Role]) -> None:
        """Take in one study."""
        for asset, role in roles.items():
            if role in (Role.SUBJECT, Role.PARTNER):
                self.trials.setdefault(asset, []).append((study, role))
        for regimen in given:
            pairs = list(permutations(regimen.assets, 2))
            self.joined |= {*pairs}
            for one, other in pairs if _is_given_together(regimen, leading) else ():
                self.together.setdefault(one, []).append(other)
        every = {a for r in given for a in r.assets}
        for asset in every:
            self.apart.setdefault(asset, set()).update(every - {asset})


def _ratios(outcomes: Iterable[Outcome]) -> dict[str, list[tuple[str, ...]]]:
    """By study, what its ratios are told for."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for o in outcomes:
        if o.measure is Measure.RATIO and o.study and o.assets and o.assertion is Assertion.STATED:
            found.setdefault(o.study, []).append(o.assets)
    return found


def _is_given_together(regimen: Given, leading: Sequence[tuple[str, ...]]) -> bool:
    """Whether the drugs of a regimen are given together: not those of a control, but for what is the rest of the regimen under study, or two."""
    lead = any({*regimen.assets} <= {*r} for r in leading)
    return not regimen.choice and (lead or len(regimen.assets) == _TWO)


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


def _parts(
    regimens: Sequence[tuple[str, ...]], leading: Sequence[tuple[str, ...]], known: Mapping[str, Asset], new: Collection[str]
) -> dict[str, Role]:
    """The part of each asset in one study. A new subject leads its arm alone and the one with an established drug alike."""
    if not leading:
        return {}
    controls = [r for r in regimens if r not in leading]
    given = {a for r in leading for a in r}
    lead = {a for a in given if a in new and known[a].role is Role.SUBJECT}
    both = given & {a for r in controls for a in r} - lead
    found = {a: Role.COMPARATOR for r in controls for a in r if a not in given}
    for regimen in leading:
        leads = (
            [a for a in regimen if a not in both and known[a].role is Role.SUBJECT] or [a for a in regimen if a not in both][:1] or list(regimen[:1])
        )
        for asset in regimen:
            part = Role.SUBJECT if asset in leads else Role.PARTNER
            found[asset] = min(part, found.get(asset, part), key=_ORDER.index)
    return found


def _with_partners(asset: Asset, plays: _Plays, known: Mapping[str, Asset]) -> Asset:
    """An asset with what it was given with in the regimens of studies, and without what only another arm was given."""
    other = {known[p].name for p in plays.apart.get(asset.id, ()) if (asset.id, p) not in plays.joined}
    kept = tuple(c for c in asset.combinations if c.value not in other)
    held = {c.value for c in kept}
    more = [known[p] for p in dict.fromkeys(plays.together.get(asset.id, ())) if known[p].name not in held]
    added = tuple(_named(p.name, p.evidence[:1], p.evidence[0].quote) for p in more if p.evidence)
    return asset.model_copy(update={"combinations": (*kept, *added)})


def _named(value: str, evidence: tuple[Evidence, ...], raw: str) -> Sourced[str]:
    return Sourced(value=value, raw=raw, confidence=0.7, origin=Origin.REPORT, evidence=evidence)


def _with_trials(asset: Asset, own: Sequence[tuple[Study, Role]]) -> Asset:
    """An asset under study with the numbers and conditions of the trials that give it, and as its stage the highest phase of those it leads."""
    if asset.role is Role.COMPARATOR:
        return asset.model_copy(update={"trials": (), "conditions": ()})  # its control's trial and condition are not its own
    if not own or asset.role is Role.MENTIONED:
        return asset
    trials = _joined(asset.trials, (t for s, _ in own for t in s.registry_ids if t.value.startswith("NCT")))
    conditions = _joined(asset.conditions, (c for s, _ in own for c in s.conditions))
    phases = [s.phase for s, role in own if s.phase is not None and role is Role.SUBJECT and asset.role is Role.SUBJECT]
    stage = max((x for x in (asset.stage, *phases) if x is not None), key=lambda x: x.value.rank, default=None)
    return asset.model_copy(update={"trials": trials, "conditions": conditions, "stage": stage})


def _joined(held: tuple[Sourced[T], ...], more: Iterable[Sourced[T]]) -> tuple[Sourced[T], ...]:
    found = {v.value: v for v in held}
    for value in more:
        found.setdefault(value.value, value)
    return tuple(found.values())
