"""A pdfplumber page, whichever engine read it, to a RawPage: glyphs, rules, panels, images and links.

Example: the chars of a page whose text runs upwards become glyphs turned upright, with `RawPage.turn` set.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress

from pdfplumber.page import Page

from abstract2kb.pdf.dashes import join_dashes
from abstract2kb.pdf.failures import UNREADABLE
from abstract2kb.pdf.glyph_text import glyph_text
from abstract2kb.pdf.glyphs import Glyph, Panel, RawPage, Rule
from abstract2kb.pdf.layout import BBox, Link
from abstract2kb.pdf.turning import Turn, page_quarters, quarters_of
from abstract2kb.pdf.underlines import without_underlines

__all__ = ["raw_page"]

_BOLD = re.compile(r"bold|black|heavy|demi|[-,]bd|cmbx|-b$|\.b$", re.IGNORECASE)
_THIN = 2.5
_WHITE = 0.985
_DEFAULT_DESCENT = -0.22

_Object = Mapping[str, object]


def raw_page(page: Page) -> RawPage:
    """What a page draws; raises one of UNREADABLE when its content is damaged."""
    raw = RawPage(page.page_number, float(page.width), float(page.height))
    _read_glyphs(page, raw)
    for shape in page.rects + page.curves:
        _read_shape(shape, raw)
    raw.rules.extend(Rule(*_bbox(line)) for line in page.lines)
    join_dashes(raw)
    raw.rules = without_underlines(raw.rules, raw.glyphs)
    raw.images = [_bbox(image) for image in page.images]
    if raw.turn is not None:
        _turn_page(raw, raw.turn)
    with suppress(*UNREADABLE):
        raw.links = [Link(link["uri"], raw.number, _bbox(link)) for link in page.hyperlinks if isinstance(link.get("uri"), str)]
    return raw


def _bbox(obj: _Object) -> BBox:
    return (_number(obj["x0"]), _number(obj["top"]), _number(obj["x1"]), _number(obj["bottom"]))


def _number(value: object) -> float:
    if isinstance(value, int | float):
        return float(value)
    raise TypeError(f"a number was expected, not {value!r}")


def _read_shape(shape: _Object, raw: RawPage) -> None:
    box = _bbox(shape)
    fill = _tone(shape.get("non_stroking_color")) if shape.get("fill") else None
    stroke = bool(shape.get("stroke"))
    if fill is not None and fill > _WHITE and not stroke:
        return
    width, height = box[2] - box[0], box[3] - box[1]
    if shape.get("object_type") == "curve" and not (width > 90 and height > 18):
        raw.curves.append(box)
    elif min(width, height) <= _THIN:
        raw.rules.append(Rule(*box))
    else:
        raw.panels.append(Panel(box, fill, stroke))


def _read_glyphs(page: Page, raw: RawPage) -> None:
    chars = page.chars
    descents = _descents(chars)
    turns = [0 if char["upright"] and char["matrix"][0] > abs(char["matrix"][1]) else quarters_of(char["matrix"]) for char in chars]
    main = page_quarters(turns)
    if main:
        raw.turn = Turn(main, raw.width, raw.height)
    bold = {font: _BOLD.search(font.rpartition("+")[2]) is not None for font in descents}
    texts: dict[tuple[str, str], str] = {}
    tones: dict[object, float] = {}
    for char, quarters in zip(chars, turns, strict=True):
        font, said, colour = char["fontname"], char["text"], char["non_stroking_color"]
        text = texts.get((said, font))
        if text is None:
            text = texts[said, font] = glyph_text(said, font)
        if not text:
            continue
        tone = tones.get(colour) if type(colour) is tuple else _tone(colour)
        if tone is None:
            tone = tones[colour] = _tone(colour)
        raw.unmapped += text == "\ufffd"
        bottom, size = char["bottom"], char["size"]
        glyph = Glyph(text, char["x0"], char["top"], char["x1"], bottom, size, bottom + descents[font] * size, font, bold[font], tone)
        if raw.turn is not None:
            _turn_glyph(glyph, raw.turn, char, quarters == main)
        if quarters == main:
            raw.glyphs.append(glyph)
        elif text != " ":
            raw.rotated += 1
            raw.dropped.append(glyph)


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


def _turn_page(raw: RawPage, turn: Turn) -> None:
    """Move all but glyphs and links to where they stand on the upright page."""
    raw.rules = [Rule(*turn.upright((rule.x0, rule.top, rule.x1, rule.bottom))) for rule in raw.rules]
    raw.panels = [Panel(turn.upright(panel.bbox), panel.fill, panel.stroke) for panel in raw.panels]
    raw.curves, raw.images = list(map(turn.upright, raw.curves)), list(map(turn.upright, raw.images))
    raw.width, raw.height = turn.size


def _descents(chars: list[dict[str, object]]) -> dict[str, float]:
    """The descent of each font in units of its size: how far the box reaches below the baseline for most of its first glyphs."""
    votes: dict[str, Counter[float]] = {}
    asked: Counter[str] = Counter()
    for char in chars:
        font = str(char["fontname"])
        if asked[font] >= _VOTES:
            continue
        asked[font] += 1
        counts = votes.setdefault(font, Counter())
        size, matrix = _number(char["size"]), char["matrix"]
        if size and isinstance(matrix, tuple):
            counts[round((_number(char["y0"]) - matrix[5]) / size, 2)] += 1
    found = {font: counts.most_common(1)[0][0] if counts else _DEFAULT_DESCENT for font, counts in votes.items()}
    return {font: descent if -0.5 < descent < 0.1 else _DEFAULT_DESCENT for font, descent in found.items()}


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
