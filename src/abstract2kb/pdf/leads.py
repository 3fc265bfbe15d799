"""Paragraphs that begin with a bold sentence are headed by it: the sentence and what follows it become two blocks.

Example: "**Glofitamab moves up a line.** In the phase 3 trial ..." is a heading and a paragraph; "**Glofitamab** (Roche) is ..." stays one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from abstract2kb.patterns import regex
from abstract2kb.pdf.layout import Block

__all__ = ["with_leads"]

_SENTENCE = regex(r"(?s)(?:(?=(?:\S+\s+){3}\S)|(?=[^(]+\([^()]+\)))\S.*[.?!:][”’\"')\]]?")
"""Four words or more up to a full stop, or a name with something in brackets: "Velmotamab (Orvexa)."."""
_OF_NOTES = regex(
    r"(?:(?:foot)?notes?|abbreviations?|sources?|legend|key)(?:\s?[:.]|"
    r"(?:\sused)?\s(?:to|on|for|of|in)\s(?:the\s)?(?:panels?|tables?|figures?|fig|exhibits?|parts?|charts?|box)\b)",
    re.IGNORECASE,
)
"""How notes on a table begin: "Notes to Panel D."."""
_LONGEST = 240
_LEAST = 40
"""So many characters follow the sentence at least."""


def with_leads(text: str, blocks: Sequence[Block], light_from: Callable[[Block], int | None]) -> list[Block]:
    """The blocks, those of them in two that begin with a bold sentence; `light_from` tells where a block goes on in light type."""
    deepest = max((block.level for block in blocks), default=0)
    return [part for block in blocks for part in _parts(text, block, light_from(block), deepest + 1)]


def _parts(text: str, block: Block, light: int | None, level: int) -> Iterator[Block]:
    """The block, or its bold sentence as a heading of that level and the rest."""
    lead = text[block.start : light].rstrip() if light is not None else ""
    led = block.kind == "paragraph" and light is not None and len(lead) <= _LONGEST and block.end - light >= _LEAST
    if light is None or not led or _SENTENCE.fullmatch(lead) is None or _OF_NOTES.match(lead) is not None:
        yield block
        return
    yield replace(block, kind="heading", level=level, end=block.start + len(lead))
    yield replace(block, start=light)
