"""Figures told row by row, of coined groups and of whole regimens; every sentence is written for these tests."""

import pytest

from abstract2kb.pdf.report import Report
from abstract2kb.pipeline import annotate, extract_text


def told(text: str) -> list[tuple[str, float | str | None, str | None]]:
    """Endpoint, percent or value, and arm of every outcome but ratios."""
    return [
        (o.endpoint.value, o.percent if o.percent is not None else o.value, o.arm) for o in extract_text(text).outcomes if o.measure.value != "ratio"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The 2-year OS and DFS were 91.0 and 88.5% for stage I, 81.2 and 77.0% for stage II and 62.4 and 51.3% for stage III disease.",
            [
                ("OS", 91.0, "stage I"),
                ("DFS", 88.5, "stage I"),
                ("OS", 81.2, "stage II"),
                ("DFS", 77.0, "stage II"),
                ("OS", 62.4, "stage III disease"),
                ("DFS", 51.3, "stage III disease"),
            ],
        ),
        (
            "Median PFS and OS were 11 and 31 months, respectively, in the upper group; 7 and 18 months in the lower group.",
            [("PFS", 11.0, "upper group"), ("OS", 31.0, "upper group"), ("PFS", 7.0, "lower group"), ("OS", 18.0, "lower group")],
        ),
        (
            "The response rate was 64% (81%, 60%, and 41% in the mild, moderate, and severe groups, respectively).",
            [("ORR", 64.0, None), ("ORR", 81.0, "mild"), ("ORR", 60.0, "moderate"), ("ORR", 41.0, "severe groups")],
        ),
        (
            "The overall response rate (ORR) and overall disease control rate (DCR) were 31% and 74.2%, respectively.",
            [("ORR", 31.0, None), ("DCR", 74.2, None)],
        ),
        (
            "The 3-year relapse-free survival (RFS) rate and overall survival (OS) rate were 61.2%±3.1% and 72.9%±2.8%, respectively.",
            [("RFS", 61.2, None), ("OS", 72.9, None)],
        ),
    ],
)
def test_rows(text: str, expected: list[tuple[str, float, str | None]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Median OS was 41.5, 20.3, 15.1 and 9.9 months for the IC MRD-, V + A MRD-, IC MRD+, and V + A MRD+ cohorts, respectively.",
            ["IC MRD-", "V + A MRD-", "IC MRD+", "V + A MRD+ cohorts"],
        ),
        (
            "The median OS of patients treated with the combination of nivolumab and ipilimumab was 61 months.",
            ["nivolumab and ipilimumab"],
        ),
        (
            "Median PFS was 33 months in those who received bortezomib and dexamethasone alone, and 12 months in those who received melphalan.",
            ["those who received bortezomib and dexamethasone alone", "those who received melphalan"],
        ),
        ("ORR was 40% and 20% with nivolumab and ipilimumab, respectively.", ["nivolumab", "ipilimumab"]),
        (
            "A registry was studied. Median OS was 41.0 months in the 210 untreated patients without liver metastases and "
            "20.5 months for the 95 untreated patients with liver metastases.",
            ["untreated patients without liver metastases", "untreated patients with liver metastases"],
        ),
        (
            "For the entire cohort the ORR was 45%, for patients with mucosal lesions ORR was 21%.",
            [None, "patients with mucosal lesions"],
        ),
    ],
)
def test_groups(text: str, expected: list[str | None]) -> None:
    assert [arm for _, _, arm in told(text)] == expected


def test_numbers_after_a_lettered_group_are_no_groups() -> None:
    spans = annotate(Report.from_text("Partial responses occurred in 14 patients, 9 in group A and 5 in group B.", "x"))["spans"]
    assert [s["text"] for s in spans if s["label"] == "ARM"] == ["group A", "group B"]


def test_populations_of_two_rates_are_their_denominators() -> None:
    found = extract_text("The ORRs of 40 enrolled patients and 31 assessable patients were 30% and 39%, respectively.").outcomes
    assert [(o.total, o.percent) for o in found] == [(40, 30.0), (31, 39.0)]


def test_a_time_after_its_population_is_of_the_endpoint() -> None:
    assert told("Tazemib was given. Median PFS of 41 evaluable patients was 63 days.") == [("PFS", 63.0, None)]


def test_ratios_named_in_the_plural() -> None:
    text = "Compared with placebo, PFS was longer with olaparib and niraparib, with hazard ratios (HRs) of 0.55 and 0.61, respectively."
    assert [o.hr for o in extract_text(text).outcomes] == [0.55, 0.61]


def test_less_risk_is_no_rate() -> None:
    assert told("Nivolumab improved overall survival over docetaxel with 41% less risk of death.") == []
