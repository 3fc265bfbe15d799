"""Outlines: lists whose points have points of their own, so that what the upper one names is told of in the lower ones.

Example: below "• ALPHA-1 (NCT01234567): A vs B, n = 120" the points "– ORR 41% vs 22%" and "– Rash 12%" are of that trial and of its arms.
A point is one of another mark than the one above it, or of the same mark further right on the page.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from abstract2kb.assemble.article_heads import heading_blocks
from abstract2kb.assemble.scene import Scene
from abstract2kb.patterns import regex

__all__ = ["Outline", "Point", "outline_of"]

_MARKS = regex(r"(?:(?<=\n)|\A)[ ]?(?P<mark>[•‣◦▪▫●○◆◇■□❖➢➤✓✔▸►▹▶⁃∙·›»–—−*-]|o(?=\s[A-Z≥\d]))\s")
_FURTHER, _TOO_FAR = 5.0, 70.0
"""How much further right a point of the same mark begins that belongs to the one above it, in points of the page."""


@dataclass(frozen=True, slots=True)
class Point:
    """text[start:end] (end exclusive) is a point with its mark; `parent` is the index of the one that it belongs to; it has `points`, or not."""

    start: int
    end: int
    parent: int | None
    mark: str
    x0: float
    top: float


@dataclass(frozen=True, slots=True)
class Outline:
    """The points of an article in text order."""

    points: tuple[Point, ...]
    starts: tuple[int, ...] = ()
    parents: frozenset[int] = field(default=frozenset())
    """The indices of those that have points of their own."""

    def at(self, offset: int) -> Point | None:
        """The point that holds the offset."""
        index = bisect_right(self.starts, offset) - 1
        return self.points[index] if index >= 0 and offset < self.points[index].end else None

    def above(self, offset: int) -> Iterator[Point]:
        """The points that the one at the offset belongs to, the nearest first."""
        point = self.at(offset)
        while point is not None and point.parent is not None:
            point = self.points[point.parent]
            yield point

    def leads(self, offset: int) -> bool:
        """Whether the point at the offset has points of its own."""
        index = bisect_right(self.starts, offset) - 1
        return index in self.parents and offset < self.points[index].end

    def begins(self, offset: int) -> bool:
        """Whether a point that has points of its own begins at the offset, or one that is of no other after such a list."""
        index = bisect_right(self.starts, offset + _MARK) - 1
        if index < 0 or abs(self.points[index].start - offset) > _MARK:
            return False
        return index in self.parents or (index > 0 and self.points[index].parent is None and self.points[index - 1].parent is not None)

    def before_gap(self, offset: int, text: str) -> Point | None:
        """The point before the one that begins at the offset and belongs to another, where words that are no points stand between: a call-out."""
        index = bisect_right(self.starts, offset + _MARK) - 1
        if index < 1 or abs(self.points[index].start - offset) > _MARK or self.points[index].parent is None:
            return None
        before = self.points[index - 1]
        return before if text[before.end : self.points[index].start].strip() else None


_MARK = 3
"""Characters that the mark of a point may take."""


def outline_of(scene: Scene) -> Outline:
    """The outline of an article, found once."""
    found = scene.memo.get(_OUTLINE)
    if not isinstance(found, Outline):
        found = scene.memo[_OUTLINE] = _outline(scene)
    return found


_OUTLINE = "outline"


def _outline(scene: Scene) -> Outline:
    points: list[Point] = []
    stack: list[int] = []
    heads, text = [start for start, _, _ in heading_blocks(scene)], scene.text
    for match in _MARKS.finditer(text):
        start = match.start("mark")
        if scene.in_table(start):
            continue
        end = text.find("\n", start)
        end = end if end >= 0 else len(text)
        if points and bisect_right(heads, points[-1].start) != bisect_right(heads, start):
            stack = []
        boxes = scene.source.report.boxes(start + scene.source.offset, start + scene.source.offset + 1)
        x0, top = (boxes[0].bbox[0], boxes[0].page * 10_000 + boxes[0].bbox[1]) if boxes else (0.0, 0.0)
        point = Point(start, end, None, match.group("mark"), x0, top)
        while stack and not _is_below(points, stack, point):
            stack.pop()
        points.append(Point(start, end, stack[-1] if stack else None, point.mark, x0, top))
        stack.append(len(points) - 1)
    parents = frozenset(p.parent for p in points if p.parent is not None)
    return Outline(tuple(points), tuple(p.start for p in points), parents)


def _is_below(points: list[Point], stack: list[int], point: Point) -> bool:
    """Whether a point belongs to the innermost open one: further right with the same mark, or with a mark that no open one has."""
    last = points[stack[-1]]
    if point.mark == last.mark:
        return last.x0 + _FURTHER < point.x0 < last.x0 + _TOO_FAR and point.top > last.top
    return all(points[i].mark != point.mark or points[i].x0 + _FURTHER < point.x0 for i in stack) and point.x0 >= last.x0 - 1
