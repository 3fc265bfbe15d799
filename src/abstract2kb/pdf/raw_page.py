"""A pdfplumber page, whichever engine read it, to a RawPage: glyphs, rules, panels, images and links.

Example: the chars of a page whose text runs upwards become glyphs turned upright, with `RawPage.turn` set;
so do those of a page as large as a poster, made smaller.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial

from pdfplumber.page import Page

from abstract2kb.patterns import regex
from abstract2kb.pdf.dashes import join_dashes
from abstract2kb.pdf.drawn_bullets import write_bullets
from abstract2kb.pdf.failures import UNREADABLE
from abstract2kb.pdf.glyph_text import glyph_text
from abstract2kb.pdf.glyphs import Panel, RawPage, Rule
from abstract2kb.pdf.ink import Glyph, InkWriter
from abstract2kb.pdf.layout import BBox, Link
from abstract2kb.pdf.pdfium.page import Content, PdfiumPage
from abstract2kb.pdf.pdfium.shapes import Shape, Shapes
from abstract2kb.pdf.pdfium.stretches import Stretch
from abstract2kb.pdf.shadows import without_shadows
from abstract2kb.pdf.turning import Turn, page_quarters, page_scale, quarters_of, scaled
from abstract2kb.pdf.underlines import without_underlines

__all__ = ["raw_page"]

_BOLD = regex(r"bold|black|heavy|demi|[-,]bd|cmbx|-b$|\.b$", re.IGNORECASE)
_THIN = 2.5
_SIDE, _LEAST_SIDE = 1.6, 10.0
"""A filled path that is so narrow and so long is a side of a cell with mitred corners, as browsers draw the borders of old tables."""
_WHITE = 0.985
_DEFAULT_DESCENT = -0.22

_Object = Mapping[str, object]


def raw_page(page: Page) -> RawPage:
    """What a page draws; raises one of UNREADABLE when its content is damaged."""
    raw = RawPage(page.page_number, float(page.width), float(page.height))
    drawn = _drawn(page)
    _GlyphReader(raw).read(drawn.stretches)
    scale = page_scale(raw.width, raw.height, raw.ink.size[raw.ink.inked])
    raw.ink, raw.dropped = raw.ink.scaled(scale), [glyph.scaled(scale) for glyph in raw.dropped]
    shapes = drawn.shapes.rects + drawn.shapes.curves
    for shape in shapes:
        _read_shape(shape, raw, scale)
    raw.panels = without_shadows(raw.panels, [scaled(shape.bbox, scale) for shape in shapes if _is_white(shape)])
    raw.rules.extend(Rule(*scaled(line.bbox, scale)) for line in drawn.shapes.lines)
    join_dashes(raw)
    raw.rules = without_underlines(raw.rules, raw.ink)
    raw.images = [scaled(_bbox(image), scale) for image in drawn.shapes.images]
    if raw.turn is not None or scale != 1.0:
        _turn_page(raw, raw.turn.quarters if raw.turn is not None else 0, scale)
    write_bullets(raw)
    with suppress(*UNREADABLE):
        raw.links = [Link(link["uri"], raw.number, _bbox(link)) for link in page.hyperlinks if isinstance(link.get("uri"), str)]
    return raw


def _drawn(page: Page) -> Content:
    """The content of a page; that of another engine's page as one stretch of single characters."""
    if isinstance(page, PdfiumPage):
        return page.content
    lines, rects, curves = ([Shape.of(shape) for shape in kind] for kind in (page.lines, page.rects, page.curves))
    return Content([Stretch(0, {}, others=page.chars)], partial(Shapes, lines, rects, curves, page.images))


def _bbox(obj: _Object) -> BBox:
    return (_number(obj["x0"]), _number(obj["top"]), _number(obj["x1"]), _number(obj["bottom"]))


def _number(value: object) -> float:
    if isinstance(value, int | float):
        return float(value)
    raise TypeError(f"a number was expected, not {value!r}")


