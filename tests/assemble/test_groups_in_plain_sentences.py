"""What doses, cohorts, subgroups and three arms had, in plain sentences; all names and figures are invented."""

import pytest

from abstract2kb.pipeline import extract_text
from abstract2kb.records import AdverseEvent, Outcome

ONE = "KZL-401, a MET inhibitor, was given to 60 patients with lung cancer in a phase 1/2 trial. "
THREE = "Patients with sarcoma were randomized 1:1:1 to zelvatinib, orvacept or docetaxel. "


def told(text: str) -> dict[float, tuple[str | None, set[str]]]:
    """By percent or median, the words for the arm and the drugs."""
    found = extract_text(text)
    names = {a.id: a.name.lower() for a in found.assets}
    records: list[Outcome | AdverseEvent] = [*found.outcomes, *found.adverse_events]
    numbers = [r.percent if r.percent is not None else getattr(r, "value", None) for r in records]
    return {float(n): (r.arm, {names[i] for i in r.assets}) for n, r in zip(numbers, records, strict=True) if n is not None}


@pytest.mark.parametrize(
    ("sentence", "arms"),
    [
        ("Cohort A (n = 20): ORR 40%; cohort B (n = 25): ORR 12%.", {40.0: "A", 12.0: "B"}),
        ("Dose level 3: ORR 40%. Dose level 4: ORR 12%.", {40.0: "3", 12.0: "4"}),
        ("In the dose-escalation part, the ORR was 10%; in the expansion part, it was 36%.", {10.0: "dose-escalation part", 36.0: "expansion part"}),
        (
            "In patients with liver metastases the ORR was 12%; in those without, 41%.",
            {12.0: "patients with liver metastases", 41.0: "those without"},
        ),
        ("Grade 3 rash was more common at 8 mg/kg (41%) than at 4 mg/kg (12%).", {41.0: "8 mg/kg", 12.0: "4 mg/kg"}),
        ("The ORR was 36% and the escalation went on.", {36.0: None}),
        ("For patients without a target lesion, the ORR was 12%.", {12.0: "patients without a target lesion"}),
        ("Note: ORR 40%.", {40.0: None}),
    ],
)
def test_groups_of_one_drug(sentence: str, arms: dict[float, str | None]) -> None:
    found = told(ONE + sentence)
    endings = {n: arm and (arm.split(" ")[-1] if len(arms[n] or "") == 1 else arm) for n, (arm, _) in found.items() if n in arms}
    assert endings == arms
    assert all(drugs == {"kzl-401"} for _, drugs in found.values())


@pytest.mark.parametrize(
    "sentence",
    [
        "The ORR was 41%, 23% and 12%, respectively.",
        "The ORR was 41% with zelvatinib, 23% with orvacept and 12% with docetaxel.",
        "Diarrhea was seen with zelvatinib (41%), orvacept (23%) and docetaxel (12%).",
        "Grade 3 rash occurred in 41%, 23% and 12% of patients in the zelvatinib, orvacept and docetaxel groups, respectively.",
    ],
)
def test_each_of_three_arms(sentence: str) -> None:
    assert {n: drugs for n, (_, drugs) in told(THREE + sentence).items()} == {41.0: {"zelvatinib"}, 23.0: {"orvacept"}, 12.0: {"docetaxel"}}


def test_a_choice_of_controls_is_one_arm() -> None:
    found = told("Patients with sarcoma were randomized to zelvatinib or chemotherapy (docetaxel or gemcitabine). The ORR was 41% vs 23%.")
    assert {n: drugs for n, (_, drugs) in found.items()} == {41.0: {"zelvatinib"}, 23.0: {"docetaxel", "gemcitabine"}}


def test_a_regimen_is_parted_by_no_size() -> None:
    found = told("Forty patients received zelvatinib (20 mg) and orvacept. The ORR was 41%.")
    assert found[41.0][1] == {"zelvatinib", "orvacept"}
