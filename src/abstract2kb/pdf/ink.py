"""The glyphs of a page as columns: a page has thousands, and nearly all questions are asked about all of them at once.

Example: `ink = Ink.of([Glyph("A", ...), Glyph("B", ...)])` has `ink.x0`, an array of two left edges, and `ink.glyph(1)`, the second
glyph as a value again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

__all__ = ["BASE", "SPACE", "SUB", "SUPER", "Floats", "Glyph", "Ink", "InkWriter", "Places", "Style"]

Floats = NDArray[np.float64]
Places = NDArray[np.intp]
Style = tuple[str, bool, float]
"""Font, whether it is bold, and tone."""
SPACE, ODD = 32, 0xFFFD
"""The codes of a space, and of what is not one character."""
BASE, SUPER, SUB = 0, 1, 2
"""The roles of a glyph: on the line, raised and smaller, lowered and smaller."""


@dataclass(slots=True)
class Glyph:
    """One drawn character, in points from the top left; `base` is its baseline, `tone` 0 (black) to 1 (white)."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    base: float
    font: str
    bold: bool
    tone: float
    role: int = BASE

    def scaled(self, scale: float) -> Glyph:
        """The glyph on a page that is made smaller or larger."""
        if scale == 1.0:
            return self
        x0, top, x1, bottom, size, base = (edge * scale for edge in (self.x0, self.top, self.x1, self.bottom, self.size, self.base))
        return replace(self, x0=x0, top=top, x1=x1, bottom=bottom, size=size, base=base)


@dataclass(slots=True)
class Ink:
    """`texts` and, for each of them, what `Glyph` has: arrays of shape (n,), points from the top left; `style` is a place in `styles`.

    `codes` are the Unicode code points of the texts, U+FFFD for one of several characters. `bolder` are the places of glyphs that were
    drawn twice to look bold.
    """

    texts: Sequence[str]
    codes: NDArray[np.uint32]
    x0: Floats
    top: Floats
    x1: Floats
    bottom: Floats
    size: Floats
    base: Floats
    style: Places
    styles: list[Style]
    role: NDArray[np.int8]
    bolder: set[int] = field(default_factory=set)

    @classmethod
    def none(cls) -> Ink:
        """Nothing drawn."""
        return InkWriter().ink()

    @classmethod
    def of(cls, glyphs: Iterable[Glyph]) -> Ink:
        """The glyphs as columns."""
        writer = InkWriter()
        for glyph in glyphs:
            writer.add(glyph)
        return writer.ink()

    def __len__(self) -> int:
        return len(self.texts)

    def __iter__(self) -> Iterator[Glyph]:
        return map(self.glyph, range(len(self)))

    def glyph(self, at: int) -> Glyph:
        """One glyph as a value."""
        font, bold, tone = self.styles[self.style[at]]
        box = (float(self.x0[at]), float(self.top[at]), float(self.x1[at]), float(self.bottom[at]))
        return Glyph(self.texts[at], *box, float(self.size[at]), float(self.base[at]), font, bold or at in self.bolder, tone, int(self.role[at]))

    def chosen(self, places: Places) -> Ink:
        """The glyphs at some places, in that order."""
        return Ink(
            [self.texts[at] for at in places.tolist()],
            self.codes[places],
            self.x0[places],
            self.top[places],
            self.x1[places],
            self.bottom[places],
            self.size[places],
            self.base[places],
            self.style[places],
            self.styles,
            self.role[places],
        )

    def scaled(self, scale: float) -> Ink:
        """The glyphs on a page that is made smaller or larger."""
        if scale == 1.0:
            return self
        return replace(
            self,
            x0=self.x0 * scale,
            top=self.top * scale,
            x1=self.x1 * scale,
            bottom=self.bottom * scale,
            size=self.size * scale,
            base=self.base * scale,
        )

    @property
    def inked(self) -> NDArray[np.bool_]:
        """Which glyphs are no spaces."""
        found: NDArray[np.bool_] = self.codes != SPACE
        return found

    def tones(self) -> Floats:
        """The tone of every glyph."""
        return np.array([tone for _, _, tone in self.styles], dtype=np.float64)[self.style]


class InkWriter:
    """Takes glyphs one by one, or those that share all but text and edges at once."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._x0: list[float] = []
        self._x1: list[float] = []
        self._counts: list[int] = []
        self._shared: list[tuple[float, float, float, float]] = []
        self._style: list[int] = []
        self._styles: dict[Style, int] = {}

    def add(self, glyph: Glyph) -> None:
        """One glyph, on the line."""
        style = (glyph.font, glyph.bold, glyph.tone)
        self.extend([glyph.text], [glyph.x0], [glyph.x1], (glyph.top, glyph.bottom, glyph.size, glyph.base), style)

    def extend(
        self, texts: Sequence[str], lefts: Sequence[float], rights: Sequence[float], shared: tuple[float, float, float, float], style: Style
    ) -> None:
        """Glyphs side by side; `shared` are their top, bottom, size and baseline."""
        self._texts += texts
        self._x0 += lefts
        self._x1 += rights
        self._counts.append(len(texts))
        self._shared.append(shared)
        self._style.append(self._styles.setdefault(style, len(self._styles)))

    def ink(self) -> Ink:
        """All of them."""
        texts, counts = self._texts, np.array(self._counts, dtype=np.intp)
        whole = "".join(texts)
        if len(whole) != len(texts):
            whole = "".join([text if len(text) == 1 else chr(ODD) for text in texts])
        shared = np.array(self._shared, dtype=np.float64).reshape(-1, 4).repeat(counts, axis=0)
        top, bottom, size, base = (np.ascontiguousarray(column) for column in shared.T)
        return Ink(
            texts,
            np.frombuffer(whole.encode("utf-32-le", "surrogatepass"), dtype=np.uint32),
            np.array(self._x0, dtype=np.float64),
            top,
            np.array(self._x1, dtype=np.float64),
            bottom,
            size,
            base,
            np.array(self._style, dtype=np.intp).repeat(counts),
            list(self._styles),
            np.full(len(texts), BASE, dtype=np.int8),
        )
