"""Outcomes from prose and tables; every sentence is written for these tests."""

import pytest

from abstract2kb.assemble.arithmetic import issues, weighed
from abstract2kb.assemble.cells import hints_of, read_cell
from abstract2kb.assemble.outcomes import outcomes
from abstract2kb.assemble.scene import Scene
from abstract2kb.nlp.digest import article_digest
from abstract2kb.nlp.mention import Label
from abstract2kb.pdf.layout import Article, Cell, Table
from abstract2kb.pdf.report import Report
from abstract2kb.records import Outcome
from tests.built import built as model

KEYS = ("endpoint", "n", "total", "percent", "value", "at", "ci_low", "ci_high", "hr", "p", "arm")


def scene_of(report: Report) -> Scene:
    scene = Scene(article_digest(model(), report, report.articles[0]))
    scene.asset_ids = {(m.start, m.end): m.text for m in scene.mentions if m.label == Label.DRUG}
    return scene


def read(text: str) -> list[Outcome]:
    return outcomes(scene_of(Report.from_text(text, "test")), "study-1")


def facts(text: str) -> list[dict[str, object]]:
    return [{k: v for k in KEYS if (v := getattr(o, k)) is not None} for o in read(text)]


def rate(endpoint: str, n: int | None = None, total: int | None = None, percent: float | None = None, **more: object) -> dict[str, object]:
    numbers = {"n": n, "total": total, "percent": percent}
    return {"endpoint": endpoint} | {k: v for k, v in numbers.items() if v is not None} | more


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The objective response rate was 21% (9/43).", [rate("ORR", 9, 43, 21.0)]),
        ("9 of 43 patients (21%) had an objective response.", [rate("ORR", 9, 43, 21.0)]),
        ("CR 2, PR 7, SD 10 (n=43).", [rate("CR", 2, 43), rate("PR", 7, 43), rate("SD", 10, 43)]),
        ("Best response was CR/PR/SD: 1/4/6.", [rate("CR", 1), rate("PR", 4), rate("SD", 6)]),
        ("ORR was 3/27 [11.1%; 95% CI, 2.4–29.2].", [rate("ORR", 3, 27, 11.1, ci_low=2.4, ci_high=29.2)]),
        ("Half of the patients responded.", [rate("ORR", percent=50.0)]),
        ("All 10 patients had stable disease.", [rate("SD", 10, 10)]),
        ("None of the 12 patients had a complete response.", [rate("CR", 0, 12)]),
        ("No responses were seen in the 14 patients.", [rate("ORR", 0, 14)]),
        ("Of 25 assessable patients, 13 (52%) responded.", [rate("ORR", 13, 25, 52.0)]),
        ("A total of 30 patients were treated. ORR was 20%.", [rate("ORR", percent=20.0)]),
        ("PSA decline of ≥50% was seen in 14/30 patients (47%).", [rate("PSA50", 14, 30, 47.0)]),
    ],
)
def test_counts_and_rates(text: str, expected: list[dict[str, object]]) -> None:
    assert facts(text) == expected


def test_arms_in_order() -> None:
    text = "The ORR was 62% vs 43% in the combination arm and the control arm."
    assert facts(text) == [rate("ORR", percent=62.0, arm="combination arm"), rate("ORR", percent=43.0, arm="control arm")]
    text = "Disease control was seen in 40.0 and 35.5% of patients in arm A and arm B, respectively."
    assert facts(text) == [rate("DCR", percent=40.0, arm="arm A"), rate("DCR", percent=35.5, arm="arm B")]


def test_two_endpoints_in_order() -> None:
    text = "Median PFS and OS were 6.9 months (95% CI 5.1-8.8) and 15.4 months (95% CI 12.0-NR), respectively."
    assert facts(text) == [
        {"endpoint": "PFS", "value": 6.9, "ci_low": 5.1, "ci_high": 8.8},
        {"endpoint": "OS", "value": 15.4, "ci_low": 12.0, "ci_high": "NR"},
    ]


def test_times_and_landmarks() -> None:
    assert facts("Median OS was not reached.") == [{"endpoint": "OS", "value": "NR"}]
    assert facts("The 2-year OS was 60%.") == [rate("OS", percent=60.0, at="2-year")]
    assert facts("At 12 months PFS was 45% and 30%.") == [rate("PFS", percent=p, at="12 months") for p in (45.0, 30.0)]


