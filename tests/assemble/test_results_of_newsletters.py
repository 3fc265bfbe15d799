"""Results as newsletters and digests tell them: kinds of response without their noun, medians before their names; sentences of these tests only."""

import pytest

from abstract2kb.pipeline import extract_text


def told(text: str) -> list[str]:
    """Endpoint and numbers of every outcome."""
    found = []
    for o in extract_text(text).outcomes:
        count = f"{o.n}/{o.total}" if o.n is not None and o.total else f"{o.n}" if o.n is not None else f"/{o.total}" if o.total else None
        rest = (f"{o.percent:g}%" if o.percent is not None else None, o.value, o.hr, o.at and f"at {o.at}")
        found.append(" ".join(str(v) for v in (o.endpoint.value, count, *rest) if v is not None))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Of 41 evaluable patients, 22 responded to the pair (53.7%), 12 of them completely (29.3%).",
            ["ORR 22/41 53.7%", "CR 12 29.3%"],
        ),
        ("Melanoma, 200 patients: 32 responses (16%), 12 complete (6%) and 20 partial (10%).", ["ORR 32/200 16%", "CR 12/200 6%", "PR 20/200 10%"]),
        ("Among 36 patients, 15 had a confirmed response, complete in 4.", ["ORR 15/36", "CR 4/36"]),
        ("There were 26 responders (52%), 12 of whom had a CR (24.0%).", ["ORR 26 52%", "CR 12 24%"]),
        (
            "With the doublet, 83.2% of patients had a response, complete in 14.4%; chemotherapy gave 71.5% and 6.2%.",
            ["ORR 83.2%", "CR 14.4%", "ORR 71.5%", "CR 6.2%"],
        ),
        ("ORR was 40% and CR rate 12% on inotuzumab; the control arm had 21% and 6%.", ["ORR 40%", "CR 12%", "ORR 21%", "CR 6%"]),
    ],
)
def test_kinds_of_response_without_their_noun(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Five of 40 patients responded (12.5%), for a median of 7.1 months.", ["ORR 5/40 12.5%", "DOR 7.1"]),
        ("34% and 19% responded, for a median of 6.4 and 5.1 months.", ["ORR 34%", "ORR 19%", "DOR 6.4", "DOR 5.1"]),
        ("Medians of 27.1 months for DOR, 24.2 for PFS and 44.3 for OS were reported.", ["DOR 27.1", "PFS 24.2", "OS 44.3"]),
        ("The medians were 9.3 months for PFS and 20.1 months for overall survival.", ["PFS 9.3", "OS 20.1"]),
        ("Median follow-up was 22.1 months for PFS and 30.2 months for OS.", []),
        ("After a median of 18 months for survival, the ORR was 40%.", ["ORR 40%"]),
        ("Responses were assessed, with a median follow-up of 12.1 months.", []),
        ("Thirty percent responded, with a median of 4 cycles given.", ["ORR 30%"]),
    ],
)
def test_medians_beside_responses_and_before_their_names(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Monotherapy produced responses in 5 of 25 patients with renal cell carcinoma (RCC; 20.0%) and in 3 of 40 with melanoma (7.5%).",
            ["ORR 5/25 20%", "ORR 3/40 7.5%"],
        ),
        ("Responses were confirmed in four of ten patients who had progressed on checkpoint inhibitors (40%).", ["ORR 4/10 40%"]),
        ("RESULTS Of 140 patients, 46 responded (ORR 32.9%; 95% CI 25.2–41.3).", ["ORR 46/140 32.9%"]),
        ("▪ Of 50 treated patients, 14 responded.", ["ORR 14/50"]),
    ],
)
def test_numbers_parted_from_their_denominator(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The hazard ratio for progression was 1.08 (95% CI, 0.88–1.33) and that for death 0.93 (95% CI, 0.60–1.44).", ["PFS 1.08", "OS 0.93"]),
        ("The hazard ratio for distant metastasis was 0.61 (95% CI, 0.39–0.95).", ["MFS 0.61"]),
        ("The hazard ratio for recurrence was 0.61 (95% CI, 0.39–0.95).", ["RFS 0.61"]),
        ("The recurrence-free interval was 11.1 months vs 5.2 months, HR 0.64.", ["RFS 11.1", "RFS 5.2", "RFS 0.64"]),
        ("Distant relapse-free interval at 5 years was 88.1% vs 81.2%.", ["MFS 88.1% at 5 years", "MFS 81.2% at 5 years"]),
    ],
)
def test_endpoints_of_ratios_and_intervals_without_recurrence(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Median OS was 20.4 vs 15.2 months; the 3-year rates were 30% and 18%, respectively.",
            ["OS 20.4", "OS 15.2", "OS 30% at 3-year", "OS 18% at 3-year"],
        ),
        (
            "The ORR was 40%. Median OS was 20.4 vs 15.2 months. Three-year rates were 30% and 18%.",
            ["ORR 40%", "OS 20.4", "OS 15.2", "OS 30% at Three-year", "OS 18% at Three-year"],
        ),
        ("Median RFS was 16.2 months with chemotherapy (n = 110) and 6.1 months with surgery alone (n = 112).", ["RFS 16.2", "RFS 6.1"]),
    ],
)
def test_rates_at_a_time_after_medians(text, expected):
    assert told(text) == expected


