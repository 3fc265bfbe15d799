"""What short names of arms mean: every sentence and table here is written for the tests."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from abstract2kb.assemble.regimen_names import components
from abstract2kb.assemble.trial_names import TrialName
from abstract2kb.assemble.trials import find_trials
from abstract2kb.records import Extraction, Outcome

from .test_outcomes import table_scene

Records = Callable[[str], Extraction]


def test_a_number_below_a_name_in_the_first_column_is_its_number() -> None:
    rows = [
        ["Trial", "Arm"],
        ["LARCH-1", "Zelutinib"],
        ["NCT01234567 · second line", "Standard of care"],
        ["NCT07654321 and NCT07654322", "Bexutinib"],
    ]
    scene = table_scene(rows)
    start = scene.text.index("LARCH-1")
    trials = find_trials(scene, [TrialName(start, start + 7, "LARCH1")], 1)
    assert sorted(sorted(t.numbers) for t in trials.items) == [["id:NCT01234567"], ["id:NCT07654321"], ["id:NCT07654322"]]
    assert [bool(t.names) for t in trials.items if "id:NCT01234567" in t.numbers] == [True]


def test_a_number_below_a_name_in_another_column_is_of_another_row() -> None:
    scene = table_scene([["Agent", "Trial"], ["Zelutinib", "LARCH-1"], ["Bexutinib", "NCT01234567"], ["Cexutinib", "NCT07654321"]])
    start = scene.text.index("LARCH-1")
    assert len(find_trials(scene, [TrialName(start, start + 7, "LARCH1")], 1).items) == 3


def test_all_numbers_that_an_abstract_is_registered_by(records: Records) -> None:
    text = "Zelutinib in melanoma: the phase 2 LARCH-1 trial.\nTwelve patients responded. Clinical trial information: NCT01234567; NCT07654321."
    (study,) = records(text).studies
    assert sorted(r.value for r in study.registry_ids) == ["NCT01234567", "NCT07654321"]


KEY = "Ven, venetoclax; Ven-Obi, venetoclax plus obinutuzumab; Clb, chlorambucil; Pbo, placebo; RUX, ruxolitinib; Pom-Dex, pomalidomide and dexamethasone."


def _assets(extraction: Extraction, outcome: Outcome) -> list[str]:
    names = {a.id: a.name for a in extraction.assets}
    return sorted(names[i] for i in outcome.assets)


@pytest.mark.parametrize(
    ("arm", "assets"),
    [
        ("Ven-Obi", ["obinutuzumab", "venetoclax"]),
        ("Ven", ["venetoclax"]),
        ("Ven-RUX", ["ruxolitinib", "venetoclax"]),
        ("Pbo-RUX", ["ruxolitinib"]),
        ("Obi-Clb", ["chlorambucil", "obinutuzumab"]),
        ("Ven+Clb", ["chlorambucil", "venetoclax"]),
        ("Pbo", []),
        ("Pd", ["dexamethasone", "pomalidomide"]),
    ],
)
def test_arms_by_short_forms_in_prose(records: Records, arm: str, assets: list[str]) -> None:
    extraction = records(f"{KEY}\n\nThe trial ran in many centres. Median PFS was 20.1 months with {arm}.")
    (outcome,) = extraction.outcomes
    assert _assets(extraction, outcome) == assets


def test_a_usual_regimen_needs_its_drugs_in_the_article(records: Records) -> None:
    extraction = records("Zanubrutinib was compared. Median PFS was 20.1 months with DRd.")
    assert all("lenalidomide" not in _assets(extraction, o) for o in extraction.outcomes)


@pytest.mark.parametrize(
    ("name", "drugs"),
    [
        ("DVRd", ("daratumumab", "bortezomib", "lenalidomide", "dexamethasone")),
        ("Isa-Kd", ("isatuximab", "carfilzomib", "dexamethasone")),
        ("D-VMP", ("daratumumab", "bortezomib", "melphalan", "prednisone")),
        ("R-GemOx", ("rituximab", "gemcitabine", "oxaliplatin")),
        ("mFOLFOX6", ("fluorouracil", "leucovorin", "oxaliplatin")),
        ("FLAG-Ida", ("fludarabine", "cytarabine", "idarubicin")),
    ],
)
def test_usual_regimens(name: str, drugs: tuple[str, ...]) -> None:
    assert components(name) == drugs


@pytest.mark.parametrize("name", ["Red", "And", "Bad", "OS", "CR", "RT", "AML-R", "ice", "B"])
def test_names_of_no_regimen(name: str) -> None:
    assert components(name) == ()
