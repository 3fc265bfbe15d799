"""Result tables: what a cell is of, whose it is, and how it is read; every table is made for these tests."""

import pytest

from abstract2kb.assemble.cells import hints_of, interval_in, interval_of, read_cell
from abstract2kb.assemble.outcomes import outcomes
from abstract2kb.assemble.safety import adverse_events
from abstract2kb.assemble.table_arms import arm_words, is_control, regimens
from abstract2kb.assemble.table_grades import grade_of
from abstract2kb.assemble.table_pairs import grades_of_pair

from .test_outcomes import table_scene

Rows = list[list[str]]


def facts(rows: Rows, *keys: str, headings: int = 1) -> list[tuple[object, ...]]:
    return [(o.endpoint.value, *(getattr(o, k) for k in keys)) for o in outcomes(table_scene(rows, headings), None)]


def events(rows: Rows, *keys: str) -> list[tuple[object, ...]]:
    return [(e.term, *(getattr(e, k) for k in keys)) for e in adverse_events(table_scene(rows), None)]


HEAD = ["Trial", "Registry no.", "Regimen vs control", "N", "Median PFS, mo exp", "Median PFS, mo ctrl", "PFS HR (95% CI)"]
TRIALS = [
    HEAD,
    ["LARCH-1, all patients", "NCT01234567", "XYZ-101 vs placebo, + nivolumab", "400", "9.1 (8.0–10.2)", "5.2", "0.60 (0.50–0.72)"],
    ["Older patients", "", "", "120", "8.4", "5.0", "–"],
    ["LARCH-2", "NCT02345678", "Ipilimumab + nivolumab vs placebo + same", "90", "NR", "4.4", "0.71 (0.52–0.97)"],
]


def test_a_regimen_gives_the_arms_of_the_columns() -> None:
    assert facts(TRIALS, "value", "hr", "arm", "assets") == [
        ("PFS", 9.1, None, "XYZ-101 + nivolumab", ("XYZ-101", "nivolumab")),
        ("PFS", 5.2, None, "placebo + nivolumab", ("nivolumab",)),
        ("PFS", None, 0.6, None, ("XYZ-101", "nivolumab")),
        ("PFS", 8.4, None, "Older patients, XYZ-101 + nivolumab", ("XYZ-101", "nivolumab")),
        ("PFS", 5.0, None, "Older patients, placebo + nivolumab", ("nivolumab",)),
        ("PFS", "NR", None, "Ipilimumab + nivolumab", ("Ipilimumab", "nivolumab")),
        ("PFS", 4.4, None, "placebo + nivolumab", ("nivolumab",)),
        ("PFS", None, 0.71, None, ("Ipilimumab", "nivolumab")),
    ]


def test_intervals_and_p_values_of_the_next_row() -> None:
    rows = [
        ["", "Cohort 1 (n=66)", "Cohort 2 (n=87)"],
        ["ORR, %", "35", "29"],
        ["95% CI", "23.5–47.6", "19.5–39.4"],
        ["PFS HR", "0.62", "0.80"],
        ["p value", "<0.001", "0.04"],
    ]
    assert facts(rows, "percent", "ci_low", "ci_high", "hr", "p") == [
        ("ORR", 35.0, 23.5, 47.6, None, None),
        ("ORR", 29.0, 19.5, 39.4, None, None),
        ("PFS", None, None, None, 0.62, "<0.001"),
        ("PFS", None, None, None, 0.80, "0.04"),
    ]


def test_a_ratio_row_is_of_the_endpoint_above_and_a_column_of_ratios_of_the_first_arm() -> None:
    rows = [["", "XYZ-101 (n=50)", "Placebo (n=49)"], ["PFS at 12 months", "64.9%", "54.8%"], ["Hazard ratio", "0.68", "reference"]]
    assert facts(rows, "at", "percent", "hr") == [("PFS", "12 months", 64.9, None), ("PFS", "12 months", 54.8, None), ("PFS", None, None, 0.68)]
    rows = [["", "XYZ-101", "Placebo", "HR (95% CI)"], ["Median OS, mo", "11.1", "9.8", "0.84 (0.68–1.04)"]]
    assert facts(rows, "hr", "arm", "assets")[-1] == ("OS", 0.84, None, ("XYZ-101",))


