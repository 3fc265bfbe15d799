"""Constructions that authors not met before use to tell of adverse events; every sentence is written for these tests."""

import pytest

from .test_events_in_prose import Fact, facts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "There was one DLT (grade 3 fatigue).",
            [("DLT", None, 1, None, None, "DLT"), ("fatigue", "3", 1, None, None, "DLT")],
        ),
        (
            "One of six patients had a dose-limiting toxicity of grade 3 hepatitis.",
            [("dose-limiting toxicity", None, 1, 6, None, "DLT"), ("hepatitis", "3", 1, 6, None, "DLT")],
        ),
        (
            "Two patients had DLTs at 3 mg/kg: grade 4 thrombocytopenia and grade 3 colitis.",
            [("DLTs", None, 2, None, None, "DLT"), ("thrombocytopenia", "4", 1, None, None, "DLT"), ("colitis", "3", 1, None, None, "DLT")],
        ),
        (
            "Two DLTs were noted: one in cohort A (grade 3 rash), one in cohort B (pneumonitis).",
            [("DLTs", None, 2, None, None, "DLT"), ("rash", "3", 1, None, None, "DLT"), ("pneumonitis", None, 1, None, None, "DLT")],
        ),
        (
            "Three patients had a DLT attributed to grade 4 hepatitis.",
            [("DLT", None, 3, None, None, "DLT"), ("hepatitis", "4", 3, None, None, "DLT")],
        ),
        (
            "Two treatment-related deaths occurred (sepsis and pneumonitis).",
            [
                ("treatment-related deaths", None, 2, None, None, "death"),
                ("sepsis", None, 1, None, None, "death"),
                ("pneumonitis", None, 1, None, None, "death"),
            ],
        ),
    ],
)
def test_a_count_of_events_names_them(text: str, expected: list[Fact]) -> None:
    assert facts(text) == expected


def test_a_count_of_more_than_are_named_says_nothing_of_each() -> None:
    assert ("rash", None, 1, None, None, "DLT") not in facts("Five patients had DLTs (rash and fatigue).")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Any grade and grade ≥3 colitis were 6% and 1%.", [(None, 6.0), (">=3", 1.0)]),
        ("Grade 3, 4 and 5 adverse events were reported in 40%, 12% and 2% of patients.", [("3", 40.0), ("4", 12.0), ("5", 2.0)]),
        ("Grade 3 and 4 neutropenia occurred in 20% and 10% of patients, respectively.", [("3", 20.0), ("4", 10.0)]),
        ("Grade 3 and grade 4 rash was seen in 8% of patients.", [("3-4", 8.0)]),
        ("Neutropenia of grade 3 or 4 was seen in 20% vs 10%.", [("3-4", 20.0), ("3-4", 10.0)]),
        (
            "Grade ≥3 events were neutropenia (31%; 95% CI, 30-32), rash (23%; 95% CI, 10-35) and anemia (22%; 95% CI, 21-23).",
            [(">=3", 31.0), (">=3", 23.0), (">=3", 22.0)],
        ),
        ("Serious events were colitis in 4% including 1% grade 3, and ileus in 2%.", [(None, 4.0), (None, 2.0), ("3", 1.0)]),
        ("Grade ≥3 AEs: rash (8% vs 5%) Pneumonitis: 13% vs 1%", [(">=3", 8.0), (">=3", 5.0), (None, 13.0), (None, 1.0)]),
    ],
)
def test_grades_stand_coordinated_or_end_with_their_entry(text: str, expected: list[tuple[str | None, float]]) -> None:
    assert [(grade, percent) for _, grade, _, _, percent, _ in facts(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Acute and chronic hepatitis occurred in 12 (30%) and 8 (20%) patients.", ["Acute hepatitis", "chronic hepatitis"]),
        (
            "Decreased lymphocytes (15%), neutrophils (10%), and platelets (8%) were the commonest grade 3 events.",
            ["Decreased lymphocytes", "Decreased neutrophils", "Decreased platelets"],
        ),
        (
            "Grade 3 events were hypertension (35%) and increased concentration of alanine aminotransferase (23%).",
            ["hypertension", "increased concentration of alanine aminotransferase"],
        ),
        ("Grade 3 AEs included cardiac issues (5%), infections (20%), and neuropathy (3%).", ["cardiac issues", "infections", "neuropathy"]),
        ("Grade 3 AEs were similar (20%), and infections (20%) too.", ["AEs", "infections"]),
        ("The toxic effects were rash (20%) and fatigue (10%).", ["rash", "fatigue"]),
    ],
)
def test_the_term_is_whole(text: str, expected: list[str]) -> None:
    assert [term for term, *_ in facts(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Tumor lysis syndrome occurred in three patients, with one death.",
            [("Tumor lysis syndrome", None, 3, None, None, "any"), ("Tumor lysis syndrome", None, 1, None, None, "death")],
        ),
        (
            "Colitis was seen in two patients (one grade 3, one grade 4).",
            [("Colitis", None, 2, None, None, "any"), ("Colitis", "3", 1, None, None, "any"), ("Colitis", "4", 1, None, None, "any")],
        ),
        ("Colitis occurred in 9% and 7% died on study.", [("Colitis", None, None, None, 9.0, "any")]),
        ("Colitis occurred in 77%, 48% of whom received steroids.", [("Colitis", None, None, None, 77.0, "any")]),
        ("Colitis occurred in 36%, managed with steroids in 33%.", [("Colitis", None, None, None, 36.0, "any")]),
        (
            "Grade ≥3 related AEs occurred in 9/26 patients (34.6%) and one discontinued for anemia.",
            [("related AEs", ">=3", 9, 26, 34.6, "treatment-related"), ("anemia", None, 1, None, None, "discontinuation")],
        ),
        (
            "Adverse events that were suspected to be related to treatment occurred in 73% of patients.",
            [("Adverse events", None, None, None, 73.0, "treatment-related")],
        ),
    ],
)
def test_what_a_sentence_goes_on_to_say(text: str, expected: list[Fact]) -> None:
    assert facts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Withhold the drug for grade 3 pneumonitis and watch for cough.",
        "Patients with poorly controlled hypertension or grade 3 bleeding were excluded.",
        "CRS typically manifests as fever and hypotension.",
        "For patients without rash, the rate was 24%.",
    ],
)
def test_instructions_exclusions_and_descriptions_tell_of_no_event(text: str) -> None:
    assert facts(text) == []


