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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PFS did not differ between nivolumab and docetaxel (9.2 vs 9.0 months).", [(9.2, "nivolumab"), (9.0, "docetaxel")]),
        ("There was no difference in ORR between nivolumab and docetaxel (31% and 28%).", [(31.0, "nivolumab"), (28.0, "docetaxel")]),
        ("ORR in those crossing over between nivolumab and docetaxel was 31% in all.", [(31.0, "docetaxel")]),
        ("Between nivolumab and docetaxel, patients rested (ORR 31% and DCR 60%).", [(31.0, "docetaxel"), (60.0, "docetaxel")]),
    ],
)
def test_what_a_difference_is_between_is_in_order(text: str, expected: list[tuple[float, str]]) -> None:
    assert outcome_arms(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ORR was 33% with the antibody and 21% without.", [(33.0, "antibody"), (21.0, "without")]),
        ("The ORR was 79% with the vaccine and 62% without it.", [(79.0, "vaccine"), (62.0, "without")]),
        ("The ORR was 33% with nivolumab and 21% without, and the DCR was 60% and 44%.",
         [(33.0, "nivolumab"), (21.0, "without"), (60.0, "nivolumab"), (44.0, "without")]),
        ("Median PFS was 9 months with nivolumab and 5 months without (HR 0.6).", [(9.0, "nivolumab"), (5.0, "without"), (0.6, None)]),
        ("ORR was 33% with nivolumab and 21% without brain metastases.", [(33.0, "nivolumab"), (21.0, "without brain metastases")]),
        ("The ORR with nivolumab was 31% and the DCR 62% without confirmation.", [(31.0, "nivolumab"), (62.0, "nivolumab")]),
        ("The median OS was 11.2 months without.", [(11.2, None)]),
        ("Median PFS was 14 months without progression.", [(14.0, None)]),
    ],
)  # fmt: skip
def test_those_without_are_those_not_given_what_was_told(text: str, expected: list[tuple[float, str | None]]) -> None:
    assert outcome_arms(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In the nivolumab arm 44% had rash and the placebo arm was closed; DCR was 70% and 60%, respectively.",
         [(70.0, "nivolumab arm"), (60.0, "placebo arm")]),
        ("In arm A, as later in arm B, the ORR was 31% and 12%.", [(31.0, "arm A"), (12.0, "arm B")]),
        ("PFS was 5 months in arm A against 7 months in arm B, with ORR of 31% and 12%.",
         [(5.0, "arm A"), (7.0, "arm B"), (31.0, "arm A"), (12.0, "arm B")]),
    ],
)  # fmt: skip
def test_arms_told_before_a_pair_are_its_arms(text: str, expected: list[tuple[float, str | None]]) -> None:
    assert outcome_arms(text) == expected


def test_parts_of_the_patients_with_figures_between_them_are_no_pair() -> None:
    text = (
        "The ORR was higher in the nivolumab group among marker-positive patients (61% vs 37%), and among marker-negative patients it was 11% vs 23%."
    )
    assert not {"marker-positive patients", "marker-negative patients"} & {arm for _, arm in outcome_arms(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ORR of those who had prior surgery (n=10) and prior radiotherapy (n=7) were 40% and 2%.", ["prior surgery", "prior radiotherapy"]),
        ("The ORR of those with prior surgery (n=10) and prior radiotherapy (n=7) were 40% and 2%.", ["prior surgery", "prior radiotherapy"]),
        ("ORR for the patients who died and those who had a relapse were 40% and 2%.", [None, None]),
    ],
)
def test_figures_of_those_who_had_one_thing_or_another(text: str, expected: list[str | None]) -> None:
    assert [arm for _, arm in outcome_arms(text)] == expected
