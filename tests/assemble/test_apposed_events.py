"""Events between a total and its figure, the N before a list of shares, and events told of as common without a number; all sentences are made up."""

import pytest

from abstract2kb.pipeline import extract_text

BEFORE = "Novelimab (NVL-1) was tested in a phase 1 trial (NCT01234567). "


def events(text: str, *keys: str) -> list[tuple[object, ...]]:
    return [(e.term, *(getattr(e, k) for k in keys)) for e in extract_text(BEFORE + text).adverse_events]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Grade ≥3 AEs, chiefly neutropenia and anemia, occurred in 31% of patients.", [("AEs", 31.0), ("neutropenia", None), ("anemia", None)]),
        ("Serious AEs, most often pneumonia, were reported in 12 patients (20%).", [("Serious AEs", 20.0), ("pneumonia", None)]),
        ("Grade 3 TRAEs, mostly injection-site reactions, affected 18.1%.", [("TRAEs", 18.1), ("injection-site reactions", None)]),
        ("Grade 3 AEs, mainly neutropenia in 20% and anemia in 10%, were reported.", [("neutropenia", 20.0), ("anemia", 10.0)]),
        ("TRAEs, mostly mild, occurred in 44%; rash was seen in 12%.", [("TRAEs", 44.0), ("rash", 12.0)]),
    ],
)
def test_a_figure_behind_events_in_between_is_of_the_total(text: str, found: list[tuple[str, float | None]]) -> None:
    assert sorted(events(text, "percent"), key=str) == sorted(found, key=str)


@pytest.mark.parametrize(
    "head",
    [
        "Treatment-related events among the first 30 patients were",
        "The most frequent events of the 30 treated patients were",
        "The most frequent of the 30 treated patients' events were",
        "Common side effects in all 30 dosed participants included",
    ],
)
def test_the_number_of_people_before_a_list_is_the_size_of_its_shares(head: str) -> None:
    assert events(f"{head} nausea (53.3%), pyrexia (43.3%) and rash (26.6%).", "n", "total", "percent") == [
        ("nausea", None, 30, 53.3),
        ("pyrexia", None, 30, 43.3),
        ("rash", None, 30, 26.6),
    ]


def test_a_number_of_people_of_which_something_else_is_told() -> None:
    assert ("nausea", 12, 30.0) in events("Adverse events in 40 patients were graded by CTCAE; nausea occurred in 12 (30%).", "n", "percent")


@pytest.mark.parametrize(
    "text",
    [
        "Nausea, fatigue and alopecia were the most common events.",
        "Nausea, fatigue and alopecia were named as the common events, without percentages.",
        "Alopecia came in 17 of 19; nausea and fatigue were also common.",
    ],
)
def test_events_that_were_common(text: str) -> None:
    assert {term.lower() for term, *_ in events(text)} == {"nausea", "fatigue", "alopecia"}


@pytest.mark.parametrize(
    "text",
    [
        "TRAEs occurred in 40 patients (90%); 19 (38.8%) were of grade 3/4.",
        "TRAEs occurred in 90%, and in 38.8% they were of grade 3-4.",
        "A TRAE was seen in 40 patients (90%); in 19 (38.8%) it was of grade 3-4.",
    ],
)
def test_a_grade_that_a_pronoun_or_a_verb_parts_from_its_figure(text: str) -> None:
    assert events(text, "grade", "percent")[-1][1:] == ("3-4", 38.8)


def test_serious_events_of_which_none_was_of_the_drug() -> None:
    assert events("No serious event was attributed to the drug.", "absent") == [("serious event", True)]


def test_those_who_were_treated_are_the_size_of_what_follows() -> None:
    assert events("Among 97 infused, fatigue came in 49%.", "total", "percent") == [("fatigue", 97, 49.0)]
