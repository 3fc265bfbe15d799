"""Legends that give each curve its number are tables: a line that says what is given, and below it a line for each arm.

Example: "Median OS, months (95% CI)", below it "QX-1 15.0 (13.6–16.5)" and "Control 12.9 (12.1–14.1)": the header "Median OS, months (95% CI)"
over the rows "QX-1 | 15.0 (13.6–16.5)" and "Control | 12.9 (12.1–14.1)".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from abstract2kb.patterns import regex
from abstract2kb.pdf.chart_cells import chart_table, without_words
from abstract2kb.pdf.glyphs import Line, Word, around, make_line
from abstract2kb.pdf.grids import RawTable

__all__ = ["legend_tables"]

_GIVEN = regex(
    r"\b(?:[Mm]edian|[Rr]ates?|95\s?% ?CI|(?:PF|O|EF|DF|RF|MF|IDF)S|DO[Rr]|ORR|mo(?:nths?)?|%)\b|%",
)
_PLAIN = regex(r"95\s?% ?CI|\b\d{1,2}[\s-](?:months?|mo|years?|yr|y|weeks?|wk)\b")
"""Numbers that a heading of a legend may have."""
_NUMBER = r"(?:\d{1,3}(?:[.·]\d{1,2})?|N[RE]|not reached)"
_FIGURE = regex(
    rf"{_NUMBER}\s?(?:%|mo(?:nths)?)?\s?[(\[](?:95\s?% ?CI:?,?\s)?{_NUMBER}%?\s?(?:-|–|—|−|,|to)\s?{_NUMBER}%?[)\]]|{_NUMBER}\s?(?:%|mo(?:nths)?)",
    re.IGNORECASE,
)
_PROSE = regex(r"^(?![≥≤<>])[a-z]+\b(?!-)|\b(?:was|were|is|are|of|at|in|and|or|to|the|had|has|reached)$")
"""What is no name of a curve."""
_MOST_WORDS, _LONGEST, _LONGEST_NAME = 7, 60, 44
_FEWEST, _MOST = 2, 6
_STEP, _EDGE, _GAP = 1.8, 1.2, 4.0
"""How far below each other the lines stand, how far their left edges are apart, and how wide a gap they have, in units of the size of the letters."""


def legend_tables(page: int, lines: list[Line]) -> tuple[list[RawTable], list[Line]]:
    """The tables that legends of the page are, and the line pieces left over."""
    tables: list[RawTable] = []
    heads = [
        line for line in lines if len(line.text) <= _LONGEST and _GIVEN.search(line.text) and not any(map(str.isdigit, _PLAIN.sub("", line.text)))
    ]
    for head in heads:
        rows = _rows(head, lines)
        if len(rows) < _FEWEST or len({_text(name) for name, _ in rows}) < len(rows):
            continue
        cells = [[[], [head]], *([[make_line(name, page)], [make_line(figure, page)]] for name, figure in rows)]
        tables.append(chart_table(page, cells, around([head.bbox, *(word.bbox for name, figure in rows for word in (*name, *figure))]), 1))
        lines = without_words(lines, {id(word) for row in cells for cell in row for line in cell for word in line.words})
    return tables, lines


def _is_head(line: Line) -> bool:
    """Whether a line says what numbers are given, and gives none."""
    return len(line.text) <= _LONGEST and _GIVEN.search(line.text) is not None and not any(map(str.isdigit, _PLAIN.sub("", line.text)))


def _rows(head: Line, lines: Sequence[Line]) -> list[tuple[list[Word], list[Word]]]:
    """The names and the figures of the lines right below a heading."""
    rows: list[tuple[list[Word], list[Word]]] = []
    base = head.base
    below = sorted((line for line in lines if line.base > head.base + 1), key=lambda line: line.base)
    for line in below:
        if line.base - base < 2 or abs(line.x0 - head.x0) > _EDGE * head.size:
            continue
        if line.base - base > _STEP * max(line.size, head.size) or len(rows) == _MOST:
            break
        level = sorted((o for o in lines if abs(o.base - line.base) < 2 and o.x0 >= line.x0), key=lambda o: o.x0)
        parted = _parted(_run([word for piece in level for word in piece.words], line.size))
        if parted is None:
            break
        rows.append(parted)
        base = line.base
    return rows


def _run(words: Sequence[Word], size: float) -> list[Word]:
    """The words from the first on, up to a wide gap."""
    run: list[Word] = []
    for word in words:
        if run and word.x0 - run[-1].x1 > _GAP * size:
            break
        run.append(word)
    return run


def _parted(words: Sequence[Word]) -> tuple[list[Word], list[Word]] | None:
    """The name and the figure of a line that is these and no more."""
    for start in range(max(1, len(words) - _MOST_WORDS), len(words)):
        if _FIGURE.fullmatch(" ".join(word.text for word in words[start:])):
            name = list(words[:start])
            named = any(any(map(str.isalpha, word.text)) for word in name) and len(_text(name)) <= _LONGEST_NAME and not _PROSE.search(_text(name))
            return (name, list(words[start:])) if named and not _GIVEN.search(_text(name)) else None
    return None


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)
