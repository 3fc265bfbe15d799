"""Forms in which papers print a result with its confidence interval."""

import pytest

from abstract2kb import extract_text

BEGIN = "QXR-707, an anti-TIGIT antibody, was given to 45 patients with melanoma in a phase 2 trial. "


@pytest.mark.parametrize(
    "told",
    [
        "ORR (95% CI) was 26.7% (14.6–41.9), 12 of 45 patients.",
        "ORR: 26.7% (12/45) [14.6%, 41.9%].",
        "ORR was 26.7% (12/45; 95% CI: 14.6, 41.9).",
        "A 26.7% ORR (12/45; 95% CI 14.6-41.9) was observed.",
        "An ORR of 26.7% (12/45) was reached (95% CI 14.6-41.9).",
    ],
)
def test_of_a_rate(told: str) -> None:
    found = extract_text(BEGIN + told).outcomes
    assert [(o.endpoint, o.percent, o.n, o.total, o.ci_low, o.ci_high) for o in found] == [("ORR", 26.7, 12, 45, 14.6, 41.9)]


@pytest.mark.parametrize(
    ("told", "endpoint", "numbers"),
    [
        ("Median (95% CI) PFS was 7.4 (5.1, 9.0) months.", "PFS", (7.4, 5.1, 9.0)),
        ("PFS was 7.4 months (median; 95% CI, 5.1-9.0).", "PFS", (7.4, 5.1, 9.0)),
        ("Median time to progression or death was 7.4 months (95% CI, 5.1-9.0).", "PFS", (7.4, 5.1, 9.0)),
        ("The median DoR had not been reached at data cutoff (95% CI, 9.2 – not reached).", "DOR", ("NR", 9.2, "NR")),
    ],
)
def test_of_a_median(told: str, endpoint: str, numbers: tuple[object, ...]) -> None:
    found = extract_text(BEGIN + told).outcomes
    assert [(o.endpoint, (o.value, o.ci_low, o.ci_high)) for o in found] == [(endpoint, numbers)]


def test_of_a_ratio() -> None:
    found = extract_text(BEGIN + "The stratified HR (95% CI) for PFS was 0.62 (0.48, 0.80).").outcomes
    assert [(o.endpoint, o.hr, o.ci_low, o.ci_high) for o in found] == [("PFS", 0.62, 0.48, 0.8)]


def test_a_landmark_of_an_estimated_rate_is_no_median() -> None:
    found = extract_text(BEGIN + "The estimated OS rate at 1 year was 61.3% [95% CI 52.0–70.1].").outcomes
    assert [(o.endpoint, o.percent, o.value, o.at) for o in found] == [("OS", 61.3, None, "1 year")]
