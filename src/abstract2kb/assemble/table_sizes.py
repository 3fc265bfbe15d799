"""Sizes of arms that a table's title or notes tell by name, or that lines over rows and columns of numbers hold; rows of agents.

Examples: "Safety set: novelimab N = 262, placebo N = 265"; the line "Older patients | n = 40 | n = 38" over the rows of both arms.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from abstract2kb.patterns import regex
from abstract2kb.pdf.layout import Cell

__all__ = ["agents_have_rows", "are_sized", "counts_beside_shares", "is_of_integers", "lines_of_sizes", "size_of_all", "sizes_alone", "sizes_told"]

_SIZED = regex(r"(?P<before>[^.;:()=\n]*?)[\s,(]{1,3}[nN]\s?=\s?(?P<n>\d{1,3}(?:,\d{3})+|\d{1,5})\b")
_LEAST = 2


def sizes_told(texts: Iterable[str], names: Sequence[str]) -> dict[str, int]:
    """Name of an arm to its size, of the text that gives sizes to two of the names or more; of no others, as a lone N is of all.

    >>> sizes_told(["Treated: A + B, n = 40; placebo, n = 41"], ["A + B", "Placebo"])
    {'A + B': 40, 'Placebo': 41}
    """
    found: dict[str, int] = {}
    for text in texts:
        own: dict[str, int] = {}
        for m in _SIZED.finditer(text):
            before = m.group("before").rstrip(" ,").casefold()
            ends = [name for name in names if re.search(rf"(?:^|[\s,]){re.escape(name.casefold())}(?:\s(?:arm|group))?$", before)]
            if ends:
                own.setdefault(max(ends, key=len), int(m.group("n").replace(",", "")))
        if len(own) >= _LEAST:
            found = own | found
    return found


_BASE = regex(
    r"(?:^|[.;]\s)\W*(?:(?:all|the)\s)?(?:figures|values|percentages|per ?cents?|numbers|rates|shares|data|entries|results|%)\b[^.;]*?"
    r"(?:\b(?:of|among|in|for|on|from)\s(?:the\s|all\s)?(?P<n>\d[\d,]*)\s(?:[\w-]+\s){0,3}?(?:patients|participants|subjects|people)\b|\b[nN]\s?=\s?(?P<n2>\d[\d,]*))",
    re.IGNORECASE,
)


def size_of_all(notes: Iterable[str]) -> int | None:
    """The one N that the notes of a table give to its figures.

    >>> size_of_all(["Values are % of 61 treated patients."]), size_of_all(["Two of 61 patients had a second dose."])
    (61, None)
    """
    found = {int((m.group("n") or m.group("n2")).replace(",", "")) for note in notes for m in _BASE.finditer(note)}
    return next(iter(found)) if len(found) == 1 else None


Grid = Mapping[tuple[int, int], Cell]
_SHARE = regex(r"\s*(\d{1,3}(?:\.\d+)?)\s?%")
_LEAST_SHARE, _SAME_TOTAL = 10.0, 1.12
"""Of shares of so many percent on, the numbers of patients tell N within so much."""
_SIZE_ALONE = regex(r"\(?[nN]\s?=\s?(\d[\d,]*)\)?")


def sizes_alone(cells: Sequence[Cell]) -> dict[int, int]:
    """Column to N, where the cells of a line over rows hold nothing else: "Older patients | n = 40 | n = 38"."""
    found = [(cell.col, m) for cell in cells if (m := _SIZE_ALONE.fullmatch(cell.text.strip()))]
    return {column: int(m.group(1).replace(",", "")) for column, m in found} if len(found) == len(cells) else {}


def are_sized(labels: Sequence[str]) -> bool:
    """Whether each of several labels ends in its N, as those of arms do: "Arm 1, drug (n = 60)".

    >>> are_sized(["Arm 1 (n=60)", "Arm 2 (n = 61)"]), are_sized(["ORR (n=60)"])
    (True, False)
    """
    return len(labels) > 1 and all(_SIZED_LABEL.search(label.strip()) for label in labels)


_SIZED_LABEL = regex(r"[A-Za-z][^()]*\([nN]\s?=\s?\d[\d,]*\)$")


def lines_of_sizes(grid: Grid, height: int, width: int) -> list[int]:
    """The lines over rows that have an N for each column and nothing else, where there are several."""
    found = []
    for row in range(1, height):
        cells = [c for i in range(width) if (c := grid.get((row, i))) is not None and c.row == row and c.col == i and c.text.strip()]
        if len(cells) > 1 and cells[0].col == 0 and sizes_alone(cells[1:]):
            found.append(row)
    return found if len(found) > 1 else []


def counts_beside_shares(grid: Grid, first: int, height: int, column: int) -> bool:
    """Whether the numbers of patients in a column are those that the shares in the next column are of one N: "Patients | Rate"."""
    totals = []
    for row in range(first, height):
        number, share = (grid.get((row, c)) for c in (column, column + 1))
        m = _SHARE.match(share.text) if share is not None else None
        if m and number is not None and number.text.strip().isdigit() and float(m.group(1)) >= _LEAST_SHARE:
            totals.append(100 * int(number.text) / float(m.group(1)))
    return len(totals) > 1 and 0 < max(totals) <= _SAME_TOTAL * min(totals)


def agents_have_rows(grid: Grid, roles: Mapping[int, str], first: int, height: int) -> bool:
    """Whether each row is of an agent of its own, in the first column, and of its trial: a blank beside an agent is told nowhere then."""
    beside = next((c for c, role in roles.items() if role in ("trial", "registry") and c), None)
    if roles.get(0) != "arm" or beside is None:
        return False
    filled = [[bool((c := grid.get((r, i))) and c.text.strip()) for i in (0, beside)] for r in range(first, height)]
    return len(filled) > _LEAST and all(own for own, _ in filled) and sum(other for _, other in filled) * 4 >= 3 * len(filled)


def is_of_integers(grid: Grid, row: int, width: int) -> bool:
    """Whether a row has whole numbers and nothing else."""
    cells = [c.text.strip() for i in range(1, width) if (c := grid.get((row, i))) is not None and c.text.strip()]
    return any(t.isdigit() for t in cells) and all(re.fullmatch(r"\d[\d,]*|[-–—]", t) for t in cells)
