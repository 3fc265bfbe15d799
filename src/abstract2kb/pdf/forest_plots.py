"""Forest plots are tables: the groups, what stands beside them in columns, and the figure of each with the interval that is drawn on its line.

Example: "Age <65 y" at the left, a line from 0.33 to 0.62 with a square on it, "0.45 (0.33–0.62)" at the right, and more of them below
each other: rows "Age <65 y | 0.45 (0.33–0.62)"; the numbers of the axis below are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from abstract2kb.patterns import regex
from abstract2kb.pdf.chart_cells import chart_table, without_words
from abstract2kb.pdf.geometry import overlap
from abstract2kb.pdf.glyphs import Line, RawPage, Word, around, make_line
from abstract2kb.pdf.grids import RawTable
from abstract2kb.pdf.layout import BBox

__all__ = ["forest_plots"]

_NUMBER = r"\d{1,3}(?:[.·]\d{1,3})?"
_FIGURE = regex(rf"{_NUMBER}\s?%?\s?[(\[]\s?(?:95% CI:?,?\s)?{_NUMBER}%?\s?(?:-|–|—|−|,|;|to)\s?{_NUMBER}%?\s?[)\]]")
"""A figure with its interval: "0.45 (0.33–0.62)", "62% [48, 75]"."""
_MOST_WORDS = 6
_THIN, _SHORTEST, _WIDEST = 2.5, 3.0, 0.6
"""How high the line of an interval is at most, how long it is at least, in points, and at most, as a share of the page's width."""
_FEWEST, _SAME, _HELD = 2, 3.0, 0.8
"""So many rows are a plot, edges so near are one, in points, and so large a share of the rows stands in each column."""
_OFF, _GAP = 0.45, 1.0
"""How far a drawn line is off the middle of the figures, and how wide the gap between two columns, in units of the size of the letters."""
_PITCHES, _ABOVE, _OVER = 3.2, 1.4, 2.6
"""How far apart two rows stand at most, and how far above the first what names a group and the headings, in units of the median distance."""
_WIDE = 60.0
"""How far past the intervals the axis goes, in points."""
_COUNT = regex(r"\(?\d[\d,]*(?:/\d[\d,]*)?\)?")
_TICK = regex(r"[\d.·]+%?|[◄►←→<>]")
_LETTERS = regex(r"[A-Za-z]{2}")


@dataclass(slots=True)
class _Row:
    """A line of a plot: the interval drawn on it, the words of its figure, and what else stands on it, piece by piece."""

    drawn: BBox
    figure: list[Word]
    others: list[list[Word]]

    @property
    def base(self) -> float:
        """The baseline of the figure."""
        return self.figure[0].base


_Span = tuple[float, float]


def forest_plots(page: RawPage, lines: list[Line]) -> tuple[list[RawTable], list[Line]]:
    """The tables that the forest plots of a page are, and the line pieces without what stands in them."""
    tables: list[RawTable] = []
    drawn = _intervals(page)
    if len(drawn) < _FEWEST:
        return tables, lines
    plots = list(_plots(_rows(drawn, lines)))
    for rows in plots:
        _part_numbers(rows)
    found = [(rows, columns) for rows in plots if (columns := _columns(rows)) is not None]
    found.sort(key=lambda one: -len(one[1]))
    done: set[int] = set()
    for rows, columns in found:
        if id(rows[0].figure[0]) in done:
            continue
        done |= {id(word) for row in rows for piece in (row.figure, *row.others) for word in piece}
        grid = [(row.base, _dealt([row.figure, *row.others], columns, page.number)) for row in rows]
        grid += [(line.base, [[line], *([] for _ in columns[1:])]) for line in _named_groups(rows, columns[0], lines)]
        heads = _headings(rows, _with_plots(columns, plots), _without(lines, grid), page.number)
        cells = [*([heads] if heads else []), *(row for _, row in sorted(grid, key=lambda pair: pair[0]))]
        tables.append(chart_table(page.number, cells, around(row.drawn for row in rows), 1 if heads else 0))
        taken = [*(line for row in cells for cell in row for line in cell), *_ticks(rows, lines)]
        lines = without_words(lines, {id(word) for line in taken for word in line.words})
    return tables, lines


def _with_plots(columns: Sequence[_Span], plots: Sequence[Sequence[_Row]]) -> list[_Span]:
    """The columns, those of figures with the intervals drawn beside them."""
    wide = []
    for column in columns:
        own = [row for rows in plots for row in rows if overlap(column, (row.figure[0].x0, row.figure[-1].x1)) > 0]
        spans = [column, *((row.drawn[0], row.drawn[2]) for row in own)]
        wide.append((min(span[0] for span in spans), max(span[1] for span in spans)))
    return wide


