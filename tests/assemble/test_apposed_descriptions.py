"""Descriptions behind the name of a company that stand in apposition to a drug just named: they are no drugs; all sentences are made for these tests."""

from __future__ import annotations

import pytest

from abstract2kb.pipeline import extract_text


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Olaparib (BI 1810631), Boehringer’s PARP1-selective TKI, gave an ORR of 71% in 75 patients.", {"olaparib", "BI 1810631"}),
        ("Olaparib, Roche’s HER2-selective TKI, gave an ORR of 71% in 75 patients.", {"olaparib"}),
        ("Olaparib (Lynparza) — Roche’s HER2-targeted CAR-T cells — gave an ORR of 71% in 75 patients.", {"olaparib"}),
        ("Roche’s HER2-selective TKI gave an ORR of 71% in 75 patients.", {"HER2-selective TKI"}),
        ("Olaparib did well, and so did Roche’s HER2-selective TKI.", {"olaparib", "HER2-selective TKI"}),
    ],
)
def test_what_a_drug_is_names_no_other_drug(text: str, names: set[str]) -> None:
    assert {asset.name for asset in extract_text(f"Inhibitors\n{text}").assets} == names
