"""The sizes of arms that tables tell, which are those of the arm and not of the trial; every table here is made for the tests."""

from __future__ import annotations

import pytest

from abstract2kb.pipeline import extract_report
from tests.assemble.test_study_cells import Rows, of, read, report_of


def sizes(rows: Rows, name: str, heads: int = 1, below: str = "") -> dict[str, int | None]:
    """The size of each arm of a trial, by its label."""
    return {arm.label: arm.n.value if arm.n else None for arm in of(read(rows, heads=heads, below=below), name).arms}


WHOLE = [
    ["Trial", "Regimen vs control", "N", "ORR, % exp", "ORR, % ctrl"],
    ["ORIOLEX-3 (NCT04900001)", "olaparib vs niraparib", "412", "41", "22"],
]


def test_the_number_of_a_whole_trial_is_the_size_of_no_arm() -> None:
    assert sizes(WHOLE, "ORIOLEX-3") == {"olaparib": None, "niraparib": None}


def test_a_size_told_elsewhere_is_not_hidden_by_that_of_the_trial() -> None:
    below = "In ORIOLEX-3 patients received olaparib (n = 204) or niraparib (n = 208)."
    assert sizes(WHOLE, "ORIOLEX-3", below=below) == {"olaparib": 204, "niraparib": 208}


def test_sizes_stand_in_brackets_below_a_heading_that_says_so() -> None:
    rows = [
        ["Trial", "Arm (n)", "ORR, %", "Median PFS, mo"],
        ["ORIOLEX-3 (NCT04900001)", "olaparib (204)", "41", "7.2"],
        ["", "niraparib (208)", "22", "4.1"],
    ]
    assert sizes(rows, "ORIOLEX-3") == {"olaparib": 204, "niraparib": 208}


def test_of_two_columns_of_regimens_each_arm_has_its_own() -> None:
    rows = [
        ["Trial", "Regimen (n)", "<", "ORR, %", "<"],
        ["", "experimental", "control", "experimental", "control"],
        ["ORIOLEX-3 (NCT04900001)", "olaparib (204)", "niraparib (208)", "41", "22"],
    ]
    assert sizes(rows, "ORIOLEX-3", heads=2) == {"olaparib": 204, "niraparib": 208}


def test_sizes_stand_in_a_row_of_arms() -> None:
    rows = [
        ["", "ORIOLEX-3", "<", "LINNETA-5", "<"],
        ["Arm (n)", "olaparib (204)", "niraparib (208)", "talazoparib (96)", "letrozole (94)"],
        ["Registry number", "NCT04900001", "<", "NCT04900002", "<"],
        ["Overall response, %", "41", "22", "35", "11"],
        ["24-mo PFS, %", "61", "42", "55", "31"],
    ]
    assert sizes(rows, "ORIOLEX-3", heads=2) == {"olaparib": 204, "niraparib": 208}
    assert sizes(rows, "LINNETA-5", heads=2) == {"talazoparib": 96, "letrozole": 94}


def test_the_randomised_go_before_the_treated() -> None:
    rows = [
        ["Trial", "Arm (n)", "ORR, %", "Treated", "Grade ≥3 nausea, %"],
        ["ORIOLEX-3 (NCT04900001)", "olaparib (204)", "41", "201", "7"],
        ["", "niraparib (208)", "22", "205", "4"],
    ]
    assert sizes(rows, "ORIOLEX-3") == {"olaparib": 204, "niraparib": 208}


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("The trial was double-blind; n = 204 vs 208.", {"olaparib": 204, "niraparib": 208}),
        ("Phase 3, open-label, N = 412 (204 / 208) after platinum.", {"olaparib": 204, "niraparib": 208}),
        ("In all, 412 women were randomised (olaparib, 204; niraparib, 208), of whom half had had platinum.", {"olaparib": 204, "niraparib": 208}),
        ("It had 204 vs 208 patients.", {"olaparib": 204, "niraparib": 208}),
        ("In all, 450 women were screened (204 / 208).", {"olaparib": None, "niraparib": None}),
        ("Nausea was seen in 20.4 vs 20.8% of them.", {"olaparib": None, "niraparib": None}),
        ("Responses were seen in olaparib, 41; niraparib, 22.", {"olaparib": None, "niraparib": None}),
        ("There were three doses, n = 60 vs 62 vs 61.", {"olaparib": None, "niraparib": None}),
    ],
)
def test_sizes_told_in_turn_are_those_of_the_arms(told: str, expected: dict[str, int | None]) -> None:
    text = (
        "In ORIOLEX-3 (NCT04900001) the ORR was 41% with olaparib and 22% with niraparib. "
        f"The CR rate was 9% with olaparib and 4% with niraparib. {told}"
    )
    found = extract_report(report_of(text))
    assert {arm.label: arm.n.value if arm.n else None for arm in of(found, "ORIOLEX-3").arms} == expected
