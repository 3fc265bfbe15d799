"""Findings of verbs that mean little alone, of sentences joined to those before, and of assets that come in beside the one spoken of."""

import pytest

UP, DOWN, SAME, ABSENT = "increased", "decreased", "unchanged", "absent"

_EFFECTS = [
    ("In HT-29 xenografts QRX-1234 turned stasis into regression.", [("regression", UP)]),
    ("Macrophages of mice shifted from an M2 to an M1 phenotype on QRX-1234.", [("M1 phenotype", UP)]),
    ("In mice on QRX-1234 relapses came two weeks later.", [("relapses", DOWN)]),
    ("Mice on QRX-1234 were characterised by lower IL-6 and fewer metastases.", [("IL-6", DOWN), ("metastases", DOWN)]),
    ("Longer survival distinguished the mice on QRX-1234.", [("survival", UP)]),
    ("In mice QRX-1234 kept lesions at their starting size for a month.", [("lesions", DOWN)]),
    ("In mice QRX-1234 kept glucose at baseline level.", [("glucose", SAME)]),
    ("IC50 of QRX-1234 was 3 nM in cell lines, 20-fold lower than that of ZPB-4410.", [("IC50", DOWN)]),
    ("Monocytes were less adherent in mice on QRX-1234.", [("Monocytes adherent", DOWN)]),
    ("In addition QRX-1234 enlarged the memory pool in mice.", [("memory pool", UP)]),
    ("As a result IL-6 fell in mice on QRX-1234.", [("IL-6", DOWN)]),
    ("Red cells were not affected in mice on QRX-1234, nor were platelets.", [("Red cells", SAME), ("platelets", SAME)]),
    ("Anaemia was avoided in mice on QRX-1234.", [("Anaemia", ABSENT)]),
    ("QRX-1234 replicated in HT-29 cells but not in fibroblasts.", [("replicated", UP), ("replicated", ABSENT)]),
    ("QRX-1234 degraded KRAS in HT-29 cells and left it intact in A549 cells.", [("KRAS", DOWN), ("KRAS", SAME)]),
    ("Mice lived a median of 61 days on QRX-1234 as opposed to 33 on vehicle.", [("lived", UP)]),
    ("Tumour volume of mice was 210 mm3 with QRX-1234, compared with 1,480 mm3 with vehicle.", [("Tumour volume", DOWN)]),
    ("QRX-1234 did not raise ALT in monkeys, whereas ZPB-4410 did.", [("ALT", SAME), ("ALT", UP)]),
    ("QRX-1234 was studied in mice. The degrader lowers MYC in HT-29 cells.", [("MYC", DOWN)]),
    ("In HT-29 xenografts, QRX-1234: BRD4 gone in 1 h, MYC down 90%.", [("BRD4", DOWN), ("MYC", DOWN)]),
    ("With QRX-1234 came a burst of IL-6 in mice.", [("IL-6", UP)]),
    ("No mice relapsed on QRX-1234.", [("relapsed", ABSENT)]),
    ("QRX-1234 shifted the balance from regulatory to effector T cells in mice.", [("effector T cells", UP)]),
    ("PDX models of gastric cancer showed an ORR of 67% with QRX-1234.", [("ORR", UP)]),
    ("Exposure to QRX-1234 left progenitors functional in vitro.", [("progenitors functional", SAME)]),
    ("TGI of QRX-1234 was dose dependent in mice.", [("TGI", UP)]),
    ("After two cycles of QRX-1234 IL-6 in mice was 34 pg/mL, versus 12 pg/mL with vehicle.", [("IL-6", UP)]),
    ("QRX-1234 cleared blasts from spleen and marrow, and 90% of mice survived.", [("blasts", DOWN), ("survived", UP)]),
    ("QRX-1234 let macrophages engulf lymphoma cells in vitro.", [("engulf lymphoma cells", UP)]),
    ("QRX-1234, unlike ZPB-4410, worked in KRAS-mutant PDXs.", [("worked", UP)]),
    ("Mice on QRX-1234 lived twice as long as those on vehicle.", [("lived", UP)]),
    ("Body weights of mice on QRX-1234 followed those of controls.", [("Body weights", SAME)]),
    ("QRX-1234 given once a day at 30 mg/kg led to stasis in mice.", [("stasis", UP)]),
    ("QRX-1234 led to a reduction of 80% in IL-6 in mice.", [("IL-6", DOWN)]),
    ("QRX-1234 led to eradication of 80% of injected and 50% of distant tumours of mice.", [("injected", DOWN), ("distant tumours", DOWN)]),
    ("QRX-1234 showed superior expansion upon stimulation and less differentiation in vitro.", [("expansion", UP), ("differentiation", DOWN)]),
    ("Phosphoproteomics of HT-29 cells pointed to suppression of mTORC1 by QRX-1234.", [("mTORC1", DOWN)]),
    ("At 50 mg/kg no clinical signs were seen in monkeys on QRX-1234.", [("clinical signs", ABSENT)]),
    ("QRX-1234 thinned out the stroma of mice.", [("stroma", DOWN)]),
    ("QRX-1234 re-sensitised HT-29 cells to cisplatin.", [("re-sensitised", UP)]),
    ("QRX-1234 killed cells in vitro and showed no such preference.", [("killed cells", UP), ("preference", ABSENT)]),
]
_NO_EFFECTS = [
    "QRX-1234 was given to mice. Doses were shifted from weekly to monthly dosing.",
    "In mice QRX-1234 worked, as it had in cells.",
    "Mice on QRX-1234 were marked with ear tags.",
    "Tumours of mice were collected later, after QRX-1234 had been stopped.",
    "In mice QRX-1234 was converted into its active metabolite.",
    "QRX-1234 was given to mice. The receptor drives growth of lymphomas.",
]


