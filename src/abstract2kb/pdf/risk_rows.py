"""The numbers at risk below the curves of a figure are a table of their own, whatever stands above or below them.

Example: "No. at risk" and below it "QX-1 188 142 110 84 52" and "Control 188 118 57 24 11": a table with "No. at risk" in its corner.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from abstract2kb.patterns import regex
from abstract2kb.pdf.chart_cells import chart_table, without_words
from abstract2kb.pdf.glyphs import Line, Word, make_line
from abstract2kb.pdf.grids import RawTable

__all__ = ["risk_tables"]

_WHO = r"(?:patients|subjects|pts|participants)"
_HEAD = regex(
    rf"(?:(?:no\.?|nos\.?|numbers?|n)\s)?(?:\(n\)\s|of\s)?(?:{_WHO}\s)?(?:still\s)?at[\s-]risk(?:,?\s(?:\([^()]*\)|n))?[:.,]?(?P<times>(?:\s\d{{1,3}})*)",
    re.IGNORECASE,
)
_COUNT = regex(r"\d{1,4}|\(\d{1,4}\)")
_FEWEST, _MOST_LABEL, _LONGEST = 3, 6, 40
"""So many numbers make a row, and so many words and letters its name has at most."""
_BELOW, _WIDE, _LEFT = 3.2, 2.6, 3.0
"""How far below each other the rows stand at most and how far left of the heading they begin, in units of their size; and by how much a gap between
two numbers may be wider than most."""


def risk_tables(page: int, lines: list[Line]) -> tuple[list[RawTable], list[Line]]:
    """The tables of numbers at risk among the line pieces of a page, and the pieces left over."""
    tables: list[RawTable] = []
    for head in [line for line in lines if _HEAD.fullmatch(line.text)]:
        rows = list(_rows(head, lines))
        if rows:
            width = 1 + max(len(numbers) for _, numbers in rows)
            names = [_cell(name, page) for name, _ in rows]
            cells = [[[head]] + [[] for _ in range(width - 1)]]
            cells += [
                [name, *(_cell([n], page) for n in own), *([] for _ in range(width - 1 - len(own)))]
                for name, (_, own) in zip(names, rows, strict=True)
            ]
            tables.append(chart_table(page, cells, head.bbox, 1))
            lines = without_words(lines, {id(word) for row in cells for cell in row for line in cell for word in line.words})
    return tables, lines


def _cell(words: Sequence[Word], page: int) -> list[Line]:
    return [make_line(words, page)] if words else []


def _rows(head: Line, lines: Sequence[Line]) -> Iterator[tuple[list[Word], list[Word]]]:
    """The words of the name and of the numbers of each row below a heading; the first may be the times."""
    base = head.base
    below = sorted((line for line in lines if line.base > head.base + 1 and line.x1 > head.x0 - _LEFT * head.size), key=lambda line: line.base)
    while below:
        level = [line for line in below if line.base - below[0].base < 2]
        below = [line for line in below if line.base - below[0].base >= 2]
        row = _row([word for line in sorted(level, key=lambda line: line.x0) for word in line.words], head)
        if row is None:
            if level[0].base - base > _BELOW * head.size:
                return
            continue
        if row[1][0].base - base > _BELOW * max(head.size, row[1][0].size):
            return
        base = row[1][0].base
        yield row


def _row(words: Sequence[Word], head: Line) -> tuple[list[Word], list[Word]] | None:
    """The name and the numbers of one row, of all words at its height; None where they are none."""
    words = [word for word in words if word.x0 > head.x0 - _LEFT * head.size]
    runs = (at for at in range(len(words) - _FEWEST + 1) if all(_COUNT.fullmatch(word.text) for word in words[at : at + _FEWEST]))
    first = next(runs, len(words))
    numbers: list[Word] = []
    for word in words[first:]:
        if not _COUNT.fullmatch(word.text) or _is_far(numbers, word):
            break
        numbers.append(word)
    name = words[:first]
    counts = [int(word.text) for word in numbers if word.text.isdigit()]
    falls, rises = (all(sign * a >= sign * b for a, b in pairwise(counts)) for sign in (1, -1))
    named = len(name) <= _MOST_LABEL and sum(len(word.text) for word in name) <= _LONGEST
    return (name, numbers) if named and len(counts) >= _FEWEST and (falls or (rises and counts[0] == 0)) else None


def _is_far(numbers: Sequence[Word], word: Word) -> bool:
    """Whether a number stands much farther from the last than those before it from each other."""
    if len(numbers) < _FEWEST:
        return False
    steps = [(b.x0 + b.x1 - a.x0 - a.x1) / 2 for a, b in pairwise(numbers)]
    return (word.x0 + word.x1 - numbers[-1].x0 - numbers[-1].x1) / 2 > _WIDE * median(steps)
