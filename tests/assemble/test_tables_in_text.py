"""What tables in plain text state: whose the figures are, by their headings, and of what grade."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from abstract2kb.records import Extraction

Read = Callable[[str], Extraction]
END = "Ruvotinib was studied in lung cancer. Conclusions: It deserves a larger trial. Clinical trial information: NCT09999901. "


def outcomes(extraction: Extraction, *keys: str) -> list[tuple[object, ...]]:
    return [(o.endpoint.value, *(getattr(o, k) for k in keys)) for o in extraction.outcomes]


def events(extraction: Extraction, *keys: str) -> list[tuple[object, ...]]:
    return [(e.term, *(getattr(e, k) for k in keys)) for e in extraction.adverse_events]


def test_squeezed_figures_are_of_the_arms_over_their_columns(records: Read) -> None:
    table = (
        "Outcome Ruvotinib + docetaxel (n = 121) Docetaxel (n = 118) HR (95% CI) P value"
        " Median PFS, mo (95% CI) 6.8 (5.5-8.1) 3.9 (3.1-4.4) 0.61 (0.45-0.83) 0.002 ORR, n (%) 41 (33.9) 20 (16.9) 12-mo OS, % 60 48"
    )
    assert outcomes(records(END + table), "value", "n", "total", "percent", "ci_low", "hr", "p", "arm") == [
        ("PFS", 6.8, None, None, None, 5.5, None, None, "Ruvotinib + docetaxel"),
        ("PFS", 3.9, None, None, None, 3.1, None, None, "Docetaxel"),
        ("PFS", None, None, None, None, 0.45, 0.61, "0.002", None),
        ("ORR", None, 41, 121, 33.9, None, None, None, "Ruvotinib + docetaxel"),
        ("ORR", None, 20, 118, 16.9, None, None, None, "Docetaxel"),
        ("OS", None, None, None, 60.0, None, None, None, "Ruvotinib + docetaxel"),
        ("OS", None, None, None, 48.0, None, None, None, "Docetaxel"),
    ]


def test_squeezed_events_have_the_grades_over_their_columns(records: Read) -> None:
    table = "AE, n (%) Arm A (n = 60) Arm B (n = 58) Any grade Grade ≥3 Any grade Grade ≥3 Nausea 30 (50) 3 (5) 20 (34) 0 (0) Rash 6 (10) 0 (0) 9 (16) 1 (2)"
    assert events(records(END + table), "grade", "n", "total", "percent", "arm")[:4] == [
        ("Nausea", None, 30, 60, 50.0, "Arm A"),
        ("Nausea", ">=3", 3, 60, 5.0, "Arm A"),
        ("Nausea", None, 20, 58, 34.0, "Arm B"),
        ("Nausea", ">=3", 0, 58, 0.0, "Arm B"),
    ]


def test_a_heading_that_counts_patients_names_no_arm(records: Read) -> None:
    table = "Response Number of patients (%) CR 3 (9.7) PR 10 (32.3) SD 12 (38.7) ORR 13 (41.9)"
    assert outcomes(records(END + table), "n", "percent", "arm") == [
        ("CR", 3, 9.7, None),
        ("PR", 10, 32.3, None),
        ("SD", 12, 38.7, None),
        ("ORR", 13, 41.9, None),
    ]


def test_figures_below_open_headings_are_left_out(records: Read) -> None:
    found = records(END + "Response Low dose High dose n = 22 n = 25 CR 1 (5%) 4 (16%) PR 6 (27%) 9 (36%) ORR 7 (32%) 13 (52%)")
    assert not found.outcomes


@pytest.mark.parametrize("border", ["\t", " | "])
def test_parted_cells_are_read_as_a_table(records: Read, border: str) -> None:
    rows = [["AE, n (%)", "All grades (n = 30)", "Grade ≥3 (n = 30)"], ["Fatigue", "12 (40)", "2 (7)"], ["Nausea", "", "1 (3)"]]
    text = f"{END}\n\n" + "\n".join(border.join(row) for row in rows) + "\n\nFunding: none."
    found = records(text)
    assert events(found, "grade", "n", "total", "percent") == [
        ("Fatigue", None, 12, 30, 40.0),
        ("Fatigue", ">=3", 2, 30, 7.0),
        ("Nausea", ">=3", 1, 30, 3.0),
    ]
    assert "12 (40)" in [text[e.start : e.end] for e in found.adverse_events[0].evidence]


def test_prose_beside_a_table_is_still_read(records: Read) -> None:
    text = "Median OS was 14.2 months. See table. Arm A (n = 20) Arm B (n = 21) CR, n (%) 2 (10) 1 (5) PR, n (%) 6 (30) 5 (24) Conclusions: The ORR was 33%."
    assert outcomes(records(text), "value", "n", "percent", "arm") == [
        ("OS", 14.2, None, None, None),
        ("ORR", None, None, 33.0, None),
        ("CR", None, 2, 10.0, "Arm A"),
        ("CR", None, 1, 5.0, "Arm B"),
        ("PR", None, 6, 30.0, "Arm A"),
        ("PR", None, 5, 24.0, "Arm B"),
    ]
