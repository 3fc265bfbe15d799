"""Results whose name or unit stands with another number: bare ratios, medians that no arm reached."""

from __future__ import annotations

import pytest

from abstract2kb.pipeline import extract_text

Told = list[tuple[str, float | str]]
COMPARED = "Lirafinib plus letrozole was compared with letrozole. "


def told(text: str) -> Told:
    """Endpoint and main number of every outcome."""
    found = [(o.endpoint.value, next((v for v in (o.hr, o.value, o.percent, o.n) if v is not None), None)) for o in extract_text(text).outcomes]
    return [(endpoint, number) for endpoint, number in found if number is not None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In PD-L1-high tumors the PFS HR was 0.48 (0.33-0.70); in PD-L1-low tumors it was 0.81 (0.62-1.06).", [("PFS", 0.48), ("PFS", 0.81)]),
        ("By choice of partner, lirafinib had a PFS HR of 0.44 against docetaxel and 0.79 against pemetrexed.", [("PFS", 0.44), ("PFS", 0.79)]),
        ("Hazard ratios for OS with lirafinib: squamous 0.62, non-squamous 0.88.", [("OS", 0.62), ("OS", 0.88)]),
        ("Second line: HR for death with lirafinib 0.66; third line or later: 0.72.", [("OS", 0.66), ("OS", 0.72)]),
        ("The HR for OS with lirafinib was 0.81 (0.66-0.99); PD-L1 below 1%, 0.95 (0.70-1.29).", [("OS", 0.81), ("OS", 0.95)]),
        (
            "PFS was 9.9 months with lirafinib and 6.1 months with docetaxel (HR 0.55; 95% CI 0.41-0.74), that for OS was 0.78 (0.60-1.01).",
            [("PFS", 9.9), ("PFS", 6.1), ("PFS", 0.55), ("OS", 0.78)],
        ),
        (
            "The first look at lirafinib gave an HR for recurrence or death of 0.70. With more follow-up it has moved to 0.64 (0.49-0.83).",
            [("RFS", 0.7), ("RFS", 0.64)],
        ),
        (
            "The hazard ratio for death with lirafinib was lower in smokers (0.61) than in those who never smoked (0.90; 0.65-1.25).",
            [("OS", 0.61), ("OS", 0.9)],
        ),
    ],
)
def test_bare_ratios(text: str, expected: Told) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The HR for PFS with lirafinib was 0.61 and haemoglobin rose by 1.12 g/dL.", [("PFS", 0.61)]),
        ("PFS was longer with lirafinib (HR 0.52; p=0.012) and 5.12 relapses per 100 person-years were seen.", [("PFS", 0.52)]),
        (
            "Median PFS was 12.31 months with lirafinib (HR 0.55, 95% CI 0.41-0.74). In China it was 11.02 (9.10-12.93) and 6.81 (5.50-8.01) months.",
            [("PFS", 12.31), ("PFS", 0.55), ("PFS", 11.02), ("PFS", 6.81)],
        ),
    ],
)
def test_other_bare_numbers(text: str, expected: Told) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PFS and OS at one year were 71% and 88%; neither median had been reached.", [("PFS", 71.0), ("OS", 88.0), ("PFS", "NR"), ("OS", "NR")]),
        ("For OS, neither arm had reached its median (HR 0.85).", [("OS", "NR"), ("OS", "NR"), ("OS", 0.85)]),
        (
            "Radiographic PFS favored lirafinib (HR 0.70). The median has been reached in neither arm.",
            [("rPFS", 0.7), ("rPFS", "NR"), ("rPFS", "NR")],
        ),
        ("Neither group had reached the median PFS at the data cutoff.", [("PFS", "NR"), ("PFS", "NR")]),
        ("Median duration of response to lirafinib could not yet be estimated.", [("DOR", "NR")]),
        ("Median PFS was not reached with lirafinib (lower bound, 30.1 months) and was 12.4 months with letrozole.", [("PFS", "NR"), ("PFS", 12.4)]),
        ("Neither dose of lirafinib reached the efficacy threshold for PFS.", []),
        ("The maximum tolerated dose of lirafinib was reached in neither cohort.", []),
        ("The effect of lirafinib on OS could not be determined from 12 patients.", []),
    ],
)
def test_medians_not_reached(text: str, expected: Told) -> None:
    assert sorted(told(COMPARED + text), key=str) == sorted(expected, key=str)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Median PFS with lirafinib was 8.3 months, DOR 12.9.", [("PFS", 8.3), ("DOR", 12.9)]),
        ("With lirafinib, PFS came to 6.1 months, OS 14.2. Nobody died.", [("PFS", 6.1), ("OS", 14.2)]),
        ("Median OS with lirafinib was 19.4 months and median DOR 11.0", [("OS", 19.4), ("DOR", 11.0)]),
        ("Median PFS with lirafinib was 8.3 months; for OS see figure 12.9.", [("PFS", 8.3)]),
    ],
)
def test_the_last_time_of_a_sentence_shares_the_unit_before_it(text: str, expected: Told) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "At 24 months 61% of patients on lirafinib were progression-free. HR 0.41 (95% CI, 0.30-0.55), OS HR 0.70 (0.52-0.94).",
            [("PFS", 61.0), ("PFS", 0.41), ("OS", 0.7)],
        ),
        (
            "Letrozole was beaten on PFS. Lirafinib made 6.9 months against 4.1 (HR 0.61), and OS was identical, HR 1.02.",
            [("PFS", 6.9), ("PFS", 4.1), ("PFS", 0.61), ("OS", 1.02)],
        ),
        ("The primary endpoint of PFS was met. Lirafinib reached 6.9 months, letrozole 4.1 (HR 0.61).", [("PFS", 6.9), ("PFS", 4.1), ("PFS", 0.61)]),
        (
            "OS was improved. It was 20.2 months versus 15.9 (hazard ratio 0.74), with an ORR of 40%.",
            [("OS", 20.2), ("OS", 15.9), ("OS", 0.74), ("ORR", 40.0)],
        ),
        (
            "Docetaxel was beaten on PFS and on nothing else. In ORIOLEX-9, lirafinib made 5.6 months against 4.5 (HR 0.66), and OS was no better.",
            [("PFS", 5.6), ("PFS", 4.5), ("PFS", 0.66)],
        ),
        ("OS was improved. Treatment lasted 6.2 months against 3.9, and PFS favored lirafinib (HR 0.52).", [("PFS", 0.52)]),
        ("OS was improved. Median follow-up was 20.2 months. HR for PFS was 0.52.", [("PFS", 0.52)]),
        ("OS was improved. The hazard ratio was 0.52 for PFS.", [("PFS", 0.52)]),
    ],
)
def test_a_comparison_goes_on_with_the_survival_told_before(text: str, expected: Told) -> None:
    assert told(COMPARED + text) == expected
