"""Figures of two arms that their table does not name: other tables of the article tell what the two arms of the trial are, in the same order.

Example: in a table of events "ALPHA-1 | 27 vs 62" has the arms "A (n = 254)" and "Chemotherapy (n = 255)" that a table of outcomes has for ALPHA-1.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from abstract2kb.assemble.table_arms import is_control
from abstract2kb.assemble.table_result import TableResult
from abstract2kb.records import Study

__all__ = ["with_arms_told"]

_Arm = tuple[str | None, tuple[str, ...]]


def with_arms_told(found: Sequence[TableResult], studies: Sequence[Study]) -> list[TableResult]:
    """The results, those of a side that is not named with the arm that other results of their study, or the study itself, have there."""
    if not any(r.side is not None for r in found):
        return list(found)
    told: dict[str, dict[str, _Arm]] = {}
    for result in found:
        if result.side is None and result.study is not None and result.figure.kind != "ratio" and result.arm:
            told.setdefault(result.study, {}).setdefault(result.arm.lower(), (result.arm, result.assets))
    arms = {study: pair for study, own in told.items() if (pair := _two(list(own.values()))) is not None}
    for study in studies:
        if study.id not in told and (pair := _two([(arm.label, arm.assets) for arm in study.arms])) is not None:
            arms[study.id] = pair
    return [_named(result, arms.get(result.study or "")) for result in found]


def _two(arms: Sequence[_Arm]) -> tuple[_Arm, _Arm] | None:
    """The test arm and the control where there are two arms, and the second is a control or was given other drugs."""
    if len(arms) != 2:
        return None
    first, second = arms
    if is_control(first[0] or "") and not is_control(second[0] or ""):
        return second, first
    return (first, second) if first[1] and first[1] != second[1] else None


def _named(result: TableResult, arms: tuple[_Arm, _Arm] | None) -> TableResult:
    if result.side is None or arms is None:
        return result
    words, assets = arms[result.side]
    return replace(result, arm=words, assets=assets)
