"""Findings in turns of speech: figures passed, what was seen to move, levels, verbs left out, pronouns that stand for an effect."""

import pytest

FOUND = [
    # a figure that was passed
    ("QRX-1234 was given to mice. TGI exceeded 90%.", [("tumor growth inhibition (TGI)", "increased")]),
    ("QRX-1234 was given to mice. Receptor occupancy surpassed 85% at 3 mg/kg.", [("Receptor occupancy", "increased")]),
    ("QRX-1234 was given to mice. Degradation of CRBN exceeded 95%.", [("CRBN", "decreased")]),
    ("QRX-1234 was given to mice. The dose exceeded 10 mg/kg.", []),
    # what was seen to move
    ("QRX-1234 was given to mice. The panel showed MHC class I going up on the cells.", [("MHC class I", "increased")]),
    ("QRX-1234 was given to mice. Cytometry showed Treg numbers falling.", [("Treg numbers", "decreased")]),
    ("QRX-1234 was given to mice. We saw serum ferritin rise after each dose.", [("serum ferritin", "increased")]),
    ("QRX-1234 was given to mice. The screen showed growing interest.", []),
    # levels
    ("QRX-1234 was given to monkeys. Serum TNF peaked at levels lower than those with selinexor.", [("Serum TNF", "decreased")]),
    ("QRX-1234 was given to monkeys. Serum TNF peaked at a level above that of selinexor.", [("Serum TNF", "increased")]),
    ("QRX-1234 was given to monkeys. Serum TNF peaked at 6 h.", [("Serum TNF", "increased")]),
    # as if untreated
    ("QRX-1234 was given to mice. B16F10 tumors grew as if nothing had been given.", [("B16F10 tumors grew", "unchanged")]),
    ("QRX-1234 was given to mice. Antigen-negative tumors grew like controls.", [("Antigen-negative tumors grew", "unchanged")]),
    ("QRX-1234 was given to mice. Antigen-negative tumors grew at the rate of controls.", [("Antigen-negative tumors grew", "unchanged")]),
    # a verb left out
    ("QRX-1234 was given to mice. CD8+ T cells rose fourfold, NK cells twofold.", [("CD8+ T cells", "increased"), ("NK cells", "increased")]),
    ("QRX-1234 was given to mice. Tumor volume fell by 80%, spleen weight by 40%.", [("Tumor volume", "decreased"), ("spleen weight", "decreased")]),
    ("QRX-1234 was given to mice. Tumor volume fell by 80%, in two of five mice.", [("Tumor volume", "decreased")]),
    ("QRX-1234 was given to mice. CD8 counts rose in the tumor, serum ALT did not.", [("CD8 counts", "increased"), ("serum ALT", "unchanged")]),
    # nor, and no difference
    ("QRX-1234 was given to mice. Weight was stable, nor was there any cytokine release.", [("Weight", "unchanged"), ("cytokine release", "absent")]),
    ("QRX-1234 slowed tumor growth in mice. CD4 depletion made no difference.", [("tumor growth", "decreased"), ("tumor growth", "unchanged")]),
    ("QRX-1234 slowed tumor growth in MC38. In RAG1-null mice it made no difference.", [("tumor growth", "decreased"), ("tumor growth", "unchanged")]),
    # a pronoun for an effect
    ("QRX-1234 was given to mice. Apoptosis was seen in mutant cells; in wild-type cells it was absent.",
     [("Apoptosis", "increased"), ("Apoptosis", "absent")]),
    ("QRX-1234 lowered IL-6 release in mice; on day 9 it stayed low.", [("IL-6 release", "decreased"), ("IL-6 release", "decreased")]),
    ("QRX-1234 shrank tumors in mice. It was stable in plasma.", [("tumors", "decreased"), ("stable", "unchanged")]),
    ("In mice serum ferritin remained elevated with QRX-1234.", [("serum ferritin", "increased")]),
    # in concert
    ("QRX-1234 acted in synergy with selinexor in mice.", [("synergy", "increased")]),
    ("QRX-1234 acted in the tumor of mice.", []),
    # more of it, together with
    ("In mice QRX-1234 brought more killing than selinexor, together with more T cells.", [("killing", "increased"), ("T cells", "increased")]),
    # what was slowed or shrunk where only the model is named
    ("QRX-1234 slowed A498 xenografts.", [("tumor growth of A498 xenografts", "decreased")]),
    ("QRX-1234 shrank ovarian PDXs.", [("tumor volume of ovarian PDXs", "decreased")]),
    ("QRX-1234 inhibited gastric organoids in vitro.", [("growth of gastric organoids", "decreased")]),
    # as much
    ("QRX-1234 was given to mice. Killing was as strong as that of selinexor.", [("Killing", "unchanged")]),
    ("QRX-1234 was given to mice. Killing was twice as strong as that of selinexor.", [("Killing", "increased")]),
    # cells that are the drug
    ("QRX-1234 was tested in vitro. In mixed cultures host T-cell counts fell and QRX-1234 expanded.", [("host T-cell counts", "decreased"), ("expanded", "increased")]),
    # people beside animals
    ("QRX-1234 shrank tumors in mice. Of 18 who took 200 mg, 11 responded, and disease control stood at 89%.", [("tumors", "decreased")]),
    # notes
    ("Mouse data\n• QRX-1234 in monkeys: no IL-6 spike", [("IL-6 spike", "absent")]),
    ("Mouse data\n• QRX-1234 also lysed targets in PBMC from pts after chemotherapy.", [("lysed targets", "increased")]),
    ("Mouse data\n• QRX-1234: MTD up >100-fold vs the parent in cynos", [("MTD", "increased")]),
    ("Mouse data\n• QRX-1234, Nalm6 mice: median survival 61 d vs 33 d for unarmed cells", [("survival", "increased")]),
    ("Mouse data\n• QRX-1234, Nalm6 mice: median dose 61 mg vs 33 mg", []),
    ("Mouse data\n• QRX-1234 in mice. IL-6 release: less than with a CD3 engager.", [("IL-6 release", "decreased")]),
    ("Mouse data\n• QRX-1234 in mice. Primary AML blasts: 80% lysed.", [("Primary AML blasts lysed", "increased")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_findings(records, text, expected):
    assert [(f.effect, f.direction) for f in records(text).preclinical_findings] == expected


ABOUT = [
    ("QRX-1234 shrank HT-29 tumors, in which selinexor was inactive.", [["QRX-1234"], ["selinexor"]]),
    ("QRX-1234 shrank HT-29 tumors and raised apoptosis in MC38, in which growth was fast.", [["QRX-1234"], ["QRX-1234"]]),
    ("QRX-1234 and selinexor together gave regressions in LU99 xenografts; neither drug alone did so, though each slowed the tumors.",
     [["QRX-1234", "selinexor"], ["QRX-1234"], ["selinexor"]]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "assets"), ABOUT)
def test_assets(records, text, assets):
    extraction = records(text)
    names = {a.id: a.name for a in extraction.assets}
    assert [[names[a] for a in f.assets] for f in extraction.preclinical_findings] == assets
