"""Identifiers of mentions, as CURIEs with prefixes that Bioregistry has: "drugbank:DB05679", "hgnc.symbol:IL2", "clinicaltrials:NCT03435640".

All come from the lexicons that the model carries; nothing is looked up anywhere.
"""

from __future__ import annotations

import re

from abstract2kb.lexicons import CompiledLexicon
from abstract2kb.nlp.mention import Label
from abstract2kb.patterns import regex

__all__ = ["PREFIXES", "curies"]

PREFIXES = ("clinicaltrials", "drugbank", "hgnc.symbol", "mesh")
_NCT = regex(r"NCT\d{8}")


def curies(label: str, entry_id: str, lexicon: CompiledLexicon) -> list[str]:
    """The CURIEs of an entry: ids of a drug, genes of a target or cytokine, a number of ClinicalTrials.gov; none for what is not known.

    >>> curies("TRIAL_ID", "NCT03435640", CompiledLexicon())
    ['clinicaltrials:NCT03435640']
    """
    if label == Label.TRIAL_ID:
        return [f"clinicaltrials:{entry_id}"] if _NCT.fullmatch(entry_id) else []
    facts = lexicon.facts(label, entry_id) if entry_id else {}
    if label == Label.DRUG:
        return [f"{prefix}:{facts[prefix]}" for prefix in ("drugbank", "mesh") if facts.get(prefix)]
    if label in (Label.TARGET, Label.CYTOKINE):
        return [f"hgnc.symbol:{gene}" for gene in re.split(r"[;,]\s?", facts.get("gene") or "") if gene]
    return []
