"""Results of randomized trials and cohorts: medians told with a landmark's rate, ratios with an arm each, percents behind a short form; every
sentence is written for these tests."""

import pytest

from abstract2kb.pipeline import extract_text

_TRIAL = "Patients were randomized to afatinib plus cisplatin (AC) or gemcitabine plus cisplatin (GC) or paclitaxel plus cisplatin (PC). "


def told(text: str) -> list[tuple[object, ...]]:
    """Endpoint, main number, landmark and arm of every outcome."""
    found = extract_text(text).outcomes
    return [(o.endpoint.value, o.hr or o.percent or o.value or o.n, o.at, o.arm) for o in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Median and 1-year OS came to 10.3 months and 41.2% for AC, and 8.7 months and 33.9% for GC, respectively.",
            [("OS", 10.3, None, "AC"), ("OS", 41.2, "1-year", "AC"), ("OS", 8.7, None, "GC"), ("OS", 33.9, "1-year", "GC")],
        ),
        ("The median and 2-year PFS were 8.2 months and 19%.", [("PFS", 8.2, None, None), ("PFS", 19.0, "2-year", None)]),
        (
            "Median PFS and 2-year survival were 8.2 months and 19% for AC.",
            [("PFS", 8.2, None, "AC"), ("OS", 19.0, "2-year", "AC")],
        ),
    ],
)
def test_a_median_told_with_a_rate(text, expected):
    assert told(_TRIAL + text) == expected


@pytest.mark.parametrize(
    ("text", "arms"),
    [
        ("Against PC, the hazard ratios for survival stood at 1.17 (95% CI 0.84-1.63) for AC and 1.26 (95% CI 0.91-1.74) for GC.", ["AC", "GC"]),
        ("Versus PC, HRs for PFS were 0.81 (95% CI 0.6-1.1) with AC, and 0.93 (95% CI 0.7-1.3) with GC.", ["AC", "GC"]),
        ("The hazard ratio for death was 0.84 (95% CI 0.6-1.1) for AC versus PC.", [None]),
        ("The hazard ratio was 0.84 (95% CI 0.6-1.1) for PFS and 0.91 (95% CI 0.7-1.2) for OS.", [None, None]),
    ],
)
def test_ratios_with_an_arm_each(text, arms):
    assert [o.arm for o in extract_text(_TRIAL + text).outcomes] == arms


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(P=0.31, HR 0.88, 95% CI 0.70-1.10)", [(0.88, "0.31")]),
        ("(HR 0.88, 95% CI 0.70-1.10, P=0.31)", [(0.88, "0.31")]),
        ("(P=0.31)", [(None, "0.31")]),
    ],
)
def test_the_p_value_before_its_ratio(text, expected):
    found = extract_text(f"{_TRIAL}Median PFS was 17 and 20 weeks in the AC and GC arms, respectively {text}.").outcomes
    assert [(o.hr, o.p) for o in found if o.p] == expected


def test_percents_behind_a_short_form():
    text = "We saw 3 complete remissions (CR, 5.0%), 12 partial remissions (PR, 20.0%) and 21 patients with stable disease (SD, 35.0%), for disease control (DCR=CR+PR+SD, 60.0%)."
    found = extract_text(f"Patients received afatinib. {text}").outcomes
    assert [(o.endpoint.value, o.n, o.percent) for o in found] == [("CR", 3, 5.0), ("PR", 12, 20.0), ("SD", 21, 35.0), ("DCR", None, 60.0)]


def test_a_spread_is_no_percent_of_patients():
    (found,) = extract_text("Patients received afatinib. The response rate was 41% (SD, 4%).").outcomes
    assert (found.percent, found.endpoint.value) == (41, "ORR")


@pytest.mark.parametrize(
    "text",
    [
        "One- and 3-year OS rates reached 31 and 12% vs 27 and 8% in the AC and GC arm, respectively.",
        "One- and 3-year OS rates reached 31 and 12% in the AC arm vs 27 and 8% in the GC arm.",
    ],
)
def test_rows_of_two_landmarks(text):
    assert [(p, at, a.split()[0]) for _, p, at, a in told(_TRIAL + text)] == [
        (31, "One-year", "AC"),
        (12, "3-year", "AC"),
        (27, "One-year", "GC"),
        (8, "3-year", "GC"),
    ]


