"""Names, companies, targets and indications as press texts tell them; every sentence is written for the tests."""

import pytest

from tests.assemble.conftest import asset_named, stated

COMPANIES = [
    ("Novelix Therapeutics Ltd. received an IND approval to start a trial of QRX-1234.", ["Novelix Therapeutics"]),
    ("Amgen Inc. has received clearance from the FDA for QRX-1234, a small molecule.", ["Amgen"]),
    ("Amgen said it would disclose preclinical data of QRX-1234 in Paris.", ["Amgen"]),
    ("Amgen is a company that makes therapies for patients resistant to current regimens, using its lead asset QRX-1234.", ["Amgen"]),
]


@pytest.mark.parametrize(("text", "companies"), COMPANIES)
def test_whose_drug_it_is(records, text, companies):
    assert stated(asset_named(records(text), "QRX-1234").companies) == companies


def test_a_company_is_no_drug_because_of_what_it_makes(records):
    found = records("QRX-1234 will be developed by VelocBio, a bispecific ADC company that Amgen has set up.")
    assert [a.name for a in found.assets] == ["QRX-1234"]


def test_the_first_words_of_a_class_are_no_drug(records):
    found = records("The FDA cleared the bispecific Antibody-Drug Conjugate (ADC) candidate QRX-1234 of Amgen.")
    assert [a.name for a in found.assets] == ["QRX-1234"]


def test_a_payload_is_no_asset(records):
    found = records("QRX-1234 is an ADC of an anti-CLDN18.2 antibody conjugated to exatecan. The ORR with QRX-1234 was 29%.")
    assert [a.name for a in found.assets] == ["QRX-1234"]


def test_a_payload_that_is_given_too_is_an_asset(records):
    found = records(
        "QRX-1234 is an antibody conjugated to SN-38. Patients received QRX-1234 or irinotecan, and QRX-1234 with irinotecan-based payload."
    )
    assert {a.name for a in found.assets} == {"QRX-1234", "irinotecan"}


def test_an_inn_cut_short_at_a_hyphen_is_an_alias(records):
    found = records("Velorinatabart sesutecan is an ADC against FRα. Velorina-S was given to 40 patients; the ORR was 30%.")
    assert "Velorina-S" in stated(asset_named(found, "Velorinatabart sesutecan").aliases)


def test_another_hyphenated_word_is_no_alias(records):
    found = records("Velorinatabart sesutecan is an ADC against FRα. Stage-S and Theta-S are cohorts; the ORR was 30%.")
    assert stated(asset_named(found, "Velorinatabart sesutecan").aliases) == []


TARGETS = [
    ("QRX-1234 is a bispecific antibody that targets CLL-1 (also known as CLEC12A) and CD3.", ["CD3", "CLL-1"]),
    ("QRX-1234 is an ADC that targets overexpressed B7-H3 and ROR1, built by linking a topoisomerase I inhibitor.", ["B7-H3", "ROR1"]),
    ("Amgen showed its CD3-activating bispecific antibody QRX-1234.", ["CD3"]),
    ("Patients were given 68Ga-FAP-1234 for imaging.", ["FAP"]),
]


@pytest.mark.parametrize(("text", "targets"), TARGETS)
def test_what_it_binds(records, text, targets):
    asset = next(a for a in records(text).assets if "1234" in a.name)
    assert stated(asset.targets) == targets


def test_the_more_specific_indication_is_told(records):
    found = records("QRX-1234 was given to patients with lung cancer. QRX-1234 was given to 30 patients with small cell lung cancer.")
    assert [c.value for c in asset_named(found, "QRX-1234").conditions] == ["small cell lung cancer"]


def test_letters_of_a_research_code_are_no_indication(records, nlp_labels):
    assert nlp_labels("RMC-9805 was given to patients with melanoma.", "CONDITION") == ["melanoma"]


EVENTS = [
    ("neutropenia", "Neutrophil count decreased"),
    ("low platelets", "Platelet count decreased"),
    ("hand-foot syndrome", "Palmar-plantar erythrodysesthesia syndrome"),
    ("stomatitis", "Mucositis oral"),
    ("decreased appetite", "Anorexia"),
    ("pyrexia", "Fever"),
    ("taste changes", "Dysgeusia"),
    ("joint pain", "Arthralgia"),
    ("febrile neutropenia", "Febrile neutropenia"),
]


@pytest.mark.parametrize(("written", "term"), EVENTS)
def test_an_event_has_its_ctcae_term(records, written, term):
    found = records(f"In the phase 2 trial 60 patients received QRX-1234. The most common adverse events were {written} (22%) and chills (10%).")
    assert [e.term_normalized for e in found.adverse_events if e.percent == 22] == [term]
