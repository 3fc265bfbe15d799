"""Outcomes that a cell of a table tells in words, with what the row of the cell says of them: whose they are, of which trial, among how many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from abstract2kb.assemble.table_arms import is_control
from abstract2kb.assemble.table_told import ToldCell
from abstract2kb.records import Measure, Outcome

__all__ = ["placed"]

_PAIR = 2


def placed(records: Sequence[Outcome], told: ToldCell) -> list[Outcome]:
    """The outcomes of a cell; of two of one endpoint in a row that compares two arms the second is the control's."""
    kinds = [(r.endpoint, r.measure, r.at) for r in records]
    count, seen = Counter(kinds), Counter[tuple[object, ...]]()
    found = []
    for record, kind in zip(records, kinds, strict=True):
        seen[kind] += 1
        second = count[kind] == _PAIR == seen[kind] and record.measure is not Measure.RATIO
        compares = told.control is not None and (count[kind] == _PAIR or record.measure is Measure.RATIO)
        found.append(_of_control(record, told) if second and compares else _placed(record, told))
    return found


def _of_control(record: Outcome, told: ToldCell) -> Outcome:
    """The outcome as one of the arm that the row sets the first against."""
    words, assets = told.control or (None, ())
    return record.model_copy(update={"arm": record.arm or words, "assets": assets, "study": told.study or record.study})


def _placed(record: Outcome, told: ToldCell) -> Outcome:
    """The outcome as one of the row's own arm."""
    alone = record.n is None and record.total is None and record.arm is None
    total = told.total if record.measure is Measure.PROPORTION and alone else record.total
    assets = told.assets or (() if told.arm is not None and is_control(told.arm) else record.assets)
    arm = record.arm or (told.arm if record.measure is not Measure.RATIO else None)
    return record.model_copy(update={"arm": arm, "assets": assets, "study": told.study or record.study, "total": total})
