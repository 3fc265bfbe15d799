"""Confidence intervals that stand behind what a number is told of, not right behind the number."""

import pytest

from abstract2kb import extract_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Of the patients, 41% had an objective response (95% CI, 30-52).", [(41.0, 30.0, 52.0)]),
        ("An objective response was seen in 41% of the patients with measurable disease (95% CI, 30-52).", [(41.0, 30.0, 52.0)]),
        ("At 12 months, 52% of patients were alive (95% CI, 40-63).", [(52.0, 40.0, 63.0)]),
        ("In all, 52% of patients were alive at 12 months (95% CI, 40-63).", [(52.0, 40.0, 63.0)]),
        (
            "At 24 months, 70% of patients in the velmotamab group were free of progression (95% CI, 60-79) as compared with 55% in the placebo group "
            "(95% CI, 45-65).",
            [(70.0, 60.0, 79.0), (55.0, 45.0, 65.0)],
        ),
        # the interval is of the number right before it, or of none that is told
        (
            "An objective response was seen in 41% of the patients and a complete response in 12% (95% CI, 6-20).",
            [(41.0, None, None), (12.0, 6.0, 20.0)],
        ),
        ("Of 50 patients, 41% had an objective response and stable disease was common (95% CI, 3-20).", [(41.0, None, None)]),
        ("In all, 41% had an objective response; the odds of it rose with age (OR 1.4; 95% CI, 1.1-1.9).", [(41.0, None, None)]),
    ],
)
def test_intervals_behind_what_a_number_is_told_of(text: str, expected: list[tuple[float, float | None, float | None]]) -> None:
    found = [o for o in extract_text(text).outcomes if o.percent is not None]
    assert [(o.percent, o.ci_low, o.ci_high) for o in found] == expected
    for outcome in found:
        if outcome.ci_high is not None:
            assert f"{outcome.ci_high:g}" in outcome.raw
