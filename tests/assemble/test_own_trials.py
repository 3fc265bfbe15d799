"""The trial that a contribution reports among others that it names; every sentence is written for these tests."""

import pytest

from abstract2kb.pipeline import extract_text


def studies_of(text: str) -> dict[str, str | None]:
    """Of each outcome, by endpoint and number: the name or registry number of its study."""
    extraction = extract_text(text)
    names = {s.id: s.acronym.value if s.acronym else s.registry_ids[0].value if s.registry_ids else "?" for s in extraction.studies}
    return {f"{o.endpoint.value} {o.percent}": names.get(o.study or "") for o in extraction.outcomes}


BEFORE = (
    "Zolvamab in advanced sarcoma\n\nBackground\nIn LANTERN-1 (NCT05550001) tesivolimab gave an ORR of 22%. Zolvamab is an antibody against PD-1.\n\n"
)
AFTER = (
    "\n\nResults\nForty patients with sarcoma were treated with zolvamab. The ORR was 35%.\n\n"
    "Conclusions\nCORVUS-2 (NCT05550003), a phase 3 trial of zolvamab, is enrolling.\n"
)


@pytest.mark.parametrize(
    ("methods", "own"),
    [
        ("Methods\nNCT05550002, open-label, phase 1. Zolvamab 200 mg was given every 3 weeks.", "NCT05550002"),
        ("Methods\nIn this open-label phase 1 study (NCT05550002) zolvamab 200 mg was given every 3 weeks.", "NCT05550002"),
        ("Study design\nHARBOR-7 (NCT05550002) is an open-label phase 1 trial of zolvamab.", "HARBOR-7"),
        (
            "Methods\nHARBOR-7 (NCT05550002) is an open-label phase 1 trial of zolvamab. The phase 2 trial HERON-8 (NCT05550004) runs in parallel.",
            "HARBOR-7",
        ),
    ],
    ids=["number alone", "in a sentence", "named", "the one that the methods begin with"],
)
def test_the_trial_of_the_methods_is_the_one_reported(methods: str, own: str) -> None:
    assert studies_of(BEFORE + methods + AFTER)["ORR 35.0"] == own


def test_what_others_gave_stays_with_them() -> None:
    found = studies_of(BEFORE + "Methods\nNCT05550002, open-label, phase 1. Zolvamab 200 mg was given every 3 weeks." + AFTER)
    assert found["ORR 22.0"] == "LANTERN-1"


def test_trials_that_the_methods_pool_are_none_alone() -> None:
    pooled = "Methods\nPatients of HARBOR-7 (NCT05550002) and HERON-8 (NCT05550004) were pooled."
    assert studies_of(BEFORE + pooled + AFTER)["ORR 35.0"] not in ("HARBOR-7", "LANTERN-1")


def test_a_trial_to_come_is_not_the_one_reported() -> None:
    text = (
        "Zolvamab in advanced sarcoma\n\nBackground: Zolvamab is an antibody against PD-1.\n\nMethods: Records of forty patients with sarcoma were read.\n\n"
        "Results: With zolvamab the ORR was 35%.\n\nConclusions: The phase 3 trial CORVUS-2 (NCT05550003) is ongoing.\n"
    )
    assert studies_of(text)["ORR 35.0"] != "CORVUS-2"


def test_a_number_of_the_background_is_not_that_of_the_title() -> None:
    text = (
        "Zolvamab in sarcoma: first results of HARBOR-7\n\nBackground: In a phase 1b trial (NCT05550001) tesivolimab was safe.\n\n"
        "Methods: Forty patients with sarcoma were given zolvamab.\n\nResults: The ORR was 35%.\n"
    )
    assert all(s.acronym is None or not s.registry_ids for s in extract_text(text).studies)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Results from the registrational ORIOLEX-2 study of zolvamab.", ["ORIOLEX-2"]),
        ("Results from the phase 2 Registrational ORIOLEX-2 study (NCT05550002) of zolvamab.", ["ORIOLEX-2"]),
        ("SAFETY (n=127)\nZolvamab was given to 127 patients.", []),
        ("A ctDNA study of zolvamab (n = 40) is under way.", []),
    ],
)
def test_words_around_a_name_are_no_part_of_it(text: str, names: list[str]) -> None:
    assert [s.acronym.value for s in extract_text(text).studies if s.acronym] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("From the phase 1b C-912-04 trial (NCT05550002), 59 patients were given zolvamab.", ["C-912-04"]),
        ("Zolvamab was given on C1D1 and C2D1 of a study (NCT05550002).", []),
        ("ZLV-404-101 is an open-label, first-in-human phase 1 study of zolvamab.", ["ZLV-404-101"]),
        ("ZLV-404 is an antibody in a phase 1 study.", []),
        ("In HARBOR-7 (NCT05550002) the second interim analysis (IA2) was shown. The IA2 (n = 40) of zolvamab was late.", ["HARBOR-7"]),
    ],
)
def test_codes_of_protocols(text: str, names: list[str]) -> None:
    assert [s.acronym.value for s in extract_text(text).studies if s.acronym] == names


def test_a_trial_of_the_background_holds_for_what_follows_there() -> None:
    text = (
        "Zolvamab in sarcoma\n\nBackground\nIn LANTERN-1 (NCT05550001) 40 patients were given zolvamab. The ORR was 22%.\n\n"
        "Methods\nHARBOR-7 (NCT05550002) is an open-label phase 2 trial of zolvamab.\n\nResults\nThe ORR was 35%.\n"
    )
    found = studies_of(text)
    assert (found["ORR 22.0"], found["ORR 35.0"]) == ("LANTERN-1", "HARBOR-7")
