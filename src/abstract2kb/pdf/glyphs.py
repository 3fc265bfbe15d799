"""The small things a page is made of: words and lines.

Example: the glyphs of "clinic,1-5" ("1-5" raised) become one `Word` whose `text` is "clinic," and whose `marks` hold
a mark ("1-5", 7, bbox).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from abstract2kb.pdf.ink import Glyph, Ink
from abstract2kb.pdf.layout import BBox, Link
from abstract2kb.pdf.turning import Turn


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn straight line or thin rectangle; horizontal when it is wider than high."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def horizontal(self) -> bool:
        """Whether it runs from left to right."""
        return self.x1 - self.x0 >= self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Panel:
    """A drawn rectangle: `fill` is its tone when it is filled, `stroke` whether it has a border."""

    bbox: BBox
    fill: float | None
    stroke: bool


@dataclass(slots=True)
class RawPage:
    """What the reader hands on for one page; `number` counts from 1."""

    number: int
    width: float
    height: float
    ink: Ink = field(default_factory=Ink.none)
    dropped: list[Glyph] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    panels: list[Panel] = field(default_factory=list)
    curves: list[BBox] = field(default_factory=list)
    images: list[BBox] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    rotated: int = 0
    unmapped: int = 0
    failure: str | None = None
    engine: str = ""
    """Who read the page: "pdfium" or "pdfminer"."""
    doubt: str | None = None
    """Why the first choice of engine was not trusted with it."""
    beyond: str | None = None
    """What of the page is beyond the limits and left out."""
    turn: Turn | None = None
    """Set when all boxes but those of links are turned so that the text is upright."""
    memo: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)
    """What is worked out once from its rules and panels, by name."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A raised reference taken out of a word: it stood before character `at` of the word's text."""

    text: str
    at: int
    bbox: BBox


@dataclass(slots=True)
class Word:
    """Glyphs without white space between; `ids` gives for every character of `text` its glyph in the store."""

    text: str
    ids: Sequence[int]
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    base: float
    font: str
    bold: bool
    tone: float
    marks: tuple[Mark, ...] = ()

    @property
    def bbox(self) -> BBox:
        """The box of all glyphs, marks included."""
        return (self.x0, self.top, self.x1, self.bottom)


@dataclass(slots=True)
class Line:
    """Words side by side on one baseline of a page."""

    words: Sequence[Word]
    page: int
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    size: float
    bold: bool
    tone: float
    text: str
    label: str | None = None

    @property
    def bbox(self) -> BBox:
        """The box around all words."""
        return (self.x0, self.top, self.x1, self.bottom)


def make_line(words: Sequence[Word], page: int) -> Line:
    """Join words (left to right, at least one) into a line; its size and baseline are those of most characters."""
    counts = [len(word.text) or 1 for word in words]
    total = sum(counts)
    weight: dict[tuple[float, float], int] = {}
    for place, count in zip([(word.size, word.base) for word in words], counts, strict=True):
        weight[place] = weight.get(place, 0) + count
    if len(weight) > 1:
        rounded: dict[tuple[float, float], int] = {}
        for (size, base), count in weight.items():
            key = (round(size, 1), round(base, 1))
            rounded[key] = rounded.get(key, 0) + count
        weight = rounded
    size, base = max(weight, key=lambda key: (weight[key], key[0]))
    bold = sum([count for word, count in zip(words, counts, strict=True) if word.bold])
    tone = sum([word.tone * count for word, count in zip(words, counts, strict=True)])
    x0, top, x1, bottom = around([(word.x0, word.top, word.x1, word.bottom) for word in words])
    text = " ".join([word.text for word in words if word.text])
    return Line(list(words), page, x0, top, x1, bottom, round(base, 1), round(size, 1), bold * 2 > total, tone / total, text)


def around(boxes: Iterable[BBox]) -> BBox:
    """The smallest box around all boxes (at least one)."""
    columns = list(zip(*boxes, strict=True))
    return (min(columns[0]), min(columns[1]), max(columns[2]), max(columns[3]))
