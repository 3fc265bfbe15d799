"""Call-outs in the flow of a text: behind one, the text goes on with what it was about before it.

Example: a paragraph on A stands above a box of ratings and dates that names B, and another paragraph below it: "Of 156 patients, 12% ..." is of A.
"""

from __future__ import annotations

from bisect import bisect_right

from abstract2kb.assemble.frames import Frame
from abstract2kb.assemble.scene import Scene

__all__ = ["CallOuts"]


class CallOuts:
    """Which places of an article stand in call-outs, and what the text around the last one was about."""

    def __init__(self, scene: Scene) -> None:
        self._starts = [block.start - scene.source.article.start for block in scene.blocks]
        self._boxed = [block.boxed for block in scene.blocks]
        self._heads = [block.kind in ("heading", "title") for block in scene.blocks]
        self._inside = False
        self._outside: tuple[Frame, frozenset[str]] = (Frame(), frozenset())

    def left(self, start: int, current: Frame, pinned: frozenset[str]) -> tuple[Frame, frozenset[str]] | None:
        """What the text was about (its frame, and the drugs that it kept to) before the call-out that ends before `start`, if one does; asked in text
        order. A call-out right below a heading is the first thing of its section, and what follows is about the same.
        """
        at = bisect_right(self._starts, start) - 1
        before, self._inside = self._inside, at >= 0 and self._boxed[at] > 0
        if self._inside and not before:
            first = next((i + 1 for i in range(at, -1, -1) if not self._boxed[i]), 0)
            self._outside = (Frame(), frozenset()) if first and self._heads[first - 1] else (current, pinned)
        return self._outside if before and not self._inside and self._outside[0].subject else None