@pytest.mark.parametrize(("text", "expected"), _EFFECTS)
def test_effects(records, text, expected):
    found = [(f.effect, f.direction.value) for f in records(text).preclinical_findings]
    assert [way for _, way in found] == [way for _, way in expected]
    assert all(want in said for (said, _), (want, _) in zip(found, expected, strict=True))


@pytest.mark.parametrize("text", _NO_EFFECTS)
def test_what_tells_no_effect(records, text):
    assert not records(text).preclinical_findings


_OWNERS = [
    ("QRX-1234 was given to mice. Tumours shrank, and the pair with ZPB-4410 gave cures.", "Tumours", [["QRX-1234"]]),
    ("QRX-1234 slowed growth in mice, more so with ZPB-4410.", "growth", [["QRX-1234"], ["QRX-1234", "ZPB-4410"]]),
    ("QRX-1234 stalled growth in mice; adding ZPB-4410 produced cures.", "cures", [["QRX-1234", "ZPB-4410"]]),
    ("Alone, QRX-1234 slowed growth in mice; with ZPB-4410 no tumour growth was seen.", "tumour growth", [["QRX-1234", "ZPB-4410"]]),
    ("Mice on QRX-1234 had a median survival of 54 days (vehicle: 29 days; ZPB-4410: 38 days).", "survival", [["QRX-1234"]]),
    ("The effect of QRX-1234 on MC38 tumours was stronger when ZPB-4410 was added.", "effect", [["QRX-1234", "ZPB-4410"]]),
    ("QRX-1234 was given to mice. It beat ZPB-4410 in twelve PDXs.", "beat", [["QRX-1234"]]),
    ("Tumour volume of mice was 21 mm3 with QRX-1234, against 98 mm3 with ZPB-4410.", "volume", [["QRX-1234"]]),
]


@pytest.mark.parametrize(("text", "effect", "expected"), _OWNERS)
def test_owners(records, text, effect, expected):
    record = records(text)
    names = {a.id: a.name for a in record.assets}
    assert [sorted(names[i] for i in f.assets) for f in record.preclinical_findings if effect in f.effect] == expected
