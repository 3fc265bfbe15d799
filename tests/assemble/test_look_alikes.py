"""What looks like a company, a drug, a count or an effect by one of the rules, and is none; every sentence is written for these tests."""

from __future__ import annotations

import pytest

from abstract2kb.pipeline import extract_text


@pytest.mark.parametrize(
    "text",
    [
        "Results: RSO-021 was given to mice.",
        "Safety: STX-100 was well tolerated.",
        "Patients presented with progressive disease and received PT-112.",
        "Results presented here show that RLY-2608 is active.",
        "Dosing: DSX-100 was given twice a day.",
        "Findings: FND-12 was active in mice.",
    ],
)
def test_headings_and_common_words_beside_codes_of_their_letters_are_no_companies(text: str) -> None:
    words = text.replace(":", "").split()
    assert not {c.value for a in extract_text(text).assets for c in a.companies} & {words[0]}


@pytest.mark.parametrize(
    "text",
    [
        "PHQ-9 decreased by 30% after 12 weeks in 40 patients treated with nivolumab.",
        "EPIC-26 decreased after radiotherapy with nivolumab. ORR was 30% in 20 patients.",
        "QZI-12 increased from 30 to 45 with nivolumab.",
        "MRD 4 reached in 60% of patients treated with nivolumab.",
        "BMI 30 reduced the exposure to nivolumab.",
        "Patient-12 achieved a complete response with nivolumab.",
    ],
)
def test_scores_and_measures_that_rise_and_fall_are_no_drugs(text: str) -> None:
    assert [a.name for a in extract_text(text).assets] == ["nivolumab"]


def test_a_drug_that_makes_something_fall_is_one() -> None:
    assert [a.name for a in extract_text("QZI-12 decreased tumor volume by 80% in mice.").assets] == ["QZI-12"]


def test_numbers_behind_capitals_are_counts_unless_they_may_be_a_trials() -> None:
    text = "50 patients received nivolumab. Treatment-related events: neutropenia 10 (20%), DIARRHEA 12 (24%)."
    assert {(e.term.lower(), e.n) for e in extract_text(text).adverse_events} == {("neutropenia", 10), ("diarrhea", 12)}


@pytest.mark.parametrize(
    "text",
    [
        "Mice on MRTX1133 lived as long as vehicle controls.",
        "MRTX1133 kept body weight at control levels in mice.",
        "MRTX1133 kept tumors in control mice growing.",
        "MRTX1133 held tumors at the size of vehicle controls.",
    ],
)
def test_what_stays_as_in_controls_is_no_effect(text: str) -> None:
    assert not [f for f in extract_text(text).preclinical_findings if f.direction in ("increased", "decreased")]


@pytest.mark.parametrize("text", ["MRTX1133 held tumor growth under control in mice.", "MRTX1133 held tumors at their starting size in mice."])
def test_what_is_held_is_one(text: str) -> None:
    assert [f.direction for f in extract_text(text).preclinical_findings] == ["decreased"]


def test_a_dose_behind_a_list_is_no_whole() -> None:
    text = "Responses were seen in three patients in 5, 10 and 20 mg groups of nivolumab."
    assert [(o.n, o.total) for o in extract_text(text).outcomes] == [(3, None)]


def test_one_patient_group_without_the_median_leaves_it_reached() -> None:
    text = "The median OS with nivolumab was 12 months. OS of 12 months was reached in no patient with brain metastases."
    assert all(o.value != "NR" for o in extract_text(text).outcomes)


def test_percents_in_words_head_a_list_of_percents() -> None:
    text = "With nivolumab, common TEAEs in percent of patients were fatigue (45), nausea (30) and diarrhea (20). 120 patients were treated."
    assert all(e.n is None for e in extract_text(text).adverse_events)


def test_a_hyphenated_verb_has_the_forms_of_the_other() -> None:
    for written in ("regrew", "re-grew"):
        text = f"In mice, tumors {written} after MRTX1133 was stopped."
        assert [f.direction for f in extract_text(text).preclinical_findings] == ["increased"]
