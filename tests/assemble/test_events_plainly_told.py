"""Adverse events in the plain words of digests and news; every sentence is written for these tests."""

from __future__ import annotations

import pytest

from abstract2kb.nlp.quantities import Count, find

from .test_events_in_prose import Fact, facts

_A, _TR = "any", "treatment-related"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One patient in six had chills, and vertigo struck one in fifty.", [("chills", None, 1, 6, None, _A), ("vertigo", None, 1, 50, None, _A)]),
        ("Half the patients had neutropenia.", [("neutropenia", None, None, None, 50.0, _A)]),
        ("Keratitis affected seven in ten patients, and 21% had it at grade 3 or worse.", [
            ("Keratitis", None, 7, 10, None, _A), ("Keratitis", ">=3", None, 10, 21.0, _A)]),
        ("Colitis was seen in 22% of those 127 patients.", [("Colitis", None, None, 127, 22.0, _A)]),
    ],
)  # fmt: skip
def test_shares_in_words(text: str, expected: list[Fact]) -> None:
    assert [(f[0], f[1], f[2], f[4], f[5]) for f in facts(text)] == [(f[0], f[1], f[2], f[4], f[5]) for f in expected]


def test_a_year_is_no_whole() -> None:
    assert Count(1, 2023, "in") not in [q.value for q in find("Rash was seen by one patient in 2023.")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sixteen patients (70%) had related events, chiefly fatigue (8) and nausea (5).", [8, 5]),
        ("Five serious events were seen: pneumonitis (2), colitis (2) and uveitis (1).", [2, 2, 1]),
        ("Most common AEs (%): nausea (45), rash (30).", [None, None]),
        ("Pneumonitis (12) was discussed.", []),
    ],
)
def test_bare_numbers_in_brackets_count_listed_events(text: str, expected: list[int | None]) -> None:
    named = [f[2] for f in facts(text) if f[0] in ("fatigue", "nausea", "pneumonitis", "colitis", "uveitis", "rash")]
    assert named == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fatal adverse events occurred in five patients on QRX-1234 and three on docetaxel.", [5, 3]),
        ("Sepsis was seen in two patients on the drug versus six on placebo.", [2, 6]),
        ("Rash occurred in 61 and 73 patients.", [61, 73]),
        ("Rash was seen in four patients on day 3 and three on day 8.", [4]),
    ],
)
def test_the_second_count_has_the_noun_of_the_first(text: str, expected: list[int]) -> None:
    assert [f[2] for f in facts(text)][: len(expected)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Of 60 patients, 90% had an adverse event and 70% a drug-related one.", [(None, None, 90.0, _A), (None, None, 70.0, _TR)]),
        ("Of the 48 patients, 40 (83%) had a TRAE, and 12 (25%) one of grade 3 or higher.", [(None, 40, 83.0, _TR), (">=3", 12, 25.0, _TR)]),
        ("Stomatitis in 62%, 8% of it grade 3.", [(None, None, 62.0, _A), ("3", None, 8.0, _A)]),
        ("Fever occurred in 37 of 52 patients (71%), with one case of grade 3.", [(None, 37, 71.0, _A), ("3", 1, None, _A)]),
        ("Cystitis occurred in four children, in two of them at grade 3.", [(None, 4, None, _A), ("3", 2, None, _A)]),
    ],
)
def test_one_and_it_stand_for_the_event(text: str, expected: list[tuple[str | None, int | None, float | None, str]]) -> None:
    assert [(f[1], f[2], f[4], f[5]) for f in facts(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Headache, chills and myalgia dominated the safety profile.",
        "Headache, chills and myalgia led the adverse events.",
        "No colitis was seen; headache, chills and myalgia were the commonest complaints.",
        "Patients complained chiefly of headache, chills and myalgia.",
    ],
)
def test_what_leads_the_events_was_seen(text: str) -> None:
    assert [f[0].lower() for f in facts(text) if not f[5].startswith("no")] == ["headache", "chills", "myalgia"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("All adverse events were grade 1-2.", ("All adverse events", "1-2", None, None, None, _A)),
        ("Most treatment-related events were of grade 1 or 2, and nobody died.", ("treatment-related events", "1-2", None, None, None, _TR)),
        ("TRAEs were mild: all were grade 1 or 2.", ("TRAEs", "1-2", None, None, None, _TR)),
        ("Side effects with the drug were mostly mild or moderate (grade 1-2).", ("Side effects", "1-2", None, None, None, _A)),
    ],
)
def test_events_as_a_whole_of_which_only_the_grade_is_told(text: str, expected: Fact) -> None:
    assert facts(text)[0] == expected


