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
    found = read("Grade 3 pneumonitis was seen in one (<1%) patient with ribociclib and in two (1%) with placebo.")
    assert [(n, arm) for _, n, _, _, arm in found] == [(1, "ribociclib"), (2, "placebo")]


def test_none_that_is_no_side() -> None:
    assert not any(e.absent for e in events("The response rate (in 40 evaluable patients) was 20% and rash was seen in 4 (10%)."))


def test_deaths_of_each_arm_with_their_causes_in_brackets() -> None:
    found = read(
        "Eight treatment-related deaths occurred: five in the ribociclib group (two each of sepsis and pneumonia, and one stroke) "
        "and three in the placebo group (one each of sepsis, stroke, and colitis)."
    )
    assert [(n, arm) for term, n, _, _, arm in found if "deaths" in term] == [(8, None), (5, "ribociclib group"), (3, "placebo group")]
    assert [(term, n) for term, n, _, _, arm in found if arm == "placebo group"][1:] == [("sepsis", 1), ("stroke", 1), ("colitis", 1)]


def test_parts_that_are_not_the_whole_are_no_arms() -> None:
    found = read("Twelve serious adverse events occurred in ten patients: seven in the ribociclib group and three in the placebo group.")
    assert [n for _, n, _, _, _ in found] == [12]


def test_deaths_that_may_be_related() -> None:
    found = read("We recorded four possibly drug-related deaths in the ribociclib group.")
    assert [(n, arm) for _, n, _, _, arm in found] == [(4, "ribociclib group")]


def test_a_grade_behind_square_brackets() -> None:
    found = events("The commonest events with ribociclib were diarrhoea (120 [60%] of 200 patients; 22 [11%] were grade 3) and rash (98 [49%]).")
    assert [(e.n, e.grade) for e in found] == [(120, None), (22, "3"), (98, None)]


def test_as_many_deaths_in_each_group() -> None:
    found = read("There were four deaths due to adverse events in each group.")
    assert [(n, arm) for _, n, _, _, arm in found] == [(4, "ribociclib"), (4, "placebo")]


def test_numbers_of_events_behind_intervals() -> None:
    told = TRIAL + (
        "The median progression-free survival was 7.6 months (95% confidence interval [CI], 6.3 to 8.3; 126 events) with ribociclib and 3.7 months "
        "(95% CI, 2.5 to 4.6; 110 events) with placebo (hazard ratio, 0.51; 98\u00b751% CI, 0.42 to 0.62)."
    )
    found = extract_text(told).outcomes
    assert [(o.value, o.ci_low, o.arm) for o in found[:2]] == [(7.6, 6.3, "ribociclib"), (3.7, 2.5, "placebo")]
    assert (found[2].hr, found[2].ci_low, found[2].ci_level) == (0.51, 0.42, 98.51)
