"""The part of the patients that a ratio is of; every sentence is written for these tests."""

from __future__ import annotations

import pytest

from abstract2kb.pipeline import extract_text


def ratios(text: str) -> list[tuple[float | None, str | None]]:
    """Each ratio and its group."""
    return [(o.hr, o.arm) for o in extract_text(text).outcomes if o.hr is not None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In cohort 1 (n=66), median PFS was 5.7 months for the letrozole group and 26.1 months for the olaparib plus letrozole group (HR 0.30, 95% CI "
            "0.16-0.57); in cohort 2 (n=99), median PFS was 11.1 months for letrozole and 18.1 months for olaparib plus letrozole (HR 0.51).",
            [(0.3, "cohort 1"), (0.51, "cohort 2")],
        ),
        (
            "Olaparib prolonged median PFS irrespective of prior chemotherapy (prior chemotherapy: 11.0 vs 3.2 months; hazard ratio, 0.34; 95% CI, 0.25-0.48) "
            "(chemotherapy-naive: 11.4 vs 5.4 months; HR, 0.42; 95% CI, 0.29-0.60).",
            [(0.34, "prior chemotherapy"), (0.42, "chemotherapy-naive")],
        ),
        ("The hazard ratio for PFS was 0.45 (95% CI 0.30-0.70) in men and 0.71 (0.5-1.1) in women.", [(0.45, "men"), (0.71, "women")]),
        (
            "PFS benefit was seen in patients with BRCA mutations (HR 0.33, 95% CI 0.2-0.5) and in those without (HR 0.72, 95% CI 0.5-1.0).",
            [(0.33, "patients with BRCA mutations"), (0.72, "those without")],
        ),
        (
            "Factors associated with longer PFS were low LDH (HR 0.38, 95% CI 0.16-0.89) and liver metastases (HR 1.9, 95% CI 1.2-2.8).",
            [(0.38, "low LDH"), (1.9, "liver metastases")],
        ),
        (
            "A low NLR and an early CEA decrease went with longer PFS [NLR, HR 0.38 (95% CI 0.16–0.89); CEA, HR 0.37 (95% CI 0.16-0.83)].",
            [(0.38, "NLR"), (0.37, "CEA")],
        ),
        ("Median PFS was 11 months in the olaparib arm and 6 months in the placebo arm (HR 0.5; 95% CI 0.4-0.6).", [(0.5, None)]),
        ("In the olaparib arm, median PFS was 11 months, in the placebo arm 6 months (HR 0.5; 95% CI 0.4-0.6).", [(0.5, None)]),
        ("OS favoured olaparib over placebo (hazard ratio for death with olaparib vs. placebo, 0.55).", [(0.55, None)]),
        ("Olaparib improved PFS (HR 0.5, 95% CI 0.4-0.6) and OS (HR 0.7, 95% CI 0.5-0.9) significantly.", [(0.5, None), (0.7, None)]),
    ],
)
def test_ratios_are_of_a_part_of_the_patients_or_of_all(text: str, expected: list[tuple[float, str | None]]) -> None:
    assert ratios(text) == expected