def test_a_section_names_the_endpoint_of_subgroups() -> None:
    rows = [["", "XYZ-101", "Placebo"], ["Median PFS, months", "", ""], ["Low", "13.2", "8.1"], ["HR-positive", "13.3", "8.2"]]
    assert facts(rows, "value", "arm") == [
        ("PFS", 13.2, "XYZ-101, Low"),
        ("PFS", 8.1, "Placebo, Low"),
        ("PFS", 13.3, "XYZ-101, HR-positive"),
        ("PFS", 8.2, "Placebo, HR-positive"),
    ]


def test_landmarks_as_rows_and_best_responses() -> None:
    rows = [["", "XYZ-101", "Placebo"], ["PFS rate, %", "", ""], ["6 months", "61.2", "40.1"]]
    assert facts(rows, "at", "percent", "arm") == [("PFS", "6 months", 61.2, "XYZ-101"), ("PFS", "6 months", 40.1, "Placebo")]
    rows = [["Best response", "All (n=18)"], ["CR", "0"], ["PR", "5 (28)"], ["PD", "4 (22)"]]
    assert [(e, n) for e, n in facts(rows, "n")] == [("PR", 5), ("PD", 4)]


def test_what_patients_had_before_is_no_regimen_and_baseline_no_result() -> None:
    rows = [["Set", "ORR, %"], ["After nivolumab failure (n=50)", "44"], ["With XYZ-101 (n=9)", "51"]]
    assert facts(rows, "total", "percent", "assets") == [("ORR", 50, 44.0, ()), ("ORR", 9, 51.0, ("XYZ-101",))]
    rows = [["Baseline characteristic", "XYZ-101 (n=40)"], ["Prior response to PD-1, n (%)", "12 (30)"], ["Neuropathy, n (%)", "4 (10)"]]
    assert facts(rows) == [] == events(rows)


def test_events_of_two_level_headings() -> None:
    rows = [["Event", "XYZ-101 (n=101) Any", "XYZ-101 (n=101) ≥3"], ["Nausea", "51 (50.5)", "3 (3.0)"], ["Rash", "20 (19.8)", "0"]]
    assert events(rows, "grade", "n", "arm") == [
        ("Nausea", None, 51, "XYZ-101"),
        ("Nausea", ">=3", 3, "XYZ-101"),
        ("Rash", None, 20, "XYZ-101"),
        ("Rash", ">=3", 0, "XYZ-101"),
    ]


def test_events_as_a_whole_take_their_name_from_the_heading() -> None:
    rows = [["Treatment-related AEs, n (%)", "XYZ-101 (n=40)"], ["Grade ≥3", "9 (23)"], ["Led to discontinuation", "3 (8)"], ["Fatigue", "8 (20)"]]
    assert events(rows, "grade", "n", "category") == [
        ("Treatment-related AEs", ">=3", 9, "treatment-related"),
        ("Treatment-related AEs led to discontinuation", None, 3, "discontinuation"),
        ("Fatigue", None, 8, "treatment-related"),
    ]


def test_arms_as_rows_and_blank_labels() -> None:
    rows = [["Trial", "Arm", "n", "Nausea, % Any", "Nausea, % ≥3"], ["LARCH-1", "XYZ-101", "360", "51.1", "1.4"], ["", "Placebo", "351", "23.6", "0"]]
    assert events(rows, "grade", "total", "percent", "arm") == [
        ("Nausea", None, 360, 51.1, "XYZ-101"),
        ("Nausea", ">=3", 360, 1.4, "XYZ-101"),
        ("Nausea", None, 351, 23.6, "Placebo"),
        ("Nausea", ">=3", 351, 0.0, "Placebo"),
    ]


