"""Denials that go on about an event, and grades that reach no farther than their bracket. Every sentence is written for this test."""

import pytest

from abstract2kb.pipeline import extract_text


def told(text: str) -> list[tuple[str, str | None, float | None, bool]]:
    return [(e.term, e.grade, e.percent, e.absent) for e in extract_text(text).adverse_events]


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("CRS was seen in 13 of 23 patients on glofitamab: grade 1 in nine, grade 2 in four, none higher.", ">=3"),
        ("ICANS was seen in 4% with glofitamab (grade 1 in three, grade 2 in one, none worse).", ">=3"),
        ("Two patients on ivonescimab had rash of grade 3; none was worse than that.", ">=4"),
        ("Rash on ivonescimab was grade 1-2 in 12%; nothing was beyond this.", ">=3"),
        ("Rash of grade 4 was seen in one patient on ivonescimab; no case was more severe.", "5"),
    ],
)
def test_no_case_above_the_grade_told(text: str, grade: str) -> None:
    assert [g for _, g, _, absent in told(text) if absent] == [grade]


@pytest.mark.parametrize(
    "text",
    [
        "On ivonescimab 12% had rash of grade 2; none had higher exposure.",
        "Rash of grade 2 was seen in 12% on ivonescimab; none was worse off in the end.",
        "Rash was seen in 12% on ivonescimab; none was worse.",
        "With ivonescimab colitis was seen in 5%, and in no case did it recur.",
        "Colitis was seen in 5% on ivonescimab. Of no case was the cause known.",
    ],
)
def test_look_alikes_deny_nothing(text: str) -> None:
    assert not any(absent for *_, absent in told(text))


@pytest.mark.parametrize(
    "text",
    [
        "Pneumonitis occurred in 4% on ivonescimab; no cases were seen with cadonilimab.",
        "Pneumonitis occurred in 4% on ivonescimab; with cadonilimab there has been no case.",
        "Pneumonitis occurred in 4% on ivonescimab. There have been no cases in the cadonilimab arm.",
        "Pneumonitis occurred in 4% on ivonescimab, while there was not a single case with cadonilimab.",
    ],
)
def test_no_case_of_what_was_told_before(text: str) -> None:
    assert told(text) == [("Pneumonitis", None, 4.0, False), ("Pneumonitis", None, None, True)]


def test_a_grade_in_brackets_reaches_no_farther() -> None:
    text = "Paronychia struck 68% on amivantamab (grade ≥3, 11%) as opposed to 28% on osimertinib."
    assert [(g, p) for _, g, p, _ in told(text)] == [(None, 68.0), (">=3", 11.0), (None, 28.0)]
    text = "Rash was reported by 66% on ivonescimab (grade 3 or higher: 22%) and by 11% on cadonilimab."
    assert [(g, p) for _, g, p, _ in told(text)] == [(None, 66.0), (">=3", 22.0), (None, 11.0)]


@pytest.mark.parametrize("part", ["about half of those", "a third", "most", "the majority", "a handful"])
def test_the_grade_of_a_part_is_not_that_of_all(part: str) -> None:
    assert ("Anemia", None, 40.0, False) in told(f"Anemia with ivonescimab came to 40%, grade 3 in {part}.")
