"""What several treatments did side by side, and what another molecule did: each finding is of those that it belongs to."""

import pytest

SIDE_BY_SIDE = [
    # each treatment with its own figure
    ("TGI in HCC1954 xenografts was 92% with QRX-1234 and 40% with ZPB-4410.", {("tumor growth inhibition (TGI)", "increased", ("QRX-1234",)), ("tumor growth inhibition (TGI)", "increased", ("ZPB-4410",))}),
    (
        "Tumors were gone in 3 of 8 mice on QRX-1234, in 1 of 8 on ZPB-4410 and in 7 of 8 on the pair.",
        {("Tumors", "decreased", ("QRX-1234",)), ("Tumors", "decreased", ("ZPB-4410",)), ("Tumors", "decreased", ("QRX-1234", "ZPB-4410"))},
    ),
    (
        "Median survival of U87 mice was 31 days on vehicle, 45 days on QRX-1234 and 68 days on QRX-1234 plus ZPB-4410.",
        {("survival of U87 mice", "increased", ("QRX-1234",)), ("survival of U87 mice", "increased", ("QRX-1234", "ZPB-4410"))},
    ),
    ("QRX-1234 brought complete regressions in 8 of 10 mice, compared with 1 of 10 on ZPB-4410.", {("complete regressions", "increased", ("QRX-1234",))}),
    # a clause of its own for the other one
    ("QRX-1234 cleared OVCAR3 tumors where ZPB-4410 did little.", {("OVCAR3 tumors", "decreased", ("QRX-1234",))}),
    (
        "QRX-1234 inhibited the growth of KMS-12 xenografts, ZPB-4410 at the same dose did not.",
        {("growth of KMS-12 xenografts", "decreased", ("QRX-1234",)), ("growth of KMS-12 xenografts", "unchanged", ("ZPB-4410",))},
    ),
    ("QRX-1234 cured mice with A20 lymphoma, ZPB-4410 alone cured none.", {("cured", "increased", ("QRX-1234",)), ("cured", "absent", ("ZPB-4410",))}),
    ("QRX-1234 shrank LoVo xenografts, something that neither cetuximab nor ZPB-4410 did.", {("tumor volume of LoVo xenografts", "decreased", ("QRX-1234",))}),
    ("In A549 cells QRX-1234 reduced viability where ZPB-4410 had no effect.", {("viability", "decreased", ("QRX-1234",)), ("viability", "unchanged", ("ZPB-4410",))}),
    # a partner that comes in with the second verb
    (
        "QRX-1234 delayed outgrowth in mice and, when given with ZPB-4410, prolonged survival.",
        {("outgrowth", "decreased", ("QRX-1234",)), ("survival", "increased", ("QRX-1234", "ZPB-4410"))},
    ),
    (
        "In CT26-bearing mice QRX-1234 alone slowed tumor growth against vehicle and, together with ZPB-4410, raised granzyme B.",
        {("tumor growth", "decreased", ("QRX-1234",)), ("granzyme B", "increased", ("QRX-1234", "ZPB-4410"))},
    ),
    ("In mice QRX-1234 turned up CD38 on NCI-H929 cells, which is why ZPB-4410 is the logical partner.", {("CD38", "increased", ("QRX-1234",))}),
]  # fmt: skip
RIVALS = [
    "QRX-1234 shrank B16-F10 tumors where a plain anti-PD-1 antibody had no effect.",
    "QRX-1234 shrank B16-F10 tumors, whereas the untargeted attenuated IFN had no effect.",
    "QRX-1234 shrank B16-F10 tumors, while wild-type IL-15 caused fever and emesis.",
    "QRX-1234 shrank B16-F10 tumors. Recombinant IL-15 did not affect growth.",
    "QRX-1234 shrank B16-F10 tumors that none of the older antibodies had shrunk.",
]
TOLD = [
    ("Soluble CD70 left the cytotoxicity of QRX-1234 unchanged in vitro.", [("cytotoxicity of QRX-1234", "unchanged")]),
    ("In rats QRX-1234 left body weight and liver enzymes as they were.", [("body weight", "unchanged"), ("liver enzymes", "unchanged")]),
    ("QRX-1234 killed Raji cells at concentrations that spared monocytes.", [("killed Raji cells", "increased"), ("monocytes", "unchanged")]),
    ("In mice QRX-1234 turned up PD-L1 and turned down TOX in T cells.", [("PD-L1", "increased"), ("TOX", "decreased")]),
    ("In CT26-bearing mice QRX-1234 drew in NK cells.", [("NK cells", "increased")]),
    ("In vitro QRX-1234 made NK cells kill tumor lines.", [("kill tumor lines", "increased")]),
    ("QRX-1234 kept all eight mice with 5TGM1 myeloma alive to day 90.", [("alive", "increased")]),
    ("In vitro QRX-1234 killed LNCaP cells far more weakly than the cleaved form did.", [("killed LNCaP cells far more weakly", "decreased")]),
    ("Mouse sarcomas turned necrotic within a day of QRX-1234.", [("necrotic", "increased")]),
    ("In mice QRX-1234 delayed tumors, with long-term survivors in 5 of 10.", [("tumors", "decreased"), ("long-term survivors", "increased")]),
    ("In MC38 mice QRX-1234 multiplied antigen-specific, stem-like CD8+ T cells.", [("antigen-specific, stem-like CD8+ T cells", "increased")]),
    ("In mice QRX-1234 made no difference to tumor growth.", [("tumor growth", "unchanged")]),
    ("Nothing happened to platelet counts in monkeys on QRX-1234.", [("platelet counts", "unchanged")]),
    ("Weight loss, seen with docetaxel, did not occur in mice on QRX-1234.", [("Weight loss", "absent")]),
    ("None of the monkeys given QRX-1234 developed fever or lost weight.", [("fever", "absent"), ("weight", "unchanged")]),
    ("Tumor growth inhibition with QRX-1234 was twice that with palbociclib in mice.", [("Tumor growth inhibition", "increased")]),
    ("QRX-1234 matched the efficacy of ipilimumab in MC38 mice.", [("efficacy of ipilimumab", "unchanged")]),
    ("Fewer liver metastases were counted after QRX-1234 than after vehicle in KPC mice.", [("liver metastases", "decreased")]),
    ("Nine of ten mice treated with QRX-1234 lived to day 100.", [("lived", "increased")]),
    ("In mice QRX-1234 raised IL-6; ZPB-4410, on the other hand, did not.", [("IL-6", "increased"), ("IL-6", "absent")]),
    ("QRX-1234 induced regressions in PDX mice where the target was dense.", [("regressions", "increased")]),
]


