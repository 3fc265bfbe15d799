"""Rows by their keys, thousands at a time: the keys are one parameter, so the statement is always the same."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import msgspec
from sqlalchemy import Connection, text

__all__ = ["by_keys"]


def by_keys(connection: Connection, query: str, keys: Collection[str]) -> list[Any]:
    """The rows of a query that has `IN :keys` once and no other parameter."""
    if not keys:
        return []
    if connection.dialect.name == "sqlite":
        asked = query.replace("IN :keys", "IN (SELECT value FROM json_each(?))")
        return list(connection.exec_driver_sql(asked, (msgspec.json.encode(sorted(keys)).decode(),)).all())
    return list(connection.execute(text(query.replace("IN :keys", "= ANY(:keys)")), {"keys": sorted(keys)}).all())
