"""Quantities: "9/43" and "three patients" (COUNT), "21%" (PERCENT), "7.4 months" (TIME), "95% CI 5.1-9.0" (CI), "HR 0.69" (RATIO).

The value of each span is the typed one of `abstract2kb.nlp.quantities`. A bare number counts only right beside an endpoint or an
adverse event ("CR 2, PR 7"; "fatigue, n = 1").
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from itertools import accumulate

from spacy.language import Language
from spacy.tokens import Doc, Span

from abstract2kb.nlp.bare_numbers import bare_after, bare_before, bare_in, bracketed
from abstract2kb.nlp.component import SpanComponent
from abstract2kb.nlp.extensions import text_of
from abstract2kb.nlp.headed_percents import headed_percents
from abstract2kb.nlp.mention import Label, span_at
from abstract2kb.nlp.quantities import Count, Quantity, find
from abstract2kb.nlp.set_against import set_against
from abstract2kb.patterns import regex


@Language.factory("a2kb_quantities", assigns=["doc.spans"])
class Quantities(SpanComponent):
    """Writes COUNT, PERCENT, TIME, CI and RATIO."""

    labels = (Label.COUNT, Label.PERCENT, Label.TIME, Label.CI, Label.RATIO)

    def find(self, doc: Doc) -> list[Span]:
        """What the number grammar finds, and the bare numbers beside names."""
        text = text_of(doc)
        events = _places(doc, Label.ADVERSE_EVENT)
        named = _places(doc, Label.ENDPOINT) + events
        grades = _places(doc, Label.GRADE)
        inside = _reach([*named, *grades])
        quantities = [_number_of(text, q, events) for q in find(text) if not _lies_in(inside, q.start, q.end)]
        if shares := list(headed_percents(text, named)):
            shared = _reach([(q.start, q.end) for q in shares])
            quantities = [*(q for q in quantities if not _touches(shared, q.start, q.end)), *shares]
        quantities += _bare(text, named, grades, quantities)
        busy = _reach([(q.start, q.end) for q in quantities])
        listed = [place for place in bracketed(text, events) if not _touches(busy, *place[:2])]
        quantities += [Quantity(start, end, "COUNT", Count(n), "quantities.bare") for start, end, n in listed]
        busy = _reach([(q.start, q.end) for q in quantities])
        quantities += [q for q in set_against(text, events) if not _touches(busy, q.start, q.end)]
        return [span_at(doc, q.start, q.end, q.label, "", q.rule, q.value) for q in quantities]


def _reach(places: list[tuple[int, int]]) -> tuple[list[int], list[int]]:
    """Where the places begin, in order, and how far those that have begun by then reach."""
    ordered = sorted(places)
    return [start for start, _ in ordered], list(accumulate((end for _, end in ordered), max))


def _lies_in(inside: tuple[list[int], list[int]], start: int, end: int) -> bool:
    """Whether start:end lies in a place."""
    at = bisect_right(inside[0], start)
    return at > 0 and inside[1][at - 1] >= end


def _touches(busy: tuple[list[int], list[int]], start: int, end: int) -> bool:
    """Whether a place overlaps start:end."""
    at = bisect_left(busy[0], end)
    return at > 0 and busy[1][at - 1] > start


def _places(doc: Doc, label: str) -> list[tuple[int, int]]:
    return [(s.start_char, s.end_char) for s in doc.spans[label]] if label in doc.spans else []


_NUMBER = regex(r"(?:\d[\d,]*|[A-Za-z]+(?:-[a-z]+)?)(?=\s)")
_OF_EVENTS = ("cases", "case", "episodes")


def _number_of(text: str, quantity: Quantity, events: list[tuple[int, int]]) -> Quantity:
    """The bare number of a count whose noun is that of an event: the two of "two colitis cases"."""
    value = quantity.value
    if not isinstance(value, Count) or value.style != "noun" or not text[quantity.start : quantity.end].endswith(_OF_EVENTS):
        return quantity
    number = _NUMBER.match(text, quantity.start)
    if number is None or not any(number.end() < start and end < quantity.end for start, end in events):
        return quantity
    return replace(quantity, end=number.end(), value=replace(value, style="bare"))


_RELATIVE = regex(r"(?:related|induced|associated|mediated|emergent|serious)\sones?\b", re.IGNORECASE)


def _is_relative(text: str, at: int) -> bool:
    """Whether the "one" at `at` stands for an event: "a treatment-related one"."""
    begin = text.rfind(" ", 0, max(0, at - 1)) + 1
    return _RELATIVE.match(text[max(begin, at - 20) : at + 5].rpartition("-")[2]) is not None


_CASE = regex(r"\s(?:case|event|episode|one)\b(?!\sof\b)")


def _is_case(text: str, place: tuple[int, int, int], grades: list[tuple[int, int]]) -> bool:
    """Whether "a single" before a grade counts a case of what was named before: "a single grade 3 case"."""
    ends = [end for start, end in grades if start == place[1] + 1]
    return text[place[0] : place[1]].lower() == "a single" and any(_CASE.match(text, end) for end in ends)


def _bare(text: str, named: list[tuple[int, int]], grades: list[tuple[int, int]], taken: list[Quantity]) -> list[Quantity]:
    """Whole numbers right before or after a name, outside what is already read."""
    found: dict[int, Quantity] = {}
    busy = _reach([*((q.start, q.end) for q in taken), *named, *grades])
    whole = [g for g in grades if text[g[0] : g[1]].lower().startswith(("any", "all"))]
    places = [bare_after(text, end) for _, end in (*named, *whole)] + [bare_before(text, start) for start, _ in (*named, *grades)]
    starts = {start for start, _ in grades}
    places += [bare_in(text, end) for _, end in grades]
    for place in places:
        if place is None or _is_relative(text, place[0]) or (place[1] + 1 in starts and _is_case(text, place, grades)) or _touches(busy, *place[:2]):
            continue
        found.setdefault(place[0], Quantity(place[0], place[1], "COUNT", Count(place[2]), "quantities.bare"))
    return list(found.values())
