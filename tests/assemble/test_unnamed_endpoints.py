"""Endpoints that have a form and no name of their own."""

from __future__ import annotations

import pytest

from abstract2kb import extract_text


def others(text: str) -> list[tuple[str, float | str | None, float | None, float | None]]:
    found = extract_text(text).outcomes
    return [(o.endpoint_text, o.value, o.percent, o.hr) for o in found if o.endpoint.value == "other"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Median time to worsening of fatigue was 8.1 months with ABC-123 and 5.0 months with placebo (HR, 0.61).",
            [
                ("time to worsening of fatigue", 8.1, None, None),
                ("time to worsening of fatigue", 5.0, None, None),
                ("time to worsening of fatigue", None, None, 0.61),
            ],
        ),
        (
            "The key endpoint was time to next intervention (TTNI). Median TTNI was not reached vs 9.4 months.",
            [("TTNI", "NR", None, None), ("TTNI", 9.4, None, None)],
        ),
        ("At 3 years freedom from distant recurrence was 81% with ABC-123.", [("freedom from distant recurrence", None, 81.0, None)]),
        ("R0 resection was achieved in 44% of patients given ABC-123.", [("R0 resection", None, 44.0, None)]),
    ],
)
def test_unnamed(text: str, expected: list[tuple[str, float | str | None, float | None, float | None]]) -> None:
    assert others(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Median time to treatment initiation was 12 days.",
        "Median time to onset of worsening rash was 3 weeks with ABC-123.",
        "The median time to peak concentration was 4 hours.",
    ],
)
def test_times_that_are_no_outcomes(text: str) -> None:
    assert others(text) == []
