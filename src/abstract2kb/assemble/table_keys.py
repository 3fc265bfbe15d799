"""Regimens that a key explains: "Gem, gemcitabine (Acme); VR, venetoclax plus rituximab; SC, salvage chemotherapy (cytarabine or FLAG-IDA)".

A form made of others with hyphens ("Pbo-Gem") is read part by part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from abstract2kb.assemble.key_entries import ENTRY, blocks_of_words, pieces
from abstract2kb.assemble.scene import Scene
from abstract2kb.nlp.mention import Label
from abstract2kb.patterns import regex
from abstract2kb.pdf.layout import Cell, Table

__all__ = ["control_columns", "drug_keys", "keyed_assets", "lone_cells", "partners_by_initial"]

Span = tuple[int, int]

_APPOSITION = regex(r",\s(?:an?|the|in|from)\s")
_LONGEST = 200
"""Characters of an explanation."""
_BRACKET = regex(r"\([^()]*\)")
_PLACEBO = regex(r"(?:pbo|pla?c|plb|placebo)", re.IGNORECASE)
_ROUTE = regex(r"(?:oral|IV|SC|HD|LD|po|sc|iv)|\d+(?:\s?mg)?")
_LEAST = 3
"""The fewest letters by which a part of a compound form stands for a name."""


_OF_CONTROLS = regex(r"(?:control|comparator|standard|reference)s?(?:\s(?:arm|group|regimen|treatment|therapy))?(?:\s?\(n\)|,\sn)?", re.IGNORECASE)


def control_columns(table: Table) -> frozenset[int]:
    """The columns that are headed as those of control arms."""
    return frozenset(c.col for c in table.cells if c.row < table.header_rows and c.col_span == 1 and _OF_CONTROLS.fullmatch(c.text.strip()))


def keyed_assets(scene: Scene, word: str) -> tuple[str, ...] | None:
    """What the regimen of this short form is made of, () for one of unnamed class; None where no key explains it."""
    keys = _keys(scene)
    if word in keys:
        return keys[word]
    parts = [p for p in re.split(r"[-–+/]", word) if p]
    if len(parts) < 2 or not any(p in keys for p in parts):
        return None
    found: list[str] = []
    for part in parts:
        given = _of_part(scene, keys, part)
        if given is None:
            return None
        found += given
    return tuple(dict.fromkeys(found))


def _of_part(scene: Scene, keys: dict[str, tuple[str, ...]], part: str) -> tuple[str, ...] | None:
    if part in keys:
        return keys[part]
    if _PLACEBO.fullmatch(part) or _ROUTE.fullmatch(part):
        return ()
    if known := scene.names.get(part.lower()):
        return (known,)
    named = {i for name, i in scene.names.items() if len(part) >= _LEAST and name.startswith(part.lower())}
    return tuple(named) if len(named) == 1 else None


def _keys(scene: Scene) -> dict[str, tuple[str, ...]]:
    """Short form to assets, of every key in the article; read once."""
    known = scene.memo.get("table_keys")
    if isinstance(known, dict):
        return known
    keys: dict[str, tuple[str, ...]] = {}
    before: tuple[str, ...] = ()
    for short, start, end in _entries(scene):
        told = _by_the_one_before(scene, start, end, before)
        before = keys.setdefault(short, _explained(scene, start, end) if told is None else told)
    scene.memo["table_keys"] = keys
    return keys


def _entries(scene: Scene) -> Iterator[tuple[str, int, int]]:
    """The entries of the keys: short form, and where its explanation stands."""
    for block, start, end in blocks_of_words(scene):
        found = _cut(scene, start, end)
        lone = [m.group("short") for m, b in found if _tells_drugs(scene, m, b)]
        made = bool(lone) and (lone[0].isupper() or "+" in lone[0]) and lone[0].lower() not in scene.names
        if len(found) > 1 or block.kind == "note" or made:
            yield from ((m.group("short"), m.end(), min(b, m.end() + _LONGEST)) for m, b in found)


def drug_keys(scene: Scene) -> Iterator[Span]:
    """Where entries stand that give the names of drugs and no more: "nivo, nivolumab"."""
    for _, begin, stop in blocks_of_words(scene):
        yield from ((m.start("short"), end) for m, end in _cut(scene, begin, stop) if _tells_drugs(scene, m, end))


def _tells_drugs(scene: Scene, entry: re.Match[str], end: int) -> bool:
    """Whether an entry explains its short form by names of drugs alone."""
    if ":" in scene.text[entry.end("short") : entry.end()]:  # "Backbone: A + B" is no key
        return False
    rest = scene.text[entry.end() : end]
    drugs = scene.within(entry.end(), end, Label.DRUG)
    for mention in reversed(drugs):
        rest = rest[: mention.start - entry.end()] + rest[mention.end - entry.end() :]
    return bool(drugs) and _DRUGS_GONE.fullmatch(rest) is not None


_DRUGS_GONE = regex(r"(?:[\s,.;+/]|\b(?:and|plus|with|placebo)\b|\([^()]*\))*")
"""What is left of an explanation without its drugs."""


def _cut(scene: Scene, start: int, end: int) -> list[tuple[re.Match[str], int]]:
    """The entries of a block, each with its end."""
    return [(m, b) for a, b in pieces(scene, start, end) if (m := ENTRY.match(scene.text, a, b))]


def _explained(scene: Scene, start: int, end: int) -> tuple[str, ...]:
    """The assets that an explanation names: those outside brackets, or else the members of a class in brackets."""
    if cut := _APPOSITION.search(scene.text, start, end):
        end = cut.start()
    drugs = [m for m in scene.within(start, end, Label.DRUG) if (m.start, m.end) in scene.asset_ids]
    brackets = [m.span() for m in _BRACKET.finditer(scene.text, start, end)]
    outside = [m for m in drugs if not any(a <= m.start < b for a, b in brackets)]
    return tuple(dict.fromkeys(scene.asset_ids[m.start, m.end] for m in outside or drugs))


_THE_SAME = regex(r"\W*(?:and\s)?(?:the\s)?same\b(?:\s(?:drugs|regimen|combination|backbone|partners?))?")
_LESS = regex(r"\b(?:without|minus|less|but (?:no|not)|except|bar|omitting)\b")


def _by_the_one_before(scene: Scene, start: int, end: int, before: tuple[str, ...]) -> tuple[str, ...] | None:
    """The assets of "the same without A" or "the same plus A" after an entry of the assets `before`; None where the explanation is none such."""
    same = _THE_SAME.match(scene.text, start, end)
    if same is None or not before:
        return None
    own = _explained(scene, same.end(), end)
    return tuple(a for a in before if a not in own) if _LESS.search(scene.text, same.end(), end) else tuple(dict.fromkeys((*before, *own)))


_JOINED = regex(r"\s?(?:\([^()]{1,20}\)\s?)?(?:\+|/|,|,? ?\b(?:plus|and|with|or)\b(?: or without)?)\s?(?:[a-z-]+\s)?")


def partners_by_initial(scene: Scene, given: Sequence[str], initial: str) -> tuple[str, ...]:
    """The one asset that begins so and that the article gives together with those of an arm: the "P" of "EV + P"."""
    names = scene.memo.get("table_partners")
    if not isinstance(names, set):
        drugs = [(m, i) for m in scene.mentions if m.label == Label.DRUG and (i := scene.asset_ids.get((m.start, m.end)))]
        close = [((a, i), (b, j)) for (a, i), (b, j) in pairwise(drugs) if i != j and _JOINED.fullmatch(scene.text, a.end, b.start)]
        names = {(i, j, scene.text[b.start : b.end].lower()) for (_, i), (b, j) in close} | {
            (j, i, scene.text[a.start : a.end].lower()) for (a, i), (_, j) in close
        }
        scene.memo["table_partners"] = names
    found = {partner for one, partner, name in names if one in given and partner not in given and name.startswith(initial.lower())}
    return tuple(found) if len(found) == 1 else ()


def lone_cells(scene: Scene) -> Iterator[tuple[int, int]]:
    """Where cells stand that have their row to themselves, titles or section lines that were taken into a table, and the first of all, its corner."""
    offset = scene.source.offset
    for table in scene.tables:
        rows: dict[int, list[Cell]] = {}
        for cell in table.cells:
            if cell.text.strip():
                rows.setdefault(cell.row, []).append(cell)
        yield from ((c[0].start - offset, c[0].end - offset) for row, c in rows.items() if len(c) == 1 or (not row and not c[0].col))
