"""A count and its share, in two columns of one row, "70/85 | 82.4 (72.6-89.8)" under "n/N | % (95% CI)", or in one cell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from abstract2kb.assemble.cells import hints_of
from abstract2kb.assemble.figure import Figure
from abstract2kb.assemble.table_result import TableResult
from abstract2kb.assemble.table_view import RowView, TableView
from abstract2kb.patterns import regex

__all__ = ["is_count_with_share", "shares_joined"]

_NEAR = 1.0
"""How far the share may be from what the count gives, in percent."""


def shares_joined(found: Iterable[tuple[int, TableResult]]) -> list[tuple[int, TableResult]]:
    """The results of a row, by column, with each count and the share of the same group in the next column made one result."""
    done: list[tuple[int, TableResult]] = []
    for column, result in found:
        before = done[-1] if done else None
        if before is not None and before[0] == column - 1 and (one := _joined(before[1], result)) is not None:
            done[-1] = (column, one)
        else:
            done.append((column, result))
    return done


def _joined(count: TableResult, share: TableResult) -> TableResult | None:
    """Both as one, where they are of one topic and group and agree; None else."""
    a, b = count.figure, share.figure
    same = all(getattr(count, name) == getattr(share, name) for name in ("arm", "grade", "assets", "study", "term"))
    if not same or count.topic.start != share.topic.start or not _is_count(a) or not _is_share(b):
        return None
    total = a.total or b.total
    if a.n is None or b.percent is None or (total and (a.n > total or abs(100 * a.n / total - b.percent) > _NEAR)):
        return None
    figure = replace(a, end=max(a.end, b.end), total=total, percent=b.percent, low=b.low, high=b.high, level=b.level)
    return replace(share, figure=figure)


def _is_count(figure: Figure) -> bool:
    return figure.kind == "rate" and figure.n is not None and figure.percent is None


def _is_share(figure: Figure) -> bool:
    return figure.kind == "rate" and figure.n is None and figure.percent is not None


_COUNT_WITH_SHARE = regex(r"\s*\d+\s?\(\d+(?:[.·]\d+)?\s?%?\)\s*")


def is_count_with_share(view: TableView, row: RowView, column: int, text: str) -> bool:
    """Whether a cell is a count with its percent, as its headings, its label or the title say: "87 (74)" below "n (%)"."""
    heads = [c.text for c in (row.label, *view.path(0), *view.path(column)) if c is not None]
    said = hints_of(*heads, view.title)
    return said.count and said.percent and _COUNT_WITH_SHARE.fullmatch(text) is not None
