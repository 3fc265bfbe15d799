"""Lists whose head says what their numbers are; every sentence is written for these tests."""

import pytest

from abstract2kb import extract_text


def events(text: str) -> list[tuple[str, str | None, int | None, float | None]]:
    return [(e.term, e.grade, e.n, e.percent) for e in extract_text(text).adverse_events]


def responses(text: str) -> list[tuple[str, int | None, float | None]]:
    return [(o.endpoint.value, o.n, o.percent) for o in extract_text(text).outcomes]


@pytest.mark.parametrize(
    "head",
    [
        "Adverse events (%):",
        "Side effects, per cent:",
        "Side effects in percent of patients:",
        "Toxicities (in %):",
        "Per cent of patients with adverse events:",
    ],
)
def test_a_head_makes_the_numbers_of_its_list_percents(head: str) -> None:
    assert events(f"{head} neutropenia 63, rash 27 and fatigue 9.5.") == [
        ("neutropenia", None, None, 63.0),
        ("rash", None, None, 27.0),
        ("fatigue", None, None, 9.5),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Toxicity of novelimab, any grade / grade 3 or more (%): neutropenia 63/27, rash 4/1.",
        "Toxicity of novelimab, per cent, any grade (grade 3 or more): neutropenia 63 (27); rash 4 (1).",
    ],
)
def test_pairs_under_such_a_head_are_of_two_grades(text: str) -> None:
    assert events(text) == [
        ("neutropenia", None, None, 63.0),
        ("neutropenia", ">=3", None, 27.0),
        ("rash", None, None, 4.0),
        ("rash", ">=3", None, 1.0),
    ]


def test_responses_under_such_a_head() -> None:
    assert responses("Best response (%): CR 8, PR 40, SD 32.") == [("CR", None, 8.0), ("PR", None, 40.0), ("SD", None, 32.0)]


def test_numbers_with_their_percents_in_brackets() -> None:
    assert responses("Best response, n (%): CR 2 (8), PR 10 (40).") == [("CR", 2, 8.0), ("PR", 10, 40.0)]
    assert events("Adverse events, n (%): rash 12 (30), fever 9 (22).") == [("rash", None, 12, 30.0), ("fever", None, 9, 22.0)]


@pytest.mark.parametrize(
    "text",
    [
        "Neutropenia was seen in 63% of patients; the others were: rash 4, fever 2.",
        "Adverse events in 20% or more: rash 4, fever 2.",
        "Response rates (%): arm A 30, arm B 40. Adverse events: rash 4, fever 2.",
        "Of 40% who stopped, the causes were: rash 4, fever 2.",
    ],
)
def test_a_percent_of_its_own_heads_no_list(text: str) -> None:
    assert [(n, percent) for term, _, n, percent in events(text) if term in ("rash", "fever")] == [(4, None), (2, None)]


def test_a_list_that_has_its_signs_is_read_as_it_is() -> None:
    assert events("Adverse events (%): rash 4% and fever 2%.") == [("rash", None, None, 4.0), ("fever", None, None, 2.0)]
