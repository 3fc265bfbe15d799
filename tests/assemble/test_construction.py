import pytest

from abstract2kb.assemble.construction import modality_by_stem
from tests.assemble.conftest import asset_named, stated

MODALITY = [
    ("QRX-1234 (PEGylated IL-2 mutein) was safe.", "pegylated cytokine", ["IL-2"], []),
    ("QRX-1234 (PD-1 targeting antibody fused with an IL-21 mutein) was safe.", "immunocytokine", ["IL-21"], ["PD-1"]),
    ("QRX-1234 (anti-human PD-L1 IgG1 fused with human IL-15 receptor α and human IL-15) was safe.", "immunocytokine", ["IL-15"], ["PD-L1"]),
    ("QRX-1234, a heterodimeric IL-12 Fc fusion protein, was safe.", "Fc-fusion cytokine", ["IL-12"], []),
    ("QRX-1234, an IL-2 variant fused to the extracellular domain of IL-2Rα, was safe.", "cytokine-receptor fusion", ["IL-2"], []),
    ("QRX-1234, a CD3×BCMA bispecific antibody, was safe.", "bispecific antibody", [], ["BCMA", "CD3"]),
    ("QRX-1234 is a TROP2-directed antibody-drug conjugate.", "antibody-drug conjugate", [], ["TROP2"]),
    ("QRX-1234 (autologous CD19 CAR-T) was safe.", "CAR-T", [], ["CD19"]),
    ("QRX-1234, an oral KRAS G12C inhibitor, was safe.", "small molecule", [], ["KRAS G12C"]),
    ("QRX-1234, an attenuated strain of Salmonella typhimurium, was safe.", "bacterial therapy", [], []),
    ("QRX-1234 is a TGF-β2 antisense oligonucleotide.", "antisense oligonucleotide", [], ["TGF-β2"]),
    ("The anti-TIGIT antibody QRX-1234 was safe.", "monoclonal antibody", [], ["TIGIT"]),
    (
        "QRX-1234 was safe. It is a pegylated IL-2 prodrug that preferentially binds to the IL-2 receptor beta subunit.",
        "pegylated cytokine",
        ["IL-2"],
        ["IL-2Rβ"],
    ),
]


@pytest.mark.parametrize(("text", "modality", "cytokines", "targets"), MODALITY)
def test_built_as(records, text, modality, cytokines, targets):
    asset = asset_named(records(text), "QRX-1234")
    assert asset.modality is not None
    assert (asset.modality.value, stated(asset.cytokines), stated(asset.targets)) == (modality, cytokines, targets)


def test_what_it_avoids_is_no_target(records):
    text = "QRX-1234 is a mutein, which inhibits interaction with IL-2Rα and preferentially binds to IL-2Rβγ."
    assert stated(asset_named(records(text), "QRX-1234").targets) == ["IL-2Rβγ"]


def test_both_these_assets_speaks_of_the_last_two(records):
    text = "Data came from Amgen’s QRX-1234 and Xencor’s ZPB-4410. Both these assets are heterodimeric IL-12 immunoglobulin Fc fusion proteins."
    extraction = records(text)
    built = [asset_named(extraction, n).modality.value for n in ("QRX-1234", "ZPB-4410")]
    assert built == ["Fc-fusion cytokine", "Fc-fusion cytokine"]


def test_a_telling_name_carries_its_payload(records):
    asset = asset_named(records("Amgen presented HSV-1/ICP47-/mIL12/GFP in mice."), "HSV-1/ICP47-/mIL12/GFP")
    assert (asset.modality.value, stated(asset.cytokines)) == ("oncolytic virus", ["IL-12"])


def test_a_cytokine_that_is_compared_with_is_no_payload(records):
    asset = asset_named(records("QRX-1234 (bispecific antibody with less toxicity than conventional IL-2) was safe."), "QRX-1234")
    assert stated(asset.cytokines) == []


@pytest.mark.parametrize(
    ("name", "modality"),
    [
        ("zorvalutinib", "small molecule"),
        ("belzutamab vedotin", "antibody-drug conjugate"),
        ("belzutamab", "monoclonal antibody"),
        ("qelacabtagene autoleucel", "CAR-T"),
        ("morleucel", "cell therapy"),
        ("vusolimogene oderparepvec", "oncolytic virus"),
        ("177Lu-PSMA-617", "radioligand"),
        ("QRX-1234", None),
        ("interleukin", "cytokine"),
    ],
)
def test_modality_by_stem(name, modality):
    assert modality_by_stem(name) == modality


def test_an_antibody_called_an_inhibitor_is_no_small_molecule(records):
    asset = asset_named(records("Patients received the PD-L1 inhibitor belzutamab."), "belzutamab")
    assert asset.modality.value == "monoclonal antibody"


def test_the_payload_of_a_conjugate_is_no_target(records):
    carrying = records("QRX-1234, a CDH6 antibody-drug conjugate with a topoisomerase I inhibitor payload, was safe.")
    assert stated(asset_named(carrying, "QRX-1234").targets) == ["CDH6"]
    asset = asset_named(records("QRX-1234 (TROP2 antibody conjugated to a topoisomerase I inhibitor) was safe."), "QRX-1234")
    assert (asset.modality.value, stated(asset.targets)) == ("antibody-drug conjugate", ["TROP2"])


def test_a_sentence_before_a_name_is_no_description(records):
    asset = asset_named(records("IL-2 also stands behind QRX-1234, whose makers are silent."), "QRX-1234")
    assert stated(asset.cytokines) == []


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("BRM-014, a bispecific antibody against CLDN18.2 and CD3, was safe.", ["CD3", "CLDN18.2"]),
        ("BRM-014 (trispecific antibody against BCMA, GPRC5D and CD3) was safe.", ["BCMA", "CD3", "GPRC5D"]),
        ("BRM-014 is an allogeneic CD19/CD20 dual CAR-T.", ["CD19", "CD20"]),
    ],
)
def test_lists_of_targets_and_none_from_the_own_code(records, text, targets):
    assert stated(asset_named(records(text), "BRM-014").targets) == targets
