"""Lymphocytes of tumours that are given stand against a drug; those that are counted are none; every sentence is written for these tests."""

import pytest

from abstract2kb.nlp.given_cells import find_given_cells
from abstract2kb.pipeline import extract_text


def found(text: str) -> list[str]:
    return [text[a:b] for a, b in find_given_cells(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("168 adults were randomised to TIL or zolvamab. On TIL 49% responded.", ["TIL", "TIL"]),
        ("Tumour-infiltrating lymphocytes (TIL) versus zolvamab: TIL won.", ["Tumour-infiltrating lymphocytes", "TIL", "TIL"]),
        ("TILs rather than zolvamab were chosen.", ["TILs"]),
        ("Patients were assigned to receive autologous TIL. TIL density was low.", ["TIL"]),
    ],
)
def test_cells_that_a_trial_sets_against_a_drug(text: str, names: list[str]) -> None:
    assert found(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "TIL density was higher in those given zolvamab than in controls.",
        "High stromal TILs went with response to zolvamab.",
        "Zolvamab raised the number of tumor-infiltrating lymphocytes.",
        "ZLV-201 is an engineered TIL product; TIL therapy has a long history.",
        "Patients were randomised to TIL-high and TIL-low strata.",
    ],
)
def test_cells_that_are_counted_or_only_spoken_of(text: str) -> None:
    assert found(text) == []


def test_results_are_of_the_cells() -> None:
    extraction = extract_text("168 adults with melanoma were randomised to TIL or ipilimumab. The ORR was 49% with TIL and 21% with ipilimumab.")
    names = {a.id: a.name.lower() for a in extraction.assets}
    assert [[names[i] for i in o.assets] for o in extraction.outcomes] == [["til"], ["ipilimumab"]]
