"""Names that the text introduces as drugs."""

import pytest

from abstract2kb.lexicons import CompiledLexicon
from abstract2kb.nlp.introduced import find_introduced


def _names(text: str) -> list[str]:
    return [text[a:b] for a, b in find_introduced(text, CompiledLexicon())]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The lead compound QZT-3 was given by mouth.", ["QZT-3"]),
        ("We studied QZT-3, a first-in-class inhibitor of kinase X.", ["QZT-3"]),
        ("QZT-3 (an engineered antibody against CD200R) was safe.", ["QZT-3"]),
        ("We made a degrader of kinase X, termed VV-04-118, and gave it.", ["VV-04-118"]),
        ("A blocking antibody named 7F3 was raised.", ["7F3"]),
        ("An ADC specific for the stromal antigen (STR-ADC) was made.", ["STR-ADC"]),
        ("A collagen anchor fused to IL-18 (CAL–IL-18) was injected.", ["CAL–IL-18"]),
        ("Mice had one injection of V404 and were watched.", ["V404"]),
        ("The conjugate 9B-MMAE and the cells Lum4-CS9-CAR-T were compared.", ["9B-MMAE", "Lum4-CS9-CAR-T"]),
        ("ZUBRA is a synthetic agonist of the pathway.", ["ZUBRA"]),
        ("The company's in vivo CAR-T, QZT-V2, was given.", ["QZT-V2"]),
        ("Its lead asset, QZT-3, and an oral pill known as QZ-D9 were shown.", ["QZT-3", "QZ-D9"]),
        ("Pipeline: QZ-3 (BTK degrader) Ph 1/2, QZ-11 (CD19×CD3 bispecific).", ["QZ-3", "QZ-11"]),
        ("Cohort-2 (BTK inhibitor) and arm B (ADC) went on.", []),
        ("Phase-1 (CAR T) and Part-3 (an ADC) went on.", []),
        ("QZB16 injections were painless. QZB16 reduced nodules.", ["QZB16"]),
        ("Cohort C: QZ-12 300 mg QD.", ["QZ-12"]),
        ("Part B evaluates QZB-8 + cetuximab.", ["QZB-8"]),
        ("Zortebrolimab (QZ-1) was given.", ["QZ-1"]),
    ],
)
def test_a_name_that_is_called_a_drug_is_found(text, names):
    assert _names(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "The inhibitor IC50 was low.",
        "Mice had an injection of K777 cells.",
        "QZT3 expression rose. QZT3 induced migration.",
        "Cells were treated with PBS and treated with DMSO.",
        "An immune checkpoint inhibitor (ICI) was given.",
        "The antibody IgG4 backbone was kept.",
        "It is a conjugate of MMAE and DM4.",
        "Zortebrolimab (Q3W) was given, and zorlatinib (D8).",
        "The level of QZ-12 was 5 mg/dL.",
        "The inhibitor HER9-positive tumours need is missing.",
    ],
)
def test_genes_cells_measures_payloads_and_classes_are_no_names(text):
    assert _names(text) == []
