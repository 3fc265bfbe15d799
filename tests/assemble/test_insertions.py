"""Clauses set between a subject and its verb, grades of events told before, denials of all events of a list."""

import pytest

from abstract2kb import extract_text
from abstract2kb.assemble.insertions import is_inserted, without_insertion

from .test_events_in_prose import Fact, facts


def denied(text: str) -> list[tuple[str, str | None, int | None, str | None]]:
    """Term, grade, total and arm of every denied event."""
    return [(e.term, e.grade, e.total, e.arm) for e in extract_text(text).adverse_events if e.absent]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Diarrhea, which led to dehydration in 2 patients, was seen in 31% of patients.",
         [("dehydration", None, 2, None, None, "any"), ("Diarrhea", None, None, None, 31.0, "any")]),
        ("Neutropenia, which was seldom febrile, was noted in 28% of patients.", [("Neutropenia", None, None, None, 28.0, "any")]),
        ("Adverse events of grade 3 or worse, which mostly faded once the dose was lowered, were reported in 44% of the patients.",
         [("Adverse events", ">=3", None, None, 44.0, "any")]),
        ("Grade 2 rash, most of which faded with steroids, occurred in 19% of patients.", [("rash", "2", None, None, 19.0, "any")]),
        ("Hepatitis, although reversible in all, arose in 5 of 60 patients.", [("Hepatitis", None, 5, 60, None, "any")]),
    ],
)  # fmt: skip
def test_a_clause_before_the_verb_does_not_part_the_event_from_its_figure(text: str, expected: list[Fact]) -> None:
    assert facts(text) == expected


def test_an_insertion_closes_with_the_verb_of_its_subject() -> None:
    text = "Rash, which followed fever, was seen in 9%"
    assert is_inserted(text, text.index(", was"), len(text))
    assert not is_inserted(text, text.index(", which"), len(text))
    listed = "Rash, fever, cough, and itching, were seen in 9%"
    assert not is_inserted(listed, listed.index(", cough"), len(listed))
    assert without_insertion(", fever and cough, were seen in") == ", fever and cough, were seen in"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Treatment-related adverse events occurred in 91% of patients with A and 88% with B; events of grade 3 or worse in 41% and 40%.",
         [("events", ">=3", 41.0, "treatment-related"), ("events", ">=3", 40.0, "treatment-related")]),
        ("Serious adverse events were noted in 22% of patients, and grade 4 events in 2%.", [("events", "4", 2.0, "serious")]),
        ("Treatment-related adverse events occurred in 80% of patients, rash in 20%, and grade 3 events in 30%.", [("events", "3", 30.0, "any")]),
    ],
)  # fmt: skip
def test_bare_events_of_a_grade_are_those_told_before(text: str, expected: list[tuple[str, str, float, str]]) -> None:
    found = extract_text(text).adverse_events
    assert [(e.term, e.grade, e.percent, e.category.value) for e in found if e.grade] == expected


def test_the_other_group_had_none_of_the_events_listed() -> None:
    text = (
        "Anemia, fever and cough occurred in 2%, 3% and 8%, respectively, of patients in the velmotamab group versus no patients in the "
        "placebo group."
    )
    assert denied(text) == [("Anemia", None, None, "placebo group"), ("fever", None, None, "placebo group"), ("cough", None, None, "placebo group")]
    arms = [e.arm for e in extract_text(text).adverse_events if not e.absent]
    assert arms == ["velmotamab group"] * 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("There was no evidence of cardiac toxicity.", [("cardiac toxicity", None, None, None)]),
        ("No evidence of cytokine release syndrome was found in the 20 patients.", [("cytokine release syndrome", None, 20, None)]),
        ("No uveitis was detected so far in all the 31 patients.", [("uveitis", None, 31, None)]),
        ("There was no evidence of increased toxicity with the combination.", []),
        ("There was no evidence of an additive cardiac toxicity.", []),
        ("No evidence that rash was more common was found.", []),
    ],
)
def test_no_evidence_of_an_event_denies_it(text: str, expected: list[tuple[str, str | None, int | None, str | None]]) -> None:
    assert denied(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Five DLTs (of 24 evaluable patients) were seen.", [("DLTs", None, 5, 24, None, "DLT")]),
        ("Four DLTs (/21 evaluable pts) were observed.", [("DLTs", None, 4, 21, None, "DLT")]),
        ("Three infusion reactions (of grade 3) were seen in 40 patients.", [("infusion reactions", "3", 3, 40, None, "any")]),
        ("Three CRS events (of 4 in all) were seen early.", [("CRS", None, 3, None, None, "any")]),
    ],
)
def test_the_number_of_those_behind_counted_events(text: str, expected: list[Fact]) -> None:
    assert facts(text)[: len(expected)] == expected
