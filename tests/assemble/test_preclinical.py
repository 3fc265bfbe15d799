import pytest

from tests.assemble.conftest import asset_named

FOUND = [
    ("QRX-1234 showed a robust reduction in tumor volume in a mouse model.", [("tumor volume", "decreased", None)]),
    (
        "In mice, QRX-1234 significantly increased peripheral T cells and NK cells.",
        [("peripheral T cells", "increased", True), ("NK cells", "increased", True)],
    ),
    (
        "QRX-1234 demonstrated a significantly decreased tumor volume, increased survival, and CAR-T cell expansion in a Raji mouse model.",
        [("tumor volume", "decreased", True), ("survival", "increased", True), ("CAR-T cell expansion", "increased", True)],
    ),
    (
        "In mice QRX-1234 did not show any evidence of weight loss or FoxP3 induction.",
        [("weight loss", "absent", None), ("FoxP3 induction", "absent", None)],
    ),
    (
        "Lymphocyte activation and proliferation were observed with QRX-1234 in mice.",
        [("Lymphocyte activation and proliferation", "increased", None)],
    ),
]
VARIED = [
    # the verb with its object, in the passive, and alone
    ("QRX-1234 shrank HT-29 tumours in nude mice by 71%.", [("HT-29 tumours", "decreased")]),
    ("Tumour growth was strongly inhibited by QRX-1234 in three PDX models.", [("Tumour growth", "decreased")]),
    ("Cytokine release fell tenfold with QRX-1234 in whole-blood assays in vitro.", [("Cytokine release", "decreased")]),
    ("In monkeys CD8+ T cells expanded selectively on QRX-1234.", [("CD8+ T cells", "increased")]),
    ("In mice IL-6 was induced by ZPB-4410 and suppressed by QRX-1234.", [("IL-6", "increased"), ("IL-6", "decreased")]),
    # lists
    ("QRX-1234 triggered necrosis, raised the number of T cells and lowered that of macrophages in mice.",
     [("necrosis", "increased"), ("number of T cells", "increased"), ("number of macrophages", "decreased")]),
    ("QRX-1234 promoted the proliferation of T cells and NK cells in vitro.", [("proliferation of T cells", "increased"), ("proliferation of NK cells", "increased")]),
    ("QRX-1234 caused tumour stasis in five models and regression in four in mice.", [("tumour stasis", "increased"), ("regression", "increased")]),
    # nouns and adjectives that turn the direction
    ("Mice given QRX-1234 had a greater loss of tumour volume.", [("tumour volume", "decreased")]),
    ("In mice QRX-1234 led to a TGI of 94% and complete regressions.", [("tumor growth inhibition (TGI)", "increased"), ("complete regressions", "increased")]),
    ("Serum ferritin was lower with QRX-1234 than with vehicle in mice.", [("Serum ferritin", "decreased")]),
    ("QRX-1234 bound CD3 with 30-fold lower affinity in vitro.", [("affinity", "decreased")]),
    # unchanged
    ("QRX-1234 did not affect body weight in mice.", [("body weight", "unchanged")]),
    ("QRX-1234 failed to inhibit tumour growth in mice.", [("tumour growth", "unchanged")]),
    ("In rats blood counts were unaffected by QRX-1234.", [("blood counts", "unchanged")]),
    ("QRX-1234 spared NK cells in monkeys.", [("NK cells", "unchanged")]),
    ("In mice no weight was lost on QRX-1234.", [("weight", "unchanged")]),
    ("QRX-1234 retained full activity in resistant cell lines.", [("activity", "unchanged")]),
    # absent
    ("Neither weight loss nor anaemia was seen in rats that received QRX-1234.", [("weight loss", "absent"), ("anaemia", "absent")]),
    ("Liver toxicity, a bane of the class, was absent in monkeys on QRX-1234.", [("Liver toxicity", "absent")]),
    ("QRX-1234 expanded NK cells but not regulatory T cells in mice.", [("NK cells", "increased"), ("regulatory T cells", "absent")]),
    ("QRX-1234 avoided the lymphopenia seen with aldesleukin in monkeys.", [("lymphopenia", "absent")]),
    # the verb or the adjective as effect
    ("QRX-1234 cured seven of eight mice.", [("cured", "increased")]),
    ("In mice QRX-1234 killed CD20-positive cells.", [("killed CD20-positive cells", "increased")]),
    ("Mice on QRX-1234 survived longer.", [("survived longer", "increased")]),
    ("QRX-1234 was more potent than sotorasib in cell lines.", [("potent", "increased")]),
    # clipped notes, arrows and labels
    ("QRX-1234 in mice\nTumor burden ↓, survival ↑", [("Tumor burden", "decreased"), ("survival", "increased")]),
    ("QRX-1234 in mice\nGrowth of tumors inhibited in 8 of 9 mice, platelet counts unchanged", [("Growth of tumors", "decreased"), ("platelet counts", "unchanged")]),
    ("QRX-1234 in mice\nLung metastatic burden: 75% reduction with QRX-1234 vs vehicle", [("Lung metastatic burden", "decreased")]),
    ("Enhanced efficacy and prolonged survival with QRX-1234 in mice.", [("efficacy", "increased"), ("survival", "increased")]),
    ("QRX-1234 in mice\n• Marked decrease in pAKT and Ki67", [("pAKT", "decreased"), ("Ki67", "decreased")]),
    ("QRX-1234 in mice\n• Robust expansion of CAR-T cells", [("Robust expansion of CAR-T cells", "increased")]),
    ("QRX-1234 in mice\n• Tumor-free survival in 6 of 8 mice and no relapse", [("Tumor-free survival", "increased"), ("relapse", "absent")]),
    ("QRX-1234 in mice\n• IL-6 and TNF-α release lower than with vehicle", [("IL-6", "decreased"), ("TNF-α release", "decreased")]),
    # ellipsis
    ("In mice QRX-1234 raised serum IL-6, and so did it serum ferritin.", [("serum IL-6", "increased")]),
    ("In mice on QRX-1234 treated lesions regressed, and so did untreated lesions.", [("treated lesions regressed", "increased"), ("untreated lesions", "increased")]),
    ("QRX-1234 reduced expression of PD-1 and LAG-3 on T cells in mice.", [("expression of PD-1", "decreased"), ("expression of LAG-3", "decreased")]),
    # numbers compared
    ("Mean tumor weight was 0.3 g with QRX-1234 versus 1.1 g with vehicle in mice.", [("tumor weight", "decreased")]),
    ("Median survival was 31 days with vehicle vs 62 days with QRX-1234 in mice.", [("survival", "increased")]),
    ("Tumor growth inhibition reached 96% with QRX-1234 in mice.", [("Tumor growth inhibition", "increased")]),
    ("QRX-1234 depleted more than 90% of IKZF1 in mice.", [("IKZF1", "decreased")]),
    # what stands in brackets parts no list
    ("QRX-1234 gave better tumor control (92% vs 48%) and fewer liver metastases in mice.", [("tumor control", "increased"), ("liver metastases", "decreased")]),
    ("QRX-1234 produced complete and durable regressions in mice.", [("complete and durable regressions", "increased")]),
    ("QRX-1234 was able to overcome drug tolerance in mice.", [("drug tolerance", "decreased")]),
    ("In mice no survival benefit was detectable with QRX-1234.", [("survival benefit", "absent")]),
    ("Tumors in QRX-1234-treated mice were smaller than in controls.", [("Tumors", "decreased")]),
    ("QRX-1234 reverses exhaustion in mice and promotes memory.", [("exhaustion", "decreased"), ("memory", "increased")]),
]  # fmt: skip
NOT_FOUND = [
    "QRX-1234 carries mutations to reduce potency in mouse models.",
    "QRX-1234 may increase survival in mice.",
    "QRX-1234 reduced tumor volume in 12 patients.",
    "Mouse models are widely used to study tumor growth.",
    "QRX-1234 is an antibody that binds CD3 and inhibits PD-L1.",
    "In mice that had cleared tumours, QRX-1234 was given again.",
    "Patients receiving QRX-1234 had reduced tumour burden and longer survival.",
    "QRX-1234 affected mice in many ways.",
    "QRX-1234 is designed to increase killing and will be tested in mice.",
    "Mouse data for QRX-1234 generated some excitement.",
    "Checkpoint rechallenge with QRX-1234 added toxicity without efficacy.",
    "In mice QRX-1234 prefers T cells to NK cells by a factor of 500 or more.",
    "Mouse studies came first; in the phase 1 trial QRX-1234 lowered tumour markers.",
]


