"""Ratios beside other figures: in a row's label, at the end of a cell of two figures, and in the rows below a row of ratios.

Examples: "Overall survival, median (HR 0.70, 95% CI 0.54-0.89)" over "11.5 mo" and "9.5 mo"; "12.5 vs 6.3 months; HR 0.45 (0.38-0.54)"; "dMMR"
over "0.41" and "0.42" below "HR vs control".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from abstract2kb.assemble.cells import figures_in, hints_of
from abstract2kb.assemble.table_topics import TableTopics
from abstract2kb.assemble.table_view import RowView
from abstract2kb.pdf.layout import Cell

__all__ = ["NAMED_RATIO", "figures_before_ratio", "with_ratios"]

_KIND = r"(?:a?HR|OR|RR|[Hh]azard ratio|[Oo]dds ratio|[Rr]isk ratio)"
NAMED_RATIO = re.compile(rf"\s*{_KIND}[\s:=,]{{1,3}}\d+[.·]\d")
_AT_END = re.compile(rf"\s?[;,·|]?\s?[(\[]?(?={_KIND}[\s:=,]{{1,3}}\d+[.·]\d)")
_IN_LABEL = re.compile(rf"\s?(?:[(\[]|[,;]\s)(?P<ratio>{_KIND}[\s:=,]{{1,3}}\d+[.·]\d.*?)(?P<close>[)\]]?)\s*$")
_LIKE = re.compile(r"\s*(?:\d{1,2}[.·]\d+\b.*|1|1\.0+|[-–—]|(?:1(?:\.0+)? ?)?\(?ref(?:erence|\.)?\)?|\(?reference\)?)\s*$", re.IGNORECASE)
"""A cell of ratios, or of the arm that the others are compared with."""
_REFERENCE = re.compile(r"\bref(?:erence|\.)?\b", re.IGNORECASE)


def figures_before_ratio(text: str) -> tuple[int, int] | None:
    """Where the figures of a cell end, and where the ratio begins that follows them; None where none does.

    >>> figures_before_ratio("12.5 vs 6.3 months; HR 0.45 (0.38–0.54)")
    (18, 20)
    """
    m = next((m for m in _AT_END.finditer(text) if m.start() and figures_in(text[: m.start()])), None)
    return m.span() if m else None


def with_ratios(rows: Iterable[RowView], topics: TableTopics) -> Iterator[RowView]:
    """The rows; the ratio in a label stands apart, and rows of parts of the patients below a row of ratios know it."""
    above: Cell | None = None
    for row in rows:
        row = _told_apart(row)
        label = row.label
        if label is None or not row.values:
            above = None
        elif hints_of(label.text).ratio and label.row == row.index:
            above = label if any(_REFERENCE.search(c.text) for _, c in row.values) else None
        elif above is not None and label is not above and not topics.of_label(row) and all(_LIKE.match(c.text) for _, c in row.values):
            row = replace(row, over=above)
        elif label is not above:
            above = None if label.row == row.index else above
        yield row


def _told_apart(row: RowView) -> RowView:
    """The row with the ratio that ends its label in a cell of its own."""
    label = row.label
    m = _IN_LABEL.search(label.text) if label is not None else None
    if label is None or m is None or not m.start() or label.end - label.start != len(label.text):
        return row
    end = m.end("ratio")
    if m.group("close") and m.group("ratio").count("(") > m.group("ratio").count(")"):
        end = m.end("close")
    ratio = replace(label, text=label.text[m.start("ratio") : end], start=label.start + m.start("ratio"), end=label.start + end)
    short = replace(label, text=label.text[: m.start()], end=label.start + m.start())
    keys = {role: short if cell is label else cell for role, cell in row.keys.items()}
    return replace(row, label=short, keys=keys, ratio=ratio)
