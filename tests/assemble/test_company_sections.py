"""Briefs with a heading for each company or drug, and cards of labels beside values; every name and number is invented."""

import pytest

from abstract2kb.pipeline import extract_report
from abstract2kb.records import Extraction
from tests.assemble.briefs import brief
from tests.assemble.conftest import asset_named

COMPANIES = """
# Who does what in T-cell engagers
# Novelix Therapeutics
The lead, NVX-14, is a BCMA x CD3 bispecific antibody. In the Phase I/II HARBOUR-MM study 14 of 20 patients responded (70%). A second product, NVX-27 (GPRC5D
CAR-T), is preclinical.
# Bellora
BLR-8 is a GPRC5D CAR-T. The first-in-human study (n = 22) gave an ORR of 86%.
# Arvexa Pharma
ARV-301, a CD19 antibody, had an ORR of 31%, against 40% with NVX-14.
"""
CARDS = """
# Three to watch
# MR 204
| Developer | Marisol Rx |
| Class | TROP2 ADC |
| Status | Phase II (BRIDGEWATER) |
| Efficacy | ORR 36% (34/94) |
# Zorvatug (Helion)
| Developer | Helion Oncology |
| Partner | Pfizer |
| Class | CLDN18.2 x CD3 bispecific antibody |
| Status | Phase I |
| Efficacy | ORR 17% (4/23) |
"""
DRUGS = """
# Two of a kind
# KVM-88 (Kelmora Pharma)
A phase 1 trial of KVM-88 in melanoma (NCT06123411) began in August.
# TVB-301 (Torvane Bio)
In QUILT 3.032, the complete response rate with TVB-301 was 71%.
"""


@pytest.fixture(scope="module")
def companies() -> Extraction:
    return extract_report(brief(COMPANIES))


@pytest.fixture(scope="module")
def cards() -> Extraction:
    return extract_report(brief(CARDS))


def test_the_drugs_below_a_company_are_its_own_unless_set_against(companies: Extraction) -> None:
    owners = {a.name: [c.value for c in a.companies] for a in companies.assets}
    assert owners == {"NVX-14": ["Novelix Therapeutics"], "NVX-27": ["Novelix Therapeutics"], "BLR-8": ["Bellora"], "ARV-301": ["Arvexa Pharma"]}


def test_a_list_of_companies_has_no_study_of_its_own(companies: Extraction) -> None:
    assert [(s.acronym and s.acronym.value, len(s.assets)) for s in companies.studies] == [("HARBOUR-MM", 1)]
    blr = asset_named(companies, "BLR-8")
    assert [(o.percent, o.study) for o in companies.outcomes if blr.id in o.assets] == [(86.0, None)]


def test_a_table_of_labels_is_a_card_of_the_name_above(cards: Extraction) -> None:
    found = {a.name: ([c.value for c in a.companies], a.modality and a.modality.value, a.stage and a.stage.value) for a in cards.assets}
    assert found == {
        "MR 204": (["Marisol Rx"], "antibody-drug conjugate", "Phase 2"),
        "Zorvatug": (["Helion Oncology", "Pfizer"], "bispecific antibody", "Phase 1"),
    }


def test_the_results_of_a_card_are_of_its_asset_and_trial(cards: Extraction) -> None:
    names, trials = {a.id: a.name for a in cards.assets}, {s.id: s.acronym and s.acronym.value for s in cards.studies}
    found = {(o.percent, *(names[i] for i in o.assets), trials.get(o.study or "")) for o in cards.outcomes}
    assert found == {(36.0, "MR 204", "BRIDGEWATER"), (17.0, "Zorvatug", None)}


def test_a_number_and_a_name_below_two_drugs_are_two_trials() -> None:
    found = extract_report(brief(DRUGS))
    assert sorted(([i.value for i in s.registry_ids], s.acronym and s.acronym.value) for s in found.studies) == [
        ([], "QUILT 3.032"),
        (["NCT06123411"], None),
    ]


@pytest.mark.parametrize("head", ["Overview", "Melanoma", "Trial design", "Novelix Therapeutics"])
def test_labels_below_another_heading_are_no_card(head: str) -> None:
    table = "| Sponsor | Novelix Therapeutics |\n| Class | TROP2 ADC |\n| Status | Phase II |\n| Setting | melanoma |"
    found = extract_report(brief(f"# News\n# {head}\n{table}"))
    assert found.assets == ()


