"""Results in the few words of a slide's points: responders, landmarks whose unit stands once, grades of most cases, shares of a trial's conduct."""

from collections.abc import Callable

import pytest

from abstract2kb.records import Endpoint, Extraction

Read = Callable[[str], Extraction]
LEAD = "Ardexitinib (Novelix), phase 1\n\n– "


@pytest.mark.parametrize("words", ["24 responders (41%)", "24 responders (41%), three of them in CR", "24 responders (41%), two of them complete"])
def test_responders_are_a_response_rate(records: Read, words: str) -> None:
    first = records(LEAD + words + "\n").outcomes[0]
    assert (first.endpoint, first.n, first.percent) == (Endpoint.ORR, 24, 41.0)


@pytest.mark.parametrize(
    ("words", "times"),
    [
        ("Progression-free: 79% at 12 months, 62% at 18, 51% at 24", ["12 months", "18 months", "24 months"]),
        ("PFS 71% at 1 year, 55% at 2 and 41% at 3", ["1 year", "2 year", "3 year"]),
        ("Alive at 24 months: 77%", ["24 months"]),
        ("Alive at 2 years: 77% vs 71%", ["2 years", "2 years"]),
    ],
)
def test_landmarks(records: Read, words: str, times: list[str]) -> None:
    assert [o.at for o in records(LEAD + words + "\n").outcomes] == times


@pytest.mark.parametrize(
    ("words", "grades"),
    [
        ("CRS, mostly grade 1: 38%; grade 3, 2%", [None, "3"]),
        ("CRS, mainly grade 1–2, in 38%", [None]),
        ("CRS, grade 1–2, in 38%", ["1-2"]),
    ],
)
def test_the_grade_of_most_cases(records: Read, words: str, grades: list[str | None]) -> None:
    assert [e.grade for e in records(LEAD + words + "\n").adverse_events] == grades


@pytest.mark.parametrize("words", ["crossover 61%", "compliance 92%", "relative dose intensity of 88%"])
def test_the_conduct_of_a_trial_is_no_result(records: Read, words: str) -> None:
    assert [o.hr for o in records(f"{LEAD}OS: HR 0.88 (0.70–1.10), {words}\n").outcomes] == [0.88]


def test_shares_beside_a_ratio_are_results(records: Read) -> None:
    assert len(records(f"{LEAD}OS: HR 0.88 (0.70–1.10), ORR 61%\n").outcomes) == 2


@pytest.mark.parametrize("words", ["ILD 9%, one fatal", "ILD 9% (one fatal)", "ILD 9%; one fatal"])
def test_fatal_cases(records: Read, words: str) -> None:
    assert [(e.category.value, e.n) for e in records(LEAD + words + "\n").adverse_events] == [("any", None), ("death", 1)]