def test_an_interval_behind_a_cohort_with_a_number():
    text = "Responses came to 81.3% in the NOTCH1 cohort (95% CI, 70.2%-89.0%) and to 77.4% in the elderly cohort (95% CI, 60.4%-88.9%)."
    found = extract_text(f"Patients received ibrutinib. {text}").outcomes
    assert [(o.percent, o.ci_low, o.arm) for o in found] == [(81.3, 70.2, "NOTCH1 cohort"), (77.4, 60.4, "elderly cohort")]


def test_classes_are_no_results():
    text = "Depth of response > 20% to ≤ 40%, > 40% to ≤ 60% and > 60% to ≤ 90% was seen in 31.5%, 44.0% and 24.5% of responders."
    assert {o.percent for o in extract_text(f"Patients received afatinib. {text}").outcomes} == {31.5, 44.0, 24.5}


def test_the_arm_in_capitals_at_the_end_of_a_sentence():
    text = "Two-year OS was 24% with PF and 15% with CF. More responses were seen with PF (chi2 P = .02)."
    found = told(f"Patients were assigned to paclitaxel and fluorouracil (PF) or cisplatin and fluorouracil (CF). {text}")
    assert [(e, v) for e, v, _, _ in found] == [("OS", 24), ("OS", 15)]


def test_toxicity_that_ends_a_treatment():
    text = "The trial gave zanubrutinib until progression/unacceptable toxicity (n = 120) or bendamustine (n = 118)."
    assert extract_text(text).adverse_events == ()


def test_short_arms_that_patients_receive():
    text = "Patients were randomly assigned to interferon twice daily (IFN1) or daily (IFN5). Thirty patients receiving IFN5 and 14 patients receiving IFN1 had grade 3 neutropenia."
    assert [(e.n, e.arm) for e in extract_text(text).adverse_events] == [(30, "IFN5"), (14, "IFN1")]


@pytest.mark.parametrize(
    "told_as", ["not reached (NR) (95% CI, 27.6 to NR)", "not reached (NR; 95% CI, 27.6-NR)", "NR (95% CI, 27.6 to not evaluable [NE])"]
)
def test_a_median_not_reached_and_its_short_form(told_as):
    found = extract_text(
        f"Patients received afatinib or cisplatin. Median OS was {told_as} with afatinib versus 22.1 months with cisplatin."
    ).outcomes
    assert [(o.value, o.ci_low, o.ci_high, o.arm) for o in found] == [("NR", 27.6, "NR", "afatinib"), (22.1, None, None, "cisplatin")]


def test_pairs_of_groups_with_their_times_in_brackets():
    text = (
        "Median OS was better for patients in complete (16.5 months; 95% CI, 8.1-40) vs partial remission at transplant (6.9 months; 95% CI, 5-10; P = .02), "
        "those treated >2 years (13.1 months; 95% CI, 8-25) vs ≤2 years after diagnosis (6.4 months; 95% CI, 4-9; P = .01), and those aged <60 years "
        "(NR; 95% CI, 23-NR) vs ≥60 years (5.8 months; 95% CI, 4-8; P < .001)."
    )
    found = extract_text(f"Patients received ibrutinib. {text}").outcomes
    assert [(o.endpoint.value, o.value, o.unit) for o in found] == [
        ("OS", 16.5, "months"),
        ("OS", 6.9, "months"),
        ("OS", 13.1, "months"),
        ("OS", 6.4, "months"),
        ("OS", "NR", None),
        ("OS", 5.8, "months"),
    ]
    assert [o.arm for o in found[-2:]] == ["aged <60 years", "≥60 years"]


def test_a_bound_is_a_result_where_no_other_follows():
    (found,) = extract_text("Patients received ibrutinib. Median OS was >24 months (range, 3-40).").outcomes
    assert (found.value, found.bound.value) == (24, ">")


def test_the_treatment_group_beside_a_control_group():
    text = (
        "Forty patients formed the treatment group and 42 the control group. PFS favored the treatment group over the control group, "
        "median PFS: 7.3 months vs. 5.2 months. Response (ORR: 47.5% vs. 28.6%, P=0.04) also was likelier for those in the treatment group than "
        "for the control group."
    )
    assert [(v, a) for _, v, _, a in told(f"Patients received sorafenib. {text}") if a] == [
        (7.3, "treatment group"),
        (5.2, "control group"),
        (47.5, "treatment group"),
        (28.6, "control group"),
    ]
    assert [o.arm for o in extract_text("Patients received sorafenib. The ORR was 30% in the treatment group.").outcomes] == [None]


