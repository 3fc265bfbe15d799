"""What is background, denied or of somebody else in abstracts of the bench, and what is told after all."""

import pytest

TOLD = [
    # a class of drugs, a gene: explained, not found
    ("QRX-1234 was given to mice. Degraders are molecules that bind a ligase, resulting in degradation of the target.", []),
    ("QRX-1234 was given to mice. ALK drives the aberrant growth of lymphomas.", []),
    ("QRX-1234 was given to mice. Treatment inhibits the growth of lymphomas.", [("growth of lymphomas", "decreased")]),
    ("QRX-1234 was given to mice. These results show its potential to spare healthy tissue, provide lasting efficacy and enhance survival.", []),
    ("QRX-1234 overcomes the limitations of older drugs in mice.", []),
    # lack and absence
    ("QRX-1234 was given to monkeys and tolerated, as shown by the lack of fever or weight loss.",
     [("tolerated", "unchanged"), ("fever", "absent"), ("weight loss", "absent")]),
    ("QRX-1234 was given to mice. An absence of metastases was noted.", [("metastases", "absent")]),
    ("QRX-1234 was tested in lines. No xenograft lines showed tumor regression.", [("tumor regression", "absent")]),
    # two verbs with one object, two measures of one thing
    ("In mice QRX-1234 reduced or stabilized tumor burden.", [("tumor burden", "decreased")]),
    ("In mice QRX-1234 reduced the number and function of myeloid cells.", [("number and function of myeloid cells", "decreased")]),
    # a molecule goes down in cells
    ("QRX-1234 was tested in lines. It caused BRD4 degradation in AML cells.", [("BRD4 degradation", "increased")]),
    ("QRX-1234 was tested in mice. It caused a marked reduction in suppressor cells.", [("suppressor cells", "decreased")]),
    # patients of a prospect are no patients treated
    ("QRX-1234 kills lymphoma cells in vitro and is an option for patients with lymphoma.", [("kills lymphoma cells", "increased")]),
    ("Half of 90 patients with MCL had it. QRX-1234 inhibited cell proliferation and induced cell cycle arrest and apoptosis.",
     [("cell proliferation", "decreased"), ("cell cycle arrest", "increased"), ("apoptosis", "increased")]),
]  # fmt: skip
COMPARED = [
    ("In mice QRX-1234 showed superior tumor control and tolerability as compared to an older drug.", "an older drug"),
    ("In mice QRX-1234 raised T-cell counts over vehicle suggesting better immunity.", "vehicle"),
    # two verbs share what follows the second; the next sentence, a relative clause and a number may name it
    ("QRX-1234 was tested in mice. Animals survived longer and carried less tumor than those on vehicle.", "vehicle"),
    ("QRX-1234 was tested in mice. It shrank HT-29 xenografts; the naked antibody did nothing.", "the naked antibody"),
    ("In vitro QRX-1234 prevented the rebound of MDM2 that older inhibitors provoke.", "older inhibitors"),
    ("In mice QRX-1234 and selinexor produced cures that neither drug achieved.", "neither drug"),
    ("QRX-1234 was tested in mice. TGI was 90%, with selinexor 40%.", "selinexor"),
    ("In vitro QRX-1234 did not alter binding when set against the bare antibody.", "the bare antibody"),
    ("In mice QRX-1234 shrank tumors; the mice did nothing unusual.", None),
    ("In mice QRX-1234 lowered MYC levels, associated with terminal differentiation.", None),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_findings(records, text, expected):
    assert [(f.effect, f.direction) for f in records(text).preclinical_findings] == expected


@pytest.mark.parametrize(("text", "comparator"), COMPARED)
def test_comparators(records, text, comparator):
    assert {f.comparator for f in records(text).preclinical_findings} == {comparator}


def test_a_name_of_an_asset_is_no_model(records):
    assert [
        f.model
        for f in records("The agonist IL-7-REH was made. IL-7-REH, a fusion protein, expanded regulatory T cells in mice.").preclinical_findings
    ] == ["mice"]


def test_the_code_of_a_line_is_not_the_drug(records):
    extraction = records("In GTL-16 gastric tumor cells QRX-1234 lowered MET levels. A dose of QRX-1234 cured mice of GTL-16 xenografts.")
    names = {a.id: a.name for a in extraction.assets}
    assert [[names[a] for a in f.assets] for f in extraction.preclinical_findings] == [["QRX-1234"], ["QRX-1234"]]


DONE = [
    # what the experimenters did
    ("QRX-1234 was given to mice. CD8 T cells were depleted with an antibody.", []),
    ("QRX-1234 was given to mice. T cells were activated with beads.", []),
    ("In mice CD8 T cells were depleted with QRX-1234.", [("CD8 T cells", "decreased")]),
    # denial behind the verb, weaker than another
    ("QRX-1234 was tested in mice. Resistance emerged in none of the models.", [("Resistance", "absent")]),
    ("QRX-1234 was tested in vitro. Binding to CD3 was 50-fold weaker than that of the benchmark.", [("Binding", "decreased")]),
    ("QRX-1234 was tested in mice. Uptake in the glands was one tenth that of the parent.", [("Uptake", "decreased")]),
    ("QRX-1234 was given to rats. No mortality, no change in body weight.", [("mortality", "absent"), ("body weight", "unchanged")]),
    # kept from, enough for
    ("In vitro QRX-1234 kept resistant clones from growing out.", [("resistant clones", "decreased")]),
    ("QRX-1234 was given to mice. A dose of 3 mg/kg was enough for complete regression.", [("complete regression", "increased")]),
    ("In mice 30 mg/kg of QRX-1234 gave 92% TGI and, at 60 mg/kg, cured four.", [("tumor growth inhibition (TGI)", "increased"), ("cured", "increased")]),
    ("QRX-1234 was given to mice. Compared with an older drug in the two models that express both targets, tumors shrank more.", [("tumors", "decreased")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), DONE)
def test_findings_of_verbs(records, text, expected):
    assert [(f.effect, f.direction) for f in records(text).preclinical_findings] == expected


GIVEN = [
    ("QRX-1234 was tested in mice. Alongside a PSMA engager, ZPB-4410, it multiplied T cells.", [["QRX-1234", "ZPB-4410"]]),
    ("QRX-1234 was given to mice. QRX-1234 made the PDX QM-356 and QM-386 regress.", [["QRX-1234"]]),
    ("In PDX QRX-1234 slowed growth.", [["QRX-1234"]]),
    ("QRX-1234 was tested. In HT-29 xenografts it was the equal of selinexor and slowed growth.", [["QRX-1234"]]),
]


@pytest.mark.parametrize(("text", "assets"), GIVEN)
def test_assets(records, text, assets):
    extraction = records(text)
    names = {a.id: a.name for a in extraction.assets}
    assert [sorted(names[a] for a in f.assets) for f in extraction.preclinical_findings] == assets


@pytest.mark.parametrize(
    ("text", "model"),
    [
        ("QRX-1234 killed lung and colon cancer lines in vitro.", "lung and colon cancer lines"),
        ("QRX-1234 was tested. Normal CD34-positive progenitors were spared in vitro.", "Normal CD34-positive progenitors"),
        ("QRX-1234 promoted the proliferation of CD8+ T cells in vitro.", "in vitro"),
        ("QRX-1234 drew T cells into SCLC xenografts.", "SCLC xenografts"),
    ],
)
def test_models(records, text, model):
    assert [f.model for f in records(text).preclinical_findings] == [model]
