"""Partners that the findings, the arms and the names of regimens show; all sentences are made for these tests."""

from __future__ import annotations

import pytest

from tests.assemble.conftest import asset_named, stated


def partners(extraction, name):
    """The values of the combinations of an asset, whatever they come from."""
    return [c.value for c in asset_named(extraction, name).combinations]


def test_drugs_of_one_finding_are_given_together(records):
    extraction = records("Sotorasib and QRX-1234 together reduced tumor growth in HCC827 xenografts.")
    assert partners(extraction, "QRX-1234") == ["sotorasib"]
    assert partners(extraction, "sotorasib") == ["QRX-1234"]


def test_drugs_of_two_findings_are_not(records):
    extraction = records("QRX-1234 reduced tumor growth in HCC827 xenografts. Sotorasib reduced tumor growth in mice with H358 tumors.")
    assert partners(extraction, "QRX-1234") == []
    assert partners(extraction, "sotorasib") == []


@pytest.mark.parametrize(
    "text",
    [
        "Lymphocyte activation was seen with both QRX-1234 and sotorasib in HCC827 xenografts.",
        "Each of QRX-1234 and sotorasib reduced tumor growth in HCC827 xenografts.",
        "QRX-1234 and sotorasib reduced tumor growth in HCC827 xenografts by 40% and 20%, respectively.",
    ],
)
def test_drugs_that_are_told_of_one_by_one_are_not(records, text):
    extraction = records(text)
    assert "sotorasib" not in partners(extraction, "QRX-1234")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("QRX-1234 plus mFOLFOX6 or CAPOX was active in gastric cancer.", ["mFOLFOX6", "CAPOX"]),
        ("R-mini-CHOP plus QRX-1234 was given to 20 patients.", ["R-mini-CHOP"]),
        ("QRX-1234 + nivolumab + mFOLFOX6 was active.", ["nivolumab", "mFOLFOX6"]),
        ("QRX-1234 (Novelix) with FLOT was active.", ["FLOT"]),
        ("QRX-1234 was compared with mFOLFOX6.", []),
        ("Patients had progressed on FOLFOX plus bevacizumab. QRX-1234 was active.", []),
        ("QRX-1234 was active; FLOT was the control.", []),
    ],
)
def test_a_regimen_is_a_partner_by_its_name(records, text, names):
    assert stated(asset_named(records(text), "QRX-1234").combinations) == sorted(names)
