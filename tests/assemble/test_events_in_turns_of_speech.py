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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("AEs of grade ≥3 occurred in 57%; in 32% they were attributed to treatment.", [(57.0, ">=3", "any"), (32.0, ">=3", "treatment-related")]),
        ("TEAEs occurred in 96% (drug-related in 77%).", [(96.0, None, "any"), (77.0, None, "treatment-related")]),
        ("Adverse events of grade 3 or higher: 64% (treatment-related: 38%).", [(64.0, ">=3", "any"), (38.0, ">=3", "treatment-related")]),
        ("AEs occurred in 55% of patients and were thought to be related in 21%.", [(55.0, None, "any"), (21.0, None, "treatment-related")]),
        (
            "Grade 3 events hit 40% with nivolumab and 30% with placebo; 20% and 10% were treatment-related.",
            [(40.0, "3", "any"), (30.0, "3", "any"), (20.0, "3", "treatment-related"), (10.0, "3", "treatment-related")],
        ),
        ("Serious AEs: 20% (related: 7%).", [(20.0, None, "serious"), (7.0, None, "serious")]),
        ("Serious events hit 12% and rash 30%, drug-related in 20%.", [(12.0, None, "serious"), (30.0, None, "any")]),
    ],
)
def test_the_share_that_was_laid_to_treatment(text: str, expected: list[tuple[float, str | None, str]]) -> None:
    assert [(f[4], f[1], f[5]) for f in facts(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Keratitis was reported by 47 patients (59%) and dry eye by 30 (38%); grade 3 or worse, the figures were 10% and 4%.",
            [("Keratitis", 10.0), ("dry eye", 4.0)],
        ),
        ("Rash and colitis occurred in 30% and 12%; the rates for grade 3 were 4% and 2%.", [("Rash", 4.0), ("colitis", 2.0)]),
        ("Nausea (50%), cough (40%) and fever (30%) led; grade 3 events: 5%, 4% and 2%.", [("Nausea", 5.0), ("cough", 4.0), ("fever", 2.0)]),
        ("Rash hit 20% with nivolumab and 10% with placebo; at grade 3 the rates were 2% and 1%.", [("Rash", 2.0), ("Rash", 1.0)]),
        ("Rash and colitis occurred in 30% and 12%; grade 3 hepatitis was seen in 4%.", [("hepatitis", 4.0)]),
    ],
)
def test_figures_of_a_grade_are_dealt_out_to_the_events_before(text: str, expected: list[tuple[str, float]]) -> None:
    assert [(f[0], f[4]) for f in facts(text) if f[1] is not None] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Neurotoxicity was seen in nine (9%), in one case of grade 3.", [(9, None), (1, "3")]),
        ("Colitis occurred in eight patients (8%), with two cases of grade 3.", [(8, None), (2, "3")]),
    ],
)
def test_one_of_the_cases_has_a_grade(text: str, expected: list[tuple[int, str | None]]) -> None:
    assert [(f[2], f[1]) for f in facts(text)] == expected


@pytest.mark.parametrize(
    ("text", "term", "category"),
    [
        ("No one left the study for an AE.", "left the study for an AE", "no discontinuation"),
        ("Discontinuation of either drug for adverse events: 11%.", "Discontinuation of either drug for adverse events", "discontinuation"),
        ("Four patients gave up all drugs because of toxicity.", "gave up all drugs because of toxicity", "discontinuation"),
    ],
)
def test_stops_by_other_words(text: str, term: str, category: str) -> None:
    assert (term, category) in [(f[0], f[5]) for f in facts(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In phase 2 the investigators single out dysphagia and hepatitis.", ["dysphagia", "hepatitis"]),
        ("Peripheral neuropathy is what my patients report.", ["Peripheral neuropathy"]),
        ("Neurotoxicity was managed with drainage.", ["Neurotoxicity"]),
        ("The infusion was followed by fever and chills.", ["fever", "chills"]),
        ("Screening was followed by biopsy of the rash.", []),
    ],
)
def test_what_treatment_brought_without_a_number(text: str, expected: list[str]) -> None:
    assert [t[0] for t in told(f"QRX-1234 was given to 48 patients; nausea was a grade 2 event in 12%. {text}")[1:]] == expected
