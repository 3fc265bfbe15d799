"""Whose the figures of a comparison are, by the names of its sentence or of those before; every sentence is written for these tests."""

from __future__ import annotations

import pytest

from abstract2kb.pipeline import extract_text
from abstract2kb.records import Assertion

_AB = "We randomised 240 men to apalutamide (n=120) or placebo (n=120). "
_EN = "Women were assigned to exemestane plus niraparib (EN) or exemestane plus placebo (EP). "


def outcome_arms(text: str) -> list[tuple[float | str | None, str | None]]:
    """The main number of each stated result and its arm."""
    found = [o for o in extract_text(text).outcomes if o.assertion is Assertion.STATED]
    return [(o.percent or o.n or o.value or o.hr, o.arm) for o in found]


def event_arms(text: str) -> list[tuple[float | None, str | None]]:
    """The percentage of each event and its arm."""
    return [(e.percent, e.arm) for e in extract_text(text).adverse_events]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Women were assigned to paclitaxel plus carboplatin (PC) or carboplatin alone (C). Severe toxicities for PC v C were: "
            "anemia (28% v 14%), nausea (19% v 23%).",
            [(28.0, "PC"), (14.0, "C"), (19.0, "PC"), (23.0, "C")],
        ),
        (
            _EN + "Stops because of adverse events were higher in the EN group versus the EP group (13% v 4%).",
            [(13.0, "EN group"), (4.0, "EP group")],
        ),
        (_EN + "Febrile neutropenia was more frequent with EN than EP (26% v 9%).", [(26.0, "EN"), (9.0, "EP")]),
        (
            _AB + "What was seen most often of grade 3 with apalutamide vs placebo was hypertension (17% vs 8%) and fatigue (5% vs 1%).",
            [(17.0, "apalutamide"), (8.0, "placebo"), (5.0, "apalutamide"), (1.0, "placebo")],
        ),
        (
            "We gave 240 women niraparib plus anastrozole or anastrozole. Grade 3 anemia came up in 36 (30%) of 120 people of the niraparib "
            "plus anastrozole group versus six (5%) of 120 of the anastrozole group, and fatigue in 12 (10%) versus eight (7%).",
            [
                (30.0, "niraparib plus anastrozole group"),
                (5.0, "anastrozole group"),
                (10.0, "niraparib plus anastrozole group"),
                (7.0, "anastrozole group"),
            ],
        ),
    ],
)
def test_both_sides_of_events_have_the_arm_that_their_sentence_names(text: str, expected: list[tuple[float, str]]) -> None:
    assert event_arms(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Compared with placebo, apalutamide improved median PFS (24.1 vs 6.2 months) and ORR (44% vs 12%).",
            [(24.1, "apalutamide"), (6.2, "placebo"), (44.0, "apalutamide"), (12.0, "placebo")],
        ),
        (
            "As compared with placebo, apalutamide was associated with a higher ORR (44% vs 12%).",
            [(44.0, "apalutamide"), (12.0, "placebo")],
        ),
        ("In comparison with placebo, the ORR was higher with apalutamide (44% vs 12%).", [(44.0, "apalutamide"), (12.0, "placebo")]),
        (
            "Compared with placebo, apalutamide improved ORR (12% with placebo vs 44% with apalutamide).",
            [(12.0, "placebo"), (44.0, "apalutamide")],
        ),
        ("Compared with January, apalutamide was given more often. The ORR was 44% vs 12%.", [(44.0, "apalutamide"), (12.0, "placebo")]),
    ],
)
def test_the_subject_goes_before_what_it_is_compared_with(text: str, expected: list[tuple[float, str]]) -> None:
    assert outcome_arms(_AB + text) == expected


def test_events_too_are_of_the_subject_first() -> None:
    text = _AB + "Compared with placebo, apalutamide caused more rash (24% vs 6%) and fractures (12% vs 7%)."
    assert event_arms(text) == [(24.0, "apalutamide"), (6.0, "placebo"), (12.0, "apalutamide"), (7.0, "placebo")]
    text = _AB + "Relative to placebo, rash was more common with apalutamide (24% vs 6%)."
    assert event_arms(text) == [(24.0, "apalutamide"), (6.0, "placebo")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Six complete responses and 19 partial responses were recorded in the XELOX arm, and five CR and 22 PR were observed in the FOLFOX arm.",
            [(6, "XELOX arm"), (19, "XELOX arm"), (5, "FOLFOX arm"), (22, "FOLFOX arm")],
        ),
        ("Two complete responses were documented in arm A and three partial responses were achieved in arm B.", [(2, "arm A"), (3, "arm B")]),
        ("Two complete responses were documented, and three partial responses were found at the second visit of arm B.", [(2, None), (3, None)]),
    ],
)
def test_counts_are_of_the_arm_after_the_verb(text: str, expected: list[tuple[int, str | None]]) -> None:
    assert outcome_arms(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (_EN + "The most common grade 3-4 events with EN were fatigue and neutropenia.", ["EN", "EN"]),
        (_EN + "Frequent toxicities in the EP group included rash and nausea.", ["EP group", "EP group"]),
        (_AB + "The most common adverse events reported with apalutamide were rash and nausea.", ["apalutamide", "apalutamide"]),
        ("Twenty men received apalutamide. The most common adverse events with apalutamide were rash and nausea.", [None, None]),
        (_EN + "The most common grade 3-4 events were fatigue and neutropenia.", [None, None]),
    ],
)
def test_events_without_numbers_are_of_the_arm_that_heads_their_list(text: str, expected: list[str | None]) -> None:
    assert [e.arm for e in extract_text(text).adverse_events] == expected
