"""Findings as abstracts of papers tell them: how a change went on, deeds that one drug does better, what goes along, genes, figures of methods."""

import pytest

from abstract2kb.records import Direction

UP, DOWN, SAME, ABSENT = Direction.INCREASED, Direction.DECREASED, Direction.UNCHANGED, Direction.ABSENT


def _told(records, text):
    return {(f.effect, f.direction) for f in records(text).preclinical_findings}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # how a change went on
        ("QRX-1234 caused a marked, time- and dose-dependent fall in cell viability in vitro.", {("cell viability", DOWN)}),
        ("QRX-1234 led to dose dependent, transient increases in cyclin E in HeLa cells in vitro.", {("cyclin E", UP)}),
        (
            "QRX-1234 reduced the levels of fructose 2,6-bisphosphate and ATP in vitro.",
            {("fructose 2,6-bisphosphate", DOWN), ("levels of ATP", DOWN)},
        ),
        ("With QRX-1234, ATP levels fell and glycolysis was stimulated in vitro.", {("ATP levels", DOWN), ("glycolysis", UP)}),
        ("Mice treated with QRX-1234 had fewer and smaller metastases than control mice.", {("metastases", DOWN)}),
        ("QRX-1234 blocked DNA synthesis in vitro.", {("DNA synthesis", DOWN)}),
        # deeds
        ("In mice QRX-1234 was more effective than gefitinib in slowing tumor growth.", {("tumor growth", DOWN)}),
        (
            "QRX-1234 was more potent than gefitinib at inducing apoptosis and suppressing migration in vitro.",
            {("apoptosis", UP), ("migration", DOWN)},
        ),
        ("QRX-1234 proved as active as gefitinib in blocking angiogenesis in mice.", {("angiogenesis", DOWN)}),
        ("In mice QRX-1234 was more effective than gefitinib.", {("effective", UP)}),
        ("QRX-1234 tended to prolong survival of nude mice.", {("survival of nude mice", UP)}),
        # what goes along
        (
            "In mice this effect of QRX-1234 was correlated with decreased metastatic spread and lower tumor weight.",
            {("metastatic spread", DOWN), ("tumor weight", DOWN)},
        ),
        (
            "QRX-1234 induced apoptosis associated with suppressed ERK and S6 signaling in vitro.",
            {("apoptosis", UP), ("ERK", DOWN), ("S6 signaling", DOWN)},
        ),
        # "that of" within a sentence, and where something went
        (
            "QRX-1234 lowered the expression of Bcl-2 and raised that of Bax in vitro.",
            {("expression of Bcl-2", DOWN), ("expression of Bax", UP)},
        ),
        ("Lactate clearance in the tumor was unaffected by QRX-1234 in mice.", {("Lactate clearance", SAME)}),
        # cells and their fate
        (
            "QRX-1234 led to suppression of KRAS signaling and apoptosis in H358 cells.",
            {("KRAS signaling", DOWN), ("apoptosis", UP)},
        ),
        ("QRX-1234 caused inhibition of growth and migration in vitro.", {("growth", DOWN), ("migration", DOWN)}),
        ("QRX-1234 blocked MCF-7 cells at G2/M and induced apoptosis.", {("blocked MCF-7 cells at G2/M", UP), ("apoptosis", UP)}),
        ("QRX-1234 induced senescence in fibroblasts, but apoptosis in MCF-7 cells.", {("senescence", UP), ("apoptosis", UP)}),
        ("We found that QRX-1234 down-regulates cyclin D1 and upregulates p21 in A431 cells.", {("cyclin D1", DOWN), ("p21", UP)}),
        ("The QRX-1234-mediated decrease in ATP was more pronounced in MCF-7 cells.", {("ATP", DOWN)}),
        ("Tumors with p53 mutations responded poorly to QRX-1234 in vivo.", {("Tumors with p53 mutations responded", DOWN)}),
    ],
)
def test_what_papers_tell(records, text, expected):
    assert _told(records, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("QRX-1234, but not erlotinib, reduced the viability of HeLa cells.", {("viability of HeLa cells", DOWN, "QRX-1234")}),
        (
            "The viability of HeLa cells was reduced by QRX-1234, but not by erlotinib.",
            {("viability of HeLa cells", DOWN, "QRX-1234"), ("viability of HeLa cells", SAME, "erlotinib")},
        ),
    ],
)
def test_another_drug_that_did_not(records, text, expected):
    found = records(text)
    names = {a.id: a.name for a in found.assets}
    assert {(f.effect, f.direction, *(names[a] for a in f.assets)) for f in found.preclinical_findings} == expected


@pytest.mark.parametrize(
    ("text", "model"),
    [
        ("QRX-1234 lowered telomerase activity, but had no effect on telomere length, in K562 cells.", "K562 cells"),
        ("Treatment of IDH1-mutant glioma cells with QRX-1234 impaired growth.", "IDH1-mutant glioma cells"),
        ("QRX-1234 caused accumulation of cells in G2/M phase in A549 cells.", "A549 cells"),
        ("In TF-1 cells overexpressing IDH2, QRX-1234 enhanced differentiation.", "TF-1 cells overexpressing IDH2"),
        ("QRX-1234 alone increased p27, consistent with arrest in G1, in HN5 cells.", "HN5 cells"),
    ],
)
def test_the_model(records, text, model):
    assert {f.model for f in records(text).preclinical_findings} == {model}


@pytest.mark.parametrize(
    "text",
    [
        "QRX-1234 was tested in mice. Analysis of the spectra yielded the rates of lipid synthesis and glucose uptake.",
        "QRX-1234 was tested in mice. Knockdown of survivin slowed tumor growth.",
        "After QRX-1234, cell lines showed diverse drug sensitivity in vitro.",
        "Tumors associated with increased invasion were treated with QRX-1234 in mice.",
        "QRX-1234 was tested in vitro. High expression of survivin was associated with reduced survival.",
        "A low concentration of QRX-1234 was used in vitro.",
    ],
)
def test_what_is_no_finding(records, text):
    assert _told(records, text) == set()


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Gefitinib did not inhibit proliferation of PC-9 cells.", {"gefitinib": "subject"}),
        ("Compared with vehicle, erlotinib decreased tumor volume in mice.", {"erlotinib": "subject"}),
        (
            "The combination of erlotinib and rapamycin reduced tumor growth, invasion and angiogenesis in mice.",
            {"erlotinib": "subject", "rapamycin": "subject"},
        ),
        ("QRX-1234 plus docetaxel reduced tumor growth in mice. QRX-1234 had no toxicity.", {"QRX-1234": "subject", "docetaxel": "partner"}),
    ],
)
def test_whose_experiments_they_are(records, text, roles):
    assert {a.name: str(a.role.value) for a in records(text).assets} == roles
