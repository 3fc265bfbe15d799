"""The entries of a key as tables print it below themselves: "Gem, gemcitabine (Acme); VR, venetoclax plus rituximab"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from abstract2kb.assemble.scene import Scene
from abstract2kb.patterns import regex
from abstract2kb.pdf.layout import Block

__all__ = ["ENTRY", "blocks_of_words", "pieces"]

_CUT = regex(r";\s+|\.\s+(?=\S)")
ENTRY = regex(r"\s*(?P<short>[A-Za-z0-9][\w+/.*-]{0,15}(?:\s?[+&]\s?[\w-]{1,10}){0,3})\s?[,=:]\s(?=\S)(?![nN]\s?=)")
"""How an entry begins: its short form, and the sign before what it stands for."""


def blocks_of_words(scene: Scene) -> Iterator[tuple[Block, int, int]]:
    """The blocks of the article that a key may stand in (no headings, no tables), with where they stand in its text."""
    offset = scene.source.offset
    for block in scene.blocks:
        if block.kind not in ("heading", "title", "table"):
            yield block, block.start - offset, block.end - offset


def pieces(scene: Scene, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What stands between semicolons and full stops."""
    return pairwise([start, *(m.end() for m in _CUT.finditer(scene.text, start, end)), end])
