"""PDFium's text page: its characters in the order in which it gathers them, whose they are, and where they stand."""

from __future__ import annotations

import ctypes
from itertools import repeat

import numpy as np
from numpy.typing import NDArray

from abstract2kb.pdf.pdfium.raw import Calls

__all__ = ["JOINS", "ODD", "LooseBoxes", "Point", "TextPage"]

ODD = frozenset(map(chr, [*range(32), 0x7F, 0xAD, *range(0xD800, 0xE000), 0xFFFD, 0xFFFE, 0xFFFF]))
"""Characters that are no text, or stand for one that PDFium has no Unicode for."""
JOINS = frozenset("fſ")
"""What a ligature that PDFium takes apart begins with (U+FB00 to U+FB06)."""
_JOINED = frozenset("filt")
_ODD_CODES, _JOIN_CODES, _JOINED_CODES = (np.array(sorted(map(ord, letters)), dtype=np.uint32) for letters in (ODD, JOINS, _JOINED))
Point = tuple[float, float]


class TextPage:
    """The text page behind a handle: `texts` are its first `count` characters, `owners` the text objects that draw them.

    PDFium adds characters of its own, which no object owns (0); `skipped` are those beyond the limit.
    """

    def __init__(self, calls: Calls, handle: int, limit: int) -> None:
        self.calls, self.handle = calls, handle
        count = max(calls.count_chars(handle), 0)
        self.skipped, self.count = max(count - limit, 0), min(count, limit)
        self.texts = self._texts()
        self.pointer = ctypes.c_void_p(handle)
        owners = map(calls.text_object_at, repeat(self.pointer), range(self.count))
        self.owners: NDArray[np.uint64] = np.fromiter(owners, np.uint64, self.count)

    def _texts(self) -> str | list[str]:
        """The text of every character: in one call when each is a single UTF-16 unit."""
        count = self.count
        buffer = (ctypes.c_ushort * (count + 1))()
        if self.calls.get_text(self.handle, 0, count, ctypes.addressof(buffer)) == count + 1:
            text = bytes(buffer)[: 2 * count].decode("utf-16-le", "surrogatepass")
            if len(text) == count:
                return text
        return [_character(self.calls.unicode(self.handle, index)) for index in range(count)]

    def origin(self, index: int) -> Point | None:
        """Where a character stands on its baseline, in user space."""
        doubles, at = self.calls.doubles, self.calls.doubles_at
        if not self.calls.origin(self.handle, index, at[0], at[1]):
            return None
        return doubles[0].value, doubles[1].value

    def loose_box(self, index: int) -> bool:
        """Have PDFium fill in `calls.rect` with the box of a character; whether it has one."""
        return bool(self.calls.loose_box(self.handle, index, self.calls.rect_at))


class LooseBoxes:
    """The loose boxes of all characters, asked for at once: where each begins and ends, and which need a closer look."""

    def __init__(self, page: TextPage) -> None:
        known, boxes = page.calls.boxes.gathered(page.calls.loose_box_at, repeat(page.pointer), range(page.count))
        # FS_RECTF: left, top, right, bottom
        left, right, low = boxes[:, 0], boxes[:, 2], boxes[:, 3]
        odd = ~known | (page.owners == 0) | (left >= right) | _doubtful_letters(page)
        # letters that one glyph stands for, as its Unicode map has it, share one box
        odd[1:] |= (left[1:] == left[:-1]) & (right[1:] == right[:-1]) & (low[1:] == low[:-1])
        self._odd_before: list[int] = np.concatenate(([0], np.cumsum(odd))).tolist()
        self.lefts: list[float] = left.tolist()
        self.rights: list[float] = right.tolist()

    def plain(self, start: int, end: int) -> bool:
        """Whether each of the characters from `start` to `end` is a glyph with a Unicode, a width and a box of its own."""
        return self._odd_before[start] == self._odd_before[end]


def _doubtful_letters(page: TextPage) -> NDArray[np.bool_]:
    """Which characters have no plain Unicode, or begin a ligature: its letters have one origin."""
    codes = np.frombuffer("".join(page.texts).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    odd = np.isin(codes, _ODD_CODES)
    begins = np.isin(codes[:-1], _JOIN_CODES) & np.isin(codes[1:], _JOINED_CODES)
    for index in np.flatnonzero(begins).tolist():
        odd[index] |= page.origin(index) == page.origin(index + 1)
    return odd


def _character(code: int) -> str:
    return chr(code) if 0 <= code < 0x110000 else "\ufffd"
