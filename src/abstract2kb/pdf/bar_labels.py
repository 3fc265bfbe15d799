"""What the bars of a chart are named: the words below each or below each group, left of those that lie, and the keys of their colours.

Example: "Melanoma" and "RCC" below two groups of a blue and a grey bar, and above them a blue square with "QX-1", a grey one with "Control".
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from abstract2kb.pdf.bars import Bar
from abstract2kb.pdf.geometry import overlap
from abstract2kb.pdf.glyphs import Line, Panel, RawPage, Word, around, make_line
from abstract2kb.pdf.grids import words_to_lines
from abstract2kb.pdf.layout import BBox

__all__ = ["groups_of", "keys_of", "labels_below", "labels_left"]

_LABEL_LINES, _FIRST_LABEL, _NEXT_LABEL = 4, 2.8, 1.7
"""How many lines the name of a bar has at most, and how far below the line of the bars and below each other these are, in units of their size."""


def labels_below(middles: Sequence[float], base: float, lines: Sequence[Line]) -> list[list[Line]] | None:
    """The lines below each of some places that name what stands there; None unless all have some."""
    pitch = min(b - a for a, b in pairwise(middles))
    left, right = middles[0] - 0.75 * pitch, middles[-1] + 0.75 * pitch
    below = [line for line in lines if line.base > base and overlap((line.x0, line.x1), (left, right)) > 0]
    labels: list[list[Line]] = [[] for _ in middles]
    at, reach = base, _FIRST_LABEL
    for row in _rows(below)[:_LABEL_LINES]:
        size = max(word.size for line in row for word in line.words)
        dealt = _dealt([word for line in row for word in line.words], middles, pitch)
        if row[0].base - at > reach * size or dealt is None:
            break
        for label, words in zip(labels, dealt, strict=True):
            label.extend([make_line(words, row[0].page)] if words else [])
        at, reach = row[0].base, _NEXT_LABEL
    return labels if all(labels) else None


def _rows(lines: Sequence[Line]) -> list[list[Line]]:
    """The pieces of each baseline, from top to bottom."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: line.base):
        if rows and line.base - rows[-1][0].base < 2:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _dealt(words: Sequence[Word], middles: Sequence[float], pitch: float) -> list[list[Word]] | None:
    """The words of a line for each place; None where a line runs through below several."""
    ordered = sorted(words, key=lambda word: word.x0)
    homes = [min(range(len(middles)), key=lambda at: abs(middles[at] - (word.x0 + word.x1) / 2)) for word in ordered]
    for (one, home), (other, next_home) in pairwise(zip(ordered, homes, strict=True)):
        if home != next_home and other.x0 - one.x1 < 0.45 * one.size:
            return None
    dealt = [[word for word, home in zip(ordered, homes, strict=True) if home == at] for at in range(len(middles))]
    off = [abs((own[0].x0 + own[-1].x1) / 2 - middle) for own, middle in zip(dealt, middles, strict=True) if own]
    return dealt if all(each < 0.3 * pitch for each in off) else None


def labels_left(bars: Sequence[Bar], lines: Sequence[Line]) -> list[list[Line]] | None:
    """The lines left of each lying bar that name it; None unless all have some."""
    foot = bars[0].box[0]
    left = [line for line in lines if line.x1 < foot + 2 and foot - line.x1 < 4 * line.size]
    pitch = min(b.box[1] - a.box[1] for a, b in pairwise(bars))
    labels = []
    for bar in bars:
        middle = (bar.box[1] + bar.box[3]) / 2
        own = [line for line in left if abs(line.base - 0.3 * line.size - middle) < 0.5 * pitch]
        labels.append(sorted(own, key=lambda line: (line.base, line.x0)))
    return labels if all(labels) else None


def groups_of(bars: Sequence[Bar]) -> list[list[Bar]]:
    """The groups of as many bars each; empty where they do not stand in groups."""
    gaps = [b.box[0] - a.box[2] for a, b in pairwise(bars)]
    least = max(min(gaps), 0.0)
    groups = [[bars[0]]]
    for gap, bar in zip(gaps, bars[1:], strict=True):
        if gap > 1.6 * least + 4:
            groups.append([])
        groups[-1].append(bar)
    return groups if len(groups) > 1 and len(groups[0]) > 1 and len({len(group) for group in groups}) == 1 else []


_TONE = 0.012
_SMALL, _LARGE, _NEAR, _AROUND = 3.0, 26.0, 1.6, 70.0
"""How large a key is, how far right of it its words begin in units of their size, and how far from the bars it stands, in points;
or above them as far as they are high."""


def keys_of(groups: Sequence[Sequence[Bar]], page: RawPage, lines: Sequence[Line], found: Sequence[Panel]) -> list[list[Line]] | None:
    """The words beside the key of each colour, in the order of the bars of a group; `found` are keys that are drawn bullets."""
    tones = [bar.tone for bar in groups[0]]
    chart = around(bar.box for group in groups for bar in group)
    if None in tones or any(abs(a - b) < _TONE for a, b in pairwise(sorted(tone for tone in tones if tone is not None))):
        return None
    swatches = [panel for panel in (*page.panels, *found) if panel.fill is not None and _is_swatch(panel, chart)]
    keys: list[list[Line]] = []
    for tone in tones:
        own = [panel for panel in swatches if abs((panel.fill or 0.0) - (tone or 0.0)) < _TONE]
        named = [words for panel in own if (words := _named(panel, swatches, lines))]
        if len(named) != 1:
            return None
        keys.append(words_to_lines(named[0], lines[0].page))
    return keys


def _is_swatch(panel: Panel, chart: BBox) -> bool:
    """Whether it is as small as a key, and over, under, in or right of the chart."""
    x0, top, x1, bottom = panel.bbox
    above = max(_AROUND, 0.9 * (chart[3] - chart[1]))
    near = chart[0] - _AROUND < x0 < chart[2] + 2 * _AROUND and chart[1] - above < top < chart[3] + _AROUND
    return near and _SMALL <= bottom - top <= _LARGE and _SMALL <= x1 - x0 <= 2 * _LARGE


def _named(panel: Panel, swatches: Sequence[Panel], lines: Sequence[Line]) -> list[Word]:
    """The words right of a small square, up to the next one and the next wide gap."""
    _, top, x1, bottom = panel.bbox
    ends = [other.bbox[0] for other in swatches if other.bbox[0] > x1 and overlap((other.bbox[1], other.bbox[3]), (top, bottom)) > 0]
    end = min(ends, default=float("inf"))
    level = [word for line in lines for word in line.words if top - 2 < word.base - 0.35 * word.size < bottom + 2]
    words = [word for word in level if x1 - 1 < word.x0 < end]
    named: list[Word] = []
    at = x1
    for word in sorted(words, key=lambda word: word.x0):
        if word.x0 - at > _NEAR * word.size:
            break
        named.append(word)
        at = word.x1
    return named if any(any(map(str.isalpha, word.text)) for word in named) else []
