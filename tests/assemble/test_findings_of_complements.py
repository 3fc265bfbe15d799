"""Findings of what a verb makes of its object, of models whose preposition is said again, of gaps, and of "the effect"."""

import pytest

UP, DOWN, SAME, ABSENT = "increased", "decreased", "unchanged", "absent"

_EFFECTS = [
    (
        "In mice QRX-1234 rendered regulatory T cells fragile and turned cold tumours hot.",
        [("regulatory T cells fragile", UP), ("cold tumours hot", UP)],
    ),
    ("In mice QRX-1234 skewed CD4+ cells towards TH1.", [("CD4+ cells towards TH1", UP)]),
    ("QRX-1234 drove macrophages towards an M1 state in vitro.", [("macrophages towards an M1 state", UP)]),
    ("QRX-1234 made resistant xenografts sensitive to venetoclax again.", [("sensitive", UP)]),
    ("With QRX-1234 the A549 cells became senescent.", [("became senescent", UP)]),
    ("QRX-1234 outdid osimertinib in shrinking H1975 xenografts.", [("H1975 xenografts", DOWN)]),
    ("QRX-1234 was as good as ibrutinib at blocking BCR signaling in vitro.", [("BCR signaling", DOWN)]),
    ("The animal file shows QRX-1234 to be active in A549 xenografts.", [("active", UP)]),
    (
        "In mice QRX-1234 activated splenic T cells, circulating lymphocytes hardly at all.",
        [("splenic T cells", UP), ("circulating lymphocytes", SAME)],
    ),
    ("QRX-1234 slowed HT-29 tumours in mice. Depletion of CD8+ T cells abolished the effect.", [("HT-29 tumours", DOWN), ("effect", DOWN)]),
    ("The antitumour activity of QRX-1234 in mice equalled that of ZPB-4410.", [("antitumour activity of QRX-1234", SAME)]),
    ("QRX-1234, a masked cytokine in phase 1 (NCT01234567), led to regression in mice.", [("regression", UP)]),
    ("In MCF7 xenografts TGI ranged from 27% to 93% with QRX-1234.", [("tumor growth inhibition (TGI)", UP)]),
    (
        "QRX-1234 in mice: release of IL-6 and IL-8 minimal, avidity higher where both targets are dense.",
        [("release of IL-6", ABSENT), ("IL-8", ABSENT), ("avidity", UP)],
    ),
    ("In mice QRX-1234 caused no systemic toxicity.12 In the phase 2 trial 19 patients were treated.", [("systemic toxicity", ABSENT)]),
    ("On QRX-1234 numbers of NK cells in the HT-29 tumours of mice went up.", [("numbers of NK cells", UP)]),
    ("QRX-1234 in mice: complete rejection of established tumours.", [("complete rejection of established tumours", UP)]),
]
_NO_EFFECTS = [
    "QRX-1234 was given to mice. The data became available in June.",
    "In mice QRX-1234 was made available to several centres.",
    "QRX-1234 was found in the plasma of mice. Cells were turned in the dish.",
]
_MODELS = [
    ("QRX-1234 inhibited growth in inflamed and in non-inflamed mouse models.", ["inflamed mouse models", "non-inflamed mouse models"]),
    ("QRX-1234 gave complete responses both in PDX mice and in orthotopic lung tumours.", ["PDX mice", "orthotopic lung tumours"]),
    ("QRX-1234 shrank tumours in HT-29 and, at a higher dose, in SW620 models.", ["HT-29", "SW620 models"]),
    ("Growth fell in HT-29 xenografts as well as in SW620 xenografts on QRX-1234.", ["HT-29 xenografts", "SW620 xenografts"]),
]


@pytest.mark.parametrize(("text", "expected"), _EFFECTS)
def test_effects(records, text, expected):
    assert [(f.effect, f.direction.value) for f in records(text).preclinical_findings] == expected


@pytest.mark.parametrize("text", _NO_EFFECTS)
def test_no_effects(records, text):
    assert not records(text).preclinical_findings


@pytest.mark.parametrize(("text", "models"), _MODELS)
def test_each_model_with_its_preposition_is_a_finding(records, text, models):
    assert [f.model for f in records(text).preclinical_findings] == models


def test_a_model_that_opens_a_clause_is_of_that_clause(records):
    found = records("QRX-1234 cut IL-6 in HT-29 cells, and in cynomolgus monkeys it raised IL-8.").preclinical_findings
    assert [(f.effect, f.model) for f in found] == [("IL-6", "HT-29 cells"), ("IL-8", "cynomolgus monkeys")]


def test_what_is_equalled_is_the_comparator(records):
    found = records("The activity of QRX-1234 in mice equalled that of ZPB-4410.").preclinical_findings
    assert [(len(f.assets), f.comparator) for f in found] == [(1, "ZPB-4410")]


_OWNERS = [
    ("In MCF7 xenografts QRX-1234 inhibited growth by 87%, fulvestrant by 31%.", "growth", [["QRX-1234"]]),
    ("In mice QRX-1234 cut tumour volume by 60%, cisplatin alone by only 20%, and spared platelets.", "volume", [["QRX-1234"]]),
    ("In xenografts QRX-1234 stalled growth, and only the addition of alpelisib made tumours shrink.", "tumours", [["QRX-1234", "alpelisib"]]),
    ("In xenografts QRX-1234 cut growth, and adding palbociclib deepened the effect.", "effect", [["QRX-1234", "palbociclib"]]),
    ("QRX-1234 was inactive in mice, whereas the addition of cetuximab to ZPB-4410 shrank tumours.", "tumours", [["ZPB-4410", "cetuximab"]]),
]


@pytest.mark.parametrize(("text", "effect", "expected"), _OWNERS)
def test_owners(records, text, effect, expected):
    record = records(text)
    names = {a.id: a.name for a in record.assets}
    assert [sorted(names[i] for i in f.assets) for f in record.preclinical_findings if effect in f.effect] == expected