def test_a_ratio_is_an_entry_of_its_own() -> None:
    text = "mOS was 18.3 versus 14.1 months (HR, 0.75 [95% CI, 0.60 to 0.94]; P = .012)."
    assert facts(text)[-1] == {"endpoint": "OS", "hr": 0.75, "ci_low": 0.6, "ci_high": 0.94, "p": ".012"}


def test_a_subset_points_at_its_set_and_carries_its_own_regimen() -> None:
    text = (
        "The study of XYZ-101 in solid tumors went on. Of the 38 patients, partial responses were noted in five patients "
        "(three of whom had received XYZ-101 with nivolumab)."
    )
    whole, part = read(text)
    assert (whole.n, whole.total, whole.assets) == (5, 38, ("XYZ-101",))
    assert (part.n, part.total, part.assets, part.subset_of) == (3, 5, ("XYZ-101", "nivolumab"), whole.id)


@pytest.mark.parametrize(
    ("text", "assertion"),
    [
        ("The study was planned for 120 patients, assuming an ORR of 20%.", "hypothetical"),
        ("There were no complete responses.", "negated"),
        ("In a prior study, the ORR was 33%.", "prior"),
        ("The ORR was 33%.", "stated"),
    ],
)
def test_assertion(text: str, assertion: str) -> None:
    assert [o.assertion.value for o in read(text)] == [assertion]


@pytest.mark.parametrize(
    "text",
    [
        "Median age was 62 years; 45% were female and 30% had PD-L1 ≥50%.",
        "Patients received 200 mg every 3 weeks until disease progression.",
        "With more than 50 players and >300 targets, differentiation is needed.",
        "The primary endpoint was overall survival at 24 months.",
        "KRAS mutations were found in 12 patients (40%).",
        "Patients were stratified by PD-L1 (≥1% vs <1%).",
        "Response was associated with age (p=0.03).",
    ],
)
def test_what_is_no_result(text: str) -> None:
    assert read(text) == []


def test_background_and_methods_hold_no_results_of_the_study() -> None:
    text = "Background: ORR was 30% with placebo. Methods: The target ORR was 20%. Results: ORR was 41%. Conclusions: ORR was 41%."
    assert [(o.percent, o.assertion.value) for o in read(text)] == [(30.0, "prior"), (20.0, "planned"), (41.0, "stated")]


def test_same_input_gives_the_same_unique_ids() -> None:
    text = "CR 2, PR 7, SD 10 (n=43). ORR was 21%."
    ids = [o.id for o in read(text)]
    assert ids == [o.id for o in read(text)]
    assert len(set(ids)) == len(ids)


def table_scene(rows: list[list[str]], headings: int = 1) -> Scene:
    text, cells = "Results\n", []
    begin = len(text)
    for r, row in enumerate(rows):
        for c, words in enumerate(row):
            cells.append(Cell(r, c, 1, 1, words, 1, (0, 0, 1, 1), len(text), len(text) + len(words)))
            text += words + ("\t" if c < len(row) - 1 else "\n")
    table = Table(0, (1,), (0, 0, 1, 1), None, headings, tuple(cells), begin, len(text))
    return scene_of(Report("test", "id", text, (), (table,), (Article("a1", None, None, (1,), 0, len(text)),)))


def test_a_table_of_endpoints_and_arms() -> None:
    rows = [
        ["", "Arm A (n=43)", "Placebo (n=40)"],
        ["ORR, n (%)", "9 (21)", "2 (5.0)"],
        ["Median PFS, months (95% CI)", "7.4 (5.1–9.0)", "NR (3.1–NE)"],
    ]
    found = [(o.endpoint.value, o.n, o.total, o.percent, o.value, o.ci_low, o.arm) for o in outcomes(table_scene(rows), None)]
    assert found == [
        ("ORR", 9, 43, 21.0, None, None, "Arm A"),
        ("ORR", 2, 40, 5.0, None, None, "Placebo"),
        ("PFS", None, None, None, 7.4, 5.1, "Arm A"),
        ("PFS", None, None, None, "NR", 3.1, "Placebo"),
    ]


def test_a_table_of_cohorts_and_endpoints() -> None:
    rows = [["Cohort", "N", "ORR (%)", "mPFS (mo)"], ["Dose level 1", "12", "25", "3.4"]]
    found = [(o.endpoint.value, o.total, o.percent, o.value, o.arm) for o in outcomes(table_scene(rows), None)]
    assert found == [("ORR", 12, 25.0, None, "Dose level 1"), ("PFS", None, None, 3.4, "Dose level 1")]


