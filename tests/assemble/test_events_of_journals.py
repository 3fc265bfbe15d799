"""Safety results as journals print them: counts in square brackets, "none" of the other arm; every sentence is written for these tests."""

from abstract2kb.pipeline import extract_text
from abstract2kb.records import AdverseEvent

TRIAL = "Patients were randomly assigned to ribociclib or placebo. "


def events(text: str) -> list[AdverseEvent]:
    return list(extract_text(TRIAL + text).adverse_events)


def read(text: str) -> list[tuple[str, int | None, float | None, bool, str | None]]:
    return [(e.term.lower(), e.n, e.percent, e.absent, e.arm) for e in events(text)]


def test_none_of_the_other_arm_in_a_list() -> None:
    assert read(
        "Grade 3 events were rash (nine [4%] of 210 patients in the ribociclib group vs five [2%] of 205 in the placebo group) and colitis (four [2%] vs none)."
    )[2:] == [("colitis", 4, 2.0, False, "ribociclib group"), ("colitis", None, None, True, "placebo group")]


def test_none_first_and_none_in_both() -> None:
    found = read(
        "The commonest events with ribociclib as compared with placebo were proteinuria (nine [4%] vs none) and fistula (none vs one [<1%])."
    )
    assert found[2:] == [("fistula", None, None, True, "ribociclib"), ("fistula", 1, 1.0, False, "placebo")]
    assert [e[3] for e in read("Neuropathy (none vs none) was not seen.")] == [True, True]


def test_a_number_of_people_against_none() -> None:
    found = read("Grade 4 events were neutropenia (in 11 patients vs none) and sepsis (none vs two).")
    assert {(term, n, absent) for term, n, _, absent, _ in found} == {
        ("neutropenia", None, True),
        ("neutropenia", 11, False),
        ("sepsis", 2, False),
        ("sepsis", None, True),
    }


def test_one_with_a_percent_below_one() -> None:
    found = read("Serious adverse events occurred in 44 (12%) patients in the ribociclib group and one (<1%) patient in the placebo group.")
    assert [(n, arm) for _, n, _, _, arm in found] == [(44, "ribociclib group"), (1, "placebo group")]


def test_none_that_is_no_side() -> None:
    assert not any(e.absent for e in events("The response rate (in 40 evaluable patients) was 20% and rash was seen in 4 (10%)."))
