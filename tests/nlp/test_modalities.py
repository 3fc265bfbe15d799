"""How assets are built and given, and preclinical models."""

from __future__ import annotations

import pytest
from examples import check
from spacy.language import Language

FOUND = [
    ("MODALITY", 'It is a <ent label=MODALITY id="bispecific antibody">bispecific antibody</ent>.'),
    ("MODALITY", 'It is an <ent label=MODALITY id="oncolytic virus">oncolytic virus</ent>.'),
    ("MODALITY", 'It is an <ent label=MODALITY id="antibody-drug conjugate">antibody-drug conjugate</ent>.'),
    ("MODALITY", 'It is an <ent label=MODALITY id="antibody-drug conjugate">antibody–drug conjugate</ent>.'),
    ("MODALITY", "It is a new <ent label=MODALITY id=CAR-T>CAR-T</ent> product."),
    ("MODALITY", 'Nissle: <ent label=MODALITY id="bacterial therapy">engineered E. coli Nissle</ent>.'),
    ("ROUTE", "It was given <ent label=ROUTE id=intravenous>i.v</ent>. weekly."),
    ("ROUTE", "It was given <ent label=ROUTE id=subcutaneous>subcutaneously</ent>."),
    ("ROUTE", "Doses were given <ent label=ROUTE id=intravenous>IV</ent> every week."),
    ("ROUTE", "Doses were given <ent label=ROUTE id=subcutaneous>SC</ent> every week."),
    ("MODEL", "Growth of <ent label=MODEL id=MC38>MC38</ent> tumors slowed."),
    ("MODEL", "Growth of <ent label=MODEL id=MM.1S>MM.1S</ent> cells slowed."),
    ("MODEL", "Growth of <ent label=MODEL id=Raji>Raji</ent> cells slowed."),
]
NOT_FOUND = [
    ("ROUTE", "Stage IV disease and grade IV toxicity were seen."),
    ("ROUTE", "The SC of the school met the IV of May."),
    ("MODALITY", "Cytokine release syndrome was rare."),
    ("MODALITY", "The car was fast; the vaccinia of the text."),
    ("MODEL", "The project ran; Hella was a town; a rajah came."),
]


@pytest.mark.parametrize(("label", "sentence"), FOUND)
def test_found(nlp: Language, label: str, sentence: str) -> None:
    check(nlp, sentence, label)


@pytest.mark.parametrize(("label", "sentence"), NOT_FOUND)
def test_not_found(nlp: Language, label: str, sentence: str) -> None:
    check(nlp, sentence, label)