def test_a_cell_without_meaning_is_not_read() -> None:
    assert read_cell("12 (3-15)", 0, hints_of("Cycles", "Arm A")) is None
    assert read_cell("Phase I/II", 0, hints_of("ORR", "n (%)")) is None


def test_arithmetic() -> None:
    clash = read("The ORR was 51% (9/43).")
    found = issues(clash, [])
    assert [i.code for i in found] == ["arithmetic.percent"]
    assert clash[0].confidence < read("The ORR was 21% (9/43).")[0].confidence
    assert weighed(clash, found) == clash
    outside = read("The ORR was 51% (95% CI 10-30).")
    assert [i.code for i in issues(outside, [])] == ["arithmetic.interval"]
    parts = read("Of 43 patients, CR was seen in 2 (5%), PR in 7 (16%), and an objective response in 10 (23%).")
    assert [i.code for i in issues(parts, [])] == ["arithmetic.responses"]
    assert issues(read("The ORR was 21% (9/43)."), []) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Seven of 68 evaluable patients on monotherapy had a partial response.", [rate("PR", 7, 68, arm="monotherapy")]),
        ("48 of 153 women responded (ORR, 31.4%).", [rate("ORR", 48, 153, 31.4)]),
        ("MRD negativity by flow was achieved in 24 of 30 patients tested (80%).", [rate("MRD", 24, 30, 80.0)]),
        ("After six cycles 47% of patients had no detectable residual disease.", [rate("MRD", None, None, 47.0)]),
        ("CR was achieved by 59% of patients.", [rate("CR", percent=59.0)]),
        ("A PSA response was seen in 20 men, and 9 (19%) had a decline of 90% or more.", [rate("PSA90", 9, percent=19.0)]),
        ("39% of pts (95% CI, 32 to 48) had a CR.", [rate("CR", percent=39.0, ci_low=32.0, ci_high=48.0)]),
        ("Responses lasted a median of 26.6 months.", [{"endpoint": "DOR", "value": 26.6}]),
        ("mPFS was 11.9 (95% CI, 7.4–15.0) mo.", [{"endpoint": "PFS", "value": 11.9, "ci_low": 7.4, "ci_high": 15.0}]),
        ("The hazard ratio for death was 0.60.", [{"endpoint": "OS", "hr": 0.6}]),
        ("Poor risk (HR 2.31) was associated with shorter OS.", [{"endpoint": "OS", "hr": 2.31}]),
        ("Eight-year overall survival was 79%.", [rate("OS", percent=79.0, at="Eight-year")]),
    ],
)
def test_numbers_and_what_they_are_of(text: str, expected: list[dict[str, object]]) -> None:
    found = facts(text)
    assert [f for f in expected if f in found] == expected


@pytest.mark.parametrize(
    "text",
    [
        "509 patients with SCLC that had progressed on chemotherapy received the drug.",
        "There were 14 men who had progressed.",
        "Overall survival data were immature, with 21% of events.",
        "Median time to CRS onset was 4 days.",
        "Median time on treatment was 3.4 months.",
        "After a response, median duration on treatment was 12 weeks.",
        "Most CRs (78%) were ongoing.",
        "Samples were taken from 30 CR patients.",
        "The rate was improved by 12%.",
        "Invasive disease, recurrence or death had occurred in 189 patients.",
    ],
)
def test_eligibility_exposure_and_people_are_no_results(text: str) -> None:
    assert read(text) == []


def arms_of(text: str) -> list[tuple[float | str | None, str | None]]:
    return [(o.percent if o.percent is not None else o.value, o.arm) for o in read(text) if o.hr is None]


def test_a_list_without_arms_takes_those_of_the_last_comparison() -> None:
    text = "Median OS was 9.1 months with XYZ-101 and 5.2 months with placebo. The ORR was 40% vs 20%. PFS at 1 year was 30% and 10%."
    assert arms_of(text)[2:] == [(40.0, "XYZ-101"), (20.0, "placebo"), (30.0, "XYZ-101"), (10.0, "placebo")]
    assert [o.assets for o in read(text)][:4] == [("XYZ-101",), (), ("XYZ-101",), ()]


