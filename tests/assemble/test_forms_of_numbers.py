"""Comparisons, numbers said twice, brackets in turn, arithmetic, and trials told in passing; every sentence is written for these tests."""

from collections.abc import Callable

import pytest

from abstract2kb.records import Extraction, Measure, Stage
from tests.assemble.test_outcomes import facts, rate, read

Read = Callable[[str], Extraction]


def ratio(endpoint: str, hr: float, **more: object) -> dict[str, object]:
    return {"endpoint": endpoint, "hr": hr} | more


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The odds ratio for objective response was 2.4 (95% CI 1.5–3.9).", [ratio("ORR", 2.4, ci_low=1.5, ci_high=3.9)]),
        ("The relative risk of achieving pCR was 1.31 (95% CI 1.05 to 1.62).", [ratio("pCR", 1.31, ci_low=1.05, ci_high=1.62)]),
        ("The risk ratio of death was 0.85.", [ratio("OS", 0.85)]),
        ("HR 0.69, 95% CI 0.55–0.87; p=0.002 for OS.", [ratio("OS", 0.69, ci_low=0.55, ci_high=0.87, p="0.002")]),
        (
            "The HRs for PFS and OS were 0.61 (95% CI 0.50–0.75) and 0.79 (95% CI 0.64–0.97).",
            [ratio("PFS", 0.61, ci_low=0.5, ci_high=0.75), ratio("OS", 0.79, ci_low=0.64, ci_high=0.97)],
        ),
        (
            "PFS (HR 0·52, 95% CI 0·41–0·66) and OS (0·71, 0·55–0·92; p=0·009) improved.",
            [ratio("PFS", 0.52, ci_low=0.41, ci_high=0.66), ratio("OS", 0.71, ci_low=0.55, ci_high=0.92, p="0.009")],
        ),
        ("The HR for OS was 0.45 in men and 0.71 in women.", [ratio("OS", 0.45, arm="men"), ratio("OS", 0.71, arm="women")]),
        ("The gain in median OS was 2.4 months.", []),
        ("CR/PR/SD were seen in 1/4/6 patients.", [rate("CR", 1), rate("PR", 4), rate("SD", 6)]),
        ("Two CRs and seven PRs were recorded (n = 43).", [rate("CR", 2, 43), rate("PR", 7, 43)]),
        ("CR was seen in 3 of 27 (11.1% [11.1%; 95% CI, 2.4–29.2]).", [rate("CR", 3, 27, 11.1, ci_low=2.4, ci_high=29.2)]),
        ("There was not a single complete response.", [rate("CR", 0)]),
        ("Neither of the two patients responded.", [rate("ORR", 0, 2)]),
        ("ORR 50% (35–65%).", [rate("ORR", percent=50.0, ci_low=35.0, ci_high=65.0)]),
    ],
)
def test_outcomes(text: str, expected: list[dict[str, object]]) -> None:
    assert facts(text) == expected


def test_a_difference_is_a_comparison_and_no_rate() -> None:
    first, second, difference = read("pCR was 45% vs 30% (difference, 15 percentage points; 95% CI, 4 to 26; p=0.01).")
    assert (first.percent, second.percent) == (45.0, 30.0)
    assert (difference.measure, difference.value, difference.unit, difference.percent) == (Measure.RATIO, 15.0, "percentage points", None)
    assert (difference.ci_low, difference.ci_high, difference.p) == (4.0, 26.0, "0.01")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ILD occurred in 12.1% of patients, with 0.8% grade 5 events.", [("ILD", None, 12.1), ("ILD", "5", 0.8)]),
        ("Rash occurred in 12%. There were 0.8% grade 5 events.", [("Rash", None, 12.0), ("events", "5", 0.8)]),
        (
            "Nausea 62%, fatigue 54% and rash 40% (grade 3: 4%, 6%, 8%).",
            [("Nausea", None, 62.0), ("fatigue", None, 54.0), ("rash", None, 40.0), ("Nausea", "3", 4.0), ("fatigue", "3", 6.0), ("rash", "3", 8.0)],
        ),
        ("Prophylaxis for nausea was given in 80%.", []),
        ("Grade ≥3 rash was rare (3%).", [("rash", ">=3", 3.0)]),
    ],
)
def test_events(records: Read, text: str, expected: list[tuple[str, str | None, float]]) -> None:
    assert [(e.term, e.grade, e.percent) for e in records(text).adverse_events] == expected


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("ORR was 38% (CR 10%, PR 20%).", "arithmetic.responses"),
        ("MPR was achieved in 14/30, pCR in 16/30.", "arithmetic.within"),
        ("Responses were seen in 10 of 30, including 12 CRs.", "arithmetic.within"),
        ("ORR was 30% and DCR 25%.", "arithmetic.within"),
    ],
)
def test_a_clash_is_an_issue_with_its_quotes_and_lowers_confidence(records: Read, text: str, code: str) -> None:
    extraction = records(text)
    (issue,) = extraction.issues
    assert issue.code == code
    assert len({e.quote for e in issue.evidence}) >= 2
    assert all(o.confidence < 0.5 for o in extraction.outcomes)


@pytest.mark.parametrize(
    "text",
    [
        "ORR was 33% (CR 11%, PR 23%).",
        "ORR was 60% (CR 10%, VGPR 30%, PR 20%).",
        "ORR was 45% in men and 30% in women; CR was 10% and 5%.",
        "ORR was 30% and DCR 65%.",
    ],
)
def test_what_adds_up(records: Read, text: str) -> None:
    assert records(text).issues == ()


def test_a_kind_of_event_is_no_trial(records: Read) -> None:
    assert [s.acronym for s in records("Rash was the most frequent TRAE (n=25, 34.2%).").studies] == []


def test_the_phase_of_a_trial_told_in_passing_is_not_that_of_the_study(records: Read) -> None:
    text = (
        "Background: Gemcitabine is standard based on the phase III ALPHA-1 study. Methods: We treated 40 patients with docetaxel. "
        "Results: ORR was 30%."
    )
    assert {s.phase.value for s in records(text).studies if s.phase} == set()
    assert 40 in {s.enrollment.value for s in records(text).studies if s.enrollment}


def test_the_phase_of_the_study_itself_stays(records: Read) -> None:
    text = "Background: We report OS of the phase 3 BETA-2 trial. Methods: 200 patients were randomised. Results: ORR was 30%."
    assert [s.phase.value for s in records(text).studies if s.phase] == [Stage.PHASE_3]
