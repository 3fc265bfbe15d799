"""Cells "6.4 vs 3.5" under the drug that heads their column: the second figure is of the control; and columns that add to the first one."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.assemble.test_study_cells import Rows, read


def figures(rows: Rows) -> dict[float | None, tuple[str | None, Sequence[str]]]:
    """Each figure with its arm and drugs; ratios by themselves."""
    found = read(rows)
    names = {a.id: a.name for a in found.assets}
    return {o.hr or o.percent or o.value: (o.arm if o.hr is None else None, [names[a] for a in o.assets]) for o in found.outcomes}  # type: ignore[dict-item]


HEAD = ["", "Elacestrant", "giredestrant"]
FACTS = [["Company", "Menarini", "Novelix"], ["Trial", "ORIOLEX-3", "LINNETA-5"], ["N", "478", "112"]]
PAIRS = [["mPFS (months)", "3.8 vs 1.9", "6.4 vs 3.5"], ["HR (95% CI)", "0.55 (0.39–0.77)", "0.58 (0.36–0.93)"], ["ORR", "7% vs 4%", "18% vs 9%"]]


@pytest.mark.parametrize(
    ("row", "arms"), [([["Control", "standard endocrine therapy", "fulvestrant"]], ("standard endocrine therapy", "fulvestrant")), ([], (None, None))]
)
def test_the_second_figure_is_of_the_control(row: Rows, arms: tuple[str | None, str | None]) -> None:
    found = figures([HEAD, *FACTS, *row, *PAIRS])
    ours = [(None, ["elacestrant"]), (None, ["giredestrant"])]
    assert [found[0.55], found[0.58]] == ours
    assert [found[x][1] for x in (3.8, 7.0, 6.4, 18.0)] == [["elacestrant"], ["elacestrant"], ["giredestrant"], ["giredestrant"]]
    assert [found[x] for x in (1.9, 4.0)] == [(arms[0], [])] * 2
    assert [found[x] for x in (3.5, 9.0)] == [(arms[1], ["fulvestrant"] if arms[1] else [])] * 2


def test_without_controls_a_slash_parts_no_arms() -> None:
    found = figures([HEAD, *FACTS, ["ORR / DCR", "7% / 40%", "18% / 52%"]])
    assert all(arm != (None, []) for arm in found.values())


def test_the_ratio_of_two_arms_with_a_slash_is_of_the_first() -> None:
    rows = [
        ["Trial (N)", "Arms", "Median PFS, mo", "HR"],
        ["ORIOLEX-3 (N=412)", "olaparib vs placebo", "24.1 vs 8.0", "0.34"],
        ["LINNETA-5 (N=256)", "tucatinib / lapatinib + capecitabine", "17.4 / 6.2", "0.41"],
    ]
    assert figures(rows)[0.41] == (None, ["tucatinib"])


def test_a_column_that_begins_with_a_plus_adds_to_the_first() -> None:
    found = figures([["", "olaparib (n = 32)", "+ bevacizumab (n = 30)"], ["Confirmed ORR", "28.1%", "60.0%"], ["DCR", "71%", "84%"]])
    assert found == {
        28.1: ("olaparib", ["olaparib"]),
        60.0: ("+ bevacizumab", ["olaparib", "bevacizumab"]),
        71.0: ("olaparib", ["olaparib"]),
        84.0: ("+ bevacizumab", ["olaparib", "bevacizumab"]),
    }


def test_the_one_regimen_of_a_trial_is_set_against_its_control() -> None:
    rows = [
        ["", "ORIOLEX-3", "LINNETA-5"],
        ["Regimen", "nivolumab + chemotherapy", "zolbetuximab + capecitabine"],
        ["N", "1,581", "565"],
        ["Median PFS, mo", "7.7 v 6.9", "10.6 vs 8.7"],
        ["HR", "0.79", "0.75"],
    ]
    found = figures(rows)
    assert [found[x][1] for x in (7.7, 10.6, 0.79, 0.75)] == [["nivolumab"], ["zolbetuximab", "capecitabine"]] * 2
    assert [found[x] for x in (6.9, 8.7)] == [(None, [])] * 2
    extraction = read(rows)
    names = {a.id: a.name for a in extraction.assets}
    given = {s.acronym.value: [names[a] for a in s.assets] for s in extraction.studies if s.acronym}
    assert given == {"ORIOLEX-3": ["nivolumab"], "LINNETA-5": ["zolbetuximab", "capecitabine"]}
