"""Lines of text to rows of a table without row rules: which line goes on with the row above it.

Example: a line that has text only in the second column, right below a full row and not a number, belongs to that row's
second cell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from abstract2kb.patterns import regex
from abstract2kb.pdf.geometry import Span, overlap
from abstract2kb.pdf.glyphs import Line, Word, make_line

Place = tuple[int, int]
"""First and last column of a cell."""

_NUMERIC = regex(r"[^A-Za-z]*\d[^A-Za-z]*(?:%|x|mg|kg|n|yr|years|months?|NR|NE|NA)?\)?")
_OPEN_END = regex(r"(?:[(,/–-]|\b(?:and|or|of|the|in|with|for|to|per|by|from|at))$", re.IGNORECASE)


@dataclass(slots=True)
class TextRow:
    """Pieces on one baseline; `segments` are their words split at gaps, `cells` the segments by column place."""

    base: float
    size: float
    pieces: list[Line]
    segments: list[list[Word]] = field(default_factory=list)
    cells: dict[Place, list[Word]] = field(default_factory=dict)

    @property
    def x0(self) -> float:
        """The left end."""
        return self.pieces[0].x0

    @property
    def x1(self) -> float:
        """The right end."""
        return max(piece.x1 for piece in self.pieces)

    @property
    def tabular(self) -> bool:
        """Whether there is a wide gap in it."""
        return len(self.pieces) > 1

    @property
    def text(self) -> str:
        """All of it."""
        return " ".join(piece.text for piece in self.pieces)

    @property
    def characters(self) -> int:
        """How many characters it has."""
        return sum(len(piece.text) for piece in self.pieces)

    @property
    def columns(self) -> set[int]:
        """The columns that it has text in."""
        return {column for first, last in self.cells for column in range(first, last + 1)}

    @property
    def spanning(self) -> bool:
        """Whether a cell of it spans columns."""
        return any(last > first for first, last in self.cells)

    def place(self, columns: Sequence[Span]) -> None:
        """Put the segments into columns; words of a segment that reaches over a gap at a word end are parted there."""
        self.cells = {}
        for segment in self.segments:
            touched = _touched(segment, columns)
            parts = [segment] if len(touched) == 1 else _part(segment, columns)
            for part in parts:
                hit = _touched(part, columns)
                self._put((hit[0], hit[-1]), part)

    def _put(self, place: Place, words: list[Word]) -> None:
        for other in list(self.cells):
            if overlap((other[0], other[1] + 1), (place[0], place[1] + 1)) > 0:
                words = self.cells.pop(other) + words
                place = (min(place[0], other[0]), max(place[1], other[1]))
        self.cells[place] = words


def _touched(words: Sequence[Word], columns: Sequence[Span]) -> list[int]:
    """The columns that the words reach into by more than a sliver."""
    span = (words[0].x0, words[-1].x1)
    if (joined := _over_joint(span, columns)) is not None:
        return joined
    shares = [overlap(span, column) for column in columns]
    hit = [i for i, share in enumerate(shares) if share > min(3.0, 0.3 * (columns[i][1] - columns[i][0]))]
    if len(hit) == 1 and not columns[hit[0]][0] <= (span[0] + span[1]) / 2 <= columns[hit[0]][1]:
        return _amid(span, columns) or hit
    return hit or _between(span, columns) or [max(range(len(columns)), key=lambda i: shares[i])]


def _over_joint(span: Span, columns: Sequence[Span]) -> list[int] | None:
    """The two columns, none of them the first, at whose common border a short piece stands that is in the middle of both."""
    for i, (a, b) in enumerate(pairwise(columns)):
        if i > 0 and a[1] == b[0] and a[0] <= span[0] < a[1] < span[1] <= b[1] and abs(a[0] + b[1] - span[0] - span[1]) <= 2 * _OFF_MIDDLE:
            return [i, i + 1]
    return None


def _between(span: Span, columns: Sequence[Span]) -> list[int]:
    """The two columns that a piece stands between, right in their middle: it is the cell of both."""
    for i, (a, b) in enumerate(pairwise(columns)):
        if a[1] <= span[0] and span[1] <= b[0]:
            return [i, i + 1] if i > 0 and abs(a[0] + b[1] - span[0] - span[1]) <= 2 * _OFF_MIDDLE else []
    return []


_OFF_MIDDLE = 2.0


def _amid(span: Span, columns: Sequence[Span]) -> list[int]:
    """The two columns, none of them the first, that a piece stands right in the middle of."""
    for i, (a, b) in enumerate(pairwise(columns)):
        if i > 0 and a[1] < (span[0] + span[1]) / 2 < b[0] and abs(a[0] + b[1] - span[0] - span[1]) <= 2 * _OFF_MIDDLE:
            return [i, i + 1]
    return []


def _part(words: Sequence[Word], columns: Sequence[Span]) -> list[list[Word]]:
    """Part words at gaps between columns, where the white between two words covers the gap and is wide enough."""
    parts: list[list[Word]] = [[words[0]]]
    for last, word in pairwise(words):
        gaps = [(a[1], b[0]) for a, b in pairwise(columns)]
        through = any(last.x1 <= (g0 + g1) / 2 <= word.x0 for g0, g1 in gaps)
        if through and word.x0 - last.x1 > 0.45 * word.size:
            parts.append([])
        parts[-1].append(word)
    return parts


def merge_text_rows(rows: Sequence[TextRow], rules: Sequence[float], columns: int) -> list[dict[Place, list[Line]]]:
    """Table rows from text rows: each maps places to lines, top to bottom."""
    groups: list[list[TextRow]] = []
    header = header_length(rows, rules)
    tight = tight_step(rows)
    if (ruled := rows_between_rules(rows, rules, header, columns)) is not None:
        return [_stack(group) for group in ruled]
    for index, row in enumerate(rows):
        if groups and _continues(groups[-1], row, rules, index < header, tight, columns):
            groups[-1].append(row)
        else:
            groups.append([row])
    return [_stack(group) for group in groups]


def rows_between_rules(rows: Sequence[TextRow], rules: Sequence[float], header: int, columns: int) -> list[list[TextRow]] | None:
    """The text rows in groups, where a rule stands below every row of the table; None where rules part only some rows.

    Headings over several columns stay rows of their own.
    """
    groups: list[list[TextRow]] = []
    for row in rows:
        if groups and not _parted(groups[-1][-1], row, rules) and not (groups[-1][-1].spanning or row.spanning):
            groups[-1].append(row)
        else:
            groups.append([row])
    body = [group for group in groups if group[0] not in rows[:header]]
    crossed = sum(_parted(a[-1], b[0], rules) for a, b in pairwise(groups))
    if len(body) < 3 or crossed < len(groups) - 2 or not all(_is_one_row(group, columns) for group in body):
        return None
    return groups


def _parted(above: TextRow, row: TextRow, rules: Sequence[float]) -> bool:
    """Whether a rule stands between two text rows."""
    middle = 0.35 * row.size
    return any(above.base < height + middle < row.base + 0.01 and height < row.base - middle for height in rules)


def _is_one_row(group: Sequence[TextRow], columns: int) -> bool:
    """Whether text rows between two rules are lines of one row: no column has two whole numbers, and no line but one is full."""
    if any(b.base - a.base > 1.6 * b.size for a, b in pairwise(group)):
        return False
    full = [row for row in group if len(row.columns) == columns]
    if len(full) > 1 and not all(_starts_lower(row) for row in full[1:]):
        return False
    for column in range(1, columns):
        texts = [cell_text(row.cells[column, column]) for row in group if (column, column) in row.cells]
        if sum(bool(_NUMERIC.fullmatch(text)) and text.count("(") == text.count(")") for text in texts) > 1:
            return False
    return True


def header_length(rows: Sequence[TextRow], rules: Sequence[float]) -> int:
    """How many text rows stand above the first inner rule, or before the first row of numbers; 0 when unclear."""
    for height in sorted(rules):
        above = sum(row.base < height + 1 for row in rows)
        if 0 < above <= 6 and above < len(rows):
            return above
        if above > 6:
            break
    for index, row in enumerate(rows[:6]):
        texts = [cell_text(words) for place, words in row.cells.items() if place[0] > 0]
        if texts and sum(bool(_NUMERIC.fullmatch(text)) for text in texts) * 2 > len(texts):
            return index
    return 0


def tight_step(rows: Sequence[TextRow]) -> float | None:
    """The baseline distance within rows, when distances fall into two classes and the close lines are partial ones.

    None too when cells stand in the middle of taller ones: then lines of one row are closer than lines of one cell.
    """
    if any(b.base - a.base < 0.85 * b.size and not b.columns & a.columns for a, b in pairwise(rows)):
        return None
    steps = sorted(b.base - a.base for a, b in pairwise(rows) if b.base - a.base >= 0.85 * b.size)
    if len(steps) < 3:
        return None
    small = steps[len(steps) // 8]
    close = [(a, b) for a, b in pairwise(rows) if 0.85 * b.size <= b.base - a.base <= 1.12 * small]
    far = sum(step > 1.3 * small for step in steps)
    partial = sum(len(b.columns) != len(a.columns) or not (b.columns - {0}) or _starts_lower(b) for a, b in close)
    if far >= 2 and far * 10 >= len(steps) and partial * 10 >= 6 * len(close):
        return 1.12 * small
    return None


def _continues(group: Sequence[TextRow], row: TextRow, rules: Sequence[float], in_header: bool, tight: float | None, columns: int) -> bool:
    last = group[-1]
    step = row.base - last.base
    if _parted(last, row, rules):
        return False
    if step < 0.85 * row.size:
        return True
    if last.spanning or row.spanning or step > 2.2 * row.size:
        return False
    before = set().union(*(earlier.columns for earlier in group))
    if in_header and step < 1.6 * row.size:
        return not any(earlier.spanning for earlier in group)
    if tight is not None and step <= tight:
        full = any(len(earlier.columns) == columns for earlier in group)
        if len(row.columns) < columns or not full or _starts_lower(row):
            return True
    return step < 1.45 * row.size and _reads_on(group, row, before)


def _starts_lower(row: TextRow) -> bool:
    """Whether half of the cells of the row begin in lower case."""
    texts = [cell_text(words) for words in row.cells.values()]
    return sum(text[:1].islower() for text in texts) * 2 >= len(texts)


def _reads_on(group: Sequence[TextRow], row: TextRow, before: set[int]) -> bool:
    first = cell_text(row.cells.get((0, 0), []))
    label = cell_text(group[-1].cells.get((0, 0), []))
    if 0 not in row.columns:
        texts = [cell_text(words) for words in row.cells.values()]
        return row.columns <= before and not any(_NUMERIC.fullmatch(text) for text in texts)
    open_label = bool(label) and (bool(_OPEN_END.search(label)) or label.count("(") > label.count(")"))
    lower = first[:1].islower()
    if row.columns == {0}:
        return (lower or open_label or first.startswith("(")) and len(before) > 1
    if before == {0}:
        return lower or open_label
    others = [cell_text(words) for place, words in row.cells.items() if place != (0, 0)]
    starts_lower = all(text[:1].islower() for text in others)
    return lower and starts_lower and row.columns <= before


def cell_text(words: Sequence[Word]) -> str:
    """The words joined by spaces."""
    return " ".join(word.text for word in words)


def _stack(group: Sequence[TextRow]) -> dict[Place, list[Line]]:
    """The cells of several text rows laid over each other; places that overlap are joined."""
    stacked: dict[Place, list[Line]] = {}
    for row in group:
        for place, words in row.cells.items():
            lines = [make_line(words, row.pieces[0].page)]
            for other in list(stacked):
                if overlap((other[0], other[1] + 1), (place[0], place[1] + 1)) > 0:
                    lines = stacked.pop(other) + lines
                    place = (min(place[0], other[0]), max(place[1], other[1]))
            stacked[place] = lines
    return stacked
