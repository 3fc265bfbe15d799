"""Whose the figures of randomised trials are, as abstracts tell it; every sentence is written for these tests."""

import pytest

from tests.assemble.test_whose_numbers import told

TRIAL = "Women were randomly assigned to receive zolvamab plus surgery (Zol-S, 8 cycles) or surgery alone (Surg). "


def of(text: str) -> list[tuple[str, float | int | str | None, str | None]]:
    """Each result's endpoint, main number and arm."""
    found = []
    for o, _ in told(text):
        number = next((v for v in (o.percent, o.value, o.hr, o.n) if v is not None), None)
        if number is not None:
            found.append((o.endpoint.value, number, o.arm))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The 3-year DFS for women receiving letrozole was 71.5% and for women receiving placebo was 64.5%.",
            [("DFS", 71.5, "women receiving letrozole"), ("DFS", 64.5, "women receiving placebo")],
        ),
        (
            "Estimated DFS at 2 and 4 years was 61% and 44% in the letrozole group, and 50% and 31% in the control group, respectively.",
            [("DFS", 61.0, "letrozole group"), ("DFS", 44.0, "letrozole group"), ("DFS", 50.0, "control group"), ("DFS", 31.0, "control group")],
        ),
        (
            "Median survival was 21.0 (95% CI 19.5-23.5) months for the letrozole arm and 18.5 (95% CI 16.0-20.5) months for the control arm.",
            [("OS", 21.0, "letrozole arm"), ("OS", 18.5, "control arm")],
        ),
        ("The response rate was 22% and 31% in group A and B, respectively.", [("ORR", 22.0, "group A"), ("ORR", 31.0, "B")]),
        (
            "Complete and partial response rates were 9% and 41%, respectively, in arm A, and 12% and 30%, respectively, in arm B.",
            [("CR", 9.0, "arm A"), ("PR", 41.0, "arm A"), ("CR", 12.0, "arm B"), ("PR", 30.0, "arm B")],
        ),
        ("In all, 71% of patients who received placebo were event-free.", [("EFS", 71.0, "patients who received placebo")]),
        (
            TRIAL + "Median PFS and ORR for Zol-S vs Surg were 7.1 vs 5.2 months (P = .02) and 44% vs 31%, respectively.",
            [("PFS", 7.1, "Zol-S"), ("PFS", 5.2, "Surg"), ("ORR", 44.0, "Zol-S"), ("ORR", 31.0, "Surg")],
        ),
        (
            TRIAL + "The 5-year OS and DFS of Zol-S v Surg were 61% v 52% (HR 0.81, 95% CI 0.60 to 1.05), and 48% v 35% (HR, 0.70), respectively.",
            [("OS", 61.0, "Zol-S"), ("OS", 52.0, "Surg"), ("OS", 0.81, None), ("DFS", 48.0, "Zol-S"), ("DFS", 35.0, "Surg"), ("DFS", 0.70, None)],
        ),
        (
            "The OS, DFS, and local control rates for group A and group B were 19% and 26%, 13% and 11%, and 70% and 66%, respectively.",
            [
                ("OS", 19.0, "group A"),
                ("OS", 26.0, "group B"),
                ("DFS", 13.0, "group A"),
                ("DFS", 11.0, "group B"),
                ("other", 70.0, "group A"),
                ("other", 66.0, "group B"),
            ],
        ),
        (
            "ORR and DCR were 31% and 74% with arm A, 9% and 51% with arm B.",
            [("ORR", 31.0, "arm A"), ("DCR", 74.0, "arm A"), ("ORR", 9.0, "arm B"), ("DCR", 51.0, "arm B")],
        ),
        (
            "Survival at 3 years, overall (OS) and event-free (EFS) survival were 81% and 63% in arm A and 72% and 55% in arm B.",
            [("OS", 81.0, "arm A"), ("EFS", 63.0, "arm A"), ("OS", 72.0, "arm B"), ("EFS", 55.0, "arm B")],
        ),
        (
            "CR was seen in 40 of 80 (50%) in the SD-XR arm and 45 of 75 (60%) in the HD-XR arm.",
            [("CR", 50.0, "SD-XR arm"), ("CR", 60.0, "HD-XR arm")],
        ),
        ("Median survival was longer in the letrozole arm, 41 versus 33 months.", [("OS", 41.0, "letrozole arm"), ("OS", 33.0, None)]),
        ("ORR was 41% and 57% (P = .02), in favor of the letrozole arm.", [("ORR", 41.0, None), ("ORR", 57.0, "letrozole arm")]),
        ("Letrozole prolonged progression-free survival from median 11 months to 16 months.", [("PFS", 11.0, None), ("PFS", 16.0, "Letrozole")]),
        (
            "The 2-year survival rate was 75% in ZX patients and 61% in YX patients (hazard ratio, 0.61).",
            [("OS", 75.0, "ZX patients"), ("OS", 61.0, "YX patients"), ("OS", 0.61, None)],
        ),
        (
            "OS was alike for all patients (HR, 0.9) and for those with stage 3 disease (HR, 1.1).",
            [("OS", 0.9, None), ("OS", 1.1, "those with stage 3 disease")],
        ),
        (
            "Overall survival (OS, 21 v 17 months; HR, 0.8) for docetaxel was longer than for gemcitabine.",
            [("OS", 21.0, "docetaxel"), ("OS", 17.0, "gemcitabine"), ("OS", 0.8, None)],
        ),
        ("Docetaxel gave a higher response rate than did gemcitabine (41% v 27%).", [("ORR", 41.0, "Docetaxel"), ("ORR", 27.0, "gemcitabine")]),
        (
            "Median PFS was 9 months with docetaxel and 6 months with placebo. Survival (OS; 61% vs 50%) was better for docetaxel.",
            [("PFS", 9.0, "docetaxel"), ("PFS", 6.0, "placebo"), ("OS", 61.0, "docetaxel"), ("OS", 50.0, "placebo")],
        ),
        ("ORR was not higher with docetaxel (27% v 29%).", [("ORR", 27.0, "docetaxel"), ("ORR", 29.0, None)]),
        ("Median PFS was 6 months under docetaxel and 4 months during observation.", [("PFS", 6.0, "docetaxel"), ("PFS", 4.0, "observation")]),
        ("There was a survival benefit for chemotherapy (hazard ratio [HR] 0.87 [95% CI 0.71-1.09]).", [("OS", 0.87, None)]),
        ("The difference in 3-year PFS was 5.1% (95% CI, 2.0% to 8.5%).", [("PFS", 5.1, None)]),
        ("The ORR was 41% in patients taking docetaxel.", [("ORR", 41.0, "patients taking docetaxel")]),
        (
            "Men were assigned to docetaxel (75 mg/m2; DX) or to mitoxantrone (12 mg/m2; MX). The ORR was 30% for DX and 21% for MX.",
            [("ORR", 30.0, "DX"), ("ORR", 21.0, "MX")],
        ),
    ],
)
def test_the_arm_of_each_figure(text: str, expected: list[tuple[str, float, str | None]]) -> None:
    assert of(text) == expected
