"""One question about many characters of a text page, asked in a row without work in between."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from itertools import repeat
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["Slots"]

_ROOM = 4096
"""How many answers are taken at once."""


class Slots:
    """Room for the answers to a function that fills in `fields` numbers of a ctypes kind, through one pointer or through one for each.

    The pointers are made once: for a call of some 300 ns it matters whether its arguments have to be.
    """

    def __init__(self, kind: type[Any], fields: int, pointers: int) -> None:
        self._fields, self._dtype = fields, np.dtype(kind)
        self._buffer = (kind * (fields * _ROOM))()
        self._pointers: list[list[ctypes.c_void_p]] = [[] for _ in range(pointers)]

    def gathered(self, call: Any, *arguments: Sequence[Any] | repeat[Any]) -> tuple[NDArray[np.bool_], NDArray[Any]]:
        """(whether there is an answer, the answer) for every call: arrays of shape (n,) and (n, fields), the latter 0 where there is none.

        `arguments` are those before the pointers, a column each; the last one is no `repeat`.
        """
        known: list[int] = []
        answers = [np.empty((0, self._fields), self._dtype)]
        count = len(arguments[-1])  # type: ignore[arg-type]
        for begin in range(0, count, _ROOM):
            some = [column if isinstance(column, repeat) else column[begin : begin + _ROOM] for column in arguments]
            length = min(_ROOM, count - begin)
            self._grow(length)
            known += map(call, *some, *self._pointers)
            answers.append(np.frombuffer(self._buffer, self._dtype, self._fields * length).reshape(-1, self._fields).copy())
        there, answer = np.array(known, dtype=bool), np.concatenate(answers)
        answer[~there] = 0
        return there, answer

    def _grow(self, wanted: int) -> None:
        start, width = ctypes.addressof(self._buffer), self._dtype.itemsize
        for number, pointers in enumerate(self._pointers):
            first = start + width * number
            pointers += [ctypes.c_void_p(first + width * self._fields * slot) for slot in range(len(pointers), wanted)]
