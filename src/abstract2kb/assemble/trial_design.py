"""Whether a place of a contribution stands in the part that says how its own study was done.

Example: under "Methods", "Study design" or "How was it done?" the number of the trial is that of the poster, whatever others its background and its
outlook name.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from abstract2kb.assemble.article_heads import heading_blocks
from abstract2kb.assemble.assertion import sections_of
from abstract2kb.assemble.scene import Scene
from abstract2kb.patterns import regex

__all__ = ["Design"]

_MARKS = regex(r"\W*")
_HEAD = regex(
    r"\W*(?:\d{1,2}\W{1,2})?(?:(?:(?:(?:patients?|materials?|subjects|study|trial) (?:and|&)|phase [\w/]+|clinical) )?"
    r"(?:methods?|design)(?: (?:and|&) [a-z]+)?"
    r"|(?:(?:the|our|this) )?(?:clinical )?(?:study|trial)(?: (?:design|methods?|schema|at a glance|overview|plan|set-?up))?"
    r"|how(?: (?:was it|we did it|it was|was this|is it)(?: (?:done|tested|run))?)?|what (?:we|was) (?:did|done)|(?:clinical )?protocol)\W*",
    re.IGNORECASE,
)


class Design:
    """Where a contribution says how its study was done."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._heads = [(start, end) for start, end, _ in heading_blocks(scene)]
        self._starts = [start for start, _ in self._heads]
        self._sections = sections_of(scene.text)

    def begins(self, at: int) -> int | None:
        """Where the words of the methods begin in which an offset (Doc's) stands: below a heading of them, or in the section of an abstract."""
        i = bisect_right(self._starts, at) - 1
        if i > 0 and not self._is_of_methods(i) and not self._scene.text[self._heads[i - 1][1] : self._starts[i]].strip():
            i -= 1  # the trial's name may be a heading of its own right below that of the methods
        if i >= 0 and self._is_of_methods(i):
            return self._heads[i][1]
        begun = self._sections.start_in(0, at + 1)
        if self._sections.at(at) == "methods" and (i < 0 or self._starts[i] <= begun):
            return self._sections.past_heading(begun)
        return None

    def _is_of_methods(self, i: int) -> bool:
        return _HEAD.fullmatch(self._scene.text, *self._heads[i]) is not None

    def opens(self, at: int) -> bool:
        """Whether an offset is where the methods begin."""
        begun = self.begins(at)
        return begun is not None and _MARKS.fullmatch(self._scene.text, begun, at) is not None
