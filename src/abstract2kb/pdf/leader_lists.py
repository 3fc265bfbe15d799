"""Lists whose figures are led to by dots: "Fatigue ........ 51 (36)", line below line, are tables of two columns.

A contents list looks alike: its figures are page numbers, which never fall from line to line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from abstract2kb.patterns import regex
from abstract2kb.pdf.cell_text import is_figure
from abstract2kb.pdf.glyphs import Line, Word, around, make_line
from abstract2kb.pdf.grids import RawCell, RawTable
from abstract2kb.pdf.text_columns import group_rows

__all__ = ["leader_tables"]

_DOTS = regex(r"[.…·‥_]{3,}|…+")
_DOT = regex(r"[.…·‥]+")
_LEAST = 3
"""The fewest rows of a list."""
_DOTTED = 4
"""The fewest dots that lead, where white stands between them."""
_STEP = 2.2
"""How far below each other, in sizes of the letters, the lines of a list stand at most."""


@dataclass(slots=True)
class _Row:
    """A line parted at its dots; `before` are lines that its label begins with."""

    label: list[Word]
    figure: list[Word]
    base: float
    size: float
    lines: list[Line]


def leader_tables(lines: Sequence[Line]) -> tuple[list[RawTable], list[Line]]:
    """The lists with dots among the lines of one column, as tables, and the lines left over."""
    tables: list[RawTable] = []
    used: set[int] = set()
    run: list[_Row] = []
    begun: list[Line] = []
    for text_row in group_rows(lines):
        row = _row(text_row.pieces)
        near = bool(run) and text_row.base - max(run[-1].base, *(line.base for line in begun), 0.0) <= _STEP * text_row.size
        if row is not None:
            if not near:
                _close(run, tables, used)
                run, begun = [], []
            row.lines = [*begun, *row.lines]
            row.label = [*(w for line in begun for w in line.words), *row.label]
            run, begun = [*run, row], []
        elif near and not begun and len(text_row.pieces) == 1:
            begun = list(text_row.pieces)
        else:
            _close(run, tables, used)
            run, begun = [], []
    _close(run, tables, used)
    return tables, [line for line in lines if id(line) not in used]


def _row(pieces: Sequence[Line]) -> _Row | None:
    """A line parted at its dots; None for one without, or without a figure after them."""
    words = [part for piece in pieces for word in piece.words for part in _apart(word)]
    dots = [i for i, word in enumerate(words) if _DOT.fullmatch(word.text)]
    if not dots or sum(len(words[i].text.replace("…", "...")) for i in dots) < _DOTTED or dots != list(range(dots[0], dots[-1] + 1)):
        return None
    label, figure = words[: dots[0]], words[dots[-1] + 1 :]
    if not label or not figure or not is_figure(" ".join(w.text for w in figure)):
        return None
    return _Row(label, figure, pieces[0].base, pieces[0].size, list(pieces))


def _apart(word: Word) -> list[Word]:
    """A word and the dots that are written right at it: "Rash......12"."""
    m = _DOTS.search(word.text)
    if m is None or m.group() == word.text or len(word.ids) != len(word.text):
        return [word]
    width = (word.x1 - word.x0) / len(word.text)
    spans = [span for span in ((0, m.start()), m.span(), (m.end(), len(word.text))) if span[0] < span[1]]
    return [replace(word, text=word.text[a:b], ids=word.ids[a:b], x0=word.x0 + a * width, x1=word.x0 + b * width, marks=()) for a, b in spans]


def _close(run: Sequence[_Row], tables: list[RawTable], used: set[int]) -> None:
    """Make a table of the rows of a list."""
    if len(run) < _LEAST or _is_contents(run):
        return
    page = run[0].lines[0].page
    cells = []
    for i, row in enumerate(run):
        for column, words in enumerate((row.label, row.figure)):
            lines = [make_line(part, page) for part in _by_base(words)]
            cells.append(RawCell(i, column, 1, 1, around(line.bbox for line in lines), lines, page))
    tables.append(RawTable([page], around(cell.bbox for cell in cells), len(run), 2, cells, ruled=False))
    used.update(id(line) for row in run for line in row.lines)


def _by_base(words: Sequence[Word]) -> list[list[Word]]:
    """The words line by line."""
    parts: list[list[Word]] = [[words[0]]]
    for last, word in pairwise(words):
        if abs(word.base - last.base) > 0.5 * word.size:
            parts.append([])
        parts[-1].append(word)
    return parts


def _is_contents(run: Sequence[_Row]) -> bool:
    """Whether the figures are bare numbers that never fall: pages."""
    figures = [" ".join(w.text for w in row.figure) for row in run]
    return all(f.isdigit() for f in figures) and all(int(a) <= int(b) for a, b in pairwise(figures))
