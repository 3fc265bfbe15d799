"""Results told in passing: number tiles, the other arm's figure in the next sentence, sets without a noun, one reading's history; own sentences."""

import pytest

from abstract2kb.pipeline import extract_text
from tests.assemble.test_outcomes import facts, rate


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PFS 6.9 v 5.6 months.", [{"endpoint": "PFS", "value": 6.9}, {"endpoint": "PFS", "value": 5.6}]),
        ("PFS6 was 40%.", [rate("PFS", percent=40.0, at="6 months")]),
        ("The median DOR was 7.6 months as opposed to 4.3.", [{"endpoint": "DOR", "value": 7.6}, {"endpoint": "DOR", "value": 4.3}]),
        ("18.2 months median OS with ABC-101.", [{"endpoint": "OS", "value": 18.2, "arm": "ABC-101"}]),
        ("The hazard ratio for DFS of 0.92 carried a 90.2% CI of 0.74 to 1.14.", [{"endpoint": "DFS", "hr": 0.92, "ci_low": 0.74, "ci_high": 1.14}]),
        ("Four responses were seen among 14 such patients (28.6%).", [rate("ORR", 4, 14, 28.6)]),
        ("Complete responses came in 3 and partial ones in 20 patients (40%).", [rate("CR", 3), rate("PR", 20, percent=40.0)]),
        ("There were 33 responses, one of them complete.", [rate("ORR", 33), rate("CR", 1)]),
        ("Partial responses came in three patients, two of whom had progressed on ABC-101.", [rate("PR", 3), rate("PR", 2, 3)]),
        ("Among the 50, the ORR was 40%.", [rate("ORR", total=50, percent=40.0)]),
        ("There was not a complete response in either series.", [rate("CR", 0)]),
        ("None of the seven in cohort 2 responded.", [rate("ORR", 0, 7, arm="cohort 2")]),
        ("Responses to ABC-101 were seen in 3 of 27 patients (11%).", [rate("ORR", 3, 27, 11.0, arm="ABC-101")]),
        ("A response to ABC-101 was observed in 11% of patients.", [rate("ORR", percent=11.0, arm="ABC-101")]),
        ("41% of ABC-101-treated patients responded.", [rate("ORR", percent=41.0, arm="ABC-101")]),
    ],
)
def test_one_sentence(text: str, expected: list[dict[str, object]]) -> None:
    assert facts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Antibody responses to ABC-101 were observed in 60% of patients.",
        "In response to ABC-101, IL-6 rose and was observed in 60% of patients.",
        "A response to prior chemotherapy was recorded in 40% of patients who then had ABC-101.",
    ],
)
def test_other_responses_to_something(text: str) -> None:
    assert facts(text) == []


@pytest.mark.parametrize(
    ("text", "grades"),
    [
        ("Anemia, rash and fatigue of grade 3 or higher were seen in 20%, 11% and 7% of patients on ABC-101.", [">=3", ">=3", ">=3"]),
        ("With ABC-101, anemia, rash and fatigue (grade 1) were seen in 20%, 11% and 7% of patients.", [None, None, "1"]),
        ("Anemia (20%), rash and fatigue of grade 3 were seen in 2 patients on ABC-101.", [None, "3", "3"]),
    ],
)
def test_the_grade_after_a_list(text: str, grades: list[str | None]) -> None:
    assert [event.grade for event in extract_text(text).adverse_events] == grades


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("In NOVA A-101 plus gemcitabine gave a median OS of 12.7 months. Placebo plus gemcitabine gave 10.9 (HR, 0.83).", [12.7, 10.9]),
        ("The median PFS was 7.4 months. Controls had 5.6, so the treatment works.", [7.4, 5.6]),
        ("The median PFS was 7.4 months. The median age of controls was 61.5 years.", [7.4]),
        ("The median PFS was 7.4 months. Controls had 5.6 lesions each.", [7.4]),
        ("ORR was 40%. Controls had 5.6, and no more is known.", []),
    ],
)
def test_the_other_arms_median_in_the_next_sentence(text: str, values: list[float]) -> None:
    assert [f["value"] for f in facts(text) if "value" in f] == values


