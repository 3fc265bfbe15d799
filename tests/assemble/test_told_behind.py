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
    ],
)
def test_a_bracket_behind_the_name_is_of_the_figure(records: READ, line: str, expected: tuple[float | None, ...]) -> None:
    (found,) = records(f"Zelorubart in gastric cancer\n\n{line}\n").outcomes
    assert (found.percent or found.value, found.n, found.total, found.ci_low, found.ci_high) == expected


@pytest.mark.parametrize("line", ["52% ORR (n=9)", "52% ORR; DCR (n=67) 88%"])
def test_sizes_that_cannot_be_or_are_of_others_are_left(records: READ, line: str) -> None:
    found = records(f"Zelorubart in gastric cancer\n\n{line}\n").outcomes
    assert [o.total for o in found if o.percent == 52.0] == [None]
