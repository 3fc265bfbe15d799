"""Events that are spoken of and did not happen to a number of patients; every sentence is written for these tests."""

import pytest

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


def test_a_grade_is_no_arm(records):
    found = records("Leucopenia G1-4: 70.6%; G3: 24.7%; G4: 6%.").adverse_events
    assert [(e.grade, e.percent, e.arm) for e in found] == [("1-4", 70.6, None), ("3", 24.7, None), ("4", 6.0, None)]
