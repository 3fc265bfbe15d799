"""How something came about: "activity was driven by killing", "X synergized with Y to lower A", "A rose, which X blocked"; models that were made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from abstract2kb.assemble.preclinical import vocabulary as v
from abstract2kb.assemble.preclinical.phrases import Segment, is_adverb, is_finite, objects
from abstract2kb.assemble.preclinical.reading import Effect, named_effect, read_all
from abstract2kb.assemble.preclinical.vocabulary import VERBS, Act, Verb
from abstract2kb.records import Direction

__all__ = ["REGULATES", "is_grafted", "is_joint_result", "is_means", "is_of_model", "means", "of_antecedent", "workings"]

UP, DOWN = Direction.INCREASED, Direction.DECREASED
_NEAR, _REACH = 6, 9
_HOW_MUCH = frozenset("entirely largely mainly primarily partly in part exclusively".split())
_THROUGH = frozenset("by through via".split())
_GRAFTS = frozenset("injection injections inoculation implantation transplantation grafting instillation".split())
REGULATES = frozenset("downregulate down-regulate upregulate up-regulate".split())
"""Verbs that speak of molecules alone, so that these need not be known: "by downregulating XIAP and survivin"."""
_JOINTLY = ("synerg", "cooperat")


def workings(words: Segment, by: int, at: int) -> Iterator[Effect]:
    """What stands behind "by" at `by`, or soon after it, in "was driven by killing of B cells": how it came about is what was found."""
    while by < len(words) and (words[by].low in _HOW_MUCH or is_adverb(words[by])):
        by += 1
    if by < len(words) and words[by].low in _THROUGH:
        told = read_all(words, objects(words, by + 1), UP, at, "preclinical.construction")
        yield from (e for e in told if (named_effect(words, e) or e.turned) and not any(w.low in v.NOT_EFFECTS for w in words[e.start : e.end]))


def means(words: Segment, through: int) -> Iterator[Effect]:
    """What stands behind "via" at `through`: "cut viability via downregulation of cyclin D1" tells of cyclin D1, too."""
    first = words[through + 1 : through + 4]
    if not any(w.low in v.TURNS for w in first) or any(w.low in {"a", "an"} for w in first[:1]):
        return
    told = read_all(words, objects(words, through + 1), UP, through, "preclinical.means")
    yield from (e for e in told if e.turned and not any(w.low in v.NOT_EFFECTS or w.asset is not None for w in words[e.start : e.end]))


def is_grafted(words: Segment, after: int) -> bool:
    """True for "Tumors were induced by injection of cells": the model is made."""
    near = words[after : after + _NEAR]
    return any(w.low in _GRAFTS for w in near) and not any(w.asset is not None for w in near)


def is_joint_result(words: Segment, end: int) -> bool:
    """True where "synergizes with Y" stands before a "to" at `end` + 1: what two did together is a result and no purpose."""
    for i in range(end, max(end - _NEAR, -1), -1):
        if words[i].low.startswith(_JOINTLY):
            return words[i].low in VERBS or words[i].low.endswith("ally")
        if words[i].low in {",", ";", "and", "but"} or is_finite(words, i):
            return False
    return False


def is_means(words: Segment, by: int, verb: Verb) -> bool:
    """True for "by reducing A" right behind what a verb brought about: "promoted apoptosis by reducing A"."""
    if verb.act not in (Act.LOWER, Act.RAISE):
        return False
    for i in range(by - 1, max(by - 2 * _REACH, 0), -1):
        before = VERBS.get(words[i].low)
        if words[i].low in v.AUXILIARIES or words[i].low in {",", "while", "whereas", "which"}:
            return False
        if before is not None and before.act in (Act.LOWER, Act.RAISE, Act.CAUSE, Act.EVENT) and is_finite(words, i):
            return before.past or words[i - 1].asset is not None
    return False


def is_of_model(words: Segment, end: int) -> bool:
    """True for the verb of "cells, in which the pathway is activated": the present tense of a clause on the model; `end`: before the verb."""
    none = next((i for i in range(end, max(end - 2 * _REACH, 1), -1) if words[i].low in {"none", "neither"}), 0)
    if none and words[none - 1].low in {"that", "which"} and not any(is_finite(words, i) for i in range(none, end)):
        return words[none - 2].low not in {"found", "showed", "was", "were", "and", "suggested", "demonstrated"}  # what others had not done
    if words[end + 1].low not in {"is", "are"}:
        return False
    near = range(end, max(end - 2 * _REACH, 0), -1)
    which = next((i for i in near if words[i].low == "which"), None)
    return which is not None and words[which - 1].low in {"in", "of"} and not any(is_finite(words, i) for i in range(which, end))


def of_antecedent(words: Segment, at: int, so_far: Sequence[Effect]) -> Iterator[Effect]:
    """ "A rose, which was blocked by X": the verb at `at` speaks of the effects before it."""
    verb, start = VERBS.get(words[at].low), at - 1
    if verb is None or not verb.past or verb.act not in (Act.LOWER, Act.RAISE) or not so_far:
        return
    while start > 0 and (words[start].low in {"was", "were", "be", "could"} or is_adverb(words[start])):
        start -= 1
    if start == at - 1 or start < 1 or words[start].low != "which" or words[start - 1].low != ",":
        return
    by = next((i for i in range(at + 1, min(at + 4, len(words))) if words[i].low in {"by", "with"}), None)
    if by is None or not any(w.asset is not None for w in words[by : by + _NEAR]):
        return
    way = DOWN if verb.act is Act.LOWER else UP
    last = [e for e in so_far if e.at == so_far[-1].at and e.end <= start]
    yield from (replace(e, direction=way, at=at, rule="preclinical.contrast") for e in last)
