"""Adverse events from prose and tables; every sentence is written for these tests."""

import pytest

from abstract2kb.assemble.outcomes import outcomes
from abstract2kb.assemble.safety import adverse_events
from abstract2kb.pdf.report import Report
from abstract2kb.records import AdverseEvent

from .test_outcomes import scene_of, table_scene


def read(text: str) -> list[AdverseEvent]:
    return adverse_events(scene_of(Report.from_text(text, "test")), None)


def facts(text: str) -> list[tuple[str, str | None, int | None, float | None]]:
    return [(e.term, e.grade, e.n, e.percent) for e in read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The most common TRAEs were nausea (33%), anemia (20%) and fatigue (12%).",
            [("nausea", None, None, 33.0), ("anemia", None, None, 20.0), ("fatigue", None, None, 12.0)],
        ),
        (
            "Grade 3/4 neutropenia occurred in 12 patients (27%) and grade 3 rash in 3 (7%).",
            [("neutropenia", "3-4", 12, 27.0), ("rash", "3", 3, 7.0)],
        ),
        (
            "Thrombocytopenia (64%) and neutropenia (41%) were the chief grade 3/4 toxicities.",
            [("Thrombocytopenia", "3-4", None, 64.0), ("neutropenia", "3-4", None, 41.0)],
        ),
        ("Grade ≥3 AEs occurred in 12 pts (any grade 30).", [("AEs", ">=3", 12, None), ("AEs", None, 30, None)]),
        ("Five patients had fever (11%).", [("fever", None, 5, 11.0)]),
        (
            "CRS occurred in 70% of patients (grade 1, 50%; grade 2, 18%).",
            [("CRS", None, None, 70.0), ("CRS", "1", None, 50.0), ("CRS", "2", None, 18.0)],
        ),
        (
            "Grade 3 and 4 neutropenia was seen in 12 (38%) and 9 (25%) patients, respectively.",
            [("neutropenia", "3", 12, 38.0), ("neutropenia", "4", 9, 25.0)],
        ),
    ],
)
def test_events_with_numbers(text: str, expected: list[tuple[str, str | None, int | None, float | None]]) -> None:
    assert facts(text) == expected


def test_denied_events_keep_their_category_and_assets() -> None:
    text = "The study with XYZ-101 found no serious adverse events (AEs) such as capillary leak or eosinophilia and no dose-limiting toxicities."
    assert [(e.term, e.category.value, e.absent, e.assets) for e in read(text)] == [
        ("serious adverse events", "serious", True, ("XYZ-101",)),
        ("capillary leak", "serious", True, ("XYZ-101",)),
        ("eosinophilia", "serious", True, ("XYZ-101",)),
        ("dose-limiting toxicities", "DLT", True, ("XYZ-101",)),
    ]


@pytest.mark.parametrize(
    ("text", "category", "n"),
    [
        ("Three patients (5%) discontinued because of toxicity.", "discontinuation", 3),
        ("There was one treatment-related death.", "death", 1),
        ("DLTs occurred in 2 of 6 patients.", "DLT", 2),
        ("Serious AEs were seen in 4 patients.", "serious", 4),
    ],
)
def test_statements_about_events_as_a_whole(text: str, category: str, n: int) -> None:
    assert [(e.category.value, e.n) for e in read(text)] == [(category, n)]


def test_events_told_of_without_numbers() -> None:
    assert facts("The most frequent AEs were diarrhea, asthenia and rash.") == [(t, None, None, None) for t in ("diarrhea", "asthenia", "rash")]


def test_a_denial_ends_with_its_clause() -> None:
    found = {e.term: e.absent for e in read("No DLTs were observed; grade 3 fatigue occurred in 2 patients.")}
    assert found == {"DLTs": True, "fatigue": False}


@pytest.mark.parametrize(
    "text",
    [
        "Baseline grade 2 anemia was seen in 9 (30%) patients.",
        "Drug-induced neutropenia is a concern.",
        "There was no increase in toxicity.",
        "ORR was 40% in 12 patients.",
    ],
)
def test_what_is_no_event(text: str) -> None:
    assert read(text) == []


def test_a_disease_is_no_event_but_its_last_word_alone_is() -> None:
    assert facts("Grade 3 anaemia occurred in 5% of patients with Diamond-Blackfan anaemia.") == [("anaemia", "3", None, 5.0)]


def test_a_table_of_grades() -> None:
    rows = [["Adverse event, n (%)", "Any grade", "Grade 3-4"], ["Neutropenia", "12 (30)", "5 (12)"], ["Fatigue", "8 (20)", "0"]]
    found = [(e.term, e.grade, e.n, e.percent, e.absent) for e in adverse_events(table_scene(rows), None)]
    assert found == [
        ("Neutropenia", None, 12, 30.0, False),
        ("Neutropenia", "3-4", 5, 12.0, False),
        ("Fatigue", None, 8, 20.0, False),
        ("Fatigue", "3-4", 0, None, True),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Of 47 patients, 27 (57%) had treatment-related grade 3-4 neutropenia.", [("neutropenia", "3-4", 27, "treatment-related")]),
        ("Treatment-related AEs were nausea (30%).", [("nausea", None, None, "treatment-related")]),
        ("Adverse events were nausea (30%).", [("nausea", None, None, "any")]),
        (
            "Events were fewer, and so were those that led to discontinuation (5%).",
            [("those that led to discontinuation", None, None, "discontinuation")],
        ),
        ("TRAEs led to dose reduction in 19 (20%) pts.", [("TRAEs led to dose reduction", None, 19, "any")]),
        ("Three pts died due to AEs.", [("died due to AEs", None, 3, "death")]),
        ("Four pts (5%) stopped naxitamab because of related AEs.", [("stopped naxitamab because of related AEs", None, 4, "discontinuation")]),
    ],
)
def test_categories(text: str, expected: list[tuple[str, str | None, int | None, str]]) -> None:
    found = [(e.term, e.grade, e.n, e.category.value) for e in read(text)]
    assert [f for f in expected if f in found] == expected


