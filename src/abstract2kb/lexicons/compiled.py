"""The lexicons as the model carries them: one table of name keys, and the facts of every entry.

A key leads to its senses: a label, an entry id, and what the words on the page must look like for the sense to hold.
Serialised as msgpack, sorted, so that the same lexicons give the same bytes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any, NamedTuple

import srsly

from abstract2kb.lexicons.normalize import alnum, is_plain, joined_form, name_key, signs

__all__ = ["CASE", "CUE", "VOCABULARY", "CompiledLexicon", "Sense", "needs_exact_case"]

CASE = 1
"""The letters must stand in exactly this case ("ALL" is a leukaemia, "all" is not)."""
CUE = 2
"""An ordinary word or a short form with other meanings: counts only beside a cue, or when the text defines it."""
VOCABULARY = 4
"""From the packaged drug vocabulary: broad, and ranked below our own lexicons."""


class Sense(NamedTuple):
    """What a key may mean; `surface` holds the letters and digits that CASE compares with, `signs` those of `normalize.signs`."""

    label: str
    id: str
    flags: int
    surface: str
    signs: str = ""


def needs_exact_case(name: str) -> bool:
    """True for short all-capital forms without digits or Greek letters: ALL, CR, NSCLC, but not IL-2, TGF-β or THOR-707.

    >>> needs_exact_case("ALL"), needs_exact_case("IL-2"), needs_exact_case("melanoma")
    (True, False, False)
    """
    letters = alnum(name)
    return len(letters) <= 6 and letters.isalpha() and letters.isascii() and sum(c.isupper() for c in letters) * 2 > len(letters)


class CompiledLexicon:
    """Name keys to senses, and (label, id) to facts."""

    def __init__(self) -> None:
        self._rows: dict[str, list[list[Any]]] = {}
        self._lengths: dict[str, list[int]] = {}
        self._facts: dict[str, dict[str, dict[str, Any]]] = {}
        self._odd: dict[str, list[str]] = {}
        self._pairs: set[str] = set()

    def add(self, label: str, entry_id: str, names: tuple[str, ...], flags: int = 0) -> None:
        """Adds the names of an entry; a name without letters or digits is left out."""
        for name in names:
            key = name_key(name)
            if not key:
                continue
            exact = CASE if flags & (CUE | CASE) or needs_exact_case(name) else 0
            row = [label, entry_id, flags | exact, alnum(name) if exact else ""]
            if sign := signs(name):
                row.append(sign)
            rows = self._rows.setdefault(key, [])
            if row not in rows:
                rows.append(row)
            if not is_plain(name) and (form := joined_form(name)) not in self._odd.setdefault(key, []):
                self._odd[key].append(form)
            first, count = key.split(" ", 1)[0], key.count(" ") + 1
            if count > 1:
                self._pairs.add(_first_two(key))
            lengths = self._lengths.setdefault(first, [])
            if count not in lengths:
                lengths.append(count)
                lengths.sort(reverse=True)

    def forget(self, label: str, key: str) -> None:
        """Takes a name key from every entry of a label."""
        rows = [row for row in self._rows.get(key, ()) if row[0] != label]
        if rows:
            self._rows[key] = rows
        else:
            self._rows.pop(key, None)

    def without(self, label: str, ids: Collection[str]) -> CompiledLexicon:
        """The same lexicon without some entries of a label."""
        less = CompiledLexicon()
        less._lengths, less._odd, less._pairs = self._lengths, self._odd, self._pairs
        less._rows = dict(self._rows)
        for key in [key for key, rows in self._rows.items() for row in rows if row[1] in ids and row[0] == label]:
            if rows := [row for row in self._rows[key] if row[0] != label or row[1] not in ids]:
                less._rows[key] = rows
            else:
                less._rows.pop(key, None)
        own = {entry: facts for entry, facts in self.entries(label).items() if entry not in ids}
        less._facts = self._facts | {label: own}
        return less

    def add_facts(self, label: str, entry_id: str, facts: dict[str, Any]) -> None:
        """Keeps what an entry states beyond its names."""
        self._facts.setdefault(label, {})[entry_id] = facts

    def facts(self, label: str, entry_id: str) -> dict[str, Any]:
        """What is known of an entry; empty when nothing is."""
        return self._facts.get(label, {}).get(entry_id, {})

    def entries(self, label: str) -> dict[str, dict[str, Any]]:
        """All facts of a label, by id."""
        return self._facts.get(label, {})

    def lengths(self, first: str) -> list[int]:
        """How many pieces the names that begin with this piece have, longest first."""
        return self._lengths.get(first, _NONE)

    def beginnings(self, norms: Sequence[str]) -> list[int]:
        """The indexes of the pieces that a name may begin with, as they are or without a plural s."""
        known = self._lengths
        return [i for i, norm in enumerate(norms) if norm in known or (norm[-1] == "s" and norm[:-1] in known)]

    def begins(self, first: str, second: str) -> bool:
        """Whether a name begins with these two pieces; the second may be a plural."""
        pair = f"{first} {second}"
        return pair in self._pairs or (pair[-1] == "s" and pair[:-1] in self._pairs)

    def senses(self, key: str) -> list[Sense]:
        """The senses of a key, in the order they were added."""
        rows = self._rows.get(key)
        return [Sense(*row) for row in rows] if rows else []

    def words(self, label: str, least: int) -> Iterator[tuple[str, Sense]]:
        """The names of one word of so many plain letters at least, each with its first sense under a label."""
        for key, rows in self._rows.items():
            if len(key) >= least and key.isalpha() and key.isascii():
                row = next((row for row in rows if row[0] == label), None)
                if row is not None:
                    yield key, Sense(*row)

    def is_odd(self, key: str, words: str) -> bool:
        """True when a name of this key has marks between its pieces that names seldom have, and the words have the same ones."""
        return key in self._odd and joined_form(words) in self._odd[key]

    def lookup(self, name: str, label: str) -> list[Sense]:
        """The senses that a whole name has under one label."""
        return [s for s in self.senses(name_key(name)) if s.label == label]

    def __contains__(self, key: str) -> bool:
        return key in self._rows

    def __len__(self) -> int:
        return len(self._rows)

    def to_bytes(self) -> bytes:
        """msgpack bytes, equal for equal content."""
        content = {
            "rows": dict(sorted(self._rows.items())),
            "lengths": dict(sorted(self._lengths.items())),
            "odd": dict(sorted(self._odd.items())),
            "pairs": sorted(self._pairs),
            "facts": {label: dict(sorted(entries.items())) for label, entries in sorted(self._facts.items())},
        }
        data: bytes = srsly.msgpack_dumps(content)
        return data

    @classmethod
    def from_bytes(cls, data: bytes) -> CompiledLexicon:
        """The lexicon that `to_bytes` wrote."""
        content, lexicon = srsly.msgpack_loads(data), cls()
        lexicon._rows, lexicon._lengths, lexicon._facts = content["rows"], content["lengths"], content["facts"]
        lexicon._odd, lexicon._pairs = content["odd"], set(content["pairs"])
        return lexicon


def _first_two(key: str) -> str:
    return " ".join(key.split(" ", 2)[:2])


_NONE: list[int] = []