@pytest.mark.parametrize(("text", "effects"), FOUND)
def test_effects(records, text, effects):
    assert [(f.effect, f.direction, f.significant) for f in records(text).preclinical_findings] == effects


@pytest.mark.parametrize(("text", "effects"), VARIED)
def test_varied_syntax(records, text, effects):
    assert [(f.effect, f.direction) for f in records(text).preclinical_findings] == effects


@pytest.mark.parametrize("text", NOT_FOUND)
def test_no_finding(records, text):
    assert records(text).preclinical_findings == ()


def test_respectively_parts_assets_and_comparators(records):
    text = "Both QRX-1234 and ZPB-4410 showed a robust reduction in tumor volume in a mouse model as compared to PD-1 monotherapy or vehicle, respectively."
    extraction = records(text)
    ids = [asset_named(extraction, n).id for n in ("QRX-1234", "ZPB-4410")]
    assert [(list(f.assets), f.comparator) for f in extraction.preclinical_findings] == [([ids[0]], "PD-1 monotherapy"), ([ids[1]], "vehicle")]


def test_assets_given_together_share_the_finding(records):
    text = "QRX-1234 with ZPB-4410 increased survival in a Raji mouse model."
    (finding,) = records(text).preclinical_findings
    assert len(finding.assets) == 2
    assert finding.model == "Raji mouse model"


