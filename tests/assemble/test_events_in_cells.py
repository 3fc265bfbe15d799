"""What cells of tables say of events in words, and new turns of prose on events; every sentence is written for these tests."""

import pytest

from abstract2kb.assemble.table_graded import told_parts
from abstract2kb.pipeline import extract_text

Row = tuple[str, str | None, int | None, float | None, str]


def told(text: str) -> list[Row]:
    return [(e.term, e.grade, e.n, e.percent, e.category.value) for e in extract_text(text).adverse_events]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("24% (grade ≥3: 6%)", [("24%", "any", ""), ("6%", ">=3", "")]),
        ("gr 1–2 40%, gr 3 3%", [("40%", "1-2", ""), ("3%", "3", "")]),
        ("4 pts (1 gr 5)", [("4", "any", "people"), ("1", "5", "people")]),
        ("6%; no G≥3", [("6%", "any", ""), ("no G≥3", ">=3", "none")]),
        ("None", [("None", None, "none")]),
        ("2 patients", [("2", None, "people")]),
        ("12 (4.2)", []),
        ("NR", []),
        ("no data", []),
        ("28 (all G1-2)", []),
    ],
)
def test_cells_with_grades_in_words(text: str, expected: list[tuple[str, str | None, str]]) -> None:
    assert [(text[p.start : p.end], p.grade, p.told) for p in told_parts(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "TRAEs were seen in 40 patients (80.5%), including grade 3 events in nine (18.1%).",
            [("TRAEs", None, 40, 80.5, "treatment-related"), ("events", "3", 9, 18.1, "treatment-related")],
        ),
        (
            "Severe (grade ≥3) hematologic adverse events occurred in 11 (22%) patients, with anemia in 9 (18%).",
            [("hematologic adverse events", ">=3", 11, 22.0, "any"), ("anemia", ">=3", 9, 18.0, "any")],
        ),
        (
            "Fatigue 51% (grade 3 9%), infections 44% (grade 3 12%, grade 4 5%).",
            [
                ("Fatigue", None, None, 51.0, "any"),
                ("Fatigue", "3", None, 9.0, "any"),
                ("infections", None, None, 44.0, "any"),
                ("infections", "3", None, 12.0, "any"),
                ("infections", "4", None, 5.0, "any"),
            ],
        ),
        (
            "AEs included diarrhea, rash and G2 neutropenia in 1 patient.",
            [("diarrhea", None, None, None, "any"), ("rash", None, None, None, "any"), ("neutropenia", "2", 1, None, "any")],
        ),
        (
            "The main reasons for discontinuation were progressive disease (30%) and AEs (12%).",
            [("AEs", None, None, 12.0, "discontinuation")],
        ),
        (
            "Overall, 14% of patients discontinued treatment with the doublet because of an AE.",
            [("AE", None, None, 14.0, "discontinuation")],
        ),
        ("There was a 3.3% incidence of pneumonitis.", [("pneumonitis", None, None, 3.3, "any")]),
    ],
)
def test_events_told_in_prose(text: str, expected: list[Row]) -> None:
    assert sorted(told(text), key=str) == sorted(expected, key=str)


def test_a_grade_of_events_as_a_whole_is_not_that_of_another_event() -> None:
    (edema,) = (e for e in extract_text("No grade 4 events or cerebral edema were reported.").adverse_events if "edema" in e.term)
    assert edema.absent
    assert edema.grade is None
