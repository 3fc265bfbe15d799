"""Cells whose brackets hold the control's figure: "33 (29)" where the title, a note or the heading says "control in brackets" or "(placebo)"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from abstract2kb.assemble.table_sides import Side, TableSides
from abstract2kb.assemble.table_view import RowView, TableView
from abstract2kb.nlp.numerals import DECIMAL
from abstract2kb.patterns import regex

__all__ = ["bracketed_sides"]

Span = tuple[int, int]

_FIGURE = rf"[<>~≤≥]?\s?(?:{DECIMAL}\+?|NR|NE)\s?%?"
_NONE = r"-|–|—|n/?a|n\.?r\.?"
_CELL = regex(rf"\s*(?P<a>{_FIGURE})[*†‡§a-h]?\s?[(\[]\s?(?:vs?\.?\s)?(?P<b>{_FIGURE}|{_NONE})\s?[)\]][*†‡§a-h]?\s*", re.IGNORECASE)
_CONTROL = (
    r"(?P<control{0}>(?:(?:the|its|their|respective|active)\s)*(?:controls?|comparators?|placebo|chemotherapy|standard (?:of care|arm|treatment)|SOC|"
    r"reference))(?:\s(?:arms?|groups?))?(?:['’]s?)?"
)
_FIRST = _CONTROL.format("")
_SECOND = _CONTROL.format("2")
_BRACKETS = r"(?:square |round )?(?:brackets|parenthes[ei]s|parens)"
_TOLD = regex(
    rf"\b{_FIRST}(?:\s(?:figures?|values?|rates?|data|results?|percentages?|numbers?))?,?\s(?:is |are |shown |given |(?:stands? )?)*in {_BRACKETS}\b|"
    rf"\b(?:in )?{_BRACKETS}[:,]?\s(?:(?:is|are|give|gives|show|shows|hold|holds|refer to|stands? for|those|that|the|"
    rf"for|of|figures?|values?|rates?|results?|in)\s)*"
    rf"{_SECOND}\b",
    re.IGNORECASE,
)
"""A title or note that says that the control's figures stand in brackets."""
_HEADED = regex(rf"(?<=[\w%] )[(\[](?:vs?\.?\s)?{_FIRST}(?:,?\s?%)?[)\]]\s*[*†‡§]?$", re.IGNORECASE)
"""A heading that ends in the control: "Grade ≥3 AE, % (placebo)"."""
_GENERAL = regex(r"controls?|comparators?|reference", re.IGNORECASE)


def bracketed_sides(view: TableView, sides: TableSides, row: RowView, column: int, text: str) -> list[tuple[Span, Side | None]]:
    """Where the two figures of such a cell stand, each with its arm (None for that of the row or the column); none of another cell."""
    m = _CELL.fullmatch(text)
    told = _control_told(view, row, column) if m is not None else None
    if m is None or told is None:
        return []
    found = sides.all(row, column)
    first, second = (found[0], found[1]) if len(found) == 2 else (None, Side(told, ()))
    return [(m.span("a"), first), (m.span("b"), second)]


def _control_told(view: TableView, row: RowView, column: int) -> str | None:
    """The control whose figures stand in brackets, in the words that tell so."""
    heads = [c.text for c in (*reversed(view.path(column)), row.label, row.section, *view.path(0)) if c is not None]
    return _words(_HEADED, heads) or _words(_TOLD, [*heads, view.title, *view.general_notes])


def _words(form: re.Pattern[str], texts: Iterable[str]) -> str | None:
    for text in texts:
        if m := form.search(text):
            said = next(v for k, v in m.groupdict().items() if v and k.startswith("control"))
            words = re.sub(r"^(?:(?:the|its|their|respective|active)\s)+", "", said, flags=re.IGNORECASE)
            return "control" if _GENERAL.fullmatch(words) else words
    return None
