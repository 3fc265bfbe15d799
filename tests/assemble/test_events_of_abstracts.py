"""Adverse events as abstracts of trials tell them, with the arms set against each other; every sentence is written for these tests."""

import pytest

from .test_events_in_prose import read

Row = tuple[str, str | None, int | None, int | None, float | None, str | None]


def rows(text: str) -> list[Row]:
    """Term ("no" before it for what is denied), grade, n, total, percent and arm of each event."""
    return [(("no " if e.absent else "") + e.term, e.grade, e.n, e.total, e.percent, e.arm) for e in read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Serious adverse events were reported in 61 (30%) of 203 patients treated with zeltinib and 40 (20%) of 201 patients given docetaxel.",
         [(61, 203, 30.0), (40, 201, 20.0)]),
        ("Thirty patients receiving zeltinib and 19 patients receiving docetaxel experienced grade 3 or higher adverse events.",
         [(30, None, None), (19, None, None)]),
        ("Toxic death occurred in five patients (5%) receiving zeltinib weekly and three patients (2%) given it once every 3 weeks.",
         [(5, None, 5.0), (3, None, 2.0)]),
        ("Febrile neutropenia occurred in 12 (8%) of 150 patients assigned to zeltinib compared with 25 (17%) of 148 assigned to docetaxel.",
         [(12, 150, 8.0), (25, 148, 17.0)]),
        ("Colitis developed in 15 patients (8%) who were given zeltinib and in two patients (1%) who were given docetaxel; both recovered.",
         [(15, None, 8.0), (2, None, 1.0)]),
        ("Hypertension occurred in 20 patients receiving zeltinib and 5 patients receiving docetaxel died.", [(20, None, None)]),
        ("Nausea was reported by 45 patients given zeltinib and 12 needed antiemetics.", [(45, None, None)]),
    ],
)  # fmt: skip
def test_what_patients_were_given_tells_two_arms_apart(text: str, expected: list[tuple[int | None, int | None, float | None]]) -> None:
    assert [row[2:5] for row in rows(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The most frequent events were fatigue (937 events vs 797 events), rash (507 vs 362), and sepsis (two vs one).",
         [("fatigue", 937), ("fatigue", 797), ("rash", 507), ("rash", 362), ("sepsis", 2), ("sepsis", 1)]),
        ("Serious adverse events included colitis (30 events in the docetaxel group vs 69 in the zeltinib group), and sepsis (42 events vs 53).",
         [("colitis", 30), ("colitis", 69), ("sepsis", 42), ("sepsis", 53)]),
        ("Severe rash (45 cases vs 22 cases; p=0.004) was commoner with docetaxel.", [("rash", 45), ("rash", 22)]),
        ("The commonest AEs (%) with zeltinib vs docetaxel were nausea (45 vs 30) and rash (22 vs 10).", [("nausea", None), ("rash", None)]),
        ("The median duration of neutropenia (7 vs 5 days) was longer.", []),
    ],
)  # fmt: skip
def test_bare_numbers_against_each_other_count_events(text: str, expected: list[tuple[str, int | None]]) -> None:
    assert [(row[0], row[2]) for row in rows(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Grade 3 events were hypertension (10 [21%] of 48 vs 0) and rash (7 [15%] of 48 patients vs 9 [18%] of 49).",
         [("hypertension", 10, 48, 21.0), ("no hypertension", 0, None, None), ("rash", 7, 48, 15.0), ("rash", 9, 49, 18.0)]),
        ("Grade 3 diarrhoea was seen in 12 (8%) patients in the zeltinib group versus 0 in the control group.",
         [("diarrhoea", 12, None, 8.0), ("no diarrhoea", 0, None, None)]),
        ("Toxic deaths: 0 vs 3 (2%).", [("no Toxic deaths", 0, None, None), ("Toxic deaths", 3, None, 2.0)]),
        ("Hypothyroidism (18% vs 0) was more frequent with zeltinib.", [("Hypothyroidism", None, None, 18.0), ("Hypothyroidism", None, None, 0.0)]),
        ("Rash was seen in 8% at 10 mg vs 0.5 mg.", [("Rash", None, None, 8.0)]),
    ],
)  # fmt: skip
def test_nought_of_an_arm_is_a_figure(text: str, expected: list[tuple[str, int | None, int | None, float | None]]) -> None:
    assert [(row[0], *row[2:5]) for row in rows(text)] == expected
