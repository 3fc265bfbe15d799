"""Outcomes in abstracts' prose: lists of landmarks, rows per arm, numbered arms, whom a rate is of; every sentence is written for these tests."""

import pytest

from abstract2kb.assemble.arm_names import named_arms
from abstract2kb.pdf.report import Report
from abstract2kb.pipeline import extract_text
from abstract2kb.records import Outcome
from tests.assemble.test_outcomes import facts, rate, read, scene_of


def time(endpoint: str, value: float, **more: object) -> dict[str, object]:
    return {"endpoint": endpoint, "value": value} | more


def names(text: str) -> list[tuple[Outcome, list[str]]]:
    """The outcomes of a text with the names of their assets."""
    extraction = extract_text(text)
    known = {a.id: a.name for a in extraction.assets}
    return [(o, [known[i] for i in o.assets]) for o in extraction.outcomes]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "DFS was 61.5% at 18 months (95% CI, 50.2–71.8).",
            [rate("DFS", percent=61.5, at="18 months", ci_low=50.2, ci_high=71.8)],
        ),
        (
            "OS rates at 6, 12 and 18 months were 80%, 60% and 41%.",
            [rate("OS", percent=p, at=a) for p, a in ((80, "6 months"), (60, "12 months"), (41, "18 months"))],
        ),
        ("Median OS was 31.4 against 26.8 mo.", [time("OS", 31.4), time("OS", 26.8)]),
        ("ORR was 33.3% (21.4–47.1).", [rate("ORR", percent=33.3, ci_low=21.4, ci_high=47.1)]),
        (
            "Median PFS was 7.3 months (5.5–9.1) and ORR 40% (31–50).",
            [time("PFS", 7.3, ci_low=5.5, ci_high=9.1), rate("ORR", percent=40.0, ci_low=31.0, ci_high=50.0)],
        ),
        ("All 9 (100%; 95% CI, 66 to 100) had a complete response.", [rate("CR", 9, 9, 100.0, ci_low=66.0, ci_high=100.0)]),
        ("The disease control rate in 31 evaluable pts was 58%.", [rate("DCR", total=31, percent=58.0)]),
        ("Three pts (5%) and one pt (2%), respectively, had a complete response.", [rate("CR", 3, percent=5.0), rate("CR", 1, percent=2.0)]),
        ("The trial gave responses in 7 of 20 women (35%).", [rate("ORR", 7, 20, 35.0)]),
        ("Disease was controlled in 72.5%.", [rate("DCR", percent=72.5)]),
        ("Nobody responded.", [rate("ORR", 0)]),
        ("Ten pts (25%) were MRD negative; of those in CR, 60% were.", [rate("MRD", 10, percent=25.0), rate("MRD", percent=60.0)]),
        (
            "Five of 20 pts had a partial response (25%); the median duration of that response was 8.8 months.",
            [rate("PR", 5, 20, 25.0), time("DOR", 8.8)],
        ),
    ],
)
def test_prose(text: str, expected: list[dict[str, object]]) -> None:
    assert facts(text) == expected


def test_times_of_visits_are_no_results() -> None:
    assert read("PFS was assessed at 12, 24 and 36 months.") == []


def test_a_bracket_without_any_interval_about_is_a_range() -> None:
    assert [(o.value, o.ci_low) for o in read("Median OS was 7.3 months (5.5–9.1).")] == [(7.3, None)]


def test_or_better_belongs_to_the_name() -> None:
    text = "PR or better was reached by 88% vs 74%, very good partial response (VGPR) or better by 61% vs 47%, and CR by 26% vs 15%."
    expected = [("ORR", 88), ("ORR", 74), ("VGPR", 61), ("VGPR", 47), ("CR", 26), ("CR", 15)]
    assert [(o.endpoint, o.percent) for o in read(text)] == expected


def test_rows_of_figures_per_arm() -> None:
    text = "ORR and disease control rate (DCR) were 31% and 80% with arm A, 9% and 52% with arm B."
    assert {(o.endpoint, o.percent, o.arm) for o in read(text)} == {
        ("ORR", 31, "arm A"),
        ("DCR", 80, "arm A"),
        ("ORR", 9, "arm B"),
        ("DCR", 52, "arm B"),
    }


def test_two_arms_for_each_endpoint_are_no_rows() -> None:
    found = read("ORR and DCR were 31% vs 9%.")
    assert [o.percent for o in found] == [31, 9]


def test_labels_of_a_list_of_arms() -> None:
    text = "Median OS was 20.5 (17.0–25.1), 14.2 (11.0–18.0) and 9.9 months (8.0–12.2; 95% CI) in arms A, B and C, respectively."
    assert [(o.value, o.arm) for o in read(text)] == [(20.5, "arms A"), (14.2, "B"), (9.9, "C")]


def test_a_count_after_one_cohort_is_no_label() -> None:
    found = read("A response was confirmed in 60.5% (51.0–69.0) of cohort 1 and 48.2% (40.0–57.0) of cohort 2.")
    assert [(o.percent, o.arm) for o in found] == [(60.5, "cohort 1"), (48.2, "cohort 2")]


def test_a_ratio_without_its_name_goes_on_with_the_last() -> None:
    found = read("The HR for death was 0.61 (95% CI 0.50–0.75) for A and 0.72 (0.60–0.88) for B.")
    assert [(o.endpoint, o.hr) for o in found] == [("OS", 0.61), ("OS", 0.72)]


def test_what_a_lettered_arm_was_given() -> None:
    scene = scene_of(
        Report.from_text(
            "Pts were randomized to nivolumab + ipilimumab for four doses, then nivolumab (arm A); nivolumab + placebo (arm B); or ipilimumab (arm C).",
            "test",
        )
    )
    assert named_arms(scene) == {"a": ("nivolumab", "ipilimumab"), "b": ("nivolumab",), "c": ("ipilimumab",)}


def test_a_drug_of_the_background_is_not_that_of_the_results() -> None:
    text = (
        "Adagrasib in pretreated NSCLC: a phase 2 study.\nBackground: Sotorasib, the first of its class, gave an ORR of 37%. "
        "Methods: Pts took 600 mg twice daily. Results: ORR was 41%."
    )
    assert [(o.percent, assets) for o, assets in names(text)] == [(37, ["sotorasib"]), (41, ["adagrasib"])]


def test_what_each_of_two_arms_is_given_with() -> None:
    text = (
        "Background: First-line therapy is debated. Methods: Pts were randomized 1:1 to panitumumab (PAN) or bevacizumab (BEV), each with FOLFOX "
        "(oxaliplatin, leucovorin and fluorouracil). Results: Median OS was 30.1 mo with PAN and 27.2 mo with BEV (HR, 0.90)."
    )
    first, second, ratio = (set(assets) for _, assets in names(text))
    assert "panitumumab" in first
    assert "bevacizumab" not in first
    assert "bevacizumab" in second
    assert "panitumumab" in ratio
