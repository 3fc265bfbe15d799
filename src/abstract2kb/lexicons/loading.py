"""Reads the lexicons in `data/`; nothing else opens these files.

Example: `load("cytokines")` -> (CytokineEntry(id="IL-2", ...), ...).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from importlib.resources import files

from pydantic import ValidationError

from abstract2kb.errors import LexiconError
from abstract2kb.lexicons import schema

__all__ = ["LEXICONS", "load", "parse_lines"]

LEXICONS: dict[str, type[schema.Entry]] = {
    "adverse_events": schema.AdverseEventEntry,
    "assets_established": schema.AssetEntry,
    "assets_investigational": schema.AssetEntry,
    "code_prefixes": schema.CodePrefixEntry,
    "companies": schema.CompanyEntry,
    "conditions": schema.ConditionEntry,
    "cytokines": schema.CytokineEntry,
    "endpoints": schema.EndpointEntry,
    "modalities": schema.ModalityEntry,
    "models": schema.ModelEntry,
    "not_drugs": schema.NotDrugEntry,
    "routes": schema.RouteEntry,
    "stages": schema.StageEntry,
    "targets": schema.TargetEntry,
}


def parse_lines(lines: Iterable[str], form: type[schema.Entry], source: str) -> tuple[schema.Entry, ...]:
    """Entries of a JSONL lexicon; raises LexiconError naming `source`, line and field."""
    entries: dict[str, schema.Entry] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            entry = form.model_validate(json.loads(line))
        except json.JSONDecodeError as error:
            raise LexiconError(f"{source}, line {number}: not JSON ({error.msg})") from error
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(str(part) for part in first["loc"]) or "line"
            raise LexiconError(f"{source}, line {number}: {where}: {first['msg']}") from error
        if entry.id in entries:
            raise LexiconError(f"{source}, line {number}: id {entry.id!r} is there twice")
        entries[entry.id] = entry
    return tuple(entries.values())


def load(name: str) -> tuple[schema.Entry, ...]:
    """The entries of one of LEXICONS, in file order."""
    file = files("abstract2kb").joinpath("data", f"{name}.jsonl")
    return parse_lines(file.read_text(encoding="utf-8").splitlines(), LEXICONS[name], f"{name}.jsonl")
