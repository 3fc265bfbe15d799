"""The endpoints and events that a cell of a result table names, beside those that prose would name in the same words.

Example: "PR" beside "CR" and "SD" is a response; "Responders, n/N" over figures are the objective responses.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property

from abstract2kb.assemble.table_stops import stopped
from abstract2kb.assemble.table_view import TableView
from abstract2kb.assemble.topics import Topic, topics
from abstract2kb.patterns import regex
from abstract2kb.pdf.layout import Cell
from abstract2kb.records import Endpoint

__all__ = ["NamedTopics"]

_IN_NAME = regex(r"[-–](?:L?\d|[A-Z]{2})")
"""After "PD" in "PD-L1", which is no response."""
_BY_DOSE = regex(r"\b(?:dose(?: level)?s?|mg(?:/kg)?|DLTs?|cohort|treated|dosed|evaluable|enrolled)\b", re.IGNORECASE)
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
_WHO = regex(
    r"(?:(?:no\.|number|proportion|percentage|%|share) of )?(?:patients|pts|participants|subjects|those)\s"
    r"(?:(?:with|in|achieving|attaining|reaching|having|who (?:had|achieved|attained|reached))\s)(?:an?\s)?(?=\S)",
    re.IGNORECASE,
)
"""What a label may say before the response that its figures are of: "Patients with disease control"."""
_COUNTED = regex(
    r"(?:[,;:]?\s?(?<![A-Za-z])(?:[(\[]?(?:n|no\.|N)\s?(?:/\s?N)?\s?(?:evaluable|assessable)?\s?(?:[(\[]\s?%\s?[)\]])?[)\]]?|"
    r"[(\[]?%\s?(?:[(\[]\s?(?:n|n/N|95% CI)\s?[)\]])?[)\]]?|[(\[]?(?:95% )?CI[)\]]?|/\s?(?:evaluable|N|assessable)(?:,\s?n)?))+\s*$"
)
"""What a heading says of its figures: ", n/N (%)"."""
_LASTED = regex(
    r"(?:(?:median|med\.)\s)?(?:duration|durability|time (?:in|on) (?:response|remission))(?:[,;]?\s?(?:median|med\.))?"
    r"(?:[,;]?\s?[(\[]?(?:months?|mos?\.?|weeks?|wks?|years?|yrs?)[)\]]?)?",
    re.IGNORECASE,
)
"""A heading over how long responses lasted, in a table of responses."""
_BEST_WORDS = (
    (Endpoint.CR, regex(r"complete(?:ly)?(?: responders?)?|in complete (?:response|remission)", re.IGNORECASE)),
    (Endpoint.PR, regex(r"partial(?: responders?)?|in partial (?:response|remission)", re.IGNORECASE)),
    (Endpoint.SD, regex(r"stable|stabili[sz]ation|no change", re.IGNORECASE)),
    (Endpoint.PD, regex(r"progress(?:ion|ive|ed|ing)", re.IGNORECASE)),
    (Endpoint.NE, regex(r"(?:not|non-?|in)\s?(?:evalua(?:ble|ted)|assess(?:able|ed))|unevaluable|unassessable|missing|unknown", re.IGNORECASE)),
)
"""The best responses in words that are no names of endpoints by themselves."""


@dataclass
class NamedTopics:
    """The topics that the cells of one table name."""

    view: TableView

    def of(self, cell: Cell) -> list[Topic]:
        """The topics that a cell names, a duration before what it is the duration of."""
        key = (cell, len(self.view.scene.asset_ids))
        if key not in self._known:
            self._known[key] = self._topics(cell)
        return list(self._known[key])

    @cached_property
    def _known(self) -> dict[tuple[Cell, int], list[Topic]]:
        return {}

    def _topics(self, cell: Cell) -> list[Topic]:
        if _BASELINE.search(cell.text):
            return []
        start, end = self.view.span(cell)
        who = _WHO.match(self.view.scene.text, start, end)
        found = (
            topics(self.view.scene, who.end() if who else start, end) or self._spelled_out(cell) or self._best_response(cell) or self._responded(cell)
        )
        found = found or self._in_words(cell) or self._lasted(cell) or stopped(self.view, cell)
        found = [replace(t, family="survival") if t.endpoint is Endpoint.OS and "alive" in t.text.lower() else t for t in found]
        found = [t for t in found if t.family != "response" or not _IN_NAME.match(self.view.scene.text, t.end)]
        if len(found) > 1 and _DURATION.search(cell.text):
            found.sort(key=lambda t: t.family != "time")
        return found

    @cached_property
    def _responses(self) -> set[str]:
        """The short forms of best responses that label rows or head columns, where there are two or more."""
        found = {c.text.strip(" ,;:").split(",")[0].split(" ")[0] for c in self.view.table.cells if c.row < self.view.header_rows or c.col == 0}
        known = found & set(_RESPONSES)
        return known if len(known) > 1 or (known <= {"CR", "PR"} and self._is_by_dose) else set()

    @cached_property
    def _is_by_dose(self) -> bool:
        """Whether the table tells of patients dose by dose: "Dose level | Treated | DLT, n | PR, n"."""
        return sum(_BY_DOSE.search(self.view.heading(column)) is not None for column in range(self.view.width)) > 1

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

    @cached_property
    def _best_in_words(self) -> dict[int, Endpoint]:
        """Start of a label or heading to the best response that its words are, where there are two or more of different kinds."""
        found: dict[int, Endpoint] = {}
        for cell in self.view.table.cells:
            if cell.row < self.view.header_rows or cell.col == 0:
                words = _COUNTED.sub("", cell.text).strip(" ,;:•–-")
                found.update((cell.start, endpoint) for endpoint, form in _BEST_WORDS if form.fullmatch(words))
        return found if len(set(found.values())) > 1 or self._is_by_dose else {}

    def _in_words(self, cell: Cell) -> list[Topic]:
        """ "Partial" and "Stable" below "Best response" are responses."""
        endpoint = self._best_in_words.get(cell.start)
        if endpoint is None:
            return []
        start, _ = self.view.span(cell)
        words = _COUNTED.sub("", cell.text).rstrip(" ,;:")
        return [Topic(start, start + len(words), "response", words, endpoint.value, "endpoints.table_label", endpoint)]

    @cached_property
    def _has_responses(self) -> bool:
        """Whether a heading or a label names responses as a whole."""
        cells = (c for c in self.view.table.cells if (c.row < self.view.header_rows or c.col == 0) and not _LASTED.match(c.text))
        return any(
            t.endpoint in (Endpoint.ORR, Endpoint.CR) for c in cells for t in topics(self.view.scene, *self.view.span(c)) or self._responded(c)
        )

    def _lasted(self, cell: Cell) -> list[Topic]:
        """ "Duration, median" beside "Response" is the duration of response."""
        words = _COUNTED.sub("", cell.text).strip(" ,;:")
        if not _LASTED.fullmatch(words) or not (cell.row < self.view.header_rows or self._has_values(cell)) or not self._has_responses:
            return []
        start, _ = self.view.span(cell)
        return [Topic(start, start + len(words), "time", words, "DOR", "endpoints.table_label", Endpoint.DOR)]

    def _has_values(self, cell: Cell) -> bool:
        """Whether figures stand in the row of a cell: it is no line over rows."""
        row = (self.view.grid.get((cell.row, c)) for c in range(1, self.view.width))
        return any(c is not None and c is not cell and any(map(str.isdigit, c.text)) for c in row)