def compared(text: str) -> list[tuple[object, ...]]:
    """Endpoint, number, landmark, arm and drugs of the outcomes of a text on afatinib and docetaxel."""
    extraction = extract_text(f"Afatinib was compared with docetaxel. {text}")
    names = {a.id: a.name.lower() for a in extraction.assets}
    return [
        (o.endpoint.value, o.percent if o.percent is not None else o.value, o.at, o.arm, *(names[a] for a in o.assets)) for o in extraction.outcomes
    ]


def test_two_arms_compared_in_one_group_after_the_other():
    text = "Median PFS was 14.0 vs 6.5 months in patients with liver metastases, 13.2 vs 6.9 in those with lung metastases and 12.9 vs 8.2 in the others."
    liver, lung = "patients with liver metastases", "those with lung metastases"
    numbers = ((14.0, 6.5, liver), (13.2, 6.9, lung), (12.9, 8.2, "others"))
    assert compared(text) == [("PFS", value, None, group, drug) for a, b, group in numbers for value, drug in ((a, "afatinib"), (b, "docetaxel"))]
    assert compared("ORR was 40% vs 12% in men.") == [("ORR", 40, None, "men", "afatinib"), ("ORR", 12, None, "men", "docetaxel")]
    assert compared("ORR was 40% in men vs 12% in women.")[1][3] == "women"
    assert compared("ORR was 40% vs 12% in the control arm.")[0][3] is None


def test_two_arms_compared_at_one_time_after_the_other():
    found = compared("The 1- and 2-year OS rates were 60% vs 52% and 40% vs 31%.")
    assert [(f[1], f[2], f[-1]) for f in found] == [
        (60, "1-year", "afatinib"), (52, "1-year", "docetaxel"), (40, "2-year", "afatinib"), (31, "2-year", "docetaxel")
    ]  # fmt: skip
    found = compared("ORR and DCR were 40% vs 12% and 80% vs 30%, respectively.")
    assert [(f[0], f[1], f[-1]) for f in found] == [
        ("ORR", 40, "afatinib"), ("ORR", 12, "docetaxel"), ("DCR", 80, "afatinib"), ("DCR", 30, "docetaxel")
    ]  # fmt: skip


def test_an_endpoint_is_carried_on_by_the_sentences_that_go_on_with_it():
    text = (
        "Median PFS was 5.2 months with afatinib and 3.6 months with docetaxel. In all patients it was 5.6 vs 5.5 months. "
        "In the others there was no difference (HR 1.02; 95% CI, 0.80–1.29). This came as a surprise. "
        "Both together brought the median to 9.2 months (95% CI, 7.3–11.6)."
    )
    assert ("PFS", 9.2) in [(o.endpoint.value, o.value) for o in extract_text(text).outcomes]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Of 31 patients, 71% responded, 7% completely and 64% partially. In 12 with brain metastases the rate was 48%; for those without, 80%.", 2),
        ("The ORR was 71%. In 12 patients with brain metastases the rate was 48%; for smokers (n=19), 32%.", 2),
    ],
)
def test_the_rate_is_that_of_responses(text, expected):
    assert [t.split()[0] for t in told(text)[-expected:]] == ["ORR"] * expected


