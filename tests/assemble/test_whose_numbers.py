"""Whose a result is: the drugs, group and denominator of figures as real authors tell them; every sentence is written for these tests."""

import pytest

from abstract2kb.pipeline import extract_text
from abstract2kb.records import Assertion, Outcome
from tests.assemble.test_outcomes import facts, rate


def told(text: str) -> list[tuple[Outcome, list[str]]]:
    """The stated results of a text with the names of their drugs."""
    extraction = extract_text(text)
    known = {a.id: a.name for a in extraction.assets}
    return [(o, [known[i] for i in o.assets]) for o in extraction.outcomes if o.assertion is Assertion.STATED]


def drugs(text: str) -> list[list[str]]:
    return [names for _, names in told(text)]


def arms(text: str) -> list[str | None]:
    return [o.arm for o, _ in told(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "ORR was 41% for osimertinib (95% CI 30%-52%) and 22% for gefitinib (95% CI 13%-33%).",
            [
                rate("ORR", percent=41.0, ci_low=30.0, ci_high=52.0, arm="osimertinib"),
                rate("ORR", percent=22.0, ci_low=13.0, ci_high=33.0, arm="gefitinib"),
            ],
        ),
        ("The overall and complete response rates were 71% and 44%, respectively.", [rate("ORR", percent=71.0), rate("CR", percent=44.0)]),
        (
            "The 2-year OS rate and 2-year DFS rate were 88% and 61%, respectively.",
            [rate("OS", percent=88.0, at="2-year"), rate("DFS", percent=61.0, at="2-year")],
        ),
        (
            "After a median follow-up of 15 months, the 12-month progression-free survival (PFS) was 43%.",
            [rate("PFS", percent=43.0, at="12-month")],
        ),
        ("The DOR rate at 12 months was 66%.", [rate("DOR", percent=66.0, at="12 months")]),
        ("PFS was 16 ± 3%.", [rate("PFS", percent=16.0)]),
        ("Responses lasted 3–9 months.", []),
        ("Of 52 patients, 20 (38%) became MRD negative.", [rate("MRD", 20, 52, 38.0)]),
        ("Nineteen patients were in complete response (CR; 45%).", [rate("CR", 19, percent=45.0)]),
        (
            "The ORR was 60% (n=12/20), including 3 complete responders and 9 partial responders.",
            [rate("ORR", 12, 20, 60.0), rate("CR", 3), rate("PR", 9)],
        ),
        (
            "A complete response was seen in 1 patient (2.4%, n=1/41), and 38% (n=16/41) had stable disease.",
            [rate("CR", 1, 41, 2.4), rate("SD", 16, 41, 38.0)],
        ),
        (
            "The ORR in 18 subjects who received six months of therapy was 33%.",
            [rate("ORR", total=18, percent=33.0, arm="subjects who received six months of therapy")],
        ),
        (
            "The ORR in patients who received osimertinib (n=100) was 40%.",
            [rate("ORR", total=100, percent=40.0, arm="patients who received osimertinib")],
        ),
        ("The response rate was 33% with a disease control rate of 66%.", [rate("ORR", percent=33.0), rate("DCR", percent=66.0)]),
        (
            "Shares of 11% and 40% of patients in the low-dose and high-dose cohorts had an objective response.",
            [rate("ORR", percent=11.0, arm="low-dose"), rate("ORR", percent=40.0, arm="high-dose cohorts")],
        ),
        (
            "The study showed a 95% 3-month and 85% 6-month DFS rate.",
            [rate("DFS", percent=95.0, at="3-month"), rate("DFS", percent=85.0, at="6-month")],
        ),
        ("PFS6 was 42%.", [rate("PFS", percent=42.0, at="6 months")]),
        ("The ORR was 40%; one partial responder had deepened to complete since.", [rate("ORR", percent=40.0)]),
        ("24-month OS rates among complete responders were 65%.", [rate("OS", percent=65.0, at="24-month")]),
        ("The trial treated 30 patients who had disease progression after chemotherapy.", []),
    ],
)
def test_figures(text: str, expected: list[dict[str, object]]) -> None:
    assert facts(text) == expected


def test_a_third_endpoint_that_no_rule_knows_keeps_its_figure() -> None:
    found = told("OS, PFS, and non-relapse mortality at 12 months were 52%, 30%, and 6%, respectively.")
    assert [(o.endpoint.value, o.percent) for o, _ in found if o.endpoint.value in ("OS", "PFS")] == [("OS", 52.0), ("PFS", 30.0)]


