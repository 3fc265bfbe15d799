"""Events told in few words, in cells of tables of trials."""

from __future__ import annotations

from abstract2kb.assemble.figure import Figure
from abstract2kb.assemble.safety import adverse_events
from abstract2kb.assemble.table_arms_told import with_arms_told
from abstract2kb.assemble.table_result import TableResult
from abstract2kb.assemble.table_sizes import size_of_all
from abstract2kb.assemble.terse_events import terse_clauses
from abstract2kb.assemble.topics import Topic

from .test_outcomes import table_scene

Told = list[tuple[object, ...]]


def told(text: str) -> list[Told]:
    """The events of each clause: term, grade, figure, side, lead and whose."""

    def words(span: tuple[int, int] | None) -> str | None:
        return text[slice(*span)] if span else None

    return [[(words(e.term), e.grade, words(e.figure), e.side, words(e.lead), words(e.whose)) for e in c.events] for c in terse_clauses(text)]


def test_grades_in_brackets_and_after_commas_have_figures_of_their_own() -> None:
    assert told("CRS 48 (grade 3: 2), ICANS 4") == [
        [("CRS", None, "48", 0, None, None), ("CRS", "3", "2", 0, None, None), ("ICANS", None, "4", 0, None, None)]
    ]
    assert told("fever 30, of grade ≥3 in 4")[0][1] == ("fever", ">=3", "4", 0, None, None)


def test_two_figures_are_of_two_arms_and_a_lead_holds_on() -> None:
    assert told("A: rash 5; grade ≥3 anaemia 7 vs 9") == [
        [("rash", None, "5", 0, "A", None)],
        [("grade ≥3 anaemia", ">=3", "7", 0, "A", None), ("grade ≥3 anaemia", ">=3", "9", 1, "A", None)],
    ]


def test_a_grade_before_a_colon_is_that_of_the_list() -> None:
    assert [e[1] for e in told("grade 3–4: rash 2 vs 3, anaemia 8")[0]] == ["3-4", "3-4", "3-4"]


def test_who_had_an_event_may_be_told_after_it() -> None:
    assert told("bleeding 38 vs 47 with A and B")[0][1][-1] == "A and B"
    assert told("Anaemia on chemotherapy: 28") == [[("Anaemia", None, "28", 0, None, "chemotherapy")]]


def test_what_did_not_occur_has_no_figure() -> None:
    assert told("no ILD was seen with A") == [[("ILD", None, None, 0, None, "A")]]
    assert told("rash 8; none was of grade 4 or 5 (June)")[1] == [("rash", "4-5", None, 0, None, None)]


def test_clauses_that_say_more_are_left() -> None:
    assert told("2 patients had colitis; median onset 12.3 months") == [[], []]
    assert told("rash 4, then resolved within a week") == [[]]


def test_cells_under_a_title_of_shares_are_percents_of_the_arms_of_the_row() -> None:
    rows = [
        ["Trial", "Regimens", "Grade ≥3 events", "Selected events (% of patients)"],
        ["LARCH-1", "XYZ-101 vs placebo", "treatment-related: 40 vs 12", "rash 31 vs 12, of grade ≥3 in 4; no pneumonitis was reported"],
    ]
    found = [(e.term, e.grade, e.percent, e.arm, e.absent) for e in adverse_events(table_scene(rows), None)]
    assert ("rash", None, 31.0, "XYZ-101", False) in found
    assert ("rash", None, 12.0, "placebo", False) in found
    assert ("rash", ">=3", 4.0, "XYZ-101", False) in found
    assert any(term == "pneumonitis" and absent for term, *_, absent in found)


def test_a_section_that_no_lexicon_knows_is_an_event_beside_those_that_are_known() -> None:
    rows = [["Event, n (%)", "XYZ-101 (N = 50)"], ["Stomatitis", ""], ["All grades", "20 (40)"], ["Eye troubles", ""], ["All grades", "5 (10)"]]
    assert [(e.term, e.n) for e in adverse_events(table_scene(rows), None)] == [("Stomatitis", 20), ("Eye troubles", 5)]


def test_sections_of_arms_are_no_events() -> None:
    rows = [["TEAEs, n (%)", "All (N = 50)"], ["Monotherapy", ""], ["Any grade", "20 (40)"], ["Combination", ""], ["Any grade", "5 (10)"]]
    assert {e.term for e in adverse_events(table_scene(rows), None)} <= {"TEAEs"}


def test_the_n_of_all_figures_is_told_in_a_note() -> None:
    assert size_of_all(["Figures are percentages (N = 1,156). One patient of 12 had two."]) == 1156
    assert size_of_all(["Values are % of 61 patients. Percentages are of 40 patients in part B."]) is None


def result(arm: str | None, assets: tuple[str, ...], side: int | None = None) -> TableResult:
    return TableResult(Topic(0, 4, "safety", "rash", "Rash", "t"), Figure(5, 6, "rate", percent=5.0), arm, None, assets, "s1", side=side)


def test_arms_that_another_table_tells() -> None:
    named = [result("Chemotherapy", ()), result("A + chemotherapy", ("a",))]
    found = with_arms_told([*named, result(None, (), 0), result(None, (), 1)], ())
    assert [(r.arm, r.assets) for r in found[2:]] == [("A + chemotherapy", ("a",)), ("Chemotherapy", ())]
    three = with_arms_told([*named, result("B", ("b",)), result(None, (), 0)], ())
    assert three[-1].arm is None
