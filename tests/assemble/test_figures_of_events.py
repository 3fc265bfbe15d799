"""Figures and grades of events in lists that leave words out; every sentence is written for these tests."""

import pytest

from abstract2kb.pipeline import extract_text
from abstract2kb.records import AdverseEvent

PAIR = "Eighty adults were randomly assigned sorafenib (n=41) or docetaxel (n=39). "


def events(text: str) -> list[AdverseEvent]:
    return list(extract_text(text).adverse_events)


def told(text: str) -> list[tuple[str, int | None, float | None, str | None]]:
    return [(e.term.lower(), None if e.absent else e.n, None if e.absent else e.percent, e.arm) for e in events(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fever, cough and rash were the main AEs, with grade 3-4 rates of 3.9%, 12.6% and 4.1%, respectively.", ["3-4", "3-4", "3-4"]),
        ("Diarrhea of grade >=3 was observed in 14% vs 2%, cough in 7% vs 1%, and rash in 9% vs 8%.", [">=3"] * 6),
        ("Grade 2 cough was found in 10 patients and alopecia was universal.", ["2", None]),
        ("Skin toxicity of grade 1, 2 and 3 was seen in 12%, 51% and 31% of women, respectively.", ["1", "2", "3"]),
        ("Diarrhea of grade 3 was observed in 14%; rash was seen in 9%.", ["3", None]),
    ],
)
def test_grades_of_lists(text: str, expected: list[str | None]) -> None:
    assert [e.grade for e in events("Sorafenib was given to 90 adults. " + text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Toxic deaths: 1 and 4.", [1, 4]),
        ("Discontinuations due to adverse events: 9 (active) and 2 (placebo).", [9, 2]),
        ("Pneumonitis was rare (1 vs 3 patients).", [1, 3]),
        ("Vomiting was seen three times more.", []),
    ],
)
def test_bare_numbers_of_two_arms(text: str, expected: list[int]) -> None:
    assert [e.n for e in events(text) if e.n is not None] == expected


def test_labels_behind_the_figures_of_a_bracket_hold_for_later_pairs() -> None:
    found = told("The commonest events were fever (4.6% ABX, 2.1% placebo) and rash (2.9% vs 3.3%).")
    assert [arm for *_, arm in found] == ["ABX", "placebo", "ABX", "placebo"]


def test_toxic_doses_each_with_its_patients() -> None:
    found = told(
        "Sorafenib was escalated. There was 1 DLT in the 40 mg cohort (grade 3 fever) and 3 DLTs in 5 patients at 80 mg (grade 3 rash, n=2; grade 3 "
        "cough, n=1). Two patients (11%) at 60 mg BD discontinued owing to related AEs."
    )
    assert {(term, n, arm) for term, n, _, arm in found} == {
        ("dlt", 1, "40 mg cohort"),
        ("dlts", 3, "80 mg"),
        ("fever", 1, "40 mg cohort"),
        ("rash", 2, "80 mg"),
        ("cough", 1, "80 mg"),
        ("discontinued owing to related aes", 2, "60 mg BD"),
    }


def test_but_in_none() -> None:
    found = told(PAIR + "Heart failure developed in three patients (7%) on sorafenib, but in none on docetaxel.")
    assert found == [("heart failure", 3, 7.0, "sorafenib"), ("heart failure", None, None, "docetaxel")]


def test_a_grade_and_the_arms_in_the_bracket_of_a_head() -> None:
    found = events(
        "The commonest AEs reported in 10% or more patients (grade 3 or 4, sorafenib v placebo) were fever (31% v 1%) and rash (11% v <1%)."
    )
    assert [(e.grade, e.percent, e.arm) for e in found] == [
        ("3-4", 31.0, "sorafenib"),
        ("3-4", 1.0, "placebo"),
        ("3-4", 11.0, "sorafenib"),
        ("3-4", 1.0, "placebo"),
    ]


