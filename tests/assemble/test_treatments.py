"""What the patients of a result were given, over sentences; every text is written for these tests."""

import pytest

from abstract2kb.assemble.treatments import treatments_of
from abstract2kb.pdf.report import Report
from tests.assemble.test_outcomes import read, scene_of

TRIAL = "In ABCD-1 (NCT01234567) patients were randomised to XYZ-101 plus nivolumab or to nivolumab alone. "
BOTH, ONE = ("XYZ-101", "nivolumab"), ("nivolumab",)


def assets(text: str) -> list[tuple[str, ...]]:
    return [o.assets for o in read(text)]


def test_pairs_are_in_the_order_of_the_arms() -> None:
    assert assets(TRIAL + "The ORR was 41% vs 30%.") == [BOTH, ONE]
    assert assets(TRIAL + "Median PFS was 9.1 and 5.2 months, respectively.") == [BOTH, ONE]


def test_a_ratio_is_of_the_experimental_regimen() -> None:
    assert assets(TRIAL + "The HR for PFS was 0.71.") == [BOTH]


def test_a_rise_goes_from_the_control_to_the_experimental_arm() -> None:
    assert [(o.value, o.assets) for o in read(TRIAL + "It moved median PFS from 5.2 to 9.1 months.")] == [(5.2, ONE), (9.1, BOTH)]


@pytest.mark.parametrize(("words", "expected"), [("with the doublet", BOTH), ("in the control arm", ONE), ("on nivolumab", ONE)])
def test_names_that_the_arms_go_by(words: str, expected: tuple[str, ...]) -> None:
    assert assets(f"{TRIAL}The ORR was 41% {words}.") == [expected]


def test_a_trial_that_is_named_again_brings_its_drugs_back() -> None:
    text = TRIAL + "\nDocetaxel gave an ORR of 12%.\nIn ABCD-1 the ORR was 41%."
    assert assets(text) == [("Docetaxel",), BOTH]


def test_a_partner_joins_the_subject_of_the_paragraph() -> None:
    assert assets("XYZ-101 is a fusion protein. With nivolumab, 12 of 40 patients responded.") == [BOTH]


def test_a_heading_sets_the_subject() -> None:
    assert assets("XYZ-101 in sarcoma\nOf 20 patients, 5 responded.") == [("XYZ-101",)]


def test_prior_drugs_and_comparisons_do_not_change_it() -> None:
    assert assets("XYZ-101 was given to 20 patients after docetaxel. The ORR was 25%.") == [("XYZ-101",)]


def test_a_drug_without_its_partner_ends_the_combination() -> None:
    assert assets("XYZ-101 plus nivolumab gave an ORR of 41%. XYZ-101 alone led to an ORR of 20%.")[1] == ("XYZ-101",)


def test_the_second_drug_of_a_clause_that_goes_on_without_a_verb() -> None:
    text = "XYZ-101 kept 76% of patients free of progression at 12 months, docetaxel 34%."
    assert assets(text)[0] == ("XYZ-101",)
    frame = treatments_of(scene_of(Report.from_text(text, "test"))).at(len(text) - 1)
    assert (frame.experimental, frame.control) == (("XYZ-101",), ("docetaxel",))


def test_the_control_of_a_class_has_no_assets() -> None:
    assert assets("XYZ-101 was tested against placebo. ORR was 20% vs 4%.") == [("XYZ-101",), ()]


def test_the_same_number_of_the_other_arm_is_another_result() -> None:
    assert len(read(TRIAL + "ORR was 30% vs 30%.")) == 2


def test_what_holds_in_either_arm_is_two_results() -> None:
    assert assets(TRIAL + "Median OS was not reached in either arm.") == [BOTH, ONE]


@pytest.mark.parametrize("words", ["each arm", "both treatment groups"])
def test_what_holds_in_each_arm_is_two_results(words: str) -> None:
    assert assets(f"{TRIAL}The ORR was 41% in {words}.") == [BOTH, ONE]


@pytest.mark.parametrize(
    "control",
    [
        "treatment of physician’s choice (TPC; docetaxel, eribulin or gemcitabine)",
        "standard of care (SOC; n = 211): docetaxel, eribulin or gemcitabine",
        "investigator’s choice (IC) of weekly docetaxel, eribulin or gemcitabine",
        "a change of chemotherapy (docetaxel, eribulin or gemcitabine)",
        "a switch of endocrine drug (docetaxel, eribulin or gemcitabine)",
    ],
)
def test_a_control_named_by_class_has_the_drugs_listed_with_it(control: str) -> None:
    text = f"In this trial 400 patients were randomised to XYZ-101 10 mg or {control}. Median OS was 14.5 vs 11.2 months."
    assert assets(text) == [("XYZ-101",), ("docetaxel", "eribulin", "gemcitabine")]