@pytest.mark.parametrize(
    "text",
    ["Adverse events were graded by CTCAE, and grade 3 was a reason to stop.", "Adverse events were not grade 3.", "Adverse events were few."],
)
def test_no_grade_of_the_whole_is_told(text: str) -> None:
    assert [f for f in facts(text) if not f[5].startswith("no")] == []


def test_a_grade_heads_a_list_parted_by_semicolons() -> None:
    found = facts("Grade ≥3 treatment-related AEs: neutropenia, 23%; febrile neutropenia, 15%; colitis, 13%.")
    assert [(f[0], f[1]) for f in found] == [("neutropenia", ">=3"), ("febrile neutropenia", ">=3"), ("colitis", ">=3")]
    found = facts("Grade 3 events were seen in 30%; any rash, 15%; colitis, 13%.")
    assert [f[1] for f in found][1:] == [None, None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In the safety set (n = 112), 104 patients (92.9%) reported TEAEs; grade ≥3 TEAEs were reported by 57 (50.9%).", [112, 112]),
        ("Safety data were available for 84 patients: 71 (84.5%) had a TRAE, and 20 (23.8%) had grade 3 TRAEs.", [84, 84]),
        ("Colitis developed in 14 (9.2%) and hepatitis in 5 (3.3%) of 152 patients.", [152, 152]),
        ("There was one grade 3 AE among 33 patients.", [33]),
        ("Three grade 3 CRS events and a single grade 4 ICANS were seen in 41 infused patients.", [41, 41]),
        ("Three infections occurred in two patients.", [None]),
        ("Of 90 patients screened, 20 (40%) had rash.", [None]),
    ],
)
def test_totals_of_the_sentence(text: str, expected: list[int | None]) -> None:
    assert [f[3] for f in facts(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two patients developed myocarditis, one with a fatal outcome.", ("myocarditis", None, 1, None, None, "death")),
        ("Febrile neutropenia complicated 14% of courses and killed one patient.", ("Febrile neutropenia", None, 1, None, None, "death")),
        ("Hepatitis was seen in 18%, was the reason to stop for good in 9% and resolved.", ("Hepatitis", None, None, None, 9.0, "discontinuation")),
        ("Neuropathy remained the main reason for stopping (9%).", ("Neuropathy", None, None, None, 9.0, "discontinuation")),
        ("Serious AEs were reported in 34%, and led to death in 2%.", ("Serious AEs", None, None, None, 2.0, "death")),
        ("TRAEs 88%; discontinuation 4%.", ("discontinuation", None, None, None, 4.0, "discontinuation")),
        ("There was one treatment-related death, due to sepsis.", ("sepsis", None, 1, None, None, "death")),
        ("Three cases of hepatitis, one of them fatal, were seen.", ("hepatitis", None, 3, None, None, _A)),
        ("Events of grade 3 were two cases of colitis and one of arthritis.", ("arthritis", "3", 1, None, None, _A)),
        ("One patient was hospitalized with grade 4 colitis.", ("colitis", "4", 1, None, None, _A)),
        ("Skin toxicity (rash, pruritus or dry skin) affected 48%.", ("Skin toxicity", None, None, None, 48.0, _A)),
        ("Rash, the signature toxicity, was of grade 3 in 10%.", ("Rash", "3", None, None, 10.0, _A)),
        ("Two treatment-related SAEs were seen.", ("treatment-related SAEs", None, 2, None, None, "serious")),
        ("Rash was the most common TRAE (62%).", ("Rash", None, None, None, 62.0, _TR)),
        ("So far, no DLTs have been reported.", ("DLTs", None, None, None, None, "no DLT")),
        ("Capillary leak was looked for and not found.", ("Capillary leak", None, None, None, None, "no any")),
    ],
)
def test_single_constructions(text: str, expected: Fact) -> None:
    assert expected in facts(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Nausea, rash and fever occurred in 35%, 29% and 18%; grade 3 in 6%, 2% and 1%.",
            [("Nausea", None, 35.0), ("rash", None, 29.0), ("fever", None, 18.0), ("Nausea", "3", 6.0), ("rash", "3", 2.0), ("fever", "3", 1.0)],
        ),
        ("Fever, as expected, was the chief toxicity: it occurred in 27 patients (56%).", [("Fever", None, 56.0)]),
        ("• No grade 5 TRAEs • 6% discontinued due to TRAEs", [("discontinued due to TRAEs", None, 6.0), ("TRAEs", "5", None)]),
        (
            "TRAEs: 97% vs 92%. Serious: 25% and 19%.",
            [("TRAEs", None, 97.0), ("TRAEs", None, 92.0), ("Serious", None, 25.0), ("Serious", None, 19.0)],
        ),
    ],
)
def test_rows_and_points(text: str, expected: list[tuple[str, str | None, float | None]]) -> None:
    assert [(f[0], f[1], f[4]) for f in facts(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Three patients had to be taken off treatment: two for pneumonitis and one for myositis.",
            [("pneumonitis", None, 2, "discontinuation"), ("myositis", None, 1, "discontinuation")],
        ),
        ("Three patients died: two of sepsis and one of pneumonia.", [("sepsis", None, 2, "death"), ("pneumonia", None, 1, "death")]),
        ("Toxic effects forced 8 patients (16%) on QRX-55 to stop treatment.", [("Toxic effects", None, 8, "discontinuation")]),
        ("Related deaths occurred in 4, 1 and 3 patients.", [("Related deaths", None, 4, "death"), ("Related deaths", None, 1, "death"), ("Related deaths", None, 3, "death")]),
        ("One grade 4 event, hyperkalaemia, was recorded.", [("hyperkalaemia", "4", 1, _A)]),
        ("Pneumonitis struck 1 in 20.", [("Pneumonitis", None, 1, _A)]),
    ],
)  # fmt: skip
def test_counts_of_what_events_did(text: str, expected: list[tuple[str, str | None, int | None, str]]) -> None:
    assert [(f[0], f[1], f[2], f[5]) for f in facts(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "AEs: any 98% vs 95%; serious 33% vs 21%; leading to discontinuation 15% vs 5%; leading to death 2% vs 1%.",
            ["any", "any", "serious", "serious", "discontinuation", "discontinuation", "death", "death"],
        ),
        ("There were no treatment discontinuations for toxicity, and only two grade 3 events.", ["any", "no discontinuation"]),
        ("Treatment was stopped for rash, fever and colitis in 3%, 2% and 1%.", ["discontinuation"] * 3),
    ],
)
def test_kinds_in_lists(text: str, expected: list[str]) -> None:
    assert [f[5] for f in facts(text)] == expected