def test_what_both_arms_are_given_is_no_arm() -> None:
    text = "The trial compared tislelizumab with nivolumab, each with paclitaxel and carboplatin. Median PFS was 9.1 months vs 6.2 months."
    assert arms_of(text) == [(9.1, "tislelizumab"), (6.2, "nivolumab")]


def test_the_second_of_a_pair_without_arms_has_no_assets() -> None:
    assert [o.assets for o in read("A trial of XYZ-101 was done. The ORR was 11% vs 5%.")] == [("XYZ-101",), ()]


def test_words_after_each_figure_name_its_group() -> None:
    assert arms_of("ORR was 38% in M1a, 29% in M1b and 21% in M1c.") == [(38.0, "M1a"), (29.0, "M1b"), (21.0, "M1c")]
    assert arms_of("Four-year OS was 76% (newdrug) vs 64% (SC).") == [(76.0, "newdrug"), (64.0, "SC")]
    assert arms_of("Median PFS was not reached in cohort A and was 3.9 months in cohort B.") == [("NR", "cohort A"), (3.9, "cohort B")]
    assert arms_of("ORR was 67% (16/24) in naive patients than in those given a taxane (46%).")[0] == (67.0, "naive patients")


def test_an_unknown_event_in_a_bracket_is_no_second_group() -> None:
    assert arms_of("The CR rate was 21% (9/43) and unheard-of things (20%) were seen.") == [(21.0, None)]


def test_a_drug_together_with_the_subject_of_the_paragraph() -> None:
    text = "XYZ-101 is new. Together with nivolumab the ORR was 13% (19/144), with five complete responses."
    found = read(text)
    assert [(o.n, o.total, o.derived_total, o.assets) for o in found] == [
        (19, 144, None, ("XYZ-101", "nivolumab")),
        (5, None, 144, ("XYZ-101", "nivolumab")),
    ]


def test_a_denominator_of_an_earlier_sentence_is_derived() -> None:
    first, second = read("ORR was 35% (14/40). CR was seen in 4 patients (10%).")
    assert (second.total, second.derived_total, first.derived_total) == (None, 40, None)
    assert read("ORR was 35% (14/40). CR was seen in 4 patients (20%).")[1].derived_total is None


def test_an_earlier_trial_told_of_among_the_results_is_prior() -> None:
    text = "Results: ORR was 40%. Previous work showed a response rate of 12%."
    assert [o.assertion.value for o in read(text)] == ["stated", "prior"]


def test_a_threshold_in_a_heading_is_no_unit() -> None:
    rows = [["", "PD-L1 ≥5%, XYZ-101 (n=60)", "Placebo (n=61)"], ["Median OS, months (95% CI)", "16.4 (13.6–19.1)", "12.8 (12.0–14.5)"]]
    found = [(o.value, o.percent, o.assets) for o in outcomes(table_scene(rows), None)]
    assert found == [(16.4, None, ("XYZ-101",)), (12.8, None, ())]
    assert hints_of("ORR, %").percent
    assert not hints_of("PD-L1 ≥5%").percent


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ORR was higher with nivolumab than with docetaxel (44% vs 31%).", [(44.0, "nivolumab"), (31.0, "docetaxel")]),
        ("ORR was higher with A than with B (44% vs 31%).", [(44.0, "A"), (31.0, "B")]),
        ("XYZ-101 improved PFS compared with placebo (8.8 vs 5.1 months).", [(8.8, "XYZ-101"), (5.1, "placebo")]),
        ("XYZ-101 plus nivolumab prolonged OS vs nivolumab (median, 8.8 vs 5.1 months).", [(8.8, "XYZ-101 plus nivolumab"), (5.1, "nivolumab")]),
        ("OS was 8.8 months with XYZ-101 compared with placebo (5.1 months).", [(8.8, "XYZ-101"), (5.1, "placebo")]),
        ("The ORR was higher than in historical controls (44% vs 31%).", [(44.0, None), (31.0, None)]),
        ("This improved PFS compared with placebo (8.8 vs 5.1 months).", [(8.8, None), (5.1, "placebo")]),
    ],
)
def test_arms_of_a_comparison_in_brackets(text: str, expected: list[tuple[float | str | None, str | None]]) -> None:
    assert arms_of(text) == expected


