"""How running text tells of adverse events; every sentence is written for these tests."""

import pytest

from abstract2kb.assemble.safety import adverse_events
from abstract2kb.pdf.report import Report
from abstract2kb.records import AdverseEvent

from .test_outcomes import scene_of

Fact = tuple[str, str | None, int | None, int | None, float | None, str]


def read(text: str) -> list[AdverseEvent]:
    return adverse_events(scene_of(Report.from_text(text, "test")), None)


def facts(text: str) -> list[Fact]:
    """Term, grade, n, total, percent, and the category ("no" before it for what is denied)."""
    return [(e.term, e.grade, e.n, e.total, e.percent, ("no " if e.absent else "") + e.category.value) for e in read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Colitis was seen in 18 of 90 patients (20%), of grade 3 in 4.4%.",
            [("Colitis", None, 18, 90, 20.0, "any"), ("Colitis", "3", None, None, 4.4, "any")],
        ),
        (
            "Uveitis hit 30 of 200 patients (15%); six had grade 3 (3%), nobody had grade 4.",
            [("Uveitis", None, 30, 200, 15.0, "any"), ("Uveitis", "3", 6, None, 3.0, "any"), ("Uveitis", "4", None, None, None, "no any")],
        ),
        (
            "Hepatitis in 12%; none was fatal.",
            [("Hepatitis", None, None, None, 12.0, "any"), ("Hepatitis", None, None, None, None, "no death")],
        ),
        (
            "Myocarditis occurred in 9 of 300 patients (3%) and two died of it.",
            [("Myocarditis", None, 9, 300, 3.0, "any"), ("Myocarditis", None, 2, None, None, "death")],
        ),
        (
            "CRS was seen in 55%, with a single grade 3 case.",
            [("CRS", None, None, None, 55.0, "any"), ("CRS", "3", 1, None, None, "any")],
        ),
        (
            "ICANS 20% (grade 3, 4%; no grade 4 event).",
            [("ICANS", None, None, None, 20.0, "any"), ("ICANS", "3", None, None, 4.0, "any"), ("ICANS", "4", None, None, None, "no any")],
        ),
        (
            "Hypotension occurred in 21, of grade 3 or more in three.",
            [("Hypotension", None, 21, None, None, "any"), ("Hypotension", ">=3", 3, None, None, "any")],
        ),
    ],
)
def test_a_sentence_goes_on_about_an_event_without_its_name(text: str, expected: list[Fact]) -> None:
    assert facts(text) == expected


def test_a_new_sentence_goes_on_only_in_its_paragraph() -> None:
    assert facts("Rash was seen in 40%. Four had grade 3 (5%).")[1] == ("Rash", "3", 4, None, 5.0, "any")
    assert facts("Rash was seen in 40%.\nFour had grade 3 (5%).") == [("Rash", None, None, None, 40.0, "any")]
    assert facts("Rash was seen in 40%. Four had grade 3 nausea (5%).")[1][:2] == ("nausea", "3")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Of 80 patients, 30% had CRS, all of grade 1, and 8 patients (10%) had fever.", [("CRS", "1"), ("fever", None)]),
        ("Toxicities of note of grade 3 or higher were anemia (9%) and rash (4%).", [("anemia", ">=3"), ("rash", ">=3")]),
        ("CRS came in 60%, but grade 3 CRS in no more than 4%.", [("CRS", None), ("CRS", "3")]),
        ("Colitis above grade 1 was not seen; rash above grade 2 affected 5%.", [("rash", ">=3"), ("Colitis", ">=2")]),
        ("Grade 3 AEs: 40% vs 22%; of grade 4: 6% vs 5%.", [("AEs", "3"), ("AEs", "3"), ("AEs", "4"), ("AEs", "4")]),
        ("Grade 4 AEs occurred in 12%. The commonest were sepsis (3%) and anemia (2%).", [("AEs", "4"), ("sepsis", "4"), ("anemia", "4")]),
        ("Grade 4 AEs occurred in 12%. Sepsis (13%) and anemia (12%) were seen as well.", [("AEs", "4"), ("Sepsis", None), ("anemia", None)]),
        ("Neither grade 3 nor grade 4 rash was seen.", [("rash", "4"), ("rash", "3")]),
        ("AEs of grade 3 in 30% vs 12%, with anemia (8% vs 2%) on top.", [("AEs", "3"), ("AEs", "3"), ("anemia", "3"), ("anemia", "3")]),
    ],
)
def test_whose_grade_it_is(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(e.term, e.grade) for e in read(text)] == expected


