"""What a result's study says of its drugs, and its drugs of its study, where its own place leaves it open; every sentence is written for these tests."""

import pytest

from abstract2kb.pipeline import extract_text
from abstract2kb.records import AdverseEvent, Outcome


def linked(text: str) -> dict[str, tuple[str | None, list[str]]]:
    """Of each result, by endpoint or event with its number: the study's name and the drugs."""
    extraction = extract_text(text)
    names = {a.id: a.name for a in extraction.assets}
    studies = {s.id: s.acronym.value if s.acronym else s.registry_ids[0].value if s.registry_ids else "?" for s in extraction.studies}
    found: dict[str, tuple[str | None, list[str]]] = {}
    records: list[Outcome | AdverseEvent] = [*extraction.outcomes, *extraction.adverse_events]
    for record in records:
        what = record.endpoint.value if isinstance(record, Outcome) else record.term
        number = record.percent if record.percent is not None else record.value if isinstance(record, Outcome) else record.n
        found[f"{what} {number}"] = (studies[record.study] if record.study else None, sorted(names[i].lower() for i in record.assets))
    return found


TWO = (
    "LANTERN-1 (NCT05550001) tested zolvamab in 88 patients with melanoma. The ORR was 41%.\n\n"
    "CORVUS-2 (NCT05550002) tested ribrutamab in 95 patients with lymphoma. The ORR was 52%.\n\n"
)


@pytest.mark.parametrize(
    ("text", "record", "expected"),
    [
        (TWO + "Safety was as expected. With zolvamab, rash occurred in 12% of patients.", "rash 12.0", ("LANTERN-1", ["zolvamab"])),
        (TWO + "Safety was as expected. With ribrutamab, rash occurred in 12% of patients.", "rash 12.0", ("CORVUS-2", ["ribrutamab"])),
        (
            TWO + "LANTERN-3 (NCT05550003) tested zolvamab in 60 patients with renal cancer. The ORR was 33%.\n\n"
            "Safety was as expected. With zolvamab, rash occurred in 12% of patients.",
            "rash 12.0",
            ("LANTERN-3", ["zolvamab"]),
        ),
    ],
    ids=["first", "second", "of two trials the one told last"],
)
def test_a_paragraph_that_names_no_trial_is_of_that_of_its_drug(text: str, record: str, expected: tuple[str, list[str]]) -> None:
    assert linked(text)[record] == expected


def test_drugs_of_no_trial_have_none() -> None:
    text = TWO + "Elsewhere, tesivolimab was given to 20 patients outside any trial, and rash occurred in 15% of patients."
    assert linked(text)["rash 15.0"] == (None, ["tesivolimab"])


CONTROLLED = (
    "In HARBOR-4 (NCT05550004), 300 patients were randomized to zolvamab or to chemotherapy (docetaxel, gemcitabine or vinorelbine).\n\n"
    "HARBOR-4 at a glance\n\nMedian PFS was 8.1 months with zolvamab in HARBOR-4.\n\n"
)


def test_a_control_named_by_its_class_was_given_what_no_other_arm_was() -> None:
    found = linked(CONTROLLED + "In HARBOR-4, neutropenia occurred in 9% on zolvamab and in 38% on chemotherapy.")
    assert found["neutropenia 9.0"] == ("HARBOR-4", ["zolvamab"])
    assert found["neutropenia 38.0"] == ("HARBOR-4", ["docetaxel", "gemcitabine", "vinorelbine"])


def test_a_placebo_is_no_drug() -> None:
    text = (
        "In HARBOR-5 (NCT05550005), 300 patients were randomized to zolvamab or placebo; letrozole was allowed.\n\n"
        "In HARBOR-5, neutropenia occurred in 9% on zolvamab and in 3% on placebo."
    )
    assert linked(text)["neutropenia 3.0"] == ("HARBOR-5", [])


def test_a_result_of_part_of_a_regimen_is_of_all_of_it_unless_that_part_was_an_arm() -> None:
    start = "In HARBOR-6 (NCT05550006), 410 patients were randomized 1:1 to zolvamab plus lenvatinib or to {}.\n\n"
    end = "Zolvamab has a short half-life. In HARBOR-6, the zolvamab group had a 12-month OS rate of 71%."
    assert linked(start.format("sunitinib") + end)["OS 71.0"][1] == ["lenvatinib", "zolvamab"]
    assert linked(start.format("zolvamab alone") + end)["OS 71.0"][1] == ["zolvamab"]


def test_a_placebo_arm_was_given_what_the_other_arm_was_given_besides() -> None:
    text = (
        "Zolvamab, an antibody, is under study with letrozole. In HARBOR-7 (NCT05550007), 300 women received zolvamab plus letrozole or placebo.\n\n"
        "HARBOR-7 safety: with zolvamab plus letrozole, neutropenia occurred in 9%. On placebo, neutropenia occurred in 3%."
    )
    assert linked(text)["neutropenia 9.0"][1] == ["letrozole", "zolvamab"]
    assert linked(text)["neutropenia 3.0"][1] == ["letrozole"]


@pytest.mark.parametrize(("name", "first"), [("QRX-2359-001", "qrx-2359"), ("CORVUS-001", "tezolimab")], ids=["named after its drug", "another name"])
def test_a_trial_is_of_the_drug_that_it_is_named_after(name: str, first: str) -> None:
    text = (
        "QRX-2359 (Norwind), a glue that degrades GSPT1. It shrank tumours in mice.\n\n"
        f"Twenty-one patients had been treated in {name} (NCT05550009, phase 1/2), less than once with tezolimab, the first drug of its kind.\n\n"
        "LANTERN-2 (NCT05550002) tested ribrutamab in 95 patients with lymphoma. The ORR was 52%."
    )
    extraction = extract_text(text)
    names = {a.id: a.name.lower() for a in extraction.assets}
    study = next(s for s in extraction.studies if s.registry_ids[0].value == "NCT05550009")
    assert names[study.assets[0]] == first


CONTROL = "In HARBOR-4 (NCT05550004), zolvamab was set against chemotherapy in 300 patients.\n\nCORVUS-2 (NCT05550002) tested ribrutamab.\n\n"


@pytest.mark.parametrize(
    ("text", "record", "study"),
    [
        ("Median PFS was 9.1 months with zolvamab and 6.2 months with chemotherapy.", "PFS 6.2", "HARBOR-4"),
        ("With zolvamab 41% responded, against 23% on docetaxel.", "ORR 23.0", "HARBOR-4"),
        ("Median PFS was 6.2 months with chemotherapy.", "PFS 6.2", None),
        ("The ORR was 41% with zolvamab, 52% with ribrutamab, and 23% with docetaxel.", "ORR 23.0", None),
    ],
    ids=["a class", "a drug of no trial", "nothing beside it", "beside two trials"],
)
def test_a_control_is_of_the_study_of_what_it_is_set_against(text: str, record: str, study: str | None) -> None:
    assert linked(CONTROL + "Outlook\n\n" + text)[record][0] == study


STORY = (
    "LANTERN-1 (NCT05550001) tested zolvamab in 88 patients with melanoma. In pretreated disease the ORR was 19% with zolvamab, "
    "and it was 46% when lenalidomide was added to zolvamab.\n\n"
)


def test_a_partner_that_is_added_does_not_lead_to_a_later_trial() -> None:
    later = "HERON-8 (NCT05550008) sets zolvamab plus lenalidomide against chemotherapy, phase 3, about 400 patients.\n"
    assert linked(LONG + STORY + later)["ORR 46.0"][0] == "LANTERN-1"


LONG = "This line only makes the text a report on many things, and tells of nothing that matters here.\n" * 70
