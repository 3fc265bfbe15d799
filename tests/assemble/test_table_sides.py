"""Arms that share a row, a column or a cell of a result table, and the keys and marks that explain them; every table is made for these tests."""

import pytest

from abstract2kb.assemble.cells import figures_in, p_at_end
from abstract2kb.assemble.outcomes import outcomes
from abstract2kb.assemble.table_marks import note_of
from abstract2kb.pipeline import extract_text

from .test_outcomes import table_scene
from .test_result_tables import facts

Rows = list[list[str]]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("84.7 71.3", ["84.7", "71.3"]),
        ("88.2 (83.7–92.6) vs. –", ["88.2 (83.7–92.6)", "–"]),
        ("0.10 (0.06–0.17) 0.20 (0.13–0.30) ref.", ["0.10 (0.06–0.17)", "0.20 (0.13–0.30)", "ref."]),
        ("51.6 (26.9–83.9) vs 13.3 (8.0–24.9) weeks", ["51.6 (26.9–83.9)", "13.3 (8.0–24.9)"]),
        ("7.4 months vs 5.1 months", ["7.4 months", "5.1 months"]),
        ("9 (21)", ["9 (21)"]),
        ("Phase 1/2", []),
        ("40 mg daily", []),
    ],
)
def test_figures_side_by_side(text: str, parts: list[str]) -> None:
    assert [text[a:b] for a, b in figures_in(text)] == parts


def test_columns_of_regimens_give_the_arms_of_columns_with_the_same_heading() -> None:
    rows = [
        ["Trial", "Regimen (n) E", "Regimen (n) C", "ORR, % E", "ORR, % C", "OS HR (95% CI)"],
        ["ALPHA-1", "XYZ-101 + nivolumab (120)", "nivolumab (118)", "41", "20", "0.70 (0.55–0.90)"],
        ["BETA-2", "ABC-202 (60)", "chemotherapy (59)", "33", "12", "–"],
    ]
    heads = [["Trial", "Experimental regimen (n)", "Control regimen (n)", "ORR, % exp", "ORR, % ctrl", "OS HR (95% CI)"], *rows[1:]]
    found = facts(heads, "percent", "total", "arm", "hr")
    assert found[:3] == [
        ("ORR", 41.0, 120, "XYZ-101 + nivolumab", None),
        ("ORR", 20.0, 118, "nivolumab", None),
        ("OS", None, None, None, 0.7),
    ]


@pytest.mark.parametrize("between", [" vs ", " vs. ", " / ", " | ", " "])
def test_a_row_of_arms_gives_the_arms_of_cells_with_two_figures(between: str) -> None:
    rows = [
        ["", "ALPHA-1", "BETA-2"],
        ["Arms (n)", "XYZ-101 (50) vs placebo (49)", "ABC-202 (30) vs nivolumab (31)"],
        ["ORR, %", f"41{between}20", f"33{between}12"],
        ["Median PFS, mo", f"9.1{between}4.2", f"NR{between}5.0"],
        ["PFS, HR (95% CI)", "0.50 (0.40–0.60)", "0.70 (0.60–0.80)"],
    ]
    assert facts(rows, "percent", "value", "total", "arm", "assets") == [
        ("ORR", 41.0, None, 50, "XYZ-101", ("XYZ-101",)),
        ("ORR", 20.0, None, 49, "placebo", ()),
        ("ORR", 33.0, None, 30, "ABC-202", ("ABC-202",)),
        ("ORR", 12.0, None, 31, "nivolumab", ("nivolumab",)),
        ("PFS", None, 9.1, None, "XYZ-101", ("XYZ-101",)),
        ("PFS", None, 4.2, None, "placebo", ()),
        ("PFS", None, "NR", None, "ABC-202", ("ABC-202",)),
        ("PFS", None, 5.0, None, "nivolumab", ("nivolumab",)),
        ("PFS", None, None, None, None, ("XYZ-101",)),
        ("PFS", None, None, None, None, ("ABC-202",)),
    ]


