"""Intervals and p values that stand in a row below or a column beside the figures that they are of."""

from __future__ import annotations

import re
from dataclasses import replace

from abstract2kb.assemble.cells import interval_of, level_of
from abstract2kb.assemble.table_result import TableResult
from abstract2kb.assemble.table_view import RowView, TableView
from abstract2kb.patterns import regex

__all__ = ["CI_ROW", "P_ROW", "is_beside", "joined", "with_beside"]

P_ROW = regex(r"^(?:(?:nominal|one-sided|two-sided)\s)?(?:p[\s-]?values?[a-z]?|p)[*†‡]?$", re.IGNORECASE)
CI_ROW = regex(r"^\(?\d{2}\s?% ?CI\)?$", re.IGNORECASE)
_DIFFERENCE = regex(r"(?:treatment |absolute |risk )?(?:difference|delta)\b|Δ", re.IGNORECASE)
_P_VALUE = regex(r"\s*(?:p\s?)?(?P<p>(?:[=<>≤]\s?)?0?[.·]\d+)\s*", re.IGNORECASE)


def with_beside(view: TableView, row: RowView, found: list[tuple[int, TableResult]]) -> list[tuple[int, TableResult]]:
    """The results of a row with the intervals and p values that the columns right beside theirs hold."""
    done = []
    for column, result in found:
        heads = [c.text.strip() for c in view.path(column + 1)[-1:]]
        said = any(CI_ROW.match(h) for h in heads), any(P_ROW.match(h) for h in heads)
        done.append((column, joined(view, row, column + 1, result, said[0], heads[0]) if any(said) else result))
    return done


def is_beside(view: TableView, column: int) -> bool:
    """Whether a column has p values or differences, which are of no arm."""
    return any(P_ROW.match(h) or _DIFFERENCE.match(h) for h in (c.text.strip() for c in view.path(column)[-1:]))


def joined(view: TableView, row: RowView, column: int, result: TableResult, is_interval: bool, head: str = "") -> TableResult:
    """The result with what the next row (or the column with this head) says of it: an interval or a p value."""
    text = next((cell.text for c, cell in row.values if c == column), "")
    if is_interval and result.figure.low is None and (ends := interval_of(text)):
        notes = next((cell.footnotes for c, cell in row.values if c == column), ())
        level = level_of(*notes, head, row.label.text if row.label else "", view.everything)
        return replace(result, figure=replace(result.figure, low=ends[0], high=ends[1], level=level))
    m = _P_VALUE.fullmatch(text)
    if not is_interval and m and result.figure.kind == "ratio":
        return replace(result, p=m.group("p").replace(" ", "").lstrip("="))
    return result