def test_rates_of_the_sentence_before() -> None:
    text = "OS was longer with ABC-101. At 24 months the split was 25% v 18%. The medians have not been reached on either side."
    assert facts(text) == [
        rate("OS", percent=25.0, at="24 months"),
        rate("OS", percent=18.0, at="24 months"),
        {"endpoint": "OS", "value": "NR"},
    ]
    assert facts("OS was longer with ABC-101. At 24 months 25% of 30 women had stopped treatment.") == []


def test_one_endpoint_by_two_names_goes_on() -> None:
    assert facts("OS: 45.6% were alive at 12 months and 26.2% at 18 months.") == [
        rate("OS", percent=45.6, at="12 months"),
        rate("OS", percent=26.2, at="18 months"),
    ]


def assets(text: str) -> list[tuple[object, list[str]]]:
    record = extract_text(text)
    names = {a.id: a.name for a in record.assets}
    return [(o.percent or o.value, [names[i] for i in o.assets]) for o in record.outcomes if o.hr is None]


def test_with_the_other_drug_it_was() -> None:
    assert assets("25.2% of patients given ABC-101 were alive after 48 months; with sorafenib it was 15.1%.") == [
        (25.2, ["ABC-101"]),
        (15.1, ["sorafenib"]),
    ]


def test_placebo_with_the_backbone_is_the_control() -> None:
    text = "In NOVA (NCT01234567) ABC-101 plus gemcitabine gave a median OS of 12.7 months. Placebo plus gemcitabine gave 10.9."
    assert assets(text) == [(12.7, ["ABC-101", "gemcitabine"]), (10.9, ["gemcitabine"])]


def test_a_number_over_the_words_that_explain_it() -> None:
    text = "Numbers of the week\n25.2%\nof patients given ABC-101 were alive after 48 months.\n16 of 70\npatients responded to DEF-202 (23%)."
    assert [(f.get("n"), f.get("total"), f["percent"]) for f in facts(text)] == [(None, None, 25.2), (16, 70, 23.0)]
    assert facts("Table 3: 25.2%\nOverall survival was not assessed.") == []


@pytest.mark.parametrize(
    ("form", "apart"), [("{0}. {1}", " "), ("{0} — {1}", " "), ("{0} {1}", "\n"), ("{0}: {1}", " "), ("{0}\n{1}", "\n")], ids=str.strip
)
def test_sections_by_any_form_of_heading(form: str, apart: str) -> None:
    told = ("Background", "ABC-101 gave an ORR of 30% in phase 1."), ("Methods", "Patients got DEF-202."), ("Results", "ORR was 45%.")
    record = extract_text(apart.join(form.format(*each) for each in told))
    assert [(o.percent, o.assertion.value) for o in record.outcomes] == [(30.0, "prior"), (45.0, "stated")]


def test_a_word_that_begins_a_line_is_no_heading_by_itself() -> None:
    record = extract_text("Background therapy went on.\nIn the trial ORR was 45%.")
    assert [(o.percent, o.assertion.value) for o in record.outcomes] == [(45.0, "stated")]


def test_sets_without_a_noun_count_events() -> None:
    events = extract_text("Across the 87, rash occurred in 63 patients (72%), grade 3 in 16 (18%).").adverse_events
    assert [(e.n, e.total, e.percent) for e in events] == [(63, 87, 72.0), (16, 87, 18.0)]


def test_a_basket_is_a_trial() -> None:
    record = extract_text("In the biliary cohort of the XYZTUC-019 basket (NCT01234567) 13 of 30 patients given tucatinib responded.")
    assert [a.name for a in record.assets] == ["tucatinib"]
    assert [s.acronym.value for s in record.studies if s.acronym] == ["XYZTUC-019"]


