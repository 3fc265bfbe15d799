"""The characters of a page from PDFium's text page, in stretches: what one text object draws.

A character box is pdfminer's, not PDFium's: from the baseline down by the font's descent and up by one font size, as
wide as the glyph advances. What is the same for a whole text object (font, size, matrix, colours) is asked for once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from abstract2kb.pdf.pdfium.fonts import Font, Fonts
from abstract2kb.pdf.pdfium.geometry import IDENTITY, Frame, Matrix, multiplied
from abstract2kb.pdf.pdfium.raw import Calls
from abstract2kb.pdf.pdfium.stretches import Chars, Stretch
from abstract2kb.pdf.pdfium.text_objects import OPAQUE, Fill, TextObjects, objects_of
from abstract2kb.pdf.pdfium.text_page import JOINS, ODD, LooseBoxes, Point, TextPage

__all__ = ["CharReader", "shows_nothing", "unseen_below"]

_LINE_END_HYPHEN = "\x02"
"""PDFium's mark for a hyphen at the end of a line."""
_NOWHERE = (0.0, 0.0, 0.0)
_DESCENT = -0.2
_NO_WIDTH = 0.01
_SPACE = 0.25
"""The width of a space in units of its size where the font does not tell."""


@dataclass(slots=True)
class _Run:
    """What the characters of one text object share; `straight` ones are level on a page that is not turned."""

    template: dict[str, Any]
    matrix: Matrix
    size: float
    font: Font
    handle: int
    level: bool
    base: float = 0.0
    straight: bool = False
    shift: tuple[float, float] = (0.0, 0.0)


_NO_RUN = _Run({}, IDENTITY, 0.0, Font("", 0.0, 0.0), 0, False)


