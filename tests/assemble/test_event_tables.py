"""Tables of adverse events in the designs that analysts print; every table is made for these tests."""

import pytest

from abstract2kb.assemble.cells import hints_of, read_cell
from abstract2kb.assemble.lone_arms import without_lone_arms
from abstract2kb.assemble.safety import adverse_events
from abstract2kb.assemble.table_grades import grades_said, only_grade
from abstract2kb.assemble.table_marks import marked_notes
from abstract2kb.assemble.table_pairs import grades_of_pair, halves
from abstract2kb.assemble.table_trials import trial_places
from abstract2kb.pdf.layout import Cell, Table
from abstract2kb.pdf.report import Article, Report

from .test_outcomes import scene_of, table_scene

Rows = list[list[str]]


def events(rows: Rows, *keys: str) -> list[tuple[object, ...]]:
    return [(e.term, *(getattr(e, k) for k in keys)) for e in adverse_events(table_scene(rows), None)]


def test_a_pair_under_two_arms_is_of_both() -> None:
    rows = [["Event, %", "XYZ-101 (n = 50) / Placebo (n = 48)"], ["Nausea, grade ≥3", "8 / 3"], ["Rash", "– / 5"]]
    assert events(rows, "grade", "percent", "total", "arm", "assets") == [
        ("Nausea", ">=3", 8.0, 50, "XYZ-101", ("XYZ-101",)),
        ("Nausea", ">=3", 3.0, 48, "Placebo", ()),
        ("Rash", None, 5.0, 48, "Placebo", ()),
    ]


def test_a_pair_may_be_joined_by_versus_or_hold_shares() -> None:
    rows = [["Event, %", "XYZ-101 (n=50) vs Placebo (n=48)"], ["Nausea", "8.0 vs 3.5"], ["Rash", "12 v 5"]]
    assert [p for _, p in events(rows, "percent")] == [8.0, 3.5, 12.0, 5.0]
    rows = [["Event, n (%), any grade / grade ≥3", "XYZ-101 (n=50)"], ["Nausea", "20 (40) / 5 (10)"]]
    assert events(rows, "grade", "n", "percent", "total") == [("Nausea", None, 20, 40.0, 50), ("Nausea", ">=3", 5, 10.0, 50)]


def test_the_regimens_of_a_row_give_the_arms_of_a_pair() -> None:
    rows = [["Trial", "Regimen vs control", "Nausea, %"], ["LARCH-1", "XYZ-101 vs placebo", "31 / 12"]]
    assert events(rows, "percent", "arm") == [("Nausea", 31.0, "XYZ-101"), ("Nausea", 12.0, "placebo")]


def test_a_column_of_grades() -> None:
    rows = [["Event, %", "Grade", "XYZ-101", "Placebo"], ["Nausea", "Any", "40", "20"], ["", "≥3", "6", "2"]]
    assert events(rows, "grade", "percent", "arm") == [
        ("Nausea", None, 40.0, "XYZ-101"),
        ("Nausea", None, 20.0, "Placebo"),
        ("Nausea", ">=3", 6.0, "XYZ-101"),
        ("Nausea", ">=3", 2.0, "Placebo"),
    ]


def test_a_line_of_a_grade_below_its_event() -> None:
    rows = [["Event, %", "XYZ-101", "Placebo"], ["Nausea", "40", "20"], ["– Grade ≥3", "6", "2"], ["Rash", "9", "4"]]
    assert [e[:3] for e in events(rows, "grade", "percent")] == [
        ("Nausea", None, 40.0),
        ("Nausea", None, 20.0),
        ("Nausea", ">=3", 6.0),
        ("Nausea", ">=3", 2.0),
        ("Rash", None, 9.0),
        ("Rash", None, 4.0),
    ]


def test_a_second_list_of_events_beside_the_first() -> None:
    rows = [["Event", "XYZ-101, %", "Event", "XYZ-101, %"], ["Nausea", "40", "Rash", "6"], ["Fatigue", "31", "Anemia", "12"]]
    assert sorted(events(rows, "percent")) == [("Anemia", 12.0), ("Fatigue", 31.0), ("Nausea", 40.0), ("Rash", 6.0)]


def test_the_sizes_of_a_row_count_for_the_blank_beside_them_under_one_heading() -> None:
    rows = [["Event, %", "Any grade", "Grade ≥3"], ["Patients treated, n", "84", ""], ["Nausea", "40.0", "6.1"]]
    assert events(rows, "grade", "percent", "total")[0] == ("Nausea", None, 40.0, 84)


def test_the_size_stands_beside_the_arm_of_the_row() -> None:
    rows = [["Trial", "Arm", "Nausea, %"], ["LARCH-1", "XYZ-101 (N = 80)", "31.0"], ["LARCH-1", "Placebo (N = 79)", "12.0"]]
    assert events(rows, "percent", "total") == [("Nausea", 31.0, 80), ("Nausea", 12.0, 79)]


