"""Findings in the terse voice of notes: without subjects, with the drug named by what it is, with a number for each model."""

import pytest

TOLD = [
    # a verb in the present without its subject
    ("QRX-1234, an MCL1 degrader. Shrinks HT-29 xenografts without a fall in red cells.", [("tumor volume of HT-29 xenografts", "decreased"), ("red cells", "unchanged")]),
    ("QRX-1234 was given to mice. Kills B cells in culture.", [("Kills B cells", "increased")]),
    ("QRX-1234 was given to mice. Studies of rats are under way.", []),
    ("QRX-1234 was given to mice. Increases in weight were not looked for.", []),
    ("QRX-1234 shrank xenografts. In LoVo cells it triggers apoptosis and stops growth, KRAS or not.", [("tumor volume of xenografts", "decreased"), ("apoptosis", "increased"), ("growth", "decreased")]),
    # where it was stands first
    ("QRX-1234 was given orally. In LoVo xenografts dose-dependent tumor regression and longer survival.",
     [("dose-dependent tumor regression", "increased"), ("survival", "increased")]),
    ("QRX-1234 was given orally. In a mouse model, cures in 5 of 9 animals.", [("cures", "increased")]),
    ("QRX-1234 was given orally. In vitro tumor volume and body weight.", []),
    # both are the subject
    ("QRX-1234 was given to mice. Both activated T cells.", [("T cells", "increased")]),
    ("QRX-1234 was given to mice. Both treated groups survived longer.", [("survived longer", "increased")]),
    ("In mice QRX-1234 made breast and lung tumors regress.", [("breast and lung tumors regress", "increased")]),
    # a note before a clause that only says where or how long
    ("QRX-1234 was given to mice. Complete regressions in five models, but only limited activity where the pump was abundant.",
     [("Complete regressions", "increased"), ("activity", "decreased")]),
    ("QRX-1234 was given to mice. Less MYC and more senescence in the tumors, and growth was controlled for months.",
     [("MYC", "decreased"), ("senescence", "increased"), ("growth", "decreased")]),
    ("In organoids QRX-1234 stopped growth where LGR5 was present.", [("growth", "decreased")]),
    # what is killed, and what grows, are models
    ("In vitro QRX-1234 killed CD123-positive AML and Hodgkin lines.", [("killed", "increased")]),
    ("In vitro QRX-1234 slowed growth of HT-29, LoVo and SW620.", [("growth of HT-29, LoVo and SW620", "decreased")]),
    ("In vitro QRX-1234 slowed growth of HT-29 and PD-L1 expression.", [("growth of HT-29", "decreased"), ("PD-L1 expression", "decreased")]),
    ("QRX-1234 was tested in lines. In lines with low MYC growth hardly changed.", [("growth", "unchanged")]),
    ("In mice QRX-1234 expanded T cells, with B-cell aplasia and regression of leukemia.",
     [("T cells", "increased"), ("B-cell aplasia", "increased"), ("regression of leukemia", "increased")]),
    # how far it went is no object
    ("QRX-1234 was given to mice. The tumor signal fell 100-fold and half of the animals were alive on day 90.", [("tumor signal", "decreased"), ("alive", "increased")]),
    ("QRX-1234 was given to mice. Platelets dipped to 70% of baseline.", [("Platelets", "decreased")]),
    ("In vitro QRX-1234 breaks down both CBP and p300.", [("CBP", "decreased"), ("p300", "decreased")]),
    ("QRX-1234 was given to mice. No chromosomal rearrangements turned up.", [("chromosomal rearrangements", "absent")]),
    ("QRX-1234 was given to mice. Four of eight tumours could no longer be felt.", [("tumours", "absent")]),
    ("QRX-1234 drew dendritic cells into distant tumors of mice.", [("dendritic cells", "increased")]),
    ("QRX-1234 drew attention in mice.", []),
    ("QRX-1234 was tested in vitro. After six rounds it still killed at full strength.", [("killed", "increased")]),
    ("QRX-1234 was tested in vitro. The share of blasts killed in culture was not told.", []),
    ("QRX-1234 was given to mice. Depleting CD8 cells undid the benefit.", [("benefit", "decreased")]),
    ("QRX-1234 was given to mice. Mice with U87 grafts lived 61 days, 24 on vehicle.", [("lived", "increased")]),
    ("QRX-1234 was given to mice. Alone it was inert.", [("inert", "absent")]),
    # what is gone has gone down
    ("QRX-1234 was tested in cell lines. BRD4 was gone at 3 nM.", [("BRD4", "decreased")]),
    ("In mice the treatment with QRX-1234 slowed tumor growth in three models, MC38 among them.", [("tumor growth", "decreased")]),
]  # fmt: skip
GIVEN = [
    ("QRX-1234 slowed LoVo xenografts. Adding rituximab to the compound cured them.", [["QRX-1234"], ["QRX-1234", "rituximab"]]),
    ("QRX-1234 was tested in mice. Combining the conjugate with selinexor cured them.", [["QRX-1234", "selinexor"]]),
    ("QRX-1234 was tested in mice. The inhibitor and selinexor lowered viability of cells. The pair also raised apoptosis.",
     [["QRX-1234", "selinexor"], ["QRX-1234", "selinexor"]]),
    ("QRX-1234 slowed LoVo xenografts. Selinexor on top improved efficacy.", [["QRX-1234"], ["QRX-1234", "selinexor"]]),
    ("QRX-1234 was tested in mice. Together with rituximab or with selinexor the degrader stopped growth.", [["QRX-1234", "rituximab"], ["QRX-1234", "selinexor"]]),
    # each, not both at once
    ("In mice QRX-1234 and selinexor each slowed tumor growth. Both shrank LoVo xenografts.", [["QRX-1234"], ["selinexor"], ["QRX-1234"], ["selinexor"]]),
    # the name of the drug follows, so that no other is meant
    ("QRX-1234 was tested in mice. Rituximab and the inhibitor selinexor stopped growth.", [["rituximab", "selinexor"]]),
    # no code of a drug: a preposition with a dose
    ("In mice QRX-1234 cured all at 148 kBq.", [["QRX-1234"]]),
]  # fmt: skip
MODELS = [
    ("QRX-1234 in mice: TGI was 96% in HT-29 and 88% in LoVo.", ["HT-29", "LoVo"]),
    ("In mice QRX-1234 cut tumor volume to 40% of baseline in HT-29, 52% in LoVo and 61% in SW620 tumors.", ["HT-29", "LoVo", "SW620 tumors"]),
    ("QRX-1234 was given to mice. Regressions occurred in six of 11 gastric models but in only one of nine colon ones.", ["gastric models", "colon ones"]),
    ("QRX-1234 prolonged the survival of mice with Raji (P = 0.01) and Daudi (P = 0.03) lymphoma.", ["Raji lymphoma", "Daudi lymphoma"]),
    ("QRX-1234 slowed growth of HT-29 xenografts by 62% at 10 mg/kg and by 73% at 30 mg/kg.", ["HT-29 xenografts"]),
    ("TGI with QRX-1234 was 90% in the 10 mg/kg group and 60% in the 3 mg/kg group of HT-29 xenografts.", ["HT-29 xenografts"]),
    # what a contrast sets apart
    ("QRX-1234 was given to mice. It lowered SDMA in MTAP-deleted tumors, hardly at all in wild-type ones.", ["MTAP-deleted tumors", "wild-type ones"]),
    ("QRX-1234 slowed tumor growth in mice, not in rats.", ["mice", "rats"]),
    ("QRX-1234 inhibited proliferation of SMARCA4-deficient lines, that of wild-type lines not at all.", ["SMARCA4-deficient lines", "wild-type lines"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_findings(records, text, expected):
    assert [(f.effect, f.direction) for f in records(text).preclinical_findings] == expected


@pytest.mark.parametrize(("text", "assets"), GIVEN)
def test_assets(records, text, assets):
    extraction = records(text)
    names = {a.id: a.name for a in extraction.assets}
    assert [sorted(names[a] for a in f.assets) for f in extraction.preclinical_findings] == assets


@pytest.mark.parametrize(("text", "models"), MODELS)
def test_models(records, text, models):
    assert [f.model for f in records(text).preclinical_findings] == models
