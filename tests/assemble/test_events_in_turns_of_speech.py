"""Adverse events in the turns of speech of digests, bulletins and cards; every sentence is written for these tests."""

from __future__ import annotations

import pytest

from .test_events_in_prose import facts

Told = tuple[str, str | None, str]


def told(text: str) -> list[Told]:
    """Term, grade and category ("no" before it for what is denied)."""
    return [(f[0], f[1], f[5]) for f in facts(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Also frequent: cough, pyrexia and dysgeusia.", ["cough", "pyrexia", "dysgeusia"]),
        ("Main toxicities: neutropenia, anemia.", ["neutropenia", "anemia"]),
        ("Less often seen: arthralgia and pruritus.", ["arthralgia", "pruritus"]),
        ("Commonest side effects of QRX-1234: fever, chills and fatigue.", ["fever", "chills", "fatigue"]),
        ("Nausea (40%) led; also noted: diarrhea and rash.", ["Nausea", "diarrhea", "rash"]),
        ("Common comorbidities: hypertension, diabetes.", []),
        ("Exclusion criteria: pneumonitis, colitis.", []),
        ("Dose adjusted for: rash, diarrhea.", []),
    ],
)
def test_a_head_and_a_colon_list_events(text: str, expected: list[str]) -> None:
    assert [t[0] for t in told(text)] == expected


def test_a_head_denies_what_it_lists() -> None:
    assert told("No grade 3 rash was seen. Never observed: hepatitis and pancreatitis.")[1:] == [
        ("hepatitis", None, "no any"),
        ("pancreatitis", None, "no any"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CRS was confined to grades 1 and 2.", [("CRS", "1-2", "any")]),
        ("One grade 3 syncope was seen; anemia stayed at grade 1-2.", [("syncope", "3", "any"), ("anemia", "1-2", "any")]),
        ("Rash remained at grade 1 or 2 throughout.", [("Rash", "1-2", "any")]),
        ("All CRS was low grade (grade 1 or 2).", [("CRS", "1-2", "any")]),
        ("All related events but one were grade 1 or 2.", [("related events", "1-2", "treatment-related")]),
        ("Patients with anemia were grade 1 or 2.", []),
    ],
)
def test_what_grade_an_event_kept_to(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "No DLT and no grade 4 event has turned up; the commonest complaints were fatigue and fever.",
            [("DLT", None, "no DLT"), ("event", "4", "no any"), ("fatigue", None, "any"), ("fever", None, "any")],
        ),
        (
            "Grade 3 TRAEs occurred in ten patients (20%), chiefly fatigue (n=5; 10%); none was of grade 4, none fatal.",
            [("TRAEs", "4", "no treatment-related"), ("TRAEs", None, "no death")],
        ),
        ("Its adverse events were nausea in 35% and alopecia in 30%; none was of grade 4.", [("adverse events", "4", "no any")]),
        ("One grade 5 event was recorded, none of grade 4.", [("event", "4", "no any")]),
        ("Rash was seen in 20% and colitis in 4%; none of it was of grade 4.", [("colitis", "4", "no any")]),
        ("Serious events hit 12%, among them two cases of colitis; neither was fatal.", [("colitis", None, "no death")]),
        ("Grade 4 thrombocytopenia has yet to be seen.", [("thrombocytopenia", "4", "no any")]),
        ("Grade 3 colitis did not turn up.", [("colitis", "3", "no any")]),
    ],
)
def test_which_events_a_denial_is_of(text: str, expected: list[Told]) -> None:
    found = told(text)
    assert [t for t in found if t in expected] == expected
    assert [t for t in found if t[2].startswith("no ")] == [t for t in expected if t[2].startswith("no ")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Grade 3 pneumonitis occurred once.", [("pneumonitis", "3", 1)]),
        ("Grade 4 sepsis was noted twice, at the highest dose.", [("sepsis", "4", 2)]),
        ("Fever was universal (48/48).", [("Fever", None, 48)]),
        ("CRS, always of grade 1, was the rule (46 of 48 patients).", [("CRS", None, 46)]),
        ("Grade 3 colitis was reported twice as often with placebo.", [("colitis", "3", None)]),
    ],
)
def test_numbers_in_a_word(text: str, expected: list[tuple[str, str | None, int | None]]) -> None:
    assert [(f[0], f[1] if f[0] != "CRS" else None, f[2]) for f in facts(text)] == expected
