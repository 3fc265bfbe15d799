"""How settled a drug is as something that others are given with: the more settled of two that are given together is the partner.

Example: of "a new agent with pembrolizumab" the new agent leads, of "pembrolizumab plus gemcitabine" pembrolizumab does, and of two drugs of one rank
("gemcitabine with carboplatin") both do.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from abstract2kb.assemble.asset_builder import AssetBuilder
from abstract2kb.assemble.identity import Entity
from abstract2kb.lexicons import CompiledLexicon
from abstract2kb.nlp.mention import Label
from abstract2kb.patterns import regex
from abstract2kb.records import Modality

__all__ = ["BACKBONE", "CHECKPOINT", "NEW", "ranks"]

NEW = 0
"""The rank of what is not on the market, as far as the lexicons know."""
CHECKPOINT = 2
"""From this rank on, drugs of one rank that are given together are alike."""
BACKBONE = 3
"""From this rank on, drugs are what others are added to."""
_ON_MARKET, _SUPPORT = 1, 4
_CHECKPOINTS = frozenset({"PD-1", "PD-L1", "CTLA-4"})
_BACKBONES = frozenset({Modality.CHEMOTHERAPY, Modality.HORMONE_THERAPY})
_SUPPORTS = frozenset({"GR", "5-HT3 receptor", "NK1", "CSF3R", "CSF2R", "EPOR", "uric acid", "xanthine oxidase", "CMV terminase"})
"""Steroids, antiemetics, growth factors and the like go by what they act on."""
_MODULATORS = frozenset({"leucovorin", "levoleucovorin", "mesna"})
"""What goes with a chemotherapy to make it stronger or bearable, by the lexicon's id; no trial is on these alone."""


_RESCUE = regex(r"CSF|colony|erythropoietin|EPO", re.IGNORECASE)
"""Cytokines that are given for the blood."""
_OF_MAKERS = frozenset({"codes", "companies", "cytokines"})
"""What is known of a drug that somebody develops; one that has none of it, and a number in the vocabulary, is an old one or for something else."""


def ranks(entities: Sequence[Entity], lexicon: CompiledLexicon) -> list[int]:
    """The rank of every entity: new, on the market, an antibody against a checkpoint, chemotherapy or hormones, or what goes with a treatment."""
    facts = (lexicon.facts(Label.DRUG, e.lexicon_id) if e.lexicon_id else {} for e in entities)
    return [_rank(AssetBuilder(e, f), f) for e, f in zip(entities, facts, strict=True)]


def _rank(builder: AssetBuilder, facts: Mapping[str, Any]) -> int:
    if any(o.rule == "drugs.cytokine" for o in builder.entity.observations):
        return _SUPPORT if any(_RESCUE.search(o.text) for o in builder.entity.observations) else _ON_MARKET
    if not builder.established:
        return _ON_MARKET if "drugbank" in facts and not facts.keys() & _OF_MAKERS else NEW
    targets = frozenset(facts.get("targets", ()))
    if targets & _SUPPORTS or builder.entity.lexicon_id in _MODULATORS:
        return _SUPPORT
    if facts.get("modality") in _BACKBONES:
        return BACKBONE
    return CHECKPOINT if targets and targets <= _CHECKPOINTS else _ON_MARKET
