"""Cytokines and their engineered forms; receptors are targets."""

from __future__ import annotations

import pytest
from examples import check
from spacy.language import Language

LEXICON = [
    "Levels of <ent label=CYTOKINE id=IL-2>IL-2</ent> rose.",
    "Levels of <ent label=CYTOKINE id=IL-2>IL2</ent> rose.",
    "Levels of <ent label=CYTOKINE id=IL-2>interleukin-2</ent> rose.",
    "Levels of <ent label=CYTOKINE id=IL-2>interleukin 2</ent> rose.",
    "Levels of <ent label=CYTOKINE id=IFN-gamma>IFN-γ</ent> rose.",
    "Levels of <ent label=CYTOKINE id=IFN-gamma>IFNgamma</ent> rose.",
    "Levels of <ent label=CYTOKINE id=IFN-gamma>interferon-gamma</ent> rose.",
    "Levels of <ent label=CYTOKINE id=TNF-alpha>TNFα</ent> rose.",
    "Levels of <ent label=CYTOKINE id=TGF-β>TGF-beta</ent> fell.",
    "Levels of <ent label=CYTOKINE id=GM-CSF>GM-CSF</ent> fell.",
    "Levels of <ent label=CYTOKINE id=CXCL10>CXCL10</ent> and <ent label=CYTOKINE id=CCL2>MCP-1</ent> fell.",
    "<ent label=CYTOKINE id=IL-12>IL-12</ent>/<ent label=CYTOKINE id=IL-15>IL-15</ent> were given.",
    "Stem cell factor (<ent label=CYTOKINE id=SCF>SCF</ent>) rose.",
]
PREFIXED = [
    "The virus carries <ent label=CYTOKINE id=IL-12>mIL12</ent>.",
    "The cells make <ent label=CYTOKINE id=IL-15>mbIL-15</ent>.",
    "It is <ent label=CYTOKINE id=IL-21>hIL-21</ent>.",
]
VARIANT = [
    "It holds <ent label=CYTOKINE id=IL-2>IL2v</ent>.",
    "It holds <ent label=CYTOKINE id=IL-15>IL-15N72D</ent>.",
    "It holds <ent label=CYTOKINE id=IL-2>IL-2m</ent>.",
]
NOT_FOUND = [
    "IL-2Rβ and IL-2Rα were measured.",
    "The IL-2 receptor beta chain was measured.",
    "IL-15Rα was measured.",
    "The IL-6R antibody was given.",
    "It was done in Chicago, IL 60637.",
    "KIL-2 and MIL-101 are materials.",
    "The trail of light in April was short.",
    "IL was the state.",
    "In SIL-12 grade lesions.",
]


@pytest.mark.parametrize(
    ("rule", "sentence"), [(r, s) for r, group in (("lexicon", LEXICON[:-1]), ("prefixed", PREFIXED), ("variant", VARIANT)) for s in group]
)
def test_found(nlp: Language, rule: str, sentence: str) -> None:
    check(nlp, sentence, "CYTOKINE", f"cytokines.{rule}")


def test_an_ambiguous_name_that_the_text_defines(nlp: Language) -> None:
    check(nlp, "<ent label=CYTOKINE id=SCF>Stem cell factor</ent> (<ent label=CYTOKINE id=SCF>SCF</ent>) rose.", "CYTOKINE")


def test_an_ambiguous_name_beside_a_cue(nlp: Language) -> None:
    check(nlp, "Recombinant <ent label=CYTOKINE id=TRAIL>TRAIL</ent> was added; <ent label=CYTOKINE id=TPO>TPO</ent> levels rose.", "CYTOKINE")


@pytest.mark.parametrize("sentence", NOT_FOUND)
def test_not_found(nlp: Language, sentence: str) -> None:
    check(nlp, sentence, "CYTOKINE")
