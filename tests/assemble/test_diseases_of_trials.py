"""The diseases of trials, by short forms that stand in cells, beside trials of tables, and not by the names of trials; own tables and sentences."""

from __future__ import annotations

import pytest

from abstract2kb.pipeline import extract_report
from tests.assemble.test_study_cells import FILLER, Rows, of, read, report_of

SPELLED = "Follicular lymphoma and multiple myeloma led the meeting."


def diseases(rows: Rows, name: str = "ORIOLEX-3", below: str = SPELLED, heads: int = 1) -> list[str]:
    return sorted(c.value for c in of(read(rows, below=below, heads=heads), name).conditions)


def row(cell: str, head: str = "Population") -> list[list[str]]:
    return [["Trial", head, "Agent", "ORR, %"], ["ORIOLEX-3 (NCT04900001)", cell, "olaparib", "41"]]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("FL", ["follicular lymphoma"]),
        ("MM, ≥3 prior lines", ["multiple myeloma"]),
        ("FL or MZL, R/R", ["follicular lymphoma", "marginal zone lymphoma"]),
        ("FL score of 4", []),
        ("0.5 MM", []),
    ],
)
def test_an_ambiguous_short_form_begins_a_cell(cell: str, expected: list[str]) -> None:
    assert diseases(row(cell)) == expected


def test_a_short_form_of_what_is_nowhere_spelled_out_is_no_disease() -> None:
    assert diseases(row("MM, ≥3 prior lines"), below="Nothing else was told.") == []


def test_a_short_form_is_what_the_article_says_it_is() -> None:
    below = "Flutamide plus letrozole (FL) was no better. In ORIOLEX-3 patients randomised to FL did well.\nFollicular lymphoma led the meeting."
    assert diseases(row("FL"), below=below) == []


def test_a_row_of_settings_tells_of_the_trials_over_the_columns() -> None:
    rows = [["Study", "ORIOLEX-3 NCT04900001", "LINNETA-5 NCT04900002"], ["Setting", "DLBCL, 3L+", "MCL, after BTKi"], ["ORR, %", "52", "61"]]
    assert diseases(rows) == ["diffuse large B-cell lymphoma"]
    assert diseases(rows, "LINNETA-5") == ["mantle cell lymphoma"]


@pytest.mark.parametrize(
    ("cell", "head", "expected"),
    [
        ("olaparib vs niraparib, ovarian cancer", "Question", ["ovarian cancer"]),
        ("olaparib, in ovarian cancer and in melanoma", "Question", []),
        ("olaparib in ovarian cancer cell lines", "Question", []),
        ("one had a second melanoma", "Remarks", []),
    ],
)
def test_the_one_disease_of_a_row_without_a_column_for_it(cell: str, head: str, expected: list[str]) -> None:
    assert diseases(row(cell, head)) == expected


def test_the_name_of_a_trial_tells_no_disease() -> None:
    text = f"{FILLER}In ORIOLEX NHL-1 (NCT04900001) the ORR was 41% with olaparib. Patients with melanoma had an ORR of 20% in LINNETA-5."
    assert [c.value for c in of(extract_report(report_of(text)), "NCT04900001").conditions] == []


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("olaparib + chemotherapy", ["chemotherapy"]),
        ("olaparib + bevacizumab + ADT", ["ADT", "bevacizumab"]),
        ("olaparib plus platinum-based chemotherapy", ["platinum-based chemotherapy"]),
        ("olaparib; chemotherapy before", []),
        ("olaparib + ETHER", []),
    ],
)
def test_a_class_joined_to_a_drug_is_its_partner(cell: str, expected: list[str]) -> None:
    found = read([["Trial", "Regimen", "ORR, %"], ["ORIOLEX-3 (NCT04900001)", cell, "41"]])
    asset = next(a for a in found.assets if a.name == "olaparib")
    assert sorted(c.value for c in asset.combinations) == expected
