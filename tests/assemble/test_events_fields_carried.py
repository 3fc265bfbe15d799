"""Grades, totals and arms that are told once for several records of events; every sentence is written for these tests."""

import pytest

from .test_events_of_abstracts import rows

Told = tuple[str, str | None, int | None, float | None]


def told(text: str) -> list[Told]:
    """Term, grade, n and percent of each event."""
    return [(row[0].lower(), row[1], row[2], row[4]) for row in rows(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Adverse events of any grade (grade ≥3) included chills in 33% (2%) and hypoxia in 21% (9%).",
         [("chills", None, None, 33), ("chills", ">=3", None, 2), ("hypoxia", None, None, 21), ("hypoxia", ">=3", None, 9)]),
        ("The commonest TRAEs (all G/G3-4) were pyrexia (41/3%) and myalgia (27/1%).",
         [("pyrexia", None, None, 41), ("pyrexia", "3-4", None, 3), ("myalgia", None, None, 27), ("myalgia", "3-4", None, 1)]),
        ("Grade 3/4 toxicities: neutropenia 31%/14%, vomiting 8%/2%.",
         [("neutropenia", "3", None, 31), ("neutropenia", "4", None, 14), ("vomiting", "3", None, 8), ("vomiting", "4", None, 2)]),
        ("Grade 3/4 toxicities in arm A/arm B were neutropenia 31%/14% and vomiting 8%/2%.",
         [("neutropenia", "3-4", None, 31), ("neutropenia", "3-4", None, 14), ("vomiting", "3-4", None, 8), ("vomiting", "3-4", None, 2)]),
        ("Grade 3 or 4 colitis occurred in 3% with zeltinib and 9% with docetaxel, and grade 3 or 4 rash in 5% and 1%, respectively.",
         [("colitis", "3-4", None, 3), ("colitis", "3-4", None, 9), ("rash", "3-4", None, 5), ("rash", "3-4", None, 1)]),
        ("Grade 3 or 4 rash occurred in six (30%) and two (10%) patients, respectively.", [("rash", "3", 6, 30), ("rash", "4", 2, 10)]),
        ("Thirty patients (75%) had treatment-related adverse events, of which 11 (28%) were grade 3 or 4.",
         [("treatment-related adverse events", None, 30, 75), ("treatment-related adverse events", "3-4", 11, 28)]),
        ("Mucositis was mostly grade 1 (n = 14) or 2 (n = 6).", [("mucositis", "1", 14, None), ("mucositis", "2", 6, None)]),
        ("All had leukopenia, and 12 had anemia (grade 3 in four).", [("leukopenia", None, None, None), ("anemia", None, 12, None), ("anemia", "3", 4, None)]),
        ("Among 80 patients, 77 had an adverse event, 40 (50%) a grade 3 or higher event and 21 (26%) a serious event.",
         [("adverse event", None, 77, None), ("event", ">=3", 40, 50), ("serious event", None, 21, 26)]),
    ],
)  # fmt: skip
def test_whose_grade_a_figure_has(text: str, expected: list[Told]) -> None:
    assert sorted(told(text), key=str) == sorted(expected, key=str)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Colitis was diagnosed in 24 patients (30%), including 6 (8%) who had events of grade 3 or higher.",
         [("colitis", None, 24, 30), ("colitis", ">=3", 6, 8)]),
        ("Capillary leak developed in 12 of 30 patients; three patients had grade 3 events.",
         [("capillary leak", None, 12, None), ("capillary leak", "3", 3, None)]),
        ("Rash was seen in 20%, colitis in 9%, and 7% had grade 3 events.",
         [("rash", None, None, 20), ("colitis", None, None, 9), ("events", "3", None, 7)]),
        ("Rash was seen in 5%, and 17% had grade 3 events.", [("rash", None, None, 5), ("events", "3", None, 17)]),
        ("Immune-related adverse events were seen in 30% of patients: rash in 12%, colitis in 7%, hepatitis in 6%. "
         "Four patients (5%) had grade 3.",
         [("immune-related adverse events", None, None, 30), ("rash", None, None, 12), ("colitis", None, None, 7),
          ("hepatitis", None, None, 6), ("immune-related adverse events", "3", 4, 5)]),
    ],
)  # fmt: skip
def test_events_of_a_grade_are_those_named_before(text: str, expected: list[Told]) -> None:
    assert sorted(told(text), key=str) == sorted(expected, key=str)


DEATHS = "Treatment-related deaths occurred in {} in the docetaxel group ({}) and {} in the zeltinib group ({})."


@pytest.mark.parametrize(
    ("one", "causes", "other", "cause"),
    [
        ("three patients (4%)", "two sepsis and one stroke", "two (3%)", "one each of pneumonitis and hepatitis"),
        ("two (3%) patients", "sepsis and stroke", "in one (1%) patient", "pneumonitis"),
        ("three (4%) patients", "sepsis [n=2] and stroke [n=1]", "two (3%)", "hepatitis [n=2]"),
    ],
)
def test_deaths_go_on_after_their_causes(one: str, causes: str, other: str, cause: str) -> None:
    found = rows(DEATHS.format(one, causes, other, cause))
    counted = [(row[4], row[5]) for row in found if row[0] == "Treatment-related deaths"]
    assert [arm for _, arm in counted] == ["docetaxel group", "zeltinib group"]
    assert all(row[5] == "zeltinib group" for row in found if row[0] in ("pneumonitis", "hepatitis"))
    assert all(row[5] == "docetaxel group" for row in found if row[0] in ("sepsis", "stroke"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dose-limiting toxicities were seen in two of five patients at 30 mg and in none of six at 20 mg.",
         [("Dose-limiting toxicities", 2, 5), ("no Dose-limiting toxicities", None, 6)]),
        ("One DLT (grade 4 lipase elevation) was observed among eight patients at dose level 2.", [("DLT", 1, 8), ("lipase elevation", 1, None)]),
        ("One of 20 patients died of treatment-related hepatic failure.", [("hepatic failure", 1, 20)]),
        ("Febrile neutropenia without documented infection (12 [6%] in the A arm vs 20 [10%] in the B arm) was frequent.",
         [("Febrile neutropenia", 12, None), ("Febrile neutropenia", 20, None)]),
    ],
)  # fmt: skip
def test_of_how_many(text: str, expected: list[tuple[str, int | None, int | None]]) -> None:
    assert [(row[0], row[2], row[3]) for row in rows(text)] == expected
