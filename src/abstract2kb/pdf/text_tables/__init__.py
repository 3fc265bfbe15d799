"""Tables in plain text: rows of cells parted by tabs, bars or wide gaps, one cell a line, or all squeezed into the running text.

Example: find_grids("AE\\tAll\\tG3\\nRash\\t4 (8)\\t0\\nFever\\t2 (4)\\t1 (2)") gives one Grid of three rows and three columns.
"""

from __future__ import annotations

from abstract2kb.pdf.text_tables.delimited import delimited_grids
from abstract2kb.pdf.text_tables.grid import Grid
from abstract2kb.pdf.text_tables.squeezed import squeezed_grids
from abstract2kb.pdf.text_tables.stacked import stacked_grids

__all__ = ["Grid", "find_grids"]


def find_grids(text: str) -> list[Grid]:
    """The tables of a text in order, none inside of another: what is surely parted comes first, what is squeezed last."""
    found: list[Grid] = []
    for reader in (delimited_grids, stacked_grids, squeezed_grids):
        found += [grid for grid in reader(text) if all(grid.end <= other.start or grid.start >= other.end for other in found)]
    return sorted(found, key=lambda grid: grid.start)