def test_a_count_of_complete_responses_is_an_aside():
    text = "ORR was 30.0% (30/100) in smokers, including 16 CRs, and 40.0% (6/15) in others."
    assert [t for t in told(text) if not t.startswith("CR")] == ["ORR 30/100 30%", "ORR 6/15 40%"]
    text = "ORR was 30.0% (30/100) in smokers, among them 16 CRs, 40.0% (6/15) in others and 42.9% (9/21) in women."
    assert [t for t in told(text) if t.startswith("ORR")] == ["ORR 30/100 30%", "ORR 6/15 40%", "ORR 9/21 42.9%"]
    assert told("The ORR was 45% and there were 5 CRs, 12% of them lasting.")[-1].startswith(("CR", "DOR"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ORR in all randomized patients was 56.1%.", ["ORR 56.1%"]),
        ("The ORR of all enrolled patients was 56.1%.", ["ORR 56.1%"]),
        ("Clinical benefit was seen in 41%.", ["CBR 41%"]),
        ("CR/PR/SD stood at 2/5/6, for a DCR of 62%.", ["CR 2", "PR 5", "SD 6", "DCR 62%"]),
        ("Median PFS was 7.1 months in those who had progressed in less than 12 months.", ["PFS 7.1"]),
        (
            "At 6 months 50% and 37% were progression-free. By central review the hazard ratio was 0.55.",
            ["PFS 50% at 6 months", "PFS 37% at 6 months", "PFS 0.55"],
        ),
    ],
)
def test_of_whom_and_by_what_words(text, expected):
    assert told(text) == expected


def test_the_background_of_a_trial_in_progress_is_prior():
    text = (
        "BACKGROUND In the phase 2 study ALPHA-1 (NCT01111111), 120 pts received afatinib: the ORR was 47.2% and median PFS 4.7 months.\n"
        "TRIAL DESIGN This trial (NCT02222222) will randomise 400 pts to afatinib or docetaxel. The primary endpoint is OS."
    )
    assert {o.assertion.value for o in extract_text(text).outcomes} == {"prior"}


def test_what_is_given_once_before_is_not_what_the_results_are_of():
    text = "Glofitamab was given for twelve cycles after one dose of obinutuzumab. The ORR was 50%."
    extraction = extract_text(text)
    names = {a.id: a.name for a in extraction.assets}
    assert [names[a] for o in extraction.outcomes for a in o.assets] == ["glofitamab"]


def test_figures_of_two_endpoints_are_no_pair_of_arms():
    assert [(f[0], f[1], f[-1]) for f in compared("PFS and OS were 4.2 and 9.7 months.")] == [("PFS", 4.2, "afatinib"), ("OS", 9.7, "afatinib")]
    found = compared("Besides the gain in OS, PFS was 4.2 vs 3.7 months.")
    assert [(f[0], f[1], f[-1]) for f in found] == [("PFS", 4.2, "afatinib"), ("PFS", 3.7, "docetaxel")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Afatinib, three years on: 68 treated, 91% ORR; medians of 28.2 months for DOR, 25.8 for PFS.", ["ORR /68 91%", "DOR 28.2", "PFS 25.8"]),
        ("5-year OS was 86.6% (95% CI, 84.0–88.8).\nAt a glance\nOS was 86.6% at 5 years.", ["OS 86.6% at 5-year"]),
        ("5-year OS was 86.6%.\nAt a glance\nOS was 86.6% at 3 years.", ["OS 86.6% at 5-year", "OS 86.6% at 3 years"]),
    ],
)
def test_sizes_units_and_times_of_notes(text, expected):
    assert told(text) == expected
    assert {o.unit for o in extract_text(text).outcomes} <= {"months", None}


def test_an_interval_of_an_odd_level_of_a_ratio_without_its_name():
    found = extract_text("The HR for progression was 1.09 (97% CI, 0.88–1.35) and that for death 0.94 (99.929% CI, 0.59–1.48).").outcomes
    assert [(o.hr, o.ci_low, o.ci_high) for o in found] == [(1.09, 0.88, 1.35), (0.94, 0.59, 1.48)]


def test_clinical_benefit_is_derived():
    assert told("With the mutation, 41.3% derived clinical benefit from afatinib and 19.8% from docetaxel.") == ["CBR 41.3%", "CBR 19.8%"]


def test_a_survival_analysis_that_came_to_figures_is_of_overall_survival():
    text = "Median PFS was 4.4 vs 3.7 months. The final survival analysis, shown today, was negative: 12.1 vs 11.2 months, HR 0.95."
    assert told(text) == ["PFS 4.4", "PFS 3.7", "OS 12.1", "OS 11.2", "OS 0.95"]
    assert told("The interim survival analysis included 200 patients.") == []