def test_the_same_number_of_other_drugs_stays() -> None:
    two = read("XYZ-101 resulted in an ORR of 71% in FL. Nivolumab led to an ORR of 71% in FL.")
    assert [(o.percent, o.assets) for o in two] == [(71.0, ("XYZ-101",)), (71.0, ("Nivolumab",))]
    assert len(read("Results: XYZ-101 resulted in an ORR of 71%. Conclusions: XYZ-101 led to an ORR of 71%.")) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In DLBCL (n = 88) the ORR was 41.0% with a CR rate of 22.5%.", [rate("ORR", None, 88, 41.0), rate("CR", None, 88, 22.5)]),
        ("66 efficacy-evaluable patients had an ORR of 41%.", [rate("ORR", None, 66, 41.0)]),
        ("Patients with pCR (n=33) did better.", []),
        ("pCR (n=33) vs no pCR (n=50) made no difference.", []),
        ("Responses were CR (n=3) and PR (n=9).", [rate("CR", 3), rate("PR", 9)]),
        ("Patients with CR (n=3) and PR (n=9) went on.", [rate("CR", 3), rate("PR", 9)]),
        ("Six patients had a response.", [rate("ORR", 6)]),
    ],
)
def test_the_size_of_a_group_is_no_count_of_responses(text: str, expected: list[dict[str, object]]) -> None:
    assert facts(text) == expected


def test_the_ratio_of_a_risk() -> None:
    ratio = {"hr": 0.61, "ci_low": 0.42, "ci_high": 0.88, "p": ".0011"}
    words = "by 39% (HR 0.61; 95% CI 0.42-0.88; P=.0011)."
    assert facts(f"XYZ-101 reduced the risk of death {words}") == [{"endpoint": "OS"} | ratio]
    assert facts(f"XYZ-101 reduced the risk of disease progression or death {words}") == [{"endpoint": "PFS"} | ratio]
    assert facts("The risk of death was 20% at 2 years.") == []
    assert facts("The risk of death from infection was lower (HR 0.61).") == []


def test_an_upper_end_that_is_not_estimable() -> None:
    assert facts("Median OS was NR (4.4-NE).") == [{"endpoint": "OS", "value": "NR", "ci_low": 4.4, "ci_high": "NR"}]
    assert facts("Median OS was NR (95% CI NE-NE).") == [{"endpoint": "OS", "value": "NR"}]
    assert facts("Median DOR was not reached (range 4.4-NE).") == [{"endpoint": "DOR", "value": "NR"}]
    cell = read_cell("NR (4.4–NE)", 0, hints_of("Median OS, months (95% CI)", "Arm A"))
    assert cell is not None
    assert (cell.low, cell.high) == (4.4, "NR")


def test_the_background_of_a_trial_in_progress_is_prior() -> None:
    text = "Background: Drug X gave an ORR of 30%. Methods: In this phase 3 trial, 300 pts will be randomized."
    assert [o.assertion.value for o in read(text)] == ["prior"]


def test_a_ratio_of_an_unknown_time_is_not_of_the_endpoint_before() -> None:
    text = "Median PFS was 9.1 vs 5.2 months. Median TTNI was not reached vs 17.8 months (HR 0.26; 95% CI 0.15-0.43)."
    assert not [o for o in read(text) if o.hr]


def test_the_primary_endpoint_gives_its_name_to_a_ratio() -> None:
    text = "The primary endpoint was PFS; OS was a secondary endpoint. 400 patients were randomised. The primary endpoint was met (HR 0.41; 95% CI 0.29-0.56)."
    assert [(o.endpoint, o.hr) for o in read(text)] == [("PFS", 0.41)]


def test_a_pronoun_goes_on_with_a_median_time() -> None:
    text = "Median PFS was 20.1 months. By stage it was 23.7 months for stage II and 19.3 months for stage III."
    assert [(o.endpoint, o.value) for o in read(text)] == [("PFS", 20.1), ("PFS", 23.7), ("PFS", 19.3)]


def test_a_median_that_is_not_estimable_has_its_interval() -> None:
    text = "Median OS was 25.7 months (95% CI 21.5-NE) vs NE (95% CI 21.1-NE)."
    assert [(o.value, o.ci_low, o.ci_high) for o in read(text)] == [(25.7, 21.5, "NR"), ("NR", 21.1, "NR")]


