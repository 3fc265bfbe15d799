"""What loading and unloading does to names: new keys, better spellings, links counted up and down, entities worked out where links changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, text

from abstract2kb.kb import schema
from abstract2kb.kb.identity import Name as NameRow
from abstract2kb.kb.identity import entity_name, in_chunks, lexicon_of, resolve
from abstract2kb.kb.rows import identity_key, tells_identity
from abstract2kb.kb.writing import insert_rows, update_rows
from abstract2kb.records import content_id

__all__ = ["NameChanges", "best_spelling"]


def best_spelling(key: str, spellings: Iterable[str]) -> str:
    """The lexicon's spelling of a key, else the first one in order of hyphens, spaces, capitals: whatever the order in which reports came."""
    lexicon = lexicon_of(key)
    if lexicon is not None and identity_key(lexicon) == key:
        return lexicon
    return min(spellings, key=lambda s: ("-" not in s, " " in s, s.isalpha() and not s.islower(), s.isalpha() and s.isupper(), s))


class NameChanges:
    """Gathers what a transaction says about names, and writes it once."""

    def __init__(self) -> None:
        self.spellings: dict[str, set[str]] = {}
        self.named: set[str] = set()
        self.links: Counter[tuple[str, str, str]] = Counter()
        self.dropped: Counter[tuple[str, str, str]] = Counter()
        self.doubtful: set[str] = set()

    def add(self, spellings: dict[str, set[str]], named: set[str], links: Iterable[tuple[str, str, str]]) -> None:
        """What a new record set says."""
        for key, texts in spellings.items():
            self.spellings.setdefault(key, set()).update(texts)
        self.named |= named
        self.links.update(_ordered(link) for link in links)

    def drop(self, connection: Connection, no: int) -> None:
        """What report number `no` said, before its rows are deleted."""
        found = connection.execute(text("SELECT id, key FROM asset WHERE report = :no"), {"no": no}).all()
        names = {key for _, key in found}
        keys = {row.id: row.key for row in found}
        self.doubtful |= names
        query = text(
            "SELECT asset, value, key, origin FROM asset_fact WHERE report = :no AND kind = 'alias' AND key IS NOT NULL"
            " UNION ALL SELECT a.id, k.value, k.key, 'lexicon' FROM asset a JOIN known_fact k ON k.known = a.known"
            " WHERE a.report = :no AND k.kind = 'alias' AND k.key IS NOT NULL"
        )
        for row in connection.execute(query, {"no": no}):
            own = keys[row.asset]
            if row.key and own and row.key != own and row.key not in names and tells_identity(row.value, row.origin):
                self.dropped[_ordered((own, row.key, row.origin))] += 1
                self.doubtful.add(row.key)

    def write(self, connection: Connection) -> None:
        """Brings `name`, `name_link` and `entity` up to date."""
        self._with_lexicon()
        seeds = self._write_names(connection) | self._write_links(connection)
        seeds |= self._look_again(connection)
        resolve(connection, seeds)

    def _with_lexicon(self) -> None:
        """Links each new key with the name that the lexicon has for its entry."""
        for key in list(self.spellings):
            entry = lexicon_of(key)
            other = identity_key(entry) if entry else ""
            if entry and other and other != key:
                self.spellings.setdefault(other, set()).add(entry)
                self.links[_ordered((key, other, "lexicon"))] += 0

    def _write_names(self, connection: Connection) -> set[str]:
        """Inserts new keys, each its own entity, and improves the spelling of known ones; the keys whose entity may need another name."""
        known = {row.key: row for row in _names(connection, sorted(self.spellings))}
        linked = {key for link in self.links for key in link[:2]}
        new: list[tuple[Any, ...]] = []
        alone: list[tuple[str, str]] = []
        better: list[dict[str, Any]] = []
        for key, texts in sorted(self.spellings.items()):
            row = known.get(key)
            if row is None:
                shown = best_spelling(key, texts)
                own = content_id("entity", key)
                name = NameRow(key, shown, lexicon_of(key), key in self.named)
                new.append((key, shown, name.lexicon, name.named, own))
                alone.append((own, entity_name([name])))
                continue
            shown, named = best_spelling(key, {row.text, *texts}), bool(row.named) or key in self.named
            if (shown, named) != (row.text, bool(row.named)):
                better.append({"k": key, "t": shown, "n": named})
        insert_rows(connection, schema.name, new)
        insert_rows(connection, schema.entity, alone)
        if better:
            connection.execute(text("UPDATE name SET text = :t, named = :n WHERE key = :k"), better)
        return {each["k"] for each in better} | {row[0] for row in new if row[0] in linked}

    def _write_links(self, connection: Connection) -> set[str]:
        """Counts links up and down; the keys of links that came or went."""
        changes = Counter(self.links)
        changes.subtract(self.dropped)
        wanted = sorted(changes.keys() | self.links.keys())
        held = _held_links(connection, wanted)
        changed: set[str] = set()
        more, less, new = [], [], []
        for link in wanted:
            support = held.get(link)
            after = (support or 0) + changes[link]
            if support is None and (after > 0 or link in self.links):
                new.append((*link, after))
            elif support is not None and after <= 0 and link[2] != "lexicon":
                less.append({"a": link[0], "b": link[1], "o": link[2]})
            elif support is not None and after != support:
                more.append((*link, after))
                continue
            else:
                continue
            changed |= set(link[:2])
        insert_rows(connection, schema.name_link, new)
        update_rows(connection, schema.name_link, ("a", "b", "origin"), "support", more)
        if less:
            connection.execute(text("DELETE FROM name_link WHERE a = :a AND b = :b AND origin = :o"), less)
        return changed

    def _look_again(self, connection: Connection) -> set[str]:
        """The names of replaced records: spelled as the records that are left spell them, gone if nothing says them any more."""
        if not self.doubtful:
            return set()
        rest: set[str] = set()
        for row in _names(connection, sorted(self.doubtful)):
            spellings = {t for (t,) in connection.execute(text("SELECT DISTINCT name FROM asset WHERE key = :k"), {"k": row.key})}
            named = bool(spellings)
            query = text("SELECT value FROM asset_fact WHERE key = :k AND kind = 'alias' UNION SELECT value FROM known_fact WHERE key = :k")
            spellings |= {t for (t,) in connection.execute(query, {"k": row.key})}
            if not spellings and not self._is_linked(connection, row.key):
                connection.execute(text("DELETE FROM name WHERE key = :k"), {"k": row.key})
                connection.execute(text("DELETE FROM entity WHERE id = :e AND NOT EXISTS (SELECT 1 FROM name WHERE entity = :e)"), {"e": row.entity})
                continue
            shown = best_spelling(row.key, spellings or {row.text})
            connection.execute(text("UPDATE name SET text = :t, named = :n WHERE key = :k"), {"t": shown, "n": named, "k": row.key})
            rest.add(row.key)
        return rest

    def _is_linked(self, connection: Connection, key: str) -> bool:
        query = text("SELECT 1 FROM name_link WHERE a = :k OR b = :k UNION ALL SELECT 1 FROM decision WHERE a = :k OR b = :k")
        return connection.execute(query, {"k": key}).first() is not None


def _ordered(link: tuple[str, str, str]) -> tuple[str, str, str]:
    a, b, origin = link
    return (a, b, origin) if a < b else (b, a, origin)


def _names(connection: Connection, keys: Sequence[str]) -> list[Any]:
    return list(in_chunks(connection, "SELECT key, text, named, entity FROM name WHERE key IN :keys", keys))


def _held_links(connection: Connection, links: Sequence[tuple[str, str, str]]) -> dict[tuple[str, str, str], int]:
    rows = in_chunks(connection, "SELECT a, b, origin, support FROM name_link WHERE a IN :keys", sorted({link[0] for link in links}))
    return {(row.a, row.b, row.origin): row.support for row in rows}