def _intervals(page: RawPage) -> list[BBox]:
    """Drawn level lines that can be intervals."""
    level = [(rule.x0, rule.top, rule.x1, rule.bottom) for rule in page.rules if rule.horizontal] + [*page.curves]
    return [box for box in level if box[3] - box[1] <= _THIN and _SHORTEST <= box[2] - box[0] <= _WIDEST * page.width]


def _rows(drawn: Sequence[BBox], lines: Sequence[Line]) -> list[_Row]:
    """The rows whose figure stands level with a drawn line, from top to bottom; two lines of one row are one interval."""
    found: dict[int, _Row] = {}
    figures = [line for line in lines if _FIGURE.search(line.text)]
    for line in figures:
        figure = _figure_of(line.words)
        if figure is None:
            continue
        middle = line.base - 0.33 * line.size
        level = [box for box in drawn if abs((box[1] + box[3]) / 2 - middle) < _OFF * line.size]
        here = [other for other in lines if abs(other.base - line.base) < _OFF * line.size]
        own = {id(word) for word in figure}
        pieces = [piece for other in here for piece in _pieces([word for word in other.words if id(word) not in own])]
        free = [box for box in level if _is_beside(box, figure, pieces)]
        free = [box for box in free if box[2] < figure[0].x0 + 1] or free
        if free:
            found[id(figure[0])] = _Row(around(free), figure, pieces)
    return sorted(found.values(), key=lambda row: row.base)


def _is_beside(box: BBox, figure: Sequence[Word], pieces: Sequence[Sequence[Word]]) -> bool:
    """Whether no word stands on a drawn line, or between it and the figure."""
    if overlap((box[0], box[2]), (figure[0].x0, figure[-1].x1)) > 1:
        return False
    reach = (min(box[0], figure[-1].x1), max(box[2], figure[0].x0))
    return not any(overlap(reach, (piece[0].x0, piece[-1].x1)) > 1 for piece in pieces)


def _figure_of(words: Sequence[Word]) -> list[Word] | None:
    """The last words of some that are a figure with its interval."""
    ends = ((start, stop) for stop in range(len(words), 0, -1) for start in range(max(0, stop - _MOST_WORDS), stop))
    return next((list(words[a:b]) for a, b in ends if _FIGURE.fullmatch(" ".join(word.text for word in words[a:b]))), None)


def _pieces(words: Sequence[Word]) -> list[list[Word]]:
    """Words of a line, parted at wide gaps."""
    pieces: list[list[Word]] = []
    for word in words:
        if pieces and word.x0 - pieces[-1][-1].x1 < _GAP * word.size:
            pieces[-1].append(word)
        else:
            pieces.append([word])
    return pieces


def _plots(rows: Sequence[_Row]) -> Iterator[list[_Row]]:
    """The rows below each other whose figures have one left or right edge and whose intervals differ."""
    left = list(rows)
    while left:
        first = left.pop(0)
        alike = [first, *(row for row in left if _one_edge(first, row))]
        for run in _runs(alike):
            ends = {(round(row.drawn[0]), round(row.drawn[2])) for row in run}
            if len(run) >= _FEWEST and len(ends) > 1:
                yield run
        left = [row for row in left if all(row is not other for other in alike)]


def _one_edge(one: _Row, other: _Row) -> bool:
    return abs(one.figure[0].x0 - other.figure[0].x0) < _SAME or abs(one.figure[-1].x1 - other.figure[-1].x1) < _SAME


def _runs(rows: Sequence[_Row]) -> Iterator[list[_Row]]:
    """The rows, parted where the distance is far above that of the others."""
    if len(rows) < _FEWEST:
        return
    pitch = _pitch(rows)
    run = [rows[0]]
    for one, other in pairwise(rows):
        if other.base - one.base > _PITCHES * pitch:
            yield run
            run = []
        run.append(other)
    yield run


def _pitch(rows: Sequence[_Row]) -> float:
    return median(b.base - a.base for a, b in pairwise(rows))


def _columns(rows: Sequence[_Row]) -> list[_Span] | None:
    """The columns of a plot from left to right, the first the one of the names; None where nothing names the rows."""
    figures = (min(row.figure[0].x0 for row in rows), max(row.figure[-1].x1 for row in rows))
    drawn = (min(row.drawn[0] for row in rows), max(row.drawn[2] for row in rows))
    found = [figures]
    for column in reversed(list(_merged(rows, right=min(figures[0], drawn[0]) + 1))):
        held = sum(any(overlap(column, (p[0].x0, p[-1].x1)) > 0 for p in row.others) for row in rows)
        if held < _HELD * len(rows):
            break
        found.insert(0, column)
        if sum(any(overlap(column, (p[0].x0, p[-1].x1)) > 0 and _has_letters(p) for p in row.others) for row in rows) >= _HELD * len(rows):
            return found
    return None


