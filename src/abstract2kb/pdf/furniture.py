"""Running headers, running footers and page numbers: found over the pages of a document and taken out of its lines.

Example: "Congress report | page 3" at one height on most pages, or on every second one, goes, and so does a lone "3" at
the foot of a page; what stands on one page only and cuts a sentence is found by `running_lines`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from abstract2kb.patterns import regex
from abstract2kb.pdf.glyphs import Line
from abstract2kb.pdf.running_lines import running_lines

_MARGIN = 0.13
_NUMBER_MARGIN = 0.085
_SAME_HEIGHT = 5.0
_PAGE_NUMBER = regex(
    r"(?:page|p\.|s\.|seite)?\s*[-–|]?\s*(?:[es]?\d{1,4}|\d{2,4}s|[ivxlc]{1,6})\s*(?:(?:/|of|\|)\s*\d{1,4})?\s*[-–|]?", re.IGNORECASE
)
_DIGITS = regex(r"\d+")
_OWN_NUMBER = regex(
    r"(?:[A-Z][A-Z /-]{1,30}(?:19|20)\d\d\s?[|·•–—-]\s?)?#?(?:[A-Z]{1,5}[ -]?\d{1,5}|\d{1,5}(?:MO|TiP|eP|O|P)|(?<=#)\d{2,5}|"
    r"(?:poster|abstract|board)(?: no\.?| number| #|:)?\s?#?[A-Z]{0,5}-?\d{1,5})(?:[-.]\d{1,4}){0,2}[a-z]?",
    re.IGNORECASE,
)
"""The number of an abstract or poster alone, or behind its meeting: "P245", "#1573", "Poster 12", "EHA2031 · PS1803"."""


@dataclass(frozen=True, slots=True)
class Margin:
    """A line in a page margin: its page, its height from the top (or, at the foot, from the bottom) and its pattern."""

    page: int
    foot: bool
    height: float
    pattern: str
    line: Line


def drop_furniture(pages: Sequence[tuple[float, list[Line]]]) -> list[list[Line]]:
    """The lines of each page, given as (page height, lines), without headers, footers and page numbers."""
    outer = [margins(number, height, lines) for number, (height, lines) in enumerate(pages)]
    counted = _page_numbers(outer)
    by_pattern: dict[tuple[bool, str], _Alike] = {}
    for margin in (margin for own in outer for margin in own):
        by_pattern.setdefault((margin.foot, margin.pattern), _Alike()).margins.append(margin)
    gone: set[int] = set()
    for number, (height, lines) in enumerate(pages):
        for foot in (False, True):
            own = [margin for margin in outer[number] if margin.foot == foot]
            rows = _rows(own)
            for at, row in enumerate(rows):
                if at + 1 < len(rows) and _close(row[0], rows[at + 1][0]):
                    break
                is_running = at == 0 and not foot and any(id(margin.line) in counted for margin in row) and len(row) <= _FEW
                if not is_running and not all(_is_furniture(m, by_pattern[m.foot, m.pattern], len(pages), height) for m in row):
                    break
                if len(lines) > len(row):
                    gone.update(id(margin.line) for margin in row)
    rest = [(height, [line for line in lines if id(line) not in gone]) for height, lines in pages]
    gone = running_lines(rest)
    return [[line for line in lines if id(line) not in gone] for _, lines in rest]


def _page_numbers(outer: Sequence[Sequence[Margin]]) -> set[int]:
    """The ids of the lines that are page numbers without doubt: outermost ones, at one height on two pages or more, that count these."""
    found: dict[tuple[bool, int, int], list[Margin]] = {}
    for own in outer:
        for margin in own:
            text = margin.line.text.strip()
            if text.isdecimal() and len(text) <= _LONGEST_NUMBER:
                found.setdefault((margin.foot, round(margin.height / _SAME_HEIGHT), int(text) - margin.page), []).append(margin)
    return {id(margin.line) for alike in found.values() if len({margin.page for margin in alike}) > 1 for margin in alike}


_LONGEST_NUMBER, _FEW = 4, 3
"""A page number has so many digits at most, and stands with so few pieces in a running head, its own included, whatever these say: the name of a
chapter, which may be that of one page. Beside the number at the foot of a page stand notes as well."""


def margins(page: int, height: float, lines: Sequence[Line]) -> list[Margin]:
    """The lines in the top and bottom margins, outermost first."""
    found = []
    for line in lines:
        pattern = _DIGITS.sub("#", line.text.lower())
        if line.bottom < _MARGIN * height:
            found.append(Margin(page, False, line.base, pattern, line))
        elif line.top > (1 - _MARGIN) * height:
            found.append(Margin(page, True, height - line.base, pattern, line))
    return sorted(found, key=lambda margin: margin.height)


def _rows(own: Sequence[Margin]) -> list[list[Margin]]:
    """Lines of about the same height together, outermost row first."""
    rows: list[list[Margin]] = []
    for margin in own:
        if rows and margin.height - rows[-1][0].height < 0.3 * margin.line.size:
            rows[-1].append(margin)
        else:
            rows.append([margin])
    return rows


def _close(outer: Margin, inner: Margin) -> bool:
    """Whether two rows are lines of one paragraph: of one size, and no further apart than lines are."""
    step = inner.height - outer.height
    return abs(outer.line.size - inner.line.size) < 0.3 and step < 1.45 * outer.line.size and len(outer.line.text) > 60


@dataclass
class _Alike:
    """The margins of one pattern; what is asked for each of them is worked out once."""

    margins: list[Margin] = field(default_factory=list)
    _pages: dict[float, set[int]] = field(default_factory=dict)

    def pages(self, height: float) -> set[int]:
        """The pages on which one of them stands at about this height."""
        if height not in self._pages:
            self._pages[height] = {other.page for other in self.margins if abs(other.height - height) < _SAME_HEIGHT}
        return self._pages[height]

    @cached_property
    def in_step(self) -> bool:
        """Whether they are one line or count the pages."""
        return _in_step(self.margins)


def _is_furniture(margin: Margin, alike: _Alike, pages: int, height: float) -> bool:
    numbered = _PAGE_NUMBER.fullmatch(margin.line.text.strip()) is not None
    if numbered and margin.height < _NUMBER_MARGIN * height:
        return True
    if _OWN_NUMBER.fullmatch(margin.line.text.strip()) and not alike.in_step:
        return False
    same = alike.pages(margin.height)
    every_second = len({page % 2 for page in same}) == 1 and len(same) >= 0.25 * pages
    return len(same) > 1 and (every_second or len(same) >= (2 if pages < 5 else 3 if pages < 12 else 0.2 * pages))


def _in_step(alike: Sequence[Margin]) -> bool:
    """Whether lines that differ by their numbers are one line or count the pages: the numbers of posters, one a page, do neither."""
    counted = [[int(digits) - margin.page for digits in _DIGITS.findall(margin.line.text)] for margin in alike]
    return len({margin.line.text for margin in alike}) == 1 or any(len(set(column)) == 1 for column in zip(*counted, strict=True))
