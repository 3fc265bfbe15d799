"""Tiles and headlines: the figure, its name, and in a bracket behind the name what more there is of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from abstract2kb.records import Extraction

READ = Callable[[str], Extraction]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("52% ORR (n=67)", (52.0, None, 67, None, None)),
        ("ORR (n=67): 52%", (52.0, None, 67, None, None)),
        ("52% objective response rate (ORR), n=67", (52.0, None, 67, None, None)),
        ("52% confirmed ORR (95% CI 40–64)", (52.0, None, None, 40.0, 64.0)),
        ("8.3 months median PFS (95% CI 6.1–9.9)", (8.3, None, None, 6.1, 9.9)),
        ("52% ORR (35/67)", (52.0, 35, 67, None, None)),
        ("52.2% confirmed ORR 35/67", (52.2, 35, 67, None, None)),
        ("52.2% confirmed ORR 35 of 67 patients", (52.2, 35, 67, None, None)),
        ("88.1% disease control, zelorubart alone 59/67 patients", (88.1, 59, 67, None, None)),
        ("52.2% ORR 20/67", (52.2, None, None, None, None)),
        ("8.3 mo median PFS 95% CI 6.1–9.9", (8.3, None, None, 6.1, 9.9)),
        ("8.3 median PFS, months", (8.3, None, None, None, None)),
        ("8.3 mo median DOR 35 responders", (8.3, None, None, None, None)),
    ],
)
def test_a_bracket_behind_the_name_is_of_the_figure(records: READ, line: str, expected: tuple[float | None, ...]) -> None:
    (found,) = records(f"Zelorubart in gastric cancer\n\n{line}\n").outcomes
    assert (found.percent or found.value, found.n, found.total, found.ci_low, found.ci_high) == expected


@pytest.mark.parametrize("line", ["52% ORR (n=9)", "52% ORR; DCR (n=67) 88%"])
def test_sizes_that_cannot_be_or_are_of_others_are_left(records: READ, line: str) -> None:
    found = records(f"Zelorubart in gastric cancer\n\n{line}\n").outcomes
    assert [o.total for o in found if o.percent == 52.0] == [None]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("0.66 HR for PFS 95% CI, 0.51–0.85", ("PFS", 0.66, 0.51, 0.85)),
        ("0.71 hazard ratio for death 95% CI, 0.55–0.92", ("OS", 0.71, 0.55, 0.92)),
        ("0.66 stratified HR for OS", ("OS", 0.66, None, None)),
    ],
)
def test_a_ratio_may_stand_before_its_name(records: READ, line: str, expected: tuple[object, ...]) -> None:
    (found,) = records(f"Zelorubart in gastric cancer\n\n{line}\n").outcomes
    assert (found.endpoint.value, found.hr, found.ci_low, found.ci_high) == expected


@pytest.mark.parametrize("line", ["0.66 HR was assumed", "A dose of 0.66 HR-positive units", "Table 0.66 HR for PFS: 0.40"])
def test_other_numbers_before_such_a_name_are_no_ratios(records: READ, line: str) -> None:
    assert 0.66 not in [o.hr for o in records(f"Zelorubart in gastric cancer\n\n{line}\n").outcomes]


def test_tiles_below_a_heading_of_results_are_no_plan(records: READ) -> None:
    text = "Zelorubart in gastric cancer\n\nMethods\nPhase 2 trial of zelorubart.\n{}\n52% alive at 24 months\n"
    for heading in ("Overall survival", "Best response by BICR, n (%)", "Figure 2. Response", "Key figures"):
        (found,) = records(text.format(heading)).outcomes
        assert found.assertion.value == "stated", heading