def test_an_endpoint_as_the_threshold_of_a_plan_is_no_result() -> None:
    assert told("The primary endpoint, defined as 6-month PFS of 25%, was met.") == []
    assert [o.percent for o, _ in told("ORR was 47%, meeting the primary endpoint.")] == [47.0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Osimertinib was given with a choice of chemotherapies, pemetrexed plus cisplatin. The ORR was 40%.",
            [["osimertinib", "pemetrexed", "cisplatin"]],
        ),
        (
            "Camidanlumab tesirine was given after a median of six prior treatments, including brentuximab vedotin. The ORR was 70%.",
            [["camidanlumab tesirine"]],
        ),
        (
            "Patients pretreated with both irinotecan and oxaliplatin received cetuximab plus panitumumab. The ORR was 20%.",
            [["cetuximab", "panitumumab"]],
        ),
        (
            "Patients received carfilzomib (K) 20/36 mg/m2 (days 1-2), lenalidomide (R) 25 mg (days 1–21), and dexamethasone (d) 20 mg. The ORR was 90%.",
            [["carfilzomib", "lenalidomide", "dexamethasone"]],
        ),
        ("Patients received cetuximab (500 mg/m(2)) and irinotecan (180 mg/m(2)). ORR was 45%.", [["cetuximab", "irinotecan"]]),
        (
            "A study evaluated the combination of sotorasib and Amgen's (AMGN +2.1% ) bispecific panitumumab. ORR was 30%.",
            [["sotorasib", "panitumumab"]],
        ),
        ("The ORR was 32%. The trial is testing sotorasib. Adagrasib is a rival.", [["sotorasib"]]),
        ("Patients received S-1 plus oxaliplatin. The ORR was 52%.", [["S-1", "oxaliplatin"]]),
        (
            "In ALPHA-1 (phase 3 trial), amivantamab plus lazertinib beat osimertinib. In the BETA-2 trial, amivantamab gave an ORR of 40%.",
            [["amivantamab"]],
        ),
    ],
)
def test_drugs_of_a_result(text: str, expected: list[list[str]]) -> None:
    assert drugs(text) == expected


def test_a_short_form_is_what_the_article_says() -> None:
    assert drugs("We gave bevacizumab (BV) with temozolomide. ORR was 40% with BV.") == [["bevacizumab", "temozolomide"]]


def test_a_share_and_a_trial_are_no_drugs() -> None:
    names = {a.name for a in extract_text("Novartis (NVS +2.2% ) told of a phase 2 trial, ABC2103, evaluating ribociclib. ORR was 40%.").assets}
    assert "NVS" not in names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Patients with prior X compared to patients without had a lower ORR (58% vs 74%) on teclistamab.",
            ["Patients with prior X", "patients without"],
        ),
        (
            "The prior-ADC cohort had a lower ORR (49% versus 62%; p = 0.01) compared to the cohort without prior ADC.",
            ["prior-ADC cohort", "cohort without prior ADC"],
        ),
        (
            "The response rates for treatment-naive and previously-treated patients were 61% and 25%.",
            ["treatment-naive", "previously-treated patients"],
        ),
        ("The ORR was 45%, 55% in the EGFR+ group and 35% in the EGFR- group.", [None, "EGFR+ group", "EGFR- group"]),
        ("There was no difference in ORR between Alpha and Beta arms (46% vs 39%).", ["Alpha", "Beta arms"]),
        (
            "Compared with the low-risk group, the high-risk group had a shorter PFS (4.7 months vs. 7.6 months).",
            ["high-risk group", "low-risk group"],
        ),
        ("In the Asian cohort, 20 patients were treated. The ORR was 40%.", ["Asian cohort"]),
        ("In the Asian cohort, 20 patients were treated. Overall, the ORR was 40%.", [None]),
        ("PFS was longer in the zolbetuximab arm (medians: 1.9 vs 3.8 years).", [None, "zolbetuximab arm"]),
    ],
)
def test_groups_of_a_result(text: str, expected: list[str | None]) -> None:
    assert arms(text) == expected


def test_the_figure_beside_the_favoured_arm_is_the_controls() -> None:
    text = "Patients were randomized to docetaxel plus abiraterone or to docetaxel alone. PFS was longer in the abiraterone arm (medians: 1.9 vs 3.8 years)."
    assert drugs(text) == [["docetaxel"], ["docetaxel", "abiraterone"]]


def test_groups_of_patients_were_given_the_same() -> None:
    text = "Twenty patients received venetoclax. ORR was 40% vs 20% for responders with high and low MRD."
    assert all(names == ["venetoclax"] for names in drugs(text))


def test_the_control_of_a_regimen_that_is_no_known_drug_is_not_the_experimental_one() -> None:
    assert drugs("nivolumab + FOLFOX vs FOLFOX\nmOS 14.4 vs 11.1 mo") == [["nivolumab"], []]
