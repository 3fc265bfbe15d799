"""Findings as reviews and digests tell them: the asset named once at the head of its paragraph, partners and rivals in passing."""

import pytest

UP, DOWN, SAME, ABSENT = "increased", "decreased", "unchanged", "absent"

_EFFECTS = [
    ("QRX-1234 altered neither the affinity for HER2 nor recycling in mice.", [("affinity", SAME), ("recycling", SAME)]),
    ("QRX-1234 lowered neither weight nor platelets in mice.", [("weight", SAME), ("platelets", SAME)]),
    ("In mice QRX-1234 outdid ZPB-4410 in tumour growth inhibition.", [("tumour growth inhibition", UP)]),
    ("In mice QRX-1234 outperformed ZPB-4410 in slowing tumour growth.", [("tumour growth", DOWN)]),
    ("QRX-1234 outperformed ZPB-4410 in the presence of T cells in vitro.", [("outperformed", UP)]),
    ("QRX-1234 made HT-29 tumours regress.", [("regress", UP)]),
    ("QRX-1234 caused HT-29 tumours to shrink.", [("HT-29 tumours", DOWN)]),
    ("QRX-1234 allowed T cells to persist in mice.", [("T cells", UP)]),
    ("QRX-1234 drove the receptor into degradation in HT-29 cells.", [("receptor", DOWN)]),
    ("QRX-1234 sent HT-29 cells into apoptosis.", [("apoptosis", UP)]),
    ("Tumour growth was brought to a standstill by QRX-1234 in mice.", [("Tumour growth", DOWN)]),
    ("In mice on QRX-1234 T cells poured into the tumour.", [("T cells", UP)]),
    ("QRX-1234 caused minimal lysis and phagocytosis in vitro.", [("lysis", ABSENT), ("phagocytosis", ABSENT)]),
    ("Bystander killing by QRX-1234 was efficient in vitro.", [("Bystander killing", UP)]),
    ("QRX-1234 remained stable in the blood of monkeys.", [("stable", SAME)]),
    ("QRX-1234 killed breast, lung and colon cancer lines in vitro.", [("killed", UP)]),
    ("QRX-1234 removed 90% or more of the receptor in mice.", [("receptor", DOWN)]),
    ("QRX-1234 killed mutant cells but not normal ones in vitro.", [("killed mutant cells", UP), ("killed normal ones", ABSENT)]),
    ("Wild-type KRAS went untouched under QRX-1234 in HT-29 cells.", [("Wild-type KRAS", SAME)]),
    ("QRX-1234 cleared nine tumours of ten in mice.", [("tumours", DOWN)]),
    ("QRX-1234 cut growth of HT-29 cells by inducing apoptosis.", [("growth of HT-29 cells", DOWN), ("apoptosis", UP)]),
    ("QRX-1234 had shown potent killing in vitro.", [("killing", UP)]),
    ("QRX-1234 gave deeper responses than ZPB-4410 in mice, and longer survival.", [("responses", UP), ("survival", UP)]),
    ("Once macrophages had been depleted, QRX-1234 shrank tumours in mice.", [("tumours", DOWN)]),
]


@pytest.mark.parametrize(("text", "expected"), _EFFECTS)
def test_effects(records, text, expected):
    found = [(f.effect, f.direction.value) for f in records(text).preclinical_findings]
    assert [way for _, way in found] == [way for _, way in expected]
    assert all(want in said for (said, _), (want, _) in zip(found, expected, strict=True))


def _treatments(record, effect):
    names = {a.id: a.name for a in record.assets}
    return [sorted(names[i] for i in f.assets) for f in record.preclinical_findings if effect in f.effect]


_SHARED = [
    ("QRX-1234 slowed tumour growth in mice alone and in combination with ZPB-4410.", "growth", [["QRX-1234"], ["QRX-1234", "ZPB-4410"]]),
    (
        "QRX-1234 delayed growth in mice. Regressions were deeper when ZPB-4410, KLM-7788 or VWX-5566 was added.",
        "Regressions",
        [["QRX-1234", "ZPB-4410"], ["KLM-7788", "QRX-1234"], ["QRX-1234", "VWX-5566"]],
    ),
    ("In mice growth was reduced by QRX-1234 and ZPB-4410 by 40% and 60%, respectively.", "growth", [["QRX-1234"], ["ZPB-4410"]]),
    ("In mice both QRX-1234 and ZPB-4410 caused regressions.", "regressions", [["QRX-1234"], ["ZPB-4410"]]),
    ("QRX-1234 with ZPB-4410 or KLM-7788 gave cures in mice.", "cures", [["QRX-1234", "ZPB-4410"], ["KLM-7788", "QRX-1234"]]),
    ("QRX-1234 slowed growth in mice. Adding it to ZPB-4410 brought cures.", "cures", [["QRX-1234", "ZPB-4410"]]),
    ("QRX-1234 slowed growth in mice. The pairing with ZPB-4410 gave cures.", "cures", [["QRX-1234", "ZPB-4410"]]),
]


@pytest.mark.parametrize(("text", "effect", "expected"), _SHARED)
def test_treatments_that_share_a_finding(records, text, effect, expected):
    assert _treatments(records(text), effect) == expected


_RIVALS = [
    "QRX-1234 slowed growth in mice. It inhibited metastases more than zolbetuximab deruxtecan (ZPB-4410).",
    "QRX-1234 slowed growth in mice more than ZPB-4410 did. It inhibited metastases.",
    "QRX-1234 (QRX; Halden Bio, Merck) inhibited metastases in mice.",
    "QRX-1234 inhibited metastases in mice better than older drugs (such as ZPB-4410 and KLM-7788).",
    "QRX-1234 slowed growth in mice by 80%, with ZPB-4410 40%. It inhibited metastases.",
]


@pytest.mark.parametrize("text", _RIVALS)
def test_rivals_are_no_subjects(records, text):
    assert _treatments(records(text), "metastases") == [["QRX-1234"]]


def test_asset_of_the_paragraph(records):
    text = "QRX-1234 killed HT-29 cells. Mice lived longer when ZPB-4410 was given too. The liver was unharmed and metastases were prevented."
    assert _treatments(records(text), "metastases") == [["QRX-1234"]]


def test_a_trial_in_brackets_tells_of_no_patients(records):
    text = "QRX-1234, sibling of ZPB-4410 (phase 1, NCT04830137), binds BTK. In primary leukemia cells it cut signaling."
    assert [(f.effect, f.direction.value) for f in records(text).preclinical_findings] == [("signaling", DOWN)]


def test_models_of_a_pair_are_one_where_effects_are_several(records):
    found = records("QRX-1234 lowered Bcl-2 and Mcl-1 in HT-29 and HCT116 cells.").preclinical_findings
    assert [(f.effect, f.model) for f in found] == [("Bcl-2", "HT-29 and HCT116 cells"), ("Mcl-1", "HT-29 and HCT116 cells")]


def test_code_of_letters_and_letters_with_digits(records):
    assert [a.name for a in records("QX-BD014 shrank HT-29 tumours in mice.").assets] == ["QX-BD014"]
    assert not records("HLA-DR401 was expressed on HT-29 tumours in mice.").assets
