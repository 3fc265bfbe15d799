"""Events whose figures are compared without the arms beside them, and what events led to; every sentence is written for these tests."""

import pytest

from abstract2kb.pipeline import extract_text
from abstract2kb.records import AdverseEvent, Category

TRIAL = "Novelimab (Acme; TROP2) was compared with docetaxel in ORIOLE-3 (NCT01234567), a phase 3 trial. "


def read(text: str) -> list[tuple[str, str | None, float | None, str | None, list[str]]]:
    found = extract_text(text)
    names = {a.id: a.name.lower() for a in found.assets}
    return [(e.term, e.grade, e.percent, e.arm, [names[a] for a in e.assets]) for e in found.adverse_events]


def events(text: str) -> list[AdverseEvent]:
    return list(extract_text(text).adverse_events)


def test_other_arm_in_the_bracket() -> None:
    assert read(TRIAL + "Grade 3/4 events stood at 61% (docetaxel: 43%).") == [
        ("events", "3-4", 61.0, None, ["novelimab"]),
        ("events", "3-4", 43.0, "docetaxel", ["docetaxel"]),
    ]


def test_an_arm_after_the_second_figure_is_not_of_the_first() -> None:
    found = read(TRIAL + "Treatment-related events occurred in 91.0%, against 84.2% on docetaxel.")
    assert [(e[2], e[4]) for e in found] == [(91.0, ["novelimab"]), (84.2, ["docetaxel"])]


def test_rather_than() -> None:
    found = read(
        "Novelimab (Acme) was tested in ORIOLE-3 (NCT01234567). Compared with chemotherapy it caused less harm: serious events in 22% rather "
        "than 30%, and discontinuations for toxicity in 8% rather than 15%."
    )
    assert [(e[2], e[3], e[4]) for e in found] == [
        (22.0, None, ["novelimab"]),
        (30.0, "chemotherapy", []),
        (8.0, None, ["novelimab"]),
        (15.0, "chemotherapy", []),
    ]


def test_controls() -> None:
    found = read(TRIAL + "Of patients on novelimab, 17% quit because of a treatment-related event, compared with 4% of controls.")
    assert [(e[2], e[3], e[4]) for e in found] == [(17.0, "novelimab", ["novelimab"]), (4.0, "controls", ["docetaxel"])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Stomatitis occurred in 41% of patients, and severe (grade ≥3) in 5.5%.", [(None, 41.0), (">=3", 5.5)]),
        ("ILD came to 8.1% on novelimab, 3.3% being grade 3 or worse.", [(None, 8.1), (">=3", 3.3)]),
        ("Neutropenia and anemia were the leading grade ≥3 events.", [(">=3", None), (">=3", None)]),
    ],
)
def test_grades(text: str, expected: list[tuple[str | None, float | None]]) -> None:
    assert [(e.grade, e.percent) for e in events(f"Novelimab was given to 80 patients. {text}")] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Treatment-related events led to permanent discontinuation in 6%.", [Category.DISCONTINUATION]),
        ("Drug-related ILD was seen in 6%.", [Category.TREATMENT_RELATED]),
        ("Two deaths were judged treatment-related, one from sepsis and one from cardiac arrest.", [Category.DEATH] * 3),
        ("Three deaths were attributed by investigators to the drug.", [Category.DEATH]),
    ],
)
def test_kinds(text: str, expected: list[Category]) -> None:
    assert [e.category for e in events(f"Novelimab was given to 80 patients. {text}")] == expected


def test_questions_state_nothing() -> None:
    assert not events("Novelimab is new. Ask\n• whether steroids keep pneumonitis below 10%;\n")


def test_the_drug_that_a_paragraph_introduces_is_given_in_its_trial() -> None:
    found = extract_text(
        "Osimertinib (Tagrisso; AstraZeneca) is back. ORIOLE-9 (NCT01234567) gave it by mouth, each time with oral lazertinib."
        "\n\nSotorasib (Amgen) is in LINNET-4 (NCT07654321).\n\nAdagrasib is in LINNET-5 (NCT07654322)."
    )
    names = {a.id: a.name.lower() for a in found.assets}
    assert [names[a] for a in found.studies[0].assets] == ["osimertinib", "lazertinib"]


def test_the_study_goes_on_where_the_comparator_is_named_again() -> None:
    found = extract_text(
        "Novelimab (Acme) is in ORIOLE-3 (NCT01234567). Against docetaxel, events of grade 3 were fewer, at 22% (docetaxel, 40%). Rash, 9%."
        "\n\nZeltinib (Beta) is in LINNET-4 (NCT07654321)."
    )
    assert {e.study for e in found.adverse_events} == {found.studies[0].id}