def _is_white(shape: Shape) -> bool:
    """Whether a shape is filled with the tone of paper and has no border: nothing is seen of it."""
    return bool(shape.fill) and not shape.stroke and _tone(shape.fill_colour) > _WHITE


def _read_shape(shape: Shape, raw: RawPage, scale: float) -> None:
    box = scaled(shape.bbox, scale)
    fill = _tone(shape.fill_colour) if shape.fill else None
    if _is_white(shape):
        return
    width, height = box[2] - box[0], box[3] - box[1]
    side = shape.fill and not shape.stroke and min(width, height) <= _SIDE and max(width, height) >= _LEAST_SIDE
    if shape.kind == "curve" and not (side or (width > 90 and height > 18)):
        raw.curves.append(box)
    elif min(width, height) <= _THIN:
        raw.rules.append(Rule(*box))
    else:
        raw.panels.append(Panel(box, fill, shape.stroke))


class _GlyphReader:
    """Fills in the glyphs of a page."""

    def __init__(self, raw: RawPage) -> None:
        self._raw = raw
        self._ink = InkWriter()
        self._descents: dict[str, float] = {}
        self._bold: dict[str, bool] = {}
        self._texts: dict[tuple[str, str], str] = {}
        self._plain: dict[str, set[str]] = {}
        self._tones: dict[object, float] = {}
        self._main: int | None = 0

    def read(self, stretches: Sequence[Stretch]) -> None:
        """The glyphs of all stretches; text at other angles than most of the page is dropped, but remembered."""
        raw = self._raw
        self._descents = _descents(stretches)
        self._bold = {font: _BOLD.search(font.rpartition("+")[2]) is not None for font in self._descents}
        self._plain = {font: set() for font in self._descents}
        self._main = page_quarters([_turn_of(char) for stretch in stretches for char in stretch.others], sum(len(s.text) for s in stretches))
        if self._main:
            raw.turn = Turn(self._main, raw.width, raw.height)
        for stretch in stretches:
            if raw.turn is not None:
                self._take(stretch.chars())
                continue
            if stretch.text:
                self._take_level(stretch)
            self._take(stretch.others)
        raw.ink = self._ink.ink()

    def _take_level(self, stretch: Stretch) -> None:
        """The characters of a stretch that share all but text and place."""
        char, shift = stretch.char, stretch.shift[0]
        font, bottom, size = char["fontname"], char["bottom"], char["size"]
        texts, lefts, rights = stretch.text, [left + shift for left in stretch.lefts], [right + shift for right in stretch.rights]
        if not self._plain[font].issuperset(texts):
            texts = [self._text(text, font) for text in texts]
            self._raw.unmapped += texts.count("\ufffd")
            if "" in texts:
                shown = [at for at, text in enumerate(texts) if text]
                texts, lefts, rights = [texts[at] for at in shown], [lefts[at] for at in shown], [rights[at] for at in shown]
        base = bottom + self._descents[font] * size
        self._ink.extend(texts, lefts, rights, (char["top"], bottom, size, base), (font, self._bold[font], self._tone(char)))

    def _take(self, chars: Sequence[_Object]) -> None:
        """Characters each by itself."""
        raw = self._raw
        for char in chars:
            font, bottom, size = str(char["fontname"]), _number(char["bottom"]), _number(char["size"])
            text = self._text(str(char["text"]), font)
            if not text:
                continue
            raw.unmapped += text == "\ufffd"
            base, tone, (x0, top, x1, _) = bottom + self._descents[font] * size, self._tone(char), _bbox(char)
            glyph = Glyph(text, x0, top, x1, bottom, size, base, font, self._bold[font], tone)
            main = _turn_of(char) == self._main
            if raw.turn is not None:
                _turn_glyph(glyph, raw.turn, char, main)
            if main:
                self._ink.add(glyph)
            elif text != " ":
                raw.rotated += 1
                raw.dropped.append(glyph)

    def _text(self, said: str, font: str) -> str:
        text = self._texts.get((said, font))
        if text is None:
            text = self._texts[said, font] = glyph_text(said, font)
            if text == said != "\ufffd":
                self._plain[font].add(said)
        return text

    def _tone(self, char: _Object) -> float:
        colour, opacity = char["non_stroking_color"], char.get("opacity", 1.0)
        tone = self._tones.get(colour) if type(colour) is tuple else _tone(colour)
        if tone is None:
            tone = self._tones[colour] = _tone(colour)
        return 1 - (1 - tone) * _number(opacity)


