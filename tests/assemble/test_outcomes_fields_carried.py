"""Denominators, landmarks and endpoints that a sentence tells once for several results; every sentence is written for these tests."""

import pytest

from abstract2kb.assemble.outcomes import outcomes
from abstract2kb.pdf.report import Report
from abstract2kb.records import Assertion, Outcome

from .test_outcomes import scene_of


def read(text: str) -> list[Outcome]:
    return [o for o in outcomes(scene_of(Report.from_text(text, "test")), None) if o.assertion in (Assertion.STATED, Assertion.NEGATED)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Best response was CR in 1, PR in 9, SD in 12 and PD in 5 of 27 evaluable patients.",
         [("CR", 1, 27), ("PR", 9, 27), ("SD", 12, 27), ("PD", 5, 27)]),
        ("Best response was CR in 1 and PR in 9; of the others, PD was the best response in 5 of 17 patients.",
         [("CR", 1, None), ("PR", 9, None), ("PD", 5, 17)]),
        ("CR was seen in 20, PR in 9 and SD in 2 of 27 patients.", [("CR", 20, None), ("PR", 9, None), ("SD", 2, 27)]),
    ],
)  # fmt: skip
def test_the_last_of_a_list_of_responses_tells_of_how_many(text: str, expected: list[tuple[str, int, int | None]]) -> None:
    assert [(o.endpoint.value, o.n, o.total) for o in read(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The MRD-negativity rate in patients with VGPR or better was 52%.", [("MRD", 52)]),
        ("MRD negativity was reached in 41 of 150 patients (27%), including 41 of the 60 patients (68%) who had a complete response or better.",
         [("MRD", 27), ("MRD", 68)]),
        ("A complete response was reached by 41 of the 60 patients (68%) who had MRD at entry.", [("CR", 68)]),
        ("The disease control rate was 70% (CR 8%, PR 21%, SD 41%).", [("DCR", 70), ("CR", 8), ("PR", 21), ("SD", 41)]),
        ("The objective response rate was 46% (SD 12%).", [("ORR", 46)]),
    ],
)  # fmt: skip
def test_of_whom_a_rate_is(text: str, expected: list[tuple[str, float]]) -> None:
    assert [(o.endpoint.value, o.percent) for o in read(text)] == expected


def test_a_rate_of_a_part_has_no_size_told_before_for_another() -> None:
    text = "Forty patients were followed further, and the MRD-negativity rate in those with VGPR or better was 52%."
    assert [(o.endpoint.value, o.total, o.percent) for o in read(text)] == [("MRD", None, 52)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Three-year disease-free survival was 81% with zeltinib and 72% with placebo (hazard ratio for recurrence or death, 0.61; 95% CI, 0.45 to 0.83).", "DFS"),
        ("Event-free survival at 2 years was 81% and 72% (hazard ratio for progression or death, 0.61; 95% CI, 0.45 to 0.83).", "EFS"),
        ("Overall survival at 2 years was 81% and 72% (hazard ratio for recurrence or death, 0.61; 95% CI, 0.45 to 0.83).", "RFS"),
    ],
)  # fmt: skip
def test_the_ratio_of_an_event_is_that_of_the_survival_before_it(text: str, expected: str) -> None:
    assert [(o.endpoint.value, o.hr) for o in read(text) if o.hr] == [(expected, 0.61)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The 6-month OS rate was 82% with zeltinib; corresponding rates at 18 months were 45% and 31%.",
         [(82, "6-month"), (45, "18 months"), (31, "18 months")]),
        ("The 6-month OS rate was 82% with zeltinib and 70% with placebo.", [(82, "6-month"), (70, "6-month")]),
    ],
)  # fmt: skip
def test_a_later_landmark_is_that_of_its_figures(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(o.percent, o.at) for o in read(text)] == expected