@pytest.mark.parametrize(
    ("cell", "heads", "expected"),
    [
        ("50.7 (36/71)", "ORR, % (n/N)", (36, 71, 50.7)),
        ("61.5% 16/26", "ORR", (16, 26, 61.5)),
        ("61.5 16/26", "DCR, %", (16, 26, 61.5)),
        ("61.5 9/26", "DCR, %", None),
        ("14/17 (82.4)", "ORR, n/N (%)", (14, 17, 82.4)),
        ("25.0", "AEs, % of patients", (None, None, 25.0)),
        ("50.7 (36/90)", "ORR, % (n/N)", None),
    ],
)
def test_rates(cell: str, heads: str, expected: tuple[object, ...] | None) -> None:
    figure = read_cell(cell, 0, hints_of(heads))
    assert (figure and (figure.n, figure.total, figure.percent)) == expected


def test_ratios_and_intervals() -> None:
    figure = read_cell("HR 0.26 (0.18–0.38)", 0, hints_of("Effect (95% CI)"))
    assert figure is not None
    assert (figure.kind, figure.ratio, figure.low) == ("ratio", 0.26, 0.18)
    assert read_cell("Δ 8.5 points", 0, hints_of("Effect")) is None
    assert interval_of("23.5–NE") == (23.5, "NR")
    assert interval_in("95% CI 0.38–0.63.") == (0.38, 0.63)
    assert interval_in("56% crossed over") is None
    assert not hints_of("HR-positive cohort").ratio


def test_sides_of_comparisons() -> None:
    def words(text: str) -> list[str] | None:
        sides = regimens(text, 0, len(text))
        return [side.words for side in sides] if sides else None

    assert words("A vs placebo, + B, then C") == ["A + B, then C", "placebo + B, then C"]
    assert words("A + B + C vs placebo + same") == ["A + B + C", "placebo + B + C"]
    assert words("Chemotherapy ± A") == ["Chemotherapy + A", "Chemotherapy"]
    assert words("A, single arm") is None


def test_words_of_arms_and_grades() -> None:
    assert arm_words("Placebo (n=99), %") == "Placebo"
    assert arm_words("All randomised") is None
    assert grade_of(["≥3", "Nausea"]) == ">=3"
    assert grade_of(["Any", "Grade ≥3 events"]) == "any"
    assert grades_of_pair(["any grade / grade ≥3"]) == ("any", ">=3")
    assert grades_of_pair(["nausea"]) is None


@pytest.mark.parametrize(
    ("head", "count", "percent", "total"),
    [
        ("Patients with any event, %", False, True, None),
        ("Patients with any event", True, False, None),
        ("ORR, n (%)", True, True, None),
        ("XYZ-101 (162 patients)", False, False, 162),
        ("Placebo, 88 pts", False, False, 88),
        ("No. of patients", True, False, None),
    ],
)
def test_people_in_a_heading_are_no_counts_where_it_says_percent(head: str, count: bool, percent: bool, total: int | None) -> None:
    hints = hints_of(head)
    assert (hints.count, hints.percent, hints.total) == (count, percent, total)


def test_shares_of_events_landmarks_in_cells_and_sizes_in_arms() -> None:
    rows = [["Trial", "Arm (N)", "Neutropenia ≥3", "Infection ≥3"], ["LARCH-1", "XYZ-101 (120)", "61.5", "20"], ["", "Placebo (118)", "72", "3"]]
    assert events(rows, "grade", "n", "percent", "total") == [
        ("Neutropenia", ">=3", None, 61.5, 120),
        ("Infection", ">=3", None, 20.0, 120),
        ("Neutropenia", ">=3", None, 72.0, 118),
        ("Infection", ">=3", None, 3.0, 118),
    ]
    rows = [["Trial", "Agent", "n", "PFS rate"], ["LARCH-1", "XYZ-101", "120", "61% at 12 mo"], ["LARCH-2", "XYZ-102", "118", "41% (6 mo)"]]
    assert facts(rows, "percent", "at") == [("PFS", 61.0, "12 mo"), ("PFS", 41.0, "6 mo")]


def test_the_corner_gives_the_landmark_of_rates() -> None:
    rows = [["At 5 years", "XYZ-101", "Placebo"], ["OS, % (95% CI)", "86.6 (84.0–88.8)", "81.7 (77.5–85.2)"], ["Median PFS, mo", "14", "9"]]
    assert facts(rows, "percent", "value", "at") == [
        ("OS", 86.6, None, "At 5 years"),
        ("OS", 81.7, None, "At 5 years"),
        ("PFS", None, 14.0, None),
        ("PFS", None, 9.0, None),
    ]


