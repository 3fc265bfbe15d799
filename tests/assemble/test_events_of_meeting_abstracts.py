"""Events as meeting abstracts tell them; every sentence is written for these tests."""

import pytest

from abstract2kb.assemble.safety import adverse_events
from abstract2kb.pdf.report import Report
from abstract2kb.records import AdverseEvent

from .test_outcomes import scene_of


def read(text: str) -> list[AdverseEvent]:
    return adverse_events(scene_of(Report.from_text(text, "test")), None)


def facts(text: str) -> list[tuple[str, str | None, int | None, float | None]]:
    return [(e.term, e.grade, e.n, e.percent) for e in read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Grade 3 neutropenia occurred in 3 patients; 14 (20%) had a dose delay.", [("neutropenia", "3", 3, None)]),
        ("Grade 3 neutropenia occurred in 3 patients, and 14 (20%) had a dose reduction.", [("neutropenia", "3", 3, None)]),
        ("Rash was seen in 45%; 12 patients (20%) were hospitalised.", [("Rash", None, None, 45.0)]),
        ("Nausea was seen in 30% and 12% of the patients received antiemetics.", [("Nausea", None, None, 30.0)]),
        ("Rash was seen in 45% and 12% of patients who received A and B.", [("Rash", None, None, 45.0), ("Rash", None, None, 12.0)]),
        ("One woman had fever, 3 cases suffered from zyxia, and 4 men had rash.", [("fever", None, 1, None), ("rash", None, 4, None)]),
        ("Rash was seen in 45% of those on placebo; 12 (20%) on the drug had it.", [("Rash", None, None, 45.0), ("Rash", None, 12, 20.0)]),
    ],
)
def test_patients_who_were_cared_for_count_no_event(text: str, expected: list[tuple[str, str | None, int | None, float | None]]) -> None:
    assert facts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Colitis occurred in 17 patients (8.1%) (G1/2=11 [5.2%]; G3=4 [1.9%]; G4=2 [1.0%]).",
            [("Colitis", None, 17, 8.1), ("Colitis", "1-2", 11, 5.2), ("Colitis", "3", 4, 1.9), ("Colitis", "4", 2, 1.0)],
        ),
        (
            "CRS occurred in 30 pts (75%; grade 1 = 18, grade 2 = 12).",
            [("CRS", None, 30, 75.0), ("CRS", "1", 18, None), ("CRS", "2", 12, None)],
        ),
        (
            "CRS was seen in 70% (grade 1 [45%], grade 2 [20%] and grade 3 [5%]), rash in 20%.",
            [("CRS", None, None, 70.0), ("CRS", "1", None, 45.0), ("CRS", "2", None, 20.0), ("CRS", "3", None, 5.0), ("rash", None, None, 20.0)],
        ),
    ],
)
def test_grades_with_a_sign_or_a_bracket_before_their_counts(text: str, expected: list[tuple[str, str | None, int | None, float | None]]) -> None:
    assert facts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hand-foot syndrome grades 2 and 3 occurred in 14% and 5%, respectively.", [("2", None, 14.0), ("3", None, 5.0)]),
        ("Mucositis grade 3 and 4 was observed in 7 and 2 patients.", [("3", 7, None), ("4", 2, None)]),
        ("Grade 3 and 4 neutropenia occurred in 30% and 14% of patients.", [("3", None, 30.0), ("4", None, 14.0)]),
        ("Neutropenia grade 3 and 4 was seen in 12% vs 4%.", [("3-4", None, 12.0), ("3-4", None, 4.0)]),
        ("Grade 3 and 4 neutropenia occurred in 30% and 14% in arms A and B.", [("3-4", None, 30.0), ("3-4", None, 14.0)]),
    ],
)
def test_two_grades_told_in_turn(text: str, expected: list[tuple[str | None, int | None, float | None]]) -> None:
    assert [(e.grade, e.n, e.percent) for e in read(text)] == expected


def test_figures_of_two_grades_are_of_no_two_drugs() -> None:
    told = read("Patients had epirubicin 60 mg and docetaxel 75 mg. Mucositis grades 2 and 3 occurred in 13% and 3%, respectively.")
    assert [(e.grade, e.percent, e.arm) for e in told] == [("2", 13.0, None), ("3", 3.0, None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "TRAEs led to dose interruption, reduction and discontinuation in 41%, 23% and 5% of pts.",
            [
                ("TRAEs led to dose interruption", "any", None, 41.0),
                ("TRAEs led to dose reduction", "any", None, 23.0),
                ("TRAEs led to discontinuation", "discontinuation", None, 5.0),
            ],
        ),
        (
            "Dose interruptions and discontinuation due to TRAEs were reported in 33 (52%) and 4 (6%) pts, respectively.",
            [
                ("Dose interruptions due to TRAEs", "any", 33, 52.0),
                ("discontinuation due to TRAEs", "discontinuation", 4, 6.0),
            ],
        ),
        (
            "Treatment-related AEs leading to treatment discontinuation and death occurred in 8% and 1% of patients.",
            [
                ("Treatment-related AEs leading to treatment discontinuation", "discontinuation", None, 8.0),
                ("Treatment-related AEs leading to death", "death", None, 1.0),
            ],
        ),
        (
            "AEs led to dose reduction in 9 (18%), interruption in 20 (40%) and discontinuation in 3 (6%) patients.",
            [
                ("AEs led to dose reduction", "any", 9, 18.0),
                ("AEs led to dose interruption", "any", 20, 40.0),
                ("discontinuation", "discontinuation", 3, 6.0),
            ],
        ),
        (
            "Rates of dose reduction, interruption and discontinuation were 20%, 41% and 5%; rash was seen in 12%.",
            [("discontinuation", "discontinuation", None, 5.0), ("rash", "any", None, 12.0)],
        ),
        ("Tumour reductions and deaths were seen in 20% and 5%.", []),
        (
            "AEs leading to discontinuation occurred in 12% and 4% in arms A and B.",
            [("AEs leading to discontinuation", "discontinuation", None, 12.0), ("AEs leading to discontinuation", "discontinuation", None, 4.0)],
        ),
    ],
)
def test_what_events_made_of_treatment_in_turn(text: str, expected: list[tuple[str, str, int | None, float | None]]) -> None:
    assert [(e.term, e.category.value, e.n, e.percent) for e in read(text)] == expected


