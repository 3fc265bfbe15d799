"""Whose the values of a sentence are: the group beside each, those that the clause names in order, or those told before."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from abstract2kb.nlp.told.groups import Place
from abstract2kb.nlp.told.masks import GROUP, NOISE
from abstract2kb.nlp.told.runs import Run, heads_of, items_of
from abstract2kb.nlp.told.tails import with_tails
from abstract2kb.patterns import regex

__all__ = ["with_groups"]


def with_groups(mask: str, runs: Sequence[Run], places: Sequence[Place]) -> list[Run]:
    """The runs with the group of each value."""
    found: list[Run] = []
    free = list(places)
    for i, run in enumerate(runs):
        start = runs[i - 1].end if i else 0
        stop = runs[i + 1].start if i + 1 < len(runs) else len(mask)
        items = items_of(mask, run)
        groups = _beside(mask, heads_of(run, items), free, start, stop)
        groups = _than(mask, run, places, start) or groups if len(items) == _PAIR else groups
        groups = [group for group, item in zip(groups, items, strict=True) for _ in item]
        if not any(groups) and found:
            groups = _carried(run, found)
        if not any(groups) and len(run.values) == 1:
            groups = [_of_bracket(mask, places, run)]
        if not any(groups) and len(run.values) == 1 and (opening := _OPENING.match(mask)):
            groups = [next((p for p in places if p[1] == opening.end("group")), None)]
        found.append(replace(run, groups=tuple(groups)))
        free = [p for p in free if p not in groups]
    return with_tails(mask, _backwards(mask, found), places)


_COMPARED = regex(
    rf"{GROUP}[^.;\ue000]*?\b(?:than|compared\s(?:with|to)|vs\.?|versus)\s(?:(?:with|in|for|on|after|under|the|those|did|patients|receiving|given|treated)\s)*"
    rf"(?P<group>{GROUP}++)\s[^.;()\[\]\ue000]*[(\[]\s?$"
)


def _than(mask: str, run: Run, places: Sequence[Place], start: int) -> list[Place | None] | None:
    """The two that a comparison sets apart before its bracket: "A lowered it more than B in C (1.3 vs 1.1)"."""
    told = _COMPARED.search(mask, start, run.start)
    if told is None or re.search(r"\b(?:vs\.?|versus|and|compared)\s", mask[run.values[0].end : run.values[-1].start]) is None:
        return None
    former = [p for p in places if start <= p[0] and p[1] <= told.start("group")]
    latter = next((p for p in places if p[0] == told.start("group")), None)
    return [former[-1], latter] if former and latter is not None and former[-1] != latter else None


def _of_bracket(mask: str, places: Sequence[Place], run: Run) -> Place | None:
    """The group before the bracket in which a value stands with words of its own: "in A (annual risk 3 %)"."""
    opening = mask.rfind("(", 0, run.start)
    if opening < 0 or ")" in mask[opening : run.start]:
        return None
    return next((p for p in places if p[1] <= opening and not mask[p[1] : opening].strip()), None)


_OPENING = regex(r"(?:RESULTS\s)?(?:In|For|Among|With|Of)\s(?:the\s)?(?P<group>\ue001++)\s?,")


def _backwards(mask: str, runs: list[Run]) -> list[Run]:
    """ "10 strokes and 1 hematoma in group A": the first is of the group of the second."""
    for i in range(len(runs) - 2, -1, -1):
        run, following = runs[i], runs[i + 1]
        beside = run.outcome is not None and run.outcome[0] >= run.end and re.fullmatch(r"\s?(?:,\s)?and\s", mask[run.outcome[1] : following.start])
        if beside and not any(run.groups) and len(run.values) == len(following.values):
            runs[i] = replace(run, groups=following.groups)
    return runs


_TO_GROUP = regex(
    rf"[\s)\]]*(?:{NOISE}++\s|\(\s?{NOISE}++[^()]{{0,20}}\)\s?|[;,]\s?{NOISE}++\s?[)\]]\s)?,?\s?(?:(?:of|in|with|for|on|among|the|a|"
    rf"patients|pts|women|men|subjects|children|participants|those|receiving|treated|given|taking|assigned|allocated|randomi[sz]ed|to|who|group|groups|arm|"
    rf"were|patient|"
    r"recipients|informative|samples|after|by|under|from|baseline|increase|decrease|at|spine|hip)\s){0,8}"
)
_FROM_GROUP = regex(
    r"\s?[:,(\[=]?\s?(?:(?:was|were|had|of|a|patients?|recipients|women|men|children|in|with|mean|median|by|by\sa|only|group|arm)\s){0,4}[(\[]?\s?"
)


def _beside(mask: str, run: Run, places: Sequence[Place], start: int, stop: int) -> list[Place | None]:
    """The group right after each value, else right before each, else those that the clause names in order."""
    tail = run.outcome[1] if run.outcome is not None and run.end <= run.outcome[0] < stop else run.end
    begins, ends = [start, *(v.end for v in run.values[:-1])], [*(v.start for v in run.values[1:]), stop]
    froms = [*(v.end for v in run.values[:-1]), tail]
    after = [_next(mask, places, a, b) for a, b in zip(froms, ends, strict=True)]
    if after[-1] is None and tail != run.end:
        after[-1] = _next(mask, places, run.end, stop)
    before = [_last(mask, places, a, v.start) for a, v in zip(begins, run.values, strict=True)]
    if len(run.values) == _PAIR and (behind := _BEHIND.match(mask, run.end, stop)) is not None:
        return [next((p for p in places if p[0] == behind.start(name)), None) for name in ("one", "two")]
    if len(run.values) > _PAIR and not len(run.values) % _PAIR and sum(a is not None for a in after) > 1 and not all(after):
        after = _spread(mask, run, after)
    if all(after):
        return after
    if all(before) or (len(run.values) > 2 and all(before[1:]) and not any(after)):
        return before
    left = [p for p in places if start <= p[0] and p[1] <= run.start]
    if len(run.values) > 1 and after[-1] and any(shared := _shared(mask, run, places, stop)):
        return shared
    either = [a or b for a, b in zip(after, before, strict=True)]
    if (
        all(either)
        and any(after)
        and all(
            a != b or mask[v.start - 1] in "([" or "(" in mask[v.start - 2 : v.start + 1]
            for v, a, b in zip(run.values[1:], either, either[1:], strict=False)
        )
    ):
        return either
    if len(run.values) > 1 and all(either[1:]) and len(left) == 1:
        return [either[0] or left[0], *either[1:]]
    around = _around(mask, run, places, left, stop)
    return after if not any(around) and len(set(after)) == len(after) else around


_PAIR = 2
_BEHIND = regex(rf"\s[(\[]\s?(?P<one>{GROUP}++)\s(?:vs\.?|versus|and)\s(?P<two>{GROUP}++)\s?,?\s?(?:respectively\s?)?[)\]]")
"""The groups of a pair in a bracket behind it: "84 % and 95 % (A vs B, respectively)"."""


def _spread(mask: str, run: Run, after: Sequence[Place | None]) -> list[Place | None]:
    """ "66 % and 75 % in A, and 55 % and 72 % in B": the group after the last of each row is that of the whole row."""
    out = list(after)
    for i in range(len(out) - 2, -1, -1):
        if out[i] is None and re.fullmatch(r"\s(?:and|,|/)\s", mask[run.values[i].end : run.values[i + 1].start]):
            out[i] = out[i + 1]
    return out


def _shared(mask: str, run: Run, places: Sequence[Place], stop: int) -> list[Place | None]:
    """ "V and V of A and B", in order; one group after two values is of both."""
    following = [p for p in places if run.end <= p[0] < stop]
    size = len(run.values)
    if len(following) >= size and all(
        re.fullmatch(r"\s?,\s|\s?,?\s?(?:(?:and|vs\.?|versus|the|in|for|with|compared|patients)\s?)+", mask[a[1] : b[0]])
        for a, b in itertools.pairwise(following)
    ):
        return list(following[:size])
    return [None] * size


def _next(mask: str, places: Sequence[Place], start: int, stop: int) -> Place | None:
    for place in places:
        if start <= place[0] < stop:
            return place if _TO_GROUP.fullmatch(mask, start, place[0]) else None
    return None


def _last(mask: str, places: Sequence[Place], start: int, stop: int) -> Place | None:
    for place in reversed(places):
        if start <= place[0] and place[1] <= stop:
            return place if _FROM_GROUP.fullmatch(mask, place[1], stop) else None
    return None


def _around(mask: str, run: Run, places: Sequence[Place], left: Sequence[Place], stop: int) -> list[Place | None]:
    """The groups that the clause names, in order of naming."""
    size = len(run.values)
    right = [p for p in places if run.end <= p[0] < _end(mask, run.end, stop)]
    if size == 1:
        near = left or right
        return [near[0] if len(near) == 1 else None]
    if len(left) >= size:
        return list(left[-size:])
    if len(left) == 1 and size == 2:
        other = [p for p in right if re.match(r"[\s)\],\ue002;]*(?:as\s)?(?:compared|than)\b", mask[run.end : p[0]])]
        return [left[0], other[0] if other else None]
    return [None] * size


def _end(mask: str, start: int, stop: int) -> int:
    border = re.compile(r";\s|\.\s|,\s(?:and|but|while|whereas)\s").search(mask, start, stop)
    return border.start() if border else stop


def _carried(run: Run, found: Sequence[Run]) -> list[Place | None]:
    """Those of the last run of as many values with groups in the sentence."""
    earlier = next((r for r in reversed(found) if any(r.groups) and len(r.groups) == len(run.values)), None)
    return list(earlier.groups) if earlier is not None and len(run.values) > 1 else [None] * len(run.values)
