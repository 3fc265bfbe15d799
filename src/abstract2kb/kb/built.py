"""Which reports `kb build` has read, and with what, so that it need not read them again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, dataclass

from sqlalchemy import text

from abstract2kb.kb import schema
from abstract2kb.kb.store import Store
from abstract2kb.kb.writing import insert_rows

__all__ = ["Built", "built", "note_built"]


@dataclass(frozen=True, slots=True)
class Built:
    """A report by the hash of its content, the version that was extracted of it, and a digest of the tool that did."""

    content: str
    report: str
    version: str
    made_by: str


def built(store: Store) -> list[Built]:
    """What was built, also where a corrected extraction has been loaded since; nothing if there is no store yet."""
    if not store.is_made():
        return []
    query = "SELECT b.content, b.report, b.version, b.made_by FROM built b JOIN report r ON r.id = b.report"
    with store.session() as engine, engine.connect() as connection:
        return [Built(*row) for row in connection.execute(text(query))]


def note_built(store: Store, done: Sequence[Built]) -> None:
    """Writes what was built in place of what was noted for the same contents."""
    with store.writing() as connection:
        for each in done:
            connection.execute(text("DELETE FROM built WHERE content = :content"), {"content": each.content})
        insert_rows(connection, schema.built, [astuple(each) for each in {each.content: each for each in done}.values()])