@pytest.mark.parametrize(
    ("text", "term", "category", "absent"),
    [
        ("Three deaths were attributed to therapy.", "deaths", "death", False),
        ("There was one death from sepsis.", "sepsis", "death", False),
        ("Fatal hepatic events occurred in 2 patients.", "Fatal hepatic events", "death", False),
        ("Non-relapse mortality was 4%.", "Non-relapse mortality", "death", False),
        ("No further drug-related deaths were reported.", "drug-related deaths", "death", True),
        ("Therapy-related stops in 3%.", "Therapy-related stops", "discontinuation", False),
        ("Dosing was halted for toxicity in 7%.", "Dosing was halted for toxicity", "discontinuation", False),
        ("No stop for adverse events was recorded.", "stop for adverse events", "discontinuation", True),
        ("The dose-limiting toxicities were vertigo and fatigue.", "vertigo", "DLT", False),
        ("Five patients met criteria for a dose-limiting toxicity.", "dose-limiting toxicity", "DLT", False),
        ("Renal events were seen in 3%.", "Renal events", "any", False),
    ],
)
def test_deaths_stops_and_kinds(text: str, term: str, category: str, absent: bool) -> None:
    assert (term, category, absent) in [(e.term, e.category.value, e.absent) for e in read(text)]


def test_the_events_behind_a_stop_are_its_normal_term() -> None:
    assert [(e.term, e.term_normalized) for e in read("Treatment was stopped for AEs in 6%.")] == [("Treatment was stopped for AEs", "AEs")]


def test_each_death_has_its_cause() -> None:
    text = "Two fatal events were ascribed to treatment: one from sepsis and one from hepatitis."
    assert [(e.term, e.n, e.category.value) for e in read(text)][1:] == [("sepsis", 1, "death"), ("hepatitis", 1, "death")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("n = 31: cough 22.6%, rash 9.7%.", [31, 31]),
        ("Agent Y alone (n = 40): ORR 30%; cough 25%.", [40]),
        ("Safety set, 62 patients\n• Cough in 8 (12.9%)\n• Rash in 3 (4.8%)", [62, 62]),
        ("Safety set, 62 patients\n• Cough in 8 (20%)", [None]),
        ("Efficacy set, 62 patients\n• Cough in 8 (12.9%)", [None]),
        ("No rash or cough was seen in 25 patients.", [25, 25]),
        ("There was no grade 3 cough among the 25 patients at level 1.", [25]),
    ],
)
def test_denominators_of_a_sentence_or_a_heading(text: str, expected: list[int | None]) -> None:
    assert [e.total for e in read(text)] == expected


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Bruising or epistaxis in 30%.", ["Bruising or epistaxis"]),
        ("No bruising or epistaxis in 30 patients.", ["bruising", "epistaxis"]),
        ("AEs were rash (10%), vomiting and nausea (5%).", ["rash", "vomiting", "nausea"]),
        ("Lipase went up in 12%, to grade 3 in 2%.", ["Lipase", "Lipase"]),
        ("Toxicities were raised lipase (9%) and a fall in platelets (7%).", ["raised lipase", "fall in platelets"]),
        ("The fall in PSA was 80%.", []),
        ("Cough came in 12 of the 15, followed by rash and chills.", ["Cough", "rash", "chills"]),
        ("In mice the antibody caused no weight loss and no rash.", []),
        ("Rash, fatigue and cough were the usual complaints of toxicity.", ["Rash", "fatigue", "cough"]),
    ],
)
def test_what_is_one_event(text: str, terms: list[str]) -> None:
    assert [e.term for e in read(text)] == terms


def test_two_paragraphs_may_deny_the_same_of_two_drugs() -> None:
    one, other = "XYZ-101 was given to 12 patients. No dose-limiting toxicities were seen.", "ABC-202 had no dose-limiting toxicities."
    assert len(read(f"{one}\n{other}")) == 2
    assert len(read(f"{one} Again, no dose-limiting toxicities.")) == 1


@pytest.mark.parametrize("text", ["A reduction in alkaline phosphatase was seen in 75%.", "Grade 2 events and higher platelets were wanted."])
def test_what_treatment_is_meant_to_do_is_no_event(text: str) -> None:
    assert not [e for e in read(text) if "phosphatase" in e.term or "platelets" in e.term]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Cough: 60% (grade 3, 40%) on tarlatamab vs 5% (1%) on chemotherapy. Rash: 5% (2%) vs 3% (0.5%).",
            [(60.0, None), (40.0, "3"), (5.0, None), (1.0, "3"), (5.0, None), (2.0, "3"), (3.0, None), (0.5, "3")],
        ),
        (
            "AEs were cough (40%; grade 3, 7%), rash (30%; 9%) and fever (20%; 3%).",
            [(40, None), (7, "3"), (30, None), (9, "3"), (20, None), (3, "3")],
        ),
        ("CRS in 70% (grade 1, 50%; grade 2, 18%). Rash: 30% (2%).", [(70, None), (50, "1"), (18, "2"), (30, None)]),
        ("Rash: 30% (2%) in all.", [(30, None)]),
    ],
)
def test_the_second_of_a_pair_has_the_grade_that_the_first_pair_tells(text: str, expected: list[tuple[float, str | None]]) -> None:
    assert [(e.percent, e.grade) for e in read(text)][: len(expected)] == expected
