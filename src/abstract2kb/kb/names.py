"""What loading and unloading does to names: new keys, better spellings, links counted up and down, entities worked out where links changed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import Connection, text

from abstract2kb.kb import schema
from abstract2kb.kb.identity import Name as NameRow
from abstract2kb.kb.identity import entity_name, lexicon_of, resolve
from abstract2kb.kb.lookup import by_keys
from abstract2kb.kb.rows import identity_key, ordered, tells_identity
from abstract2kb.kb.writing import insert_rows, update_rows
from abstract2kb.records import content_id

__all__ = ["NameChanges", "best_spelling"]

_Link = tuple[str, str, str]


def best_spelling(key: str, spellings: Iterable[str]) -> str:
    """The lexicon's spelling of a key, else the first one in order of hyphens, spaces, capitals: whatever the order in which reports came."""
    lexicon = lexicon_of(key)
    if lexicon is not None and identity_key(lexicon) == key:
        return lexicon
    several = list(spellings)
    if len(several) == 1:
        return several[0]
    return min(several, key=lambda s: ("-" not in s, " " in s, s.isalpha() and not s.islower(), s.isalpha() and s.isupper(), s))


class NameChanges:
    """Gathers what a transaction says about names, and writes it once."""

    def __init__(self) -> None:
        self.spellings: set[tuple[str, str]] = set()
        self.named: set[str] = set()
        self.links: Counter[_Link] = Counter()
        self.dropped: Counter[_Link] = Counter()
        self.doubtful: set[str] = set()

    def add(self, spellings: Iterable[tuple[str, str]], named: Iterable[str], links: Iterable[_Link]) -> None:
        """What a new record set says: keys with their spellings, the keys that records have for a name, links in order of their keys."""
        self.spellings.update(spellings)
        self.named.update(named)
        self.links.update(links)

    def drop(self, connection: Connection, no: int) -> None:
        """What report number `no` said, before its rows are deleted."""
        found = connection.execute(text("SELECT id, key FROM asset WHERE report = :no"), {"no": no}).all()
        names = {key for _, key in found}
        keys = {row.id: row.key for row in found}
        self.doubtful |= names
        query = text(
            "SELECT asset, value, key, origin FROM alias WHERE report = :no"
            " UNION ALL SELECT a.id, k.value, k.key, 'lexicon' FROM asset a JOIN known_fact k ON k.known = a.known"
            " WHERE a.report = :no AND k.kind = 'alias' AND k.key IS NOT NULL"
        )
        for row in connection.execute(query, {"no": no}):
            own = keys[row.asset]
            if row.key and own and row.key != own and row.key not in names and tells_identity(row.value, row.origin):
                self.dropped[ordered(own, row.key, row.origin)] += 1
                self.doubtful.add(row.key)

    def write(self, connection: Connection) -> None:
        """Brings `name`, `name_link` and `entity` up to date."""
        self._with_lexicon()
        seeds = self._write_names(connection) | self._write_links(connection)
        seeds |= self._look_again(connection)
        resolve(connection, seeds)

    def _with_lexicon(self) -> None:
        """Links each new key with the name that the lexicon has for its entry."""
        for key in {key for key, _ in self.spellings}:
            entry = lexicon_of(key)
            other = identity_key(entry) if entry else ""
            if entry and other and other != key:
                self.spellings.add((other, entry))
                self.links[ordered(key, other, "lexicon")] += 0

    def _write_names(self, connection: Connection) -> set[str]:
        """Inserts new keys, each its own entity, and improves the spelling of known ones; the keys whose entity may need another name."""
        spellings: dict[str, set[str]] = defaultdict(set)
        for key, spelling in self.spellings:
            spellings[key].add(spelling)
        known = {row[0]: row for row in _names(connection, spellings)}
        linked = {key for link in self.links for key in link[:2]}
        new: list[tuple[Any, ...]] = []
        alone: list[tuple[str, str]] = []
        better: list[dict[str, Any]] = []
        for key, texts in sorted(spellings.items()):
            if key in known:
                _, old, was_named, _ = known[key]
                shown, named = best_spelling(key, {old, *texts}), bool(was_named) or key in self.named
                if (shown, named) != (old, bool(was_named)):
                    better.append({"k": key, "t": shown, "n": named})
                continue
            name = NameRow(key, best_spelling(key, texts), lexicon_of(key), key in self.named)
            own = content_id("entity", key)
            new.append((key, name.text, name.lexicon, name.named, own))
            alone.append((own, entity_name([name])))
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
        for row in _names(connection, self.doubtful):
            spellings = {t for (t,) in connection.execute(text("SELECT DISTINCT name FROM asset WHERE key = :k"), {"k": row.key})}
            named = bool(spellings)
            query = text("SELECT value FROM alias WHERE key = :k UNION SELECT value FROM known_fact WHERE key = :k")
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


def _names(connection: Connection, keys: Collection[str]) -> list[Any]:
    return by_keys(connection, "SELECT key, text, named, entity FROM name WHERE key IN :keys", keys)


def _held_links(connection: Connection, links: Iterable[_Link]) -> dict[_Link, int]:
    rows = by_keys(connection, "SELECT a, b, origin, support FROM name_link WHERE a IN :keys", {link[0] for link in links})
    return {(a, b, origin): support for a, b, origin, support in rows}