def _turn_of(char: _Object) -> int | None:
    """The quarter turns of a character; None at an angle."""
    matrix = char["matrix"]
    if char["upright"] and isinstance(matrix, tuple) and matrix[0] > abs(matrix[1]):
        return 0
    return quarters_of(matrix)


def _turn_glyph(glyph: Glyph, turn: Turn, char: _Object, main: bool) -> None:
    """Move a glyph to where it stands on the upright page; the size and baseline of those that stay are read anew."""
    matrix = char["matrix"]
    across, up = (_number(matrix[4]), _number(matrix[5])) if isinstance(matrix, tuple) else (glyph.x0, 0.0)
    y = glyph.bottom + _number(char["y0"]) - up
    x = glyph.x0 + across - _number(char["x0"])
    glyph.x0, glyph.top, glyph.x1, glyph.bottom = turn.upright((glyph.x0, glyph.top, glyph.x1, glyph.bottom))
    glyph.base = turn.upright((x, y, x, y))[1]
    if main:
        glyph.size = glyph.bottom - glyph.top


def _turn_page(raw: RawPage, quarters: int, scale: float) -> None:
    """Move all but glyphs and links to where they stand on the upright page; they are scaled already."""
    turn = Turn(quarters, raw.width * scale, raw.height * scale)
    raw.turn = Turn(quarters, raw.width, raw.height, scale)
    raw.rules = [Rule(*turn.upright((rule.x0, rule.top, rule.x1, rule.bottom))) for rule in raw.rules]
    raw.panels = [Panel(turn.upright(panel.bbox), panel.fill, panel.stroke) for panel in raw.panels]
    raw.curves, raw.images = list(map(turn.upright, raw.curves)), list(map(turn.upright, raw.images))
    raw.width, raw.height = turn.size


def _descents(stretches: Iterable[Stretch]) -> dict[str, float]:
    """The descent of each font in units of its size: how far the box reaches below the baseline for most of its first glyphs."""
    votes: dict[str, Counter[float]] = {}
    asked: Counter[str] = Counter()
    for char, count in _counted(stretches):
        font = str(char["fontname"])
        if asked[font] >= _VOTES:
            continue
        counts = votes.setdefault(font, Counter())
        size, matrix = _number(char["size"]), char["matrix"]
        if size and isinstance(matrix, tuple):
            counts[round((_number(char["y0"]) - matrix[5]) / size, 2)] += min(count, _VOTES - asked[font])
        asked[font] += count
    found = {font: counts.most_common(1)[0][0] if counts else _DEFAULT_DESCENT for font, counts in votes.items()}
    return {font: descent if -0.5 < descent < 0.1 else _DEFAULT_DESCENT for font, descent in found.items()}


def _counted(stretches: Iterable[Stretch]) -> Iterator[tuple[_Object, int]]:
    """Characters that stand for so many with the same height and baseline."""
    for stretch in stretches:
        if stretch.text:
            yield stretch.char, len(stretch.text)
        for char in stretch.others:
            yield char, 1


_VOTES = 60


def _tone(color: object) -> float:
    """The lightness of a colour in grey, RGB or CMYK, 0 (black) to 1 (white); 0 when it is a pattern or unknown."""
    parts = color if isinstance(color, tuple | list) else (color,)
    values = [float(part) for part in parts if isinstance(part, int | float)]
    if len(values) == 1:
        return values[0]
    if len(values) == 3:
        return 0.3 * values[0] + 0.59 * values[1] + 0.11 * values[2]
    if len(values) == 4:
        return (1 - values[3]) * (1 - (0.3 * values[0] + 0.59 * values[1] + 0.11 * values[2]))
    return 0.0