def test_a_drug_named_by_its_kind_in_a_regimen() -> None:
    text = (
        "Zanatamab is an antibody of Acme. In GLEAM (NCT01234567) the median PFS was 10.6 months with the antibody and oxaliplatin "
        "and 8.7 months with placebo and oxaliplatin."
    )
    assert assets(text) == [(10.6, ["Zanatamab", "oxaliplatin"]), (8.7, ["oxaliplatin"])]


def test_what_was_added_is_given_with_the_drug_spoken_of() -> None:
    text = "Adagrasib was tested in NOVA-1 (NCT01234567). Eight of 43 patients (19%) responded and 13 of 28 (46%) when cetuximab was added."
    assert assets(text)[-1] == (46.0, ["adagrasib", "cetuximab"])


def test_pairs_of_count_and_percent_in_brackets() -> None:
    told = "Diarrhea led the list (32 patients, 37%), ahead of infusion-related reactions ({}).".format
    assert [(e.n, e.percent) for e in extract_text(told("29, 33%")).adverse_events] == [(32, 37.0), (29, 33.0)]
    assert [(e.n, e.percent) for e in extract_text(told("45, 33%")).adverse_events] == [(32, 37.0), (None, 33.0)]


def test_the_combination_against_one_of_its_drugs_alone() -> None:
    text = (
        "NOVA-1 (NCT01234567) asked whether bevacizumab adds to ABC-101. Median OS was 10.8 months with the combination and 7.5 months with "
        "ABC-101 alone. Disease control was seen in 76.6% and 47.0%."
    )
    told = [(value, set(given)) for value, given in assets(text)]
    both, alone = {"bevacizumab", "ABC-101"}, {"ABC-101"}
    assert told == [(10.8, both), (7.5, alone), (76.6, both), (47.0, alone)]


def test_a_sentence_about_the_controls() -> None:
    text = "ABC-101 was compared with sorafenib. Progression-free survival was 7.4 months on the new drug. Controls had 5.6."
    assert assets(text) == [(7.4, ["ABC-101"]), (5.6, ["sorafenib"])]


@pytest.mark.parametrize(
    ("words", "endpoint"),
    [("alive and free of recurrence", "RFS"), ("alive and without progression", "PFS"), ("alive and event-free", "EFS"), ("alive", "OS")],
)
def test_alive_and_free_of(words: str, endpoint: str) -> None:
    assert [f["endpoint"] for f in facts(f"At 12 months 78% v 65% were {words}.")] == [endpoint, endpoint]


def test_the_number_of_a_name_is_no_ratio() -> None:
    assert facts("The HR for death in NOVA-2 (95% CI, 0.55–0.80) was shown.") == []


def test_a_pair_of_figures_with_two_arms_joined_by_and() -> None:
    both = facts("At 12 months PFS was 45% and 30% with ABC-101 and placebo.")
    assert [(f["percent"], f["arm"]) for f in both] == [(45.0, "ABC-101"), (30.0, "placebo")]
    assert [f["arm"] for f in facts("PFS was 45% with ABC-101 and placebo.")] == ["ABC-101 and placebo"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ORR was 31% in PD-L1-high tumors (21/67).", [rate("ORR", 21, 67, 31.0, arm="PD-L1-high tumors")]),
        ("A 44% response rate was seen in men (22/50).", [rate("ORR", 22, 50, 44.0)]),
        ("A 44% response rate was seen; rash was seen in men (22/50).", [rate("ORR", percent=44.0)]),
        (
            "PFS 5.6 against 4.2 months, OS 13.1 against 10.9.",
            [{"endpoint": e, "value": v} for e, v in zip("PPOO", (5.6, 4.2, 13.1, 10.9), strict=True)],
        ),
    ],
)
def test_numbers_that_others_beside_them_complete(text: str, expected: list[dict[str, object]]) -> None:
    names = {"P": "PFS", "O": "OS"}
    assert facts(text) == [{**e, "endpoint": names.get(str(e["endpoint"]), e["endpoint"])} for e in expected]


