"""Outcomes with their times, and people of whom something else is told: landmarks of responses, verbs of their own, what a conclusion repeats."""

from __future__ import annotations

import pytest

from abstract2kb.pipeline import extract_text
from tests.assemble.test_outcomes_of_journals import told


def told_at(text: str) -> list[tuple[str, float | int | None, str | None]]:
    """Endpoint, percent (else count) and landmark of every outcome that is not a p value."""
    found = [o for o in extract_text(text).outcomes if o.percent is not None or o.n is not None]
    return [(o.endpoint.value, o.n if o.percent is None else o.percent, o.at) for o in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine of 13 patients (69%) achieved complete remission after one cycle.", [("CR", 69, "one cycle")]),
        ("The CR rate was 62% at day 28 and 74% at day 56.", [("CR", 62, "day 28"), ("CR", 74, "day 56")]),
        ("The ORR at week 24 was 41% (17/41).", [("ORR", 41, "week 24")]),
        ("After 1 cycle, 37 of 55 patients (67%) were MRD negative.", [("MRD", 67, "1 cycle")]),
        ("At the end of induction, 110 people (88%) had reached complete remission.", [("CR", 88, "end of induction")]),
        ("Ten of 24 patients (42%) were MRD undetectable by flow cytometry on day 28.", [("MRD", 42, "day 28")]),
        ("At a median follow-up of 12 months, 40% had an objective response.", [("ORR", 40, None)]),
        ("The 3y OS was 69% for women and 58% for men.", [("OS", 69, "3y"), ("OS", 58, "3y")]),
        ("2yr PFS was 40%.", [("PFS", 40, "2yr")]),
        (
            "OS and DFS at 36 months were 71% and 66%. OS was 80% in women and 49% in men. Likewise, DFS was 72% and 60%.",
            [
                ("OS", 71, "36 months"),
                ("DFS", 66, "36 months"),
                ("OS", 80, "36 months"),
                ("OS", 49, "36 months"),
                ("DFS", 72, "36 months"),
                ("DFS", 60, "36 months"),
            ],
        ),
        (
            "OS at 3 years was 67% and 49% and remission duration was 83% vs 58%.",
            [("OS", 67, "3 years"), ("OS", 49, "3 years"), ("DOR", 83, "3 years"), ("DOR", 58, "3 years")],
        ),
    ],
)
def test_landmarks(text: str, expected: list[tuple[str, float, str | None]]) -> None:
    assert told_at(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Among 60 patients, 24 (40%) died in remission, 9 (15%) had a relapse and no transplant, and 6 (10%) went to transplant (2 of whom "
            "relapsed afterwards).",
            ["OS 24/60 40%"],
        ),
        ("Two (3%) died in CR, 12 (20%) relapsed and 18 (31%) underwent transplant.", ["OS 2 3%"]),
        ("Of 60 patients, 25 (42%) achieved CR, 12 (20%) underwent transplant and 9 (15%) relapsed.", ["CR 25/60 42%"]),
        ("Five patients died, two relapsed, and 30 remain on study.", ["OS 5"]),
        ("CR was seen in 14 (35%) treated with A and 9 (22%) treated with B.", ["CR 14 35%", "CR 9 22%"]),
        ("Of 77 patients, 76 (99%) responded, with 69 (90%) attaining CR.", ["ORR 76/77 99%", "CR 69/77 90%"]),
    ],
)
def test_verbs_of_their_own(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Forty patients were evaluated, of whom 34 (85%) had negative MRD.", ["MRD 34/40 85%"]),
        ("Among responders, 44 (73%) had no detectable measurable residual disease (MRD).", ["MRD 44 73%"]),
        ("The complete molecular response (CMR) rate was the endpoint. Thirty-seven patients (67%) achieved CMR.", ["other 37 67%"]),
        ("Complete metabolic response (CMR) was the endpoint. Thirty-seven patients (67%) achieved CMR.", ["CR 37 67%"]),
        (
            "OS and DFS were 77% and 61% for MRD neg, 73% and 64% for MRD pos and 84% and 69% for those without MRD.",
            ["OS 77%", "DFS 61%", "OS 73%", "DFS 64%", "OS 84%", "DFS 69%"],
        ),
        ("Results: 39 pts could be judged for the primary endpoint: CR was observed in 82%.", ["CR 82%"]),
        (
            "In cohort 2, among 16 evaluable pts, 10 partial responses were observed for a 62.5% ORR; 6-month PFS was 66.3%.",
            ["PR 10/16", "ORR 62.5%", "PFS 66.3%"],
        ),
        (
            "Velutinib prolonged median PFS regardless of prior surgery (prior surgery: 10.1 vs 3.9 months) (no prior surgery: 12.2 vs 6.4 months).",
            ["PFS 10.1", "PFS 3.9", "PFS 12.2", "PFS 6.4"],
        ),
    ],
)
def test_names_and_groups(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One patient with an ABL mutation E255V died due to relapse after transplant.", ["OS 1"]),
        ("Of the 20 patients in the transplant group, three died because of transplant complications.", ["OS 3/20"]),
        ("One leukemia-related death occurred on study.", ["OS 1"]),
        ("Two patients died of treatment-related causes.", []),
        ("Grade 3 or worse adverse events occurred in 28.6% (38/133) of patients including two deaths.", []),
    ],
)
def test_deaths(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The 2-year OS rates were 57.3% for A and 59.1% for B (B-A: 95% CI, -3.8% to 7.4%).", ["OS 57.3%", "OS 59.1%"]),
        ("The 1-year EFS was 71% (95% CI 58-87%), with a lower bound above 10%.", ["EFS 71% [58-87]"]),
        ("3y OS was 74% for men aged 50-60 yrs and 49% for the older ones.", ["OS 74%", "OS 49%"]),
        (
            "MRD negativity was achieved in 45/60 patients (75%). The 40-day and 80-day mortality rates were 1% and 4%.",
            ["MRD 45/60 75%", "other 1%", "other 4%"],
        ),
    ],
)
def test_other_numbers(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_a_conclusion_tells_nothing_anew() -> None:
    text = (
        "Methods: Patients were treated. Results: The ORR was 64% (9/14) and the CR rate 14% (2/14). Median PFS was 5.7 months. "
        "Summary/Conclusion: Velutinib gave high response rates (ORR 64%, CR 14%), a median PFS of 5.7 months and a 12-month OS of 70%."
    )
    assert told(text) == ["ORR 9/14 64%", "CR 2/14 14%", "PFS 5.7", "OS 70%"]


def landmarks(text: str) -> list[tuple[float | str | None, str | None]]:
    return [(o.percent or o.value, o.at) for o in extract_text(text).outcomes]


def test_two_medians_are_no_landmarks_of_the_next_clause() -> None:
    medians = [(5.1, None), (6.3, None)]
    tail = "1-year survival was 40% and 45%."
    assert landmarks(f"Median PFS was 5.1 and 6.3 months; {tail}") == [*medians, (40.0, "1-year"), (45.0, "1-year")]
    assert landmarks(f"Median PFS was 5.1 and 6.3 months, and the {tail}") == [*medians, (40.0, "1-year"), (45.0, "1-year")]


@pytest.mark.parametrize(
    "text",
    [
        "PFS rates at 6 and 12 months, 3-year follow-up, were 51% and 30%.",
        "PFS rates at 6 and 12 months were 51% and 30%; 1-year survival is awaited.",
        "The 6- and 12-month PFS rates were 51% and 30%.",
    ],
)
def test_two_landmarks_stay_what_they_are(text: str) -> None:
    assert [(number, at.replace("-", " ").rstrip("s") if at else None) for number, at in landmarks(text)] == [(51.0, "6 month"), (30.0, "12 month")]
