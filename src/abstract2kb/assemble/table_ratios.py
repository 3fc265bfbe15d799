"""Ratios beside other figures: in a row's label, at the end of a cell of two figures, and in the rows below a row of ratios.

Examples: "Overall survival, median (HR 0.70, 95% CI 0.54-0.89)" over "11.5 mo" and "9.5 mo"; "12.5 vs 6.3 months; HR 0.45 (0.38-0.54)"; "dMMR"
over "0.41" and "0.42" below "HR vs control".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from abstract2kb.assemble.cells import figures_in, hints_of
from abstract2kb.assemble.figure import Figure
from abstract2kb.assemble.table_topics import TableTopics
from abstract2kb.assemble.table_view import RowView, TableView
from abstract2kb.patterns import regex
from abstract2kb.pdf.layout import Cell

__all__ = ["NAMED_RATIO", "announces_ratio", "figures_before_ratio", "landmark_ahead", "noted_ratio", "with_ratios", "without_lead"]

_KIND = r"(?:a?HR|OR|RR|[Hh]azard ratio|[Oo]dds ratio|[Rr]isk ratio)"
NAMED_RATIO = regex(rf"\s*{_KIND}[\s:=,]{{1,3}}\d+[.·]\d")
_AT_END = regex(rf"\s?[;,·|]?\s?[(\[]?(?={_KIND}[\s:=,]{{1,3}}\d+[.·]\d)")
_IN_LABEL = regex(rf"\s?(?:[(\[]|[,;]\s)(?P<ratio>{_KIND}[\s:=,]{{1,3}}\d+[.·]\d.*?)(?P<close>[)\]]?)\s*$")
_BARE = regex(r"\s?[(\[](?P<ratio>\d{1,2}[.·]\d+(?:[,;:\s]\s?[^()]*)?)[)\]]\s*$")
_ANNOUNCED = regex(rf"\w.*\s?[(\[;,]\s?{_KIND}(?:[,;]?\s?[^()]*)?[)\]]?\s*$")
_LEAD = regex(
    r"\s*(?:(?P<median>median|med\.)|(?P<at>(?:\d+(?:\.\d+)?|one|two|three|five)[\s-]?(?:months?|mos?|years?|yrs?|weeks?|wks?))"
    r"(?:\s(?-i:[A-Za-z]{0,3}[A-Z]{2,3}))?(?:\s(?:rates?|landmark|estimate))?(?:\s?\([^()]*\))?)[:,]?\s(?=\d|NR|NE|not)",
    re.IGNORECASE,
)
_LIKE = regex(r"\s*(?:\d{1,2}[.·]\d+\b.*|1|1\.0+|[-–—]|(?:1(?:\.0+)? ?)?\(?ref(?:erence|\.)?\)?|\(?reference\)?)\s*$", re.IGNORECASE)
"""A cell of ratios, or of the arm that the others are compared with."""
_REFERENCE = regex(r"\bref(?:erence|\.)?\b", re.IGNORECASE)

_RATIO_NOTE = regex(
    r"(?:HR|[Hh]azard ratio)[,:]?\s?(?P<hr>\d+\.\d+)"
    r"(?:\s?[(\[;,]\s?(?:(?P<level>\d\d)\s?% CI,?:?\s)?(?P<low>\d+\.\d+)\s?(?:–|-|to)\s?(?P<high>\d+\.\d+)[)\]]?)?"
)


def figures_before_ratio(text: str, announced: bool = False) -> tuple[int, int] | None:
    """Where the figures of a cell end, and where the ratio begins that follows them; None where none does. `announced`: a heading says that
    brackets hold ratios.

    >>> figures_before_ratio("12.5 vs 6.3 months; HR 0.45 (0.38–0.54)")
    (18, 20)
    """
    m = next((m for m in _AT_END.finditer(text) if m.start() and figures_in(text[: m.start()])), None)
    if m is None and announced and (bare := _BARE.search(text)) and len(figures_in(text[: bare.start()])) > 1:
        return bare.start(), bare.start("ratio")
    return m.span() if m else None


def announces_ratio(heading: str) -> bool:
    """Whether a heading says that a ratio follows the figures: "Median PFS, mo (HR)"."""
    return _ANNOUNCED.search(heading) is not None


def without_lead(text: str) -> int:
    """Where the figures of a cell begin, after "median" or the time that they are of.

    >>> without_lead("median 5.6 vs 3.7 mo")
    7
    """
    m = _LEAD.match(text)
    return m.end() if m else 0


def landmark_ahead(text: str) -> str | None:
    """The time that a cell names before its figures: "5-year" of "5-year rate 49% / 34%"."""
    m = _LEAD.match(text)
    return m.group("at") if m else None


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


def noted_ratio(view: TableView, cell: Cell) -> Figure | None:
    """The ratio that a note on a rate or median begins with: "HR 0.61 (95% CI, 0.44-0.86)"."""
    for note in cell.footnotes:
        at = view.scene.text.find(note, view.table.end - view.scene.source.offset)
        m = _RATIO_NOTE.match(note)
        if m is not None and at >= 0:
            low, high = (float(m.group(name)) if m.group(name) else None for name in ("low", "high"))
            level = 95.0 if m.group("level") == "95" else None
            return Figure(at, at + m.end(), "ratio", ratio=float(m.group("hr")), ratio_kind="HR", low=low, high=high, level=level)
    return None
