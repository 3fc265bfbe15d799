"""Controls that are told by their class, with the drugs that the class stands for, and look-alikes; every sentence is written for these tests."""

import pytest

from abstract2kb.assemble.clauses import clauses_of
from abstract2kb.pdf.report import Report
from tests.assemble.test_outcomes import scene_of
from tests.assemble.test_study_links import linked

PAIR = " The ORR was 41% vs 20%."


def pair(text: str) -> tuple[list[str], list[str]]:
    """What the first and the second arm were given."""
    found = linked(text + PAIR)
    return found["ORR 41.0"][1], found["ORR 20.0"][1]


TAXANES = ["docetaxel", "paclitaxel"]
HORMONES = ["abiraterone", "enzalutamide"]
CYTOTOXICS = ["cisplatin", "gemcitabine"]


@pytest.mark.parametrize(
    ("told", "drugs"),
    [
        ("randomised to ZLV-201 20 mg or physician's choice of chemotherapy (PCC) in 21-day cycles: docetaxel or paclitaxel (n=80).", TAXANES),
        ("randomised to ZLV-201, 7.5 mg/kg every 4 weeks for 5 doses (n=81), or to a change of ARPI (abiraterone or enzalutamide; n=80).", HORMONES),
        ("in two arms: ZLV-201 vs chemo (docetaxel or paclitaxel).", TAXANES),
        ("in two arms. Comparator: docetaxel or paclitaxel (by site).", TAXANES),
    ],
)
def test_the_drugs_of_a_control_told_by_class(told: str, drugs: list[str]) -> None:
    assert pair(f"ZLV-201 in solid tumours. Methods: 161 adults were {told} Results:") == (["zlv-201"], drugs)


@pytest.mark.parametrize(
    ("told", "partners"),
    [
        ("ZLV-201 20 mg or placebo, each with six cycles of gemcitabine and cisplatin.", CYTOTOXICS),
        ("ZLV-201 or placebo Q3W with three cycles of gemcitabine plus cisplatin.", CYTOTOXICS),
        ("ZLV-201 or placebo. Backbone by investigator: gemcitabine plus cisplatin.", CYTOTOXICS),
        ("ZLV-201 or placebo. Backbone of choice: gemcitabine and cisplatin.", CYTOTOXICS),
        ("ZLV-201 plus an inhibitor (ARPI: abiraterone or enzalutamide), or to ARPI.", HORMONES),
        ("ZLV-201 plus hormone therapy and an inhibitor (ARPI: abiraterone or enzalutamide), or to hormone therapy plus ARPI.", HORMONES),
    ],
)
def test_what_both_arms_were_given(told: str, partners: list[str]) -> None:
    assert pair(f"ZLV-201 in solid tumours. Methods: 161 adults were randomised to {told} Results:") == (sorted([*partners, "zlv-201"]), partners)


@pytest.mark.parametrize("control", ["placebo", "observation"])
def test_the_size_of_the_other_arm_stands_before_its_control(control: str) -> None:
    found = linked(f"Tezolimab came first. In LANTERN-1 (NCT05550001), 310 adults were assigned to ZLV-201 20 mg and 305 to {control}.{PAIR}")
    assert (found["ORR 41.0"][1], found["ORR 20.0"][1]) == (["zlv-201"], [])


@pytest.mark.parametrize("other", ["305 to placebo", "305 patients were allotted to placebo", "305 (1:1) to placebo"])
def test_a_backbone_told_after_the_size_of_the_other_arm(other: str) -> None:
    text = (
        f"ZLV-201 in solid tumours. 310 adults were assigned to ZLV-201 20 mg and {other}, Q3W. Backbone by investigator: gemcitabine plus cisplatin."
    )
    assert pair(text) == (["cisplatin", "gemcitabine", "zlv-201"], CYTOTOXICS)


TITLE = "ZLV-201 plus docetaxel in lung cancer. Patients were randomised to ZLV-201 plus docetaxel, or placebo with {}."


@pytest.mark.parametrize("partner", ["chemotherapy", "the same taxane"])
def test_a_placebo_with_a_class_is_given_with_the_partners(partner: str) -> None:
    assert pair(TITLE.format(partner)) == (["docetaxel", "zlv-201"], ["docetaxel"])


def test_a_placebo_with_no_drug_is_given_with_none() -> None:
    assert (
        "zlv-201"
        not in pair(
            "ZLV-201 plus tezolimab in lung cancer. Patients were randomised to ZLV-201 plus tezolimab, or to placebo with best supportive care."
        )[1]
    )


def test_a_placebo_with_another_drug_beside_two_is_the_other_arm() -> None:
    text = "ZLV-201 plus tezolimab in lung cancer. Patients were randomised to ZLV-201 plus tezolimab or placebo plus docetaxel."
    assert pair(text) == (["tezolimab", "zlv-201"], ["docetaxel"])


def test_what_comes_after_progression_is_given_with_no_arm_under_study() -> None:
    text = "ZLV-201 in lung cancer. Patients were randomised to ZLV-201, or to placebo with later tezolimab at progression."
    assert pair(text)[0] == ["zlv-201"]


@pytest.mark.parametrize(
    "told",
    [
        "The first choice (docetaxel) had failed in all.",
        "Comparator: none; rituximab had been given before.",
        "310 adults took ZLV-201 20 mg and 5 went to control visits.",
    ],
)
def test_what_is_no_control(told: str) -> None:
    assert pair(f"ZLV-201 in lung cancer. {told}")[0] == ["zlv-201"]
    assert pair(f"ZLV-201 in lung cancer. {told}")[1] in ([], ["zlv-201"])


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Patients had A or physician’s choice of chemotherapy (PCC) in 21-day cycles: docetaxel or eribulin.", 1),
        ("Patients had A or placebo, backbone by investigator: docetaxel or eribulin.", 1),
        ("Patients had A or standard of care (two sites; n = 40 each): docetaxel or eribulin.", 1),
        ("Patients had A or placebo in three countries: the ORR was 20%.", 2),
        ("The backbone of the trial was sound: docetaxel failed.", 2),
        ("There was a choice of chemotherapy in most sites: docetaxel failed.", 2),
    ],
)
def test_a_colon_that_opens_the_list_of_a_control_ends_no_clause(text: str, parts: int) -> None:
    scene = scene_of(Report.from_text(text, "test"))
    assert len([c for sentence in scene.prose() for c in clauses_of(scene.text, sentence)]) == parts
