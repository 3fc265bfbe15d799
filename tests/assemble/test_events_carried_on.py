"""Grades and figures of events that stand in another place than beside their name; every sentence is written for these tests."""

import pytest

from abstract2kb.pipeline import extract_text
from abstract2kb.records import AdverseEvent


def events(text: str) -> list[AdverseEvent]:
    return list(extract_text(text).adverse_events)


def told(text: str) -> list[tuple[str, str | None, int | None, float | None]]:
    return [(e.term.lower(), e.grade, e.n, e.percent) for e in events(text)]


@pytest.mark.parametrize(
    ("head", "grade"),
    [
        ("Events of grade 3-4 were about as frequent in the two arms. The commonest of these events were", "3-4"),
        ("Rates of grade 3-5 treatment-related adverse events were comparable. The most frequent were", "3-5"),
        ("The frequency of grade ≥3 toxicity was low in both cohorts. These events included", ">=3"),
        ("There was no difference in grade 4 toxicity between the groups. The commonest of these were", "4"),
        ("Grade 3 diarrhoea was rare. The most common adverse events were", None),
        ("Grade 3-4 adverse events were alike in both groups. The most common adverse events of any grade were", None),
    ],
)
def test_the_grade_of_events_as_a_whole_goes_on_to_those_that_the_next_sentence_lists(head: str, grade: str | None) -> None:
    found = [row for row in told(f"{head} anaemia (12 patients) and fatigue (7 patients).") if row[0] in ("anaemia", "fatigue")]
    assert found == [("anaemia", grade, 12, None), ("fatigue", grade, 7, None)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Toxicities were mild. Ten patients (20%) had grade 3 and four patients (8%) had grade 4 anemia.", [("3", 10, 20.0), ("4", 4, 8.0)]),
        ("Six patients experienced grade 3, and two patients grade 4, anemia.", [("3", 6, None), ("4", 2, None)]),
        ("Grade 3 occurred in 12% and grade 4 anemia in 5% of patients.", [("3", None, 12.0), ("4", None, 5.0)]),
        (
            "Overall, 15% of patients had grade 1, 10% had grade 2 and 3% had grade 3 anemia.",
            [("1", None, 15.0), ("2", None, 10.0), ("3", None, 3.0)],
        ),
        ("Grade 3 (12%) and grade 4 (3%) anemia were observed.", [("3", None, 12.0), ("4", None, 3.0)]),
        ("Grade 3 or grade 4 anemia was seen in 18 patients.", [("3-4", 18, None)]),
    ],
)
def test_one_name_behind_several_grades(text: str, wanted: list[tuple[str, int | None, float | None]]) -> None:
    assert [row[1:] for row in told(text)] == wanted


def test_names_of_their_own_share_no_grade() -> None:
    assert told("Three patients had grade 3 rash and four had grade 4 colitis.") == [("rash", "3", 3, None), ("colitis", "4", 4, None)]
    assert [row[0] for row in told("CRS occurred in 60%; 8% had grade 3 and 1% had grade 4 events.")] == ["crs"] * 3


def test_what_others_had_is_of_no_grade() -> None:
    assert told("Two patients had grade 4 colitis, and one had rash.") == [("colitis", "4", 2, None), ("rash", None, 1, None)]
    assert told("Grade 3 neutropenia was seen in three patients, and fatigue was seen in two patients.")[1] == ("fatigue", "3", 2, None)


@pytest.mark.parametrize(
    ("text", "term", "n"),
    [
        ("Hematemesis due to a gastric ulcer struck one patient.", "hematemesis", 1),
        ("Sepsis secondary to neutropenia was seen in three patients.", "sepsis", 3),
        ("Acute renal failure caused by tumor lysis syndrome occurred in two patients.", "acute renal failure", 2),
        ("Grade 3 toxicities included dehydration associated with diarrhea in four patients.", "dehydration", 4),
    ],
)
def test_the_cause_of_an_event_is_no_event(text: str, term: str, n: int) -> None:
    assert [(t, k) for t, _, k, _ in told(text)] == [(term, n)]


def test_a_verb_between_two_events_does_not_join_them() -> None:
    assert [row[0] for row in told("Rash was seen in 12% and was associated with pruritus.")] == ["rash", "pruritus"]


