"""Endpoints of several kinds in a row, molecular responses, and endpoints that only define others; every sentence is written for these tests."""

import pytest

from abstract2kb.pipeline import extract_text


def told(text: str) -> list[str]:
    """Endpoint, percent, time or count and landmark of every outcome."""
    return [
        " ".join(
            str(v) for v in (o.endpoint.value, o.percent if o.percent is not None else o.value if o.value is not None else o.n or o.hr, o.at) if v
        )
        for o in extract_text(text).outcomes
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ORR and median PFS were 44% and 8.1 months.", ["ORR 44.0", "PFS 8.1"]),
        (
            "Median OS and 3-year OS were NR and 89% with inotuzumab and 74.7 months and 82% with placebo.",
            ["OS NR", "OS 89.0 3-year", "OS 74.7", "OS 82.0 3-year"],
        ),
        ("ORR, PFS and OS were 38%, 6.1 months and 14.7 months.", ["ORR 38.0", "PFS 6.1", "OS 14.7"]),
        ("The median PFS and 6-month PFS rate were 5.9 months (95% CI, 4.0 to 7.7 months) and 48%, respectively.", ["PFS 5.9", "PFS 48.0 6-month"]),
        ("Median PFS and OS were 8.1 and 17.2 months; 1-year OS was 62%.", ["PFS 8.1", "OS 17.2", "OS 62.0 1-year"]),
    ],
)
def test_a_row_of_several_kinds(text, expected):
    assert told(f"Patients received inotuzumab. {text}") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In AML, a molecular remission was seen in 44%.", ["MRD 44.0"]),
        ("In AML, a complete hematologic remission was obtained in 77%.", ["CR 77.0"]),
        ("In chronic myeloid leukemia, a molecular response was seen in 30%.", ["other 30.0"]),
        ("In ALL, CR was seen in all (CR=24, CRi=2) in arm A, 13 (50%) of whom were MRD negative.", ["CR 24", "CR 2", "MRD 50.0"]),
        ("In ALL, 36% (N=13) had a molecular response.", ["MRD 36.0"]),
        ("In NSCLC, the disease control rate (DCR) – patients with response or stable disease for 8 weeks – of 77% was high.", ["DCR 77.0"]),
        ("In NSCLC, a disease control rate, defined as response or stable disease, of 81% was reached.", ["DCR 81.0"]),
        ("In NSCLC, the hazard ratio for disease progression was 0.55.", ["PFS 0.55"]),
        ("In NSCLC, survival rates of 1 year were 45% and 38%.", ["OS 45.0 1 year", "OS 38.0 1 year"]),
        ("In NSCLC, the total effective rate was 41%.", ["ORR 41.0"]),
        ("In NSCLC, 44% were classified as responders.", ["ORR 44.0"]),
    ],
)
def test_which_endpoint(text, expected):
    assert told(text) == expected


def test_confidence_limits():
    found = extract_text("Patients received afatinib. The overall response rate was 41% (95% CL 30-52%).").outcomes
    assert [(o.percent, o.ci_low, o.ci_high) for o in found] == [(41, 30, 52)]


def test_a_total_that_cannot_be_is_a_count():
    (found,) = extract_text("In ALL, 36% (N=13) had a molecular response.").outcomes
    assert (found.n, found.total) == (13, None)
    (found,) = extract_text("In ALL, the ORR was 40% (N=30).").outcomes
    assert (found.n, found.total) == (None, 30)
