"""Events that are spoken of and did not happen to a number of patients; every sentence is written for these tests."""

import pytest

from abstract2kb.pipeline import extract_text

from .test_events_in_prose import facts


@pytest.mark.parametrize(
    "text",
    [
        "In all, 40 patients were treated. Survival was no longer in patients without pneumonitis than in those who did not develop rash.",
        "CAR-T cell therapy is associated with toxicities including neurotoxicity and infections.",
        "Severe CRS was associated with an increased risk of late neutropenia.",
        "Absence of eye symptoms does not exclude corneal toxicity on this drug.",
        "No significant survival differences were seen with other irAEs (colitis or pneumonitis).",
        "No differences were seen between the two groups, in the incidence of dose changes for hepatic toxicity or neutropenia.",
        "All but one patient had at least one adverse event.",
        "The commonest adverse events at an incidence of <5% are listed apart.",
        "For patients with grade 3 AEs, 58% had their first event after cycle 1.",
    ],
)
def test_nothing_is_told(text):
    assert facts(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("There were no patients with grade 4 neutropenia.", [("neutropenia", "4", None, None, None, "no any")]),
        ("No DLTs and no colitis were seen.", [("DLTs", None, None, None, None, "no DLT"), ("colitis", None, None, None, None, "no any")]),
        (
            "Adverse events were seen: the treatment was associated with fever and rash.",
            [("fever", None, None, None, None, "any"), ("rash", None, None, None, None, "any")],
        ),
        ("Two patients who developed pneumonitis stopped treatment.", [("pneumonitis", None, 2, None, None, "any")]),
        (
            "The rate of grade 5 pneumonitis rose from 1% to 2%.",
            [("pneumonitis", "5", None, None, 1.0, "any"), ("pneumonitis", "5", None, None, 2.0, "any")],
        ),
        ("Between 1% and 10% of patients had hallucinations (7%).", [("hallucinations", None, None, None, 7.0, "any")]),
        (
            "Only 3 patients had nausea, none of which grade 3.",
            [("nausea", None, 3, None, None, "any"), ("nausea", "3", None, None, None, "no any")],
        ),
        ("The main hematologic toxicity was anemia, seen in 9 patients (30%).", [("anemia", None, 9, None, 30.0, "any")]),
    ],
)
def test_what_is_told_or_denied_stays(text, expected):
    assert facts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The most frequent adverse events leading to dose reduction were rash (7%), oedema (5%) and fatigue (3%).", []),
        ("Dose reductions were needed for neutropenia (18%) and diarrhea (9%).", []),
        ("Neutropenia (20%) and rash (4%) were the main reasons for dose delays.", []),
        ("Four of the 6 patients required dose interruption due to ocular toxicity.", []),
        ("Rash occurred in 20% and led to a dose reduction in 8% of patients.", [("Rash", None, None, None, 20.0, "any")]),
        (
            "Rash and diarrhea each led to treatment discontinuation in 2% of patients.",
            [("Rash", None, None, None, 2.0, "discontinuation"), ("diarrhea", None, None, None, 2.0, "discontinuation")],
        ),
        ("Rash led to dose reduction in 8% and to discontinuation in 2% of patients.", [("Rash", None, None, None, 2.0, "discontinuation")]),
        (
            "Adverse reactions which required permanent discontinuation in 1% or more of patients included pneumonitis (2%) and fatigue (1%).",
            [("pneumonitis", None, None, None, 2.0, "discontinuation"), ("fatigue", None, None, None, 1.0, "discontinuation")],
        ),
        (
            "The adverse events leading to discontinuation of dulotinib were pneumonitis (3%) and rash (2%).",
            [("pneumonitis", None, None, None, 3.0, "discontinuation"), ("rash", None, None, None, 2.0, "discontinuation")],
        ),
        ("There was one discontinuation related to dulotinib.", [("discontinuation related to dulotinib", None, 1, None, None, "discontinuation")]),
    ],
)
def test_what_events_made_of_the_treatment(text, expected):
    assert facts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Fatal adverse reactions occurred in 4% of patients, including pneumonia (1.5%) and sepsis (1%).",
            [
                ("Fatal adverse reactions", None, None, None, 4.0, "death"),
                ("pneumonia", None, None, None, 1.5, "death"),
                ("sepsis", None, None, None, 1.0, "death"),
            ],
        ),
        ("Fatal outcomes due to ILD occurred in 1% of patients.", [("ILD", None, None, None, 1.0, "death")]),
        (
            "One treatment-related death was reported, and anemia (20%) was frequent.",
            [("treatment-related death", None, 1, None, None, "death"), ("anemia", None, None, None, 20.0, "any")],
        ),
    ],
)
def test_fatal_events_named(text, expected):
    assert facts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3/4 grade CRS occurred in 5 patients (12%).", [("CRS", "3-4", 5, None, 12.0, "any")]),
        ("In all, 16 patients (28.6%) had 17 infections.", [("infections", None, 16, None, 28.6, "any")]),
        ("Thirty patients experienced different grades of CRS.", [("CRS", None, 30, None, None, "any")]),
        (
            "Myelosuppression was the main toxicity, with 17 (74%) patients experiencing grade 3 leukopenia.",
            [("Myelosuppression", None, None, None, None, "any"), ("leukopenia", "3", 17, None, 74.0, "any")],
        ),
    ],
)
def test_counts(text, expected):
    assert sorted(facts(text), key=str) == sorted(expected, key=str)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "ILD: 6 pts (8.3%) – 4 G1, 1 G2, 1 G5.",
            [
                ("ILD", None, 6, None, 8.3, "any"),
                ("ILD", "1", 4, None, None, "any"),
                ("ILD", "2", 1, None, None, "any"),
                ("ILD", "5", 1, None, None, "any"),
            ],
        ),
        (
            "CRS occurred in 20 patients: 12 grade 1, 6 grade 2, and 2 grade 3.",
            [
                ("CRS", None, 20, None, None, "any"),
                ("CRS", "1", 12, 20, None, "any"),
                ("CRS", "2", 6, 20, None, "any"),
                ("CRS", "3", 2, 20, None, "any"),
            ],
        ),
        (
            "Dose-limiting rash was seen in two of seven and two of eight patients.",
            [("rash", None, 2, 7, None, "any"), ("rash", None, 2, 8, None, "any")],
        ),
        ("The main cause of death being septic shock (78%), survival was short.", []),
        (
            "Adverse events with a 2% greater incidence in one arm were pneumonia (15%) and gout (4%).",
            [("pneumonia", None, None, None, 15.0, "any"), ("gout", None, None, None, 4.0, "any")],
        ),
    ],
)
def test_numbers_and_their_grades(text, expected):
    assert facts(text) == expected


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("Rash and diarrhea were the dose-limiting toxicities.", "DLT"),
        ("DLTs at 60–100 mg included rash and diarrhea.", "DLT"),
        ("Serious side effects occurred in 48%; the most frequent (≥2%) were rash (7%) and diarrhea (4%).", "serious"),
        ("The most common adverse events resulting in permanent discontinuation (≥1%) were rash (3%) and diarrhea (2%).", "discontinuation"),
    ],
)
def test_the_kind_of_listed_events(text, category):
    assert [(term.lower(), kind) for term, *_, kind in facts(text) if "side" not in term] == [("rash", category), ("diarrhea", category)]


def test_words_that_go_on_are_no_arm(records):
    found = records("Grade 3 CRS was observed in 1 of the first 3 pts treated on cohort 3 while 3 pts had grade 2 CRS.").adverse_events
    assert all(e.arm is None or not e.arm.endswith("while") for e in found)
    assert found


def test_a_grade_is_no_arm(records):
    found = records("Leucopenia G1-4: 70.6%; G3: 24.7%; G4: 6%.").adverse_events
    assert [(e.grade, e.percent, e.arm) for e in found] == [("1-4", 70.6, None), ("3", 24.7, None), ("4", 6.0, None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("59 patients were assessed for response and 64 patients for adverse events.", []),
        ("59 patients on nivolumab were evaluable for response, 64 for adverse events and 20 had adverse events of grade 3.", [20]),
        ("Nivolumab: 64 patients had adverse events.", [64]),
        ("Nivolumab: 64 patients were hospitalized for adverse events.", [64]),
        ("Nivolumab: we treated 3 patients for neutropenia and 4 patients for fever.", [3, 4]),
    ],
)
def test_so_many_for_adverse_events_were_only_watched(text: str, expected: list[int]) -> None:
    assert [e.n for e in extract_text(text).adverse_events] == expected