def _part_numbers(rows: Sequence[_Row]) -> None:
    """Part the numbers right behind the names of the rows, which stand below each other: "Brain metastases: yes" and "110"."""
    tails = []
    for row in rows:
        near = [piece for piece in row.others if piece[-1].x1 <= row.figure[0].x0]
        last = max(near, key=lambda piece: piece[-1].x1, default=None)
        if last is None or not _COUNT.fullmatch(last[-1].text):
            return
        tails.append((row, last))
    ends = [piece[-1] for _, piece in tails]
    if min(_spread([word.x0 for word in ends]), _spread([word.x1 for word in ends]), _spread([(word.x0 + word.x1) / 2 for word in ends])) > _SAME:
        return
    for row, piece in tails:
        if len(piece) > 1:
            row.others = [own for own in row.others if own is not piece] + [piece[:-1], piece[-1:]]


def _spread(values: Sequence[float]) -> float:
    return max(values) - min(values)


def _has_letters(words: Sequence[Word]) -> bool:
    return any(_LETTERS.search(word.text) for word in words)


def _merged(rows: Sequence[_Row], right: float) -> Iterator[_Span]:
    """The stretches, from left to right, that pieces which end before `right` cover."""
    spans = sorted((piece[0].x0, piece[-1].x1) for row in rows for piece in row.others if piece[-1].x1 <= right)
    held: _Span | None = None
    for span in spans:
        if held is not None and span[0] < held[1]:
            held = (held[0], max(held[1], span[1]))
            continue
        if held is not None:
            yield held
        held = span
    if held is not None:
        yield held


def _dealt(pieces: Sequence[Sequence[Word]], columns: Sequence[_Span], page: int) -> list[list[Line]]:
    """The pieces of a row, each in its column."""
    own = [[piece for piece in pieces if overlap(column, (piece[0].x0, piece[-1].x1)) > 0] for column in columns]
    return [[make_line([word for piece in cell for word in piece], page)] if cell else [] for cell in own]


def _named_groups(rows: Sequence[_Row], names: _Span, lines: Sequence[Line]) -> list[Line]:
    """The lines between the rows, or right above the first and further left than it, that head some of them: "Age"."""
    first, pitch = rows[0], _pitch(rows)
    edge = min((piece[0].x0 for piece in first.others if overlap(names, (piece[0].x0, piece[-1].x1)) > 0), default=names[0])
    found = []
    for line in lines:
        inside = first.base < line.base < rows[-1].base and names[0] - _SAME < line.x0 < names[1]
        above = 0 < first.base - line.base < _ABOVE * pitch and names[0] - 3 * line.size < line.x0 < edge - 2
        if (inside or above) and line.x1 < names[1] + line.size and all(abs(row.base - line.base) > 0.5 * line.size for row in rows):
            found.append(line)
    return found


def _headings(rows: Sequence[_Row], columns: Sequence[_Span], lines: Sequence[Line], page: int) -> list[list[Line]]:
    """The cells over the columns of figures; empty where there are none."""
    first, pitch = rows[0], _pitch(rows)
    near = [line for line in lines if 0 < first.base - line.base < _OVER * pitch and line.x0 < columns[-1][1] and line.x1 > columns[0][0]]
    over: list[list[Line]] = [[] for _ in columns]
    for line in sorted(near, key=lambda line: -line.base):
        homes = [(piece, _home(piece, columns)) for piece in _pieces(line.words)]
        if any(home is None for _, home in homes):
            break
        for piece, home in homes:
            over[home or 0].insert(0, make_line(piece, page))
    if not any(over[1:]):
        return []
    level = [line.base for cell in over[1:] for line in cell]
    over[0] = [line for line in over[0] if any(abs(line.base - base) < _SAME for base in level)]
    return over


def _home(piece: Sequence[Word], columns: Sequence[_Span]) -> int | None:
    """The place of the one column that a piece stands over and is not much wider than."""
    x0, x1 = piece[0].x0, piece[-1].x1
    homes = [at for at, column in enumerate(columns) if overlap(column, (x0, x1)) > 0]
    return homes[0] if len(homes) == 1 and x1 - x0 < 1.6 * (columns[homes[0]][1] - columns[homes[0]][0]) else None


def _ticks(rows: Sequence[_Row], lines: Sequence[Line]) -> list[Line]:
    """The numbers of the axis below a plot."""
    drawn = around(row.drawn for row in rows)
    reach = rows[-1].base + 3 * _pitch(rows)
    below = [line for line in lines if rows[-1].base < line.base < reach and drawn[0] - _WIDE < line.x0 and line.x1 < drawn[2] + _WIDE]
    return [line for line in below if all(_TICK.fullmatch(word.text) for word in line.words)]


def _without(lines: Sequence[Line], grid: Sequence[tuple[float, list[list[Line]]]]) -> list[Line]:
    return without_words(lines, {id(word) for _, row in grid for cell in row for line in cell for word in line.words})
