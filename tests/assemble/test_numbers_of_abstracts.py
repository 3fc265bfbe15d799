"""Numbers as abstracts of trials tell them: their groups, what they are of, and what is no number of a result."""

from __future__ import annotations

import pytest

from abstract2kb.pipeline import extract_text

Told = list[tuple[str, float | str | None, str | None]]


def outcomes(text: str) -> Told:
    """Endpoint, main number and arm of every outcome that is stated or denied."""
    found = extract_text(text).outcomes
    told = [
        (o.endpoint.value, next((v for v in (o.percent, o.value, o.hr, o.n) if v is not None), None), o.arm)
        for o in found
        if o.assertion.value in ("stated", "negated")
    ]
    return [t for t in told if t[1] is not None]


def events(text: str) -> list[tuple[str, str | None, float | None, str | None]]:
    """Term, grade, percent or count, and arm of every event that occurred."""
    return [(str(e.term), e.grade, e.percent if e.percent is not None else e.n, e.arm) for e in extract_text(text).adverse_events if not e.absent]


RANDOMISED = "Patients were randomly assigned to docetaxel or vinorelbine. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Median survival was similar (docetaxel, 15 months; vinorelbine, 14 months).", [("OS", 15.0, "docetaxel"), ("OS", 14.0, "vinorelbine")]),
        (
            "Docetaxel was more active than vinorelbine in women with liver lesions (response rate, 46% v 29%).",
            [("ORR", 46.0, "Docetaxel"), ("ORR", 29.0, "vinorelbine")],
        ),
        (
            "The response rates were 36% for docetaxel (two complete responses and nine partial responses) and 21% for vinorelbine.",
            [("ORR", 36.0, "docetaxel"), ("CR", 2, "docetaxel"), ("PR", 9, "docetaxel"), ("ORR", 21.0, "vinorelbine")],
        ),
        (
            "Median times to tumor progression were 4.0 and 2.5 months for docetaxel and vinorelbine, respectively.",
            [("TTP", 4.0, "docetaxel"), ("TTP", 2.5, "vinorelbine")],
        ),
        (
            "Median OS was shorter with docetaxel in smokers (9.2 v 17.6 months; HR, 1.52).",
            [("OS", 9.2, "docetaxel"), ("OS", 17.6, "vinorelbine"), ("OS", 1.52, "smokers")],
        ),
    ],
)
def test_arms_of_two(text: str, expected: Told) -> None:
    assert outcomes(RANDOMISED + text) == expected


def test_labels_of_markers_with_digits() -> None:
    text = "The objective response rate by driver was: KRAS = 26%, HER2 = 7%, and ROS1 = 17%."
    assert outcomes(text) == [("ORR", 26.0, "KRAS"), ("ORR", 7.0, "HER2"), ("ORR", 17.0, "ROS1")]


def test_a_label_heads_its_part_of_a_list() -> None:
    text = "Survival did not differ (group 1: EFS 50%, OS 56%; group 2: EFS 34%, OS 51%)."
    assert outcomes(text) == [("EFS", 50.0, "group 1"), ("OS", 56.0, "group 1"), ("EFS", 34.0, "group 2"), ("OS", 51.0, "group 2")]


def test_a_second_comparison_repeats_the_first_arm() -> None:
    text = "The CR rate was higher with bortezomib than with thalidomide (35% vs 14%, P = .001) or with melphalan (35% vs 21%, P = .01)."
    assert outcomes(text) == [("CR", 35.0, "bortezomib"), ("CR", 14.0, "thalidomide"), ("CR", 21.0, "melphalan")]


def test_people_that_open_a_later_sentence() -> None:
    text = "Forty patients were treated. In the remaining 20 pretreated smokers, PSA50 responses came in 30.0%."
    assert outcomes(text) == [("PSA50", 30.0, "remaining 20 pretreated smokers")]