@pytest.mark.parametrize("cause", ["due to", "from", "caused by", "attributed to", "owing to"])
def test_deaths_told_one_by_one(cause: str) -> None:
    found = told(f"Two treatment-related deaths (one {cause} pneumonitis and one {cause} hepatitis) occurred.")
    assert found == [("treatment-related deaths", None, 2, None), ("pneumonitis", None, 1, None), ("hepatitis", None, 1, None)]


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("Hematologic grade 3 to 4 adverse events hit 40%.", "hematologic adverse events"),
        ("Nonhematologic NCI-CTC grade 3 or 4 toxicities were seen in 40%.", "nonhematologic toxicities"),
        ("Skin-related toxic effects were seen in 40%.", "skin-related toxic effects"),
        ("Constitutional symptoms were seen in 40%.", "constitutional symptoms"),
        ("Histamine-mediated reactions were seen in 40%.", "histamine-mediated reactions"),
        ("Neurologic toxic effects were seen in 40%.", "neurologic toxic effects"),
    ],
)
def test_toxicity_of_an_organ_or_by_one_cause(text: str, term: str) -> None:
    assert [(t, p) for t, _, _, p in told(text)] == [(term, 40.0)]


def test_toxicity_of_organs_in_lists_without_figures() -> None:
    listed = told("What drug-related adverse events there were included skin-related toxic effects, cytokine-mediated events and fever.")
    assert [row[0] for row in listed] == ["skin-related toxic effects", "cytokine-mediated events", "fever"]
    dlts = events("DLTs were myelosuppression, constitutional and gastrointestinal symptoms.")
    assert [(e.term, e.category.value) for e in dlts] == [
        ("myelosuppression", "DLT"),
        ("constitutional symptoms", "DLT"),
        ("gastrointestinal symptoms", "DLT"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Hematologic and non-hematologic toxicities were mild.",
        "Constitutional symptoms improved in 46% of patients with myelofibrosis.",
        "Patients with cardiac events within 6 months were excluded.",
    ],
)
def test_organs_of_which_no_event_is_told(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "term", "percent"),
    [
        ("DLTs consisted of fatigue, rash and diarrhea and occurred in 4 of 30 patients (13%).", "dlts", 13.0),
        ("Serious adverse events consisted mainly of pneumonia and sepsis and occurred in 14% of patients.", "serious adverse events", 14.0),
        ("Immune-related adverse events were mostly rash and colitis and were observed in 21%.", "immune-related adverse events", 21.0),
    ],
)
def test_the_figure_behind_a_second_verb_is_of_the_subject(text: str, term: str, percent: float) -> None:
    found = told(text)
    assert [(t, p) for t, _, _, p in found if p is not None] == [(term, percent)]
    assert len(found) > 2


def test_figures_of_members_stay_theirs() -> None:
    assert [(t, p) for t, _, _, p in told("Adverse events included nausea in 20% and rash in 11% and occurred early.")] == [
        ("nausea", 20.0),
        ("rash", 11.0),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "These adverse events rarely led to discontinuation of the study drug (3%).",
        "Toxic effects infrequently resulted in treatment withdrawal (3% of patients).",
        "Treatment-related adverse events seldom led to discontinuation (3%).",
        "Both grew rarer; these adverse events infrequently led to withdrawal of erlotinib (3%).",
    ],
)
def test_how_often_events_led_to_discontinuation(text: str) -> None:
    assert [(e.category.value, e.percent) for e in events(text)] == [("discontinuation", 3.0)]


def deaths(text: str) -> list[tuple[int | None, int | None, float | None, str | None]]:
    found = extract_text("Patients were randomly assigned to erlotinib or placebo. " + text)
    assert not [o for o in found.outcomes if o.n is not None]
    return [(e.n, e.total, e.percent, e.arm) for e in found.adverse_events if "death" in e.term]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Two of five deaths in the erlotinib group and one of four deaths in the placebo group were considered treatment related.",
            [(2, 5, None, "erlotinib group"), (1, 4, None, "placebo group")],
        ),
        ("Three (20%) of 15 deaths in the erlotinib group were deemed to be related to treatment.", [(3, 15, 20.0, "erlotinib group")]),
        ("Two (40%) of five on-treatment deaths with erlotinib (sepsis and stroke) were judged treatment-related.", [(2, 5, 40.0, "erlotinib")]),
        ("Of 12 on-study deaths, four (33%) were deemed drug-related.", [(4, None, 33.0, None)]),
        ("Three of 15 deaths in the erlotinib group were due to disease progression.", []),
        ("Three deaths in the erlotinib group were not considered related to treatment.", []),
    ],
)
def test_deaths_of_a_group_that_were_laid_to_treatment(text: str, wanted: list[tuple[int | None, int | None, float | None, str | None]]) -> None:
    assert deaths(text) == wanted