def test_people_who_received_each_with_their_percent_behind_the_arm() -> None:
    found = told(
        PAIR
        + "Discontinuations because of adverse effects occurred in 7 patients who received sorafenib (17.1%) and 3 patients who received docetaxel "
        "(7.7%)."
    )
    assert [(n, percent, arm) for _, n, percent, arm in found] == [(7, 17.1, "patients who received sorafenib"), (3, 7.7, "docetaxel")]


def test_deaths_that_occurred_were_laid_to_the_drug() -> None:
    found = events(PAIR + "In the sorafenib group, 4 of 11 deaths that occurred during the treatment period were considered to be drug-related.")
    assert [(e.category.value, e.n, e.total, e.arm) for e in found] == [("death", 4, 11, "sorafenib group")]


def test_what_else_events_led_to() -> None:
    found = events("Adverse events led to dose interruption in 41% of pts, dose reduction in 19% and permanent discontinuation in 6%.")
    assert [(e.category.value, e.percent) for e in found] == [("any", 41.0), ("any", 19.0), ("discontinuation", 6.0)]


def test_three_percents_with_strokes() -> None:
    found = events("Toxicities in arms A/B/C: grade 4 neutropenia 31/26/42%, grade 3-4 anaemia 11/9/16%. Rash occurred in 5/40 patients.")
    assert [(e.grade, e.n, e.percent) for e in found if e.percent or e.n] == [
        ("4", None, 31.0),
        ("4", None, 26.0),
        ("4", None, 42.0),
        ("3-4", None, 11.0),
        ("3-4", None, 9.0),
        ("3-4", None, 16.0),
        (None, 5, None),
    ]


def test_deaths_of_a_new_clause_are_not_of_the_arm_before() -> None:
    found = told(
        "Thirty adults died, 21 in the standard group and 9 in the novel group; three deaths (two in the standard group) were treatment related. "
        "Grade 3 rectal toxicity was seen in 4 men."
    )
    assert (3, None) in [(n, arm) for _, n, _, arm in found]
    assert found[-1][0] == "rectal toxicity"


def test_grades_behind_pairs_hold_for_both_of_a_pair() -> None:
    found = events("Fever (61.0% vs 58.9%) and cough (12.1% vs 15.2%) were the most frequently reported grade 3 to 5 adverse events.")
    assert [(e.percent, e.grade) for e in found] == [(61.0, "3-5"), (58.9, "3-5"), (12.1, "3-5"), (15.2, "3-5")]


def test_the_size_of_the_next_sentence_is_none_of_a_count() -> None:
    found = events(
        "In phase I (n=12), DLTs were fever (1 patient) and grade 3 rash (1 patient) at level 3. In phase II (n=40), neutropenia was seen in 70%."
    )
    assert [(e.term.lower(), e.total) for e in found] == [("fever", 12), ("rash", 12), ("neutropenia", 40)]


def test_subjects_behind_a_heading() -> None:
    found = told("RESULTS: The 3-drug arm had more grade 3 fever (13 v 6%) and cough (9 v 3%) than the 2-drug arm.")
    assert [arm for *_, arm in found] == ["3-drug arm", "2-drug arm"] * 2


def test_later_pairs_after_the_treatment_and_the_control_group() -> None:
    found = told("Adverse events: fever 12 (30.0%) in the treatment group vs 22 (55.0%) in the control group; rash 10 (25.0%) vs 19 (47.5%).")
    assert [arm for *_, arm in found] == ["treatment group", "control group"] * 2


def test_not_that_of_another_event_is_no_denial() -> None:
    found = events(PAIR + "Sorafenib increased the incidence of grade 3 fever from 1% to 4% but not that of infection.")
    assert not any(e.absent for e in found)


def test_a_grade_before_the_numbers_of_two_arms() -> None:
    found = told("Cough grade 3: 4 (A) vs 6 (B). Fever grade 3: 4 of 9.")
    assert [n for _, n, *_ in found][:2] == [4, 6]
