"""Tables of a report as grids of text, to look at in a terminal."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from abstract2kb.terminal import printable

__all__ = ["grids"]


def grids(source: str, tables: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Each table (in the form `abstract2kb tables` writes) as text of the terminal's width, links behind their cell."""
    width = max(Console().width, 60)
    for table in tables:
        stream = io.StringIO()
        caption = f": {table['caption']}" if table["caption"] else ""
        Console(file=stream, width=width).print(_grid(f"{source}, page {table['page']}{caption}", table))
        yield stream.getvalue() + "\n"


def _grid(title: str, table: Mapping[str, Any]) -> Table:
    cells = table["cells"]
    columns = max((c["col"] + c["col_span"] for c in cells), default=0)
    rows = max((c["row"] + c["row_span"] for c in cells), default=0)
    grid = [[""] * columns for _ in range(rows)]
    for cell in cells:
        links = "".join(f" <{link}>" for link in cell["links"])
        grid[cell["row"]][cell["col"]] = escape(printable(cell["text"] + links))
    out = Table(title=escape(printable(title)), title_justify="left", box=box.ASCII2, show_lines=True, show_header=False)
    for _ in range(columns):
        out.add_column(overflow="fold")
    for number, row in enumerate(grid):
        out.add_row(*row, style="bold" if number < table["header_rows"] else None)
    return out
