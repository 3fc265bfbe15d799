"""Tables squeezed into running text, as where a page was copied: headings, then label and figures of each row, with nothing but blanks between.

Example: "Efficacy Arm A (n = 50) Arm B (n = 48) ORR, n (%) 20 (40) 12 (25) DCR, n (%) 40 (80) 30 (63)". Prose never has figures side by side:
a table is what has two rows or more of the same number of them, each behind words that can be a label, below headings for each of the columns.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from abstract2kb.patterns import regex
from abstract2kb.pdf.text_tables.grid import Grid, Place, by_rows
from abstract2kb.pdf.text_tables.headings import Header, header_of
from abstract2kb.pdf.text_tables.values import Token, tokens

__all__ = ["squeezed_grids"]


class _Row(NamedTuple):
    """Words and the figures behind them."""

    start: int
    end: int
    values: tuple[Token, ...]


_BORDER = regex(
    r"[.!?](?<!\bvs.)(?<!\b[Nn]o.)(?<!\bapprox.)(?<!\bi\.e.)(?<!\be\.g.)(?<!\bGr.)(?<!\bmo.)(?<!\bincl.)[\"'”’)\]]*\s+(?=[\"“(\[]?[A-Z0-9≥≤<>†*α-ω])"
    r"|NCT\d{8}\b[.;]?\s+|\n\s*\n\s*|:\s+(?=Table\b)"
    r"|[slpgbft](?<=\b.)(?:hown|isted|ummari[sz]ed|resented|iven|elow|ollow(?:s|ing)?|able)\b[^.:;]{0,60}:\s+|Table\b[^.:;]{0,60}:\s+",
)
"""Where a sentence ends, or what a table is announced with; each branch begins with a letter or sign, so that most places are passed quickly."""
_NO_LABEL = regex(
    r"\b(?:was|were|is|are|has|have|had|been|be|will|may|can|could|should|respectively|compared|received|achieved|observed|experienced"
    r"|showed|shown|occurred|reported|we|our|this|these|that|which|who|whose|there|it|they|their|while|whereas|although|however"
    r"|after which|including|included|followed by|ranging|versus)\b",
    re.IGNORECASE,
)
_OPENS_PROSE = regex(r"(?:and|or|vs\.?|v|versus|to|of|in|with|for|at|by|from|the|a|an|on|than|but|per|as|plus)\b", re.IGNORECASE)
_LETTER = regex(r"[A-Za-z]")
_LIST = regex(r"\d[\d.%)\]]*[,;]|[;]")
_TELLING = regex(r"[%(\[/]|\d[.·\d]")
_MAX_LABEL, _MAX_LONE_LABEL, _MAX_LEAD = 14, 8, 90
_LEAST_ROWS, _LEAST_LONE_ROWS = 2, 3
_SECTION = regex(
    r"(?:.*?(?:[nN]o?\.?\s?\(%\)|,\s?[nN],?\s?%|,\s?%|\(%\)|:)|(?:Any|All)[\s-][Gg]rades?|[≥>]?\s?[Gg]r(?:ade)?s?\.?\s?[≥>]?\s?[1-5](?:\s?(?:[-–/]|or|and|to)\s?[1-5])?\+?"
    r"(?:\s(?:TE?|TR)?AEs?|\s(?:\S+\s)?(?:adverse events|toxicit(?:y|ies)|events))?)\s+(?=[A-Z≥])"
)
"""A line over several rows that stands before the label of the first of them: "Best response, n (%) CR"."""


def squeezed_grids(text: str) -> list[Grid]:
    """The tables that are squeezed into a text, in order."""
    found: list[Grid] = []
    for start, end in _stretches(text):
        for lead, rows in _regions(text, _rows(text, start, end)):
            grid = _grid(text, lead, rows)
            if grid is not None:
                found.append(grid)
    return found


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """What stands between borders, where it has numbers enough for a table."""
    start = 0
    for end, after in [*(m.span() for m in _BORDER.finditer(text)), (len(text), len(text))]:
        if len(_NUMBER.findall(text, start, end)) >= _LEAST_NUMBERS:
            yield start, end
        start = after


_NUMBER = regex(r"\d+|\bN[RE]\b")
_LEAST_NUMBERS = 3
"""The fewest of a table: one in each of the rows that one column needs."""


def _rows(text: str, start: int, end: int) -> Iterator[_Row]:
    """Each stretch of words with the figures that follow it."""
    words: list[Token] = []
    values: list[Token] = []
    for token in tokens(text, start, end):
        if token.is_value:
            values.append(token)
            continue
        if values:
            yield _Row(words[0].start if words else values[0].start, values[0].start, tuple(values))
            words, values = [], []
        words.append(token)
    if values:
        yield _Row(words[0].start if words else values[0].start, values[0].start, tuple(values))


def _regions(text: str, rows: Iterator[_Row]) -> Iterator[tuple[int, list[_Row]]]:
    """Stretches of rows that may be a table, each with where the words before its first figure begin."""
    open_rows = list[_Row]()
    for row in rows:
        if open_rows and _may_be_label(text, row.start, row.end):
            open_rows.append(row)
            continue
        if open_rows:
            yield open_rows[0].start, open_rows
        open_rows = [row] if _may_be_lead(text, row.start, row.end) else []
    if open_rows:
        yield open_rows[0].start, open_rows


def _may_be_label(text: str, start: int, end: int) -> bool:
    """Whether the words can be the label of a row, a line over rows before it: no sentence, no link of a list."""
    words = text[start:end]
    if len(words.split()) > _MAX_LABEL or _LETTER.search(words) is None or words.rstrip().endswith((",", "and", "or", "vs", "=", "of")):
        return False
    return not (_NO_LABEL.search(words) or _OPENS_PROSE.match(words) or _LIST.search(words))


def _may_stand_alone(text: str, start: int, end: int) -> bool:
    """Whether the words are surely a label, where there is one figure a row: few, and they begin as a line does."""
    words = text[start:end].split()
    return len(words) <= _MAX_LONE_LABEL and (words[0][0].isupper() or not words[0][0].isalpha() or words[0][:2] in ("mP", "mO", "mD", "rP", "cO"))


def _may_be_lead(text: str, start: int, end: int) -> bool:
    words = text[start:end]
    return len(words.split()) <= _MAX_LEAD and _LETTER.search(words) is not None and _NO_LABEL.search(words) is None


def _has_digit(text: str, row: _Row) -> bool:
    return any(c.isdigit() for v in row.values for c in text[v.start : v.end])


def _grid(text: str, lead: int, rows: list[_Row]) -> Grid | None:
    """The table of a stretch of rows; None where it is none, or cannot be read for certain."""
    counts = Counter(len(row.values) for row in rows if _has_digit(text, row))
    if not counts:
        return None
    usual = max(counts, key=lambda n: (counts[n], n))
    if (counts[usual] < _LEAST_LONE_ROWS or len(counts) > 1) if usual == 1 else (counts[usual] < _LEAST_ROWS or counts[usual] * 2 <= counts.total()):
        return None
    for columns in sorted((n for n in counts if n >= usual), reverse=True):
        header = header_of(text, lead, rows[0].end, columns)
        if header is not None and usual in (columns, header.own) and _are_labels(text, header, rows, columns):
            return _built(text, lead, rows, columns, header)
    return _unread(text, lead, rows) if usual > 1 and _are_results(text, rows) else None


def _are_results(text: str, rows: Sequence[_Row]) -> bool:
    """Whether figures have two digits, a sign or brackets for the most part: no numbers of places of work behind authors."""
    figures = [text[v.start : v.end] for row in rows for v in row.values]
    return sum(_TELLING.search(figure) is not None for figure in figures) * 2 > len(figures)


def _unread(text: str, lead: int, rows: Sequence[_Row]) -> Grid:
    """A table whose headings are open: its rows as one cell each, of which nothing is told, as nothing is in a sentence either."""
    ends = [row.values[-1].end for row in rows]
    return Grid(lead, ends[-1], 0, tuple(_place(text, i, 0, 1, s, e) for i, (s, e) in enumerate(zip([lead, *ends[:-1]], ends, strict=True))))


def _are_labels(text: str, header: Header, rows: Sequence[_Row], columns: int) -> bool:
    """Whether the words before the figures can be labels, that of the first row where the headings leave it."""
    if not _may_be_label(text, header.label, rows[0].end):
        return False
    starts = [header.label, *(row.start for row in rows[1:])]
    return columns > 1 or all(_may_stand_alone(text, start, row.end) for start, row in zip(starts, rows, strict=True))


def _built(text: str, lead: int, rows: Sequence[_Row], columns: int, header: Header) -> Grid:
    places: list[Place] = []
    if header.corner is not None:
        places.append(_place(text, 0, 0, 1, *header.corner))
    for number, headings in enumerate(header.rows):
        at = 1
        for heading in headings:
            places.append(_place(text, number, at, heading.span, heading.start, heading.end))
            at += heading.span
    number = len(header.rows)
    for index, row in enumerate(rows):
        start = row.start if index else header.label
        if len(row.values) != columns and not (1 < header.own == len(row.values)):
            continue
        section = _SECTION.match(text, start, row.end)
        if section is not None and section.end() < row.end:
            places.append(_place(text, number, 0, 1, start, section.end()))
            number, start = number + 1, section.end()
        places.append(_place(text, number, 0, 1, start, row.end))
        places += [Place(number, i, 1, v.start, v.end) for i, v in enumerate(row.values, 1)]
        number += 1
    return Grid(lead, rows[-1].values[-1].end, len(header.rows), by_rows(places))


def _place(text: str, row: int, col: int, span: int, start: int, end: int) -> Place:
    """A cell without the white space around its words."""
    words = text[start:end]
    return Place(row, col, span, start + len(words) - len(words.lstrip()), start + len(words.rstrip()))