def test_a_count_of_others_is_not_of_the_event() -> None:
    found = facts("Dose reductions were needed in 118 patients (55%), and 29 (14%) stopped treatment because of toxicity.")
    assert found == [("stopped treatment because of toxicity", None, 29, 14.0)]


def test_a_list_belongs_to_the_arm_that_closes_it() -> None:
    text = "The most common AEs were neutropenia (4%) and rash (3%) with tarlatamab, and anemia (28%) and fatigue (22%) with chemotherapy."
    assert [(e.percent, e.arm) for e in read(text)] == [(4.0, "tarlatamab"), (3.0, "tarlatamab"), (28.0, "chemotherapy"), (22.0, "chemotherapy")]
    assert [e.arm for e in read("With tarlatamab, rash occurred in 4%; in the end, nausea (3%) was seen.")][1] is None


def test_a_pair_beside_one_arm_begins_with_it() -> None:
    text = "OS was 9 months with chemotherapy and 13 months with tarlatamab. AEs were less frequent with tarlatamab (54% vs 80%)."
    assert [(e.percent, e.arm) for e in read(text)] == [(54.0, "tarlatamab"), (80.0, "chemotherapy")]


def test_grades_stay_in_their_bracket_and_pairs_have_headings() -> None:
    assert facts("AEs were CRS (9%; grade 3, 5%), nausea (14%).") == [("CRS", None, None, 9.0), ("CRS", "3", None, 5.0), ("nausea", None, None, 14.0)]
    assert facts("AEs (any grade / grade ≥3): anemia 97%/46%.") == [("anemia", None, None, 97.0), ("anemia", ">=3", None, 46.0)]
    assert [g for t, g, *_ in facts("One DLT (grade 4 neutropenia) was observed.") if t == "DLT"] == [None]


def test_an_event_denied_in_passive_voice() -> None:
    assert [(e.term, e.absent) for e in read("No interstitial lung disease was reported with sac-TMT.")] == [("interstitial lung disease", True)]


def test_a_second_header_row_gives_the_grade() -> None:
    rows = [["Event", "XYZ-101 (n=40)", "XYZ-101 (n=40)"], ["", "Any grade", "Grade ≥3"], ["Anemia", "12 (30)", "4 (10)"]]
    assert [(e.grade, e.n, e.total) for e in adverse_events(table_scene(rows), None)] == [(None, 12, 40), (">=3", 4, 40)]
    rows = [["Event", "XYZ-101 (n=40), %", "Placebo (n=40), %"], ["", "3", "4"], ["Anemia", "30", "10"]]
    assert [(e.grade, e.percent) for e in adverse_events(table_scene(rows), None)] == [(None, 30.0), (None, 10.0)]


def test_deaths_from_events_are_events() -> None:
    text = "3 pts died from AEs."
    assert [(e.category.value, e.n) for e in read(text)] == [("death", 3)]
    assert outcomes(scene_of(Report.from_text(text, "test")), None) == []
    assert [o.n for o in outcomes(scene_of(Report.from_text("3 pts died.", "test")), None)] == [3]
    assert read("3 pts died.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Common AEs were nausea (61%, G≥3 4%).", [(None, 61.0), (">=3", 4.0)]),
        ("Grade ≥3 AEs were few; most common were nausea (61%, G≥3 4%).", [(None, 61.0), (">=3", 4.0)]),
        ("Most common AEs (any grade, G≥3) were nausea (61%, 4%).", [(None, 61.0), (">=3", 4.0)]),
        ("Nausea occurred in 61% (grade 3 in 4%).", [(None, 61.0), ("3", 4.0)]),
        ("Grade ≥3 AEs were nausea (61%, grade 4 4%).", [(">=3", 61.0), ("4", 4.0)]),
    ],
)
def test_a_grade_in_the_bracket_is_of_its_own_figure(text: str, expected: list[tuple[str | None, float]]) -> None:
    assert [(e.grade, e.percent) for e in read(text) if e.term.lower() == "nausea"] == expected


def test_the_same_event_of_other_drugs_stays() -> None:
    assert len(read("The AEs of XYZ-101 included rash (20%). The AEs of nivolumab included rash (20%).")) == 2
    assert len(read("The AEs of XYZ-101 included rash (20%). The AEs of XYZ-101 were rash (20%).")) == 1


def test_what_is_told_of_each_arm_has_an_id_for_each(records):
    text = "Patients were given KLN-330 (arm A) or docetaxel (arm B). One patient in each arm died of a treatment-related AE."
    events = records(text).adverse_events
    assert [e.arm for e in events] == ["arm A", "arm B"]
    assert len({e.id for e in events}) == 2
