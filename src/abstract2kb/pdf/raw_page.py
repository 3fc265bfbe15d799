"""A pdfplumber page, whichever engine read it, to a RawPage: glyphs, rules, panels, images and links.

Example: the chars of a page whose text runs upwards become glyphs turned upright, with `RawPage.turn` set.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress

from pdfplumber.page import Page

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
    bold: dict[str, bool] = {}
    for index, char in enumerate(chars):
        font = str(char["fontname"])
        if font not in bold:
            bold[font] = _BOLD.search(font.rpartition("+")[2]) is not None
        text = glyph_text(char["text"], font)
        if not text:
            continue
        raw.unmapped += text == "\ufffd"
        x0, top, x1, bottom, size = char["x0"], char["top"], char["x1"], char["bottom"], char["size"]
        base = bottom + descents[font] * size
        glyph = Glyph(text, x0, top, x1, bottom, size, base, font, bold[font], _tone(char["non_stroking_color"]))
        quarters = turns[index]
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
    """The descent of each font in units of its size: how far the box reaches below the baseline for most glyphs."""
    votes: dict[str, Counter[float]] = {}
    for char in chars:
        size, matrix = _number(char["size"]), char["matrix"]
        if size and isinstance(matrix, tuple):
            descent = round((_number(char["y0"]) - matrix[5]) / size, 2)
            votes.setdefault(str(char["fontname"]), Counter())[descent] += 1
    found = {font: counts.most_common(1)[0][0] for font, counts in votes.items()}
    return {str(c["fontname"]): _DEFAULT_DESCENT for c in chars if str(c["fontname"]) not in found} | {
        font: descent if -0.5 < descent < 0.1 else _DEFAULT_DESCENT for font, descent in found.items()
    }


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