def test_a_plus_sign_is_no_marker():
    text = (
        "EFS at 2 years with HCVAD + imatinib and HCVAD + nilotinib was 52% and 57%, respectively, while OS at 2 years was 63% and 66%, respectively."
    )
    names = ["HCVAD + imatinib", "HCVAD + nilotinib"]
    assert [a for *_, a in told(f"Patients with ALL were analyzed. {text}")] == names * 2


def test_a_short_form_in_curly_brackets():
    text = (
        "Patients were assigned to lurbinectedin or topotecan. Lurbinectedin prolonged overall survival over topotecan (median, 11.4 months "
        "[95% confidence interval {CI}, 9.2 to not reached] vs. 7.6 months [95% CI, 6.1 to 8.9])."
    )
    found = extract_text(text).outcomes
    assert [(o.value, o.ci_low, o.ci_high, o.arm) for o in found] == [(11.4, 9.2, "NR", "Lurbinectedin"), (7.6, 6.1, 8.9, "topotecan")]


def test_responders_compared_with_others():
    text = "From that day on, complete MRD responders had better RFS (19.6 vs 4.8 months; P = .003) compared with MRD nonresponders."
    assert [(v, a) for _, v, _, a in told(f"Patients received blinatumomab. {text}")] == [
        (19.6, "complete MRD responders"),
        (4.8, "MRD nonresponders"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Another 48% had a history of progression on lenalidomide.",
        "No subgroup differed from the others (PFS HR 0.66–0.79).",
    ],
)
def test_what_is_no_result(text):
    assert extract_text(f"Ninety patients received ibrutinib. {text}").outcomes == ()


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        (
            "The DCR favored everolimus over sunitinib in first line (58/70 vs 14/25, P = 0.01).",
            [(58, 70, "everolimus"), (14, 25, "sunitinib")],
        ),
        (
            "Control (DCR: partial response or stable disease) was more often seen with everolimus than sunitinib (58/70 vs 14/25).",
            [(58, 70, "everolimus"), (14, 25, "sunitinib")],
        ),
        ("Rash of grades 3/4 was more frequent with everolimus, whatever the response rate.", []),
    ],
)
def test_rates_as_fractions(text, numbers):
    found = extract_text(f"Patients received everolimus or sunitinib. {text}").outcomes
    assert [(o.n, o.total, o.arm) for o in found if o.n] == numbers


def test_ratios_of_what_predicts():
    text = (
        "Treatment with sunitinib (HR: 3.1; 95% CI: 1.4-8.0; P value: 0.006) and prior chemotherapy (HR: 2.5; 95% CI: 1.2-5.9; P = 0.03) were negative "
        "predictors for PFS."
    )
    found = extract_text(f"Patients received everolimus or sunitinib. {text}").outcomes
    assert [(o.endpoint.value, o.hr, o.p) for o in found] == [("PFS", 3.1, "0.006"), ("PFS", 2.5, "0.03")]


def test_a_regimen_in_capitals_belongs_to_the_arm():
    text = "Among patients with liver metastases the ORR was 88% with panitumumab plus FOLFIRINOX and 79% with panitumumab plus mFOLFOX6."
    assert [a for *_, a in told(text)] == ["panitumumab plus FOLFIRINOX", "panitumumab plus mFOLFOX6"]


def test_counts_told_again_in_the_conclusions():
    text = (
        "Results: Three of 33 patients had confirmed partial responses (ORR = 9.1%). Conclusions: In view of this activity (three confirmed partial "
        "responses), lurbinectedin deserves a trial."
    )
    assert [(e, v) for e, v, *_ in told(text)] == [("PR", 3), ("ORR", 9.1)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The response rate (ORR; N = 64) was 75%, among them 50% with a complete response (CR).", [("ORR", 64, 75), ("CR", 64, 50)]),
        ("Response rate (ORR, n=36) was 47.2%.", [("ORR", 36, 47.2)]),
        ("The ORR (n = 40) was only 40%.", [("ORR", 40, 40)]),
    ],
)
def test_the_size_behind_the_name_of_a_rate(text, expected):
    assert [(o.endpoint.value, o.total, o.percent) for o in extract_text(f"Patients received brentuximab vedotin. {text}").outcomes] == expected


@pytest.mark.parametrize("told_as", ["95% confidence limits (CL) 0.81–1.19", "{Confidence Interval [CI] 0.81,1.19}", "95% CI 0.81-1.19"])
def test_forms_of_an_interval(told_as):
    (found,) = extract_text(f"Induction with docetaxel did not improve OS (Hazard Ratio [HR] 1.02 {told_as}).").outcomes
    assert (found.hr, found.ci_low, found.ci_high) == (1.02, 0.81, 1.19)


