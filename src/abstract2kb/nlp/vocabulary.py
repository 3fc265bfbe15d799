"""The broad drug vocabulary: names with DrugBank and MeSH ids from the package drug-named-entity-recognition (MIT), read when the model is built.

Most of its 107,000 names are no drugs by themselves (proteins, enzymes, reagents, classes, foods): kept are substances with a DrugBank, MedlinePlus
or NHS entry, under names that a text may hold. At run time the package is not needed.
"""

from __future__ import annotations

import bz2
import pickle
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from abstract2kb.errors import ModelError
from abstract2kb.lexicons import load
from abstract2kb.patterns import regex

__all__ = ["Vocabulary", "read_vocabulary"]

Vocabulary = dict[str, dict[str, Any]]
"""Name in lower case -> {"id": canonical name, "drugbank": ..., "mesh": ...}; ids only where the package has them."""

_PACKAGE, _FILE = "drug_named_entity_recognition", "drug_ner_dictionary.pkl.bz2"
_LISTED = ("drugbank_id", "medline_plus_id", "nhs_url")
_MESH_OUT = ("D08", "D23", "D27", "D05.500", "D12.776", "D12.644", "D20", "B", "J")
_MESH_ANTIBODY = "D12.776.124.486.485.114"
_WORDS_OUT = regex(
    r"\b(?:protein|proteins|receptor|receptors|antigen|antigens|enzyme|enzymes|kinase|factor|factors"
    r"|gene|dna|rna|cells?|extract|pollen|allergenic|oil|acid ester|"
    r"vaccine|virus|bacteri\w+|tissue|food|leaf|root|bark|flower\w*|seed|fruit|whole|subunit|chain|inhibitors"
    r"|agents|agonists|antagonists|derivatives|compounds|medications|drugs)\b"
)


def _names_a_drug(name: str) -> bool:
    """True for a name that may stand in a text: no inverted form, no class, not too short."""
    letters = sum(c.isalpha() for c in name)
    if "," in name or "(" in name or len(name) < 5 or letters < 4 or len(name.split()) > 4:
        return False
    return not _WORDS_OUT.search(name) and not (len(name) < 7 and any(c.isdigit() for c in name))


def _is_substance(data: dict[str, Any]) -> bool:
    if not any(data.get(key) for key in _LISTED):
        return False
    tree = data.get("mesh_tree") or []
    return not tree or any(_MESH_ANTIBODY in place or not place.startswith(_MESH_OUT) for place in tree)


def _source_file() -> Path:
    spec = find_spec(_PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise ModelError(f"the package {_PACKAGE} is not installed; install abstract2kb[build]")
    return Path(spec.submodule_search_locations[0]) / _FILE


def read_vocabulary() -> Vocabulary:
    """The kept names, sorted; raises ModelError when the package is missing."""
    with bz2.open(_source_file(), "rb") as stream:
        content = pickle.load(stream)  # our own pinned build dependency, never an input
    stop = {word for entry in load("not_drugs") for word in entry.all_names()}
    canonical = content["drug_canonical_to_data"]
    kept: Vocabulary = {}
    for name, targets in sorted(content["drug_variant_to_canonical"].items()):
        target = next((t for t in targets if t in canonical and _is_substance(canonical[t])), None)
        if target is None or not _names_a_drug(name) or name in stop or target in stop:
            continue
        data = canonical[target]
        facts = {"id": target, "drugbank": data.get("drugbank_id"), "mesh": data.get("mesh_id")}
        kept[name] = {key: value for key, value in facts.items() if value}
    return kept
