"""Many rows at once: executemany into SQLite, COPY into PostgreSQL (through pg8000; any other driver takes inserts)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain
from typing import Any

from sqlalchemy import Connection, Table, text

__all__ = ["add_rows", "insert_rows", "update_rows"]


def insert_rows(connection: Connection, table: Table, rows: Sequence[Sequence[Any]]) -> None:
    """Inserts rows whose values stand in the order of the table's columns."""
    if not rows:
        return
    if connection.dialect.name == "sqlite":
        _insert_many(connection, table, rows)
    elif connection.dialect.driver == "pg8000":
        _copy(connection, table, rows)
    else:
        names = [c.name for c in table.columns]
        connection.execute(table.insert(), [dict(zip(names, row, strict=True)) for row in rows])


def add_rows(connection: Connection, table: Table, column: str, rows: Sequence[Sequence[Any]]) -> None:
    """Inserts rows; where the key of one is there already, its `column` is added to the one there."""
    if not rows:
        return
    keys = ", ".join(c.name for c in table.primary_key)
    there = f" ON CONFLICT ({keys}) DO UPDATE SET {column} = {table.name}.{column} + excluded.{column}"
    if connection.dialect.name == "sqlite":
        _insert_many(connection, table, rows, there)
        return
    names = ", ".join(f'"{c.name}"' for c in table.columns)
    arrays = ", ".join(f"CAST(:p{n} AS {c.type.compile(connection.dialect)}[])" for n, c in enumerate(table.columns))
    statement = f"INSERT INTO {table.name} ({names}) SELECT * FROM unnest({arrays}){there}"
    connection.execute(text(statement), {f"p{n}": list(values) for n, values in enumerate(zip(*rows, strict=True))})


_AT_ONCE = 200


def update_rows(connection: Connection, table: Table, keys: Sequence[str], column: str, rows: Sequence[Sequence[Any]]) -> None:
    """Sets `column` where `keys` are what a row begins with (the new value is its last item); some hundred rows a statement."""
    if connection.dialect.name == "sqlite":
        if rows:
            where = " AND ".join(f"{k} = ?" for k in keys)
            connection.exec_driver_sql(f"UPDATE {table.name} SET {column} = ? WHERE {where}", [(row[-1], *row[:-1]) for row in rows])
        return
    names = [*keys, "new_value"]
    kinds = [table.columns[k].type.compile(connection.dialect) for k in (*keys, column)]
    where = " AND ".join(f"{table.name}.{k} = v.{k}" for k in keys)
    for at in range(0, len(rows), _AT_ONCE):
        some = rows[at : at + _AT_ONCE]
        values = ", ".join("(" + ", ".join(f"CAST(:p{r}_{c} AS {kind})" for c, kind in enumerate(kinds)) + ")" for r in range(len(some)))
        statement = f"UPDATE {table.name} SET {column} = v.new_value FROM (VALUES {values}) AS v ({', '.join(names)}) WHERE {where}"
        connection.execute(text(statement), {f"p{r}_{c}": value for r, row in enumerate(some) for c, value in enumerate(row)})


def _insert_many(connection: Connection, table: Table, rows: Sequence[Sequence[Any]], there: str = "") -> None:
    """Inserts some rows with each statement, what is left one by one; `there` says what to do where a row is there already."""
    some = _VALUES // len(table.columns)
    end = len(rows) // some * some
    cursor: Any = connection.connection.cursor()
    if end:
        cursor.executemany(_insert(table, some) + there, (list(chain.from_iterable(rows[at : at + some])) for at in range(0, end, some)))
    cursor.executemany(_insert(table, 1) + there, rows[end:])
    cursor.close()


_VALUES = 700
"""About so many values a statement has; SQLite before 3.32 takes 999."""


@cache
def _insert(table: Table, rows: int) -> str:
    names = ", ".join(f'"{c.name}"' for c in table.columns)
    values = f"({', '.join('?' * len(table.columns))})"
    return f"INSERT INTO {table.name} ({names}) VALUES {', '.join([values] * rows)}"


def _copy(connection: Connection, table: Table, rows: Iterable[Sequence[Any]]) -> None:
    names = ", ".join(f'"{c.name}"' for c in table.columns)
    lines = "\n".join("\t".join([_copied(value) for value in row]) for row in rows)
    cursor: Any = connection.connection.cursor()
    cursor.execute(f"COPY {table.name} ({names}) FROM STDIN", stream=[(lines + "\n").encode("utf-8")])
    cursor.close()


_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r", "\x00": "\ufffd"})
"""PostgreSQL's text format for COPY; it keeps no NUL, which the packed document still has."""


def _copied(value: Any) -> str:
    if value is None:
        return "\\N"
    if isinstance(value, str):
        return value if value.isalnum() else value.translate(_ESCAPES)
    if isinstance(value, bool):
        return "t" if value else "f"
    if isinstance(value, bytes):
        return "\\\\x" + value.hex()
    return repr(value)
