"""Bar charts whose bars bear their numbers are tables: what is measured, what the bars are named, and the numbers.

Example: bars of 100 and 46 points on one line, "50%" and "23%" above them, "QX-1" and "Docetaxel" below, "Objective response rate" above
all: the header "QX-1 | Docetaxel" and the row "Objective response rate | 50% | 23%".
"""

from __future__ import annotations

from collections.abc import Sequence

from abstract2kb.patterns import regex
from abstract2kb.pdf.bar_labels import groups_of, keys_of, labels_below, labels_left
from abstract2kb.pdf.bars import Bar, lying_bars, upright_bars
from abstract2kb.pdf.chart_cells import Rows, chart_table, without_words
from abstract2kb.pdf.chart_titles import Titles
from abstract2kb.pdf.drawn_bullets import DRAWN_BULLETS
from abstract2kb.pdf.geometry import centre, holds
from abstract2kb.pdf.glyph_store import GlyphStore
from abstract2kb.pdf.glyphs import Line, RawPage, around, make_line
from abstract2kb.pdf.grids import RawTable

__all__ = ["bar_charts"]


def bar_charts(page: RawPage, lines: list[Line], store: GlyphStore) -> tuple[list[RawTable], list[Line]]:
    """The tables that the bar charts of a page are, and the line pieces without what stands in them."""
    tables: list[RawTable] = []
    titles = Titles(page, store)
    if not page.panels and not page.curves:
        return tables, lines
    for find, read in ((upright_bars, _upright_rows), (lying_bars, _lying_rows)):
        for bars in find(page, lines):
            rows = read(page, bars, lines, titles)
            if rows:
                tables.append(chart_table(page.number, rows, around(bar.box for bar in bars), 1 if read is _upright_rows else 0))
                lines = without_words(lines, {id(word) for row in rows for cell in row for line in cell for word in line.words})
    return tables, lines


def _upright_rows(page: RawPage, bars: Sequence[Bar], lines: Sequence[Line], titles: Titles) -> Rows:
    """A column for each bar, or for each colour of bars in groups; none where nothing says which bar is which."""
    box = around(bar.box for bar in bars)
    rest = without_words(lines, {id(word) for bar in bars for word in bar.value})
    top = min(word.top for bar in bars for word in bar.value)
    labels = labels_below([bar.middle for bar in bars], box[3], rest)
    if labels is not None:
        title = titles.of((box[0], min(top, box[1]), box[2], box[3]), without_words(rest, _ids(labels)))
        return [
            [[], *map(_named, labels)],
            [title, *([_value(bar, page), *_counts(label), *_inside(bar, rest)] for bar, label in zip(bars, labels, strict=True))],
        ]
    groups = groups_of(bars)
    keys = keys_of(groups, page, rest, page.memo.get(DRAWN_BULLETS, ())) if groups else None
    labels = labels_below([(group[0].middle + group[-1].middle) / 2 for group in groups], box[3], rest) if keys else None
    if keys is None or labels is None:
        return []
    heads = [line for key in keys for line in key if line.base < box[1] + 2]
    title = titles.of((box[0], min([top, *(line.top for line in heads)]), box[2], box[3]), without_words(rest, _ids([*labels, *keys])))
    return [[title, *keys], *([label, *([_value(bar, page)] for bar in group)] for label, group in zip(labels, groups, strict=True))]


def _lying_rows(page: RawPage, bars: Sequence[Bar], lines: Sequence[Line], _: Titles) -> Rows:
    """A row for each bar, below the title, which stays where it is; none where nothing says which bar is which."""
    labels = labels_left(bars, without_words(lines, {id(word) for bar in bars for word in bar.value}))
    return [[label, [_value(bar, page)]] for label, bar in zip(labels, bars, strict=True)] if labels else []


_COUNT = regex(r"\(?\d+\s?/\s?\d+\)?")
"""A count that stands with the name of a bar: "44/72"."""


def _named(label: Sequence[Line]) -> list[Line]:
    """The lines that name a bar; all where they are counts."""
    return [line for line in label if not _COUNT.fullmatch(line.text)] or list(label)


def _counts(label: Sequence[Line]) -> list[Line]:
    """The counts among the lines that name a bar, which belong to its number."""
    counts = [line for line in label if _COUNT.fullmatch(line.text)]
    return counts if len(counts) < len(label) else []


def _inside(bar: Bar, lines: Sequence[Line]) -> list[Line]:
    """The count that stands in a bar, where it is one line: "17/43"."""
    found = [line for line in lines if holds(bar.box, centre(line.bbox)) and line.x1 - line.x0 <= bar.box[2] - bar.box[0]]
    return found if len(found) == 1 and _COUNT.fullmatch(found[0].text) else []


def _value(bar: Bar, page: RawPage) -> Line:
    return make_line(bar.value, page.number)


def _ids(cells: Sequence[Sequence[Line]]) -> set[int]:
    return {id(word) for cell in cells for line in cell for word in line.words}
