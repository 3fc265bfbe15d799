"""Entries: the slides, cards and notes that a report is made of, each under a heading of its own.

Example: in a card headed "ALPHA-1 (NCT01234567)" nothing is of the drug of the card before it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from abstract2kb.assemble.article_heads import heading_blocks, title_span
from abstract2kb.assemble.descriptions import Named
from abstract2kb.assemble.scene import Scene
from abstract2kb.patterns import regex

__all__ = ["Entries", "entries_of", "is_of_many", "is_sectioned"]

_SECTION = regex(
    r"\W*(?:background|introduction|(?:patients? and )?methods?|results?|conclusions?|discussion|efficacy|safety|tolerability|design|rationale|"
    r"objectives?|activity|responses?|survival|adverse events|toxicity|limitations?|abstract|summary|our take|comment(?:ary)?)\W*",
    re.IGNORECASE,
)
"""Headings inside one contribution."""


@dataclass(frozen=True, slots=True)
class Entries:
    """Where the entries begin and how deep they stand, their headings, and where the blocks of text begin (Doc offsets, in order)."""

    starts: tuple[int, ...]
    levels: tuple[int, ...]
    blocks: tuple[int, ...]
    heads: tuple[tuple[int, int], ...] = ()
    """Start and end of each heading that is no section's."""

    def is_new(self, before: int, offset: int) -> bool:
        """Whether `offset` stands in another entry than `before`, and in no part of that one."""
        first, last = bisect_right(self.starts, before), bisect_right(self.starts, offset)
        return 0 < first < last and min(self.levels[first:last]) <= self.levels[first - 1]

    def opens_block(self, offset: int) -> bool:
        """Whether a block begins at the offset."""
        at = bisect_right(self.blocks, offset) - 1
        return at >= 0 and offset - self.blocks[at] < _MARK

    def block_start(self, offset: int) -> int:
        """Where the block that holds the offset begins."""
        return self.blocks[max(0, bisect_right(self.blocks, offset) - 1)] if self.blocks else 0

    def block_end(self, offset: int) -> int:
        """Where the next block begins."""
        at = bisect_right(self.blocks, offset)
        return self.blocks[at] if at < len(self.blocks) else offset + _LAST


_MARK = 4
"""Characters that a bullet may take."""
_LAST = 10_000


def entries_of(scene: Scene) -> Entries:
    """The entries of an article, found once; headings of a level right below each other are of one, and the lines of its title too."""
    found = scene.memo.get(_ENTRIES)
    if not isinstance(found, Entries):
        found = scene.memo[_ENTRIES] = _entries(scene)
    return found


_ENTRIES = "entries"


def _entries(scene: Scene) -> Entries:
    starts: list[int] = []
    levels: list[int] = []
    heads: list[tuple[int, int]] = []
    last, title = -1, title_span(scene)
    for start, end, level in heading_blocks(scene):
        if title and starts and start < title[1]:
            continue
        if _SECTION.fullmatch(scene.text[start:end]):
            continue
        heads.append((start, end))
        if not (starts and level == levels[-1] and scene.text[last:start].strip() == ""):
            starts.append(start)
            levels.append(level)
        last = end
    blocks = tuple(b.start - scene.source.offset for b in scene.blocks)
    return Entries(tuple(starts), tuple(levels), blocks, tuple(heads))


_MANY = 3
"""So many headings, each with a drug of its own, are of so many contributions."""


def is_of_many(scene: Scene, named: Sequence[Named]) -> bool:
    """Whether the entries of an article are each of another drug, so that none of its studies is of the whole; `named` in text order."""
    starts = [n.start for n in named]
    firsts = ((bisect_left(starts, start), end) for start, end in entries_of(scene).heads)
    return len({named[at].entity for at, end in firsts if at < len(named) and named[at].end <= end}) >= _MANY


_PARTS = 3


def is_sectioned(scene: Scene) -> bool:
    """Whether an article has a title and the sections of one contribution, each once, as posters do: what else looks like a heading is a call-out."""
    found = [m.group(1).lower() for start, end, _ in heading_blocks(scene) if (m := _PART.fullmatch(scene.text, start, end))]
    opened = any(part.startswith(("background", "introduction", "rationale", "method", "patients", "objective", "design")) for part in found)
    return opened and len(found) == len(set(found)) >= _PARTS and title_span(scene) is not None


_PART = regex(
    r"\W*(background|introduction|rationale|objectives?|methods|patients and methods|(?:study )?design|results?|efficacy|safety|conclusions?)"
    r"(?: (?:and|&) \w+)?\W*",
    re.IGNORECASE,
)
