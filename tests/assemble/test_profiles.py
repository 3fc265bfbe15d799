"""Cards and fact boxes on an asset, tables that are turned, and short codes; every name and number is invented."""

import pytest

from abstract2kb import extract_text
from abstract2kb.pipeline import extract_report
from abstract2kb.records import Extraction, Modality, Role
from tests.assemble.conftest import asset_named
from tests.tablemeaning.reading import report_of, written

CARD = "\n\n".join(
    [
        "Asset: QXR-22 (tavelkin alfa)",
        "Company: Arvexa",
        "Modality: PD-1-targeted IL-2 immunocytokine",
        "Stage: Phase 1/2 (NCT05432109, ASCEND-1)",
        "Indication: melanoma",
        "Route: intravenous",
        "Combination: pembrolizumab",
        "Efficacy: ORR 24% (8/33); DCR 61%",
        "Safety: fatigue 38%; no VLS",
    ]
)


@pytest.fixture(scope="module")
def card() -> Extraction:
    return extract_text(CARD)


def test_a_card_is_a_row_on_its_asset(card: Extraction) -> None:
    asset = asset_named(card, "QXR-22")
    assert (asset.name, [a.value for a in asset.aliases]) == ("tavelkin alfa", ["QXR-22"])
    assert [c.value for c in asset.companies] == ["Arvexa"]
    assert asset.modality is not None
    assert asset.modality.value is Modality.IMMUNOCYTOKINE
    assert asset.stage is not None
    assert asset.stage.value == "Phase 1/2"
    assert ([t.value for t in asset.trials], [c.value for c in asset.conditions]) == (["NCT05432109"], ["melanoma"])
    assert ([r.value for r in asset.routes], [c.value for c in asset.combinations]) == (["intravenous"], ["pembrolizumab"])
    assert asset.role is Role.SUBJECT


def test_the_trial_of_a_card_is_one_and_of_its_asset(card: Extraction) -> None:
    asset = asset_named(card, "QXR-22")
    assert [([i.value for i in s.registry_ids], s.acronym and s.acronym.value) for s in card.studies] == [(["NCT05432109"], "ASCEND-1")]
    assert asset.id in card.studies[0].assets


def test_the_results_of_a_card_are_of_its_asset(card: Extraction) -> None:
    asset = asset_named(card, "QXR-22")
    assert {(o.endpoint, o.percent) for o in card.outcomes} == {("ORR", 24.0), ("DCR", 61.0)}
    assert all(list(r.assets) == [asset.id] for r in (*card.outcomes, *card.adverse_events))


def test_a_line_with_one_label_is_no_card() -> None:
    found = extract_text("Program: Day two at a glance\n\nThe phase 2 trial of QXR-2204 in melanoma enrolled 40 patients.")
    assert [a.name for a in found.assets] == ["QXR-2204"]


def test_a_table_on_its_side_has_a_column_for_each_asset() -> None:
    table = """# t
title: Programs at a glance
| Program | QXR-22 | BCB-17 | NVK-8 |
| Company | Arvexa | Bluecrest | Novaklin |
| Cytokine | IL-2 | IL-12 | IL-18 |
| Stage | Phase 1/2 | Phase 1 | Preclinical |
"""
    found = extract_report(report_of(written(table)[0]))
    assert {a.name: ([c.value for c in a.companies], a.stage and a.stage.value) for a in found.assets} == {
        "QXR-22": (["Arvexa"], "Phase 1/2"),
        "BCB-17": (["Bluecrest"], "Phase 1"),
        "NVK-8": (["Novaklin"], "Preclinical"),
    }
    assert all(s.acronym is None for s in found.studies)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("QVX-8 cured 7 of 10 mice with MC38 tumors.", ["QVX-8"]),
        ("QVX-17 was given to 12 patients with melanoma.", ["QVX-17"]),
        ("QVX-8 (Pfizer) was seen at the meeting.", ["QVX-8"]),
        ("MMP-9 was elevated, and BCL-2 inhibited apoptosis.", []),
        ("PD-L1 was scored with 22C3 (Dako) in every sample.", []),
    ],
)
def test_short_codes_are_drugs_by_what_is_said_of_them(text: str, names: list[str]) -> None:
    assert [a.name for a in extract_text(text).assets] == names


def test_a_name_that_a_list_taught_has_results_in_prose() -> None:
    table = """# t
title: Agents of the year
| Agent | Company | Stage |
| Zorvalin | Arvexa | Phase 2 |
note: In the trial, Zorvalin had an objective response rate of 31% (12/39).
"""
    found = extract_report(report_of(written(table)[0]))
    zorvalin = asset_named(found, "Zorvalin")
    assert [(o.endpoint, o.percent, list(o.assets)) for o in found.outcomes] == [("ORR", 31.0, [zorvalin.id])]


def test_the_number_of_a_trial_counts_nobody() -> None:
    found = extract_text("The pCR rate with QXR-2204 repeats what nivolumab did in CheckMate 816 (24.0% vs 2.2%).")
    assert all(o.n is None for o in found.outcomes)


def test_companies_in_brackets_after_codes_and_by_their_first_word() -> None:
    found = extract_text(
        "QLM-91 (Haoran Bio) had an ORR of 60%. BNX-440 (Bionexa / Aldermere) was escalated to 30 mg/kg. Haoran's HRN-TR2 had an ORR of 31%."
    )
    owners = {a.name: sorted(c.value for c in a.companies) for a in found.assets}
    assert owners == {"QLM-91": ["Haoran Bio"], "BNX-440": ["Aldermere", "Bionexa"], "HRN-TR2": ["Haoran Bio"]}
    assert {o.percent: [a.name for a in found.assets if a.id in o.assets] for o in found.outcomes} == {60.0: ["QLM-91"], 31.0: ["HRN-TR2"]}


def test_what_a_drug_is_likened_to_is_none() -> None:
    assert [a.name for a in extract_text("Zorvistomig-like QLM-91 was given to 12 patients.").assets] == ["QLM-91"]


def test_how_many_there_were_is_no_response() -> None:
    found = extract_text("QLM-91 in dose escalation: thirty-eight patients, five PRs.")
    assert [(o.endpoint, o.n) for o in found.outcomes] == [("PR", 5)]


def test_the_cells_of_a_ranking_are_of_their_rows() -> None:
    table = """# t
above: Dato-DXd had an ORR of 26% in KESTREL-4.
title: Our ranking
| Rank | Asset (company) | Best data point |
| 1 | QLM-91 (Haoran Bio) | ORR 61% in SCLC |
| 2 | BNX-440 (Haoran Bio) | ORR 58% |
"""
    found = extract_report(report_of(written(table)[0]))
    names = {a.id: a.name for a in found.assets}
    assert {o.percent: [names[i] for i in o.assets] for o in found.outcomes if o.percent in (61.0, 58.0)} == {61.0: ["QLM-91"], 58.0: ["BNX-440"]}


def test_a_name_said_as_a_word_that_treats_patients_is_a_trial() -> None:
    found = extract_text(
        "QUOLEX-7 treated 82 newly diagnosed patients with ziftomenib. CR was 93%. In QUOLEX-1, the CR rate of ziftomenib had been 22%."
    )
    assert [a.name for a in found.assets] == ["ziftomenib"]
    assert {s.acronym.value for s in found.studies if s.acronym is not None} == {"QUOLEX-7", "QUOLEX-1"}
    assert [a.name for a in extract_text("QUOLEX-217 was given to 12 patients with melanoma.").assets] == ["QUOLEX-217"]