def test_neither_arm_reached_the_median() -> None:
    text = (
        "Patients were randomly assigned to carfilzomib with dexamethasone (carfilzomib group) or dexamethasone alone (control group). "
        "Median PFS was 26 months in the carfilzomib group and 17 months in the control group. The median overall survival was not reached in either group."
    )
    assert outcomes(text)[2:] == [("OS", "NR", "carfilzomib group"), ("OS", "NR", "control group")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The median overall survival is 28.1 (95% CI = 26-37) wks.", [("OS", 28.1, None)]),
        ("Median OS was 21.5 ± 2.4 months.", [("OS", 21.5, None)]),
        ("Complete + partial responses were seen in 48% of patients.", [("ORR", 48.0, None)]),
        ("Eleven of 40 patients (27%) were alive without progressive disease at 6 months.", [("PFS", 27.0, None)]),
        ("There was a gain in the complete response rate (RR = 3.30, 95% CI 1.89-5.76).", [("CR", 3.3, None)]),
        ("ORR was 20%; 3 patients were not evaluable for efficacy analysis.", [("ORR", 20.0, None)]),
        ("ORR was 20%. The ten patients with KRAS mutations had poorer response rates than the 40 others.", [("ORR", 20.0, None)]),
        ("PR was seen in 8 of 62 patients; five responders had received no prior chemotherapy.", [("PR", 8, None)]),
        ("No sustained objective responses were reported.", [("ORR", 0, None)]),
    ],
)
def test_forms_of_results(text: str, expected: Told) -> None:
    assert outcomes(text) == expected


def test_landmarks_with_a_unit_each() -> None:
    found = extract_text("1-year and 3-year DFS rates were 85.2% and 75.9%, respectively.").outcomes
    assert [(o.percent, o.at) for o in found] == [(85.2, "1-year"), (75.9, "3-year")]


def test_the_number_of_an_abstract_does_not_hide_its_background() -> None:
    text = "4711 Background: In 60 patients rash was seen in 12%. Methods: Patients got docetaxel. Results: Rash was seen in 5%."
    assert events(text) == [("Rash", None, 5.0, None)]


@pytest.mark.parametrize(
    "text",
    [
        "Results: Docetaxel worked without the risk of severe colitis or rash.",
        "Results: Neutropenia was similar in both groups.",
        "Results: A diarrhea management plan was in place in the absence of protocol-directed prophylaxis.",
        "Results: At ipilimumab initiation, 24.8% had elevated lactate dehydrogenase.",
    ],
)
def test_what_tells_of_no_event(text: str) -> None:
    assert events(text) == []


def test_the_grade_in_a_heading_bracket_is_of_the_list() -> None:
    text = (
        RANDOMISED
        + "Common related AEs (Grades ≥ 3) for docetaxel were rash (11%) and diarrhea (6%); for vinorelbine, these were fatigue (10%) and nausea (3%)."
    )
    assert [(t, g, n) for t, g, n, _ in events(text)] == [
        ("rash", ">=3", 11.0),
        ("diarrhea", ">=3", 6.0),
        ("fatigue", ">=3", 10.0),
        ("nausea", ">=3", 3.0),
    ]


def test_the_arm_that_had_more_of_an_event() -> None:
    text = RANDOMISED + "Grade 3 rash was more frequent in the vinorelbine group."
    assert events(text) == [("rash", "3", None, "vinorelbine group")]


def test_stops_of_two_arms_by_their_labels() -> None:
    text = RANDOMISED + "Discontinuations owing to AEs were similar (docetaxel, 13.3%; vinorelbine, 12.7%)."
    assert [(n, a) for _, _, n, a in events(text)] == [(13.3, "docetaxel"), (12.7, "vinorelbine")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Patients (n = 449) were randomly assigned to docetaxel or paclitaxel.", 449),
        ("From May 2004 to March 2007 eighteen patients with lung cancer were enrolled.", 18),
        ("Cohorts of three patients were entered. Thirty patients were eligible for this phase I trial of docetaxel.", 30),
        ("One hundred of 750 planned patients were randomized in this phase III trial of docetaxel.", 100),
    ],
)
def test_enrollment(text: str, expected: int) -> None:
    studies = extract_text(text + " ORR was 20%.").studies
    assert [s.enrollment.value for s in studies if s.enrollment] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The 12-month PFS rate was 79.3% and the 18-month rate 66.4%.", [(79.3, "12-month"), (66.4, "18-month")]),
        ("One-year OS was 71%, and the two-year rate was 55%.", [(71.0, "One-year"), (55.0, "two-year")]),
        ("The 6-month OS was 80% (95% CI, 70-88), the 12-month rate was 61% and the 24-month rate 40%.",
         [(80.0, "6-month"), (61.0, "12-month"), (40.0, "24-month")]),
        ("The 18-month PFS rate was 40%; 95% and 91% were alive.", [(40.0, "18-month"), (95.0, "18-month"), (91.0, "18-month")]),
    ],
)  # fmt: skip
def test_the_time_told_for_the_rate_before(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(o.percent, o.at) for o in extract_text(text).outcomes] == expected
