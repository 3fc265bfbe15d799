"""The endpoints and events that a cell of a result table names, beside those that prose would name in the same words.

Example: "PR" beside "CR" and "SD" is a response; "Responders, n/N" over figures are the objective responses.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property

from abstract2kb.assemble.table_view import TableView
from abstract2kb.assemble.topics import Topic, topics
from abstract2kb.patterns import regex
from abstract2kb.pdf.layout import Cell
from abstract2kb.records import Endpoint

__all__ = ["NamedTopics"]

_IN_NAME = regex(r"[-–](?:L?\d|[A-Z]{2})")
"""After "PD" in "PD-L1", which is no response."""
_RESPONSES = ("CR", "PR", "SD", "PD", "NE")
_BASELINE = regex(r"\b(?:at baseline|history of|prior|previous)\b", re.IGNORECASE)
_DURATION = regex(r"\b(?:duration of|time to)\b", re.IGNORECASE)
_RESPONDED = regex(
    r"(?:(?:any|all|best|overall|objective|tumou?r|clinical|confirmed|investigator|central|BICR|RECIST)[\s-]+)*"
    r"(?:responses?|responders|responded|response rate)"
    r"(?:\s(?:by|per)\s[\w. -]{2,20})?(?:\s?[(\[](?:confirmed|unconfirmed|RECIST[^()]{0,8}|BICR|IRC|investigator)[)\]])?",
    re.IGNORECASE,
)
"""A heading over the patients who responded, none of whose words is the name of an endpoint."""
_COUNTED = regex(
    r"[,;:]?\s?(?:[(\[]?(?:n|no\.|N)\s?(?:/\s?N)?\s?(?:[(\[]\s?%\s?[)\]])?[)\]]?|"
    r"[(\[]?%\s?(?:[(\[]\s?(?:n|n/N|95% CI)\s?[)\]])?[)\]]?|%[,;]?\s95% CI)\s*$"
)
"""What a heading says of its figures: ", n/N (%)"."""


@dataclass
class NamedTopics:
    """The topics that the cells of one table name."""

    view: TableView

    def of(self, cell: Cell) -> list[Topic]:
        """The topics that a cell names, a duration before what it is the duration of."""
        if _BASELINE.search(cell.text):
            return []
        found = topics(self.view.scene, *self.view.span(cell)) or self._spelled_out(cell) or self._best_response(cell) or self._responded(cell)
        found = [replace(t, family="survival") if t.endpoint is Endpoint.OS and "alive" in t.text.lower() else t for t in found]
        found = [t for t in found if t.family != "response" or not _IN_NAME.match(self.view.scene.text, t.end)]
        if len(found) > 1 and _DURATION.search(cell.text):
            found.sort(key=lambda t: t.family != "time")
        return found

    @cached_property
    def _responses(self) -> set[str]:
        """The short forms of best responses that label rows or head columns, where there are two or more."""
        found = {c.text.strip(" ,;:").split(",")[0].split(" ")[0] for c in self.view.table.cells if c.row < self.view.header_rows or c.col == 0}
        return found & set(_RESPONSES) if len(found & set(_RESPONSES)) > 1 else set()

    def _best_response(self, cell: Cell) -> list[Topic]:
        """ "PR" and "PD" beside "CR" and "SD" are responses, whatever they may stand for elsewhere."""
        word = re.match(r"[A-Z]{2}\b(?=$|,|\s\(|\s?n\b)", cell.text)
        if word is None or word.group() not in self._responses:
            return []
        start, _ = self.view.span(cell)
        name = word.group()
        return [Topic(start, start + len(name), "response", name, name, "endpoints.table_label", Endpoint(name))]

    def _spelled_out(self, cell: Cell) -> list[Topic]:
        """The event of a shortened heading whose note gives it whole: "Hyperglyc." with the note "Hyperglycemia."."""
        text = self.view.scene.text
        stem = re.match(r"[A-Za-z]{4,}", cell.text)
        for note in cell.footnotes if stem and cell.text.rstrip().endswith(".") else ():
            at = text.find(note[:20], self.view.span(cell)[1])
            found = topics(self.view.scene, at, at + len(note.split(".")[0])) if at >= 0 else []
            if stem and found and found[0].text.lower().startswith(stem.group().lower()):
                return found[:1]
        return []

    def _responded(self, cell: Cell) -> list[Topic]:
        """ "Responders, n/N" and "Response (confirmed), n (%)" over or before figures are the objective responses."""
        words = _COUNTED.sub("", cell.text).strip(" ,;:")
        if not _RESPONDED.fullmatch(words) or not (cell.row < self.view.header_rows or self._has_values(cell)):
            return []
        start, _ = self.view.span(cell)
        return [Topic(start, start + len(words), "response", words, "ORR", "endpoints.table_label", Endpoint.ORR)]

    def _has_values(self, cell: Cell) -> bool:
        """Whether figures stand in the row of a cell: it is no line over rows."""
        row = (self.view.grid.get((cell.row, c)) for c in range(1, self.view.width))
        return any(c is not None and c is not cell and any(map(str.isdigit, c.text)) for c in row)
