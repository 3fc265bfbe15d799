"""What results say of the assets: the part that each plays, what it is given with, and the trials that give it.

An asset that results are told of is more than mentioned: what only the control was given is a comparator, what both arms were given a partner, and
what a ratio is told for, or what is new, leads.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import permutations
from typing import TypeVar

from abstract2kb.assemble.ranks import CHECKPOINT, NEW
from abstract2kb.assemble.study_arms import Given, Regimens
from abstract2kb.records import (
    AdverseEvent,
    Assertion,
    Asset,
    Evidence,
    EvidenceKind,
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
) -> list[Asset]:
    """The assets with the roles, partners, trials and stages that the regimens of studies tell; `ranked` are their ranks."""
    known = {a.id: a for a in assets}
    rank = dict(zip(known, ranked, strict=True))
    new = {a for a in known if rank[a] == NEW}
    plays, ratios = _Plays(rank), _ratios(outcomes)
    for study in studies:
        given = regimens.get(study.id, ())
        leading = _leading([r.assets for r in given], ratios.get(study.id, ()), known, new)
        if not leading and len(studies) > 1 and not any(known[a].role is Role.SUBJECT for a in study.assets):
            leading = [r.assets for r in given[:1]]
        plays.add(study, given, leading, _parts([r.assets for r in given], leading, known, new))
    told = {a for record in (*outcomes, *events, *findings) for a in record.assets}
    for asset in _told_alone([o for o in outcomes if _is_named_in(o, known)], findings) - plays.parts.keys():
        plays.parts[asset] = [Role.SUBJECT]
    firm = new if len(studies) > 1 else known.keys()
    found = [a.model_copy(update={"role": _role(a, plays.parts.get(a.id, []), a.id in firm and a.id not in plays.lesser, a.id in plays.added)}) for a in assets]
    paired = _passing([_with_partners(a, plays, known) for a in found], told | {a for s in studies for a in s.assets})
    leads = {a.name for a in paired if a.role is Role.SUBJECT}
    return [_with_trials(_alone(a, plays.parts.get(a.id, ()), leads), plays.trials.get(a.id, ())) for a in paired]


@dataclass
class _Plays:
    """The parts of each asset over all studies, what it is given with and what it is told apart from, and the trials that give it."""

    rank: Mapping[str, int]
    parts: dict[str, list[Role]] = field(default_factory=dict)
    together: dict[str, list[str]] = field(default_factory=dict)
    joined: set[tuple[str, str]] = field(default_factory=set)
    apart: dict[str, set[str]] = field(default_factory=dict)
    added: set[str] = field(default_factory=set)
    """What is all that an arm has more than another."""
    lesser: set[str] = field(default_factory=set)
    """What goes with something newer, in a trial of what the one adds to the other."""
    trials: dict[str, list[tuple[Study, Role]]] = field(default_factory=dict)

    def add(self, study: Study, given: Sequence[Given], leading: Sequence[tuple[str, ...]], roles: Mapping[str, Role]) -> None:
        """Take in one study."""
        for asset, role in roles.items():
            self.parts.setdefault(asset, []).append(role)
            if role in (Role.SUBJECT, Role.PARTNER):
                self.trials.setdefault(asset, []).append((study, role))
        for regimen in leading:
            for other in given:
                self._adds({*regimen} - {*other.assets}, {*other.assets} - {*regimen}, other.assets, roles)
        for regimen in given:
            pairs = list(permutations(regimen.assets, 2))
            self.joined |= {*pairs}
            for one, other in pairs if _is_given_together(regimen, leading) else ():
                self.together.setdefault(one, []).append(other)
        every = {a for r in given for a in r.assets}
        for asset in every:
            self.apart.setdefault(asset, set()).update(every - {asset})


    def _adds(self, more: Set[str], less: Set[str], base: Sequence[str], roles: Mapping[str, Role]) -> None:
        """Take in what a regimen has more than another one, which has nothing more."""
        if less or len(more) != 1 or not base:
            return
        asset, newest = *more, min(self.rank[b] for b in base)
        own = self.rank[asset]
        if own > newest and own >= CHECKPOINT:
            self.lesser.add(asset)
        elif roles.get(asset) is Role.SUBJECT:
            self.added.add(asset)
            self.lesser |= {b for b in base if self.rank[b] > max(own, CHECKPOINT)}


def _ratios(outcomes: Iterable[Outcome]) -> dict[str, list[tuple[str, ...]]]:
    """By study, what its ratios are told for."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for o in outcomes:
        if o.measure is Measure.RATIO and o.study and o.assets and o.assertion is Assertion.STATED:
            found.setdefault(o.study, []).append(o.assets)
    return found


def _passing(assets: Sequence[Asset], told: Set[str]) -> list[Asset]:
    """The assets, but a subject that is named once, and no result and no trial is told of, is mentioned where there are others."""
    if not any(a.role is Role.SUBJECT and a.id in told for a in assets):
        return [*assets]
    return [a.model_copy(update={"role": Role.MENTIONED}) if a.role is Role.SUBJECT and a.id not in told and _is_named_once(a) else a for a in assets]


def _is_named_once(asset: Asset) -> bool:
    return all(e.kind is EvidenceKind.TEXT for e in asset.evidence) and len({e.start for e in asset.evidence}) == 1


def _alone(asset: Asset, parts: Sequence[Role], leads: Set[str]) -> Asset:
    """A partner that was only a control, and is given with no subject, is a comparator: its control's trial and condition are not its own."""
    control = asset.role is Role.PARTNER and bool(parts) and {*parts} == {Role.COMPARATOR}
    lone = control and not leads & {c.value for c in asset.combinations}
    return asset.model_copy(update={"role": Role.COMPARATOR, "trials": (), "conditions": ()}) if lone else asset


def _told_alone(outcomes: Iterable[Outcome], findings: Iterable[PreclinicalFinding]) -> set[str]:
    """The assets that a result of no known study, or two findings, are told of and of no other asset."""
    alone = [o for o in outcomes if len(o.assets) == 1 and o.assertion is Assertion.STATED]
    often = Counter(o.assets[0] for o in alone)
    found = {o.assets[0] for o in alone if o.study is None or often[o.assets[0]] > 1}
    counts = Counter(f.assets[0] for f in findings if len(f.assets) == 1)
    return found | {asset for asset, count in counts.items() if count > 1}


def _is_named_in(outcome: Outcome, known: Mapping[str, Asset]) -> bool:
    """Whether the words of a result, or of its table, name its drug; what is new need not be."""
    words = outcome.raw.casefold()
    return all(outcome.evidence[0].table is not None or known[a].name.casefold() in words for a in outcome.assets)


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


def _role(asset: Asset, parts: Sequence[Role], firm: bool, added: bool) -> Role:
    """The role: the strongest part for what was only mentioned, or is all that an arm has more than its control; a subject that is not
    `firm` (an established drug among several studies) and was only a control or added to others is that."""
    if not parts:
        return asset.role
    best = min(parts, key=_ORDER.index)
    if _ORDER.index(best) < _ORDER.index(asset.role):
        return best if added or asset.role is not Role.PARTNER else asset.role
    return best if not firm and asset.role is Role.SUBJECT else asset.role


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
    if not own or asset.role not in (Role.SUBJECT, Role.PARTNER):
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
