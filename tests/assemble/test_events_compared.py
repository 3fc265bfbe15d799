"""Events in prose: their grades, arms, denominators, and what goes on about them; every sentence is written for these tests."""

import pytest

from abstract2kb.pipeline import extract_text
from abstract2kb.records import AdverseEvent


def read(text: str) -> list[AdverseEvent]:
    return list(extract_text(text).adverse_events)


def numbers(text: str) -> list[tuple[str, str | None, int | None, int | None, float | None]]:
    return [(e.term, e.grade, e.n, e.total, e.percent) for e in read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Adverse events of at least grade 3 were seen in 41%.", [("Adverse events", ">=3", None, None, 41.0)]),
        ("Events of grade ≥3 occurred in 65% of patients.", [("Events", ">=3", None, None, 65.0)]),
        (
            "Rash (21%) and anemia (6%) led the grade 3 or higher list.",
            [("Rash", ">=3", None, None, 21.0), ("anemia", ">=3", None, None, 6.0)],
        ),
        ("CRS was seen in 55% of patients, mostly grade 1.", [("CRS", None, None, None, 55.0)]),
        (
            "Rash (any grade 41.5%, grade ≥3 2.4%) and stomatitis (30.0%, 5.4%) prevailed.",
            [
                ("Rash", None, None, None, 41.5),
                ("Rash", ">=3", None, None, 2.4),
                ("stomatitis", None, None, None, 30.0),
                ("stomatitis", ">=3", None, None, 5.4),
            ],
        ),
        (
            "Grade 3/4 AEs in 63%; raised ALT of that grade in 16% and raised AST in 12%.",
            [("AEs", "3-4", None, None, 63.0), ("raised ALT", "3-4", None, None, 16.0), ("raised AST", "3-4", None, None, 12.0)],
        ),
        (
            "Grade 3 events were a fall in neutrophil count (29%) or platelet count (20%) and a rise of ALT (7%) or of AST (5%).",
            [
                ("fall in neutrophil count", "3", None, None, 29.0),
                ("fall in platelet count", "3", None, None, 20.0),
                ("rise of ALT", "3", None, None, 7.0),
                ("rise of AST", "3", None, None, 5.0),
            ],
        ),
        (
            "TRAEs occurred in 53 pts (72%): pruritus (22; 30%), rash (four pts, 5%), fever (three, 4%).",
            [("TRAEs", None, 53, None, 72.0), ("pruritus", None, 22, None, 30.0), ("rash", None, 4, None, 5.0), ("fever", None, 3, None, 4.0)],
        ),
        ("Rash was the leading AE (41% of 120 at 10 mg).", [("Rash", None, None, 120, 41.0)]),
        (
            "Two patients had pneumonitis (5%), one of grade 3.",
            [("pneumonitis", None, 2, None, 5.0), ("pneumonitis", "3", 1, None, None)],
        ),
        ("A single pt (5%) had ICANS, of grade 1.", [("ICANS", "1", 1, None, 5.0)]),
        (
            "A look back at the 31 patients of last year: CRS in 20 (65%), grade 3 in four.",
            [("CRS", None, 20, 31, 65.0), ("CRS", "3", 4, 31, None)],
        ),
        ("Of 26 women of childbearing age, 13 (50%) had ovarian dysfunction.", [("ovarian dysfunction", None, 13, 26, 50.0)]),
        (
            "Side effects were nausea (31%), corneal clouding (12%) and rash (8%).",
            [("nausea", None, None, None, 31.0), ("corneal clouding", None, None, None, 12.0), ("rash", None, None, None, 8.0)],
        ),
        ("Grade 3 adverse events included dactylitis (4%).", [("dactylitis", "3", None, None, 4.0)]),
        ("Rash or dermatitis in five (33%) was of grade 1.", [("Rash or dermatitis", None, 5, None, 33.0)]),
    ],
)
def test_numbers_and_grades(text: str, expected: list[tuple[str, str | None, int | None, int | None, float | None]]) -> None:
    assert [e for e in numbers(text) if e in expected] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("TRAEs made 7.5% of pts stop treatment.", [("TRAEs", 7.5)]),
        ("AEs forcing withdrawal were seen in 6%.", [("AEs forcing withdrawal", 6.0)]),
        ("Any TEAE stopped study therapy in 4.9%.", [("Any TEAE", 4.9)]),
        ("Because of toxicity the dose was cut in 31% of patients; 8.5% had to come off treatment.", [("toxicity", 8.5)]),
        ("Neuropathy affected half of the group (50%) and led to discontinuation of lorlatinib in 10.7%.", [("Neuropathy", 10.7)]),
        ("Because of rash the dose was cut in 31% of patients.", []),
        ("AEs were seen in 40% of patients; 8% responded.", []),
    ],
)
def test_stops_told_by_a_verb(text: str, expected: list[tuple[str, float]]) -> None:
    assert [(e.term, e.percent) for e in read(text) if e.category.value == "discontinuation"] == expected


