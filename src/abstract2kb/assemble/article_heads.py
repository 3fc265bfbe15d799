"""The headings of an article, and where its title stands.

Example: `title_span(scene)` is where "A study of X in melanoma" stands below the number of the abstract.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from abstract2kb.assemble.assertion import sections_of
from abstract2kb.assemble.nested_bullets import parents
from abstract2kb.assemble.scene import Scene
from abstract2kb.patterns import regex

__all__ = ["Section", "heading_blocks", "opening_title", "sections", "title_span"]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading (text[start:body]) with what stands under it (text[body:end]); `level` is 0 for a title."""

    start: int
    body: int
    end: int
    level: int


def heading_blocks(scene: Scene, *, bullets: bool = False) -> list[tuple[int, int, int]]:
    """(start, end, level) of the headings and titles of the article, in text order; the level of a title is 0.

    With `bullets` also the bullets that have bullets of their own."""
    a, found = scene.source.article, []
    for block in scene.blocks:
        if block.kind in ("heading", "title"):
            found.append((block.start - a.start, min(block.end, a.end) - a.start, block.level))
    return sorted([*found, *((p.start, p.body, p.level) for p in parents(scene))]) if bullets else found


def title_span(scene: Scene) -> tuple[int, int] | None:
    """Where the title of the article stands in its text, most often near its start; None for one without title."""
    title = scene.source.article.title
    if not title:
        return None
    head, tail = title[:_ENDS], title[-_ENDS:]
    at = scene.text.find(tail, 0, _NEAR)
    if at >= 0:
        return max(0, scene.text.find(head, 0, at + 1)), at + len(tail)
    last_words = " ".join(title.split()[-2:])  # those before them may stand on a line above what is in the margin
    start = scene.text.find(head, 0, _NEAR)
    at = scene.text.rfind(last_words, start, start + len(title) + _MARGIN) if start >= 0 else -1
    if at >= 0:
        return start, at + len(last_words)
    apart = scene.text.find(title)  # a poster's, in a card between its columns or in a band at its foot
    return (apart, apart + len(title)) if apart >= 0 else None


_FINITE = regex(
    r"\b(?:is|are|was|were|has|have|had|been|may|might|can|could|will|would|should|we|our|remains?|showed|demonstrated?|led|received?|represents?"
    r"|improve[sd]?|evaluate[sd]?|suggest(?:s|ed)?)\b",
    re.IGNORECASE,
)
"""What a sentence has and a title has not."""
_STOP = regex(r"[.?!]\s")


def opening_title(scene: Scene) -> tuple[int, int] | None:
    """Where the title stands that the text of an article begins with; None where it begins with a heading, or with prose.

    The first words of a book's article are its title; those of a bare text are one if a section follows, or if they are no sentence."""
    text, sentences = scene.text, scene.sentences
    if not sentences:
        return None
    first = sentences[0]
    stop = _STOP.search(text, first.start, first.end)
    end = stop.start() + 1 if stop else first.end
    if scene.source.article.number is not None:
        return first.start, first.end
    found = sections_of(text)
    if found.at(first.start):
        return None
    followed = len(sentences) > 1 and found.at(sentences[1].start) != ""
    return (first.start, end) if followed or not _FINITE.search(text, first.start, end) else None


_ENDS = 25
"""Characters of a title by which its beginning and its end are found."""
_NEAR = 1200
"""Characters at the start of an article in which its title stands."""
_MARGIN = 40
"""Characters of what stands in the margin between two lines of a title."""


def sections(scene: Scene) -> list[Section]:
    """The headings of an article with their text; one goes on to the next heading of its level or above."""
    found, blocks = [], heading_blocks(scene, bullets=True)
    ends = {p.start: p.end for p in parents(scene)}
    for i, (start, end, level) in enumerate(blocks):
        close = ends.get(start) or next((s for s, _, other in blocks[i + 1 :] if other <= level), len(scene.text))
        found.append(Section(start, end, close, level))
    return found
