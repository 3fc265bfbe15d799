"""Compiles the lexicons of this checkout into one table, and writes the entries of users over it.

Example: `extend(compiled, read(Path("mine.jsonl")))`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from abstract2kb.lexicons import CASE, CUE, LEXICONS, VOCABULARY, CompiledLexicon, load, name_key, schema
from abstract2kb.lexicons.user import ASSETS, UserEntry
from abstract2kb.nlp.mention import Label
from abstract2kb.nlp.vocabulary import Vocabulary

__all__ = ["compile_lexicon", "extend", "label_of"]

_LABELS: dict[str, str] = {
    "adverse_events": Label.ADVERSE_EVENT,
    "assets_established": Label.DRUG,
    "assets_investigational": Label.DRUG,
    "code_prefixes": "CODE_PREFIX",
    "companies": Label.COMPANY,
    "conditions": Label.CONDITION,
    "cytokines": Label.CYTOKINE,
    "endpoints": Label.ENDPOINT,
    "modalities": Label.MODALITY,
    "models": Label.MODEL,
    "routes": Label.ROUTE,
    "stages": Label.STAGE,
    "targets": Label.TARGET,
    ASSETS: Label.DRUG,
}
_FACTS_ONLY = frozenset({"code_prefixes"})
_BUILD_ONLY = frozenset({"not_drugs"})
_NAME_LISTS = ("codes", "brands", "synonyms", "names")


def _label(name: str, entry: schema.Entry) -> str:
    """Receptors stand in the cytokine lexicon but are targets."""
    if isinstance(entry, schema.CytokineEntry) and entry.kind == "receptor":
        return Label.TARGET
    return _LABELS[name]


def _entry_id(entry: schema.Entry) -> str:
    return entry.stage.value if isinstance(entry, schema.StageEntry) else entry.id


def _facts(entry: schema.Entry) -> dict[str, Any]:
    data = json.loads(entry.model_dump_json(exclude={"id", "source", "ambiguous"}, exclude_none=True))
    kept = {key: value for key, value in data.items() if value not in ([], {}, "")}
    if not isinstance(entry, schema.AssetEntry):
        kept.pop("names", None)
    return kept


def compile_lexicon(vocabulary: Vocabulary | None = None) -> CompiledLexicon:
    """All lexicons, and the drug vocabulary (name -> {"id", "drugbank", "mesh"}) where one is given, in one table."""
    compiled = CompiledLexicon()
    for name in (n for n in LEXICONS if n not in _BUILD_ONLY):
        for entry in load(name):
            label, entry_id = _label(name, entry), _entry_id(entry)
            if name not in _FACTS_ONLY:
                _add_names(compiled, label, entry)
            facts = _facts(entry)
            if isinstance(entry, schema.AssetEntry):
                facts |= _identifiers(entry, vocabulary or {})
            compiled.add_facts(label, entry_id, facts)
    for word, facts in sorted((vocabulary or {}).items()):
        if name_key(word) not in compiled:
            compiled.add(Label.DRUG, facts["id"], (word,), VOCABULARY)
            if not compiled.facts(Label.DRUG, facts["id"]):
                compiled.add_facts(Label.DRUG, facts["id"], {"inn": facts["id"]} | {k: v for k, v in facts.items() if k != "id"})
    return compiled


def _add_names(compiled: CompiledLexicon, label: str, entry: schema.Entry) -> None:
    """The names of an entry; companies in lower case, and ambiguous names, count in their exact letters only."""
    for word in entry.all_names():
        if word not in entry.ambiguous:
            compiled.add(label, _entry_id(entry), (word,), CASE if label == Label.COMPANY and word[0].islower() else 0)
    compiled.add(label, _entry_id(entry), entry.ambiguous, CUE)


def _identifiers(entry: schema.AssetEntry, vocabulary: Vocabulary) -> dict[str, str]:
    """DrugBank and MeSH ids of an asset whose INN the vocabulary has under the very same name."""
    facts = vocabulary.get((entry.inn or entry.id).lower(), {})
    return {key: facts[key] for key in ("drugbank", "mesh") if key in facts}


def label_of(found: UserEntry) -> str | None:
    """The label under which the names of a user's entry are looked up; None for lines that only take names away or tell of prefixes."""
    return None if found.lexicon in _BUILD_ONLY | _FACTS_ONLY else _label(found.lexicon, found.entry)


def extend(compiled: CompiledLexicon, entries: Iterable[UserEntry]) -> None:
    """Writes users' entries over what is compiled: names are added and taken from whoever had them, facts that are stated replace ours.

    A line of "not_drugs" takes its names from the drugs.
    """
    for found in entries:
        entry = found.entry
        if isinstance(entry, schema.NotDrugEntry):
            for word in entry.all_names() or (entry.id,):
                compiled.forget(Label.DRUG, name_key(word))
            continue
        label, entry_id = _label(found.lexicon, entry), _entry_id(entry)
        if found.lexicon not in _FACTS_ONLY:
            for word in entry.all_names():
                compiled.forget(label, name_key(word))
            _add_names(compiled, label, entry)
        compiled.add_facts(label, entry_id, _joined_facts(compiled.facts(label, entry_id), _facts(entry)))


def _joined_facts(ours: dict[str, Any], theirs: dict[str, Any]) -> dict[str, Any]:
    """What is known of an entry with the user's word first; lists of names grow, others are the user's."""
    grown = {key: list(dict.fromkeys([*theirs[key], *ours.get(key, ())])) for key in _NAME_LISTS if key in theirs}
    return ours | theirs | grown
