"""Companies by lexicon and by form; departments, journals and ordinary words are none."""

from __future__ import annotations

import pytest
from examples import check
from spacy.language import Language

from abstract2kb.nlp.pipes.companies import new_companies

LEXICON = [
    "The drug is made by <ent label=COMPANY id=Sanofi>Sanofi</ent>.",
    'The drug is made by <ent label=COMPANY id="Bristol Myers Squibb">BMS</ent>.',
    'The drug is made by <ent label=COMPANY id="Bristol Myers Squibb">Bristol-Myers Squibb</ent>.',
    'The drug is made by <ent label=COMPANY id="Merck & Co.">Merck & Co</ent>.',
    'The drug is made by <ent label=COMPANY id="Merck KGaA">Merck KGaA</ent>.',
    "<ent label=COMPANY id=argenx>argenx</ent> makes it.",
    "<ent label=COMPANY id=BeiGene>BeiGene</ent>’s drug was given.",
    'The drug (<ent label=COMPANY id="Nektar Therapeutics">Nektar</ent>/<ent label=COMPANY id="Bristol Myers Squibb">BMS</ent>) was given.',
    "Patients with <ent label=COMPANY id=CSPC>CSPC Pharmaceutical</ent> drugs.",
]
CUED = [
    '<ent label=COMPANY id="Relay Therapeutics">Relay</ent>’s inhibitor was given.',
    'The drug (<ent label=COMPANY id="Relay Therapeutics">Relay</ent>) was given.',
]
FORM = [
    'The drug of <ent label=COMPANY id="Novelix Therapeutics">Novelix Therapeutics</ent> was given.',
    'The drug of <ent label=COMPANY id="Zorbamed Pharmaceuticals">Zorbamed Pharmaceuticals</ent>, Inc. was given.',
    "The drug of <ent label=COMPANY id=Quantiva>Quantiva</ent>, Inc. was given.",
    'Sponsor: <ent label=COMPANY id="Blue Heron Biosciences">Blue Heron Biosciences</ent>.',
]
NOT_FOUND = [
    "Department of Medical Oncology, University Hospital, Springfield.",
    "Division of Gynecologic Oncology and Institute of Cell Therapy.",
    "It was published in the Journal of Clinical Oncology and Lancet Oncology.",
    "American Society of Clinical Oncology and Society for Immunotherapy of Cancer.",
    "Relay of signals to the nucleus was blocked.",
    "The signal relay, the kite and the vertex were drawn.",
    "Patients with mCSPC were enrolled.",
    "Novel Therapeutics and Targeted Therapies were discussed.",
    "Cell Therapy was given to all.",
    "The AG allele and SE of the mean.",
]


@pytest.mark.parametrize("sentence", [*LEXICON, *CUED])
def test_found_by_lexicon(nlp: Language, sentence: str) -> None:
    check(nlp, sentence, "COMPANY", "companies.lexicon")


@pytest.mark.parametrize("sentence", FORM)
def test_found_by_form(nlp: Language, sentence: str) -> None:
    check(nlp, sentence, "COMPANY", "companies.form")


@pytest.mark.parametrize("sentence", NOT_FOUND)
def test_not_found(nlp: Language, sentence: str) -> None:
    check(nlp, sentence, "COMPANY")


def test_new_companies_keep_their_place() -> None:
    text = "We thank the Novelix Therapeutics, Inc. team."
    ((start, end, name),) = new_companies(text)
    assert text[start:end] == name == "Novelix Therapeutics"


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("Novakine reported that its mutein NVK-8 expanded T cells.", "Novakine"),
        ("Velkora (poster 1742). VKM-90 is an oral inhibitor.", "Velkora"),
        ("Velkora’s lead VKM-90 cut tumor volume.", "Velkora"),
        ("VKM-90 from Velkora, an oral inhibitor, was safe.", "Velkora"),
        ("Antibex described AB-3 ADC.", "Antibex"),
        ("VKM-90 (Velkora): TGI 80%.", "Velkora"),
    ],
)
def test_a_coined_name_beside_a_code_of_its_letters_is_a_company(nlp, text, company):
    doc = nlp(text)
    assert [s.text for s in doc.spans["COMPANY"]] == [company]


@pytest.mark.parametrize(
    "text",
    [
        "Novel NVK-8 analogues were made.",
        "Investigators described QX-12 in mice.",
        "PLR-20 (Pelrotinib) was safe.",
        "Zhang presented VKM-90 data.",
        "VKM-90, Velcade and dexamethasone were given.",
        "Researchers presented RSX-12 in mice.",
    ],
)
def test_other_capitals_beside_a_code_are_no_company(nlp, text):
    doc = nlp(text)
    assert not doc.spans["COMPANY"]
