"""The words of a page's lines held packed while other pages are read: as objects they are nearly all that a long document takes.

Example: after `PageWords(lines, shelf)` and so many more pages that the shelf is full, `lines[0].words` is a `PackedWords`: a sequence of
the same words, unpacked when they are asked for; `unpack_words(lines)` makes them lists again.
"""

from __future__ import annotations

import pickle
import zlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from operator import attrgetter
from typing import overload

from abstract2kb.pdf.glyphs import Line, Word
from abstract2kb.shelf import Shelf

__all__ = ["PackedWords", "PageWords", "has_marks", "unpack_words"]

_NUMBERS = attrgetter("x0", "top", "x1", "bottom", "size", "base", "tone")
_TEXT, _FONT, _BOLD, _MARKS = map(attrgetter, ("text", "font", "bold", "marks"))


class PageWords:
    """The words of some lines: lists until the shelf closes them, packed from then on, and lists again for a while when asked for."""

    __slots__ = ("_count", "_lines", "_open", "_packed", "_shelf")

    def __init__(self, lines: Iterable[Line], shelf: Shelf) -> None:
        self._lines: list[Line] | None = list(lines)
        self._packed = b""
        self._open: list[list[Word]] | None = None
        self._shelf, self._count = shelf, sum(len(line.words) for line in self._lines)
        shelf.opens(self, self._count)

    def close(self) -> None:
        """Pack the words, and put sequences that unpack them in their place."""
        if self._lines is not None:
            lines = [line for line in self._lines if isinstance(line.words, list)]
            self._packed = _pack([line.words for line in lines])
            for at, line in enumerate(lines):
                line.words = PackedWords(self, at, len(line.words), any(map(_MARKS, line.words)))
            self._lines = None
        self._open = None

    def words(self, at: int) -> list[Word]:
        """The words of one of the lines, unpacked."""
        if self._open is None:
            self._open = _unpack(self._packed)
            self._shelf.opens(self, self._count)
        return self._open[at]


class PackedWords(Sequence[Word]):
    """The words of one line, which are packed with those of its page."""

    __slots__ = ("_at", "_count", "_page", "marked")

    def __init__(self, page: PageWords, at: int, count: int, marked: bool) -> None:
        self._page, self._at, self._count, self.marked = page, at, count, marked

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


def has_marks(line: Line) -> bool:
    """Whether a word of the line has raised references; known without unpacking."""
    words = line.words
    return words.marked if isinstance(words, PackedWords) else any(word.marks for word in words)


def _pack(lines: Sequence[Sequence[Word]]) -> bytes:
    """Numbers column by column, which is smaller: the words of a line have much in common."""
    words = list(chain.from_iterable(lines))
    numbers: list[float] = list(chain.from_iterable(zip(*map(_NUMBERS, words), strict=True)))
    columns = (
        list(map(len, lines)),
        array("d", numbers).tobytes() if set(map(type, numbers)) <= {float} else numbers,
        list(map(_TEXT, words)),
        list(map(_FONT, words)),
        list(map(_BOLD, words)),
        [(word.ids.start, word.ids.stop) if type(word.ids) is range and word.ids.step == 1 else (word.ids,) for word in words],
        list(map(_MARKS, words)),
    )
    return zlib.compress(pickle.dumps(columns, pickle.HIGHEST_PROTOCOL), 1)


def _unpack(packed: bytes) -> list[list[Word]]:
    lengths, held, texts, fonts, bolds, ids, marks = pickle.loads(zlib.decompress(packed))
    count, numbers = len(texts), held if isinstance(held, list) else array("d", held).tolist()
    x0, top, x1, bottom, size, base, tone = (numbers[at * count : (at + 1) * count] for at in range(7))
    glyphs = [range(*known) if len(known) == 2 else known[0] for known in ids]
    words = map(Word, texts, glyphs, x0, top, x1, bottom, size, base, fonts, bolds, tone, marks)
    return [list(islice(words, length)) for length in lengths]
