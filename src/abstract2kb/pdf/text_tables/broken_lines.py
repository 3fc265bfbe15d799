"""Rows of parted cells that go over several lines: cells with line ends in them, labels that go on below, titles of groups of rows.

Example: the lines "Arm A", "n = 31 | Arm B", "n = 29" over rows of three cells are one row of headings: "", "Arm A n = 31", "Arm B n = 29".
"""

from __future__ import annotations

from collections.abc import Sequence

from abstract2kb.patterns import regex

__all__ = ["Row", "joined", "with_heads"]

Span = tuple[int, int]
Row = list[Span]
"""The cells of a row: where they start and end in the text."""

_TAIL = regex(r"[(\[]|[nN]\s?=|[a-z%&+]|\d")
"""How the next line of a cell begins."""
_SIZE = regex(r"[(\[]?\s?(?:[nN]\s?=|\d)|[(\[]")
_SIZED = regex(r"\b[nN]\s?=\s?\d")
_GOES_ON = regex(r"(?:[,–/(-]|\b(?:and|or|of|to|with|for|in|the|by))$")
"""How a line ends whose words go on below."""
_MOST_LINES, _LONGEST = 3, 80
"""A heading has so many lines at most, of so many characters."""


def joined(text: str, rows: Sequence[Row]) -> list[Row]:
    """The rows with the lines of a cell put together; what stays a single cell is the title of a group of rows."""
    width = max(map(len, rows))
    small = sum(text[row[0][0] : row[0][0] + 1].islower() for row in rows if len(row) == width) * 2 > sum(len(row) == width for row in rows)
    found: list[Row] = []
    for row in rows:
        if found and _goes_on(text, found[-1], row, width, small):
            found[-1] = [*found[-1][:-1], (found[-1][-1][0], row[0][1]), *row[1:]]
        else:
            found.append(row)
    return found


def _goes_on(text: str, above: Row, row: Row, width: int, small: bool) -> bool:
    """Whether the first cell of a line is the end of the last cell above it; `small` where labels begin with small letters."""
    last, first = text[slice(*above[-1])], text[slice(*row[0])]
    if not last or not first:
        return False
    if len(above) == width:
        return len(row) == 1 and _SIZE.match(first) is not None and _SIZED.search(last) is None and not last[-1].isdigit()
    if len(above) + len(row) - 1 > width:
        return False
    if len(above) == 1:
        return _GOES_ON.search(last) is not None or first[0] in "([" or (first[0].islower() and not small)
    return _TAIL.match(first) is not None


def with_heads(text: str, rows: Sequence[Row], above: Sequence[Span]) -> list[Row]:
    """The rows with the label column of their headings left blank where these have none; `above` are the lines over the first row.

    A first heading that begins with the size of an arm has its name in the lines above, as many as those of the others.
    """
    width, first = max(map(len, rows)), rows[0]
    if len(first) != width - 1 or width < _LEAST:
        return list(rows)
    lines = {text.count("\n", *cell) for cell in first[1:]}
    more = next(iter(lines)) - text.count("\n", *first[0]) if len(lines) == 1 else 0
    if _SIZE.match(text, *first[0]) is not None and 0 < more <= min(len(above), _MOST_LINES - 1) and _are_short(text, above[-more:]):
        first = [(above[-more][0], first[0][1]), *first[1:]]
    elif not all(_SIZED.search(text, *cell) for cell in first):
        return list(rows)
    return [[(first[0][0], first[0][0]), *first], *rows[1:]]


_LEAST = 3


def _are_short(text: str, lines: Sequence[Span]) -> bool:
    """Whether lines may be those of a heading: short, and no sentences."""
    return all(end - start <= _LONGEST and text[end - 1] not in ".;:" for start, end in lines)
