"""Targets, and words and other names that are spelled like them."""

from __future__ import annotations

import pytest
from examples import check
from spacy.language import Language

FOUND = [
    "Anti-<ent label=TARGET id=PD-1>PD-1</ent> and anti-<ent label=TARGET id=PD-L1>PDL1</ent> were given.",
    "It binds <ent label=TARGET id=PD-1>PD1</ent> and <ent label=TARGET id=CTLA-4>CTLA4</ent>.",
    "It binds <ent label=TARGET id=IL-2Rβγ>IL-2Rβγ</ent>.",
    "It binds <ent label=TARGET id=IL-2Rα>IL-2Rα</ent>, also called <ent label=TARGET id=IL-2Rα>CD25</ent>.",
    "It binds <ent label=TARGET id=IL-2Rβ>IL-2 receptor beta</ent>.",
    "It binds <ent label=TARGET id=EDB>EDB</ent> of fibronectin.",
    "It binds <ent label=TARGET id=HER2>HER2</ent>, <ent label=TARGET id=HER2>HER-2</ent> and <ent label=TARGET id=HER2>ERBB2</ent>.",
    "It binds <ent label=TARGET id=CLDN18.2>CLDN18.2</ent> and <ent label=TARGET id=CLDN18.2>claudin 18.2</ent>.",
    "A <ent label=TARGET id=MET>MET</ent> inhibitor was given.",
    "An anti-<ent label=TARGET id=MET>MET</ent> antibody was given.",
    "A <ent label=TARGET id=CD19>CD19</ent>-directed CAR.",
    "A <ent label=TARGET id=CD19>CD19</ent>×<ent label=TARGET id=CD3>CD3</ent> bispecific antibody.",
    "A <ent label=TARGET id=CD20>CD20</ent>x<ent label=TARGET id=CD3>CD3</ent> bispecific antibody.",
    "A <ent label=TARGET id=BCL-2>B-cell lymphoma-2</ent> inhibitor.",
    "A <ent label=TARGET id=PARP>poly(ADP-ribose) polymerase</ent> inhibitor.",
    "A <ent label=TARGET id=RAS>RAS(ON)</ent> inhibitor.",
    'A <ent label=TARGET id="KRAS G12C">KRAS G12C</ent> inhibitor.',
]
NOT_FOUND = [
    "The endpoint was met in May; patients met the criteria.",
    "She went to the ER at night.",
    "PR was seen in three patients and SD in four.",
    "The lung, kit and cot were used; axl, ret and raf are letters.",
    "All patients rested.",
    "THE AIM WAS MET.",
    "PSA fell in most patients.",
    "CD was Crohn disease; CDs were sold.",
]


@pytest.mark.parametrize("sentence", FOUND)
def test_found(nlp: Language, sentence: str) -> None:
    check(nlp, sentence, "TARGET", "targets.lexicon")


@pytest.mark.parametrize("sentence", NOT_FOUND)
def test_not_found(nlp: Language, sentence: str) -> None:
    check(nlp, sentence, "TARGET")
