"""Headings over several columns of result tables: what is measured below them, and the N of each part; every table is made for these tests."""

from __future__ import annotations

import pytest

from tests.assemble.test_study_cells import Rows, read


def told(rows: Rows, heads: int = 2) -> list[tuple[object, ...]]:
    """Endpoint, percent or time, N and arm of each result."""
    return [(o.endpoint.value, o.percent or o.value, o.total, o.arm) for o in read(rows, heads=heads).outcomes]


def events(rows: Rows, heads: int = 2) -> list[tuple[object, ...]]:
    """Term, grade, percent, N and category of each event."""
    return [(e.term, e.grade, e.percent, e.total, e.category.value) for e in read(rows, heads=heads).adverse_events]


PARTS = [
    ["Regimen", "Response depth, %", "<", "<", "Safety, %", "<", "<", "<"],
    ["", "N", "ORR", "≥CR", "N", "CRS any", "QTc gr ≥3", "ICANS"],
    ["olaparib", "208", "84.6", "76.9", "176", "76.1", "3.1", "4.5"],
    ["niraparib", "211", "67.3", "24.2", "–", "–", "–", "–"],
]


def test_each_part_of_the_columns_has_its_own_size_and_its_heading_is_no_arm() -> None:
    assert told(PARTS) == [
        ("ORR", 84.6, 208, "olaparib"),
        ("CR", 76.9, 208, "olaparib"),
        ("ORR", 67.3, 211, "niraparib"),
        ("CR", 24.2, 211, "niraparib"),
    ]


def test_a_heading_of_no_lexicon_beside_events_is_an_event() -> None:
    assert events(PARTS) == [
        ("CRS", None, 76.1, 176, "any"),
        ("QTc", ">=3", 3.1, 176, "any"),
        ("ICANS", None, 4.5, 176, "any"),
    ]


def test_all_events_stand_over_grades_sizes_and_single_events() -> None:
    rows = [
        ["Regimen", "Activity", "<", "<", "Treatment-related adverse events, %", "<", "<", "<"],
        ["", "Evaluable", "ORR, %", "Median PFS, mo", "Treated", "Any", "Grade ≥3", "Fatigue"],
        ["olaparib", "61", "44", "7.9", "70", "91", "22", "13"],
    ]
    assert told(rows) == [("ORR", 44.0, 61, "olaparib"), ("PFS", 7.9, None, "olaparib")]
    assert events(rows) == [
        ("Treatment-related adverse events", None, 91.0, 70, "treatment-related"),
        ("Treatment-related adverse events", ">=3", 22.0, 70, "treatment-related"),
        ("Fatigue", None, 13.0, 70, "treatment-related"),
    ]


def test_two_sizes_without_headings_over_them_are_each_of_what_follows() -> None:
    rows = [
        ["Regimen", "N evaluable", "ORR, %", "CR, %", "N treated", "Grade ≥3 AEs, %", "Rash, %"],
        ["olaparib", "61", "44", "7", "70", "22", "13"],
    ]
    assert told(rows, heads=1) == [("ORR", 44.0, 61, "olaparib"), ("CR", 7.0, 61, "olaparib")]
    assert events(rows, heads=1) == [("AEs", ">=3", 22.0, 70, "any"), ("Rash", None, 13.0, 70, "any")]


def test_arms_over_columns_stay_arms_with_the_sizes_below_them() -> None:
    rows = [
        ["Cohort", "olaparib", "<", "<", "niraparib", "<", "<"],
        ["", "N", "ORR, %", "CR, %", "N", "ORR, %", "CR, %"],
        ["PD-L1 positive", "40", "45", "10", "42", "30", "5"],
    ]
    assert told(rows) == [
        ("ORR", 45.0, 40, "olaparib, PD-L1 positive"),
        ("CR", 10.0, 40, "olaparib, PD-L1 positive"),
        ("ORR", 30.0, 42, "niraparib, PD-L1 positive"),
        ("CR", 5.0, 42, "niraparib, PD-L1 positive"),
    ]


def test_groups_of_patients_over_columns_stay_arms() -> None:
    rows = [
        ["Regimen", "Older patients", "<", "Younger patients", "<"],
        ["", "ORR, %", "CR, %", "ORR, %", "CR, %"],
        ["olaparib (n = 40)", "45", "10", "30", "5"],
    ]
    assert [arm for *_, arm in told(rows)] == ["olaparib, Older patients"] * 2 + ["olaparib, Younger patients"] * 2


def test_counts_beside_shares_are_no_sizes_and_sizes_side_by_side_are_those_of_all() -> None:
    counts = [["Event", "olaparib", "<", "niraparib", "<"], ["", "n", "%", "n", "%"], ["Nausea", "20", "40", "10", "20"]]
    assert events(counts) == [("Nausea", None, 40.0, None, "any"), ("Nausea", None, 20.0, None, "any")]
    beside = [["Regimen", "Enrolled", "Treated", "ORR, %", "Rash, %"], ["olaparib", "61", "60", "44", "13"]]
    assert told(beside, heads=1) == [("ORR", 44.0, 61, "olaparib")]


def under_banner(banner: str) -> list[tuple[object, ...]]:
    width = 2
    return told([[banner, *("<" for _ in range(width))], ["Arm", "ORR, %", "Median PFS, months"], ["olaparib", "35", "7.1"]])


@pytest.mark.parametrize("banner", ["Panel C. Early signals", "Early signals of activity", "Exhibit 2. What was seen at 12 months"])
def test_a_first_row_that_is_a_title_is_no_arm(banner: str) -> None:
    assert under_banner(banner) == [("ORR", 35.0, None, "olaparib"), ("PFS", 7.1, None, "olaparib")]


@pytest.mark.parametrize(
    ("banner", "arm"),
    [("Patients with liver metastases", "Patients with liver metastases"), ("Cohort 1", "Cohort 1")],
)
def test_a_first_row_that_tells_of_whom_is_part_of_the_arm(banner: str, arm: str) -> None:
    assert all(arm in str(found[3]) for found in under_banner(banner))


def test_a_first_row_that_tells_which_events_are_below_is_kept() -> None:
    rows = [["Treatment-related, % of patients", "<", "<"], ["Event", "olaparib", "placebo"], ["Rash", "35", "9"]]
    assert [category for *_, category in events(rows)] == ["treatment-related", "treatment-related"]
