"""Running heads and feet that stand on one page only, known by the sentence that they cut in two.

Example: page 1 ends with "tumour growth" and page 2 begins, under a small "BENCH AND BEDSIDE", with "slowed in both
models."; the small line is no part of the text, and neither is what stands in its place on other pages.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from abstract2kb.patterns import regex
from abstract2kb.pdf.blocks import document_style, ends_open
from abstract2kb.pdf.glyphs import Line

Page = tuple[float, list[Line]]

_MARGIN = 0.1
"""How far from the edge of the page a running line stands at most, as a share of the page's height."""
_LONGEST = 90
_APART = 1.6
"""Between a running line and the text there is more room than so many times the size of the text."""
_OWN_WORDS = regex(r"[%;=*†‡§¶]|[.!?:,]$|^\(?\w[).]?\s*$|^(?:table|figure|fig\.?|exhibit|box|chart)\b", re.IGNORECASE)
"""What a note, a caption, a list or a row of a table says, and a running line does not."""
_NUMBERED = regex(r"^\s*[A-Za-z]?\d{1,5}[a-z]?\s*$")
_SLOT = 5.0
_CUT = ("-", "–", "/", "(", ",", "\u00ad")


@dataclass(frozen=True, slots=True)
class Body:
    """How the running text is set: size, font and tone of most characters."""

    size: float
    font: str
    tone: float

    @classmethod
    def of(cls, lines: Sequence[Line]) -> Body:
        """The style of most characters."""
        size = document_style(lines).body
        weight: Counter[tuple[str, float]] = Counter()
        for line in lines:
            if line.words and abs(line.size - size) < 0.3:
                weight[line.words[0].font, round(line.tone, 2)] += len(line.text)
        font, tone = max(weight, key=lambda key: (weight[key], key)) if weight else ("", 0.0)
        return cls(size, font, tone)

    def set_apart(self, line: Line) -> bool:
        """Whether a line is no larger than the text and of another size, tone or font, or in capitals."""
        if line.size > 1.1 * self.size or not line.words:
            return False
        other = line.words[0].font != self.font or abs(line.tone - self.tone) > 0.08
        return self.size - line.size > 0.3 or other or line.text.isupper()


def running_lines(pages: Sequence[Page]) -> set[int]:
    """The ids of the lines that cut a sentence between two pages, and of those in the same place on other pages."""
    every = list(chain.from_iterable(lines for _, lines in pages))
    if len(pages) < 2 or not every:
        return set()
    body = Body.of(every)
    heads = [_outermost(page, body, foot=False) for page in pages]
    feet = [_outermost(page, body, foot=True) for page in pages]
    places: list[tuple[bool, float, float]] = []
    gone: set[int] = set()
    for at in range(len(pages) - 1):
        foot, head = feet[at], heads[at + 1]
        last = _column_end(pages[at][1], foot, body, foot=True)
        first = _column_end(pages[at + 1][1], head, body, foot=False)
        if (foot or head) and last and first and _goes_on(last, first):
            for lines, is_foot, height in ((foot, True, pages[at][0]), (head, False, 0.0)):
                gone.update(map(id, lines))
                places += [(is_foot, abs(height - line.base), line.size) for line in lines]
    return gone | _in_place(pages, heads, feet, places)


def _in_place(
    pages: Sequence[Page], heads: Sequence[list[Line]], feet: Sequence[list[Line]], places: Sequence[tuple[bool, float, float]]
) -> set[int]:
    """The lines that stand where the running lines of other pages stand, in the same size."""
    found = set()
    for (height, _), head, foot in zip(pages, heads, feet, strict=True):
        for line, is_foot, at in chain(((line, False, line.base) for line in head), ((line, True, height - line.base) for line in foot)):
            if any(f == is_foot and abs(h - at) < _SLOT and abs(size - line.size) < 0.3 for f, h, size in places):
                found.add(id(line))
    return found


def _outermost(page: Page, body: Body, *, foot: bool) -> list[Line]:
    """The pieces of the first (last) row of a page where they look like a running line; else nothing."""
    height, lines = page
    if not lines:
        return []
    edge = max(line.base for line in lines) if foot else min(line.base for line in lines)
    row = [line for line in lines if abs(line.base - edge) < 0.3 * line.size]
    far = edge < (1 - _MARGIN) * height if foot else edge > _MARGIN * height
    inner = [line for line in lines if abs(line.base - edge) >= 0.3 * line.size]
    if far or not inner:
        return []
    room = edge - max(line.base for line in inner) if foot else min(line.base for line in inner) - edge
    return row if room > _APART * body.size and all(_runs(line, body) for line in row) else []


def _runs(line: Line, body: Body) -> bool:
    """Whether one piece of a row can be a piece of a running line."""
    text = line.text.strip()
    if _NUMBERED.match(text):
        return True
    return len(text) <= _LONGEST and body.set_apart(line) and not _OWN_WORDS.search(text) and not any(word.marks for word in line.words)


def _column_end(lines: Sequence[Line], without: Sequence[Line], body: Body, *, foot: bool) -> Line | None:
    """The last line of the last column of the running text on a page, or the first of its first column.

    The first line counts only where it stands right under the running line, with nothing of another kind between.
    """
    left_out = set(map(id, without))
    rest = [line for line in lines if id(line) not in left_out]
    text = [line for line in rest if abs(line.size - body.size) < 0.3]
    ends: list[Line] = []
    for line in sorted(text, key=lambda line: -line.base if foot else line.base):
        if not any(line.x0 < other.x1 and other.x0 < line.x1 for other in ends):
            ends.append(line)
    if not ends:
        return None
    if foot:
        return max(ends, key=lambda line: line.x0)
    first = min(ends, key=lambda line: line.x0)
    return first if not _anything_above(first, rest) else None


def _anything_above(first: Line, rest: Iterable[Line]) -> bool:
    return any(line.base < first.base - 0.5 * first.size and line.x0 < first.x1 and first.x0 < line.x1 for line in rest)


def _goes_on(last: Line, first: Line) -> bool:
    """Whether a sentence that one line leaves open goes on in the other."""
    text = last.text.rstrip()
    if not ends_open(text):
        return False
    return first.text.lstrip("(“\"'‘[")[:1].islower() or text.endswith(_CUT)