def kinds(text: str) -> list[tuple[str, str, str | None, int | None, bool]]:
    return [(e.term, e.category.value, e.grade, e.n, e.absent) for e in read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two men with grade 4 thrombocytopenia died of a stroke.", [("stroke", "death", None, 2, False)]),
        ("Three pts who developed rash died due to infection.", [("infection", "death", None, 3, False)]),
        ("Two patients with grade 4 neutropenia had sepsis.", [("neutropenia", "any", "4", 2, False)]),
        ("Two fatal cases of pneumonitis were seen.", [("pneumonitis", "death", None, 2, False)]),
        ("Three men died of chemotherapy complications early on.", [("died of chemotherapy complications", "death", None, 3, False)]),
        (
            "Five patients stopped because of rash (n=3) and fever (n=2).",
            [
                ("stopped", "discontinuation", None, 5, False),
                ("rash", "discontinuation", None, 3, False),
                ("fever", "discontinuation", None, 2, False),
            ],
        ),
        (
            "Three patients had heart failure; two patients dropped out because of asymptomatic LVEF decline.",
            [("heart failure", "any", None, 3, False), ("LVEF decline", "discontinuation", None, 2, False)],
        ),
        (
            "Nine patients withdrew for schedule-specific toxicities.",
            [("withdrew for schedule-specific toxicities", "discontinuation", None, 9, False)],
        ),
        (
            "Dose reductions because of haematological AEs were needed in 12 patients.",
            [("Dose reductions because of haematological AEs", "any", None, 12, False)],
        ),
        ("Seven of 31 women had one or more episodes of febrile neutropenia.", [("febrile neutropenia", "any", None, 7, False)]),
    ],
)
def test_deaths_and_stops_with_their_causes(text: str, expected: list[tuple[str, str, str | None, int | None, bool]]) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("The weekly schedule was not feasible because of diarrhea.", []),
        ("Treatment A is not recommended because of severe neutropenia.", []),
        ("The dose could not be escalated owing to rash.", []),
        ("The weekly schedule did not cause diarrhea.", ["diarrhea"]),
        ("No patient stopped because of pneumonitis.", ["pneumonitis"]),
    ],
)
def test_what_made_a_schedule_fail_is_not_denied(text: str, absent: list[str]) -> None:
    assert [e.term for e in read(text) if e.absent] == absent


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Both DLTs were grade 4 colitis and grade 3 rash; hence the highest safe dose for women was defined as 52 mg.",
            [("colitis", "4"), ("rash", "3")],
        ),
        ("A DLT was defined as grade 4 neutropenia or grade 3 diarrhea.", []),
    ],
)
def test_a_dose_that_was_defined_is_a_result(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(e.term, e.grade) for e in read(text)] == expected


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("Fewer clots (P = 0.04; not tested further) and rash in 9% were reported with olaparib.", []),
        ("Olaparib does not lead to a higher treatment-related mortality.", []),
        ("There was no rash and no higher rate of sepsis.", ["rash"]),
        ("There was no rash (not looked for early on) and no sepsis.", ["rash", "sepsis"]),
    ],
)
def test_what_is_not_denied(text: str, absent: list[str]) -> None:
    assert [e.term for e in read(text) if e.absent] == absent


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Toxicity was mostly hematologic, with 3 patients (13%) experiencing grade 4 colitis.", [("colitis", "4", 3, 13.0)]),
        ("Many had infections, with 7 women (23%) developing sepsis.", [("sepsis", None, 7, 23.0)]),
        ("Infections were seen, with 7 women (23%) in the first arm.", [("Infections", None, 7, 23.0)]),
        (
            "The main grade 3-4 events were rash (19% v 10%), with 7% itch over all the treated arms; fatigue (13% v 11%); and fever (both, 5%).",
            [
                ("rash", "3-4", None, 19.0),
                ("rash", "3-4", None, 10.0),
                ("itch", "3-4", None, 7.0),
                ("fatigue", "3-4", None, 13.0),
                ("fatigue", "3-4", None, 11.0),
                ("fever", "3-4", None, 5.0),
            ],
        ),
        ("Of 70 women, 16 (23%) terminated this upkeep early because of toxicity.", [("toxicity", None, 16, 23.0)]),
    ],
)
def test_whose_the_figures_are(text: str, expected: list[tuple[str, str | None, int | None, float | None]]) -> None:
    assert facts(text) == expected
