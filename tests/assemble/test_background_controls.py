"""What the background sets a drug against is no control of the trial that is told of. The texts are written for this test."""

import pytest

from abstract2kb.pipeline import extract_text
from abstract2kb.records import Extraction

TITLE = "Glecirasib with sitneprotafib in KRAS G12C lung cancer: first patients of a phase 1 trial"
METHODS = "Glecirasib 800 mg daily was given with sitneprotafib 2 mg to 102 patients without earlier treatment."


def read(background: str, results: str) -> Extraction:
    return extract_text(f"{TITLE}\nBackground: {background}\nMethods: {METHODS}\nResults: {results}\nConclusions: The pair is active.\n")


def drugs(found: Extraction, percent: float) -> set[str]:
    names = {a.id: a.name for a in found.assets}
    return {names[i] for o in found.outcomes if o.percent == percent for i in o.assets}


@pytest.mark.parametrize(
    "background",
    [
        "In treated disease, glecirasib with sitneprotafib is to be compared with docetaxel.",
        "Glecirasib with sitneprotafib has been modestly better than docetaxel in cells.",
    ],
)
def test_a_drug_of_the_background_is_no_second_arm(background: str) -> None:
    found = read(background, "The response rate was 77% at the higher dose vs 59% at the lower dose.")
    assert drugs(found, 77) == drugs(found, 59) == {"glecirasib", "sitneprotafib"}


def test_a_control_that_comes_again_is_kept() -> None:
    background = "We compared glecirasib with sitneprotafib with docetaxel."
    found = read(background, "Docetaxel was given to 98 patients. The response rate was 62% vs 21% in the two arms.")
    assert drugs(found, 62) == {"glecirasib", "sitneprotafib"}
    assert drugs(found, 21) == {"docetaxel"}
