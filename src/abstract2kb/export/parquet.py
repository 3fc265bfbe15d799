"""A folder of Parquet tables, one file per record type, with typed columns and lists; the metadata stands in each file too."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from abstract2kb.export.about import About
from abstract2kb.export.tables import TABLES, Cell, Column, Kind, Table, rows
from abstract2kb.export.texts import Texts
from abstract2kb.records import Extraction

__all__ = ["write"]

_TYPES = {Kind.TEXT: pa.string(), Kind.INTEGER: pa.int64(), Kind.NUMBER: pa.float64(), Kind.BOOLEAN: pa.bool_()}
_GROUP = 10_000
"""Rows of one row group; so many are held per table."""


def write(extractions: Iterator[Extraction], place: Path, about: About, texts: Texts) -> None:
    """Writes <table>.parquet into the folder."""
    with ExitStack() as files:
        writers = {table.name: files.enter_context(_Writer(place, table, about)) for table in TABLES}
        for extraction in extractions:
            for name, row in rows(extraction):
                writers[name].add(row)


class _Writer:
    """One table: rows are gathered to groups, so that small reports do not make small groups."""

    def __init__(self, folder: Path, table: Table, about: About) -> None:
        facts = {f"abstract2kb.{key}": value for key, value in about.facts().items()}
        self._schema = pa.schema([pa.field(c.name, _type(c)) for c in table.columns], metadata=facts)
        self._file = pq.ParquetWriter(folder / f"{table.name}.parquet", self._schema, compression="zstd")
        self._rows: list[list[Cell]] = []

    def __enter__(self) -> _Writer:
        return self

    def __exit__(self, kind: type[BaseException] | None, *rest: object) -> None:
        if kind is None:
            self._flush()
        self._file.close()

    def add(self, row: list[Cell]) -> None:
        """Takes a row."""
        self._rows.append(row)
        if len(self._rows) >= _GROUP:
            self._flush()

    def _flush(self) -> None:
        if self._rows:
            columns = zip(*self._rows, strict=True)
            arrays = [pa.array(column, type=field.type) for column, field in zip(columns, self._schema, strict=True)]
            self._file.write_table(pa.Table.from_arrays(arrays, schema=self._schema))
            self._rows = []


def _type(column: Column) -> Any:
    return pa.list_(_TYPES[column.kind]) if column.many else _TYPES[column.kind]
