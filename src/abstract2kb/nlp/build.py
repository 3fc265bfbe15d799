"""The ordered list of pipes, and the building of the model from the lexicons.

`build()` gives a pipeline; `write(folder)` saves it so that `spacy.load(folder)` works on its own. Building twice from the same
lexicons gives the same bytes.
"""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language

from abstract2kb.errors import ModelError, UsageError
from abstract2kb.lexicons import CASE, CUE, LEXICONS, VOCABULARY, CompiledLexicon, load, name_key, schema
from abstract2kb.nlp.mention import Label
from abstract2kb.nlp.pipes.lexicon import lookup_of
from abstract2kb.nlp.tokenizer import build_tokenizer
from abstract2kb.nlp.vocabulary import Vocabulary

__all__ = ["PIPES", "build", "compile_lexicon", "load_model", "model_path", "write"]

PIPES = (
    "a2kb_sentences",
    "a2kb_lexicon",
    "a2kb_abbreviations",
    "a2kb_trial_ids",
    "a2kb_stages",
    "a2kb_cytokines",
    "a2kb_targets",
    "a2kb_companies",
    "a2kb_conditions",
    "a2kb_modalities",
    "a2kb_drugs",
    "a2kb_endpoints",
    "a2kb_adverse_events",
    "a2kb_quantities",
    "a2kb_combinations",
    "a2kb_context",
    "a2kb_arms",
)
NAME, VERSION = "a2kb_en", "0.1.0"

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
}
_FACTS_ONLY = frozenset({"code_prefixes"})
_BUILD_ONLY = frozenset({"not_drugs"})


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
                for word in entry.all_names():
                    if word not in entry.ambiguous:
                        compiled.add(label, entry_id, (word,), CASE if label == Label.COMPANY and word[0].islower() else 0)
                compiled.add(label, entry_id, entry.ambiguous, CUE)
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


def _identifiers(entry: schema.AssetEntry, vocabulary: Vocabulary) -> dict[str, str]:
    """DrugBank and MeSH ids of an asset whose INN the vocabulary has under the very same name."""
    facts = vocabulary.get((entry.inn or entry.id).lower(), {})
    return {key: facts[key] for key in ("drugbank", "mesh") if key in facts}


def build(vocabulary: Vocabulary | None = None) -> Language:
    """A fresh pipeline with the lexicons of this checkout."""
    nlp = spacy.blank("en")
    nlp.tokenizer = build_tokenizer(nlp.vocab)
    for pipe in PIPES:
        nlp.add_pipe(pipe)
        if pipe == "a2kb_lexicon":
            lookup_of(nlp).lexicon = compile_lexicon(vocabulary)
    nlp.meta.update({"name": NAME, "version": VERSION, "license": "MIT", "description": "Rules and lexicons of abstract2kb"})
    return nlp


def write(folder: Path, vocabulary: Vocabulary | None = None) -> None:
    """Builds the pipeline and saves it to `folder`; raises UsageError when that cannot be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{folder}: cannot be written ({error.strerror})") from error
    build(vocabulary).to_disk(folder)


def model_path() -> Path:
    """Where the shipped model is: inside the installed package, or in models/ of the checkout."""
    package = Path(str(files("abstract2kb")))
    for place in (package / "_model" / NAME, package.parents[1] / "models" / NAME):
        if (place / "meta.json").is_file():
            return place
    raise ModelError("the model a2kb_en is missing; run `abstract2kb build-model`")


def load_model(path: Path | None = None) -> Language:
    """The saved pipeline; raises ModelError when it is missing or damaged."""
    place = path or model_path()
    try:
        return spacy.load(place)
    except (OSError, ValueError) as error:
        raise ModelError(f"{place}: cannot load the model: {str(error).splitlines()[0]}") from error
