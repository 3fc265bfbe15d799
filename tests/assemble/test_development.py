import pytest

from tests.assemble.conftest import asset_named, stated

STAGES = [
    ("Amgen began a global Phase II trial of QRX-1234.", "Phase 2"),
    ("QRX-1234 is the most advanced (Phase III).", "Phase 3"),
    ("QRX-1234 is in a phase 1b/2 trial.", "Phase 1/2"),
    ("There were preclinical data of Amgen’s QRX-1234.", "Preclinical"),
    ("The recommended phase 2 dose of QRX-1234 was 3 mg.", None),
    ("QRX-1234 was safe. Another trial, a phase 3 study of pembrolizumab, goes on.", None),
]


@pytest.mark.parametrize(("text", "stage"), STAGES)
def test_stage(records, text, stage):
    found = asset_named(records(text), "QRX-1234").stage
    assert (found.value.value if found else None) == stage


def test_a_list_shares_its_stage(records):
    text = "The session had preclinical data of Amgen’s QRX-1234 (a degrader), Kadmon’s ZPB-4410 (an anti-PD-L1 antibody), and VLT-551."
    extraction = records(text)
    assert {n: asset_named(extraction, n).stage.value for n in ("QRX-1234", "ZPB-4410", "VLT-551")} == dict.fromkeys(
        ("QRX-1234", "ZPB-4410", "VLT-551"), "Preclinical"
    )


def test_a_malformed_number_without_a_link_is_left_out_and_explained(records):
    extraction = records("QRX-1234 is tested in NCT0440968.")
    assert stated(asset_named(extraction, "QRX-1234").trials) == []
    assert [(i.code, i.severity) for i in extraction.issues] == [("trial_id.malformed", "warning")]


def test_conditions_and_routes(records):
    text = "QRX-1234 was given subcutaneously to 20 patients with mucosal melanoma."
    asset = asset_named(records(text), "QRX-1234")
    assert (stated(asset.conditions), stated(asset.routes)) == (["mucosal melanoma"], ["subcutaneous"])


def test_a_disease_model_is_no_condition(records):
    asset = asset_named(records("QRX-1234 shrank tumors in a melanoma xenograft model."), "QRX-1234")
    assert stated(asset.conditions) == []


def test_a_stage_word_alone_in_a_cell_is_a_stage(nlp_labels):
    assert nlp_labels("Agent\tStage\nQRX-1234\tApproved (China)\n", "STAGE") == ["Approved"]
    assert nlp_labels("The plan was approved by the committee.", "STAGE") == []


@pytest.mark.parametrize(
    ("text", "route"),
    [
        ("QRX-1234, an oral inhibitor of KRAS, was safe.", ["oral"]),
        ("QRX-1234 was shown in an oral abstract.", []),
        ("Oral mucositis was seen on QRX-1234.", []),
    ],
)
def test_the_route_in_a_description(records, text, route):
    assert [r.value for a in records(text).assets for r in a.routes if a.name == "QRX-1234"] == route
