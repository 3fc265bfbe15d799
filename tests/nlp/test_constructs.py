"""Drugs without a name of their own: products by target and kind, numbered compounds, chemical names."""

from __future__ import annotations

import pytest
from examples import check, spans
from spacy.language import Language

from abstract2kb.nlp.constructs import construct_key, find_chemical

GIVEN = [
    "<ent label=DRUG>Anti-CD70 CAR T cells</ent> lysed cells, and <ent label=DRUG>CD70-targeted CAR-T cells</ent> cured mice.",
    "<ent label=DRUG>ROR1 CAR-T cells</ent> eradicated tumors.",
    "Treatment of mice with an <ent label=DRUG>anti-CEACAM5 ADC</ent> slowed growth.",
    "<ent label=DRUG>Compound 12b</ent> inhibited growth.",
    "Mice were treated with <ent label=DRUG>recombinant IL-15</ent> for a week.",
    "Administration of a <ent label=DRUG>MSLN-directed immunotoxin</ent> was tolerated.",
]
NOT_GIVEN = [
    "CD19 CAR-T cells have changed the treatment of lymphoma.",
    "An anti-PD-1 antibody reduced tumor growth in mice.",
    "Compound 12 of the list was described.",
    "A bispecific antibody is a protein.",
    "HER2-positive tumors shrank.",
]


@pytest.mark.parametrize("sentence", GIVEN)
def test_a_construct_that_acts_or_is_given(nlp: Language, sentence: str) -> None:
    check(nlp, sentence, "DRUG", "drugs.construct")


@pytest.mark.parametrize("sentence", NOT_GIVEN)
def test_classes_are_no_drugs(nlp: Language, sentence: str) -> None:
    check(nlp, sentence, "DRUG")


def test_beside_a_named_drug_a_construct_is_none(nlp: Language) -> None:
    assert [s.text for s in spans(nlp, "Erlotinib shrank tumors; anti-CD70 CAR T cells cured mice.", "DRUG")] == ["Erlotinib"]


def test_one_key_for_one_construct() -> None:
    assert construct_key("anti-CD70 CAR T cells") == construct_key("CD70-redirected CAR-T cells")
    assert construct_key("anti-CD70 ADC") == construct_key("CD70-targeting antibody-drug conjugates")
    assert construct_key("anti-CD70 ADC") != construct_key("anti-CD71 ADC")
    assert construct_key("the cells") is None


def test_a_chemical_name() -> None:
    name = "4-[2-(4-aminopiperidin-1-yl)-5-(3-fluoro-4-methoxyphenyl)-1-methyl-6-oxopyrimidin-4-yl]-2-fluorobenzonitrile"
    text = f"We report the inhibitor ({name}). It was potent, and 1,25-dihydroxy forms were seen."
    assert [text[a:b] for a, b in find_chemical(text)] == [name]
    assert find_chemical("anti-CD70-(GGGGS)3-VHH-4-1BB-CD3-zeta-construct-made-here") == []


def test_a_short_form_that_a_model_resists(nlp: Language) -> None:
    assert {s.id for s in spans(nlp, "CCNU-resistant lines took up less CCNU.", "DRUG")} == {"lomustine"}


def test_lines_by_their_codes_are_no_drugs(nlp: Language) -> None:
    check(nlp, "QBX-939 and HUH-28 cells were grown.", "DRUG")
    check(nlp, "<ent label=DRUG>QBX-939</ent> and radiation shrank tumors.", "DRUG")
