"""Arms and drugs of the results in points of slides: of the trial in the point above, of a class, of "the same drug"."""

from collections.abc import Callable

import pytest

from abstract2kb.records import Extraction

Read = Callable[[str], Extraction]
LEAD = "What the summer meetings changed\n\n• PRAIRIE-9 (NCT06399777), phase 3: sotorasib + panitumumab vs docetaxel, 345 patients\n\n– ORR 28% vs 13%\n\n"


def sides(found: Extraction) -> list[tuple[float | None, str | None, list[str]]]:
    """Percent, arm and drugs of the outcomes but those of the first trial."""
    names = {a.id: a.name for a in found.assets}
    return [(o.percent, o.arm, [names[a] for a in o.assets]) for o in found.outcomes if o.percent not in (28.0, 13.0)]


@pytest.mark.parametrize(
    ("control", "arm"),
    [
        ("chemotherapy, 509 patients", "chemotherapy"),
        ("an aromatase inhibitor", "aromatase inhibitor"),
        ("placebo after surgery, n = 612", "placebo"),
        ("investigator’s choice in second line", "investigator’s choice"),
    ],
)
def test_controls_of_a_class(records: Read, control: str, arm: str) -> None:
    found = records(f"{LEAD}• CALDERA-4 (NCT06399333; Amgen), phase 3: tarlatamab (Imdelltra) vs {control}\n\n– ORR 35% vs 20%\n")
    assert sides(found) == [(35.0, "tarlatamab", ["tarlatamab"]), (20.0, arm, [])] or sides(found)[1][1:] == (arm, [])


def test_a_later_trial_is_of_its_own_drugs(records: Read) -> None:
    text = "• Capivasertib + docetaxel in prostate cancer, CALDERA-4 (NCT06399333), n = 1,012\n\n– ORR 33% vs 25%\n"
    assert sides(records(LEAD + text)) == [(33.0, None, ["capivasertib", "docetaxel"]), (25.0, None, [])]


def test_the_same_drug_is_given_without_its_partner(records: Read) -> None:
    text = "• CALDERA-4 (NCT06399333), phase 2, same drug after docetaxel, n = 88\n\n– ORR 35%\n"
    assert sides(records(LEAD + text)) == [(35.0, None, ["sotorasib"])]


def test_a_point_on_the_arm_of_the_trial_is_no_new_trial(records: Read) -> None:
    text = "• What panitumumab adds\n\n– CR 4% vs 1%\n"
    found = records(LEAD + text)
    assert [drugs for _, _, drugs in sides(found)] == [["sotorasib", "panitumumab"], ["docetaxel"]]
