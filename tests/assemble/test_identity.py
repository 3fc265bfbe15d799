import pytest

from abstract2kb.assemble.identity import name_kind
from tests.assemble.conftest import asset_named

ONE = [
    ("QRX-1234 was safe. Later, QRX 1234 was given orally with food to 12 patients.", "QRX-1234", "QRX 1234"),
    ("We report on zorvalutinib (QRX-1234), a kinase inhibitor.", "zorvalutinib", "QRX-1234"),
    ("Data on QRX-1234 (formerly ZPB-4410) were shown.", "QRX-1234", "ZPB-4410"),
    ("Data on QRX-1234, also known as ZPB-4410, were shown.", "QRX-1234", "ZPB-4410"),
    ("Patients received Novelix Therapeutics’ QRX-1234/ZPB-4410 weekly.", "QRX-1234", "ZPB-4410"),
    ("Patients received enzalutamide (ENZ). ENZ was continued until progression.", "enzalutamide", "ENZ"),
    ("Belzulafusp alfa was given. Response to belzulafusp was durable.", "Belzulafusp alfa", "belzulafusp"),
]
TWO = [
    ("Patients received QRX-1234 (ZPB-4410 + carboplatin in cohort B).", "QRX-1234", "ZPB-4410"),
    ("Patients received nivolumab/ipilimumab.", "nivolumab", "ipilimumab"),
    ("Both trastuzumab and trastuzumab deruxtecan were allowed.", "trastuzumab", "trastuzumab deruxtecan"),
    ("NKTR-214 (pembrolizumab) was a slip of the author.", "NKTR-214", "pembrolizumab"),
]


@pytest.mark.parametrize(("text", "one", "other"), ONE)
def test_names_of_one_asset_are_joined(records, text, one, other):
    extraction = records(text)
    assert asset_named(extraction, one).id == asset_named(extraction, other).id


@pytest.mark.parametrize(("text", "one", "other"), TWO)
def test_two_assets_stay_two(records, text, one, other):
    extraction = records(text)
    assert asset_named(extraction, one).id != asset_named(extraction, other).id


def test_the_inn_names_the_asset_and_the_code_is_an_alias(records):
    asset = asset_named(records("QRX-1234 was renamed. We report on zorvalutinib (QRX-1234), a kinase inhibitor."), "QRX-1234")
    assert asset.name == "zorvalutinib"
    assert "QRX-1234" in {a.value for a in asset.aliases}


def test_lexicon_aliases_are_marked_and_have_no_evidence(records):
    asset = asset_named(records("THOR-707 was given to 45 patients."), "THOR-707")
    known = [a for a in asset.aliases if a.value == "SAR444245"]
    assert [(a.origin, a.evidence) for a in known] == [("lexicon", ())]


@pytest.mark.parametrize(("text", "kind"), [("THOR-707", "code"), ("nemvaleukin alfa", "inn"), ("Keytruda", "other"), ("177Lu-PSMA-617", "code")])
def test_name_kind_by_form(text, kind):
    assert name_kind(text, {}) == kind


def test_ids_are_the_same_for_the_same_text(records):
    text = "QRX-1234 and ZPB-4410 were given to 20 patients."
    assert [a.id for a in records(text).assets] == [a.id for a in records(text).assets]


def test_a_short_form_does_not_stand_in_for_the_inn(records):
    asset = asset_named(records("Sacituzumab tirumotecan (sac-TMT) was given; sac-TMT was safe and sac-TMT was active."), "sac-TMT")
    assert asset.name == "sacituzumab tirumotecan"
