"""What the bench gives to cells: compounds of the laboratory, hormones where they are given, short forms that mean another drug elsewhere."""

from __future__ import annotations

import pytest
from examples import check, spans
from spacy.language import Language

from abstract2kb.lexicons import name_key
from abstract2kb.lexicons.normalize import joined_form

GIVEN = [
    "<ent label=DRUG>Genistein</ent> slowed the growth of T47D cells.",
    "Cells were exposed to the MEK inhibitor <ent label=DRUG>U0126</ent> or to <ent label=DRUG>PD98059</ent>.",
    "<ent label=DRUG>Berberine</ent> and <ent label=DRUG>thapsigargin</ent> killed SiHa cells.",
    "Cells treated with 10 nM <ent label=DRUG>estradiol</ent> divided.",
    "<ent label=DRUG>Testosterone</ent> treatment raised PSA, and <ent label=DRUG>testosterone</ent> did so twice.",
    "LPS levels were low, but <ent label=DRUG>TPA</ent>-induced invasion was seen.",
    "Exposure of T47D cells to <ent label=DRUG>progesterone</ent> arrested them.",
    "<ent label=DRUG>15d-PGJ(2)</ent> and <ent label=DRUG>1,25(OH)(2)D(3)</ent> slowed PC-3 cells.",
]
NOT_GIVEN = [
    "Serum testosterone levels, estradiol and progesterone were measured at the start.",
    "Coffee contains caffeine. The TPA was removed.",
    "Hydrogen peroxide rose in the cells, and catalase activity fell.",
    "DAPT was stopped before surgery; TOFA and CAPE were other arms.",
    "Reference PD-L1(2) and Fig(3) were cited.",
]


@pytest.mark.parametrize("sentence", GIVEN)
def test_a_compound_that_is_given(nlp: Language, sentence: str) -> None:
    check(nlp, sentence, "DRUG", "drugs.lexicon")


@pytest.mark.parametrize("sentence", NOT_GIVEN)
def test_what_is_measured_or_means_another_thing(nlp: Language, sentence: str) -> None:
    check(nlp, sentence, "DRUG")


def test_a_short_form_is_the_drug_that_the_text_defines(nlp: Language) -> None:
    found = spans(nlp, "Cells got camptothecin (CPT). CPT damaged DNA.", "DRUG")
    assert {f.id for f in found} == {"camptothecin"}


def test_numbers_in_brackets_are_subscripts() -> None:
    assert name_key("As(2)O(3)") == name_key("As2O3")
    assert joined_form("1,9-compound B(2)") == joined_form("1,9-compound B2")
    assert joined_form("Delta(9,11)-compound") == joined_form("Δ9,11-compound")


def test_a_fusion_with_an_fc_part_is_a_name_where_it_acts(nlp: Language) -> None:
    check(nlp, "<ent label=DRUG>QTM4-Fc</ent> suppresses T-cell activation.", "DRUG")
    check(nlp, "Binding to QTM4-Fc was measured.", "DRUG")