def test_a_denial_ends_with_its_verb() -> None:
    assert facts("No DLTs were observed, and adverse events included nausea and rash.") == [
        ("DLTs", None, None, None, None, "no DLT"),
        ("nausea", None, None, None, None, "any"),
        ("rash", None, None, None, None, "any"),
    ]


def test_the_heterogeneity_of_a_pooled_rate_is_no_event() -> None:
    assert [percent for *_, percent, _ in facts("The incidence of treatment-related AEs was 91% (95% CI, 90-92; I2 = 95.9%).")] == [91.0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One patient (2%) had a grade 4 event of keratitis.", [("keratitis", "4", 1, None, 2.0, "any")]),
        (
            "No patients had grade ≥3 TEAEs of colitis or rash.",
            [("colitis", ">=3", None, None, None, "no any"), ("rash", ">=3", None, None, None, "no any")],
        ),
        ("There were no capillary leak syndrome TEAEs.", [("capillary leak syndrome", None, None, None, None, "no any")]),
        ("Neurologic AEs consistent with encephalopathy occurred in 1 patient (3%).", [("Neurologic AEs", None, 1, None, 3.0, "any")]),
        ("None of the eye toxicities were permanent.", []),
        ("Toxicity was seen in 12 patients and 60% of them had that toxicity resolve.", [("Toxicity", None, 12, None, None, "any")]),
        ("Clinical signs of CRS may include fever and hypotension, among other adverse events.", []),
        ("Two of 40 patients had rash (5%), and 53 (56%) patients showed a decline in vision.", [("rash", None, 2, 40, 5.0, "any")]),
        (
            "Colitis of grade 1 was seen; one patient progressed to grade 3 colitis.",
            [("colitis", "3", 1, None, None, "any"), ("Colitis", "1", None, None, None, "any")],
        ),
    ],
)
def test_events_named_by_kind_or_likeness(text: str, expected: list[Fact]) -> None:
    assert sorted(facts(text), key=str) == sorted(expected, key=str)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "ALT and AST elevations occurred in 25% and 20% of patients.",
            [("ALT elevations", None, None, None, 25.0, "any"), ("AST elevations", None, None, None, 20.0, "any")],
        ),
        ("Raised ALT/AST was seen in 10.6%.", [("Raised ALT/AST", None, None, None, 10.6, "any")]),
        ("ALT elevation was attributed to the drug in nine patients.", [("ALT elevation", None, 9, None, None, "any")]),
        ("Only 2 patients (2/360) experienced colitis.", [("colitis", None, 2, 360, None, "any")]),
        ("In all, 127 (66.1%) of 192 patients had at least 1 rash of any grade.", [("rash", None, 127, 192, 66.1, "any")]),
        ("In all, 40 (80%) of 50 patients had 1 or more infections.", [("infections", None, 40, 50, 80.0, "any")]),
        (
            "Nausea was seen in 44.0% (95% CI, 41.0-47.1; I2 = 88%) and rash in 12.0% (95% CI, 10.2-13.9; I2 = 71%).",
            [("Nausea", None, None, None, 44.0, "any"), ("rash", None, None, None, 12.0, "any")],
        ),
        (
            "A pooled 31.0% (95% CI, 28.0-34.0; I2 = 80%) had neutropenia.",
            [("neutropenia", None, None, None, 31.0, "any")],
        ),
        (
            "The most frequent adverse events, occurring in 23% to 36% of patients, were rash and fatigue.",
            [("rash", None, None, None, None, "any"), ("fatigue", None, None, None, None, "any")],
        ),
        (
            "Thirty-six patients (84%) had grade ≥3 AEs; anemia and fatigue were most common.",
            [("AEs", ">=3", 36, None, 84.0, "any"), ("anemia", ">=3", None, None, None, "any"), ("fatigue", ">=3", None, None, None, "any")],
        ),
    ],
)
def test_laboratory_values_in_pairs_and_how_often_a_list_was_seen(text: str, expected: list[Fact]) -> None:
    assert facts(text) == expected
