"""One asset per entity over all reports: names are joined by what reports and lexicons say, within what people decided.

Every name has a key that its spellings share ("THOR-707", "THOR 707"). A record that gives another name for its asset, a lexicon that knows two
names as one, and a decision of
`kb merge` are links between keys; entities are what the links connect. A link is refused where it would join two entries of the lexicon, or what
`kb split` keeps apart. Links
are taken in a fixed order (decisions, lexicons, reports, then by key), so that entities do not depend on the order in which reports are loaded.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Connection, bindparam, text

from abstract2kb.kb import schema
from abstract2kb.kb.lookup import by_keys
from abstract2kb.kb.rows import identity_key
from abstract2kb.kb.writing import insert_rows, update_rows
from abstract2kb.lexicons import load
from abstract2kb.records import content_id

__all__ = ["Link", "Name", "components", "entity_name", "in_chunks", "lexicon_of", "resolve"]

_LEXICONS = ("assets_established", "assets_investigational")
_RANK = {"decision": 0, "lexicon": 1, "report": 2, "derived": 3}
_CHUNK = 500
_NEXT = (
    "SELECT b FROM name_link WHERE a IN :keys",
    "SELECT a FROM name_link WHERE b IN :keys",
    "SELECT b FROM decision WHERE kind = 'merge' AND a IN :keys",
    "SELECT a FROM decision WHERE kind = 'merge' AND b IN :keys",
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name: what its spellings share, its best spelling, its entry in the lexicon, whether a record has it for its name."""

    key: str
    text: str
    lexicon: str | None
    named: bool
    entity: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Two keys said to be one asset by a decision, a lexicon or a report."""

    a: str
    b: str
    origin: str


@cache
def _lexicon() -> dict[str, str]:
    """The id of the one entry that has a key; a key of two entries tells nothing."""
    found: dict[str, set[str]] = defaultdict(set)
    for lexicon in _LEXICONS:
        for entry in load(lexicon):
            data = entry.model_dump()
            for each in (entry.id, data["inn"], *data["codes"], *data["brands"], *data["synonyms"]):
                if key := identity_key(each):
                    found[key].add(entry.id)
    return {key: next(iter(ids)) for key, ids in found.items() if len(ids) == 1}


def lexicon_of(key: str) -> str | None:
    """The lexicon's id of the asset that a key names."""
    return _lexicon().get(key)


def components(names: Iterable[Name], links: Iterable[Link], apart: Collection[tuple[str, str]]) -> list[list[Name]]:
    """The names by entity; what `apart` names (pairs of keys) and two lexicon entries are never joined.

    >>> a, b, c = (Name(key, key, None, True) for key in "abc")
    >>> [[n.key for n in group] for group in components([a, b, c], [Link("a", "b", "report"), Link("b", "c", "report")], {("a", "c")})]
    [['a', 'b'], ['c']]
    """
    known = {name.key: name for name in names}
    group = {key: [key] for key in known}
    entry = {key: name.lexicon for key, name in known.items()}
    head = {key: key for key in known}
    for link in sorted(set(links), key=lambda each: (_RANK.get(each.origin, 9), each.a, each.b)):
        if link.a not in known or link.b not in known:
            continue
        one, other = sorted((head[link.a], head[link.b]))
        if one == other or (link.origin != "decision" and not _may_join(group[one], group[other], entry[one], entry[other])):
            continue
        if _are_apart(group[one], group[other], apart):
            continue
        for key in group[other]:
            head[key] = one
        group[one] += group.pop(other)
        entry[one] = entry[one] or entry[other]
    return [[known[key] for key in sorted(keys)] for _, keys in sorted(group.items())]


def _may_join(one: Sequence[str], other: Sequence[str], entry: str | None, other_entry: str | None) -> bool:
    return entry is None or other_entry is None or entry == other_entry


def _are_apart(one: Sequence[str], other: Sequence[str], apart: Collection[tuple[str, str]]) -> bool:
    if not apart:
        return False
    left, right = set(one), set(other)
    return any((a in left and b in right) or (a in right and b in left) for a, b in apart)


def entity_name(names: Sequence[Name]) -> str:
    """The name to show: the lexicon's, else one that reports have for a name, a word before a code, the longer before the shorter."""
    for name in names:
        if name.lexicon and identity_key(name.lexicon) == name.key:
            return name.lexicon
    return min(names, key=lambda n: (not n.named, any(c.isdigit() for c in n.text), not n.text[:1].islower(), -len(n.text), n.text)).text


def resolve(connection: Connection, seeds: Collection[str]) -> None:
    """Works out anew the entities of the names that are linked with any of the keys, and writes what changed."""
    reached = _reached(connection, seeds)
    if not reached:
        return
    keys = list(reached)
    links = _links(connection, keys)
    apart = [(a, b) for a, b in connection.execute(text("SELECT a, b FROM decision WHERE kind = 'split'"))]
    before = {name.entity for name in reached.values()}
    after: dict[str, str] = {}
    moved: list[tuple[str, str]] = []
    for group in components(reached.values(), links, apart):
        own = content_id("entity", group[0].key)
        after[own] = entity_name(group)
        moved += [(name.key, own) for name in group if name.entity != own]
    update_rows(connection, schema.name, ("key",), "entity", moved)
    gone = sorted(each for each in before | after.keys() if each)
    delete = text("DELETE FROM entity WHERE id IN :ids").bindparams(bindparam("ids", expanding=True))
    for at in range(0, len(gone), _CHUNK):
        connection.execute(delete, {"ids": gone[at : at + _CHUNK]})
    insert_rows(connection, schema.entity, sorted(after.items()))


def _reached(connection: Connection, seeds: Collection[str]) -> dict[str, Name]:
    """The names among the keys, and all that links lead to from them, also the refused ones."""
    seen: set[str] = set()
    edge = set(seeds)
    while edge:
        seen |= edge
        edge = {key for query in _NEXT for (key,) in by_keys(connection, query, edge)} - seen
    rows = by_keys(connection, "SELECT key, text, lexicon, named, entity FROM name WHERE key IN :keys", seen)
    return {row.key: Name(row.key, row.text, row.lexicon, bool(row.named), row.entity) for row in rows}


def in_chunks(connection: Connection, query: str, keys: Sequence[str] | Sequence[int], **values: object) -> Iterator[Any]:
    """The rows of a query that has `IN :keys`, asked for some hundred keys at a time; `values` are its other parameters."""
    bound = text(query).bindparams(bindparam("keys", expanding=True))
    for at in range(0, len(keys), _CHUNK):
        yield from connection.execute(bound, {"keys": list(keys[at : at + _CHUNK]), **values}).all()


def _links(connection: Connection, keys: Sequence[str]) -> list[Link]:
    links = [Link(a, b, "decision") for a, b in connection.execute(text("SELECT a, b FROM decision WHERE kind = 'merge'"))]
    return links + [Link(*row) for row in by_keys(connection, "SELECT a, b, origin FROM name_link WHERE a IN :keys", keys)]
