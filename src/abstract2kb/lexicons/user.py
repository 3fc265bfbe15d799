"""Lexicon files of users: lines of our own schema, of any lexicon, that extend or override ours without a rebuild.

A line says by "lexicon" which one it belongs to ("assets" if it does not, or the lexicon that the file is named after); "source" is the file's
name where it is not given, and "seen", which `lexicon suggest` writes, is for the reader only.
Example: {"lexicon": "assets", "id": "zorvaleukin alfa", "codes": ["QXR-707"], "companies": ["Novelix"]}
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from abstract2kb.errors import LexiconError
from abstract2kb.lexicons import schema
from abstract2kb.lexicons.compiled import needs_exact_case
from abstract2kb.lexicons.loading import LEXICONS
from abstract2kb.lexicons.normalize import alnum, name_key, signs

__all__ = ["ASSETS", "UserEntry", "check", "parse", "read"]

ASSETS = "assets"
"""What users call our two lexicons of assets."""
_FORMS: dict[str, type[schema.Entry]] = {ASSETS: schema.AssetEntry, **LEXICONS}


@dataclass(frozen=True, slots=True)
class UserEntry:
    """An entry, the lexicon that it belongs to (a key of LEXICONS, or ASSETS), and its line, from 1."""

    lexicon: str
    entry: schema.Entry
    line: int


def read(path: Path) -> tuple[UserEntry, ...]:
    """The entries of a file; raises LexiconError at the first wrong line, naming file, line and cause."""
    found = []
    for entry in check(path):
        if isinstance(entry, LexiconError):
            raise entry
        found.append(entry)
    return tuple(found)


def check(path: Path) -> Iterator[UserEntry | LexiconError]:
    """Every line of a file in order: its entry, or what is wrong with it."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        yield LexiconError(f"{path}: no such file")
    except OSError as error:
        yield LexiconError(f"{path}: cannot be read ({error.strerror})")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        yield LexiconError(f"{path}, line {line}: not UTF-8")
    else:
        yield from parse(text.split("\n"), path.name, path.stem if path.stem in _FORMS else ASSETS)


def parse(lines: Iterable[str], source: str, lexicon: str = ASSETS) -> Iterator[UserEntry | LexiconError]:
    """The same for lines that have been read; `lexicon` is that of lines which name none."""
    ids: dict[tuple[str, str], int] = {}
    names: dict[tuple[str, ...], tuple[str, int]] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            found = _entry(line, source, lexicon, number)
            _once(found, ids, names)
        except _WrongLine as wrong:
            yield LexiconError(f"{source}, line {number}: {wrong}")
        else:
            yield found


class _WrongLine(ValueError):
    """What is wrong with a line."""


def _entry(line: str, source: str, lexicon: str, number: int) -> UserEntry:
    try:
        data: Any = json.loads(line)
    except json.JSONDecodeError as error:
        raise _WrongLine(f"not JSON ({error.msg}, column {error.colno})") from error
    if not isinstance(data, dict):
        raise _WrongLine("not a JSON object")
    data.pop("seen", None)
    name = data.pop("lexicon", lexicon)
    if not isinstance(name, str) or name not in _FORMS:
        raise _WrongLine(f"lexicon: {name!r} is none of {', '.join(_FORMS)}")
    try:
        entry = _FORMS[name].model_validate({"source": source, **data})
    except ValidationError as error:
        first = error.errors()[0]
        raise _WrongLine(f"{'.'.join(str(part) for part in first['loc']) or 'line'}: {first['msg']}") from error
    return UserEntry(name, entry, number)


def _once(found: UserEntry, ids: dict[tuple[str, str], int], names: dict[tuple[str, ...], tuple[str, int]]) -> None:
    """Notes the id and the names of an entry; raises _WrongLine when an earlier line has them, or nothing can be found by a name."""
    entry, lexicon = found.entry, ASSETS if isinstance(found.entry, schema.AssetEntry) else found.lexicon
    if (earlier := ids.setdefault((lexicon, entry.id), found.line)) != found.line:
        raise _WrongLine(f"id {entry.id!r} is there already, in line {earlier}")
    for name in entry.all_names():
        key = name_key(name)
        if not key:
            raise _WrongLine(f"name {name!r} has no letters or digits")
        owner, line = names.setdefault((lexicon, key, signs(name), alnum(name) if needs_exact_case(name) else ""), (entry.id, found.line))
        if owner != entry.id:
            raise _WrongLine(f"name {name!r} belongs to {owner!r} already, in line {line}")
