"""Events told in few words: "novelimab: CRS 51 (grade 3: 2), ICANS 5; grade ≥3 neutropenia 7 vs 4", as remarks in tables of trials are written.

The grammar knows no drugs and no events: it says where the words and figures stand, and the caller what they name. A clause that has more in it is
left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from abstract2kb.nlp.numerals import DECIMAL
from abstract2kb.nlp.pipes.adverse_events import GRADE, grade
from abstract2kb.patterns import regex

__all__ = ["TerseClause", "TerseEvent", "terse_clauses"]

Span = tuple[int, int]

_MASK = "\x00"
_ONE = rf"(?:<\s?)?(?:\d+\s?\(\s?{DECIMAL}\s?%\s?\)|{DECIMAL}(?:\s?%)?)(?![\w.])"
_TERM = r"[^\W\d_\x00](?:[^\d;:(),\x00]|\x00|,\s(?=\x00))*?|\x00(?:[^\d;:(),]|,\s(?=\x00))*?"
_OTHER = r"\s(?:vs?\.?|versus|against)\s"
_TWO = regex(
    rf"(?P<term>{_TERM})(?:\s?[:,=])?\s(?P<a>(?:<\s?)?{DECIMAL}(?:\s?%)?)\s?(?:[(\[]\s?(?P<b>(?:<\s?)?{DECIMAL}(?:\s?%)?|[-–—])\s?[)\]]|"
    rf"/\s?(?P<c>(?:<\s?)?{DECIMAL}(?:\s?%)?|[-–—]))(?![\w.])",
    re.IGNORECASE,
)
"""An event with the two figures that the headings tell of: "rash 31 (1)", "CRS 57/2"."""
_ITEM = regex(rf"(?P<term>{_TERM})(?:\s?[:,=]|\s(?:in|was|were|at))?\s(?P<a>{_ONE})(?:{_OTHER}(?P<b>{_ONE}))?", re.IGNORECASE)
_BARE = regex(rf"(?P<a>{_ONE})(?:{_OTHER}(?P<b>{_ONE}))?")
_MORE = regex(
    rf"(?:\s?\(|,?\s)(?:(?:of|in|with|at|which|whom|were|was)\s)*(?P<grade>\x00+)\s?[:,=]?\s?(?:in\s)?(?P<a>{_ONE})(?:{_OTHER}(?P<b>{_ONE}))?\)?"
)
_WHOSE = regex(r"\s(?:with|on|under|for)\s(?P<whose>[^\d,;:()\x00]+?)(?=\s?$|[,;])")
_WITHIN = regex(r"\s(?:with|on|under)\s(?P<whose>[^\d,;:()\x00]+)$")
_LEAD = regex(r"(?P<lead>[^\d;:()\x00][^;:()\x00]*?)(?:\s?\([nN]\s?=\s?(?P<n>\d{1,5})\))?(?:,\s[^\d;:()\x00]+)?:\s")
_GRADES = regex(r"(?P<grade>\x00+)(?:,\s?%)?:\s")
_NONE = regex(
    r"(?:no(?: cases of)?)\s(?P<term>[^\d;:(),]+?)(?:\s(?:was|were|has been|have been))?\s(?:reported|observed|seen|noted|recorded)", re.IGNORECASE
)
_NONE_OF = regex(r"none\s(?:(?:was|were|had|of|at|a|with)\s)*(?P<grade>\x00+)(?:\s(?:or|and)\s(?P<high>[2-5])\b)?(?:\s\([^()]*\))?", re.IGNORECASE)
_NEXT = regex(r"\s?(?:,\s(?:and\s)?|\sand\s)|\s*$")
_CUT = regex(r"[;](?:\s|$)|\.(?:\s|$)")
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class TerseEvent:
    """text[term] names what text[figure] (None: none at all) is of; None where the cell's headings do.

    `side` is 0 for the first or only figure and 1 for the second of two arms; `lead` and `whose` are the words before and after that say whose it is.
    """

    term: Span | None
    figure: Span | None
    grade: str | None = None
    side: int = 0
    pair: bool = False
    lead: Span | None = None
    whose: Span | None = None
    total: int | None = None
    second: Span | None = None
    """The figure in brackets or behind a slash, which the headings tell of."""


@dataclass(frozen=True, slots=True)
class TerseClause:
    """A clause of a cell, text[start:end], and its events; none where it says more than the grammar knows."""

    start: int
    end: int
    events: tuple[TerseEvent, ...] = ()


def terse_clauses(text: str, twos: bool = False) -> list[TerseClause]:
    """The clauses of a cell, those with events read; offsets are those of the text. `twos`: the headings tell what two figures of an event are.

    >>> [(e.term, e.grade, e.figure) for e in terse_clauses("rash 40, grade ≥3 in 5")[0].events]
    [((0, 4), None, (5, 7)), ((0, 4), '>=3', (21, 22))]
    """
    if len(text) > _LONGEST:
        return []
    reader = _Reader(text, twos=twos)
    return [reader.clause(a, b) for a, b in _cut(reader.masked)]


def _cut(masked: str) -> Iterator[Span]:
    """The clauses between semicolons and full stops that stand in no brackets."""
    start = 0
    for m in _CUT.finditer(masked):
        before = masked[start : m.start()]
        if before.count("(") == before.count(")"):
            if before.strip():
                yield start, m.start()
            start = m.end()
    if masked[start:].strip():
        yield start, len(masked)


@dataclass
class _Reader:
    """Reads a cell clause by clause; who it is of (`lead`) holds until another is named."""

    text: str
    masked: str = field(init=False)
    grades: dict[int, str] = field(default_factory=dict)
    lead: Span | None = None
    total: int | None = None
    last: Span | None = None
    twos: bool = False

    def __post_init__(self) -> None:
        """Hide the digits of grades, so that other digits are figures."""
        self.masked = self.text
        for m in GRADE.finditer(self.text):
            self.grades[m.start()] = grade(m) or "any"
            self.masked = self.masked[: m.start()] + _MASK * (m.end() - m.start()) + self.masked[m.end() :]

    def clause(self, start: int, end: int) -> TerseClause:
        """The events of a clause."""
        at = start + len(self.masked[start:end]) - len(self.masked[start:end].lstrip())
        found: list[TerseEvent] = []
        over: str | None = None
        while at < end:
            if m := _GRADES.match(self.masked, at, end):
                over = self.grades.get(m.start("grade"))
                at = m.end()
                continue
            step = self._denied(at, end) or self._two(at, end) or self._item(at, end, over)
            if step is None and (m := _LEAD.match(self.masked, at, end)) is not None:
                self.lead, self.total = m.span("lead"), int(m.group("n")) if m.group("n") else None
                at = m.end()
                continue
            after = _NEXT.match(self.masked, step[1], end) if step else None
            if step is None or after is None:
                return TerseClause(start, end)
            found += step[0]
            at = after.end()
        return TerseClause(start, end, tuple(found))

    def _two(self, at: int, end: int) -> tuple[list[TerseEvent], int] | None:
        """An event with two figures from `at`, where the caller knows what two figures are."""
        m = _TWO.match(self.masked, at, end) if self.twos else None
        if m is None:
            return None
        self.last = m.span("term")
        level = next((g for start, g in self.grades.items() if self.last[0] <= start < self.last[1]), None)
        second = m.span("b") if m.group("b") else m.span("c")
        return [TerseEvent(self.last, m.span("a"), level, 0, False, self.lead, None, self.total, second)], m.end()

    def _item(self, at: int, end: int, over: str | None) -> tuple[list[TerseEvent], int] | None:
        """An event with its figures from `at`, and where they end; `over` is the grade of the whole list."""
        m = _ITEM.match(self.masked, at, end)
        bare = _BARE.match(self.masked, at, end) if m is None and at == len(self.text) - len(self.text.lstrip()) else None
        one = m or bare
        if one is None:
            return None
        term = m.span("term") if m else None
        whose: Span | None = None
        if m and term and (w := _WITHIN.search(self.masked, *term)):
            term, whose = (term[0], w.start()), w.span("whose")
        own = next((g for start, g in self.grades.items() if term and term[0] <= start < term[1]), over)
        parts = [(one, own)]
        place = one.end()
        while more := _MORE.match(self.masked, place, end):
            parts.append((more, self.grades.get(more.start("grade"))))
            place = more.end()
        if whose is None and (w := _WHOSE.match(self.masked, place, end)):
            whose, place = w.span("whose"), w.end()
        self.last = term
        found = []
        for part, level in parts:
            pair = part.group("b") is not None
            for side, name in enumerate("ab" if pair else "a"):
                found.append(TerseEvent(term, part.span(name), level, side, pair, self.lead, whose, self.total))
        return found, place

    def _denied(self, at: int, end: int) -> tuple[list[TerseEvent], int] | None:
        """What a clause says did not occur: "no ILD was seen with A", "none was of grade 4"."""
        if m := _NONE.match(self.masked, at, end):
            w = _WHOSE.match(self.masked, m.end(), end)
            self.last = m.span("term")
            level = next((g for start, g in self.grades.items() if self.last[0] <= start < self.last[1]), None)
            told = TerseEvent(m.span("term"), None, level, 0, False, self.lead, w.span("whose") if w else None, self.total)
            return [told], w.end() if w else m.end()
        m = _NONE_OF.match(self.masked, at, end)
        if m is None or self.last is None:
            return None
        level = self.grades.get(m.start("grade"))
        level = f"{level}-{m.group('high')}" if m.group("high") and level else level
        return [TerseEvent(self.last, None, level, 0, False, self.lead, None, self.total)], m.end()
