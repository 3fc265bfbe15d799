"""Companies that are not named again: "the company", "the biotech's", which is the first that the paragraph names, or the only one of the story.

Example: in "Norrland Oncology fell. The company said it would focus on NRL-204." the last company is Norrland Oncology.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from abstract2kb.assemble.entries import entries_of
from abstract2kb.assemble.scene import Scene
from abstract2kb.nlp.mention import Mention
from abstract2kb.nlp.sought import at_words

__all__ = ["spoken_of"]

_THE = at_words(
    r"\b[Tt]he (?:(?:[A-Z][a-z]+|[a-z]+)(?:-based)?[ -]){0,2}?"
    r"(?:company|biotech(?:nology (?:company|firm))?|biopharma|pharma|firm|drug ?maker|start-?up|spin-?out|developer|sponsor)\b(?! of\b)"
)


def spoken_of(scene: Scene, companies: Sequence[Mention]) -> list[tuple[Mention, Mention]]:
    """(the words, the company that they stand for) in text order; `companies` in text order."""
    found, entries = [], entries_of(scene)
    for match in _THE.finditer(scene.text):
        start, end = match.span()
        at = bisect_right(entries.starts, start)
        begin, opened = entries.starts[at - 1] if at else 0, entries.block_start(start)
        block = [c for c in companies if opened <= c.start < start]
        story = [c for c in companies if begin <= c.start < start]
        if block or len({c.id for c in story}) == 1:
            of = (block or story)[0]
            found.append((Mention(start, end, of.label, match.group(), of.id, "companies.anaphor"), of))
    return found
