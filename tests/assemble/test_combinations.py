import pytest

from tests.assemble.conftest import asset_named, stated

PAIRS = [
    ("QRX-1234 plus pembrolizumab was active.", ["pembrolizumab"]),
    ("QRX-1234 in combination with anti-PD1 was active.", ["anti-PD-1"]),
    ("QRX-1234 (a kinase inhibitor) with ZPB-4410 (a degrader) was active.", ["ZPB-4410"]),
    ("Two patients had received QRX-1234 with Keytruda.", ["pembrolizumab"]),
    ("QRX-1234 combined with the PD-L1 inhibitor atezolizumab was active.", ["atezolizumab"]),
    ("QRX-1234 + carboplatin and paclitaxel was active.", ["carboplatin", "paclitaxel"]),
    ("QRX-1234 was compared with pembrolizumab.", []),
    ("QRX-1234 was given to patients with melanoma after pembrolizumab.", []),
]


@pytest.mark.parametrize(("text", "partners"), PAIRS)
def test_partners(records, text, partners):
    assert stated(asset_named(records(text), "QRX-1234").combinations) == partners


def test_as_noted_with_a_b_also_speaks_of_both(records):
    text = "As noted with ZPB-4410, QRX-1234 also led to responses mainly in combination with anti-PD-1."
    extraction = records(text)
    assert [stated(asset_named(extraction, n).combinations) for n in ("QRX-1234", "ZPB-4410")] == [["anti-PD-1"], ["anti-PD-1"]]


def test_an_established_drug_beside_a_new_one_is_its_partner(records):
    extraction = records("QRX-1234 plus pembrolizumab was given to 20 patients. QRX-1234 was well tolerated.")
    assert [asset_named(extraction, n).role for n in ("QRX-1234", "pembrolizumab")] == ["subject", "partner"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("QRX-1234 was better. In this trial QRX-1234 was tested versus docetaxel.", "comparator"),
        ("QRX-1234 was safe in patients who had progressed on docetaxel. QRX-1234 will go on.", "mentioned"),
    ],
)
def test_roles_beside_the_subject(records, text, role):
    assert asset_named(records(text), "docetaxel").role == role


def test_what_is_compared_is_not_combined(records):
    extraction = records("The trial compared QRX-1234 with ZPB-4410, each with carboplatin.")
    assert "ZPB-4410" not in stated(asset_named(extraction, "QRX-1234").combinations)
