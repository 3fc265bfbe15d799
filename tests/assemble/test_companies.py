import pytest

from tests.assemble.conftest import asset_named, stated

OWNED = [
    ("Amgen’s QRX-1234 was shown.", ["Amgen"]),
    ("Sanofi/Synthorx’s next-generation cytokine QRX-1234 was shown.", ["Sanofi", "Synthorx"]),
    ("Data came from Kadmon (QRX-1234) and others.", ["Kadmon"]),
    ("QRX-1234 (Amgen) was active.", ["Amgen"]),
    ("QRX-1234, developed by Novelix Therapeutics, was active.", ["Novelix Therapeutics"]),
    ("Alkermes, whose masked agent − QRX-1234 − was shown, will go on.", ["Alkermes"]),
    ("Amgen initiated a global Phase II trial of QRX-1234.", ["Amgen"]),
    ("BMS’s QRX-1234 was active.", ["Bristol Myers Squibb"]),
]
NOT_OWNED = [
    "QRX-1234 was active.\nDisclosures: A. Author has received consulting fees from Amgen for QRX-1234.",
    "QRX-1234 was active. Research funding: Amgen.",
    "Amgen reported sales. In another session, QRX-1234 was shown by its academic founders.",
    "Unlike Amgen’s portfolio, which is broad, QRX-1234 stands alone.",
]


@pytest.mark.parametrize(("text", "companies"), OWNED)
def test_owner(records, text, companies):
    assert stated(asset_named(records(text), "QRX-1234").companies) == companies


@pytest.mark.parametrize("text", NOT_OWNED)
def test_not_an_owner(records, text):
    assert stated(asset_named(records(text), "QRX-1234").companies) == []


def test_a_company_inside_a_code_owns_nothing(records):
    asset = asset_named(records("BMS-986999 was given to 10 patients."), "BMS-986999")
    assert stated(asset.companies) == []


@pytest.mark.parametrize(
    "text",
    [
        "QRX-1234 is developed by Adderley Therapeutics / Orrin Pharma.",
        "Adderley Therapeutics and Orrin Pharma develop QRX-1234.",
        "QRX-1234 (Adderley Therapeutics and Orrin Pharma) was active.",
        "Agent\tCompany\tStage\nQRX-1234\tAdderley Therapeutics\tPhase 1\nQRX-1234, from Adderley Therapeutics and Orrin Pharma, was active.",
    ],
)
def test_two_owners(records, text):
    assert stated(asset_named(records(text), "QRX-1234").companies) == ["Adderley Therapeutics", "Orrin Pharma"]
