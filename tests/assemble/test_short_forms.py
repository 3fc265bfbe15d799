"""What short names of arms mean: every sentence and table here is written for the tests."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from abstract2kb.assemble.regimen_names import components
from abstract2kb.records import Extraction, Outcome

Records = Callable[[str], Extraction]

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
