"""Arms of studies, and the roles, partners and trials that they give to assets; every text here is written for the tests."""

from collections.abc import Callable

from abstract2kb.records import Extraction, Role, Study
from tests.assemble.conftest import asset_named

Read = Callable[[str], Extraction]

TRIAL = (
    "ORIOLEX-3 (NCT04900001) is a phase 3, randomized trial in patients with metastatic urothelial carcinoma. "
    "Patients were assigned to enfortumab vedotin plus pembrolizumab (n = 210) or gemcitabine plus cisplatin (n = 205). "
    "The ORR was 61% with enfortumab vedotin plus pembrolizumab and 40% with gemcitabine plus cisplatin. "
    "The CR rate was 24% with enfortumab vedotin plus pembrolizumab and 11% with gemcitabine plus cisplatin. "
    "Grade 3 or higher neutropenia occurred in 8% with enfortumab vedotin plus pembrolizumab and in 31% with gemcitabine plus cisplatin."
)


def _study(found: Extraction) -> Study:
    return found.studies[0]


def _arms(found: Extraction) -> dict[frozenset[str], int | None]:
    names = {a.id: a.name for a in found.assets}
    return {frozenset(names[i] for i in arm.assets): arm.n.value if arm.n else None for arm in _study(found).arms}


def test_the_regimens_that_results_are_told_of_are_the_arms(records: Read) -> None:
    arms = _arms(records(TRIAL))
    assert set(arms) == {frozenset({"enfortumab vedotin", "pembrolizumab"}), frozenset({"gemcitabine", "cisplatin"})}


def test_every_size_of_an_arm_has_its_place(records: Read) -> None:
    found = records(TRIAL)
    sizes = [arm.n for arm in _study(found).arms if arm.n is not None]
    assert all(size.evidence and str(size.value) == size.evidence[0].quote for size in sizes)


def test_one_regimen_makes_no_arms(records: Read) -> None:
    found = records(
        "ORIOLEX-1 (NCT04900002) is a single-arm phase 2 trial of olaparib in ovarian cancer. The ORR was 31% with olaparib. "
        "The DCR was 64% with olaparib. Nausea occurred in 40% of patients given olaparib."
    )
    assert _study(found).arms == ()


def test_what_the_arms_give_together_are_partners(records: Read) -> None:
    found = records(TRIAL)
    assert "pembrolizumab" in {c.value for c in asset_named(found, "enfortumab vedotin").combinations}
    assert "gemcitabine" not in {c.value for c in asset_named(found, "enfortumab vedotin").combinations}


def test_the_drugs_of_a_control_have_no_trial_of_it(records: Read) -> None:
    found = records(TRIAL)
    assert asset_named(found, "cisplatin").role is Role.COMPARATOR
    assert asset_named(found, "cisplatin").trials == ()
    assert [t.value for t in asset_named(found, "enfortumab vedotin").trials] == ["NCT04900001"]


def test_what_a_control_adds_is_part_of_the_control(records: Read) -> None:
    found = records(
        "This phase 3 study evaluates QX-771 in prostate cancer. Patients receive QX-771 (Arm A) versus enzalutamide or abiraterone "
        "(with prednisone or dexamethasone) (Arm B). The primary endpoint is rPFS. NCT04900003"
    )
    assert [asset_named(found, n).role for n in ("enzalutamide", "prednisone", "dexamethasone")] == [Role.COMPARATOR] * 3


def test_a_drug_of_an_earlier_study_is_only_mentioned(records: Read) -> None:
    found = records(
        "Background: A recent phase 2 study showed that everolimus with letrozole improved PFS. "
        "This phase 1 trial tests QX-310 plus exemestane in breast cancer. Methods: Patients received QX-310 plus exemestane. "
        "Results: Of 24 patients treated, 9 responded. No dose-limiting toxicities occurred with QX-310. NCT04900004"
    )
    assert asset_named(found, "everolimus").role is Role.MENTIONED
    assert asset_named(found, "QX-310").role is Role.SUBJECT