def test_ratios_against_the_last_of_three_arms() -> None:
    rows = [
        ["", "ALPHA-1"],
        ["Arms (n)", "XYZ-101 (50) vs nivolumab (49) vs placebo (48)"],
        ["PFS, HR (95% CI)", "0.50 (0.40–0.60) 0.80 (0.60–0.90) ref."],
    ]
    assert facts(rows, "hr", "arm", "assets") == [("PFS", 0.5, "XYZ-101", ("XYZ-101",)), ("PFS", 0.8, "nivolumab", ("nivolumab",))]


def test_a_count_with_its_percent_is_no_pair_of_arms() -> None:
    rows = [["", "ALPHA-1"], ["Arms (n)", "XYZ-101 (50) vs placebo (49)"], ["ORR, n (%)", "20 (40)"]]
    assert all(o.percent == 40.0 for o in outcomes(table_scene(rows), None))


def test_the_endpoint_of_a_ratio_beside_its_survival() -> None:
    rows = [["", "Median PFS, mo", "HR (95% CI)"], ["XYZ-101", "9.1", "0.50 (0.40–0.60)"]]
    assert facts(rows, "value", "hr") == [("PFS", 9.1, None), ("PFS", None, 0.5)]
    rows = [["", "ORR, %", "HR (95% CI)"], ["XYZ-101", "41", "0.50 (0.40–0.60)"]]
    assert facts(rows, "percent", "hr") == [("ORR", 41.0, None)]


def test_a_p_value_at_the_end_of_a_ratio() -> None:
    rows = [["", "XYZ-101", "Placebo"], ["HR for death (95% CI); P", "0.78 (0.62–0.98); 0.032", ""]]
    assert facts(rows, "hr", "ci_high", "p") == [("OS", 0.78, 0.98, "0.032")]
    assert p_at_end("0.78 (0.62–0.98)", True) == ("0.78 (0.62–0.98)", None)
    assert p_at_end("0.50; p < 0.001", False) == ("0.50", "<0.001")


def test_notes_by_mark() -> None:
    notes = "CR, complete response. a CR/CRh. b Relapse-free survival; immature. c 97.5% CI."
    assert [note_of(m, notes) for m in "abcd"] == ["CR/CRh.", "Relapse-free survival; immature.", "97.5% CI.", None]
    assert note_of("a", "A trial of a drug. All patients.") is None


def test_a_name_of_two_words_before_its_number() -> None:
    found = extract_text("In the phase 3 ALPHA-First (NCT01234567) trial, 300 patients were treated with XYZ-101.")
    assert [(s.acronym.value if s.acronym else None, [r.value for r in s.registry_ids]) for s in found.studies] == [("ALPHA-First", ["NCT01234567"])]


def test_a_row_with_two_arms_that_have_the_same_headings() -> None:
    rows = [
        ["Trial", "Regimen", "N", "ORR, %", "Median PFS, mo", "Regimen", "N", "ORR, %", "Median PFS, mo", "PFS HR (95% CI)"],
        ["LARCH-1", "XYZ-101", "198", "50.0", "11.1", "docetaxel", "200", "38.5", "5.8", "0.51 (0.38–0.69)"],
        ["LARCH-2", "XYZ-102", "299", "26.4", "4.4", "docetaxel", "305", "12.8", "3.7", "0.75 (0.62–0.91)"],
    ]
    found = [(o.endpoint.value, o.percent or o.value or o.hr, o.total, o.assets) for o in outcomes(table_scene(rows), None)]
    assert found[:5] == [
        ("ORR", 50.0, 198, ("XYZ-101",)),
        ("PFS", 11.1, None, ("XYZ-101",)),
        ("ORR", 38.5, 200, ("docetaxel",)),
        ("PFS", 5.8, None, ("docetaxel",)),
        ("PFS", 0.51, None, ("XYZ-101",)),
    ]