ABOUT = [
    # a pronoun, a heading, and a clause without a name take the asset spoken of
    ("In mice QRX-1234 was given weekly. It shrank tumours.", [["QRX-1234"]]),
    ("QRX-1234 (Quorex)\nA conjugate with exatecan as payload. Tumour growth was inhibited in mice.", [["QRX-1234"]]),
    ("Tregs were reduced and exhaustion markers fell after QRX-1234 in the CT26 model.", [["QRX-1234"], ["QRX-1234"]]),
    ("In mice QRX-1234 shrank tumours, whereas ZPB-4410 raised body weight.", [["QRX-1234"], ["ZPB-4410"]]),
    # what is only compared with, or resisted, is not meant
    ("QRX-1234 reduced tumour growth more than ZPB-4410 did in mice.", [["QRX-1234"]]),
    ("QRX-1234 reduced viability of cell lines resistant to ZPB-4410.", [["QRX-1234"]]),
    # together, and each alone
    ("In mice QRX-1234 with ZPB-4410 produced regressions; either drug alone slowed growth.", [["QRX-1234", "ZPB-4410"], ["QRX-1234"], ["ZPB-4410"]]),
    ("QRX-1234 was given to mice. The pair with ZPB-4410 shrank tumours.", [["QRX-1234", "ZPB-4410"]]),
]


@pytest.mark.parametrize(("text", "assets"), ABOUT)
def test_assets_in_focus(records, text, assets):
    extraction = records(text)
    names = {a.id: a.name for a in extraction.assets}
    assert [sorted(names[a] for a in f.assets) for f in extraction.preclinical_findings] == assets


COMPARED = [
    ("QRX-1234 had stronger antitumour activity than paclitaxel in two xenograft models.", "paclitaxel", "two xenograft models"),
    ("QRX-1234 prolonged survival compared with vehicle in mice bearing B16F10 melanomas.", "vehicle", "mice bearing B16F10 melanomas"),
    ("Unlike selinexor, QRX-1234 caused no thrombocytopenia in rats.", "selinexor", "rats"),
    ("QRX-1234 regressed A549 xenografts.", None, "A549 xenografts"),
]


@pytest.mark.parametrize(("text", "comparator", "model"), COMPARED)
def test_comparator_and_model(records, text, comparator, model):
    (finding,) = records(text).preclinical_findings
    assert (finding.comparator, finding.model) == (comparator, model)


def test_a_pair_of_models_is_two_findings(records):
    found = records("QRX-1234 caused regressions in A549 and PC-9 xenografts.").preclinical_findings
    assert [f.model for f in found] == ["A549 xenografts", "PC-9 xenografts"]


def test_what_follows_a_sentence_on_mice_is_about_mice(records):
    found = records("QRX-1234 was given to mice. Serum cytokines rose.").preclinical_findings
    assert [(f.effect, f.direction) for f in found] == [("Serum cytokines", "increased")]


def test_short_lines_with_results_are_findings(records):
    found = records("QRX-1234 in mice\nComplete regressions in 8 of 10 mice\nNo weight loss in mice").preclinical_findings
    assert [(f.effect, f.direction) for f in found] == [("Complete regressions", "increased"), ("weight loss", "absent")]


def test_bullets_are_on_the_asset_of_the_paragraph_before(records):
    text = "Vaccines at the bench\nQRX-1234 (Quorex). A mixture of mRNAs.\n• B16F10: treated lesions regressed.\n• Serum IL-12 rose in mice."
    found = records(text).preclinical_findings
    assert [(f.effect, len(f.assets)) for f in found] == [("treated lesions regressed", 1), ("Serum IL-12", 1)]


def test_the_murine_form_of_a_code_is_an_asset_of_its_own(records):
    extraction = records("QRX-301 is an antibody. Its murine form mQRX-301 shrank tumors in mice.")
    assert {a.name for a in extraction.assets} == {"QRX-301", "mQRX-301"}


def test_a_key_of_abbreviations_holds_no_findings(records):
    assert records("QRX-1234 was given to mice.\nTGI, tumor growth inhibition; CDX, cell line-derived xenograft.").preclinical_findings == ()


def test_an_article_on_models_goes_on_after_a_sentence_on_patients(records):
    text = (
        "QRX-1234 was given to mice with xenografts and to rats. Cell lines and organoids were cultured. Patients with sarcoma do badly. "
        "QRX-1234 reduced viability."
    )
    assert [f.effect for f in records(text).preclinical_findings] == ["viability"]