def test_a_bare_interval_may_say_its_open_end_twice() -> None:
    text = "Median PFS was 9.1 months (95% CI 7-11). Median OS was 31.5 months (25.4-not reached [NR]) vs 16.1 months (13.9-18.3)."
    assert [(o.value, o.ci_low, o.ci_high) for o in read(text)][1:] == [(31.5, 25.4, "NR"), (16.1, 13.9, 18.3)]


@pytest.mark.parametrize(
    "text",
    [
        "The OS HR was 0.53 (95% CI 0.39-0.72) in men and 0.43 (0.31-0.59) in women.",
        "The benefit was larger in men (OS HR 0.53; 95% CI 0.39-0.72) than in women (0.43; 0.31-0.59).",
        "In men and women the HRs for OS were 0.53 (95% CI 0.39-0.72) and 0.43 (0.31-0.59), respectively.",
    ],
)
def test_ratios_that_go_on_without_their_name(text: str) -> None:
    assert [(o.hr, o.ci_low, o.ci_high) for o in read(text)] == [(0.53, 0.39, 0.72), (0.43, 0.31, 0.59)]


def test_an_interval_after_a_comma_belongs_to_the_ratio() -> None:
    text = "Median PFS was 6.9 vs 4.5 months (HR 0.63, 95% CI 0.52-0.76). Median OS was 16.9 vs 14.5 months (HR 0.64, 0.53-0.76)."
    assert [(o.ci_low, o.ci_high) for o in read(text) if o.hr] == [(0.52, 0.76), (0.53, 0.76)]


@pytest.mark.parametrize(
    "text",
    [
        "There were 12 CRs (5.3%) with nivolumab and none with placebo.",
        "Thirteen patients on nivolumab (5.3%) but none on docetaxel had a CR.",
    ],
)
def test_none_in_the_other_arm(text: str) -> None:
    found = read(text)
    assert [(o.endpoint, o.n, o.percent) for o in found][1:] == [("CR", 0, None)]
    assert found[1].assertion.value == "negated"


def test_not_estimable_near_responses_is_a_time() -> None:
    text = "ORR was 30%. OS: 13.4 mo (95% CI, 12.5–16.8) and NE (95% CI, 9.9–NE). Responses were seen in all strata."
    assert [(o.value, o.ci_low, o.ci_high) for o in read(text) if o.endpoint == "OS"] == [(13.4, 12.5, 16.8), ("NR", 9.9, "NR")]


def test_patients_who_had_had_an_event() -> None:
    text = "By then 189 of 2549 patients on nivolumab and 237 of 2552 on placebo had had an iDFS event."
    assert [(o.endpoint, o.n, o.total) for o in read(text)] == [("DFS", 189, 2549), ("DFS", 237, 2552)]


def test_a_time_after_the_other_treatment() -> None:
    assert [o.value for o in read("Median OS was 9.2 months with nivolumab vs 5.6 months after docetaxel.")] == [9.2, 5.6]


def test_a_count_that_goes_on_in_the_other_arm() -> None:
    assert [o.n for o in read("Thirty-nine patients died in the nivolumab arm and 46 in the placebo arm.")] == [39, 46]


def test_a_score_does_not_hide_who_responded() -> None:
    text = "The ORR was 51% in IHC 3+, whereas only one of 18 with IHC 2+ responded (5.6%)."
    assert [(o.n, o.total, o.percent) for o in read(text)][-1] == (1, 18, 5.6)


def test_medians_told_again_after_their_ratio() -> None:
    text = "PFS was longer with nivolumab (median 6.9 vs 4.9 months; HR 0.63), and the investigators agreed (7.1 vs 4.5 months; HR 0.64)."
    assert [o.value for o in read(text) if o.value] == [6.9, 4.9, 7.1, 4.5]
    text = "PFS was longer with nivolumab (median 6.9 vs 4.9 months; HR 0.63), as was treatment (7.1 vs 4.5 months)."
    assert [o.value for o in read(text) if o.value] == [6.9, 4.9]


@pytest.mark.parametrize("words", ["a response of", "responses lasting"])
def test_responses_of_some_length_are_a_duration(words: str) -> None:
    assert facts(f"Of the 68 responders, 40 (59%) had {words} at least 6 months.") == [rate("DOR", 40, 68, 59.0, at="at least 6 months")]


def test_how_many_events_were_awaited_is_no_result() -> None:
    assert read("The analysis came after 2300 patients and 390 iDFS events.") == []
