"""Findings in tables; every table is made for these tests."""

from dataclasses import replace

from abstract2kb.assemble.descriptions import Named
from abstract2kb.assemble.preclinical.tabulated import tabulated

from .test_outcomes import scene_of, table_scene

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


def test_the_assets_in_a_column_that_is_not_the_first() -> None:
    rows = [
        ["Company", "Compound", "Class", "Model", "Finding"],
        ["Quorex", "QRX-1234", "antibody", "NCI-N87 xenograft", "Growth inhibited; better than ZPB-4410"],
        ["", "", "", "Calu-6 xenograft", "Complete regression, 7/8 mice"],
        ["Zephyr", "ZPB-4410", "degrader", "MM.1S mice", "Growth slowed as with QRX-1234; IL-6 release ↓"],
    ]
    assert told(rows) == [
        ("Growth", "decreased", (0,), "NCI-N87 xenograft", None),
        ("Complete regression", "increased", (0,), "Calu-6 xenograft", None),
        ("Growth", "decreased", (1,), "MM.1S mice", None),
        ("IL-6 release", "decreased", (1,), "MM.1S mice", None),
    ]


def test_what_an_asset_column_is_not() -> None:
    rows = [
        ["Measure", "Model", "Versus vehicle"],
        ["Persistence", "NSG mice", "prolonged after QRX-1234"],
        ["Lysis", "NSG mice", "none after QRX-1234"],
    ]
    assert [(f[0], f[1], f[2]) for f in told(rows)] == [("Persistence", "increased", (0,)), ("Lysis", "absent", (0,))]


def test_rows_that_go_on_with_the_agent_above() -> None:
    rows = [
        ["Agent", "Cell line", "Readout", "nM"],
        ["QRX-1234", "AsPC-1", "degradation, DC50", "9"],
        ["", "AsPC-1", "proliferation, IC50", "23"],
        ["", "HT-29", "viability, IC50", "> 3,000"],
    ]
    assert [(f[0], f[1], f[2], f[3]) for f in told(rows)] == [
        ("degradation", "increased", (0,), "AsPC-1"),
        ("proliferation", "decreased", (0,), "AsPC-1"),
        ("viability", "unchanged", (0,), "HT-29"),
    ]


def titled(title: str, rows: Rows) -> list[tuple[object, ...]]:
    report = table_scene(rows).source.report
    scene = scene_of(replace(report, tables=(replace(report.tables[0], caption=title),)))
    named = [Named(at, at + len(n), e) for e, n in enumerate(NAMES) for at in range(len(scene.text)) if scene.text.startswith(n, at)]
    return [(f.effect, f.direction.value, f.assets, f.model) for f in tabulated(scene, named)]


def test_an_effect_named_by_the_title() -> None:
    rows = [["Model", "QRX-1234", "ZPB-4410", "Both"], ["A498 xenograft", "61", "40", "103"], ["786-O xenograft", "0", "n.d.", "88"]]
    assert titled("Table 3. Tumor growth inhibition, day 28, %", rows) == [
        ("Tumor growth inhibition", "increased", (0,), "A498 xenograft"),
        ("Tumor growth inhibition", "increased", (1,), "A498 xenograft"),
        ("Tumor growth inhibition", "increased", (0, 1), "A498 xenograft"),
        ("Tumor growth inhibition", "absent", (0,), "786-O xenograft"),
        ("Tumor growth inhibition", "increased", (0, 1), "786-O xenograft"),
    ]
    assert titled("Table 3. Doses used in mice, mg/kg", rows) == []


def test_figures_beside_those_of_the_control() -> None:
    rows = [["Model", "Vehicle", "QRX-1234", "ZPB-4410"], ["A498 xenograft", "1,310", "420", "1,310"], ["MC38 mice", "900", "950", "210"]]
    assert titled("Mean tumor volume on day 21 (mm3) in mice", rows) == [
        ("Mean tumor volume", "decreased", (0,), "A498 xenograft"),
        ("Mean tumor volume", "increased", (0,), "MC38 mice"),
        ("Mean tumor volume", "decreased", (1,), "MC38 mice"),
    ]


def test_changes_with_their_sign() -> None:
    rows = [
        ["Agent", "Model", "Comparator", "Result"],
        ["QRX-1234", "A498 xenograft", "vehicle", "−71%"],
        ["ZPB-4410", "A498 xenograft", "QRX-1234", "−90% vs −44%"],
    ]
    assert titled("In vivo efficacy in mice; negative values are regression.", rows) == [
        ("regression", "increased", (0,), "A498 xenograft"),
        ("regression", "increased", (1,), "A498 xenograft"),
        ("regression", "increased", (0,), "A498 xenograft"),
    ]
    assert titled("In vivo efficacy in mice", rows) == []


def test_a_column_of_doses_names_the_asset_of_its_rows() -> None:
    rows = [
        ["Xenograft", "QRX-1234, single dose", "TGI, day 28", "Tumor-free, day 60", "p vs vehicle"],
        ["MDA-MB-468 (TNBC)", "1 mg/kg", "84%", "2/8", "<0.001"],
        ["NCI-H1975 (NSCLC)", "5 mg/kg", "96%", "0/8", "<0.001"],
    ]
    assert told(rows) == [
        ("TGI, day 28", "increased", (0,), "MDA-MB-468 (TNBC)", None),
        ("Tumor-free, day 60", "increased", (0,), "MDA-MB-468 (TNBC)", None),
        ("TGI, day 28", "increased", (0,), "NCI-H1975 (NSCLC)", None),
        ("Tumor-free, day 60", "absent", (0,), "NCI-H1975 (NSCLC)", None),
    ]


def test_treatments_beside_models_and_effects_set_against_a_control() -> None:
    rows = [
        ["Model", "Treatment", "TGI vs vehicle", "Survival at day 60"],
        ["B16F10", "QRX-1234, 5 mg/kg", "71%", "5/10"],
        ["", "anti-PD-1, 10 mg/kg", "9% (ns)", "0/10"],
        ["CT26", "ZPB-4410, 5 mg/kg", "34%", "2/10"],
    ]
    assert told(rows) == [("TGI", "increased", (0,), "B16F10", "vehicle"), ("TGI", "increased", (1,), "CT26", "vehicle")]


def test_changes_by_a_factor() -> None:
    rows = [
        ["Cynomolgus monkeys", "Cmax", "Peak lymphocytes", "NK cell expansion"],
        ["QRX-1234, 3 mg/kg", "64", "1.4×", "0.5-fold"],
        ["ZPB-4410, 1 mg/kg", "221", "1.0×", "14-fold"],
    ]
    assert [f[:3] for f in told(rows)] == [
        ("Peak lymphocytes", "increased", (0,)),
        ("NK cell expansion", "decreased", (0,)),
        ("NK cell expansion", "increased", (1,)),
    ]


def test_a_column_headed_by_an_asset_and_its_dose_holds_results() -> None:
    rows = [["Model", "QRX-1234 10 mg/kg", "ZPB-4410 3 mg/kg"], ["A498 xenograft", "61", "40"]]
    assert titled("Table 3. Tumor growth inhibition, day 28, %", rows) == [
        ("Tumor growth inhibition", "increased", (0,), "A498 xenograft"),
        ("Tumor growth inhibition", "increased", (1,), "A498 xenograft"),
    ]
