"""Bullets that have bullets of their own: they are headings of what stands below them.

Example: "• QVR-31 (Novelix)" over the indented "• Phase 1, n=58" and "• ORR 72%".
"""

from __future__ import annotations

from dataclasses import dataclass

from abstract2kb.assemble.scene import Scene
from abstract2kb.nlp.mention import Label
from abstract2kb.patterns import regex
from abstract2kb.pdf.layout import Block

__all__ = ["Parent", "parents"]

_INDENT, _MOST = 5.0, 80.0
"""How much farther right the bullets of a bullet begin, in points."""
_LONGEST = 160
_BULLET = regex(r"[•‣◦▪▫●○◆◇■□❖➢➤✓✔–—-]\s")
_LEVEL = 10
"""Bullets are headings below all others; each point farther right is a deeper level."""


@dataclass(frozen=True, slots=True)
class Parent:
    """A bullet (text[start:body], Doc offsets) over its own bullets, which end at `end`; `level` as in a heading."""

    start: int
    body: int
    end: int
    level: int


def parents(scene: Scene) -> list[Parent]:
    """The bullets that name a drug, tell no figure and have bullets of their own, in text order; found once."""
    found = scene.memo.get(_MEMO)
    if not isinstance(found, list):
        found = scene.memo[_MEMO] = _parents(scene)
    return found


_MEMO = "nested bullets"


def _parents(scene: Scene) -> list[Parent]:
    offset, blocks = scene.source.offset, scene.blocks
    found = []
    for at, block in enumerate(blocks[:-1]):
        if not _is_bullet(scene, block) or block.end - block.start > _LONGEST or not _is_below(block, blocks[at + 1], scene):
            continue
        start, end = block.start - offset, block.end - offset
        if not scene.within(start, end, Label.DRUG) or scene.within(start, end, Label.PERCENT):
            continue
        last = at + 1
        while last + 1 < len(blocks) and _is_below(block, blocks[last + 1], scene):
            last += 1
        found.append(Parent(start, end, blocks[last].end - offset, _LEVEL + round(block.bbox[0])))
    return found


def _is_bullet(scene: Scene, block: Block) -> bool:
    at = block.start - scene.source.offset
    return block.kind == "list_item" and _BULLET.match(scene.text, at) is not None


def _is_below(parent: Block, block: Block, scene: Scene) -> bool:
    """Whether a bullet is one of those of another."""
    deeper = _INDENT < block.bbox[0] - parent.bbox[0] < _MOST
    return block.page == parent.page and deeper and _is_bullet(scene, block)