def test_all_treated_patients_are_no_arm():
    text = "PFS and OS at 18 months in all treated patients (n = 57) were 62% and 88%, respectively."
    assert [a for *_, a in told(f"Patients received nivolumab. {text}")] == [None, None]


def test_parts_of_a_study_hold_where_they_are_named():
    text = (
        "In parts 1 and 2, nivolumab was begun after a week. In part 3, both drugs were begun at once. At 4 years the PFS was 71% "
        "(95% CI, 60% to 81%) and 83% (95% CI, 70% to 92%) for those who went on to ASCT."
    )
    assert not {a for *_, a in told(text)} & {"parts 1", "2", "part 3"}


@pytest.mark.parametrize("told_as", ["HR 0·71; 0·52–0·97, p=0·031", "HR 0.71, 0.52-0.97, P=.031", "HR 0.71, 0.52-0.97; p=0.031"])
def test_an_interval_without_its_name(told_as):
    (found,) = extract_text(f"Erlotinib prolonged PFS ({told_as}).").outcomes
    assert (found.hr, found.ci_low, found.ci_high) == (0.71, 0.52, 0.97)
    assert found.p in ("0.031", ".031")


def test_a_verb_ends_the_patients_named():
    text = (
        "The median OS of patients with resected chordoma has been estimated at 7.5 months. The ORR in patients with untreated disease has been 12%."
    )
    assert [a for *_, a in told(text)] == ["patients with resected chordoma", "patients with untreated disease"]


def test_ratios_of_factors_in_turn():
    text = (
        "Patients received pembrolizumab. Overall survival was longer with pruritus [P < 0.01; HR, 0.52; 95% confidence interval (CI), 0.31–0.82] and "
        "hypothyroidism (P = 0.01; HR, 0.33; 95% CI, 0.14–0.80)."
    )
    assert [(o.endpoint.value, o.hr) for o in extract_text(text).outcomes] == [("OS", 0.52), ("OS", 0.33)]


def test_cases_stable_and_cases_of_progression():
    text = "Patients received nivolumab. Among 30 patients there were 7 cases of partial response, 14 cases stable and 9 cases of progression."
    assert [(e, v) for e, v, *_ in told(text)] == [("PR", 7), ("SD", 14), ("PD", 9)]
    assert told("Patients received nivolumab. There were 12 cases stable at entry, and 13 cases of progression were excluded.") == []


def test_drugs_joined_by_and_are_one_arm_where_the_trial_gives_them_together():
    text = (
        "We randomly assigned 400 patients to avelumab plus cabozantinib or pazopanib. OS was better (median not reached with avelumab and cabozantinib "
        "vs 31.2 months with pazopanib), and so was PFS (median 13.4 months vs 10.1 months)."
    )
    assert [a for *_, a in told(text)] == ["avelumab and cabozantinib", "pazopanib"] * 2
    apart = "We randomly assigned patients to avelumab or cabozantinib. The ORR was 31% and 20% with avelumab and cabozantinib, respectively."
    assert [a for *_, a in told(apart)] == ["avelumab", "cabozantinib"]


def test_rows_of_ratios_in_turn():
    text = (
        "Patients received capecitabine. HRs for DFS and OS were 0.58 (95% CI, 0.30 to 1.12) and 0.51 (95% CI, 0.26 to 1.01), respectively, in patients "
        "with MSI and 0.62 (95% CI, 0.35 to 1.09) and 0.76 (95% CI, 0.41 to 1.41), respectively, in those with KRAS mutation."
    )
    assert [(e, v, a) for e, v, _, a in told(text)] == [
        ("DFS", 0.58, "patients with MSI"),
        ("OS", 0.51, "patients with MSI"),
        ("DFS", 0.62, "those with KRAS mutation"),
        ("OS", 0.76, "those with KRAS mutation"),
    ]


def test_a_ratio_far_from_its_survival_behind_long_names_of_arms():
    text = (
        "Three-year DFS in the low-dose capecitabine plus irinotecan (XELIRI) and irinotecan plus leucovorin (IRIFOL) arms came to 51.3% versus 56.2% (hazard "
        "ratio [HR], 0.88; P = .21) in everyone randomly allocated, 66.2% versus 65.4% in stage II (HR, 1.03; P = .88), and 44.4% versus 52.5% in stage "
        "III (HR, 0.80; P = .04)."
    )
    assert [v for _, v, *_ in told(text)] == [51.3, 56.2, 0.88, 66.2, 65.4, 1.03, 44.4, 52.5, 0.80]
