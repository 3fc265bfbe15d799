"""Cells that tell results in words, cells that compare arms under headings of trials, and what notes and blanks say of cells."""

from __future__ import annotations

from abstract2kb.assemble.cells import hints_of, read_cell
from abstract2kb.assemble.outcomes import outcomes
from abstract2kb.assemble.safety import adverse_events
from abstract2kb.assemble.table_readings import at_each
from abstract2kb.assemble.table_words import FIGURE
from abstract2kb.pdf.cell_text import goes_on

from .test_outcomes import table_scene

Rows = list[list[str]]


def facts(rows: Rows, *keys: str) -> list[tuple[object, ...]]:
    return [(o.endpoint.value, *(getattr(o, k) for k in keys)) for o in outcomes(table_scene(rows), None)]


WATCH = [
    ["Asset", "Company", "Mechanism", "What we know"],
    ["XYZ-101", "Acme", "CD73 antibody", "ORR 31%; median PFS 7.4 months. Nausea 38%"],
    ["nivolumab", "Acme", "PD-1 antibody", "To be combined with chemotherapy"],
]


def test_a_cell_in_words_beside_an_asset_is_read_as_prose() -> None:
    assert facts(WATCH, "percent", "value", "assets") == [("ORR", 31.0, None, ("XYZ-101",)), ("PFS", None, 7.4, ("XYZ-101",))]
    assert [(e.term.lower(), e.percent, e.assets) for e in adverse_events(table_scene(WATCH), None)] == [("nausea", 38.0, ("XYZ-101",))]


def test_a_result_that_names_its_endpoint_is_of_its_row() -> None:
    rows = [["Cohort", "Evaluable", "Result"], ["A: XYZ-101 + nivolumab", "48", "CR 66.7% (95% CI 51.6–79.6)"], ["B: XYZ-101", "77", "CR 80.5%"]]
    assert facts(rows, "percent", "total", "ci_low", "arm", "assets") == [
        ("CR", 66.7, 48, 51.6, "A: XYZ-101 + nivolumab", ("XYZ-101", "nivolumab")),
        ("CR", 80.5, 77, None, "B: XYZ-101", ("XYZ-101",)),
    ]


COMPARED = [
    ["", "XYZ-101 (n = 210) vs placebo (n = 208) median follow-up 18 months"],
    ["Median PFS, months", "7.1 (95% CI, 6.0–8.3) vs 4.2 (3.9–4.8)"],
    ["ORR", "38.1% vs 14.9%"],
    ["6- and 12-month PFS", "55% vs 31%, and 28% vs 9%"],
]


def test_sides_of_a_heading_have_sizes_and_intervals() -> None:
    assert facts(COMPARED, "value", "percent", "total", "ci_low", "arm", "at") == [
        ("PFS", 7.1, None, None, 6.0, "XYZ-101", None),
        ("PFS", 4.2, None, None, 3.9, "placebo", None),
        ("ORR", None, 38.1, 210, None, "XYZ-101", None),
        ("ORR", None, 14.9, 208, None, "placebo", None),
        ("PFS", None, 55.0, None, None, "XYZ-101", "6 month"),
        ("PFS", None, 31.0, None, None, "placebo", "6 month"),
        ("PFS", None, 28.0, None, None, "XYZ-101", "12 month"),
        ("PFS", None, 9.0, None, None, "placebo", "12 month"),
    ]


def test_a_cell_is_parted_only_where_both_parts_compare() -> None:
    assert at_each("55% vs 31%, and 28% vs 9%") == [(0, 10), (16, 25)]
    assert at_each("55% vs 31%, P = .02") == []


def test_blanks_are_cells_of_figures() -> None:
    assert all(FIGURE.match(text) for text in ("…", "·", "– / 30.1", "not shown", "..."))
    assert not any(FIGURE.match(text) for text in ("· oral", "not a figure", "Any / all"))


def test_the_number_treated_in_brackets_is_the_total() -> None:
    figure = read_cell("12% (of 79 treated)", 0, hints_of("Related events, %", "N = 53"))
    assert figure is not None
    assert (figure.percent, figure.total) == (12.0, 79)


def test_a_unit_goes_on_from_its_figure() -> None:
    assert goes_on("1.5", "GBq")
    assert goes_on("0.65 (0.50–0.84);", ".0007")
    assert not goes_on("Arm", "GBq")