def _told(extraction):
    names = {a.id: a.name for a in extraction.assets}
    return [(f.effect, f.direction.value, tuple(names[i] for i in f.assets)) for f in extraction.preclinical_findings]


@pytest.mark.parametrize(("text", "expected"), SIDE_BY_SIDE)
def test_treatments_side_by_side(records, text, expected):
    told = {(effect, way, tuple(sorted(assets))) for effect, way, assets in _told(records(text))}
    assert told - {("did little", "absent", ("ZPB-4410",))} == expected


@pytest.mark.parametrize("text", RIVALS)
def test_what_another_molecule_did_is_not_of_the_asset(records, text):
    assert _told(records(text)) == [("B16-F10 tumors", "decreased", ("QRX-1234",))]


def test_what_was_measured_is_no_rival(records):
    told = _told(records("QRX-1234 raised CD8+ T cells in MC38 tumors, whereas IL-6 stayed flat."))
    assert told == [("CD8+ T cells", "increased", ("QRX-1234",)), ("IL-6", "unchanged", ("QRX-1234",))]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_effects_told_by_a_verb(records, text, expected):
    assert [(effect, way) for effect, way, _ in _told(records(text))] == expected


@pytest.mark.parametrize(
    ("text", "model"),
    [
        ("Mouse sarcomas turned necrotic within a day of QRX-1234.", "Mouse sarcomas"),
        ("In EMT6, 5 of 9 tumors vanished on QRX-1234.", "EMT6"),
    ],
)
def test_models_of_subjects_and_counts(records, text, model):
    assert [f.model for f in records(text).preclinical_findings] == [model]
