"""Regimens that a drug is given with, by their names: "zolvatug plus mFOLFOX6", "R-mini-CHOP with zolvatug", "zolvatug with CAPOX or mFOLFOX6".

A regimen's name is a partner as a class is: the drug has it among its combinations, and the drugs that it is made of have nothing by it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from abstract2kb.assemble.combinations import CHAIN, Pairing
from abstract2kb.assemble.descriptions import Named
from abstract2kb.assemble.regimen_assets import REGIMEN
from abstract2kb.assemble.roles import is_past
from abstract2kb.assemble.scene import Scene
from abstract2kb.nlp.mention import Label
from abstract2kb.patterns import regex

__all__ = ["regimen_pairings"]

_JOINS = r"(?:\+|plus\b|with\b|combined with\b|in combination with\b|together with\b|added to\b|on top of\b)\s?"
_WITH = regex(
    rf"(?:\s?\([^()\n]{{0,60}}\))?(?:\s\d[\w./]*(?:\s?(?:mg|g|mg/kg|mg/m2))?)?,?\s?{_JOINS}(?:(?:either|standard|the"
    rf"|a|standard-of-care|investigator’s choice of)\s)*"
)
_BEHIND = regex(rf"(?:\s?\([^()\n]{{0,60}}\))?,?\s?{_JOINS}(?:(?:the|an?|either|its)\s)?(?:[\w-]+(?:-dose|-targeted|-directed)\s)?")
_OR = regex(r"\s?(?:or|/)\s?(?:(?:modified|standard)\s)?|,\s")
_NEAR = 110
"""Characters between a drug and the regimen, a bracket between them included."""


def regimen_pairings(scene: Scene, named: Sequence[Named]) -> list[Pairing]:
    """A pairing for each drug that is joined to the name of a regimen, before it or behind it; `named` in text order."""
    found: list[Pairing] = []
    starts = [n.start for n in named]
    last: tuple[int, list[int]] = (-1, [])
    for match in REGIMEN.finditer(scene.text):
        start, end = match.span()
        place = Named(start, end, -1)
        at = bisect_left(starts, start)
        if (at and named[at - 1].end > start) or scene.within(start, end, Label.DRUG) or is_past(scene, place):
            continue
        joined = _before(scene, named, at, start) or (last[1] if last[0] >= 0 and _OR.fullmatch(scene.text, last[0], start) else [])
        last = (end, joined)
        beside = list(dict.fromkeys([*joined, *_behind(scene, named, bisect_left(starts, end), end)]))
        found += [Pairing(entity, None, match.group(), start, end, "combinations.regimen") for entity in beside]
    return found


def _before(scene: Scene, named: Sequence[Named], at: int, start: int) -> list[int]:
    """The drugs that end in a link to a regimen at `start`: the last one, and those that are chained to it."""
    if not at or start - named[at - 1].end > _NEAR or _WITH.fullmatch(scene.text, named[at - 1].end, start) is None:
        return []
    found = [named[at - 1]]
    for name in reversed(named[: at - 1]):
        if found[-1].start - name.end > _NEAR or CHAIN.fullmatch(scene.text, name.end, found[-1].start) is None:
            break
        found.append(name)
    return [n.entity for n in found]


def _behind(scene: Scene, named: Sequence[Named], at: int, end: int) -> list[int]:
    """The drugs that are joined to a regimen that ends at `end`, and those that are chained to them."""
    found: list[int] = []
    link = _BEHIND
    for name in named[at:]:
        if name.start - end > _NEAR or link.fullmatch(scene.text, end, name.start) is None:
            break
        found.append(name.entity)
        end, link = name.end, CHAIN
    return found
