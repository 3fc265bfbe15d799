"""What a chart shows: the line above it, and the words that run upwards beside it.

Example: "Responses by tumour type" above the bars and "Confirmed ORR (%)", turned, left of them.
"""

from __future__ import annotations

from collections.abc import Sequence

from abstract2kb.patterns import regex
from abstract2kb.pdf.geometry import overlap
from abstract2kb.pdf.glyph_store import GlyphStore
from abstract2kb.pdf.glyphs import Line, RawPage, Word, make_line
from abstract2kb.pdf.ink import Glyph
from abstract2kb.pdf.layout import BBox

__all__ = ["Titles"]

_ABOVE, _BESIDE = 90.0, 80.0
"""How far above and left of the bars its title stands, in points; or above the longest as far as that is long."""
_MOST_LINES, _LONGEST = 3, 130
_BULLET = regex(r"[•‣◦▪▫●○◆◇■□❖➢➤✓✔–—-](?:\s|$)")
_WORDS = regex(r"[A-Za-z]{2}")
_WORD_GAP = 0.17


class Titles:
    """Finds the titles of the charts of a page."""

    def __init__(self, page: RawPage, store: GlyphStore) -> None:
        self._page, self._store = page, store

    def of(self, box: BBox, lines: Sequence[Line]) -> list[Line]:
        """The lines that say what the bars in the box are of: the title above, then the name of the axis."""
        return [*self.above(box, lines), *self._beside(box)]

    def above(self, box: BBox, lines: Sequence[Line]) -> list[Line]:
        """The line above the bars, with those that it goes on from; nothing where an item of a list or a sentence stands there."""
        wide = 0.35 * (box[2] - box[0]) + 20
        over = [line for line in lines if line.base < box[1] + 2 and _WORDS.search(line.text) and line.x1 > box[0] and line.x0 < box[2]]
        over = [line for line in over if line.x0 > box[0] - wide - _BESIDE and line.x1 < box[2] + wide]
        reach = max(_ABOVE, 0.9 * (box[3] - box[1]))
        found: list[Line] = []
        for line in sorted(over, key=lambda line: -line.base):
            near = found[-1].base - line.base < 1.6 * line.size and abs(line.size - found[-1].size) < 0.5 if found else box[1] - line.base < reach
            if not near or len(found) == _MOST_LINES:
                break
            found.append(line)
        text = " ".join(line.text for line in found)
        return found[::-1] if len(text) <= _LONGEST and not text.endswith(".") and not any(_BULLET.match(line.text) for line in found) else []

    def _beside(self, box: BBox) -> list[Line]:
        """The line that runs upwards left of the bars."""
        near = [
            (at, glyph)
            for at, glyph in enumerate(self._page.dropped)
            if box[0] - _BESIDE < glyph.x0 < box[0] and overlap((glyph.top, glyph.bottom), (box[1] - 60, box[3] + 20)) > 0
        ]
        if not near:
            return []
        middle = max((glyph.x0 + glyph.x1) / 2 for _, glyph in near)
        near = sorted((pair for pair in near if abs((pair[1].x0 + pair[1].x1) / 2 - middle) < 4), key=lambda pair: -pair[1].bottom)
        start = len(self._store) - len(self._page.dropped)
        words = _upward_words([(start + at, glyph) for at, glyph in near])
        line = make_line(words, self._page.number) if words else None
        return [line] if line is not None and _WORDS.search(line.text) and len(line.text) <= _LONGEST else []


def _upward_words(glyphs: Sequence[tuple[int, Glyph]]) -> list[Word]:
    """The words of glyphs that follow each other from the foot upwards."""
    words: list[list[tuple[int, Glyph]]] = []
    for pair in glyphs:
        if words and words[-1][-1][1].top - pair[1].bottom <= _WORD_GAP * _size(pair[1]):
            words[-1].append(pair)
        else:
            words.append([pair])
    return [_word(own) for own in words]


def _size(glyph: Glyph) -> float:
    return max(glyph.x1 - glyph.x0, 1.0)


def _word(pairs: Sequence[tuple[int, Glyph]]) -> Word:
    letters, ids = list[str](), list[int]()
    for at, glyph in pairs:
        letters.extend(glyph.text)
        ids.extend([at] * len(glyph.text))
    glyphs = [glyph for _, glyph in pairs]
    first = glyphs[0]
    box = (min(g.x0 for g in glyphs), min(g.top for g in glyphs), max(g.x1 for g in glyphs), max(g.bottom for g in glyphs))
    return Word("".join(letters), tuple(ids), *box, _size(first), first.base, first.font, first.bold, first.tone)