def test_a_rate_of_the_controls() -> None:
    text = "At three years 61% of those who had received KLN-330 and 48% of controls were alive."
    assert assets(text) == [(61.0, ["KLN-330"]), (48.0, [])]


def test_a_death_that_an_event_led_to_is_no_survival() -> None:
    assert facts("Serious adverse events were reported in 31 patients (22%), leading to death in two.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The 12-week DCR was 58%, and 12 patients (20%) stayed on treatment for a year.", [("DCR", 58.0)]),
        ("ORR/DCR 40%/75% with nivolumab and 22%/51% with docetaxel.", [("ORR", 40.0), ("DCR", 75.0), ("ORR", 22.0), ("DCR", 51.0)]),
        (
            "Median PFS and OS were 7.1/14.3 months with nivolumab and 5.2/11.9 months with docetaxel.",
            [("PFS", 7.1), ("OS", 14.3), ("PFS", 5.2), ("OS", 11.9)],
        ),
        ("At the 2-year mark, EFS was 71% (SE 4%) against 58% (SE 5%).", [("EFS", 71.0), ("EFS", 58.0)]),
        ("KLN-330 lengthened PFS (HR 0.51) from 4.2 to 8.8 months.", [("PFS", None), ("PFS", 4.2), ("PFS", 8.8)]),
        ("Responses: 2 CR, 8 PR and 14 SD.", [("CR", None), ("PR", None), ("SD", None)]),
        ("CRs were deep: MRD was undetectable in 15 of 19.", [("MRD", None)]),
        ("Six of the eight patients with TP53 mutations and two of 11 without responded.", []),
    ],
)
def test_whose_each_number_is(text: str, expected: list[tuple[str, float | None]]) -> None:
    assert [(f["endpoint"], f.get("percent", f.get("value"))) for f in facts(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The median OS, 14.2 months (95% CI 12.1–16.8), exceeded that of docetaxel, 10.9 months (9.0–12.5).", [14.2, 10.9]),
        ("Median OS with KLN-330 is 14.2 months; docetaxel gave 10.9 months.", [14.2, 10.9]),
        ("Median OS with KLN-330 is 14.2 months; treatment with docetaxel took 3.2 months.", [14.2]),
        ("ORR by BICR was 38% and by investigator 44%.", [38.0, 44.0]),
    ],
)
def test_figures_that_go_on_with_the_endpoint(text: str, expected: list[float]) -> None:
    assert [f.get("percent", f.get("value")) for f in facts(text)] == expected


def test_a_group_ends_before_its_number() -> None:
    text = "Among 24 women with BRCA mutations nine responded (37.5%)."
    assert facts(text) == [rate("ORR", 9, 24, 37.5, arm="women with BRCA mutations")]


def test_an_arm_right_before_the_next_figure_is_of_that_one() -> None:
    doses = facts("At 100 mg the ORR was 20% (4/20), at 200 mg 45% (9/20).")
    assert [(f["percent"], f.get("arm")) for f in doses] == [(20.0, "100 mg"), (45.0, "200 mg")]
    drugs = facts("ORR was 20% with nivolumab and with docetaxel 11%.")
    assert [(f["percent"], f.get("arm")) for f in drugs] == [(20.0, "nivolumab"), (11.0, "docetaxel")]


def test_a_drug_of_another_kind_is_not_meant() -> None:
    text = "Osimertinib came first. Median PFS was 10.6 months with the antibody and oxaliplatin."
    assert "osimertinib" not in [name.lower() for _, given in assets(text) for name in given]


def test_a_kind_without_a_partner_stands_for_nobody() -> None:
    text = "Zanatamab is an antibody. Docetaxel was given. ORR was 20% with docetaxel. Binding of the antibody was strong."
    assert assets(text) == [(20.0, ["docetaxel"])]
