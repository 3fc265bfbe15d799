"""What the patients of a result were given, over sentences; every text is written for these tests."""

from dataclasses import replace

import pytest

from abstract2kb.assemble.treatments import treatments_of
from abstract2kb.pdf.report import Report
from abstract2kb.pipeline import extract_report
from tests.assemble.briefs import brief
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


ARMS = "Patients were randomised 2:2:1 to XYZ-101 + nivolumab (xyz+nivo; n=429), docetaxel (doce; n=429) or nivolumab (nivo; n=216). "


def test_arms_of_three_go_by_the_names_of_their_brackets() -> None:
    text = ARMS + "Median PFS was 23.7 months (95% CI 19-27) on xyz+nivo, 16.6 (14.8-18.5) on doce and 18.5 (14.8-20.1) on nivo."
    assert [(o.value, o.assets) for o in read(text)] == [(23.7, BOTH), (16.6, ("docetaxel",)), (18.5, ONE)]


def test_of_three_arms_the_first_two_make_a_pair() -> None:
    assert assets(ARMS + "The ORR was 41% vs 30%.") == [BOTH, ("docetaxel",)]


def test_an_arm_is_named_after_its_drugs() -> None:
    text = "Patients were randomised to docetaxel plus placebo (control); or docetaxel plus XYZ-101 (XYZ arm). The ORR was 30% in the control arm."
    assert assets(text) == [("docetaxel",)]


def test_the_short_name_of_a_control_of_a_class() -> None:
    text = "Patients were randomised to XYZ-101 or investigator’s choice (IC) of docetaxel or eribulin. The ORR was 41% with XYZ-101 and 20% with IC."
    assert assets(text) == [("XYZ-101",), ("docetaxel", "eribulin")]


def test_one_or_the_other_are_the_arms_of_the_trial() -> None:
    text = "XYZ-101 or docetaxel in sarcoma\nPatients were allocated 1:1 to XYZ-101 120 mg or docetaxel once. The ORR was 41% vs 20%."
    assert assets(text) == [("XYZ-101",), ("docetaxel",)]


def test_a_dose_does_not_hide_the_control() -> None:
    text = "We assigned patients to XYZ-101 10 mg plus nivolumab 240 mg biweekly (n = 20) or nivolumab alone (n = 20). The ORR was 41% vs 20%."
    assert assets(text) == [BOTH, ONE]


def test_a_regimen_that_has_a_short_form_is_its_drugs() -> None:
    text = (
        "Carboplatin/paclitaxel (CP) with XYZ-101\nPatients were randomised to CP plus placebo (control); or CP plus XYZ-101 (XYZ arm). "
        "The ORR was 30% in the control arm and 50% in the XYZ arm."
    )
    assert assets(text) == [("Carboplatin", "paclitaxel"), ("Carboplatin", "paclitaxel", "XYZ-101")]


def test_doses_of_one_drug_are_no_control() -> None:
    text = "XYZ-101 was given at two doses. Median PFS was 4.9 months (95% CI 2.9-6.7) with 10 mg vs 3.9 (2.6-4.4) with 100 mg."
    assert assets(text) == [("XYZ-101",), ("XYZ-101",)]


PAIRS = """
# The autumn readouts
| Trial | Tested | {head} |
| AVOCET-3 | nivolumab | docetaxel |
| AVOCET-4 | sotorasib | everolimus |
In AVOCET-4 the ORR was 44% vs 20%. In AVOCET-3 the HR for PFS was 0.61.
"""


def given(head: str) -> list[tuple[float | None, list[str]]]:
    """What the patients of each result were given by a table of trials with that heading over its last column."""
    report = brief(PAIRS.format(head=head))
    found = extract_report(replace(report, tables=tuple(replace(table, header_rows=1) for table in report.tables)))
    names = {asset.id: asset.name for asset in found.assets}
    return [(o.percent or o.hr, [names[a] for a in o.assets]) for o in found.outcomes]


@pytest.mark.parametrize("head", ["Control", "Control arm", "Comparator (n)", "Standard treatment"])
def test_columns_of_controls_hold_what_others_are_compared_with(head: str) -> None:
    assert given(head) == [(44.0, ["sotorasib"]), (20.0, ["everolimus"]), (0.61, ["nivolumab"])]


@pytest.mark.parametrize("head", ["Partner", "Disease control drug", "Standards committee"])
def test_other_columns_hold_no_controls(head: str) -> None:
    assert (20.0, ["everolimus"]) not in given(head)
