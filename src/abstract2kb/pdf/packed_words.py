"""The words of a page's lines held packed while other pages are read: as objects they are nearly all that a long document takes.

Example: after `PageWords(lines, shelf)` and so many more pages that the shelf is full, `lines[0].words` is a `PackedWords`: a sequence of
the same words, unpacked when they are asked for; `unpack_words(lines)` makes them lists again.
"""

from __future__ import annotations

import pickle
import zlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from operator import attrgetter
from typing import overload

from abstract2kb.pdf.glyphs import Line, Word
from abstract2kb.shelf import Shelf

__all__ = ["PackedWords", "PageWords", "unpack_words"]

_NUMBERS = tuple(map(attrgetter, ("x0", "top", "x1", "bottom", "size", "base", "tone")))


class PageWords:
    """The words of some lines: lists until the shelf closes them, packed from then on, and lists again for a while when asked for."""

    __slots__ = ("_lines", "_open", "_packed", "_shelf")

    def __init__(self, lines: Iterable[Line], shelf: Shelf) -> None:
        self._lines: list[Line] | None = list(lines)
        self._packed = b""
        self._open: list[list[Word]] | None = None
        self._shelf = shelf
        shelf.opens(self)

    def close(self) -> None:
        """Pack the words, and put sequences that unpack them in their place."""
        if self._lines is not None:
            lines = [line for line in self._lines if isinstance(line.words, list)]
            self._packed = _pack([line.words for line in lines])
            for at, line in enumerate(lines):
                line.words = PackedWords(self, at, len(line.words))
            self._lines = None
        self._open = None

    def words(self, at: int) -> list[Word]:
        """The words of one of the lines, unpacked."""
        if self._open is None:
            self._open = _unpack(self._packed)
            self._shelf.opens(self)
            if self._open is None:  # a shelf without room
                return _unpack(self._packed)[at]
        return self._open[at]


class PackedWords(Sequence[Word]):
    """The words of one line, which are packed with those of its page."""

    __slots__ = ("_at", "_count", "_page")

    def __init__(self, page: PageWords, at: int, count: int) -> None:
        self._page, self._at, self._count = page, at, count

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Word]:
        return iter(self._page.words(self._at))

    @overload
    def __getitem__(self, index: int) -> Word: ...
    @overload
    def __getitem__(self, index: slice) -> list[Word]: ...
    def __getitem__(self, index: int | slice) -> Word | list[Word]:
        return self._page.words(self._at)[index]


def unpack_words(lines: Iterable[Line]) -> None:
    """Give lines their words as lists again."""
    for line in lines:
        if isinstance(line.words, PackedWords):
            line.words = list(line.words)


def _pack(lines: Sequence[Sequence[Word]]) -> bytes:
    """Column by column, which is smaller: the words of a line have much in common."""
    words = [word for line in lines for word in line]
    numbers: list[float] = [number for number_of in _NUMBERS for number in map(number_of, words)]
    columns = (
        [len(line) for line in lines],
        [word.text for word in words],
        array("d", numbers).tobytes() if set(map(type, numbers)) <= {float} else numbers,
        [word.font for word in words],
        [word.bold for word in words],
        [word.ids[0] if isinstance(word.ids, range) and word.ids else 0 for word in words],
        {at: word.ids for at, word in enumerate(words) if not _is_stretch(word)},
        {at: word.marks for at, word in enumerate(words) if word.marks},
    )
    return zlib.compress(pickle.dumps(columns, pickle.HIGHEST_PROTOCOL), 1)


def _is_stretch(word: Word) -> bool:
    """Whether every character of the word has a glyph of its own, one behind the other."""
    return isinstance(word.ids, range) and word.ids.step == 1 and len(word.ids) == len(word.text) > 0


def _unpack(packed: bytes) -> list[list[Word]]:
    lengths, texts, held, fonts, bolds, firsts, ids, marks = pickle.loads(zlib.decompress(packed))
    count, numbers = len(texts), held if isinstance(held, list) else array("d", held).tolist()
    x0, top, x1, bottom, size, base, tone = (numbers[at : at + count] for at in range(0, len(numbers), count)) if count else [()] * len(_NUMBERS)
    glyphs = [ids[at] if at in ids else range(first, first + len(texts[at])) for at, first in enumerate(firsts)]
    given = [marks.get(at, ()) for at in range(count)]
    words = list(map(Word, texts, glyphs, x0, top, x1, bottom, size, base, fonts, bolds, tone, given))
    ends = list(accumulate(lengths, initial=0))
    return [words[start:end] for start, end in pairwise(ends)]
