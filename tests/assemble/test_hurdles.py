"""Figures that somebody only hopes for: they are results of nothing, and the result beside them is one."""

from collections.abc import Callable

import pytest

from abstract2kb.assemble.hurdles import is_hurdle
from abstract2kb.records import Assertion, Extraction

HOPED = [
    "We wanted to see an ORR of 40% for zeladotug and got an ORR of 37%.",
    "Investors were looking for an ORR of 40% with zeladotug, but the ORR was 37%.",
    "Our hurdle for zeladotug was an ORR of 40%; the ORR was 37%.",
]


@pytest.mark.parametrize("text", HOPED)
def test_the_hurdle_is_hypothetical_and_the_result_beside_it_stated(records: Callable[[str], Extraction], text: str) -> None:
    found = {o.percent: o.assertion for o in records(text).outcomes}
    assert found == {40.0: Assertion.HYPOTHETICAL, 37.0: Assertion.STATED}


@pytest.mark.parametrize(
    "text",
    [
        "Zeladotug cleared its bar with an ORR of 40%.",
        "Zeladotug passed the threshold with an ORR of 40%.",
        "Zeladotug met its goal with an ORR of 40%.",
    ],
)
def test_a_bar_that_was_passed_is_told_with_what_came_out(records: Callable[[str], Extraction], text: str) -> None:
    assert [(o.percent, o.assertion) for o in records(text).outcomes] == [(40.0, Assertion.STATED)]


@pytest.mark.parametrize(
    "text",
    [
        "Zeladotug has not met its goal of an ORR of 40%.",
        "Zeladotug never cleared the bar of an ORR of 40%.",
        "Zeladotug didn't pass, and its bar of an ORR of 40% stands.",
        "If zeladotug met its target of a 40% ORR we would file.",
        "Zeladotug met its endpoint, and the ORR goal of 40% stands.",
    ],
)
def test_a_bar_that_was_not_passed_is_hypothetical(records: Callable[[str], Extraction], text: str) -> None:
    assert [(o.percent, o.assertion) for o in records(text).outcomes] == [(40.0, Assertion.HYPOTHETICAL)]


@pytest.mark.parametrize(
    "text",
    [
        "We aim for a PFS hazard ratio of 0.65 with zeladotug in the randomised study.",
        "If the combination of zeladotug with nivolumab gets to a 30% response rate we will file.",
        "Zeladotug: update in 40 patients (hurdle: ORR 35%).",
        "A CR rate under 35% would make me think again about zeladotug.",
        "Management hopes to reproduce a PFS of at least 8 months with zeladotug.",
        "The goal of 25% ORR for zeladotug looks fanciful.",
        "Zeladotug needs to show an ORR of 50%.",
    ],
)
def test_what_is_asked_for_is_hypothetical(records: Callable[[str], Extraction], text: str) -> None:
    assert [o.assertion for o in records(text).outcomes] == [Assertion.HYPOTHETICAL]


@pytest.mark.parametrize(
    "text",
    [
        "With zeladotug, the ORR was 45%, above the target of 30%.",
        "The ORR with zeladotug was 41%, as we had hoped.",
        "Zeladotug had an ORR of 33% in patients who would have received chemotherapy.",
        "Zeladotug: ORR 44%, which would be the best in class.",
    ],
)
def test_results_that_passed_a_hurdle_are_stated(records: Callable[[str], Extraction], text: str) -> None:
    assert [o.assertion for o in records(text).outcomes] == [Assertion.STATED]


def test_an_event_that_is_only_allowed_for_is_none(records: Callable[[str], Extraction]) -> None:
    assert not records("We would buy zeladotug with fewer than 10% grade 3 rash.").adverse_events


@pytest.mark.parametrize(
    "text",
    [
        "Dose reductions due to AEs were required in 14 (33%) of the patients on zeladotug.",
        "Patients on zeladotug needed a transfusion for anaemia in 33%.",
        "Treatment with zeladotug had to be stopped because of rash in 33% of patients.",
        "Dexamethasone was needed for rash, which occurred in 33% of patients on zeladotug.",
    ],
)
def test_what_patients_needed_was_not_hoped_for(text: str) -> None:
    assert not is_hurdle(text, 0, len(text), text.index("33%"), text.index("33%") + 3)