def test_a_count_in_brackets_after_its_percent() -> None:
    figure = read_cell("68.0 (34)", 0, hints_of("% (n)", "XYZ-101 (n=50)"))
    assert figure is not None
    assert (figure.n, figure.percent, figure.total) == (34, 68.0, 50)


@pytest.mark.parametrize(
    ("words", "grades"),
    [
        ("Any / ≥3", ("any", ">=3")),
        ("% any grade (grade 3–4)", ("any", "3-4")),
        ("All grades/Grade 3+", ("any", ">=3")),
        ("Grade ≥3 / any grade, %", (">=3", "any")),
        ("The second figure is grade ≥3 events", ("any", ">=3")),
        ("Any grade, % (grade 3 or higher, %)", ("any", ">=3")),
        ("Grade ≥3, any cause", None),
        ("Grade ≥3 and any TEAE", None),
    ],
)
def test_pairs_of_grades(words: str, grades: tuple[str, str] | None) -> None:
    assert grades_of_pair([words]) == grades


def test_what_is_no_pair() -> None:
    assert halves("12/45 (27)") == []
    assert halves("7.4 (5.1–9.0)") == []
    assert halves("41 (82)", bracketed=False) == []


def test_grades_of_notes_and_lines() -> None:
    assert grades_said(["All events are grade ≥3."]) == ["All events are grade ≥3"]
    assert grades_said(["All but one event were of grade 1.", "Including two grade 5 events."]) == []
    assert only_grade("Grade 3–4, n (%)")
    assert not only_grade("Grade ≥3 TRAE")


def test_marks_in_the_text_of_cells() -> None:
    notes = ["* All neurologic events. † Grade 3 or 4. –, not reported."]
    assert marked_notes("60*", notes) == ["All neurologic events"]
    assert marked_notes("16.8†", notes) == ["Grade 3 or 4"]
    assert marked_notes("CRS", notes) == []
    assert events([["Event, %", "XYZ-101"], ["Nausea", "60*"]], "percent") == [("Nausea", 60.0)]


def places(rows: Rows) -> list[str]:
    return [m.group() for m in trial_places(table_scene(rows))]


def test_headings_labels_and_lines_name_trials() -> None:
    body = [["Nausea", "40", "20"], ["Rash", "9", "4"]]
    assert places([["Event", "LARCHES-1", "OSPREY-Lung02: XYZ-101 (n=40)"], *body]) == ["LARCHES-1", "OSPREY-Lung02"]
    assert places([["Event", "Any grade", "Grade 3"], ["WILLOW-AML, XYZ-101", "", ""], *body]) == ["WILLOW-AML"]
    assert places([["Event", "COHORT 1", "XYZ-101"], *body]) == []


def test_no_trial_is_read_from_a_table_that_holds_no_results() -> None:
    assert places([["Agent", "Target"], ["LARCHES-1", "CD19"], ["WILLOW-AML", "CD33"]]) == []


def test_lone_arms_need_a_study() -> None:
    assert without_lone_arms(table_scene([["Event", "XYZ-101"], ["Nausea", "4%"]]), []) == []


def test_rows_go_on_with_the_event_above_them() -> None:
    rows = [
        ["Safety, n", "XYZ-101 (n = 50)", "Placebo (n = 48)"],
        ["Immune-related AE", "12", "6"],
        ["of grade ≥3", "4", "1"],
        ["Pneumonitis", "5", "2"],
        ["fatal", "1", "0"],
    ]
    assert [(*e[:3], e[3].value) for e in events(rows, "grade", "n", "category", "arm") if e[4] == "XYZ-101"] == [
        ("Immune-related AE", None, 12, "any"),
        ("Immune-related AE", ">=3", 4, "any"),
        ("Pneumonitis", None, 5, "any"),
        ("Pneumonitis", None, 1, "death"),
    ]


def test_the_number_of_patients_of_a_trial_is_none_of_its_arms() -> None:
    text, cells = "Results\n", []
    begin = len(text)
    for row, col, span, words in [
        (0, 0, 1, ""), (0, 1, 2, "LARCH-1 (N = 480)"), (1, 0, 1, "Event, n"), (1, 1, 1, "XYZ-101"), (1, 2, 1, "Placebo"),
        (2, 0, 1, "Nausea"), (2, 1, 1, "12"), (2, 2, 1, "6"), (3, 0, 1, "Rash"), (3, 1, 1, "4"), (3, 2, 1, "1"),
    ]:  # fmt: skip
        cells.append(Cell(row, col, 1, span, words, 1, (0, 0, 1, 1), len(text), len(text) + len(words)))
        text += words + ("\t" if col + span < 3 else "\n")
    table = Table(0, (1,), (0, 0, 1, 1), None, 2, tuple(cells), begin, len(text))
    scene = scene_of(Report("test", "id", text, (), (table,), (Article("a1", None, None, (1,), 0, len(text)),)))
    assert [(e.term, e.n, e.total) for e in adverse_events(scene, None)] == [
        ("Nausea", 12, None), ("Nausea", 6, None), ("Rash", 4, None), ("Rash", 1, None),
    ]  # fmt: skip
