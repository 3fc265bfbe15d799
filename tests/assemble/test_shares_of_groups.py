"""How many responses go on, how many of a group had a result, and of whom none had one."""

from __future__ import annotations

import pytest

from abstract2kb.pipeline import extract_text

Told = list[tuple[str, float | str, int | None]]


def told(text: str) -> Told:
    """Endpoint, main number and denominator of every outcome."""
    found = extract_text(text).outcomes
    numbers = [(o.endpoint.value, next((v for v in (o.percent, o.value, o.n) if v is not None), None), o.total) for o in found]
    return [(endpoint, number, total) for endpoint, number, total in numbers if number is not None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ORR with lirafinib was 31%, with 70% of responses ongoing at the cutoff.", [("ORR", 31.0, None), ("DOR", 70.0, None)]),
        ("Of the lirafinib patients with a complete response, 62% were still in it at 18 months.", [("DOR", 62.0, None)]),
        ("The 24-month remission rate with lirafinib was 68% among complete responders.", [("DOR", 68.0, None)]),
        ("With lirafinib, 66% of complete responses were maintained at 12 months.", [("DOR", 66.0, None)]),
        ("Eight of the ten complete responders on lirafinib remain in remission at a median of 9 months.", [("DOR", 8, 10)]),
        (
            "Lirafinib gave an ORR of 48%; 64% of the remissions persisted for more than 12 months and 35% for at least two years.",
            [("ORR", 48.0, None), ("DOR", 64.0, None), ("DOR", 35.0, None)],
        ),
        ("90% of the tested responders to lirafinib were MRD negative.", [("MRD", 90.0, None)]),
        ("At 12 months, 66% of those in complete remission on lirafinib were relapse-free.", [("RFS", 66.0, None)]),
        ("After lirafinib, 81% of the women with measurable disease were progression-free at 6 months.", [("PFS", 81.0, None)]),
        ("Nobody of the 40 control patients responded, while 12 of 41 on lirafinib did (29%).", [("ORR", 0, 40), ("ORR", 29.0, 41)]),
        ("Objective responses to lirafinib were seen in five patients with melanoma, none with sarcoma.", [("ORR", 5, None), ("ORR", 0, None)]),
        ("None of 18 patients given lirafinib has relapsed.", [("RFS", 0, 18)]),
        ("Given alone in the earlier phase 1 study lirafinib produced no objective responses.", [("ORR", 0, None)]),
    ],
)
def test_shares(text: str, expected: Told) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Enrollment stopped after one patient with rapidly progressive disease withdrew from lirafinib.",
        "The company gave no response rate for lirafinib.",
        "Patients whose last therapy had produced no response were allowed to receive lirafinib.",
        "In all, 38% had relapsed or refractory disease and were given lirafinib.",
        "Ten patients had relapsed after transplantation before lirafinib.",
        "Treatment with lirafinib was ongoing in 60% of the responders.",
        "Two deaths on lirafinib were not related.",
    ],
)
def test_no_results(text: str) -> None:
    assert told(text) == []
