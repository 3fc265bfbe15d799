"""Tables that hold several lists side by side, or a title in their first row: which columns go together.

Example: under "Measure | n/N (%) | Measure | Value" the row "PSA50 | 35/63 (55.6) | Median DOR | 9.1" holds two results, each with a name of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Protocol

from abstract2kb.assemble.scene import Scene
from abstract2kb.assemble.table_words import ROLES
from abstract2kb.nlp.mention import Label
from abstract2kb.patterns import regex
from abstract2kb.pdf.layout import Cell

__all__ = ["MEASURE", "by_measure", "by_panel", "further_lists", "has_banner"]


class View(Protocol):
    """What is asked of a TableView."""

    scene: Scene

    @property
    def grid(self) -> dict[tuple[int, int], Cell]:
        """Every place to its cell."""

    @property
    def header_rows(self) -> int:
        """How many rows are headings."""

    @property
    def width(self) -> int:
        """How many columns there are."""

    @property
    def panels(self) -> list[int]:
        """Where further lists of labels begin."""

    @property
    def measures(self) -> list[int]:
        """The columns that name what is measured."""

    def span(self, cell: Cell) -> tuple[int, int]:
        """Where the cell stands in the text."""

    def heading(self, column: int) -> str:
        """The headings over a column."""

    def is_of_labels(self, column: int) -> bool:
        """Whether the cells of the column name endpoints or events."""


MEASURE = dict(ROLES)["endpoint"]
"""The heading of a column that names what is measured."""
_UNDER_BANNER = 2
_NUMBERED = regex(r"(?:panel|table|exhibit|figure|fig|box|section)\.?\s?(?:[A-Z]|[IVX]+|\d+)\b", re.IGNORECASE)
"""How a title begins that can be nothing else."""
_OF_VALUES = regex(
    r"%|\b(?:\w*[- ]?related|\w*[- ]?emergent|patients|pts|women|men|subjects|those|populations?|subgroups?|cohorts?|sets?|with|without|"
    r"median|mean|number|months?|weeks?|years?|days?|mo|yr|at|n)\b|[≥≤<>]",
    re.IGNORECASE,
)
"""In a first row that tells of the figures below it or of whom they are: "At 12 months, %", "Patients with liver metastases"."""


def has_banner(view: View) -> bool:
    """Whether the first row is a title from end to end that says nothing of what the columns below it hold: "Panel C. Early signals"."""
    banner = view.grid.get((0, 0))
    if banner is None or view.header_rows < _UNDER_BANNER or view.width < _UNDER_BANNER or banner.col_span < view.width:
        return False
    told = (Label.ENDPOINT, Label.ADVERSE_EVENT, Label.DRUG, Label.ARM, Label.TRIAL_ID, Label.GRADE, Label.COUNT)
    if view.scene.within(*view.span(banner), *told):
        return False
    return _NUMBERED.match(banner.text.strip()) is not None or _OF_VALUES.search(banner.text) is None


def further_lists(view: View) -> list[int]:
    """The columns in which further lists of labels begin, under the heading of the first."""
    heading = view.heading(0).lower()
    same = [c for c in range(2, view.width - 1) if view.heading(c).lower() == heading and view.is_of_labels(c)]
    return same if heading or (same and view.is_of_labels(0)) else []


def by_panel(view: View, row: Any) -> Iterator[Any]:
    """The row, cut where a further list of labels stands in it."""
    starts = [0, *view.panels]
    for at, start in enumerate(starts):
        end = starts[at + 1] if at + 1 < len(starts) else view.width
        values = [(c, cell) for c, cell in row.values if start <= c < end]
        label = row.label if not start else view.grid.get((row.index, start))
        keys = {role: cell for role, cell in row.keys.items() if cell.col not in view.panels and not (start and cell is row.label)}
        if values:
            yield replace(row, label=label, keys=keys, values=values)


def by_measure(view: View, row: Any) -> Iterator[Any]:
    """The row, cut where another column names what is measured: figures before the first of them have none."""
    starts = [0, *view.measures]
    for at, start in enumerate(starts):
        end = starts[at + 1] if at + 1 < len(starts) else view.width
        values = [(c, cell) for c, cell in row.values if start <= c < end]
        keys = {role: cell for role, cell in row.keys.items() if role != "endpoint"}
        if start and (named := view.grid.get((row.index, start))) is not None:
            keys["endpoint"] = named
        if values:
            yield replace(row, keys=keys, values=values)
