"""The arms that tables tell of a trial; every table here is made for the tests."""

from __future__ import annotations

import pytest

from tests.assemble.test_study_cells import Rows, of, read


def arms(rows: Rows, name: str, heads: int = 1) -> dict[str, int | None]:
    return {arm.label: arm.n.value if arm.n else None for arm in of(read(rows, heads=heads), name).arms}


def test_a_control_keeps_its_name_where_every_row_tells_more() -> None:
    rows = [
        ["Trial", "Arm (n)", "ORR, %", "Median PFS, mo"],
        ["ORIOLEX-3", "Olaparib (194)", "63", "9.1"],
        ["NCT04900001 · ovarian cancer, second line", "Standard of care (196)", "22", "4.1"],
    ]
    assert arms(rows, "ORIOLEX-3") == {"Olaparib": 194, "Standard of care": 196}


def test_a_column_of_arms_goes_before_one_of_drugs_and_makers() -> None:
    rows = [
        ["Trial", "Drug / company", "N", "Arms", "ORR, %", "Median PFS, mo"],
        ["ORIOLEX-3", "Olaparib (Norwind)", "257", "olaparib + cisplatin (n=129)", "63", "9.1"],
        ["", "", "", "cisplatin alone (n=128)", "22", "4.1"],
    ]
    found = read(rows)
    told = {(o.percent, o.arm) for o in found.outcomes if o.percent is not None}
    assert told == {(63.0, "olaparib + cisplatin"), (22.0, "cisplatin alone")}


def test_a_row_of_arms_compares_them_below_each_trial() -> None:
    rows = [
        ["", "ORIOLEX-3", "LINNETA-5"],
        ["Registry number", "NCT04900001", "NCT04900002"],
        ["Arms (n)", "olaparib (118) vs placebo (60)", "niraparib (182) vs letrozole (181)"],
        ["Primary endpoint", "PFS", "OS"],
    ]
    assert arms(rows, "ORIOLEX-3") == {"olaparib": 118, "placebo": 60}
    assert arms(rows, "LINNETA-5") == {"niraparib": 182, "letrozole": 181}


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (
            "A: olaparib + bevacizumab (n = 121) B: olaparib (n = 117) C: placebo (n = 120)",
            {"olaparib + bevacizumab": 121, "olaparib": 117, "placebo": 120},
        ),
        ("olaparib + platinum doublet (n = 179) vs doublet alone (n = 178)", {"olaparib + platinum doublet": 179, "doublet alone": 178}),
        ("Note A: olaparib B: niraparib", {}),
        ("A: olaparib C: niraparib", {}),
        ("olaparib vs a walk in the park", {}),
    ],
)
def test_a_cell_tells_of_arms_by_letters_or_by_class(cell: str, expected: dict[str, int | None]) -> None:
    rows = [["Trial", "Regimens", "Planned n"], ["ORIOLEX-3 (NCT04900001)", cell, "740"], ["LINNETA-5", "niraparib", "60"]]
    assert arms(rows, "ORIOLEX-3") == expected


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("PFS 0.62 (0.49–0.79)", [("PFS", 0.62, 0.49, None)]),
        ("PFS: 0.62 (0.49–0.79); OS 0.77 (0.61–0.96), p=0.02", [("PFS", 0.62, 0.49, None), ("OS", 0.77, 0.61, "0.02")]),
        ("OS 0.81 PFS 0.55", [("OS", 0.81, None, None), ("PFS", 0.55, None, None)]),
        ("PFS 0.62 in all, better in men", []),
        ("AKT 1.20", []),
        ("PFS 5.5 months", []),
    ],
)
def test_a_column_of_ratios_whose_cells_name_the_endpoints(cell: str, told: list[tuple[str, float, float | None, str | None]]) -> None:
    rows = [
        ["Trial", "Arms", "ORR, %", "HR (95% CI)", "Median OS, mo"],
        ["ORIOLEX-3", "olaparib + cisplatin (n=129)", "63", cell, "9.1"],
        ["", "cisplatin alone (n=128)", "22", "", "4.1"],
        ["LINNETA-5", "niraparib 300 mg", "30", "single arm", "5.1"],
    ]
    report = read(rows)
    names = {asset.id: asset.name.casefold() for asset in report.assets}
    ratios = [o for o in report.outcomes if o.hr is not None]
    assert [(o.endpoint.value, o.hr, o.ci_low, o.p) for o in ratios] == told
    assert all({names[i] for i in o.assets} == {"olaparib", "cisplatin"} for o in ratios)
