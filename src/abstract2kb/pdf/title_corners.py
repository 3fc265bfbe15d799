"""What stands in the corner beside the title of a poster: its number, the meeting and its days, read before the title and not between its lines.

Example: "CT058", "AACR Annual Meeting 2025" and "Chicago, IL" at the right of the two lines of a title, in other type, are a group of their own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from abstract2kb.patterns import regex
from abstract2kb.pdf.columns import Item
from abstract2kb.pdf.geometry import Span, overlap
from abstract2kb.pdf.glyphs import Line, make_line

__all__ = ["without_corner"]

_NUMBER = regex(
    r"(?:(?:abstract|poster|presentation|board)\s*(?:no\.?|number|id|#|:)*\s*)?#?[A-Z]{0,6}-?\d{1,6}[A-Z]{0,4}(?:[-.]\d{1,4})*",
    re.IGNORECASE,
)
"""A line that is the number of the poster and no more."""
_MEETING = regex(
    r"\b(?:meeting|congress|conference|symposium|convention|presented (?:at|by|during)|abstract|poster|session|(?:19|20)\d\d)\b"
    r"|\b(?:AACR|ASCO|ASH|EHA|ELCC|ENA|ESMO|IASLC|SABCS|SITC|SNO|WCLC)\b",
    re.IGNORECASE,
)
"""What one of the lines in a corner says, unless it is a number."""
_PITCH = 1.6
"""How far below each other the lines of a title stand at most, in units of their size."""
_GAP = 0.5
"""How far beside the title its corner stands at least, in the same units."""
_LARGER = 1.15
"""By how much the title is larger than all else, but for the number."""
_SHORT, _MOST = 48, 6
"""The characters of a line in a corner, and the lines of one, at most."""
_EDGE = 4.0


def without_corner(items: Sequence[Item]) -> tuple[list[Item], list[Item]]:
    """What stands in the corners left and right of the title that the items begin with, a number last, and the others; without corners the first
    is empty."""
    none: tuple[list[Item], list[Item]] = ([], list(items))
    items = _with_number_apart(items)
    lines = [item.line for item in items if item.line is not None]
    title = _title(lines)
    if title is None:
        return none
    own = set(map(id, title))
    top, size = title[0].top, title[0].size
    left, right = min(line.x0 for line in title) - _GAP * size, max(line.x1 for line in title) + _GAP * size
    others = [item for item in items if item.line is None or id(item.line) not in own]
    sides = ([item for item in others if item.bbox[2] < left], [item for item in others if item.bbox[0] > right])
    corners = [corner for side in sides if (corner := _corner(side, title, others))]
    corners += [_logos(others, title)] if corners else []
    chosen = {id(item) for corner in corners for item in corner}
    if any(item.bbox[3] <= top - size for item in others if id(item) not in chosen):
        return none
    return list({id(item): item for corner in corners for item in corner}.values()), [item for item in items if id(item) not in chosen]


def _with_number_apart(items: Sequence[Item]) -> list[Item]:
    """The items, of which a line of a title that ends in the number of the poster, right of all other lines of it, is two."""
    found = list(items)
    lines = [item.line for item in found if item.line is not None]
    largest = max((line.size for line in lines), default=0.0)
    title = [line for line in lines if line.size > largest - 0.5]
    first = min(title, key=lambda line: line.base, default=None)
    if first is None or len(title) < 2 or len(first.words) < _WORDS or not _LETTERED.fullmatch(first.words[-1].text):
        return found
    *words, number = first.words
    steps = sorted(b.x0 - a.x1 for a, b in pairwise(words))
    if number.x0 - words[-1].x1 < _WIDER * steps[len(steps) // 2] or any(line.x1 > number.x0 for line in title if line is not first):
        return found
    at = next(i for i, item in enumerate(found) if item.line is first)
    parts = [make_line(part, first.page) for part in (words, [number])]
    return [*found[:at], *(Item(part.bbox, line=part) for part in parts), *found[at + 1 :]]


_LETTERED = regex(r"#?(?=[A-Z\d-]*\d)(?=[\d-]*[A-Z])[A-Z]{0,4}-?\d{1,6}[A-Z]{0,4}")
"""A number with letters, which ends no title by itself: "917P", "LBA12"."""
_WORDS, _WIDER = 4, 1.6


def _logos(others: Sequence[Item], title: Sequence[Line]) -> list[Item]:
    """The short pieces below a title, as logos have them, that stand right of everything else beside them, which is longer."""
    size, bottom = title[0].size, title[-1].bottom
    below = [i for i in others if i.line is not None and bottom - size / 2 <= i.bbox[1] < bottom + _LOGOS * size and i.line.size < size]
    wide = [item for item in below if item.line is not None and len(item.line.text) > _SHORT_LOGO]
    edge = max((item.bbox[2] for item in wide), default=0.0)
    return [item for item in below if wide and item.bbox[0] > edge + size / 2]


_SHORT_LOGO, _LOGOS = 32, 2.5
"""The characters of a line of a logo at most, and how far below the title they stand, in units of its size."""


def _corner(side: Sequence[Item], title: Sequence[Line], others: Sequence[Item]) -> list[Item]:
    """The items of one side that stand beside the title or right below those, where they are those of a corner, the number last."""
    top, bottom, size = title[0].top, title[-1].bottom, title[0].size
    beside = [item for item in side if overlap((item.bbox[1], item.bbox[3]), (top - size, bottom)) > 0]
    if not beside:
        return []
    edges = min(item.bbox[0] for item in beside) - size, max(item.bbox[2] for item in beside) + size
    below = [i for i in others if bottom <= i.bbox[1] < bottom + size and edges[0] < i.bbox[0] and i.bbox[2] < edges[1]]
    corner = beside + [item for item in below if item not in beside]
    told = [line.text for item in corner for line in item.lines()]
    if any(item.table is not None for item in corner) or not (_is_corner(told) or _is_logo(told, corner, edges, others)):
        return []
    return sorted(corner, key=lambda item: (_is_number(item), item.bbox[1], item.bbox[0]))


def _title(lines: Sequence[Line]) -> list[Line] | None:
    """The lines of the largest type at the top of the items, one below the other, of which the first is long; None without them."""
    prose = [line for line in lines if not _NUMBER.fullmatch(line.text)]
    if len(prose) < _LEAST_LINES:
        return None
    size = max(line.size for line in prose)
    found = sorted((line for line in prose if line.size > size - 0.5), key=lambda line: line.base)
    if not 1 <= len(found) <= _TITLE_LINES or len(found[0].text) < (_TITLE if len(found) > 1 else _LONE):
        return None
    steps = [b.base - a.base for a, b in pairwise(found)]
    level = [abs(a.x0 - b.x0) < _EDGE or abs(a.x0 + a.x1 - b.x0 - b.x1) < 2 * _EDGE for a, b in pairwise(found)]
    smaller = all(line.size * _LARGER <= size for line in prose if line not in found)
    return found if smaller and all(level) and all(0.8 * size < step < _PITCH * size for step in steps) else None


_LEAST_LINES, _TITLE_LINES, _TITLE, _LONE = 3, 4, 30, 50
"""So many lines tell a title from others, so many it has at most, and so many characters its first, or the only one."""


def _is_corner(told: Sequence[str]) -> bool:
    """Whether the lines are those of a corner: few and short, at least one of them the number or the meeting; a number alone stays in the margin,
    unless it has letters."""
    if not told or len(told) > _MOST or any(len(line) > _SHORT for line in told):
        return False
    named = [line for line in told if _MEETING.search(line)]
    numbers = [line for line in told if _NUMBER.fullmatch(line)]
    return bool(named) or (bool(numbers) and (len(told) > 1 or _LETTERED.fullmatch(told[0]) is not None))


def _is_logo(told: Sequence[str], corner: Sequence[Item], edges: Span, others: Sequence[Item]) -> bool:
    """Whether the lines are a company's sign: few and short, one alone a word in capitals, and no text goes on right below them."""
    bottom, size = max(item.bbox[3] for item in corner), max(line.size for item in corner for line in item.lines())
    chosen = {id(item) for item in corner}
    below = [i for i in others if id(i) not in chosen and overlap((i.bbox[0], i.bbox[2]), edges) > 0 and 0 <= i.bbox[1] - bottom < _LOGO_SPACE * size]
    signs = len(told) > 1 or (told[0].isupper() and " " not in told[0])
    return signs and len(told) <= _LOGO_LINES and all(len(line) <= _SHORT_LOGO for line in told) and not below


_LOGO_LINES, _LOGO_SPACE = 3, 1.5
"""How many lines a company's sign has at most, and how much room there is below it, in units of its size."""


def _is_number(item: Item) -> bool:
    return item.line is not None and _NUMBER.fullmatch(item.line.text) is not None
