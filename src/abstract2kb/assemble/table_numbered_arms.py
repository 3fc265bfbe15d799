"""Arms that a table names by how many drugs they are of: "triplet" and "doublet" below a table of the same trial that names the drugs.

Example: a table of outcomes has the columns "A + B + C" and "A + B", the table of events of the trial "Triplet (n = 130)" and "Doublet (n = 128)".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from abstract2kb.assemble.table_result import TableResult
from abstract2kb.patterns import regex
from abstract2kb.records import Study

__all__ = ["with_numbers_told"]

_NUMBERED = regex(
    r"(?:the )?(?:(?P<one>mono(?:therapy)?|single[- ]agent|singlet)|(?P<two>doublet|duplet|two[- ]drug)|(?P<three>triplet|triple|three[- ]drug)|"
    r"(?P<four>quadruplet|quad|four[- ]drug)|(?P<more>combination|combo))(?: (?:arm|group|regimen|therapy|combination))?",
    re.IGNORECASE,
)
_ADDED = regex(r"\s*(?:\+|plus\b|with\b)", re.IGNORECASE)
"""How an arm begins that names only what was added: it is no regimen of one drug."""
_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4}
_NEAR = 4000
"""So far before a table another one may stand that is not said to be of the trial, but is."""


def with_numbers_told(found: Sequence[TableResult], studies: Sequence[Study]) -> list[TableResult]:
    """The results, those of an arm that is told by the number of its drugs with the one regimen of so many drugs that the trial has."""
    numbered = [_NUMBERED.fullmatch(r.arm.strip()) if r.arm else None for r in found]
    if not any(numbered):
        return list(found)
    given: dict[str | None, set[tuple[str, ...]]] = defaultdict(set)
    named = [r for r, m in zip(found, numbered, strict=True) if r.assets and m is None and r.figure.kind != "ratio" and not _ADDED.match(r.arm or "")]
    for result in (r for r in named if r.study is not None):
        given[result.study].add(result.assets)
    for study in studies:
        given[study.id].update(arm.assets for arm in study.arms if arm.assets)
    loose = [r for r in named if r.study is None]
    return [_told(r, m, given[r.study], loose) if m is not None else r for r, m in zip(found, numbered, strict=True)]


def _told(result: TableResult, numbered: re.Match[str], given: set[tuple[str, ...]], loose: Sequence[TableResult]) -> TableResult:
    """The result with the regimen that its number means, where what it has is none that the trial gave."""
    if any({*result.assets} == {*drugs} for drugs in given):
        return result
    assets = _of(numbered, given) or (_of(numbered, _near(result, loose)) if not result.assets else ())
    return replace(result, assets=assets or result.assets)


def _near(result: TableResult, loose: Sequence[TableResult]) -> set[tuple[str, ...]]:
    """The regimens of the results right before this one that are not said to be of any trial."""
    return {r.assets for r in loose if 0 < result.figure.start - r.figure.start < _NEAR}


def _of(numbered: re.Match[str], given: set[tuple[str, ...]]) -> tuple[str, ...]:
    """The one regimen of as many drugs; of a combination the one regimen of several."""
    least = _NUMBERS.get(numbered.lastgroup or "", 2)
    whole = {tuple(sorted(drugs)): drugs for drugs in given}
    fitting = [own for own in whole.values() if len(own) == least or (numbered.lastgroup == "more" and len(own) > least)]
    return fitting[0] if len(fitting) == 1 else ()