_TRIAL = "TROP-01 compared lorlatinib with crizotinib. ORR was 40% with lorlatinib and 30% with crizotinib. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cough was more common with crizotinib (29% vs 44%).", [(29.0, "lorlatinib"), (44.0, "crizotinib")]),
        ("Cough was less common with crizotinib (44% vs 29%).", [(44.0, "lorlatinib"), (29.0, "crizotinib")]),
        ("Cough was no more common with lorlatinib (29% vs 44%).", [(29.0, "lorlatinib"), (44.0, "crizotinib")]),
        ("Cough was uncommon (2% in either arm).", [(2.0, "lorlatinib"), (2.0, "crizotinib")]),
        ("Cough was seen in 61% of lorlatinib pts (grade ≥3, 5%).", [(61.0, "lorlatinib"), (5.0, "lorlatinib")]),
        ("Cough was rare (4.2% vs none).", [(4.2, "lorlatinib"), (None, "crizotinib")]),
        ("Cough, mostly mild, troubled 46% vs 20%.", [(46.0, "lorlatinib"), (20.0, "crizotinib")]),
    ],
)
def test_the_arm_of_an_event(text: str, expected: list[tuple[float | None, str]]) -> None:
    found = extract_text(_TRIAL + text)
    names = {a.id: a.name for a in found.assets}
    assert [(e.percent, names[e.assets[0]]) for e in found.adverse_events] == expected


def test_the_other_arm_of_none_is_denied() -> None:
    assert [e.absent for e in read(_TRIAL + "Cough was rare (4.2% vs none).")] == [False, True]


def test_sizes_of_two_arms_before_their_figures() -> None:
    text = "DOSE-02 tested sotorasib. In the safety set (98 and 49 patients) nausea was seen in 30.7% at 240 mg against 51.0% at 960 mg."
    assert numbers(text) == [("nausea", None, None, 98, 30.7), ("nausea", None, None, 49, 51.0)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("TRAEs occurred in 53 pts (72%), mainly rash (30%).", [("TRAEs", "treatment-related"), ("rash", "treatment-related")]),
        ("Rash (12%) was the most common grade 3 TRAE.", [("Rash", "treatment-related")]),
        ("Among serious AEs, sepsis was seen in 3%; anemia in 2%.", [("sepsis", "serious"), ("anemia", "serious")]),
        ("One death (myocarditis) was considered related.", [("myocarditis", "death")]),
        ("Related toxicity of grade 3 was seen in 41%.", [("Related toxicity", "treatment-related")]),
    ],
)
def test_the_kind_of_an_event(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(e.term, e.category.value) for e in read(text)] == expected


def test_frequent_events_of_a_part_on_safety_need_no_number() -> None:
    assert [e.term for e in read("Safety: Cytopenias were the rule; neurotoxicity was mild and resolved.")] == ["Cytopenias", "neurotoxicity"]
    assert read("Cytopenias are frequent in such patients.") == []


def test_no_response_is_taken_for_an_event_of_its_list() -> None:
    assert [e.term for e in read("We saw rash (12%), durable responses (30%) and nausea (8%).")] == ["rash", "nausea"]
