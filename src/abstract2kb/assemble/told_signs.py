"""Signs of the part that an asset plays which the results give: the arms it was given in, what it was given with there, and what is told of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from abstract2kb.assemble.study_arms import Regimens, arms_given
from abstract2kb.records import AdverseEvent, Assertion, Asset, Measure, Outcome, PreclinicalFinding, Study

__all__ = ["Place", "told_signs"]

Place = tuple[str, str]
"""An article and an asset, by their ids."""
_NAME = 3
"""Characters of the shortest name that is looked for in the words of a comparator."""


def told_signs(
    assets: Sequence[Asset],
    studies: Sequence[Study],
    outcomes: Sequence[Outcome],
    events: Sequence[AdverseEvent],
    findings: Sequence[PreclinicalFinding],
    regimens: Regimens,
    rank: Mapping[str, int],
) -> dict[Place, set[str]]:
    """The signs by article and asset; `rank` is how settled each asset is."""
    found: dict[Place, set[str]] = defaultdict(set)
    ratios: dict[str, set[str]] = defaultdict(set)
    for o in outcomes:
        if o.measure is Measure.RATIO and o.study and o.assertion is Assertion.STATED:
            ratios[o.study] |= {*o.assets}
    for study in studies:
        for asset in study.assets:
            found[study.article, asset].add("in study")
        arms = _arms(study, regimens)
        for asset in {a for arm in arms for a in arm}:
            signs = found[study.article, asset]
            signs |= {*_in_arms(asset, arms, rank)}
            if ratios[study.id]:
                signs.add("ratio" if asset in ratios[study.id] else "no ratio")
    for place, sign in (*_results(outcomes, events, findings), *_controls(assets, findings)):
        found[place].add(sign)
    return found


def _arms(study: Study, regimens: Regimens) -> list[frozenset[str]]:
    """What the arms of a study were given: those that results are told of, or, where these are not two, those that the prose tells of."""
    told = [frozenset(r.assets) for r in regimens.get(study.id, ()) if r.assets]
    if len({*told}) > 1:
        return told
    prose = [frozenset(r.assets) for r in arms_given(study)]
    return prose if len({*prose}) == len(prose) > 1 else told  # doses and cohorts of the same drugs are no sides of a comparison


def _in_arms(asset: str, arms: Sequence[AbstractSet[str]], rank: Mapping[str, int]) -> Iterator[str]:
    """What the arms of a study say of an asset that is given in one of them."""
    own, others = [a for a in arms if asset in a], [a for a in arms if asset not in a]
    if len(arms) == 1:
        yield "only regimen"
    else:
        yield "in one of arms" if others else "in every arm"
        yield "in first arm" if asset in arms[0] else "not in first arm"
        if not any(a & arms[0] for a in own):
            yield "apart from first arm"
    newest = {a: min(rank[x] for x in a) for a in arms}
    held = {
        "arm alone": any(len(a) == 1 for a in own),
        "arm with others": any(len(a) > 1 for a in own),
        "all that is added": any(a - {asset} == o for a in own for o in arms),
        "arm has more": any(o < a for a in own for o in arms),
        "arm has less": all(any(a < o for o in arms) for a in own),
        "lesser in study": rank[asset] > min(newest.values()),
        "arm with newer": any(newest[a] < rank[asset] for a in own),
        "others are added": not others and any(a < o for a in own for o in arms),
        "arm less new": any(newest[o] < newest[a] for a in own for o in others),
    }
    yield from (sign for sign, holds in held.items() if holds)


def _results(outcomes: Sequence[Outcome], events: Sequence[AdverseEvent], findings: Sequence[PreclinicalFinding]) -> Iterator[tuple[Place, str]]:
    """Of what results are told, and of what alone."""
    stated = [o for o in outcomes if o.assertion in (Assertion.STATED, Assertion.NEGATED)]
    for outcome in stated:
        yield from (((outcome.article, a), "outcome") for a in outcome.assets)
    for event in events:
        yield from (((event.article, a), "event") for a in event.assets)
    for finding in findings:
        yield from (((finding.article, a), "finding" if len(finding.assets) == 1 else "finding with others") for a in finding.assets)
    results: list[Outcome | PreclinicalFinding] = [*stated, *findings]
    alone = Counter((r.article, r.assets[0]) for r in results if len(r.assets) == 1)
    for place, count in alone.items():
        yield place, "alone in result"
        if count > 1:
            yield place, "alone in results"


def _controls(assets: Sequence[Asset], findings: Sequence[PreclinicalFinding]) -> Iterator[tuple[Place, str]]:
    """The assets that the words for the control of a preclinical finding name."""
    compared = [(f, f.comparator.casefold()) for f in findings if f.comparator]
    if not compared:
        return
    for asset in assets:
        forms = [n.casefold() for n in (asset.name, *(a.value for a in asset.aliases)) if len(n) >= _NAME]
        for finding, words in compared:
            if asset.id not in finding.assets and any(form in words for form in forms):
                yield (finding.article, asset.id), "finding control"
