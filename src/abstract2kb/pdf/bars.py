"""The bars of charts: rectangles of one width on one line, each as long as the number at its end is large.

Example: rectangles of 100 and 46 points with "50%" and "23%" above them; cards, cells and cut-outs are not to scale.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from abstract2kb.patterns import regex
from abstract2kb.pdf.glyphs import Line, RawPage, Word
from abstract2kb.pdf.grids import words_to_lines
from abstract2kb.pdf.layout import BBox

__all__ = ["Bar", "lying_bars", "upright_bars"]

_NUMBER = regex(r"[<>≤≥~]?(?P<number>\d{1,3}(?:\.\d+)?)(?:%|mo|months)?")
"""What begins the number of a bar."""
_WITH_IT = regex(r"[(\[]?[\d.,/%–—-]+[)\]]?|%|\(?[nN]\s?=\s?\d+\)?|mo|months|N[RE]\)?|\(?95%|\(?CI:?,?")
"""What else may stand at a bar: the count, the unit and the interval."""
_THINNEST, _SHORTEST, _MOST = 5.0, 2.0, 60
"""The least width and length of a bar in points, and the most bars of a chart."""
_SAME = 1.5
_OFF = 0.12
"""By so much a bar may be longer or shorter than its number has it, or by three points."""
_FLAT = 3.0


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: its box, its tone (None where it is not known) and the words at its end."""

    box: BBox
    tone: float | None
    value: tuple[Word, ...] = ()

    @property
    def middle(self) -> float:
        """Its middle, from left to right."""
        return (self.box[0] + self.box[2]) / 2

    @property
    def number(self) -> float:
        """The number at its end."""
        found = _NUMBER.match(self.value[0].text) if self.value else None
        return float(found["number"]) if found else 0.0


def upright_bars(page: RawPage, lines: Sequence[Line]) -> Iterator[list[Bar]]:
    """The bars that stand on one line, from left to right, with their numbers."""
    words = [word for line in lines for word in line.words]
    for row in _alike(page, foot=3, sides=(0, 2)):
        bars = [Bar(bar.box, bar.tone, _above(bar, words)) for bar in row]
        if all(bar.value for bar in bars) and _are_to_scale([(bar.box[3] - bar.box[1], bar.number) for bar in bars]):
            yield bars


def lying_bars(page: RawPage, lines: Sequence[Line]) -> Iterator[list[Bar]]:
    """The bars that begin at one upright line, from top to bottom, with their numbers."""
    words = [word for line in lines for word in line.words]
    for column in _alike(page, foot=0, sides=(1, 3)):
        bars = [Bar(bar.box, bar.tone, _behind(bar, words)) for bar in column]
        if all(bar.value for bar in bars) and _are_to_scale([(bar.box[2] - bar.box[0], bar.number) for bar in bars]):
            yield bars


def _alike(page: RawPage, foot: int, sides: tuple[int, int]) -> Iterator[list[Bar]]:
    """Rectangles of one width that begin at one line, in order and not over each other; `foot` and `sides` are places in their boxes."""
    first, last = sides
    shapes = [Bar(panel.bbox, panel.fill) for panel in page.panels if panel.fill is not None] + [Bar(box, None) for box in page.curves]
    shapes = [bar for bar in shapes if bar.box[last] - bar.box[first] >= _THINNEST and _length(bar, sides) >= _SHORTEST]
    shapes.sort(key=lambda bar: (round(bar.box[foot]), bar.box[first]))
    done: set[int] = set()
    for one in shapes:
        width = one.box[last] - one.box[first]
        alike = [bar for bar in shapes if id(bar) not in done and abs(bar.box[foot] - one.box[foot]) < _SAME]
        alike = [bar for bar in alike if abs(bar.box[last] - bar.box[first] - width) < _SAME]
        done.update(map(id, alike))
        alike.sort(key=lambda bar: bar.box[first])
        if 2 <= len(alike) <= _MOST and all(b.box[first] - a.box[last] > -_SAME for a, b in pairwise(alike)):
            yield alike


def _length(bar: Bar, sides: tuple[int, int]) -> float:
    return bar.box[2] - bar.box[0] if sides == (1, 3) else bar.box[3] - bar.box[1]


def _above(bar: Bar, words: Sequence[Word]) -> tuple[Word, ...]:
    """The number right above a bar, or in its upper end."""
    x0, top, x1, foot = bar.box
    over = [word for word in words if x0 - 2 < (word.x0 + word.x1) / 2 < x1 + 2 or (word.x0 < bar.middle < word.x1 < x1 + (x1 - x0))]
    lines = sorted(words_to_lines([word for word in over if word.base < top + 2.5 * word.size], 0), key=lambda line: -line.base)
    above = [line for line in lines if line.bottom <= top + 3]
    inside = [line for line in lines if line.top > top - 1 and line.bottom < foot + 1]
    return _figures(above, top) or _figures(inside[::-1], top)


def _figures(lines: Sequence[Line], end: float) -> tuple[Word, ...]:
    """The words of the lines next to the end of a bar, as long as they are figures, in reading order."""
    taken: list[Line] = []
    for line in lines:
        near = abs(line.base - taken[-1].base) < 2 * line.size if taken else min(abs(line.bottom - end), abs(line.top - end)) < 1.2 * line.size
        if not near or not _is_figure(line.words):
            break
        taken.append(line)
    words = tuple(word for line in sorted(taken, key=lambda line: line.base) for word in line.words)
    return words if words and _NUMBER.match(words[0].text) else ()


def _is_figure(words: Sequence[Word]) -> bool:
    return all(_WITH_IT.fullmatch(word.text) or _NUMBER.fullmatch(word.text) for word in words)


def _behind(bar: Bar, words: Sequence[Word]) -> tuple[Word, ...]:
    """The number right behind a bar, or in its end."""
    x0, top, x1, bottom = bar.box
    level = [word for word in words if top - 1 < word.base - 0.3 * word.size < bottom + 1]
    taken: list[Word] = []
    for word in sorted((word for word in level if word.x0 >= x1 - 1), key=lambda word: word.x0):
        if word.x0 - (taken[-1].x1 if taken else x1) > 1.2 * word.size or not _is_figure([word]):
            break
        taken.append(word)
    inside = [word for word in level if x0 - 1 <= word.x0 and word.x1 <= x1 + 1]
    found = taken or (inside if _is_figure(inside) else [])
    return tuple(found) if found and _NUMBER.match(found[0].text) else ()


def _are_to_scale(bars: Sequence[tuple[float, float]]) -> bool:
    """Whether bars, each with its length and its number, are as long as the numbers are large, and not all alike."""
    if any(number <= 0 for _, number in bars) or max(length for length, _ in bars) - min(length for length, _ in bars) < _FLAT:
        return False
    scale = median(length / number for length, number in bars)
    return all(abs(length - scale * number) <= max(_FLAT, _OFF * length) for length, number in bars)
