"""Words, lines and columns on a canvas: the small typesetter under tests/layouts.py.

Example: `wrap(plain("a recombinant cytokine"), 60.0, Face("Serif", 9.0, 11.0), at_syllables)` gives the lines of a narrow column.
Lengths are in points; heights grow downwards from the top of the page.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

import font_source_sans_pro
import font_source_serif_pro
from reportlab.lib.colors import HexColor
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

INK, GREY = "#1a1a1a", "#8a8a8a"
_FACES = font_source_serif_pro.font_files_ttf | font_source_sans_pro.font_files_ttf
_FONTS = {
    "Serif": "SourceSerifPro",
    "Serif-Bold": "SourceSerifProBold",
    "Sans": "SourceSansPro",
    "Sans-Bold": "SourceSansProBold",
    "Sans-Light": "SourceSansProLight",
}
_SYLLABLE = re.compile(r"(?<=[aeiouy][bcdfgklmnprstv])(?=[bcdfgklmnprstv][aeiouy])|(?<=[aeiouy])(?=[bcdfgklmnprstv][aeiouy])")


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a word in one style."""

    text: str
    raised: bool = False
    link: str | None = None


Word = tuple[Piece, ...]
Breaker = Callable[[str], list[int]]
"""Offsets at which a word may end a line; a hyphen is added when the character before is a letter."""


@dataclass(frozen=True, slots=True)
class Face:
    """A font at a size, `lead` from baseline to baseline."""

    font: str
    size: float
    lead: float
    colour: str = INK

    def width(self, word: Word) -> float:
        """How wide the word is."""
        return sum(pdfmetrics.stringWidth(p.text, self.font, 0.62 * self.size if p.raised else self.size) for p in word)

    @property
    def space(self) -> float:
        """How wide a space is."""
        return pdfmetrics.stringWidth(" ", self.font, self.size)


def plain(text: str, link: str | None = None) -> tuple[Word, ...]:
    """The words of a text in one style."""
    return tuple((Piece(word, link=link),) for word in text.split())


def nowhere(word: str) -> list[int]:
    """Words stay whole."""
    return []


def at_hyphens(word: str) -> list[int]:
    """After a hyphen or slash between two characters, as every word processor breaks."""
    return [m.end() for m in re.finditer(r"(?<=\w)[-/](?=\w)", word)]


def at_syllables(word: str) -> list[int]:
    """After hyphens, and between syllables of long lower-case words."""
    cuts = at_hyphens(word)
    for run in re.finditer(r"[a-z]{7,}", word):
        inner = (run.start() + m.start() for m in _SYLLABLE.finditer(run[0]))
        cuts += [at for at in inner if run.start() + 3 <= at <= run.end() - 3]
    return sorted(cuts)


def wrap(words: Sequence[Word], width: float, face: Face, cuts: Breaker = nowhere) -> list[list[Word]]:
    """Greedy lines; a word wider than a whole line breaks anywhere, without a hyphen."""
    lines: list[list[Word]] = [[]]
    queue = list(words)[::-1]
    while queue:
        word = queue.pop()
        used = sum(face.width(w) + face.space for w in lines[-1])
        if used + face.width(word) <= width:
            lines[-1].append(word)
        elif (parts := _cut(word, width - used, face, cuts)) or (not lines[-1] and (parts := _force(word, width, face))):
            lines[-1].append(parts[0])
            queue.append(parts[1])
            lines.append([])
        else:
            lines.append([])
            queue.append(word)
    return [line for line in lines if line]


def _cut(word: Word, room: float, face: Face, cuts: Breaker) -> tuple[Word, Word] | None:
    if len(word) > 1:
        return None
    piece = word[0]
    for at in reversed(cuts(piece.text)):
        head = piece.text[:at] + ("-" if piece.text[at - 1].isalpha() else "")
        if face.width((replace(piece, text=head),)) <= room:
            return (replace(piece, text=head),), (replace(piece, text=piece.text[at:]),)
    return None


def _force(word: Word, room: float, face: Face) -> tuple[Word, Word]:
    piece = word[0]
    at = max(n for n in range(1, len(piece.text)) if n == 1 or face.width((replace(piece, text=piece.text[:n]),)) <= room)
    return (replace(piece, text=piece.text[:at]), *word[1:]), (replace(piece, text=piece.text[at:]),)


class Pen:
    """A canvas whose heights grow downwards."""

    def __init__(self, size: tuple[float, float]) -> None:
        for name, file in _FONTS.items():
            if name not in pdfmetrics.getRegisteredFontNames():
                pdfmetrics.registerFont(TTFont(name, _FACES[file]))
        self.buffer = io.BytesIO()
        self.size = size
        self.canvas = Canvas(self.buffer, pagesize=size, invariant=1)

    def words(self, x: float, base: float, words: Iterable[Word], face: Face, gap: float | None = None) -> None:
        """Write a line; with `gap` every word is placed by itself and no space is drawn."""
        self.canvas.setFillColor(HexColor(face.colour))
        for index, word in enumerate(words):
            if index:
                if gap is None:
                    self._put(x, base, " ", face.font, face.size)
                x += face.space if gap is None else gap
            for piece in word:
                size = 0.62 * face.size if piece.raised else face.size
                end = self._put(x, base - (0.36 * face.size if piece.raised else 0), piece.text, face.font, size)
                if piece.link:
                    top, bottom = self.size[1] - base + 0.8 * size, self.size[1] - base - 0.2 * size
                    self.canvas.linkURL(piece.link, (x, bottom, end, top))
                x = end

    def _put(self, x: float, base: float, text: str, font: str, size: float) -> float:
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, self.size[1] - base, text)
        return x + pdfmetrics.stringWidth(text, font, size)

    def rule(self, x0: float, y0: float, x1: float, y1: float, width: float = 0.5, colour: str = GREY) -> None:
        """Draw a line."""
        self.canvas.setStrokeColor(HexColor(colour))
        self.canvas.setLineWidth(width)
        self.canvas.line(x0, self.size[1] - y0, x1, self.size[1] - y1)

    def fill(self, x0: float, top: float, x1: float, bottom: float, colour: str) -> None:
        """Fill a rectangle."""
        self.canvas.setFillColor(HexColor(colour))
        self.canvas.rect(x0, self.size[1] - bottom, x1 - x0, bottom - top, stroke=0, fill=1)


@dataclass(frozen=True, slots=True)
class Row:
    """What is never split: `draw(pen, x, top)` fills `height`; `gap` is the white above it.

    `keep`: not the last row of a column; `repeat`: drawn again above the row when it opens a column.
    """

    height: float
    draw: Callable[[Pen, float, float], None]
    gap: float = 0.0
    keep: bool = False
    repeat: Row | None = None


def fill_column(rows: Sequence[Row], height: float) -> int:
    """How many rows fit a column of that height; a row to keep with the next is never the last."""
    used, count = 0.0, 0
    for index, row in enumerate(rows):
        used += row.height + (row.gap if index else (row.repeat.height if row.repeat else 0.0))
        if used > height + 0.01:
            break
        count = index + 1
    while 0 < count < len(rows) and rows[count - 1].keep:
        count -= 1
    return count


def fits(rows: Sequence[Row], columns: int, height: float) -> bool:
    """Whether the rows fit so many columns of that height."""
    for _ in range(columns):
        rows = rows[fill_column(rows, height) :]
    return not rows
