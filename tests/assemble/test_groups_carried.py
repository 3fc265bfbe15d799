"""Groups that figures take from a bracket, a heading or the list before, and schedules as arms; every text is written for these tests."""

import pytest

from abstract2kb.pipeline import extract_text
from tests.assemble.test_open_groups import arms

TEXTS = [
    (
        "CR rates were 81% vs 70% for BOX vs standard (p=0.2).",
        [(81.0, "BOX"), (70.0, "standard")],
    ),
    (
        "Better survival was seen with the combined docetaxel regimens (median survival time, 10.9 months; 1-year survival rate, 41.9%) "
        "compared with vinorelbine plus cisplatin (median survival time, 8.6 months; 1-year survival rate, 33.8%; P = .04).",
        [
            (10.9, "combined docetaxel regimens"),
            (41.9, "combined docetaxel regimens"),
            (8.6, "vinorelbine plus cisplatin"),
            (33.8, "vinorelbine plus cisplatin"),
        ],
    ),
    (
        "Older patients (ORR 31%, PFS 5.1 months) and younger patients (ORR 44%, PFS 7.0 months) differed.",
        [(31.0, "Older patients"), (5.1, "Older patients"), (44.0, "younger patients"), (7.0, "younger patients")],
    ),
    (
        "A complete response was obtained in 90% of patients (CR=27, CRi=3) in the HR group and in 71% of patients (CR=20, CRi=1) in the SR group.",
        [(90.0, "HR group"), (27, "HR group"), (3, "HR group"), (71.0, "SR group"), (20, "SR group"), (1, "SR group")],
    ),
    (
        "PFS at 2 years was improved from 28% in controls to 41% in the treatment group corresponding to median times to progression of 14 and 22 "
        "months. Three-year overall survival was 48% and 64%, respectively.",
        [
            (28.0, "controls"),
            (41.0, "treatment group"),
            (14.0, "controls"),
            (22.0, "treatment group"),
            (48.0, "controls"),
            (64.0, "treatment group"),
        ],
    ),
    (
        "Sixty patients received 20 mg and 62 received 40 mg of barzotinib. Progression-free survival was longer in the 40-mg group (9.1 v 6.2 months; "
        "P = .01). The response rate was 33% v 21%.",
        [(9.1, "40-mg group"), (6.2, "20 mg"), (33.0, "40-mg group"), (21.0, "20 mg")],
    ),
    (
        "Median OS for 10 μM zelbersen was 20.1 months compared with 18.2 months for 80 μM zelbersen and 11.7 months for chemotherapy.",
        [(20.1, "10 μM"), (18.2, "80 μM"), (11.7, "chemotherapy")],
    ),
    (
        "Patients were randomised to weekly docetaxel or docetaxel every 3 weeks. The response rate was 12% with the weekly schedule and 10% with the "
        "three-weekly schedule. Median survival was 9.1 v 9.4 months.",
        [(12.0, "weekly schedule"), (10.0, "three-weekly schedule"), (9.1, "weekly schedule"), (9.4, "three-weekly schedule")],
    ),
    (
        "In the intensified arm the ORR was 44% and in the standard arm 31%. PFS was 9.1 v 6.6 months.",
        [(44.0, "intensified arm"), (31.0, "standard arm"), (9.1, "intensified arm"), (6.6, "standard arm")],
    ),
    (
        "Cohort A (HER2-positive; n = 30): ORR was 53%. Grade 3 neutropenia occurred in 21%. Median PFS was 9.1 months. "
        "Cohort B (HER2-low; n = 25): ORR was 22%. Median PFS was 4.1 months.",
        [(53.0, "Cohort A"), (9.1, "Cohort A"), (22.0, "Cohort B"), (4.1, "Cohort B")],
    ),
    (
        "In cohort 1, 26 evaluable patients with anal cancer were treated; ORR was 41%. Median PFS was 6.1 months. In cohort 2, 18 patients with "
        "vulvar cancer had an ORR of 12%. Median PFS was 3.1 months.",
        [(41.0, "cohort 1"), (6.1, "cohort 1"), (12.0, "cohort 2"), (3.1, "cohort 2")],
    ),
    (
        "The outcomes of the Zel-HSCT group were similar to those of 120 controls (EFS, 85% v 80% and OS, 91% v 89%).",
        [(85.0, "Zel-HSCT group"), (80.0, "controls"), (91.0, "Zel-HSCT group"), (89.0, "controls")],
    ),
    (
        "PFS with zelumab was non-inferior to that with placebo (9.1 vs 8.8 months; HR 0.98).",
        [(9.1, "zelumab"), (8.8, "placebo"), (0.98, None)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_groups_of_figures(text: str, expected: list[tuple[float, str | None]]) -> None:
    assert arms(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "PFS was longer with tremolimab (9.1 v 6.2 months; HR 0.7) and OS (20 vs 16 months) than with placebo.",
            [(9.1, "tremolimab"), (6.2, "placebo"), (0.7, None), (20.0, "tremolimab"), (16.0, "placebo")],
        ),
        ("Patients received cisplatin 100 mg and etoposide 80 mg. Response rates were 31% v 33%.", [(31.0, None), (33.0, None)]),
        (
            "The ORR to zelumab plus gemcitabine was 61%, compared with 40% for rituximab plus gemcitabine and oxaliplatin.",
            [(61.0, "zelumab plus gemcitabine"), (40.0, "rituximab plus gemcitabine")],
        ),
    ],
)
def test_look_alikes(text: str, expected: list[tuple[float, str | None]]) -> None:
    assert arms(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The zelbrutinib regimen was associated with more cases of grade 3 or 4 diarrhoea (42/600 [7%] vs 24/600 [4%]) and the control regimen with "
            "more occurrences of grade 3 or 4 neutropenia (285/300 [95%] vs 246/300 [82%]).",
            [(7, "zelbrutinib"), (4, "control regimen"), (95, "control regimen"), (82, "zelbrutinib")],
        ),
        (
            "The experimental arm had more rash (21% vs 8%), fatigue (31% vs 20%) and the standard arm fewer infections (4% vs 9%).",
            [
                (21, "experimental arm"),
                (8, "standard arm"),
                (31, "experimental arm"),
                (20, "standard arm"),
                (4, "standard arm"),
                (9, "experimental arm"),
            ],
        ),
        (
            "The experimental arm had more rash (21% vs 8%) than the standard arm, and more fatigue (31% vs 20%).",
            [(21, "experimental arm"), (8, "standard arm"), (31, "experimental arm"), (20, "standard arm")],
        ),
    ],
)
def test_events_of_who_had_more(text: str, expected: list[tuple[float, str | None]]) -> None:
    assert [(e.percent, e.arm) for e in extract_text(text).adverse_events] == expected
