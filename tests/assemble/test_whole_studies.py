"""A study that no other arm is told of has no group beside itself."""

from collections.abc import Callable

from abstract2kb.records import Extraction

Records = Callable[[str], Extraction]
_TRIAL = "In the ZARQUON-12 trial (NCT05396885) 50 patients were treated. "


def test_drug_of_a_single_arm_study_is_no_arm(records: Records) -> None:
    found = records(_TRIAL + "The ORR with sotorasib was 41%. Median PFS with sotorasib was 6.3 months.").outcomes
    assert [(o.arm, o.percent, o.value) for o in found] == [(None, 41.0, None), (None, None, 6.3)]


def test_drugs_of_two_arms_stay(records: Records) -> None:
    found = records(_TRIAL + "The ORR was 41% with sotorasib and 20% with docetaxel.").outcomes
    assert [o.arm for o in found] == ["sotorasib", "docetaxel"]


def test_drug_of_a_compared_study_stays(records: Records) -> None:
    found = records(_TRIAL + "Median PFS with sotorasib was 6.3 months (HR 0.70).").outcomes
    assert [o.arm for o in found] == ["sotorasib", None]


def test_a_dose_stays(records: Records) -> None:
    found = records(_TRIAL + "The ORR of sotorasib was 41% at 960 mg.").outcomes
    assert [o.arm for o in found] == ["960 mg"]
