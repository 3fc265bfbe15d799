"""Arms, cohorts and subgroups; every sentence is written for these tests."""

import pytest
from tests.built import built as model

from abstract2kb.nlp.mention import mentions


def arms(text: str) -> list[str]:
    return [m.text for m in mentions(model()(text), "ARM")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ORR was 40% in the combination arm.", ["combination arm"]),
        ("ORR was 40% in arm A.", ["arm A"]),
        ("It was 5% with placebo.", ["placebo"]),
        ("Rates were 70% and 60% in the nivolumab and control groups.", ["nivolumab", "control groups"]),
        ("At dose level 2 it was 30%.", ["dose level 2"]),
        ("It was 30% in the 300 mg cohort.", ["300 mg cohort"]),
        ("It was 20% in patients with liver metastases.", ["patients with liver metastases"]),
        ("PD-L1 high patients did better.", ["PD-L1 high patients"]),
        ("Response (CT: 63%, HT: 58%).", ["CT", "HT"]),
        ("The commonest events of monotherapy were chills (34%).", ["monotherapy"]),
        ("AEs of monotherapy led to a stop in 4%, effects of placebo in 1%.", ["monotherapy", "placebo"]),
        ("It was 9 months for nivolumab plus ipilimumab.", ["nivolumab plus ipilimumab"]),
        ("It was 7 months with pembrolizumab plus chemo.", ["pembrolizumab plus chemo"]),
        ("pCR was 31% with nivolumab and platinum-based doublet chemotherapy alone.", ["nivolumab and platinum-based doublet chemotherapy alone"]),
        ("ORR was 20% with nivolumab and RTK inhibitors.", ["nivolumab"]),
        ("Rates were 31% with single-agent nivolumab and 18% with docetaxel.", ["single-agent nivolumab", "docetaxel"]),
        ("Rates were 30% with weekly paclitaxel and 20% with oral vinorelbine.", ["weekly paclitaxel", "oral vinorelbine"]),
        ("It was 28% for continuous sunitinib and 31% for reduced-dose sunitinib.", ["continuous sunitinib", "reduced-dose sunitinib"]),
        (
            "It was 5 months in patients assigned docetaxel alone and 9 months in those assigned to olaparib.",
            ["patients assigned docetaxel alone", "those assigned to olaparib"],
        ),
        ("It was 12% of those allocated letrozole, and 3% of women randomised olaparib.", ["letrozole", "women randomised olaparib"]),
        ("It was 9 months in patients given olaparib the corresponding figure was 4.", ["patients given olaparib"]),
        ("OS was longer in patients with rash than in those without rash.", ["patients with rash", "those without rash"]),
    ],
)
def test_arms(text: str, expected: list[str]) -> None:
    assert arms(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The start of monotherapy was late in 4%.",
        "The cost of chemotherapy rose by 5%.",
        "The two arms were alike.",
        "HR: 0.7 was found.",
        "Both groups did well.",
        "It was seen in five patients.",
    ],
)
def test_what_is_no_arm(text: str) -> None:
    assert arms(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Of patients assigned blindly, 12% responded.",
        "In patients randomised first the ORR was 20%.",
        "Among women randomised twice it was 20%.",
        "The PFS of patients assigned early was 5 months.",
        "It was 20% in patients randomised under the old protocol.",
        "It was 20% in patients allocated as planned.",
        "In patients refractory to oral etoposide, ORR was 12%.",
    ],
)
def test_how_or_when_patients_were_assigned_is_no_arm(text: str) -> None:
    assert arms(text) == []


def test_short_names_are_found_again() -> None:
    assert arms("Benefit in the XY arm and the ZW arm was clear; it was 5 months with XY.")[-1] == "XY"
