"""What holds for the safety figures of a table alone: marks at words, grades of lone figures, sizes of safety sets; all tables are made up."""

import pytest

from abstract2kb.assemble.table_safety import safety_sizes
from abstract2kb.pipeline import extract_text


def events(text: str, *keys: str) -> list[tuple[object, ...]]:
    return [(e.term, *(getattr(e, k) for k in keys)) for e in extract_text(text).adverse_events]


PAIRS = """Table 2. Adverse events, % of patients (any grade / grade ≥3)
Event\tNovelimab (n = 61)
Nausea\t40 / 2
Diarrheab\t22 / 4
Stopped for an AEa\t6

a Any cause. b Grouped term. Diarrhea was managed with loperamide. AE, adverse event.
"""


def test_a_letter_that_a_font_draws_raised_is_no_part_of_the_word() -> None:
    assert {term for term, *_ in events(PAIRS)} == {"Nausea", "Diarrhea", "Stopped for an AE"}


def test_a_last_letter_stays_where_the_text_has_no_word_without_it_or_no_note() -> None:
    assert "Diarrheab" in {term for term, *_ in events(PAIRS.replace("Diarrhea was", "It was"))}
    assert "Diarrheab" in {term for term, *_ in events(PAIRS.replace("b Grouped term. ", ""))}


def test_a_lone_figure_under_two_grades_is_of_any() -> None:
    assert events(PAIRS, "grade", "percent")[-1] == ("Stopped for an AE", None, 6.0)


def test_a_label_may_name_all_events_of_a_grade() -> None:
    text = "Treatment-related adverse events, %\nEvent\tNovelimab (n = 61)\nGrade ≥3, any\t55.1\nSerious\t36.2\nRash, all grades\t44.4\n"
    assert [grade for _, grade in events(text, "grade")] == [">=3", None, None]


def test_a_label_with_a_grade_goes_before_a_heading_of_all_grades() -> None:
    text = "Adverse events, %\nEvent\tAll grades\tGrade 3–4\nNausea\t41.0\t1.1\nRash\t30.0\t2.1\nGrade 5 TEAE\t2.0\t\n"
    assert [(e.grade, e.category.value) for e in extract_text(text).adverse_events if e.term == "TEAE"] == [("5", "death")]


UNITS = """Efficacy and safety of novelimab
\tNovelimab (n = 161)\tPlacebo (n = 159)
ORR, %\t40.1\t12.2
Grade ≥3 TRAEs, %\t\t
Neutropenia\t21.1\t3.4
Rash\t10.2\t1.0
Death from a TRAE, %\t1.2\t0.7

NE, not estimable. Safety analysis set: 158 and 150 patients.
"""


def test_a_row_with_a_unit_of_its_own_stands_beside_the_line_over_the_rows_before() -> None:
    assert [e[1:] for e in events(UNITS, "grade", "percent")] == [(">=3", 21.1), (">=3", 3.4), (">=3", 10.2), (">=3", 1.0), (None, 1.2), (None, 0.7)]


def test_a_note_gives_the_sizes_of_the_safety_set() -> None:
    assert {e[1] for e in events(UNITS, "total")} == {158, 150}
    assert {o.total for o in extract_text(UNITS).outcomes} == {161, 159}


@pytest.mark.parametrize(
    ("note", "sizes"),
    [
        ("Safety was assessed in 238 and 240 patients.", [238, 240]),
        ("Safety population: n = 1,203 vs n = 1,198.", [1203, 1198]),
        ("All treated patients: 38/40.", [38, 40]),
        ("NE, not estimable. Evaluable for safety: 61, 60, and 58.", [61, 60, 58]),
        ("Safety: 12% and 14%", []),
        ("Safety population: grade 3 in 12.5 and 14.1", []),
        ("The safety data cut-off was 12 May and 3 June", []),
    ],
)
def test_sizes_of_the_safety_set(note: str, sizes: list[int]) -> None:
    assert safety_sizes([note]) == sizes


def test_a_column_of_events_beside_a_cell_that_names_the_endpoint() -> None:
    rows = ["Trial\tExperimental arm (n)\tControl arm (n)\tEndpoint\tExp.\tControl\tGrade ≥3 TRAEs, % exp. / control"]
    rows += [
        "LARCH-1\tNovelimab (157)\tDocetaxel (158)\tPFS\t16.0\t9.2\t60.0 / 45.8",
        "LARCH-2\tCorvatide (99)\tDocetaxel (98)\tOS\t11.0\t9.9\t31 / 44",
    ]
    text = "Randomised trials at a glance (medians in months)\n" + "\n".join(rows) + "\n"
    assert events(text, "grade", "percent", "total", "arm") == [
        ("TRAEs", ">=3", 60.0, 157, "Novelimab"),
        ("TRAEs", ">=3", 45.8, 158, "Docetaxel"),
        ("TRAEs", ">=3", 31.0, 99, "Corvatide"),
        ("TRAEs", ">=3", 44.0, 98, "Docetaxel"),
    ]
