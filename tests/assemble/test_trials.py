"""Trials by name and number, and which trial a place in the text is about. All sentences and most names are made up."""

import pytest

LONG = "This line only makes the text a report on many things, and tells of nothing that matters here.\n" * 70


def names(extraction):
    return sorted(s.acronym.value for s in extraction.studies if s.acronym)


def study_of(extraction, name):
    return next(s for s in extraction.studies if name in ((s.acronym.value if s.acronym else None), *(r.value for r in s.registry_ids)))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("In ZARQUON-12 (NCT05396885) QRX-1234 was safe.", ["ZARQUON-12"]),
        ("QRX-1234 is in the phase 2 LANTERN trial.", ["LANTERN"]),
        ("QRX-1234 is in LANTERN (NCT05396885).", ["LANTERN"]),
        ("The open-label BRIGHTSIDE study of QRX-1234 is enrolling.", ["BRIGHTSIDE"]),
        ("KEYNOTE-522 tested pembrolizumab.", ["KEYNOTE-522"]),
        ("QRX-1234 failed in Study 309.", ["Study 309"]),
        ("QRX-1234 was given in study ZB-044 (NCT05396885).", ["ZB-044"]),
        ("QUINCE 3.041 (NCT05396885) tested QRX-1234; QUINCE-3.041 met its endpoint.", ["QUINCE 3.041"]),
        ("The trial, named ORIOLE, gave QRX-1234.", ["ORIOLE"]),
        ("QRX-1234 was given in EV-302/KEYNOTE-A39 (NCT05396885).", ["EV-302/KEYNOTE-A39"]),
        ("QRX-1234 is in PROT-QRX-001 (NCT05396885).", ["PROT-QRX-001"]),
        ("At ASCO 2023 QRX-1234 was shown in MC38 and OVCAR-3 tumours by grant CA-12345.", []),
        ("QRX-1234 showed an ORR of 40% by RECIST 1.1 in patients with ECOG 0 and EGFR T790M.", []),
        ("The JAVELIN programme moved on without QRX-1234.", []),
        ("Cohort 2 of the study gave QRX-1234; Part 1 (n = 12) is over.", []),
        ("Abbreviations: NSCLC, non-small cell lung cancer; TPC, treatment of physician's choice.\nThe NSCLC trial of QRX-1234 began.", []),
        ("OPEN LABEL TRIAL NEWS: QRX-1234 was shown.", []),
        ("QRX-1234 worked.\nReferences\n1. Doe J, et al. J Clin Oncol 2021 (PIVOTAX-2 trial).", []),
    ],
)
def test_names_of_trials(records, text, found):
    assert names(records(LONG + text)) == sorted(found)


def test_a_number_and_a_name_are_one_trial_wherever_the_name_stands(records):
    extraction = records(LONG + "In ZARQUON-12 (NCT05396885) QRX-1234 was safe.\nLater, ZARQUON-12 enrolled 81 patients with melanoma.")
    (study,) = extraction.studies
    assert [r.value for r in study.registry_ids] == ["NCT05396885"]
    assert study.enrollment.value == 81


@pytest.mark.parametrize(
    ("text", "enrollment"),
    [
        ("ZARQUON-12 (NCT05396885; n = 222) gave QRX-1234.", 222),
        ("In ZARQUON-12 (NCT05396885), 168 patients with melanoma were allotted to QRX-1234 or placebo.", 168),
        ("ZARQUON-12 (NCT05396885), phase 3, open-label, N = 1,296, gave QRX-1234.", 1296),
        ("ZARQUON-12 (NCT05396885) plans to randomise about 376 patients to QRX-1234.", 376),
        ("In ZARQUON-12 (NCT05396885) 22 of 137 patients responded to QRX-1234.", None),
        ("In cohort 2 of ZARQUON-12 (NCT05396885), 114 patients received QRX-1234.", None),
        ("The ORR was 43% among 30 patients in ZARQUON-12 (NCT05396885) on QRX-1234.", None),
    ],
)
def test_the_patients_of_a_trial_among_others(records, text, enrollment):
    study = study_of(records(LONG + text), "ZARQUON-12")
    assert (study.enrollment.value if study.enrollment else None) == enrollment


def test_facts_do_not_go_from_one_trial_to_the_next(records):
    text = (
        "In the randomized phase 3 ZARQUON-12 trial (NCT05396885), 300 patients received QRX-1234, "
        "while the single-arm phase 1 ZARQUON-15 trial (NCT05396886) gave ZPB-4410."
    )
    first, second = (study_of(records(LONG + text), f"ZARQUON-{n}") for n in (12, 15))
    assert (first.phase.value, [d.value for d in first.design], first.enrollment.value) == ("Phase 3", ["randomized"], 300)
    assert (second.phase.value, [d.value for d in second.design], second.enrollment) == ("Phase 1", ["single-arm"], None)


