"""What the patients of a result were given in the parts of a trial, and in tables whose arms tell a part of it by class; every text is our own."""

from dataclasses import replace

import pytest

from abstract2kb.pipeline import extract_report
from tests.assemble.briefs import brief
from tests.assemble.test_study_links import linked

PARTS = "ZLV-201, alone and with tezolimab. ZLV-201 is an IL-2. In solid tumors 47 patients had monotherapy and 25 both. "
ONE, BOTH = ["zlv-201"], ["tezolimab", "zlv-201"]


@pytest.mark.parametrize(
    ("told", "record", "drugs"),
    [
        ("As monotherapy, five of 20 responded (ORR 25%).", "ORR 25.0", ONE),
        ("With the combination the ORR was 31%.", "ORR 31.0", BOTH),
        ("Combo: ORR 31%.", "ORR 31.0", BOTH),
        ("With the combination the ORR was 31%. The most common events of monotherapy were chills (34%).", "chills 34.0", ONE),
        ("Fever occurred in 9%.", "Fever 9.0", ONE),
        ("In a combined analysis of all scans, 12% had progressed.", "PD 12.0", ONE),
        ("In patients with a combined positive score of 1, the ORR was 22%.", "ORR 22.0", ONE),
        ("A pair of readers saw an ORR of 22%.", "ORR 22.0", ONE),
    ],
)
def test_parts_of_a_trial(told: str, record: str, drugs: list[str]) -> None:
    assert linked(PARTS + told)[record][1] == drugs


JOINED = "ZLV-201 in solid tumors. Methods: ZLV-201 was given to 22 patients alone, then with tezolimab to 47. Results: "


@pytest.mark.parametrize(
    ("told", "record", "drugs"),
    [
        ("As monotherapy, 20% responded.", "ORR 20.0", ONE),
        ("After prior single-agent treatment, 20% responded.", "ORR 20.0", BOTH),
        ("In the part of dose escalation alone, 20% responded.", "ORR 20.0", BOTH),
        ("In all, 20% responded.", "ORR 20.0", BOTH),
    ],
)
def test_what_is_told_as_given_alone(told: str, record: str, drugs: list[str]) -> None:
    assert linked(JOINED + told)[record][1] == drugs


def test_the_combination_with_a_drug_names_a_partner() -> None:
    text = "ZLV-201 in solid tumors. 30 patients were on monotherapy and 32 on the combination with tezolimab. With the combination the ORR was 44%."
    assert linked(text)["ORR 44.0"][1] == BOTH


def by_arm(lines: str) -> dict[str | None, list[str]]:
    """What each arm of the outcomes of a brief report with a table was given."""
    report = brief(lines)
    found = extract_report(replace(report, tables=tuple(replace(table, header_rows=1) for table in report.tables)))
    names = {a.id: a.name.lower() for a in found.assets}
    return {o.arm: sorted(names[i] for i in o.assets) for o in found.outcomes}


ARMS = """
# Autumn notes
LANTERN-3 (NCT05550003) randomised 300 patients to ZLV-201 plus {partner} or to placebo plus {partner}. Tezolimab is of LANTERN-5 (NCT05550005).
| Trial | Arm | N | ORR, % |
| LANTERN-3 | ZLV-201 + {short} | 150 | 44 |
| LANTERN-3 | {placebo} + {short} | 150 | 20 |
| LANTERN-5 | Tezolimab{other} | 40 | 12 |
"""


@pytest.mark.parametrize(
    ("partner", "short", "placebo"),
    [("docetaxel", "chemo", "Pbo"), ("letrozole", "AI", "Placebo"), ("cisplatin", "CRT", "Placebo"), ("letrozole", "ET", "Placebo")],
)
def test_arms_that_tell_a_part_by_class(partner: str, short: str, placebo: str) -> None:
    found = by_arm(ARMS.format(partner=partner, short=short, placebo=placebo, other=""))
    assert found[f"ZLV-201 + {short}"] == sorted([partner, "zlv-201"])
    assert found[f"{placebo} + {short}"] == [partner]


def test_a_class_is_not_of_another_trial() -> None:
    found = by_arm(ARMS.format(partner="docetaxel", short="chemo", placebo="Pbo", other=" + chemo"))
    assert found["Tezolimab + chemo"] == ["tezolimab"]


def test_a_class_is_not_of_the_trial_told_of_last() -> None:
    lines = """
# Autumn notes
LANTERN-4 (NCT05550004) gave ZLV-201 and chemotherapy to 40. LANTERN-3 (NCT05550003) randomised 300 patients to ZLV-201 plus tezolimab or to tezolimab.
| Trial | Arm | N | ORR, % |
| LANTERN-3 | Tezolimab | 150 | 44 |
| LANTERN-4 | ZLV-201 + chemo | 40 | 20 |
"""
    assert by_arm(lines)["ZLV-201 + chemo"] == ONE


def test_two_drugs_that_have_the_same_class_beside_them_are_two_arms() -> None:
    lines = """
# Outcomes in LANTERN-7 (ZLV-201 + chemotherapy v tezolimab + chemotherapy)
| Arm | N | ORR, % |
| ZLV-201 + chemotherapy | 90 | 54 |
| Tezolimab + chemotherapy | 88 | 41 |
"""
    assert by_arm(lines) == {"ZLV-201 + chemotherapy": ONE, "Tezolimab + chemotherapy": ["tezolimab"]}


@pytest.mark.parametrize(
    ("told", "record", "drugs"),
    [
        ("Median OS was 18.1 months with ZLV-201 and 9.4 months with surgery alone.", "OS 9.4", []),
        ("Median OS was 18.1 months with ZLV-201 and 9.4 months with surgery alone.", "OS 18.1", ONE),
        ("Fever occurred in 31% of the ZLV-201 arm and 12% of the surgery arm.", "Fever 12.0", []),
        ("Median PFS was 11.6 months with ZLV-201 and 5.6 months with ARPI change.", "PFS 5.6", []),
        ("The ORR was 40% with ZLV-201 and 13% with best available therapy.", "ORR 13.0", []),
        ("The 7-year OS was 86% with ZLV-201 against 81% for endocrine therapy alone.", "OS 81.0", []),
        ("The ORR was 40% in patients with prior surgery alone.", "ORR 40.0", ONE),
        ("In the surgery cohort, the ORR was 40%.", "ORR 40.0", ONE),
        ("ZLV-201 was given after surgery. In patients without resection the ORR was 40%.", "ORR 40.0", ONE),
    ],
)
def test_arms_that_were_given_no_drug(told: str, record: str, drugs: list[str]) -> None:
    assert linked("ZLV-201 is an IL-2 in phase 3. " + told)[record][1] == drugs
