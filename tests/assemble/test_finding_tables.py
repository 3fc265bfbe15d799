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
