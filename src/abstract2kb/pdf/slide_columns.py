"""The columns of slides, whose lines are short, and which are no tables: lists side by side, and large figures over what they are of.

Examples: bullets left and right of a gap; "63%" and "36%" in letters of 34 points, "ORR (27/43)" and "ORR (27/75)" of 12 points below them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from abstract2kb.patterns import regex
from abstract2kb.pdf.geometry import overlap
from abstract2kb.pdf.glyphs import Line

__all__ = ["are_slide_columns", "counts_below", "stands_over"]

_BULLET = regex(r"[•‣◦▪▫●○◆◇■□❖➢➤✓✔]")
_FEWEST = 2
"""Each list has so many bullets, and so many are level with one of the other list."""
_OUTER = 3.0
"""How far left of its bullets a list has text at most, in units of their size."""

_LARGER, _LONGEST = 1.6, 14
"""How much larger such figures are than what stands below, and how many characters they have at most."""
_FIGURE = regex(r"\W{0,3}(?:[nN]\s?=\s?|HR\s?)?\d|N[RE](?:\W|$)|Not reached")
"""How a large figure begins: no name with a number, as "CARTITUDE-1"."""
_BELOW = 2.5
"""How far below a figure stands what it is of, in units of its size."""

_COUNT = regex(
    r"\(?(?:[nN]\s?=\s?\d|\d+\s?/\s?\d+|\d+ of \d+|(?:of|in|among) (?:the )?\d+"
    r"|\d+ (?:responders|patients|pts|participants|events)\b|9\d\s?% ?CI|p\s?[=<≤])",
    re.IGNORECASE,
)
"""How the line below the two of a tile begins: the count, the denominator or the interval."""
_LONGEST_COUNT = 40
_MOST_LABELS = 4
_BESIDE = 3.0
"""How far off the middle or the left edge of a tile its count stands at most, in points."""
_NEXT = 2.3


def are_slide_columns(lines: Sequence[Line], x: float) -> bool:
    """Whether the lines left and right of the place are columns of a slide."""
    return _lists_on_both_sides(lines, x) or _large_figures_on_both_sides(lines, x)


def _lists_on_both_sides(lines: Sequence[Line], x: float) -> bool:
    """Whether lists stand left and right of the place, and nothing left of the left one: the cells of a table may have lists, too."""
    bullets = [line for line in lines if _BULLET.match(line.text)]
    left, right = [line for line in bullets if line.x1 < x], [line for line in bullets if line.x0 > x]
    if min(len(left), len(right)) < _FEWEST or min(line.x0 for line in lines) < min(line.x0 - _OUTER * line.size for line in left):
        return False
    return sum(any(abs(a.base - b.base) < 1 for b in right) for a in left) >= _FEWEST


def _large_figures_on_both_sides(lines: Sequence[Line], x: float) -> bool:
    """Whether two large figures on one baseline, each over a line of its own, stand left and right of the place."""
    smallest = min((line.size for line in lines), default=0.0)
    large = [line for line in lines if line.size > _LARGER * smallest and _is_figure(line) and (line.x1 < x or line.x0 > x)]
    if len(large) < 2:
        return False
    labelled = [line for line in large if _has_label(line, lines, x)]
    left, right = ([line.base for line in labelled if (line.x1 < x) is side] for side in (True, False))
    return any(abs(a - b) < 1 for a in left for b in right)


def _is_figure(line: Line) -> bool:
    return len(line.text) <= _LONGEST and _FIGURE.match(line.text) is not None


def stands_over(figure: Line, label: Line) -> bool:
    """Whether a line is a large figure and the other one, in smaller letters right below it, what it is of."""
    if not (_LARGER * label.size < figure.size and 0 < label.base - figure.base < _BELOW * figure.size and _is_figure(figure)):
        return False
    return overlap((label.x0, label.x1), (figure.x0, figure.x1)) > 0 and any(map(str.isalpha, label.text))


def counts_below(tile: Sequence[Line], line: Line) -> bool:
    """Whether a line is the count below a large figure and what it is of, in letters that are no larger: "46/140", "n=323", "of 57 responders"."""
    if not 2 <= len(tile) <= _MOST_LABELS or len(line.text) > _LONGEST_COUNT or not stands_over(tile[0], tile[1]):
        return False
    last = tile[-1]
    if line.size > last.size + 0.3 or not 0 < line.base - last.base < _NEXT * last.size or _COUNT.match(line.text) is None:
        return False
    middle = (last.x0 + last.x1 - line.x0 - line.x1) / 2
    return abs(middle) < _BESIDE or abs(last.x0 - line.x0) < _BESIDE or abs(tile[0].x0 - line.x0) < _BESIDE


def _has_label(figure: Line, lines: Sequence[Line], x: float) -> bool:
    """Whether a line of small letters stands right below a figure on its side."""
    return any(stands_over(figure, line) for line in lines if (line.x1 < x) is (figure.x1 < x) and not line.x0 < x < line.x1)
