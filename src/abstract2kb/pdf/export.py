"""The tables of a report as plain JSON values, one dictionary per table, in the form that RECORDS.md fixes."""

from __future__ import annotations

from abstract2kb.pdf.layout import Cell, Table
from abstract2kb.pdf.report import Report

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


def tables_jsonl(report: Report) -> list[dict[str, Json]]:
    """One dictionary per table: source, page, index, bbox, caption, header_rows, cells; `pages` if several."""
    return [_table(report, table) for table in report.tables]


def _table(report: Report, table: Table) -> dict[str, Json]:
    out: dict[str, Json] = {
        "source": report.source,
        "page": table.pages[0],
        "index": table.index,
        "bbox": list(table.bbox),
        "caption": table.caption,
        "header_rows": table.header_rows,
        "cells": [_cell(cell) for cell in table.cells],
    }
    if len(table.pages) > 1:
        out["pages"] = list(table.pages)
    return out


def _cell(cell: Cell) -> dict[str, Json]:
    return {
        "row": cell.row,
        "col": cell.col,
        "row_span": cell.row_span,
        "col_span": cell.col_span,
        "text": cell.text,
        "bbox": list(cell.bbox),
        "links": list(cell.links),
        "footnotes": list(cell.footnotes),
    }
