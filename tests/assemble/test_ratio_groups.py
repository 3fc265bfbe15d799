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
            "In cohort 1 (n=58), median PFS was 6.4 months with anastrozole and 19.3 months with niraparib plus anastrozole (HR 0.36, 95% CI "
            "0.19-0.66); in cohort 2 (n=84), median PFS was 9.8 months with anastrozole and 15.2 months with niraparib plus anastrozole (HR 0.58).",
            [(0.36, "cohort 1"), (0.58, "cohort 2")],
        ),
        (
            "Olaparib prolonged median PFS irrespective of prior chemotherapy (prior chemotherapy: 9.1 vs 4.7 months; hazard ratio, 0.39; 95% CI, 0.28-0.55) "
            "(chemotherapy-naive: 12.6 vs 6.8 months; HR, 0.47; 95% CI, 0.33-0.68).",
            [(0.39, "prior chemotherapy"), (0.47, "chemotherapy-naive")],
        ),
        ("The hazard ratio for PFS was 0.45 (95% CI 0.30-0.70) in men and 0.71 (0.5-1.1) in women.", [(0.45, "men"), (0.71, "women")]),
        (
            "PFS benefit was seen in patients with BRCA mutations (HR 0.33, 95% CI 0.2-0.5) and in those without (HR 0.72, 95% CI 0.5-1.0).",
            [(0.33, "patients with BRCA mutations"), (0.72, "those without")],
        ),
        (
            "Factors associated with longer PFS were low LDH (HR 0.44, 95% CI 0.21-0.92) and liver metastases (HR 1.7, 95% CI 1.1-2.6).",
            [(0.44, "low LDH"), (1.7, "liver metastases")],
        ),
        (
            "A low CRP and a fall of CA125 went with longer PFS [CRP, HR 0.44 (95% CI 0.21–0.92); CA125, HR 0.51 (95% CI 0.27-0.96)].",
            [(0.44, "CRP"), (0.51, "CA125")],
        ),
        ("Median PFS was 11 months in the olaparib arm and 6 months in the placebo arm (HR 0.5; 95% CI 0.4-0.6).", [(0.5, None)]),
        ("In the olaparib arm, median PFS was 11 months, in the placebo arm 6 months (HR 0.5; 95% CI 0.4-0.6).", [(0.5, None)]),
        ("OS favoured olaparib over placebo (hazard ratio for death with olaparib vs. placebo, 0.55).", [(0.55, None)]),
        ("Olaparib improved PFS (HR 0.5, 95% CI 0.4-0.6) and OS (HR 0.7, 95% CI 0.5-0.9) significantly.", [(0.5, None), (0.7, None)]),
    ],
)
def test_ratios_are_of_a_part_of_the_patients_or_of_all(text: str, expected: list[tuple[float, str | None]]) -> None:
    assert ratios(text) == expected