def test_arms_are_the_labels_of_a_table_without_headings() -> None:
    rows = [["Arm 1, XYZ-101 (n=60)", "pCR 20.0%; mPR 45.0%"], ["Arm 2, XYZ-102 (n=61)", "pCR 26.7%; mPR 53.3%"]]
    assert facts(rows, "percent", "arm", headings=0) == [
        ("pCR", 20.0, "Arm 1, XYZ-101"),
        ("MPR", 45.0, "Arm 1, XYZ-101"),
        ("pCR", 26.7, "Arm 2, XYZ-102"),
        ("MPR", 53.3, "Arm 2, XYZ-102"),
    ]


def test_disease_control_is_no_control_arm() -> None:
    assert is_control("Control arm")
    assert not is_control("Disease control rate, %")
    rows = [["Endpoint (XYZ-101 / placebo)", "Result"], ["Disease control rate", "89.9% vs 70.5%"], ["ORR", "50.0% vs 38.5%"]]
    assert facts(rows, "percent", "arm")[:2] == [("DCR", 89.9, "XYZ-101"), ("DCR", 70.5, "placebo")]


def test_two_columns_of_arms_and_their_medians() -> None:
    for head in ("Arm", "Treatment", "Group"):
        rows = [[head, "Median PFS (95% CI), months"], ["XYZ-101 + nivolumab", "9.8 (8.0–11.1)"], ["Placebo", "5.4 (4.9–6.7)"]]
        assert facts(rows, "value", "arm", "assets") == [
            ("PFS", 9.8, "XYZ-101 + nivolumab", ("XYZ-101", "nivolumab")),
            ("PFS", 5.4, "Placebo", ()),
        ]


def test_the_best_change_from_baseline_is_no_table_of_baselines() -> None:
    rows = [["Best change from baseline", "N=30"], ["CR", "2"], ["PR", "9"], ["SD", "12"], ["PD", "5"], ["NE", "2"]]
    assert facts(rows, "n", "total")[:2] == [("CR", 2, 30), ("PR", 9, 30)]
    assert facts([["Baseline characteristics", "N=30"], *rows[1:]], "n") == []


def test_a_ratio_over_a_whole_row_is_of_the_medians_above() -> None:
    arms = [["Arm", "n", "Median PFS, mo (95% CI)"], ["XYZ-101", "210", "15.8 (13.0–18.1)"], ["Placebo", "208", "8.4 (6.9–9.7)"]]
    for line in ("Hazard ratio 0.57 (95% CI, 0.47–0.69); p<0.0001", "HR: 0.57 (95% CI 0.47–0.69), p<0.0001"):
        found = facts([*arms, [line, "", ""]], "hr", "ci_low", "p", "assets")
        assert found[2:] == [("PFS", 0.57, 0.47, "<0.0001", ("XYZ-101",))]
    both = [["Arm", "Median PFS, mo", "Median OS, mo"], ["XYZ-101", "15.8", "30.1"], ["Placebo", "8.4", "20.2"], ["HR 0.57 (0.47–0.69)", "", ""]]
    assert [o for o in facts(both, "hr") if o[1]] == []


def test_a_column_of_events_beside_the_endpoints_of_the_rows() -> None:
    rows: Rows = [
        ["Trial", "Experimental arm", "Control arm", "Endpoint", "Exp., mo", "Control, mo", "Grade ≥3 AEs, % exp. / control"],
        ["ALPHA-1", "Afatinib", "Placebo", "PFS", "9.1", "6.0", "41 / 12"],
        ["BETA-2", "Axitinib", "Docetaxel", "OS", "14.2", "11.9", "33 / 58"],
    ]
    found = facts(rows, "percent", "value")
    assert [f for f in found if f[1] is not None] == []
    assert [e[1] for e in events(rows, "percent")] == [41.0, 12.0, 33.0, 58.0]
