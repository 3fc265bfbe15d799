"""Words that stand for an arm told before, and groups beside a figure that no arm is named for."""

from collections.abc import Callable

import pytest

from abstract2kb.records import Extraction

Records = Callable[[str], Extraction]


@pytest.mark.parametrize(
    ("text", "arms"),
    [
        ("Median PFS of sotorasib was 12.8 months with the doublet and 9.9 months with the single agent.", ["doublet", "single agent"]),
        ("The median EFS was not reached with the former and 48.5 months with the latter.", ["former", "latter"]),
        ("Median PFS was 5.6 months with the higher dose, 3.9 months with the lower and 2.2 months in the control group.",
         ["higher dose", "lower", "control group"]),
        ("After a year 54.5% of the one arm and 16.2% of the other were still without progression.", ["one arm", "other"]),
        ("ORR was 36.7% at 6 mg/kg and 47.1% at 8 mg/kg; median PFS was 6.8 months at the lower dose.", ["6 mg/kg", "8 mg/kg", "lower dose"]),
        ("The confirmed ORR was 21.4% in 42 patients at active doses.", ["active doses"]),
        ("The ORR was 21.4% with the former regimen of sotorasib.", [None]),
    ],
)  # fmt: skip
def test_words_for_an_arm(records: Records, text: str, arms: list[str | None]) -> None:
    assert [o.arm for o in records(text).outcomes] == arms


def test_the_later_pair_has_the_named_arms(records: Records) -> None:
    text = (
        "Patients were randomized to sotorasib or docetaxel. Median PFS was 9.1 months in the former and 4.4 months in the latter. "
        "The ORR was 31% vs 12%."
    )
    extraction = records(text)
    names = {a.id: a.name for a in extraction.assets}
    assert [[names[i] for i in o.assets] for o in extraction.outcomes] == [["sotorasib"], ["docetaxel"]] * 2
    assert [o.arm for o in extraction.outcomes[2:]] == ["sotorasib", "docetaxel"]


def test_disease_between_percent_and_count(records: Records) -> None:
    found = records("In June the ORR of sotorasib was 38% in NSCLC (15 of 40) and 20% in pancreatic cancer (9 of 46).").outcomes
    assert [(o.arm, o.n, o.total) for o in found] == [("NSCLC", 15, 40), ("pancreatic cancer", 9, 46)]


def test_ratio_of_a_dose(records: Records) -> None:
    found = records("Against control, the PFS HR of sotorasib was 0.49 (95% CI 0.30-0.80; p=0.006) for 960 mg.").outcomes
    assert [(o.hr, o.arm) for o in found] == [(0.49, "960 mg")]