class CharReader:
    """Reads the text page of one page."""

    def __init__(self, calls: Calls, text_page: int, frame: Frame, page_number: int, limit: int) -> None:
        self._calls, self._text_page, self._frame, self._page_number = calls, text_page, frame, page_number
        self._page = TextPage(calls, text_page, limit)
        self._origin = self._page.origin
        self._fonts = Fonts(calls)
        self._templates: dict[tuple[object, ...], dict[str, Any]] = {}
        self._found = Chars(skipped=self._page.skipped)
        self._of_spaces: dict[tuple[object, ...], _Run] = {}

    def read(self, drawn: Mapping[int, int]) -> Chars:
        """All characters that the page draws, in the order of its content; those that PDFium adds are left out.

        `drawn` has the places of the text objects in the order in which they are drawn.
        """
        page = self._page
        if page.count:
            self._read(objects_of(page, drawn), LooseBoxes(page))
        return self._found

    def _read(self, objects: TextObjects, boxes: LooseBoxes) -> None:
        run, at, starts, ends = _NO_RUN, 0, objects.starts, objects.ends
        while at < len(starts):
            if not objects.like_last[at]:
                run = self._made(objects.fonts[at], objects.matrix(at), objects.sizes[at], objects.fill(at), objects.origin(at), starts[at])
            following, stretch = objects.rows[at], Stretch(objects.owners[at], run.template, run.shift)
            if run.straight and boxes.plain(starts[at], ends[following - 1]):
                self._plain(run, starts[at], ends[following - 1], stretch, boxes)
            else:
                following = at + 1  # each by itself: what is odd about its characters concerns an object
                self._one(stretch, run, starts[at], ends[at], boxes)
            if len(stretch):
                self._found.stretches.append(stretch)
                self._found.owners.update(objects.owners[at:following])
            if objects.runs_down[at]:
                self._found.vertical += ends[at] - starts[at]
            at = following

    def _one(self, stretch: Stretch, run: _Run, start: int, end: int, boxes: LooseBoxes) -> None:
        """The characters from `start` to `end`, all of one text object."""
        if run.straight and boxes.plain(start, end):
            self._plain(run, start, end, stretch, boxes)
        elif run.straight:
            self._straight(run, start, end, stretch)
        else:
            index = start
            while index < end:
                text, following = self._glyph(index, end)
                char = self._level(index, run, text) if run.level else self._turned(index, end, run, text)
                self._keep(char, text, stretch)
                index = following

    def _plain(self, run: _Run, start: int, end: int, stretch: Stretch, boxes: LooseBoxes) -> None:
        """Characters that run to the right on a page that is not turned, each a glyph of its own: nearly all there are."""
        said, lefts, rights = self._page.texts[start:end], boxes.lefts[start:end], boxes.rights[start:end]
        if not run.font.within.issuperset(said):
            self._look_for_overhangs(run, start, said, lefts, rights)
        stretch.text, stretch.lefts, stretch.rights = said, lefts, rights

    def _look_for_overhangs(self, run: _Run, start: int, said: Sequence[str], lefts: list[float], rights: list[float]) -> None:
        """Correct the edges of characters whose ink reaches beyond their advance, in place."""
        font = run.font
        for text in set(said).difference(font.overhangs):
            first = said.index(text)
            self._page.loose_box(start + first)
            self._learned(start + first, run, text, rights[first] - lefts[first])
        for text in font.beyond.intersection(said):
            for at in [at for at, other in enumerate(said) if other == text]:
                lefts[at], rights[at] = self._without_overhang(start + at, run, lefts[at], font.overhangs[text])

    def _straight(self, run: _Run, start: int, end: int, stretch: Stretch) -> None:
        """The characters of an object that runs to the right on a page that is not turned, each looked at by itself."""
        calls, text_page = self._calls, self._text_page
        loose_box, rect, rect_at, overhangs = calls.loose_box, calls.rect, calls.rect_at, run.font.overhangs
        said, lefts, rights = list[str](), list[float](), list[float]()
        index, last = start, _NOWHERE
        while index < end:
            text, following = self._glyph(index, end)
            if not loose_box(text_page, index, rect_at):
                self._found.boxless += 1
                index = following
                continue
            left, right = rect.left, rect.right
            if right > left and last == (left, right, rect.bottom):
                # letters that one glyph stands for, as its Unicode map has it, share one box
                said[-1] += text
                index = following
                continue
            last = (left, right, rect.bottom)
            if following > index + 1 and loose_box(text_page, following - 1, rect_at):
                right = rect.right
            advance = overhangs.get(text)
            if advance is None:
                advance = self._learned(index, run, text, right - left)
            if advance:
                left, right = self._without_overhang(index, run, left, advance)
            if right > left or text != " ":
                said.append(text)
                lefts.append(left)
                rights.append(right)
            index = following
        stretch.text, stretch.lefts, stretch.rights = said, lefts, rights

    def _keep(self, char: dict[str, Any] | None, text: str, stretch: Stretch) -> None:
        if char is None:
            self._found.boxless += 1
        elif text != " " or char["adv"] > 0:
            char["text"] = text
            stretch.others.append(char)

    def _glyph(self, index: int, end: int) -> tuple[str, int]:
        """What the glyph at `index` says, and where the next one is: a ligature, which PDFium takes apart, has several letters."""
        texts = self._page.texts
        text = texts[index]
        if text in ODD:
            return self._odd_text(index, text), index + 1
        if text not in JOINS or index + 1 == end:
            return text, index + 1
        following = self._ligature_end(index, end)
        return "".join(texts[index:following]), following

    def _ligature_end(self, index: int, end: int) -> int:
        """The first character after `index` that does not begin where it does: letters of one glyph share their origin."""
        origin = self._origin(index)
        last = index + 1
        while last < end and self._origin(last) == origin:
            last += 1
        return last

    def add_space(self, handle: int, outer: Matrix) -> None:
        """Add the space that a text object draws of which the text page knows nothing; `outer` is the matrix of the form it stands in."""
        calls = self._calls
        if not calls.object_matrix(handle, calls.matrix_at):
            return
        matrix = multiplied(calls.matrix_values(), outer)
        calls.object_size(handle, calls.floats_at[0])
        size = calls.floats[0].value
        font_handle = calls.font(handle)
        known = font_handle and calls.glyph_width(font_handle, 32, 1.0, calls.floats_at[0])
        advance = (calls.floats[0].value if known else 0.0) or _SPACE
        width = advance * size * (matrix[0] ** 2 + matrix[1] ** 2) ** 0.5
        key = (font_handle, matrix[:4], size, matrix[5])
        run = self._of_spaces.get(key)
        if run is None:
            run = self._of_spaces[key] = self._made(font_handle, matrix, size, (None, OPAQUE), (matrix[4], matrix[5]), None)
        if run.straight and run.font.descent:
            self._found.stretches.append(Stretch(handle, run.template, run.shift, " ", [matrix[4]], [matrix[4] + width]))
            return
        char = self._boxed(run, (matrix[4], matrix[5]), width)
        if char is not None:
            char["text"] = " "
            self._found.stretches.append(Stretch(handle, run.template, others=[char]))

    def _odd_text(self, index: int, text: str) -> str:
        """The text of a character without a plain one: the hyphen at a line's end, or none that is known."""
        if text in "\t\n\r\xad":
            return text
        if text == _LINE_END_HYPHEN or self._calls.is_hyphen(self._text_page, index) == 1:
            return "-"
        self._found.kinds += 1
        self._found.unmapped += 1
        return f"(cid:{ord(text)})"

    def _made(self, handle: int, matrix: Matrix, size: float, fill: Fill, origin: Point | None, index: int | None) -> _Run:
        font = self._fonts.font(handle)
        level = matrix[1] == 0 and matrix[0] > 0 and matrix[3] > 0 and not font.flat and origin is not None
        template = self._template(handle, font, matrix, fill, index)
        run = _Run(template, matrix, size, font, handle, level)
        frame = self._frame
        if origin is not None:
            run.base = origin[1]
            run.straight = level and frame.plain and matrix[2] == 0
        if run.straight:
            low = run.base + matrix[3] * font.descent * size
            # the same for every character of the object: only x is left to fill in
            run.template = template.copy()
            frame.place(run.template, 0.0, low, 0.0, low + matrix[3] * size, 0.0, run.base)
            run.shift = (frame.matrix[4] + frame.shift_x, frame.matrix[4])
        return run

    def _template(self, handle: int, font: Font, matrix: Matrix, fill: Fill, index: int | None) -> dict[str, Any]:
        """The keys that do not depend on the place; the colour of strokes is asked for once per font, matrix and fill."""
        key = (handle, matrix[:4], fill)
        found = self._templates.get(key)
        if found is None:
            stroke = None if index is None else self._calls.colour(self._calls.text_stroke, self._text_page, index)
            placed = self._frame.turned(matrix)
            found = self._templates[key] = {
                "matrix": placed,
                "fontname": font.name,
                "upright": placed[0] * placed[3] > 0 and placed[1] * placed[2] <= 0,
                "mcid": None,
                "tag": None,
                "object_type": "char",
                "page_number": self._page_number,
                "ncs": "DeviceRGB",
                "non_stroking_color": fill[0] or (0.0,),
                "stroking_color": stroke or (0.0,),
            }
            if fill[1] < OPAQUE:
                found["opacity"] = fill[1] / OPAQUE  # no key of pdfplumber's, which knows of none
        return found

    def _level(self, index: int, run: _Run, text: str) -> dict[str, Any] | None:
        """A character that runs to the right, slanted or on a turned page."""
        calls = self._calls
        if not calls.loose_box(self._text_page, index, calls.rect_at):
            return None
        left, right = calls.rect.left, calls.rect.right
        advance = run.font.overhangs.get(text)
        if advance is None:
            advance = self._learned(index, run, text, right - left)
        if advance:
            left, right = self._without_overhang(index, run, left, advance)
        return self._boxed(run, (left, run.base), right - left)

    def _without_overhang(self, index: int, run: _Run, left: float, advance: float) -> tuple[float, float]:
        """Where a glyph whose ink reaches beyond its advance begins and ends."""
        start = self._origin(index)
        left = start[0] if start else left
        return left, left + advance * run.size * run.matrix[0]

    def _learned(self, index: int, run: _Run, text: str, width: float) -> float:
        """The overhang of a character met for the first time in this font."""
        advance = run.font.overhangs[text] = self._overhang(index, run, text, width)
        (run.font.beyond if advance else run.font.within).add(text)
        return advance

    def _overhang(self, index: int, run: _Run, text: str, width: float) -> float:
        """The advance in units of size when PDFium's box is wider, because the ink of the glyph reaches beyond it; else 0."""
        calls, found = self._calls, self._found
        found.kinds += 1
        found.unmapped += calls.map_error(self._text_page, index) == 1
        size = run.size * run.matrix[0]
        if len(text) != 1 or not size or not calls.glyph_width(run.handle, ord(text), 1.0, calls.floats_at[0]):
            return 0.0
        advance = float(calls.floats[0].value)
        if not 0.3 * width < advance * size < width - 0.002 * size:
            return 0.0
        # a font may have several glyphs for one character: the narrower advance counts only where ink explains the wider box
        return advance if self._inked_to_the_edge(index) else 0.0

    def _inked_to_the_edge(self, index: int) -> bool:
        """Whether the loose box of a character (the last one asked for) ends where its ink ends."""
        calls = self._calls
        if not calls.char_box(self._text_page, index, *calls.doubles_at):
            return False
        left, right = calls.doubles[0].value, calls.doubles[1].value
        return bool(abs(right - calls.rect.right) < 0.001 or abs(left - calls.rect.left) < 0.001)

    def _turned(self, index: int, end: int, run: _Run, text: str) -> dict[str, Any] | None:
        """A character at an angle, mirrored, or of a font without height: its advance reaches to the next one's origin."""
        start = self._origin(index)
        a, b = run.matrix[:2]
        scale = (a * a + b * b) ** 0.5
        if start is None or scale == 0:
            return None
        follower = self._origin(index + 1) if index + 1 < end else None
        advance = ((follower[0] - start[0]) * a + (follower[1] - start[1]) * b) / scale if follower else 0.0
        return self._boxed(run, start, advance if advance > 0 else self._extent(index, run, start, text))

    def _boxed(self, run: _Run, start: Point, advance: float) -> dict[str, Any] | None:
        """A character from its origin and how far it advances, at any angle."""
        (x, y), (a, b, c, d, _, _) = start, run.matrix
        scale = (a * a + b * b) ** 0.5
        if scale == 0:
            return None
        below = (run.font.descent or _DESCENT) * run.size
        heights, along = (below, below + run.size), ((0.0, 0.0), (advance * a / scale, advance * b / scale))
        xs = [x + step[0] + c * height for step in along for height in heights]
        ys = [y + step[1] + d * height for step in along for height in heights]
        char = run.template.copy()
        char["adv"] = advance
        self._frame.place(char, min(xs), min(ys), max(xs), max(ys), x, y)
        return char

    def _extent(self, index: int, run: _Run, start: Point, text: str) -> float:
        """How far a character advances as its font has it, else how far its ink reaches; a space's width when it draws nothing."""
        calls = self._calls
        a, b = run.matrix[:2]
        scale: float = (a * a + b * b) ** 0.5
        if len(text) == 1 and calls.glyph_width(run.handle, ord(text), 1.0, calls.floats_at[0]) and calls.floats[0].value > 0:
            return float(calls.floats[0].value) * run.size * scale
        if not calls.char_box(self._text_page, index, *calls.doubles_at):
            return _SPACE * run.size * scale
        left, right, bottom, top = (d.value for d in calls.doubles)
        reach = max((x - start[0]) * a / scale + (y - start[1]) * b / scale for x in (left, right) for y in (bottom, top))
        return reach if reach > 0 else _SPACE * run.size * scale


def shows_nothing(calls: Calls, handle: int) -> bool:
    """Whether a text object draws only white space: PDFium's box of it has no width."""
    return bool(calls.object_bounds(handle, *calls.floats_at)) and abs(calls.floats[2].value - calls.floats[0].value) < _NO_WIDTH


def unseen_below(calls: Calls, handle: int) -> int:
    """About how many characters a text object without ink writes below each other: PDFium knows no glyphs of them, and drops them.

    So it is with vertical writing in a font that is neither in the file nor on the machine: the box has a height, but no width.
    """
    if not calls.object_bounds(handle, *calls.floats_at):
        return 0
    left, bottom, right, top = (value.value for value in calls.floats[:4])
    if abs(right - left) >= _NO_WIDTH or top - bottom < _NO_WIDTH:
        return 0
    calls.object_size(handle, calls.floats_at[0])
    return max(1, round((top - bottom) / max(calls.floats[0].value, 1.0)))
