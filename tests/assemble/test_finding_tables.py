"""Findings in tables; every table is made for these tests."""

from abstract2kb.assemble.descriptions import Named
from abstract2kb.assemble.preclinical.tabulated import tabulated

from .test_outcomes import table_scene

Rows = list[list[str]]
NAMES = ("QRX-1234", "ZPB-4410")


def told(rows: Rows) -> list[tuple[object, ...]]:
    scene = table_scene(rows)
    named = [Named(at, at + len(n), e) for e, n in enumerate(NAMES) for at in range(len(scene.text)) if scene.text.startswith(n, at)]
    return [(f.effect, f.direction.value, f.assets, f.model, f.comparator) for f in tabulated(scene, named)]


def test_a_column_of_findings_in_words() -> None:
    rows = [
        ["Agent", "Structure", "Model", "Comparator", "Finding"],
        ["QRX-1234 (Quorex)", "antibody, no Fc binding", "MC38", "vehicle", "CD8+ T cells ↑; body weight unchanged"],
        ["ZPB-4410", "fusion of IL-2", "cynomolgus monkey", "–", "NK cells not expanded; no eosinophilia"],
        ["ZPB-4410", "", "B16F10", "docetaxel alone", "with QRX-1234: growth retarded, senescent cells fewer"],
    ]
    assert told(rows) == [
        ("CD8+ T cells", "increased", (0,), "MC38", "vehicle"),
        ("body weight", "unchanged", (0,), "MC38", "vehicle"),
        ("NK cells", "unchanged", (1,), "cynomolgus monkey", None),
        ("eosinophilia", "absent", (1,), "cynomolgus monkey", None),
        ("growth", "decreased", (1, 0), "B16F10", "docetaxel alone"),
        ("senescent cells", "decreased", (1, 0), "B16F10", "docetaxel alone"),
    ]


def test_effects_as_labels() -> None:
    rows = [
        ["QRX-1234 in mice", "Set-up", "Versus vehicle"],
        ["Tumor growth", "naive BALB/c mice", "lower after boost"],
        ["Persistence", "NSG mice", "no effect"],
        ["Weight loss", "NSG mice", "none"],
    ]
    assert told(rows) == [
        ("Tumor growth", "decreased", (0,), "naive BALB/c mice", "vehicle"),
        ("Persistence", "unchanged", (0,), "NSG mice", "vehicle"),
        ("Weight loss", "absent", (0,), "NSG mice", "vehicle"),
    ]


def test_effects_as_headings_over_numbers() -> None:
    rows = [
        ["Agent", "Xenograft model", "TGI, %", "Complete regressions", "Body weight"],
        ["QRX-1234", "HCT116", "94", "7/10", "stable"],
        ["ZPB-4410", "HCT116", "31", "0/10", "not reported"],
    ]
    assert told(rows) == [
        ("TGI", "increased", (0,), "HCT116", None),
        ("Complete regressions", "increased", (0,), "HCT116", None),
        ("Body weight", "unchanged", (0,), "HCT116", None),
        ("TGI", "increased", (1,), "HCT116", None),
        ("Complete regressions", "absent", (1,), "HCT116", None),
    ]


def test_a_table_of_patients_holds_no_findings() -> None:
    assert told([["Agent", "Phase 1 trial", "Responses"], ["QRX-1234", "melanoma", "tumor shrinkage in 4 of 9 patients"]]) == []
    assert told([["Agent", "Target", "Mechanism"], ["QRX-1234", "KRAS", "reduces signaling"]]) == []


def of_note(note: str) -> list[tuple[object, object]]:
    rows = [
        ["Agent", "Model", "Comparator", "Result"],
        ["QRX-1234", "MC38 mice", "vehicle", note],
        ["ZPB-4410", "B16F10 mice", "vehicle", "growth slowed"],
    ]
    return [(f[0], f[1]) for f in told(rows) if f[2] == (0,)]


def test_the_notes_of_a_cell() -> None:
    assert of_note("Tumor size reduced. Nephrotoxicity at the top dose") == [("Tumor size", "decreased"), ("Nephrotoxicity", "increased")]
    assert of_note("Serum AFP lower at day 23; marrow inflammation on histology") == [
        ("Serum AFP", "decreased"),
        ("marrow inflammation", "increased"),
    ]
    assert of_note("Liver enzymes rose slightly, platelets stable") == [("Liver enzymes", "increased"), ("platelets", "unchanged")]
    assert of_note("ALT unchanged, AST up") == [("ALT", "unchanged"), ("AST", "increased")]
    assert of_note("sustained regression where the target was higher") == [("regression", "increased")]


def test_figures_set_beside_those_of_a_control() -> None:
    assert of_note("Survival 143 days vs 56 and 61 (controls)") == [("Survival", "increased")]
    assert of_note("Median survival 61 d (vehicle 28 d)") == [("survival", "increased")]
    assert of_note("Tumour volume at day 28 210 vs 1,340 mm3") == [("Tumour volume", "decreased")]
    assert of_note("Uptake in tumor 35 %ID/g vs 4 %ID/g for the isotype; tumor growth inhibited") == [
        ("Uptake", "increased"),
        ("tumor growth", "decreased"),
    ]
    assert of_note("Median OS 44 d against 25 d") == [("OS", "increased")]
    assert of_note("Median survival 61 d (range 28-75)") == []
    assert of_note("Dose 10 mg/kg vs 5 mg/kg") == []


def test_constants_with_their_figures_in_the_next_cell() -> None:
    rows = [
        ["Agent", "Cell line", "Readout", "nM"],
        ["QRX-1234", "AsPC-1", "proliferation, IC50", "23"],
        ["QRX-1234", "HT-29", "viability (GI50)", "> 1,000"],
        ["ZPB-4410", "A375", "degradation, DC50", "0.5"],
        ["ZPB-4410", "A549", "viability, IC50", "n.d."],
    ]
    assert told(rows) == [
        ("proliferation", "decreased", (0,), "AsPC-1", None),
        ("viability", "unchanged", (0,), "HT-29", None),
        ("degradation", "increased", (1,), "A375", None),
    ]
