"""Two figures in a row of one regimen are of it and of a control, but where the heading tells two groups, or the row is of a control. Tables are
written for this test."""

from abstract2kb.pipeline import extract_report
from tests.tablemeaning.reading import report_of, written

HEAD = "# x1\ntitle: Table 2. Readouts (experimental v control)\n"


def arms(rows: str) -> dict[float, tuple[str | None, set[str]]]:
    """Percent to the arm's words and drugs."""
    (table,) = written(HEAD + rows)
    found = extract_report(report_of(table))
    names = {a.id: a.name for a in found.assets}
    return {o.percent: (o.arm, {names[i] for i in o.assets}) for o in found.outcomes if o.percent is not None}


def test_the_second_figure_is_of_the_control() -> None:
    found = arms("| Drug | ORR, % |\n| Zanidatamab | 45 v 30 |\n| Ivonescimab | 51 v 22 |\n")
    assert found == {45: ("Zanidatamab", {"zanidatamab"}), 30: ("control", set()), 51: ("Ivonescimab", {"ivonescimab"}), 22: ("control", set())}


def test_groups_and_reviewers_in_a_heading_are_no_arms_of_a_control() -> None:
    for head in ("ORR, PD-L1 high vs low, %", "ORR by BICR vs investigator, %"):
        found = arms(f"| Drug | {head} |\n| Zanidatamab | 45 vs 30 |\n| Ivonescimab | 51 vs 22 |\n")
        assert all(arm != "control" for arm, _ in found.values()), found


def test_a_row_of_a_control_has_none() -> None:
    found = arms("| Drug | ORR, % |\n| Placebo + fulvestrant | 45 v 30 |\n| Zanidatamab | 51 v 22 |\n")
    assert found.get(30, (None, set()))[0] != "control"
    assert found[51] == ("Zanidatamab", {"zanidatamab"})
