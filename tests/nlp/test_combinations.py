"""Cues that things are given together."""

from __future__ import annotations

import pytest
from examples import check
from spacy.language import Language

FOUND = {
    "combination": [
        "It was given <ent label=COMBINATION id=combination>in combination with</ent> nivolumab.",
        "The <ent label=COMBINATION id=combination>combination of</ent> A and B was safe.",
        "It was <ent label=COMBINATION id=combination>combined with</ent> B.",
        "It was <ent label=COMBINATION id=combination>given with</ent> B.",
    ],
    "plus": [
        "Nivolumab <ent label=COMBINATION id=plus>plus</ent> ipilimumab.",
        "Nivolumab <ent label=COMBINATION id=plus>+</ent> ipilimumab.",
        "Nivolumab<ent label=COMBINATION id=plus>+</ent>ipilimumab.",
        "Nivolumab<ent label=COMBINATION id=plus>+</ent> ipilimumab.",
    ],
    "optional": [
        "Nivolumab <ent label=COMBINATION id=optional>±</ent> ipilimumab.",
        "Nivolumab <ent label=COMBINATION id=optional>with or without</ent> ipilimumab.",
        "Nivolumab <ent label=COMBINATION id=optional>+/-</ent> ipilimumab.",
        "Nivolumab <ent label=COMBINATION id=optional>and/or</ent> ipilimumab.",
    ],
    "added": [
        "Nivolumab <ent label=COMBINATION id=added>followed by</ent> ipilimumab.",
        "The <ent label=COMBINATION id=added>addition of</ent> B.",
    ],
    "with": ["Nivolumab <ent label=COMBINATION id=with>with</ent> ipilimumab."],
}
NOT_FOUND = [
    "CD8+ T cells and HER2+, PD-L1+ tumors.",
    "A surplus and a nonplussed man.",
    "Grade 3+ events.",
    "Without delay, withal.",
    "ER+/HER2- disease.",
]


@pytest.mark.parametrize(("rule", "sentence"), [(rule, s) for rule, sentences in FOUND.items() for s in sentences])
def test_found(nlp: Language, rule: str, sentence: str) -> None:
    check(nlp, sentence, "COMBINATION", f"combinations.{rule}")


@pytest.mark.parametrize("sentence", NOT_FOUND)
def test_not_found(nlp: Language, sentence: str) -> None:
    check(nlp, sentence, "COMBINATION")