def _stages(found: Extraction) -> dict[str, tuple[list[str], str | None]]:
    return {a.name: ([c.value for c in a.companies], a.stage and a.stage.value) for a in found.assets}


def test_a_line_of_parts_below_a_name_is_a_card() -> None:
    found = extract_report(
        brief(
            """
# Ten minutes on bispecifics
# Tavonafusp
Corvane | Phase I/II | RCC
ORR 31% (5/16) after PD-1 therapy
# GX-P2
Genexion / Roche · Preclinical · Solid tumours
Complete regressions in 7 of 8 mice.
# Zorvalin | Novelix Therapeutics | Phase II | melanoma
ORR was 21% (5/24).
"""
        )
    )
    assert _stages(found) == {
        "Tavonafusp": (["Corvane"], "Phase 1/2"),
        "GX-P2": (["Roche", "Genexion"], "Preclinical"),
        "Zorvalin": (["Novelix Therapeutics"], "Phase 2"),
    }
    names = {a.id: a.name for a in found.assets}
    assert [(o.percent, [names[i] for i in o.assets]) for o in found.outcomes] == [(31.0, ["Tavonafusp"]), (21.0, ["Zorvalin"])]


def test_dots_go_to_the_stage_that_an_asset_has_reached() -> None:
    found = extract_report(
        brief(
            """
# Pipeline
| | Discovery | IND-enabling | Phase I | Phase II |
| KSB-12 (masked IL-12) – melanoma | ● | ● | ● | ● |
| KSB-21 (PSMA x CD3) – prostate cancer | ● | ● | ● | |
| KSB-30 (masked IFN-alpha) | ● | ● | – | |
# KSB-21: a safer engager?
Fourteen patients with mCRPC have been treated in a phase 1 trial. PSA50 responses were seen in five (36%).
"""
        )
    )
    assert {name: stage for name, (_, stage) in _stages(found).items()} == {"KSB-12": "Phase 2", "KSB-21": "Phase 1", "KSB-30": "Preclinical"}
    assert [(o.n, list(o.assets)) for o in found.outcomes] == [(5, [asset_named(found, "KSB-21").id])]
    assert found.studies == ()


def test_names_below_stages_are_in_them() -> None:
    found = extract_report(
        brief(
            """
# Landscape
| Target | Preclinical | Phase 1 | Phase 2 |
| BCMA | NVX-2 (Novelix Bio) | NVX-14 (Arvexa Pharma); KVM-88 (Roche) | |
| GPRC5D | – | Zorvatug | talquetamab |
"""
        )
    )
    assert {name: stage for name, (_, stage) in _stages(found).items()} == {
        "NVX-2": "Preclinical",
        "NVX-14": "Phase 1",
        "KVM-88": "Phase 1",
        "Zorvatug": "Phase 1",
        "talquetamab": "Phase 2",
    }
    assert _stages(found)["KVM-88"][0] == ["Roche"]
    assert [t.value for t in asset_named(found, "NVX-14").targets] == ["BCMA"]


def test_results_below_phases_are_no_assets() -> None:
    found = extract_report(brief("# News\n| | Phase 1 | Phase 2 |\n| ORR | 31% (5/16) | 44% (20/45) |\n| Dose | 12 mg/kg | 20 mg/kg |"))
    assert found.assets == ()


def test_a_trial_told_below_a_drug_is_of_it_and_not_of_its_control() -> None:
    found = extract_report(
        brief(
            """
# Ten minutes on bispecifics
# LMX-330
Lumexa Bio / Roche | Phase II | NSCLC, HCC
Given every three weeks; hypertension in 28% and proteinuria in 24% of fifty patients, most of them of grade 1 or 2, and few stopped treatment for it.
Phase III MERIDIAN-1 vs pembrolizumab starts in 2026
# GX-P2
Genexion | Phase I | RCC
ORR 31% (5/16)
"""
        )
    )
    names = {a.id: a.name for a in found.assets}
    assert [(s.acronym and s.acronym.value, [names[i] for i in s.assets]) for s in found.studies] == [("MERIDIAN-1", ["LMX-330", "pembrolizumab"])]
