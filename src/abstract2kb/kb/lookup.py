"""Rows by their keys, thousands at a time: the keys are one parameter, so the statement is always the same."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import msgspec
from sqlalchemy import Connection, text

from abstract2kb.kb.schema import NUMBERS

__all__ = ["by_keys", "of_report"]


def of_report(table: str) -> str:
    """The condition that rows of a table of `schema.NUMBERED` are those of report `r`: by their numbers, which lie together."""
    first = f"CAST(r.no AS BIGINT) * {NUMBERS}"
    return f"{table}.report = r.no AND {table}.no BETWEEN {first} AND {first} + {NUMBERS - 1}"


def by_keys(connection: Connection, query: str, keys: Collection[str]) -> list[Any]:
    """The rows of a query that has `IN :keys` once and no other parameter."""
    if not keys:
        return []
    if connection.dialect.name == "sqlite":
        asked = query.replace("IN :keys", "IN (SELECT value FROM json_each(?))")
        return list(connection.exec_driver_sql(asked, (msgspec.json.encode(sorted(keys)).decode(),)).all())
    return list(connection.execute(text(query.replace("IN :keys", "= ANY(:keys)")), {"keys": sorted(keys)}).all())
