"""Parted tables in plain text whose cells go over several lines, with titles of groups of rows between them."""

from __future__ import annotations

import pytest

from abstract2kb import extract_text
from abstract2kb.pdf.report import Report

_SIZED = """Results: Both doses were given as planned.
Grade 3-4 adverse events in more than 5%.
Zolvetinib 20 mg
n = 31\tZolvetinib 40 mg
n = 29\tTotal
n = 60
Rash\t3 (10%)\t5 (17%)\t8 (13%)
Nausea\t2 (6%)\t4 (14%)\t6 (10%)
"""
_LABELLED = """Results: Efficacy is shown.
Best response by cohort
\tMelanoma
(N=18)\tRCC
(N=22)
ORR, n (%)\t6 (33)\t4 (18)
Median PFS,
months (95% CI)\t5.1 (3.0-7.2)\t4.4 (2.9-6.0)
"""
_GROUPS = """Table. Treatment-related AEs of grade 3 or higher, n (%)
Event\tZolvetinib (n = 40)\tPlacebo (n = 39)
Hematologic
Neutropenia\t12 (30)\t2 (5)
Other
Fatigue\t4 (10)\t1 (3)
"""


def _rows(text: str) -> list[str]:
    """The rows of the only table, headings first."""
    (table,) = Report.from_text(text, "a.txt").tables
    return [" | ".join(c.text for c in table.cells if c.row == row) for row in range(table.cells[-1].row + 1)]


def test_sizes_below_the_names_of_arms_are_of_their_headings() -> None:
    assert _rows(_SIZED)[:2] == [" | Zolvetinib 20 mg n = 31 | Zolvetinib 40 mg n = 29 | Total n = 60", "Rash | 3 (10%) | 5 (17%) | 8 (13%)"]
    told = [(a.term, a.grade, a.n, a.total, a.arm) for a in extract_text(_SIZED).adverse_events]
    assert ("Rash", "3-4", 5, 29, "Zolvetinib 40 mg") in told
    assert ("Nausea", "3-4", 6, 60, None) in told
    assert len(told) == 6


def test_a_label_goes_on_in_the_next_line() -> None:
    assert _rows(_LABELLED)[2] == "Median PFS, months (95% CI) | 5.1 (3.0-7.2) | 4.4 (2.9-6.0)"
    assert {(o.endpoint, o.n, o.value, o.arm) for o in extract_text(_LABELLED).outcomes} == {
        ("ORR", 6, None, "Melanoma"),
        ("ORR", 4, None, "RCC"),
        ("PFS", None, 5.1, "Melanoma"),
        ("PFS", None, 4.4, "RCC"),
    }


def test_titles_of_groups_are_rows_of_one_cell() -> None:
    assert _rows(_GROUPS) == [
        "Event | Zolvetinib (n = 40) | Placebo (n = 39)",
        "Hematologic",
        "Neutropenia | 12 (30) | 2 (5)",
        "Other",
        "Fatigue | 4 (10) | 1 (3)",
    ]
    assert [(a.n, a.total, a.arm) for a in extract_text(_GROUPS).adverse_events][2:] == [(4, 40, "Zolvetinib"), (1, 39, "Placebo")]


@pytest.mark.parametrize(
    "text",
    [
        "Home\tNews\nContact\nAbout\tJobs",
        "A. Alder\tUniversity of Ulm\nand others\nB. Birch\tUniversity of Bari",
    ],
)
def test_menus_and_authors_are_no_tables(text: str) -> None:
    assert Report.from_text(text, "a.txt").tables == ()


def test_prose_behind_a_table_is_not_in_it() -> None:
    text = f"{_GROUPS}The study goes on.\nMore patients\tare being enrolled"
    (table,) = Report.from_text(text, "a.txt").tables
    assert text[table.start : table.end].endswith("1 (3)")


def test_indents_part_no_cells_of_aligned_columns() -> None:
    text = (
        "                       Arm A (n=30)   Arm B (n=31)\nORR                    12 (40%)       6 (19%)\n  CR                   2 (7%)         1 (3%)\n"
        "Grade 3-4 TRAE\n  Neutropenia          5 (17%)        2 (6%)\n"
    )
    assert _rows(text) == [
        " | Arm A (n=30) | Arm B (n=31)",
        "ORR | 12 (40%) | 6 (19%)",
        "CR | 2 (7%) | 1 (3%)",
        "Grade 3-4 TRAE",
        "Neutropenia | 5 (17%) | 2 (6%)",
    ]
    assert [(a.term, a.grade, a.n, a.total, a.arm) for a in extract_text(text).adverse_events] == [
        ("Neutropenia", "3-4", 5, 30, "Arm A"),
        ("Neutropenia", "3-4", 2, 31, "Arm B"),
    ]