def test_the_grade_of_an_event_does_not_reach_the_next() -> None:
    found = facts("Sensory neuropathy was grade 2 in 14% and grade 3 in 3%, onycholysis in 8%.")
    assert [(f[0], f[1]) for f in found] == [("Sensory neuropathy", "2"), ("Sensory neuropathy", "3"), ("onycholysis", None)]
    assert facts("AEs of grade 3 occurred in 40%, including anemia in 10%.")[1][1] == "3"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Treatment was interrupted for adverse events in 40%, reduced in 22% and withdrawn in 8%.", [(None, None, 8.0, "discontinuation")]),
        ("No stomatitis above grade 2, and alopecia in under 10%.", [(None, None, 10.0, _A), (None, None, None, "no any")]),
        ("There was 1 DLT in 9.", [(1, 9, None, "DLT")]),
        ("DLTs in 3 of 5 (two grade 4 neutropenia, one grade 3 colitis).", [(3, 5, None, "DLT"), (2, 5, None, "DLT"), (1, None, None, "DLT")]),
    ],
)
def test_what_was_withdrawn_denied_and_limiting(text: str, expected: list[tuple[int | None, int | None, float | None, str]]) -> None:
    assert [(f[2], f[3], f[4], f[5]) for f in facts(text) if f[0] != "stomatitis"] == [e for e in expected if not e[3].startswith("no")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("There was a single ICANS event, grade 1.", [("ICANS", "1", 1)]),
        ("Two CRS cases of grade 3 were seen.", [("CRS", "3", 2)]),
        ("Three CRS events, grade 3 in one.", [("CRS", None, 3), ("CRS", "3", 1)]),
    ],
)
def test_events_of_a_name_and_their_grade(text: str, expected: list[tuple[str, str | None, int | None]]) -> None:
    assert [(f[0], f[1], f[2]) for f in facts(text)] == expected
