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


PRESS = [
    ("Novelix Bio: QRX-1234, an anti-CD47 antibody, shrank tumours in 4 of 20 patients.", ["Novelix Bio"]),
    ("Amgen (AMGN): first data for QRX-1234 are due in May.", ["Amgen"]),
    ("Shares of Novelix Bio rose after the company showed data for its lead asset, QRX-1234, in melanoma.", ["Novelix Bio"]),
    ("Novelix Bio fell by a third. The company said it would focus on QRX-1234, a CDK2 inhibitor.", ["Novelix Bio"]),
    ("Novelix Bio fell by a third. The Boston biotech's QRX-1234 had no responses.", ["Novelix Bio"]),
    ("Novelix Bio and partner Amgen reported that adding QRX-1234 to chemotherapy helped.", ["Amgen", "Novelix Bio"]),
    ("Novelix Bio: ahead of Amgen. The rival arm had QRX-1234.", []),
    ("Amgen: chemotherapy plus QRX-1234 is no longer given.", []),
    ("The company said it would focus on QRX-1234.", []),
]


@pytest.mark.parametrize(("text", "companies"), PRESS)
def test_owner_in_company_news(records, text, companies):
    assert sorted(stated(asset_named(records(text), "QRX-1234").companies)) == companies


def test_items_that_open_with_companies_name_those_that_no_lexicon_has(records):
    text = (
        "In brief\nAmgen: QRX-1234, an anti-CD47 antibody, shrank tumours in 4 of 20 patients.\n"
        "Amberline: first data for QRX-5678, a KRAS G12D inhibitor, showed 6 responses in 21 patients.\n"
        "Sunforge Pharma: has stopped QRX-9012, an anti-TIGIT antibody, after one response in 40 patients."
    )
    found = records(text)
    assert [stated(asset_named(found, f"QRX-{n}").companies) for n in (1234, 5678, 9012)] == [["Amgen"], ["Amberline"], ["Sunforge Pharma"]]


def test_what_sections_open_with_is_no_company(records):
    text = "Amgen: QRX-1234 shrank tumours in 4 of 20 patients.\nSafety: QRX-5678 led to rash in 6 of the 21 patients that were treated."
    assert stated(asset_named(records(text + "\nActivity: QRX-5678 led to responses in 6 of the 21 patients."), "QRX-5678").companies) == []
