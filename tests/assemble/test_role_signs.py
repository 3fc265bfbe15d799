"""The signs of an asset's part: what the places that name it and the results say, and the role they add up to."""

import pytest

from abstract2kb import extract_text
from abstract2kb.assemble.role_table import WEIGHTS, weigh
from abstract2kb.assemble.told_signs import told_signs
from abstract2kb.records import Role


def roles(text: str) -> dict[str, str]:
    """The role of every asset by name in lower case."""
    return {a.name.lower(): a.role.value for a in extract_text(text).assets}


def test_signs_add_up_and_the_largest_sum_is_the_role():
    start, told = weigh(()), weigh(["some control", "title control"])
    for role, at in zip(start, range(4), strict=True):
        assert told[role] == start[role] + WEIGHTS["some control"][at] + WEIGHTS["title control"][at]
    assert max(told, key=lambda r: told[r]) is Role.COMPARATOR


def test_a_sign_without_a_weight_changes_nothing():
    assert weigh(["no sign of this name"]) == weigh(())


def test_without_records_no_asset_has_a_sign():
    assert told_signs([], [], [], [], [], {}, {}) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Navelimab against imatinib in GIST models. Methods: Mice were given vehicle, imatinib (50 mg/kg) or ABX-4411 (10 mg/kg). "
            "Results: ABX-4411 shrank tumors more than imatinib. ABX-4411 was well tolerated. ABX-4411 deserves a trial.",
            {"abx-4411": "subject", "imatinib": "comparator"},
        ),
        (
            "Real-world outcomes of regorafenib after sorafenib failure. Patients with liver cancer who had progressed on sorafenib received "
            "regorafenib. The ORR was 9% with regorafenib and median OS was 10.1 months.",
            {"regorafenib": "subject", "sorafenib": "mentioned"},
        ),
        (
            "We evaluated sacituzumab govitecan with pembrolizumab in 40 patients with bladder cancer. The ORR was 41% with sacituzumab govitecan "
            "plus pembrolizumab.",
            {"sacituzumab govitecan": "subject", "pembrolizumab": "partner"},
        ),
    ],
)
def test_all_signs_together_give_the_role(text, expected):
    found = roles(text)
    assert {name: found.get(name) for name in expected} == expected


def test_what_all_arms_share_is_the_partner_of_what_is_added():
    text = (
        "Fulvestrant plus abemaciclib versus fulvestrant plus placebo: a randomized phase 3 trial. Eighty women were randomly assigned to fulvestrant "
        "plus abemaciclib and 80 to fulvestrant plus placebo. Median PFS was 18.2 months with fulvestrant plus abemaciclib and 9.1 months with "
        "fulvestrant plus placebo (HR 0.55)."
    )
    assert roles(text) == {"abemaciclib": "subject", "fulvestrant": "partner"}


def test_the_drugs_of_a_control_have_no_condition_of_the_trial():
    text = (
        "QRX-1234 versus docetaxel in lung cancer: a phase 3 trial (NCT04900777). Patients were randomly assigned to QRX-1234 or docetaxel. "
        "The ORR was 40% with QRX-1234 and 20% with docetaxel. Median PFS was 8.1 months with QRX-1234 and 4.0 months with docetaxel."
    )
    found = {a.name.lower(): a for a in extract_text(text).assets}
    assert found["docetaxel"].role is Role.COMPARATOR
    assert (found["docetaxel"].trials, found["docetaxel"].conditions) == ((), ())
    assert [c.value for c in found["qrx-1234"].trials] == ["NCT04900777"]