def test_outcomes_go_to_the_trial_named_last_in_the_paragraph(records):
    text = (
        "In ZARQUON-12 (NCT05396885) QRX-1234 was given. The ORR was 40%.\n"
        "In ZARQUON-15 (NCT05396886) ZPB-4410 was given. The ORR was 21%.\n"
        "The ORR with another drug was 11%."
    )
    extraction = records(LONG + text)
    studies = {s.id: s.acronym.value for s in extraction.studies}
    assert {o.percent: studies.get(o.study) for o in extraction.outcomes} == {40: "ZARQUON-12", 21: "ZARQUON-15", 11: None}


def test_a_background_trial_keeps_its_sentence_and_no_more(records):
    text = (
        "QRX-1234 in melanoma: the LANTERN trial\n"
        "Background: In ZARQUON-12 the ORR with docetaxel was 9%. Methods: 80 patients received QRX-1234. "
        "Results: The ORR was 40%. Clinical trial information: NCT05396885."
    )
    extraction = records(text)
    studies = {s.id: s.acronym.value for s in extraction.studies}
    assert [r.value for r in study_of(extraction, "LANTERN").registry_ids] == ["NCT05396885"]
    assert {o.percent: studies[o.study] for o in extraction.outcomes} == {9: "ZARQUON-12", 40: "LANTERN"}


def test_an_abstract_without_name_or_number_is_one_study(records):
    (study,) = records("In this phase 2 study, 44 patients with melanoma received QRX-1234. The ORR was 40%.").studies
    assert (study.acronym, study.registry_ids, study.enrollment.value) == (None, (), 44)


ROLES = [
    ("QRX-1234 plus pembrolizumab in melanoma.", "pembrolizumab", "partner"),
    ("QRX-1234 + pembrolizumab in melanoma.", "pembrolizumab", "partner"),
    ("QRX-1234 against docetaxel in melanoma.", "docetaxel", "comparator"),
    ("patients received QRX-1234 or docetaxel.", "docetaxel", "comparator"),
    ("QRX-1234 was compared with physician's choice of docetaxel, gemcitabine or eribulin.", "gemcitabine", "comparator"),
    ("QRX-1234 followed after prior ipilimumab.", "ipilimumab", "mentioned"),
    ("QRX-1234 was given.", "QRX-1234", "subject"),
    ("olaparib was given.", "olaparib", "subject"),
]


@pytest.mark.parametrize(("text", "name", "role"), ROLES)
def test_the_part_of_an_asset_in_a_trial(records, text, name, role):
    extraction = records(f"{LONG}In the phase 3 ZARQUON-12 trial (NCT05396885), {text}")
    assert next(a.role.value for a in extraction.assets if a.name == name) == role


def test_the_trial_is_its_leads_and_partners_and_its_phase_the_leads(records):
    extraction = records(f"{LONG}In the phase 3 ZARQUON-12 trial (NCT05396885) QRX-1234 plus pembrolizumab was tested against docetaxel.")
    assets = {a.name: a for a in extraction.assets}
    assert [bool(assets[n].trials) for n in ("QRX-1234", "pembrolizumab", "docetaxel")] == [True, True, False]
    assert (assets["QRX-1234"].stage.value, assets["pembrolizumab"].stage) == ("Phase 3", None)
    assert [c.value for c in assets["pembrolizumab"].combinations] == ["QRX-1234"]


def test_what_the_paragraph_is_about_leads_a_trial_that_names_only_partners(records):
    text = "QRX-1234 is an antibody. With pembrolizumab in ZARQUON-12 (NCT05396885), responses were seen."
    study = study_of(records(LONG + text), "ZARQUON-12")
    assert len(study.assets) == 2


def test_the_number_in_the_line_of_registration_is_the_titles_trial(records):
    text = (
        "QRX-1234 in melanoma: the phase 3 LANTERN trial\n"
        "Background: QRX-1234 was active in an earlier study (NCT05396886). Methods: 80 patients receive QRX-1234. "
        "Clinical trial information: NCT05396885."
    )
    assert [r.value for r in study_of(records(text), "LANTERN").registry_ids] == ["NCT05396885"]


def test_a_word_after_a_company_that_is_a_trial_is_no_drug(records):
    extraction = records(LONG + "Pfizer's ORIOLE (NCT05396885) of QRX-1234 reads out next.")
    assert (names(extraction), [a.name for a in extraction.assets]) == (["ORIOLE"], ["QRX-1234"])
